"""Whole courses of orders, from the words to the settlement, through all pieces of 订购."""

from __future__ import annotations

import asyncio
import re

import pytest

from storage.supplies.orders import Kept
from tests import desks, shopping
from tests.keepers import presses_id
from tests.test_orders_care import CAKES
from tests.world import Phone, World


@pytest.fixture(autouse=True)
async def open_(world: World) -> None:
    await desks.opens(world)


async def _people(world: World) -> tuple[Phone, Phone, Phone]:
    """A household in quarantine, staff, a volunteer."""
    return await world.enrolled(1, "张伟"), await world.enrolled(9, "陈静"), await world.enrolled(11, "王强")


async def _now(world: World, order: Kept) -> Kept:
    return await shopping.order(world, order.id)


async def test_medicine_from_the_words_to_the_settlement(world: World) -> None:
    home, staff, volunteer = await _people(world)
    doctor = await world.enrolled(8, "王医生")
    await home.says("布洛芬没有的话，连花清瘟两盒")
    await home.presses("对，下单")
    order = next(one for one in await shopping.all_orders(world) if one.kind == "medicine")
    await volunteer.says(f"接下 {order.id}")  # not theirs before a clinician has looked
    assert (await _now(world, order)).state == "placed"
    await doctor.presses("可以买")
    await volunteer.says(f"接下 {order.id}")
    assert (await _now(world, order)).taker == "王强"
    await staff.says("连花清瘟 20 元")  # dearer while the volunteer stands in the shop
    await staff.presses("改")
    assert (await _now(world, order)).waits == "price"
    await volunteer.says("都买到了")
    assert (await _now(world, order)).state == "accepted"  # their word comes first
    await home.presses("照买")
    await volunteer.says("都买到了")
    await volunteer.says("出发了")
    await volunteer.says("502 到了")
    assert (await _now(world, order)).state == "door"
    world.clock.passes(hours=12, minutes=1)
    await world.beat()
    done = await _now(world, order)
    assert (done.state, done.how) == ("received", "itself")
    await home.says("我的账")
    assert "40 元" in home.last
    await staff.says("结账")
    assert "买好 1 单，40 元" in staff.last
    assert "· 康民药店：1 单 1 样，40 元" in staff.last
    assert "· 王强：买了 1 单 40 元" in staff.last


async def test_two_hundred_lines_of_which_some_do_not_come_are_settled_to_the_last_yuan(world: World) -> None:
    shelf = "\n".join(f"{cake}||点心|盒|||{1 + at % 7}|||甜品店" for at, cake in enumerate(CAKES))
    await shopping.open_more(world, shelf)
    home, staff, volunteer = await _people(world)
    await home.says("帮我买\n" + "\n".join(f"{cake} 一盒" for cake in CAKES))
    await home.presses("对，下单")
    placed = await shopping.all_orders(world)
    assert [one.state for one in placed] == ["placed"] * 4
    for one in placed:
        await volunteer.says(f"接下 {one.id}")
    gone = (await shopping.lines(world, placed[0].id))[:2]
    for line in gone:  # two things are sold out
        await volunteer.says(f"{line.name}没了")
    await volunteer.says("都买到了")
    short = [text for text in home.texts if "没买到，其余的照送" in text]
    assert len(short) == 1
    assert all(line.name in short[0] for line in gone)
    assert {one.state for one in await shopping.all_orders(world)} == {"bought"}
    await volunteer.says("都出发")
    await volunteer.says("502 到了")
    assert {one.state for one in await shopping.all_orders(world)} == {"door"}
    back = placed[3]  # one of them is not theirs
    await presses_id(home, f"door:wrong:{back.id}")
    await presses_id(home, f"door:why:{back.id}:wrong")
    await presses_id(staff, f"door:refund:{back.id}")
    assert (await _now(world, back)).state == "returned"
    await home.says("收到了")
    due = sum(1 + at % 7 for at in range(200))
    due -= sum(int(line.price or 0) for line in gone)
    returned = sum(int(line.price or 0) for line in await shopping.lines(world, back.id))
    await staff.says("结账")
    assert f"买好 4 单，{due} 元" in staff.last
    await home.says("我的账")
    owing = re.search(r"(?:还欠|一共|合计|没付)\D*(\d+) 元", home.last)
    assert owing is not None, home.last
    assert int(owing[1]) == due - returned


async def test_the_last_minute_of_a_month(world: World) -> None:
    home, staff, volunteer = await _people(world)
    world.clock.at("11-30 23:59")
    first = await shopping.placed(world, home, "一瓶生抽")
    world.clock.passes(minutes=2)  # December
    second = await shopping.placed(world, await world.enrolled(2, "赵桂兰"), "一瓶米醋")
    rounds = [world.rules.local(one.round_at) for one in (first, second) if one.round_at is not None]
    assert [f"{one:%m-%d %H:%M}" for one in rounds] == ["12-01 10:00"] * 2
    world.clock.at("12-01 8:00")
    await staff.says("采购单")
    assert "2 单，2 户，合计 15 元" in staff.last
    for order in (first, second):
        await volunteer.says(f"接下 {order.id}")
    await volunteer.says("都买到了")
    await staff.says("结账 本月")
    assert "买好 2 单，15 元" in staff.last
    await staff.says("结账 上月")
    assert "15 元" not in staff.last
    assert "9 元" not in staff.last


@pytest.mark.parametrize("verb", ["yes", "cancel", "got"])
async def test_two_phones_of_one_home_press_the_same(world: World, verb: str) -> None:
    home, _, volunteer = await _people(world)
    wife = await world.enrolled(2, "王芳")
    await home.says("两瓶生抽")
    order = await shopping.order(world)
    if verb != "yes":
        await home.presses("对，下单")
    if verb == "got":
        await volunteer.says(f"接下 {order.id}")
        await volunteer.says("买好了")
        await volunteer.says("502 到了")
    button = f"door:got:{order.id}" if verb == "got" else f"order:{verb}:{order.id}"
    await asyncio.gather(presses_id(home, button), presses_id(wife, button))
    after = {"yes": "placed", "cancel": "cancelled", "got": "received"}[verb]
    assert [one.state for one in await shopping.all_orders(world)] == [after]
    assert await shopping.stock(world, "生抽") == (20 if verb == "cancel" else 18)
    for phone in (home, wife):
        assert "Traceback" not in phone.last
        assert phone.last
