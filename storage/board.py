"""Counts for those who look after many: how each door stands in a slot, and which doors we can reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Absence, Account, Area, Case, Household, Reading
from storage.temperature import Taken, Window, Within, open_in, place


@dataclass(frozen=True, slots=True)
class Door:
    """How many behind one door are due in a slot, by the newest reading of each. `unit` is empty where the building
    has no units."""

    household_id: int
    building_id: int
    area_id: int
    building: str
    unit: str
    room: str
    due: int
    reported: int
    late: int
    by_others: int
    excused: int
    missing: int


async def doors(db: Db, window: Window, within: Within, others: Sequence[str]) -> list[Door]:
    """Every door with somebody due in a slot, counted by the database; `others`: the sources of readings that were
    written down by somebody who looks after them. One query, whatever the place."""
    newest = _newest(window)
    no_reading, known_why = Reading.id.is_(None), Absence.id.is_not(None)
    theirs = Reading.source.in_(others)

    def count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((and_(*conditions), 1), else_=0))

    counted = (
        select(
            Case.household_id,
            func.count().label("due"),
            count(~no_reading, ~theirs, Reading.late.is_(False)).label("reported"),
            count(~no_reading, ~theirs, Reading.late.is_(True)).label("late"),
            count(~no_reading, theirs).label("by_others"),
            count(no_reading, known_why).label("excused"),
            count(no_reading, ~known_why).label("missing"),
        )
        .join(Household, Household.id == Case.household_id)
        .outerjoin(Reading, and_(Reading.person_id == Case.person_id, *newest))
        .outerjoin(
            Absence,
            and_(
                Absence.person_id == Case.person_id, Absence.day == window.day, Absence.slot == window.slot,
                Absence.reason.is_not(None),
            ),
        )
        .where(*open_in(window), place(within))
        .group_by(Case.household_id)
        .subquery()
    )  # fmt: skip
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Household.id, Household.building_id, Household.area_id, building.name.label("building"),
            case((Household.area_id == Household.building_id, ""), else_=unit.name), Household.room, counted.c.due,
            counted.c.reported, counted.c.late, counted.c.by_others, counted.c.excused, counted.c.missing,
        )
        .join(counted, counted.c.household_id == Household.id)
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
    )  # fmt: skip
    return [Door(*row) for row in rows]


def _newest(window: Window) -> tuple[ColumnElement[bool], ...]:
    """The newest reading of a person in a slot that no later one corrects."""
    correction, later, its_correction = aliased(Reading), aliased(Reading), aliased(Reading)
    return (
        Reading.day == window.day,
        Reading.slot == window.slot,
        ~select(correction.id).where(correction.corrects_id == Reading.id).exists(),
        ~select(later.id)
        .where(
            later.person_id == Reading.person_id,
            later.day == window.day,
            later.slot == window.slot,
            or_(later.taken_at > Reading.taken_at, and_(later.taken_at == Reading.taken_at, later.id > Reading.id)),
            ~select(its_correction.id).where(its_correction.corrects_id == later.id).exists(),
        )
        .exists(),
    )


async def feverish(db: Db, window: Window, within: Within, fever: Decimal) -> list[tuple[int, Taken]]:
    """The readings of those due in a slot who have a fever among them, oldest first: household, reading. They are few:
    which of their readings is the slot's value is a rule's business."""
    hot, correction = aliased(Reading), aliased(Reading)
    rows = await db.all(
        select(
            Case.household_id, Reading.id, Reading.person_id, Reading.celsius, Reading.taken_at, Reading.day,
            Reading.slot, Reading.late, Reading.source,
        )
        .join(Household, Household.id == Case.household_id)
        .join(Reading, Reading.person_id == Case.person_id)
        .where(
            *open_in(window),
            place(within),
            Reading.day == window.day,
            Reading.slot == window.slot,
            ~select(correction.id).where(correction.corrects_id == Reading.id).exists(),
            select(hot.id)
            .where(
                hot.person_id == Case.person_id, hot.day == window.day, hot.slot == window.slot, hot.celsius >= fever
            )
            .exists(),
        )
        .order_by(Reading.taken_at, Reading.id)
    )  # fmt: skip
    return [(row[0], Taken(*row[1:])) for row in rows]


async def reached(db: Db, within: Within) -> dict[int, datetime | None]:
    """The doors that somebody has connected to us: none where an account of theirs hears us, else since when the last
    of them does not."""
    rows = await db.all(
        select(Account.household_id, Account.gone_at)
        .join(Household, Household.id == Account.household_id)
        .where(place(within))
    )
    found: dict[int, datetime | None] = {}
    for row in rows:
        if row.household_id in found:
            former = found[row.household_id]
            found[row.household_id] = None if former is None or row.gone_at is None else max(former, row.gone_at)
        else:
            found[row.household_id] = row.gone_at
    return found
