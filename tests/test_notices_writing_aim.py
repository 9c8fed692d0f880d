"""For whom a notice is: by buttons and by typed words, never beyond what is the author's."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from storage.models import History, Recipient
from storage.notices.targets import Target
from tests.keepers import area_id, no_roles_any_more
from tests.notices import OFFICE, card, clerk, drafted, labels, newest, sends
from tests.signups import binds
from tests.world import Phone, World


async def test_typed_it_is_shown_and_counted(world: World) -> None:
    await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("发给谁")
    await chen.says("3号楼 2单元 隔离的")
    assert "发给：3号楼2单元，而且家里有人隔离的，楼群和私聊" in chen.last
    assert "0 个群，1 户" in chen.last
    assert (await newest(world)).target == Target(areas=(await area_id(world, "2单元"),), quarantined=True)


async def test_what_was_not_understood_is_said_and_nothing_changes(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("发给谁")
    await chen.says("3号楼 东边的 隔离的")
    assert chen.last.startswith("「东边的」我没看懂，先没改。看懂的是：3号楼，而且家里有人隔离的。")
    assert (await newest(world)).target == Target()
    await chen.says("东边那几户")
    assert "我没看懂，先没改。可以写" in chen.last
    await chen.says("除了3号楼")
    assert "「除了3号楼」我没看懂" in chen.last
    await chen.says("3号楼 隔离的")
    assert (await newest(world)).target.quarantined


async def test_a_report_typed_in_between_is_a_report(world: World) -> None:
    await world.import_(
        "社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始\n阳光社区,1号楼,,401,钱主任,13900000077,工作人员,,2026-11-21\n"
    )
    qian = await world.enrolled(8, "钱主任")
    await qian.says("通知 发菜\n下午 4 点")
    await qian.presses("发给谁")
    await qian.says("36.5")
    assert len(await world.readings()) == 1
    await qian.says("3号楼")
    assert "发给：3号楼" in qian.last


async def test_by_buttons_down_to_the_floor(world: World) -> None:
    chen = await drafted(world)
    count = len(chen.heard)
    await chen.presses("发给谁")
    assert {"✓ 全社区", "3号楼", "1号楼"} <= set(labels(card(chen)))
    await chen.presses("3号楼")
    assert {"✓ 3号楼", "3号楼1单元", "3号楼2单元"} <= set(labels(card(chen)))
    await chen.presses("3号楼2单元")
    assert {"3号楼", "✓ 3号楼2单元", "5 层"} <= set(labels(card(chen)))
    await chen.presses("5 层")
    assert "3号楼2单元 5 层" in card(chen).text
    await chen.presses("✓ 5 层")
    await chen.presses("1号楼")
    await chen.presses("按情况")
    await chen.presses("家里有人隔离的")
    await chen.presses("70 岁以上的")
    await chen.presses("备注里有「药」的")
    await chen.presses("选楼栋")
    await chen.presses("现在：楼群和私聊")
    await chen.presses("选好了")
    assert len(chen.heard) == count  # all of it in one message
    notice = await newest(world)
    areas = (await area_id(world, "2单元"), await area_id(world, "1号楼"))
    assert notice.target == Target(areas=areas, quarantined=True, age_from=70, notes=("药",))
    assert notice.places == "groups"


async def test_people_with_a_role(world: World) -> None:
    li = await world.enrolled(7, "李建国")
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("发给谁")
    await chen.presses("按身份")
    await chen.presses("楼长")
    await chen.presses("选好了")
    assert "发给：楼长" in card(chen).text
    assert "1 人" in card(chen).text
    await sends(chen)
    await world.beat()
    assert "带身份证" in li.last
    assert "带身份证" not in zhang.last


async def test_those_who_have_not_read_an_earlier_one(world: World) -> None:
    zhang, sun = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    chen = await drafted(world)
    await sends(chen)
    await world.beat()
    async with world.database.begin() as db:
        home = await db.scalar(select(Recipient.id).where(Recipient.channels != "").order_by(Recipient.id))
        await db.run(update(Recipient).where(Recipient.id == home).values(read_at=world.clock.now()))
    await chen.says("通知 还没看的请看\n昨天那条")
    await chen.says("发给 没看 1 号通知的")
    assert "没读过「明早 8 点做核酸」的" in chen.last
    await chen.says("发给 没看 99 号通知的")
    assert "没有 99 号通知" in chen.last
    await chen.presses("发给谁")
    await chen.presses("没读过的")
    assert any(label.startswith("✓") for label in labels(card(chen)))
    await chen.presses("选好了")
    await sends(chen)
    await world.beat()
    assert "昨天那条" not in zhang.last
    assert "昨天那条" in sun.last


async def he(world: World) -> Phone:
    """Staff of building 3 alone."""
    await world.import_(OFFICE)
    return await world.enrolled(5, "何苗")


async def test_staff_of_one_building_write_to_that_building_only(world: World) -> None:
    sun = await world.enrolled(3, "孙立")
    worker = await he(world)
    await worker.says("通知 发菜\n下午 4 点")
    assert "发给：3号楼" in worker.last
    for said in ("发给 1号楼", "发给 1号楼 302", "发给 9号楼"):
        await worker.says(said)
        assert "没改" in worker.last
    await worker.says("发给 全社区")
    assert "发给：3号楼" in worker.last
    await worker.presses("发给谁")
    assert "1号楼" not in labels(card(worker))
    one = await area_id(world, "1号楼")
    for forged in (f"a{one}", "all", "f1-3", f"f{one}-3"):
        await worker.says("", kind="choice", choice=f"draft:to:1:{forged}")
    assert (await newest(world)).target.areas == (await area_id(world, "3号楼"),)
    await sends(worker)
    await world.beat()
    assert "下午 4 点" not in sun.last


async def test_whose_role_ended_meanwhile_sends_nothing(world: World) -> None:
    worker = await he(world)
    await worker.says("通知 发菜\n下午 4 点")
    await worker.presses("发出去")
    await no_roles_any_more(world, "何苗")
    await worker.presses("确定发")
    assert (await newest(world)).state == "draft"
    async with world.database.read() as db:
        refused = await db.scalars(select(History.details).where(History.action == "refused"))
    assert {"act": "write-notices"} in refused


async def test_groups_alone_where_there_is_none_is_refused(world: World) -> None:
    chen = await drafted(world)
    await chen.says("发给 只发群里")
    await chen.presses("发出去")
    assert "这样选没有楼群" in chen.last
    await binds(world)
    await sends(chen)
    assert (await newest(world)).state == "ready"


@pytest.mark.parametrize("text", ["building 3, in quarantine", "In building 3, quarantined"])
async def test_in_english(world: World, text: str) -> None:
    chen = await clerk(world)
    await chen.says("english")
    await chen.says("/notice Food\nAt 4 pm.")
    await chen.says(f"send to {text}")
    assert "To: 3号楼 and somebody in quarantine, groups and private chats" in chen.last
