"""Readings: written once, corrected by later ones; who has one in a slot and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Absence, Account, Area, Case, Household, Person, Reading


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading that stands (no later one corrects it)."""

    id: int
    person_id: int
    celsius: Decimal
    taken_at: datetime
    day: date
    slot: str | None
    late: bool
    source: str  # self, household, liaison (told to somebody who looks after them), doorstep (measured by them)


@dataclass(frozen=True, slots=True)
class Window:
    """A slot of one day, with the moments it opens and closes at."""

    day: date
    slot: str
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A person who reports in a slot, and where they live. `unit` is empty where the building has no units."""

    person_id: int
    name: str
    household_id: int
    community_id: int
    building_id: int
    area_id: int
    building: str
    unit: str
    room: str

    @property
    def place(self) -> str:
        """The address in words, e.g. "3号楼2单元502"."""
        return self.building + self.unit + self.room


# Built once: to build a query costs several times what it costs to run it, and these run for every message.
_later = aliased(Reading)
TAKEN = (  # the readings that stand, oldest first
    select(
        Reading.id,
        Reading.person_id,
        Reading.celsius,
        Reading.taken_at,
        Reading.day,
        Reading.slot,
        Reading.late,
        Reading.source,
    )
    .where(~select(_later.id).where(_later.corrects_id == Reading.id).exists())
    .order_by(Reading.taken_at, Reading.id)
)
_OF_DAY = TAKEN.where(Reading.person_id.in_(bindparam("people", expanding=True)), Reading.day == bindparam("day"))
_OF_MESSAGE = TAKEN.where(Reading.arrival == bindparam("arrival"))
_SINCE = TAKEN.where(Reading.person_id == bindparam("person"), Reading.taken_at >= bindparam("since"))


async def record(
    db: Db, *, community_id: int, household_id: int, person_id: int, celsius: Decimal, taken_at: datetime,
    recorded_at: datetime, day: date, slot: str | None, late: bool, source: str, account_id: int | None,
    arrival: str, corrects_id: int | None = None, needs_id: bool = True,
) -> int:  # fmt: skip
    """Write one reading; gives its id. Where nobody needs that, it is written with the others of the transaction, and 0
    is given."""
    values: dict[str, Any] = {
        "community_id": community_id, "household_id": household_id, "person_id": person_id, "celsius": celsius,
        "taken_at": taken_at, "recorded_at": recorded_at, "day": day, "slot": slot, "late": late, "source": source,
        "account_id": account_id, "arrival": arrival, "corrects_id": corrects_id,
    }  # fmt: skip
    if needs_id:
        return await db.insert(Reading, **values)
    db.add(Reading, **values)
    return 0


async def of_day(db: Db, people: Sequence[int], day: date) -> list[Taken]:
    """The readings of these people that count for a day, oldest first."""
    return [Taken(*row) for row in await db.all(_OF_DAY, {"people": padded(people), "day": day})]


async def by_ids(db: Db, ids: Sequence[int]) -> list[Taken]:
    """These readings, as far as they still stand."""
    return [Taken(*row) for row in await db.all(TAKEN.where(Reading.id.in_(list(ids))))]


async def of_message(db: Db, arrival: str) -> list[Taken]:
    """The readings that came in one message."""
    return [Taken(*row) for row in await db.all(_OF_MESSAGE, {"arrival": arrival})]


_OF_SLOT = TAKEN.where(Reading.day == bindparam("day"), Reading.slot == bindparam("slot"))


async def of_slot(db: Db, window: Window, within: Within) -> list[Taken]:
    """The readings that count for a slot in a place, oldest first."""
    # By way of the people who live there: the table of all readings has no other way in that is short.
    query = (
        _OF_SLOT.join(Person, Person.id == Reading.person_id)
        .join(Household, Household.id == Person.household_id)
        .where(place(within))
    )
    return [Taken(*row) for row in await db.all(query, {"day": window.day, "slot": window.slot})]


async def newest(db: Db, person_id: int, since: datetime) -> Taken | None:
    """The last reading of a person, not older than `since`."""
    found = await db.all(_SINCE, {"person": person_id, "since": since})
    return Taken(*found[-1]) if found else None


@dataclass(frozen=True, slots=True)
class ChatDue:
    """A chat that answers for people who report, of one household or of several."""

    chat: str
    language: str
    households: tuple[int, ...]


async def chats_due(db: Db, community_id: int, window: Window) -> list[ChatDue]:
    """The chats that answer for somebody who reports in that slot, each once."""
    rows = await db.all(
        select(Account.chat, Account.language, Account.household_id)
        .where(
            Account.community_id == community_id,
            Account.gone_at.is_(None),
            Account.household_id.in_(select(Case.household_id).where(*open_in(window))),
        )
        .order_by(Account.opened_at, Account.id)
    )
    found: dict[str, ChatDue] = {}
    for row in rows:
        former = found.get(row.chat)
        homes = former.households if former is not None else ()
        if row.household_id is not None and row.household_id not in homes:
            homes = (*homes, row.household_id)
        found[row.chat] = ChatDue(row.chat, row.language, homes)
    return list(found.values())


def open_in(window: Window) -> tuple[ColumnElement[bool], ...]:
    """handlers.temperature.is_due_in, said to the database; a test holds the two together."""
    return (
        Case.starts_on <= window.day,
        Case.ends_on >= window.day,
        Case.created_at < window.closes,
        or_(Case.released_at.is_(None), Case.released_at >= window.closes),
    )


@dataclass(frozen=True, slots=True)
class Within:
    """A place that a question is about: a whole community, or buildings, units and households; of these only what
    lies in the building or unit `inside`, where it is given."""

    community_id: int | None = None
    buildings: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    households: tuple[int, ...] = ()
    inside: int | None = None


async def due(db: Db, window: Window, within: Within) -> list[Due]:
    """Who reports in that slot, by building, unit and room."""
    return await _due(db, window, place(within))


async def unreported(db: Db, window: Window, within: Within) -> list[Due]:
    """Those of them who have no reading in it, whether anybody knows why or not."""
    return await _due(db, window, place(within), ~_reported(window))


async def missing(db: Db, window: Window, within: Within) -> list[Due]:
    """Those of them who have no reading in it and are not excused. What it costs grows with the place, not with the
    database."""
    return await _due(db, window, place(within), is_missing(window))


def is_missing(window: Window) -> ColumnElement[bool]:
    """Whether nobody knows anything of a case's person in a slot: neither a reading nor a reason."""
    excused = select(Absence.id).where(
        Absence.person_id == Case.person_id,
        Absence.day == window.day,
        Absence.slot == window.slot,
        Absence.reason.is_not(None),
    )
    return and_(~_reported(window), ~excused.exists())


