"""When somebody is to be looked in on, and whose task it is: rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from storage.access import Duty
from storage.care import Call, Need

NOON = time(12)


def first_on(local: datetime) -> date:
    """The first time: today, if it is early enough for it, else tomorrow."""
    return local.date() if local.time() < NOON else local.date() + timedelta(days=1)


def next_on(local: datetime, found: str, every_days: int) -> date:
    """The next time after a visit at `local`: so many days later; if nobody was found, this afternoon or tomorrow."""
    return first_on(local) if found == "absent" else local.date() + timedelta(days=every_days)


def days_late(need: Need, today: date) -> int:
    """How many days the time is over; 0: it is today, or still to come."""
    return max(0, (today - need.next_on).days)


def absences_running(calls: Sequence[Call], local: Mapping[int, datetime]) -> int:
    """How often in a row nobody was found, of these visits (newest first); what several people write down of the same
    half of a day counts once. `local`: when each was, on the community's clock, by its id."""
    halves = set()
    for call in calls:
        if call.found != "absent":
            break
        moment = local[call.id]
        halves.add((moment.date(), moment.time() < NOON))
    return len(halves)


def looks_after(duty: Duty, need: Need) -> int | None:
    """How near somebody's task is to where a person lives: 0 the household itself, 1 its unit, 2 its building, 3 its
    community; None: it is not theirs."""
    near = {
        ("home", need.household_id): 0,
        ("area", need.community_id): 3,
        ("area", need.building_id): 2,
        **({("area", need.area_id): 1} if need.area_id != need.building_id else {}),
    }
    return min((near[one] for one in duty.places if one in near), default=None)


def nearest(duties: Sequence[Duty], need: Need) -> list[Duty]:
    """Those whose task it is, of those who can be reached; nobody, where there are none."""
    found = [(near, duty) for duty in duties if duty.chats and (near := looks_after(duty, need)) is not None]
    least = min((near for near, _ in found), default=0)
    return [duty for near, duty in found if near == least]
