"""A notice that has gone out is corrected or withdrawn: everywhere, in place, and honestly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.channels.base import Gone, Refused, Throttled
from bot.inbox import letter_row
from handlers.chat import Letter
from handlers.notices.mending import correct, withdraw
from handlers.notices.mending.reading import answer, parted, wrong
from storage import outbox
from storage.models import Area, Edition, Group, History, Notice, Recipient
from storage.models import Letter as Row
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.test_notices_sending import ready
from tests.world import Heard, Phone, World

NEW = "明早 9 点做核酸\n**带身份证**，改在 9 点，在楼下等。"
BOTH = {"zh-CN": Text("明早核酸", "8 点，带证"), "en": Text("Test tomorrow", "At 8, bring your card")}


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_()
    return world


async def group(world: World, chat: str = "fake:-3", building: str = "3号楼", *, before: bool = True) -> int:
    """A group that is a building's."""
    now = world.clock.now() - timedelta(hours=1 if before else 0)
    async with world.database.begin() as db:
        area = await db.first(select(Area.id, Area.community_id).where(Area.name == building))
        assert area is not None
        return await db.insert(
            Group, community_id=area.community_id, area_id=area.id, channel="fake", chat=chat, title=building,
            rights=["pin", "delete", "invite"], joined_at=now, greeted_at=now, bound_at=now, invite_link="x",
        )  # fmt: skip


async def goes_on(world: World, beats: int = 4) -> None:
    """Some beats of the clock, and what waits between two wordings goes out."""
    for _ in range(beats):
        await world.beat()
        world.clock.passes(seconds=6)
        await world.speaker.drain()


def said(world: World, chat: str, words: str) -> list[Heard]:
    """The notices of a chat in which these words stand; the group's board, which names the newest, is none."""
    return [
        heard for heard in world.channel.sent
        if heard.chat == chat and words in heard.text and not heard.gone and not heard.text.startswith("3号楼")
    ]  # fmt: skip


async def corrects(phone: Phone, text: str = NEW, *, button: str = "改") -> None:
    await phone.says("改通知 核酸")
    await phone.says(text)
    await phone.presses(button)


async def history(world: World, action: str) -> list[Any]:
    async with world.database.read() as db:
        return list(
            await db.all(select(History.actor, History.subject, History.details).where(History.action == action))
        )


# --- correcting -------------------------------------------------------------------------------------------------------


async def test_a_correction_stands_in_the_place_of_the_old_words_with_its_mark(homes: World) -> None:
    world = homes
    await group(world)
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    world.clock.passes(minutes=20)
    await chen.says("改通知")
    await chen.presses("明早 8 点做核酸 · 11/22 7:42")
    assert "第一行是标题" in chen.texts[-2]
    assert "明早 8 点做核酸\n**带身份证**，在楼下等。" in chen.last
    await chen.says(NEW)
    assert "改好是这样" in chen.texts[-2]
    assert "更正：" in chen.texts[-2]
    assert "带身份证，改在 9 点" in chen.texts[-2]
    assert "1 个私聊、1 个群" in chen.last
    assert "改在 9 点" not in zhang.last
    before = len(world.channel.sent)
    await chen.presses("改")
    assert "正在各处换成新的" in chen.last
    await goes_on(world)
    for chat in ("fake:1", "fake:-3"):
        [heard] = said(world, chat, "做核酸")
        assert "明早 9 点做核酸" in heard.text
        assert "更正：11月22日（周日） 8:02 改过。" in heard.text
        assert "8 点" not in heard.text
        assert heard.edited == 1
    told = [heard for heard in world.channel.sent[before:] if heard.chat in ("fake:1", "fake:-3")]
    assert told == []
    assert "换好了：2 处已是新的。" in world.phone(90).last
    [row] = await history(world, "notice-corrected")
    assert row.details == {"version": 2, "editions": [1], "again": False}
    assert row.subject == "notice/1"


