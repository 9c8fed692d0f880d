"""Whom a notice is for, and what reaches them: households by place and by what is known of them, or people by role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from storage import access
from storage.database import Db, padded
from storage.models import Account, Area, Case, Edition, Group, Household, Person, Recipient

_FLOOR = re.compile(r"[1-9][0-9]?[0-9]{2}")
_AGE = re.compile(r"([0-9]{1,3})\s*(?:周?岁|years?\b|y/?o\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a notice is for: all conditions that are given hold together; none given: every household.

    `areas`: ids of buildings and units; `floors`: (building or unit, floor), of which any may fit. `roles`: people who
    hold one of these, instead of households. `quarantined`: whether somebody of the household is in quarantine.
    `language`: those who read it. `notes`: one of these words stands in somebody's note on the roster. `age_from`: so
    old is somebody by their note (「78岁」). `unread_of`: households that have not read the newest edition of that
    notice.
    """

    areas: tuple[int, ...] = ()
    floors: tuple[tuple[int, int], ...] = ()
    roles: tuple[str, ...] = ()
    quarantined: bool | None = None
    language: str = ""
    notes: tuple[str, ...] = ()
    age_from: int = 0
    unread_of: int = 0

    def kept(self) -> dict[str, Any]:
        """As it is stored: only what is given."""
        found: dict[str, Any] = {}
        for name in ("areas", "roles", "notes"):
            if getattr(self, name):
                found[name] = list(getattr(self, name))
        if self.floors:
            found["floors"] = [list(floor) for floor in self.floors]
        for name in ("quarantined", "language", "age_from", "unread_of"):
            value = getattr(self, name)
            if value or value is False:
                found[name] = value
        return found

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Target:
        """From what is stored."""
        return cls(
            areas=tuple(kept.get("areas", ())),
            floors=tuple((area, floor) for area, floor in kept.get("floors", ())),
            roles=tuple(kept.get("roles", ())),
            quarantined=kept.get("quarantined"),
            language=kept.get("language", ""),
            notes=tuple(kept.get("notes", ())),
            age_from=kept.get("age_from", 0),
            unread_of=kept.get("unread_of", 0),
        )

    @property
    def everybody(self) -> bool:
        """Whether nothing narrows it down."""
        return self == Target()


@dataclass(frozen=True, slots=True)
class Addressee:
    """One household, or one holder of a role (then `household_id` is none), with the chats that reach them (perhaps
    none). `id` is what the pages of a long list are counted by."""

    id: int
    household_id: int | None
    person_id: int | None
    building_id: int | None
    place: str  # the address in words; of a role holder their name
    chats: tuple[tuple[str, str], ...]  # chat, language; each chat once

    @property
    def channels(self) -> str:
        """By what they are reached: "page,telegram"; empty: by nothing."""
        return ",".join(sorted({chat.partition(":")[0] for chat, _ in self.chats}))


