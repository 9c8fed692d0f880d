"""What people answer to 「我记成这样，对吗？」 in their own words, and what they write when it is ordered already."""

from __future__ import annotations

import pytest

from tests import shopping
from tests.test_orders_changing import drafted
from tests.world import ROSTER, World

VOLUNTEER = "阳光社区,,,,周勇,13900000004,志愿者,,,\n"


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await world.import_(ROSTER + VOLUNTEER)
    await shopping.open_shop(world)


# --- while it is a draft ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "行", "行吧", "行，就这样吧", "好的", "好嘞", "好的谢谢", "嗯好的谢谢", "可以", "就这样", "那就这样吧", "对的",
        "对对对", "嗯", "中", "要得", "好了", "👌", "ok", "OK的", "yes please", "go ahead",
    ],
)  # fmt: skip
@pytest.mark.words
async def test_yes_in_their_own_words(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert (await shopping.order(world, id)).state == "placed"


@pytest.mark.parametrize("text", ["算了不要了", "算了，不要了吧", "取消吧", "不买了谢谢", "no thanks", "cancel it"])
async def test_no_in_their_own_words(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert (await shopping.order(world, id)).state == "cancelled"
    assert home.last == "好，不买了。"


@pytest.mark.parametrize("text", ["等等", "等一下", "先别下", "我想想", "wait"])
async def test_not_yet_keeps_it(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert home.texts[-2] == "好，不急，单子先留着。想好了按「对，下单」，要改直接写给我。"
    assert [one.text for one in home.heard[-1].choices] == ["对，下单", "改一改", "不要了"]
    await home.says("好")
    assert (await shopping.order(world, id)).state == "placed"


@pytest.mark.parametrize("text", ["不对", "错了", "不是", "that's wrong"])
async def test_not_right_shows_where_to_press(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert "− 1" in [one.text.replace("1 −", "− 1").replace("−1", "− 1") for one in home.heard[-1].choices]
    assert (await shopping.order(world, id)).state == "draft"


@pytest.mark.parametrize("text", ["不对，盐要三袋", "不是，盐三袋", "no, make salt 3"])
async def test_not_right_and_what_is(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert (await shopping.things(world, id))[0] == ("盐", "3", "袋")


@pytest.mark.parametrize("text", ["看看", "一共多少钱？", "没有了", "how much is it?"])
async def test_they_want_to_see_it_once_more(world: World, text: str) -> None:
    home, id = await drafted(world)
    before = home.heard[-1]
    await home.says(text)
    assert before.gone
    assert home.last.startswith("我记成这样，对吗？")
    assert (await shopping.order(world, id)).state == "draft"


@pytest.mark.parametrize("text", ["最多花 50 块", "很急"])
@pytest.mark.parametrize("waiting", [True, False])
async def test_a_ceiling_or_a_plea_shows_it_anew_with_its_buttons(world: World, text: str, waiting: bool) -> None:
    home, id = await drafted(world)
    if not waiting:
        await home.says("我的订单")  # something else was asked for in between
        await home.says("张伟36.5")
    await home.says(text)
    assert [one.text for one in home.heard[-1].choices] == ["对，下单", "改一改", "不要了"]
    await home.says("对")
    order = await shopping.order(world, id)
    assert (order.state, order.ceiling is not None, order.urgent_asked) == ("placed", "50" in text, text == "很急")


async def test_a_plea_for_another_order_leaves_the_draft_alone(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    first = await shopping.placed(world, home, "一瓶醋")
    await home.says("一袋盐")
    await home.says(f"{first.id} 号单很急")
    assert [one.urgent_asked for one in await shopping.all_orders(world)] == [True, False]


async def test_what_was_taken_out_may_be_wanted_again(world: World) -> None:
    home, id = await drafted(world, "给我捎两袋盐呗")
    await home.says("再加一瓶醋")
    await home.says("盐不要了")
    await home.says("给我捎两袋盐呗")
    assert not any("没有重复加" in text for text in home.texts)
    assert await shopping.things(world, id) == [("米醋", "1", "瓶"), ("盐", "2", "袋")]


@pytest.mark.parametrize(
    "text", ["上回那样再来一份", "照上次那样再来一份吧", "上次的再来一份", "老样子", "same again please"]
)
async def test_the_same_as_last_time_however_it_is_said(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "一瓶醋")
    await home.says(text)
    draft = await shopping.order(world)
    assert (draft.state, await shopping.things(world, draft.id)) == ("draft", [("米醋", "1", "瓶")])
    await home.says("一袋盐")
    await home.says("上回那样再来一份")  # into the draft that waits
    assert await shopping.things(world, draft.id) == [("米醋", "2", "瓶"), ("盐", "1", "袋")]


async def test_less_than_nothing_has_each_button_once(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("-3袋盐")
    assert [one.text for one in home.heard[-1].choices] == ["对，3 袋", "不要盐", "改一改", "不要了"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("生抽换成老抽", "盐1 老抽2 鸡蛋1"),
        ("把生抽换成老抽吧", "盐1 老抽2 鸡蛋1"),
        ("replace soy sauce with vinegar", "盐1 米醋2 鸡蛋1"),
        ("盐别买了，换成两瓶醋", "生抽2 鸡蛋1 米醋2"),
        ("再来点青菜，两斤就够", "盐1 生抽2 鸡蛋1 青菜2"),
        ("add greens", "盐1 生抽2 鸡蛋1 青菜1"),
        ("盐换成三袋", "盐3 生抽2 鸡蛋1"),
    ],
)
async def test_one_thing_instead_of_another(world: World, text: str, left: str) -> None:
    home, id = await drafted(world)
    await home.says(text)
    assert [f"{name}{count}" for name, count, _ in await shopping.things(world, id)] == left.split()


async def test_what_is_to_take_the_place_of_what_is_sold_out_may_be_typed(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "三箱牛奶")
    await home.says("一箱牛奶，一袋盐")
    assert "（卖完了）" in home.last
    await home.says("换成鸡蛋")
    assert [name for name, _, _ in await shopping.things(world, (await shopping.order(world)).id)] == ["鸡蛋", "盐"]


async def test_an_english_number_alone_is_of_the_only_thing(world: World) -> None:
    home, id = await drafted(world, "one bag of salt")
    await home.says("make it 2")
    assert await shopping.things(world, id) == [("盐", "2", "袋")]


# --- when it is ordered -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["对", "对，下单", "下单吧", "确认"])
async def test_the_yes_twice_in_words(world: World, text: str) -> None:
    home, id = await drafted(world)
    await home.says("对")
    await home.says(text)
    assert home.last == f"{id} 号单刚才已经下过了，没有重复下。"
    assert len(await shopping.all_orders(world)) == 1


@pytest.mark.parametrize(
    "text", ["盐改成三袋", "盐不要了", "算了不要了", "取消吧", "少要一袋盐", "cancel the salt", "都不要了"]
)
async def test_what_is_ordered_is_taken_back_to_be_changed(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    first = await shopping.placed(world, home, "一袋盐，两瓶生抽")
    assert await shopping.stock(world, "生抽") == 18
    await home.says(text)
    assert home.last == (f"{first.id} 号单已经下了。要改，按「收回来改」，改好再下一次；不要了，按「取消这单」。")
    assert len(await shopping.all_orders(world)) == 1
    await home.presses("收回来改")
    first, draft = await shopping.all_orders(world)
    assert (first.state, draft.state) == ("cancelled", "draft")
    assert await shopping.stock(world, "生抽") == 20
    assert await shopping.things(world, draft.id) == [("盐", "1", "袋"), ("生抽", "2", "瓶")]
    await home.says("盐改成两袋")
    await home.says("对")
    assert await shopping.things(world, draft.id) == [("盐", "2", "袋"), ("生抽", "2", "瓶")]
    assert (await shopping.order(world, draft.id)).state == "placed"


@pytest.mark.parametrize("text", ["东西到了没", "那个盐到了没有？", "啥时候送啊", "送到哪了", "where is my order?"])
async def test_when_it_comes_is_answered_with_the_order_and_its_round(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "一袋盐")
    await home.says(text)
    assert f"{order.id} 号" in home.last.partition("\n")[0]
    assert "10:00 这一趟送" in home.last


@pytest.mark.parametrize("text", ["医生什么时候来", "什么时候来", "检测几点到"])
async def test_a_question_about_something_else_goes_its_usual_way(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "一袋盐")
    await home.says(text)
    assert not home.last.startswith("📦")


async def test_that_may_be_typed_too(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    first = await shopping.placed(world, home, "一袋盐")
    await home.says("盐不要了")
    await home.says("取消这单")
    assert (await shopping.order(world, first.id)).state == "cancelled"
    second = await shopping.placed(world, home, "一瓶醋")
    await home.says("醋改成两瓶")
    await home.says("改")
    assert (await shopping.order(world, second.id)).state == "cancelled"
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "1", "瓶")]


async def test_what_is_bought_is_not_taken_back(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一袋盐")
    for verb in ("accept", "buy"):
        await carrier.says("", kind="choice", choice=f"desk:{verb}:{order.id}")
    for words in ("盐不要了", "算了不要了"):
        await home.says(words)
        assert home.last.startswith(f"{order.id} 号单")
        assert home.last.endswith("这一步做不了了。要紧就直接写给我，我转给楼长。")
    await home.says("", kind="choice", choice=f"order:redo:{order.id}")
    assert [one.state for one in await shopping.all_orders(world)] == ["bought"]


async def test_the_same_words_as_a_moment_ago_are_answered_in_words(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "一瓶醋")
    await home.says("一瓶醋")
    await home.says("不用了")
    assert home.last == f"好，还是 {order.id} 号单那一份。"
    await home.says("一瓶醋")
    await home.says("要")
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "1", "瓶")]


# --- what the shop asks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "name"), [("行", "老抽"), ("换吧", "老抽"), ("不要了", ""), ("不换", "")])
async def test_something_else_instead_is_answered_in_words(world: World, text: str, name: str) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    line = next(one for one in await shopping.lines(world, order.id) if one.name == "生抽")
    await carrier.says("", kind="choice", choice=f"offer:begin:{line.id}")
    await carrier.says("老抽 10 元")
    await home.says(text)
    kept = [one.name for one in await shopping.lines(world, order.id) if one.due]
    assert kept == (["盐", name] if name else ["盐"])
    assert (await shopping.order(world, order.id)).waits is None


async def test_several_questions_come_again_and_none_is_taken_for_answered(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    for change in ("生抽 12 元", "盐 3 元"):
        await staff.says(change)
        await staff.presses("改")
    await home.says("行")
    assert [one.text for one in home.heard[-1].choices] == ["照买生抽", "不要生抽了", "照买盐", "不要盐了"]
    assert (await shopping.order(world, order.id)).waits == "price"


async def test_a_question_of_the_draft_and_one_of_the_shop_are_not_taken_for_each_other(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    await home.says("两桶盐，一瓶生抽")
    await home.says("对")
    assert "先把括号里问的那一样定下来，再下单。" in home.texts  # what is asked is no offer yet
    world.clock.passes(seconds=1)
    await staff.says("盐 3 元")
    await staff.presses("改")
    assert (await shopping.order(world)).state == "draft"
    await home.presses("对，2 袋")
    await home.presses("对，下单")
    order = await shopping.order(world)
    assert (order.state, [one.offer for one in await shopping.lines(world, order.id)]) == ("placed", [None, None])
    world.clock.passes(seconds=1)
    await staff.says("盐 4 元")
    await staff.presses("改")
    assert (await shopping.order(world)).waits == "price"
    await home.says("盐改成一袋")  # in words, while an offer is open
    await home.presses("收回来改")
    draft = await shopping.order(world)
    assert [(one.name, one.offer) for one in await shopping.lines(world, draft.id)] == [("盐", None), ("生抽", None)]
    await home.says("盐改成一袋")
    await home.says("对")
    assert (await shopping.order(world, draft.id)).state == "placed"
    await shopping.later(world)
    assert not any(one.text == "照买" for heard in home.heard if not heard.gone for one in heard.choices)
