"""结账 as a workbook: by merchant, by person, and each order, with its door and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from handlers import access
from handlers.chat import Picture, Talk
from handlers.sheets import Cell, Sheet, Source, workbook
from handlers.supplies.accounts.settling import read, span_of
from handlers.supplies.accounts.summing import Entry, Settlement, Sum
from handlers.supplies.lists.picking import on_record
from handlers.supplies.lists.tables import number, within_of
from handlers.supplies.lists.wording import Say
from storage.supplies import money


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
        sums = (one.sum, one.back, one.sum - one.back, one.free)
        return [name, one.orders, one.things, *map(number, sums), one.open]

    rows = [row(one, say.plain("settle-name", of=one.of, name=one.name)) for one in found.shops]
    names = ("shop", "orders", "things", "sum", "back", "net", "free", "open")
    return Sheet(
        say.plain("settle-sheet", sheet="shops"), _heading(say, names),
        [*rows, row(found.all, say.plain("pick-total"))], pages=[],
    )  # fmt: skip


def _people(say: Say, found: Settlement) -> Sheet:
    def row(one: Sum, name: str) -> list[Cell]:
        sums = (one.sum, one.back, one.free, one.cash, one.code, one.later, one.blank, one.owing)
        return [name, one.orders, one.things, *map(number, sums)]

    rows = [row(one, one.name or say.plain("settle-nobody")) for one in found.people]
    names = ("person", "orders", "things", "sum", "back", "free", "cash", "code", "later", "blank", "owing")
    return Sheet(
        say.plain("settle-sheet", sheet="people"), _heading(say, names),
        [*rows, row(found.all, say.plain("pick-total"))], pages=[],
    )  # fmt: skip


def _orders(say: Say, found: Settlement) -> Sheet:
    rows = [_order(say, one) for one in found.orders]
    every = found.all
    held = sum((one.balance.taken - one.balance.given for one in found.orders), Decimal(0))
    total: list[Cell] = [
        say.plain("pick-total"), None, None, None, every.things, number(every.sum), number(every.back), None,
        number(held), number(every.later + every.blank), number(every.owing), None,
    ]  # fmt: skip
    names = ("number", "day", "place", "taker", "things", "sum", "back", "how", "paid", "owed", "owing", "payee")
    return Sheet(say.plain("settle-sheet", sheet="orders"), _heading(say, names), [*rows, total])


def _order(say: Say, one: Entry) -> list[Cell]:
    first, found = one.lines[0], one.balance
    how = "free" if first.free else first.paid or ("over" if first.order_state in money.OVER else "blank")
    paid = None if how not in money.TAKEN else number(found.taken - found.given)
    return [
        first.order_id, say.rules.local(first.had_at).strftime("%Y-%m-%d"), one.place,
        first.taker, one.sum.things, number(one.sum.sum), number(one.sum.back), say.plain("settle-how", how=how), paid,
        number(found.owed), number(found.owing), first.payee,
    ]  # fmt: skip
