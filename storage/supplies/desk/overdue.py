"""What the clock asks: what has waited for too long, what its round has left behind, what is nobody's any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from storage.database import Db, padded
from storage.models import Grant, Order, OrderStep
from storage.supplies.desk.taking import IN_HAND
from storage.supplies.orders import ORDERS, Kept, found


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that nobody has taken."""

    id: int
    community_id: int
    placed_at: datetime
    round_at: datetime | None
    urgent: bool
    nagged_at: datetime | None


async def untaken(db: Db, kinds: Collection[str], placed_before: datetime) -> list[Waiting]:
    """What of these kinds has waited since before this, oldest first."""
    rows = await db.all(
        select(Order.id, Order.community_id, Order.placed_at, Order.round_at, Order.urgent, Order.nagged_at)
        .where(Order.state == "placed", Order.placed_at <= placed_before, Order.kind.in_(padded(sorted(kinds))))
        .where(or_(Order.waits.is_(None), Order.waits != "clinician"))
        .order_by(Order.placed_at, Order.id)
    )
    return [
        Waiting(row.id, row.community_id, row.placed_at, row.round_at, row.urgent, row.nagged_at)
        for row in rows
        if row.placed_at is not None
    ]


async def left_behind(db: Db, now: datetime) -> list[tuple[int, datetime]]:
    """Rounds that have set out without something that nobody has taken: community and round."""
    rows = await db.all(
        select(Order.community_id, Order.round_at)
        .where(Order.state == "placed", Order.round_at <= now)
        .distinct()
        .order_by(Order.round_at, Order.community_id)
    )
    return [(row.community_id, row.round_at) for row in rows if row.round_at is not None]


async def put_off(
    db: Db, community_id: int, round_at: datetime, later: datetime | None, now: datetime
) -> list[Kept]:  # fmt: skip
    """What a round has left behind goes with a later one; gives it."""
    rows = await db.returning(
        update(Order)
        .where(Order.community_id == community_id, Order.state == "placed", Order.round_at == round_at)
        .values(round_at=later, nagged_at=now, changed_at=now)
        .returning(Order.id)
    )
    return await by_ids(db, [row.id for row in rows])


async def by_ids(db: Db, ids: Collection[int]) -> list[Kept]:
    """These orders: urgent first, then whoever has waited longest."""
    if not ids:
        return []
    return await found(
        db,
        ORDERS.where(Order.id.in_(padded(list(ids)))).order_by(
            Order.urgent.desc(), Order.urgent_asked.desc(), Order.placed_at, Order.id
        ),
    )


async def note_nagged(db: Db, waiting: Sequence[Waiting], now: datetime) -> list[int]:
    """The desk is told of these; gives those of which it has not been told meanwhile, and which still wait."""
    won = []
    for one in waiting:
        same = Order.nagged_at.is_(None) if one.nagged_at is None else Order.nagged_at == one.nagged_at
        if await db.run(update(Order).where(Order.id == one.id, Order.state == "placed", same).values(nagged_at=now)):
            won.append(one.id)
    return won


async def adrift(db: Db, roles: Collection[str], now: datetime) -> list[tuple[int, int]]:
    """Who has something in hand and holds none of these roles any more: community and person. What has been bought and
    of which staff have been told (`note_adrift`) does not count: it stays theirs until somebody sees it through."""
    held = select(Grant.id).where(
        Grant.person_id == Order.taker_id, Grant.community_id == Order.community_id, Grant.role.in_(list(roles)),
        Grant.since <= now, or_(Grant.until.is_(None), Grant.until > now),
    )  # fmt: skip
    rows = await db.all(
        select(Order.community_id, Order.taker_id)
        .where(Order.state.in_(IN_HAND), Order.taker_id.is_not(None), ~held.exists())
        .where(or_(Order.state == "accepted", _is_news()))
        .distinct()
        .order_by(Order.taker_id)
    )
    return [(row.community_id, row.taker_id) for row in rows if row.taker_id is not None and row.community_id]


def _is_news() -> ColumnElement[bool]:
    return or_(Order.nagged_at.is_(None), Order.nagged_at < Order.accepted_at)


async def note_adrift(db: Db, person_id: int, ids: Collection[int], now: datetime) -> bool:
    """Staff are told that these need somebody; False if they have been."""
    return await db.run(
        update(Order)
        .where(Order.id.in_(padded(list(ids))), Order.taker_id == person_id, Order.state.in_(IN_HAND), _is_news())
        .values(nagged_at=now)
    ) > 0  # fmt: skip


async def add_notes(db: Db, orders: Sequence[Kept], step: str, now: datetime, details: dict[str, Any]) -> None:
    """Write down the same of several orders."""
    for one in orders:
        db.add(
            OrderStep, community_id=one.community_id, order_id=one.id, step=step, before=one.state, after=one.state,
            by_id=None, at=now, details=details,
        )  # fmt: skip
