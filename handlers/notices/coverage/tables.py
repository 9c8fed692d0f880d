"""Coverage as data: the picture of it, and the workbooks, one for looking at and one for going from door to door."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from handlers import words as said
from handlers.chat import Words
from handlers.notices.coverage import wording
from handlers.notices.coverage.counting import House, houses, state_of
from handlers.notices.wording import in_language
from handlers.rules import Rules
from handlers.sheets import Sheet, Source, workbook
from handlers.temperature.places import door_order
from storage.database import Db
from storage.notices import coverage, editions, keeping
from storage.notices.coverage import Home, Shown, Stop
from storage.notices.keeping import Asks
from storage.temperature import Within

_DRAWN = 14  # buildings of a picture: a chat makes a higher one smaller
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
Row = list[str | int | None]


def plain(words: Words, language: str, phrase: str, **values: object) -> str:
    """A phrase without any marks, as cells and file names have it."""
    return unmarked(words(language, phrase, **values))


def unmarked(text: str) -> str:
    """Marked text as plain words."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def file_name(words: Words, language: str, what: str, title: str) -> str:
    """What a file is called, in the words of whoever gets it."""
    name = plain(words, language, "notice-cover-file", what=what, title=title)
    return _NOT_IN_NAMES.sub(" ", name).strip()[:80]


async def title_of(db: Db, edition: Shown | editions.Issued, language: str) -> str:
    """What an edition's notice is called, for a reader."""
    return in_language(await keeping.texts(db, edition.notice_id, edition.version), language).title


# --- the picture ------------------------------------------------------------------------------------------------------


def drawing(words: Words, language: str, title: str, about: str, found: Sequence[House], all_: House) -> dict[str, Any]:
    """The picture as plain data (see bot/drawing/table.py), all words in it."""

    say = functools.partial(plain, words, language)

    def row(one: House, name: str) -> dict[str, Any]:
        return {
            "name": name, "all": one.all, "read": one.read, "told": one.told, "unknown": one.unknown,
            "size": say("notice-cover-size", all=one.all), "by": html.unescape(wording.reached(words, language, one)),
        }  # fmt: skip

    shown = found[:_DRAWN] if len(found) > _DRAWN + 1 else found
    return {
        "kind": "table",
        "name": file_name(words, language, "picture", title) + ".png",
        "title": title,
        "about": about,
        "words": {
            "read": say("notice-cover-bar", bar="read"),
            "told": say("notice-cover-bar", bar="told"),
            "unknown": say("notice-cover-bar", bar="unknown"),
        },
        "rows": [row(one, html.unescape(wording.house_name(words, language, one.name))) for one in shown],
        "total": row(all_, say("notice-cover-total")) if len(found) > 1 else None,
        "rest": say("notice-cover-rest", count=len(found) - len(shown)) if len(found) > len(shown) else "",
    }  # fmt: skip


# --- the workbook -----------------------------------------------------------------------------------------------------


def wanted(edition_id: int, within: Within, language: str) -> dict[str, Any]:
    """What a letter says of the workbook that it is to have."""
    return {"of": "coverage", "edition": edition_id, "within": asdict(within), "language": language}


