"""Households spread over liaisons: each exactly once, evenly, floors together, the same every time."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from handlers.liaisons.spreading import Liaison, cover, liaisons_of, spread
from storage.liaisons import Door, Holder

LEAST, MOST = 12, 29


def door(id: int, room: str, unit: int = 1) -> Door:
    return Door(id, 1, 2, 10 + unit, "3号楼", f"{unit}单元", room, isolated=False)


def building(floors: list[list[int]]) -> list[Door]:
    """By unit and floor, how many doors."""
    rooms = [
        (unit, f"{floor}{number:02}")
        for unit, counts in enumerate(floors, 1)
        for floor, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    ]
    return [door(id, room, unit) for id, (unit, room) in enumerate(rooms, 100)]


def floor(one: Door) -> tuple[int, str]:
    return one.area_id, one.room[:-2]


def people(count: int) -> list[Liaison]:
    return [Liaison(id, f"楼长{id}") for id in range(1, count + 1)]


buildings = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=12), min_size=1, max_size=3).map(building)


@given(buildings, st.integers(1, 14))
def test_every_household_goes_to_exactly_one(doors: list[Door], count: int) -> None:
    shares = spread(doors, people(count), LEAST, MOST).shares
    assert sorted(one.id for share in shares for one in share.doors) == sorted(one.id for one in doors)
    assert [share.liaison for share in shares] == people(count)


@given(buildings, st.integers(1, 14))
def test_no_two_shares_differ_by_more_than_a_floor(doors: list[Door], count: int) -> None:
    sizes = [len(share.doors) for share in spread(doors, people(count), LEAST, MOST).shares]
    assert max(sizes) - min(sizes) <= max(Counter(map(floor, doors)).values())


@given(buildings, st.integers(1, 14))
def test_a_floor_stays_together_unless_it_is_more_than_a_share(doors: list[Door], count: int) -> None:
    shares = spread(doors, people(count), LEAST, MOST).shares
    share_size = len(doors) / count
    for where, size in Counter(map(floor, doors)).items():
        if size <= share_size and len(Counter(map(floor, doors))) >= count:
            pieces = [share for share in shares if any(floor(one) == where for one in share.doors)]
            assert len(pieces) == 1


@given(buildings, st.integers(1, 14), st.randoms(use_true_random=False))
def test_the_order_in_which_doors_come_does_not_matter(doors: list[Door], count: int, chance: object) -> None:
    mixed = list(doors)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert spread(mixed, people(count), LEAST, MOST) == spread(doors, people(count), LEAST, MOST)


@given(buildings, st.integers(1, 14))
def test_what_was_spread_stays_when_it_is_spread_again(doors: list[Door], count: int) -> None:
    first = spread(doors, people(count), LEAST, MOST)
    having = [
        Liaison(share.liaison.person_id, share.liaison.name, has=frozenset(one.id for one in share.doors))
        for share in first.shares
    ]
    assert spread(doors, having, LEAST, MOST).of == first.of


def test_each_gets_what_is_nearest() -> None:
    doors = building([[4, 4, 4], [4, 4, 4]])
    second = frozenset({12})
    top = frozenset(one.id for one in doors if one.unit == "1单元")
    shares = spread(doors, [Liaison(1, "李", areas=second), Liaison(2, "王", has=top)], LEAST, MOST).shares
    assert {one.unit for one in shares[0].doors} == {"2单元"}
    assert {one.unit for one in shares[1].doors} == {"1单元"}


def test_too_many_and_too_few_are_named() -> None:
    assert [one.person_id for one in spread(building([[30]]), people(1), LEAST, MOST).too_many] == [1]
    assert [one.person_id for one in spread(building([[3]]), people(2), LEAST, MOST).too_few] == [1, 2]
    even = spread(building([[4] * 10]), people(2), LEAST, MOST)
    assert (even.too_many, even.too_few) == ((), ())


def test_with_fewer_households_than_liaisons_those_who_have_them_keep_them() -> None:
    doors = building([[2]])
    mine = [Liaison(1, "李"), Liaison(2, "王", has=frozenset({100})), Liaison(3, "赵", has=frozenset({101}))]
    assert [len(share.doors) for share in spread(doors, mine, LEAST, MOST).shares] == [0, 1, 1]


def test_with_nobody_or_nothing_to_spread_there_is_no_share() -> None:
    assert spread(building([[2]]), [], LEAST, MOST).shares == ()
    assert [share.doors for share in spread([], people(2), LEAST, MOST).shares] == [(), ()]


def holder(person: int, *, area: int | None = None, home: int | None = None, reached: bool = True) -> Holder:
    return Holder(person, person, f"楼长{person}", "liaison", area, home, reached, None)


def test_the_nearest_looks_after_a_door_and_one_who_hears_us_is_enough() -> None:
    doors = [door(1, "301"), door(2, "302"), door(3, "101", unit=2)]
    found = cover(doors, [holder(7, home=1, reached=False), holder(8, area=11), holder(9, area=2, reached=False)])
    assert [(one.nearest, one.reached) for one in found] == [((7,), True), ((8,), True), ((9,), False)]


def test_a_liaison_of_the_whole_community_is_nobodys_neighbour() -> None:
    assert [(one.nearest, one.reached) for one in cover([door(1, "301")], [holder(7)])] == [((), False)]


def test_whom_the_households_of_a_building_are_spread_over() -> None:
    doors = [door(1, "301"), door(2, "302")]
    found = liaisons_of(2, doors, [holder(7, area=2), holder(8, area=11), holder(9, home=2), holder(6, area=99)])
    assert [(one.person_id, one.areas, one.has) for one in found] == [
        (7, frozenset(), frozenset()),
        (8, frozenset({11}), frozenset()),
        (9, frozenset(), frozenset({2})),
    ]
