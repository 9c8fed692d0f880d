"""The way of whoever carries: from door to door, building by building, unit by unit, floor by floor. Rules only.

Households in quarantine come first or last in their building, as the settings say; their rubbish after everything else.
What that order tells: whoever walks it can guess that the doors out of their order are in quarantine. That cannot be
kept from the one who walks, since walking so is the point (bags of others must not pass such a door first), and it is
why the list goes to those who carry alone, in private, never into a group. What can be kept from everybody else is:
nothing in any list, on any page or label says why a door comes when it does; every door is served in the same way
(down, no knock), there is no gap, no heading and no mark where the one part ends and the other begins; and what lies
about in a lobby, the labels, is sorted by room alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from handlers.addresses import floor_of
from handlers.invites import natural
from handlers.supplies.kinds import KINDS
from storage.supplies.orders import Kept, Line

CARRIED = tuple(kind.name for kind in KINDS.values() if kind.carried)
RUBBISH = "rubbish"
EVER = datetime.max.replace(tzinfo=UTC)  # as `until`: with whatever round
GOING = ("accepted", "bought", "moving")  # somebody has it, and it is not at a door


@dataclass(frozen=True, slots=True)
class Stop:
    """A door, and what is to be put down before it (or, `rubbish`, fetched from it). `unit` is empty where the building
    has none."""

    household_id: int
    building: str
    unit: str
    room: str
    orders: tuple[Kept, ...]
    rubbish: bool = False

    @property
    def place(self) -> str:
        """The address in words."""
        return self.building + self.unit + self.room

    @property
    def within(self) -> str:
        """The address inside the building."""
        return self.unit + self.room

    @property
    def floor(self) -> int:
        """0 where the room's number does not say it."""
        return floor_of(self.room)


def way(
    orders: Sequence[Kept], quarantined: Collection[int], when: Literal["first", "last"] = "last"
) -> list[Stop]:  # fmt: skip
    """The doors of these orders, as they are walked to."""
    by_door: dict[tuple[bool, int], list[Kept]] = defaultdict(list)
    for order in orders:
        by_door[order.kind == RUBBISH, order.household_id].append(order)
    stops = [
        Stop(home, found[0].building, found[0].unit, found[0].room, tuple(found), rubbish)
        for (rubbish, home), found in by_door.items()
    ]

    def key(stop: Stop) -> tuple[object, ...]:
        shut = stop.household_id in quarantined
        block = shut if stop.rubbish or when == "last" else not shut
        if stop.rubbish:  # theirs after everything else, whatever the building
            return (True, block, *_plainly(stop))
        return (False, natural(stop.building), block, *_plainly(stop)[1:])

    return sorted(stops, key=key)


def _plainly(stop: Stop) -> tuple[object, ...]:
    return natural(stop.building), natural(stop.unit), stop.floor, natural(stop.room), stop.household_id


def by_room(stops: Sequence[Stop]) -> list[Stop]:
    """The same doors in an order that says nothing but where they are."""
    return sorted(stops, key=_plainly)


def next_stop(stops: Sequence[Stop], household_id: int | None) -> Stop | None:
    """Where to go from a door: the next on the way that is not there yet, else the first that is left."""
    left = [stop for stop in stops if not stop.rubbish]
    at = next((number for number, stop in enumerate(left) if stop.household_id == household_id), None)
    rest = left if at is None else [*left[at + 1 :], *left[:at]]
    return rest[0] if rest else None


def in_hand(order: Kept, until: datetime) -> bool:
    """Whether somebody carries it by now: bought or fetched, or taken for a round that sets out by `until`. (Not
    everybody presses every button.)"""
    if not KINDS[order.kind].carried or order.waits == "clinician":
        return False
    return order.state in ("bought", "moving") or (
        order.state == "accepted" and (order.round_at is None or order.round_at <= until)
    )


def together(order: Kept, mine: Sequence[Kept], until: datetime) -> list[Kept]:
    """What is set down with an order: all for the same door that its taker has in hand now."""
    same = (one for one in mine if one.household_id == order.household_id and one.taker_id == order.taker_id)
    return [order, *(one for one in same if one.id != order.id and in_hand(one, until))]


def things(order: Kept, lines: Mapping[int, Sequence[Line]]) -> list[Line]:
    """What of an order can be named on paper and in lists: nothing that tells of somebody's health."""
    if KINDS[order.kind].sealed:
        return []
    return [line for line in lines.get(order.id, ()) if line.due]
