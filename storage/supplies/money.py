"""What was paid for orders, how and to whom; what a household owes; what is settled with merchants and volunteers. No
money is held: these are notes of what people did with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Area, Household, Merchant, Order, OrderLine, OrderStep, Person
from storage.supplies import steps
from storage.supplies.orders import ORDERS, Kept, found
from storage.temperature import Within, place

_SLOWEST = timedelta(days=60)  # nothing is bought later than this after it was placed; so that an index helps
HAD = ("bought", "moving", "door", "received", "disputed")  # somebody has laid out the money for these


# --- one order --------------------------------------------------------------------------------------------------------


async def pay(
    db: Db, order: Kept, how: str, amount: Decimal, now: datetime, *, by_id: int, seen: datetime | None
) -> bool:  # fmt: skip
    """Write down that it was paid, or is to be; `seen`: when it was written down before, as the writer knows it. False
    if somebody has written something else meanwhile."""
    if seen != order.paid_at:
        return False
    won = await db.run(
        update(Order)
        .where(Order.id == order.id, Order.paid_at.is_(None) if seen is None else Order.paid_at == seen)
        .values(paid=how, paid_amount=amount, paid_at=now, paid_to=by_id)
    )
    if not won:
        return False
    was = {
        "paid": order.paid, "paid_amount": None if order.paid_amount is None else str(order.paid_amount),
        "paid_at": None if order.paid_at is None else order.paid_at.isoformat(), "paid_to": await _paid_to(db, order),
    }  # fmt: skip
    await steps.note(
        db, order, "pay", now, by_id=by_id, details={"how": how, "amount": str(amount), "was": was}
    )  # fmt: skip
    return True


async def _paid_to(db: Db, order: Kept) -> int | None:
    """Who had it before: the newest note of a payment that stands, but the one that is being written."""
    if order.paid_at is None:
        return None
    return await db.scalar(
        select(OrderStep.by_id)
        .where(OrderStep.order_id == order.id, OrderStep.step == "pay", OrderStep.at == order.paid_at)
        .order_by(OrderStep.id.desc())
    )


async def unpay(db: Db, order: Kept, now: datetime, *, by_id: int) -> bool:
    """Take back what was written down last of its payment, if this person did; it is as it was before."""
    note = await db.first(
        select(OrderStep.id, OrderStep.details)
        .where(
            OrderStep.order_id == order.id, OrderStep.step == "pay", OrderStep.by_id == by_id,
            OrderStep.at == order.paid_at, OrderStep.undone_at.is_(None),
        )
        .order_by(OrderStep.id.desc())
    )  # fmt: skip
    if note is None:
        return False
    was = note.details["was"]
    won = await db.run(
        update(Order)
        .where(Order.id == order.id, Order.paid_at == order.paid_at, Order.paid_to == by_id)
        .values(
            paid=was["paid"], paid_to=was["paid_to"],
            paid_amount=None if was["paid_amount"] is None else Decimal(was["paid_amount"]),
            paid_at=None if was["paid_at"] is None else datetime.fromisoformat(was["paid_at"]),
        )
    )  # fmt: skip
    if not won:
        return False
    await db.run(update(OrderStep).where(OrderStep.id == note.id).values(undone_at=now))
    return True


async def payee(db: Db, order_id: int) -> str:
    """Who wrote down its payment; empty where nobody did."""
    query = select(Person.name).join(Order, Order.paid_to == Person.id).where(Order.id == order_id)
    return await db.scalar(query) or ""


# --- a household ------------------------------------------------------------------------------------------------------


async def of_home(db: Db, household_id: int, since: datetime) -> list[Kept]:
    """A household's orders since then, newest first, and older ones that are not paid for."""
    owed = and_(Order.state.in_(HAD), or_(Order.paid.is_(None), Order.paid == "later"))
    return await found(
        db,
        ORDERS.where(
            Order.household_id == household_id, Order.state.in_((*HAD, "placed", "accepted", "returned")),
            or_(Order.placed_at >= since, owed),
        ).order_by(Order.id.desc()),
    )  # fmt: skip


# --- merchants and volunteers -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sold:
    """One line of an order that somebody has laid out money for. `had_at`: when it was bought; `measure`: the unit."""

    order_id: int
    had_at: datetime
    building: str
    unit: str
    room: str
    taker_id: int | None
    taker: str
    paid: str | None
    paid_amount: Decimal | None
    paid_at: datetime | None
    payee: str
    merchant_id: int | None
    merchant: str
    name: str
    quantity: Decimal
    measure: str
    price: Decimal | None
    state: str
    got: Decimal | None

    @property
    def due(self) -> Decimal:
        """How many of it were handed over."""
        if self.state in ("none", "swapped", "dropped"):
            return Decimal(0)
        return self.got if self.state == "part" and self.got is not None else self.quantity

    @property
    def cost(self) -> Decimal | None:
        """What that costs; none where it has no price."""
        return None if self.price is None else (self.price * self.due).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Took:
    """A payment that somebody wrote down."""

    order_id: int
    paid: str
    amount: Decimal
    payee_id: int | None
    payee: str


