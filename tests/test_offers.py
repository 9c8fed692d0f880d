"""Sold out, or dearer than they thought: somebody who serves proposes, the household says yes or no by a button."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest

from handlers.chat import Incoming
from handlers.mail import Mail
from handlers.supplies.moving import move
from storage.supplies import orders
from storage.supplies.orders import Kept
from tests import shopping
from tests.keepers import person_id
from tests.world import ROSTER, TEXTS, Phone, World

VOLUNTEER = "阳光社区,,,,周勇,13900000004,志愿者,,,\n阳光社区,,,,钱进,13900000005,志愿者,1号楼,,\n"


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await world.import_(ROSTER + VOLUNTEER)
    await shopping.open_shop(world)


async def line_id(world: World, order_id: int, name: str) -> int:
    return next(one.id for one in await shopping.lines(world, order_id) if one.name == name)


async def step(world: World, order: Kept, *steps: str, by: str = "周勇") -> None:
    """The desk's and the carriers' part of a story."""
    by_id = await person_id(world, by)
    for name in steps:
        async with world.database.begin() as db:
            now = await orders.by_id(db, order.id)
            assert now is not None
            mail = Mail(f"test/{order.id}/{name}", order.community_id, TEXTS, world.rules, world.clock.now())
            assert await move(db, mail, now, name, by_id, taker_id=by_id) is not None
    await shopping.later(world)


async def begins(world: World, phone: Phone, order: Kept, name: str) -> None:
    """Press "something else" on a line of an order's card."""
    await phone.says("", kind="choice", choice=f"offer:begin:{await line_id(world, order.id, name)}")


def labels(phone: Phone) -> list[str]:
    return [one.text for one in phone.heard[-1].choices]


# --- something else instead ---------------------------------------------------------------------------------------


