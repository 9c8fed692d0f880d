"""Figures about orders: what is open, how long it takes, what is asked for and not sold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Area, Household, Order, OrderLine
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Course:
    """How far an order has come, and when."""

    kind: str
    building_id: int
    building: str
    state: str
    urgent: bool
    waits: str | None
    round_at: datetime | None
    placed_at: datetime | None
    door_at: datetime | None
    received_at: datetime | None


_building = aliased(Area)


async def courses(
    db: Db, within: Within, community_id: int, kinds: Collection[str], states: Collection[str], since: datetime
) -> list[Course]:  # fmt: skip
    """Orders of these kinds that stand so, and those that came to a door, or to their end, since then. One query."""
    rows: Sequence[Any] = await db.all(
        select(
            Order.kind, Order.building_id, _building.name, Order.state, Order.urgent, Order.waits, Order.round_at,
            Order.placed_at, Order.door_at, Order.received_at,
        )
        .join(Household, Household.id == Order.household_id)
        .join(_building, _building.id == Order.building_id)
        .where(
            Order.community_id == community_id,
            Order.kind.in_(padded(sorted(kinds))),
            place(within),
            or_(
                Order.state.in_(padded(list(states))),
                and_(Order.state == "received", or_(Order.door_at >= since, Order.received_at >= since)),
            ),
        )
    )  # fmt: skip
    return [Course(*row) for row in rows]


async def unsold(
    db: Db, within: Within, community_id: int, kinds: Collection[str], since: datetime
) -> list[tuple[str, int]]:  # fmt: skip
    """What was asked for since then and is not in the catalogue: what it is called, and how many orders it is in."""
    rows = await db.all(
        select(OrderLine.name, func.count(func.distinct(OrderLine.order_id)))
        .join(Order, Order.id == OrderLine.order_id)
        .join(Household, Household.id == Order.household_id)
        .where(
            Order.community_id == community_id, Order.placed_at >= since, Order.kind.in_(padded(sorted(kinds))),
            OrderLine.item_id.is_(None), OrderLine.state != "dropped", OrderLine.instead_of.is_(None), place(within),
        )
        .group_by(OrderLine.name)
    )  # fmt: skip
    return [(row[0], row[1]) for row in rows]
