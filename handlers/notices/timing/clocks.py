"""Clocks as people say them: 8点, 下午三点半, 今晚七点, 8 pm. An hour without its half of the day is open until it is
known what lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.notices.timing.model import NotATime
from handlers.notices.timing.tokens import Token
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.spoken import HALVES, LATE, number

_NIGHT = ("晚上", "夜里", "夜间", "晚间", "半夜", "深夜", "晚", "午夜", "night")
_AFTERNOON = (*LATE, *_NIGHT, "黄昏", "afternoon", "evening", "p")
_NOON = ("中午", "正午")
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes since midnight, 24:00 and later belonging to the night before the next day. `open`: it may as well be
    twelve hours later."""

    minutes: int
    open: bool = False


def clock_of(token: Token, before: str) -> Clock:
    """What a token says; `before` is the part of the day that was said ahead of it. Raises NotATime: 25:00."""
    said = token.groups
    if "noon" in said:
        return Clock(12 * 60)
    if "midnight" in said:
        return Clock(DAY)
    part = said.get("part") or said.get("behind") or ("night" if "night" in said else "") or before
    part = (said.get("mer") or said.get("mer3", ""))[:1].replace("o", "") or part
    hours = said.get("h") or said.get("h2") or said.get("h3") or said.get("h4", "")
    hour = number(hours)
    minute = HALVES.get(said.get("half", ""), number(said.get("m") or said.get("m2", "0")))
    if "past" in said:
        minute = 30 if said["past"] == "half" else 15
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise NotATime("notice-time-hour", token.text)
    plain = not part and "m" not in said and not hours.startswith("0")
    return Clock(_with_part(hour, part) * 60 + minute, open=plain and 0 < hour < 12)


def _with_part(hour: int, part: str) -> int:
    if part in _NOON:
        return hour + 12 if hour < 4 else hour
    if part in _NIGHT and (hour == 12 or 0 < hour < 5 or hour == 0):  # 晚上 12 点, 夜里 1 点: the night goes on
        return 24 + hour % 12
    if part in _AFTERNOON and hour < 12:
        return hour + 12
    if part in ("凌晨", "a") and hour == 12:
        return 0
    return hour


def at(rules: Rules, day: date, minutes: int) -> datetime:
    """The moment of a clock on a day."""
    day += timedelta(days=minutes // DAY)
    return datetime.combine(day, time(minutes % DAY // 60, minutes % 60), rules.zone)


def settled(rules: Rules, clock: Clock, day: date, now: datetime | None = None) -> int:
    """The minutes that a clock means on a day: an open one is the first at which people are awake, and which lies ahead
    of `now` (none: any)."""
    if not clock.open:
        return clock.minutes
    both = (clock.minutes, clock.minutes + 12 * 60)
    awake = [one for one in both if quiet_until(rules, at(rules, day, one)) is None] or list(both)
    return next((one for one in awake if now is None or at(rules, day, one) > now), awake[0])