async def test_nothing_changes_without_a_yes(homes: World) -> None:
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    await corrects(chen, button="不改了")
    assert chen.last == "好，没有改。"
    await chen.presses("改")
    assert "这个按钮已经过了时候" in chen.last
    await goes_on(world)
    assert "8 点" in zhang.last


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("长" * 61 + "\n正文", "最多 60 个字"),
        ("题\n" + "长" * 3001, "正文太长"),
        ("题\n**没有结束", "没写完整"),
    ],
)
async def test_words_that_cannot_go_out_are_not_taken(homes: World, text: str, phrase: str) -> None:
    chen = await homes.enrolled(9, "陈静")
    await ready(homes)
    await homes.beat()
    await chen.says("改通知 核酸")
    await chen.says(text)
    assert phrase in chen.last
    await chen.says(NEW)
    assert "会在原处换成新的" in chen.last


async def test_the_other_language_is_asked_for_and_nobody_keeps_a_false_sentence(homes: World) -> None:
    world = homes
    chen, smith = await world.enrolled(9, "陈静"), await world.enrolled(2, "John Smith", "en")
    await ready(world, texts=BOTH)
    await world.beat()
    await chen.says("改通知 核酸")
    await chen.says("明早核酸\n改到 9 点，带证")
    assert "英文那份还是旧的" in chen.last
    await chen.presses("都先看新的")
    await chen.presses("改")
    await goes_on(world)
    assert "At 8" not in smith.last
    assert "改到 9 点" in smith.last
    assert "Corrected: changed" in smith.last


