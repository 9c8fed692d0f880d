"""改单: what is changed in a draft while it waits for a yes, by words and by buttons."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests import shopping
from tests.world import Phone, World


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def drafted(world: World, text: str = "一袋盐，两瓶生抽，鸡蛋一板") -> tuple[Phone, int]:
    home = await world.enrolled(1, "张伟")
    await home.says(text)
    return home, (await shopping.order(world)).id


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("盐要3袋", "盐3 生抽2 鸡蛋1"),
        ("盐改成 3 袋", "盐3 生抽2 鸡蛋1"),
        ("把盐改成三袋吧", "盐3 生抽2 鸡蛋1"),
        ("盐不要了", "生抽2 鸡蛋1"),
        ("不要盐", "生抽2 鸡蛋1"),
        ("不要盐了，谢谢", "生抽2 鸡蛋1"),
        ("去掉第2个", "盐1 鸡蛋1"),
        ("第二个要 5 瓶", "盐1 生抽5 鸡蛋1"),
        ("第二个不要了", "盐1 鸡蛋1"),
        ("再加一袋盐", "盐2 生抽2 鸡蛋1"),
        ("盐再加一袋", "盐2 生抽2 鸡蛋1"),
        ("少要一瓶生抽", "盐1 生抽1 鸡蛋1"),
        ("盐和生抽都不要了", "鸡蛋1"),
        ("盐、鸡蛋不要了", "生抽2"),
        ("食盐要3袋", "盐3 生抽2 鸡蛋1"),
        ("鸡旦不要了", "盐1 生抽2"),
        ("盐要两代", "盐2 生抽2 鸡蛋1"),
        ("盐要 800 克", "盐2 生抽2 鸡蛋1"),
        ("盐 0 袋", "生抽2 鸡蛋1"),
        ("盐要3袋，生抽不要了，再来一瓶醋", "盐3 鸡蛋1 米醋1"),
        ("好的，再加一瓶醋", "盐1 生抽2 鸡蛋1 米醋1"),
        ("no salt", "生抽2 鸡蛋1"),
        ("salt 3 bags", "盐3 生抽2 鸡蛋1"),
        ("change salt to 3 bags", "盐3 生抽2 鸡蛋1"),
        ("remove 2", "盐1 鸡蛋1"),
        ("one more salt", "盐2 生抽2 鸡蛋1"),
        ("2 more bags of salt", "盐3 生抽2 鸡蛋1"),
    ],
)
@pytest.mark.words
async def test_words_change_what_they_name_and_nothing_else(world: World, text: str, left: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    found = [f"{name}{count}" for name, count, _ in await shopping.things(world, id)]
    assert found == left.split()
    assert len(await shopping.all_orders(world)) == 1
    assert "我记成这样，对吗？" in home.last


@pytest.mark.parametrize("text", ["改一改", "改一下", "change it"])
async def test_that_there_is_something_to_change_may_be_typed(world: World, text: str) -> None:
    home, _ = await drafted(world)
    await home.says(text)
    assert shopping.card(home).text.startswith("一共 3 样。")


async def test_an_amount_alone_is_of_the_only_line_or_asked_about(world: World) -> None:
    home, id = await drafted(world, "一瓶醋")
    await home.says("要三瓶")
    assert await shopping.things(world, id) == [("米醋", "3", "瓶")]
    await home.says("再来一瓶生抽")
    await home.says("两瓶吧")
    assert home.last == "「两瓶吧」说的是哪一样？写上名字，比如「盐要 3 袋」。"
    assert await shopping.things(world, id) == [("米醋", "3", "瓶"), ("生抽", "1", "瓶")]


@pytest.mark.parametrize("text", ["要海天的", "不要太咸的"])
async def test_how_it_is_to_be_stands_at_the_last_line(world: World, text: str) -> None:
    home, _ = await drafted(world, "一瓶醋，一瓶生抽")
    await home.says(text)
    assert f"2. 生抽 1 瓶，9 元，{text}" in home.last


@pytest.mark.parametrize("text", ["家里两个孩子都好", "第二个是什么", "知道了", "我要出去一下", "明天几点做核酸"])
async def test_what_is_not_about_the_draft_leaves_it_alone(world: World, text: str) -> None:
    await world.enrolled(7, "李建国")
    home, id = await drafted(world)
    await home.says(text)
    assert len(await shopping.lines(world, id)) == 3
    assert all(line.note == "" for line in await shopping.lines(world, id))
    await home.says("好的")
    assert (await shopping.order(world, id)).state == "placed"


@pytest.mark.parametrize("text", ["下单", "下单吧", "对，下单", "order it", "好的，就这样"])
async def test_yes_is_said_in_many_ways(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert (await shopping.order(world, id)).state == "placed"


async def test_whoever_of_the_family_opens_a_draft_goes_on_with_it(world: World) -> None:
    home, id = await drafted(world)
    wife = await world.enrolled(2, "王芳")
    await wife.says("我的订单")
    await wife.presses(f"看 {id} 号单")
    await wife.says("盐要2袋，再来一瓶醋")
    kept = [f"{name}{count}" for name, count, _ in await shopping.things(world, id)]
    assert kept == ["盐2", "生抽2", "鸡蛋1", "米醋1"]
    await wife.says("好的")
    assert [one.state for one in await shopping.all_orders(world)] == ["placed"]
    await home.presses("对，下单")
    assert home.last == f"{id} 号单刚才已经下过了，没有重复下。"


async def test_the_sum_follows(world: World) -> None:
    home, _ = await drafted(world)
    assert home.last.endswith("合计 45.50 元")
    await home.says("盐要2袋")
    assert home.last.endswith("合计 48 元")


@pytest.mark.parametrize("text", ["都不要了", "全部不要了", "remove all", "不要了"])
async def test_nothing_of_it_is_wanted(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert home.last == "好，不买了。"
    assert (await shopping.order(world, id)).state == "cancelled"


async def test_what_is_not_in_it_is_said(world: World) -> None:
    home, id = await drafted(world)
    await home.says("不要米醋")
    assert "单子里没有「米醋」。" in home.texts
    await home.says("去掉第9个")
    assert "单子里没有第 9 样，一共 3 样。" in home.texts
    await home.says("生油不要了")
    assert "单子里没有「生油」。" in home.texts
    assert len(await shopping.things(world, id)) == 3


async def test_when_the_last_line_goes_the_draft_is_empty_and_nothing_is_ordered(world: World) -> None:
    home, id = await drafted(world, "一袋盐")
    await home.says("不要盐")
    assert home.last == "单子里什么也没有了。要买什么，直接写给我。"
    await home.says("对，下单", kind="choice", choice=f"order:yes:{id}")
    assert (await shopping.order(world, id)).state == "draft"
    await home.says("一瓶醋")
    assert await shopping.things(world, id) == [("米醋", "1", "瓶")]


@pytest.mark.parametrize("text", ["张伟36.5", "张伟36.5，王芳36.6"])
async def test_a_temperature_goes_its_usual_way_and_the_draft_is_kept(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert len(await world.readings()) == text.count("36")
    assert len(await shopping.things(world, id)) == 3
    await home.says("好的")
    assert (await shopping.order(world, id)).state == "placed"


@pytest.mark.parametrize("text", ["张伟36.5，再加一袋盐", "张伟36.5 再加一袋盐", "再加一袋盐，张伟36.5"])
async def test_what_is_ordered_beside_a_temperature_is_not_lost(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert len(await world.readings()) == 1
    assert (await shopping.things(world, id))[0] == ("盐", "2", "袋")


@pytest.mark.parametrize("text", ["体温计量的，张伟36.5", "张伟36.5，生抽和盐都收到了", "张伟36.5，盐没了"])
async def test_what_is_only_named_beside_a_temperature_is_no_order(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(text)
    assert await shopping.all_orders(world) == []


async def test_a_question_goes_to_whoever_looks_after_them_and_the_draft_is_kept(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    home, id = await drafted(world)
    await home.says("我家门口的灯坏了，什么时候有人来看看呀")
    assert any("门口的灯坏了" in text for text in liaison.texts)
    await home.says("对，下单")
    assert (await shopping.order(world, id)).state == "placed"


async def test_an_alarm_is_heard_first(world: World) -> None:
    home, id = await drafted(world)
    await home.says("孩子发烧了，要一支体温计")
    assert home.last == "是哪一位发热？"
    assert (await shopping.order(world, id)).state == "draft"
    assert len(await shopping.things(world, id)) == 3


async def test_buttons_at_each_line_change_it_in_place(world: World) -> None:
    home, id = await drafted(world)
    await home.presses("改一改")
    card = shopping.card(home)
    assert card.text == (
        "一共 3 样。按号码：− 少一份，+ 多一份，✕ 不要。也可以写「盐要 3 袋」：\n"
        "1. 盐 1 袋，2.50 元\n2. 生抽 2 瓶，18 元\n3. 鸡蛋 1 板，25 元\n合计 45.50 元"
    )
    before = len(home.heard)
    for label in ("1 +", "2 −", "3 ✕", "2 −"):
        await home.presses(label)
    assert await shopping.things(world, id) == [("盐", "2", "袋")]
    await home.presses("改好了")
    assert len(home.heard) == before  # all of it in the one message
    assert shopping.card(home).text == "我记成这样，对吗？\n1. 盐 2 袋，5 元\n合计 5 元"


async def test_a_thumb_that_presses_twice_takes_out_one_line(world: World) -> None:
    home, id = await drafted(world)
    await home.presses("改一改")
    button = next(one for one in shopping.card(home).choices if one.text == "1 ✕")
    for _ in range(2):
        await home.says(button.text, kind="choice", choice=button.id)
    assert [name for name, _, _ in await shopping.things(world, id)] == ["生抽", "鸡蛋"]


async def test_long_drafts_are_changed_page_by_page(world: World) -> None:
    home, _ = await drafted(world, "盐，生抽，老抽，米醋，大米，鸡蛋，纯牛奶，儿童口罩，消毒液，体温计")
    await home.presses("改一改")
    card = shopping.card(home)
    assert sum(one.id.startswith("order:out") for one in card.choices) == 8
    assert "（第 1 页，共 2 页）" in card.text
    await home.presses("下一页")
    assert sum(one.id.startswith("order:out") for one in shopping.card(home).choices) == 2
    await home.presses("10 ✕")
    await home.presses("9 ✕")
    assert "一共 8 样。" in shopping.card(home).text


async def test_a_button_after_the_yes_changes_nothing(world: World) -> None:
    home, id = await drafted(world)
    await home.presses("改一改")
    button = next(one for one in shopping.card(home).choices if one.text == "1 +")
    await home.says("好的")
    await home.says(button.text, kind="choice", choice=button.id)
    assert home.last == f"{id} 号单刚才已经下过了，没有重复下。"
    assert (await shopping.things(world, id))[0] == ("盐", "1", "袋")


async def test_a_neighbour_changes_nothing_of_mine(world: World) -> None:
    home, id = await drafted(world)
    await home.presses("改一改")
    button = next(one for one in shopping.card(home).choices if one.text == "1 ✕")
    other = await world.enrolled(3, "孙立")
    await other.says(button.text, kind="choice", choice=button.id)
    assert len(await shopping.things(world, id)) == 3
    assert "盐" not in other.last


async def test_a_restart_keeps_the_draft_and_what_it_waits_for(world: World) -> None:
    home, id = await drafted(world)
    await world.crash()
    await home.says("盐要2袋")
    await home.says("好的，下单")
    assert (await shopping.order(world, id)).state == "placed"
    assert (await shopping.things(world, id))[0] == ("盐", "2", "袋")


async def test_which_of_two_is_meant_is_asked_by_buttons(world: World) -> None:
    await shopping.open_more(world, "蓝口罩||防护|包|||8|||\n绿口罩||防护|包|||9|||")
    await shopping.end(world, "口罩", "儿童口罩")
    home, id = await drafted(world, "一袋盐，三包口罩")
    assert home.last == (
        "我记成这样，对吗？\n1. 盐 1 袋，2.50 元\n2. 口罩 3 包，价钱要问（是哪一种？）\n合计 2.50 元，没标价的另算"
    )
    assert "对，下单" not in [one.text for one in shopping.card(home).choices]
    await home.says("好的")
    assert "先把括号里问的那一样定下来，再下单。" in home.texts
    await home.presses("绿口罩")
    assert await shopping.things(world, id) == [("盐", "1", "袋"), ("绿口罩", "3", "包")]
    await home.presses("对，下单")
    order = await shopping.order(world, id)
    assert order.state == "placed"
    assert [one.offer for one in await shopping.lines(world, id)] == [None, None]


@pytest.mark.parametrize("answer", ["绿口罩", "绿的", "第二个", "2", "要绿口罩"])
async def test_which_is_meant_may_be_typed(world: World, answer: str) -> None:
    await shopping.open_more(world, "蓝口罩||防护|包|||8|||\n绿口罩||防护|包|||9|||")
    await shopping.end(world, "口罩", "儿童口罩")
    home, id = await drafted(world, "三包口罩")
    names = [one.text for one in shopping.card(home).choices]
    await home.says(
        {"第二个": f"第{'一二'[names.index('绿口罩')]}个", "2": str(names.index("绿口罩") + 1)}.get(answer, answer)
    )
    assert await shopping.things(world, id) == [("绿口罩", "3", "包")]
    assert shopping.card(home).text.endswith("合计 27 元")


async def test_a_price_that_changed_meanwhile_is_said_before_anything_is_ordered(world: World) -> None:
    home, id = await drafted(world, "一袋盐")
    await shopping.price(world, "盐", Decimal("3.5"))
    await home.presses("对，下单")
    assert "价钱刚变了：\n盐：2.50 元变成 3.50 元\n还要的话，再按一次「对，下单」。" in home.texts
    assert (await shopping.order(world, id)).state == "draft"
    assert home.last.endswith("合计 3.50 元")
    await home.presses("对，下单")
    assert (await shopping.order(world, id)).state == "placed"


async def test_what_got_cheaper_needs_no_second_yes(world: World) -> None:
    home, id = await drafted(world, "一袋盐")
    await shopping.price(world, "盐", Decimal(2))
    await home.presses("对，下单")
    assert (await shopping.order(world, id)).state == "placed"
    assert [one.price for one in await shopping.lines(world, id)] == [Decimal(2)]


async def test_a_draft_of_yesterday_is_put_away(world: World) -> None:
    home, id = await drafted(world, "一袋盐")
    world.clock.at("11-23 8:00")
    await home.says("一瓶醋")
    assert "上回没下的那张（买东西）我先收起来了，这是新的一张。" in home.texts
    assert (await shopping.order(world, id)).state == "cancelled"
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "1", "瓶")]
