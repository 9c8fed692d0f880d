"""What can be ordered, and which of it somebody means. Rules only.

A name is found as it is written, by another name of the thing, with a brand before or behind it, or with one character
that sounds or looks alike. Never across kinds: 生抽 is not 老抽, 米 is not 米醋. Two that are equally near are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from handlers.roster.cells import BadCell
from handlers.supplies.reading import goods, vocabulary
from handlers.supplies.reading.likeness import Likeness
from handlers.supplies.reading.units import MEDICINE, WORDS, Sold

_T = TypeVar("_T")
_MARKS = re.compile(r"[\s的「」『』“”\"'《》【】\[\]()（）·.,!?:：~-]+")
SIMPLE = dict(zip(vocabulary.TRADITIONAL, vocabulary.SIMPLIFIED, strict=True))
_SIZE = re.compile("([一二三四五六七八九])(?=号(?:充电)?电池)")
_AROUND = 40  # characters of brands and wishes around a name; what is longer is talk, and not worth looking at
_THINGS = frozenset(vocabulary.THINGS.split())
_CHILD = re.compile("(?:小孩子?|孩子|小朋友|宝宝|娃娃?)(?:们)?[用戴喝吃穿]?")
_COOKED = re.compile("糖醋|红烧|清蒸|水煮|清炒|爆炒|油炸|凉拌|蒜蓉|盐焗|宫保|鱼香")
_BETWEEN = frozenset("买要来带拿加")  # 买米买油买盐
_KINDS = frozenset(vocabulary.KINDS.split())
_MODIFIERS = sorted({*vocabulary.MODIFIERS.split(), *vocabulary.BRANDS.split()}, key=len, reverse=True)
_BRANDS = frozenset(brand.lower() for brand in vocabulary.BRANDS.split())
_BRAND = re.compile("|".join(map(re.escape, sorted(_BRANDS, key=len, reverse=True))) + r"|\w{2,4}牌")
_MODIFIER = re.compile("|".join(map(re.escape, _MODIFIERS)), re.IGNORECASE)
_SAME = {name: frozenset(group.split()) for group in vocabulary.SAME.split("|") for name in group.split()}
_ENGLISH_MODIFIERS = frozenset(
    {"fresh", "cheap", "cheapest", "white", "brown", "big", "small", "large", "plain", "normal", "regular", "good"}
    | {"local", "frozen", "organic", "ordinary", "some", "the", "table", "cooking", "your", "usual", "new", "whole"}
    | {"low", "fat"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the catalogue. `price` in 元, none where it is not fixed; `limit`: units a household and day."""

    name: str
    aliases: tuple[str, ...] = ()
    category: str = ""
    sold: Sold = field(default_factory=lambda: Sold(""))
    price: Decimal | None = None
    limit: Decimal | None = None
    merchant: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means: one thing, or several that are equally near (`item` none), or nothing. `exact`: nothing was
    left over and nothing was guessed."""

    item: Item | None = None
    near: tuple[str, ...] = ()
    exact: bool = False


_NOTHING = Found()


def key(text: str) -> str:
    """A name as it is compared: narrow, lower case, simplified, without marks and without spaces between characters."""
    text = "".join(SIMPLE.get(one, one) for one in unicodedata.normalize("NFKC", text).lower())
    text = _SIZE.sub(lambda size: str("一二三四五六七八九".index(size[1]) + 1), text)
    if any(one > "\x7f" for one in text):
        return _MARKS.sub("", text)
    return " ".join(_singular(word) for word in re.findall(r"[a-z0-9%&]+", text))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("oes", "ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


class Catalogue:
    """The things there are, by all that they are called."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = tuple(items)
        self._names: dict[str, Item] = {}
        for item in self.items:
            self._names.setdefault(key(item.name), item)
        for item in self.items:
            for alias in item.aliases:
                self._names.setdefault(key(alias), item)
        self._names.pop("", None)
        for name, item in list(self._names.items()):  # 番茄 where the list has 西红柿
            for other in _SAME.get(name, ()):
                if other not in self._names:
                    self._names[other] = item
        for other, group in _SAME.items():  # unless two of the list are meant by it
            meant = {self._names[name].name for name in group if name in self._names}
            if len(meant) > 1 and other in self._names and other not in self._own():
                del self._names[other]
        self._longest = max(map(len, self._names), default=0)
        self._likeness = Likeness(self._names)
        self._find = lru_cache(4096)(self._look)
        self.words = self._protected()

    def _own(self) -> frozenset[str]:
        return frozenset(key(name) for item in self.items for name in item.names)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]]) -> Catalogue:
        """From the rows of a catalogue file: name, aliases (by |), category, unit, pack_size, pack_unit, price, limit,
        merchant. What is missing or no number counts as not given."""
        return cls(item_of(row) for row in rows if str(row.get("name") or "").strip())

    def find(self, name: str) -> Found:
        """What a name means."""
        if len(name) > self._longest + _AROUND:
            return _NOTHING
        wanted = key(name)
        return self._find(wanted) if wanted else _NOTHING

    def _protected(self) -> re.Pattern[str]:
        """Names in which a number, a unit or a joining word stands: they are not to be cut there."""
        cut = re.compile(r"[0-9a-z一二三四五六七八九十百千半两俩仨和加来要带订买拿购代送有]|还有|再")
        names = {*self._names, *(thing.lower() for thing in _THINGS), *_BRANDS}
        found = sorted((name for name in names if cut.search(name) and len(name) > 1), key=len, reverse=True)
        general = (
            r"[1-9一二三四五六七八九]\s*号\s*(?:充电)?电池|\d+(?:\.\d+)?\s*[%％]\S{0,2}(?:酒精|果汁)?"
            r"|(?<![a-z])[a-wyz]\d{1,3}(?=口罩|\b)|[二三四五六七八九]合一"
        )
        measured = "|".join(unit for unit in WORDS if unit != "两")
        whole = [
            re.escape(name)
            if not name.isascii()
            else rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" + (rf"(?!\s*(?:{measured}))" if name.isdigit() else "")
            for name in found
        ]
        return re.compile("|".join([*whole, general]), re.IGNORECASE)

    def apart(self, name: str) -> list[str]:
        """葱姜蒜 → 葱, 姜, 蒜: a name that is nothing but names; empty where it is not."""
        wanted = key(name)
        ways: list[list[str] | None] = [[], *([None] * len(wanted))]
        for end in range(1, len(wanted) + 1):
            if wanted[end - 1] in _BETWEEN and ways[end - 1]:
                ways[end] = ways[end - 1]
            for start in range(max(0, end - self._longest), end):
                before = ways[start]
                if before is not None and wanted[start:end] in self._names:
                    ways[end] = [*before, wanted[start:end]]
                    break
        return ways[-1] or []

    # --- finding ------------------------------------------------------------------------------------------------------

    def _look(self, wanted: str) -> Found:
        item = self._names.get(wanted)
        if item is not None:
            return Found(item, exact=True)
        if wanted.isascii():
            return self._look_english(wanted)
        if wanted in _THINGS:  # something else, however near it sounds
            within = self._within(wanted)
            return self._plainer(wanted) if within == _NOTHING else within
        item = self._names.get(wanted[:-1]) if wanted[-1] in "子儿" and len(wanted) > 1 else None
        if item is not None:  # 梨子
            return Found(item)
        child = _CHILD.match(wanted)
        if child is not None and f"儿童{wanted[child.end() :]}" in self._names:  # 小孩戴的口罩
            return Found(self._names[f"儿童{wanted[child.end() :]}"])
        for find in (self._ending, self._beginning):
            item = find(wanted)
            if item is not None:
                return Found(near=(item.name,)) if _COOKED.match(wanted) else Found(item)
        return self._within(wanted) if self._within(wanted) != _NOTHING else self._alike(wanted)

    def _ending(self, wanted: str) -> Item | None:
        """金龙鱼大米: what it is stands at the end, and before it a brand or how it is to be."""
        for start in range(1, len(wanted)):
            end = wanted[start:]
            item = self._names.get(end)
            if item is None:
                continue
            before = wanted[:start]
            if len(end) > 1 and not before[-1].isdigit():
                return item
            return item if _is_modifier(before) else None
        return None

    def _beginning(self, wanted: str) -> Item | None:
        """酱油海天: the brand behind it."""
        for end in range(min(len(wanted) - 1, self._longest), 0, -1):
            item = self._names.get(wanted[:end])
            if item is not None and _BRAND.fullmatch(wanted[end:]):
                return item
        return None

    def _within(self, wanted: str) -> Found:
        """口罩 where there are 医用口罩 and 儿童口罩: the one whose name ends so, or all of them to be asked about."""
        if wanted.isascii() or wanted in _KINDS:
            return _NOTHING
        items = {
            self._names[name].name: self._names[name]
            for name in self._names
            if name.endswith(wanted) and not (name in _THINGS and wanted in _THINGS and name not in self._own())
        }
        if len(items) == 1 and len(wanted) < 2:  # 鸭 is not 盐水鸭: one character is never enough for one thing
            return _NOTHING
        if len(items) == 1 and (wanted not in _THINGS or self._is_a_kind_of(wanted, *items.values())):
            return Found(next(iter(items.values())))
        return Found(near=tuple(sorted(items))) if items else _NOTHING

    def _plainer(self, wanted: str) -> Found:
        """医用口罩 is the shop's 口罩; 脱脂牛奶 may be its 牛奶, which is asked."""
        item = self._ending(wanted)
        if item is None:
            return _NOTHING
        name = max((name for name in self._names if self._names[name] is item and wanted.endswith(name)), key=len)
        before = wanted.removesuffix(name)
        if len(name) < 2:  # 红糖 is not 糖
            return _NOTHING
        return Found(item) if len(before) > 1 and _is_modifier(before) else Found(near=(item.name,))

    def _is_a_kind_of(self, wanted: str, item: Item) -> bool:
        """口罩 may be the shop's 医用口罩; 萝卜 is asked about where there is only 胡萝卜."""
        return any(
            name.endswith(wanted) and (name not in _THINGS or _is_modifier(name.removesuffix(wanted)))
            for name in map(key, item.names)
        )

    def _alike(self, wanted: str) -> Found:
        """One character that sounds or looks like the right one, two that changed places, one too many or too few."""
        found = self._sounding(wanted) or self._likeness.looking(wanted)
        if not found:
            for start in range(1, len(wanted) - 1):  # behind a brand
                if _is_modifier(wanted[:start]):
                    found = self._sounding(wanted[start:])
                    if found:
                        break
        return self._one_of(found)

    def _sounding(self, wanted: str) -> list[str]:
        return [] if wanted in _THINGS else self._likeness.sounding(wanted)

    def _one_of(self, names: Iterable[str]) -> Found:
        """The thing that all names mean; or all things that they mean, to be asked about."""
        items = {self._names[name].name: self._names[name] for name in names}
        if len(items) == 1:
            return Found(next(iter(items.values())))
        return Found(near=tuple(sorted(items))) if items else _NOTHING

    def _look_english(self, wanted: str) -> Found:
        words = wanted.partition(" size ")[0].split()
        item = self._names.get(" ".join(words))
        if item is not None:
            return Found(item)
        for start in range(1, len(words)):
            item = self._names.get(" ".join(words[start:]))
            if item is not None and all(word in _ENGLISH_MODIFIERS or word in _BRANDS for word in words[:start]):
                return Found(item)
        for end in range(len(words) - 1, 0, -1):
            item = self._names.get(" ".join(words[:end]))
            if item is not None and all(word in _BRANDS for word in words[end:]):
                return Found(item)
        return self._one_of(self._likeness.spelled(wanted))


def item_of(row: Mapping[str, Any]) -> Item:
    """One row of a catalogue file."""

    def text(name: str) -> str:
        value = row.get(name)
        return "" if value is None else str(value).strip()

    size, inner = _lenient(goods.pack, text("pack_size")) or (None, "")
    category = text("category")
    return Item(
        name=text("name"),
        aliases=goods.names(text("aliases")),
        category=category,
        sold=Sold(text("unit"), size, goods.unit_of(text("pack_unit")) or inner, MEDICINE in category),
        price=_lenient(goods.price, text("price")),
        limit=_lenient(goods.limit, text("limit")),
        merchant=text("merchant"),
    )


def _lenient(read: Callable[[str], _T], text: str) -> _T | None:
    """What a cell says; none where it makes no sense."""
    try:
        return read(text)
    except BadCell:
        return None


def is_brand(text: str) -> bool:
    """Whether a word is nothing but a brand."""
    return _BRAND.fullmatch(key(text)) is not None


def _is_modifier(text: str) -> bool:
    """Whether a text is nothing but brands and words that do not change what a thing is."""
    at = 0
    while at < len(text):
        found = _MODIFIER.match(text, at) or _BRAND.match(text, at)
        if found is None:
            return False
        at = found.end()
    return True
