"""替人订: for the old and those without a phone, whoever looks after them orders, and it is marked as such."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests import shopping
from tests.keepers import household_id, no_roles_any_more
from tests.world import Phone, World

MORE = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言
阳光社区,3号楼,1单元,502,钱进,,,,2026-11-21,
阳光社区,3号楼,1单元,102,周红,,,,2026-11-21,
阳光社区,3号楼,1单元,103,吴明,,,,2026-11-21,
阳光社区,3号楼,1单元,104,郑强,,,,2026-11-21,
阳光社区,3号楼,1单元,105,冯丽,,,,2026-11-21,
阳光社区,3号楼,1单元,106,陈刚,,,,2026-11-21,
阳光社区,3号楼,1单元,107,褚燕,,,,2026-11-21,
阳光社区,3号楼,1单元,201,何梅,13900000009,楼栋长,3号楼,,
"""


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def liaison(world: World) -> Phone:
    return await world.enrolled(7, "李建国")


@pytest.mark.parametrize(
    "text",
    [
        "502 两袋盐，鸡蛋一板",
        "502两袋盐，鸡蛋一板",
        "帮502买两袋盐，鸡蛋一板",
        "给3-2-502 张大爷 订两袋盐，鸡蛋一板",
        "3号楼2单元502 两袋盐\n鸡蛋一板",
        "三号楼二单元502室：盐两袋，鸡蛋一板",
        "给张伟买两袋盐，鸡蛋一板",
        "502 张伟 盐两袋，鸡蛋一板",
        "502张阿姨家要两袋盐，鸡蛋一板",
        "/order 502 两袋盐，鸡蛋一板",
        "for building 3 unit 2 502: two bags of salt, 1 tray of eggs",
    ],
)
async def test_a_keeper_orders_for_a_home(world: World, text: str) -> None:
    keeper = await liaison(world)
    await keeper.says(text)
    assert keeper.last.startswith("给3号楼2单元502记成这样，对吗？")
    await keeper.presses("对，下单")
    order = await shopping.order(world)
    assert (order.household_id, order.for_them, order.state) == (await household_id(world, "502"), True, "placed")
    assert await shopping.things(world, order.id) == [("盐", "2", "袋"), ("鸡蛋", "1", "板")]


async def test_the_household_sees_it_on_its_own_phones(world: World) -> None:
    keeper, home = await liaison(world), await world.enrolled(1, "张伟")
    await keeper.says("502 两袋盐")
    assert all("盐" not in text for text in home.texts)  # not before it is an order
    await keeper.presses("对，下单")
    order = await shopping.order(world)
    assert f"📦 {order.id} 号单（买东西，3号楼2单元502）" in home.last
    await home.presses("取消这单")
    assert (await shopping.order(world)).state == "cancelled"
    world.clock.passes(minutes=1)
    await world.beat()
    assert any(f"📦 {order.id} 号单" in text and "取消了" in text for text in keeper.texts)


