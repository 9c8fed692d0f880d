"""结账: what was bought of each merchant and by each volunteer on some days, and what was taken for it, as text and as
a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from handlers import access
from handlers import words as said
from handlers.chat import Marked, Picture, Talk
from handlers.rules import Rules
from handlers.sheets import Cell, Sheet, Source, workbook
from handlers.supplies.lists.picking import on_record
from handlers.supplies.lists.tables import number, within_of
from handlers.supplies.lists.vocabulary import days_in
from handlers.supplies.lists.wording import Say
from handlers.supplies.wording import money as in_words
from storage.database import Db
from storage.supplies import money
from storage.supplies.money import Sold, Took
from storage.temperature import Within

_LINES = 12  # merchants, and people, of a message
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """What some lines come to. `open`: how many of them have no price; `later`, `blank`: of their orders, what is to be
    paid later, and what nobody has said anything of; `cash`, `code`: what was taken."""

    name: str
    orders: int = 0
    things: int = 0
    sum: Decimal = _NOTHING
    open: int = 0
    later: Decimal = _NOTHING
    blank: Decimal = _NOTHING
    cash: Decimal = _NOTHING
    code: Decimal = _NOTHING


def summed(name: str, lines: Iterable[Sold], took: Iterable[Took] = ()) -> Sum:
    """Lines, and payments, in figures: each is the sum of its lines."""
    had = [one for one in lines if one.due]
    taken = list(took)

    def cost(some: Iterable[Sold]) -> Decimal:
        return sum((one.cost for one in some if one.cost is not None), _NOTHING)

    return Sum(
        name,
        orders=len({one.order_id for one in had}),
        things=len(had),
        sum=cost(had),
        open=sum(one.cost is None for one in had),
        later=cost(one for one in had if one.paid == "later"),
        blank=cost(one for one in had if one.paid is None),
        cash=sum((one.amount for one in taken if one.paid == "cash"), _NOTHING),
        code=sum((one.amount for one in taken if one.paid == "code"), _NOTHING),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settlement:
    """Some days settled."""

    all: Sum
    shops: tuple[Sum, ...]
    people: tuple[Sum, ...]
    sold: tuple[Sold, ...]


def settled(sold: Sequence[Sold], took: Sequence[Took]) -> Settlement:
    """By merchant and by person, the largest sum first; what has no name is last."""

    shops = {one.merchant_id: one.merchant for one in sold if one.due}
    people = {one.taker_id: one.taker for one in sold if one.due} | {one.payee_id: one.payee for one in took}
    by_shop = [summed(name, [one for one in sold if one.merchant_id == id]) for id, name in shops.items()]
    by_person = [
        summed(name, [one for one in sold if one.taker_id == id], [one for one in took if one.payee_id == id])
        for id, name in people.items()
    ]
    return Settlement(summed("", sold, took), _largest_first(by_shop), _largest_first(by_person), tuple(sold))


def _largest_first(found: Iterable[Sum]) -> tuple[Sum, ...]:
    return tuple(sorted(found, key=lambda one: (not one.name, -one.sum, one.name)))


def between(rules: Rules, since: date, until: date) -> tuple[datetime, datetime]:
    """From the first moment of a day to the last of another."""
    return (
        datetime.combine(since, time(0), rules.zone),
        datetime.combine(until + timedelta(days=1), time(0), rules.zone),
    )


async def read(
    db: Db, rules: Rules, within: Within, community_id: int, since: date, until: date
) -> Settlement:  # fmt: skip
    """These days, both included, settled."""
    span = between(rules, since, until)
    return settled(
        await money.sold(db, within, community_id, *span), await money.took(db, within, community_id, *span)
    )  # fmt: skip


async def asked(talk: Talk, rest: str) -> None:
    """结账, 结账 昨天, /settle 11-20 to 11-22."""
    within = await access.allowed(talk, "keep-shop")
    if within is None or talk.speaker is None:
        return
    days = days_in(rest, talk.rules.local(talk.now).date())
    if days is None:
        talk.say("settle-which", text=rest)
        return
    say = Say(talk.words, talk.rules, talk.language)
    span = span_of(say, *days)
    found = await read(talk.db, talk.rules, within, talk.speaker.community_id, *days)
    every = found.all
    begun, cost = await money.begun(talk.db, within, talk.speaker.community_id)
    if not every.orders and not every.cash and not every.code:
        talk.say("settle-none", span=span)
        return
    lines = [
        say(
            "settle-head", span=span, orders=every.orders, sum=in_words(every.sum),
            open="yes" if every.open else "no", cash=in_words(every.cash), code=in_words(every.code),
            later=in_words(every.later), blank=in_words(every.blank),
        ),
        *_part(say, "settle-shops", "settle-shop", found.shops),
        *_part(say, "settle-people", "settle-person", found.people),
    ]  # fmt: skip
    if begun:
        lines.append(say("settle-begun", orders=begun, sum=in_words(cost)))
    carried = f"{days[0]:%Y%m%d}:{days[1]:%Y%m%d}"
    talk.say(
        "pick-said", lines=said.lines(lines), choices=(talk.choice(f"pay:settle:{carried}", "pick-choice-table"),)
    )  # fmt: skip


def _part(say: Say, heading: str, phrase: str, found: Sequence[Sum]) -> list[Marked]:
    if not found:
        return []
    lines = [say(heading)]
    for one in found[:_LINES]:
        values: dict[str, object] = {"name": one.name or "none", "orders": one.orders, "sum": in_words(one.sum)}
        if phrase == "settle-shop":
            lines.append(say("settle-shop", **values, things=one.things))
        else:
            lines.append(say("settle-person", **values, cash=in_words(one.cash), code=in_words(one.code)))
    if len(found) > _LINES:
        lines.append(say("settle-rest", count=len(found) - _LINES))
    return lines


def span_of(say: Say, since: date, until: date) -> Marked:
    """11月22日（周日）, or from one day to another."""
    first, last = (said.day(say.words, say.language, day) for day in (since, until))
    return say("settle-span", same="yes" if since == until else "no", since=first, until=last)


# --- the workbook -----------------------------------------------------------------------------------------------------


async def table(talk: Talk, carried: Sequence[str]) -> None:
    """The same as a workbook; whoever takes it away is on the record."""
    within = await access.allowed(talk, "keep-shop")
    if within is None or talk.speaker is None:
        return
    days = [_day(word) for word in carried]
    if len(days) != 2 or days[0] is None or days[1] is None:
        talk.say("old-button")
        return
    say = Say(talk.words, talk.rules, talk.language)
    span = span_of(say, days[0], days[1])
    found = await read(talk.db, talk.rules, within, talk.speaker.community_id, days[0], days[1])
    await on_record(talk, "settlement", found.all.orders)
    wanted = {
        "of": "settle", "within": asdict(within), "community": talk.speaker.community_id, "language": talk.language,
        "since": days[0].isoformat(), "until": days[1].isoformat(),
    }  # fmt: skip
    talk.say(
        "settle-table", span=span, orders=found.all.orders,
        picture=Picture(
            alt=say.plain("settle-file", span=span), sheet=wanted, instead=talk.phrase("pick-no-file")
        ),
    )  # fmt: skip


def _day(word: str) -> date | None:
    try:
        return date(int(word[:4]), int(word[4:6]), int(word[6:8])) if len(word) == 8 else None
    except ValueError:
        return None


async def filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The workbook."""
    say = Say(source.words, source.rules, wanted["language"])
    since, until = (date.fromisoformat(wanted[name]) for name in ("since", "until"))
    within = within_of(wanted["within"])
    found = await read(source.db, source.rules, within, wanted["community"], since, until)
    name = say.file_name("settle-file", span=span_of(say, since, until)) + ".xlsx"
    return workbook(name, [_shops(say, found), _people(say, found), _orders(say, found)])