async def filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The workbook of an edition, for the place of whoever asked."""
    edition = await editions.by_id(source.db, wanted["edition"])
    notice = await keeping.by_id(source.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None:
        return None
    words, language = source.words, wanted["language"]
    place: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in wanted["within"].items()
    }
    within = Within(**place)
    title = await title_of(source.db, edition, language)
    found, all_ = houses(await coverage.cells(source.db, edition.id, within))
    homes = await coverage.homes(source.db, edition.id, within)
    say = functools.partial(plain, words, language)
    return workbook(file_name(words, language, "table", title) + ".xlsx", [
        Sheet(say("notice-cover-sheet", sheet="sums"), *_sums(words, language, notice.asks, found, all_)),
        Sheet(
            say("notice-cover-sheet", sheet="homes"), heading(words, language),
            details(words, source.rules, language, notice.asks, homes),
        ),
    ])  # fmt: skip


def _sums(
    words: Words, language: str, asks: Asks, found: Sequence[House], all_: House
) -> tuple[list[str], list[Row]]:  # fmt: skip
    """By building, as the text has them; then all of them together."""
    channels, pressed = list(all_.channels), list(all_.answers) if asks.mode in ("reply", "choices") else []
    names = ("building", "all", "read", "told", "unknown", "without", "stranded")
    head = [plain(words, language, "notice-cover-column", column=name) for name in names]
    head += [html.unescape(wording.channel_name(words, language, channel)) for channel in channels]
    head += [wording.answer_name(words, language, asks, answer) for answer in pressed]

    def row(one: House, name: str) -> Row:
        return [
            name, one.all, one.read, one.told, one.unknown, one.without, one.stranded,
            *(one.channels.get(channel, 0) for channel in channels),
            *(one.answers.get(answer, 0) for answer in pressed),
        ]  # fmt: skip

    rows = [row(one, html.unescape(wording.house_name(words, language, one.name))) for one in found]
    return head, [*rows, row(all_, plain(words, language, "notice-cover-total"))]


def heading(words: Words, language: str) -> list[str]:
    """The columns of `details`."""
    names = ("building", "unit", "room", "channels", "state", "how", "when", "answer", "by")
    return [plain(words, language, "notice-cover-column", column=name) for name in names]


def details(words: Words, rules: Rules, language: str, asks: Asks, homes: Sequence[Home]) -> list[Row]:
    """A row for each household, as one walks past them."""
    say = functools.cache(functools.partial(plain, words, language))  # the same few words on thousands of rows
    answers = {
        pressed: wording.answer_name(words, language, asks, pressed)
        for pressed in {home.answer for home in homes}
        if pressed is not None
    }
    channels: dict[str, str] = {}
    office = say("notice-cover-office")
    found: list[Row] = []
    for home in sorted(homes, key=door_order):
        if home.channels not in channels:
            channels[home.channels] = said.listed(
                words, language, [say("notice-cover-channel", channel=one) for one in home.channels.split(",") if one]
            )
        read = rules.local(home.read_at).strftime("%Y-%m-%d %H:%M") if home.read_at is not None else ""
        found.append([
            home.building or office, home.unit, home.room, channels[home.channels],
            say("notice-cover-state", state=state_of(home)),
            say("notice-cover-how", how=home.how or "button") if home.read_at is not None else "", read,
            answers[home.answer] if home.answer is not None else "", home.teller,
        ])  # fmt: skip
    return found


# --- from door to door ------------------------------------------------------------------------------------------------


def doors_wanted(title: str, households: Sequence[int], language: str) -> dict[str, Any]:
    """What a letter says of the list to print that it is to have: these households."""
    return {"of": "coverage-doors", "title": title, "households": list(households), "language": language}


async def doors(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """A list to print: a line for each door, with a box to tick and room for the time; each building on a page of its
    own."""
    language, title = wanted["language"], wanted["title"]
    stops = sorted(await coverage.stops(source.db, wanted["households"]), key=door_order)
    say = functools.partial(plain, source.words, language)
    columns = ("building", "unit", "room", "people", "tick", "time")
    sheet = Sheet(
        say("notice-cover-sheet", sheet="doors"), [say("notice-cover-column", column=name) for name in columns],
        [[stop.building, stop.unit, stop.room, stop.people, "☐", "____________"] for stop in stops],
        above=[say("notice-cover-doors-title", title=title, count=len(stops))], pages=_pages(stops),
    )  # fmt: skip
    return workbook(file_name(source.words, language, "doors", title) + ".xlsx", [sheet])


def _pages(stops: Sequence[Stop]) -> list[int]:
    return [number for number in range(1, len(stops)) if stops[number].building != stops[number - 1].building]