_building, _unit, _taker, _payee = aliased(Area), aliased(Area), aliased(Person), aliased(Person)
_HAD_AT = func.coalesce(Order.bought_at, Order.door_at, Order.received_at, type_=Order.bought_at.type)


async def sold(db: Db, within: Within, community_id: int, since: datetime, until: datetime) -> list[Sold]:
    """All that was bought in that time and has not been given back, line by line. One query."""
    rows: Sequence[Any] = await db.all(
        select(
            Order.id, _HAD_AT.label("had_at"), _building.name,
            case((Household.area_id == Household.building_id, ""), else_=_unit.name), Household.room,
            Order.taker_id, func.coalesce(_taker.name, ""), Order.paid, Order.paid_amount, Order.paid_at,
            func.coalesce(_payee.name, ""), OrderLine.merchant_id, func.coalesce(Merchant.name, ""), OrderLine.name,
            OrderLine.quantity, OrderLine.unit, OrderLine.price, OrderLine.state, OrderLine.got,
        )
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Household, Household.id == Order.household_id)
        .join(_building, _building.id == Order.building_id)
        .join(_unit, _unit.id == Household.area_id)
        .outerjoin(_taker, _taker.id == Order.taker_id)
        .outerjoin(_payee, _payee.id == Order.paid_to)
        .outerjoin(Merchant, Merchant.id == OrderLine.merchant_id)
        .where(
            Order.community_id == community_id, Order.placed_at >= since - _SLOWEST, Order.placed_at < until,
            Order.state.in_(padded(HAD)), since <= _HAD_AT, until > _HAD_AT, place(within),
        )
        .order_by(Order.id, OrderLine.place)
    )  # fmt: skip
    return [Sold(*row) for row in rows]


async def begun(db: Db, within: Within, community_id: int) -> tuple[int, Decimal]:
    """What was bought by now of orders that are not complete yet: how many orders, and what those things cost."""
    rows = await db.all(
        select(OrderLine.order_id, OrderLine.price, OrderLine.quantity, OrderLine.state, OrderLine.got)
        .join(Order, Order.id == OrderLine.order_id)
        .join(Household, Household.id == Order.household_id)
        .where(
            Order.community_id == community_id, Order.state == "accepted", OrderLine.state.in_(("got", "part")),
            place(within),
        )
    )  # fmt: skip
    sums = [
        (row.price * (row.quantity if row.state == "got" or row.got is None else row.got)).quantize(Decimal("0.01"))
        for row in rows if row.price is not None
    ]  # fmt: skip
    return len({row.order_id for row in rows}), sum(sums, Decimal(0))


async def took(db: Db, within: Within, community_id: int, since: datetime, until: datetime) -> list[Took]:
    """The payments that were written down in that time."""
    rows = await db.all(
        select(Order.id, Order.paid, Order.paid_amount, Order.paid_to, _payee.name)
        .join(Household, Household.id == Order.household_id)
        .join(_payee, _payee.id == Order.paid_to)
        .where(
            Order.community_id == community_id, Order.paid_at >= since, Order.paid_at < until,
            Order.paid.in_(("cash", "code")), place(within),
        )
        .order_by(Order.id)
    )  # fmt: skip
    return [Took(row[0], row[1] or "", row[2] or Decimal(0), row[3], row[4]) for row in rows]


# --- receipts ---------------------------------------------------------------------------------------------------------


async def bought_from(
    db: Db, taker_id: int, since: datetime, merchant_id: int | None = None
) -> list[tuple[int, int, str]]:  # fmt: skip
    """What somebody has bought since then: order, merchant, and what the merchant is called; of one merchant alone
    where he is named."""
    query = (
        select(Order.id, Merchant.id, Merchant.name)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Merchant, Merchant.id == OrderLine.merchant_id)
        .where(
            Order.taker_id == taker_id, OrderLine.state.in_(("got", "part")),
            Order.state.in_(("accepted", *HAD)), Order.accepted_at >= since,
        )
        .distinct()
        .order_by(Order.id)
    )  # fmt: skip
    if merchant_id is not None:
        query = query.where(Merchant.id == merchant_id)
    return [(row[0], row[1], row[2]) for row in await db.all(query)]
