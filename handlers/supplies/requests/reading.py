"""Which kind of request somebody writes, and what of it they say already. Rules.

A question, a word of thanks and what is done already are none; what is told to somebody who knows of it is offered, not
begun (`asked` False). Nothing here looks for emergencies: whoever calls has done so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Literal

from handlers.spoken import ENGLISH, number
from handlers.supplies.requests import vocabulary as said
from handlers.temperature.parsing.script import simply

_LONGEST = 200  # characters; what is longer tells a story
_SHORT = 14  # characters of a statement that says nothing but the matter
_MOST = 30  # of anything that is counted
Alarm = Literal["", "gas", "birth", "ambulance", "stuck"]


def _found(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OUTRIGHT, _BIDDEN, _QUESTION = _found(said.OUTRIGHT), _found(said.BIDDEN), _found(said.QUESTION)
_ASKED_ABOUT, _POLITE, _FETCHES = map(_found, (said.ASKED_ABOUT, said.POLITE, said.FETCHES))
_DONE, _DROPPED, _TOLD, _ELSEWHERE = map(_found, (said.DONE, said.DROPPED, said.TOLD, said.ELSEWHERE))
_PARCEL, _TAKEAWAY, _SENDS, _WAITS = map(_found, (said.PARCEL, said.TAKEAWAY, said.SENDS, said.WAITS_THERE))
_PLACES = {name: _found(pattern) for name, pattern in said.PLACES.items()}
_CODE, _BARE_CODE, _TAIL = map(_found, (said.CODE, said.BARE_CODE, said.TAIL))
_RUBBISH, _RUBBISH_MATTERS, _BUYS = map(_found, (said.RUBBISH, said.RUBBISH_MATTERS, said.BUYS))
_STINKS = _found(said.STINKS)
_DOCTOR, _GOES, _DOCTOR_URGENT = map(_found, (said.DOCTOR, said.DOCTOR_GOES, said.DOCTOR_URGENT))
_REASON, _BARE_DOCTOR, _LOW = map(_found, (said.DOCTOR_REASON, said.DOCTOR_BARE, said.LOW))
_RIDE, _VISIT, _BIRTH = map(_found, (said.RIDE, said.VISIT, said.BIRTH))
_AMBULANCE, _STUCK = map(_found, (said.AMBULANCE, said.STUCK))
_COUNSELLING, _CARE, _WHOM, _OTHER = map(_found, (said.COUNSELLING, said.CARE, said.WHOM, said.OTHER))
_MEDICINE, _MEDICINE_MATTERS = _found(said.MEDICINE), _found(said.MEDICINE_MATTERS)
_NAME, _PREFIX = _found(said.MEDICINE_NAME), _found(said.MEDICINE_PREFIX)
_ENGLISH_NAME, _LEFT, _NONE_LEFT, _SINCE = map(
    _found, (said.ENGLISH_MEDICINE, said.LEFT_DAYS, said.LEFT_NONE, said.SINCE)
)
_THINGS, _MATTERS, _ALONE, _NO_REPAIR = map(
    _found, (said.REPAIR_THINGS, said.REPAIR_MATTERS, said.REPAIR_ALONE, said.NO_REPAIR)
)
_LEAK, _ELECTRIC, _GAS = map(_found, (said.LEAK, said.ELECTRIC, said.GAS))
_DANGERS = {name: _found(pattern) for name, pattern in said.DANGERS.items()}
_NOW, _EVENING, _LONG, _FRESH = map(_found, (said.NOW, said.EVENING, said.LONG, said.FRESH))
_DAYS = {name: _found(pattern) for name, pattern in said.DAYS.items()}
_DATE, _WEEKDAY, _CLOCK, _PART = map(_found, (said.DATE, said.WEEKDAY, said.CLOCK, said.PART))
_COUNT, _ENGLISH_COUNT, _ONE = map(_found, (said.COUNT, said.ENGLISH_COUNT, said.ONE))
_NONE = frozenset(said.NONE.split("|"))
_NO_NAME = frozenset(said.NO_NAME.split())
_ENDS = "。.!！~～ ，,、"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was read. `answers`: what they have said of it already, by question; `asked`: they want it done,
    outright; else it is offered first; `alarm`: somebody must be called at once."""

    kind: str
    answers: dict[str, Any] = field(default_factory=dict)
    asked: bool = True
    alarm: Alarm = ""


def plain(text: str) -> str:
    """A text as it is compared: one width, small letters, simplified characters."""
    return simply(unicodedata.normalize("NFKC", text).replace("’", "'")).lower().strip()


