"""The pieces of what people type when they say a time: days, clocks, rules, beginnings and ends, one after another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from handlers.spoken import ENGLISH, ENGLISH_DAY, ENGLISH_MONTH, MONTHS, WEEKDAYS, number
from handlers.temperature.parsing.script import simply

Kind = Literal[
    "now", "in", "day", "weekday", "date", "monthend", "clock", "hour", "rule", "from", "begins", "to", "ends", "for",
    "and", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: what it is, its words, and what they mean (see the functions below)."""

    kind: Kind
    text: str
    groups: dict[str, str]

    def number(self, name: str, otherwise: int = 0) -> int:
        """A group as a number."""
        said = self.groups.get(name, "")
        return number(said) if said else otherwise


_NUMBER = rf"(?:[0-9]{{1,3}}|[零一二两三四五六七八九十]{{1,3}}|\b(?:{'|'.join(ENGLISH)})\b)"
_HOUR = "(?:[0-9]{1,2}|[零一二两三四五六七八九十]{1,3})"
_WEEK = "(?:周|星期|礼拜)"
_DAY_OF_WEEK = "(?:[一二三四五六日天]|[1-7](?![0-9]))"
PART = (
    "(?:凌晨|清晨|清早|一大早|大清早|早上|早晨|一早|上午|中午|正午|午后|下午|傍晚|黄昏|晚上|夜里|夜间|晚间|半夜|深夜|午夜"
    "|早|晚)"
)
_TO = r"(?:-|~|到|至|to|through|till|until)"
_AND = r"(?:[,、;/&+和与及跟]|and)"
_DAYS = rf"{ENGLISH_DAY}s?\b"
_MERIDIEM = r"(?:[ap]\.?m\b\.?)"
_BEHIND = r"(?:in\ the\ (?P<behind>morning|afternoon|evening)|(?P<night>at\ night))"

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "now",
        r"(?:就|从)?现在(?:就|马上|立刻)*|马上|立刻|立即|即刻|这就"
        r"|\bright\ (?:now|away)\b|\bnow\b|\bat\ once\b|\bimmediately\b",
    ),
    (
        "in",
        rf"(?:过|再过)?(?P<count>{_NUMBER}|半)个?(?P<half>半)?(?P<unit>小时|钟头|分钟|分|天|{_WEEK})(?:半)?(?:之?后|以后)"
        rf"|\bin\ (?P<english>{_NUMBER}|an?|half\ an)\ (?P<unit2>hour|minute|day|week)s?\b"
        rf"|\b(?P<english2>{_NUMBER})\ (?P<unit3>hour|minute|day|week)s?\ from\ now\b",
    ),
    # --- rules ---
    (
        "rule",
        rf"(?P<often>每(?:隔)?(?P<oftenN>{_NUMBER}|半)?个?(?P<oftenUnit>小时|钟头|分钟)(?:一次|发一次)?"
        rf"|\bhourly\b|\bevery\ (?P<oftenN2>{_NUMBER}\ )?(?P<oftenUnit2>hour|minute)s?\b)",
    ),
    (
        "rule",
        rf"(?P<step>每隔(?P<between>{_NUMBER})[天日]|隔[天日]|每(?P<every>{_NUMBER})[天日](?!起)"
        rf"|\bevery\ (?:other|second)\ day\b|\bevery\ (?P<every2>{_NUMBER})\ days\b)(?:一次|发一次)?",
    ),
    (
        "rule",
        r"(?P<working>(?:每个?|法定|每?逢)?(?:工作日|上班日|平日|上班的日子)(?:每天)?"
        r"|\b(?:on\ )?(?:every\ )?(?:working\ days?|workdays?|weekdays?|business\ days?)\b)",
    ),
    (
        "rule",
        r"(?P<off>(?:每个?|每?逢)?(?:法定)?(?:节假日|休息日|放假日|非工作日|节日)"
        r"|\b(?:on\ )?(?:every\ )?(?:public\ )?(?:holidays?|days?\ off)\b)",
    ),
    (
        "rule",
        rf"(?P<weekend>(?:每个?|每?逢)?(?:{_WEEK}末|双休日)(?:每天)?|\b(?:on\ |at\ )?(?:every\ |the\ )?weekends?\b)",
    ),
    (
        "rule",
        rf"(?:(?P<weekly>(?:每逢|每|逢)个?{_WEEK}(?:的?{_WEEK})?|每隔(?P<weeksBetween>{_NUMBER})个?{_WEEK}的?{_WEEK}?"
        rf"|每(?P<weeks>{_NUMBER})个?{_WEEK}的?{_WEEK}?|(?P<alternate>隔{_WEEK}的?{_WEEK}?))"
        rf"(?P<days>{_DAY_OF_WEEK}(?:\ ?(?:{_AND}|{_TO})?\ ?(?:每?{_WEEK})?{_DAY_OF_WEEK}(?![点时]))*))",
    ),
    ("rule", rf"(?P<range>{_WEEK}{_DAY_OF_WEEK}\ ?{_TO}\ ?{_WEEK}?{_DAY_OF_WEEK}(?![点时]))(?:每天)?"),
    (
        "rule",
        rf"(?P<englishWeekly>\b(?:(?:weekly|every\ week)\ on\ "
        rf"|(?:on\ )?every\ (?P<other>other\ |second\ )?|each\ )(?P<englishDays>{_DAYS}"
        rf"(?:[\ ,]*(?:and|&|-|to|through)?[\ ,]*{_DAYS})*)"
        rf"|\b(?:on\ )?(?P<plural>(?:{ENGLISH_DAY}s)\b(?:[\ ,]*(?:and|&)?[\ ,]*{_DAYS})*)"
        rf"|\b(?P<englishRange>{_DAYS}\ ?(?:-|to|through)\ ?{_DAYS}))",
    ),
    (
        "rule",
        r"(?P<monthly>(?:每个?月的?|逢)(?P<monthDays>(?:最后一天|月底|月末|底"
        rf"|(?:{_NUMBER}[日号]?(?:\ ?(?:{_AND})\ ?)?)+[日号]))"
        r"|\b(?:every\ month|monthly|each\ month)\ on\ (?:the\ )?(?P<monthDays2>last\ day"
        r"|[0-9]{1,2}(?:st|nd|rd|th)?(?:[\ ,]*(?:and|&|,)\ (?:the\ )?[0-9]{1,2}(?:st|nd|rd|th)?)*)"
        r"|\b(?:on\ )?(?:the\ )?(?P<monthDays3>(?:first|last)\ day|[0-9]{1,2}(?:st|nd|rd|th)?(?:\ day)?)"
        r"\ of\ (?:every|each|the)\ month)",
    ),
    (
        "rule",
        r"(?P<daily>(?:每|天)[天日](?:都|的)?|每(?=早|晚)|\b(?:every\ ?day|each\ day|daily)\b"
        r"|\b(?:once|twice|[a-z0-9]+\ times)\ (?:a|every|each)\ day\b"
        r"|\b(?P<dailyPart>every\ (?:morning|evening|night|afternoon))\b)",
    ),
    # --- days ---
    (
        "day",
        r"(?P<rel>大后[天日]|后[天日]|明[天日]|今[天日]|明(?=早|晚)|今(?=早|晚|夜)"
        r"|\b(?:the\ )?day\ after\ tomorrow\b|\btomorrow\b|\btoday\b|\btonight\b"
        r"|\bthis\ (?=morning|afternoon|evening))",
    ),
    (
        "monthend",
        rf"(?P<of>{_HOUR})月(?:底|末)|(?P<next>下个?)?(?:这个|本)?月(?:底|末)"
        r"|(?:the\ )?end\ of\ (?:this\ |the\ )?month",
    ),
    (
        "date",
        rf"(?:(?P<year>[0-9]{{4}})\ ?(?:年|[-/.])\ ?(?P<month>{_HOUR})\ ?(?:月|[-/.])\ ?(?P<day>{_HOUR})"
        r"(?:[日号]|(?![0-9]))t?"
        rf"|(?P<nextYear>明年|今年|next\ year\ )?(?P<month2>{_HOUR})\ ?月\ ?(?P<day2>{_HOUR})[日号]?"
        r"|(?<![0-9])(?P<month3>[0-9]{1,2})[/-](?P<day3>[0-9]{1,2})(?![0-9])"
        r"|(?<![0-9])(?P<month4>[0-9]{1,2})\.(?P<day4>[0-9]{1,2})(?=[日号]?\ .*[0-9一-十][点:时]|$)"
        r"|(?P<nextMonth>下个?月|这个?月|本月)?(?<![0-9])(?P<day5>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]"
        rf"|\b(?:on\ )?(?P<name>{ENGLISH_MONTH})\ ?(?P<day6>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
        r"(?:,?\ (?P<year6>[0-9]{4})\b)?"
        rf"|\b(?:on\ )?(?:the\ )?(?P<day7>[0-9]{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?"
        rf"(?P<name7>{ENGLISH_MONTH})(?![a-z])(?:,?\ (?P<year7>[0-9]{{4}})\b)?"
        r"|\b(?:on\ )?the\ (?P<day8>[0-9]{1,2})(?:st|nd|rd|th)\b)",
    ),
    (
        "weekday",
        rf"(?P<ahead>下下个?|下个?|这个?|本)?{_WEEK}(?P<char>{_DAY_OF_WEEK})"
        rf"|(?P<ahead3>下下个?|下个?|这个?|本){_WEEK}(?P<end>末)"
        rf"|\b(?:on\ )?(?P<ahead2>next\ (?:week\ )?|this\ |coming\ )?(?P<english>{ENGLISH_DAY})\b",
    ),
    # --- clocks ---
    (
        "clock",
        rf"(?P<part>{PART})?的?\ ?(?:\bat\ )?(?:"
        rf"(?<![0-9:])(?P<h>[0-9]{{1,2}})\ ?[:.h]\ ?(?P<m>[0-9]{{2}})(?![0-9])(?::00)?(?:分|点)?"
        rf"\ ?(?P<mer>{_MERIDIEM})?"
        rf"|(?<![0-9])(?P<h2>{_HOUR})\ ?[点时]"
        r"(?:钟|整|(?P<half>半|[一二三123]刻)|(?:过|零)?(?P<m2>[0-9]{1,2}|[零一二三四五六七八九十]{1,3})分?)?"
        rf"|(?<![0-9])(?P<h3>[0-9]{{1,2}}|\b(?:{'|'.join(ENGLISH)})\b)\ ?(?P<mer3>{_MERIDIEM}|o'?clock)"
        r"|(?P<past>half|quarter)\ past\ (?P<h4>[0-9]{1,2}|[a-z]{3,6})\b"
        rf")(?:\ ?{_BEHIND})?(?P<approx>左右)?"
        r"|(?P<noon>\b(?:at\ )?(?:noon|midday)\b|正午|中午(?!\ ?[0-9零一二两三四五六七八九十]))"
        r"|(?P<midnight>\b(?:at\ )?midnight\b|午夜(?!\ ?[0-9零一二两三四五六七八九十]))",
    ),
    ("hour", rf"(?:\bat\ |@\ ?)(?P<h>[0-9]{{1,2}}|\b(?:{'|'.join(ENGLISH)})\b)(?![0-9:/.-])(?:\ ?{_BEHIND})?"),
    (
        "hour",
        rf"(?P<part>{PART})?(?<![0-9])(?P<h>[0-9]{{1,2}})"
        r"(?=\ *$|\ ?(?:[,、和每]|and\b|every\b|each\b|daily\b|到|直到|until\b|till\b))(?!\ ?月)",
    ),
    ("clock", rf"(?P<part>{PART})|\b(?:in\ the\ )?(?P<englishPart>morning|afternoon|evening)\b"),
    # --- where it begins and ends ---
    ("ends", r"(?P<inclusive>(?:为止|截止|截至|结束|止)(?:日期)?)|(?P<before>(?:之|以)前|前)"),
    ("begins", r"(?:开始|起|以后|之后)(?:算)?"),
    (
        "for",
        rf"(?:连续|连发|连着|持续|一共|总共|共)(?:发)?(?P<count>{_NUMBER})个?(?P<unit>[天日]|{_WEEK}|月)"
        rf"|\bfor\ (?P<count2>{_NUMBER})\ (?P<unit2>day|week|month)s?\b",
    ),
    (
        "to",
        r"直到|一直到|一直发到|发到|截止到|截至|截止(?:日期)?(?:为|是|:)?|到|至|结束(?:于|在)"
        r"|\buntil\b|\btill\b|\bthrough\b|\bto\b|\bending\b|\bends?\ on\b"
        r"|(?<=[0-9日号])\ ?[-~]\ ?(?=[0-9])",
    ),
    ("from", r"从|自|\b(?:starting|beginning)\b(?:\ from|\ on)?|\bfrom\b"),
    ("and", rf"\ ?{_AND}\ ?"),
)
_FLAGS = re.VERBOSE | re.IGNORECASE
_PATTERNS = tuple((kind, re.compile(pattern, _FLAGS)) for kind, pattern in _KINDS)
# What says nothing about when.
_FILLER = re.compile(
    r"""(?:[\s。.!！?？"'“”「」()（）:]+|请|就|在|于|都|再|给大家|大家|群里|定时|定在|定到|[改换](?:到|成|为)|推[迟后]到|提前到|的时候|时候
    |各?发[送出布]?|通知|推送|吧|了|的|各|一次|只|哈|啊|呀|嗯|好的?|整|准时|[一二两三四五六0-9]次
    |\b(?:at|on|the|please|send|it|once|each|time|of|every|o'clock|only|then)\b)""",
    _FLAGS,
)
_SIMPLE = str.maketrans(
    {
        "週": "周",
        "禮": "礼",
        "兩": "两",
        "〇": "零",
        "–": "-",
        "—": "-",
        "−": "-",
        "～": "~",
        "开": "开",
        "開": "开",
        "始": "始",
    }
)
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe0f\ufeff]")
_SPACES = re.compile(r"\s+")
_EACH = re.compile("早、?中、?晚(?:各?[一1]次|各)?|早晚各?[一1]次")  # the hours that follow say it
_AROUND_NUMBER = re.compile("(?<=[0-9]) (?=[点时分号日月年天周个小])|(?<=[每隔过共续发月]) (?=[0-9])")  # 每 2 天, 9 点


