"""The moments of a rule. A clock that a night of summer time leaves out is as long after midnight as it says (2:30 is
3:30 then); one that comes twice counts the first time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cronsim import CronSim

from handlers.notices.timing import workdays
from handlers.notices.timing.model import HORIZON, When
from handlers.quiet import quiet_until
from handlers.rules import Rules


def following(rules: Rules, repeats: Mapping[str, Any] | None, after: datetime) -> datetime | None:
    """The first moment later than `after` at which a repeating notice goes out, in UTC; none where there is none any
    more (see HORIZON)."""
    if not repeats:
        return None
    after = after.astimezone(UTC)
    until = date.fromisoformat(repeats["until"]) if repeats.get("until") else None
    begins = date.fromisoformat(repeats["from"]) if repeats.get("from") else None
    if begins is not None:
        after = max(after, datetime.combine(begins, time(), rules.zone).astimezone(UTC) - timedelta(microseconds=1))
    found = _by_line(rules, repeats["line"], after) if repeats["rule"] == "cron" else _by_day(rules, repeats, after)
    if found is None or found > after + HORIZON or (until is not None and rules.local(found).date() > until):
        return None
    return found


def _by_line(rules: Rules, line: str, after: datetime) -> datetime | None:
    for found in CronSim(line, rules.local(after)):
        moment = found.astimezone(UTC)
        if moment > after:  # in the hour that comes twice it may give one that is past
            return moment
    return None


def _by_day(rules: Rules, repeats: Mapping[str, Any], after: datetime) -> datetime | None:
    clocks = sorted(time.fromisoformat(clock) for clock in repeats["clocks"])
    day: date | None = rules.local(after).date()
    last = rules.local(after + HORIZON).date()
    if repeats.get("until"):
        last = min(last, date.fromisoformat(repeats["until"]))
    while day is not None and day <= last:
        if _is_on(rules, repeats, day):
            moments = sorted(datetime.combine(day, clock, rules.zone).astimezone(UTC) for clock in clocks)
            for moment in moments:
                if moment > after:
                    return moment
        day += timedelta(days=1)
    return None


def _is_on(rules: Rules, repeats: Mapping[str, Any], day: date) -> bool:
    step: int = repeats.get("step", 1)
    days: Sequence[Any] = repeats.get("days", ())
    match repeats["rule"]:
        case "daily":
            return step == 1 or (day - date.fromisoformat(repeats["anchor"])).days % step == 0
        case "working":
            return workdays.is_workday(rules, day)
        case "off":
            return not workdays.is_workday(rules, day)
        case "weekly":
            if day.isoweekday() not in days:
                return False
            return step == 1 or (_monday(day) - _monday(date.fromisoformat(repeats["anchor"]))).days // 7 % step == 0
        case "monthly":
            tomorrow = day + timedelta(days=1)
            return day.day in days or (-1 in days and tomorrow.day == 1)
        case _:
            return day.isoformat() in days


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def coming(rules: Rules, when: When, count: int) -> list[datetime]:
    """The next moments, the first included; fewer where there are no more."""
    found = [when.first]
    while len(found) < count and (moment := following(rules, when.repeats, found[-1])) is not None:
        found.append(moment)
    return found


def in_quiet(rules: Rules, when: When) -> datetime | None:
    """When what is due in the quiet hours would go out instead, if it is not urgent; none where the next moments are
    all outside them."""
    return next((until for one in coming(rules, when, 20) if (until := quiet_until(rules, one)) is not None), None)
