"""邀请: the code on the door and the token in the page's address, by which a household or a role holder comes in.

A code is 8 characters of 31 that nobody confuses (no 0/O, 1/I/L), in which letters and digits change places at least
three times: so no word, temperature or "Peter 367" is ever taken for one.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from handlers import access
from handlers.roster import name_mask
from handlers.roster.cells import ROLES
from storage import history
from storage import invites as stored
from storage.database import Db
from storage.invites import Door, Holder, InQuarantine, Invite

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8
_CHANGES = 3
_ALL_ROLES = tuple(dict.fromkeys((*ROLES, *access.ROLES)))  # the one that may do most first; not all come by a roster
_LEAD = re.compile(
    r"^(?:/start|/?code|(?:my|the|our|invite|invitation)\s*code|(?:这是|我的|我家的|我们家的|门上的)?(?:8\s*位)?(?:验证码|邀请码|码))"
    r"\s*(?:is|是|为)?\s*[:=]?\s*",
    re.IGNORECASE,
)
_AROUND = "「」『』“”\"'‘’()[]【】<>《》。.,，!?、:;~ "
_GAPS = re.compile(r"[\s\-‐‑–—_]+")


@dataclass(frozen=True, slots=True)
class InviteLine:
    """One person of the listing; role holders have a code of their own, the others share their household's."""

    community: str
    building: str
    unit: str
    room: str
    name: str
    role: str
    code: str
    telegram_link: str
    page_link: str


@dataclass(frozen=True, slots=True)
class Stay:
    """Those in quarantine on the same days, as a door may tell it: names masked, both days counted."""

    names: tuple[str, ...]
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class DoorNotice:
    """What hangs on one door. `responsible`: role → name of who is nearest to this door, "" where there is nobody."""

    community: str
    building: str
    unit: str
    room: str
    stays: tuple[Stay, ...]
    responsible: dict[str, str]
    safe_word: str
    code: str
    telegram_link: str
    page_link: str


def make_code() -> str:
    """A new code that `read_code` knows as one."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if _is_code(code):
            return code


def make_token() -> str:
    """24 characters for an address, 144 bits; the first is a letter or digit: no program takes it for an option."""
    while True:
        token = secrets.token_urlsafe(18)
        if token[0].isalnum():
            return token


def read_code(text: str) -> str | None:
    """The code that a person typed, whatever its case, width and gaps; none if these words are not a code."""
    words = unicodedata.normalize("NFKC", text).strip(_AROUND)
    words = _LEAD.sub("", words).strip(_AROUND)
    code = _GAPS.sub("", words).upper()
    return code if _is_code(code) else None


def _is_code(text: str) -> bool:
    if len(text) != LENGTH or any(char not in ALPHABET for char in text):
        return False
    return sum(one.isdigit() != other.isdigit() for one, other in pairwise(text)) >= _CHANGES


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sorts 3号楼 before 10号楼."""
    return tuple((int(digits or 0), words) for words, digits in re.findall(r"(\D*)(\d*)", text))


def telegram_link(username: str, code: str) -> str:
    """Opens the bot with the code already typed; empty while the bot's name is not known."""
    return f"https://t.me/{username.lstrip('@')}?start={code}" if username else ""


def page_link(public_url: str, token: str) -> str:
    """The household's page."""
    return f"{public_url.rstrip('/')}/h/{token}"


def nearest(door: Door, holders: Iterable[Holder]) -> dict[str, str]:
    """Who answers for a door, by role: the one for the household before the unit's, the building's, the community's."""
    found: dict[str, tuple[int, str]] = {}
    for holder in holders:
        if holder.community_id != door.community_id:
            continue
        if holder.household_id is not None:
            distance = 0 if holder.household_id == door.id else None
        elif holder.area_id is None:
            distance = len(door.areas)
        else:
            distance = len(door.areas) - door.areas.index(holder.area_id) if holder.area_id in door.areas else None
        if distance is not None and (holder.role not in found or distance < found[holder.role][0]):
            found[holder.role] = (distance, holder.name)
    return {role: found.get(role, (0, ""))[1] for role in ("staff", "clinician", "liaison")}


def stays(cases: Iterable[InQuarantine]) -> tuple[Stay, ...]:
    """A household's cases, those of the same days together, the earliest first."""
    names: dict[tuple[date, date], list[str]] = {}
    for case in sorted(cases, key=lambda case: (case.starts_on, case.ends_on)):
        names.setdefault((case.starts_on, case.ends_on), []).append(name_mask(case.name))
    return tuple(Stay(tuple(masked), *days) for days, masked in names.items())


async def ensure(db: Db, now: datetime, days: int) -> int:
    """A live invite for each household with people in it, one of their own for each role holder; how many are new."""
    wanting = await stored.wanting(db, now)
    made = len(wanting)
    while wanting:  # a code that is taken already (one in billions) is drawn again in the next round
        rows = []
        for one in wanting:
            code, token = make_code(), make_token()
            rows.append({
                "community_id": one.community_id,
                "household_id": one.household_id,
                "person_id": one.person_id,
                "code_digest": db.vault.digest(code),
                "code_sealed": db.vault.seal(code),
                "token_digest": db.vault.digest(token),
                "token_sealed": db.vault.seal(token),
                "created_at": now,
                "expires_at": now + timedelta(days=days),
            })  # fmt: skip
        await stored.add(db, rows)
        wanting = await stored.wanting(db, now)
    return made


