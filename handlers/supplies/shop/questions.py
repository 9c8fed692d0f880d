"""A household is asked, in one message: another thing instead, a dearer price. Living: "asked/<household>"; it comes
anew, with a sound by day, when there is something new to say yes or no to, and is edited in place when that is
settled."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers import words as said
from handlers.chat import Choice, Letter, Marked, Pen
from handlers.living import Page, Wording
from handlers.quiet import quiet_until
from handlers.supplies import moving, wording
from handlers.supplies.shelf import plain
from handlers.supplies.shop import prices
from storage import accounts, outbox
from storage.database import Db
from storage.supplies import offers, orders, steps
from storage.supplies.orders import Kept, Line

_REMEMBERED = timedelta(hours=12)  # what was settled so lately stands in the message when nothing is open any more
_LISTED = 12


async def price_line(
    db: Db, pen: Pen, order: Kept, lines: list[Line], line: Line, price: Decimal, *, by: int | None = None,
    by_id: int | None = None,
) -> str:  # fmt: skip
    """Another price of a line, whose order is locked. Gives "asked": the household is to say yes first; "taken": it
    counts from now on; "same": there is nothing new in it."""
    if line.state != "wanted" or (line.offer is not None and line.offer["kind"] == "swap"):
        return "same"
    asked = prices.asked_prices([line]).get(line.id)
    if prices.must_ask(line, price, lines, order.ceiling):
        if asked == price:
            return "same"
        return "asked" if await offers.put(db, line.id, prices.price_offer(price, pen.now, by)) else "same"
    if line.price == price and asked is None:
        return "same"
    if not await offers.reprice(db, line.id, price):
        return "same"
    await steps.note(
        db, order, "price", pen.now, by_id=by_id,
        details={"line": line.id, "was": None if line.price is None else str(line.price), "price": str(price)},
    )  # fmt: skip
    return "taken"


async def settle(db: Db, pen: Pen, order_id: int, *, new: bool = False) -> Kept | None:
    """What an order waits for, read off its lines; all who follow it see it. `new`: something more is asked just now,
    so that it waits since now. A medicine that waits for a clinician goes on waiting for that first."""
    order = await orders.by_id(db, order_id)
    if order is None:
        return None
    waits = prices.waits_for((await orders.lines(db, [order_id])).get(order_id, []))
    if order.waits in (None, *offers.ASKS) and (new or waits != order.waits):
        since = None if waits is None else pen.now if new or order.waits_since is None else order.waits_since
        states = (*prices.ASKABLE, *prices.SET_OUT)
        await orders.change(db, order_id, states, pen.now, waits=waits, waits_since=since)
        order = await orders.by_id(db, order_id) or order
    await moving.spread(db, pen, order)
    return order


async def ask(db: Db, pen: Pen, asked: Iterable[Kept]) -> int:
    """Put the question before the households of these orders: one message each, the newest of the chat. Gives how many
    households there are."""
    chats: dict[tuple[str, str], None] = {}
    households = set()
    for order in asked:
        households.add(order.household_id)
        for chat, _language in await orders.chats(db, order, pen.now):
            chats[chat, f"asked/{order.household_id}"] = None
    quiet = quiet_until(pen.rules, pen.now) is not None  # they hear of it in the morning, when it is asked again
    former = await outbox.standing_of(db, list(chats))
    for chat, name in chats:
        if (chat, name) in former:
            await outbox.forget_standing(db, chat, former[chat, name])
            pen.act(chat, "delete", message=former[chat, name])
        pen.letters.append(
            Letter(
                f"{pen.source}/{len(pen.letters)}", chat, "", phrase="offer-asked", living=name,
                community_id=pen.community, not_before=pen.now, silent=quiet,
            )
        )  # fmt: skip
    return len(households)


async def refresh(db: Db, pen: Pen, order: Kept) -> None:
    """The question says how it stands now."""
    for chat, _language in await orders.chats(db, order, pen.now):
        pen.refresh(chat, f"asked/{order.household_id}")


async def compose(page: Page) -> Wording | None:
    """All that a household is to say yes or no to; or how it came out."""
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    asking = await offers.asking(page.db, page.subject, prices.ASKABLE)
    by_order = await orders.lines(page.db, [order.id for order in asking])
    found = [
        (order, line, by_order[order.id])
        for order in asking
        for line in by_order[order.id]
        if line.state == "wanted" and line.offer is not None
    ]
    if not found:
        settled = await offers.settled(page.db, page.subject, page.now - _REMEMBERED)
        if not settled:
            return Wording(page.words(language, "offer-over"))
        return Wording(said.lines([
            page.words(language, "offer-settled", how=one.how, name=one.name, to=one.to) for one in settled[-_LISTED:]
        ]))  # fmt: skip
    shown, many = found[:_LISTED], len(found) > 1
    lines = [_question(page, language, *one) for one in shown]
    if many:
        lines = [
            page.words(language, "offer-asked", count=len(found)),
            *(page.words(language, "offer-asked-line", number=at, what=line) for at, line in enumerate(lines, 1)),
        ]
    return Wording(said.lines(lines), tuple(
        choice for _, line, _ in shown for choice in _choices(page, language, line, many=many)
    ))  # fmt: skip


def thing(page_words: Any, language: str, one: dict[str, Any]) -> Marked:
    """老抽 1 瓶（10 元）."""
    marked: Marked = page_words(
        language, "offer-thing", name=one["name"], count=str(plain(Decimal(one["count"]))), unit=one["unit"],
        cost=wording.money(prices.cost_of(one)),
    )  # fmt: skip
    return marked


def _question(page: Page, language: str, order: Kept, line: Line, lines: list[Line]) -> Marked:
    offer = line.offer or {}
    if offer["kind"] == "swap":
        things = offer["things"]
        return page.words(
            language, "offer-ask-swap", number=str(order.id), name=line.name, many="no" if len(things) == 1 else "yes",
            to=thing(page.words, language, things[0]),
        )  # fmt: skip
    price = Decimal(offer["price"])
    sum_ = prices.sum_with(lines, prices.asked_prices(lines))
    return page.words(
        language, "offer-ask-price", known="no" if line.price is None else "yes", number=str(order.id), name=line.name,
        was=wording.money(line.price or Decimal(0)), price=wording.money(price), unit=line.unit,
        count=str(plain(line.quantity)), cost=wording.money(prices.sum_with([line], {line.id: price})),
        sum=wording.money(sum_), over="yes" if order.ceiling is not None and sum_ > order.ceiling else "no",
        ceiling=wording.money(order.ceiling or Decimal(0)),
    )  # fmt: skip


def _choices(page: Page, language: str, line: Line, *, many: bool) -> list[Choice]:
    offer = line.offer or {}
    things = offer.get("things", [None])

    def button(id: str, what: str, name: str, cost: str = "") -> Choice:
        label = page.words(
            language, "choice-offer", what=what, named="yes" if many else "no", name=name, cost=cost
        )  # fmt: skip
        return Choice(id, html.unescape(label))

    yes = [
        button(
            f"offer:yes:{line.id}:{offer['n']}:{at}",
            "keep" if one is None else "swap" if len(things) == 1 else "this",
            line.name if one is None else one["name"],
            "" if one is None else wording.money(prices.cost_of(one)),
        )
        for at, one in enumerate(things)
    ]
    return [*yes, button(f"offer:no:{line.id}:{offer['n']}", "no", line.name)]
