"""Readings one after the other: what stands, what was changed by whom, and a fever that is not hidden."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from handlers.temperature.roll import slot_value, state_of
from storage.temperature import Taken
from tests.world import ROSTER, World

FEVER, RECHECK = Decimal("37.3"), timedelta(minutes=15)
START = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


def taken(minute: int, celsius: str, source: str = "self", *, late: bool = False) -> Taken:
    return Taken(
        minute, 1, Decimal(celsius), START + timedelta(minutes=minute), date(2026, 11, 22), "morning", late, source
    )


@pytest.mark.parametrize(
    ("readings", "value"),
    [
        ([], None),
        ([(0, "36.5")], "36.5"),
        ([(0, "36.5"), (5, "36.9")], "36.9"),
        ([(0, "36.5"), (5, "38.2")], "38.2"),
        ([(0, "38.2"), (1, "36.5")], "38.2"),
        ([(0, "38.2"), (14, "36.5")], "38.2"),
        ([(0, "38.2"), (15, "36.5")], "36.5"),
        ([(0, "38.2"), (3, "36.5"), (20, "36.6")], "36.6"),
        ([(0, "37.8"), (10, "38.4"), (20, "36.5")], "38.4"),
        ([(0, "37.8"), (10, "38.4"), (26, "36.5")], "36.5"),
        ([(0, "38.2"), (1, "38.0")], "38.0"),
    ],
)
def test_the_newest_is_the_value_but_a_fever_stands_until_a_recheck(
    readings: list[tuple[int, str]], value: str | None
) -> None:
    found = slot_value([taken(minute, celsius) for minute, celsius in readings], FEVER, RECHECK)
    assert (str(found.celsius) if found else None) == value


@pytest.mark.parametrize(
    ("reading", "reason", "state"),
    [
        (taken(0, "36.5"), None, "reported"),
        (taken(0, "36.5", "household"), None, "reported"),
        (taken(0, "36.5", late=True), None, "late"),
        (taken(0, "36.5", "liaison"), None, "by-others"),
        (taken(0, "36.5", "doorstep", late=True), None, "by-others"),
        (None, "asleep", "excused"),
        (None, None, "missing"),
    ],
)
def test_each_stands_in_one_way(reading: Taken | None, reason: str | None, state: str) -> None:
    assert state_of(reading, reason) == state


async def test_a_household_sees_its_fever_until_it_was_measured_again(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await phone.says("38.2")
    world.clock.passes(minutes=2)
    await phone.says("36.5")
    await phone.says("状态")
    assert "早上 38.2℃" in phone.last
    world.clock.passes(minutes=15)
    await phone.says("36.6")
    await phone.says("状态")
    assert "早上 36.6℃" in phone.last
    assert len(await world.readings()) == 3


async def test_what_was_wrong_stays_visible_to_staff_with_who_and_when(world: World) -> None:
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    zhao = await world.enrolled(2, "赵桂兰")
    await zhao.says("39.5")
    world.clock.passes(minutes=3)
    await zhao.says("更正 36.5")
    world.clock.passes(minutes=5)
    await liaison.says("101 赵桂兰 36.6")
    await staff.says("为什么 赵桂兰")
    assert "7:42 赵桂兰报 39.5℃，后来改了" in staff.last
    assert "7:45 赵桂兰报 36.5℃\n" in staff.last
    assert "7:50 李建国报 36.6℃" in staff.last


async def test_a_liaison_who_lives_there_is_reminded_and_gets_the_list(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,301,周强,,楼栋长,3号楼,2026-11-21,\n")
    zhou = world.phone(8)
    codes = await world.codes()
    await zhou.says(codes["周强"])
    await world.beat()
    world.clock.at("8:30")
    await world.beat()
    assert any("还差周强" in text for text in zhou.texts)
    assert any("就收早上的体温了" in text for text in zhou.texts)