async def test_for_whom_is_asked_and_a_room_is_the_answer(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("两袋盐")
    assert keeper.last == "您是给哪一家订？前面写上房号，比如：801 两袋盐。"
    await keeper.says("502")
    assert keeper.last.startswith("给3号楼2单元502记成这样，对吗？\n1. 盐 2 袋")


async def test_what_for_whom_is_asked_too(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("订购")
    await keeper.says("502")
    assert keeper.last == "给3号楼2单元502买什么？直接写，比如「两袋盐」。"
    await keeper.says("两袋盐")
    await keeper.says("再来一瓶醋")
    await keeper.says("好的")
    order = await shopping.order(world)
    assert (order.state, order.for_them) == ("placed", True)
    assert await shopping.things(world, order.id) == [("盐", "2", "袋"), ("米醋", "1", "瓶")]


async def test_a_keeper_looks_around_for_somebody(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("订购")
    await keeper.says("502")
    await keeper.presses("挑着看")
    assert keeper.last.startswith("给3号楼2单元502买：直接写，比如\n")
    await keeper.presses("调料")
    await keeper.presses("盐")
    order = await shopping.order(world)
    assert (order.household_id, order.for_them) == (await household_id(world, "502"), True)
    assert await shopping.things(world, order.id) == [("盐", "1", "袋")]


async def test_what_one_ordered_for_others_is_on_ones_list(world: World) -> None:
    keeper = await liaison(world)
    order = await shopping.placed(world, keeper, "502 两袋盐")
    await keeper.says("我的订单")
    assert keeper.last == f"没办完的有 1 单：\n{order.id} 号（买东西，3号楼2单元502）：已下单（7:42），等人来接"
    await no_roles_any_more(world, "李建国")
    await keeper.says("我的订单")
    assert "502" not in keeper.last


async def test_a_role_without_homes_is_told_who_orders(world: World) -> None:
    await world.import_(MORE + "阳光社区,,,,志愿者甲,13900000019,志愿者,3号楼,,\n")
    helper = await world.enrolled(9, "志愿者甲")
    await helper.says("订购")
    assert helper.last == "订购是给住在这里的人家的。要替哪家订，请找照看他们的楼长。"


async def test_several_homes_in_one_message_and_one_button_for_all(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("502 两袋盐，鸡蛋一板\n101 一瓶生抽\n再来一瓶醋")
    first, second = await shopping.all_orders(world)
    assert await shopping.things(world, first.id) == [("盐", "2", "袋"), ("鸡蛋", "1", "板")]
    assert await shopping.things(world, second.id) == [("生抽", "1", "瓶"), ("米醋", "1", "瓶")]
    assert keeper.last == "上面 2 家都对的话，可以一起下。"
    await keeper.presses("都下单")
    assert [(one.state, one.for_them) for one in await shopping.all_orders(world)] == [("placed", True)] * 2
    await keeper.presses("都下单")
    assert len(await shopping.all_orders(world)) == 2


async def test_a_yes_in_words_is_for_all_of_them(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("502 两袋盐\n101 一瓶生抽")
    await keeper.says("对，下单")
    assert [one.state for one in await shopping.all_orders(world)] == ["placed"] * 2


async def test_one_of_two_cannot_be_had_and_the_other_is_ordered(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("502 五箱牛奶\n101 一瓶生抽")
    await keeper.presses("都下单")
    assert [one.state for one in await shopping.all_orders(world)] == ["draft", "placed"]
    assert any("纯牛奶：只剩 3 箱" in text for text in keeper.texts)


async def test_an_unknown_room_is_named_and_the_others_are_taken(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("999 两袋盐\n101 一瓶生抽")
    assert "您照看的人家里没有「999」，请看看房号。" in keeper.texts
    (order,) = await shopping.all_orders(world)
    assert await shopping.things(world, order.id) == [("生抽", "1", "瓶")]


async def test_nobody_orders_for_a_home_of_another_building(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("302 两袋盐")  # building 1
    assert keeper.last == "您照看的人家里没有「302」，请看看房号。"
    assert await shopping.all_orders(world) == []


async def test_two_homes_of_one_room_are_asked_about(world: World) -> None:
    await world.import_(MORE)
    keeper = await liaison(world)
    await keeper.says("502 两袋盐\n101 一瓶生抽")
    assert keeper.last == "「502」有 2 家，是哪一家？"
    await keeper.presses("3号楼1单元502")
    orders = await shopping.all_orders(world)
    assert [one.place for one in orders] == ["3号楼1单元101", "3号楼1单元502"]
    await keeper.presses("都下单")
    assert [one.state for one in await shopping.all_orders(world)] == ["placed"] * 2


async def test_which_of_two_homes_may_be_typed(world: World) -> None:
    await world.import_(MORE)
    keeper = await liaison(world)
    await keeper.says("502 两袋盐")
    await keeper.says("2单元502")
    await keeper.says("好的")
    order = await shopping.order(world)
    assert (order.place, order.state) == ("3号楼2单元502", "placed")


async def test_the_same_for_a_home_twice_is_asked_about(world: World) -> None:
    keeper = await liaison(world)
    order = await shopping.placed(world, keeper, "502 一瓶醋")
    await keeper.says("502 一瓶醋")
    assert keeper.last == f"刚才 {order.id} 号单已经有这些了，再要一份吗？"
    await keeper.presses("再要一份")
    assert keeper.last.startswith("给3号楼2单元502记成这样，对吗？")


async def test_six_drafts_at_once_and_no_more(world: World) -> None:
    await world.import_(MORE)
    keeper = await liaison(world)
    for room in ("101", "102", "103", "104", "105", "106"):
        await keeper.says(f"{room} 一瓶醋")
    await keeper.says("107 一瓶醋")
    assert keeper.last == "您手上有 6 张还没下的单，先把它们定下来："
    assert len(await shopping.all_orders(world)) == 6
    await keeper.presses("3号楼1单元103")
    await keeper.presses("对，下单")
    await keeper.says("107 一瓶醋")
    assert len(await shopping.all_orders(world)) == 7


async def test_a_keeper_who_lives_here_says_nothing_before_for_her_own_home(world: World) -> None:
    await world.import_(MORE)
    keeper = await world.enrolled(8, "何梅")
    await keeper.says("两袋盐")
    assert keeper.last.startswith("我记成这样，对吗？")
    await keeper.says("101 一瓶生抽")
    first, second = await shopping.all_orders(world)
    assert (first.household_id, first.for_them) == (await household_id(world, "201"), False)
    assert (second.place, second.for_them) == ("3号楼1单元101", True)
    await keeper.says("201 一瓶醋")  # her own, by its room
    assert await shopping.things(world, first.id) == [("盐", "2", "袋"), ("米醋", "1", "瓶")]


@pytest.mark.parametrize("text", ["502 36.5", "502 张伟 36.5", "502 张伟36.5，王芳36.6"])
async def test_a_reading_is_never_an_order(world: World, text: str) -> None:
    keeper = await liaison(world)
    await keeper.says("101 一瓶生抽")
    await keeper.says(text)
    assert len(await shopping.all_orders(world)) == 1
    assert len(await world.readings()) >= 1 or "哪" in keeper.last


@pytest.mark.parametrize("text", ["502 家里没人", "502 两个人都不在", "502", "502 的老人想聊聊", "今天 502 怎么样"])
async def test_what_is_no_order_is_none(world: World, text: str) -> None:
    keeper = await liaison(world)
    await keeper.says(text)
    assert await shopping.all_orders(world) == []
    assert "没有「502」" not in keeper.last


async def test_a_neighbour_orders_for_nobody_else(world: World) -> None:
    home = await world.enrolled(3, "孙立")
    await home.says("502 两袋盐")
    theirs = await household_id(world, "502")
    assert [one for one in await shopping.all_orders(world) if one.household_id == theirs] == []


async def test_a_changed_message_changes_the_draft_of_that_home(world: World) -> None:
    keeper = await liaison(world)
    former = await keeper.says("502 两袋盐")
    await keeper.edits(former, "502 一袋盐，鸡蛋一板")
    (order,) = await shopping.all_orders(world)
    assert await shopping.things(world, order.id) == [("盐", "1", "袋"), ("鸡蛋", "1", "板")]


async def test_whoever_looks_after_them_no_more_orders_nothing(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("502 两袋盐")
    button = next(one for one in shopping.card(keeper).choices if one.text == "对，下单")
    await no_roles_any_more(world, "李建国")
    await keeper.says("对，下单", kind="choice", choice=button.id)
    await keeper.says("对，下单")
    assert [one.state for one in await shopping.all_orders(world)] == ["draft"]


async def test_an_order_does_not_become_a_draft_again(world: World) -> None:
    """What can be taken back within a minute are the steps of those who serve; an order is called off."""
    staff = await world.enrolled(5, "陈静")
    await staff.says("3号楼2单元502 一箱牛奶")
    await staff.presses("对，下单")
    order = await shopping.order(world)
    await staff.says("", kind="choice", choice=f"desk:undo:{order.id}")
    assert (await shopping.order(world)).state == "placed"
    assert await shopping.stock(world, "纯牛奶") == 2


async def test_what_they_may_cost_and_that_it_is_urgent_is_said_by_whoever_orders(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("502 两袋盐；101 一瓶醋")
    for words in ("最多花 20 块", "很急"):
        await keeper.says(words)
        assert "对，下单" in [one.text for one in keeper.heard[-1].choices]
    await keeper.says("醋改成两瓶")
    await keeper.says("对")  # of both, still
    first, second = await shopping.all_orders(world)
    assert (first.state, second.state) == ("placed", "placed")
    assert (first.ceiling, second.ceiling) == (None, Decimal(20))
    assert (first.urgent_asked, second.urgent_asked) == (False, True)
