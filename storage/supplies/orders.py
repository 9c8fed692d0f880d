"""Orders and their lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Account, Area, Grant, Household, Order, OrderLine, OrderPhoto, Person


def due(state: str, quantity: Decimal, got: Decimal | None) -> Decimal:
    """How many of a line that stands so are given."""
    if state in ("none", "swapped", "dropped"):
        return Decimal(0)
    return got if state == "part" and got is not None else quantity


def cost(price: Decimal | None, count: Decimal) -> Decimal | None:
    """What so many cost, in 元 and 分; none where there is no price."""
    return None if price is None else (price * count).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of an order; see storage.models.OrderLine."""

    id: int
    order_id: int
    item_id: int | None
    merchant_id: int | None
    place: int
    text: str
    name: str
    quantity: Decimal
    unit: str
    note: str
    rounded: bool
    price: Decimal | None
    state: str
    got: Decimal | None
    instead_of: int | None
    offer: dict[str, Any] | None

    @property
    def due(self) -> Decimal:
        """How many of it they are given, as far as is known by now."""
        return due(self.state, self.quantity, self.got)

    @property
    def asked(self) -> bool:
        """Whether the household is to say something about it first."""
        return self.state == "wanted" and self.offer is not None

    @property
    def cost(self) -> Decimal | None:
        """What that costs, in 元 and 分; none where it has no price yet."""
        return cost(self.price, self.due)


@dataclass(frozen=True, slots=True)
class Kept:
    """One order as it stands, with the door it is for. `unit` is empty where the building has none; `words` are what
    they wrote that is kept sealed."""

    id: int
    community_id: int
    household_id: int
    building_id: int
    area_id: int
    building: str
    unit: str
    room: str
    kind: str
    state: str
    account_id: int | None
    person_id: int | None
    for_them: bool
    urgent_asked: bool
    urgent: bool
    details: dict[str, Any]
    words_sealed: bytes | None
    note: str
    round_at: datetime | None
    ceiling: Decimal | None
    waits: str | None
    waits_since: datetime | None
    taker_id: int | None
    taker: str
    created_at: datetime
    changed_at: datetime
    placed_at: datetime | None
    accepted_at: datetime | None
    bought_at: datetime | None
    moving_at: datetime | None
    door_at: datetime | None
    received_at: datetime | None
    ended_at: datetime | None
    how: str | None
    paid: str | None
    paid_amount: Decimal | None
    paid_at: datetime | None
    nagged_at: datetime | None

    @property
    def place(self) -> str:
        """The address in words, e.g. "3号楼2单元502"."""
        return self.building + self.unit + self.room


