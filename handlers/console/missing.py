"""未报 as tables: the slot in question by building, then whom to call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from handlers import words
from handlers.console.frame import Asked, Page, Table
from handlers.invites import natural
from handlers.temperature.board import counts, doors_of
from handlers.temperature.missing import Home, call
from handlers.temperature.slots import in_question
from storage.board import Door
from storage.temperature import Window


async def _read(asked: Asked) -> tuple[Table, ...]:
    window = in_question(asked.rules, asked.now)
    doors, _ = await doors_of(asked.db, asked.rules, window, asked.within)
    found, known = await call(asked.db, asked.rules, window, asked.within, asked.now)
    return _places(asked, window, doors, len(found), len(known)), _homes(asked, found, known)


def _places(asked: Asked, window: Window, doors: Sequence[Door], missing: int, known: int) -> Table:
    """By building; of one building alone by unit."""
    one = len({door.building_id for door in doors}) == 1
    by_place: dict[str, list[Door]] = defaultdict(list)
    for door in doors:
        by_place[door.building + (door.unit if one else "")].append(door)
    rows = []
    for name in sorted(by_place, key=natural):
        count = counts(by_place[name], {})
        reported = count.reported + count.late + count.by_others
        rows.append((name, count.due, reported, count.excused, count.missing, count.households))
    return Table(
        _slot(asked, window), asked.columns("place", "due", "reported", "excused", "missing", "homes-missing"),
        tuple(rows), asked.say("console-nobody-due"), _about(asked, window, missing, known, len(doors)),
    )  # fmt: skip


def _slot(asked: Asked, window: Window) -> str:
    day = words.day(asked.words, asked.language, window.day)
    return asked.say("console-moment", day=day, clock=words.slot(asked.words, asked.language, window.slot))


def _about(asked: Asked, window: Window, missing: int, known: int, total: int) -> str:
    """The count first, as the chat says it."""
    slot = words.slot(asked.words, asked.language, window.slot)
    if not total:
        return ""
    if not missing:
        return asked.say("missing-none", slot=slot, excused=known)
    return asked.say(
        "missing-head", slot=slot, households=missing, total=total,
        when="open" if asked.now < window.closes else "closed", until=words.clock(asked.rules.local(window.closes)),
    )  # fmt: skip


def _homes(asked: Asked, found: Sequence[Home], known: Sequence[Home]) -> Table:
    """A row for each household: those to call, the most urgent first, then those where it is known why."""
    rows = [
        (home.one.place, _names(asked, home.names), asked.say("missing-why", why=home.why, times=home.times))
        for home in found
    ]
    for home in known:
        reasons = [asked.say("excuse-reason", reason=reason) for reason in dict.fromkeys(home.reasons)]
        rows.append(
            (home.one.place, _names(asked, home.names), asked.say("console-excused", why=_names(asked, reasons)))
        )  # fmt: skip
    return Table(
        asked.say("console-to-call"), asked.columns("home", "names", "to-do"), tuple(rows),
        asked.say("console-all-reported"),
    )  # fmt: skip


def _names(asked: Asked, names: Sequence[str]) -> str:
    return words.listed(asked.words, asked.language, names)


PAGE = Page("missing", "see-missing", _read)
