"""A notice on a schedule: each moment goes out once, whatever happens meanwhile; and staff change what is to come."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

import pytest

from handlers.errands import Errand
from handlers.notices import sending
from handlers.rules import NoticeRules
from storage.database import Database
from storage.models import Recipient
from storage.vault import Vault
from tests.scheduled import editions, history, next_of, scheduled
from tests.world import KEY, ROSTER, Phone, World


@pytest.fixture
async def homes(world: World) -> World:
    """Sunday 22 November 2026, 7:42, and everybody's roster."""
    await world.import_()
    return world


def count(phone: Phone, words: str = "量体温") -> int:
    return sum(words in text for text in phone.texts)


# --- by the clock -----------------------------------------------------------------------------------------------------


async def test_every_day_it_goes_out_once(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    for day in range(22, 26):
        for clock in ("8:59", "9:00", "9:01", "12:00", "23:59"):
            world.clock.at(f"11-{day} {clock}")
            await world.beat()
        await world.crash()
    assert count(zhang) == 4
    assert [due for due, _, _ in await editions(world)] == [f"11-{day} 09:00" for day in range(22, 26)]
    assert await next_of(world, id) == "11-26 09:00"


async def test_the_last_day_is_included_and_then_it_is_over(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点到11月23日")
    for day in range(22, 26):
        world.clock.at(f"11-{day} 9:00")
        await world.beat()
    assert count(zhang) == 2
    assert await next_of(world, id) == "- out"


async def test_after_two_days_down_the_newest_goes_out_and_the_others_are_missed(homes: World) -> None:
    world = homes
    zhang, author = await world.enrolled(1, "张伟"), world.phone(90)
    await scheduled(world, "每天9点")
    world.clock.at("11-24 10:30")
    await world.crash()
    await world.beat()
    assert [(due, state) for due, state, _ in await editions(world)] == [
        ("11-22 09:00", "missed"), ("11-23 09:00", "missed"), ("11-24 09:00", "sending"),
    ]  # fmt: skip
    assert count(zhang) == 1
    assert "有 2 次没发出去" in author.last
    assert "11月23日（周一）9:00" in author.last
    assert author.heard[-1].choices == ()  # the one after it has gone out: there is nothing to send


async def test_a_thousand_missed_moments_are_written_down_and_it_goes_on(homes: World) -> None:
    world = homes
    id = await scheduled(world, "每天 8点 9点 10点 11点 12点 13点 14点 15点 16点 17点")
    world.clock.moment = world.clock.moment.replace(year=2027, month=3, day=1, hour=23)
    await world.beat()
    found = await editions(world)
    assert len(found) == 1000
    assert {state for _, state, _ in found} == {"missed"}
    assert await next_of(world, id) == "03-02 08:00"


async def test_over_midnight_and_the_end_of_a_month(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每月最后一天 0:05", urgent=True)
    for moment in ("11-29 23:59", "11-30 0:04", "11-30 0:05", "11-30 23:59", "12-1 0:05", "12-31 0:06"):
        world.clock.at(moment)
        await world.beat()
    assert count(zhang) == 2
    assert [due for due, _, _ in await editions(world)] == ["11-30 00:05", "12-31 00:05"]
    assert await next_of(world, id) == "01-31 00:05"


async def test_on_a_holiday_no_working_day_notice_goes_out(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    await scheduled(world, "工作日9点")
    for day in (22, 23, 27, 28):
        world.clock.at(f"11-{day} 9:00")
        await world.beat()
    assert count(zhang) == 2  # Monday and Friday


# --- nothing lost, nothing twice --------------------------------------------------------------------------------------


async def test_two_processes_at_once_send_it_once(homes: World, tmp_path: Path) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    await scheduled(world, "每天9点")
    other_database = Database(world.database.url.render_as_string(hide_password=False), Vault(KEY))
    other = World(other_database, tmp_path)
    other.channel, other.clock = world.channel, world.clock
    await other.crash()
    try:
        for day in (22, 23):
            world.clock.at(f"11-{day} 9:00")
            notices = [one for one in await due(world) if one.feature == "notices"]
            assert len(notices) == 1
            # Past the lock that only one process holds: both have seen it, and both open it.
            await asyncio.gather(*(each.beats._open(notices[0], world.clock.now()) for each in (world, other)))
            await asyncio.gather(world.beat(), other.beat())
            await asyncio.gather(world.speaker.drain(), other.speaker.drain())
    finally:
        await other.stop()
        await other_database.close()
    assert count(zhang) == 2
    assert len(await editions(world)) == 2
    assert await world.count(Recipient) == 8


async def due(world: World) -> list[Errand]:
    async with world.database.read() as db:
        return await sending.due(db, world.rules, world.clock.now())


async def test_a_crash_in_the_middle_of_the_spread_goes_on_where_it_was(
    homes: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = homes
    monkeypatch.setattr(sending, "_AT_ONCE", 1)
    phones = [await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰"), await world.enrolled(3, "孙立")]
    await scheduled(world, "每天9点")
    world.clock.at("9:00")
    for _ in range(6):  # one household each time; the process is gone before its letters are sent
        await world.beats.beat()
        await world.crash()
    await world.beat()
    assert [count(phone) for phone in phones] == [1, 1, 1]
    assert await world.count(Recipient) == 4


# --- what staff do ----------------------------------------------------------------------------------------------------


@pytest.fixture
async def staff(homes: World) -> Phone:
    return await homes.enrolled(5, "陈静")


async def test_the_list_says_what_comes_when(homes: World, staff: Phone) -> None:
    await scheduled(homes, "每天9点")
    await scheduled(homes, "明天8点", "做核酸")
    await staff.says("定时通知")
    assert "有 2 条" in staff.last
    assert "「量体温」每天 9:00；下一次 11月22日（周日）9:00" in staff.last
    assert "「做核酸」11月23日（周一）8:00，只发一次" in staff.last
    await staff.presses("量体温")
    assert "11月26日（周四）9:00" in staff.last


async def test_where_nothing_is_scheduled_it_says_how_to(homes: World, staff: Phone) -> None:
    await staff.says("/scheduled")
    assert "没有排好时间的通知" in staff.last


async def test_what_was_due_in_a_pause_does_not_go_out_later(homes: World, staff: Phone) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    await staff.says(f"定时 {id} 暂停")
    assert "停下了" in staff.last
    for day in (22, 23):
        world.clock.at(f"11-{day} 9:00")
        await world.beat()
    world.clock.at("11-23 9:30")
    await staff.presses("继续发")
    assert "下一次 11月24日（周二）9:00" in staff.last
    await world.beat()
    assert count(zhang) == 0
    world.clock.at("11-24 9:00")
    await world.beat()
    assert count(zhang) == 1
    assert (await history(world, "notice-paused"), await history(world, "notice-resumed")) == (1, 1)


async def test_one_that_was_to_go_out_once_and_was_paused_asks_for_a_time(homes: World, staff: Phone) -> None:
    world = homes
    id = await scheduled(world, "今天9点")
    await staff.says(f"定时 {id} 暂停")
    world.clock.at("10:00")
    await staff.presses("继续发")
    assert "时间都过了" in staff.last
    await staff.presses("改时间")
    await staff.says("明天9点")
    await staff.presses("就这样")
    await staff.presses("继续发")
    assert await next_of(world, id) == "11-23 09:00"


async def test_two_who_skip_the_next_skip_one(homes: World, staff: Phone) -> None:
    world = homes
    zhang, other = await world.enrolled(1, "张伟"), await world.enrolled(6, "陈静")
    id = await scheduled(world, "每天9点")
    for phone in (staff, other):
        await phone.says(f"定时 {id}")
    for phone in (staff, other):
        await phone.presses("跳过下一次")
    assert "没有多跳" in other.last
    assert await next_of(world, id) == "11-23 09:00"
    world.clock.at("9:00")
    await world.beat()
    assert count(zhang) == 0
    assert await history(world, "notice-skipped") == 1


async def test_to_skip_the_last_is_to_end_it(homes: World, staff: Phone) -> None:
    id = await scheduled(homes, "每天9点到11月22日")
    await staff.says(f"定时 {id} 跳过")
    assert "只剩这一次" in staff.last
    await staff.presses("对，不再发")
    assert await next_of(homes, id) == "- dropped"


async def test_an_end_is_asked_for_twice_and_what_has_gone_out_stays(homes: World, staff: Phone) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    world.clock.at("9:00")
    await world.beat()
    await staff.says(f"定时 {id}")
    await staff.presses("不再发")
    assert await next_of(world, id) == "11-23 09:00"
    await staff.presses("对，不再发")
    assert await next_of(world, id) == "- out"
    world.clock.at("11-23 9:00")
    await world.beat()
    assert count(zhang) == 1
    await staff.presses("对，不再发")
    assert "已经发完了" in staff.last


async def test_another_time_is_shown_before_it_counts(homes: World, staff: Phone) -> None:
    world = homes
    id = await scheduled(world, "每天9点")
    await staff.says("定时 量体温")
    await staff.presses("改时间")
    await staff.says("2月31日 9点")
    assert "没有「2月31日」" in staff.last
    await staff.says("今天早上7点")
    assert "已经过了" in staff.last
    assert "11月23日（周一）7:00行吗" in staff.last
    await staff.says("工作日8:30，到12月1日")
    assert "工作日 8:30，到 12月1日（周二）" in staff.last
    assert await next_of(world, id) == "11-22 09:00"
    await staff.says("就这样")
    assert await next_of(world, id) == "11-23 08:30"
    assert await history(world, "notice-retimed") == 1


async def test_the_day_that_is_offered_can_be_taken(homes: World, staff: Phone) -> None:
    id = await scheduled(homes, "每天9点")
    await staff.says(f"定时 {id} 今天早上7点")
    await staff.presses("就这样")
    assert await next_of(homes, id) == "11-23 07:00"


async def test_a_time_at_night_says_when_it_would_be_heard(homes: World, staff: Phone) -> None:
    id = await scheduled(homes, "每天9点")
    await staff.says(f"定时 {id} 每天 23:00")
    assert "6:30 才发" in staff.last


async def test_new_words_are_for_what_is_to_come(homes: World, staff: Phone) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    world.clock.at("9:00")
    await world.beat()
    await staff.says(f"定时 {id} 改内容")
    await staff.says("报体温\n**早晚**各一次。")
    assert "报体温\n早晚各一次。" in staff.last
    await staff.presses("就这样改")
    assert "11月23日（周一）9:00 这一次起" in staff.last
    world.clock.at("11-23 9:00")
    await world.beat()
    assert [version for _, _, version in await editions(world)] == [1, 2]
    assert "早上记得量" in next(text for text in zhang.texts if "【核酸】" in text)
    assert "早晚各一次" in zhang.last
    assert await history(world, "notice-reworded") == 1


async def test_where_a_second_person_must_agree_the_old_words_go_out_until_then(homes: World) -> None:
    world = homes
    await world.import_(ROSTER + "阳光社区,,,,何平,13900000009,工作人员,,,\n")
    world.rules = dataclasses.replace(world.rules, notices=NoticeRules(approval=True))
    await world.crash()
    zhang, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    second = await world.enrolled(7, "何平")
    id = await scheduled(world, "每天9点")
    await staff.says(f"定时 {id} 改内容")
    await staff.says("报体温\n早晚各一次。")
    await staff.presses("就这样改")
    assert "早晚各一次" in second.last
    await staff.says("", kind="choice", choice=second.heard[-1].choices[0].id)
    assert "请另一位同意" in staff.last
    world.clock.at("9:00")
    await world.beat()
    assert "早上记得量" in zhang.last
    await second.presses("同意改")
    await second.presses("同意改")
    assert "已经有人定了" in second.last
    world.clock.at("11-23 9:00")
    await world.beat()
    assert "早晚各一次" in zhang.last


async def test_a_line_alone_is_a_new_body_and_the_title_stays(homes: World, staff: Phone) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    await staff.says(f"定时 {id} 改内容")
    await staff.says("晚上也要量。")
    await staff.says("好")
    world.clock.at("9:00")
    await world.beat()
    assert "量体温\n\n晚上也要量。" in zhang.last


async def test_whoever_changes_their_mind_leaves_it_as_it_is(homes: World, staff: Phone) -> None:
    id = await scheduled(homes, "每天9点")
    await staff.says(f"定时 {id} 改内容")
    await staff.says("算了")
    assert "量体温" in staff.last
    await staff.says(f"定时 {id} 改时间")
    await staff.says("算了")
    assert await next_of(homes, id) == "11-22 09:00"


async def test_a_button_of_somebody_elses_community_or_of_nothing_does_nothing(homes: World, staff: Phone) -> None:
    id = await scheduled(homes, "每天9点")
    resident = await homes.enrolled(1, "张伟")
    for choice in (f"sched:{id}:pause", f"sched:{id}:over", f"sched:{id}:skip:1", "sched:x"):
        await resident.says("", kind="choice", choice=choice)
    for choice in ("sched:999:pause", "sched:999:send:1", f"sched:{id}:send:999", f"sched:{id}:timed", "sched:1:what"):
        await staff.says("", kind="choice", choice=choice)
        assert "过了时候" in staff.last
    assert await next_of(homes, id) == "11-22 09:00"


# --- what was missed --------------------------------------------------------------------------------------------------


async def test_what_was_missed_is_sent_after_all_once(homes: World) -> None:
    world = homes
    zhang, author, other = (
        await world.enrolled(1, "张伟"),
        await world.enrolled(90, "陈静"),
        await world.enrolled(6, "陈静"),
    )
    id = await scheduled(world, "今天9点")
    world.clock.at("14:00")
    await world.crash()
    await world.beat()
    assert "没发出去" in author.last
    await asyncio.gather(*(phone.says("", kind="choice", choice=author.heard[-1].choices[0].id)
                           for phone in (author, other)))  # fmt: skip
    await world.beat()
    assert count(zhang) == 1
    for answer in ("补发出去了", "已经发过了"):  # one of the two is told so, once
        assert sum(answer in text for phone in (author, other) for text in phone.texts) == 1
    assert await editions(world) == [("11-22 09:00", "sending", 1)]
    assert await next_of(world, id) == "- out"
    assert await history(world, "notice-sent-late") == 1


async def test_what_was_missed_is_not_sent_where_it_has_gone_out_since(homes: World) -> None:
    world = homes
    zhang, author = await world.enrolled(1, "张伟"), await world.enrolled(90, "陈静")
    await scheduled(world, "每天9点")
    world.clock.at("14:00")
    await world.beat()
    world.clock.at("11-23 9:00")
    await world.beat()
    await author.presses("现在补发")
    await world.beat()
    assert sum("11月23日（周一）9:00已经发过了" in text for text in author.texts) == 1
    assert count(zhang) == 1
