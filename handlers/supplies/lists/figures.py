"""物资情况: what is open and overdue, how long it takes to the door, what is asked for and nobody sells."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers import access
from handlers import words as said
from handlers.chat import Marked, Picture, Talk
from handlers.invites import natural
from handlers.rules import Rules
from handlers.sheets import Cell, Sheet, Source, workbook
from handlers.supplies.course import GOING, OPEN
from handlers.supplies.kinds import KINDS, SHARED
from handlers.supplies.lists.tables import within_of
from handlers.supplies.lists.wording import Say
from handlers.supplies.reading.catalogue import key
from handlers.supplies.wording import kind
from storage.database import Db
from storage.supplies import figures
from storage.supplies.figures import Course
from storage.temperature import Within

_LATE = timedelta(hours=1)  # behind its round
_DAYS = timedelta(days=7)
_UNSOLD, _BUILDINGS = 8, 8  # lines of a message; the table has all
_ASKED = ("supplies", "medicine")  # kinds that ask for things


@dataclass(frozen=True, slots=True)
class Count:
    """How orders of one sort stand. `spans`: from placing to the door, of the last days, in minutes, rising."""

    open: int = 0
    untaken: int = 0
    waiting: int = 0
    overdue: int = 0
    at_door: int = 0
    done: int = 0
    spans: tuple[int, ...] = ()

    @property
    def median(self) -> int | None:
        """Half of them were quicker, in minutes."""
        return quantile(self.spans, 0.5)

    @property
    def slow(self) -> int | None:
        """Nine of ten were quicker, in minutes."""
        return quantile(self.spans, 0.9)


def quantile(rising: Sequence[int], share: float) -> int | None:
    """The smallest value that so many are not above; none of nothing."""
    return rising[max(0, math.ceil(share * len(rising)) - 1)] if rising else None


def counted(found: Iterable[Course], rules: Rules, now: datetime) -> Count:
    """These orders in figures."""
    every = list(found)
    today = rules.local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Count(
        open=sum(one.state in OPEN for one in every),
        untaken=sum(one.state == "placed" and one.waits is None for one in every),
        waiting=sum(one.state in OPEN and one.waits is not None for one in every),
        overdue=sum(is_overdue(one, now) for one in every),
        at_door=sum(one.state == "door" for one in every),
        done=sum(one.state == "received" and one.received_at is not None and one.received_at >= today for one in every),
        spans=tuple(sorted(
            int((one.door_at - one.placed_at).total_seconds() // 60)
            for one in every
            if one.door_at is not None and one.placed_at is not None and one.door_at >= now - _DAYS
        )),
    )  # fmt: skip


def is_overdue(one: Course, now: datetime) -> bool:
    """Its round set out more than an hour ago, and it is not at the door."""
    return one.state in GOING and one.round_at is not None and one.round_at + _LATE < now


def most_asked(found: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """What is not sold, most often asked for first; ways to write the same are one, called as most call it."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in found:
        names[key(name)][name] += count
    sums = [(some.most_common(1)[0][0], some.total()) for some in names.values()]
    return sorted(sums, key=lambda one: (-one[1], one[0]))


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it. `kinds` by name, `buildings` by name as one walks past them; the most open first is for the reader."""

    all: Count
    kinds: tuple[tuple[str, Count], ...]
    buildings: tuple[tuple[str, Count], ...]
    unsold: tuple[tuple[str, int], ...]


async def read(db: Db, rules: Rules, now: datetime, within: Within, community_id: int) -> Figures:
    """How things stand in a place."""
    found = await figures.courses(db, within, community_id, SHARED, (*OPEN, "disputed"), now - _DAYS)
    by_kind: dict[str, list[Course]] = defaultdict(list)
    by_building: dict[str, list[Course]] = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
        by_building[one.building].append(one)
    unsold = await figures.unsold(db, within, community_id, _ASKED, now - _DAYS)
    return Figures(
        counted(found, rules, now),
        tuple((name, counted(by_kind[name], rules, now)) for name in KINDS if name in by_kind),
        tuple((name, counted(by_building[name], rules, now)) for name in sorted(by_building, key=natural)),
        tuple(most_asked(unsold)),
    )  # fmt: skip


async def asked(talk: Talk) -> None:
    """物资情况, /supply."""
    within = await access.allowed(talk, "see-orders")
    if within is not None:
        await show(talk, within)


async def show(talk: Talk, within: Within) -> None:
    """In one message."""
    assert talk.speaker is not None
    found = await read(talk.db, talk.rules, talk.now, within, talk.speaker.community_id)
    say = Say(talk.words, talk.rules, talk.language)
    every = found.all
    lines = [
        say("supply-head", open=every.open, untaken=every.untaken, waiting=every.waiting, overdue=every.overdue),
        say("supply-ends", going=every.open - every.at_door, door=every.at_door, done=every.done),
    ]
    if every.spans:
        lines.append(say("supply-spans", median=span(say, every.median), slow=span(say, every.slow)))
    lines += [_line(say, kind(talk.words, talk.language, name), count) for name, count in found.kinds]
    if len(found.buildings) > 1:
        lines.append(say("supply-buildings"))
        most = sorted(found.buildings, key=lambda one: (-one[1].overdue, -one[1].open))[:_BUILDINGS]
        lines += [_line(say, name, count) for name, count in most]
        if len(found.buildings) > _BUILDINGS:
            lines.append(say("supply-rest", count=len(found.buildings) - _BUILDINGS))
    if found.unsold:
        each = [say("supply-unsold-one", name=name, count=count) for name, count in found.unsold[:_UNSOLD]]
        lines.append(say("supply-unsold", things=Marked(said.listed(talk.words, talk.language, each))))
    talk.say(
        "pick-said", lines=said.lines(lines), choices=(talk.choice("list:figures-table", "pick-choice-table"),)
    )  # fmt: skip


def _line(say: Say, name: str, count: Count) -> Marked:
    return say(
        "supply-line", name=name, open=count.open, overdue=count.overdue,
        median=span(say, count.median), slow=span(say, count.slow), spans="yes" if count.spans else "no",
    )  # fmt: skip


def span(say: Say, minutes: int | None) -> Marked:
    """2 小时 5 分."""
    hours, rest = divmod(minutes or 0, 60)
    return say("supply-span", hours=hours, minutes=rest, days=hours // 24, rest=hours % 24,
               size="days" if hours >= 48 else "hours" if hours else "minutes")  # fmt: skip


async def table(talk: Talk, within: Within) -> None:
    """The same as a workbook, with all buildings and all that is not sold."""
    assert talk.speaker is not None
    say = Say(talk.words, talk.rules, talk.language)
    wanted = {
        "of": "supply", "within": asdict(within), "community": talk.speaker.community_id, "language": talk.language,
    }  # fmt: skip
    talk.say(
        "supply-table",
        picture=Picture(alt=say.plain("supply-file"), sheet=wanted, instead=talk.phrase("pick-no-file")),
    )


async def filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The workbook."""
    say = Say(source.words, source.rules, wanted["language"])
    within = within_of(wanted["within"])
    found = await read(source.db, source.rules, source.now, within, wanted["community"])
    columns = ("name", "open", "untaken", "waiting", "overdue", "door", "done", "median", "slow")
    heading = [say.plain("supply-column", column=column) for column in columns]

    def row(name: str, one: Count) -> list[Cell]:
        return [
            name, one.open, one.untaken, one.waiting, one.overdue, one.at_door, one.done, one.median, one.slow,
        ]  # fmt: skip

    every = row(say.plain("pick-total"), found.all)
    kinds = [row(say.plain("order-kind", kind=name), one) for name, one in found.kinds]
    buildings = [row(name, one) for name, one in found.buildings]
    asked_for = [say.plain("supply-column", column=column) for column in ("thing", "asked")]
    return workbook(say.file_name("supply-file") + ".xlsx", [
        Sheet(say.plain("supply-sheet", sheet="kinds"), heading, [*kinds, every]),
        Sheet(say.plain("supply-sheet", sheet="buildings"), heading, [*buildings, every]),
        Sheet(say.plain("supply-sheet", sheet="unsold"), asked_for, [list(one) for one in found.unsold]),
    ])  # fmt: skip