_building, _unit, _taker = aliased(Area), aliased(Area), aliased(Person)
ORDERS = (
    select(
        Order.id, Order.community_id, Order.household_id, Order.building_id, Household.area_id,
        _building.name.label("building"), _unit.name.label("unit"), Household.room, Order.kind, Order.state,
        Order.account_id, Order.person_id, Order.for_them, Order.urgent_asked, Order.urgent, Order.details,
        Order.words_sealed, Order.note, Order.round_at, Order.ceiling, Order.waits, Order.waits_since, Order.taker_id,
        _taker.name.label("taker"), Order.created_at, Order.changed_at, Order.placed_at, Order.accepted_at,
        Order.bought_at, Order.moving_at, Order.door_at, Order.received_at, Order.ended_at, Order.how, Order.paid,
        Order.paid_amount, Order.paid_at, Order.nagged_at,
    )
    .join(Household, Household.id == Order.household_id)
    .join(_building, _building.id == Order.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .outerjoin(_taker, _taker.id == Order.taker_id)
)  # fmt: skip
# By door, as somebody walks: building, unit, then 101 before 1101.
BY_DOOR = (
    Order.building_id, func.length(_unit.name), _unit.name, func.length(Household.room), Household.room, Order.id
)  # fmt: skip


async def found(db: Db, query: Select[*tuple[Any, ...]]) -> list[Kept]:
    """The orders of a query that is made of ORDERS."""
    return [
        Kept(**{
            **dict(row._mapping), "unit": "" if row.area_id == row.building_id else row.unit, "taker": row.taker or "",
        })
        for row in await db.all(query)
    ]  # fmt: skip


async def by_id(db: Db, order_id: int) -> Kept | None:
    """One order; none where there is no such."""
    return next(iter(await found(db, ORDERS.where(Order.id == order_id))), None)


async def by_ids(db: Db, order_ids: Collection[int]) -> list[Kept]:
    """These orders, in the order of their numbers."""
    if not order_ids:
        return []
    return await found(db, ORDERS.where(Order.id.in_(padded(list(order_ids)))).order_by(Order.id))


async def of_home(db: Db, household_id: int, states: Collection[str], limit: int = 30) -> list[Kept]:
    """A household's orders that stand so, newest first."""
    return await found(
        db,
        ORDERS.where(Order.household_id == household_id, Order.state.in_(padded(list(states))))
        .order_by(Order.id.desc())
        .limit(limit),
    )


async def lines(db: Db, order_ids: Collection[int]) -> dict[int, list[Line]]:
    """The lines of these orders, by order, each in its own order."""
    by_order: dict[int, list[Line]] = defaultdict(list)
    if order_ids:
        rows = await db.all(
            select(
                OrderLine.id, OrderLine.order_id, OrderLine.item_id, OrderLine.merchant_id, OrderLine.place,
                OrderLine.text, OrderLine.name, OrderLine.quantity, OrderLine.unit, OrderLine.note, OrderLine.rounded,
                OrderLine.price, OrderLine.state, OrderLine.got, OrderLine.instead_of, OrderLine.offer,
            )
            .where(OrderLine.order_id.in_(padded(list(order_ids))))
            .order_by(OrderLine.order_id, OrderLine.place)
        )  # fmt: skip
        for row in rows:
            by_order[row.order_id].append(Line(**dict(row._mapping)))
    return by_order


async def change(
    db: Db, order_id: int, states: Collection[str], now: datetime, **values: Any
) -> bool:  # fmt: skip
    """Change something of an order while it stands so; False if it does not any more."""
    return await db.run(
        update(Order)
        .where(Order.id == order_id, Order.state.in_(padded(list(states))))
        .values(changed_at=now, **values)
    ) > 0  # fmt: skip


async def change_line(db: Db, line_id: int, states: Collection[str], **values: Any) -> bool:
    """Change a line while it stands so; False if it does not any more."""
    return await db.run(
        update(OrderLine).where(OrderLine.id == line_id, OrderLine.state.in_(padded(list(states)))).values(**values)
    ) > 0  # fmt: skip


async def add_photo(
    db: Db, order: Kept, of: str, channel: str, ref: str, name: str, mime: str, by_id: int | None, now: datetime
) -> int:
    """A picture that belongs to it."""
    return await db.insert(
        OrderPhoto, community_id=order.community_id, order_id=order.id, of=of, channel=channel, ref=ref, name=name,
        mime=mime, by_id=by_id, at=now,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of an order, where it is to be had."""

    id: int
    of: str
    channel: str
    ref: str
    name: str
    mime: str
    at: datetime


async def photos(db: Db, order_id: int) -> list[Photo]:
    """The pictures of an order, oldest first."""
    rows = await db.all(
        select(
            OrderPhoto.id, OrderPhoto.of, OrderPhoto.channel, OrderPhoto.ref, OrderPhoto.name, OrderPhoto.mime,
            OrderPhoto.at,
        )
        .where(OrderPhoto.order_id == order_id)
        .order_by(OrderPhoto.id)
    )  # fmt: skip
    return [Photo(**dict(row._mapping)) for row in rows]


def wrote(order: Kept, account_id: int | None, now: datetime) -> ColumnElement[bool]:
    """The account of whoever wrote an order; of one for others only while they look after them."""
    writer = Account.id == (account_id or 0)
    if not order.for_them:
        return writer
    looks_after = exists().where(
        Grant.person_id == Account.person_id, Grant.community_id == order.community_id, Grant.since <= now,
        or_(Grant.until.is_(None), Grant.until > now),
        or_(
            Grant.household_id == order.household_id,
            Grant.area_id.in_((order.community_id, order.building_id, order.area_id)),
            and_(Grant.household_id.is_(None), Grant.area_id.is_(None)),
        ),
    )  # fmt: skip
    return and_(writer, looks_after)


async def chats(db: Db, order: Kept, now: datetime) -> list[tuple[str, str]]:
    """Where an order is followed: the chats of its household, and of whoever wrote it for them and looks after them;
    chat and language, each once. What somebody asked for alone (`details` says so) nobody else at home hears of."""
    writer = wrote(order, order.account_id or order.details.get("by"), now)
    rows = await db.all(
        select(Account.chat, Account.language)
        .where(
            writer if order.details.get("alone") else (Account.household_id == order.household_id) | writer,
            Account.gone_at.is_(None),
        )
        .order_by(Account.opened_at, Account.id)
    )
    by_chat: dict[str, str] = {}
    for row in rows:
        by_chat.setdefault(row.chat, row.language)
    return list(by_chat.items())


def total(lines: Sequence[Line]) -> tuple[Decimal, bool]:
    """What lines cost together, and whether some have no price yet."""
    costs = [line.cost for line in lines if line.due]
    return sum((cost for cost in costs if cost is not None), Decimal(0)), None in costs
