"""Steps of orders: each is taken once, by one, and is written down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from storage.database import Db, padded
from storage.models import Order, OrderStep, Person
from storage.supplies.orders import Kept


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken; `by` is the name of whoever took it, empty where nobody did or we do not know."""

    id: int
    order_id: int
    step: str
    before: str
    after: str
    by_id: int | None
    by: str
    at: datetime
    details: dict[str, Any]
    undone_at: datetime | None


async def advance(
    db: Db, order: Kept, step: str, before: Collection[str], after: str, now: datetime, *, by_id: int | None,
    details: dict[str, Any] | None = None, **values: Any,
) -> bool:  # fmt: skip
    """Take a step, with the values that it changes; False if somebody else was there first, or it stands otherwise by
    now. What the values were before is kept with the step, so that it can be taken back."""
    won = await db.run(
        update(Order)
        .where(Order.id == order.id, Order.state == order.state, Order.state.in_(padded(list(before))))
        .values(state=after, changed_at=now, **values)
    )
    if not won:
        return False
    was = {name: _plain(getattr(order, name)) for name in values if hasattr(order, name)}
    await db.insert(
        OrderStep, community_id=order.community_id, order_id=order.id, step=step, before=order.state, after=after,
        by_id=by_id, at=now, details={**(details or {}), "was": was},
    )  # fmt: skip
    return True


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value


async def note(
    db: Db, order: Kept, step: str, now: datetime, *, by_id: int | None, details: dict[str, Any] | None = None
) -> None:
    """Write down something that happened to it and led nowhere else: a price, a substitute, a photo."""
    await db.insert(
        OrderStep, community_id=order.community_id, order_id=order.id, step=step, before=order.state,
        after=order.state, by_id=by_id, at=now, details=details or {},
    )  # fmt: skip


async def of_order(db: Db, order_id: int) -> list[Taken]:
    """All that happened to an order, oldest first."""
    rows = await db.all(
        select(
            OrderStep.id, OrderStep.order_id, OrderStep.step, OrderStep.before, OrderStep.after, OrderStep.by_id,
            Person.name.label("by"), OrderStep.at, OrderStep.details, OrderStep.undone_at,
        )
        .outerjoin(Person, Person.id == OrderStep.by_id)
        .where(OrderStep.order_id == order_id)
        .order_by(OrderStep.id)
    )  # fmt: skip
    return [Taken(**{**dict(row._mapping), "by": row.by or ""}) for row in rows]


async def undo(db: Db, order: Kept, taken: Taken, now: datetime, *, behind: bool = False) -> bool:
    """Take a step back: the order stands as before it. False if something has happened since, or it was undone.
    `behind`: the step that followed has just been taken back, in this transaction."""
    values = {name: _again(name, value) for name, value in taken.details.get("was", {}).items()}
    won = await db.run(
        update(Order)
        .where(Order.id == order.id, Order.state == taken.after, Order.changed_at == (now if behind else taken.at))
        .values(**{**values, "state": taken.before, "changed_at": now})
    )
    if not won:
        return False
    await db.run(update(OrderStep).where(OrderStep.id == taken.id).values(undone_at=now))
    return True


def _again(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name.endswith("_at"):
        return datetime.fromisoformat(value)
    return Decimal(value) if name in ("paid_amount", "ceiling") else value
