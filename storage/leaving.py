"""What somebody who leaves holds beside their roles: threads, shifts, their own way in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, exists, func, literal, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Alert, Grant, Invite, Order, Shift, Thread
from storage.supplies.desk import IN_HAND
from storage.types import Instant


@dataclass(frozen=True, slots=True)
class Holding:
    """How much somebody holds: roles, alerts they have taken, threads that are with them, orders not yet set down,
    shifts still to come."""

    roles: int
    alerts: int
    threads: int
    orders: int
    shifts: int


@dataclass(frozen=True, slots=True)
class Duty:
    """A shift to come. `alone`: nobody else is on duty there all that time."""

    id: int
    starts_at: datetime
    ends_at: datetime
    alone: bool


async def holding(db: Db, person_id: int, now: datetime, kinds: Collection[str]) -> Holding:
    """How much of each; of orders those of these kinds. One query."""
    row = await db.first(
        select(
            select(func.count())
            .where(Grant.person_id == person_id, or_(Grant.until.is_(None), Grant.until > now))
            .scalar_subquery(),
            select(func.count()).where(Alert.taken_by == person_id, Alert.closed_at.is_(None)).scalar_subquery(),
            select(func.count()).where(Thread.holder_id == person_id, Thread.closed_at.is_(None)).scalar_subquery(),
            select(func.count())
            .where(Order.taker_id == person_id, Order.state.in_(IN_HAND), Order.kind.in_(list(kinds)))
            .scalar_subquery(),
            select(func.count())
            .where(Shift.person_id == person_id, Shift.ended_at.is_(None), Shift.ends_at > now)
            .scalar_subquery(),
        )
    )
    return Holding(*row) if row is not None else Holding(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Handed:
    """A thread that was handed over to a role, and that nobody has taken up."""

    id: int
    household_id: int
    role: str


async def handed(db: Db, community_id: int, roles: Collection[str]) -> list[Handed]:
    """Those of these roles in which the household waits."""
    rows = await db.all(
        select(Thread.id, Thread.household_id, Thread.role).where(
            Thread.community_id == community_id, Thread.role.in_(list(roles)), Thread.state == "open",
            Thread.holder_id.is_(None),
        )
    )  # fmt: skip
    return [Handed(row.id, row.household_id, row.role) for row in rows]


async def release_threads(db: Db, person_id: int, now: datetime, also: Collection[int]) -> list[int]:
    """Their threads, and `also` these, are with nobody any more; one in which the household waits is spoken of again
    at once."""
    ids = await db.scalars(
        select(Thread.id).where(
            or_(Thread.holder_id == person_id, Thread.id.in_(list(also))), Thread.closed_at.is_(None)
        )
    )
    if ids:
        soon = case((Thread.state == "open", literal(now, Instant)), else_=Thread.reminds_at)
        await db.run(update(Thread).where(Thread.id.in_(ids)).values(holder_id=None, reminds_at=soon))
    return ids


async def shifts(db: Db, person_id: int, now: datetime) -> list[Duty]:
    """Their shifts that are not over yet, the next first."""
    other = aliased(Shift)
    covered = exists().where(
        other.community_id == Shift.community_id, other.person_id != Shift.person_id, other.ended_at.is_(None),
        or_(other.area_id.is_(None), other.area_id == Shift.area_id), other.starts_at <= Shift.starts_at,
        other.ends_at >= Shift.ends_at,
    )  # fmt: skip
    rows = await db.all(
        select(Shift.id, Shift.starts_at, Shift.ends_at, covered.label("covered"))
        .where(Shift.person_id == person_id, Shift.ended_at.is_(None), Shift.ends_at > now)
        .order_by(Shift.starts_at, Shift.id)
    )
    return [Duty(row.id, row.starts_at, row.ends_at, not row.covered) for row in rows]


async def end_shifts(db: Db, ids: Collection[int], now: datetime) -> int:
    """These shifts are taken back."""
    if not ids:
        return 0
    return await db.run(update(Shift).where(Shift.id.in_(list(ids)), Shift.ended_at.is_(None)).values(ended_at=now))


async def own_invites(db: Db, person_id: int) -> list[int]:
    """The invites made for somebody alone that still let them in."""
    return await db.scalars(select(Invite.id).where(Invite.person_id == person_id, Invite.revoked_at.is_(None)))
