"""The official calendar of mainland China: holidays, and the days that are worked instead. Elsewhere, and in years
whose calendar is not published yet, working days are Monday to Friday."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import chinese_calendar

from handlers.rules import Rules

_ZONES = frozenset(
    {"Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC"}
)
_HOLIDAYS: Mapping[date, str] = chinese_calendar.holidays
_WORKDAYS: Mapping[date, str] = chinese_calendar.workdays
_YEARS = frozenset(day.year for day in _HOLIDAYS)
_NAMES = {holiday.value: holiday.name for holiday in chinese_calendar.Holiday}


def known(rules: Rules, day: date) -> bool:
    """Whether the official calendar of a day's year is there."""
    return rules.zone.key in _ZONES and day.year in _YEARS


def is_workday(rules: Rules, day: date) -> bool:
    """Whether people work on a day."""
    if not known(rules, day):
        return day.isoweekday() < 6
    return day in _WORKDAYS or (day.isoweekday() < 6 and day not in _HOLIDAYS)


def holiday(rules: Rules, day: date) -> str:
    """Which holiday a day is part of, as in the phrase notice-time-holiday ("spring_festival"); empty where of none."""
    return _NAMES.get(_HOLIDAYS[day], "") if known(rules, day) and day in _HOLIDAYS else ""


def is_made_up(rules: Rules, day: date) -> bool:
    """Whether a day is worked although it is a weekend, because of a holiday (调休)."""
    return known(rules, day) and day in _WORKDAYS
