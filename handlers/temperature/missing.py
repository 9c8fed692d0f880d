"""未报: whom to call, and first whom to call first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers import words
from handlers.chat import Choice, Marked, Talk
from handlers.rules import Rules
from handlers.temperature.keeping import (
    PER_PAGE,
    Asked,
    going_up,
    narrowed,
    opened_list,
    page_of,
    part_name,
    slot_name,
    spot_name,
    turning,
    where,
)
from handlers.temperature.places import Part, door_order, lies_in, parts
from handlers.temperature.slots import before, tag
from storage import absences, board, temperature
from storage.board import Door
from storage.database import Db
from storage.temperature import Due, Window, Within

_NAMES = 3  # of a household in a line
_PARTS = 12  # buttons for places at the most; the board has them all

Why = Literal["visit", "stranger", "gone", "again", "call"]
_FIRST: tuple[Why, ...] = ("visit", "stranger", "gone", "again", "call")  # whom to call first


@dataclass(frozen=True, slots=True)
class Home:
    """A household that somebody is missing from, or (`excused`) of which it is known why. `times`: so many slots
    running before were missed, with this one where it is over."""

    one: Due
    names: tuple[str, ...]
    why: Why = "call"
    times: int = 0
    reasons: tuple[str, ...] = ()


def why_call(times: int, *, is_open: bool, connected: bool, gone: bool) -> Why:
    """What is to be done about a household of which somebody is missing, `times` slots running."""
    if times >= 2:
        return "visit"
    if not connected:
        return "stranger"
    if gone:
        return "gone"
    return "again" if times and is_open else "call"


def homes(
    unreported: Iterable[Due],
    reasons: Mapping[int, str],
    running: Mapping[int, int],
    reached: Mapping[int, datetime | None],
    *,
    is_open: bool,
) -> tuple[list[Home], list[Home]]:
    """The households that somebody is missing from, the most urgent first, and those where it is known why, by door.
    `running`: by person, the slots running missed before this one; one that is still open is not yet missed."""
    missing: dict[int, list[Due]] = defaultdict(list)
    excused: dict[int, list[Due]] = defaultdict(list)
    for one in unreported:
        (excused if one.person_id in reasons else missing)[one.household_id].append(one)
    found = []
    for household, people in missing.items():
        times = max(running.get(one.person_id, 0) for one in people) + (0 if is_open else 1)
        why = why_call(times, is_open=is_open, connected=household in reached, gone=reached.get(household) is not None)
        found.append(Home(people[0], tuple(one.name for one in people), why, times))
    found.sort(key=lambda home: (_FIRST.index(home.why), -home.times, door_order(home.one)))
    known = [
        Home(people[0], tuple(one.name for one in people), reasons=tuple(reasons[one.person_id] for one in people))
        for people in excused.values()
    ]
    return found, sorted(known, key=lambda home: door_order(home.one))


async def call(db: Db, rules: Rules, window: Window, within: Within, now: datetime) -> tuple[list[Home], list[Home]]:
    """Whom to call in a place, and of whom it is known why they have not reported. Four queries, whatever the place."""
    unreported = await temperature.unreported(db, window, within)
    if not unreported:
        return [], []
    return homes(
        unreported,
        await absences.excused(db, window, within),
        await absences.missed(db, before(rules, window), within),
        await board.reached(db, within),
        is_open=now < window.closes,
    )


async def missing(talk: Talk, value: str = "") -> None:
    """未报: the counts first, then a line for each household: who, and what to do. `value`: of a button."""
    opened = await opened_list(talk, value)
    if opened is None:
        return
    about, within, doors = opened
    found, known = await call(talk.db, talk.rules, about.window, narrowed(within, about.spot), talk.now)
    found = [home for home in found if lies_in(about.spot, home.one)]
    known = [home for home in known if lies_in(about.spot, home.one)]
    _say(talk, about, doors, found, known)


def _say(talk: Talk, about: Asked, doors: Sequence[Door], found: Sequence[Home], known: Sequence[Home]) -> None:
    page, pages, shown = page_of(len(found) + len(known), about.page)
    here = list(enumerate([*found, *known], 1))[shown]
    divided = parts(about.spot, [home.one for home in found]) if len(found) > PER_PAGE and page == 1 else []
    divided.sort(key=lambda part: -len(part.members))
    lines = [talk.phrase("list-stale")] if about.stale else []
    lines.append(_head(talk, about.window, len(found), len(known), len(doors)))
    if about.spot.area:
        lines.append(talk.phrase("list-place", place=spot_name(talk, about.spot, doors[0])))
    if divided:
        lines.append(_divided(talk, divided))
    for number, home in here:
        if number == len(found) + 1:
            lines.append(talk.phrase("missing-excused", count=len(known)))
        lines.append(_line(talk, number, home))
    if pages > 1:
        lines.append(talk.phrase("list-page", page=page, pages=pages))
    day = tag(talk.rules, about.window)
    choices = [Choice(f"home:{home.one.household_id}:{day}", f"{number}. {home.one.room}") for number, home in here]
    choices += [
        talk.choice(
            f"missing:{where(talk, about, part.spot)}:1",
            "list-part",
            place=part_name(talk, part),
            count=len(part.members),
        )
        for part in divided[:_PARTS]
    ]
    if len(divided) > _PARTS:
        choices.append(talk.choice(f"board:{where(talk, about, about.spot)}:1", "choice-board"))
    choices += turning(talk, f"missing:{where(talk, about, about.spot)}", page, pages)
    choices += going_up(talk, "missing", about, doors[0])
    talk.say("missing-list", lines=words.lines(lines), choices=tuple(choices))


def _head(talk: Talk, window: Window, missing: int, excused: int, total: int) -> Marked:
    """The count first."""
    slot = slot_name(talk, window)
    if not missing:
        return talk.phrase("missing-none", slot=slot, excused=excused)
    return talk.phrase(
        "missing-head",
        slot=slot,
        households=missing,
        total=total,
        when="open" if talk.now < window.closes else "closed",
        until=words.clock(talk.rules.local(window.closes)),
    )


def _divided(talk: Talk, divided: Sequence[Part[Due]]) -> Marked:
    """Where they are, the most first."""
    shown = [
        talk.phrase("list-part", place=part_name(talk, part), count=len(part.members))
        for part in divided[: _PARTS // 2]
    ]
    rest = len(divided) - len(shown)
    return talk.phrase("missing-where", parts=Marked(talk.phrase("list-dot").join(shown)), rest=rest)


def _line(talk: Talk, number: int, home: Home) -> Marked:
    place = home.one.place
    if home.reasons:
        people = [
            talk.phrase("missing-excused-who", name=name, reason=talk.phrase("excuse-reason", reason=reason))
            for name, reason in zip(home.names, home.reasons, strict=True)
        ]
        return talk.phrase("missing-excused-line", number=number, place=place, people=_names(talk, people))
    why = talk.phrase("missing-why", why=home.why, times=home.times)
    return talk.phrase("missing-line", number=number, place=place, names=_names(talk, home.names), why=why)


def _names(talk: Talk, names: Sequence[str]) -> Marked | str:
    shown = words.listed(talk.words, talk.language, names[:_NAMES])
    if all(isinstance(name, Marked) for name in names):
        shown = Marked(shown)
    if len(names) <= _NAMES:
        return shown
    return talk.phrase("missing-names", names=shown, count=len(names))
