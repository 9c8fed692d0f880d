"""Readings: written once, corrected by later ones; who has one in a slot and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Account, Area, Case, Household, Person, Reading


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


@dataclass(frozen=True, slots=True)
class Due:
    """A person who reports on a day, and where they live."""

    person_id: int
    name: str
    household_id: int
    place: str


# Built once: to build a query costs several times what it costs to run it, and these run for every message.
_later = aliased(Reading)
_TAKEN = (
    select(Reading.id, Reading.person_id, Reading.celsius, Reading.taken_at, Reading.day, Reading.slot, Reading.late)
    .where(~select(_later.id).where(_later.corrects_id == Reading.id).exists())
    .order_by(Reading.taken_at, Reading.id)
)
_OF_DAY = _TAKEN.where(Reading.person_id.in_(bindparam("people", expanding=True)), Reading.day == bindparam("day"))
_OF_MESSAGE = _TAKEN.where(Reading.arrival == bindparam("arrival"))
_SINCE = _TAKEN.where(Reading.person_id == bindparam("person"), Reading.taken_at >= bindparam("since"))


async def record(
    db: Db, *, community_id: int, household_id: int, person_id: int, celsius: Decimal, taken_at: datetime,
    recorded_at: datetime, day: date, slot: str | None, late: bool, source: str, account_id: int | None,
    arrival: str, corrects_id: int | None = None,
) -> None:  # fmt: skip
    """Write one reading."""
    db.add(
        Reading, community_id=community_id, household_id=household_id, person_id=person_id, celsius=celsius,
        taken_at=taken_at, recorded_at=recorded_at, day=day, slot=slot, late=late, source=source,
        account_id=account_id, arrival=arrival, corrects_id=corrects_id,
    )  # fmt: skip


async def of_day(db: Db, people: Sequence[int], day: date) -> list[Taken]:
    """The readings of these people that count for a day, oldest first."""
    return [Taken(*row) for row in await db.all(_OF_DAY, {"people": padded(people), "day": day})]


async def of_message(db: Db, arrival: str) -> list[Taken]:
    """The readings that came in one message."""
    return [Taken(*row) for row in await db.all(_OF_MESSAGE, {"arrival": arrival})]


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


async def chats_due(db: Db, community_id: int, day: date) -> list[ChatDue]:
    """The chats that answer for somebody who reports on that day, each once."""
    rows = await db.all(
        select(Account.chat, Account.language, Account.household_id)
        .where(
            Account.community_id == community_id,
            Account.gone_at.is_(None),
            Account.household_id.in_(select(Case.household_id).where(*_open_on(day))),
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


def _open_on(day: date) -> tuple[ColumnElement[bool], ...]:
    return (Case.starts_on <= day, Case.ends_on >= day, Case.released_at.is_(None))


@dataclass(frozen=True, slots=True)
class Within:
    """A place that a question is about: a whole community, or buildings, units and households."""

    community_id: int | None = None
    buildings: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    households: tuple[int, ...] = ()


async def due(db: Db, day: date, within: Within) -> list[Due]:
    """Who reports on that day, by building, unit and room."""
    return await _due(db, day, _place(within))


async def missing(db: Db, day: date, slot: str, within: Within) -> list[Due]:
    """Those of them who have no reading in the slot. What it costs grows with the place, not with the database."""
    reported = select(Reading.id).where(Reading.person_id == Case.person_id, Reading.day == day, Reading.slot == slot)
    return await _due(db, day, _place(within), ~reported.exists())


def _place(within: Within) -> ColumnElement[bool]:
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


async def _due(db: Db, day: date, *conditions: ColumnElement[bool]) -> list[Due]:
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Case.person_id, Person.name, Household.id.label("household_id"), Household.room,
            building.name.label("building"), unit.name.label("unit"), unit.id.label("unit_id"),
            building.id.label("building_id"),
        )
        .join(Household, Household.id == Case.household_id)
        .join(Person, Person.id == Case.person_id)
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
        .where(*_open_on(day), *conditions)
        .order_by(building.name, unit.name, func.length(Household.room), Household.room, Person.id)
    )  # fmt: skip
    return [
        Due(
            row.person_id, row.name, row.household_id,
            row.building + (row.unit if row.unit_id != row.building_id else "") + row.room,
        )
        for row in rows
    ]  # fmt: skip
