"""Notices on Telegram, against the strict stand-in: edited, deleted, pinned and taken down by its rules."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.channels.telegram.acting import do
from storage.models import Edition
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.channels.test_telegram_groups import bound
from tests.channels.test_telegram_service import LIMITS, Town, opened
from tests.telegram_server.people import Person
from tests.telegram_server.records import Message


@pytest.fixture(params=["polling", "webhook"])
async def town(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(database_url, tmp_path, request.param, LIMITS) as made:
        yield made  # at its end the stand-in says whether any call was answered 429, or was a mistake


async def send(town: Town, title: str, *, kind: str = "test", pinned: bool = True) -> None:
    now = town.clock.now()
    async with town.app.database.begin() as db:
        id = await keeping.create(
            db, community_id=1, author_id=1, report_chat="telegram:9", report_language="zh-CN", now=now, kind=kind
        )
        notice = await keeping.by_id(db, id)
        assert notice is not None
        await keeping.write(db, notice, 1, "zh-CN", Text(title, "带**身份证**。"), 1, now)
        await keeping.change(db, id, ("draft",), now, state="ready", next_at=now, pinned=pinned)


async def until(town: Town, condition: Callable[[], Any]) -> None:
    """The clock beats until something is so."""
    for _ in range(12):
        await town.app.clock.beat()
        await town.server.settled()
        town.clock.passes(seconds=6)
        town.app.wake({"telegram"})
        try:
            await town.server.until(condition, 1)
        except (AssertionError, TimeoutError):
            continue
        return
    raise AssertionError("it never was so")


def standing(messages: list[Message], words: str) -> list[Message]:
    return [message for message in messages if words in (message.text or "") and not message.deleted]


async def press(town: Town, person: Person, label: str) -> None:
    """Somebody presses a button, whatever else comes to them meanwhile."""

    def offered() -> list[Message]:
        return [m for m in person.inbox if not m.deleted and label in {button.text for button in m.buttons}]

    await town.server.until(offered)
    await person.presses(offered()[-1], label)


async def correct(town: Town, staff: Person) -> None:
    await staff.says("改通知 核酸")
    await town.server.until(lambda: standing(staff.inbox, "把改好的发给我"))
    await staff.says("明早 9 点做核酸\n带**身份证**。")
    await press(town, staff, "改")


async def test_a_notice_is_pinned_corrected_in_place_and_taken_away(town: Town) -> None:
    group, staff, _ = await bound(town)
    zhang = await town.enrolled(42, "赵桂兰")
    await send(town, "明早 8 点做核酸")
    await until(town, lambda: standing(zhang.inbox, "8 点") and standing(group.pinned, "8 点"))
    first = standing(group.pinned, "8 点")[0]
    await correct(town, staff)
    await until(town, lambda: standing(zhang.inbox, "更正：") and standing(group.inbox, "更正："))
    assert len(standing(group.inbox, "做核酸")) == len(standing(zhang.inbox, "做核酸")) == 1
    await until(town, lambda: standing(staff.inbox, "换好了"))

    await send(town, "后天做核酸")  # of the same kind: the older one is taken down, the board stays
    await until(town, lambda: first not in group.pinned)
    assert len(standing(group.pinned, "看板")) == 1
    assert town.server.called("unpinChatMessage")[0].params["message_id"] == first.message_id
    assert standing([group.pinned[-1]], "后天做核酸")

    await staff.says("收回通知 后天")
    await press(town, staff, "收回")
    await until(town, lambda: standing(staff.inbox, "收回完了"))
    assert standing(zhang.inbox, "后天做核酸") == standing(group.inbox, "后天做核酸") == []
    assert "写明不算数 0 处" in standing(staff.inbox, "收回完了")[0].text


async def test_after_two_days_what_cannot_be_deleted_is_marked(town: Town) -> None:
    staff = await town.enrolled(9, "陈静")
    zhao = await town.enrolled(42, "赵桂兰")
    await send(town, "明早 8 点做核酸", pinned=False)
    await until(town, lambda: standing(zhao.inbox, "8 点"))
    town.clock.passes(hours=49)
    await staff.says("收回通知 核酸")
    await press(town, staff, "收回")
    await until(town, lambda: standing(zhao.inbox, "不算数了"))
    assert len(standing(zhao.inbox, "做核酸")) == 1
    assert town.server.called("deleteMessage")[0].code == 400
    await until(town, lambda: standing(staff.inbox, "写明不算数"))


async def test_a_group_that_was_upgraded_gets_the_correction_once_at_its_new_address(town: Town) -> None:
    group, staff, _ = await bound(town, id=-500)
    await send(town, "明早 8 点做核酸", pinned=False)
    await until(town, lambda: standing(group.inbox, "8 点"))
    await group.upgrades()
    await town.server.settled()
    await correct(town, staff)
    await until(town, lambda: standing(group.inbox, "9 点"))
    await until(town, lambda: standing(staff.inbox, "换好了"))
    assert len(standing(group.inbox, "9 点")) == 1
    assert await town.count(Edition) == 1


async def test_what_is_not_pinned_is_taken_down_already_and_a_missing_right_is_said(town: Town) -> None:
    group, staff, _ = await bound(town)
    await send(town, "明早 8 点做核酸", pinned=False)
    await until(town, lambda: standing(group.inbox, "8 点"))
    message = standing(group.inbox, "8 点")[0]
    assert await do(town.telegram.bot, group.chat.id, {"do": "unpin", "message": str(message.message_id)}) == {}
    await group.promotes_bot(staff, can_delete_messages=True, can_pin_messages=False)
    with pytest.raises(BadRequest, match=r"(?i)not enough rights"):
        await do(town.telegram.bot, group.chat.id, {"do": "unpin", "message": str(message.message_id)})
    await send(town, "后天做核酸")
    await until(town, lambda: standing(staff.inbox, "没能置顶：3号楼"))


async def test_bad_minutes_of_telegram_lose_nothing_and_repeat_nothing(town: Town) -> None:
    """It throttles for a minute, then answers 500 for more than five: afterwards everybody has it, once."""
    group, staff, _ = await bound(town)
    zhao, zhang = await town.enrolled(42, "赵桂兰"), await town.enrolled(43, "张伟")

    def stands() -> list[int]:
        return [len(standing(inbox, "8 点做核酸")) for inbox in (zhao.inbox, zhang.inbox, group.inbox)]

    await send(town, "明早 8 点做核酸", pinned=False)
    town.server.fail("sendMessage", "throttled", times=1, retry_after=60)
    await town.app.clock.beat()
    town.app.wake({"telegram"})
    await town.server.until(lambda: any(call.code == 429 for call in town.server.called("sendMessage")))
    await town.server.settled()
    assert stands() == [0, 0, 0]
    town.server.fail("sendMessage", "outage", times=None, status=500)
    for _ in range(12):
        town.clock.passes(seconds=30)
        await town.app.clock.beat()
        town.app.wake({"telegram"})
        await asyncio.sleep(0)
    await town.server.until(lambda: any(call.code == 500 for call in town.server.called("sendMessage")))
    assert stands() == [0, 0, 0]
    town.server.heal()
    town.clock.passes(minutes=2)
    await until(town, lambda: all(stands()))
    await until(town, lambda: standing(staff.inbox, "发完了"))
    assert stands() == [1, 1, 1]
    assert town.server.count_429 == 1
    town.server.count_429 = 0  # the one that was ordered


async def test_who_puts_the_bot_out_while_it_goes_out_is_counted_and_named(town: Town) -> None:
    group, staff, _ = await bound(town)
    zhao, zhang = await town.enrolled(42, "赵桂兰"), await town.enrolled(43, "张伟")
    await send(town, "明早 8 点做核酸", pinned=False)
    town.server.fail("sendMessage", "outage", times=None, status=502)
    await town.app.clock.beat()
    town.app.wake({"telegram"})
    await town.server.until(lambda: any(call.code == 502 for call in town.server.called("sendMessage")))
    await group.removes_bot(staff)
    await zhang.blocks()
    town.server.heal()
    town.clock.passes(minutes=2)
    await until(town, lambda: standing(staff.inbox, "发完了"))
    told = standing(staff.inbox, "发完了")[-1].text or ""
    assert "1 个人屏蔽了我" in told
    assert "1 个群把我移出去了" in told
    assert len(standing(zhao.inbox, "8 点做核酸")) == 1
    await send(town, "后天做核酸")  # the next one does not even try
    await until(town, lambda: len(standing(staff.inbox, "发完了")) == 2)
    assert "没送到" not in (standing(staff.inbox, "发完了")[-1].text or "")
