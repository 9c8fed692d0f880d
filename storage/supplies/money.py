"""What was paid for orders, how and to whom; what came back; what a household owes. No money is held: these are notes
of what people did with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, or_, select, update

from storage.database import Db, padded
from storage.models import Merchant, Order, OrderLine, OrderStep, Person
from storage.supplies import steps
from storage.supplies.orders import ORDERS, Kept, found

HAD = ("bought", "moving", "door", "received", "disputed")  # somebody has laid out the money for these
OVER = ("returned", "cancelled")  # what was laid out for these has come back, or is to
TAKEN = ("cash", "code")  # of how an order is paid: the money has changed hands
REPAY = "repay"  # the step that says: money was given back to the household
_CHUNK = 5_000  # values of one IN list: databases have a limit


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


# --- what came back ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Back:
    """What of an order is to be paid back, but for one that ended (OVER), of which all is: `whole`, or these `lines`,
    as the desk has settled it. `given`: money that was handed back by now."""

    whole: bool = False
    lines: frozenset[int] = frozenset()
    given: Decimal = Decimal(0)

    def of(self, state: str, line_id: int) -> bool:
        """Whether a line is, of an order that stands so."""
        return self.whole or state in OVER or line_id in self.lines


NOTHING_BACK = Back()


async def backs(db: Db, order_ids: Collection[int]) -> dict[int, Back]:
    """What the desk has settled of these orders with money back, and what of it was given; orders without are left
    out."""
    ids = sorted(set(order_ids))
    found_: dict[int, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for at in range(0, len(ids), _CHUNK):
        rows = await db.all(
            select(OrderStep.order_id, OrderStep.step, OrderStep.details).where(
                OrderStep.order_id.in_(padded(ids[at : at + _CHUNK])), OrderStep.undone_at.is_(None),
                or_(OrderStep.step == REPAY, and_(OrderStep.step == "receive", OrderStep.before == "disputed")),
            )
        )  # fmt: skip
        for row in rows:
            found_[row.order_id].append((row.step, row.details))
    return {id: _back(some) for id, some in found_.items()}


def _back(some: Sequence[tuple[str, dict[str, Any]]]) -> Back:
    settled = [details.get("lines") or [] for _, details in some if details.get("settled") == "refund"]
    given = sum((Decimal(details["amount"]) for step, details in some if step == REPAY), Decimal(0))
    return Back([] in settled, frozenset(id for lines in settled for id in lines), given)


async def repay(db: Db, order: Kept, amount: Decimal, now: datetime, *, by_id: int) -> None:
    """Write down that money was given back to the household, the way it came."""
    await steps.note(db, order, REPAY, now, by_id=by_id, details={"how": order.paid, "amount": str(amount)})


async def unrepay(db: Db, order: Kept, now: datetime, *, since: datetime, by_id: int) -> bool:
    """Take back the newest such note of this person since then; False where there is none."""
    newest = await db.scalar(
        select(OrderStep.id)
        .where(
            OrderStep.order_id == order.id, OrderStep.step == REPAY, OrderStep.by_id == by_id, OrderStep.at >= since,
            OrderStep.undone_at.is_(None),
        )
        .order_by(OrderStep.id.desc())
        .limit(1)
    )  # fmt: skip
    return newest is not None and await db.run(
        update(OrderStep).where(OrderStep.id == newest, OrderStep.undone_at.is_(None)).values(undone_at=now)
    ) > 0  # fmt: skip


# --- a household ------------------------------------------------------------------------------------------------------


async def of_home(db: Db, household_id: int, since: datetime) -> list[Kept]:
    """A household's orders since then, newest first, and older ones that are not paid for. Of those that came to
    nothing: what had been bought, or paid."""
    owed = and_(Order.state.in_(HAD), or_(Order.paid.is_(None), Order.paid == "later"))
    return await found(
        db,
        ORDERS.where(
            Order.household_id == household_id,
            or_(
                Order.state.in_((*HAD, "placed", "accepted", "returned")),
                and_(Order.state == "cancelled", or_(Order.bought_at.is_not(None), Order.paid.in_(TAKEN))),
            ),
            or_(Order.placed_at >= since, owed),
        ).order_by(Order.id.desc()),
    )  # fmt: skip


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
