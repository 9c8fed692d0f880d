"""What a carry list, its pages and its labels are made of: the doors, what is for each, and how many of each state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.rules import Rules
from handlers.supplies import rounds
from handlers.supplies.door import walk
from handlers.supplies.door.walk import Stop
from storage.database import Db
from storage.supplies import door, orders
from storage.supplies.orders import Kept, Line
from storage.temperature import Within

_OF_ROUND = ("placed", *walk.GOING)
_UNDER_WAY = timedelta(hours=2)  # so long after it set out a round is still being carried
_RUBBISH = ("placed", "accepted", "bought")


@dataclass(frozen=True, slots=True)
class Load:
    """The doors on the way, and the lines of their orders, as it stood `at`. `round_at`: of which round; none: what
    somebody holds."""

    stops: tuple[Stop, ...]
    lines: Mapping[int, Sequence[Line]]
    at: datetime
    round_at: datetime | None = None

    @property
    def orders(self) -> list[Kept]:
        """All orders of it, in the order of the way."""
        return [order for stop in self.stops for order in stop.orders]

    @property
    def doors(self) -> int:
        """How many doors something is put down at."""
        return sum(not stop.rubbish for stop in self.stops)

    @property
    def rubbish(self) -> int:
        """From how many it is fetched."""
        return sum(stop.rubbish for stop in self.stops)

    def of_building(self, building_id: int) -> Load:
        """What of it is for one building; 0: all."""
        if not building_id:
            return self
        stops = tuple(stop for stop in self.stops if stop.orders[0].building_id == building_id)
        return Load(stops, self.lines, self.at, self.round_at)


def coming(rules: Rules, now: datetime) -> datetime:
    """The round that is being packed or carried: one that set out no more than two hours ago, else the next; where
    there are no rounds, all is carried now."""
    return rounds.joined(rules, now - rules.supplies.cutoff - _UNDER_WAY) or now


async def mine(db: Db, rules: Rules, person_id: int, now: datetime) -> Load:
    """What somebody holds and carries now."""
    held = await door.held(db, person_id, walk.GOING)
    until = coming(rules, now)
    found = [one for one in held if one.kind == walk.RUBBISH or walk.in_hand(one, until)]
    return await _load(db, rules, found, now, None)


async def of_round(db: Db, rules: Rules, within: Within, round_at: datetime, now: datetime) -> Load:
    """All of a place that goes with a round (or waits for none), whoever has it."""
    found = await door.going(db, within, _OF_ROUND, walk.CARRIED, until=round_at)
    found = [one for one in found if one.waits != "clinician"]
    found += await door.going(db, within, _RUBBISH, (walk.RUBBISH,))
    return await _load(db, rules, found, now, round_at)


async def _load(db: Db, rules: Rules, found: Sequence[Kept], now: datetime, round_at: datetime | None) -> Load:
    shut = await door.quarantined(db, {one.household_id for one in found}, rules.local(now).date())
    stops = walk.way(found, shut, rules.supplies.quarantined)
    return Load(tuple(stops), await orders.lines(db, [one.id for one in found]), now, round_at)
