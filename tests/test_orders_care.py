"""Care in reading an order: what is odd is asked, what cannot be had is said at once, nothing is lost or twice."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from handlers.chat import Attachment, Incoming
from storage.models import Case, Item, OrderLine, OrderPhoto
from tests import shopping
from tests.world import World


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def test_nothing_of_it_is_left_out_and_said(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("0 袋盐，一瓶醋")
    assert "盐写的是 0，没放进来。" in home.texts
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "1", "瓶")]


async def test_less_than_nothing_is_asked(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("-3 瓶醋")
    assert "1. 米醋 3 瓶，18 元（您写的是「-3 瓶醋」，是 3 瓶吗？）" in home.last
    await home.says("好的")
    assert (await shopping.order(world)).state == "draft"
    await home.presses("对，3 瓶")
    await home.presses("对，下单")
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "3", "瓶")]
    assert (await shopping.order(world)).state == "placed"


async def test_nine_hundred_and_ninety_nine_is_shown_back(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("999 瓶醋")
    assert "1. 米醋 999 瓶，5994 元（999 瓶，没写错吧？）" in home.last
    assert [one.text for one in shopping.card(home).choices] == ["对，999 瓶", "不要米醋", "改一改", "不要了"]
    await home.says("第一个要 9 瓶")
    assert home.last.endswith("1. 米醋 9 瓶，54 元\n合计 54 元")
    await home.says("500 克青菜")  # grams are no such number
    assert "没写错吧" not in home.last


async def test_beyond_the_limit_a_button_sets_what_can_be_had(world: World) -> None:
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    await shopping.placed(world, home, "一袋盐")
    await wife.says("999 袋盐，一瓶醋")
    assert "（每户一天有限量，今天还能要 1 袋）" in wife.last
    await wife.presses("盐改成 1 袋")
    await wife.presses("对，下单")
    order = await shopping.order(world)
    assert (order.state, await shopping.things(world, order.id)) == ("placed", [("盐", "1", "袋"), ("米醋", "1", "瓶")])
    await wife.says("再来一袋盐")
    assert "（每户一天有限量，您家今天的已经要满了）" in wife.last
    await wife.presses("不要盐")
    assert wife.last.startswith("单子里什么也没有了") or shopping.card(wife).text.startswith("单子里什么也没有了")


async def test_beyond_the_stock(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("五箱牛奶")
    assert "（只剩 3 箱）" in home.last
    await home.presses("纯牛奶改成 3 箱")
    await home.presses("对，下单")
    assert await shopping.stock(world, "纯牛奶") == 0


async def test_a_limit_holds_for_lines_with_different_notes_together(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐（低钠的）")
    await home.says("再来两袋盐")
    assert home.last.count("每户一天有限量") == 1
    await home.presses("对，下单")
    assert (await shopping.order(world)).state == "draft"


async def test_an_item_twice_is_one_line_and_said(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("一瓶醋，鸡蛋一板，两瓶醋")
    assert "米醋写了几次，合在一起是 3 瓶。" in home.texts
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "3", "瓶"), ("鸡蛋", "1", "板")]


async def test_what_was_there_already_is_more_of_it_and_said(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("一瓶醋")
    await home.says("两瓶醋，鸡蛋一板")
    assert "米醋原来就有，现在一共 3 瓶。" in home.texts


CAKES = [f"{one}{two}糕" for one in "甲乙丙丁戊己庚辛壬癸" for two in "赤橙青蓝紫金银铜铁锡竹松柏桃李杏梅兰菊荷"]


async def test_two_hundred_lines_are_all_kept_and_become_several_orders(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我买\n" + "\n".join(f"{cake} 一盒" for cake in CAKES))
    draft = await shopping.order(world)
    assert [name for name, _, _ in await shopping.things(world, draft.id)] == CAKES
    assert "一共 200 样，都记下了。下单时分成几张单，一样不少。" in home.last
    assert len(home.last) < 3_000
    await home.says("再来两袋盐，一盒连花清瘟")
    await home.presses("对，下单")
    placed = await shopping.all_orders(world)
    assert [(one.kind, one.state) for one in placed] == [("supplies", "placed")] * 4 + [("medicine", "placed")]
    kept = [await shopping.things(world, one.id) for one in placed]
    assert [name for some in kept for name, _, _ in some] == [*CAKES, "盐", "连花清瘟"]
    assert [len(some) for some in kept] == [60, 60, 60, 21, 1]
    said = next(text for text in home.texts if text.startswith("下好了，1 号单"))
    assert said.endswith("一共 5 张单，202 样东西，一样不少。\n合计 19 元，没标价的另算")
    cards = [heard for heard in home.heard if heard.text.startswith("📦")]
    assert len(cards) == 5
    assert all(len(heard.text) < 3_000 for heard in cards)
    await home.says("和上次一样")
    assert len(await shopping.things(world, (await shopping.order(world)).id)) == 202


async def test_long_names_fill_an_order_before_sixty_of_them_do(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我买\n" + "\n".join(f"{cake} 一盒" for cake in CAKES[:40]))
    async with world.database.begin() as db:
        await db.run(update(OrderLine).values(name="要带红字的那一种大礼盒" * 18, note="不要太甜的" * 40))
    await home.presses("改一改")
    await home.presses("改好了")
    await home.presses("对，下单")
    placed = await shopping.all_orders(world)
    assert sum([len(await shopping.things(world, one.id)) for one in placed]) == 40
    assert len(placed) > 1
    assert all(len(text) < 4_096 for text in home.texts)


async def test_what_several_orders_may_cost_is_shared_among_them(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐，一个插座，一盒连花清瘟，最多花 50 元")
    await home.presses("对，下单")
    supplies, medicine = await shopping.all_orders(world)
    # What is left goes where a price is open: together they stay below 50.
    assert (supplies.ceiling, medicine.ceiling) == (Decimal(36), Decimal(14))


@pytest.mark.parametrize("short", ["stock", "ended"])
async def test_the_last_bag_and_something_else_for_whoever_comes_second(world: World, short: str) -> None:
    await shopping.open_more(world, "海盐||调料|袋|||4|||")
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    async with world.database.begin() as db:
        await db.run(update(Item).where(Item.name == "盐").values(stock=Decimal(1)))
    presses = []
    for phone in (home, other):
        await phone.says("一袋盐")
        button = next(one for one in shopping.card(phone).choices if one.text == "对，下单")
        presses.append(Incoming(
            key=f"{phone.address}:press", chat=phone.address, sender=phone.address, kind="choice", choice=button.id,
            sent_at=world.clock.now(),
        ))  # fmt: skip
    if short == "ended":
        await world.inbox.receive(presses.pop())
        await shopping.end(world, "盐")
    await asyncio.gather(*(world.inbox.receive(press) for press in presses))
    await world.speaker.drain()
    first, second = await shopping.all_orders(world)
    assert sorted((first.state, second.state)) == ["draft", "placed"]
    assert await shopping.stock(world, "盐") == 0
    late = home if first.state == "draft" else other
    assert late.texts[-2].startswith("还差一点没法下单：\n盐：" + ("店里不卖了" if short == "ended" else "卖完了"))
    assert [one.text for one in late.heard[-1].choices][:3] == ["换成海盐（4 元）", "不要盐", "对，下单"]
    await late.presses("换成海盐（4 元）")
    await late.presses("对，下单")
    assert {one.state for one in await shopping.all_orders(world)} == {"placed"}
    swapped = first if first.state == "draft" else second
    assert await shopping.things(world, swapped.id) == [("海盐", "1", "袋")]


async def test_another_medicine_is_not_proposed_to_a_household(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        await db.run(update(Item).where(Item.name == "连花清瘟").values(stock=Decimal(0)))
    await home.says("一盒连花清瘟")
    assert [one.text for one in home.heard[-1].choices] == ["不要连花清瘟", "对，下单", "改一改", "不要了"]


async def test_a_unit_that_it_is_not_sold_by_is_asked(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两桶盐")
    assert "（店里按袋卖，是 2 袋吗？）" in home.last
    await home.presses("对，2 袋")
    assert home.last.endswith("1. 盐 2 袋，5 元\n合计 5 元") or shopping.card(home).text.endswith("合计 5 元")
    assert await shopping.things(world, (await shopping.order(world)).id) == [("盐", "2", "袋")]


async def test_a_released_household_orders_like_any_other(world: World) -> None:
    home = await world.enrolled(1, "赵桂兰")
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
    world.clock.passes(minutes=1)
    order = await shopping.placed(world, home, "两袋盐")
    assert order.state == "placed"
    assert not any("解除" in text or "不用" in text for text in home.texts[-3:])


# --- twice ------------------------------------------------------------------------------------------------------------


async def test_the_same_event_twice_is_one(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    incoming = await home.says("两瓶醋")
    await world.arrives(incoming)
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "2", "瓶")]


async def test_the_same_words_twice_are_one(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两瓶醋，鸡蛋一板")
    await home.says("两瓶醋，鸡蛋一板")
    assert "这几样刚才已经记下了，没有重复加。真要再加，写「再加」。" in home.texts
    assert await shopping.things(world, (await shopping.order(world)).id) == [("米醋", "2", "瓶"), ("鸡蛋", "1", "板")]
    await home.says("再加两瓶醋")
    assert (await shopping.things(world, (await shopping.order(world)).id))[0] == ("米醋", "4", "瓶")


async def test_the_same_words_after_the_order_are_asked_about(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两瓶醋，一盒连花清瘟")
    world.clock.passes(minutes=5)
    await home.says("一盒连花清瘟，两瓶醋")
    assert home.last == f"刚才 {order.id - 1} 号单已经有这些了，再要一份吗？"
    assert len(await shopping.all_orders(world)) == 2
    await home.presses("不用")
    assert home.last == f"好，还是 {order.id - 1} 号单那一份。"
    assert len(await shopping.all_orders(world)) == 2
    await home.presses("再要一份")
    await home.presses("对，下单")
    assert len(await shopping.all_orders(world)) == 4


async def test_a_quarter_of_an_hour_later_they_are_an_order(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两瓶醋")
    world.clock.passes(minutes=15)
    await home.says("两瓶醋")
    assert home.last.startswith("我记成这样，对吗？")


# --- after the yes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["{}号单再加一瓶醋", "{} 号单，再来一瓶醋", "再加一瓶醋", "order {} one more vinegar"])
async def test_more_is_an_order_of_its_own_in_the_same_round(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    first = await shopping.placed(world, home, "一板鸡蛋")
    await home.says(text.format(first.id))
    assert f"{first.id} 号单已经下了，这些另开一单，和它同一趟送。" in home.texts
    await home.presses("对，下单")
    second = await shopping.order(world)
    assert (second.state, second.round_at) == ("placed", first.round_at)
    assert await shopping.things(world, second.id) == [("米醋", "1", "瓶")]


async def test_after_the_cutoff_it_is_another_round(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    first = await shopping.placed(world, home, "一板鸡蛋")
    world.clock.at("9:20")
    await home.says("再加一瓶醋")
    assert f"{first.id} 号单已经下了，这些另开一单，排最近的一趟送。" in home.texts


@pytest.mark.parametrize("text", ["取消{}号单", "{}号单不要了", "cancel order {}"])
async def test_an_order_is_called_off_by_its_number(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "一板鸡蛋")
    await home.says(text.format(order.id))
    assert (await shopping.order(world, order.id)).state == "cancelled"
    other = await world.enrolled(3, "孙立")
    theirs = await shopping.placed(world, other, "一板鸡蛋")
    await home.says(text.format(theirs.id))
    assert (await shopping.order(world, theirs.id)).state == "placed"


# --- a message that is changed ----------------------------------------------------------------------------------------


async def test_a_changed_message_changes_its_lines_and_no_others(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("一瓶醋")
    former = await home.says("两袋盐，再来一瓶醋")
    await home.edits(former, "一袋盐，鸡蛋一板")
    id = (await shopping.order(world)).id
    assert sorted(await shopping.things(world, id)) == [("盐", "1", "袋"), ("米醋", "1", "瓶"), ("鸡蛋", "1", "板")]
    await home.edits(former, "算了，这条不要了")
    assert await shopping.things(world, id) == [("米醋", "1", "瓶")]


async def test_after_the_yes_a_changed_message_says_how(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    former = await home.says("两袋盐")
    await home.presses("对，下单")
    id = (await shopping.order(world)).id
    await home.edits(former, "一袋盐")
    assert home.last == f"您改的那句已经下成 {id} 号单了，改不动了。要加的直接写；不要了就写「取消 {id} 号单」。"
    assert await shopping.things(world, id) == [("盐", "2", "袋")]
    await home.says(f"取消 {id} 号单")
    assert (await shopping.order(world, id)).state == "cancelled"


# --- pictures and voices ----------------------------------------------------------------------------------------------


async def photos(world: World) -> list[tuple[int, str, str]]:
    async with world.database.read() as db:
        rows = await db.all(select(OrderPhoto.order_id, OrderPhoto.of, OrderPhoto.ref).order_by(OrderPhoto.id))
    return [(row.order_id, row.of, row.ref) for row in rows]


async def test_a_photo_instead_of_words_goes_to_the_desk(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("订购")
    await home.says("", kind="photo", attachment=Attachment("ref-1", "a.jpg", "image/jpeg"))
    (order,) = await shopping.all_orders(world)
    assert await photos(world) == [(order.id, "other", "ref-1")]
    assert "照片放进单子里了，买的人会照着问价。要几个、什么样的，也可以写给我。" in home.texts
    assert "1. 照片里的东西 1" in home.last
    world.clock.passes(minutes=2)
    await home.says("这个牌子的要两瓶", kind="photo", attachment=Attachment("ref-2", "b.jpg", "image/jpeg"))
    assert len(await photos(world)) == 2
    assert sum(text.startswith("照片放进单子里了") for text in home.texts) == 2
    world.clock.passes(minutes=2)
    for at in range(2):
        await home.says("", kind="photo", attachment=Attachment(f"ref-{at + 3}", "c.jpg", "image/jpeg"), album="x")
    assert len(await photos(world)) == 4
    assert sum(text.startswith("照片放进单子里了") for text in home.texts) == 3  # of several at once one is answered
    await home.presses("对，下单")
    assert (await shopping.order(world, order.id)).state == "placed"


async def test_a_photo_of_something_else_goes_its_usual_way(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    home = await world.enrolled(1, "张伟")
    before = len(liaison.heard)
    await home.says("", kind="photo", attachment=Attachment("ref-1", "a.jpg", "image/jpeg"))
    assert await shopping.all_orders(world) == []
    assert len(liaison.heard) > before


async def test_a_voice_cannot_be_heard_and_goes_on(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    home = await world.enrolled(1, "张伟")
    await home.says("两瓶醋")
    before = len(liaison.heard)
    await home.says("", kind="voice", attachment=Attachment("ref-1", "a.ogg", "audio/ogg"))
    assert "语音我听不了。要买什么，麻烦写几个字。" in home.texts
    assert len(liaison.heard) > before
    await home.says("好的")
    assert (await shopping.order(world)).state == "placed"
