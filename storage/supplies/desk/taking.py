"""What nobody has taken yet, what somebody has in hand, and what is urgent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, update

from storage.database import Db, padded
from storage.models import Area, Household, Order, OrderLine, OrderStep, Person
from storage.supplies.orders import ORDERS, Kept, found
from storage.temperature import Within, place

IN_HAND = ("accepted", "bought", "moving")


@dataclass(frozen=True, slots=True)
class Reach:
    """These kinds of request, in this place."""

    kinds: tuple[str, ...]
    within: Within


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits in a building for one round (none: for no round), counted. `late`: longer than it should."""

    building_id: int
    building: str
    round_at: datetime | None
    count: int
    urgent: int
    asked: int
    late: int


def _free(reaches: Sequence[Reach]) -> tuple[ColumnElement[bool], ...]:
    """What nobody has taken, as far as it may be taken: a medicine that no clinician has looked at may not."""
    return (Order.state == "placed", or_(Order.waits.is_(None), Order.waits != "clinician"), _in(reaches))


def _in(reaches: Sequence[Reach]) -> ColumnElement[bool]:
    return or_(false(), *(and_(Order.kind.in_(padded(one.kinds)), place(one.within)) for one in reaches))


async def piles(db: Db, reaches: Sequence[Reach], late_before: datetime) -> list[Pile]:
    """What waits, by building and round."""

    def count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((and_(*conditions), 1), else_=0))

    rows = await db.all(
        select(
            Order.building_id, Area.name, Order.round_at, func.count().label("count"), count(Order.urgent.is_(True)),
            count(Order.urgent_asked.is_(True), Order.urgent.is_(False)), count(Order.placed_at <= late_before),
        )
        .join(Household, Household.id == Order.household_id)
        .join(Area, Area.id == Order.building_id)
        .where(*_free(reaches))
        .group_by(Order.building_id, Area.name, Order.round_at)
        .order_by(Order.building_id, Order.round_at)
    )  # fmt: skip
    return [Pile(*row) for row in rows]


async def waiting(db: Db, reaches: Sequence[Reach], limit: int, offset: int) -> list[Kept]:
    """What waits: urgent first, then what the household calls urgent, then whoever has waited longest."""
    return await found(
        db,
        ORDERS.where(*_free(reaches))
        .order_by(Order.urgent.desc(), Order.urgent_asked.desc(), Order.placed_at, Order.id)
        .limit(limit)
        .offset(offset),
    )


async def of_building(db: Db, reaches: Sequence[Reach], building_id: int, until: datetime | None) -> list[Kept]:
    """What waits in a building and goes with no round, or with one that sets out no later than this; by number, so
    that two who take it all at once take turns."""
    due = Order.round_at.is_(None) if until is None else or_(Order.round_at.is_(None), Order.round_at <= until)
    return await found(db, ORDERS.where(*_free(reaches), Order.building_id == building_id, due).order_by(Order.id))


async def taken_lately(db: Db, building_id: int, since: datetime, but: int) -> int:
    """How much of a building others than this person have taken since then."""
    return await db.scalar(
        select(func.count()).where(
            Order.building_id == building_id, Order.accepted_at >= since, Order.taker_id != but,
            Order.state.in_(("accepted", "bought", "moving", "door", "received")),
        )
    ) or 0  # fmt: skip


async def served(db: Db, reaches: Sequence[Reach], order_id: int) -> bool:
    """Whether an order lies in their reach."""
    asked = select(Order.id).join(Household, Household.id == Order.household_id).where(Order.id == order_id)
    return await db.scalar(asked.where(_in(reaches))) is not None


async def in_hand(db: Db, person_id: int) -> list[Kept]:
    """What somebody has taken and not yet set down at its door, on the way that one goes: by building, unit, room."""
    held = await found(db, ORDERS.where(Order.taker_id == person_id, Order.state.in_(IN_HAND)))
    return sorted(held, key=lambda one: (one.building_id, len(one.unit), one.unit, len(one.room), one.room, one.id))


async def things(db: Db, order_ids: Collection[int]) -> dict[int, int]:
    """How many things each of these orders has."""
    if not order_ids:
        return {}
    rows = await db.all(
        select(OrderLine.order_id, func.count().label("count"))
        .where(OrderLine.order_id.in_(padded(list(order_ids))), OrderLine.state.not_in(("dropped", "swapped")))
        .group_by(OrderLine.order_id)
    )
    return {row.order_id: row[1] for row in rows}


