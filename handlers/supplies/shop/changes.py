"""The list changes while orders are open: who has ordered what is dearer now is asked, and those who serve learn which
orders hold what cannot be had any more."""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers import words as said
from handlers.access import ALLOWED
from handlers.chat import Choice, Marked, Pen, Words
from handlers.quiet import quiet_until
from handlers.supplies.shelf import plain
from handlers.supplies.shop import prices, questions
from storage import access, liaisons
from storage.database import Db
from storage.supplies import offers, orders, wares
from storage.supplies.orders import Kept

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Short:
    """A thing of which there is less than is ordered: `left` of it, where that is counted."""

    item_id: int
    name: str
    unit: str
    left: Decimal
    ordered: Decimal
    orders: Sequence[Kept]


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told of a change: so many households were asked; `short`: what the desk is to decide, in words."""

    households: int = 0
    short: Sequence[Marked] = ()


async def tell(
    db: Db, pen: Pen, community_id: int, priced: Mapping[int, Decimal | None], counted: Mapping[int, Decimal | None],
    *, by_id: int | None = None, apart: Collection[str] = (),
) -> Told:  # fmt: skip
    """Whoever is concerned hears of new prices and stocks, by thing, when these are written already. `apart`: chats
    that are told in another way."""
    known = {item: price for item, price in priced.items() if price is not None}
    households = await _reprice(db, pen, community_id, known, by_id)
    short = await _short(db, community_id, {item: left for item, left in counted.items() if left is not None})
    if short:
        await _tell_desk(db, pen, community_id, short, apart)
    return Told(households, [line(pen.words, pen.rules.language, one) for one in short])


async def would(
    db: Db, words: Words, language: str, community_id: int, priced: Mapping[int, Decimal | None],
    counted: Mapping[int, Decimal | None],
) -> Told:  # fmt: skip
    """Who would hear of these prices and stocks, which are not written yet."""
    known = {item: price for item, price in priced.items() if price is not None}
    holding = await offers.holding(db, community_id, known, prices.UNBOUGHT)
    touched = {order.id: order for some in holding.values() for order in some if not prices.is_given(order)}
    by_order = await orders.lines(db, touched)
    asked = {
        order.household_id
        for order in touched.values()
        for one in by_order[order.id]
        if one.state == "wanted" and one.item_id is not None and one.item_id in known
        and prices.must_ask(one, known[one.item_id], by_order[order.id], order.ceiling)
    }  # fmt: skip
    short = await _short(db, community_id, {item: left for item, left in counted.items() if left is not None})
    return Told(len(asked), [line(words, language, one) for one in short])


async def _reprice(
    db: Db, pen: Pen, community_id: int, priced: Mapping[int, Decimal], by_id: int | None
) -> int:  # fmt: skip
    """New prices of what is ordered and not bought yet; gives how many households are asked."""
    touched = {order.id for some in (await offers.holding(db, community_id, priced, prices.UNBOUGHT)).values()
               for order in some if not prices.is_given(order)}  # fmt: skip
    asked = []
    for order_id in sorted(touched):
        lines = await offers.lock(db, order_id)
        order = await orders.by_id(db, order_id)
        if order is None or order.state not in prices.UNBOUGHT:
            continue
        outcomes = [
            await questions.price_line(db, pen, order, lines, line, priced[line.item_id], by_id=by_id)
            for line in lines
            if line.item_id is not None and line.item_id in priced
        ]
        if outcomes.count("same") == len(outcomes):
            continue
        settled = await questions.settle(db, pen, order_id, new="asked" in outcomes)
        if "asked" in outcomes and settled is not None:
            asked.append(settled)
        elif order.waits in offers.ASKS:  # dear no more: it is not asked any more
            await questions.refresh(db, pen, order)
    return await questions.ask(db, pen, asked)


async def _short(db: Db, community_id: int, counted: Mapping[int, Decimal]) -> list[Short]:
    """Of which things there is less than is ordered and not bought yet."""
    holding = await offers.holding(db, community_id, counted, prices.UNBOUGHT)
    things = await wares.by_ids(db, list(holding))
    by_order = await orders.lines(db, {order.id for some in holding.values() for order in some})
    found = []
    for item_id, some in holding.items():
        ordered = sum(
            (line.quantity for order in some for line in by_order[order.id]
             if line.item_id == item_id and line.state == "wanted"), Decimal(0),
        )  # fmt: skip
        if ordered > counted[item_id]:
            ware = things[item_id]
            found.append(Short(item_id, ware.name, ware.unit, counted[item_id], ordered, some))
    return sorted(found, key=lambda one: (-len(one.orders), one.item_id))


def line(words: Words, language: str, short: Short) -> Marked:
    """盐：没货了，还没买的 6 单里要 9 袋：128、130 …"""
    numbers = [str(order.id) for order in short.orders[:_LISTED]]
    return words(
        language, "shop-short-line", name=short.name, left=str(plain(short.left)), any="yes" if short.left else "no",
        unit=short.unit, ordered=str(plain(short.ordered)), count=len(short.orders),
        numbers=said.listed(words, language, numbers), more="yes" if len(short.orders) > _LISTED else "no",
    )  # fmt: skip


async def _tell_desk(
    db: Db, pen: Pen, community_id: int, short: Sequence[Short], apart: Collection[str]
) -> None:  # fmt: skip
    """One message for each of those who keep the shop, and whose orders it is about: what to decide. In the quiet hours
    without a sound."""
    takers = {order.taker_id for one in short for order in one.orders if order.taker_id is not None}
    chats: dict[str, str] = {}
    for duty in await access.duties(db, community_id, sorted(ALLOWED["keep-shop"]), pen.now):
        for chat, language in duty.chats:
            chats.setdefault(chat, language)
    for some in (await liaisons.chats(db, takers)).values() if takers else ():
        for chat, language in some:
            chats.setdefault(chat, language)
    for chat, language in chats.items():
        if chat in apart:
            continue
        pen.tell(
            chat, language, "shop-short", count=len(short),
            lines=said.lines(line(pen.words, language, one) for one in short[:_LISTED]),
            choices=choices(pen.words, language, short),
            silent=quiet_until(pen.rules, pen.now) is not None,
        )  # fmt: skip


def choices(words: Words, language: str, short: Sequence[Short]) -> tuple[Choice, ...]:
    """Propose something else for all orders that hold it."""
    return tuple(
        Choice(f"offer:begin:i{one.item_id}", html.unescape(words(language, "choice-shop-swap", name=one.name)))
        for one in short[:_LISTED]
    )
