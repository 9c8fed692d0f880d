"""What is settled with merchants and volunteers: what was bought, line by line, and what was taken for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Area, Household, Merchant, Order, OrderLine, OrderStep, Person
from storage.supplies import orders
from storage.supplies.money import HAD, OVER, REPAY, TAKEN
from storage.temperature import Within, place

_SLOWEST = timedelta(days=60)  # nothing is bought later than this after it was placed; so that an index helps


@dataclass(frozen=True, slots=True)
class Sold:
    """One line of an order that somebody has laid out money for. `had_at`: when it was bought, or ended without;
    `measure`: the unit; `free`: the community pays for it (`price` is what it was worth then), not the household."""

    id: int
    order_id: int
    free: bool
    order_state: str
    bought: bool
    had_at: datetime
    building: str
    unit: str
    room: str
    household_id: int
    taker_id: int | None
    taker: str
    paid: str | None
    paid_amount: Decimal | None
    payee: str
    merchant_id: int | None
    merchant: str
    item_id: int | None
    name: str
    quantity: Decimal
    measure: str
    price: Decimal | None
    state: str
    got: Decimal | None

    @property
    def due(self) -> Decimal:
        """How many of it were had."""
        if self.order_state == "cancelled" and not self.bought and self.state not in ("got", "part"):
            return Decimal(0)
        return orders.due(self.state, self.quantity, self.got)

    @property
    def cost(self) -> Decimal | None:
        """What that costs; none where it has no price."""
        return orders.cost(self.price, self.due)


@dataclass(frozen=True, slots=True)
class Took:
    """A payment that somebody wrote down; less than nothing: they gave it back."""

    order_id: int
    paid: str
    amount: Decimal
    payee_id: int | None
    payee: str


_building, _unit, _taker, _payee = aliased(Area), aliased(Area), aliased(Person), aliased(Person)
_HAD_AT = func.coalesce(
    Order.bought_at, Order.door_at, Order.received_at, Order.ended_at, type_=Order.bought_at.type
)  # fmt: skip
_SOLD = (
    select(
        OrderLine.id, Order.id, (Order.kind == "kit").label("free"), Order.state, Order.bought_at.is_not(None),
        _HAD_AT.label("had_at"), _building.name,
        case((Household.area_id == Household.building_id, ""), else_=_unit.name), Household.room, Order.household_id,
        Order.taker_id, func.coalesce(_taker.name, ""), Order.paid, Order.paid_amount, func.coalesce(_payee.name, ""),
        OrderLine.merchant_id, func.coalesce(Merchant.name, ""), OrderLine.item_id, OrderLine.name, OrderLine.quantity,
        OrderLine.unit, OrderLine.price, OrderLine.state, OrderLine.got, OrderLine.place, Order.details,
    )
    .join(OrderLine, OrderLine.order_id == Order.id)
    .join(Household, Household.id == Order.household_id)
    .join(_building, _building.id == Order.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .outerjoin(_taker, _taker.id == Order.taker_id)
    .outerjoin(_payee, _payee.id == Order.paid_to)
    .outerjoin(Merchant, Merchant.id == OrderLine.merchant_id)
    .order_by(Order.id, OrderLine.place)
)  # fmt: skip


async def sold(db: Db, within: Within, community_id: int, since: datetime, until: datetime) -> list[Sold]:
    """All that was bought in that time, line by line, whatever became of it; and what was paid for and not bought. One
    query."""
    return await _sold(
        db,
        Order.community_id == community_id, Order.placed_at >= since - _SLOWEST, Order.placed_at < until,
        Order.state.in_(padded((*HAD, *OVER))), since <= _HAD_AT, until > _HAD_AT, place(within),
        or_(
            Order.state != "cancelled", Order.bought_at.is_not(None), OrderLine.state.in_(("got", "part")),
            Order.paid.in_(TAKEN),
        ),
    )  # fmt: skip


async def unpaid(db: Db, within: Within, community_id: int) -> list[Sold]:
    """All that was brought to a door, or is bought for it, and that nobody has paid for, line by line."""
    return await _sold(
        db,
        Order.community_id == community_id, Order.state.in_(padded(HAD)), Order.kind != "kit", place(within),
        or_(Order.paid.is_(None), Order.paid == "later"),
    )  # fmt: skip


async def _sold(db: Db, *conditions: ColumnElement[bool]) -> list[Sold]:
    rows: Sequence[Any] = await db.all(_SOLD.where(*conditions))
    return [_worth(Sold(*row[:-2]), *row[-2:]) for row in rows]


def _worth(one: Sold, place_: int, details: dict[str, Any]) -> Sold:
    """What a household need not pay for is worth what it cost when it was ordered; what nobody sells, nothing."""
    return replace(one, price=Decimal(details.get("worth", {}).get(str(place_), 0))) if one.free else one


async def begun(
    db: Db, within: Within, community_id: int, merchant_id: int | None = None
) -> tuple[int, Decimal]:  # fmt: skip
    """What was bought by now of orders that are not complete yet (of one merchant alone where he is named): how many
    orders, and what those things cost."""
    rows = await db.all(
        select(OrderLine.order_id, OrderLine.price, OrderLine.quantity, OrderLine.state, OrderLine.got)
        .join(Order, Order.id == OrderLine.order_id)
        .join(Household, Household.id == Order.household_id)
        .where(
            Order.community_id == community_id, Order.state.in_(("placed", "accepted")), Order.kind != "kit",
            OrderLine.state.in_(("got", "part")), place(within),
            *([] if merchant_id is None else [OrderLine.merchant_id == merchant_id]),
        )
    )  # fmt: skip
    costs = [orders.cost(row.price, orders.due(row.state, row.quantity, row.got)) for row in rows]
    return len({row.order_id for row in rows}), sum((one for one in costs if one is not None), Decimal(0))


async def took(db: Db, within: Within, community_id: int, since: datetime, until: datetime) -> list[Took]:
    """The payments that were written down in that time, and what was given back in it."""
    rows = await db.all(
        select(Order.id, Order.paid, Order.paid_amount, Order.paid_to, _payee.name)
        .join(Household, Household.id == Order.household_id)
        .join(_payee, _payee.id == Order.paid_to)
        .where(
            Order.community_id == community_id, Order.paid_at >= since, Order.paid_at < until, Order.paid.in_(TAKEN),
            place(within),
        )
        .order_by(Order.id)
    )  # fmt: skip
    given = await db.all(
        select(OrderStep.order_id, OrderStep.details, OrderStep.by_id, _payee.name)
        .join(Order, Order.id == OrderStep.order_id)
        .join(Household, Household.id == Order.household_id)
        .join(_payee, _payee.id == OrderStep.by_id)
        .where(
            Order.community_id == community_id, Order.placed_at >= since - _SLOWEST, Order.placed_at < until,
            OrderStep.step == REPAY, OrderStep.undone_at.is_(None), OrderStep.at >= since, OrderStep.at < until,
            place(within),
        )
        .order_by(OrderStep.id)
    )  # fmt: skip
    return [
        *(Took(row[0], row[1] or "", row[2] or Decimal(0), row[3], row[4]) for row in rows),
        *(Took(row[0], row[1]["how"], -Decimal(row[1]["amount"]), row[2], row[3]) for row in given),
    ]
