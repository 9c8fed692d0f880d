"""The one message that a household has of an order: a draft, then how far it has come. Living: "order/<id>"."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable

from handlers import words as said
from handlers.chat import Choice, Marked
from handlers.living import Page, Wording
from handlers.supplies import course, wording
from handlers.supplies.course import possible
from handlers.supplies.desk import urgency
from handlers.supplies.desk.refusing import why
from handlers.supplies.kinds import KINDS
from handlers.supplies.ordering import showing
from storage import accounts
from storage.supplies import orders
from storage.supplies.orders import Kept

# What a kind has to show besides its things; filled by handlers.supplies, because who asks draws cards, too.
SHOWN: dict[str, Callable[[Page, str, Kept], Awaitable[list[Marked]]]] = {}


async def compose(page: Page) -> Wording | None:
    """The order as it stands now."""
    order = await orders.by_id(page.db, page.subject)
    if order is None:
        return None
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    if order.state == "draft" and order.kind == "supplies":
        return await showing.compose(page, language, order)
    return await draw(page, language, order)


async def draw(page: Page, language: str, order: Kept) -> Wording:
    """The order in words, with what the household can do."""
    kept = (await orders.lines(page.db, [order.id])).get(order.id, [])
    lines = [
        page.words(
            language, "order-head", state="draft" if order.state == "draft" else "placed", number=order.id,
            kind=wording.kind(page.words, language, order.kind), them="yes" if order.for_them else "no",
            place=order.place,
        )
    ]  # fmt: skip
    if order.state != "draft":
        lines.append(wording.state(page.words, page.rules, language, order))
    show = SHOWN.get(order.kind)
    if show is not None:
        lines += await show(page, language, order)
    lines += wording.lines(page.words, language, kept)
    cost = wording.sum_of(page.words, language, kept)
    if cost is not None:
        lines.append(cost)
    if order.ceiling is not None and order.state in ("draft", *course.GOING):
        lines.append(wording.ceiling(page.words, language, order.ceiling, kept))
    paid = wording.paid(page.words, language, order)
    if paid is not None:
        lines.append(paid)
    if order.state in course.GOING and KINDS[order.kind].carried:
        lines.append(wording.when(page.words, page.rules, language, order.round_at, urgent=order.urgent))
    if order.urgent_asked and not order.urgent and order.state in ("draft", *urgency.OPEN):
        lines.append(page.words(language, "desk-home-mark", draft="yes" if order.state == "draft" else "no"))
    if order.state == "cancelled":
        lines += await why(page, language, order)
    return Wording(said.lines(lines), _choices(page, language, order))


def _choices(page: Page, language: str, order: Kept) -> tuple[Choice, ...]:
    if order.state == "draft" and order.kind in SHOWN:  # handlers.supplies.requests hears of it
        return tuple(
            Choice(f"request:{verb}:{order.id}", html.unescape(page.words(language, phrase)))
            for verb, phrase in (
                ("yes", "choice-request-yes"), ("change", "choice-order-change"), ("drop", "choice-order-drop")
            )
        )  # fmt: skip
    if order.state == "draft":
        found = [("yes", "choice-order-yes"), ("change", "choice-order-change"), ("drop", "choice-order-drop")]
    else:
        found = []
        if order.state in ("moving", "door") and possible("receive", order.kind, order.state):
            found.append(("got", "choice-order-got"))
        if order.state in ("moving", "door"):
            found.append(("wrong", "choice-order-wrong"))
        if order.state == "received" and order.kind in ("supplies", "medicine"):
            found.append(("again", "choice-order-again"))
        if order.state in urgency.OPEN and not order.urgent and not order.urgent_asked:
            found.append(("urgent", "choice-order-urgent"))
        if possible("cancel", order.kind, order.state):
            found.append(("cancel", "choice-order-cancel"))
    return tuple(wording.button(page.words, language, verb, order.id, phrase) for verb, phrase in found)
