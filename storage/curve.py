"""What a curve is drawn from: a few people's readings, absences and quarantines of the last days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from storage.database import Db
from storage.models import Absence, Case, Reading
from storage.temperature import TAKEN, Taken

_READINGS = TAKEN.where(Reading.person_id.in_(bindparam("people", expanding=True)), Reading.day >= bindparam("since"))


@dataclass(frozen=True, slots=True)
class Absent:
    """A slot that somebody has no reading in: for a `reason`, or simply missing."""

    person_id: int
    day: date
    slot: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A quarantine, open or over. Before `known_at` we did not know of it and asked nobody."""

    person_id: int
    starts_on: date
    ends_on: date
    known_at: datetime
    released_at: datetime | None


async def readings(db: Db, people: Sequence[int], since: date) -> list[Taken]:
    """The readings that stand, from a day on, oldest first."""
    return [Taken(*row) for row in await db.all(_READINGS, {"people": list(people), "since": since})]


async def absences(db: Db, people: Sequence[int], since: date) -> list[Absent]:
    """The absences from a day on."""
    rows = await db.all(
        select(Absence.person_id, Absence.day, Absence.slot, Absence.reason)
        .where(Absence.person_id.in_(people), Absence.day >= since)
        .order_by(Absence.day, Absence.id)
    )
    return [Absent(*row) for row in rows]


async def stays(db: Db, people: Sequence[int], since: date) -> list[Stay]:
    """The quarantines that were not over before a day."""
    rows = await db.all(
        select(Case.person_id, Case.starts_on, Case.ends_on, Case.created_at, Case.released_at)
        .where(Case.person_id.in_(people), Case.ends_on >= since)
        .order_by(Case.starts_on)
    )
    return [Stay(*row) for row in rows]
