"""How people name a delivery round (今天下午, 现在, 16:00) and the days that are settled (昨天, 本周). Rules only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from handlers.rules import Rules
from handlers.spoken import number

_NOW = re.compile(r"现在|马上|立刻|加急的?|急的?|now|urgent|asap", re.IGNORECASE)
_DAYS = {"今天": 0, "今日": 0, "today": 0, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "昨天": -1, "昨日": -1,
         "yesterday": -1, "前天": -2}  # fmt: skip
_DAY = re.compile("|".join(_DAYS), re.IGNORECASE)
_PARTS = (
    (re.compile(r"上午|早上|早晨|一早|morning", re.IGNORECASE), 0, 12),
    (re.compile(r"中午|noon", re.IGNORECASE), 11, 14),
    (re.compile(r"下午|午后|afternoon", re.IGNORECASE), 12, 18),
    (re.compile(r"晚上|傍晚|晚间|今晚|明晚|evening|tonight", re.IGNORECASE), 17, 24),
)
_CLOCK = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[:：]([0-5]\d)|[点时](半|[0-5]?\d分?)?)")
_BARE = re.compile(r"[\s的这那一趟次批轮送round到,，]*", re.IGNORECASE)
_DATE = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_WEEK = re.compile(r"(上|本|这个?)(?:周|星期|礼拜)|(last|this) week", re.IGNORECASE)
_MONTH = re.compile(r"(上个?|本|这个?)月|(last|this) month", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pick:
    """What a pick list is for: all rounds `until` a moment (the coming one, and what earlier ones left undone), the
    round `at` a moment alone, or what goes `now`, without a round."""

    how: Literal["until", "at", "now"]
    at: datetime | None = None

    @property
    def word(self) -> str:
        """As buttons carry it."""
        return "n" if self.at is None else f"{self.how[0]}{int(self.at.timestamp())}"


def pick_of(word: str, rules: Rules) -> Pick | None:
    """What a button carries; none where it is no such word."""
    if word == "n":
        return Pick("now")
    found = re.fullmatch(r"([ua])(\d{9,11})", word, re.ASCII)
    if found is None:
        return None
    return Pick("until" if found[1] == "u" else "at", datetime.fromtimestamp(int(found[2]), rules.zone))


def coming(rules: Rules, now: datetime) -> Pick:
    """The round that sets out next, with what those before it left undone; where there are none, what goes now."""
    if not rules.supplies.rounds:
        return Pick("now")
    day = rules.local(now).date()
    moments = [moment for offset in (0, 1) for moment in rounds_of(rules, day + timedelta(days=offset))]
    return Pick("until", next(moment for moment in moments if moment >= now))


def rounds_of(rules: Rules, day: date) -> list[datetime]:
    """When rounds set out on a day."""
    return [datetime.combine(day, clock, rules.zone) for clock in rules.supplies.rounds]


def pick_in(text: str, rules: Rules, now: datetime) -> Pick | None:
    """The round that somebody names: nothing is the coming one. None: it is no round of ours."""
    text = text.strip(" 。.？?")
    if not text:
        return coming(rules, now)
    if _NOW.fullmatch(text):
        return Pick("now")
    day, rest = rules.local(now).date(), text
    if found := _DAY.search(rest):
        day, rest = day + timedelta(days=_DAYS[found[0].lower()]), rest.replace(found[0], "", 1)
    elif found := _DATE.match(rest):
        named = _calendar(found, day, past=False)
        if named is None:
            return None
        day, rest = named, rest[found.end() :]
    moments = rounds_of(rules, day)
    late = False
    for words, since, until in _PARTS:
        if found := words.search(rest):
            day += timedelta(days=1 if found[0] == "明晚" else 0)
            late = since >= 12
            moments = [one for one in rounds_of(rules, day) if since <= one.hour < until]
            rest = rest.replace(found[0], "", 1)
            break
    if found := _CLOCK.search(rest):
        clock = _time(found, late=late)
        moments = [one for one in rounds_of(rules, day) if clock == one.time()]
        rest = rest.replace(found[0], "", 1)
    if not _BARE.fullmatch(rest) or not moments:
        return None
    return Pick("at", next((one for one in moments if one >= now), moments[-1]))


def _time(found: re.Match[str], *, late: bool) -> time | None:
    hour = number(found[1])
    minute = found[2] or (found[3] or "0").rstrip("分")
    if hour + (12 if late and hour < 12 else 0) > 23:
        return None
    return time(hour + (12 if late and hour < 12 else 0), 30 if minute == "半" else int(minute))


def days_in(text: str, today: date) -> tuple[date, date] | None:
    """The days that are to be settled, first and last: nothing is today; 昨天, 11月22日, 本周, 11-20 到 11-22. None
    where it names no days."""
    text = text.strip(" 。.？?的账")
    if not text:
        return today, today
    monday = today - timedelta(days=today.weekday())
    if found := _WEEK.fullmatch(text):
        former = (found[1] or found[2]).lower() in ("上", "last")
        return (monday - timedelta(days=7), monday - timedelta(days=1)) if former else (monday, today)
    if found := _MONTH.fullmatch(text):
        first = today.replace(day=1)
        if (found[1] or found[2]).lower().startswith(("上", "last")):
            return (first - timedelta(days=1)).replace(day=1), first - timedelta(days=1)
        return first, today
    found_days: list[date] = []
    rest = text
    for pattern in (_DATE, _DAY):
        for match in pattern.finditer(rest):
            named = (
                _calendar(match, today, past=True)
                if pattern is _DATE
                else today + timedelta(days=_DAYS[match[0].lower()])
            )
            if named is None:
                return None
            found_days.append(named)
        rest = pattern.sub("", rest)
    if not 1 <= len(found_days) <= 2 or re.sub(r"[\s到至~～—–\-,，从和日号]|from|to|and", "", rest):
        return None
    return min(found_days), max(found_days)


def _calendar(match: re.Match[str], today: date, *, past: bool) -> date | None:
    """A date without a year is the one that is near: to settle is to look back, to buy is to look on."""
    try:
        if match[1]:
            return date(int(match[1]), int(match[2]), int(match[3]))
        named = date(today.year, int(match[2]), int(match[3]))
        if past and named > today + timedelta(days=31):
            return named.replace(year=today.year - 1)
        if not past and named < today - timedelta(days=180):
            return named.replace(year=today.year + 1)
    except ValueError:
        return None
    return named
