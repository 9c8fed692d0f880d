"""Households spread over liaisons by rule: evenly, same floor together, nearest to those they have. Rules only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from handlers.addresses import floor_of
from handlers.invites import natural
from storage.liaisons import Door, Holder


@dataclass(frozen=True, slots=True)
class Liaison:
    """Somebody over whom households are spread: the units they are there for, and the households they have already."""

    person_id: int
    name: str
    areas: frozenset[int] = frozenset()
    has: frozenset[int] = frozenset()
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Share:
    """What one liaison gets, in the order of the doors."""

    liaison: Liaison
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A proposal: a share for each liaison (an empty one where there are fewer households than liaisons), and who has
    more or fewer than they should."""

    shares: tuple[Share, ...]
    too_many: tuple[Liaison, ...] = field(default=())
    too_few: tuple[Liaison, ...] = field(default=())

    @property
    def of(self) -> dict[int, int]:
        """By household, whose it is."""
        return {door.id: share.liaison.person_id for share in self.shares for door in share.doors}


def door_order(door: Door) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Sorts doors as one walks past them: 3号楼 before 10号楼, 502 before 1203."""
    return natural(door.building), natural(door.unit), natural(door.room)


def spread(doors: Iterable[Door], liaisons: Sequence[Liaison], least: int, most: int) -> Spread:
    """Every household to exactly one liaison. The shares lie together, floors are not divided unless one alone is more
    than a share, and no two shares differ by more than the largest floor. The same question has the same answer.

    That such shares of whole floors always exist is a theorem: Bárány and Grinberg, Block partitions of sequences
    (2013). With more liaisons than households, those who have most of them already get one each.
    """
    ordered = sorted(doors, key=lambda door: (*door_order(door), door.id))
    if not liaisons:
        return Spread(())
    count = min(len(ordered), len(liaisons))
    blocks = _blocks(_pieces(ordered, count), count) if count else []
    whose = _nearest(blocks, liaisons)
    shares = tuple(
        Share(liaison, tuple(blocks[whose[number]]) if number in whose else ())
        for number, liaison in enumerate(liaisons)
    )
    return Spread(
        shares,
        too_many=tuple(share.liaison for share in shares if len(share.doors) > most),
        too_few=tuple(share.liaison for share in shares if len(share.doors) < least),
    )


def _pieces(doors: Sequence[Door], count: int) -> list[list[Door]]:
    """The floors, from door to door; one that is more than a share is divided evenly."""
    floors: list[list[Door]] = []
    for door in doors:
        last = floors[-1][-1] if floors else None
        if last is not None and (last.area_id, floor_of(last.room)) == (door.area_id, floor_of(door.room)):
            floors[-1].append(door)
        else:
            floors.append([door])
    share = -(-len(doors) // count)
    pieces = [piece for floor in floors for piece in _divided(floor, share)]
    if len(pieces) < count:  # so few households that each floor must be divided further
        pieces = [piece for floor in floors for piece in _divided(floor, len(doors) // count)]
    return pieces


def _divided(floor: list[Door], most: int) -> list[list[Door]]:
    parts = -(-len(floor) // most)
    edges = [len(floor) * number // parts for number in range(parts + 1)]
    return [floor[start:end] for start, end in pairwise(edges)]


def _blocks(pieces: Sequence[Sequence[Door]], count: int) -> list[list[Door]]:
    """The pieces, in their order, as so many blocks, none empty, as even as can be."""
    sums = [0, *accumulate(len(piece) for piece in pieces)]
    even, largest = sums[-1] // count, max(len(piece) for piece in pieces)
    for difference in range(largest + 1):
        for least in range(even, max(0, even - difference - 1), -1):
            edges = _edges(sums, count, least, least + difference)
            if edges is not None:
                return [[door for piece in pieces[start:end] for door in piece] for start, end in pairwise(edges)]
    raise AssertionError("there is always a partition that differs by one piece at most")


def _edges(sums: Sequence[int], count: int, least: int, most: int) -> list[int] | None:
    """Where to cut so that each of `count` blocks has between `least` and `most`; none where that cannot be."""
    came: list[dict[int, int]] = [{0: 0}]  # for each number of blocks: where they may end, and where the last began
    for _ in range(count):
        ends: dict[int, int] = {}
        for start in came[-1]:
            for end in range(start + 1, len(sums)):
                size = sums[end] - sums[start]
                if size > most:
                    break
                if size >= max(least, 1):
                    ends.setdefault(end, start)
        came.append(ends)
    if len(sums) - 1 not in came[-1]:
        return None
    edges = [len(sums) - 1]
    for ends in reversed(came[1:]):
        edges.append(ends[edges[-1]])
    return edges[::-1]


def _nearest(blocks: Sequence[Sequence[Door]], liaisons: Sequence[Liaison]) -> dict[int, int]:
    """By liaison, which block: most of it theirs already, else most of it in their unit; both by number."""
    pairs = []
    for which, block in enumerate(blocks):
        areas = Counter(door.area_id for door in block)
        for who, liaison in enumerate(liaisons):
            theirs = sum(door.id in liaison.has for door in block)
            near = sum(number for area, number in areas.items() if area in liaison.areas)
            pairs.append((-theirs, -near, which, who))
    found: dict[int, int] = {}
    for _, _, which, who in sorted(pairs):
        if who not in found and which not in found.values():
            found[who] = which
    return found


# --- how it stands ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cover:
    """One door and who looks after it: those nearest (the household's own liaison, else the unit's, else the building's
    head). `reached`: one of all these can be written to; where not, it is a gap."""

    door: Door
    nearest: tuple[int, ...]
    reached: bool


def cover(doors: Iterable[Door], holders: Iterable[Holder]) -> list[Cover]:
    """Who looks after each of these doors. A liaison of the whole community is nobody's neighbour."""
    homes: Mapping[int, list[Holder]] = defaultdict(list)
    areas: Mapping[int, list[Holder]] = defaultdict(list)
    for holder in holders:
        if holder.role == "liaison" and holder.household_id is not None:
            homes[holder.household_id].append(holder)
        elif holder.role == "liaison" and holder.area_id is not None:
            areas[holder.area_id].append(holder)
    found = []
    for door in doors:
        unit = areas.get(door.area_id, []) if door.area_id != door.building_id else []
        rings = [homes.get(door.id, []), unit, areas.get(door.building_id, [])]
        nearest = next((ring for ring in rings if ring), [])
        found.append(
            Cover(
                door,
                tuple(dict.fromkeys(holder.person_id for holder in nearest)),
                any(holder.reached for ring in rings for holder in ring),
            )
        )
    return found


def liaisons_of(building: int, doors: Collection[Door], holders: Iterable[Holder]) -> list[Liaison]:
    """Over whom the households of a building are spread: its head, the liaisons of its units, and who has households
    in it already; whoever came first stands first."""
    units = {door.area_id for door in doors}
    ids = {door.id for door in doors}
    names: dict[int, Holder] = {}
    areas: dict[int, set[int]] = defaultdict(set)
    has: dict[int, set[int]] = defaultdict(set)
    for holder in holders:
        if holder.role != "liaison":
            continue
        if holder.household_id in ids:
            has[holder.person_id].add(holder.household_id or 0)
        elif holder.household_id is None and holder.area_id is not None and holder.area_id in {building, *units}:
            areas[holder.person_id] |= {holder.area_id} - {building}
        else:
            continue
        names.setdefault(holder.person_id, holder)
    return [
        Liaison(id, holder.name, frozenset(areas[id]), frozenset(has[id]), holder.reached)
        for id, holder in names.items()
    ]
