"""What people and doors are called, and which of them somebody means: rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.temperature.parsing.vocabulary import KINDS
from storage.accounts import Member, Speaker
from storage.households import Door

_PART = re.compile(r"[0-9]+[A-Za-z]?")


def parts_of(name: str) -> list[str]:
    """John Smith is called John, too, and 张雨桐 at home 雨桐. A given name of one character is too little to go by."""
    if re.fullmatch(r"[\u3400-\u9fff]{3,4}", name):
        return [name[-2:]]
    return [part for part in name.split() if part.isascii() and len(part) > 1 and part.lower() not in KINDS]


def names_of(speaker: Speaker) -> list[str]:
    """What the people of the speaker's household are called, in full and for short."""
    names = [member.name for member in speaker.people]
    return [*names, *(part for name in names for part in parts_of(name))]


def hints(room: str) -> list[str]:
    """The numbers of an address, the room last: 3号楼2单元301室, 3-2-301 and 301 are [3, 2, 301], the same, [301]."""
    return _PART.findall(room)


def spellings(rooms: Sequence[str]) -> list[str]:
    """How rosters write these rooms: 301, 301室, 301号."""
    return [room + end for room in rooms for end in ("", "室", "号", "號")]


def is_behind(door: Door, where: list[str]) -> bool:
    """Whether a door is the one that `hints` gave: its room, and what else is said of building and unit."""
    if not where or where[-1].casefold() not in (number.casefold() for number in _PART.findall(door.room)):
        return False
    building, unit = _PART.findall(door.building), _PART.findall(door.unit)
    match where[:-1]:
        case []:
            return True
        case [one]:
            return one in building or one in unit
        case [*_, first, second]:
            return first in building and second in unit
    return False


def people_called(door: Door, name: str | None) -> list[Member]:
    """Those behind a door who are called so; everybody where no name was said."""
    members = [dweller.member for dweller in door.people]
    if name is None:
        return members
    called = name.casefold()
    whole = [member for member in members if member.name.casefold() == called]
    return whole or [member for member in members if called in map(str.casefold, parts_of(member.name))]
