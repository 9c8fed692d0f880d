"""What is opened when: once, only for those it concerns, caught up where that makes sense, missed where it does not."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.channels.base import Gone, Throttled
from bot.clock import Clock
from handlers import schedule
from handlers.rules import Slot
from storage.models import Case, Letter, Opening
from tests.world import ROSTER, RULES, SHANGHAI, TEXTS, World

ASK = "早上好。请报一下"


async def openings(world: World) -> dict[str, bool]:
    """Which slots were opened, and whether they were missed."""
    return {key: missed for key, missed in (await everything(world)).items() if key.count("/") == 1}


async def everything(world: World) -> dict[str, bool]:
    """The same, with reminders and closings."""
    async with world.database.read() as db:
        rows = await db.all(select(Opening.key, Opening.missed).order_by(Opening.due_at, Opening.key))
    return {row.key.removeprefix("slot/2026-").rsplit("/community", 1)[0]: row.missed for row in rows}


async def states(world: World) -> list[str]:
    """How the letters that ask have ended."""
    async with world.database.read() as db:
        found = await db.all(select(Letter.state).where(Letter.key.startswith("slot/")).order_by(Letter.id))
    return [row.state for row in found]


# --- the plan, a rule -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("local", "keys"),
    [
        ("2026-11-22T06:59", ["21/morning", "21/evening"]),
        ("2026-11-22T07:00", ["21/morning", "21/evening", "22/morning"]),
        ("2026-11-22T23:59", ["21/morning", "21/evening", "22/morning", "22/evening"]),
        ("2026-11-23T00:00", ["22/morning", "22/evening"]),
    ],
)
def test_what_should_have_been_opened_by_now(local: str, keys: list[str]) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI).astimezone(UTC)
    planned = [due for due in schedule.plan(RULES, [5], now) if due.what == "open"]
    assert [due.key for due in planned] == [f"slot/2026-11-{key}/community/5" for key in keys]
    assert all(due.at <= now for due in planned)


def test_each_community_has_its_own() -> None:
    now = datetime(2026, 11, 22, 8, tzinfo=SHANGHAI)
    planned = schedule.plan(RULES, [5, 6], now)
    assert len({due.key for due in planned}) == len(planned)
    assert sum(due.what == "open" for due in planned) == 6


def test_every_slot_of_a_year_is_planned_once_also_where_the_clocks_change() -> None:
    rules = dataclasses.replace(
        RULES, zone=ZoneInfo("Europe/Berlin"), slots=(Slot("night", time(2, 30), time(3, 30)), *RULES.slots)
    )
    for day in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 7, 1)):
        late = datetime.combine(day, time(23, 59), rules.zone)
        today = [due for due in schedule.plan(rules, [5], late) if due.window.day == day and due.what == "open"]
        assert [due.window.slot for due in today] == ["night", "morning", "evening"]
        for due, slot in zip(today[1:], RULES.slots, strict=True):
            assert due.at.astimezone(rules.zone).time() == slot.opens
        assert all(due.at < due.until for due in today[1:])


# --- opening ----------------------------------------------------------------------------------------------------------


async def test_at_its_hour_each_chat_is_asked_once(world: World) -> None:
    father, mother = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    free, liaison = await world.enrolled(3, "孙立"), await world.enrolled(7, "李建国")
    world.clock.at("11-23 6:59")
    await world.beat()
    before = len(free.heard), len(liaison.heard)
    assert ASK not in father.last
    world.clock.passes(minutes=1)
    for _ in range(3):
        await world.beat()
        world.clock.passes(seconds=15)
    for phone in (father, mother):
        assert phone.last == ASK + "张伟、王芳、张小雨的体温，9:30 前发给我就行。可以一起写：张伟36.5 王芳36.6"
        assert sum(ASK in text for text in phone.texts) == 1
    assert (len(free.heard), len(liaison.heard)) == before


async def test_one_alone_is_not_shown_how_to_write_for_two(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await world.beat()
    assert phone.last == ASK + "赵桂兰的体温，9:30 前发给我就行。"


async def test_the_example_that_we_show_is_understood(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await world.beat()
    await phone.says(phone.last.rpartition("：")[2])
    assert "张伟 36.5℃\n王芳 36.6℃" in phone.last


async def test_each_is_asked_in_their_own_language(world: World) -> None:
    john, zhao = await world.enrolled(1, "John Smith", language="en"), await world.enrolled(2, "赵桂兰")
    world.clock.at("17:00")
    await world.beat()
    assert john.last == "Good evening. Please send the temperature of John Smith before 19:30."
    assert zhao.last.startswith("晚上好。")


async def test_two_clocks_at_once_ask_once(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    other = Clock(world.database, world.rules, TEXTS, world.clock.now, lambda _channels: None)
    await asyncio.gather(world.beats.beat(), other.beat())
    await other.stop()
    await world.beat()
    assert sum(ASK in text for text in phone.texts) == 1


async def test_two_that_open_the_same_at_once_open_it_once(world: World) -> None:
    await world.enrolled(1, "赵桂兰")
    now = world.clock.now()
    async with world.database.read() as db:
        due = await schedule.due(db, world.rules, now)
    [morning] = [
        one for one in due if isinstance(one, schedule.Due) and one.what == "open" and one.at <= now < one.until
    ]

    async def opens() -> int:
        async with world.database.begin() as db:
            return len(await schedule.open_due(db, world.rules, TEXTS, morning, now))

    assert sorted(await asyncio.gather(opens(), opens(), opens())) == [0, 0, 1]


async def test_a_restart_in_between_asks_nobody_twice(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await world.beat()
    await world.crash()
    await world.beat()
    assert sum(ASK in text for text in phone.texts) == 1


async def test_a_crash_before_the_letters_went_out_loses_none(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await world.beats.beat()  # written, not sent
    await world.crash()
    await world.beat()
    assert sum(ASK in text for text in phone.texts) == 1


async def test_who_has_reported_already_is_not_asked(world: World) -> None:
    zhao, father = await world.enrolled(1, "赵桂兰"), await world.enrolled(2, "张伟")
    world.clock.at("16:30")
    await zhao.says("36.5")
    await father.says("36.5")
    before = len(zhao.heard)
    world.clock.at("17:00")
    await world.beat()
    assert len(zhao.heard) == before
    assert "请报一下王芳、张小雨的体温" in father.last


async def test_only_those_in_quarantine_on_that_day_are_named(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        ids = await db.scalars(select(Case.id).order_by(Case.id))
        await db.run(update(Case).where(Case.id == ids[0]).values(ends_on=date(2026, 11, 21)))
        await db.run(update(Case).where(Case.id == ids[1]).values(starts_on=date(2026, 11, 23)))
    await world.beat()
    assert phone.last == ASK + "张小雨的体温，9:30 前发给我就行。"


async def test_somebody_who_has_blocked_us_is_not_asked(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.channel.failing[phone.address] = [Gone("blocked")]
    await phone.says("你好")
    await world.beat()
    assert await states(world) == []


# --- too late ---------------------------------------------------------------------------------------------------------


async def test_a_letter_that_could_not_go_out_before_closing_is_not_sent_any_more(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    before = len(phone.heard)
    world.channel.failing[phone.address] = [Throttled(3 * 3600, "chat")]
    await world.beat()
    assert await states(world) == ["waiting"]
    world.clock.at("10:50")
    await world.beat()
    assert len(phone.heard) == before
    assert await states(world) == ["expired"]


async def test_in_the_middle_of_a_slot_it_is_caught_up(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("11-23 9:29")
    await world.beat()
    assert phone.last.startswith(ASK)
    assert (await openings(world))["11-23/morning"] is False


async def test_a_slot_that_went_by_while_we_were_down_is_recorded_as_missed_and_nobody_is_asked(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await world.beat()
    before = len(phone.heard)
    world.clock.at("11-23 9:30")
    await world.beat()
    await world.beat()
    assert len(phone.heard) == before
    assert await openings(world) == {"11-22/morning": False, "11-22/evening": True, "11-23/morning": True}


async def test_after_a_week_only_yesterday_and_today_are_looked_at(world: World) -> None:
    await world.beat()
    world.clock.at("11-29 7:05")
    await world.beat()
    assert await openings(world) == {
        "11-22/morning": False, "11-28/morning": True, "11-28/evening": True, "11-29/morning": False,
    }  # fmt: skip


async def test_a_fresh_installation_has_missed_nothing(world: World) -> None:
    await world.beat()  # the roster was taken in at 7:42: yesterday is not ours
    assert await openings(world) == {"11-22/morning": False}


# --- more than one ----------------------------------------------------------------------------------------------------


async def test_two_communities_are_opened_each_for_its_own(world: World) -> None:
    await world.import_(ROSTER + "月光社区,9号楼,,101,何平,,,,2026-11-22,\n")
    he, zhao = await world.enrolled(1, "何平"), await world.enrolled(2, "赵桂兰")
    await world.beat()
    assert he.last == ASK + "何平的体温，9:30 前发给我就行。"
    assert zhao.last == ASK + "赵桂兰的体温，9:30 前发给我就行。"
    async with world.database.read() as db:
        keys = await db.scalars(select(Opening.key).where(Opening.key.contains("2026-11-22/morning")))
    assert len(keys) == 2


async def test_one_that_fails_does_not_hold_up_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.import_(ROSTER + "月光社区,9号楼,,101,何平,,,,2026-11-22,\n")
    he, zhao = await world.enrolled(1, "何平"), await world.enrolled(2, "赵桂兰")
    first = True
    opened = schedule.open_due

    async def fails_once(db: Any, rules: Any, words: Any, one: schedule.Due, now: datetime) -> Any:
        nonlocal first
        if first and one.until > now and one.what == "open":
            first = False
            raise ValueError("a bug")
        return await opened(db, rules, words, one, now)

    monkeypatch.setattr(schedule, "open_due", fails_once)
    await world.beat()
    assert sorted([ASK in he.last, ASK in zhao.last]) == [False, True]
    await world.beat()  # and the next beat tries again
    assert ASK in he.last
    assert ASK in zhao.last
