"""Addresses as people write them: 「3号楼2单元301-304、401」, 「3-2-301」, "building 3 unit 2 301". Rules only.

What is read is compared by what names have in common (`mark`): 3号楼, 三栋 and "building 3" are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}(?=\s*(?:号|栋|幢|座|单元|层|楼))")
_BUILDING = re.compile(
    r"(?:building|bldg|block)\s*([0-9]{1,3}|[a-z])\b|([0-9]{1,3}|[a-z])\s*(?:号楼|号院|栋楼?|幢|座|#楼?)"
)
_BUILDING_SHORT = re.compile(r"([0-9]{1,3})\s*楼(?!层)")  # 3楼: a floor once it is known which building
_UNIT = re.compile(r"unit\s*([0-9]{1,2}|[a-z])\b|([0-9]{1,2}|[a-z])\s*(?:单元|门)")
_FLOOR = re.compile(r"floor\s*([0-9]{1,2})\b|([0-9]{1,2})\s*(?:层楼?|楼)")
_TRIPLE = re.compile(r"([0-9]{1,3}|[a-z])-([0-9]{1,2})-([0-9]{2,4}[a-z]?)(?![0-9-])")
_PAIR = re.compile(r"([0-9]{1,2}|[a-z])-([0-9]{3,4}[a-z]?)(?![0-9-])")
_RANGE = re.compile(r"([0-9]{2,4})(?:室|号)?\s*(?:-|~|—|–|至|到|to)\s*([0-9]{2,4})(?:室|号房|号|房)?(?![0-9a-z])")
_ROOM = re.compile(r"([a-z]?[0-9]{2,5}[a-z]?)(?:室|号房|号|房|户)?(?![0-9a-z])")
_HARD = frozenset("、,;/。.&和与及")
_SOFT = frozenset(" \t\n:的家")
_NUMBERED = re.compile(r"(?:building|bldg|block|unit)?([0-9]{1,3}|[a-z])(?:号楼|号院|号|栋楼?|幢|座|楼|#楼?|单元|门)?")
_ONLY = re.compile(
    r"(?:building|bldg|block|unit|floor|to|and|[0-9a-z](?![a-z])|[\s号楼院栋幢座单元门房室层户#、,;/\-~—–至到和与及])+"
)


class Placed(Protocol):
    """A door with its place in words and by id; `unit` is empty where the building has no units."""

    @property
    def building(self) -> str:
        """The building's name."""

    @property
    def unit(self) -> str:
        """The unit's name."""

    @property
    def room(self) -> str:
        """The number on the door."""


_Door = TypeVar("_Door", bound=Placed)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One place as somebody wrote it, by marks; what was not said is empty. With neither room nor floor it is the whole
    unit or building. `until`: the last room of a range."""

    written: str
    building: str = ""
    unit: str = ""
    floor: int | None = None
    room: str = ""
    until: str = ""

    @property
    def is_area(self) -> bool:
        """Whether it means a building or unit as a whole."""
        return not self.room and self.floor is None


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says: the places, and the words that are none."""

    places: tuple[Spoken, ...]
    unknown: tuple[str, ...]


def plain(text: str) -> str:
    """Narrow letters in lower case, Chinese numerals before 号楼, 单元 and 层 as digits."""
    return _NUMERAL.sub(_as_digits, unicodedata.normalize("NFKC", text).casefold())


def _as_digits(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].partition("十")
    if not ten:
        return str(_NUMERALS[tens]) if len(tens) == 1 else found[0]
    return str(_NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0))


def mark(name: str) -> str:
    """What the ways of writing a building's or unit's name have in common: its number, or the name itself."""
    bare = "".join(plain(name).split())
    numbered = _NUMBERED.fullmatch(bare)
    return numbered[1] if numbered else bare


def room_mark(room: str) -> str:
    """What the ways of writing a room have in common: 301室 and 301 are the same."""
    return re.sub(r"(?:室|号房|号|房)$", "", "".join(plain(room).split()))


def is_address(text: str) -> bool:
    """Whether a text holds nothing but an address: told apart from a sentence in which a number stands."""
    bare = plain(text).strip()
    return any(char.isdigit() for char in bare) and _ONLY.fullmatch(bare) is not None


def read(text: str, doors: Iterable[Placed]) -> Read:
    """The places in a text; what was said of building and unit holds for rooms behind it. `doors`: all there are."""
    return _Reader(text, doors).read()


