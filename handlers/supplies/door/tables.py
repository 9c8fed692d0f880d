"""The carry list and the labels as workbooks, and what of an order may stand on paper."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from handlers import access, sheets
from handlers import words as said
from handlers.chat import Words
from handlers.rules import Rules
from handlers.sheets import Sheet, Source
from handlers.supplies.door import loading, walk
from handlers.supplies.door.loading import Load
from handlers.supplies.door.walk import Stop
from handlers.supplies.kinds import KINDS
from handlers.supplies.shelf import plain
from storage import accounts
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import door
from storage.supplies.orders import Kept, Line

_COLUMNS = ("number", "unit", "floor", "room", "order", "things", "note", "tick")
_WIDE = 20  # characters of a column
_LABEL_COLUMNS = ("unit", "room", "order", "things")


def things_of(words: Words, language: str, order: Kept, lines: Mapping[int, Sequence[Line]]) -> str:
    """盐 2 袋、大米 1 袋; of what may tell of somebody's health nothing but what kind of thing it is."""
    return said.listed(
        words, language,
        [
            words(language, "door-thing", name=line.name, count=str(plain(line.due)), unit=line.unit)
            for line in walk.things(order, lines)
        ],
    )  # fmt: skip


def notes_of(order: Kept, lines: Mapping[int, Sequence[Line]]) -> str:
    """What was said beside it: of the order, and of its things."""
    if KINDS[order.kind].sealed:
        return ""
    found = [order.note, *(f"{line.name}：{line.note}" for line in walk.things(order, lines) if line.note)]
    return "；".join(note for note in found if note)


async def speaker_of(db: Db, account_id: int, now: datetime) -> Speaker | None:
    """Whoever asked for a file or a page, with the roles that they hold now."""
    address = await door.address_of(db, account_id)
    found = (await accounts.speakers(db, [address], now)).get(address) if address is not None else None
    return found if found is not None and found.account_id == account_id else None


async def load_for(db: Db, rules: Rules, account_id: int, round_at: datetime | None, now: datetime) -> Load | None:
    """The doors of a round for whoever asked (or what they hold) as it stands now; none: they may not any more."""
    speaker = await speaker_of(db, account_id, now)
    within = await access.scope(db, speaker, "serve-orders")
    if speaker is None or within is None:
        return None
    if round_at is not None:
        return await loading.of_round(db, rules, within, round_at, now)
    return await loading.mine(db, rules, speaker.person.id, now) if speaker.person is not None else None


def title_of(words: Words, rules: Rules, language: str, load: Load, what: str) -> str:
    """What a file or page is called: 送货单 11月22日（周日）10:00."""
    when = ""
    if load.when is not None:
        local = rules.local(load.when)
        when = said.day(words, language, local.date()) + " " + said.clock(local)
    return html.unescape(words(language, "door-title", what=what, when=when or "none"))


async def filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The carry list: a building a sheet, what is fetched on the last."""
    found = await _asked(source, wanted)
    if found is None:
        return None
    language = wanted["language"]
    title = title_of(source.words, source.rules, language, found, "list")
    made = [_sheet(source, language, title, building, stops, found) for building, stops in buildings(found)]
    return sheets.workbook(f"{title}.xlsx".replace(":", ""), made)


async def labels_filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The labels, text alone, by room and nothing else."""
    found = await _asked(source, wanted)
    if found is None:
        return None
    language = wanted["language"]
    title = title_of(source.words, source.rules, language, found, "labels")
    made = []
    for building, stops in buildings(found):
        if building:
            rows: list[list[str | int | None]] = [
                [stop.unit, stop.room, order.id, _things(source.words, language, order, found.lines)]
                for stop in walk.by_room(stops) for order in stop.orders
            ]  # fmt: skip
            made.append(Sheet(building, _heading(source, language, _LABEL_COLUMNS), rows, above=[title], pages=()))
    return sheets.workbook(f"{title}.xlsx".replace(":", ""), made)


async def _asked(source: Source, wanted: dict[str, Any]) -> Load | None:
    round_at = datetime.fromisoformat(wanted["round"]) if wanted.get("round") else None
    found = await load_for(source.db, source.rules, int(wanted["account"]), round_at, source.now)
    found = found.of_building(int(wanted.get("building", 0))) if found is not None else None
    return found if found is not None and found.stops else None


def buildings(load: Load) -> list[tuple[str, list[Stop]]]:
    """The doors by building, as they are walked to; what is fetched, from whichever, at the end under no name."""
    found: dict[str, list[Stop]] = {}
    for stop in load.stops:
        found.setdefault("" if stop.rubbish else stop.building, []).append(stop)
    return list(found.items())


def _sheet(source: Source, language: str, title: str, building: str, stops: Sequence[Stop], load: Load) -> Sheet:
    def say(phrase: str, **values: object) -> str:
        return html.unescape(source.words(language, phrase, **values))

    rows: list[list[str | int | None]] = []
    for number, stop in enumerate(stops, 1):
        for order in stop.orders:
            first, *more = _pieces(_things(source.words, language, order, load.lines))
            rows.append([
                number, stop.unit if building else stop.building + stop.unit, stop.floor or "", stop.room, order.id,
                first, notes_of(order, load.lines), "☐",
            ])  # fmt: skip
            rows += [["", "", "", "", "", piece, "", ""] for piece in more]
    name = building or say("door-sheet-rubbish")
    above = [f"{title} · {name}", say("door-sheet-how", count=len(stops), rubbish="no" if building else "yes")]
    return Sheet(name, _heading(source, language, _COLUMNS), rows, above=above, pages=())


def _pieces(text: str) -> list[str]:
    """What is longer than its column goes on in the row below: a printed cell is cut off where the next begins."""
    return textwrap.wrap(text, _WIDE, break_on_hyphens=False) or [""]


def _things(words: Words, language: str, order: Kept, lines: Mapping[int, Sequence[Line]]) -> str:
    return html.unescape(
        things_of(words, language, order, lines) or words(language, "door-things-of", kind=order.kind)
    )  # fmt: skip


def _heading(source: Source, language: str, columns: Sequence[str]) -> list[str]:
    return [html.unescape(source.words(language, "door-column", column=column)) for column in columns]


FILLERS = {"door-list": filled, "door-labels": labels_filled}
