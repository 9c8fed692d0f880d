"""What was bought on some days, and what was taken for it, summed up by merchant and by person. Rules only: each figure
is the sum of its lines, or of the balances of its orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from handlers.supplies.accounts.balance import Balance, balance
from storage.supplies.money import NOTHING_BACK, Back
from storage.supplies.settlement import Sold, Took

_NOTHING = Decimal(0)
Of = Literal["shop", "own", "hand"]


@dataclass(frozen=True, slots=True)
class Sum:
    """What some lines come to. `of`: for a merchant, or what the community had itself, or what nobody sells. `sum`: all
    that was bought; `back`: what of it came back; `free`: what of the rest the community pays; `open`: how many lines
    have no price. Of their orders: `later`, `blank`: what is to be paid later, and what is not paid; `owing`: what is
    to be given back to households; `cash`, `code`: what was taken, less what was given back."""

    name: str
    of: Of = "shop"
    orders: int = 0
    things: int = 0
    sum: Decimal = _NOTHING
    back: Decimal = _NOTHING
    free: Decimal = _NOTHING
    open: int = 0
    later: Decimal = _NOTHING
    blank: Decimal = _NOTHING
    owing: Decimal = _NOTHING
    cash: Decimal = _NOTHING
    code: Decimal = _NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """One order of a settlement; `balance` is the household's, of whom nothing is asked where it is free."""

    lines: tuple[Sold, ...]
    sum: Sum
    balance: Balance

    @property
    def place(self) -> str:
        """The address in words."""
        return self.lines[0].building + self.lines[0].unit + self.lines[0].room


@dataclass(frozen=True, slots=True)
class Settlement:
    """Some days settled."""

    all: Sum
    shops: tuple[Sum, ...]
    people: tuple[Sum, ...]
    orders: tuple[Entry, ...]


def goods(lines: Sequence[Sold], backs: Mapping[int, Back], name: str = "", of: Of = "shop") -> Sum:
    """Lines in figures, without what was paid for them."""
    had = [one for one in lines if one.due]
    back = [one for one in had if _is_back(one, backs)]
    return Sum(
        name, of, orders=len({one.order_id for one in had}), things=len(had), sum=_cost(had), back=_cost(back),
        free=_cost(one for one in had if one.free and not _is_back(one, backs)),
        open=sum(one.cost is None for one in had),
    )  # fmt: skip


def _is_back(one: Sold, backs: Mapping[int, Back]) -> bool:
    return backs.get(one.order_id, NOTHING_BACK).of(one.order_state, one.id)


def _cost(some: Iterable[Sold]) -> Decimal:
    return sum((one.cost for one in some if one.cost is not None), _NOTHING)


def of_order(lines: Sequence[Sold], backs: Mapping[int, Back]) -> Entry:
    """One order."""
    first = lines[0]
    mine = [one for one in lines if one.due and not one.free]
    found = balance(
        first.order_state, mine, backs.get(first.order_id, NOTHING_BACK), first.paid, first.paid_amount
    )  # fmt: skip
    return Entry(tuple(lines), goods(lines, backs), found)


def summed(name: str, entries: Sequence[Entry], backs: Mapping[int, Back], took: Iterable[Took]) -> Sum:
    """Orders, and payments, in figures."""
    lines = [one for entry in entries for one in entry.lines]
    taken = list(took)
    found = goods(lines, backs, name)

    def owed(*, later: bool) -> Decimal:
        return sum((one.balance.owed for one in entries if (one.lines[0].paid == "later") == later), _NOTHING)

    def took_by(how: str) -> Decimal:
        return sum((one.amount for one in taken if one.paid == how), _NOTHING)

    return Sum(
        name, "shop", found.orders, found.things, found.sum, found.back, found.free, found.open,
        later=owed(later=True), blank=owed(later=False),
        owing=sum((one.balance.owing for one in entries), _NOTHING), cash=took_by("cash"), code=took_by("code"),
    )  # fmt: skip


def settled(sold: Sequence[Sold], took: Sequence[Took], backs: Mapping[int, Back]) -> Settlement:
    """By merchant and by person, the largest sum first; what has no name is last."""
    by_order: dict[int, list[Sold]] = defaultdict(list)
    by_shop: dict[tuple[Of, int | None], list[Sold]] = defaultdict(list)
    for one in sold:
        by_order[one.order_id].append(one)
        if one.due:
            by_shop[_shop(one)].append(one)
    entries = [of_order(lines, backs) for lines in by_order.values()]
    shops = [goods(some, backs, some[0].merchant if of == "shop" else "", of) for (of, _), some in by_shop.items()]
    people = {entry.lines[0].taker_id: entry.lines[0].taker for entry in entries}
    people |= {one.payee_id: one.payee for one in took}
    by_person = [
        summed(
            name, [one for one in entries if one.lines[0].taker_id == id], backs,
            [one for one in took if one.payee_id == id],
        )
        for id, name in people.items()
    ]  # fmt: skip
    return Settlement(
        summed("", entries, backs, took), _largest_first(shops), _largest_first(by_person), tuple(entries)
    )  # fmt: skip


def _shop(one: Sold) -> tuple[Of, int | None]:
    """As on a pick list: what is given away, and what the catalogue has of no merchant, is the community's own."""
    if one.merchant_id is not None and not one.free:
        return "shop", one.merchant_id
    return ("own" if one.free or one.item_id is not None else "hand"), None


def _largest_first(found: Iterable[Sum]) -> tuple[Sum, ...]:
    return tuple(sorted(found, key=lambda one: (not one.name, -one.sum, one.name, one.of)))
