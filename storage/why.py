"""What is known about one person and one slot: everything that an answer to "why were they asked?" is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Absence, Account, Area, Case, Household, Letter, Opening, Person, Reading
from storage.temperature import Window, Within, place


@dataclass(frozen=True, slots=True)
class Named:
    """A person with a door here."""

    id: int
    name: str
    community_id: int
    household_id: int
    building: str
    unit: str  # empty where the building has no units
    room: str

    @property
    def place(self) -> str:
        """The address in words."""
        return self.building + self.unit + self.room


@dataclass(frozen=True, slots=True)
class Stay:
    """A case of theirs. `known_at`: when we learned of it."""

    policy: str
    starts_on: date
    ends_on: date
    known_at: datetime
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answering:
    """A chat that answers for the household; `who` is empty while nobody has said who writes there."""

    chat: str
    who: str
    opened_at: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Written:
    """A letter about the slot."""

    key: str
    chat: str
    state: str
    doubts: int
    created_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """When the clock opened something, or marked it as missed."""

    at: datetime
    missed: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """The first reading that came for the slot."""

    taken_at: datetime
    recorded_at: datetime
    late: bool
    source: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One of the readings that came for the slot. `by`: through whom, empty where we do not know; `corrected`: a later
    one stands in its place."""

    celsius: Decimal
    at: datetime
    source: str
    by: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class Absent:
    """Why there is none: a reason, or none, where it was found missing at the end."""

    reason: str | None
    running: int
    at: datetime


_building, _unit = aliased(Area), aliased(Area)
_NAMED = (
    select(
        Person.id, Person.name, Person.community_id, Household.id.label("household_id"),
        _building.name.label("building"), _unit.name.label("unit"), Household.room, Household.area_id,
        Household.building_id,
    )
    .join(Household, Household.id == Person.household_id)
    .join(_building, _building.id == Household.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .order_by(_building.name, _unit.name, func.length(Household.room), Household.room, Person.id)
)  # fmt: skip


async def people(db: Db, within: Within, names: Sequence[str], rooms: Sequence[str], limit: int) -> list[Named]:
    """Those in a place who are called one of these, in capitals or not, or else live behind one of these doors."""
    called = or_(Person.name.in_(names), func.lower(Person.name).in_([name.lower() for name in names]))
    return await _named(db, place(within), called, limit) or await _named(
        db, place(within), Household.room.in_(rooms), limit
    )


async def person(db: Db, within: Within, person_id: int) -> Named | None:
    """One of them, if they live in that place."""
    found = await _named(db, place(within), Person.id == person_id, 1)
    return found[0] if found else None


async def named(db: Db, ids: Sequence[int]) -> dict[int, Named]:
    """People by id."""
    return {one.id: one for one in await _named(db, Person.id.in_(ids), true(), len(ids))}


async def _named(db: Db, where: ColumnElement[bool], who: ColumnElement[bool], limit: int) -> list[Named]:
    rows = await db.all(_NAMED.where(where, who).limit(limit))
    return [
        Named(
            row.id, row.name, row.community_id, row.household_id, row.building,
            row.unit if row.area_id != row.building_id else "", row.room,
        )
        for row in rows
    ]  # fmt: skip


async def home_of(db: Db, person_id: int) -> tuple[int, int | None] | None:
    """Community and household."""
    row = await db.first(select(Person.community_id, Person.household_id).where(Person.id == person_id))
    return (row.community_id, row.household_id) if row else None


async def stays(db: Db, person_id: int) -> list[Stay]:
    """Every case of theirs, oldest first."""
    rows = await db.all(
        select(Case.policy, Case.starts_on, Case.ends_on, Case.created_at, Case.released_at)
        .where(Case.person_id == person_id)
        .order_by(Case.starts_on)
    )
    return [Stay(*row) for row in rows]


async def answering(db: Db, household_id: int) -> list[Answering]:
    """The chats of a household, each once, those that still hear us first to have come first."""
    rows = await db.all(
        select(Account.chat, Person.name, Account.opened_at, Account.gone_at)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Account.household_id == household_id)
        .order_by(Account.gone_at.is_not(None), Account.opened_at, Account.id)
    )
    found: dict[str, Answering] = {}
    for row in rows:
        found.setdefault(row.chat, Answering(row.chat, row.name or "", row.opened_at, row.gone_at))
    return list(found.values())


async def letters(db: Db, chats: Sequence[str], begins: str) -> list[Written]:
    """The letters to these chats whose key begins so, oldest first."""
    rows = await db.all(
        select(Letter.key, Letter.chat, Letter.state, Letter.doubts, Letter.created_at, Letter.settled_at)
        .where(Letter.chat.in_(chats), Letter.key.startswith(begins, autoescape=True))
        .order_by(Letter.id)
    )
    return [Written(*row) for row in rows]


async def opening(db: Db, key: str) -> Opened | None:
    """When a thing was opened, or marked as missed; none if neither."""
    row = await db.first(select(Opening.opened_at, Opening.missed).where(Opening.key == key))
    return Opened(row.opened_at, row.missed) if row else None


async def measured(db: Db, person_id: int, window: Window) -> Measured | None:
    """The first reading that came for a person's slot, be it corrected later."""
    row = await db.first(
        select(Reading.taken_at, Reading.recorded_at, Reading.late, Reading.source)
        .where(Reading.person_id == person_id, Reading.day == window.day, Reading.slot == window.slot)
        .order_by(Reading.recorded_at, Reading.id)
        .limit(1)
    )
    return Measured(*row) if row else None


async def trail(db: Db, person_id: int, window: Window, most: int) -> list[Trace]:
    """Every reading that came for a person's slot, those that were corrected, too, oldest first."""
    later, writer = aliased(Reading), aliased(Person)
    rows = await db.all(
        select(
            Reading.celsius, Reading.recorded_at, Reading.source, writer.name,
            select(later.id).where(later.corrects_id == Reading.id).exists().label("corrected"),
        )
        .outerjoin(Account, Account.id == Reading.account_id)
        .outerjoin(writer, writer.id == Account.person_id)
        .where(Reading.person_id == person_id, Reading.day == window.day, Reading.slot == window.slot)
        .order_by(Reading.recorded_at, Reading.id)
        .limit(most)
    )  # fmt: skip
    return [Trace(row.celsius, row.recorded_at, row.source, row.name or "", row.corrected) for row in rows]


async def absent(db: Db, person_id: int, window: Window) -> Absent | None:
    """What is written down about a person's slot without a reading."""
    row = await db.first(
        select(Absence.reason, Absence.running, Absence.at).where(
            Absence.person_id == person_id, Absence.day == window.day, Absence.slot == window.slot
        )
    )
    return Absent(row.reason, row.running, row.at) if row else None
