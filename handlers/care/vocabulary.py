"""How those who look after others write about care calls: rules."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

REASONS = ("alone", "disabled", "hardship", "other")
HOW = ("phone", "visit")
FOUND = ("well", "needs", "absent")
_MOST_DAYS = 60

_NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_EVERY = re.compile(
    r"(?:每隔?|隔)\s*(\d{1,2}|[一两二三四五六七八九十]|)\s*(天|日|周|星期|个星期)(?:看?一?[次回])?"
    r"|\bevery\s+(\d{1,2}\s+)?(day|week)s?\b|\b(daily|weekly)\b"
)
_REASONS = {
    "alone": re.compile("独居|一个人住|一个人过|孤寡|空巢|独自|高龄|老人家?|\\balone\\b"),
    "disabled": re.compile("残疾|残障|行动不便|轮椅|卧床|失能|\\bdisabled\\b|\\bdisability\\b"),
    "hardship": re.compile("困难户?|低保户?|特困|五保|\\bhardship\\b|\\bpoor\\b"),
    "other": re.compile("其他|其它|别的|孕妇|\\bother\\b"),
}
_HOW = {
    "phone": re.compile(
        r"打(?:了|过)?个?电话(?:了|过)?|通(?:了|过)电话|电话(?:里|问(?:了|过)?)?|微信|视频"
        r"|\b(?:phoned?|called|by phone|call)\b"
    ),
    "visit": re.compile(
        r"上(?:了|过)?门(?:了|看(?:了|过)?)?|去(?:了|过)(?:家里|一趟)?|家访|敲(?:了|过)?门|到(?:了|过)?家里?|当面"
        r"|\b(?:visited|visit|went)\b"
    ),
}
_FOUND = {
    "absent": re.compile(
        r"没找(?:到|着)人?|没人(?:在|应|接|开门)?|不在家?|没在家?|没人接|没接(?:通|电话)?|打不通|没(?:有)?联系上|联系不上|没见(?:到|着)人?"
        r"|\b(?:absent|not in|nobody home|no answer|not home)\b"
    ),
    "needs": re.compile(r"有(?:点|些)?(?:难处|困难|需要|问题|事)|\b(?:needs help|needs something|in need|needs)\b"),
    "well": re.compile(
        r"(?:一切|都|挺|很|还|蛮|身体|人)*(?:好(?:着呢|的)?|正常|平安|没事|不错)"
        r"|\b(?:all well|all good|fine|well|ok|okay|good)\b"
    ),
}
_ADDRESS = re.compile(
    r"(?:[A-Za-z0-9]+[号號]?[楼樓栋棟幢]\s*)?(?:[0-9]+[单單]元\s*)?[0-9]{2,5}[A-Za-z]?(?:[室户戶]|[号號](?![楼樓]))?(?![0-9天日周])"
    r"|[0-9]+(?:-[0-9]+[A-Za-z]?){1,2}"
)
_DASHED = re.compile(r"[0-9]+(?:-[0-9]+[A-Za-z]?){1,2}")
_BETWEEN = " \t，,、；;：:。.！!（）()"


@dataclass(frozen=True, slots=True)
class Line:
    """What was written about one person. `address` as it was written, `rest` without it; empty where there is none."""

    address: str
    rest: str
    reason: str = ""
    every: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """How somebody was looked in on, what was found, and what else was written; empty where it was not said."""

    how: str
    found: str
    note: str


def read_line(text: str) -> Line:
    """「301 赵桂兰 独居 每3天」."""
    plain = unicodedata.normalize("NFKC", text).strip(_BETWEEN)
    every = days_in(plain)
    plain = _EVERY.sub(" ", plain) if every else plain
    found = _DASHED.search(plain[:40]) or _ADDRESS.search(plain[:40])
    address = found[0].strip() if found else ""
    rest = (plain[: found.start()] + " " + plain[found.end() :]) if found else plain
    return Line(address, rest.strip(_BETWEEN), reason_in(rest), every)


def days_in(text: str) -> int:
    """Every how many days: 每3天, 每天, 隔天, 每周, every 3 days; 0 where it is not said, or makes no sense."""
    found = _EVERY.search(text.lower())
    if found is None:
        return 0
    number, unit, english, english_unit, adverb = found.groups()
    if unit is not None:
        count = int(number) if number.isdecimal() else _NUMBERS.get(number, 1)
        if found[0].startswith("隔") or found[0].startswith("每隔"):
            count = 2 if not number or count == 1 else count
        days = count * (1 if unit in ("天", "日") else 7)
    elif adverb is not None:
        days = 1 if adverb == "daily" else 7
    else:
        days = int(english or 1) * (1 if english_unit == "day" else 7)
    return days if 1 <= days <= _MOST_DAYS else 0


def reason_in(text: str) -> str:
    """Why somebody is looked in on, if that is said."""
    return next((reason for reason, pattern in _REASONS.items() if pattern.search(text.lower())), "")


def read_visit(rest: str, names: tuple[str, ...]) -> Visit:
    """「赵桂兰 上门 都好 米快没了」, without the address. What stands before "how" and "found" and is not a name goes
    into the note as well: nothing that was written is lost."""
    left = rest
    for name in sorted(names, key=len, reverse=True):
        if name in left:
            left = left.replace(name, " ", 1)
            break
    how, left = _cut(_HOW, left)
    found, left = _cut(_FOUND, left)
    note = re.sub(r"[ \t]+", " ", left).strip(_BETWEEN)
    return Visit(how, found or ("needs" if note else ""), note)


def _cut(patterns: dict[str, re.Pattern[str]], text: str) -> tuple[str, str]:
    """The first of these that a text says, and the text without it."""
    lowered = text.lower()
    found = [(match.start(), -len(match[0]), word, match) for word, pattern in patterns.items()
             if (match := pattern.search(lowered))]  # fmt: skip
    if not found:
        return "", text
    _, _, word, match = min(found, key=lambda one: one[:2])
    return word, text[: match.start()] + " " + text[match.end() :]
