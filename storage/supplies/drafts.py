"""Drafts: an order while it is being written. One of an account for a household."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select

from storage.database import Db
from storage.models import Household, Order, OrderLine
from storage.supplies.orders import ORDERS, Kept, by_id, found


async def current(db: Db, account_id: int, household_id: int, kind: str | None = None) -> Kept | None:
    """What an account is writing for a household; none where it writes nothing."""
    query = ORDERS.where(
        Order.account_id == account_id, Order.household_id == household_id, Order.state == "draft"
    )  # fmt: skip
    if kind is not None:
        query = query.where(Order.kind == kind)
    return next(iter(await found(db, query)), None)


async def of_account(db: Db, account_id: int) -> list[Kept]:
    """All that an account is writing, newest first; whoever orders for others may have several."""
    return await found(
        db, ORDERS.where(Order.account_id == account_id, Order.state == "draft").order_by(Order.changed_at.desc())
    )


async def start(
    db: Db, *, account_id: int | None, person_id: int | None, household_id: int, kind: str, now: datetime,
    for_them: bool = False, **values: Any,
) -> Kept:  # fmt: skip
    """Begin an order, as a draft; the household's place is looked up."""
    home = await db.first(
        select(Household.community_id, Household.building_id).where(Household.id == household_id)
    )  # fmt: skip
    if home is None:
        raise LookupError(f"no household {household_id}")
    id = await db.insert(
        Order, community_id=home.community_id, household_id=household_id, building_id=home.building_id, kind=kind,
        state="draft", account_id=account_id, person_id=person_id, for_them=for_them, created_at=now, changed_at=now,
        **{"details": {}, **values},
    )  # fmt: skip
    begun = await by_id(db, id)
    assert begun is not None
    return begun


async def write_lines(db: Db, order: Kept, lines: Sequence[dict[str, Any]]) -> None:
    """The lines of a draft from now on (rows of OrderLine without order, community and place)."""
    await db.run(delete(OrderLine).where(OrderLine.order_id == order.id))
    for place, line in enumerate(lines):
        await db.insert(OrderLine, order_id=order.id, community_id=order.community_id, place=place, **line)


async def ordered_since(db: Db, household_id: int, since: datetime) -> dict[int, Decimal]:
    """How much of each thing a household has ordered since then and not given back: item → units."""
    rows = await db.all(
        select(OrderLine.item_id, OrderLine.quantity)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            Order.household_id == household_id, Order.placed_at >= since, Order.state != "cancelled",
            OrderLine.item_id.is_not(None), OrderLine.state.in_(("wanted", "got", "part")),
        )
    )  # fmt: skip
    sums: dict[int, Decimal] = {}
    for row in rows:
        sums[row.item_id or 0] = sums.get(row.item_id or 0, Decimal(0)) + row.quantity
    return sums