def read(text: str) -> Asked | None:
    """The request that a message makes; None where it makes none."""
    one = plain(text)
    if not one or len(one) > _LONGEST or _ELSEWHERE.search(one):
        return None
    alarm = _alarm(one)
    if alarm and not _DONE.search(one):
        kind = "repair" if alarm in ("gas", "stuck") else "doctor"
        return Asked(kind, answers_in(kind, text), asked=True, alarm=alarm)
    polite = _POLITE.search(one) if _CARE.search(one) or (_PARCEL.search(one) and _WAITS.search(one)) else None
    if not _is_wish(_POLITE.sub(" ", one) if polite else one):
        return None
    outright = polite is not None or _OUTRIGHT.search(one) is not None
    wanted = _kind(one, outright=outright)
    if wanted is None:
        return None
    told = _TOLD.search(one) is not None
    asked = not told and (outright or _says_it_all(wanted, one))
    return Asked(wanted, answers_in(wanted, text), asked=asked)


def _alarm(one: str) -> Alarm:
    if _GAS.search(one):
        return "gas"
    if _BIRTH.search(one):
        return "birth"
    if _QUESTION.search(one) and not _BIDDEN.search(one):
        return ""
    return "ambulance" if _AMBULANCE.search(one) else "stuck" if _STUCK.search(one) else ""


def _is_wish(one: str) -> bool:
    """Whether something is wanted: no question, nothing that is over, nothing that is given up."""
    if _DROPPED.search(one) or _ASKED_ABOUT.search(one):
        return False
    bidden = _BIDDEN.search(one) is not None or (_RUBBISH.search(one) is not None and _STINKS.search(one) is not None)
    if not bidden and (_QUESTION.search(one) or _DONE.search(one)):
        return False
    return bidden or not one.rstrip(_ENDS).endswith(said.ASKS) or _OUTRIGHT.search(one) is not None


def _kind(one: str, *, outright: bool) -> str | None:
    if _OTHER.search(one):
        return "other"
    if _PARCEL.search(one) and not _SENDS.search(one):
        waits = _WAITS.search(one) or _CODE.search(one) or _TAIL.search(one)
        return "parcel" if outright or waits else None
    if _TAIL.search(one) and (_WAITS.search(one) or (outright and _FETCHES.search(one))):
        return "parcel"
    if _RUBBISH.search(one) and not _BUYS.search(one):
        return "rubbish" if _RUBBISH_MATTERS.search(one) else None
    if _COUNSELLING.search(one):
        return "counselling"
    if _CARE.search(one):
        return "care"
    if _DOCTOR.search(one) and (outright or _GOES.search(one) or _BARE_DOCTOR.fullmatch(one.strip(_ENDS))):
        return "doctor"
    if _MEDICINE.search(one) and _MEDICINE_MATTERS.search(one):
        return "medicine"
    if _is_repair(one, outright=outright):
        return "repair"
    return "counselling" if _LOW.search(one) else None


def _is_repair(one: str, *, outright: bool) -> bool:
    if _NO_REPAIR.search(one):
        return False
    if _THINGS.search(one) and _MATTERS.search(one):
        return True
    return _ALONE.search(one) is not None and (outright or _is_short(one))


def _is_short(one: str) -> bool:
    return len(one) <= (3 * _SHORT if one.isascii() else _SHORT)


def _says_it_all(kind: str, one: str) -> bool:
    """Whether a statement can be nothing but a request: 垃圾满了, 外卖到门口了; a leak may be told just to tell it."""
    if kind == "parcel":
        return True
    if kind == "rubbish":
        return _is_short(one)
    if kind == "doctor":
        return _BARE_DOCTOR.fullmatch(one.strip(_ENDS)) is None
    return kind == "counselling" and _COUNSELLING.search(one) is not None


# --- what they say of it ----------------------------------------------------------------------------------------------


def answers_in(kind: str, text: str) -> dict[str, Any]:
    """What a message says of a request, by question."""
    one = plain(text)
    found: dict[str, Any] = {}
    for name, read_ in _READERS.get(kind, {}).items():
        value = read_(one)
        if value is not None:
            found[name] = value
    if kind in ("repair", "care", "other") and text.strip():
        found["what"] = " ".join(text.split())
    if kind == "doctor" and _REASON.search(one):
        found["why"] = " ".join(text.split())
    return found


def _code(one: str) -> str | None:
    for match in _CODE.finditer(_TAIL.sub(" ", one)):
        code: str = match[1] or match[2]
        if any(sign.isdigit() for sign in code):
            return code.upper()
    return None


def _tail(one: str) -> str | None:
    match = _TAIL.search(one)
    return match[1] if match is not None else None


def _place(one: str) -> str | None:
    return next((name for name, pattern in _PLACES.items() if pattern.search(one)), None)


def count(one: str) -> int | None:
    """How many: 两个, 3 袋, two bags."""
    bare = _CODE.sub(" ", _TAIL.sub(" ", one))
    match = _COUNT.search(bare) or _ENGLISH_COUNT.search(bare)
    if match is not None:
        word = match[1].lower()
        value = 1 if word in ("a", "an") else number(word)
        return value if 0 < value <= _MOST else None
    return 1 if _ONE.search(bare) else None


def _parcels(one: str) -> int | None:
    return count(one) or (1 if _TAKEAWAY.search(one) else None)


def _takeaway(one: str) -> bool | None:
    return True if _TAKEAWAY.search(one) else None