@dataclass(frozen=True, slots=True)
class Hall:
    """A building's group that a notice is posted in."""

    chat: str
    building_id: int
    building: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What a notice will come to, counted before it is sent."""

    groups: int
    homes: int  # households, or people with a role
    chats: int  # private ones
    without: int  # homes that no private chat reaches


async def page(
    db: Db, community_id: int, target: Target, now: datetime, today: date, *, after: int = 0, limit: int = 500
) -> tuple[list[Addressee], int | None]:
    """The next of those a notice is for, by id, and the id to go on after; none: these were the last. There may be
    fewer than `limit`, or none, although more follow."""
    if target.roles:
        return await _holders(db, community_id, target, now), None
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Household.id, Household.building_id, Household.area_id, Household.room, building.name.label("building"),
            unit.name.label("unit"),
        )
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
        .where(Household.community_id == community_id, Household.id > after, *_conditions(target, now, today))
        .order_by(Household.id)
        .limit(limit)
    )  # fmt: skip
    more = rows[-1].id if len(rows) == limit else None
    floors = set(target.floors)
    kept = [row for row in rows if not floors or _on_floor(row, floors)]
    if target.age_from and kept:
        old = await _old(db, [row.id for row in kept], target.age_from)
        kept = [row for row in kept if row.id in old]
    chats = await _chats(db, [row.id for row in kept], target.language)
    return [
        Addressee(
            row.id, row.id, None, row.building_id,
            row.building + (row.unit if row.area_id != row.building_id else "") + row.room,
            tuple(chats.get(row.id, {}).items()),
        )
        for row in kept
    ], more  # fmt: skip


def _conditions(target: Target, now: datetime, today: date) -> list[ColumnElement[bool]]:
    """What can be said in SQL; floors and ages stand in words, and are sifted afterwards."""
    found: list[ColumnElement[bool]] = []
    areas = [*target.areas, *(area for area, _ in target.floors)]
    if areas:
        found.append(or_(Household.building_id.in_(areas), Household.area_id.in_(areas)))
    if target.quarantined is not None:
        held = (
            select(Case.id)
            .where(
                Case.household_id == Household.id, Case.released_at.is_(None), Case.starts_on <= today,
                Case.ends_on >= today,
            )
            .exists()
        )  # fmt: skip
        found.append(held if target.quarantined else ~held)
    if target.language:
        reads = or_(
            select(Account.id)
            .where(
                Account.household_id == Household.id, Account.gone_at.is_(None), Account.language == target.language
            )
            .exists(),
            select(Person.id)
            .where(Person.household_id == Household.id, Person.language == target.language)
            .exists(),
        )  # fmt: skip
        found.append(reads)
    if target.notes:
        words = or_(*(func.lower(Person.note).contains(word.lower(), autoescape=True) for word in target.notes))
        found.append(select(Person.id).where(Person.household_id == Household.id, words).exists())
    if target.unread_of:
        newest = (
            select(func.max(Edition.id))
            .where(Edition.notice_id == target.unread_of, Edition.state != "missed")
            .scalar_subquery()
        )
        found.append(
            select(Recipient.id)
            .where(Recipient.household_id == Household.id, Recipient.edition_id == newest, Recipient.read_at.is_(None))
            .exists()
        )
    return found


def _on_floor(row: Any, floors: set[tuple[int, int]]) -> bool:
    if not _FLOOR.fullmatch(row.room):
        return False
    floor = int(row.room) // 100
    return (row.building_id, floor) in floors or (row.area_id, floor) in floors


def ages(note: str) -> list[int]:
    """The ages, in years, that a note on the roster says: 「78岁，独居」."""
    return [int(years) for years in _AGE.findall(note)]


async def _old(db: Db, homes: Sequence[int], age: int) -> set[int]:
    rows = await db.all(
        select(Person.household_id, Person.note).where(Person.household_id.in_(padded(homes)), Person.note != "")
    )
    return {
        row.household_id
        for row in rows
        if row.household_id is not None and any(years >= age for years in ages(row.note))
    }


async def _chats(db: Db, homes: Sequence[int], language: str) -> dict[int, dict[str, str]]:
    if not homes:
        return {}
    query = select(Account.household_id, Account.chat, Account.language).where(
        Account.household_id.in_(padded(homes)), Account.gone_at.is_(None)
    )
    if language:
        query = query.where(Account.language == language)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in await db.all(query.order_by(Account.opened_at, Account.id)):
        if row.household_id is not None:
            found[row.household_id].setdefault(row.chat, row.language)
    return found


async def _holders(db: Db, community_id: int, target: Target, now: datetime) -> list[Addressee]:
    """Who holds one of the roles, and for one of the places, where places are named."""
    named = {*target.areas, *(area for area, _ in target.floors)}
    if named:
        rows = await db.all(select(Area.id, Area.path).where(Area.id.in_(list(named))))
        above = {int(id) for row in rows for id in row.path.split(".") if id}
        named = above | {id for id, _ in await access.subtree(db, list(named))}
    found = []
    for duty in await access.duties(db, community_id, target.roles, now):
        if named and not any(kind == "area" and id in named for kind, id in duty.places):
            continue
        chats = tuple((chat, words) for chat, words in duty.chats if not target.language or words == target.language)
        if target.language and not chats:
            continue
        found.append(Addressee(duty.person_id, None, duty.person_id, None, duty.name, chats))
    return found


async def halls(db: Db, community_id: int, target: Target) -> list[Hall]:
    """The groups of the buildings that a notice is for; none where it is for people with a role."""
    if target.roles:
        return []
    query = (
        select(Group.chat, Area.id, Area.name)
        .join(Area, Area.id == Group.area_id)
        .where(Area.community_id == community_id, Group.left_at.is_(None))
        .order_by(Group.id)
    )
    areas = [*target.areas, *(area for area, _ in target.floors)]
    if areas:
        of_units = select(Area.parent_id).where(Area.id.in_(areas), Area.kind == "unit")
        query = query.where(or_(Area.id.in_(areas), Area.id.in_(of_units)))
    return [Hall(row.chat, row.id, row.name) for row in await db.all(query)]


async def reach(
    db: Db, community_id: int, target: Target, places: str, now: datetime, today: date
) -> Reach:  # fmt: skip
    """What a notice would come to if it were sent now."""
    groups = len(await halls(db, community_id, target)) if places != "private" else 0
    homes = without = 0
    chats: set[str] = set()
    async for one in everybody(db, community_id, target, now, today):
        homes += 1
        without += not one.chats
        if places != "groups":
            chats.update(chat for chat, _ in one.chats)
    return Reach(groups, homes, len(chats), without)


async def everybody(db: Db, community_id: int, target: Target, now: datetime, today: date) -> Any:
    """All of them, one after another, page by page."""
    after: int | None = 0
    while after is not None:
        some, after = await page(db, community_id, target, now, today, after=after, limit=2000)
        for one in some:
            yield one


async def named(db: Db, areas: Sequence[int]) -> dict[int, str]:
    """Buildings and units in words, by id: 3号楼, 3号楼2单元."""
    above = aliased(Area)
    rows = await db.all(
        select(Area.id, Area.kind, Area.name, above.name.label("above"))
        .outerjoin(above, and_(above.id == Area.parent_id))
        .where(Area.id.in_(list(areas)))
    )
    return {row.id: (row.above or "") + row.name if row.kind == "unit" else row.name for row in rows}
