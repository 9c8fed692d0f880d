"""A notice that has gone out is withdrawn everywhere; who may mend one; and what is pinned."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Refused, Throttled
from bot.inbox import letter_row
from handlers.chat import Letter
from handlers.notices.mending import correct, withdraw
from storage import outbox
from storage.models import Letter as Row
from storage.models import Notice
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.mending import corrects, goes_on, group, history, said
from tests.test_notices_sending import ready
from tests.world import Phone, World


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_()
    return world


# --- withdrawing ------------------------------------------------------------------------------------------------------


async def takes_back(phone: Phone) -> None:
    await phone.says("收回通知 核酸")
    await phone.presses("收回")


async def test_a_withdrawn_notice_is_deleted_with_its_files_and_its_author_told(homes: World) -> None:
    world = homes
    await group(world)
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    notice = await ready(world, next_at=None, pinned=True)
    async with world.database.begin() as db:
        kept = await keeping.by_id(db, notice)
        assert kept is not None
        await keeping.attach(db, kept, channel="fake", ref="photo-1", name="a.jpg", mime="image/jpeg", size=3)
        await keeping.change(db, notice, ("ready",), world.clock.now(), next_at=world.clock.now())
    await world.beat()
    await world.beat()  # with the first letters its file was fetched
    before = len(world.channel.sent)
    await chen.says("收回通知 核酸")
    assert "收回「明早 8 点做核酸」？已发到 1 个私聊、1 个群" in chen.last
    await chen.presses("收回")
    assert "收回了，还没发的不再发" in chen.last
    await goes_on(world)
    assert said(world, "fake:1", "核酸") == said(world, "fake:-3", "核酸") == []
    assert all(heard.gone for heard in world.channel.sent if heard.file)
    assert ("fake:-3", "unpin") in [(chat, act["do"]) for chat, act in world.channel.acts]
    assert [heard for heard in world.channel.sent[before:] if heard.chat in ("fake:1", "fake:-3")] == []
    assert world.phone(90).last == "「明早 8 点做核酸」收回完了：删掉 2 处，写明不算数 0 处。"
    assert len(await history(world, "notice-withdrawn")) == 1
    await takes_back_again(chen)
    assert zhang.texts[-1] != "x"


async def takes_back_again(phone: Phone) -> None:
    await phone.presses("收回")
    assert "已经收回了" in phone.last


async def test_what_cannot_be_deleted_says_that_it_does_not_count(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await world.enrolled(3, "孙立")
    await ready(world)
    await world.beat()
    act, edit = world.channel.act, world.channel.edit
    world.channel.fixed |= {"fake:1", "fake:3"}

    async def editable(message: Any, former: str) -> str:
        if message.chat == "fake:1":
            world.channel.fixed.discard("fake:1")
        return await edit(message, former)

    world.channel.edit = editable  # type: ignore[method-assign]
    before = len(world.channel.sent)
    await takes_back(chen)
    await goes_on(world)
    [heard] = said(world, "fake:1", "核酸")
    assert heard.text == "「明早 8 点做核酸」这条通知 11月22日（周日） 7:42 收回了，不算数了。"
    assert heard.choices == ()
    assert [one.chat for one in world.channel.sent[before:] if one.chat in ("fake:1", "fake:3")] == []
    assert "删掉 0 处，写明不算数 1 处。1 处动不了" in world.phone(90).last
    assert act is not None


async def test_withdrawn_while_it_goes_out_nothing_goes_out_after_it(
    homes: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = homes
    monkeypatch.setattr("handlers.notices.sending._AT_ONCE", 2)
    chen = await world.enrolled(9, "陈静")
    for number, name in enumerate(("张伟", "赵桂兰", "孙立"), 1):
        await world.enrolled(number, name)
    await world.enrolled(4, "John Smith", "en")
    world.channel.failing["fake:1"] = [Throttled(60, "chat")]
    await ready(world)
    await world.beat()  # the first two homes; one of them cannot be written to yet
    await takes_back(chen)
    await goes_on(world)
    world.clock.passes(minutes=2)
    await goes_on(world)
    heard = [one for number in range(1, 5) for one in said(world, f"fake:{number}", "核酸")]
    assert heard == []
    async with world.database.read() as db:
        assert await db.scalars(select(Row.state).where(Row.batch == "notice/1", Row.state == "waiting")) == []


async def test_a_withdrawn_repeating_notice_goes_out_no_more(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    notice = await ready(world)
    await world.beat()
    async with world.database.begin() as db:
        later = world.clock.now() + timedelta(hours=1)
        await keeping.change(db, notice, ("out",), world.clock.now(), state="ready", next_at=later)
    await chen.says("收回通知 核酸")
    assert "以后也不再发" in chen.last
    await chen.presses("收回")
    world.clock.passes(hours=1, minutes=1)
    await goes_on(world)
    assert said(world, "fake:1", "核酸") == []
    async with world.database.read() as db:
        assert await db.scalar(select(Notice.state)) == "withdrawn"


async def test_a_correction_under_way_is_overtaken_by_the_withdrawal(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    await corrects(chen)
    await takes_back(chen)
    await goes_on(world)
    assert said(world, "fake:1", "核酸") == []
    await chen.says("改通知 核酸")
    assert "没找到" in chen.last


async def test_of_a_notice_that_was_taken_away_nothing_is_said_anew(homes: World) -> None:
    """Whatever asks for its newest wording."""
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    await takes_back(chen)
    await goes_on(world)
    before = len(world.channel.sent)
    async with world.database.begin() as db:
        letter = Letter("late", "fake:1", "", living="notice/1")
        await outbox.write(db, [letter_row(letter, world.clock.now())])
    await goes_on(world)
    assert len(world.channel.sent) == before


async def test_withdrawn_at_once_from_two_phones(homes: World) -> None:
    world = homes
    await ready(world)
    await world.beat()
    now = world.clock.now()
    async with world.database.begin() as db:
        first = await withdraw(db, 1, actor="person/1", rules=world.rules, now=now)
    async with world.database.begin() as db:
        second = await withdraw(db, 1, actor="person/2", rules=world.rules, now=now)
    assert (first, second) == ("done", "withdrawn")
    async with world.database.begin() as db:
        late = await correct(db, world.rules, 1, {"zh-CN": Text("a", "b")}, seen=1, by=1, actor="person/1", now=now)
    assert late == "withdrawn"
    assert len(await history(world, "notice-withdrawn")) == 1


# --- who may ----------------------------------------------------------------------------------------------------------


async def test_whoever_stands_for_one_building_cannot_change_what_is_for_all(homes: World) -> None:
    world = homes
    await world.import_(
        "社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言\n阳光社区,,,,周敏,13900000009,工作人员,3号楼,,\n"
    )
    zhou = await world.enrolled(19, "周敏")
    await ready(world)
    await world.beat()
    await zhou.says("改通知")
    assert "没有发出去的通知" in zhou.last
    await zhou.says("", kind="choice", choice="mend:1:back")
    assert "只有楼长" in zhou.last
    async with world.database.read() as db:
        assert await db.scalar(select(Notice.withdrawn_at)) is None


async def test_a_number_that_is_no_notice_and_a_button_out_of_the_air(homes: World) -> None:
    chen = await homes.enrolled(9, "陈静")
    for choice in ("mend:77:back", "mend:1:nonsense", "mend:", "mend:1:yes"):
        await chen.says("", kind="choice", choice=choice)
        assert "过了时候" in chen.last, choice


async def test_a_temperature_is_no_correction(homes: World) -> None:
    world = homes
    await world.import_(
        "社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言\n阳光社区,1号楼,,303,孙立,,工作人员,,2026-11-21,\n"
    )
    sun = await world.enrolled(3, "孙立")
    await ready(world)
    await world.beat()
    await sun.says("改通知 核酸")
    await sun.says("36.5")
    assert len(await world.readings()) == 1


# --- pins -------------------------------------------------------------------------------------------------------------


async def pins(world: World) -> list[tuple[str, str]]:
    return [
        (act["do"], act["message"])
        for chat, act in world.channel.acts
        if chat == "fake:-3" and act["do"] in ("pin", "unpin")
    ]


async def test_the_older_pin_of_the_same_kind_is_taken_down_and_no_other(homes: World) -> None:
    world = homes
    await group(world)
    for kind in ("test", "policy", "test"):
        world.clock.passes(minutes=5)
        await ready(world, pinned=True, kind=kind)
        await world.beat()
    [first, second, third] = said(world, "fake:-3", "核酸")
    board = world.channel.acts[0][1]["message"]
    assert [one for one in await pins(world) if one[1] != board] == [
        ("pin", first.id),
        ("pin", second.id),
        ("pin", third.id),
        ("unpin", first.id),
    ]


async def test_where_the_right_to_pin_is_missing_the_author_hears_it_once_with_the_buildings(homes: World) -> None:
    world = homes
    await group(world)
    await group(world, "fake:-1", "1号楼")
    world.channel.refusing["pin"] = Refused("not enough rights to manage pinned messages in the chat")
    await ready(world, pinned=True)
    await world.beat()
    await goes_on(world)
    author = world.phone(90)
    told = [text for text in author.texts if "没能置顶" in text]
    assert len(told) == 1
    assert "3号楼、1号楼" in told[0]
    assert len(said(world, "fake:-3", "核酸")) == 1
