"""What fell between the pieces of 订购: words that one of them should hear and another took, or nobody."""

from __future__ import annotations

import pytest

from tests import desks, shopping
from tests.desks import presses
from tests.world import World


@pytest.fixture(autouse=True)
async def open_(world: World) -> None:
    await desks.opens(world)


@pytest.mark.parametrize(
    "text",
    [
        "我头疼，帮我买盒连花清瘟",
        "连花清瘟两盒，我头疼",
        "I have a headache, two boxes of lianhua please",
        "I have a headache and need lianhua",
    ],
)
async def test_who_is_not_well_and_orders_medicine_is_heard_twice(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(text)
    assert any("连花清瘟" in heard.text for heard in home.heard if not heard.gone)
    await home.presses("对，下单")
    order = await shopping.order(world)
    assert (order.kind, order.state, order.waits) == ("medicine", "placed", "clinician")
    (line,) = await shopping.lines(world, order.id)
    assert "headache" not in line.note + line.name


async def test_whose_head_it_is_is_still_asked(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("我妈头疼，帮我买盒连花清瘟")
    assert "是哪一位头疼？" in home.texts
    await home.presses("王芳")
    await home.presses("对，下单")
    assert (await shopping.order(world)).kind == "medicine"


@pytest.mark.parametrize("text", ["到哪了", "我的东西呢", "怎么还没送到", "where is my order"])
async def test_where_is_what_was_never_ordered(world: World, text: str) -> None:
    home, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    await home.says("两袋盐")
    before = len(liaison.texts)
    await home.says(text)
    assert "这些还没下单。对的话，按「对，下单」。" in home.texts
    assert liaison.texts[before:] == []
    await home.says("对")
    assert (await shopping.order(world)).state == "placed"
    await home.says(text)
    assert "等人来接" in home.last


@pytest.mark.parametrize("answer", ["对", "好的", "ok"])
async def test_a_yes_is_no_place_where_a_parcel_lies(world: World, answer: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递，取件码 8-2-1234")
    assert home.last == "东西放在哪儿？"
    await home.says(answer)
    assert home.last == "东西放在哪儿？"
    assert "where" not in (await shopping.order(world)).details
    await home.presses("快递架")
    await home.says(answer)
    order = await shopping.order(world)
    assert (order.kind, order.state, order.details["where"]) == ("parcel", "placed", "shelf")


async def test_a_no_that_comes_after_something_else_asks_about_the_draft(world: World) -> None:
    home, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    await home.says("两袋盐")
    world.clock.passes(hours=3)
    before = len(liaison.texts)
    await home.says("不要了")
    assert home.last.startswith("我记成这样，对吗？")
    assert liaison.texts[before:] == []
    await home.says("不要了")
    assert (await shopping.order(world)).state == "cancelled"


async def test_things_are_no_answer_to_when_it_broke(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    await home.says("灯坏了，请人来修")
    await home.presses("都没有")
    assert home.last == "什么时候坏的？"
    await home.says("再来鸡蛋一板")
    basket = next(one for one in await shopping.all_orders(world) if one.kind == "supplies")
    assert await shopping.things(world, basket.id) == [("盐", "2", "袋"), ("鸡蛋", "1", "板")]
    await home.presses("昨天")
    repair = next(one for one in await shopping.all_orders(world) if one.kind == "repair")
    assert repair.details["since"] == "yesterday"


async def test_a_repair_is_urgent_and_done_by_words(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(9, "陈静")
    volunteer = await world.enrolled(11, "王强")
    await home.says("灯坏了，请人来修，昨天坏的")
    await home.presses("都没有")
    await home.presses("对，就这样")
    order = await shopping.order(world)
    await presses(staff, "urgent", order)
    assert f"{order.id} 号单定为加急，有人接了就来办。" in home.texts
    await volunteer.says(f"接下 {order.id}")
    await volunteer.says("修好了")
    assert (await shopping.order(world, order.id)).state in ("door", "received")


async def test_who_is_not_well_while_an_order_is_written_is_heard_and_no_carrier_reads_it(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("一瓶生抽")
    heard = len(home.texts)
    await home.says("两袋盐，我头疼")
    order = await shopping.order(world)
    assert await shopping.things(world, order.id) == [("生抽", "1", "瓶"), ("盐", "2", "袋")]
    assert all(not line.note for line in await shopping.lines(world, order.id))
    assert any("头疼" in text for text in home.texts[heard:])  # it is asked about, as it always is
    await home.says("头疼药一盒")
    assert [line.name for line in await shopping.lines(world, order.id)] == ["生抽", "盐", "头疼药"]
