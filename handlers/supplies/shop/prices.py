"""What is asked of a household before it is bought, and what is only shown. Rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from storage.supplies.orders import Kept, Line, total

ASKABLE = ("placed", "accepted", "bought")  # states in which a question still makes sense: it has not set out
SET_OUT = ("moving", "door", "received", "disputed")  # and in which it is too late
UNBOUGHT = ("placed", "accepted")  # states in which another price still is one for the household
# 元 for one line. Whoever writes down a thing without a price reckons with some tens: below this hardly anybody says
# no, and each question costs the volunteer in the shop some minutes.
ASK_ABOVE = Decimal(50)
MOST_THINGS = 3  # proposed in the place of one: more is no choice any more


def is_given(order: Kept) -> bool:
    """Whether an order costs nothing, whatever the list says: a kit, and what is sent in the place of something bad."""
    return order.kind == "kit" or "instead" in order.details


def must_ask(line: Line, price: Decimal, lines: Sequence[Line], ceiling: Decimal | None) -> bool:
    """Whether a household is to say yes before a line is bought at a price: it is dearer than they were told; or they
    were told none, and it is much, or more than they want to spend on the order."""
    if line.price is not None:
        return price > line.price
    if price * line.quantity > ASK_ABOVE:
        return True
    return ceiling is not None and sum_with(lines, {line.id: price}) > ceiling


def sum_with(lines: Sequence[Line], prices: dict[int, Decimal]) -> Decimal:
    """What an order would cost with other prices of some of its lines."""
    rest, _open = total([line for line in lines if line.id not in prices])
    return rest + sum(
        ((prices[line.id] * line.due).quantize(Decimal("0.01")) for line in lines if line.id in prices), Decimal(0)
    )


def asked_prices(lines: Sequence[Line]) -> dict[int, Decimal]:
    """The prices that are being asked about, by line."""
    return {
        line.id: Decimal(line.offer["price"])
        for line in lines
        if line.state == "wanted" and line.offer is not None and line.offer["kind"] == "price"
    }


def waits_for(lines: Sequence[Line]) -> str | None:
    """What an order with these lines waits for: substitute, price, or nothing."""
    kinds = {line.offer["kind"] for line in lines if line.state == "wanted" and line.offer is not None}
    if "swap" in kinds:
        return "substitute"
    return "price" if kinds else None


def missing(line: Line) -> Decimal:
    """How much of a line is still to be had, or something else instead."""
    return line.quantity - (line.got or Decimal(0)) if line.state == "part" else line.quantity


def price_offer(price: Decimal, now: datetime, by: int | None) -> dict[str, Any]:
    """A price to say yes or no to. `n` tells this question from another about the same line; `by`: whose account it
    was, who hears of the answer."""
    return {"kind": "price", "n": _stamp(now), "price": str(price), "by": by}


def swap_offer(things: Sequence[dict[str, Any]], now: datetime, by: int | None) -> dict[str, Any]:
    """Things to choose from in the place of a line: each with item (or none), name, unit, count, price."""
    return {"kind": "swap", "n": _stamp(now), "things": list(things), "by": by}


def _stamp(now: datetime) -> int:
    return int(now.timestamp() * 1000) % 1_000_000_000


def cost_of(thing: dict[str, Any]) -> Decimal:
    """What a proposed thing would cost, all of it."""
    return (Decimal(thing["price"]) * Decimal(thing["count"])).quantize(Decimal("0.01"))
