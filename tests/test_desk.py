"""订单台: the board, taking and letting go, of two who take one order at once, and what each of the crew may see."""

from __future__ import annotations

import asyncio
import itertools
from datetime import timedelta

import pytest
from sqlalchemy import event, select, update

from handlers.chat import Incoming
from storage.models import Grant, History, Household, Order
from tests import desks, shopping
from tests.desks import board, card, labels, presses
from tests.keepers import area_id, household_id, person_id
from tests.world import Phone, World


@pytest.fixture(autouse=True)
async def open_(world: World) -> None:
    await desks.opens(world)


async def test_the_board_says_how_much_then_where_then_what(world: World) -> None:
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    first = await shopping.placed(world, home, "两袋盐，大米10斤")
    second = await shopping.placed(world, other, "一瓶生抽")
    volunteer = await world.enrolled(11, "王强")
    await volunteer.says("订单台")
    assert board(volunteer).text == (
        "没人接的 2 单\n3号楼　1 单\n1号楼　1 单\n"
        f"{first.id} 号 3号楼2单元502，买东西 2 样，7:42 下的\n"
        f"{second.id} 号 1号楼303，买东西 1 样，7:42 下的"
    )
    assert labels(board(volunteer)) == [
        "接下3号楼（1 单）", "接下1号楼（1 单）", f"看 {first.id}", f"看 {second.id}", "我手上的"
    ]  # fmt: skip


