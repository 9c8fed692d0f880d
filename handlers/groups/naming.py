"""How people write buildings, and which of them a group's title or somebody's words mean: rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from handlers.invites import natural
from storage.groups import Building

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
_NUMERAL = re.compile("[零〇一二两三四五六七八九十百]+")
_SIGN = r"(?:\d+[a-z]?|[a-z]\d*)"
_MARKED = re.compile(
    rf"(?<![a-z0-9])({_SIGN})\s*(?:号楼|號樓|号|號|栋|棟|幢|座|楼|樓|#)"
    rf"|(?:building|bldg\.?|block|tower|no\.?|number|#|楼栋|栋|楼|座)\s*[:#]?\s*({_SIGN})(?![a-z0-9])"
)
_BARE = re.compile(r"(?<![a-z0-9.])(\d+[a-z]?)(?![a-z0-9]|\.\d)")
_COMMUNITY = ("社区", "小区", "村", "community")


def plain(text: str) -> str:
    """A name as it is compared: 「三号楼」, 「3 号楼」 and 「３号楼」 are all 3号楼."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _NUMERAL.sub(lambda found: _number(found[0]), text)
    return re.sub(r"(?<=[^a-z0-9])\s+|\s+(?=[^a-z0-9])", "", text).strip("「」『』“”\"'《》【】()[]<>。.,，!！:：;； ")


def _number(numeral: str) -> str:
    """十二 is 12, 二十三 is 23, 一百零五 is 105; without 十 and 百 digit by digit."""
    if not any(sign in _UNITS for sign in numeral):
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return str(total + digit)


def signs(written: str) -> set[str]:
    """The numbers or letters by which a text names buildings: 阳光二期3号楼 is {3}, Building 3 and 3 as well."""
    text = plain(written)
    marked = {one or other for one, other in _MARKED.findall(text)}
    if not marked and re.fullmatch(_SIGN, text):
        return {text}
    # Bare numbers in digits alone: 「相亲相爱一家人」 is not building 1.
    return marked or set(_BARE.findall(unicodedata.normalize("NFKC", written).casefold()))


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text, and not as the end of another: 3号楼 is not in 13号楼."""
    return re.search(rf"(?<![a-z0-9]){re.escape(plain(name))}(?![a-z0-9])", plain(text)) is not None


def _names_community(building: Building, text: str) -> bool:
    name = plain(building.community)
    short = name
    for end in _COMMUNITY:
        short = short.removesuffix(end)
    return name in plain(text) or (len(short) > 1 and short in plain(text))


def likely(title: str, buildings: Sequence[Building]) -> list[Building]:
    """The buildings, those first that a group's title seems to name."""

    def score(building: Building) -> int:
        points = 4 if _stands(building.name, title) else 3 if signs(building.name) & signs(title) else 0
        if any(_names_community(one, title) for one in buildings):
            points += 2 if _names_community(building, title) else -3
        return points

    return sorted(buildings, key=lambda one: (-score(one), natural(one.community), natural(one.name)))


def meant(said: str, buildings: Sequence[Building]) -> list[Building]:
    """The buildings that somebody means by a name, a number, with or without the community; none where nothing fits."""
    same = [one for one in buildings if plain(said) in (plain(one.name), plain(one.community + one.name))]
    found = same or [one for one in buildings if _stands(one.name, said)]
    if not found:
        named = signs(said)
        found = [one for one in buildings if len(named) == 1 and signs(one.name) == named]
    if len(found) > 1:
        found = [one for one in found if _names_community(one, said)] or found
    return sorted(found, key=lambda one: (natural(one.community), natural(one.name)))


def called(building: Building, among: Sequence[Building]) -> str:
    """What a building is called: with its community, where there are several."""
    several = len({one.community_id for one in among}) > 1
    return building.community + building.name if several else building.name
