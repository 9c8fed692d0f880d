"""What a carry list, its pages and its labels are made of: the doors, what is for each, and how many of each state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
    somebody holds. `ahead`: they hold nothing that is carried now, these are what they have taken for that round;
    `later`: so many orders they hold for rounds after these. `next_at`: with which round after this one more goes."""

    stops: tuple[Stop, ...]
    lines: Mapping[int, Sequence[Line]]
    at: datetime
    round_at: datetime | None = None
    ahead: datetime | None = None
    later: int = 0
    next_at: datetime | None = None

    @property
    def when(self) -> datetime | None:
        """The round that it is of, where it is of one."""
        return self.round_at or self.ahead

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
        return replace(self, stops=stops)


def coming(rules: Rules, now: datetime) -> datetime:
    """The round that is being packed or carried: one that set out no more than two hours ago, else the next; where
    there are no rounds, all is carried now."""
    return rounds.joined(rules, now - rules.supplies.cutoff - _UNDER_WAY) or now


async def mine(db: Db, rules: Rules, person_id: int, now: datetime) -> Load:
    """What somebody holds and carries now; where that is nothing, what they have taken for the next round that they
    have taken anything for."""
    held = await door.held(db, person_id, walk.GOING)
    until, ahead = coming(rules, now), None
    carried = [one for one in held if walk.in_hand(one, walk.EVER)]
    found = [one for one in carried if walk.in_hand(one, until)]
    if carried and not found:
        ahead = min(one.round_at for one in carried if one.round_at is not None)
        found = [one for one in carried if walk.in_hand(one, ahead)]
    rubbish = [one for one in held if one.kind == walk.RUBBISH]
    load = await _load(db, rules, [*found, *rubbish], now, None)
    return replace(load, ahead=ahead, later=len(carried) - len(found))


async def coming_round(db: Db, rules: Rules, within: Within, now: datetime, building_id: int = 0) -> Load:
    """The round that is being packed or carried; where nothing goes with it (to this building), the next with which
    something does."""
    load = await of_round(db, rules, within, coming(rules, now), now)
    if not load.of_building(building_id).doors and load.round_at is not None:
        at = await door.next_round(db, within, _OF_ROUND, walk.CARRIED, load.round_at, building_id)
        if at is not None:
            return await of_round(db, rules, within, at, now)
    return load


async def of_round(db: Db, rules: Rules, within: Within, round_at: datetime, now: datetime) -> Load:
    """All of a place that goes with a round (or waits for none, or is left of an earlier one), whoever has it. What
    goes with a later round than the coming one is of that round alone."""
    found = await door.going(db, within, _OF_ROUND, walk.CARRIED, until=round_at)
    ahead = round_at > coming(rules, now)
    found = [one for one in found if one.waits != "clinician" and (not ahead or one.round_at == round_at)]
    found += await door.going(db, within, _RUBBISH, (walk.RUBBISH,))
    next_at = await door.next_round(db, within, _OF_ROUND, walk.CARRIED, round_at)
    return replace(await _load(db, rules, found, now, round_at), next_at=next_at)


async def _load(db: Db, rules: Rules, found: Sequence[Kept], now: datetime, round_at: datetime | None) -> Load:
    shut = await door.quarantined(db, {one.household_id for one in found}, rules.local(now).date())
    stops = walk.way(found, shut, rules.supplies.quarantined)
    return Load(tuple(stops), await orders.lines(db, [one.id for one in found]), now, round_at)
