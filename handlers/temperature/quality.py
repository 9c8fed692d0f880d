"""核对: readings that look too regular. A quiet word to staff, who may go and look; never one to the resident.

Honest people report for a whole family in one message, press the same buttons within seconds of each other, and have
the same temperature several times. Only what goes beyond that is noticed, and nothing follows from it by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.rules import Rules
from handlers.temperature.keeping import (
    Asked,
    doors_in,
    narrowed,
    page_of,
    part_name,
    read_page,
    spot_name,
    turning,
)
from handlers.temperature.places import EVERYTHING, door_order, parts, read_spot, spot_word
from handlers.temperature.roll import BY_OTHERS
from handlers.temperature.slots import in_question, tag
from storage import quality as stored
from storage import why
from storage.database import Db
from storage.quality import Came
from storage.temperature import Within

_DAYS = 7
_SAME_VALUE = 5  # slots running
_SAME_STEPS = 3  # days running
_SAME_SECOND = 5  # messages of one account
_TOGETHER = timedelta(minutes=1)
_BY_HAND = 10  # seconds: steps shorter than this come out alike when somebody taps one button after another
_AT_ONCE = 1_500  # people whose week is read for one answer …
_BY_THE_WAY = 500  # … and for a line that nobody has asked for
_PARTS = 12  # buttons for places at the most

Kind = Literal["same-value", "same-steps", "same-second"]


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed about people of one household; `times`: slots, days or messages."""

    kind: Kind
    household_id: int
    people: tuple[int, ...]
    times: int


# --- rules ------------------------------------------------------------------------------------------------------------


def longest_run(values: Iterable[Decimal | None]) -> int:
    """How often the same value stands in a row; a slot without one breaks it."""
    longest = run = 0
    former: Decimal | None = None
    for value in values:
        run = 0 if value is None else run + 1 if value == former else 1
        former = value
        longest = max(longest, run)
    return longest


def apart(readings: Sequence[Came]) -> bool:
    """Whether readings of one household for one slot came within a minute, two people's or more, and each person's in
    a message of its own from the household itself. One message for all is how people do it, and is none of this."""
    messages = {one.arrival for one in readings}
    return (
        len({one.person_id for one in readings}) == len(readings) >= 2
        and None not in messages
        and len(messages) == len(readings)
        and all(one.source not in BY_OTHERS for one in readings)
        and readings[-1].taken_at - readings[0].taken_at <= _TOGETHER
    )


def steps(readings: Sequence[Came]) -> tuple[tuple[int, int], ...] | None:
    """Who, and how many seconds after the first; none where all steps are so short that a thumb makes them alike."""
    first = _second(readings[0].taken_at)
    found = tuple((one.person_id, int((_second(one.taken_at) - first).total_seconds())) for one in readings)
    between = [later[1] - former[1] for former, later in pairwise(found)]
    return found if any(step >= _BY_HAND for step in between) else None


def seconds(readings: Sequence[Came]) -> tuple[tuple[int, int], ...]:
    """Who, and at which second of a minute."""
    return tuple(sorted((one.person_id, one.taken_at.second) for one in readings))


def _second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def days_alike(patterns: Mapping[date, object]) -> int:
    """How many days running had the same pattern; a day without one (none) breaks it."""
    longest = run = 0
    former: tuple[date, object] | None = None
    for day in sorted(patterns):
        pattern = patterns[day]
        if pattern is None:
            run = 0
        elif former is not None and run and former == (day - timedelta(days=1), pattern):
            run += 1
        else:
            run = 1
        former = (day, pattern)
        longest = max(longest, run)
    return longest


def to_the_second(moments: Iterable[datetime]) -> int:
    """How many different moments had the same minute and second of their hour, at the most."""
    found: dict[tuple[int, int], set[datetime]] = defaultdict(set)
    for moment in moments:
        found[moment.minute, moment.second].add(_second(moment))
    return max((len(some) for some in found.values()), default=0)


def slots_of(rules: Rules, since: date, until: date) -> list[tuple[date, str]]:
    """Every slot from one day to another, both included, one after the other."""
    names = [slot.name for slot in sorted(rules.slots, key=lambda slot: slot.opens)]
    return [(since + timedelta(days=n), name) for n in range((until - since).days + 1) for name in names]


def noticed(readings: Sequence[Came], slots: Sequence[tuple[date, str]]) -> list[Noticed]:
    """What is too regular among the readings (oldest first) of some days, what stands out most first."""
    found = [*_values(readings, slots), *_households(readings), *_accounts(readings)]
    return sorted(found, key=lambda one: (-one.times, one.household_id, one.kind))


def _values(readings: Sequence[Came], slots: Sequence[tuple[date, str]]) -> Iterable[Noticed]:
    people: dict[tuple[int, int], dict[tuple[date, str | None], Decimal]] = defaultdict(dict)
    for one in readings:
        people[one.household_id, one.person_id][one.day, one.slot] = one.celsius
    for (household, person), values in people.items():
        times = longest_run(values.get(slot) for slot in slots)
        if times >= _SAME_VALUE:
            yield Noticed("same-value", household, (person,), times)


