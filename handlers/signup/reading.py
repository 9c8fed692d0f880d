"""What staff write when they call for hands: 「周日 6:30 上门做核酸 8人，每人2分，周六20点截止」. Rules.

What is understood is taken out, and what remains is what the hands are for. Nothing is sent before the writer has seen
what was understood, so a guess may be wrong; what is missing is asked.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.spoken import ENGLISH, ENGLISH_DAY, ENGLISH_MONTH, HALVES, LATE, MONTHS, WEEKDAYS, number
from storage.signup import Place

MOST_PLACES, MOST_POINTS = 500, 100
_LONGEST = 60  # characters of what it is for

WHOLE = 0  # as an area: the whole community


@dataclass(frozen=True, slots=True)
class Draft:
    """A call as far as it is understood. Days are words: "on:2026-11-29", "weekday:7" (1 is Monday), "before:1" (so
    many days before the event); clocks "06:30". `area` WHOLE: the whole community; `unknown`: a place that
    there is not."""

    title: str = ""
    day: str = ""
    clock: str = ""
    places: int | None = None
    points: int | None = None
    closes_day: str = ""
    closes_clock: str = ""
    area: int | None = None
    unknown: str = ""

    def data(self) -> dict[str, Any]:
        """What is kept of it as JSON while its writer is asked."""
        return dataclasses.asdict(self)

    def with_(self, later: Draft) -> Draft:
        """This one, with what a later message says."""
        said = {name: value for name, value in later.data().items() if value not in ("", None)}
        if self.title:
            said.pop("title", None)
        if later.area is not None:
            said["unknown"] = ""
        return dataclasses.replace(self, **said)

    @property
    def empty(self) -> bool:
        """Whether nothing was understood but perhaps a title."""
        return not any(value not in ("", None) for name, value in self.data().items() if name != "title")


def draft_of(data: dict[str, Any]) -> Draft:
    """The draft that `Draft.data` was kept of."""
    return Draft(**{field.name: data[field.name] for field in dataclasses.fields(Draft) if field.name in data})


# --- numbers ----------------------------------------------------------------------------------------------------------

_NUMBER = r"(?:[0-9]{1,3}|[零一二两三四五六七八九十百]{1,5})"


# --- days and clocks --------------------------------------------------------------------------------------------------

_DAY = rf"""(?:
    (?:the\ )?day\ after\ tomorrow|大后[天日]|后[天日]|明[天日]|今[天日]|明(?=早|晚)|今(?=早|晚)
    |\btoday\b|\btonight\b|\btomorrow\b
    |前[一1]?[天日]|头[一1]?天|(?:the\ )?(?:day|evening|night)\ before
    |(?:下个?|这个?|本)?(?:周|星期|礼拜)(?:[一二三四五六日天]|[1-7](?![0-9]))
    |\b(?:(?:next|this)\ )?{ENGLISH_DAY}\b
    |(?:[0-9]{{4}}[年/.-])?[0-9]{{1,2}}月[0-9]{{1,2}}[日号]?
    |[0-9]{{4}}[/.-][0-9]{{1,2}}[/.-][0-9]{{1,2}}
    |(?<![0-9])[0-9]{{1,2}}[/-][0-9]{{1,2}}(?![0-9])
    |(?<![0-9])[0-9]{{1,2}}[日号](?![楼院])
    |\b{ENGLISH_MONTH}\ ?[0-9]{{1,2}}(?:st|nd|rd|th)?\b
    |\b[0-9]{{1,2}}(?:st|nd|rd|th)?\ {ENGLISH_MONTH}
)"""
_PART = "(?:凌晨|清晨|清早|早上|早晨|一早|上午|中午|午后|下午|傍晚|晚上|夜里|晚间|早|晚)"
_HOUR = "(?:[01]?[0-9]|2[0-4]|[零一二两三四五六七八九十]{1,3})"
_CLOCK = rf"""(?:
    {_PART}?\ ?(?:
        (?:[01]?[0-9]|2[0-4])[:.h][0-5][0-9](?![0-9])\ ?(?:[ap]\.?m\b\.?)?
        |{_HOUR}[点时](?:半|[一三1-3]刻|整|钟|[0-5]?[0-9]分?|[零一二三四五十]{{1,3}}分?)?(?![点人个])
        |\b[0-9]{{1,2}}\ ?[ap]\.?m\b\.?
        |\b[0-9]{{1,2}}\ ?o'?clock
    )
    |\b(?:noon|midday)\b
)"""
_WHEN = rf"""(?:
    (?P<day>{_DAY})[\ ,的]*(?:(?:at|from)\ )?(?P<clock>{_CLOCK})?
    |(?P<first>{_CLOCK})(?:[\ ,]*(?:on\ )?(?P<second>{_DAY}))?
)"""
_FLAGS = re.VERBOSE | re.IGNORECASE
_MOMENT = re.compile(rf"(?:\bon\ |\bat\ |\bfrom\ )?{_WHEN}", _FLAGS)
_BEFORE_CLOSING = re.compile(
    rf"(?:报名)?{_WHEN}\ ?(?:之?前)?\ ?(?:报名)?(?:截止|截至|为止|结束报名|前报名|之前报名|以前报名|deadline)", _FLAGS
)
_BEHIND_CLOSING = re.compile(
    rf"""(?:
        (?:报名)?(?:截止|截至)(?:时间)?[:到至在是\ ]*|报到
        |\b(?:sign[\ -]?up\ )?(?:closes?|deadline|until|till|by|before)\b[:\ ]*(?:is\ |on\ |at\ )?
    ){_WHEN}""",
    _FLAGS,
)
_WEEKDAY_WORD = re.compile(r"(下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])")


def _day_word(text: str, today: date) -> str:
    """A day as `Draft` keeps it; empty where there is no such day."""
    said = text.lower().strip()
    ahead = {"大后": 3, "后": 2, "day after": 2, "明": 1, "tomorrow": 1, "今": 0, "today": 0, "tonight": 0}
    if said.startswith(("前", "头")) or said.endswith("before"):
        return "before:1"
    for begins, days in ahead.items():
        if said.removeprefix("the ").startswith(begins):
            return f"on:{today + timedelta(days=days)}"
    week = _WEEKDAY_WORD.match(said)
    if week is not None:
        day = number(week[2])
        return _of_next_week(today, day) if week[1] == "下" else f"weekday:{day}"
    english = next((n for n, name in enumerate(WEEKDAYS, 1) if re.match(rf"(?:next |this )?{name}", said)), None)
    if english is not None:
        return _of_next_week(today, english) if said.startswith("next") else f"weekday:{english}"
    return _date_word(said, today)


def _of_next_week(today: date, weekday: int) -> str:
    return f"on:{today + timedelta(days=7 - today.isoweekday() + weekday)}"


def _date_word(said: str, today: date) -> str:
    numbers = [int(one) for one in re.findall(r"[0-9]+", said)]
    month = next((n for n, name in enumerate(MONTHS, 1) if re.search(rf"(?<![a-z]){name}", said)), None)
    if month is not None and numbers:
        numbers = [month, numbers[0]]
    try:
        match numbers:
            case [year, month, day]:
                return f"on:{date(year, month, day)}"
            case [month, day]:
                found = date(today.year, month, day)
                # In December people speak of January.
                return f"on:{found if found >= today - timedelta(days=180) else date(today.year + 1, month, day)}"
            case [day]:
                found = today.replace(day=day)
                following = (today.replace(day=1) + timedelta(days=32)).replace(day=day)
                return f"on:{found if found >= today else following}"
    except ValueError:
        pass
    return ""


def _clock_word(text: str) -> str:
    """A clock as `Draft` keeps it; empty where there is no such time."""
    said = text.lower().replace(" ", "").replace("o'clock", ":00").replace("oclock", ":00")
    if said in ("noon", "midday"):
        return "12:00"
    part = re.match(_PART, said)
    rest = said[part.end() :] if part else said
    found = re.match(r"([0-9]+|[零一二两三四五六七八九十]+)(?:[:.h点时])?(.*)", rest)
    if found is None:
        return ""
    hour, behind = number(found[1]), found[2].rstrip(".")
    meridiem = re.search(r"([ap])\.?m$", behind)
    minutes = re.sub(r"[ap]\.?m$|[分整钟]", "", behind)
    minute = HALVES.get(minutes, number(minutes) if minutes else 0)
    late = (part is not None and part[0] in LATE) or (meridiem is not None and meridiem[1] == "p")
    if (late and hour < 12) or (part is not None and part[0] == "中午" and hour < 4):
        hour += 12
    elif meridiem is not None and meridiem[1] == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


# --- places, points, areas --------------------------------------------------------------------------------------------

_ENGLISH_NUMBER = rf"(?:[0-9]{{1,3}}|{'|'.join(list(ENGLISH)[1:])})"
_PLACES = re.compile(
    rf"(?:需要|还?要|需|招募?|找|缺|一共|总共|共)?\ ?(?<![每0-9点])({_NUMBER})"
    r"\ ?(?:个人|人手|人|位|名|个(?!小时|月))(?:志愿者|帮手)?"
    rf"|\b({_ENGLISH_NUMBER})\ (?:more\ )?(?:people|persons?|volunteers?|helpers?|places?|hands|spots)\b",
    _FLAGS,
)
_POINTS = re.compile(
    rf"(?:每个?人|每位|一人|各|(?<!体)积|记|奖励?|得)\ ?({_NUMBER})\ ?个?(?:积分|分)(?!钟)|({_NUMBER})\ ?个?积分"
    rf"|\b({_ENGLISH_NUMBER})\ points?(?:\ (?:each|per\ person|apiece))?\b",
    _FLAGS,
)
_COMMUNITY = re.compile(r"全社区|整个社区|全小区|整个小区|所有楼|(?:the\ )?whole\ community|all\ buildings", _FLAGS)
_BUILDING = re.compile(
    rf"({_NUMBER})\ ?(?:号楼|[栋幢座])(?:\ ?({_NUMBER})\ ?单元)?"
    r"|\b(?:building|block)\ ([0-9a-z]{1,3})\b(?:,?\ unit\ ([0-9a-z]{1,3})\b)?",
    _FLAGS,
)


def _building(found: re.Match[str], places: Sequence[Place]) -> int | None:
    """The building or unit that a text means; None where there is no such."""
    wanted, unit = found[1] or found[3], found[2] or found[4]
    for place in places:
        if place.kind != "building" or not _called(place, wanted):
            continue
        if unit is None:
            return place.id
        within = (one for one in places if one.kind == "unit" and one.path.startswith(place.path))
        return next((one.id for one in within if _called(one, unit)), None)
    return None


def _called(place: Place, said: str) -> bool:
    wanted = str(number(said)) if number(said) else said.casefold()
    named = re.findall(r"[0-9]+|[零一二两三四五六七八九十百]+|\b[a-z]\b", place.name.casefold())
    return wanted in [str(number(one)) if number(one) else one for one in named]


# --- the whole --------------------------------------------------------------------------------------------------------

_ENDS = re.compile(
    r"^(?:[\s,.;:、。|·()-]|需要|需|要|招募|招人|招|缺|找|报名|请|在|于|改成|改到|改为|换成"
    r"|\b(?:on|at|by|for|in|with|we|need|needs|needed|please|and|make it|change to)\b)+"
    r"|(?:[\s,.;:、。|·()-]|需要|需|要|招募|招|缺|找|在|于|名额"
    r"|\b(?:on|at|by|for|in|with|we|need|needs|needed|please|and)\b)+$",
    re.IGNORECASE,
)


class _Text:
    """A text from which what is understood is taken out."""

    def __init__(self, text: str) -> None:
        plain = unicodedata.normalize("NFKC", text)
        self.rest = re.sub(r"\s+", " ", plain.replace("，", ",").replace("：", ":")).strip()

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.rest)
        if found is not None:
            self.rest = f"{self.rest[: found.start()]} , {self.rest[found.end() :]}"
        return found

    def title(self) -> str:
        rest = re.sub(r"(?:\s*[,;、。]\s*)+", " ", self.rest)
        while (shorter := _ENDS.sub("", rest)) != rest:
            rest = shorter
        return re.sub(r"\s+", " ", rest)[:_LONGEST].strip()


def read(text: str, today: date, places: Sequence[Place]) -> Draft:
    """What a message says of a call, on that day, in a community with these buildings and units."""
    said = _Text(text)
    area, unknown = _area(said, places)
    points = said.take(_POINTS)
    closes = said.take(_BEFORE_CLOSING) or said.take(_BEHIND_CLOSING)
    closes_day, closes_clock = _when(closes, today)
    day, clock = _when(said.take(_MOMENT), today)
    if not (day and clock):  # 6:30上门做核酸，周日: they may stand apart
        other_day, other_clock = _when(said.take(_MOMENT), today)
        day, clock = day or other_day, clock or other_clock
    hands = said.take(_PLACES)
    return Draft(
        title=said.title(),
        day=day,
        clock=clock,
        places=_within(hands, MOST_PLACES),
        points=_within(points, MOST_POINTS),
        closes_day=closes_day,
        closes_clock=closes_clock,
        area=area,
        unknown=unknown,
    )


def _area(said: _Text, places: Sequence[Place]) -> tuple[int | None, str]:
    if said.take(_COMMUNITY) is not None:
        return WHOLE, ""
    whole = sorted((place for place in places if place.kind == "building"), key=lambda one: -len(one.name))
    for place in whole:
        if len(place.name) > 1 and re.search(rf"(?<![0-9]){re.escape(place.name)}(?!\ ?[0-9]*\ ?单元)", said.rest):
            said.take(re.compile(rf"(?<![0-9]){re.escape(place.name)}(?=[\s,.;的]|$)的?"))
            return place.id, ""
    found = _BUILDING.search(said.rest)
    if found is None:
        return None, ""
    said.take(re.compile(rf"{re.escape(found[0])}(?=[\s,.;的]|$)的?"))
    area = _building(found, places)
    return area, "" if area is not None else found[0]


def _when(found: re.Match[str] | None, today: date) -> tuple[str, str]:
    if found is None:
        return "", ""
    day, clock = found["day"] or found["second"], found["clock"] or found["first"]
    return _day_word(day, today) if day else "", _clock_word(clock) if clock else ""


def _within(found: re.Match[str] | None, most: int) -> int | None:
    if found is None:
        return None
    return min(number(next(group for group in found.groups() if group)), most)


# --- when it is, and until when one may sign up -----------------------------------------------------------------------

# Until then, the evening before, one may sign up, unless the call says otherwise or is made later than that.
_EVE, _LATE_EVE = time(20), time(21, 30)
_SHORT = timedelta(hours=2)


def moment(draft: Draft, now: datetime) -> datetime | None:
    """When the hands are needed, by the community's clock (as `now` is); None while that has not been said."""
    if not draft.clock:
        return None
    clock, today = time.fromisoformat(draft.clock), now.date()
    kind, _, value = draft.day.partition(":")
    if kind == "on":
        return datetime.combine(date.fromisoformat(value), clock, now.tzinfo)
    if kind == "weekday":
        day = today + timedelta(days=(int(value) - today.isoweekday()) % 7)
        step = 7
    else:
        day, step = today, 1
    found = datetime.combine(day, clock, now.tzinfo)
    return found if found > now else found + timedelta(days=step)