async def test_new_english_words_go_to_those_who_read_english(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    zhang, smith = await world.enrolled(1, "张伟"), await world.enrolled(2, "John Smith", "en")
    await ready(world, texts=BOTH)
    await world.beat()
    await chen.says("改通知 核酸")
    await chen.says("明早核酸\n改到 9 点，带证")
    await chen.says("Test tomorrow\nNow at 9, bring your card")
    await chen.says("改")
    assert "正在各处" not in chen.last  # 「改」 alone is no yes: it may be anything
    await chen.presses("改")
    await goes_on(world)
    assert "Now at 9" in smith.last
    assert "改到 9 点" in zhang.last


async def test_the_other_language_may_still_be_right(homes: World) -> None:
    world = homes
    chen, smith = await world.enrolled(9, "陈静"), await world.enrolled(2, "John Smith", "en")
    await ready(world, texts=BOTH)
    await world.beat()
    await chen.says("改通知 核酸")
    await chen.says("明早核酸\n8 点，带身份证")
    await chen.presses("那份没错，照旧")
    await chen.presses("改")
    await goes_on(world)
    assert "At 8, bring your card" in smith.last


async def test_what_has_not_gone_out_yet_goes_with_the_new_words_and_its_files_once(homes: World) -> None:
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    notice = await ready(world, next_at=None)
    async with world.database.begin() as db:
        kept = await keeping.by_id(db, notice)
        assert kept is not None
        await keeping.attach(db, kept, channel="fake", ref="photo-1", name="a.jpg", mime="image/jpeg", size=3)
        await keeping.change(db, notice, ("ready",), world.clock.now(), next_at=world.clock.now())
    world.channel.failing["fake:1"] = [Throttled(30, "chat")]
    await world.beat()
    assert said(world, "fake:1", "核酸") == []
    await corrects(chen)
    await goes_on(world, 2)
    world.clock.passes(seconds=40)
    await goes_on(world, 2)
    [heard] = said(world, "fake:1", "核酸")
    assert "明早 9 点" in heard.text
    assert heard.edited == 0
    assert not heard.silent
    assert [one.file for one in zhang.heard if one.file] == ["a.jpg"]
    async with world.database.read() as db:
        assert (await outbox.tally(db, "notice/1", world.clock.now())).sent == 1


async def test_old_words_do_not_go_out_after_the_yes(homes: World) -> None:
    """A whole queue waits when the correction comes."""
    world = homes
    chen = await world.enrolled(9, "陈静")
    phones = [await world.enrolled(number, name) for number, name in enumerate(("张伟", "王芳", "赵桂兰", "孙立"), 1)]
    await ready(world)
    await world.beats.beat()  # the letters are written, and none has gone
    await chen.says("改通知 核酸", kind="text")
    for phone in phones:
        phone_texts = [text for text in phone.texts if "做核酸" in text]
        assert len(phone_texts) <= 1
    async with world.database.begin() as db:
        assert await correct(
            db, world.rules, 1, {"zh-CN": Text("新的", "9 点")}, seen=1, by=1, actor="person/1", now=world.clock.now()
        ) == "done"  # fmt: skip
    await goes_on(world)
    assert [said(world, f"fake:{number}", "8 点做核酸") for number in range(1, 5)] == [[], [], [], []]
    assert all(len(said(world, f"fake:{number}", "新的")) == 1 for number in range(1, 5))


async def test_two_corrections_in_a_breath_leave_the_last(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    await corrects(chen)
    await corrects(chen, "明早 10 点做核酸\n带身份证")
    await goes_on(world)
    [heard] = said(world, "fake:1", "做核酸")
    assert "明早 10 点" in heard.text
    assert "9 点" not in heard.text


async def test_of_two_staff_at_once_one_hears_that_the_other_was_first(homes: World) -> None:
    world = homes
    chen, other = await world.enrolled(9, "陈静"), await world.enrolled(8, "陈静")
    await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    for phone, clock in ((chen, "9"), (other, "10")):
        await phone.says("改通知 核酸")
        await phone.says(f"明早 {clock} 点做核酸\n带身份证")
    await other.presses("改")
    await chen.presses("改")
    assert "刚被别人改过" in chen.last
    await goes_on(world)
    [heard] = said(world, "fake:1", "做核酸")
    assert "10 点" in heard.text


async def test_the_same_press_twice_corrects_once(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await ready(world)
    await world.beat()
    await corrects(chen)
    await chen.presses("改")
    assert "过了时候" in chen.last
    assert len(await history(world, "notice-corrected")) == 1


async def test_a_restart_in_the_middle_goes_on(homes: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world = homes
    monkeypatch.setattr("handlers.notices.mending.spreading._AT_ONCE", 1)
    monkeypatch.setattr("handlers.notices.mending.spreading._PIECES", 1)
    chen = await world.enrolled(9, "陈静")
    for number, name in enumerate(("张伟", "赵桂兰", "孙立"), 1):
        await world.enrolled(number, name)
    await ready(world)
    await world.beat()
    await corrects(chen)
    await goes_on(world, 1)
    assert sum(bool(said(world, f"fake:{number}", "9 点")) for number in range(1, 4)) == 1
    await world.crash()
    await goes_on(world, 6)
    assert all(len(said(world, f"fake:{number}", "做核酸")) == 1 for number in range(1, 4))
    assert all(said(world, f"fake:{number}", "9 点") for number in range(1, 4))


async def test_where_nothing_can_be_edited_a_correcting_letter_answers_the_old_one_and_is_edited_later(
    homes: World,
) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    [old] = said(world, "fake:1", "做核酸")
    world.channel.fixed.add("fake:1")
    await corrects(chen)
    await goes_on(world)
    [_, new] = said(world, "fake:1", "做核酸")
    assert "更正：" in new.text
    assert new.reply_to == old.id
    world.channel.fixed.clear()
    await corrects(chen, "明早 10 点做核酸\n带身份证")
    await goes_on(world)
    assert len(said(world, "fake:1", "做核酸")) == 2
    assert "10 点" in new.text


async def test_who_has_read_it_stays_so_unless_the_author_asks_again(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await ready(world, nudge_minutes=60)
    await world.beat()
    async with world.database.begin() as db:
        await db.run(
            update(Recipient).where(Recipient.id == 1).values(read_at=world.clock.now(), how="button", answer="known")
        )
    await corrects(chen)
    async with world.database.read() as db:
        assert await db.scalar(select(Recipient.read_at).where(Recipient.id == 1)) is not None
    await corrects(chen, "明早 10 点做核酸\n带身份证", button="改，请大家再看")
    assert "读过旧的都改回没读" in chen.last
    async with world.database.read() as db:
        row = await db.first(select(Recipient.read_at, Recipient.answer).where(Recipient.id == 1))
        nudge = await db.scalar(select(Edition.nudge_at))
    assert row is not None
    assert row.read_at is None
    assert row.answer == "known"
    assert nudge == world.clock.now() + timedelta(minutes=60)
    [kept] = await history(world, "notice-read-before")
    assert list(kept.details["readers"]) == ["1"]
    assert kept.details["readers"]["1"].startswith("button 2026-11-2")


async def test_somebody_who_blocked_us_is_counted_as_not_changed(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await world.enrolled(3, "孙立")
    await ready(world)
    await world.beat()
    edit = world.channel.edit

    async def blocked(message: Any, former: str) -> str:
        if message.chat == "fake:3":
            raise Gone("bot was blocked by the user")
        return await edit(message, former)

    world.channel.edit = blocked  # type: ignore[method-assign]
    await corrects(chen)
    await goes_on(world)
    assert "1 处已是新的。1 处没换成" in world.phone(90).last


async def test_a_letter_that_failed_has_the_new_words_when_it_is_sent_again(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    await world.beat()
    world.channel.failing["fake:1"] = [Refused("no")]
    await ready(world)
    await world.beat()
    await corrects(chen)
    await goes_on(world)
    assert said(world, "fake:1", "核酸") == []
    async with world.database.begin() as db:
        await outbox.again(db, "notice/1", world.clock.now())
    await goes_on(world)
    [heard] = said(world, "fake:1", "核酸")
    assert "明早 9 点" in heard.text


async def test_a_group_that_moved_gets_the_correction_at_its_new_address(homes: World) -> None:
    world = homes
    await group(world)
    chen = await world.enrolled(9, "陈静")
    await ready(world)
    await world.beat()
    async with world.database.begin() as db:
        await outbox.move_chat(db, "fake:-3", "fake:-1003", world.clock.now())
    await corrects(chen)
    await goes_on(world)
    [heard] = said(world, "fake:-1003", "核酸")
    assert "更正：" in heard.text
    assert "明早 9 点" in heard.text
    await corrects(chen, "明早 10 点做核酸\n带身份证")
    await goes_on(world)
    assert len(said(world, "fake:-1003", "核酸")) == 1


async def test_the_future_of_a_repeating_notice_has_the_new_words_without_the_mark(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(1, "张伟")
    notice = await ready(world)
    await world.beat()
    await corrects(chen)
    await goes_on(world)
    world.clock.passes(hours=3)
    async with world.database.begin() as db:
        await keeping.change(db, notice, ("out",), world.clock.now(), state="ready", next_at=world.clock.now())
    await world.beat()
    [_, new] = said(world, "fake:1", "9 点做核酸")
    assert "更正" not in new.text


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


# --- rules ------------------------------------------------------------------------------------------------------------


def test_one_line_is_the_body_where_there_was_one() -> None:
    assert parted("题\n文\n文", Text("旧", "旧")) == Text("题", "文\n文")
    assert parted("文", Text("旧", "旧")) == Text("旧", "文")
    assert parted("题", Text("旧", "")) == Text("题", "")


def test_what_is_wrong_with_words() -> None:
    assert wrong(Text("题", "文")) is None
    assert wrong(Text("", "文")) == ("notice-mend-long-title", 60)
    assert wrong(Text("题", "😀" * 1501)) == ("notice-mend-long", 3000)


def test_answers_are_understood_with_or_without_their_full_stop() -> None:
    assert [answer(text) for text in ("不改了。", "OK", "没错", "明天 9 点")] == ["no", "yes", "old", None]
