"""楼栋: how each building, unit and floor stands in a slot, the one with the most trouble on top; and the totals."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.rules import Rules
from handlers.temperature.keeping import (
    Asked,
    asked,
    going_up,
    narrowed,
    opened_list,
    page_of,
    part_name,
    spot_name,
    turning,
    where,
)
from handlers.temperature.places import EVERYTHING, Part, parts
from handlers.temperature.quality import quiet_line
from handlers.temperature.roll import BY_OTHERS, slot_value, state_of
from storage import board as stored
from storage import inbox, outbox
from storage.board import Door
from storage.database import Db
from storage.temperature import Taken, Window, Within


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are due in a slot, and how they stand; `households`: those that somebody is missing from; `fevers`: of
    those with a reading, however it came. due = reported + late + by_others + excused + missing."""

    due: int = 0
    reported: int = 0
    late: int = 0
    by_others: int = 0
    excused: int = 0
    missing: int = 0
    households: int = 0
    fevers: int = 0


def settled(
    doors: Iterable[Door], feverish: Iterable[tuple[int, Taken]], fever: Decimal, recheck: timedelta
) -> tuple[list[Door], dict[int, int]]:
    """The doors as the roll would count them, and by household how many have a fever. The doors come counted by each
    one's newest reading; of those with a fever among their readings (given oldest first) the slot's value may be an
    earlier one."""
    by_household = {door.household_id: door for door in doors}
    people: dict[tuple[int, int], list[Taken]] = defaultdict(list)
    for household, reading in feverish:
        if household in by_household:
            people[household, reading.person_id].append(reading)
    fevers: dict[int, int] = defaultdict(int)
    for (household, _), readings in people.items():
        value = slot_value(readings, fever, recheck)
        if value is None:
            continue
        fevers[household] += value.celsius >= fever
        counted, stands = _field(readings[-1]), _field(value)
        if counted != stands:
            door = by_household[household]
            by_household[household] = dataclasses.replace(
                door, **{counted: getattr(door, counted) - 1, stands: getattr(door, stands) + 1}
            )
    return list(by_household.values()), fevers


def _field(reading: Taken) -> str:
    return state_of(reading, None).replace("-", "_")


def counts(doors: Sequence[Door], fevers: Mapping[int, int]) -> Counts:
    """The sums over some doors."""
    return Counts(
        due=sum(door.due for door in doors),
        reported=sum(door.reported for door in doors),
        late=sum(door.late for door in doors),
        by_others=sum(door.by_others for door in doors),
        excused=sum(door.excused for door in doors),
        missing=sum(door.missing for door in doors),
        households=sum(door.missing > 0 for door in doors),
        fevers=sum(fevers.get(door.household_id, 0) for door in doors),
    )


async def count(db: Db, rules: Rules, window: Window, within: Within) -> Counts:
    """How a place stands in a slot."""
    return counts(*await doors_of(db, rules, window, within))


async def doors_of(db: Db, rules: Rules, window: Window, within: Within) -> tuple[list[Door], dict[int, int]]:
    """The doors of a place with somebody due in a slot, as the roll would count them, and the fevers by household."""
    return await _settled(db, rules, window, within, await stored.doors(db, window, within, BY_OTHERS))


async def _settled(
    db: Db, rules: Rules, window: Window, within: Within, doors: Sequence[Door]
) -> tuple[list[Door], dict[int, int]]:
    return settled(doors, await stored.feverish(db, window, within, rules.fever), rules.fever, rules.recheck)


async def board(talk: Talk, value: str = "") -> None:
    """楼栋: the totals, then a line for each part of what the speaker looks after. `value`: of a button."""
    opened = await opened_list(talk, value)
    if opened is None:
        return
    about, within, doors = opened
    doors, fevers = await _settled(talk.db, talk.rules, about.window, narrowed(within, about.spot), doors)
    _say(talk, about, doors, fevers)


