"""What a cell of a roster means: text tidied, phones, roles, languages, dates. Rules only; a bad cell is `BadCell`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | datetime | date | time | timedelta | None

ROLES = (
    "admin",
    "staff",
    "clinician",
    "counsellor",
    "liaison",
    "police",
    "property",
    "volunteer",
    "export",
)  # the one that may do most first
_ROLE_WORDS = {
    "居民": "",
    "住户": "",
    "resident": "",
    "楼栋长": "liaison",
    "楼长": "liaison",
    "联系人": "liaison",
    "联户党员": "liaison",
    "liaison": "liaison",
    "工作人员": "staff",
    "社区工作人员": "staff",
    "staff": "staff",
    "医生": "clinician",
    "社区医生": "clinician",
    "clinician": "clinician",
    "doctor": "clinician",
    "心理咨询师": "counsellor",
    "心理咨询": "counsellor",
    "咨询师": "counsellor",
    "counsellor": "counsellor",
    "counselor": "counsellor",
    "民警": "police",
    "警官": "police",
    "police": "police",
    "物业": "property",
    "物业人员": "property",
    "property": "property",
    "导出": "export",
    "export": "export",
    "志愿者": "volunteer",
    "volunteer": "volunteer",
    "管理员": "admin",
    "admin": "admin",
}
_LANGUAGE_WORDS = {
    **dict.fromkeys(("zh-cn", "zh", "中文", "汉语", "普通话", "chinese"), "zh-CN"),
    **dict.fromkeys(("en", "english", "英文", "英语"), "en"),
}
_WHOLE = frozenset({"", "全部", "全社区", "整个社区", "all"})

_WIDE = {0x3000: " ", 0x00A0: " "} | {
    wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F) if chr(wide - 0xFEE0).isalnum()
}
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_PHONE = re.compile(r"(\+?)([\d \-]+)")
_ROUNDED = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)  # what Excel writes into a .csv for a long number
_DATES = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?: 0?0:00(?::00)?)?"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_SERIAL_ZERO = date(1899, 12, 30)  # Excel's day 0, its own mistake about February 1900 included
_SERIALS = range(20_000, 80_000)  # 1954 to 2119


class BadCell(Exception):
    """A cell that cannot mean anything here: `code` names the sentence, `values` go into it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def written(cell: Cell) -> str:
    """A cell as a person reads it: 302.0 is "302", full-width digits and spaces are plain ones, the ends are trimmed.

    Raises BadCell for what a spreadsheet put in the place of the words: a date, a formula's error.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() else cell
    if isinstance(cell, date | time | timedelta):
        raise BadCell("became-date", value=str(cell))
    text = str(cell).translate(_WIDE)
    text = "".join(" " if char in "\t\r\n" else char for char in text if char in "\t\r\n" or char.isprintable())
    text = " ".join(text.split())
    if text.startswith("#") and text.rstrip("!?").upper() in (
        "#N/A",
        "#REF",
        "#VALUE",
        "#NAME",
        "#DIV/0",
        "#NUM",
        "#NULL",
    ):
        raise BadCell("formula", value=text)
    return text


def key(text: str) -> str:
    """What two ways of writing the same name have in common: neither width, nor case, nor spaces count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def person_name(text: str) -> str:
    """A name; the space that lines up 张 三 with 欧阳娜娜 is taken out."""
    return _BETWEEN_HAN.sub("", text)


def phone_number(text: str) -> str:
    """Digits, with + before those of another country: 5 to 20 of them. Raises BadCell."""
    if _ROUNDED.fullmatch(text):
        raise BadCell("phone-rounded", value=text)
    match = _PHONE.fullmatch(text.replace("＋", "+").replace("－", "-").strip())
    digits = re.sub(r"[ \-]", "", match[2]) if match else ""
    if not match or not 5 <= len(digits) <= 20 or not digits.isascii():
        raise BadCell("phone", value=text)
    if match[1] and digits.startswith("86") and len(digits) == 13:
        return digits[2:]  # +86 138… is the same telephone as 138…
    return match[1] + digits


def phone_mask(number: str) -> str:
    """138****1234: enough for its owner to know it again."""
    digits = number.removeprefix("+")
    if len(digits) >= 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return f"{digits[:2] if len(digits) >= 7 else ''}****{digits[-2:]}"


def name_mask(name: str) -> str:
    """张* for 张三, 张** for 张小雨, M** for Maria."""
    return name[:1] + "*" * min(max(len(name) - 1, 1), 2)


def roles(text: str) -> tuple[str, ...]:
    """The roles in a cell, none for a resident; several stand beside each other as 医生、志愿者. Raises BadCell."""
    found = set()
    for word in re.split(r"[、，,;；/]", text):
        if key(word) not in _ROLE_WORDS and key(word):
            raise BadCell("role", value=word.strip())
        found.add(_ROLE_WORDS.get(key(word), ""))
    return tuple(role for role in ROLES if role in found)


def language(text: str) -> str | None:
    """zh-CN or en; none for a blank. Raises BadCell."""
    if not text:
        return None
    if key(text) not in _LANGUAGE_WORDS:
        raise BadCell("language", value=text)
    return _LANGUAGE_WORDS[key(text)]


def day(cell: Cell) -> date | None:
    """A date, however a person or a spreadsheet writes it; none for a blank. Raises BadCell."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = written(cell)
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(text))
    for pattern in _DATES:
        if match := pattern.fullmatch(unicodedata.normalize("NFKC", text)):
            try:
                return date(*(int(part) for part in match.groups()))
            except ValueError:
                break
    raise BadCell("date", value=text)


def last_day(starts_on: date, days: int) -> date:
    """The last day of a quarantine of `days` days.

    The first day is day 1 and both days count: 14 days from November 20 end on December 3.
    """
    return starts_on + timedelta(days=days - 1)


def is_whole(duty: str) -> bool:
    """Whether 负责 says the whole community: 全部, all, or nothing."""
    return key(duty) in _WHOLE
