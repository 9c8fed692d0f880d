"""值班: who is on duty where and when; plans, swaps, notes for whoever comes next.

A shift that is taken back or goes to somebody else ends (`ended_at`) and stays. What two people may do at the same
moment is a conditional UPDATE, and says whether it was this one that did it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, update
from sqlalchemy.orm import aliased

from storage.access import Keeper
from storage.database import Db
from storage.models import Account, Alert, Area, Grant, Household, Person, Shift, Swap, Thread
from storage.types import Instant
from storage.vault import WrongKey


@dataclass(frozen=True, slots=True)
class Standing:
    """A shift that has not been taken back. `area_id` none: for the whole community, `place` is empty then. `fit`: the
    person still holds a role here; `reachable`: in a chat that they opened with their own invite."""

    id: int
    community_id: int
    area_id: int | None
    place: str
    path: str  # of the area, "" for the whole community
    person_id: int
    person: str
    day: date
    name: str
    starts_at: datetime
    ends_at: datetime
    created_at: datetime
    fit: bool
    reachable: bool
    note: str


def _holds(now: datetime, person: Any, community: Any) -> ColumnElement[bool]:
    return (
        select(Grant.id)
        .where(Grant.person_id == person, Grant.community_id == community, Grant.since <= now)
        .where(or_(Grant.until.is_(None), Grant.until > now))
        .exists()
    )


def _own(person: Any) -> ColumnElement[bool]:
    """Accounts that somebody opened with their own invite, and that can be reached."""
    return and_(Account.person_id == person, Account.scope.startswith("person/"), Account.gone_at.is_(None))


_area, _parent = aliased(Area), aliased(Area)


async def _standing(db: Db, now: datetime, *conditions: ColumnElement[bool]) -> list[Standing]:
    rows = await db.all(
        select(
            Shift.id, Shift.community_id, Shift.area_id, _area.kind, _area.name.label("area"), _area.path,
            _parent.name.label("above"), Shift.person_id, Person.name.label("person"), Shift.day, Shift.name,
            Shift.starts_at, Shift.ends_at, Shift.created_at, Shift.note_sealed,
            _holds(now, Shift.person_id, Shift.community_id).label("fit"),
            select(Account.id).where(_own(Shift.person_id)).exists().label("reachable"),
        )
        .join(Person, Person.id == Shift.person_id)
        .outerjoin(_area, _area.id == Shift.area_id)
        .outerjoin(_parent, _parent.id == _area.parent_id)
        .where(Shift.ended_at.is_(None), *conditions)
        .order_by(Shift.starts_at, Shift.id)
    )  # fmt: skip
    found = []
    for row in rows:
        note = ""
        if row.note_sealed is not None:
            with suppress(WrongKey):  # sealed with a key that is lost: as good as none
                note = db.vault.open(row.note_sealed)
        place = (row.above if row.kind == "unit" else "") + (row.area or "")
        found.append(Standing(
            row.id, row.community_id, row.area_id, place, row.path or "", row.person_id, row.person, row.day,
            row.name, row.starts_at, row.ends_at, row.created_at, row.fit, row.reachable, note,
        ))  # fmt: skip
    return found


# --- looking ----------------------------------------------------------------------------------------------------------


async def between(
    db: Db, since: datetime, until: datetime, now: datetime, *, community_id: int | None = None
) -> list[Standing]:
    """The shifts that touch a span of time, of one community or of all, by their beginning."""
    here = [Shift.community_id == community_id] if community_id is not None else []
    return await _standing(db, now, Shift.ends_at > since, Shift.starts_at < until, *here)


async def of_days(db: Db, community_id: int, days: Collection[date], now: datetime) -> list[Standing]:
    """The shifts that begin on these days."""
    return await _standing(db, now, Shift.community_id == community_id, Shift.day.in_(list(days)))


async def of_people(db: Db, people: Collection[int], since: datetime, now: datetime) -> list[Standing]:
    """The shifts of these people that are not over at a moment."""
    return await _standing(db, now, Shift.person_id.in_(list(people)), Shift.ends_at > since)


async def by_ids(db: Db, ids: Collection[int], now: datetime) -> dict[int, Standing]:
    """These shifts, as far as they have not been taken back."""
    return {one.id: one for one in await _standing(db, now, Shift.id.in_(list(ids)))}


async def on_duty(db: Db, community_id: int, areas: Collection[int], now: datetime) -> list[Standing]:
    """Who is on duty now for a place: `areas` is the place with all that it lies in. Only who still holds a role."""
    covers = or_(Shift.area_id.is_(None), Shift.area_id.in_([community_id, *areas]))
    found = await _standing(
        db, now, Shift.community_id == community_id, Shift.starts_at <= now, Shift.ends_at > now, covers
    )
    return [one for one in found if one.fit]


async def watching(db: Db, household_id: int, roles: Sequence[str], now: datetime) -> list[Keeper]:
    """Who is on duty now for a household and holds one of the roles somewhere in its community."""
    home = await db.first(
        select(Household.community_id, Household.building_id, Household.area_id).where(Household.id == household_id)
    )
    if home is None:
        return []
    found = await on_duty(db, home.community_id, (home.building_id, home.area_id), now)
    return await holders(db, home.community_id, [one.person_id for one in found], roles, now) if found else []


async def holders(
    db: Db, community_id: int, people: Collection[int], roles: Sequence[str], now: datetime
) -> list[Keeper]:
    """Those of these people who hold one of the roles somewhere in a community."""
    rows = await db.all(
        select(Person.id, Person.name, Grant.role, Account.chat, Account.language)
        .join(Grant, Grant.person_id == Person.id)
        .outerjoin(Account, _own(Person.id))
        .where(
            Person.id.in_(list(people)), Grant.community_id == community_id, Grant.role.in_(roles),
            Grant.since <= now, or_(Grant.until.is_(None), Grant.until > now),
        )
        .order_by(Person.id, Grant.id, Account.id)
    )  # fmt: skip
    found: dict[int, tuple[str, str, dict[str, str]]] = {}
    for row in rows:
        _, _, chats = found.setdefault(row.id, (row.name, row.role, {}))
        if row.chat is not None:
            chats.setdefault(row.chat, row.language)
    return [
        Keeper(id, name, role, tuple(chats.items()), near=4, on_duty=True) for id, (name, role, chats) in found.items()
    ]


@dataclass(frozen=True, slots=True)
class Voice:
    """An account in which somebody with a role can be reached. `busy`: we wait there for the answer to something."""

    account_id: int
    chat: str
    language: str
    busy: bool


async def voices(db: Db, people: Collection[int], now: datetime) -> dict[int, list[Voice]]:
    """The own accounts of these people, each chat once; who has none is missing from the answer."""
    rows = await db.all(
        select(
            Account.person_id, Account.id, Account.chat, Account.language,
            and_(Account.expects.is_not(None), or_(Account.expects_until.is_(None), Account.expects_until > now)).label(
                "busy"
            ),
        )
        .where(Account.person_id.in_(list(people)), _own(Account.person_id))
        .order_by(Account.id)
    )  # fmt: skip
    found: dict[int, list[Voice]] = defaultdict(list)
    for row in rows:
        if row.person_id is not None and row.chat not in [voice.chat for voice in found[row.person_id]]:
            found[row.person_id].append(Voice(row.id, row.chat, row.language, row.busy))
    return dict(found)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of a community by name. `fit`: they hold a role there now, so they may be on duty."""

    person_id: int
    name: str
    phone_mask: str
    fit: bool
    reachable: bool