async def by_code(db: Db, code: str, now: datetime) -> Invite | None:
    """The invite of a code as `read_code` gives it; whether it still lets anybody in is its `state`."""
    return await stored.by_code(db, db.vault.digest(code), now)


async def by_token(db: Db, token: str, now: datetime) -> Invite | None:
    """The invite of a page's token; whether it still lets anybody in is its `state`."""
    return await stored.by_token(db, db.vault.digest(token), now)


async def revoke(db: Db, invite_id: int, now: datetime, actor: str) -> bool:
    """Close a way in: its code and page link stop, who came in by it stays. False if it was closed already."""
    invite = await stored.by_id(db, invite_id, now)
    if invite is None or invite.revoked_at is not None:
        return False
    await stored.revoke(db, invite_id, now)
    await history.add(db, [{
        "community_id": invite.community_id, "at": now, "actor": actor, "action": "invite-revoked",
        "subject": f"invite/{invite_id}", "details": {},
    }])  # fmt: skip
    return True


async def listing(
    db: Db, now: datetime, *, public_url: str, telegram_username: str = "", actor: str = "system", how: str = "json"
) -> list[InviteLine]:
    """Everybody on the roster with their way in, in the order of the doors; that they were listed is on the record."""
    ways = await _ways(db, now, public_url, telegram_username)
    roles: dict[int, set[str]] = {}
    for holder in await stored.holders(db, now):
        roles.setdefault(holder.person_id, set()).add(holder.role)
    people = sorted(
        await stored.residents(db),
        key=lambda one: (natural(one.community), natural(one.building), natural(one.unit), natural(one.room), one.id),
    )
    lines = []
    for one in people:
        held = [role for role in _ALL_ROLES if role in roles.get(one.id, ())]
        way = ways.person.get(one.id) if held else None
        way = way or ways.household.get(one.household_id or 0, _Way("", "", ""))
        lines.append(
            InviteLine(
                community=one.community,
                building=one.building,
                unit=one.unit,
                room=one.room,
                name=one.name,
                role=",".join(held) or "resident",
                code=way.code,
                telegram_link=way.telegram_link,
                page_link=way.page_link,
            )
        )
    await _record(db, now, actor, how, [one.community_id for one in people])
    return lines


async def door_notices(
    db: Db, now: datetime, *, public_url: str, telegram_username: str = "", everyone: bool = False,
    actor: str = "system",
) -> list[DoorNotice]:  # fmt: skip
    """A notice for each household in quarantine, or with `everyone` for each that has an invite; on the record."""
    ways = await _ways(db, now, public_url, telegram_username)
    cases: dict[int, list[InQuarantine]] = {}
    for one in await stored.in_quarantine(db):
        cases.setdefault(one.household_id, []).append(one)
    holders = await stored.holders(db, now)
    doors = sorted(
        (door for door in await stored.doors(db) if door.id in ways.household and (everyone or door.id in cases)),
        key=lambda door: (natural(door.community), natural(door.building), natural(door.unit), natural(door.room)),
    )
    await _record(db, now, actor, "html", [door.community_id for door in doors])
    return [
        DoorNotice(
            community=door.community,
            building=door.building,
            unit=door.unit,
            room=door.room,
            stays=stays(cases.get(door.id, ())),
            responsible=nearest(door, holders),
            safe_word=door.safe_word,
            code=ways.household[door.id].code,
            telegram_link=ways.household[door.id].telegram_link,
            page_link=ways.household[door.id].page_link,
        )
        for door in doors
    ]


@dataclass(frozen=True, slots=True)
class _Way:
    code: str
    telegram_link: str
    page_link: str


@dataclass(frozen=True, slots=True)
class _Ways:
    household: dict[int, _Way]
    person: dict[int, _Way]


async def _ways(db: Db, now: datetime, public_url: str, username: str) -> _Ways:
    """Every live way in, unsealed."""
    ways = _Ways({}, {})
    for one in await stored.keys(db, now):
        code = db.vault.open(one.code_sealed)
        way = _Way(code, telegram_link(username, code), page_link(public_url, db.vault.open(one.token_sealed)))
        if one.person_id is not None:
            ways.person[one.person_id] = way
        elif one.household_id is not None:
            ways.household[one.household_id] = way
    return ways


async def _record(db: Db, now: datetime, actor: str, how: str, communities: Sequence[int]) -> None:
    await history.add(db, [
        {
            "community_id": id, "at": now, "actor": actor, "action": "invites-listed", "subject": f"area/{id}",
            "details": {"format": how, "count": communities.count(id)},
        }
        for id in dict.fromkeys(communities)
    ])  # fmt: skip
