"""New words for what has gone out, or is to go out: with the setting on, a second person says yes to them first."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from storage.models import Edition, Grant, History, Notice, NoticeText, Person
from tests.agreeing import at_once, chiefs, office_of, question, yes
from tests.keepers import labels, person_id
from tests.mending import corrects, goes_on, group, said
from tests.notices import clerk
from tests.scheduled import scheduled
from tests.test_notices_sending import ready
from tests.world import Phone, World


@pytest.fixture
async def office(world: World) -> World:
    return await office_of(world)


async def out(world: World) -> Phone:
    """A notice has gone out to 张伟 and a group; gives whoever corrects it."""
    await group(world)
    chen = await clerk(world)
    await world.enrolled(1, "张伟")
    await ready(world, nudge_minutes=60)
    await world.beat()
    return chen


def old(world: World) -> bool:
    """Whether the old words stand everywhere, and they alone."""
    return all(
        said(world, chat, "8 点做核酸") and not said(world, chat, "9 点做核酸") for chat in ("fake:1", "fake:-3")
    )


def new(world: World) -> bool:
    return all(
        said(world, chat, "9 点做核酸") and not said(world, chat, "8 点做核酸") for chat in ("fake:1", "fake:-3")
    )


async def actions(world: World) -> list[str]:
    async with world.database.read() as db:
        return await db.scalars(
            select(History.action).where(History.action.startswith("notice-")).order_by(History.id)
        )  # fmt: skip


# --- a correction -----------------------------------------------------------------------------------------------------


async def test_a_correction_holds_when_a_second_person_agrees(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    he = await world.enrolled(5, "何苗")
    chen = await out(world)
    await chen.says("改通知 核酸")
    await chen.says("明早 9 点做核酸\n**带身份证**，改在 9 点，在楼下等。")
    assert "您确定了，我请另一位看；同意了才改。" in chen.last
    await chen.presses("改")
    assert "的改动送给 2 位看了" in chen.last
    assert "等不及，发「收回通知」" in chen.last
    assert question(zhou).text == (
        "陈静想更正发过的「明早 8 点做核酸」，各处换成下面这样。您同意吗？\n"
        "明早 9 点做核酸\n带身份证，改在 9 点，在楼下等。"
    )  # fmt: skip
    assert labels(wu) == ["Yes, change it", "I do not agree"]
    assert "核酸" not in he.last  # whose place is one building only
    await goes_on(world)
    await world.crash()
    assert old(world)
    await zhou.presses("同意改")
    assert zhou.last == "好的，「明早 9 点做核酸」正在各处换成新的。"
    assert chen.last == "周主任同意了，「明早 9 点做核酸」正在各处换成新的。"
    await goes_on(world)
    assert new(world)
    assert "换好了：2 处已是新的" in world.phone(90).last
    assert any("周主任同意了" in text for text in world.phone(90).texts)
    assert [one for one in await actions(world) if "correct" in one] == [
        "notice-correction-asked", "notice-corrected", "notice-correction-agreed",
    ]  # fmt: skip
    async with world.database.read() as db:
        assert await db.scalar(select(Notice.proposed)) is None
        writer = await db.scalar(select(NoticeText.by_id).where(NoticeText.version == 2))
    assert writer == await person_id(world, "陈静")


async def test_that_readers_are_to_read_it_again_is_asked_for_too(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen = await out(world)
    zhang = world.phone(1)
    world.clock.passes(minutes=1)
    await zhang.presses("我已阅读")
    await corrects(chen, button="改，请大家再看")
    assert "读过旧的请他们再看一遍" in question(zhou).text
    assert "读过了" in zhang.last
    await zhou.presses("同意改")
    await goes_on(world)
    assert new(world)
    world.clock.passes(minutes=61)
    await world.beat()
    assert "怕您没看到「明早 9 点做核酸」" in zhang.last


async def test_whoever_wrote_it_cannot_agree_by_any_account(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen, second = await out(world), await clerk(world, 19)
    await corrects(chen)
    button = yes(zhou).id
    assert not any("想更正" in text for text in second.texts)
    for phone in (chen, second):
        await phone.says("", kind="choice", choice=button)
        assert phone.last == "自己改的要请另一位同意。"
    async with world.database.begin() as db:
        digest = await db.scalar(select(Person.phone_digest).where(Person.name == "陈静"))
        await db.run(update(Person).where(Person.name == "周主任").values(phone_digest=digest))
    await zhou.presses("同意改")
    assert zhou.last == "自己改的要请另一位同意。"
    await goes_on(world)
    assert old(world)


@pytest.mark.parametrize("name", ["何苗", "张伟", "李建国"])
async def test_nobody_agrees_who_may_not(office: World, name: str) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen, phone = await out(world), await world.enrolled(8, name)
    await corrects(chen)
    await phone.says("", kind="choice", choice=yes(zhou).id)
    await goes_on(world)
    assert old(world)
    async with world.database.read() as db:
        refused = await db.scalars(select(History.details).where(History.action == "refused"))
    assert refused == [{"act": "approve-notices"}]


async def test_of_two_who_agree_at_once_one_counts(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen = await out(world)
    await corrects(chen)
    await at_once(world, zhou, wu)
    settled = ["已经有人定了" in zhou.last, "has been decided by somebody" in wu.last]
    assert sorted(settled) == [False, True]
    assert sum("同意了，「明早 9 点做核酸」" in text for text in chen.texts) == 1
    await goes_on(world)
    assert new(world)
    assert (await actions(world)).count("notice-corrected") == 1


async def test_a_no_leaves_the_old_words_and_is_said(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen = await out(world)
    await corrects(chen)
    await zhou.presses("不同意")
    assert zhou.last == "好的，「明早 8 点做核酸」的改动退回去了，还是原来的。"
    assert chen.last == "周主任没同意改「明早 8 点做核酸」，还是原来的。"
    assert not any("没同意" in text for text in world.phone(90).texts)  # the author, who asked for nothing
    await wu.presses("Yes, change it")
    assert "has been decided by somebody" in wu.last
    await goes_on(world)
    assert old(world)
    async with world.database.read() as db:
        assert await db.scalars(select(NoticeText.id).where(NoticeText.version == 2)) == []
    await corrects(chen)  # and it can be asked for again
    await zhou.presses("同意改")
    await goes_on(world)
    assert new(world)


async def test_where_nobody_can_be_asked_it_is_said_and_whoever_comes_later_finds_it(office: World) -> None:
    world = office
    chen = await out(world)
    await corrects(chen)
    assert "眼下一个能联系上的也没有" in chen.last
    zhou = await world.enrolled(6, "周主任")
    await zhou.says("通知")
    await zhou.presses("等同意的（1）")
    await zhou.presses("11月22日（周日） 明早 8 点做核酸")
    assert "陈静想更正发过的「明早 8 点做核酸」" in zhou.last
    await zhou.presses("同意改")
    await goes_on(world)
    assert new(world)
    await zhou.says("通知")
    await zhou.presses("等同意的（0）")


async def test_whoever_asked_sees_there_that_it_waits_without_buttons(office: World) -> None:
    world = office
    chen = await out(world)
    await corrects(chen)
    await chen.says("通知")
    await chen.presses("等同意的（1）")
    await chen.presses("11月22日（周日） 明早 8 点做核酸")
    assert "陈静想更正发过的" in chen.last
    assert labels(chen) == []


async def test_whoever_may_no_longer_agree_does_not(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen = await out(world)
    await corrects(chen)
    async with world.database.begin() as db:
        person = await person_id(world, "周主任")
        await db.run(update(Grant).where(Grant.person_id == person).values(until=world.clock.now()))
    world.clock.passes(minutes=1)
    await zhou.presses("同意改")
    await goes_on(world)
    assert old(world)
    await wu.presses("Yes, change it")
    await goes_on(world)
    assert new(world)


async def test_a_later_correction_takes_the_place_of_one_that_waits_and_its_writer_hears_it(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen = await out(world)
    await corrects(chen)
    first = yes(zhou).id
    world.clock.passes(minutes=1)
    await wu.says("/correct 核酸")
    await wu.says("明早 10 点做核酸\n带身份证。")
    await wu.presses("Change it")
    assert chen.last.startswith("吴书记想更正发过的")
    assert any("吴书记又改了「明早 8 点做核酸」，您先前要改的那次不算了" in text for text in chen.texts)
    await zhou.says("", kind="choice", choice=first)
    assert "已经有人定了，或者又改过了" in zhou.last
    await chen.presses("同意改")
    await goes_on(world)
    assert said(world, "fake:1", "10 点做核酸")


# --- what makes it safer needs no second person ---------------------------------------------------------------------


async def test_one_alone_withdraws_also_while_a_correction_waits(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen = await out(world)
    await corrects(chen)
    await chen.says("收回通知 核酸")
    await chen.presses("收回")
    await goes_on(world)
    assert said(world, "fake:1", "核酸") == said(world, "fake:-3", "核酸") == []
    await zhou.presses("同意改")
    assert "已经有人定了" in zhou.last
    await goes_on(world)
    assert said(world, "fake:1", "核酸") == []
    await zhou.says("通知")
    await zhou.presses("等同意的（0）")


async def test_a_correction_that_comes_too_late_is_said_to_be(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen = await out(world)
    await corrects(chen)
    world.clock.passes(days=15)
    await zhou.presses("同意改")
    assert "来不及改了" in zhou.last
    assert "来不及改了" in chen.last
    await goes_on(world)
    assert old(world)


async def test_one_alone_pauses_skips_and_ends(office: World) -> None:
    world = office
    chen, zhang = await clerk(world), await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    await chen.says(f"定时 {id} 暂停")
    assert "停下了" in chen.last
    await chen.presses("继续发")
    await chen.says(f"定时 {id} 跳过")
    assert "这一次不发" in chen.last
    world.clock.at("9:00")
    await world.beat()
    await chen.says(f"定时 {id} 结束")
    await chen.presses("对，不再发")
    world.clock.at("11-23 9:00")
    await world.beat()
    assert not any("量体温" in text for text in zhang.texts[1:])
    assert await world.count(Edition) == 0


# --- words of what is still to go out -------------------------------------------------------------------------------


async def test_gone_on_with_before_the_yes_it_has_the_old_words(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen, zhang = await clerk(world), await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    await chen.says(f"定时 {id} 暂停")
    await chen.says(f"定时 {id} 改内容")
    await chen.says("报体温\n早晚各一次。")
    await chen.presses("就这样改")
    assert "同意之前，到时间还发原来的" in chen.last
    assert question(zhou).text == "陈静想把「量体温」以后发的改成下面这样。您同意吗？\n报体温\n早晚各一次。"
    await chen.says(f"定时 {id} 继续")
    world.clock.at("9:00")
    await world.beat()
    assert "早上记得量" in zhang.last
    await zhou.presses("同意改")
    assert chen.last == "周主任同意了，「报体温」从下一次起用新的。"
    world.clock.at("11-23 9:00")
    await world.beat()
    assert "早晚各一次" in zhang.last


async def test_a_correction_takes_the_place_of_new_words_that_wait_in_both_languages(office: World) -> None:
    """Nothing of what nobody agreed to slips in with what somebody does."""
    world = office
    zhou, _ = await chiefs(world)
    chen, smith = await clerk(world), await world.enrolled(2, "John Smith", "en")
    id = await scheduled(world, "每天9点")
    world.clock.at("9:00")
    await world.beat()
    await chen.says(f"定时 {id} 改内容")
    await chen.says("Temperature\nNobody agreed to this.")
    await chen.presses("就这样改")
    await chen.says("改通知 体温")
    await chen.says("量体温\n早晚都要量。")
    await chen.presses("改")
    world.clock.passes(minutes=1)
    await zhou.presses("同意改")
    await goes_on(world)
    assert "早晚都要量" in smith.last
    assert not any("Nobody agreed" in text for text in smith.texts)
