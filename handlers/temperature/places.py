"""Places as lists divide them: buildings, units, floors; and how a button carries one. Rules only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, Protocol, TypeVar

from handlers.invites import natural
from storage.board import Door
from storage.temperature import Due

_natural = lru_cache(10_000)(natural)  # the same few names and numbers, for thousands of doors
_ROOM = re.compile(r"[1-9][0-9]?[0-9]{2}")
_SPOT = re.compile(r"(\d{1,15})(u?)(?:f(\d{1,2}))?")


Placed = Due | Door  # somebody, or a door, with its place in words and by id
_One = TypeVar("_One", Due, Door)


class Address(Protocol):
    """Something behind a door."""

    @property
    def building(self) -> str:
        """As it is called: 3号楼."""

    @property
    def unit(self) -> str:
        """Empty where the building has none."""

    @property
    def room(self) -> str:
        """What stands on the door."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of what somebody looks after: all of it (area 0), a building or unit, a floor of one. `alone`: only the
    doors of a building that belong to none of its units. Floor 0 is the rooms whose number does not say a floor."""

    area: int = 0
    alone: bool = False
    floor: int | None = None


EVERYTHING = Spot()


@dataclass(frozen=True, slots=True)
class Part(Generic[_One]):
    """One of the parts that a place divides into, with what lies in it."""

    spot: Spot
    kind: Literal["building", "unit", "rest", "floor"]
    name: str  # of the building or unit; empty for the others
    members: tuple[_One, ...]


def floor_of(room: str) -> int:
    """The floor that a room number of three or four digits says: 502 → 5, 1203 → 12; other spellings say none: 0."""
    return int(room) // 100 if _ROOM.fullmatch(room) else 0


def door_order(one: Address) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Sorts doors as one walks past them: 3号楼 before 10号楼, 502 before 1203."""
    return _natural(one.building), _natural(one.unit), _natural(one.room)


def spot_word(spot: Spot) -> str:
    """A spot as buttons carry it: 0, 12, 12u, 12f5."""
    return f"{spot.area}{'u' if spot.alone else ''}{'' if spot.floor is None else f'f{spot.floor}'}"


def read_spot(word: str) -> Spot:
    """The spot that a button carries; everything, where it is none: what a button says is not to be trusted."""
    found = _SPOT.fullmatch(word)
    if found is None or not word.isascii():
        return EVERYTHING
    area, alone, floor = found.groups()
    return Spot(int(area), bool(alone), None if floor is None else int(floor))


def lies_in(spot: Spot, one: Placed) -> bool:
    """Whether a door lies in a spot."""
    if spot.area not in (0, one.building_id, one.area_id) or (spot.alone and one.area_id != spot.area):
        return False
    return spot.floor is None or floor_of(one.room) == spot.floor


def above(spot: Spot, one: Placed) -> Spot | None:
    """The spot that this one, in which `one` lies, is a part of; none above everything."""
    if spot.floor is not None:
        return Spot(spot.area, spot.alone)
    if spot.alone or spot.area not in (0, one.building_id):
        return Spot(one.building_id)
    return EVERYTHING if spot.area else None


def parts(spot: Spot, members: Iterable[_One]) -> list[Part[_One]]:
    """What lies in a spot by building, where there are several; else by unit; else by floor; else not at all."""
    all_ = sorted(members, key=door_order)
    if spot.floor is not None or not all_:
        return []
    if len({one.building_id for one in all_}) > 1:
        return [
            Part(Spot(id), "building", some[0].building, some)
            for id, some in _grouped(all_, [one.building_id for one in all_])
        ]
    if len({one.area_id for one in all_}) > 1:
        return [
            Part(Spot(id, alone=not some[0].unit), "unit" if some[0].unit else "rest", some[0].unit, some)
            for id, some in _grouped(all_, [one.area_id for one in all_])
        ]
    area = all_[0].area_id
    by_floor = _grouped(all_, [floor_of(one.room) for one in all_])
    if len(by_floor) == 1:
        return []
    return [Part(Spot(area, spot.alone, floor), "floor", "", some) for floor, some in sorted(by_floor)]


def _grouped(members: Sequence[_One], keys: Sequence[int]) -> list[tuple[int, tuple[_One, ...]]]:
    groups: dict[int, list[_One]] = defaultdict(list)
    for one, key in zip(members, keys, strict=True):
        groups[key].append(one)
    return [(key, tuple(some)) for key, some in groups.items()]
