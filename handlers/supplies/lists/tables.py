"""Pick lists as workbooks, which are also what is printed: a sheet for each merchant, one of all households, one of
what must not be bought yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from handlers import words as said
from handlers.sheets import Cell, Sheet, Source, workbook
from handlers.supplies.lists import wording
from handlers.supplies.lists.gathering import Picked, Shop, Thing, gather, rows_of, source
from handlers.supplies.lists.vocabulary import Pick, pick_of
from handlers.supplies.lists.wording import Say, unmarked
from handlers.supplies.shelf import plain
from storage.temperature import Within

Row = list[Cell]
_TICK = "☐"
_NOTED = 12  # of what is said of a thing, in its row; all of it stands beside the households


def number(value: Decimal) -> int | float:
    """A number that a spreadsheet can add up."""
    tidy = plain(value)
    return int(tidy) if tidy == tidy.to_integral_value() else float(tidy)


def within_of(kept: dict[str, Any]) -> Within:
    """A place as a letter keeps it."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
    return Within(**values)


def wanted(pick: Pick, within: Within, community_id: int, language: str) -> dict[str, Any]:
    """What a letter says of the workbook that it is to have."""
    return {
        "of": "pick", "pick": pick.word, "within": asdict(within), "community": community_id, "language": language,
    }  # fmt: skip


async def filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The workbook, as things stand when it is made."""
    pick = pick_of(wanted["pick"], source.rules)
    if pick is None:
        return None
    say = Say(source.words, source.rules, wanted["language"])
    picked = gather(await rows_of(source.db, within_of(wanted["within"]), wanted["community"], pick), pick)
    name = say.file_name("pick-file", when=wording.when(say, pick)) + ".xlsx"
    return workbook(name, sheets(say, picked))


def sheets(say: Say, picked: Picked) -> list[Sheet]:
    """All sheets of it; where nothing is left to buy, one that says so by being empty."""
    found = [_of_shop(say, shop) for shop in picked.shops]
    if picked.homes or not picked.held:
        found.append(_of_homes(say, picked))
    if picked.held:
        found.append(_of_held(say, picked))
    return found


def _heading(say: Say, names: Sequence[str]) -> list[str]:
    return [say.plain("pick-column", column=name) for name in names]


def _of_shop(say: Say, shop: Shop) -> Sheet:
    """A row for each thing; of what nobody sells, for each home that asks for it."""
    rows: list[Row] = []
    for thing in shop.things:
        if shop.of == "hand":
            each = [(replace(thing, lines=(one,)), wording.wish(say, one)) for one in thing.lines]
        else:
            each = [(thing, wording.notes(say, thing, _NOTED))]
        rows += [_row(part, unmarked(note)) for part, note in each]
    total = sum((thing.cost for thing in shop.things), start=Decimal(0))
    rows.append([say.plain("pick-total"), None, None, None, None, number(total), None])
    return Sheet(
        shop.name or say.plain("pick-sheet", sheet=shop.of),
        _heading(say, ("thing", "count", "unit", "note", "price", "cost", "tick")), rows,
        above=[unmarked(wording.shop(say, shop))], pages=[],
    )  # fmt: skip


def _row(thing: Thing, note: str) -> Row:
    prices = {one.line.price for one in thing.lines}
    price = prices.pop() if len(prices) == 1 else None
    return [
        thing.name, number(thing.count), thing.unit, note, None if price is None else number(price),
        None if thing.unpriced else number(thing.cost), _TICK,
    ]  # fmt: skip


def _of_homes(say: Say, picked: Picked) -> Sheet:
    rows: list[Row] = []
    breaks: list[int] = []
    former = ""
    for home in picked.homes:
        if rows and home.building != former:
            breaks.append(len(rows))
        former = home.building
        rows += [
            [
                home.building, home.unit, home.room, one.line.name, number(one.line.due), one.line.unit, one.line.note,
                one.merchant if (of := source(one)) == "shop" else say.plain("pick-sheet", sheet=of),
                one.order_id, _TICK,
            ]
            for one in home.lines
        ]  # fmt: skip
    names = ("building", "stair", "room", "thing", "count", "unit", "note", "shop", "number", "tick")
    return Sheet(say.plain("pick-sheet", sheet="homes"), _heading(say, names), rows, pages=breaks)


def _of_held(say: Say, picked: Picked) -> Sheet:
    """What a doctor has to look at is there as a count alone."""
    rows: list[Row] = [
        [
            held.lines[0].building, held.lines[0].unit, held.lines[0].room, held.lines[0].order_id,
            said.listed(say.words, say.language, [one.line.name for one in held.lines]),
            say.plain("pick-held-count", why=held.why, count=1),
        ]
        for held in picked.held if held.why != "clinician"
    ]  # fmt: skip
    hidden = sum(held.why == "clinician" for held in picked.held)
    if hidden:
        rows.append([None, None, None, None, None, say.plain("pick-held-count", why="clinician", count=hidden)])
    names = ("building", "stair", "room", "number", "thing", "why")
    return Sheet(say.plain("pick-sheet", sheet="held"), _heading(say, names), rows, pages=[])
