"""A second person's yes: nobody says it to their own notice, and of two who say it one counts."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from handlers.chat import Choice, Incoming
from storage.models import Edition, History, Person
from storage.notices import keeping
from tests.notices import OFFICE, card, clerk, drafted, labels, newest, photo, sends
from tests.world import Phone, World

CHIEFS = OFFICE + "阳光社区,,,,吴书记,13900000005,工作人员,,,en\n"


@pytest.fixture
async def office(world: World) -> World:
    """A community where a second person must say yes, with three who may."""
    world.rules = dataclasses.replace(world.rules, notices=dataclasses.replace(world.rules.notices, approval=True))
    await world.crash()
    await world.import_(CHIEFS)
    return world


def asked(phone: Phone, label: str = "同意") -> Choice:
    return next(
        choice for heard in reversed(phone.heard) for choice in heard.choices if choice.text == label
    )  # fmt: skip


async def both(world: World) -> tuple[Phone, Phone]:
    """周主任, and 吴书记, who reads English."""
    return await world.enrolled(6, "周主任"), await world.enrolled(4, "吴书记", "en")


async def test_it_goes_when_a_second_person_agrees_and_its_writer_hears_it(office: World) -> None:
    world = office
    zhou, wu = await both(world)
    he, zhang = await world.enrolled(5, "何苗"), await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await photo(chen, "a")
    await chen.presses("发出去")
    assert "同意了才发" in card(chen).text
    await chen.presses("确定发")
    assert any("送给 2 位看了" in text for text in chen.texts)
    assert [heard.file for heard in zhou.heard[-3:-1]] == ["photo.jpg", ""]
    assert zhou.last.startswith("陈静写了一条通知「明早 8 点做核酸」")
    assert labels(zhou.heard[-1]) == ["同意", "不同意"]
    assert labels(wu.heard[-1]) == ["I agree", "I do not agree"]
    assert "核酸" not in he.last  # whose place is one building only
    await world.beat()
    assert "带身份证" not in zhang.last
    await zhou.presses("同意")
    assert any("周主任同意了" in text for text in chen.texts)
    await world.beat()
    assert "带身份证" in zhang.last
    notice = await newest(world)
    assert (notice.state, notice.approved_by is not None) == ("out", True)
    async with world.database.read() as db:
        done = await db.scalars(select(History.action).where(History.action.startswith("notice-")))
    assert done == ["notice-asked", "notice-approved"]


async def test_two_at_once_are_one_and_the_other_is_told_who(office: World) -> None:
    world = office
    zhou, wu = await both(world)
    chen = await drafted(world)
    await sends(chen)
    await asyncio.gather(*(
        world.inbox.receive(Incoming(f"yes/{phone.address}", phone.address, phone.address, "choice",
                                     choice=asked(phone, label).id))
        for phone, label in ((zhou, "同意"), (wu, "I agree"))
    ))  # fmt: skip
    await world.speaker.drain()
    assert ("已经同意了" in zhou.last) != ("has said yes already" in wu.last)
    await world.beat()
    assert await world.count(Edition) == 1
    assert sum("同意了" in text for text in chen.texts) == 1


async def test_the_writer_cannot_agree_by_any_account_or_forged_button(office: World) -> None:
    world = office
    zhou, _ = await both(world)
    chen, second = await drafted(world), await clerk(world, 19)
    await sends(chen)
    button = asked(zhou).id
    assert all("写了一条通知" not in text for text in second.texts)
    for phone in (chen, second):
        await phone.says("", kind="choice", choice=button)
        assert phone.last == "自己写的要请另一位同意。"
    assert (await newest(world)).state == "asked"


async def test_nor_by_another_line_of_the_roster_with_the_same_phone(office: World) -> None:
    world = office
    zhou, _ = await both(world)
    chen = await drafted(world)
    async with world.database.begin() as db:
        digest = await db.scalar(select(Person.phone_digest).where(Person.name == "陈静"))
        await db.run(update(Person).where(Person.name == "周主任").values(phone_digest=digest))
    await sends(chen)
    assert any("送给 1 位看了" in text for text in chen.texts)
    notice = await newest(world)
    stamp = int(notice.changed_at.timestamp() * 1000)
    await zhou.says("", kind="choice", choice=f"draft:yes:{notice.id}:{stamp}")
    assert zhou.last == "自己写的要请另一位同意。"


@pytest.mark.parametrize("name", ["何苗", "张伟", "李建国"])
async def test_nobody_agrees_who_may_not(office: World, name: str) -> None:
    world = office
    zhou, _ = await both(world)
    chen, phone = await drafted(world), await world.enrolled(8, name)
    await sends(chen)
    await phone.says("", kind="choice", choice=asked(zhou).id)
    assert (await newest(world)).state == "asked"
    async with world.database.read() as db:
        refused = await db.scalars(select(History.details).where(History.action == "refused"))
    assert refused == [{"act": "approve-notices"}]


async def test_a_no_goes_back_with_its_reason(office: World) -> None:
    world = office
    zhou, wu = await both(world)
    chen = await drafted(world)
    await sends(chen)
    await zhou.presses("不同意")
    await zhou.says("时间写错了，是 9 点")
    assert "退回去了" in zhou.last
    assert "周主任没同意发「明早 8 点做核酸」：时间写错了，是 9 点" in chen.last
    await wu.presses("I agree")
    assert "周主任 has said no already" in wu.last
    assert (await newest(world)).state == "draft"
    await chen.presses("接着写")
    await chen.says("标题 明早 9 点做核酸")
    await sends(chen)
    await wu.presses("I agree")
    assert (await newest(world)).state == "ready"


async def test_a_no_without_a_reason(office: World) -> None:
    world = office
    zhou, _ = await both(world)
    chen = await drafted(world)
    await sends(chen)
    await zhou.presses("不同意")
    await zhou.presses("不写原因")
    assert "周主任没同意发「明早 8 点做核酸」。" in chen.last


async def test_what_was_changed_since_it_was_shown_is_shown_again(office: World) -> None:
    world = office
    zhou, _ = await both(world)
    chen = await drafted(world)
    await sends(chen)
    first = asked(zhou)
    await chen.presses("拿回来改")
    await zhou.says("", kind="choice", choice=first.id)
    assert "还没发" in zhou.last
    await chen.says("正文 完全不同的话")
    world.clock.passes(minutes=1)
    await sends(chen)
    await zhou.says("", kind="choice", choice=first.id)
    assert any("后来改过" in text for text in zhou.texts)
    assert (await newest(world)).state == "asked"
    await zhou.presses("同意")
    assert (await newest(world)).state == "ready"


async def test_a_draft_that_was_changed_after_a_yes_needs_another(office: World) -> None:
    world = office
    zhou, wu = await both(world)
    chen = await drafted(world)
    async with world.database.begin() as db:
        at = world.clock.now() + timedelta(hours=3)
        await keeping.change(db, 1, ("draft",), world.clock.now(), next_at=at)
    await sends(chen)
    await zhou.presses("同意")
    assert (await newest(world)).next_at == at
    await chen.presses("拿回来改")
    notice = await newest(world)
    assert (notice.state, notice.approved_by) == ("draft", None)
    await chen.says("正文 换了")
    await sends(chen)
    assert (await newest(world)).state == "asked"
    await wu.presses("I agree")
    assert (await newest(world)).state == "ready"


async def test_where_nobody_can_be_asked_it_is_said(office: World) -> None:
    chen = await drafted(office)
    await sends(chen)
    assert any("眼下一个能联系上的也没有" in text for text in chen.texts)


async def test_what_waits_is_found_by_whoever_comes_later(office: World) -> None:
    world = office
    chen = await drafted(world)
    await sends(chen)
    zhou = await world.enrolled(6, "周主任")
    await zhou.says("通知")
    await zhou.presses("等同意的（1）")
    await zhou.presses("11月22日（周日） 明早 8 点做核酸")
    await zhou.presses("同意")
    assert (await newest(world)).state == "ready"


async def test_an_approval_at_night_lets_it_go_in_the_morning(office: World) -> None:
    world = office
    zhou, _ = await both(world)
    chen = await drafted(world)
    await sends(chen)
    world.clock.at("23:00")
    await zhou.presses("同意")
    world.clock.at("11-23 6:30")
    assert (await newest(world)).next_at == world.clock.now()
