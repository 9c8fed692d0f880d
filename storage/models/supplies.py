"""订购: what can be had, who asked for what, how far it has come, and who did each step."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id, Money, Quantity


class Merchant(Base):
    """商户: a shop that sells to the community."""

    __tablename__ = "merchants"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"))
    name: Mapped[str] = mapped_column(String(100))

    __table_args__ = (UniqueConstraint("community_id", "name"),)


class Item(Base):
    """物资: one thing of the catalogue. One `unit` of it holds `pack_size` `pack_unit`, where that is known.

    `price`: of one unit in 元, none where it is asked for each time; `most`: units a household may have a day; `stock`:
    units that can still be ordered, none where nobody counts them. It is not sold any more from `ended_at` on; rows are
    never deleted, because orders point at them.
    """

    __tablename__ = "items"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"))
    name: Mapped[str] = mapped_column(String(100))
    aliases: Mapped[list[Any]]
    category: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(10))
    pack_size: Mapped[Decimal | None] = mapped_column(Quantity)
    pack_unit: Mapped[str] = mapped_column(String(10), default="")
    price: Mapped[Decimal | None] = mapped_column(Money)
    most: Mapped[Decimal | None] = mapped_column(Quantity)
    stock: Mapped[Decimal | None] = mapped_column(Quantity)
    merchant_id: Mapped[int | None] = ref("merchants.id")
    place: Mapped[int]  # its row in the shop's list: browsing keeps the shop's order
    changed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("community_id", "name"),
        Index("ix_items_community_id_changed_at", "community_id", "changed_at"),
    )


class Order(Base):
    """订单: one request of a household, of one `kind` (handlers.supplies.kinds.KINDS), with an owner and an end.

    `state`: draft, placed, accepted, bought, moving, door, received, or an end of another sort: cancelled, returned,
    disputed (see handlers.supplies.course). `key`: unique for ever where something makes an order by itself, such as
    "kit/household/17/2026-11-22". `waits`: what keeps it from going on, and since when: substitute, price (the
    household is to say yes or no), clinician (a medicine that has not been looked at).
    """

    __tablename__ = "orders"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = mapped_column(Id, ForeignKey("households.id"))
    building_id: Mapped[int] = ref("areas.id")
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(10))
    key: Mapped[str | None] = mapped_column(String(150), unique=True)
    account_id: Mapped[int | None] = ref("accounts.id")  # who wrote it; none: it came by itself
    person_id: Mapped[int | None] = ref("people.id")  # the same, where we know who it is
    for_them: Mapped[bool] = mapped_column(Boolean, default=False)  # somebody who looks after them ordered it
    urgent_asked: Mapped[bool] = mapped_column(Boolean, default=False)  # the household says that it is
    urgent: Mapped[bool] = mapped_column(Boolean, default=False)  # it is: by the kind's rule, or staff have said so
    details: Mapped[dict[str, Any]]  # answers to the kind's own questions, such as {"code": "8-2-1234"}
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # what they wrote that may be about their health
    note: Mapped[str] = mapped_column(Text, default="")
    round_at: Mapped[datetime | None]  # the delivery round that it goes with; none: it goes as soon as it can
    ceiling: Mapped[Decimal | None] = mapped_column(Money)  # more than this the household is asked about first
    waits: Mapped[str | None] = mapped_column(String(16))
    waits_since: Mapped[datetime | None]
    taker_id: Mapped[int | None] = ref("people.id")  # whose it is from "accepted" on
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    placed_at: Mapped[datetime | None] = mapped_column()
    accepted_at: Mapped[datetime | None]
    bought_at: Mapped[datetime | None]
    moving_at: Mapped[datetime | None]
    door_at: Mapped[datetime | None] = mapped_column()
    received_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # of every end: received, cancelled, returned
    how: Mapped[str | None] = mapped_column(String(10))  # received by whose word: home, scan, carrier, itself
    paid: Mapped[str | None] = mapped_column(String(10))  # cash, code, later
    paid_amount: Mapped[Decimal | None] = mapped_column(Money)
    paid_at: Mapped[datetime | None]
    paid_to: Mapped[int | None] = ref("people.id")
    nagged_at: Mapped[datetime | None]  # the desk has been told that nobody has taken it

    __table_args__ = (
        Index("ix_orders_community_id_state", "community_id", "state", "building_id"),
        Index("ix_orders_household_id", "household_id", "id"),
        Index("ix_orders_taker_id_state", "taker_id", "state"),
        Index("ix_orders_round_at", "community_id", "round_at"),
        Index("ix_orders_placed_at", "community_id", "placed_at"),
        Index("ix_orders_state_placed_at", "state", "placed_at"),  # the clock asks: what has nobody taken
        # One draft of an account for a household: both of its buttons, pressed at once, write into the same.
        Index(
            "uq_orders_draft",
            "account_id",
            "household_id",
            unique=True,
            sqlite_where=state == "draft",
            postgresql_where=state == "draft",
        ),
    )


class OrderLine(Base):
    """One thing of an order. `text` is what they wrote, `name` what it is called in the catalogue (or what they wrote,
    where it is not in it: staff price it by hand), `quantity` in `unit`, `price` of one unit in 元 as they were told.

    `state`: wanted; got; part (`got` units of it); none (it was not to be had); swapped (`line` of the same order whose
    `instead_of` is this one takes its place); dropped. `offer`: what they are asked, until they answer: {"kind":
    "swap", "things": [{"item", "name", "unit", "count", "price"}]} or {"kind": "price", "price"}, with "n", which tells
    one question from the next, and "by", the account that asked.
    """

    __tablename__ = "order_lines"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    order_id: Mapped[int] = mapped_column(Id, ForeignKey("orders.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(Id, ForeignKey("items.id"), index=True)
    merchant_id: Mapped[int | None] = ref("merchants.id")
    place: Mapped[int]  # in the order, from 0
    text: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(200))
    quantity: Mapped[Decimal] = mapped_column(Quantity)
    unit: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(300), default="")
    rounded: Mapped[bool] = mapped_column(Boolean, default=False)
    price: Mapped[Decimal | None] = mapped_column(Money)
    state: Mapped[str] = mapped_column(String(10), default="wanted")
    got: Mapped[Decimal | None] = mapped_column(Quantity)
    instead_of: Mapped[int | None] = ref("order_lines.id")
    offer: Mapped[dict[str, Any] | None]

    __table_args__ = (UniqueConstraint("order_id", "place"),)


class OrderStep(Base):
    """One step of an order: who, when, from which state to which. It can be taken back within a minute; then it stays,
    with the time at which that was."""

    __tablename__ = "order_steps"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    order_id: Mapped[int] = mapped_column(Id, ForeignKey("orders.id"), index=True)
    step: Mapped[str] = mapped_column(String(16))  # handlers.supplies.course.STEPS, and what else happens to it
    before: Mapped[str] = mapped_column(String(10))
    after: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = ref("people.id")  # none: by itself, or a household's member we cannot name
    at: Mapped[datetime]
    details: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]


class OrderPhoto(Base):
    """A picture that belongs to an order, where it was sent to us. `of`: prescription, pickup, door, receipt, other."""

    __tablename__ = "order_photos"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    order_id: Mapped[int] = mapped_column(Id, ForeignKey("orders.id"), index=True)
    by_id: Mapped[int | None] = ref("people.id")
    at: Mapped[datetime]
    of: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(16))
    ref: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(200), default="")
    mime: Mapped[str] = mapped_column(String(100), default="")


class Desk(Base):
    """订单台: a chat that looks at what is to be done. `many`: a staff group, whose board stands there for good; else
    somebody's own chat, whose board is kept fresh on the days on which they opened it. `page`: how far they turned."""

    __tablename__ = "desks"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    chat: Mapped[str] = mapped_column(String(100), unique=True)
    many: Mapped[bool] = mapped_column(Boolean, default=False)
    page: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime]


class OrderCard(Base):
    """A chat in which the crew's card of an order stands, so that it is written anew there."""

    __tablename__ = "order_cards"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    order_id: Mapped[int] = mapped_column(Id, ForeignKey("orders.id"))
    chat: Mapped[str] = mapped_column(String(100))

    __table_args__ = (UniqueConstraint("order_id", "chat"),)
