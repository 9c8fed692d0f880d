"""Absences: who has no reading in a slot, and whether anybody knows why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Db
from storage.models import Absence, Household, Reading
from storage.temperature import Due, Window, Within, place


@dataclass(frozen=True, slots=True)
class Absent:
    """A person's slot without a reading. `reason` is none where nobody knows one; `running`: so many slots in a row."""

    person_id: int
    day: date
    slot: str
    reason: str | None
    running: int
    at: datetime


_PUT = {
    dialect: make(Absence).on_conflict_do_nothing(index_elements=["person_id", "day", "slot"])
    for dialect, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}


async def close(db: Db, window: Window, missing: Sequence[Due], running: dict[int, int], now: datetime) -> None:
    """Write down who was missing when a slot closed; `running`: how many slots each has missed in a row now."""
    rows: list[dict[str, Any]] = [
        {
            "community_id": one.community_id, "household_id": one.household_id, "person_id": one.person_id,
            "day": window.day, "slot": window.slot, "reason": None, "running": running.get(one.person_id, 1),
            "account_id": None, "at": now,
        }
        for one in missing
    ]  # fmt: skip
    if rows:
        await db.run(_PUT[db.dialect], rows)


async def excuse(
    db: Db, window: Window, *, community_id: int, household_id: int, person_id: int, reason: str,
    account_id: int | None, now: datetime,
) -> None:  # fmt: skip
    """Write down why a person has no reading in a slot; a later word takes the place of an earlier one, also of
    "missing", whose count it keeps."""
    make = sqlite.insert if db.dialect == "sqlite" else postgresql.insert
    statement = make(Absence).values(
        community_id=community_id, household_id=household_id, person_id=person_id, day=window.day, slot=window.slot,
        reason=reason, running=0, account_id=account_id, at=now,
    )  # fmt: skip
    await db.run(
        statement.on_conflict_do_update(
            index_elements=["person_id", "day", "slot"],
            set_={"reason": reason, "account_id": account_id, "at": now},
        )
    )


_OF = (
    select(Absence.person_id, Absence.day, Absence.slot, Absence.reason, Absence.running, Absence.at)
    .where(
        Absence.person_id.in_(bindparam("people", expanding=True)),
        Absence.day >= bindparam("since"),
        Absence.day <= bindparam("until"),
    )
    .order_by(Absence.day, Absence.id)
)


async def of_people(db: Db, people: Sequence[int], since: date, until: date) -> list[Absent]:
    """The absences of these people from one day to another, both included, oldest first."""
    return [Absent(*row) for row in await db.all(_OF, {"people": list(people), "since": since, "until": until})]


async def missed(db: Db, window: Window, within: Within) -> dict[int, int]:
    """Who was missing when a slot closed and has not reported since: by person, how many slots in a row they have
    missed."""
    late = select(Reading.id).where(
        Reading.person_id == Absence.person_id, Reading.day == window.day, Reading.slot == window.slot
    )
    rows = await db.all(
        select(Absence.person_id, Absence.running)
        .join(Household, Household.id == Absence.household_id)
        .where(
            Absence.day == window.day,
            Absence.slot == window.slot,
            Absence.reason.is_(None),
            ~late.exists(),
            place(within),
        )
    )
    return {row.person_id: row.running for row in rows}


async def excused(db: Db, window: Window, within: Within) -> dict[int, str]:
    """Who has a reason for having no reading in a slot: by person."""
    rows = await db.all(
        select(Absence.person_id, Absence.reason)
        .join(Household, Household.id == Absence.household_id)
        .where(Absence.day == window.day, Absence.slot == window.slot, Absence.reason.is_not(None), place(within))
    )
    return {row.person_id: row.reason for row in rows if row.reason is not None}
