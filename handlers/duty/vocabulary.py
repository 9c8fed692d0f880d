"""How people write days, shifts and places in a plan: rules, and the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.roster.cells import is_whole, key
from handlers.rules import ShiftTimes
from storage.duty import Place

# What a shift may be called → the names of the settings that it means, the likelier first.
_SHIFTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("早", "上午", "早上", "清早", "morning", "early"), ("morning", "early", "day")),
    **dict.fromkeys(("白", "日", "白天", "day"), ("day", "morning")),
    **dict.fromkeys(("中", "下午", "午", "afternoon", "noon"), ("noon", "afternoon", "middle", "evening")),
    **dict.fromkeys(("晚", "晚上", "小夜", "evening", "late"), ("evening", "late", "night")),
    **dict.fromkeys(("夜", "夜里", "大夜", "通宵", "夜间", "night"), ("night",)),
}
_ENDS = ("班次", "班", " shift", "shift")
_DAYS_AWAY = {
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("后天", "後天", "day after tomorrow", "the day after tomorrow"), 2),
    "大后天": 3,
}
_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六", 1)} | {"日": 7, "天": 7}
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AWAY = re.compile("|".join(sorted(map(re.escape, _DAYS_AWAY), key=len, reverse=True)), re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])"
    r"|(next |this )?(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号]?(?!\d)|(\d{1,2})\s*[日号](?!楼|院|房|门)"
)
_MARKS = r"\s：:，,、;；。"
_NUMBERS = re.compile(r"[0-9]+[A-Za-z]?")
_LIKE_A_PLACE = re.compile(
    r"(?:\d+(?:号|栋|幢|号楼|#)?楼?(?:\d+(?:单元|门|-)?)?|[A-Za-z0-9]+(?:栋|座|楼|单元))", re.IGNORECASE
)
_TAIL = re.compile(r"(.*?)[（(]?(\d{4})[)）]?")
_BETWEEN_NAMES = re.compile(r"[、，,;；/（）()|\n]+")
_CONNECTING = re.compile(r"^(?:给|和|跟|与|同|换|我的|我|with|for|to)\s*")


def day_before(text: str, today: date) -> tuple[date, str] | None:
    """The day that a text begins with, and what stands behind it: 11-26 早班, 明天早班, 周五. None where it begins with
    none, or with one that there is not (2月30日)."""
    text = text.strip()
    if match := _AWAY.match(text):
        return today + timedelta(days=_DAYS_AWAY[match[0].lower()]), _rest(text, match)
    if match := _WEEKDAY.match(text):
        number = _WEEKDAYS[match[2]] if match[2] else _ENGLISH.index(match[4].lower()) + 1
        coming = today + timedelta(days=(number - today.isoweekday()) % 7)
        if (match[1] or match[3] or "").lower().startswith(("下", "next")):
            coming = today + timedelta(days=7 - today.weekday() + number - 1)
        return coming, _rest(text, match)
    if match := _DATE.match(text):
        found = _calendar(match, today)
        return (found, _rest(text, match)) if found is not None else None
    return None


def _calendar(match: re.Match[str], today: date) -> date | None:
    year, month, day, alone = (int(part) if part else None for part in match.groups())
    try:
        if alone is not None:
            this = today.replace(day=alone)
            following = (today.replace(day=1) + timedelta(days=32)).replace(day=alone)
            return this if this >= today else following
        found = date(year or today.year, month or 0, day or 0)
        # Around New Year: 1-2, written in December, is in January.
        if year is None and found < today - timedelta(days=180):
            found = found.replace(year=today.year + 1)
        return found
    except ValueError:
        return None


def _rest(text: str, match: re.Match[str]) -> str:
    return re.sub(rf"^[{_MARKS}的]+", "", text[match.end() :])


def shift_named(word: str, shifts: Sequence[ShiftTimes]) -> ShiftTimes | None:
    """The shift of the settings that a word means: its own name, or as people say it."""
    by_name = {key(one.name): one for one in shifts}
    word = key(word)
    if word in by_name:
        return by_name[word]
    for end in _ENDS:
        if word.endswith(key(end)) and len(word) > len(key(end)):
            word = word.removesuffix(key(end))
            break
    if word in by_name:
        return by_name[word]
    return next((by_name[name] for name in _SHIFTS.get(word, ()) if name in by_name), None)


def shift_before(text: str, shifts: Sequence[ShiftTimes]) -> tuple[ShiftTimes, str] | None:
    """The shift that a text begins with, and what stands behind it: 早班李建国, morning shift 李建国."""
    own = [one.name for one in shifts]
    said = sorted([*own, *_SHIFTS], key=len, reverse=True)
    words = "|".join(map(re.escape, said))
    match = re.match(rf"({words})({'|'.join(map(re.escape, _ENDS))})?(?![a-z])", text.strip(), re.IGNORECASE)
    if match is None:
        return None
    rest = text.strip()[match.end() :]
    called = match[2] is not None or match[1].isascii() or match[1].casefold() in map(str.casefold, own)
    if not called and not re.match(rf"$|[{_MARKS}]", rest):
        return None  # 白洁 is a name
    found = shift_named(match[1], shifts)
    return (found, _rest(text.strip(), match)) if found is not None else None


def place_named(word: str, places: Sequence[Place]) -> list[Place]:
    """The places that a word may mean: 3号楼, 3号楼2单元; 3栋 or 3 where its number says enough."""
    wanted = key(word)
    exact = [place for place in places if key(place.name) == wanted]
    if exact or not _LIKE_A_PLACE.fullmatch(wanted):
        return exact
    numbers = _NUMBERS.findall(wanted)
    return [place for place in places if _NUMBERS.findall(place.name) == numbers]


def is_everywhere(word: str) -> bool:
    """Whether a word means the whole community."""
    return is_whole(word)


def apart(text: str, known: Sequence[str]) -> list[str]:
    """Names and places that stand beside each other. What is known as one stays one: John Smith."""
    whole = {key(name) for name in known}
    found: list[str] = []
    for part in _BETWEEN_NAMES.split(text):
        part = part.strip()
        if not part:
            continue
        if key(part) in whole or " " not in part:
            found.append(part)
            continue
        words = part.split()
        while words:
            many = next(
                (n for n in range(len(words), 1, -1) if key(" ".join(words[:n])) in whole), 1
            )  # fmt: skip
            found.append(" ".join(words[:many]))
            words = words[many:]
    return found


def name_and_tail(text: str) -> tuple[str, str]:
    """李建国5678: a name, and the last digits of a phone to tell namesakes apart ("" where there are none)."""
    match = _TAIL.fullmatch(text.strip())
    return (match[1].strip(), match[2]) if match and match[1].strip() else (text.strip(), "")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What 换班 asks for: my shift, whom, and theirs (none: it is to be given away)."""

    day: date
    shift: ShiftTimes
    name: str
    other_day: date | None = None
    other_shift: ShiftTimes | None = None


def read_exchange(text: str, today: date, shifts: Sequence[ShiftTimes]) -> Exchange | None:
    """ "11-26 早班 王芳 11-27 晚班", "明天早班 给王芳"; None where it is not that."""
    mine = _day_and_shift(_CONNECTING.sub("", text.strip()), today, shifts)
    if mine is None or not mine[2]:
        return None
    day, shift, rest = mine
    rest = _CONNECTING.sub("", rest)
    for at in range(1, len(rest)):
        theirs = _day_and_shift(rest[at:], today, shifts)
        if theirs is not None and not theirs[2]:
            return Exchange(day, shift, _name_in(rest[:at]), theirs[0], theirs[1])
    return Exchange(day, shift, _name_in(rest))


def _name_in(text: str) -> str:
    return re.sub(rf"[{_MARKS}的]+$", "", text.strip())


def _day_and_shift(text: str, today: date, shifts: Sequence[ShiftTimes]) -> tuple[date, ShiftTimes, str] | None:
    day = day_before(text, today)
    shift = shift_before(day[1], shifts) if day is not None else None
    return (day[0], shift[0], shift[1]) if day is not None and shift is not None else None
