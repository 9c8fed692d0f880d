"""Totals are the sums of the orders: by merchant, by household, in settlements, whatever became of the lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from handlers.supplies.accounts import statement
from handlers.supplies.accounts.summing import settled
from handlers.supplies.lists.figures import most_asked, quantile
from handlers.supplies.lists.gathering import gather, goes_apart, pages, source
from handlers.supplies.lists.vocabulary import Pick
from storage.supplies.lists import Wanted
from storage.supplies.money import HAD, NOTHING_BACK, Back
from storage.supplies.orders import Kept, Line
from storage.supplies.settlement import Sold, Took

ROUND = datetime(2026, 11, 22, 2, tzinfo=UTC)
SHOPS = {None: "", 1: "惠民超市", 2: "老王粮油"}
THINGS = ("盐", "大米", "连花清瘟", "一个脸盆")

counts = st.integers(1, 4_000).map(lambda number: Decimal(number) / 1000)
prices = st.none() | st.integers(0, 9_999).map(lambda cents: Decimal(cents) / 100)


@st.composite
def books(draw: st.DrawFn) -> list[Wanted]:
    """Orders of a few homes, each of some lines, some of which became of something else than they were asked for."""
    found: list[Wanted] = []
    for order_id in range(1, draw(st.integers(1, 6)) + 1):
        home = draw(st.integers(1, 3))
        waits = draw(st.sampled_from([None, None, None, "clinician", "substitute", "price"]))
        urgent, kind = draw(st.booleans()), draw(st.sampled_from(["supplies", "supplies", "kit"]))
        round_at = draw(st.sampled_from([None, ROUND, ROUND - timedelta(hours=18)]))
        for place in range(draw(st.integers(1, 4))):
            name = draw(st.sampled_from(THINGS))
            line = Line(
                id=len(found) + 1, order_id=order_id, item_id=draw(st.sampled_from([None, THINGS.index(name) + 1])),
                merchant_id=draw(st.sampled_from([None, 1, 2])), place=place, text=name, name=name,
                quantity=draw(counts), unit=draw(st.sampled_from(["袋", "盒", "瓶"])),
                note=draw(st.sampled_from(["", "", "小的"])), rounded=False, price=draw(prices),
                state=draw(st.sampled_from(["wanted", "got", "part", "none", "swapped", "dropped"])),
                got=draw(counts), instead_of=None,
                offer=draw(st.none() | st.just({"items": [1]})) if waits in ("substitute", "price") else None,
            )  # fmt: skip
            found.append(
                Wanted(
                    line, SHOPS[line.merchant_id], None, order_id, kind, "placed", urgent, round_at, ROUND, waits,
                    None, "", home, 1, "3号楼", f"{home}单元", str(home) + "02",
                )
            )  # fmt: skip
    return found


def what(one: Wanted) -> int | str:
    """What makes two lines the same thing."""
    return one.line.name if source(one) == "own" else one.line.item_id or one.line.name


@given(books(), st.sampled_from([Pick("until", ROUND), Pick("at", ROUND), Pick("now")]))
def test_by_merchant_by_household_and_line_by_line_it_is_the_same(every: list[Wanted], pick: Pick) -> None:
    asked = [one for one in every if one.line.state == "wanted"]  # as they are read
    picked = gather(asked, pick)
    by_shop = [one for shop in picked.shops for thing in shop.things for one in thing.lines]
    by_home = [one for home in picked.homes for one in home.lines]
    held = [one for some in picked.held for one in some.lines]
    here = [one for one in asked if goes_apart(one) == (pick.how == "now") and one not in held]
    assert sorted(one.line.id for one in by_shop) == sorted(one.line.id for one in here)  # none twice, none forgotten
    assert sorted(one.line.id for one in by_home) == sorted(one.line.id for one in here)
    for shop in picked.shops:
        for thing in shop.things:
            same = [
                one.line for one in here
                if (source(one), one.line.merchant_id if shop.of == "shop" else None) == (shop.of, shop.id)
                and (what(one), one.line.unit) == (what(thing.lines[0]), thing.unit)
            ]  # fmt: skip
            assert thing.count == sum((line.quantity for line in same), Decimal(0))
            assert thing.cost == sum((line.cost for line in same if line.cost is not None), Decimal(0))
            assert sum((count for count, _ in thing.notes), Decimal(0)) <= thing.count
    cost = sum((one.line.cost for one in here if one.line.cost is not None), Decimal(0))
    assert sum((thing.cost for shop in picked.shops for thing in shop.things), Decimal(0)) == cost
    assert all(one.line.offer is not None or one.waits is not None for one in held)
    assert all(one.waits is None or one.waits != "clinician" for one in here)


@given(books())
def test_what_waits_and_what_does_not_are_all_there_is(every: list[Wanted]) -> None:
    asked = [one for one in every if one.line.state == "wanted"]
    lists = [gather(asked, Pick("now")), gather(asked, Pick("until", ROUND))]
    bought = [one.line.id for picked in lists for one in picked.lines]
    held = {one.line.id for picked in lists for some in picked.held for one in some.lines}
    assert sorted([*bought, *held]) == [one.line.id for one in asked]


@dataclass
class Fate:
    """What became of an order, and of its money."""

    state: str
    bought: bool
    free: bool
    taker: int | None
    paid: str | None
    amount: Decimal | None
    back: Back


amounts = st.integers(0, 40_000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def fates(draw: st.DrawFn, every: list[Wanted]) -> dict[int, Fate]:
    """Of each order something else: kept, returned, refused before and after it was bought, settled with money back."""
    found = {}
    for order_id in sorted({one.order_id for one in every}):
        state = draw(st.sampled_from([*HAD, "returned", "cancelled"]))
        lines = [one.line.id for one in every if one.order_id == order_id]
        free = draw(st.sampled_from([False, False, True]))
        paid = None if free else draw(st.sampled_from([None, "cash", "code", "later"]))
        back = Back(
            draw(st.sampled_from([False, False, True])), frozenset(draw(st.lists(st.sampled_from(lines), max_size=2))),
            draw(amounts) if paid in ("cash", "code") else Decimal(0),
        )  # fmt: skip
        found[order_id] = Fate(
            state, state != "cancelled" or draw(st.booleans()), free, draw(st.sampled_from([None, 1, 2])), paid,
            draw(amounts) if paid is not None else None, NOTHING_BACK if free else back,
        )  # fmt: skip
    return found


def sold_of(every: list[Wanted], fates: dict[int, Fate]) -> list[Sold]:
    """As a settlement reads it."""
    return [
        Sold(
            one.line.id, one.order_id, of.free, of.state, of.bought, ROUND, one.building, one.unit, one.room,
            one.household_id, of.taker, "小王", of.paid, of.amount, "", one.line.merchant_id, one.merchant,
            one.line.item_id, one.line.name, one.line.quantity, one.line.unit, one.line.price, one.line.state,
            one.line.got,
        )
        for one in every if (of := fates[one.order_id])
    ]  # fmt: skip


def took_of(fates: dict[int, Fate]) -> list[Took]:
    """What was taken for them, and given back."""
    sums = [
        (order_id, of, amount)
        for order_id, of in fates.items()
        if of.paid in ("cash", "code")
        for amount in (of.amount, -of.back.given)
    ]
    return [Took(order_id, of.paid or "", amount or Decimal(0), of.taker, "小王") for order_id, of, amount in sums]


def kept(order_id: int, of: Fate) -> Kept:
    """As an account reads it; all else of it is nothing."""
    values = {"id": order_id, "state": of.state, "paid": of.paid, "paid_amount": of.amount}
    return Kept(**{name: cast(Any, values.get(name)) for name in Kept.__dataclass_fields__})


@given(books(), st.data())
def test_a_settlement_by_merchant_and_by_person_comes_to_the_same(every: list[Wanted], data: st.DataObject) -> None:
    of = data.draw(fates(every))
    sold, took = sold_of(every, of), took_of(of)
    found = settled(sold, took, {order_id: one.back for order_id, one in of.items()})
    assert found.all.sum == sum((one.cost for one in sold if one.cost is not None), Decimal(0))
    for name in ("sum", "back", "free", "things", "open"):
        assert sum((getattr(one, name) for one in found.shops), Decimal(0)) == getattr(found.all, name)
    for name in ("sum", "back", "free", "things", "open", "cash", "code", "later", "blank", "owing", "orders"):
        assert sum((getattr(one, name) for one in found.people), Decimal(0)) == getattr(found.all, name)
    assert found.all.cash + found.all.code == sum((one.amount for one in took), Decimal(0))


@given(books(), st.data())
def test_every_yuan_of_a_settlement_stands_in_somebodys_account(every: list[Wanted], data: st.DataObject) -> None:
    of = data.draw(fates(every))
    backs = {order_id: one.back for order_id, one in of.items()}
    found = settled(sold_of(every, of), took_of(of), backs)
    entries = [
        entry
        for order_id, one in of.items()
        if not one.free
        and (
            entry := statement.entry(
                kept(order_id, one), [line.line for line in every if line.order_id == order_id], backs[order_id]
            )
        )
    ]
    everything = found.all
    assert everything.later + everything.blank == sum((one.owed for one in entries), Decimal(0))
    assert everything.owing == sum((one.balance.owing for one in entries), Decimal(0))
    extra = sum((one.balance.extra for one in found.orders), Decimal(0))
    held = everything.cash + everything.code
    # What was bought came back, or the community pays for it, or it is paid for, or it is still to be paid.
    assert (
        everything.sum - everything.back + extra
        == everything.free + held + everything.later + everything.blank - everything.owing
    )


def test_two_people_of_one_name_are_settled_apart() -> None:
    took = [Took(1, "cash", Decimal(5), 1, "小王"), Took(2, "cash", Decimal(7), 2, "小王")]
    assert sorted(one.cash for one in settled([], took, {}).people) == [5, 7]


@given(st.lists(st.integers(1, 400)), st.integers(1, 400), st.integers(1, 9))
def test_pages_hold_each_line_once_and_no_more_than_they_may(lengths: list[int], most: int, size: int) -> None:
    cuts = pages(lengths, most, size)
    assert [one for cut in cuts for one in lengths[cut]] == lengths
    assert all(len(lengths[cut]) <= size for cut in cuts)
    assert all(sum(lengths[cut]) <= most or len(lengths[cut]) == 1 for cut in cuts)


def test_the_median_and_the_ninetieth_of_a_hundred() -> None:
    spans = list(range(1, 101))
    assert (quantile(spans, 0.5), quantile(spans, 0.9), quantile([7], 0.9), quantile([], 0.5)) == (50, 90, 7, None)


def test_ways_to_write_the_same_thing_are_one() -> None:
    found = most_asked([("充电宝", 2), ("充 电宝", 1), ("Power Banks", 1), ("power bank", 4), ("脸盆", 2)])
    assert found == [("power bank", 5), ("充电宝", 3), ("脸盆", 2)]