async def candidates(db: Db, community_id: int, now: datetime) -> list[Candidate]:
    """Everybody who holds a role in a community now."""
    return await _people(db, now, Person.community_id == community_id, _holds(now, Person.id, Person.community_id))


async def residents(db: Db, community_id: int, names: Collection[str], now: datetime) -> list[Candidate]:
    """Those of a community, with or without a role, who bear one of the names."""
    return await _people(db, now, Person.community_id == community_id, Person.name.in_(list(names)))


async def _people(db: Db, now: datetime, *conditions: ColumnElement[bool]) -> list[Candidate]:
    rows = await db.all(
        select(
            Person.id, Person.name, Person.phone_mask,
            _holds(now, Person.id, Person.community_id).label("fit"),
            select(Account.id).where(_own(Person.id)).exists().label("reachable"),
        )
        .where(*conditions)
        .order_by(Person.id)
    )  # fmt: skip
    return [Candidate(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Place:
    """A building or unit of a community. `name` is the whole of it: 3号楼2单元."""

    area_id: int
    name: str
    path: str
    building_id: int


async def places(db: Db, community_id: int) -> list[Place]:
    """Every building and unit of a community."""
    rows = await db.all(
        select(_area.id, _area.name, _area.kind, _area.path, _area.parent_id, _parent.name.label("above"))
        .outerjoin(_parent, _parent.id == _area.parent_id)
        .where(_area.community_id == community_id, _area.kind.in_(("building", "unit")))
        .order_by(_area.id)
    )
    return [
        Place(row.id, (row.above if row.kind == "unit" else "") + row.name, row.path,
              row.parent_id if row.kind == "unit" and row.parent_id is not None else row.id)
        for row in rows
    ]  # fmt: skip


async def path(db: Db, area_id: int) -> str:
    """The area's path: its own id last, "1.5.9."."""
    return await db.scalar(select(Area.path).where(Area.id == area_id)) or ""


async def paths(db: Db, areas: Collection[int], households: Collection[int]) -> list[str]:
    """The paths of these areas, and of those in which these households live."""
    ids = [*areas]
    if households:
        ids += await db.scalars(select(Household.area_id).where(Household.id.in_(list(households))))
    return await db.scalars(select(Area.path).where(Area.id.in_(ids)).order_by(Area.id)) if ids else []


async def communities(db: Db, since: datetime, until: datetime) -> list[int]:
    """The communities in which anybody is planned within a span of time."""
    rows = select(Shift.community_id).where(Shift.ended_at.is_(None), Shift.ends_at > since, Shift.starts_at < until)
    return await db.scalars(rows.distinct().order_by(Shift.community_id))


@dataclass(frozen=True, slots=True)
class Open:
    """How much waits for somebody in a place."""

    alerts: int
    threads: int


async def open_in(db: Db, community_id: int, area_id: int | None) -> Open:
    """The open alerts and threads of a place, counted."""

    async def count(table: type[Alert] | type[Thread], *open: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(table.community_id == community_id, *open)
        if area_id is not None and area_id != community_id:
            query = query.join(Household, Household.id == table.household_id).where(
                or_(Household.building_id == area_id, Household.area_id == area_id)
            )
        return await db.scalar(query) or 0

    return Open(
        await count(Alert, Alert.closed_at.is_(None)), await count(Thread, Thread.closed_at.is_(None))
    )  # fmt: skip


# --- planning ---------------------------------------------------------------------------------------------------------


async def add(
    db: Db, *, community_id: int, area_id: int | None, person_id: int, day: date, name: str, starts_at: datetime,
    ends_at: datetime, now: datetime, replaces_id: int | None = None,
) -> bool:  # fmt: skip
    """A new shift; False if this person begins one at that moment already."""
    return await db.put_new(
        Shift, community_id=community_id, area_id=area_id, person_id=person_id, day=day, name=name,
        starts_at=starts_at, ends_at=ends_at, created_at=now, replaces_id=replaces_id,
    )  # fmt: skip


async def end(db: Db, ids: Collection[int], now: datetime) -> list[int]:
    """Take shifts back; gives those that this ended, and that nobody had before."""
    if not ids:
        return []
    rows = await db.returning(
        update(Shift).where(Shift.id.in_(list(ids)), Shift.ended_at.is_(None)).values(ended_at=now).returning(Shift.id)
    )
    return [row.id for row in rows]


async def restore(db: Db, ids: Collection[int]) -> None:
    """Undo what `end` did in this transaction."""
    if ids:
        await db.run(update(Shift).where(Shift.id.in_(list(ids))).values(ended_at=None))


async def write_note(db: Db, id: int, text: str) -> None:
    """What is handed over at the end of a shift; written again, it takes the place of the former."""
    await db.run(update(Shift).where(Shift.id == id).values(note_sealed=db.vault.seal(text)))


# --- swapping ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks another to change shifts, or to take one."""

    id: int
    community_id: int
    shift_id: int
    other_id: int | None
    asked_by: int
    asked_of: int
    state: str


async def ask(
    db: Db, *, community_id: int, shift_id: int, other_id: int | None, by: int, of: int, now: datetime
) -> int:
    """A new question; gives its id."""
    return await db.insert(
        Swap, community_id=community_id, shift_id=shift_id, other_id=other_id, asked_by=by, asked_of=of,
        state="asked", asked_at=now,
    )  # fmt: skip


def _asked(row: Any) -> Asked:
    return Asked(row.id, row.community_id, row.shift_id, row.other_id, row.asked_by, row.asked_of, row.state)


_SWAP = select(
    Swap.id, Swap.community_id, Swap.shift_id, Swap.other_id, Swap.asked_by, Swap.asked_of, Swap.state
)  # fmt: skip


async def swap(db: Db, id: int) -> Asked | None:
    """One of them."""
    row = await db.first(_SWAP.where(Swap.id == id))
    return _asked(row) if row is not None else None


async def open_swap(db: Db, shift_id: int, other_id: int | None, of: int) -> Asked | None:
    """The same question, if it has been asked and not answered."""
    same = Swap.other_id.is_(None) if other_id is None else Swap.other_id == other_id
    row = await db.first(_SWAP.where(Swap.shift_id == shift_id, same, Swap.asked_of == of, Swap.state == "asked"))
    return _asked(row) if row is not None else None


async def decide(db: Db, id: int, state: str, now: datetime) -> bool:
    """How it ended; False if it had ended before."""
    changed = await db.run(
        update(Swap).where(Swap.id == id, Swap.state == "asked").values(state=state, decided_at=literal(now, Instant))
    )
    return changed > 0


async def stale_swaps(db: Db, now: datetime) -> list[tuple[Asked, datetime]]:
    """What nobody answered before one of its shifts began, and when that was."""
    mine, other = aliased(Shift), aliased(Shift)
    rows = await db.all(
        _SWAP.add_columns(mine.starts_at, other.starts_at.label("other_starts_at"))
        .join(mine, mine.id == Swap.shift_id)
        .outerjoin(other, other.id == Swap.other_id)
        .where(Swap.state == "asked", or_(mine.starts_at <= now, other.starts_at <= now))
        .order_by(Swap.id)
    )
    return [(_asked(row), min(row.starts_at, row.other_starts_at or row.starts_at)) for row in rows]
