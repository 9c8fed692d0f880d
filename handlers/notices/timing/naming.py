"""From one piece of a text to the rule it names."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from handlers.notices.timing.days import unit_of
from handlers.notices.timing.model import NotATime
from handlers.notices.timing.tokens import Token, weekdays
from handlers.spoken import number


def rule_of(piece: Token) -> dict[str, Any]:
    """The rule that a piece names, without its clocks. Raises NotATime: 每月 32 号."""
    said = piece.groups
    if "step" in said:
        count = piece.number("every") or piece.number("every2") or piece.number("between", 1) + 1
        return {"rule": "daily", "step": count} if count > 1 else {"rule": "daily"}
    if "working" in said or "off" in said:
        return {"rule": "working" if "working" in said else "off"}
    if "weekend" in said:
        return {"rule": "weekly", "days": [6, 7]}
    if "monthly" in said:
        return {"rule": "monthly", "days": _month_days(piece)}
    return {"rule": "daily"} if "daily" in said else _weekly(piece)


def both(old: dict[str, Any], new: dict[str, Any], piece: Token) -> dict[str, Any]:
    """Two rules in one text: 周末和节假日, 每周一和每周四. Raises NotATime where they do not go together."""
    daily = {"rule": "daily"}
    if not old or old == daily:
        return new
    if new == daily and old["rule"] != "cron":
        return old
    kinds = {old["rule"], new["rule"]}
    if kinds in ({"weekly"}, {"monthly"}) and "step" not in {*old, *new}:
        return {**old, "days": sorted({*old["days"], *new["days"]})}
    if kinds == {"off", "weekly"} and [6, 7] in (old.get("days"), new.get("days")):
        return {"rule": "off"}
    if kinds == {"working", "off"}:
        return daily
    raise NotATime("notice-time-part", piece.text)


def span(piece: Token) -> timedelta:
    """How long from now: 半小时后, in 2 hours."""
    said = piece.groups
    hours = unit_of(piece) == "hour"
    if said.get("count") == "半" or said.get("english") == "half an":
        return timedelta(minutes=30)
    count = piece.number("count") or piece.number("english2") or piece.number("english", 1) or 1
    return timedelta(minutes=count * (60 if hours else 1) + (30 if "half" in said else 0))


def _weekly(piece: Token) -> dict[str, Any]:
    said = piece.groups
    words = next(said[name] for name in ("days", "range", "englishDays", "plural", "englishRange") if name in said)
    rule: dict[str, Any] = {"rule": "weekly", "days": weekdays(words)}
    step = 2 if "alternate" in said or "other" in said else 1
    step = piece.number("weeks") or (piece.number("weeksBetween") + 1 if "weeksBetween" in said else step)
    return {**rule, "step": step} if step > 1 else rule


def _month_days(piece: Token) -> list[int]:
    said = next(piece.groups[name] for name in ("monthDays", "monthDays2", "monthDays3") if name in piece.groups)
    if said == "first day":
        return [1]
    if "底" in said or "末" in said or "最后" in said or "last" in said:
        return [-1]
    days = sorted({number(one) for one in re.findall("[0-9]+|[零一二三四五六七八九十]+", said)})
    if not all(1 <= day <= 31 for day in days):
        raise NotATime("notice-time-day", piece.text)
    return days