async def test_from_the_board_to_the_door(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    await volunteer.says("接单")
    await volunteer.presses(f"看 {order.id}")
    assert card(volunteer, order).text == (
        f"📦 {order.id} 号单（买东西）\n3号楼2单元502\n1. 盐 2 袋，5 元\n合计 5 元\n11月22日（周日）10:00 这一趟送\n"
        "7:42 下单"
    )
    world.clock.passes(seconds=10)
    await volunteer.presses("我来接")
    assert "7:42 王强接了" in card(volunteer, order).text
    assert "王强接了（7:42）" in shopping.card(home).text
    world.clock.passes(minutes=10)
    await volunteer.presses("都买好了")
    assert "买好了（7:52），等着送" in shopping.card(home).text
    world.clock.passes(minutes=10)
    await volunteer.presses("出发了")
    assert "王强在送来的路上（8:02 出发）" in shopping.card(home).text
    assert "到门口了" in labels(card(volunteer, order))
    assert (await shopping.order(world, order.id)).state == "moving"
    assert len([heard for heard in home.heard if f"{order.id} 号单（" in heard.text and not heard.gone]) == 1


async def test_two_take_one_order_at_once_and_one_has_it(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    for phone in (one, two):
        await presses(phone, "show", order)
    world.clock.at("15:02")
    await asyncio.gather(*(world.inbox.receive(_press(phone, f"desk:accept:{order.id}")) for phone in (one, two)))
    await world.speaker.drain()
    has = await shopping.order(world, order.id)
    winner, loser = (one, two) if has.taker == "王强" else (two, one)
    assert f"{order.id} 号单{has.taker}已经接了（15:02）。" in loser.texts
    assert not any("已经接了" in text for text in winner.texts)
    for phone in (one, two):
        assert f"15:02 {has.taker}接了" in card(phone, order).text
    assert "我来接" not in labels(card(loser, order))
    assert "都买好了" in labels(card(winner, order))


_PRESSES = itertools.count()


def _press(phone: Phone, id: str) -> Incoming:
    key = f"{phone.address}:press:{next(_PRESSES)}"
    return Incoming(key=key, chat=phone.address, sender=phone.address, kind="choice", choice=id)


async def test_pressed_twice_it_is_still_theirs(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    for _ in range(2):
        await presses(volunteer, "accept", order)
    assert not any("已经接了" in text or "做不了" in text for text in volunteer.texts)
    assert (await shopping.order(world, order.id)).taker == "王强"


async def test_a_whole_building_while_another_takes_one_of_it(world: World) -> None:
    home, lady = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    taken = await shopping.placed(world, home, "两袋盐")
    for text in ("一瓶生抽", "一瓶老抽"):
        await shopping.placed(world, home, text)
    await shopping.placed(world, lady, "一瓶米醋")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await one.says("订单台")
    await presses(two, "accept", taken)
    building = await area_id(world, "3号楼")
    await presses(one, "all", building, 4)
    assert "3号楼的 3 单归您了。另外 1 单别人先接走了。" in one.texts
    assert [order.taker for order in await shopping.all_orders(world)] == ["周敏", "王强", "王强", "王强"]
    assert one.last.startswith("您手上有 3 单：\n3号楼1单元1 楼\n101：")
    assert "\n3号楼2单元5 楼\n502：" in one.last
    await presses(one, "all", building, 4)
    assert one.texts[-1] == "3号楼这一趟没有等人接的单了。另外 1 单别人先接走了。"


async def test_two_take_one_building_at_once(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    for text in ("两袋盐", "一瓶生抽", "一瓶老抽"):
        await shopping.placed(world, home, text)
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    building = await area_id(world, "3号楼")
    await asyncio.gather(*(world.inbox.receive(_press(phone, f"desk:all:{building}:3")) for phone in (one, two)))
    await world.speaker.drain()
    takers = {order.taker for order in await shopping.all_orders(world)}
    assert len(takers) == 1
    loser = two if takers == {"王强"} else one
    assert "3号楼这一趟没有等人接的单了。另外 3 单别人先接走了。" in loser.texts


async def test_a_whole_building_takes_the_coming_round_alone(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐")
    world.clock.at("9:30")
    later = await shopping.placed(world, home, "一瓶生抽")
    volunteer = await world.enrolled(11, "王强")
    await volunteer.says("订单台")
    assert "3号楼　2 单（这一趟 1 单）" in board(volunteer).text
    await volunteer.presses("接下3号楼（1 单）")
    assert (await shopping.order(world, later.id)).state == "placed"


async def test_all_in_hand_with_one_press_and_back(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    for text in ("两袋盐", "一瓶生抽"):
        await shopping.placed(world, home, text)
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "all", await area_id(world, "3号楼"), 2)
    world.clock.passes(minutes=5)
    await volunteer.presses("都买好了（2 单）")
    assert {order.state for order in await shopping.all_orders(world)} == {"bought"}
    world.clock.passes(minutes=5)
    await volunteer.presses("都出发（2 单）")
    assert {order.state for order in await shopping.all_orders(world)} == {"moving"}
    world.clock.passes(seconds=59)
    await volunteer.presses("刚才按错了")
    assert "撤回了 2 单的刚才那一步。" in volunteer.texts
    await volunteer.presses("刚才按错了")
    assert "刚才那一步已经撤回了。" in volunteer.texts
    assert {order.state for order in await shopping.all_orders(world)} == {"bought"}


@pytest.mark.parametrize(("seconds", "back"), [(59, True), (61, False)])
async def test_a_step_is_taken_back_within_a_minute(world: World, seconds: int, back: bool) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    assert "刚才按错了" in labels(card(volunteer, order))
    world.clock.passes(seconds=seconds)
    await volunteer.presses("刚才按错了")
    assert (await shopping.order(world, order.id)).state == ("placed" if back else "accepted")
    if back:
        assert f"{order.id} 号单：刚才那一步撤回了。" in volunteer.texts
        assert (await shopping.order(world, order.id)).taker_id is None
        assert "王强接了（撤回了）" in card(volunteer, order).text
    else:
        late = f"{order.id} 号单：过了一分钟，撤不回来了。要改，跟社区的工作人员说一声。"
        assert late in volunteer.texts
        assert "刚才按错了" not in labels(card(volunteer, order))


async def test_what_has_gone_on_since_is_not_taken_back(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    world.clock.passes(seconds=20)
    await home.says("取消", kind="choice", choice=f"order:cancel:{order.id}")
    await presses(volunteer, "undo", order)
    assert f"{order.id} 号单后来又动过，撤不回来了。" in volunteer.texts
    assert (await shopping.order(world, order.id)).state == "cancelled"


async def test_somebody_elses_step_is_not_mine_to_take_back(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await presses(one, "accept", order)
    await presses(two, "undo", order)
    assert (await shopping.order(world, order.id)).taker == "王强"


async def test_the_household_cancels_while_the_volunteer_presses_bought(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两箱牛奶")
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    await asyncio.gather(
        world.inbox.receive(_press(home, f"order:cancel:{order.id}")),
        world.inbox.receive(_press(volunteer, f"desk:buy:{order.id}")),
    )
    await world.speaker.drain()
    state = (await shopping.order(world, order.id)).state
    assert state in ("bought", "cancelled")
    if state == "bought":
        assert any("这一步做不了了" in text for text in home.texts)
        assert await shopping.stock(world, "纯牛奶") == 1
    else:
        assert f"{order.id} 号单已经取消了（7:42），这一步做不了了。" in volunteer.texts
        assert await shopping.stock(world, "纯牛奶") == 3
    assert f"{order.id} 号单" in card(volunteer, order).text


async def test_a_restart_between_loses_nothing(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    await world.crash()
    await volunteer.presses("都买好了")
    assert (await shopping.order(world, order.id)).state == "bought"
    await volunteer.presses("刚才按错了")
    assert (await shopping.order(world, order.id)).state == "accepted"


async def test_given_back_others_may_take_it(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await presses(one, "accept", order)
    await presses(two, "release", order)
    assert f"{order.id} 号单王强已经接了（7:42）。" in two.texts
    await one.presses("我不接了")
    assert (await shopping.order(world, order.id)).taker_id is None
    await presses(two, "accept", order)
    assert (await shopping.order(world, order.id)).taker == "周敏"


async def test_a_volunteer_of_one_building_sees_and_takes_no_more(world: World) -> None:
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    await shopping.placed(world, home, "两袋盐")
    far = await shopping.placed(world, other, "一瓶生抽")
    volunteer = await world.enrolled(12, "周敏")
    await volunteer.says("订单台")
    assert "没人接的 1 单" in board(volunteer).text
    assert "303" not in board(volunteer).text
    for verb in ("show", "accept", "buy", "phone", "lines"):
        await presses(volunteer, verb, far)
        assert volunteer.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    await presses(volunteer, "all", await area_id(world, "1号楼"), 1)
    assert (await shopping.order(world, far.id)).state == "placed"
    assert "303" not in "\n".join(volunteer.texts)


async def test_a_volunteer_whose_role_ended_yesterday_can_do_nothing(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    bought = await shopping.placed(world, home, "一瓶生抽")
    volunteer, staff = await world.enrolled(11, "王强"), await world.enrolled(5, "陈静")
    for one in (order, bought):
        await presses(volunteer, "accept", one)
    await presses(volunteer, "buy", bought)
    world.clock.at("11-21 12:00")
    whose = await person_id(world, "王强")
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.person_id == whose).values(until=world.clock.now()))
    world.clock.at("11-22 8:30")
    for verb in ("show", "buy", "release"):
        await presses(volunteer, verb, order)
        assert volunteer.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    assert (await shopping.order(world, order.id)).state == "accepted"
    await world.beat()
    assert (await shopping.order(world, order.id)).state == "placed"
    assert (await shopping.order(world, bought.id)).state == "bought"
    told = "🔔 王强不在岗了。接了没办的 1 单放回订单台。买好、在路上的 1 单要找人接手。"
    assert told in staff.texts
    await world.beat()
    assert staff.texts.count(told) == 1
    assert desks.standing(volunteer, "您现在不接单了。")
    await presses(staff, "leave", bought)
    assert (await shopping.order(world, bought.id)).taker == "陈静"


async def test_who_looks_at_the_phone_is_on_the_record(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await presses(two, "show", order)
    assert "138" not in card(two, order).text
    await presses(one, "accept", order)
    assert "电话 138****5678" in card(one, order).text
    await one.presses("看电话")
    assert one.last == "3号楼2单元502的电话：\n张伟 13812345678"
    await presses(two, "phone", order)
    assert "13812345678" not in "\n".join(two.texts)
    async with world.database.read() as db:
        rows = await db.all(select(History.subject, History.details).where(History.action == "phone-shown"))
    assert [row.subject for row in rows] == [f"order/{order.id}"]


async def test_a_medicine_waits_for_the_clinician_out_of_sight(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "一盒连花清瘟")
    volunteer = await world.enrolled(11, "王强")
    await volunteer.says("订单台")
    assert volunteer.last == "单都有人接了。来了新的，这里会跟着变。"
    await presses(volunteer, "accept", order)
    assert volunteer.last == f"{order.id} 号单还不能办：等医生看过，先别办。"
    assert (await shopping.order(world, order.id)).state == "placed"


async def test_what_waits_for_the_households_word_is_taken_but_not_bought(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    await desks.changed(world, order, waits="substitute")
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    assert "都买好了" not in labels(card(volunteer, order))
    await presses(volunteer, "buy", order)
    assert f"{order.id} 号单还不能办：有一样在等住户定换不换，先别买。" in volunteer.texts
    assert (await shopping.order(world, order.id)).state == "accepted"


async def test_a_resident_has_no_desk(world: World) -> None:
    home, other = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    order = await shopping.placed(world, home, "两袋盐")
    await other.says("订单台")
    assert other.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    await presses(other, "accept", order)
    assert (await shopping.order(world, order.id)).state == "placed"
    for wrong in ("desk:accept:99999", "desk:nonsense:1", "desk:accept:x", "desk:back:999999999999999999"):
        volunteer = await world.enrolled(11, "王强")
        await volunteer.says("", kind="choice", choice=wrong)
        assert len(volunteer.texts) > 1


async def test_the_board_is_kept_fresh_gently_where_it_was_opened_today(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await one.says("订单台")
    before = len(world.channel.edits)
    for text in ("两袋盐", "一瓶生抽", "一瓶老抽"):
        await shopping.placed(world, home, text)
        world.clock.passes(seconds=2)
    assert "没人接的" not in "\n".join(one.texts)
    await desks.passes(world, seconds=30)
    edits = [text for chat, text, _ in world.channel.edits[before:] if chat == one.address]
    assert len(edits) == 1
    assert edits[0].startswith("没人接的 3 单")
    assert not any("没人接的" in text for text in two.texts)
    world.clock.at("11-23 8:00")
    await shopping.placed(world, home, "一瓶米醋")
    await desks.passes(world, minutes=1)
    assert board(one).text.startswith("没人接的 3 单")  # they have not opened it today


async def test_three_hundred_open_orders(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    few = await _queries(world, volunteer)
    await _many(world, 300)
    assert await _queries(world, volunteer) == few
    assert board(volunteer).text.startswith("没人接的 301 单")
    assert len(board(volunteer).text) < 1_000
    assert labels(board(volunteer))[-2:] == ["下一页", "我手上的"]
    await volunteer.presses("下一页")
    assert "上一页" in labels(board(volunteer))
    await presses(volunteer, "turn", 9999)
    assert "没人接的 301 单" in board(volunteer).text
    await presses(volunteer, "all", await area_id(world, "3号楼"), 301)
    assert "3号楼的 301 单归您了。" in volunteer.texts
    assert len(volunteer.last) < 3_000


async def _queries(world: World, phone: Phone) -> int:
    asked: list[str] = []

    def heard(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "orders" in statement or "order_lines" in statement:
            asked.append(statement)

    event.listen(world.database.engine.sync_engine, "before_cursor_execute", heard)
    await phone.says("订单台")
    event.remove(world.database.engine.sync_engine, "before_cursor_execute", heard)
    assert asked
    return len(asked)


async def _many(world: World, count: int) -> None:
    door = await household_id(world, "502")
    async with world.database.begin() as db:
        home = await db.first(select(Household.community_id, Household.building_id).where(Household.id == door))
        assert home is not None
        for number in range(count):
            at = world.clock.now() + timedelta(milliseconds=number)
            await db.insert(
                Order, community_id=home.community_id, household_id=door, building_id=home.building_id,
                kind="supplies", state="placed", details={}, created_at=at, changed_at=at, placed_at=at,
            )  # fmt: skip


async def test_in_english(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    await volunteer.says("english")
    await volunteer.says("desk")
    assert board(volunteer).text.startswith("1 orders nobody has taken\n3号楼: 1\nNo. ")
    await volunteer.presses(f"See {order.id}")
    await volunteer.presses("I take it")
    assert "7:42 王强 took it" in volunteer.last


@pytest.mark.parametrize("words", ["我手上的", "我接的单", "/hands", "my jobs", "我的单子"])
async def test_what_is_in_hand_is_asked_for_in_words(world: World, words: str) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", order)
    await volunteer.says(words)
    assert volunteer.last == f"您手上有 1 单：\n3号楼2单元5 楼\n502：{order.id} 号 买东西 1 样，接了"
    assert labels(volunteer.heard[-1]) == ["都买好了（1 单）", f"看 {order.id}"]


async def test_a_household_that_asks_for_its_orders_gets_its_own(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    for words in ("我的单子", "我的单"):
        await home.says(words)
        assert home.last == f"没办完的有 1 单：\n{order.id} 号（买东西）：已下单（7:42），等人来接"
    await home.says("我手上的盐不多了")  # words, and no command
    assert not any("您手上" in text for text in home.texts)
    await home.says("我接的单")
    assert home.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    volunteer = await world.enrolled(11, "王强")
    await volunteer.says("我手上的")
    assert volunteer.last == "您手上没有单。发「订单台」，看还有哪些没人接。"


async def test_whoever_has_it_hears_what_others_do_with_it(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    volunteer = await world.enrolled(11, "王强")
    first, second, third = [await shopping.placed(world, home, text) for text in ("两袋盐", "一瓶生抽", "一瓶老抽")]
    for order in (first, second, third):
        await presses(volunteer, "accept", order)
    before = len(volunteer.texts)
    await home.says("取消", kind="choice", choice=f"order:cancel:{first.id}")
    assert volunteer.texts[before:] == [f"{first.id} 号单（3号楼2单元502）住户取消了，不用办了。"]
    await presses(staff, "release", second)
    assert volunteer.last == f"{second.id} 号单（3号楼2单元502）陈静放回订单台了，不用您办了。"
    await presses(staff, "undo", second)
    assert volunteer.last == f"{second.id} 号单（3号楼2单元502）还要办，刚才那条是按错了。"
    assert (await shopping.order(world, second.id)).taker == "王强"
    for verb in ("buy", "leave"):
        await presses(volunteer, verb, third)
    before = len(volunteer.texts)
    await presses(staff, "why", third, "far")
    assert volunteer.texts[before:] == [
        f"{third.id} 号单（3号楼2单元502）陈静说不办了。买好的东西请带回来，交给工作人员。"
    ]
    assert home.last == f"{third.id} 号单办不了：超出了能办的范围。还要的话，直接写给我。"
    await staff.presses("刚才按错了")
    assert volunteer.last == f"{third.id} 号单（3号楼2单元502）还要办，刚才那条是按错了。"
    assert (await shopping.order(world, third.id)).state == "moving"
    await presses(staff, "show", third)
    before = len(volunteer.texts)
    await staff.presses("到门口了")
    for order in (third, second):  # all that is in hand for that door
        assert f"{order.id} 号单（3号楼2单元502）陈静放到门口了，不用您送了。" in volunteer.texts[before:]
    before = len(volunteer.texts)
    await staff.presses("点错了")
    for order in (third, second):
        assert f"{order.id} 号单（3号楼2单元502）还要办，刚才那条是按错了。" in volunteer.texts[before:]
    await presses(staff, "show", third)
    await staff.presses("到门口了")
    for verb in ("buy", "leave", "undo", "release"):  # an old card's buttons
        await presses(volunteer, verb, third)
        assert (await shopping.order(world, third.id)).state == "door"


async def test_taken_over_on_the_way_and_the_old_cards_buttons_do_nothing(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    volunteer = await world.enrolled(11, "王强")
    order = await shopping.placed(world, home, "两袋盐")
    for verb in ("accept", "buy"):
        await presses(volunteer, verb, order)
    await presses(staff, "leave", order)
    assert volunteer.last == f"{order.id} 号单（3号楼2单元502）陈静去送了，不用您送了。"
    for verb in ("leave", "release", "undo", "phone", "lines"):
        await presses(volunteer, verb, order)
        held = await shopping.order(world, order.id)
        assert (held.state, held.taker) == ("moving", "陈静"), verb
    assert not any("13812345678" in text for text in volunteer.texts)
    await volunteer.says("我手上的")
    assert volunteer.last == "您手上没有单。发「订单台」，看还有哪些没人接。"
