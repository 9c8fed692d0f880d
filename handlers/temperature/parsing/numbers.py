"""Numbers as people type them: which could be a temperature, which is a room, and which is certainly something else."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

LOWEST, HIGHEST = Decimal("34.0"), Decimal("43.0")  # what a living body has; outside it is a slip of the thumb

Shape = Literal[
    "exact",  # 36.5, 36度5
    "degrees",  # 36度, 37℃: a whole number, and said to be degrees
    "whole",  # 36
    "three",  # 365, which may be a room
    "room",  # 301室, 3-301
    "digits",  # 301: a room, if a temperature follows
    "point",  # 11.22, 6.5: the day of a month, or a slip
    "clock",  # 8:30, 10分钟
    "other",  # 11月22日, 38码, 120/80, 13812345678
]


class Number(NamedTuple):
    """A number in a text: what it looks like, where it ends, °C where it is a temperature, and whether it says so."""

    shape: Shape
    end: int
    celsius: Decimal = Decimal(0)
    marked: bool = False


# What a number measures when it is no temperature. 36.5两个人 are two people, 36.5天气好 is the weather.
_UNIT = r"""
    元|块|毛|角|[%‰]|折|倍|[万百千]|吨|磅|公?斤|千?克|两(?![个人口位])|公?里(?!面)|[厘毫]?米|[寸尺]|平[方米]|毫?升|周?岁|码|[瓦伏]
    |度电|天(?!气)|分(?!别)|小时|分钟|秒|月龄|[线路]
    |(?:kgs?|mg|g|cm|mm|km|m2?|ml|l|lbs?|pounds?|oz|inch(?:es)?|miles?|years?|yrs?|hours?|hrs?|min(?:ute)?s?|percent|pct
        |yuan|rmb|cny|usd|dollars?|bucks?|euros?|mb|gb|w|v|hz|bpm|mmhg|kpa)(?![a-z])