def _heading(say: Say, names: Sequence[str]) -> list[str]:
    return [say.plain("settle-column", column=name) for name in names]


def _shops(say: Say, found: Settlement) -> Sheet:
    def row(one: Sum, name: str) -> list[Cell]:
        return [name, one.orders, one.things, number(one.sum), one.open]

    nobody = say.plain("pick-sheet", sheet="hand")
    rows = [row(one, one.name or nobody) for one in found.shops]
    names = ("shop", "orders", "things", "sum", "open")
    return Sheet(
        say.plain("settle-sheet", sheet="shops"), _heading(say, names),
        [*rows, row(found.all, say.plain("pick-total"))], pages=[],
    )  # fmt: skip


def _people(say: Say, found: Settlement) -> Sheet:
    def row(one: Sum, name: str) -> list[Cell]:
        sums = (one.sum, one.cash, one.code, one.later, one.blank)
        return [name, one.orders, one.things, *map(number, sums)]

    rows = [row(one, one.name) for one in found.people]
    names = ("person", "orders", "things", "sum", "cash", "code", "later", "blank")
    return Sheet(
        say.plain("settle-sheet", sheet="people"), _heading(say, names),
        [*rows, row(found.all, say.plain("pick-total"))], pages=[],
    )  # fmt: skip


def _orders(say: Say, found: Settlement) -> Sheet:
    by_order: dict[int, list[Sold]] = {}
    for one in found.sold:
        by_order.setdefault(one.order_id, []).append(one)
    rows: list[list[Cell]] = []
    paid = _NOTHING
    for order_id, lines in by_order.items():
        first, sums = lines[0], summed("", lines)
        amount = first.paid_amount if first.paid in ("cash", "code") else None
        paid += amount or _NOTHING
        rows.append([
            order_id, say.rules.local(first.had_at).strftime("%Y-%m-%d"), first.building + first.unit + first.room,
            first.taker, sums.things, number(sums.sum), say.plain("settle-how", how=first.paid or "blank"),
            None if amount is None else number(amount), first.payee,
        ])  # fmt: skip
    total = say.plain("pick-total")
    rows.append([total, None, None, None, found.all.things, number(found.all.sum), None, number(paid), None])
    names = ("number", "day", "place", "taker", "things", "sum", "how", "paid", "payee")
    return Sheet(say.plain("settle-sheet", sheet="orders"), _heading(say, names), rows)
