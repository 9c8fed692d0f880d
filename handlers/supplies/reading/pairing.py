"""Which amount belongs to which thing: 盐两袋三瓶酱油 is 盐两袋 and 三瓶酱油. Rules only.

Of all ways to pair neighbours the cheapest is taken: a thing without an amount costs, an amount without a thing costs
more, and so does an amount whose unit the thing is not sold by.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.supplies.reading import units
from handlers.supplies.reading.catalogue import Found
from handlers.supplies.reading.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Token:
    """A thing (`name`) or an amount (`quantity`) of a clause. `each`: it holds for all things before it; `size`: it may
    say how big the thing is, and not how many (10斤装的)."""

    start: int
    end: int
    name: str = ""
    found: Found = field(default_factory=Found)
    quantity: Quantity | None = None
    each: bool = False
    size: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A thing with its amount; one of both may be none."""

    name: Token | None
    quantity: Token | None
    start: int
    end: int


_ALONE, _LOST, _TURNED, _APART, _UNFIT, _SIZED = 2.0, 5.0, 0.1, 0.15, 1.0, 0.6


def pair(tokens: list[Token], text: str) -> list[Group]:
    """The groups of a clause, in their order. `text` is what the tokens' places are places of."""
    forward = bool(tokens and tokens[0].name)  # the first thing comes before its amount

    def apart(one: Token, other: Token) -> float:
        return _APART if text[one.end : other.start].strip() != text[one.end : other.start] else 0.0

    def unfit(name: Token, amount: Token) -> float:
        quantity = amount.quantity
        if amount.each or quantity is None or not quantity.unit:
            return 0.05
        item = name.found.item
        if item is None:
            return 0.1
        return 0.0 if units.into(quantity.number, quantity.unit, item.sold, loosely=quantity.english).fits else _UNFIT

    # From the end on: what the rest costs from each place, and the group that stands there in the cheapest way.
    costs: list[float] = [0.0] * (len(tokens) + 1)
    ways: list[tuple[int | None, int | None, int]] = [(None, None, 1)] * len(tokens)
    for at in reversed(range(len(tokens))):
        options: list[tuple[float, tuple[int | None, int | None, int]]] = []
        one = tokens[at]
        options.append((_ALONE, (at, None, 1)) if one.name else (_LOST if not one.each else 0.5, (None, at, 1)))
        if at + 1 < len(tokens):
            two = tokens[at + 1]
            if one.name and two.quantity is not None:
                cost = apart(one, two) + unfit(one, two) + (0 if forward else _TURNED)
                options.append((cost, (at, at + 1, 2)))
            elif one.quantity is not None and two.name and not one.each:
                cost = apart(one, two) + unfit(two, one) + (_TURNED if forward else 0)
                options.append((cost, (at + 1, at, 2)))
        if at + 2 < len(tokens):
            three = tokens[at : at + 3]
            names = [place for place in range(3) if three[place].name]
            if len(names) == 1:
                amounts = [place for place in range(3) if place != names[0]]
                main = _main(three[names[0]], *(three[place] for place in amounts))
                if main is not None:
                    chosen = amounts[main]
                    cost = _SIZED + unfit(three[names[0]], three[chosen])
                    options.append((cost, (at + names[0], at + chosen, 3)))
        costs[at], ways[at] = min(
            ((cost + costs[at + group[2]], group) for cost, group in options), key=lambda way: way[0]
        )

    groups, at = [], 0
    while at < len(tokens):
        name, amount, count = ways[at]
        span = tokens[at : at + count]
        groups.append(
            Group(
                None if name is None else tokens[name], None if amount is None else tokens[amount], span[0].start,
                span[-1].end,
            )
        )  # fmt: skip
        at += count
    return groups


def _main(name: Token, one: Token, other: Token) -> int | None:
    """Which of two amounts at one thing says how many, where the other says how big: 10斤装大米两袋."""
    if one.quantity is None or other.quantity is None or one.each or other.each:
        return None
    if one.size != other.size:
        return 1 if one.size else 0
    measures = [
        quantity.unit in units.MASS or quantity.unit in units.VOLUME for quantity in (one.quantity, other.quantity)
    ]
    if measures[0] != measures[1] and all(quantity.unit for quantity in (one.quantity, other.quantity)):
        return 0 if measures[1] else 1
    item = name.found.item
    if item is not None and one.quantity.unit != other.quantity.unit:
        fits = [units.same(quantity.unit, item.sold.unit) for quantity in (one.quantity, other.quantity)]
        if fits[0] != fits[1] and all(quantity.unit for quantity in (one.quantity, other.quantity)):
            return 0 if fits[0] else 1
    return None