class _Reader:
    def __init__(self, text: str, doors: Iterable[Placed]) -> None:
        self.text = plain(text).strip()
        pairs = {(door.building, door.unit) for door in doors}
        self.known = {mark(building) for building, _ in pairs}
        self.buildings = _literal({building for building, _ in pairs})
        self.units = _literal({unit for _, unit in pairs if unit})
        self.places: list[Spoken] = []
        self.unknown: list[str] = []
        self.building = self.unit = ""
        self.pending = ""  # a building or unit that stands alone so far

    def read(self) -> Read:
        at = 0
        while at < len(self.text):
            char = self.text[at]
            if char in _HARD:
                self._settle()
            elif char not in _SOFT:
                at = self._next(at)
                continue
            at += 1
        self._settle()
        return Read(tuple(dict.fromkeys(self.places)), tuple(self.unknown))

    def _settle(self) -> None:
        if self.pending:
            self.places.append(Spoken(self.pending, self.building, self.unit))
        self.pending = ""

    def _next(self, at: int) -> int:
        """Read one thing at a position; gives the position behind it."""
        if found := _TRIPLE.match(self.text, at):
            self._settle()
            self.building, self.unit = found[1], found[2]
            self._add(found[0], room=found[3])
            return found.end()
        for end, building in self._building(at):
            self._settle()
            self.building, self.unit, self.pending = building, "", self.text[at:end]
            if building in self.known:
                return end
            self.pending = ""
            return self._strange(at)
        for end, unit in self._unit(at):
            self.unit, self.pending = unit, self.pending + self.text[at:end]
            return end
        if self.building and (found := _FLOOR.match(self.text, at)):
            self._add(found[0], floor=int(found[1] or found[2]))
            return found.end()
        if found := _PAIR.match(self.text, at):
            if self.building:
                self.unit = found[1]
            else:
                self.building = found[1]
            self._add(found[0], room=found[2])
            return found.end()
        if found := _RANGE.match(self.text, at):
            self._add(found[0], room=found[1], until=found[2])
            return found.end()
        if found := _ROOM.match(self.text, at):
            self._add(found[0], room=found[1])
            return found.end()
        return self._strange(at)

    def _building(self, at: int) -> Iterable[tuple[int, str]]:
        yield from _literally(self.text, at, self.buildings)
        found = _BUILDING.match(self.text, at) or (
            None if self.building or self.pending else _BUILDING_SHORT.match(self.text, at)
        )
        if found:
            yield found.end(), found[1] or (found[2] if found.re is _BUILDING else "")

    def _unit(self, at: int) -> Iterable[tuple[int, str]]:
        yield from _literally(self.text, at, self.units)
        if found := _UNIT.match(self.text, at):
            yield found.end(), found[1] or found[2]

    def _add(self, written: str, *, floor: int | None = None, room: str = "", until: str = "") -> None:
        self.places.append(Spoken(self.pending + written, self.building, self.unit, floor, room, until))
        self.pending = ""

    def _strange(self, at: int) -> int:
        end = at
        while end < len(self.text) and self.text[end] not in _HARD and not self.text[end].isspace():
            end += 1
        self.unknown.append(self.text[at : max(end, at + 1)])
        return max(end, at + 1)


def _literal(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names as they may stand in a text, the longest first, with their marks."""
    return sorted(((plain(name), mark(name)) for name in names), key=lambda one: (-len(one[0]), one[0]))


def _literally(text: str, at: int, names: Sequence[tuple[str, str]]) -> Iterable[tuple[int, str]]:
    for name, its_mark in names:
        end = at + len(name)
        # A name that is a bare number must not be the beginning of a room.
        if text.startswith(name, at) and not (name.isalnum() and name.isascii() and text[end : end + 1].isalnum()):
            yield end, its_mark


def behind(spoken: Spoken, doors: Iterable[_Door]) -> list[_Door]:
    """The doors that somebody may mean."""
    return [door for door in doors if _is_meant(spoken, door)]


def _is_meant(spoken: Spoken, door: Placed) -> bool:
    if spoken.building and mark(door.building) != spoken.building:
        return False
    if spoken.unit and mark(door.unit) != spoken.unit:
        return False
    room = room_mark(door.room)
    if spoken.floor is not None:
        return floor_of(door.room) == spoken.floor
    if spoken.until:
        return room.isdigit() and int(spoken.room) <= int(room) <= int(spoken.until)
    return not spoken.room or room == spoken.room


def floor_of(room: str) -> int:
    """The floor that a room number says: 502 → 5, 1203室 → 12; other spellings say none: 0."""
    bare = room_mark(room)
    return int(bare) // 100 if re.fullmatch(r"[1-9][0-9]{2,3}", bare) else 0
