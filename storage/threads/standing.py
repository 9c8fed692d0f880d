"""Threads as they stand: whose they are, who waits, who has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Area, Household, Thread
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Standing:
    """A thread as it stands, with the household's address in words. Times and states: storage.models.Thread."""

    id: int
    community_id: int
    household_id: int
    place: str
    room: str
    state: str
    role: str
    holder_id: int | None
    step: int
    opened_at: datetime
    waits_since: datetime | None
    reminds_at: datetime | None
    answered_at: datetime | None
    told_at: datetime | None
    closed_at: datetime | None


_building, _unit = aliased(Area), aliased(Area)
STANDING = (
    select(
        Thread.id, Thread.community_id, Thread.household_id, Thread.state, Thread.role, Thread.holder_id, Thread.step,
        Thread.opened_at, Thread.waits_since, Thread.reminds_at, Thread.answered_at, Thread.told_at, Thread.closed_at,
        Household.room, Household.area_id, Household.building_id,
        _building.name.label("building"), _unit.name.label("unit"),
    )
    .join(Household, Household.id == Thread.household_id)
    .join(_building, _building.id == Household.building_id)
    .join(_unit, _unit.id == Household.area_id)
)  # fmt: skip


async def standing(db: Db, query: Select[*tuple[Any, ...]]) -> list[Standing]:
    """The threads of a query made of STANDING."""
    return [
        Standing(
            id=row.id, community_id=row.community_id, household_id=row.household_id,
            place=row.building + (row.unit if row.area_id != row.building_id else "") + row.room, room=row.room,
            state=row.state, role=row.role, holder_id=row.holder_id, step=row.step, opened_at=row.opened_at,
            waits_since=row.waits_since, reminds_at=row.reminds_at, answered_at=row.answered_at, told_at=row.told_at,
            closed_at=row.closed_at,
        )
        for row in await db.all(query)
    ]  # fmt: skip


async def lock(db: Db, household_id: int) -> None:
    """Wait until nobody else is changing the household's thread; held to the end of the transaction. (SQLite has one
    writer anyway.)"""
    await db.first(select(Household.id).where(Household.id == household_id).with_for_update(key_share=True))


async def by_id(db: Db, thread_id: int) -> Standing | None:
    """A thread."""
    return next(iter(await standing(db, STANDING.where(Thread.id == thread_id))), None)


async def current(db: Db, household_id: int) -> Standing | None:
    """The household's thread that is not closed."""
    found = await standing(db, STANDING.where(Thread.household_id == household_id, Thread.closed_at.is_(None)))
    return found[0] if found else None


async def waiting(db: Db, within: Within, roles: Collection[str] | None = None) -> list[Standing]:
    """The threads of a place in which a household waits for a word, longest waiting first; of these `roles` alone,
    where they are given."""
    query = STANDING.where(Thread.closed_at.is_(None), Thread.state == "open", place(within))
    if roles is not None:
        query = query.where(Thread.role.in_(list(roles)))
    return await standing(db, query.order_by(Thread.waits_since, Thread.id))


async def going_on(db: Db, within: Within, count: int = 30) -> list[Standing]:
    """The threads of a place that are not closed: those that wait, longest first, then those answered last."""
    return await standing(
        db,
        STANDING.where(Thread.closed_at.is_(None), place(within))
        .order_by(Thread.state.desc(), Thread.waits_since, Thread.answered_at.desc())
        .limit(count),
    )  # fmt: skip


async def count_answered(db: Db, within: Within) -> int:
    """How many threads of a place were answered and are not closed."""
    return (
        await db.scalar(
            select(func.count())
            .select_from(Thread)
            .join(Household, Household.id == Thread.household_id)
            .where(Thread.closed_at.is_(None), Thread.state == "answered", place(within))
        )
        or 0
    )


async def answered_before(db: Db, moment: datetime) -> list[Standing]:
    """The threads in which the last answer is older than this."""
    return await standing(
        db,
        STANDING.where(Thread.closed_at.is_(None), Thread.state == "answered", Thread.answered_at <= moment)
        .order_by(Thread.answered_at, Thread.id),
    )  # fmt: skip


async def to_remind(db: Db, now: datetime) -> list[Standing]:
    """The threads of which somebody is to be told again, oldest first."""
    return await standing(
        db, STANDING.where(Thread.reminds_at <= now, Thread.state == "open").order_by(Thread.reminds_at, Thread.id)
    )
