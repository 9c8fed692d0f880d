"""Drafts: an order while it is being written. One of an account for a household."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select, update

from storage.database import Db, fixed, padded
from storage.models import Household, Order, OrderLine
from storage.supplies.orders import ORDERS, Kept, by_id, found

_MOST = 30  # orders that are looked through


async def current(db: Db, account_id: int, household_id: int, kind: str | None = None) -> Kept | None:
    """What an account is writing for a household; none where it writes nothing."""
    query = ORDERS.where(
        Order.account_id == account_id, Order.household_id == household_id, Order.state == fixed("draft")
    )  # fmt: skip
    if kind is not None:
        query = query.where(Order.kind == kind)
    return next(iter(await found(db, query)), None)


async def of_account(db: Db, account_id: int) -> list[Kept]:
    """All that an account is writing, newest first; whoever orders for others may have several."""
    return await found(
        db,
        ORDERS.where(Order.account_id == account_id, Order.state == fixed("draft")).order_by(Order.changed_at.desc()),
    )


async def open_of(db: Db, account_id: int, states: Collection[str]) -> list[Kept]:
    """What an account has written, for whichever household, that stands so; newest first."""
    return await found(
        db,
        ORDERS.where(Order.account_id == account_id, Order.state.in_(padded(list(states))))
        .order_by(Order.id.desc())
        .limit(_MOST),
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
    """The lines from now on (rows of OrderLine without order, community and place) of what is ordered without being
    shown to its household: nothing is asked about them."""
    await db.run(delete(OrderLine).where(OrderLine.order_id == order.id))
    await add_lines(db, order, 0, [{**line, "offer": None} for line in lines])


async def move_lines(db: Db, line_ids: Collection[int], to: Kept) -> None:
    """These lines belong to another order from now on, each at the place that it had."""
    await db.run(update(OrderLine).where(OrderLine.id.in_(padded(list(line_ids)))).values(order_id=to.id))


async def add_lines(db: Db, order: Kept, place: int, lines: Sequence[dict[str, Any]]) -> None:
    """More lines of a draft, from a place on."""
    for at, line in enumerate(lines, place):
        db.add(OrderLine, order_id=order.id, community_id=order.community_id, place=at, **line)


async def change_line(db: Db, line_id: int, values: dict[str, Any]) -> None:
    """A line of a draft from now on."""
    await db.run(update(OrderLine).where(OrderLine.id == line_id).values(**values))


async def remove_line(db: Db, line_id: int) -> None:
    """A line of a draft that is not wanted."""
    await db.run(delete(OrderLine).where(OrderLine.id == line_id))


async def placed_since(db: Db, household_id: int, since: datetime) -> list[Kept]:
    """What a household has ordered since then and not called off, newest first."""
    return await found(
        db,
        ORDERS.where(Order.household_id == household_id, Order.placed_at >= since, Order.state != "cancelled")
        .order_by(Order.id.desc())
        .limit(_MOST),
    )


async def written_by(db: Db, account_id: int, since: datetime) -> list[Kept]:
    """What an account has ordered since then, newest first."""
    return await found(
        db,
        ORDERS.where(Order.account_id == account_id, Order.placed_at >= since).order_by(Order.id.desc()).limit(_MOST),
    )


async def newest(db: Db, household_id: int, kinds: Collection[str]) -> Kept | None:
    """The last order of these kinds that a household has placed and not called off."""
    query = ORDERS.where(
        Order.household_id == household_id, Order.kind.in_(list(kinds)), Order.placed_at.is_not(None),
        Order.state != "cancelled", Order.key.is_(None),
    )  # fmt: skip
    return next(iter(await found(db, query.order_by(Order.placed_at.desc(), Order.id).limit(1))), None)


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
