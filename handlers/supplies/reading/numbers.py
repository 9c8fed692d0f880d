"""Amounts as people write them: 2袋, 两大瓶, 一斤半, 半打, 三五个, x2, two bags, half a dozen. Rules only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from handlers.supplies.reading import units

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_FOLK = {"俩": 2, "仨": 3}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip

_COUNTS = frozenset("一二两三四五六七八九十百千半几公市0123456789 ")
_NUMERAL = "一二两三四五六七八九十百千万零〇"
_TWO = f"两(?!\\s*(?:{'|'.join(unit for unit in units.WORDS if unit != '两')}))"  # 羊肉卷×4 两盒酒精: two, not 50 g
_OUNCE = re.compile(_TWO)
_UNIT = "|".join(_TWO if unit == "两" else unit for unit in units.WORDS)
_LATIN = "|".join(sorted(units.LATIN, key=len, reverse=True))
_ENGLISH = "|".join(sorted(_WORDS, key=len, reverse=True))
_CHINESE = re.compile(
    rf"""
    (?P<times>[x*×✕]\s*)?
    (?P<minus>(?<![\w\-−—])[-−](?=[\d{_NUMERAL}])|负)?
    (?:
        (?P<low>\d+(?:\.\d+)?|[{_NUMERAL}]+)\s*(?:-|~|—|到|至)\s*(?P<high>\d+(?:\.\d+)?|[{_NUMERAL}]+)(?=\s*(?:{_UNIT}|{_LATIN}))
      | (?P<part>\d+/\d+)
      | (?P<digits>\d+(?:\.\d+)?)(?P<myriad>\s*万)?
      | (?P<han>[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?)
      | (?P<half>半)
      | (?P<folk>[俩仨])
    )
    (?P<about>来|多|几)?
    \s*(?:(?P<size>[大小整])(?=(?:{_UNIT})))?
    (?P<unit>(?:{_UNIT})(?!钱)|(?:{_LATIN})(?![a-z]))?
    (?:\s*[x×*]\s+(?=[^\d\s]))?
    (?P<ounces>\s*[{_NUMERAL}\d]\s*两(?!袋|瓶|盒|个|包))?
    (?P<more>半(?!斤|两|打|个|袋|箱))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"""
    (?<![\w'])(?:
        (?P<dozen>half\ (?:a\ )?dozen|(?:(?:{_ENGLISH}|\d+)\ )?(?:a\ )?(?:couple(?:\ of)?)?(?:\s*dozen(?:s)?)(?:\ of)?)
      | (?P<couple>(?:a\ )?couple\ of|a\ pair\ of(?=\ ))
      | (?P<half>half\ (?:a\ |an\ )?)(?P<halfunit>{_LATIN})
      | (?P<digits>\d+(?:\.\d+)?)(?=\s*(?:{_LATIN})\b)
      | (?P<word>{_ENGLISH})(?!\w)
    )
    (?:\s+(?:more|extra|additional)(?=\s))?
    (?:\s*(?P<size>big|large|small|full|whole)\b)?
    (?:\s*(?P<unit>{_LATIN})(?!\w))?
    (?:\s+of\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as it stands in a text, from `start` to `end`. `unit` empty: none was said, which is what `bare` says,
    too; `english`: the unit was said in English; `times`: x2."""

    start: int
    end: int
    number: Decimal
    unit: str = ""
    bare: bool = False
    english: bool = False
    times: bool = False


def chinese(text: str) -> Decimal | None:
    """十二 → 12, 两百五十 → 250, 二十 → 20, 一点五 → 1.5; None for what is no number, such as 两三."""
    whole, point, after = text.partition("点")
    if point:
        digits = "".join(str(_DIGITS[one]) for one in after if one in _DIGITS)
        first = chinese(whole)
        return None if first is None or not digits else first + Decimal(f"0.{digits}")
    above, myriad, below = whole.partition("万")
    if myriad:
        first, rest = chinese(above or "一"), chinese(below or "零")
        return None if first is None or rest is None else first * 10_000 + rest
    if all(one in _DIGITS for one in whole):
        if len(whole) == 1:
            return Decimal(_DIGITS[whole])
        return Decimal(_DIGITS[whole[-1]]) if len(whole) == 2 else None  # 两三, 三五: the larger
    total = digit = 0
    for one in whole:
        if one in _DIGITS:
            digit = _DIGITS[one]
        else:
            total += (digit or 1) * _TENS[one]
            digit = 0
    return Decimal(total + digit)


def at(text: str, place: int) -> Quantity | None:
    """The amount that begins at a place; none where none does."""
    if text.startswith("斤半", place) and text[place - 1 : place] not in _COUNTS:
        return Quantity(place, place + 2, Decimal("1.5"), "斤")
    return _spoken(text, place) or _written(text, place)


def _written(text: str, place: int) -> Quantity | None:
    found = _CHINESE.match(text, place)
    if found is None:
        return None
    number = _number(found)
    if number is None:
        return None
    unit = found["unit"] or ""
    latin = unit.lower() in units.LATIN
    end = found.end()
    if found["han"] and not unit and found["han"][-1] == "两" and len(found["han"]) > 1:
        before = chinese(found["han"][:-1])  # 三两: the unit, not a numeral
        if before is not None:
            number, unit = before, "两"
    elif found["digits"] and not unit and _OUNCE.match(text, end):
        unit, end = "两", end + 1
    if found["folk"] and not unit:
        unit = "个"
    if found["ounces"]:
        spare = _one(found["ounces"].strip()[:-1].strip())  # 一斤两两
        if unit != "斤" or spare is None:
            end = found.start("ounces")
        else:
            number += spare / 10  # 一斤二两
    if found["more"]:
        number += Decimal("0.5")
    if found["half"] and not unit:
        return None  # 半: of something that is called so
    if found["minus"]:
        number = -number
    bare = not unit
    return Quantity(
        place, end, number, units.LATIN.get(unit.lower(), unit), bare=bare, english=latin, times=bool(found["times"])
    )


def _number(found: re.Match[str]) -> Decimal | None:
    if found["high"]:
        return _one(found["high"])
    if found["part"]:
        above, below = map(int, found["part"].split("/"))
        return Decimal(above) / Decimal(below) if below else None
    if found["digits"]:
        return Decimal(found["digits"]) * (10_000 if found["myriad"] else 1)
    if found["han"]:
        return chinese(found["han"])
    if found["half"]:
        return Decimal("0.5")
    return Decimal(_FOLK[found["folk"]])


def _one(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdigit() else chinese(text)


def _spoken(text: str, place: int) -> Quantity | None:
    found = _SPOKEN.match(text, place)
    if found is None:
        return None
    unit = units.LATIN.get((found["unit"] or "").lower(), "")
    if found["dozen"]:
        said = found["dozen"].lower()
        first = said.split()[0]
        if said.startswith("half"):
            dozens = Decimal("0.5")
        elif "couple" in said:
            dozens = Decimal(2)
        elif first[0].isdigit():
            dozens = Decimal(first)
        else:
            dozens = Decimal(_WORDS.get(first, 1))
        return Quantity(place, found.end(), dozens, units.DOZEN, english=True)
    if found["half"]:
        return Quantity(place, found.end(), Decimal("0.5"), units.LATIN[found["halfunit"].lower()], english=True)
    if found["couple"]:
        return Quantity(place, found.end(), Decimal(2), unit, bare=not unit, english=True)
    if found["digits"]:
        return Quantity(place, found.end(), Decimal(found["digits"]), unit, bare=not unit, english=True)
    if found["word"].lower() in ("a", "an") and not unit:
        return Quantity(place, found.end(), Decimal(1), "", english=True)
    return Quantity(place, found.end(), Decimal(_WORDS[found["word"].lower()]), unit, bare=not unit, english=True)
