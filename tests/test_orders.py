"""订购, as a household does it: words, a yes, and one message that says how far it is."""

from __future__ import annotations

import asyncio
from collections import Counter
from decimal import Decimal

import pytest

from tests import shopping
from tests.world import World


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def test_plain_words_become_a_draft_and_a_yes_an_order(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我买两袋盐，大米10斤，再来一盒连花清瘟")
    assert home.last == (
        "我记成这样，对吗？\n1. 盐 2 袋，5 元\n2. 大米 1 袋，32 元\n3. 连花清瘟 1 盒，14 元\n合计 51 元"
    )
    await home.presses("对，下单")
    first, second = await shopping.all_orders(world)
    assert (first.kind, first.state, second.kind, second.state) == ("supplies", "placed", "medicine", "placed")
    assert await shopping.things(world, first.id) == [("盐", "2", "袋"), ("大米", "1", "袋")]
    assert await shopping.things(world, second.id) == [("连花清瘟", "1", "盒")]
    assert second.waits == "clinician"
    said = f"下好了，{first.id} 号单，11月22日（周日）10:00 这一趟送。\n{second.id} 号单是药，先请医生看过，再去买。"
    assert said in home.texts


async def test_the_draft_turns_into_the_one_message_of_the_order(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    standing = [heard for heard in home.heard if "盐 2 袋" in heard.text and not heard.gone]
    assert len(standing) == 1
    assert standing[0].text == (
        f"📦 {order.id} 号单（买东西）\n已下单（7:42），等人来接\n1. 盐 2 袋，5 元\n合计 5 元\n"
        "11月22日（周日）10:00 这一趟送"
    )


async def test_yes_twice_orders_once(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    button = next(one for one in shopping.card(home).choices if one.text == "对，下单")
    for _ in range(2):
        await home.says("对，下单", kind="choice", choice=button.id)
    assert len(await shopping.all_orders(world)) == 1
    assert home.last.endswith("号单刚才已经下过了，没有重复下。")


async def test_what_is_written_meanwhile_joins_the_draft(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("一袋盐")
    await home.says("再来一袋盐，鸡蛋40个")
    (order,) = await shopping.all_orders(world)
    assert await shopping.things(world, order.id) == [("盐", "2", "袋"), ("鸡蛋", "2", "板")]
    await home.says("好的")
    assert (await shopping.order(world)).state == "placed"


@pytest.mark.parametrize("text", ["盐多少钱", "盐收到了", "36.5", "谢谢", "你好", "我家水管漏了，有没有人来看看"])
async def test_what_is_no_order_is_none(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(text)
    assert await shopping.all_orders(world) == []


async def test_a_temperature_beside_an_order_is_still_taken(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("张伟36.5")
    await home.says("两袋盐")
    assert len(await world.readings()) == 1
    assert len(await shopping.all_orders(world)) == 1


async def test_no_means_no(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    await home.says("不要了")
    assert home.last == "好，不买了。"
    assert (await shopping.order(world)).state == "cancelled"
    await home.says("对，下单", kind="choice", choice=f"order:yes:{(await shopping.order(world)).id}")
    assert (await shopping.order(world)).state == "cancelled"


async def test_the_limit_of_a_household_and_day(world: World) -> None:
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    await shopping.placed(world, home, "一袋盐")
    await wife.says("两袋盐")
    await wife.presses("对，下单")
    assert "盐：每户一天有限量，今天还能要 1 袋（您写了 2）" in wife.texts[-2]
    assert [one.state for one in await shopping.all_orders(world)] == ["placed", "draft"]
    world.clock.at("11-23 8:00")
    await wife.says("两袋盐")  # a draft of yesterday's is forgotten
    await wife.presses("对，下单")


async def test_the_stock_goes_down_once_and_comes_back(world: World) -> None:
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    first = await shopping.placed(world, home, "两箱牛奶")
    assert await shopping.stock(world, "纯牛奶") == 1
    await other.says("两箱牛奶")
    await other.presses("对，下单")
    assert "纯牛奶：只剩 1 箱（您写了 2）" in other.texts[-2]
    await home.says("取消", kind="choice", choice=f"order:cancel:{first.id}")
    assert await shopping.stock(world, "纯牛奶") == Decimal(3)
    await other.presses("对，下单")
    assert await shopping.stock(world, "纯牛奶") == 1


async def test_after_the_cutoff_it_joins_the_next_round_and_is_told_so(world: World) -> None:
    world.clock.at("9:20")
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    assert home.last == (
        f"下好了，{order.id} 号单，11月22日（周日）16:00 这一趟送。\n10:00 那一趟已经截单，排到下一趟。"
    )


async def test_what_was_written_before_the_cutoff_and_agreed_to_after_it(world: World) -> None:
    world.clock.at("8:50")
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    world.clock.at("9:20")
    await home.says("行")
    order = await shopping.order(world)
    assert order.round_at == world.clock.moment.replace(hour=16, minute=0)
    assert home.last.endswith("10:00 那一趟已经截单，排到下一趟。")


async def test_what_nobody_sells_is_written_down_as_it_stands(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "帮我买一个充电宝")
    assert await shopping.things(world, order.id) == [("充电宝", "1", "个")]
    (line,) = await shopping.lines(world, order.id)
    assert (line.item_id, line.price) == (None, None)


async def test_one_sees_what_is_on_its_way(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    await home.says("我的订单")
    assert home.last == f"没办完的有 1 单：\n{order.id} 号（买东西）：已下单（7:42），等人来接"
    await home.presses(f"看 {order.id} 号单")
    await home.presses("取消这单")
    assert home.last == f"{order.id} 号单取消了。"


async def test_in_english(world: World) -> None:
    john = await world.enrolled(4, "John Smith")
    await john.says("please buy two bags of salt and 40 eggs")
    assert john.last.startswith("I have this. Is it right?\n1. 盐, 2 袋: 5 yuan\n2. 鸡蛋, 2 板 (you wrote")
    await john.presses("Yes, order it")
    assert "Comes with the 10:00 round" in john.last


async def test_a_stranger_orders_nothing(world: World) -> None:
    stranger = world.phone(77)
    await stranger.says("帮我买两袋盐")
    assert await shopping.all_orders(world) == []


async def test_a_whole_building_at_once_leaves_exact_totals(world: World) -> None:
    """Two of each home, all in the same moment, each yes pressed twice; of the last milk nobody has more than there
    was."""
    names = ("张伟", "王芳", "张小雨", "赵桂兰", "孙立")
    phones = [await world.enrolled(number, name) for number, name in enumerate(names, 1)]
    await asyncio.gather(*(phone.says("一箱牛奶，青菜 2 斤") for phone in phones))
    drafts = await shopping.all_orders(world)
    assert len(drafts) == len(phones)
    by_account = {phone: shopping.card(phone).choices[0].id for phone in phones}
    await asyncio.gather(
        *(phone.says("对，下单", kind="choice", choice=id) for phone, id in by_account.items() for _ in range(2))
    )
    orders = await shopping.all_orders(world)
    assert Counter(order.state for order in orders) == {"placed": 3, "draft": 2}  # there were three boxes
    assert await shopping.stock(world, "纯牛奶") == 0
    sold = [
        line.quantity for order in orders if order.state == "placed" for line in await shopping.lines(world, order.id)
    ]
    assert sum(sold) == 3 + 3 * 2
    short = [phone for phone in phones if any("卖完了" in text for text in phone.texts)]
    assert len(short) == 2


async def test_a_building_site_orders_like_a_household(world: World) -> None:
    """P30: it is a door on the roster, with whoever speaks for it."""
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色\n阳光社区,工地,,项目部,马建设,13811112222,\n")
    site = await world.enrolled(9, "马建设")
    order = await shopping.placed(world, site, "口罩 200 个，消毒液 10 瓶")
    assert order.place == "工地项目部"
    assert await shopping.things(world, order.id) == [("口罩", "20", "包"), ("消毒液", "10", "瓶")]


@pytest.mark.parametrize("words", ["99999999999999999999袋盐", "盐一千万袋", "盐 1000 万袋"])
async def test_however_many_are_written_it_is_asked_and_nothing_breaks(world: World, words: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(words)
    assert "盐 1000000 袋" in home.last
    await home.says("对")
    assert (await shopping.order(world)).state == "draft"
    await home.says("盐要 99999999999999999999 袋")
    assert "盐 1000000 袋" in home.last
    await home.says("盐要 2 袋")
    await home.says("对")
    assert await shopping.things(world, (await shopping.order(world)).id) == [("盐", "2", "袋")]


async def test_so_much_of_what_shops_sell_is_an_order_though_the_list_has_none(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两斤土豆，一颗大白菜")
    assert home.last.startswith("我记成这样，对吗？")
    await home.says("对")
    order = await shopping.order(world)
    assert await shopping.things(world, order.id) == [("土豆", "2", "斤"), ("大白菜", "1", "颗")]
    await home.says("家里两个孩子都好")
    assert "我记成这样" not in home.last
