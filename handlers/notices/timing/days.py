"""Days as people say them: 明天, 周五, 下周一, 12月1日, 月底. One without a year is the next such day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.notices.timing.model import NotATime
from handlers.notices.timing.tokens import Token, month
from handlers.spoken import WEEKDAYS, number

_AHEAD = {"大后": 3, "后": 2, "day after": 2, "明": 1, "tomorrow": 1, "今": 0, "today": 0, "tonight": 0, "this": 0}
_LONG_AGO = 180  # days: an end that is past by less was meant for this year


@dataclass(frozen=True, slots=True)
class Day:
    """A day; `again` days later it comes once more, if its clock is past today (0: it does not)."""

    on: date
    said: str
    again: int = 0


def day_of(token: Token, today: date) -> Day:
    """What a token means. Raises NotATime: 31 February."""
    match token.kind:
        case "day":
            said = token.groups["rel"].removeprefix("the ")
            return Day(
                today + timedelta(days=next(n for word, n in _AHEAD.items() if said.startswith(word))), token.text
            )
        case "in":
            count = token.number("count") or token.number("english2") or token.number("english", 1) or 1
            return Day(today + timedelta(days=count * (7 if unit_of(token) == "week" else 1)), token.text)
        case "weekday":
            return _weekday(token, today)
        case "monthend":
            first = today.replace(day=1)
            if "of" in token.groups:
                first = _months_on(first, (token.number("of") - today.month) % 12)
            if token.groups.get("next"):
                first = _months_on(first, 1)
            return Day(_month_end(first), token.text)
        case _:
            return _date(token, today)


def unit_of(token: Token) -> str:
    """What a span is counted in: minute, hour, day, week."""
    said = next(token.groups[name] for name in ("unit", "unit2", "unit3") if name in token.groups)
    words = {"小时": "hour", "钟头": "hour", "分钟": "minute", "分": "minute", "天": "day", "日": "day", "月": "month"}
    return words.get(said, said if said.isascii() else "week")


def _weekday(token: Token, today: date) -> Day:
    said = token.groups
    if "english" in said:
        wanted = WEEKDAYS.index(said["english"][:3]) + 1
    else:
        wanted = number(said["char"]) if "char" in said else 6
    ahead = said.get("ahead") or said.get("ahead2") or said.get("ahead3", "")
    monday = today - timedelta(days=today.weekday())
    if ahead.startswith(("下下", "下", "next")):
        weeks = 2 if ahead.startswith("下下") else 1
        return Day(monday + timedelta(days=7 * weeks + wanted - 1), token.text)
    if ahead.startswith(("这", "本")):
        return Day(monday + timedelta(days=wanted - 1), token.text)
    return Day(today + timedelta(days=(wanted - today.isoweekday()) % 7), token.text, again=7)


def _date(token: Token, today: date) -> Day:
    said = token.groups
    year = next((int(said[name]) for name in ("year", "year6", "year7") if name in said), None)
    if said.get("nextYear"):
        year = today.year + (0 if said["nextYear"].startswith("今") else 1)
    day = next(number(said[name]) for name in said if name.startswith("day"))
    of = next((number(said[name]) for name in said if name.startswith("month")), 0)
    if "name" in said or "name7" in said:
        of = month(said.get("name") or said["name7"])
    elif not of:
        return _of_month(token, today, day)
    if not (1 <= of <= 12 and 1 <= day <= calendar.monthrange(2028, of)[1]):  # 2028: a leap year
        raise NotATime("notice-time-day", token.text)
    years = [year] if year is not None else [today.year, today.year + 1]
    found = [date(one, of, day) for one in years if 0 < one < 9999 and day <= calendar.monthrange(one, of)[1]]
    coming = [one for one in found if year is not None or one >= today]
    if not coming:
        raise NotATime("notice-time-day", token.text)
    return Day(coming[0], token.text)


def _of_month(token: Token, today: date, day: int) -> Day:
    """The 5th: of this month, if it is still to come, or of the next that has one."""
    first, which = today.replace(day=1), token.groups.get("nextMonth", "")
    if which:
        first = _months_on(first, 1) if which.startswith("下") else first
        if not 1 <= day <= _month_end(first).day:
            raise NotATime("notice-time-day", token.text)
        return Day(first.replace(day=day), token.text)
    for months in range(3):
        month = _months_on(first, months)
        if 1 <= day <= _month_end(month).day and month.replace(day=day) >= today:
            return Day(month.replace(day=day), token.text)
    raise NotATime("notice-time-day", token.text)


def without_weekdays(pieces: list[Token], today: date) -> list[Token]:
    """The pieces without a weekday that only stands beside its date: 12月1日（周二）, Tue 1 Dec. Raises NotATime where
    the two do not agree."""
    found: list[Token] = []
    for piece in pieces:
        beside = found[-1] if found else None
        if beside is None or {beside.kind, piece.kind} != {"date", "weekday"}:
            found.append(piece)
            continue
        when, weekday = (beside, piece) if beside.kind == "date" else (piece, beside)
        if day_of(when, today).on.isoweekday() != day_of(weekday, today).on.isoweekday():
            raise NotATime("notice-time-mismatch", f"{beside.text} {piece.text}")
        found[-1] = when
    return found


def at_end(token: Token, today: date, since: date) -> date:
    """The day at which something ends that begins on `since`."""
    if token.kind in ("weekday", "day"):
        found = day_of(token, since if token.kind == "weekday" and since > today else today).on
    else:
        found = day_of(token, today).on
        written = {"year", "year6", "year7", "nextYear"} & set(token.groups)
        if token.kind == "date" and not written and (found - today).days > 365 - _LONG_AGO and since <= today:
            found = date(found.year - 1, found.month, found.day)  # 每天 9 点到 11月20日, said on the 25th: it is past
    return found


def _months_on(first: date, months: int) -> date:
    of = first.month - 1 + months
    return date(first.year + of // 12, of % 12 + 1, 1)


def _month_end(first: date) -> date:
    return _months_on(first, 1) - timedelta(days=1)
