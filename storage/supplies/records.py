"""Orders as they are taken away in a table: a row for each thing, or one for an order without things."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Area, Household, Merchant, Order, OrderLine, Person
from storage.supplies import money, orders

_AT_ONCE = 500  # orders


@dataclass(frozen=True, slots=True)
class Record:
    """One thing of an order. Where an order has none, `thing` is none, and so is what belongs to it."""

    order_id: int
    community: str
    kind: str
    state: str
    building: str
    unit: str
    room: str
    taker: str
    placed_at: datetime | None
    bought_at: datetime | None
    door_at: datetime | None
    ended_at: datetime | None
    paid: str | None
    paid_amount: Decimal | None
    paid_at: datetime | None
    payee: str
    merchant: str
    thing: str | None
    quantity: Decimal | None
    measure: str | None
    line_state: str | None
    got: Decimal | None
    price: Decimal | None
    line_id: int | None
    first: bool = True  # of its order's rows
    is_back: bool = False  # it need not be paid
    given: Decimal = Decimal(0)  # of the whole order: what was handed back

    @property
    def due(self) -> Decimal | None:
        """How many of it they are given, as far as is known."""
        return None if self.quantity is None else orders.due(self.line_state or "", self.quantity, self.got)

    @property
    def cost(self) -> Decimal | None:
        """What that costs; none where it has no price."""
        return None if self.due is None else orders.cost(self.price, self.due)


_community, _building, _unit, _taker, _payee = (
    aliased(Area), aliased(Area), aliased(Area), aliased(Person), aliased(Person),
)  # fmt: skip
_RECORDS = (
    select(
        Order.id, _community.name, Order.kind, Order.state, _building.name,
        case((Household.area_id == Household.building_id, ""), else_=_unit.name), Household.room,
        func.coalesce(_taker.name, ""), Order.placed_at, Order.bought_at, Order.door_at, Order.ended_at, Order.paid,
        Order.paid_amount, Order.paid_at, func.coalesce(_payee.name, ""), func.coalesce(Merchant.name, ""),
        OrderLine.name, OrderLine.quantity, OrderLine.unit, OrderLine.state, OrderLine.got, OrderLine.price,
        OrderLine.id,
    )
    .join(Household, Household.id == Order.household_id)
    .join(_community, _community.id == Order.community_id)
    .join(_building, _building.id == Order.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .outerjoin(OrderLine, OrderLine.order_id == Order.id)
    .outerjoin(Merchant, Merchant.id == OrderLine.merchant_id)
    .outerjoin(_taker, _taker.id == Order.taker_id)
    .outerjoin(_payee, _payee.id == Order.paid_to)
)  # fmt: skip


async def all_of(
    db: Db, kinds: Collection[str], since: datetime | None, until: datetime | None
) -> AsyncIterator[list[Record]]:  # fmt: skip
    """All orders of these kinds that were placed in that time, oldest first, some at a time."""
    last = 0
    while True:
        query = select(Order.id).where(
            Order.id > last, Order.kind.in_(padded(sorted(kinds))), Order.placed_at.is_not(None)
        )  # fmt: skip
        if since is not None:
            query = query.where(Order.placed_at >= since)
        if until is not None:
            query = query.where(Order.placed_at < until)
        ids = await db.scalars(query.order_by(Order.id).limit(_AT_ONCE))
        if not ids:
            return
        rows: Sequence[Any] = await db.all(
            _RECORDS.where(Order.id.in_(padded(ids))).order_by(Order.id, OrderLine.place)
        )
        backs = await money.backs(db, ids)
        found, former = [], 0
        for row in rows:
            one, back = Record(*row), backs.get(row[0], money.NOTHING_BACK)
            is_back = one.line_id is not None and back.of(one.state, one.line_id)
            found.append(replace(one, first=row[0] != former, is_back=is_back, given=back.given))
            former = row[0]
        yield found
        last = ids[-1]
