"""Offers: what of an order waits for its household, and whose lines a change of the list touches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select, update

from storage.database import Db, padded
from storage.models import Account, Order, OrderLine, OrderStep
from storage.supplies.orders import ORDERS, Kept, Line, found, lines

ASKS = ("substitute", "price")  # orders.waits: the household is to say yes or no
_OPEN_LINE = exists().where(
    OrderLine.order_id == Order.id, OrderLine.state == "wanted", OrderLine.offer.is_not(None)
)  # fmt: skip


async def lock(db: Db, order_id: int) -> list[Line]:
    """The lines of an order, which nobody else changes until the end of the transaction."""
    await db.all(select(OrderLine.id).where(OrderLine.order_id == order_id).order_by(OrderLine.id).with_for_update())
    return (await lines(db, [order_id])).get(order_id, [])


async def order_of(db: Db, line_id: int) -> int | None:
    """The order that a line belongs to."""
    return await db.scalar(select(OrderLine.order_id).where(OrderLine.id == line_id))


async def holding(
    db: Db, community_id: int, item_ids: Collection[int], states: Collection[str]
) -> dict[int, list[Kept]]:  # fmt: skip
    """Orders that stand so and in which one of these things is still to be had, oldest first: by thing."""
    wanted = set(item_ids)
    if not wanted:
        return {}
    few = len(wanted) <= 100  # else all that is open, which is not many, either
    rows = await db.all(
        select(OrderLine.order_id, OrderLine.item_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            Order.community_id == community_id, Order.state.in_(padded(list(states))), OrderLine.state == "wanted",
            OrderLine.item_id.in_(padded(list(wanted))) if few else OrderLine.item_id.is_not(None),
        )
        .order_by(OrderLine.order_id, OrderLine.place)
    )  # fmt: skip
    rows = [row for row in rows if row.item_id in wanted]
    kept = {order.id: order for order in await by_ids(db, {row.order_id for row in rows})}
    by_item: dict[int, dict[int, Kept]] = {}
    for row in rows:
        if row.order_id in kept and row.item_id is not None:
            by_item.setdefault(row.item_id, {})[row.order_id] = kept[row.order_id]
    return {item: list(some.values()) for item, some in by_item.items()}


async def by_ids(db: Db, order_ids: Collection[int]) -> list[Kept]:
    """These orders, oldest first."""
    if not order_ids:
        return []
    return await found(db, ORDERS.where(Order.id.in_(padded(list(order_ids)))).order_by(Order.id))


async def waiting(db: Db, community_ids: Collection[int], states: Collection[str]) -> list[Kept]:
    """Orders of these communities that stand so and wait for their household."""
    return await found(
        db,
        ORDERS.where(
            Order.community_id.in_(padded(list(community_ids))), Order.state.in_(padded(list(states))),
            Order.waits.in_(ASKS),
        ).order_by(Order.id),
    )  # fmt: skip


async def asking(db: Db, household_id: int, states: Collection[str]) -> list[Kept]:
    """A household's orders that stand so and in which something waits for its answer, oldest first."""
    return await found(
        db,
        ORDERS.where(
            Order.household_id == household_id, Order.state.in_(padded(list(states))), _OPEN_LINE
        ).order_by(Order.id),
    )  # fmt: skip


async def put(db: Db, line_id: int, offer: dict[str, Any]) -> bool:
    """Ask about a line from now on, in the place of what was asked before; False if it is not open any more."""
    return await db.run(
        update(OrderLine).where(OrderLine.id == line_id, OrderLine.state == "wanted").values(offer=offer)
    ) > 0  # fmt: skip


async def answer(db: Db, line_id: int, **values: Any) -> bool:
    """What was asked about a line is answered, with the values that it has from now on; False if it was before."""
    return await db.run(
        update(OrderLine)
        .where(OrderLine.id == line_id, OrderLine.state == "wanted", OrderLine.offer.is_not(None))
        .values(offer=None, **values)
    ) > 0  # fmt: skip


async def reprice(db: Db, line_id: int, price: Any) -> bool:
    """Another price of a line that is open; what was asked about its price is not asked any more."""
    return await db.run(
        update(OrderLine).where(OrderLine.id == line_id, OrderLine.state == "wanted").values(price=price, offer=None)
    ) > 0  # fmt: skip


async def add_line(db: Db, line: Line, community_id: int, **values: Any) -> int:
    """A line that takes the place of another, or (`instead_of` none) holds a part of it, at the end of its order."""
    last = await db.scalar(
        select(OrderLine.place).where(OrderLine.order_id == line.order_id).order_by(OrderLine.place.desc()).limit(1)
    )
    return await db.insert(
        OrderLine, order_id=line.order_id, community_id=community_id, place=(last or 0) + 1, text=line.text,
        note=line.note, **{"instead_of": line.id, **values},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a question: `how` swap, keep, drop, lapse; `name` of the thing, `to` what takes its place."""

    how: str
    name: str
    to: str


SETTLED = ("swap", "keep", "drop", "lapse")  # order_steps.step


async def settled(db: Db, household_id: int, since: datetime) -> list[Settled]:
    """What a household's questions came to since then, oldest first."""
    rows = await db.all(
        select(OrderStep.step, OrderStep.details)
        .join(Order, Order.id == OrderStep.order_id)
        .where(Order.household_id == household_id, OrderStep.at >= since, OrderStep.step.in_(SETTLED))
        .order_by(OrderStep.id)
    )
    return [Settled(row.step, str(row.details.get("name", "")), str(row.details.get("to", ""))) for row in rows]


async def voice(db: Db, account_id: int | None) -> tuple[str, str] | None:
    """The chat and language of an account that can be written to."""
    row = await db.first(
        select(Account.chat, Account.language).where(Account.id == (account_id or 0), Account.gone_at.is_(None))
    )
    return None if row is None else (row.chat, row.language)
