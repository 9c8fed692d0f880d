"""A rule in words, its next moments with their weekdays and holidays, and why something is no time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers import words as spoken
from handlers.chat import Marked, Words
from handlers.notices.timing import workdays
from handlers.notices.timing.following import coming
from handlers.notices.timing.model import NotATime, When
from handlers.rules import Rules


def said(words: Words, language: str, rules: Rules, when: When) -> Marked:
    """A rule in words: 「工作日 8:30，到 12月1日（周二）」, 「每天 9:00」, 「11月26日（周四）8:00，只发一次」."""
    first = rules.local(when.first)
    if not when.repeats:
        day = _day(words, language, first.date(), year=when.other_year)
        return words(language, "notice-time-once", day=day, clock=spoken.clock(first))
    repeats = when.repeats
    rule = words(
        language, "notice-time-rule", rule=_kind(repeats), step=repeats.get("step", 1),
        days=_days(words, language, repeats), line=repeats.get("line", ""),
        clocks=spoken.listed(words, language, map(_clock, sorted(repeats.get("clocks", ())))),
    )  # fmt: skip
    if repeats.get("from") and date.fromisoformat(repeats["from"]) == first.date():
        day = _day(words, language, first.date(), year=when.other_year)
        rule = words(language, "notice-time-from", rule=rule, day=day)
    if repeats.get("until"):
        until = date.fromisoformat(repeats["until"])
        day = _day(words, language, until, year=until.year != first.year)
        rule = words(language, "notice-time-until", rule=rule, day=day)
    return rule


def _kind(repeats: Mapping[str, Any]) -> str:
    rule: str = repeats["rule"]
    if repeats.get("step", 1) > 1:
        return f"{rule}-step"
    if rule == "weekly" and repeats["days"] == [6, 7]:
        return "weekend"
    if rule == "monthly" and repeats["days"] == [-1]:
        return "monthly-last"
    return rule


def _days(words: Words, language: str, repeats: Mapping[str, Any]) -> Marked:
    days = repeats.get("days", ())
    match repeats["rule"]:
        case "weekly":
            each = [words(language, "notice-time-weekday", weekday=day) for day in days]
        case "monthly":
            each = [words(language, "notice-time-monthday", day=day) for day in days]
        case "dates":
            each = [spoken.day(words, language, date.fromisoformat(day)) for day in days]
        case _:
            each = []
    return Marked(spoken.listed(words, language, each))


def _clock(clock: str) -> str:
    return spoken.clock(time.fromisoformat(clock))


def _day(words: Words, language: str, day: date, *, year: bool = False) -> Marked:
    plain = spoken.day(words, language, day)
    return words(language, "notice-time-year", day=plain, year=str(day.year)) if year else plain


def coming_said(words: Words, language: str, rules: Rules, when: When, now: datetime, count: int = 5) -> Marked:
    """The next moments, one a line, with weekday and the names of official holidays; which holidays are left out in
    between; and that a year's calendar is not known yet, where that matters."""
    moments = [rules.local(moment) for moment in coming(rules, when, count)]
    today = rules.local(now)
    lines, before = [], today.date()
    by_calendar = when.repeats is not None and when.repeats["rule"] in ("working", "off")
    for moment in moments:
        day = moment.date()
        if by_calendar:
            lines += _left_out(words, language, rules, before, day)
        note = workdays.holiday(rules, day) or ("workday" if workdays.is_made_up(rules, day) else "none")
        lines.append(_line(words, language, moment, note, year=day.year != today.year))
        before = day
    strange = next((one.year for one in moments if by_calendar and not workdays.known(rules, one.date())), None)
    if strange is not None:
        lines.append(words(language, "notice-time-calendar", year=str(strange)))
    return spoken.lines(lines)


def _line(words: Words, language: str, moment: datetime, note: str, *, year: bool) -> Marked:
    return words(
        language, "notice-time-line", day=_day(words, language, moment.date(), year=year), clock=spoken.clock(moment),
        holiday=words(language, "notice-time-holiday", name=note), special="no" if note == "none" else "yes",
    )  # fmt: skip


def _left_out(words: Words, language: str, rules: Rules, before: date, day: date) -> list[Marked]:
    """The official holidays between two days, as a line that says they are left out."""
    between = [before + timedelta(days=n) for n in range(1, min((day - before).days, 60))]
    names = dict.fromkeys(name for one in between if (name := workdays.holiday(rules, one)))
    if not names:
        return []
    listed = spoken.listed(words, language, [words(language, "notice-time-holiday", name=name) for name in names])
    return [words(language, "notice-time-left-out", holidays=Marked(listed))]


def refusal(words: Words, language: str, rules: Rules, error: NotATime) -> Marked:
    """Why a text is no time, and what may have been meant."""
    why = words(language, error.reason, said=error.said)
    if error.instead is None:
        return why
    local = rules.local(error.instead)
    offer = words(language, "notice-time-instead", day=spoken.day(words, language, local.date()),
                  clock=spoken.clock(local))  # fmt: skip
    return spoken.lines([why, offer])
