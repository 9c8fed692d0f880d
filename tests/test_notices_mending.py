"""A notice that has gone out is corrected: everywhere, in place, and honestly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.channels.base import Gone, Refused, Throttled
from handlers.notices.mending import correct
from handlers.notices.mending.reading import answer, parted, wrong
from storage import outbox
from storage.models import Edition, Recipient
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.mending import BOTH, NEW, corrects, goes_on, group, history, said
from tests.test_notices_sending import ready
from tests.world import World


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_()
    return world


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