async def hold(db: Db, order_id: int, states: Collection[str]) -> bool:
    """Nobody else moves an order before our commit; False if it does not stand so any more."""
    return await db.scalar(
        select(Order.id).where(Order.id == order_id, Order.state.in_(padded(list(states)))).with_for_update()
    ) is not None  # fmt: skip


async def mark_got(db: Db, order_id: int) -> None:
    """Whatever of an order nobody has said anything about was to be had; not what its household is asked about."""
    await db.run(
        update(OrderLine)
        .where(OrderLine.order_id == order_id, OrderLine.state == "wanted", OrderLine.offer.is_(None))
        .values(state="got")
    )


async def asked(db: Db, order_ids: Collection[int]) -> set[int]:
    """Those of these orders of which something waits for the household's answer."""
    if not order_ids:
        return set()
    return set(
        await db.scalars(
            select(OrderLine.order_id)
            .where(
                OrderLine.order_id.in_(padded(list(order_ids))), OrderLine.state == "wanted",
                OrderLine.offer.is_not(None),
            )
            .distinct()
        )
    )  # fmt: skip


async def ask_urgent(db: Db, order_id: int, states: Collection[str], now: datetime) -> bool:
    """The household says that an order is urgent; False if that was known, or it does not stand so any more."""
    return await db.run(
        update(Order)
        .where(
            Order.id == order_id, Order.state.in_(padded(list(states))), ~Order.urgent, ~Order.urgent_asked
        )
        .values(urgent_asked=True, changed_at=now)
    ) > 0  # fmt: skip


async def decide_urgent(
    db: Db, order: Kept, states: Collection[str], now: datetime, *, urgent: bool, round_at: datetime | None
) -> bool:
    """Whether an order is urgent, decided as it was read; False if somebody else has decided, or it has gone on."""
    return await db.run(
        update(Order)
        .where(
            Order.id == order.id, Order.state.in_(padded(list(states))), Order.urgent.is_(order.urgent),
            Order.urgent_asked.is_(order.urgent_asked),
        )
        .values(urgent=urgent, urgent_asked=urgent and order.urgent_asked, round_at=round_at, changed_at=now)
    ) > 0  # fmt: skip


async def stepped(db: Db, person_id: int, at: datetime) -> list[int]:
    """The orders with which somebody took a step at exactly this moment: what they did with one press."""
    return await db.scalars(
        select(OrderStep.order_id)
        .join(Order, Order.id == OrderStep.order_id)
        .where(Order.taker_id == person_id, OrderStep.by_id == person_id, OrderStep.at == at)
        .order_by(OrderStep.order_id)
    )


async def newest(db: Db, person_id: int, since: datetime) -> tuple[datetime, list[int]] | None:
    """What somebody did last with what they have, if that was since then and stands: when, and with which orders."""
    rows = await db.all(
        select(OrderStep.order_id, OrderStep.at, OrderStep.step)
        .join(Order, Order.id == OrderStep.order_id)
        .where(
            Order.taker_id == person_id, OrderStep.by_id == person_id, OrderStep.at >= since,
            OrderStep.undone_at.is_(None), OrderStep.before != OrderStep.after,
        )
        .order_by(OrderStep.id.desc())
    )  # fmt: skip
    last = rows[0] if rows else None
    if last is None:
        return None
    return last.at, [row.order_id for row in rows if (row.at, row.step) == (last.at, last.step)]


async def name_of(db: Db, person_id: int) -> str:
    """What somebody is called."""
    return await db.scalar(select(Person.name).where(Person.id == person_id)) or ""


async def area_name(db: Db, area_id: int) -> str:
    """What a building is called."""
    return await db.scalar(select(Area.name).where(Area.id == area_id)) or ""


async def phones(db: Db, household_id: int) -> list[str]:
    """The numbers of a household as lists may show them."""
    return await db.scalars(
        select(Person.phone_mask)
        .where(Person.household_id == household_id, Person.phone_mask != "")
        .order_by(Person.id)
    )  # fmt: skip