def _say(talk: Talk, about: Asked, doors: Sequence[Door], fevers: Mapping[int, int]) -> None:
    divided = [(part, counts(part.members, fevers)) for part in parts(about.spot, doors)]
    divided.sort(key=lambda one: (-one[1].fevers, -one[1].missing))  # the rest stays in the order of the doors
    page, pages, shown = page_of(len(divided), about.page)
    lines = [talk.phrase("list-stale")] if about.stale else []
    lines.append(_head(talk, about.window, counts(doors, fevers)))
    if about.spot.area:
        lines.append(talk.phrase("list-place", place=spot_name(talk, about.spot, doors[0])))
    lines += [
        talk.phrase("board-line", place=part_name(talk, part), figures=_figures(talk, one, all_=True), due=one.due)
        for part, one in divided[shown]
    ]
    if pages > 1:
        lines.append(talk.phrase("list-page", page=page, pages=pages))
    choices = [_into(talk, about, part) for part, _ in divided[shown]]
    choices += turning(talk, f"board:{where(talk, about, about.spot)}", page, pages)
    choices.append(talk.choice(f"missing:{where(talk, about, about.spot)}:1", "choice-missing"))
    choices += going_up(talk, "board", about, doors[0])
    talk.say("board-list", lines=words.lines(lines), choices=tuple(choices))


def _into(talk: Talk, about: Asked, part: Part[Door]) -> Choice:
    """The board of a part; of a floor, which has no parts, the list."""
    name = "missing" if part.kind == "floor" else "board"
    return talk.choice(f"{name}:{where(talk, about, part.spot)}:1", "board-part", place=part_name(talk, part))


def _head(talk: Talk, window: Window, total: Counts) -> Marked:
    """The totals."""
    return talk.phrase(
        "status-area",
        date=words.day(talk.words, talk.language, window.day),
        slot=words.slot(talk.words, talk.language, window.slot),
        due=total.due,
        missing=total.missing,
        households=total.households,
        figures=_figures(talk, total, all_=False),
    )


def _figures(talk: Talk, one: Counts, *, all_: bool) -> Marked:
    """The figures of a place that are not nought, the most urgent first; not all: without those said already."""
    figures = {
        "fever": one.fevers, "missing": one.missing if all_ else 0, "reported": one.reported, "late": one.late,
        "others": one.by_others, "excused": one.excused,
    }  # fmt: skip
    said = [talk.phrase("board-figure", what=what, count=number) for what, number in figures.items() if number]
    return Marked(words.listed(talk.words, talk.language, said or [talk.phrase("board-none")]))


async def totals(talk: Talk) -> None:
    """状态 for those who look after others: the totals of what is theirs; for staff, what troubles the machine."""
    within = await access.scope(talk.db, talk.speaker, "see-missing")
    if within is not None:
        about = asked(talk.rules, "", talk.now)
        total = await count(talk.db, talk.rules, about.window, within)
        if not total.due:
            talk.say("status-nobody-due", date=words.day(talk.words, talk.language, about.window.day))
        else:
            everywhere = where(talk, about, EVERYTHING)
            lines = [_head(talk, about.window, total)]
            choices = [
                talk.choice(f"missing:{everywhere}:1", "choice-missing"),
                talk.choice(f"board:{everywhere}:1", "choice-board"),
            ]
            quiet = await quiet_line(talk, total.due)
            if quiet is not None:
                lines.append(quiet[0])
                choices.append(quiet[1])
            talk.say("board-list", lines=words.lines(lines), choices=tuple(choices))
    if await access.scope(talk.db, talk.speaker, "see-trouble") is not None:
        figures = await outbox.figures(talk.db, talk.now)
        parked = await inbox.count_parked(talk.db)
        if parked or figures.refused or figures.in_doubt:
            talk.say("status-trouble", parked=parked, refused=figures.refused, doubt=figures.in_doubt)