def _households(readings: Sequence[Came]) -> Iterable[Noticed]:
    homes: dict[tuple[int, str], dict[date, list[Came]]] = defaultdict(lambda: defaultdict(list))
    for one in readings:
        if one.slot is not None:
            homes[one.household_id, one.slot][one.day].append(one)
    most: dict[int, Noticed] = {}
    for (household, _), days in homes.items():
        together = {day: some if apart(some) else None for day, some in days.items()}
        times = max(
            days_alike({day: some and steps(some) for day, some in together.items()}),
            days_alike({day: some and seconds(some) for day, some in together.items()}),
        )
        if times >= _SAME_STEPS and (household not in most or most[household].times < times):
            people = sorted({one.person_id for some in together.values() if some for one in some})
            most[household] = Noticed("same-steps", household, tuple(people), times)
    return most.values()


def _accounts(readings: Sequence[Came]) -> Iterable[Noticed]:
    accounts: dict[tuple[int, int], list[Came]] = defaultdict(list)
    for one in readings:
        if one.account_id is not None:
            accounts[one.household_id, one.account_id].append(one)
    for (household, _), some in accounts.items():
        times = to_the_second(one.taken_at for one in some)
        if times >= _SAME_SECOND:
            yield Noticed("same-second", household, tuple(sorted({one.person_id for one in some})), times)


# --- what staff see ---------------------------------------------------------------------------------------------------


async def notice(db: Db, rules: Rules, within: Within, now: datetime) -> list[Noticed]:
    """What is too regular in a place in the last seven days. One query."""
    until = in_question(rules, now).day
    since = until - timedelta(days=_DAYS - 1)
    return noticed(await stored.came(db, within, since), slots_of(rules, since, until))


async def quiet_line(talk: Talk, due: int) -> tuple[Marked, Choice] | None:
    """The line of 状态 for staff, and the button that leads on, if there is anything. Where many are due it is not
    counted for a line that nobody has asked for."""
    within = await access.scope(talk.db, talk.speaker, "check-readings")
    if within is None:
        return None
    choice = talk.choice(f"quality:{spot_word(EVERYTHING)}:1", "choice-quality")
    if due > _BY_THE_WAY:
        return talk.phrase("quality-many"), choice
    households = {one.household_id for one in await notice(talk.db, talk.rules, within, talk.now)}
    return (talk.phrase("quality-quiet", households=len(households)), choice) if households else None


async def check(talk: Talk, value: str = "") -> None:
    """核对: household, person, what was noticed. `value`: of a button, `<spot>:<page>`."""
    within = await access.allowed(talk, "check-readings")
    if within is None:
        return
    place, _, number = value.partition(":")
    about = Asked(in_question(talk.rules, talk.now), read_spot(place), read_page(number))
    doors = await doors_in(talk, about, within)
    if not doors and about.spot.area:
        about = Asked(about.window)
        doors = await doors_in(talk, about, within)
    divided = parts(about.spot, doors)
    if sum(door.due for door in doors) > _AT_ONCE and divided:
        page, pages, shown = page_of(len(divided), about.page, _PARTS)
        choices = [
            talk.choice(f"quality:{spot_word(part.spot)}:1", "board-part", place=part_name(talk, part))
            for part in divided[shown]
        ]
        talk.say("quality-where", choices=(*choices, *_turning(talk, about, page, pages)))
        return
    found = await notice(talk.db, talk.rules, narrowed(within, about.spot), talk.now)
    if not found:
        talk.say("quality-none")
        return
    people = await why.named(talk.db, sorted({id for one in found for id in one.people}))
    found = [one for one in found if one.people[0] in people]
    page, pages, shown = page_of(len(found), about.page)
    lines = [talk.phrase("quality-head", households=len({one.household_id for one in found}))]
    if about.spot.area and doors:
        lines.append(talk.phrase("list-place", place=spot_name(talk, about.spot, min(doors, key=door_order))))
    here = list(enumerate(found, 1))[shown]
    for number_, one in here:
        names = [people[id].name for id in one.people if id in people]
        lines.append(
            talk.phrase(
                "quality-line",
                number=number_,
                place=people[one.people[0]].place,
                names=words.listed(talk.words, talk.language, names[:3]),
                kind=one.kind,
                times=one.times,
            )
        )
    if pages > 1:
        lines.append(talk.phrase("list-page", page=page, pages=pages))
    day = tag(talk.rules, about.window)
    homes = [
        Choice(f"home:{one.household_id}:{day}", f"{number_}. {people[one.people[0]].room}") for number_, one in here
    ]
    talk.say("quality-list", lines=words.lines(lines), choices=(*homes, *_turning(talk, about, page, pages)))


def _turning(talk: Talk, about: Asked, page: int, pages: int) -> list[Choice]:
    choices = turning(talk, f"quality:{spot_word(about.spot)}", page, pages)
    if about.spot.area:
        choices.append(talk.choice(f"quality:{spot_word(EVERYTHING)}:1", "list-all"))
    return choices