def closing(draft: Draft, at: datetime, now: datetime, rules: Rules) -> datetime:
    """Until when one may sign up for what is at `at`: as it was said; else the evening before, or if that is past two
    hours before, but not at night, when nobody could read the list; or else until it begins."""
    said = _said_closing(draft, at)
    if said is not None and said > now:
        return min(said, at)
    before = at.date() - timedelta(days=1)
    moments = [datetime.combine(before, _EVE, at.tzinfo), at - _SHORT]
    if quiet_until(rules, at - _SHORT) is not None:
        moments.append(datetime.combine(before, _LATE_EVE, at.tzinfo))
    return next((one for one in moments if one > now and quiet_until(rules, one) is None), at)


def _said_closing(draft: Draft, at: datetime) -> datetime | None:
    if not (draft.closes_day or draft.closes_clock):
        return None
    clock = time.fromisoformat(draft.closes_clock) if draft.closes_clock else _EVE
    kind, _, value = draft.closes_day.partition(":")
    match kind:
        case "on":
            day = date.fromisoformat(value)
        case "before":
            day = at.date() - timedelta(days=int(value))
        case "weekday":
            day = at.date() - timedelta(days=(at.isoweekday() - int(value)) % 7)
        case _:
            day = at.date()
    found = datetime.combine(day, clock, at.tzinfo)
    if found > at and kind == "":
        found -= timedelta(days=1)
    elif found > at and kind == "weekday":
        found -= timedelta(days=7)
    return found