def _reported(window: Window) -> ColumnElement[bool]:
    return (
        select(Reading.id)
        .where(Reading.person_id == Case.person_id, Reading.day == window.day, Reading.slot == window.slot)
        .exists()
    )


def place(within: Within) -> ColumnElement[bool]:
    """The place as a condition on households."""
    if within.inside is not None:
        one = or_(Household.building_id == within.inside, Household.area_id == within.inside)
        return and_(place(replace(within, inside=None)), one)
    if within.community_id is not None:
        return Household.community_id == within.community_id
    places: list[ColumnElement[bool]] = []
    if within.buildings:
        places.append(Household.building_id.in_(within.buildings))
    if within.areas:
        places.append(Household.area_id.in_(within.areas))
    if within.households:
        places.append(Household.id.in_(within.households))
    return or_(*places) if places else Household.id.is_(None)


async def _due(db: Db, window: Window, *conditions: ColumnElement[bool]) -> list[Due]:
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Case.person_id, Person.name, Household.id.label("household_id"), Household.room, Household.community_id,
            building.name.label("building"), unit.name.label("unit"), unit.id.label("unit_id"),
            building.id.label("building_id"),
        )
        .join(Household, Household.id == Case.household_id)
        .join(Person, Person.id == Case.person_id)
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
        .where(*open_in(window), *conditions)
        .order_by(building.name, unit.name, func.length(Household.room), Household.room, Person.id)
    )  # fmt: skip
    return [
        Due(
            person_id=row.person_id,
            name=row.name,
            household_id=row.household_id,
            community_id=row.community_id,
            building_id=row.building_id,
            area_id=row.unit_id,
            building=row.building,
            unit=row.unit if row.unit_id != row.building_id else "",
            room=row.room,
        )
        for row in rows
    ]
