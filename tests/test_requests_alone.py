"""Somebody to talk to: what only whoever asked and whoever listens may know of; and what if nobody can be told."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import update

from bot.export.orders import _KINDS as KINDS_TAKEN
from handlers.supplies.lists import figures
from storage.models import Account
from storage.supplies.orders import Kept
from storage.temperature import Within
from tests import desks, shopping
from tests.hall_house import House
from tests.keepers import area_id, no_roles_any_more
from tests.threads import with_role
from tests.world import Phone, World

GROUP, DESK = "fake:-7", "fake:-9"


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def wishes(world: World, home: Phone) -> Kept:
    """张伟 wants to talk to somebody tonight."""
    await home.says("想找人聊聊")
    await home.says("今天晚上8点")
    await home.presses("对，就这样")
    return await shopping.order(world)


async def counsellor_of(world: World, number: int = 13, name: str = "林老师") -> Phone:
    await with_role(world, name, "counsellor")
    return await world.enrolled(number, name)


async def test_no_list_no_board_no_figure_no_table_knows_of_it(world: World) -> None:
    await with_role(world, "王强", "volunteer")
    counsellor, staff = await counsellor_of(world), await world.enrolled(10, "陈静")
    volunteer, liaison = await world.enrolled(11, "王强"), await world.enrolled(8, "李建国")
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    await House(world).bound(GROUP, "3号楼")
    await staff.says("绑定 物资", group=DESK)
    order = await wishes(world, home)
    others = (staff, volunteer, liaison, wife)
    for phone in others:
        for words in ("订单台", "物资情况", "拣货单", "送货单", "我手上的", "我的订单", "隔离包"):
            await phone.says(words)
        for button in (f"desk:show:{order.id}", f"desk:accept:{order.id}", f"order:show:{order.id}",
                       f"desk:phone:{order.id}", f"door:here:{order.id}", f"order:cancel:{order.id}"):  # fmt: skip
            await phone.says("看", kind="choice", choice=button)
    world.clock.passes(minutes=31)  # the desk is told of what nobody takes
    await world.beat()
    heard = [text for phone in others for text in phone.texts]
    heard += [one.text for one in world.channel.sent if one.chat in (GROUP, DESK)]
    told = [text for text in heard if "找人聊聊" in text or f"{order.id} 号" in text or "没人接的 1" in text]
    assert told == []
    assert not any("在办 1 单" in text for text in heard)
    assert (await shopping.order(world)).state == "placed"
    async with world.database.read() as db:
        found = await figures.read(
            db, world.rules, world.clock.now(), Within(community_id=order.community_id), order.community_id
        )
    assert (found.all.open, found.kinds, found.buildings) == (0, (), ())
    assert any("还没有人接，我又催了一遍" in text for text in home.texts)
    rung = [heard for heard in counsellor.heard if f"{order.id} 号单（找人聊聊）" in heard.text]
    assert [heard.gone for heard in rung] == [True, False]  # again, with a sound
    await counsellor.says("订单台")
    assert f"看 {order.id}" in desks.labels(desks.board(counsellor))


def test_no_export_takes_it_away() -> None:
    assert "counselling" not in KINDS_TAKEN


async def test_the_counsellor_hears_who_it_is_and_sees_it_through(world: World) -> None:
    counsellor, home = await counsellor_of(world), await world.enrolled(1, "张伟")
    order = await wishes(world, home)
    (told,) = [text for text in counsellor.texts if "找人聊聊" in text]
    assert told == (
        f"🔔 {order.id} 号单（找人聊聊）\n3号楼2单元502\n是张伟要找人聊，家里其他人不知道\n11月22日（周日）晚上8点"
    )
    await counsellor.presses("我来")
    await shopping.later(world)
    await counsellor.presses("看电话")
    assert "13812345678" in counsellor.last
    await counsellor.presses("办好了")
    assert (await shopping.order(world)).state == "received"


async def test_of_a_word_changed_too_late_the_liaison_hears_nothing(world: World) -> None:
    counsellor, home = await counsellor_of(world), await world.enrolled(1, "张伟")
    liaison = await world.enrolled(8, "李建国")
    written = await home.says("想找人聊聊，今天晚上8点")
    await home.presses("对，就这样")
    await counsellor.presses("我来")
    before = len(liaison.heard)
    await home.edits(written, "想找人聊聊，明天晚上8点")
    assert len(liaison.heard) == before
    assert "林老师" in home.last


async def test_without_a_counsellor_somebody_of_the_office_is_told_and_they_hear_that(world: World) -> None:
    staff, home = await world.enrolled(10, "陈静"), await world.enrolled(1, "张伟")
    order = await wishes(world, home)
    assert home.last == (f"记好了，{order.id} 号单。咨询师这会儿收不到消息，先告诉了社区里管这事的人，别人不知道。")
    await staff.says("订单台")
    assert "找人聊聊" not in staff.last  # told in person, on no board
    await staff.presses("我来")
    await shopping.later(world)
    await staff.presses("办好了")
    assert (await shopping.order(world)).state == "received"


async def test_with_nobody_at_all_the_hotline_is_named_at_once_and_the_wish_stays(world: World) -> None:
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    order = await wishes(world, home)
    assert home.last == (
        f"记好了，{order.id} 号单。这会儿谁也收不到我的消息，一有咨询师我就告诉他，也告诉您。"
        "想马上找人说说，打 12356，有人听。"
    )
    for _ in range(3):
        world.clock.passes(hours=1)
        await world.beat()
        await world.crash()
    counsellor = await counsellor_of(world)  # a role granted later
    await world.beat()
    assert sum(f"{order.id} 号单（找人聊聊）" in text for text in counsellor.texts) == 1
    assert home.last == f"{order.id} 号单，咨询师收到了，会来找您。"
    await world.beat()
    await world.beat()
    assert sum(f"{order.id} 号单（找人聊聊）" in text for text in counsellor.texts) == 1
    assert not any("号单" in text for text in wife.texts)
    await counsellor.presses("我来")
    assert (await shopping.order(world)).taker == "林老师"


async def test_where_no_hotline_is_set_none_is_named(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, checkin=dataclasses.replace(world.rules.checkin, hotline=""))
    await world.crash()
    home = await world.enrolled(1, "张伟")
    await wishes(world, home)
    assert home.last.endswith("心里难受，随时写给我。")


async def reachable(world: World, phone: Phone, *, yes: bool) -> None:
    """Somebody blocks us, or has us back."""
    async with world.database.begin() as db:
        gone = None if yes else world.clock.now()
        await db.run(update(Account).where(Account.chat == phone.address).values(gone_at=gone))


async def test_a_counsellor_who_comes_back_is_rung(world: World) -> None:
    counsellor, home = await counsellor_of(world), await world.enrolled(1, "张伟")
    await reachable(world, counsellor, yes=False)
    order = await wishes(world, home)
    assert "12356" in home.last
    await world.beat()
    await reachable(world, counsellor, yes=True)
    await world.beat()
    assert sum(f"{order.id} 号单（找人聊聊）" in text for text in counsellor.texts) == 1


async def test_who_was_told_and_can_be_told_no_more_is_followed_by_another(world: World) -> None:
    counsellor, home = await counsellor_of(world), await world.enrolled(1, "张伟")
    order = await wishes(world, home)
    assert any(f"{order.id} 号单（找人聊聊）" in text for text in counsellor.texts)
    await no_roles_any_more(world, "林老师")
    other = await counsellor_of(world, 14, "周老师")
    world.clock.passes(minutes=31)
    await world.beat()
    assert any(f"{order.id} 号单（找人聊聊）" in text for text in other.texts)
    await counsellor.says("我来", kind="choice", choice=f"desk:accept:{order.id}")
    assert (await shopping.order(world)).state == "placed"


async def test_at_night_it_waits_for_the_morning_unless_it_is_urgent(world: World) -> None:
    counsellor, home = await counsellor_of(world), await world.enrolled(1, "张伟")
    world.clock.at("23:30")
    order = await wishes(world, home)
    assert not any("找人聊聊" in text for text in counsellor.texts)
    world.clock.at("11-23 6:31")
    await world.beat()
    await world.speaker.drain()
    assert any(f"{order.id} 号单（找人聊聊）" in text for text in counsellor.texts)


async def test_a_counsellor_whose_role_ends_gives_it_back_and_no_desk_hears_of_it(world: World) -> None:
    counsellor, home = await counsellor_of(world), await world.enrolled(1, "张伟")
    staff = await world.enrolled(10, "陈静")
    order = await wishes(world, home)
    await counsellor.presses("我来")
    other = await counsellor_of(world, 14, "周老师")
    await no_roles_any_more(world, "林老师")
    before = len(staff.heard)
    world.clock.passes(minutes=31)
    await world.beat()
    await world.beat()
    assert (await shopping.order(world)).state == "placed"
    assert any(f"{order.id} 号单（找人聊聊）" in text for text in other.texts)
    assert len(staff.heard) == before


async def test_a_doctor_with_nobody_to_tell_is_told_to_whoever_comes(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("我要去医院透析")
    await home.says("明天上午9点")
    await home.presses("对，就这样")
    order = await shopping.order(world)
    assert "这会儿都收不到消息" in home.last
    assert "120" in home.last
    doctor = await world.enrolled(9, "王医生")
    await world.beat()
    assert any(f"{order.id} 号单（看病）" in text for text in doctor.texts)
    assert f"{order.id} 号单，医生收到了，等回话。" in home.texts
    assert await area_id(world, "3号楼") == order.building_id
