"""What a plan of shifts is, when each begins, where nobody is on duty: rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.rules import Rules, ShiftTimes
from storage.duty import Standing

REMIND = timedelta(minutes=30)  # before a shift begins, whoever has it is reminded
ASK = timedelta(minutes=10)  # before it ends, they are asked what the next should know …
NOTE = timedelta(minutes=30)  # … and may still say it so long after
AHEAD = timedelta(days=1)  # so long before, a shift without anybody is known
KNOWN = timedelta(days=7)  # a community has a plan if anybody is on duty within it, before or after


def span(zone: ZoneInfo, day: date, shift: ShiftTimes) -> tuple[datetime, datetime]:
    """When the shift of a day begins and ends; it may run past midnight."""
    begins = datetime.combine(day, shift.begins, zone)
    ends = datetime.combine(day if shift.ends > shift.begins else day + timedelta(days=1), shift.ends, zone)
    return begins, ends


def overlaps(begins: datetime, ends: datetime, other_begins: datetime, other_ends: datetime) -> bool:
    """Whether two spans share any time; one that begins as the other ends does not."""
    return begins < other_ends and other_begins < ends


def covers(path: str, place: str) -> bool:
    """Whether a shift for an area (its path, "" for the whole community) is for a place that lies in it."""
    return place.startswith(path)


def meets(path: str, places: Collection[str]) -> bool:
    """Whether a shift's area and one of these places have anything in common."""
    return not path or any(place.startswith(path) or path.startswith(place) for place in places)


@dataclass(frozen=True, slots=True)
class Gap:
    """A shift that nobody has: `place` is "" where it has nobody at all. `unheard`: those planned who cannot be
    reached."""

    day: date
    shift: ShiftTimes
    begins: datetime
    place: str
    unheard: tuple[str, ...] = ()


def gaps(
    rules: Rules, planned: Sequence[Standing], days: Iterable[date], *, heard: bool = True
) -> list[Gap]:  # fmt: skip
    """Where nobody is on duty on these days. `planned` are the shifts of these days and of those around them: what
    places a shift is manned for is seen from it. `heard`: who cannot be reached does not count."""
    found = []
    for day in days:
        for shift in rules.duty.shifts:
            begins, ends = span(rules.zone, day, shift)
            here = [one for one in planned if one.fit and overlaps(one.starts_at, one.ends_at, begins, ends)]
            live = [one for one in here if one.reachable or not heard]
            unheard = [one for one in here if one not in live]
            if not live:
                found.append(Gap(day, shift, begins, "", tuple(dict.fromkeys(one.person for one in unheard))))
                continue
            manned = {one.path: one.place for one in planned if one.name == shift.name}
            for path, place in sorted(manned.items()):
                if path and not any(covers(one.path, path) for one in live):
                    names = [one.person for one in unheard if covers(one.path, path)]
                    found.append(Gap(day, shift, begins, place, tuple(dict.fromkeys(names))))
    return found