def plain(text: str) -> str:
    """One way of writing: half-width, simplified, small letters."""
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    text = _EACH.sub("", text)
    return _AROUND_NUMBER.sub("", _SPACES.sub(" ", simply(text).translate(_SIMPLE)).strip().lower())


def tokens(text: str) -> list[Token]:
    """The pieces of a text that `plain` has written; what is none of them, and no filler, is "unknown"."""
    found: list[Token] = []
    at, strange = 0, ""
    while at < len(text):
        match, kind = _next(text, at)
        if match is None or kind is None:
            filler = _FILLER.match(text, at)
            if filler is not None:
                at = filler.end()
                continue
            word = re.compile(r"[a-z]+|.", re.DOTALL).match(text, at)
            strange = word[0] if word else text[at]
            if found and found[-1].kind == "unknown":
                between = " " if strange.isascii() and strange.isalpha() else ""
                found[-1] = Token("unknown", found[-1].text + between + strange, {})
            else:
                found.append(Token("unknown", strange, {}))
            at += len(strange)
            continue
        found.append(Token(kind, match[0].strip(), {k: v for k, v in match.groupdict().items() if v}))
        at = match.end()
    return found


def _next(text: str, at: int) -> tuple[re.Match[str] | None, Kind | None]:
    for kind, pattern in _PATTERNS:
        match = pattern.match(text, at)
        if match is not None and match.end() > at:
            return match, kind
    return None, None


def weekdays(said: str) -> list[int]:
    """The weekdays of a list: 一三五, 一至五, 一、周四, mon and thu, mon-fri."""
    if re.search("[a-z]{3}", said):
        said = re.sub(rf"\b({ENGLISH_DAY})s?\b", lambda one: str(WEEKDAYS.index(one[1][:3]) + 1), said)
        said = re.sub(r"\b(?:to|through)\b", "-", said)
    said = re.sub(rf"{_WEEK}|每| ", "", said)
    found: list[int] = []
    for first, _, last in re.findall(r"([一二三四五六日天1-7])(?:([-~到至])([一二三四五六日天1-7]))?", said):
        begin, end = number(first), number(last) if last else number(first)
        found += range(begin, end + 1) if end >= begin else [*range(begin, 8), *range(1, end + 1)]
    return sorted(set(found))


def month(name: str) -> int:
    """A month by its English name."""
    return MONTHS.index(name[:3]) + 1
