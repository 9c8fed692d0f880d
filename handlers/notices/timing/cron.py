"""Cron lines: five fields, as administrators type them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from cronsim import CronSim, CronSimError

from handlers.notices.timing.model import NotATime

_NAMES = "mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_FIELD = (
    rf"(?:[0-9*?]|(?:{_NAMES}|lw?)(?![a-z]))(?:[0-9*/,#-]|(?:{_NAMES})(?![a-z])|lw?(?![a-z]))*(?![0-9a-z:月日点号])"
)
_CRON = re.compile(
    rf"(?P<named>cron\b[:\s]*)?[「\"'`]?(?P<line>{_FIELD}(?: {_FIELD})*|@[a-z]+)[」\"'`]?(?=\s|$|,|到|直)(?P<rest>.*)"
)
_DAYS = re.compile(r"(?:[1-9]|[12][0-9]|3[01])(?:[,-](?:[1-9]|[12][0-9]|3[01]))*")
_FIELDS = 5  # minute, hour, day of the month, month, weekday


def line(typed: str) -> tuple[str, str] | None:
    """The cron line that a text begins with, and what stands behind it; None where it begins with none. Raises NotATime
    for one that is wrong."""
    found = _CRON.match(typed)
    if found is None:
        return None
    fields = found["line"].split()
    if not (found["named"] or len(fields) >= _FIELDS or set("*@") & set(found["line"])):
        return None
    upper = found["line"].upper()
    try:
        if len(fields) != _FIELDS:
            raise CronSimError("fields")
        CronSim(upper, datetime(2026, 1, 1, tzinfo=UTC))
    except (CronSimError, ValueError, AssertionError):
        reason = "notice-time-never" if _is_no_day(upper.split()) else "notice-time-cron"
        raise NotATime(reason, found["line"][:60]) from None
    return upper, found["rest"]


def _is_no_day(fields: list[str]) -> bool:
    """Whether all is well with a line but that its months have no such day: 31 February."""
    if len(fields) != _FIELDS or not _DAYS.fullmatch(fields[2]):
        return False
    try:
        CronSim(" ".join([*fields[:2], "1", *fields[3:]]), datetime(2026, 1, 1, tzinfo=UTC))
    except (CronSimError, ValueError, AssertionError):
        return False
    return True
