"""How an edition stands, building by building, and in which order its doors are walked along. Rules only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from handlers.invites import natural
from handlers.temperature.places import door_order
from storage.notices.coverage import Cell, Home

IN_PERSON = frozenset({"phone", "door"})  # somebody told them
State = Literal["read", "told", "unknown", "unreached"]


@dataclass(frozen=True, slots=True)
class House:
    """The recipients of one building, or of all (then `id` is none): how many there are; who read it themselves; who
    was told by phone or at the door; of whom nothing is known. `without`: nothing reaches them; `stranded`: of those,
    the ones of whom nothing is known. `channels`: how many each reaches; `answers`: how many pressed each last."""

    id: int | None
    name: str
    all: int
    read: int
    told: int
    unknown: int
    without: int
    stranded: int
    channels: Mapping[str, int]
    answers: Mapping[str, int]


def houses(cells: Sequence[Cell]) -> tuple[list[House], House]:
    """The buildings, the one with the most that are unknown first; and all of them together."""
    by_building: dict[int, list[Cell]] = {}
    for cell in cells:
        by_building.setdefault(cell.building_id, []).append(cell)
    found = [_house(id, some[0].building, some) for id, some in by_building.items()]
    found.sort(key=lambda house: (-house.unknown, -house.stranded, natural(house.name)))
    return found, _house(None, "", cells)


def _house(id: int | None, name: str, cells: Sequence[Cell]) -> House:
    def count(some: Iterable[Cell]) -> int:
        return sum(cell.count for cell in some)

    channels: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    for cell in cells:
        channels.update({channel: cell.count for channel in cell.channels.split(",") if channel})
        if cell.answer is not None:
            answers[cell.answer] += cell.count
    return House(
        id, name, count(cells),
        read=count(cell for cell in cells if cell.how is not None and cell.how not in IN_PERSON),
        told=count(cell for cell in cells if cell.how in IN_PERSON),
        unknown=count(cell for cell in cells if cell.how is None),
        without=count(cell for cell in cells if not cell.channels),
        stranded=count(cell for cell in cells if not cell.channels and cell.how is None),
        channels=dict(sorted(channels.items())), answers=dict(sorted(answers.items())),
    )  # fmt: skip


def state_of(home: Home) -> State:
    """How one of them stands; first of all, whether somebody must go there."""
    if home.read_at is not None:
        return "told" if home.how in IN_PERSON else "read"
    return "unknown" if home.channels else "unreached"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A few doors in one building or unit, one after another. `stranded`: nothing reaches them."""

    building: str
    unit: str
    rooms: tuple[str, ...]
    stranded: bool


def stretches(homes: Iterable[Home], most: int) -> list[Stretch]:
    """Doors as one walks past them, at most so many in a stretch; first those that nothing reaches."""
    found: list[Stretch] = []
    for home in sorted(homes, key=lambda home: (bool(home.channels), door_order(home))):
        here = (home.building, home.unit, not home.channels)
        last = found[-1] if found else None
        if last is not None and (last.building, last.unit, last.stranded) == here and len(last.rooms) < most:
            found[-1] = Stretch(home.building, home.unit, (*last.rooms, home.room), here[2])
        else:
            found.append(Stretch(home.building, home.unit, (home.room,), here[2]))
    return found