"""
# What a whole number counts.
_COUNTED = (
    "[个包袋盒瓶箱号楼层栋幢座户人口位名例天日月年周时次片粒颗支只条件双本台辆站"
    "期届版页章集遍份套批床级代桶罐听把根卷提排组班]"
)
_FLAT = r"[0-9]{3,4}(?![0-9.-])"
_ROOM = re.compile(
    rf"""
    (?:[0-9]{{1,3}}(?:号楼|号院|[栋幢座]|号(?=[0-9])|\#楼?(?=[0-9])|楼(?=[0-9]{{3}}))|[a-z][座栋幢区])\ ?
        (?:[0-9]{{1,2}}(?:单元|门)\ ?)?(?:{_FLAT})?[室房]?
    |[0-9]{{1,2}}单元\ ?(?:{_FLAT})?[室房]?
    |(?:[0-9]{{1,2}}|[a-z])-(?:[0-9]{{1,2}}-)?{_FLAT}[室房]?
    |[a-z]{_FLAT}(?![a-z])[室房]?
    |[0-9]{{3,4}}(?:室|房间?|户)
    """,
    re.VERBOSE,
)
_CLOCK = r"""
    (?:[01]?[0-9]|2[0-4])(?:
        :[0-5][0-9](?::[0-5][0-9])?(?![0-9])(?:\ ?[ap]\.?m\b\.?)?
        |点(?:[0-5][0-9](?![0-9.,·度])分?|[半钟整多过]|左右|[一三]刻|[0-9]分)?
        |时(?:[0-5]?[0-9]分)?
        |\ ?[ap]\.?m\b\.?
        |\ ?o'?clock
    )
"""
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?![0-9./-])"
_DATE = rf"""
    [0-9]{{4}}[-/.年][0-9]{{1,2}}(?:[-/.月][0-9]{{1,2}}[日号]?)?
    |[0-9]{{1,2}}月(?:[0-9]{{1,2}}(?![0-9.,·度])[日号]?|份)?
    |(?:1[0-2]|0?[1-9])[-/]{_DAY}
"""
_LONG = r"""
    \+?[0-9]{2,4}[\ -][0-9]{4}[\ -]?[0-9]{4}(?![0-9])   # phone and ID numbers
    |[0-9]{3,4}-[0-9]{7,8}
    |[0-9]{5,}x?(?:\.[0-9]+)?
    |[0-9]{4}\.[0-9]+
    |[0-9]{1,9}(?:\.[0-9]{1,9}){2,9}                    # versions and addresses
    |[0-9]+\.[0-9]{3,}
"""
_OTHER = re.compile(
    rf"""
    (?P<clock>{_CLOCK}|[0-9]+\ ?个?(?:分钟|小时)|[0-9]+\ ?(?:min(?:ute)?s?|hours?|hrs?)(?![a-z]))
    |{_DATE}|[0-9]{{2}}:[0-9]{{2}}
    |[¥$€£]\ ?[0-9]+(?:\.[0-9]+)?
    |{_LONG}
    |[0-9]{{2,3}}/[0-9]{{2,3}}(?![0-9.])(?<!3[4-9]/3[4-9])                                       # 120/80
    |[0-9]+(?:[./][0-9]+)?\ ?(?:[一每/](?:个(?!人)|公?斤|[只条包袋盒瓶箱份件双]|kg)|{_UNIT})         # 36.5一斤
    |[0-9]+[多来几]?\ ?{_COUNTED}人?
    |[0-9]{{1,2}}-[0-9]{{1,2}}\ ?[个天日岁人元块斤]
    |(?P<point>(?:1[0-2]|0?[1-9])\.{_DAY})
    """,
    re.VERBOSE,
)
_DEGREES = r"""
    \ ?(?:°[cf](?![a-z])|°|[cf](?![a-z])|摄氏度|华氏度?|度c?(?![a-z])|celsius|fahrenheit
        |deg(?:rees?)?(?:\ (?:celsius|fahrenheit|centigrade|[cf](?![a-z])))?(?![a-z]))
"""
_NO_COUNT = "(?![0-9.:/月日点号个人口天次室楼单元岁斤块包袋盒瓶]|分钟)"
# 36.5 36,5 36。5 36·5 "36 5" 36度5 36度半 36点5 36度 36℃. Two decimals only behind a real point: "36, 37" is no 36.37.
_TEMPERATURE = re.compile(
    rf"""
    (?P<whole>[0-9]{{1,3}})(?:
        (?:(?:\.\ ?|\ \.)(?P<two>[0-9]{{1,2}})(?![0-9]|\.[0-9])
            |(?:[,。·]|。\ )(?P<one>[0-9]){_NO_COUNT}
            |(?<=[34][0-9])\ (?P<apart>[0-9])(?![,-]){_NO_COUNT}
        )(?P<unit>{_DEGREES})?
        |(?:\ ?度|(?<=3[4-9])点|(?<=4[0-3])点)(?:(?P<after>[0-9]{{1,2}}){_NO_COUNT}分?|半)(?:\ ?(?:度|°c))?
        |(?P<only>{_DEGREES})
    )
    """,
    re.VERBOSE,
)
_INTEGER = re.compile(r"[0-9]+")


def number(text: str, at: int, *, fahrenheit: bool = False) -> Number | None:
    """The number at a place of a text that `simply` made; None where none begins there. `fahrenheit`: behind 华氏."""
    found = _ROOM.match(text, at)
    if found:
        return Number("room", found.end())
    found = _OTHER.match(text, at)
    if found:
        return Number("point" if found["point"] else "clock" if found["clock"] else "other", found.end())
    found = _TEMPERATURE.match(text, at)
    if found:
        return _temperature(found, fahrenheit=fahrenheit)
    found = _INTEGER.match(text, at)
    if found is None:
        return None
    whole = found[0]
    if fahrenheit and len(whole) in (2, 3):
        return Number("exact", found.end(), _from_fahrenheit(Decimal(whole)), marked=True)
    if len(whole) == 3 and 340 <= int(whole) <= 430:
        return Number("three", found.end(), Decimal(f"{whole[:2]}.{whole[2]}"))
    if len(whole) in (3, 4):
        return Number("digits", found.end())
    return Number("whole", found.end(), Decimal(whole).quantize(Decimal("0.1")))


def _temperature(found: re.Match[str], *, fahrenheit: bool) -> Number:
    decimals = found["two"] or found["one"] or found["apart"] or found["after"]
    if decimals is None and "半" in found[0]:
        decimals = "5"
    exact = Decimal(f"{found['whole']}.{decimals or 0}")
    unit = found["unit"] or found["only"] or ""
    if fahrenheit or "f" in unit or "华" in unit:
        return Number("exact", found.end(), _from_fahrenheit(exact), marked=True)
    marked = bool(unit) or "度" in found[0]
    shape: Shape = "exact" if decimals else "degrees"
    return Number(shape, found.end(), exact.quantize(Decimal("0.1"), ROUND_HALF_UP), marked=marked)


def _from_fahrenheit(value: Decimal) -> Decimal:
    return ((value - 32) * 5 / 9).quantize(Decimal("0.1"), ROUND_HALF_UP)
