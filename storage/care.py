"""Care calls: who is to be looked in on every so many days, when it was done, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Area, CareCall, CareNeed, Household, Person
from storage.temperature import Within, place
from storage.vault import WrongKey


@dataclass(frozen=True, slots=True)
class Need:
    """Somebody who is looked in on, where they live now, and the day by whose end it is to be done. Who has no
    household any more is kept at the door where they were known. `unit` is empty where the building has no units."""

    id: int
    community_id: int
    household_id: int
    person_id: int
    name: str
    phone_mask: str
    reason: str
    every_days: int
    next_on: date
    building_id: int
    area_id: int
    building: str
    unit: str
    room: str

    @property
    def place(self) -> str:
        """The address in words, e.g. "3号楼2单元502"."""
        return self.building + self.unit + self.room


_building, _unit = aliased(Area), aliased(Area)
_OPEN = (
    select(
        CareNeed.id, CareNeed.community_id, Household.id.label("household_id"), CareNeed.person_id, Person.name,
        Person.phone_mask, CareNeed.reason, CareNeed.every_days, CareNeed.next_on, Household.building_id,
        Household.area_id, _building.name.label("building"), _unit.name.label("unit"), Household.room,
    )
    .join(Person, Person.id == CareNeed.person_id)
    .join(Household, Household.id == func.coalesce(Person.household_id, CareNeed.household_id))
    .join(_building, _building.id == Household.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .where(CareNeed.until.is_(None))
    .order_by(CareNeed.next_on, _building.name, _unit.name, func.length(Household.room), Household.room, CareNeed.id)
)  # fmt: skip


async def _needs(db: Db, *conditions: Any) -> list[Need]:
    return [
        Need(
            row.id, row.community_id, row.household_id, row.person_id, row.name, row.phone_mask, row.reason,
            row.every_days, row.next_on, row.building_id, row.area_id, row.building,
            row.unit if row.area_id != row.building_id else "", row.room,
        )
        for row in await db.all(_OPEN.where(*conditions))
    ]  # fmt: skip


async def by_id(db: Db, within: Within, id: int) -> Need | None:
    """Somebody who is looked in on, if they are in that place and it has not ended."""
    found = await _needs(db, place(within), CareNeed.id == id)
    return found[0] if found else None


async def of_place(db: Db, within: Within) -> list[Need]:
    """Everybody of a place who is looked in on, whoever is due first first."""
    return await _needs(db, place(within))


async def of_people(db: Db, within: Within, people: Sequence[int]) -> list[Need]:
    """Those of these people who are looked in on, if they are in that place."""
    return await _needs(db, place(within), CareNeed.person_id.in_(list(people)))


async def due(db: Db, community_id: int, day: date) -> list[Need]:
    """Everybody of a community who is to be looked in on by the end of that day, whoever is overdue most first."""
    return await _needs(db, CareNeed.community_id == community_id, CareNeed.next_on <= day)


async def communities_due(db: Db, day: date) -> list[int]:
    """The communities in which somebody is."""
    query = select(CareNeed.community_id).where(CareNeed.until.is_(None), CareNeed.next_on <= day).distinct()
    return sorted(await db.scalars(query))


async def put(
    db: Db, *, community_id: int, household_id: int, person_id: int, reason: str, every_days: int, next_on: date,
    since: datetime,
) -> bool:  # fmt: skip
    """Somebody is looked in on from now on; False where they are already, and only how often or why has changed. Then
    the next time is not put off."""
    new = await db.put_new(
        CareNeed, community_id=community_id, household_id=household_id, person_id=person_id, reason=reason,
        every_days=every_days, next_on=next_on, since=since,
    )  # fmt: skip
    if not new:
        here = (CareNeed.person_id == person_id, CareNeed.until.is_(None))
        await db.run(update(CareNeed).where(*here).values(reason=reason, every_days=every_days))
        await db.run(update(CareNeed).where(*here, CareNeed.next_on > next_on).values(next_on=next_on))
    return new


async def end(db: Db, id: int, now: datetime) -> bool:
    """Nobody need look in on them any more; False if that was so before."""
    return await db.run(update(CareNeed).where(CareNeed.id == id, CareNeed.until.is_(None)).values(until=now)) > 0


async def lately(db: Db, need_id: int, by_id: int, how: str, found: str, since: datetime) -> int | None:
    """The same visit, written down by the same person a moment ago."""
    return await db.scalar(
        select(CareCall.id)
        .where(
            CareCall.need_id == need_id, CareCall.by_id == by_id, CareCall.how == how, CareCall.found == found,
            CareCall.at >= since,
        )
        .order_by(CareCall.id.desc())
        .limit(1)
    )  # fmt: skip


async def record(
    db: Db, need: Need, *, by_id: int, at: datetime, day: date, how: str, found: str, next_on: date
) -> int:
    """Write down a visit or call; the next one is on `next_on`, unless another has put it off further already. Gives
    the visit's id."""
    id = await db.insert(
        CareCall, community_id=need.community_id, need_id=need.id, household_id=need.household_id, by_id=by_id, at=at,
        day=day, how=how, found=found, note_sealed=None,
    )  # fmt: skip
    await db.run(update(CareNeed).where(CareNeed.id == need.id, CareNeed.next_on < next_on).values(next_on=next_on))
    return id


async def note(db: Db, call_id: int, text: str) -> None:
    """What else was found, in words."""
    await db.run(update(CareCall).where(CareCall.id == call_id).values(note_sealed=db.vault.seal(text)))


@dataclass(frozen=True, slots=True)
class Call:
    """One visit or call as it was written down. `note` is empty where there is none."""

    id: int
    need_id: int
    by: str
    at: datetime
    how: str
    found: str
    note: str


async def calls(db: Db, need_id: int, limit: int) -> list[Call]:
    """The last visits and calls, newest first."""
    rows = await db.all(
        select(
            CareCall.id, CareCall.need_id, Person.name, CareCall.at, CareCall.how, CareCall.found, CareCall.note_sealed
        )
        .join(Person, Person.id == CareCall.by_id)
        .where(CareCall.need_id == need_id)
        .order_by(CareCall.at.desc(), CareCall.id.desc())
        .limit(limit)
    )  # fmt: skip
    found = []
    for row in rows:
        said = ""
        if row.note_sealed is not None:
            with suppress(WrongKey):  # sealed with a key that is lost: as good as none
                said = db.vault.open(row.note_sealed)
        found.append(Call(row.id, row.need_id, row.name, row.at, row.how, row.found, said))
    return found


async def call_of(db: Db, call_id: int, by_id: int) -> tuple[int, str] | None:
    """The need that a visit was for and what was found, if this person wrote it down."""
    row = await db.first(
        select(CareCall.need_id, CareCall.found).where(CareCall.id == call_id, CareCall.by_id == by_id)
    )  # fmt: skip
    return (row.need_id, row.found) if row is not None else None
