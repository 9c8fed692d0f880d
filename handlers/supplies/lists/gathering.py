"""What is to be bought, added up: by merchant, by household, and what must not be bought yet. Rules, but for
reading it.

A total is the sum of the lines it stands for and nothing else; the same thing in different units is not added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.supplies.kinds import KINDS
from handlers.supplies.lists.vocabulary import Pick
from handlers.temperature.places import door_order
from storage.database import Db
from storage.supplies import lists
from storage.supplies.lists import Wanted
from storage.temperature import Within

# Of these something is bought and brought; a kit is packed out of the community's own store.
CARRIED = tuple(kind.name for kind in KINDS.values() if kind.carried and "bought" in kind.path)
_LAST = 1_000_000_000  # behind all that stands in the shop's list


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in one unit, and all the lines that ask for it. `cost`: of those that have a price, in 元."""

    name: str
    unit: str
    lines: tuple[Wanted, ...]

    @property
    def count(self) -> Decimal:
        """How many units of it."""
        return sum((one.line.due for one in self.lines), Decimal(0))

    @property
    def cost(self) -> Decimal:
        """What those that have a price cost together."""
        return cost(self.lines)

    @property
    def unpriced(self) -> bool:
        """Whether some have none yet."""
        return any(one.line.cost is None for one in self.lines)

    @property
    def notes(self) -> tuple[tuple[Decimal, str], ...]:
        """What is said of some of them, and of how many."""
        found: dict[str, Decimal] = {}
        for one in self.lines:
            if one.line.note:
                found[one.line.note] = found.get(one.line.note, Decimal(0)) + one.line.due
        return tuple((count, note) for note, count in found.items())


@dataclass(frozen=True, slots=True)
class Shop:
    """What one merchant has to hand over; without an id nobody sells it."""

    id: int | None
    name: str
    things: tuple[Thing, ...]

    @property
    def lines(self) -> tuple[Wanted, ...]:
        """All lines."""
        return tuple(one for thing in self.things for one in thing.lines)


@dataclass(frozen=True, slots=True)
class Home:
    """What one household waits for."""

    household_id: int
    building: str
    unit: str
    room: str
    lines: tuple[Wanted, ...]

    @property
    def place(self) -> str:
        """The address in words."""
        return self.building + self.unit + self.room


@dataclass(frozen=True, slots=True)
class Held:
    """An order, or what of it, must not be bought yet, and why: clinician, substitute, price."""

    why: str
    lines: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """A pick list. `by_hand` is last of the shops; `apart`: the orders that go without a round, on a list of a round;
    `late`: those of rounds before it."""

    shops: tuple[Shop, ...]
    homes: tuple[Home, ...]
    held: tuple[Held, ...]
    apart: int = 0
    late: int = 0

    @property
    def lines(self) -> tuple[Wanted, ...]:
        """All that is to be bought."""
        return tuple(one for shop in self.shops for one in shop.lines)

    @property
    def orders(self) -> int:
        """How many orders it is of."""
        return len({one.order_id for one in self.lines})


def cost(lines: Iterable[Wanted]) -> Decimal:
    """What lines with a price cost together."""
    return sum((one.line.cost for one in lines if one.line.cost is not None), Decimal(0))


def goes_apart(one: Wanted) -> bool:
    """Whether it waits for no round."""
    return one.urgent or one.round_at is None


async def rows_of(db: Db, within: Within, community_id: int, pick: Pick) -> list[Wanted]:
    """All lines that a pick list is made of."""
    since = pick.at if pick.how == "at" else None
    return await lists.wanted(db, within, community_id, CARRIED, since=since, until=pick.at)


def gather(rows: Iterable[Wanted], pick: Pick) -> Picked:
    """A pick list of all lines that nobody has bought yet."""
    by_order: dict[int, list[Wanted]] = defaultdict(list)
    for one in rows:
        by_order[one.order_id].append(one)
    open_: list[Wanted] = []
    held: list[Held] = []
    apart: set[int] = set()
    for order_id, lines in by_order.items():
        waiting = _waiting(lines)
        if waiting:
            held.append(Held(lines[0].waits or "substitute", tuple(waiting)))
        to_buy = [one for one in lines if one not in waiting]
        if goes_apart(lines[0]) == (pick.how == "now"):
            open_ += to_buy
        elif to_buy and pick.how != "now":
            apart.add(order_id)
    late = {one.order_id for one in open_ if pick.at is not None and one.round_at and one.round_at < pick.at}
    return Picked(_shops(open_), _homes(open_), tuple(held), len(apart), len(late))


def _waiting(lines: Sequence[Wanted]) -> list[Wanted]:
    """What of an order waits for somebody's word: the lines for which something else is proposed. Where it waits and
    nothing is proposed (a doctor looks at it; it costs more than they said), all of it."""
    proposed = [one for one in lines if one.line.offer is not None]
    return list(lines) if lines[0].waits is not None and not proposed else proposed


def _shops(lines: Sequence[Wanted]) -> tuple[Shop, ...]:
    things: dict[tuple[int | None, int | str, str], list[Wanted]] = defaultdict(list)
    for one in lines:
        things[one.line.merchant_id, one.line.item_id or one.line.name, one.line.unit].append(one)
    shops: dict[int | None, list[Thing]] = defaultdict(list)
    for (merchant_id, _, unit), some in sorted(things.items(), key=lambda found: _shelf(found[1][0])):
        shops[merchant_id].append(Thing(some[0].line.name, unit, tuple(some)))
    return tuple(
        Shop(id, found[0].lines[0].merchant, tuple(found))
        for id, found in sorted(shops.items(), key=lambda shop: (shop[0] is None, _shelf(shop[1][0].lines[0])))
    )


def _shelf(one: Wanted) -> tuple[int, str, str]:
    return _LAST if one.shelf is None else one.shelf, one.line.name, one.line.unit


def _homes(lines: Sequence[Wanted]) -> tuple[Home, ...]:
    homes: dict[int, list[Wanted]] = defaultdict(list)
    for one in lines:
        homes[one.household_id].append(one)
    found = [Home(id, some[0].building, some[0].unit, some[0].room, tuple(some)) for id, some in homes.items()]
    return tuple(sorted(found, key=door_order))


def pages(lengths: Sequence[int], most: int, size: int) -> list[slice]:
    """How lines of such lengths are divided, so that no page has more than `size` lines or `most` characters (but for
    a single line that is longer)."""
    found, start, length = [], 0, 0
    for at, one in enumerate(lengths):
        if at > start and (length + one > most or at - start == size):
            found.append(slice(start, at))
            start, length = at, 0
        length += one
    return [*found, slice(start, len(lengths))]
