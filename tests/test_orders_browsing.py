"""挑着买: categories and things by buttons, and the same as last time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests import shopping
from tests.world import Heard, Phone, World


def basket(phone: Phone) -> Heard:
    """The message with the categories, as it stands now."""
    return next(
        heard for heard in reversed(phone.heard)
        if not heard.gone and any(one.id.startswith("basket:") for one in heard.choices)
    )  # fmt: skip


def labels(heard: Heard) -> list[str]:
    return [one.text for one in heard.choices]


async def test_a_basket_is_filled_by_buttons_in_one_message(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    assert home.last == (
        "要买什么直接写给我，比如：\n两袋盐，鸡蛋 40 个，一瓶生抽\n单子上没有的也可以写。想挑着看，按下面的类："
    )
    assert labels(basket(home)) == ["调料", "粮油", "蛋奶", "蔬菜", "防护", "药品", "我的订单"]
    before = len(home.heard)
    await home.presses("调料")
    assert basket(home).text == (
        "调料，4 样，按一下加一份：\n盐：2.50 元一袋（400克），每户一天限 2\n生抽：9 元一瓶（500毫升），剩 20\n"
        "老抽：10 元一瓶（500毫升）\n米醋：6 元一瓶（500毫升）"
    )
    await home.presses("盐")
    await home.presses("盐（1）")
    await home.presses("米醋")
    assert "盐：2.50 元一袋（400克），每户一天限 2，要了 2" in basket(home).text
    await home.presses("别的类")
    await home.presses("蛋奶")
    assert len(home.heard) == before  # edited in place all the time
    await home.presses("鸡蛋")
    await home.presses("看看买了什么（3 样）")
    assert home.last == ("我记成这样，对吗？\n1. 盐 2 袋，5 元\n2. 米醋 1 瓶，6 元\n3. 鸡蛋 1 板，25 元\n合计 36 元")
    await home.presses("对，下单")
    assert [one.state for one in await shopping.all_orders(world)] == ["placed"]


async def test_no_more_than_there_is_or_than_a_household_may_have(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    await home.presses("调料")
    for label in ("盐", "盐（1）", "盐（2）"):
        await home.presses(label)
    assert basket(home).text.endswith("盐每户一天有限量，不能再多了。")
    await home.presses("别的类")
    await home.presses("蛋奶")
    for label in ("纯牛奶", "纯牛奶（1）", "纯牛奶（2）", "纯牛奶（3）"):
        await home.presses(label)
    assert basket(home).text.endswith("纯牛奶没有更多了。")
    (order,) = await shopping.all_orders(world)
    assert await shopping.things(world, order.id) == [("盐", "2", "袋"), ("纯牛奶", "3", "箱")]


async def test_words_join_what_was_pressed(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    await home.presses("调料")
    await home.presses("盐")
    await home.says("再来一瓶醋")
    await home.says("好的")
    (order,) = await shopping.all_orders(world)
    assert await shopping.things(world, order.id) == [("盐", "1", "袋"), ("米醋", "1", "瓶")]
    assert order.state == "placed"


async def test_a_hundred_and_twenty_things_in_twelve_categories(world: World) -> None:
    rows = [f"东西{at}||类{at % 12}|个|||1|||" for at in range(120)]
    await shopping.open_shop(world, "\n".join(rows))
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    assert labels(basket(home))[:12] == [f"类{at}" for at in range(12)]
    await home.presses("类11")
    assert sum(label.startswith("东西") for label in labels(basket(home))) == 10
    assert len(basket(home).text) < 600


async def test_a_long_category_has_pages(world: World) -> None:
    await shopping.open_shop(world, "\n".join(f"东西{at}||杂货|个|||1|||" for at in range(25)))
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    await home.presses("杂货")
    assert "（第 1 页，共 3 页）" in basket(home).text
    await home.presses("下一页")
    await home.presses("下一页")
    assert [label for label in labels(basket(home)) if label.startswith("东西")] == [
        f"东西{at}" for at in range(20, 25)
    ]
    await home.presses("东西24")
    await home.presses("上一页")
    assert "（第 2 页，共 3 页）" in basket(home).text


async def test_an_empty_list_is_said_kindly_and_words_still_work(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    assert home.last.endswith("货单还没上来，照样可以写，我请人去问价。")
    await home.says("两袋盐")
    assert "1. 盐 2 袋，价钱要问" in home.last


async def test_a_thing_that_was_taken_off_meanwhile(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    await home.presses("调料")
    await shopping.end(world, "盐")
    await home.presses("盐")
    assert basket(home).text.endswith("这样刚刚下架了，看看别的吧。")
    assert await shopping.all_orders(world) == []


async def test_a_neighbours_basket_is_not_mine(world: World) -> None:
    await shopping.open_shop(world)
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    await home.says("订购")
    await home.presses("调料")
    button = next(one for one in basket(home).choices if one.text == "盐")
    await other.says("盐", kind="choice", choice=button.id)
    assert await shopping.all_orders(world) == []


# --- the same as last time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["和上次一样", "跟上次一样", "再来一份", "same as last time"])
async def test_the_same_as_last_time_with_todays_prices(world: World, text: str) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐，鸡蛋一板，一瓶生抽，一个充电宝，一盒连花清瘟")
    world.clock.at("11-23 8:00")
    await shopping.price(world, "鸡蛋", Decimal(28))
    await shopping.end(world, "生抽")
    await home.says(text)
    assert "上次的生抽现在没有了，没放进来。" in home.texts
    draft = await shopping.order(world)
    assert (draft.state, await shopping.things(world, draft.id)) == (
        "draft",
        [("盐", "2", "袋"), ("鸡蛋", "1", "板"), ("充电宝", "1", "个"), ("连花清瘟", "1", "盒")],
    )
    assert "2. 鸡蛋 1 板，28 元" in home.last
    await home.presses("对，下单")
    assert sorted(one.state for one in await shopping.all_orders(world)) == ["placed"] * 4


async def test_the_button_of_the_greeting_does_the_same(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    assert "和上次一样" not in labels(basket(home))
    await shopping.placed(world, home, "两袋盐")
    world.clock.at("11-23 8:00")
    await home.says("订购")
    await home.presses("和上次一样")
    assert await shopping.things(world, (await shopping.order(world)).id) == [("盐", "2", "袋")]


async def test_without_a_last_time(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await home.says("和上次一样")
    assert home.last == "还没有订过，没有上次可以照。要买什么，直接写给我。"
    order = await shopping.placed(world, home, "两袋盐")
    await home.says("取消", kind="choice", choice=f"order:cancel:{order.id}")
    await home.says("和上次一样")
    assert home.last == "还没有订过，没有上次可以照。要买什么，直接写给我。"


async def test_what_is_sold_out_is_named(world: World) -> None:
    await shopping.open_shop(world)
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    await shopping.placed(world, home, "一箱牛奶，一瓶醋")
    await shopping.placed(world, other, "两箱牛奶")
    world.clock.at("11-23 8:00")
    await home.says("和上次一样")
    assert "上次的纯牛奶现在没有了，没放进来。" in home.texts
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "1", "瓶")]


async def test_the_button_below_what_was_received(world: World) -> None:
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    await shopping.stands(world, order.id, "received")
    world.clock.at("11-23 8:00")
    await home.says("", kind="choice", choice=f"order:show:{order.id}")
    await home.presses("再要一份")
    assert await shopping.things(world, (await shopping.order(world)).id) == [("盐", "2", "袋")]
