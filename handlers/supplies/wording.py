"""Orders in words: their lines, what they cost, when they come. Rules, but for the phrase book."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from handlers import words as said
from handlers.chat import Choice, Marked, Words
from handlers.rules import Rules
from handlers.supplies.shelf import plain
from storage.supplies.orders import Kept, Line, total


def money(amount: Decimal) -> str:
    """5, 12.50: 元 as people write them."""
    whole = amount.to_integral_value()
    return str(int(whole)) if amount == whole else f"{amount:.2f}"


def kind(words: Words, language: str, name: str) -> Marked:
    """What a kind of request is called."""
    return words(language, "order-kind", kind=name)


def line(words: Words, language: str, number: int, of: Line) -> Marked:
    """1. 盐 2 袋，5 元."""
    count = of.got if of.state == "part" and of.got is not None else of.quantity
    return words(
        language, "order-line", number=number, name=of.name, count=str(plain(count)), unit=of.unit,
        asked=str(plain(of.quantity)),
        state=of.state if of.state in ("none", "part", "swapped", "dropped") else "wanted",
        price="ask" if of.cost is None else "known" if of.price else "free", cost=money(of.cost or Decimal(0)),
        rounded="yes" if of.rounded else "no", text=of.text, noted="yes" if of.note else "no", note=of.note,
    )  # fmt: skip


def lines(words: Words, language: str, of: Sequence[Line]) -> list[Marked]:
    """All lines of an order, numbered, without those that were taken out."""
    kept = [one for one in of if one.state != "dropped"]
    return [line(words, language, number, one) for number, one in enumerate(kept, 1)]


def sum_of(words: Words, language: str, of: Sequence[Line], *, crew: bool = False) -> Marked | None:
    """合计 37 元; none where there is nothing to pay for. `crew`: said to whoever asks for the prices."""
    due = [one for one in of if one.due]
    if all(one.price == 0 for one in due):
        return None
    amount, asks = total(due)
    priced = any(one.cost is not None for one in due)
    open_ = "none" if not asks else "some" if priced else "crew" if crew else "all"
    return words(language, "order-total", sum=money(amount), open=open_)


def paid(words: Words, language: str, of: Kept) -> Marked | None:
    """付了 37 元（现金）; none where nothing is known of it."""
    if of.paid is None:
        return None
    return words(language, "pay-state", how=of.paid, sum=money(of.paid_amount or Decimal(0)))


def ceiling(words: Words, language: str, most: Decimal, of: Sequence[Line]) -> Marked:
    """最多花 100 元，超了先问您."""
    return words(language, "ceiling-line", most=money(most), over="yes" if total(of)[0] > most else "no")


def when(words: Words, rules: Rules, language: str, round_at: datetime | None, *, urgent: bool) -> Marked:
    """今天 16:00 这一趟送."""
    if urgent or round_at is None:
        return words(language, "order-when", how="urgent" if urgent else "soon", day="", clock="")
    local = rules.local(round_at)
    return words(
        language, "order-when", how="round", day=said.day(words, language, local.date()), clock=said.clock(local)
    )  # fmt: skip


def state(words: Words, rules: Rules, language: str, order: Kept) -> Marked:
    """How it stands, by whom, since when: 小王在送来的路上（15:40）."""
    since = {
        "placed": order.placed_at, "accepted": order.accepted_at, "bought": order.bought_at,
        "moving": order.moving_at, "door": order.door_at, "received": order.received_at,
    }.get(order.state) or order.changed_at  # fmt: skip
    return words(
        language, "order-state", state=order.state, kind=order.kind, how=order.how or "home",
        waits=order.waits or "no", taken="yes" if order.taker else "no", name=order.taker,
        at=said.clock(rules.local(since)),
    )  # fmt: skip


def button(words: Words, language: str, verb: str, order_id: int, phrase: str, **values: object) -> Choice:
    """A button of an order: "order:VERB:ID"."""
    return Choice(f"order:{verb}:{order_id}", html.unescape(words(language, phrase, **values)))
