"""Dates, times, names and lists as people say them, put together from phrases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from handlers.chat import Marked, Words


def clock(moment: datetime | time) -> str:
    """7:42, 17:05."""
    return f"{moment.hour}:{moment.minute:02}"


def day(words: Words, language: str, when: date) -> Marked:
    """11月25日（周三）."""
    return words(language, "date-long", month=when.month, day=when.day, weekday=when.isoweekday())


@lru_cache(maxsize=64)  # every report says it
def slot(words: Words, language: str, name: str) -> Marked:
    """早上, 晚上; a slot of the community's own making is called as it is in the settings."""
    return words(language, "slot-name", slot=name)


def listed(words: Words, language: str, items: Iterable[str]) -> str:
    """爸爸、妈妈、小雨."""
    return str(words(language, "list-comma")).join(items)


def masked(name: str) -> str:
    """A name as many may see it: 张伟 → 张*, 张小雨 → 张*雨, John Smith → John S."""
    if name.isascii():
        first, *rest = name.split() or [""]
        return f"{first} {rest[-1][0]}." if rest else first
    return f"{name[:1]}*{name[2:][-1:]}"


def surname(name: str) -> str:
    """As many may know somebody who looks after them: 李建国 → 李*, John Smith → John S."""
    return masked(name if name.isascii() else name[:1])


def lines(items: Iterable[Marked]) -> Marked:
    """One below the other."""
    return Marked("\n".join(items))