async def test_sold_out_in_the_shop_and_another_taken(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await step(world, order, "accept")
    await begins(world, carrier, order, "生抽")
    assert carrier.last == (f"{order.id} 号单的生抽 1 瓶，换成什么？点一样，或者写名字和价钱，比如「老抽 10 元」。")
    assert labels(carrier) == ["老抽 10 元", "米醋 6 元", "这 2 样让他们挑"]
    await carrier.presses("老抽 10 元")
    assert carrier.last == "去问了（1 户）：生抽换成老抽。回了话我马上告诉您。"
    question = home.heard[-1]
    assert question.text == f"{order.id} 号单的生抽卖完了，换成老抽 1 瓶（10 元）行吗？"
    assert not question.silent
    assert labels(home) == ["换", "不要这样了"]
    assert "等您定换不换" in shopping.card(home).text
    assert (await shopping.order(world, order.id)).waits == "substitute"
    await home.presses("换")
    assert home.last == f"好，生抽换成老抽。{order.id} 号单现在合计 12.50 元。"
    assert carrier.last == f"{order.id} 号单回话了：生抽换成老抽。"
    await shopping.later(world)
    assert (question.text, question.choices) == ("定好了：生抽换成老抽", ())
    assert [(one.name, one.state, one.instead_of is not None) for one in await shopping.lines(world, order.id)] == [
        ("生抽", "swapped", False), ("盐", "wanted", False), ("老抽", "wanted", True),
    ]  # fmt: skip
    assert "老抽 1 瓶，10 元" in shopping.card(home).text
    assert "合计 12.50 元" in shopping.card(home).text
    assert (await shopping.order(world, order.id)).waits is None


async def test_one_of_three_and_their_stock(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶老抽，一袋盐")
    await begins(world, staff, order, "老抽")
    await staff.presses("这 2 样让他们挑")
    assert home.last == f"{order.id} 号单的老抽卖完了，换哪一样？"
    assert labels(home) == ["换生抽 9 元", "换米醋 6 元", "不要这样了"]
    before = await shopping.stock(world, "生抽")
    await home.presses("换生抽 9 元")
    assert before is not None
    assert await shopping.stock(world, "生抽") == before - 1


async def test_a_name_and_a_price_typed_by_hand(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两箱牛奶")
    await begins(world, staff, order, "纯牛奶")
    await staff.says("随便什么奶")
    assert staff.last == "请写拿什么换纯牛奶，带上价钱，比如「老抽 10 元」。不换了，写「算了」。"
    await staff.says("舒化奶 55元一箱")
    assert home.last == f"{order.id} 号单的纯牛奶卖完了，换成舒化奶 2 箱（110 元）行吗？"
    await home.presses("换")
    assert (await shopping.things(world, order.id))[-1] == ("舒化奶", "2", "箱")
    assert home.last == f"好，纯牛奶换成舒化奶。{order.id} 号单现在合计 110 元。"


async def test_they_do_not_want_it(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, staff, order, "生抽")
    await staff.presses("米醋 6 元")
    await home.presses("不要这样了")
    assert home.last == f"好，不要生抽了。{order.id} 号单现在合计 2.50 元。"
    assert staff.last == f"{order.id} 号单回话了：生抽不要了。"
    assert [one.state for one in await shopping.lines(world, order.id)] == ["dropped", "wanted"]


async def test_an_order_of_which_nothing_is_left_ends(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽")
    await begins(world, staff, order, "生抽")
    await staff.presses("米醋 6 元")
    await home.presses("不要这样了")
    assert home.last == f"好，不要生抽了。{order.id} 号单没有别的东西，取消了。"
    assert (await shopping.order(world, order.id)).state == "cancelled"


async def test_two_phones_of_a_home_the_first_counts_and_the_other_is_told(world: World) -> None:
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    staff = await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    assert wife.last == home.last
    yes, no = (one.id for one in home.heard[-1].choices)
    presses = [
        Incoming(key=f"{phone.address}:at-once", chat=phone.address, sender=phone.address, kind="choice", choice=id,
                 sent_at=world.clock.now())
        for phone, id in ((home, yes), (wife, no))
    ]  # fmt: skip
    await asyncio.gather(*(world.inbox.receive(one) for one in presses))
    await world.speaker.drain()
    states = sorted(one.state for one in await shopping.lines(world, order.id))
    assert states in (["swapped", "wanted", "wanted"], ["dropped", "wanted"])
    told = [text for text in (*home.texts, *wife.texts) if text.startswith("家里人刚才定了：生抽")]
    assert len(told) == 1
    await wife.says("", kind="choice", choice=no)
    assert wife.last.startswith("家里人刚才定了：生抽")


async def test_the_last_one_is_gone_when_they_say_yes(world: World) -> None:
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    staff = await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶老抽，一袋盐")
    await begins(world, staff, order, "老抽")
    await staff.presses("生抽 9 元")
    await shopping.placed(world, other, "20瓶生抽")
    await home.presses("换")
    assert home.last == "生抽也刚卖完，这样先不买了。"
    assert [one.state for one in await shopping.lines(world, order.id)] == ["dropped", "wanted"]
    assert await shopping.stock(world, "生抽") == 0


async def test_all_orders_that_hold_it_are_asked_at_once(world: World) -> None:
    homes = [await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立"), await world.enrolled(4, "赵桂兰")]
    staff = await world.enrolled(5, "陈静")
    for home in homes:
        await shopping.placed(world, home, "一瓶生抽")
    await staff.says("生抽没货了")
    assert staff.last == "生抽：记成没货了。没买的 3 单里有它。"
    await staff.presses("改")
    assert staff.last.startswith("记好了：生抽没货了，别人订不到了。\n生抽：没有了，没买的 3 单里要 3 瓶（")
    await staff.presses("生抽换别的")
    assert staff.last.startswith("3 单里有生抽，换成什么？我一起问。")
    await staff.presses("老抽 10 元")
    assert staff.last == "去问了（3 户）：生抽换成老抽。回了话我马上告诉您。"
    assert all("换成老抽 1 瓶（10 元）行吗？" in home.last for home in homes)


async def test_medicine_is_never_swapped_by_a_volunteer(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一盒连花清瘟")
    await begins(world, carrier, order, "连花清瘟")
    assert carrier.last == "药不能随便换，请医生定。"
    assert labels(carrier) == []


async def test_a_volunteer_of_another_building_and_a_neighbour_change_nothing(world: World) -> None:
    home, neighbour = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    other, staff = await world.enrolled(7, "钱进"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, other, order, "生抽")
    assert other.last == "这一样不用换了：单子已经出发，或者已经定了。"
    await begins(world, neighbour, order, "生抽")
    assert neighbour.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    await neighbour.says("", kind="choice", choice=home.heard[-1].choices[0].id)
    assert [one.state for one in await shopping.lines(world, order.id)] == ["wanted", "wanted"]


# --- nobody answers -----------------------------------------------------------------------------------------------


async def test_asked_again_after_half_an_hour_once_in_the_day(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    question = home.heard[-1]
    for clock, times in (("8:11", 1), ("8:13", 2), ("8:14", 2), ("9:30", 2)):
        world.clock.at(clock)
        await world.beat()
        assert len([one for one in home.heard if "换成老抽 1 瓶" in one.text]) == times, clock
    assert question.gone
    assert not home.heard[-1].silent


async def test_not_in_the_quiet_hours(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    world.clock.at("21:50")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    for clock, times in (("22:30", 1), ("11-23 6:31", 2)):
        world.clock.at(clock)
        await world.beat()
        assert len([one for one in home.heard if "换成老抽 1 瓶" in one.text]) == times, clock


async def test_when_it_sets_out_what_was_not_answered_is_left_out_and_told(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await step(world, order, "accept")
    await begins(world, carrier, order, "生抽")
    await carrier.presses("老抽 10 元")
    await step(world, order, "buy", "leave")
    await world.beat()
    assert [one.state for one in await shopping.lines(world, order.id)] == ["wanted", "wanted"]  # perhaps a slip
    world.clock.passes(minutes=2)
    await world.beat()
    assert home.last == f"生抽没等到您的话，这次先不买了。{order.id} 号单合计 2.50 元。还要的话再写给我。"
    assert [one.state for one in await shopping.lines(world, order.id)] == ["dropped", "wanted"]
    assert (await shopping.order(world, order.id)).waits is None
    assert carrier.last == f"{order.id} 号单回话了：没回音，生抽不买了。"
    count = len(home.heard)
    await world.beat()
    assert len(home.heard) == count
    question = next(one for one in home.heard if one.text.startswith("没等到您的话"))
    assert question.choices == ()


async def test_an_order_of_nothing_else_never_sets_out_and_ends_with_its_round(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    world.clock.at("10:01")
    await world.beat()
    assert home.last == f"生抽没等到您的话，这次先不买了。{order.id} 号单没有别的东西，取消了。还要的话再写给我。"
    assert (await shopping.order(world, order.id)).state == "cancelled"


async def test_a_question_survives_a_crash_and_ends_with_a_cancelled_order(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    question = home.heard[-1]
    await world.crash()
    await home.says("", kind="choice", choice=f"order:cancel:{order.id}")
    await shopping.later(world)
    assert (question.text, question.choices) == ("这件事不用定了。", ())
    await home.says("", kind="choice", choice=f"offer:yes:{await line_id(world, order.id, '生抽')}:1:0")
    assert [one.state for one in await shopping.lines(world, order.id)] == ["wanted", "wanted"]


# --- a price by hand, a ceiling -----------------------------------------------------------------------------------


async def price(world: World, phone: Phone, order: Kept, name: str, text: str) -> None:
    await phone.says("", kind="choice", choice=f"offer:price:{await line_id(world, order.id, name)}")
    assert phone.last.startswith(f"{order.id} 号单的{name}多少钱一")
    await phone.says(text)


async def test_what_is_in_no_list_is_priced_by_hand_and_shown(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "帮我买两个插座")
    before = len(home.heard)
    await price(world, carrier, order, "插座", "一共好像二十")
    await carrier.says("12.345")
    assert carrier.last == "「12.345」看不出是多少钱，请写数字，比如 9.5。"
    await carrier.says("12元")
    assert carrier.last == f"插座 12 元，记好了。{order.id} 号单合计 24 元。"
    await shopping.later(world)
    assert "插座 2 个，24 元" in shopping.card(home).text
    assert len(home.heard) == before


async def test_much_is_asked_first(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "帮我买一个充电宝")
    await price(world, carrier, order, "充电宝", "79")
    assert carrier.last == "充电宝 79 元，超过 50 元，我先问他们家。"
    assert home.last == f"充电宝问到价了，79 元一个。您要 1 个，共 79 元；{order.id} 号单合计 79 元。还要吗？"
    assert (await shopping.order(world, order.id)).waits == "price"
    await home.presses("照买")
    assert carrier.last == f"{order.id} 号单回话了：充电宝照买。"
    (line,) = await shopping.lines(world, order.id)
    assert (line.price, line.state) == (Decimal(79), "wanted")


@pytest.mark.parametrize(
    "text", ["最多花 30 元", "不要超过30块", "控制在 30 元以内", "30块以内就行", "no more than 30 yuan"]
)
@pytest.mark.parametrize("when", ["with", "before", "after"])
async def test_what_goes_above_a_ceiling_is_asked_first(world: World, text: str, when: str) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    await home.says("一袋盐，一个插座" + (f"，{text}" if when == "with" else ""))
    if when == "before":
        await home.says(text)
        assert home.texts[-2] == "好，这一单最多花 30 元，超了先问您。"
        assert home.last.endswith("最多花 30 元，超了先问您")
        assert "对，下单" in [one.text for one in home.heard[-1].choices]
        await shopping.later(world)
    if when != "after":
        assert "最多花 30 元，超了先问您" in shopping.card(home).text
    await home.presses("对，下单")
    order = await shopping.order(world)
    if when == "after":
        await home.says(text)
        assert home.last == f"好，{order.id} 号单最多花 30 元，超了先问您。"
    assert await shopping.things(world, order.id) == [("盐", "1", "袋"), ("插座", "1", "个")]
    assert (await shopping.order(world)).ceiling == Decimal(30)
    await price(world, carrier, order, "插座", "29")
    assert carrier.last == "插座 29 元，加上它就超过他们说的数了，我先问他们家。"
    assert home.last.endswith(f"{order.id} 号单合计 31.50 元，超过您说的 30 元。还要吗？")
    await home.presses("不要这样了")
    assert home.last == f"好，不要插座了。{order.id} 号单现在合计 2.50 元。"


async def test_below_the_ceiling_nobody_is_asked(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一袋盐，一个插座，最多花30元")
    await price(world, carrier, order, "插座", "27.5")
    assert carrier.last == f"插座 27.50 元，记好了。{order.id} 号单合计 30 元。"
    assert (await shopping.order(world)).waits is None


async def test_a_ceiling_that_is_passed_already_is_said(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "一袋大米")
    await home.says("最多花 20 元")
    assert home.last == (f"好，{order.id} 号单最多花 20 元，超了先问您。现在合计 32 元，已经超了，看看不要哪样。")


async def test_without_an_order_a_ceiling_is_about_nothing(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("最多花 20 元")
    assert await shopping.all_orders(world) == []
    assert "最多花" not in home.last


async def test_dearer_at_the_till_is_asked_and_cheaper_is_not(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一袋大米")
    await price(world, carrier, order, "大米", "30")
    assert carrier.last == f"大米 30 元，记好了。{order.id} 号单合计 30 元。"
    await price(world, carrier, order, "大米", "36")
    assert carrier.last == "大米 36 元，比原来贵，我先问他们家。"
    assert home.last.startswith("大米涨价了，30 元变成 36 元一袋。")


async def test_in_english(world: World) -> None:
    john, staff = await world.enrolled(4, "John Smith"), await world.enrolled(5, "陈静")
    await john.says("please buy one bottle of soy sauce")
    await john.presses("Yes, order it")
    order = await shopping.order(world)
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    assert john.last == f"生抽 of order {order.id} is sold out. Is 老抽, 1 瓶 (10 yuan) all right instead?"
    await john.presses("Take it")
    assert john.last == f"All right, 老抽 instead of 生抽. Order {order.id} is 10 yuan in all now."


async def test_what_was_to_be_had_in_part_and_something_else_for_the_rest(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "三瓶生抽")
    soy = await line_id(world, order.id, "生抽")
    async with world.database.begin() as db:
        await orders.change_line(db, soy, ("wanted",), state="part", got=Decimal(1))
    await begins(world, carrier, order, "生抽")
    assert carrier.last.startswith(f"{order.id} 号单的生抽 2 瓶，换成什么？")
    await carrier.presses("老抽 10 元")
    await home.presses("换")
    assert home.last == f"好，生抽换成老抽。{order.id} 号单现在合计 29 元。"
    assert [(one.name, str(one.due.normalize()), one.state) for one in await shopping.lines(world, order.id)] == [
        ("生抽", "1", "got"), ("生抽", "0", "swapped"), ("老抽", "2", "wanted"),
    ]  # fmt: skip


async def test_what_the_desk_wrote_down_as_not_to_be_had_is_open_again(world: World) -> None:
    home, carrier = await world.enrolled(1, "张伟"), await world.enrolled(6, "周勇")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    async with world.database.begin() as db:
        await orders.change_line(db, await line_id(world, order.id, "生抽"), ("wanted",), state="none")
    await begins(world, carrier, order, "生抽")
    await carrier.says("老抽 12 元")
    await home.presses("换")
    swapped = (await shopping.lines(world, order.id))[-1]
    assert (swapped.name, swapped.price) == ("老抽", Decimal(12))
    assert swapped.item_id is not None


async def test_a_dearer_medicine_waits_for_the_doctor_and_then_for_its_household(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    carrier, doctor = await world.enrolled(6, "周勇"), await world.enrolled(9, "王医生")
    order = await shopping.placed(world, home, "一盒连花清瘟，很急")
    await staff.presses("定为加急")
    assert not any(f"{order.id} 号" in text for text in carrier.texts)  # a clinician is first
    await staff.says("连花清瘟 20 元")
    await staff.presses("改")
    assert home.last.startswith("连花清瘟涨价了，14 元变成 20 元一盒。")
    assert (await shopping.order(world, order.id)).waits == "clinician"
    await doctor.says("可以买", kind="choice", choice=f"triage:yes:{order.id}")
    assert (await shopping.order(world, order.id)).waits == "price"
    assert home.last.startswith("连花清瘟涨价了，14 元变成 20 元一盒。")  # once more: now it is for them to say
    assert [one.text for one in home.heard[-1].choices] == ["照买", "不要这样了"]
    assert any(f"{order.id} 号" in text for text in carrier.texts)
    await home.presses("照买")
    assert (await shopping.order(world, order.id)).waits is None
    count = len(home.heard)
    await world.beat()
    assert not any("涨价" in text for text in home.texts[count:])


async def test_in_the_quiet_hours_a_question_makes_no_sound(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    world.clock.at("22:30")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await begins(world, staff, order, "生抽")
    await staff.presses("老抽 10 元")
    assert home.heard[-1].silent
    world.clock.at("11-23 6:31")
    await world.beat()
    assert "换成老抽" in home.last
    assert not home.heard[-1].silent


async def test_they_let_it_be(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "一瓶生抽，一个插座")
    await begins(world, staff, order, "生抽")
    await staff.says("算了")
    assert staff.last == "好，先不换。"
    await staff.says("老抽 10 元")  # not waited for any more: it is a price of the list now
    assert staff.last.startswith("老抽：")
    assert (await shopping.order(world, order.id)).waits is None


async def test_whoever_has_taken_an_order_hears_that_something_of_it_ran_out(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    carrier, other = await world.enrolled(6, "周勇"), await world.enrolled(7, "钱进")
    order = await shopping.placed(world, home, "一瓶生抽，一袋盐")
    await step(world, order, "accept")
    before = len(other.heard)
    await staff.says("生抽没货了")
    await staff.presses("改")
    assert carrier.last == f"有 1 样货不够订的单，请定怎么办：\n生抽：没有了，没买的 1 单里要 1 瓶（{order.id} 号单）"
    assert len(other.heard) == before
    assert not staff.last.startswith("有 1 样货不够")  # they have just been told in the answer
    await carrier.presses("生抽换别的")
    assert carrier.last.startswith(f"{order.id} 号单的生抽 1 瓶，换成什么？")
