"""A draft as whoever writes it sees it: its lines, what is still to be said about each, and the buttons for it."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from decimal import Decimal

from handlers import words as said
from handlers.chat import Choice, Marked
from handlers.living import Page, Wording
from handlers.supplies import wording
from handlers.supplies.ordering import placing
from handlers.supplies.ordering.placing import Short
from handlers.supplies.ordering.rows import MOST
from handlers.supplies.reading import units
from handlers.supplies.shelf import plain
from handlers.supplies.shop import alike
from storage.supplies import orders, wares
from storage.supplies.orders import Kept, Line

PAGE = 8  # lines of a page with buttons
_ROOM = 2_400  # characters for the lines
_NEAR = 8  # things to choose from
_LABELS = {
    "yes": "choice-order-yes",
    "change": "choice-order-change",
    "drop": "choice-order-drop",
    "done": "choice-order-done",
}
_FITS = 4  # things that cannot be had, with buttons for what to do
_INSTEAD = 2  # things to choose from in the place of one
_LONG = 80  # characters of a name


async def compose(page: Page, language: str, order: Kept) -> Wording:
    """The draft; while it is being changed a page of it, with buttons at each line."""
    lines = (await orders.lines(page.db, [order.id])).get(order.id, [])
    if not lines:
        return Wording(page.words(language, "order-empty"), (_button(page, language, order, "drop"),))
    short = {one.line.id: one for one in await placing.shortages(page, order, lines)}
    if "leaf" in order.details:
        return _to_change(page, language, order, lines, short)
    head = page.words(
        language, "order-head", state="draft", number=order.id, kind=wording.kind(page.words, language, order.kind),
        them="yes" if order.for_them else "no", place=order.place,
    )  # fmt: skip
    shown, left = _fitting([_line(page, language, at, line, short) for at, line in enumerate(lines, 1)])
    if left:
        shown.append(page.words(language, "order-more", count=left))
    if len(lines) > MOST:
        shown.append(page.words(language, "order-many", count=len(lines)))
    cost = wording.sum_of(page.words, language, lines)
    foot = [cost] if cost is not None else []
    if order.ceiling is not None:
        foot.append(wording.ceiling(page.words, language, order.ceiling, lines))
    if order.urgent_asked and not order.urgent:
        foot.append(page.words(language, "desk-home-mark", draft="yes"))
    open_ = next((line for line in lines if line.offer), None)
    choices = await _answers(page, language, order, open_) if open_ is not None else []
    for one in [one for one in short.values() if not one.line.offer][:_FITS]:
        choices += await _instead(page, order, language, one)
        choices.append(_fit(page, language, order, one))
    verbs = ("change", "drop") if open_ is not None else ("yes", "change", "drop")
    choices += [_button(page, language, order, verb) for verb in verbs]
    text = said.lines([head, *shown, *foot])
    return Wording(text, tuple(choices))


def _fitting(lines: list[Marked]) -> tuple[list[Marked], int]:
    """As many lines as one message holds, and how many are left."""
    room = _ROOM
    for at, line in enumerate(lines):
        room -= len(line)
        if room < 0:
            return lines[:at], len(lines) - at
    return lines, 0


def _line(page: Page, language: str, number: int, line: Line, short: dict[int, Short]) -> Marked:
    text = wording.line(page.words, language, number, line)
    if line.offer:
        return page.words(
            language, "order-open-line", line=text, why=line.offer.get("ask", ""), count=str(plain(line.quantity)),
            unit=line.offer.get("unit", line.unit), text=line.text,
        )  # fmt: skip
    one = short.get(line.id)
    if one is None:
        return text
    return page.words(
        language, "order-open-line", line=text, why=one.why, count=str(plain(one.left)), unit=line.unit,
        text="some" if one.left else "none",
    )  # fmt: skip


async def _answers(page: Page, language: str, order: Kept, line: Line) -> list[Choice]:
    """The buttons that answer what is open about a line."""
    offer = line.offer or {}
    if offer.get("ask") == "which":
        things = await wares.by_ids(page.db, offer["near"][:_NEAR])
        found = [
            Choice(f"order:which:{order.id}:{line.id}.{id}", things[id].name) for id in offer["near"] if id in things
        ]
        return [
            *found,
            _at(page, language, order, line, "written", "choice-order-written"),
            _at(page, language, order, line, "out", "choice-order-out", name=line.name),
        ]
    unit = offer.get("unit", line.unit)
    return [
        _at(page, language, order, line, "sure", "choice-order-sure", count=str(plain(line.quantity)), unit=unit),
        _at(page, language, order, line, "out", "choice-order-out", name=line.name),
    ]


def _fit(page: Page, language: str, order: Kept, short: Short) -> Choice:
    line = short.line
    if not short.left:
        return _at(page, language, order, line, "fit", "choice-order-out", name=line.name)
    left = str(plain(short.left))
    return _at(page, language, order, line, "fit", "choice-order-fit", name=line.name, count=left, unit=line.unit)


async def _instead(page: Page, order: Kept, language: str, short: Short) -> list[Choice]:
    """What could take the place of a thing of which nothing is left; of medicine a clinician says that."""
    if short.left or short.why == "most":
        return []
    line = short.line
    ware = (await wares.by_ids(page.db, [line.item_id])).get(line.item_id) if line.item_id is not None else None
    if ware is None or units.MEDICINE in ware.category:
        return []
    on_sale = await wares.on_sale(page.db, order.community_id)
    found = alike.proposals(line.name, ware, line.quantity, line.price, on_sale)[:_INSTEAD]
    return [
        Choice(f"order:swap:{order.id}:{line.id}.{one.id}", _plain(page.words(
            language, "choice-order-swap", name=one.name, price=wording.money(one.price or Decimal(0)),
        ))[:60])
        for one in found
    ]  # fmt: skip


def _to_change(
    page: Page, language: str, order: Kept, lines: Sequence[Line], short: dict[int, Short]
) -> Wording:  # fmt: skip
    last = (len(lines) - 1) // PAGE
    at = max(0, min(int(order.details["leaf"]), last))
    first = at * PAGE
    shown = list(enumerate(lines, 1))[first : first + PAGE]
    text = [page.words(language, "order-changing", page=at + 1, pages=last + 1, count=len(lines))]
    text += [_line(page, language, number, _cut(line), short) for number, line in shown]
    cost = wording.sum_of(page.words, language, lines)
    choices = []
    for number, line in shown:
        for verb in ("less", "more", "out"):
            choices.append(_at(page, language, order, line, verb, "choice-order-line", verb=verb, number=number))
    if at:
        choices.append(Choice(f"order:turn:{order.id}:{at - 1}", _plain(page.words(language, "choice-basket-former"))))
    if at < last:
        choices.append(Choice(f"order:turn:{order.id}:{at + 1}", _plain(page.words(language, "choice-basket-next"))))
    choices.append(_button(page, language, order, "done"))
    return Wording(said.lines([*text, *([cost] if cost is not None else [])]), tuple(choices))


def _cut(line: Line) -> Line:
    """Its first characters: a page of long ones is one message, too."""
    return dataclasses.replace(line, name=line.name[:_LONG], note=line.note[:_LONG], text=line.text[:_LONG])


def _button(page: Page, language: str, order: Kept, verb: str) -> Choice:
    return wording.button(page.words, language, verb, order.id, _LABELS[verb])


def _at(
    page: Page, language: str, order: Kept, line: Line, word: str, phrase: str, /, **values: object
) -> Choice:  # fmt: skip
    return Choice(f"order:{word}:{order.id}:{line.id}", _plain(page.words(language, phrase, **values))[:60])


def _plain(text: Marked) -> str:
    return html.unescape(text)