def _when_rubbish(one: str) -> str | None:
    return "now" if _NOW.search(one) else "evening" if _EVENING.search(one) else None


def medicine(one: str) -> str | None:
    """What they call the medicine, where they name one."""
    match = _ENGLISH_NAME.search(one)
    if match is not None:
        return match[1]
    names = (_PREFIX.sub("", found[1]) for found in _NAME.finditer(one))
    return next((name for name in names if len(name) > 1 and name not in _NO_NAME), None)


def left(one: str) -> int | None:
    """For how many days there is still some of it."""
    match = _LEFT.search(one)
    if match is not None:
        return number(match[1]) or ENGLISH.get(match[1])
    return 0 if _NONE_LEFT.search(one) else None


def _since(one: str) -> str | None:
    match = _SINCE.search(one)
    return match[1] if match is not None else None


def _how(one: str) -> str | None:
    return "visit" if _VISIT.search(one) else "ride" if _RIDE.search(one) else None


def when(one: str) -> dict[str, Any] | None:
    """A day and perhaps a time as people say them: {"day": "tomorrow", "clock": "下午3点"}; a date as [month, day], a
    weekday as 1 to 7."""
    found: dict[str, Any] = {}
    date, weekday, clock = _DATE.search(one), _WEEKDAY.search(one), _CLOCK.search(one)
    day = next((name for name in ("today", "tomorrow", "after") if _DAYS[name].search(one)), None)
    if day is not None:
        found["day"] = day
    elif date is not None and 1 <= int(date[1]) <= 12 and 1 <= int(date[2]) <= 31:
        found["day"] = [int(date[1]), int(date[2])]
    elif weekday is not None:
        found["day"] = number(weekday[1])
    elif _NOW.search(one):
        found["day"] = "now"
    part = clock or _PART.search(one)
    if part is not None:
        found["clock"] = part[1].strip()
        found.setdefault("day", "today")
    return found or None


def _whom(one: str) -> str | None:
    match = _WHOM.search(one)
    return match[0] if match is not None else None


def _danger(one: str) -> str | None:
    if _GAS.search(one):
        return "gas"
    return "electric" if _ELECTRIC.search(one) else "leak" if _LEAK.search(one) else None


def _broken_since(one: str) -> str | None:
    if _LONG.search(one):
        return "days"
    return "yesterday" if _DAYS["yesterday"].search(one) else "today" if _FRESH.search(one) else None


_READERS: dict[str, dict[str, Any]] = {
    "parcel": {"code": _code, "tail": _tail, "where": _place, "count": _parcels, "takeaway": _takeaway},
    "rubbish": {"bags": count, "when": _when_rubbish},
    "medicine": {"what": medicine, "left": left, "since": _since},
    "doctor": {"how": _how, "when": when},
    "repair": {"danger": _danger, "since": _broken_since},
    "counselling": {"when": when},
    "care": {"whom": _whom, "day": when},
}


def is_urgent(kind: str, answers: dict[str, Any]) -> bool:
    """Whether the household's own words make it urgent; staff decide whether it is."""
    if kind == "medicine":
        left_ = answers.get("left")
        return isinstance(left_, int) and left_ <= 1
    if kind == "doctor":
        return _DOCTOR_URGENT.search(plain(str(answers.get("why", "")))) is not None
    return kind == "repair" and answers.get("danger") in ("leak", "electric", "gas")


# --- one answer -------------------------------------------------------------------------------------------------------


def is_none(text: str) -> bool:
    """没有, 不知道."""
    return plain(text).strip(_ENDS) in _NONE


def answer_to(kind: str, question: str, text: str) -> Any:
    """The answer that a text gives to one question; None where it gives none."""
    one = plain(text).strip(_ENDS)
    if not one:
        return None
    words = " ".join(text.split())[:500]
    match question:
        case "code":
            if is_none(one):
                return "none"
            bare = _BARE_CODE.fullmatch(one)
            return _code(one) or (bare[1].upper() if bare is not None and any(map(str.isdigit, bare[1])) else None)
        case "count" | "bags":
            value = count(one) or (number(one) if len(one) <= 5 else 0)
            return value if 0 < value <= _MOST else None
        case "where":
            return _place(one) or (words if len(one) <= 20 and not one.isdigit() else None)
        case "photo":
            return "none" if is_none(one) else None
        case "left":
            found = left(one)
            bare_days = re.fullmatch(r"(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:天|日|days?)?", one)
            return found if found is not None else number(bare_days[1]) if bare_days is not None else None
        case "danger":
            return next((name for name, pattern in _DANGERS.items() if pattern.search(one)), None)
        case "since" if kind == "repair":
            return _broken_since(one) or (words if len(one) <= 20 else None)
        case "how":
            return _how(one)
        case "when" if kind == "rubbish":
            return _when_rubbish(one)
        case "when" | "day":
            return when(one) or ({"said": words} if len(one) <= 20 else None)
        case "whom" | "since":
            return words if len(one) <= 40 else None
    return words
