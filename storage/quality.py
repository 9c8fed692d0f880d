"""Readings of the last days as they came: when, through whom, in which message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Household, Person, Reading
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Came:
    """A reading that stands. `arrival`: the message it was in, where that is known."""

    household_id: int
    person_id: int
    celsius: Decimal
    taken_at: datetime
    day: date
    slot: str | None
    source: str
    account_id: int | None
    arrival: str | None


async def came(db: Db, within: Within, since: date) -> list[Came]:
    """The readings of those who live in a place, from a day on, oldest first."""
    correction = aliased(Reading)
    rows = await db.all(
        select(
            Household.id, Reading.person_id, Reading.celsius, Reading.taken_at, Reading.day, Reading.slot,
            Reading.source, Reading.account_id, Reading.arrival,
        )
        .join(Person, Person.household_id == Household.id)
        .join(Reading, Reading.person_id == Person.id)
        .where(
            place(within),
            Reading.day >= since,
            ~select(correction.id).where(correction.corrects_id == Reading.id).exists(),
        )
        .order_by(Reading.taken_at, Reading.id)
    )  # fmt: skip
    return [Came(*row) for row in rows]
