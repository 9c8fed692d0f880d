"""Which days and hours a text speaks of, seen from the day on which it was written. Rules.

"明天" in a notice of the 24th is the 25th, whenever it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2, "日": 7, "天": 7, "末": 6}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD = {
    "大后天": 3, "后天": 2, "后晚": 2, "后早": 2, "明天": 1, "明早": 1, "明晚": 1, "明晨": 1, "明日": 1,
    "明上午": 1, "明下午": 1,
    "今天": 0, "今早": 0, "今晚": 0, "今晨": 0, "今日": 0, "今夜": 0, "今下午": 0, "今上午": 0, "大前天": -3,
    "前天": -2,     "昨天": -1, "昨晚": -1, "昨日": -1, "day after tomorrow": 2, "tomorrow": 1,
    "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "yesterday": -1,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RELATIVE = re.compile("|".join(sorted(_AHEAD, key=len, reverse=True)))
_DATE = re.compile(
    r"(?:(?P<year>20\d\d)[年./-])?(?<![\d.:])(?P<month>1[0-2]|0?[1-9])(?:月|[./-](?=\d))(?P<day>3[01]|[12]\d|0?[1-9])(?:[日号](?!楼)|(?![\d.:/点时%度]))"
    r"|(?<![\d.月/:-])(?P<only>3[01]|[12]\d|[1-9])(?:日|号(?![楼门院厅线桌栋窗]))"
    r"|(?:(?P<english>" + "|".join(_MONTHS) + r")[a-z]*\.? (?P<on>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b)"
    r"|(?:\b(?P<first>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)? (?:of )?(?P<named>" + "|".join(_MONTHS) + r")[a-z]*)"
)
_WEEKDAY = re.compile(
    r"(?P<next>下下?个?|本|这个?)?周(?P<day>[一二三四五六日天末1-7])"
    r"|(?P<ahead>next |this )?(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\b"
)
_TO = re.compile(r"^\s*(?:[（(][^）)]{1,6}[）)])?\s*(?:至|到|-|–|—|~|～|、|to|until|through)\s*$")
_FROM_ON = re.compile(
    r"^\s*(?:[（(][^）)]{1,6}[）)])?\s*(?:[上下]午|\d{1,2}[:：点]\d{0,2})?\s*(?:起|开始|以后|onwards?)"
)
_EVERY = re.compile(
    r"每天|每日|天天|每周(?![一二三四五六日天末1-7])|每晚|每早|工作日|平日|长期|全天|24小时|daily|weekdays|always"
    r"|around the clock|every(?! (?:mon|tue|wed|thu|fri|sat|sun))"
)
_WEEKLY = re.compile(r"[每逢]周[一二三四五六日天末1-7]|\bevery (?:mon|tue|wed|thu|fri|sat|sun)")
_WEEKS = 8  # that a day of every week is looked ahead for; notices are not quoted so long
_PART = re.compile(
    r"[上下]午|中午|[早晚]上|[今明后][早晚]|半夜|凌晨|夜里|\b(?:morning|afternoon|evening|noon|tonight|night)\b"
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?:[01]?\d|2[0-4])\s*[:：]\s*[0-5]\d(?!\d)|(?<![\d.])\d{1,2}\s*点(?!钟?[击播名])|[一二两三四五六七八九十]{1,3}点(?![点击播名儿])"
    r"|中午|正午|零点|半夜12|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|\bnoon\b|\bmidnight\b"
)
_ENDS = re.compile(
    r"(?:前|截止|为止|结束|截至|之前|最晚|最迟)|(?:\d|点|分|半|:\d\d)\s*(?:至|到|-|–|—|~|～)\s*(?:[上下]午|晚上?|次日|中午)?\s*[\d一二两三四五六七八九十]"
    r"|(?<![送拿收达运寄改迟期延前整挪调])到(?:[今明后]天|[今明]晚|周[一二三四五六日])|\bby\b|\buntil\b|\bbefore\b|\bdeadline\b|\d\s*(?:am|pm)?\s*(?:-|–|to)\s*\d"
)
_SPAN = re.compile(
    r"\d+\s*(?:小时|天|分钟|个工作日|日内)|[一二两三四五六七八九十]+(?:小时|天|个小时|周)|半天|半小时"
    r"|\d+ (?:hours?|days?|minutes?|weeks?)"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a text names: from-to pairs; `every`: it holds on any day. `relative`: the words that were said
    for a day as seen from another (明天), each with the day it is."""

    spans: tuple[tuple[date, date], ...] = ()
    every: bool = False
    relative: tuple[tuple[str, date], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.spans) or self.every

    def meet(self, other: Days) -> bool:
        """Whether there is a day in both."""
        if self.every or other.every:
            return True
        return any(a <= d and c <= b for a, b in self.spans for c, d in other.spans)

    def over(self, today: date) -> bool:
        """Whether all of them are past."""
        return bool(self.spans) and not self.every and all(last < today for _, last in self.spans)


