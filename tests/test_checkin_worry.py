"""Words of despair: answered with warmth at any hour, told at once to few, and to nobody else."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import select

from handlers.chat import Lane
from storage.models import Arrival, History, Letter
from tests.alarms import keepers, labels, lanes
from tests.carers import counsellor
from tests.world import ROSTER, World

GROUP = "fake:-100"


async def test_it_is_answered_with_warmth_and_told_at_once(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    all = await keepers(world)
    world.clock.at("23:40")
    await phone.says("这样活着没意思，不想活了")
    assert phone.last == (
        "听您这么说，我很担心您。这些天太难熬了，您不是一个人。\n"
        "我已经告诉心理老师周老师、楼长李建国，马上有人给您打电话，您别走开。\n"
        "现在就想说说话，打 12356，什么时候都有人听。要是怕自己出事，马上打 120。"
    )
    for keeper in (mind, all.liaison):
        assert keeper.last == (
            "🔔 3号楼1单元101 赵桂兰写：「这样活着没意思，不想活了」\n"
            "请现在就打电话，慢慢听，别讲道理。电话 138****0000"
        )
        assert labels(keeper) == ["我来聊聊"]
        assert (await lanes(world, keeper.address))[-1] == (Lane.ALARM, "checkin-despair-told")
    assert all.staff.texts == all.doctor.texts == []
    assert (await lanes(world, phone.address))[-1] == (Lane.ALARM, "checkin-despair")
    async with world.database.read() as db:
        assert "不想活" not in " ".join(await db.scalars(select(Arrival.text)))
        assert "不想活" not in str(await db.scalars(select(History.details)))
        assert "despair-told" in await db.scalars(select(History.action))


async def test_who_takes_it_calls_and_the_writer_hears_who_that_is(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    all = await keepers(world)
    await phone.says("我不想活了")
    await mind.presses("我来聊聊")
    assert mind.last == "好，赵桂兰（3号楼1单元101）交给您了。请先打个电话：\n赵桂兰 13812340000"
    assert all.liaison.last == "周老师去找赵桂兰（3号楼1单元101）聊了，您不用再管。"
    assert phone.last == "周老师马上给您打电话，您等一等。"
    await all.liaison.presses("我来聊聊")
    assert all.liaison.last == "赵桂兰（3号楼1单元101），周老师已经去聊了。"
    world.clock.passes(minutes=6)
    await world.beat()
    assert all.staff.texts == []


async def test_until_somebody_takes_it_more_and_more_hear_of_it(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await counsellor(world)
    await phone.says("我不想活了")
    for minutes in (5, 10, 15):
        world.clock.passes(minutes=5)
        await world.beat()
        await world.beat()
        assert all.staff.last == (
            f"🔔 3号楼1单元101 赵桂兰写了不想活的话，{minutes} 分钟了还没有人接。请现在就打电话。\n电话 138****0000"
        )
    assert len(all.staff.texts) == 3
    assert all.doctor.texts == []
    world.clock.passes(minutes=30)
    await world.beat()
    assert len(all.staff.texts) == 3
    assert sum("担心您" in text for text in phone.texts) == 1
    await all.staff.presses("我来聊聊")
    assert phone.last == "陈静马上给您打电话，您等一等。"


async def test_written_again_within_the_hour_it_goes_on_to_the_same_and_nobody_is_lectured(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    await phone.says("我不想活了")
    world.clock.passes(minutes=20)
    await phone.says("活着没意思")
    assert phone.last == "我在。这句我也告诉心理老师周老师了，电话马上来，您别走开。"
    assert mind.last.startswith("🔔 3号楼1单元101 赵桂兰又写：「活着没意思」")
    world.clock.passes(minutes=61)
    await phone.says("还是不想活")
    assert phone.last.startswith("听您这么说，我很担心您。")


async def test_without_a_counsellor_staff_hear_of_it_too(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("想死")
    assert "「想死」" in all.liaison.last
    assert "「想死」" in all.staff.last
    assert "我已经告诉楼长李建国、社区陈静，" in phone.last


async def test_with_nobody_to_tell_they_are_told_whom_to_call(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("想死")
    assert "请现在就叫家里人过来陪着您，或者给楼长打个电话。" in phone.last
    assert "12356" in phone.last
    assert "120" in phone.last


async def test_no_hotline_is_named_where_there_is_none(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, checkin=dataclasses.replace(world.rules.checkin, hotline=""))
    await world.crash()
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("想死")
    assert "none" not in phone.last
    assert "12356" not in phone.last
    assert phone.last.endswith("\n要是怕自己出事，马上打 120。")


async def test_the_households_other_phones_hear_nothing(world: World) -> None:
    child, father = await world.enrolled(1, "张小雨"), await world.enrolled(2, "张伟")
    heard = len(father.heard)
    mind = await counsellor(world)
    await child.says("不想活了")
    await mind.presses("我来聊聊")
    assert child.last == "周老师马上给您打电话，您等一等。"
    assert len(father.heard) == heard


async def test_of_an_unknown_writer_the_household_is_named(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    mind = await counsellor(world)
    await phone.says("不想活了")
    assert mind.last.startswith("🔔 3号楼2单元502 这一家写：「不想活了」")
    await mind.presses("我来聊聊")
    assert mind.last.startswith("好，3号楼2单元502这一家交给您了。")


async def test_a_temperature_in_the_same_message_counts(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    await phone.says("36.5，不想活了")
    assert [value for _, value, _ in await world.readings()] != []
    assert "不想活了" in mind.last
    assert any("听您这么说" in text for text in phone.texts)


async def test_said_in_the_group_it_is_taken_away_and_answered_in_private(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    said = await phone.says("不想活了", group=GROUP)
    assert phone.last.startswith("听您这么说")
    assert "「不想活了」" in mind.last
    assert (GROUP, {"do": "delete", "message": said.message}) in world.channel.acts
    async with world.database.read() as db:
        assert [row.body["phrase"] for row in await db.all(select(Letter.body).where(Letter.chat == GROUP))] == [
            "delete"
        ]


@pytest.mark.parametrize("expects", ["报体温", "状态", "37.9"])
async def test_it_goes_before_all_else_that_waits(world: World, expects: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says(expects)
    await phone.says("撑不下去了")
    assert phone.last.startswith("听您这么说")


async def test_who_only_sounds_so_is_answered_as_ever(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    for text in ("热死了", "想死你们了", "没有不想活", "今天不想活动"):
        await phone.says(text)
        assert not phone.last.startswith("听您这么说")
    assert "我来聊聊" not in [choice.text for heard in all.liaison.heard for choice in heard.choices]


async def test_a_liaison_of_the_same_household_hears_nothing_of_it_there(world: World) -> None:
    """Whoever is told is never somebody behind the same door, on a phone that the household shares."""
    phone = await world.enrolled(1, "张伟")
    heard = len(phone.heard)
    await phone.says("不想活了")
    assert [text for text in phone.texts[heard:] if "🔔" in text] == []


async def test_the_same_message_twice_is_told_once(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    said = await phone.says("不想活了")
    await world.arrives(said)
    assert len(mind.texts) == 1


async def test_it_is_told_in_english_to_who_reads_english(world: World) -> None:
    john = await world.enrolled(1, "John Smith", language="en")
    await counsellor(world)
    await john.says("I don't know any more, I want to die")
    text = john.last.replace("周老师", "")
    assert text.startswith("I am very worried about you.")
    assert not any("一" <= c <= "鿿" for c in text)


async def test_below_a_photo_or_in_a_changed_message_it_counts_too(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    said = await phone.says("今天下雨了")
    await phone.edits(said, "活着没意思")
    assert "「活着没意思」" in mind.last
    await phone.says("不想活了", kind="photo")
    assert "又写：「不想活了」" in mind.last


async def test_an_article_that_is_passed_round_is_nobodys_despair(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    mind = await counsellor(world)
    await phone.says("专家谈预防自杀，" + "大家都来看看" * 20, forwarded=True)
    await phone.says("预防自杀讲座", group=GROUP, forwarded=True)
    assert mind.texts == []
    await phone.says("他跟我说他想自杀", forwarded=True)
    assert "「他跟我说他想自杀」" in mind.last


async def test_a_liaison_with_a_home_here_writes_of_others_and_of_themselves(world: World) -> None:
    roster = ROSTER.replace("303,孙立,,,,,", "303,孙立,,楼栋长,3号楼,,")
    mind = await counsellor(world, roster=roster)
    sun = await world.enrolled(5, "孙立")
    await sun.says("看望 101 赵桂兰 独居")
    await sun.says("看过 101 赵桂兰 上门 有难处 她说不想活了")
    assert mind.last.startswith("🔔 3号楼1单元101 赵桂兰，孙立听到：")
    assert not any("担心您" in text for text in sun.texts)
    await sun.says("我自己也撑不下去了")
    assert mind.last.startswith("🔔 1号楼303 孙立写：「我自己也撑不下去了」")
    assert sun.last.startswith("听您这么说")
