"""What was to be had of an order, and orders that cannot be done: the household hears of it once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from storage.models import OrderLine
from storage.supplies.orders import Kept, Line
from tests import desks, shopping
from tests.desks import card, labels, presses, standing
from tests.keepers import presses_id
from tests.world import ROSTER, Phone, World


@pytest.fixture(autouse=True)
async def open_(world: World) -> None:
    await desks.opens(world)


async def _taken(world: World, text: str) -> tuple[Phone, Phone, Kept, dict[str, Line]]:
    """An order of these things that a volunteer has taken."""
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, text)
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    world.clock.passes(minutes=5)
    return home, volunteer, order, {line.name: line for line in await shopping.lines(world, order.id)}


async def test_something_is_missing_and_the_household_hears_of_it_once(world: World) -> None:
    home, volunteer, order, lines = await _taken(world, "两袋盐，三箱牛奶，大米10斤")
    await volunteer.presses("有的没买到")
    asked = standing(volunteer, "哪样有、哪样没有？")[0]
    assert asked.text.startswith(f"{order.id} 号单（3号楼2单元502），哪样有、哪样没有？\n1. 盐 2 袋，5 元")
    assert labels(asked)[0] == "都有"
    before = len(home.texts)
    await presses_id(volunteer, f"desk:none:{lines['大米'].id}")
    await presses_id(volunteer, f"desk:only:{lines['纯牛奶'].id}")
    assert volunteer.last == "纯牛奶要 3 箱，有几箱？按下面的，或者写个数。"
    assert labels(volunteer.heard[-1]) == ["1", "2"]
    await volunteer.presses("2")
    assert await shopping.stock(world, "纯牛奶") == 1
    assert home.texts[before:] == []
    await volunteer.presses("其余都有")
    assert home.texts[before:] == [f"{order.id} 号单：纯牛奶只买到 2 箱、大米没买到，其余的照送。"]
    assert (await shopping.order(world, order.id)).state == "bought"
    await desks.passes(world, seconds=10)
    text = shopping.card(home).text
    assert "2. 纯牛奶 2 箱（您要 3，只买到这些），120 元\n3. 大米，没买到\n合计 125 元" in text
    assert [line.state for line in await shopping.lines(world, order.id)] == ["got", "part", "none"]
    await presses(volunteer, "had", order)
    assert sum("只买到 2 箱、" in text for text in home.texts) == 1


async def test_all_there_is_one_press(world: World) -> None:
    home, volunteer, order, _ = await _taken(world, "两袋盐，大米10斤")
    await volunteer.presses("有的没买到")
    before = len(home.texts)
    await volunteer.presses("都有")
    assert (await shopping.order(world, order.id)).state == "bought"
    assert {line.state for line in await shopping.lines(world, order.id)} == {"got"}
    assert home.texts[before:] == []


async def test_a_number_is_written(world: World) -> None:
    _, volunteer, order, lines = await _taken(world, "五斤青菜")
    await presses_id(volunteer, f"desk:only:{lines['青菜'].id}")
    await volunteer.says("好多")
    assert volunteer.last == "「好多」我没看懂。写个比 5 小的数，比如 1。"
    await volunteer.says("9")
    assert volunteer.last.startswith("「9」我没看懂")
    await volunteer.says("只有两斤")
    (line,) = await shopping.lines(world, order.id)
    assert (line.state, line.got) == ("part", Decimal(2))


async def test_a_slip_is_mended_and_the_stock_with_it(world: World) -> None:
    _, volunteer, order, lines = await _taken(world, "两箱牛奶，一袋盐")
    assert await shopping.stock(world, "纯牛奶") == 1
    await presses_id(volunteer, f"desk:none:{lines['纯牛奶'].id}")
    await presses_id(volunteer, f"desk:none:{lines['纯牛奶'].id}")
    assert await shopping.stock(world, "纯牛奶") == 3
    await presses_id(volunteer, f"desk:has:{lines['纯牛奶'].id}")
    assert await shopping.stock(world, "纯牛奶") == 1
    await presses_id(volunteer, f"desk:only:{lines['纯牛奶'].id}:1")
    assert await shopping.stock(world, "纯牛奶") == 2
    assert (await shopping.order(world, order.id)).state == "accepted"


async def test_nothing_of_it_was_to_be_had(world: World) -> None:
    home, volunteer, order, lines = await _taken(world, "两袋盐")
    await presses_id(volunteer, f"desk:none:{lines['盐'].id}")
    await presses(volunteer, "had", order)
    assert (await shopping.order(world, order.id)).state == "cancelled"
    assert f"{order.id} 号单办不了：买不到。还要的话，直接写给我。" in home.texts
    await desks.passes(world, seconds=10)
    assert "不办了：买不到" in standing(home, f"📦 {order.id} 号单")[0].text


async def test_the_household_cancels_before_the_things_are_noted(world: World) -> None:
    home, volunteer, order, lines = await _taken(world, "两箱牛奶")
    await home.says("取消", kind="choice", choice=f"order:cancel:{order.id}")
    await presses_id(volunteer, f"desk:none:{lines['纯牛奶'].id}")
    assert f"{order.id} 号单已经取消了（7:47），这一步做不了了。" in volunteer.texts
    assert await shopping.stock(world, "纯牛奶") == 3


async def test_lines_of_others_are_not_theirs_to_change(world: World) -> None:
    _, _, order, lines = await _taken(world, "两袋盐")
    other = await world.enrolled(12, "周敏")
    await presses_id(other, f"desk:none:{lines['盐'].id}")
    assert other.last == f"{order.id} 号单王强已经接了（7:42）。"
    await presses_id(other, "desk:none:99999")
    assert other.last.startswith("这个按钮已经过了时候")
    assert (await shopping.lines(world, order.id))[0].state == "wanted"


async def test_staff_refuse_with_a_reason_and_take_it_back(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "三箱牛奶")
    await presses(staff, "show", order)
    await staff.presses("不能办")
    assert labels(staff.heard[-1]) == ["买不到", "超出范围", "重复了"]
    await staff.presses("重复了")
    assert f"{order.id} 号单不办了，已经告诉住户：跟别的单重复了。" in staff.texts
    assert f"{order.id} 号单办不了：跟别的单重复了。还要的话，直接写给我。" in home.texts
    assert await shopping.stock(world, "纯牛奶") == 3
    world.clock.passes(seconds=59)
    await staff.presses("刚才按错了")
    assert (await shopping.order(world, order.id)).state == "placed"
    assert await shopping.stock(world, "纯牛奶") == 0
    assert home.last == f"{order.id} 号单还在办，刚才那条是按错了。"


async def test_a_reason_in_words(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "帮我买一个充电宝")
    await presses(staff, "refuse", order)
    await staff.says("店里今天关门 <b>")
    assert f"{order.id} 号单办不了：店里今天关门 <b>。还要的话，直接写给我。" in home.texts
    assert "不办了：店里今天关门 <b>" in card_text(staff, order)


def card_text(phone: Phone, order: Kept) -> str:
    """The card, whatever is left on it."""
    return standing(phone, f"📦 {order.id} 号单")[-1].text


async def test_a_volunteer_does_not_refuse(world: World) -> None:
    _, volunteer, order, _ = await _taken(world, "两袋盐")
    assert "不能办" not in labels(card(volunteer, order))
    await presses(volunteer, "why", order, "short")
    assert (await shopping.order(world, order.id)).state == "accepted"
    assert volunteer.last.startswith("这个只有楼长、医生和社区里照看的人能看。")


async def test_a_long_order_still_fits_into_one_message(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    async with world.database.begin() as db:
        for place in range(1, 60):
            await db.insert(
                OrderLine, community_id=order.community_id, order_id=order.id, place=place, text="盐", name="盐" * 20,
                quantity=Decimal(2), unit="袋", price=Decimal("2.5"),
            )  # fmt: skip
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    assert "还有 30 样，这里列不下" in card(volunteer, order).text
    await presses(volunteer, "lines", order)
    assert len(volunteer.last) < 2_000
    assert len(volunteer.heard[-1].choices) < 60


async def test_what_the_household_is_asked_about_is_not_bought_and_the_rest_is(world: World) -> None:
    home, volunteer, order, lines = await _taken(world, "两袋盐，一瓶生抽")
    await presses_id(volunteer, f"offer:begin:{lines['生抽'].id}")
    await volunteer.says("老抽")
    assert "都买好了" not in labels(card(volunteer, order))
    await volunteer.presses("其余都买好了")
    assert f"{order.id} 号单：生抽在等住户回话，先别买；其余的记成买好了。住户一回话，我就告诉您。" in volunteer.texts
    assert [line.state for line in await shopping.lines(world, order.id)] == ["got", "wanted"]
    assert (await shopping.order(world, order.id)).state == "accepted"
    await presses(volunteer, "buy", order)  # and once more
    assert f"{order.id} 号单：生抽在等住户回话，先别买。住户一回话，我就告诉您。" in volunteer.texts
    await volunteer.presses("有的没买到")
    asked = standing(volunteer, "哪样有、哪样没有？")[-1]
    assert "2. 生抽 1 瓶，9 元，在等住户回话" in asked.text
    assert not any(label.startswith("2 ") for label in labels(asked))
    for verb in ("has", "none"):
        await presses_id(volunteer, f"desk:{verb}:{lines['生抽'].id}")
    await presses(volunteer, "had", order)
    assert (await shopping.order(world, order.id)).state == "accepted"
    assert [line.state for line in await shopping.lines(world, order.id)] == ["got", "wanted"]
    await home.presses("换")
    assert f"{order.id} 号单回话了：生抽换成老抽。" in volunteer.texts
    await presses(volunteer, "buy", order)
    assert (await shopping.order(world, order.id)).state == "bought"
    assert [line.state for line in await shopping.lines(world, order.id)] == ["got", "swapped", "got"]


async def test_whoever_has_it_in_hand_hears_the_answer_to_what_staff_asked(world: World) -> None:
    home, volunteer, order, lines = await _taken(world, "两袋盐，一瓶生抽")
    staff = await world.enrolled(5, "陈静")
    await presses_id(staff, f"offer:begin:{lines['生抽'].id}")
    await staff.says("老抽")
    other = await shopping.placed(world, home, "一瓶米醋")
    await presses(volunteer, "accept", other)
    await volunteer.says("订单台")
    await volunteer.presses("我手上的")
    await volunteer.presses("都买好了（1 单）")
    assert (await shopping.order(world, order.id)).state == "accepted"
    assert (await shopping.order(world, other.id)).state == "bought"
    await home.presses("不要这样了")
    for phone in (staff, volunteer):
        assert sum(f"{order.id} 号单回话了：生抽不要了。" in text for text in phone.texts) == 1


@pytest.mark.parametrize("words", ["算了", "按错了", "不是。"])
async def test_a_refusal_is_let_be(world: World, words: str) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两袋盐")
    await presses(staff, "refuse", order)
    await staff.says(words)
    assert staff.last == f"好，{order.id} 号单照办。"
    assert (await shopping.order(world, order.id)).state == "placed"
    await staff.says("店里今天关门")  # and nothing is waited for any more
    assert (await shopping.order(world, order.id)).state == "placed"


@pytest.mark.parametrize("words", ["3-2-502 张伟 36.5", "3-2-502 到了", "502 36.5"])
async def test_what_is_written_by_the_way_is_no_reason_and_no_household_reads_it(world: World, words: str) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两袋盐")
    await presses(staff, "refuse", order)
    before = len(home.texts)
    await staff.says(words)
    assert (await shopping.order(world, order.id)).state in ("placed", "door")
    assert not any("办不了" in text for text in home.texts[before:])
    assert len(await world.readings()) == (1 if "张伟" in words else 0)


async def test_ones_own_temperature_is_no_number_of_things(world: World) -> None:
    await world.import_(ROSTER + desks.CREW + "阳光社区,1号楼,,305,何勇,13900000031,志愿者,,2026-11-20,\n")
    home, volunteer = await world.enrolled(1, "张伟"), await world.enrolled(31, "何勇")
    order = await shopping.placed(world, home, "五斤青菜")
    await presses(volunteer, "accept", order)
    (line,) = await shopping.lines(world, order.id)
    await presses_id(volunteer, f"desk:only:{line.id}")
    await volunteer.says("36.5")
    assert len(await world.readings()) == 1
    await volunteer.says("3")
    assert (await shopping.lines(world, order.id))[0].got == Decimal(3)