def days_in(text: str, base: date) -> Days:
    """The days that a text, written on `base`, speaks of."""
    found: list[tuple[int, int, date, date]] = []
    relative = []
    for one in _RELATIVE.finditer(text):
        day = base + timedelta(days=_AHEAD[one[0]])
        found.append((one.start(), one.end(), day, day))
        relative.append((one[0], day))
    for one in _DATE.finditer(text):
        day_ = _date(one, base)
        if day_ is not None:
            found.append((one.start(), one.end(), day_, day_))
    for one in _WEEKDAY.finditer(text):
        if any(start - 2 <= one.start() <= end + 2 for start, end, *_ in found):
            continue  # 11月25日（周三）
        first, last = _weekday(one, base)
        found.append((one.start(), one.end(), first, last))
        if text[max(0, one.start() - 1) : one.start()] not in ("每", "逢"):
            relative.append((one[0].strip(), first))
    spans = _joined(text, sorted(found))
    if _WEEKLY.search(text):  # 每周二、周四: these, and no other day
        spans += [(a + week, b + week) for a, b in spans for week in map(_week, range(1, _WEEKS))]
    return Days(tuple(spans), _EVERY.search(text) is not None, tuple(relative))


def _week(number: int) -> timedelta:
    return timedelta(weeks=number)


def _joined(text: str, found: list[tuple[int, int, date, date]]) -> list[tuple[date, date]]:
    """Two days with "to" between them are all from the one to the other; one with "from" before it has no end."""
    spans: list[tuple[date, date]] = []
    end_before = None
    for start, end, first, last in found:
        if end_before is not None and _TO.match(text[end_before:start]) and spans and spans[-1][0] <= first:
            between = text[end_before:start]
            if "、" in between:
                spans.append((first, last))
            else:
                spans[-1] = (spans[-1][0], last)
        elif _FROM_ON.match(text[end:]) or text[max(0, start - 1) : start] == "自":
            spans.append((first, first + timedelta(days=60)) if _FROM_ON.match(text[end:]) else (first, last))
        else:
            spans.append((first, last))
        end_before = end
    return spans


def _date(found: re.Match[str], base: date) -> date | None:
    try:
        if found["month"]:
            month, day = int(found["month"]), int(found["day"])
        elif found["only"]:
            return _nearest(base, [(base.year, base.month), _after(base), _before(base)], int(found["only"]))
        elif found["english"]:
            month, day = _MONTHS.index(found["english"]) + 1, int(found["on"])
        else:
            month, day = _MONTHS.index(found["named"]) + 1, int(found["first"])
        if found["year"]:
            return date(int(found["year"]), month, day)
        return _nearest(base, [(base.year, month), (base.year + 1, month), (base.year - 1, month)], day)
    except ValueError:
        return None


def _after(base: date) -> tuple[int, int]:
    return (base.year + base.month // 12, base.month % 12 + 1)


def _before(base: date) -> tuple[int, int]:
    return (base.year - (base.month == 1), (base.month - 2) % 12 + 1)


def _nearest(base: date, months: list[tuple[int, int]], day: int) -> date | None:
    """Of the dates that may be meant, the one closest to the day of writing."""
    dates = []
    for year, month in months:
        try:
            dates.append(date(year, month, day))
        except ValueError:
            continue
    return min(dates, key=lambda one: abs((one - base).days), default=None)


def _weekday(found: re.Match[str], base: date) -> tuple[date, date]:
    if found["english"]:
        number, ahead = _WEEKDAYS.index(found["english"]), (found["ahead"] or "").strip()
        weeks = 1 if ahead == "next" else 0
        named = bool(weeks)
        weekend = False
    else:
        sign = found["day"]
        number = (int(sign) if sign.isdigit() else _NUMERALS[sign]) - 1
        weeks = (found["next"] or "").count("下")
        named = bool(found["next"])
        weekend = sign == "末"
    monday = base - timedelta(days=base.weekday())
    day = monday + timedelta(days=number, weeks=weeks)
    if not named and day < base:
        day += timedelta(weeks=1)
    return day, day + timedelta(days=1) if weekend else day


def has_clock(text: str) -> bool:
    """Whether an hour is named."""
    return _CLOCK.search(text) is not None


def parts_of_day(text: str) -> frozenset[str]:
    """The parts of a day that a text names, as it says them: 晚上, morning."""
    return frozenset(_PART.findall(text))


def has_end(text: str) -> bool:
    """Whether it is said until when."""
    return _ENDS.search(text) is not None


def has_span(text: str) -> bool:
    """Whether it is said how long something takes."""
    return _SPAN.search(text) is not None
