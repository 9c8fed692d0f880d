"""What the clock does about threads: night and morning, who is told again and who next, what ends by itself."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import pytest

from handlers.chat import Incoming
from handlers.rules import ThreadRules
from handlers.threads import rules
from storage.access import Keeper
from tests.keepers import no_roles_any_more
from tests.threads import WORDS, actions, neighbours, replies, threads, with_role
from tests.world import RULES, SHANGHAI, Phone, World


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("22T10:00", "22T10:30"),
        ("22T21:50", "23T06:50"),
        ("22T21:29", "22T21:59"),
        ("22T21:30", "23T06:30"),
        ("22T22:00", "23T07:00"),
        ("22T23:59", "23T07:00"),
        ("23T00:00", "23T07:00"),
        ("23T06:29", "23T07:00"),
        ("23T06:30", "23T07:00"),
    ],
)
def test_the_night_does_not_count(begins: str, ends: str) -> None:
    assert rules.daytime(RULES, at(begins), timedelta(minutes=30)) == at(ends)


def test_days_pass_over_many_nights() -> None:
    assert rules.daytime(RULES, at("22T21:00"), timedelta(hours=32)) == at("25T06:30")  # 1 h, 15½ h, 15½ h


def keeper(id: int, role: str, near: int, *, reached: bool = True) -> Keeper:
    return Keeper(id, f"K{id}", role, ((f"fake:{id}", "zh-CN"),) if reached else (), near)


def ids(rings: list[list[Keeper]]) -> list[list[int]]:
    return [[one.person_id for one in ring] for ring in rings]


def test_the_nearest_are_told_first_then_staff_then_those_above() -> None:
    by_role = {
        "liaison": [keeper(1, "liaison", 2), keeper(2, "liaison", 0), keeper(3, "liaison", 0, reached=False)],
        "staff": [keeper(4, "staff", 3), keeper(2, "staff", 3)],
        "admin": [keeper(5, "admin", 3)],
    }
    assert ids(rules.rings(by_role, "liaison", None)) == [[2], [1], [4], [5]]
    assert ids(rules.rings(by_role, "liaison", 1)) == [[1], [4], [5]]
    assert ids(rules.rings(by_role, "liaison", 99)) == [[2], [1], [4], [5]]
    assert ids(rules.rings({}, "liaison", None)) == []


def about(phone: Phone) -> list[str]:
    """What somebody heard of the thread; the clock has other things to say, too."""
    return [text for text in phone.texts if WORDS in text]


# --- night ------------------------------------------------------------------------------------------------------------


async def test_at_night_the_liaison_sleeps_and_the_household_knows_when(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("23:10")
    await people.home.says(WORDS)
    assert people.home.texts == ["记下了，早上 6:30 就转给楼长李建国，回了我马上告诉您。要紧的事，现在就发「求助」。"]
    await people.liaison.says("状态")
    assert WORDS not in "".join(people.liaison.texts)
    assert len(people.liaison.texts) == 1  # and what they ask for is answered all the same
    await world.crash()
    world.clock.at("11-23 6:29")
    await world.beat()
    assert len(people.liaison.texts) == 1
    world.clock.at("6:31")
    await world.beat()
    [heard] = [heard for heard in people.liaison.heard if f"「{WORDS}」" in heard.text]
    assert heard.silent
    world.clock.at("6:59")
    await world.beat()
    assert sum(WORDS in text for text in people.liaison.texts) == 1
    world.clock.at("7:00")
    await world.beat()
    assert any(text.startswith("3号楼2单元502 等了") for text in people.liaison.texts)


async def test_what_is_alarming_does_not_wait_for_the_morning(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("23:10")
    await people.home.says("我难受得很")
    assert "我难受得很" in people.liaison.last
    assert not people.liaison.heard[-1].silent
    assert people.home.last.startswith("听着要紧，我转给楼长李建国了")
    world.clock.at("23:15")
    await world.beat()
    assert people.liaison.last.startswith("3号楼2单元502 等了 5 分钟，还没有人回")
    world.clock.at("23:46")
    await world.beat()
    assert "我难受得很" in people.staff.last


async def test_an_answer_at_night_makes_no_sound(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    world.clock.at("22:30")
    await replies(people.liaison, "明早来")
    assert people.home.last == "楼长李建国：明早来"
    assert people.home.heard[-1].silent


# --- being told again -------------------------------------------------------------------------------------------------


async def test_half_an_hour_then_who_holds_it_then_the_next_with_what_was_said(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("10:00")
    await people.home.says(WORDS)
    await people.home.says("厨房那根")
    world.clock.at("10:29")
    await world.beat()
    assert len(about(people.liaison)) == 1
    world.clock.at("10:30")
    await world.beat()
    await world.beat()
    assert about(people.liaison)[1:] == [
        "3号楼2单元502 等了 30 分钟，还没有人回：\n10:00 张伟：「楼上半夜有响声」\n10:00 张伟：「厨房那根」"
    ]
    assert about(people.staff) == []
    world.clock.at("11:00")
    await world.beat()
    assert people.staff.last == (
        "3号楼2单元502 等了 60 分钟，楼长李建国还没回，请您看看：\n"
        "10:00 张伟：「楼上半夜有响声」\n10:00 张伟：「厨房那根」"
    )
    assert people.home.last == "还没有人回，我又转给了社区陈静。"
    await people.home.says("还在响")
    assert "还在响" in people.staff.last
    assert "还在响" in people.liaison.last
    await replies(people.staff, "我让人来", next(heard for heard in people.staff.heard if WORDS in heard.text))
    assert people.home.last == "社区陈静：我让人来"
    assert people.liaison.last == "社区陈静回了 3号楼2单元502 的话。"
    world.clock.at("13:00")
    await world.beat()
    assert await threads(world) == [("answered", "liaison", 0)]
    assert await actions(world, "thread-reminded") == ["thread-reminded"] * 2


async def test_after_how_many_minutes_is_a_setting(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, threads=ThreadRules(remind=timedelta(minutes=10)))
    await world.crash()
    people = await neighbours(world)
    world.clock.at("10:00")
    await people.home.says(WORDS)
    for clock, liaison, staff in (("10:09", 1, 0), ("10:10", 2, 0), ("10:19", 2, 0), ("10:20", 2, 1)):
        world.clock.at(clock)
        await world.beat()
        assert (len(about(people.liaison)), len(about(people.staff))) == (liaison, staff), clock


async def test_who_answered_is_told_first_when_it_goes_on(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("10:00")
    await people.home.says(WORDS)
    await replies(people.liaison, "好了吗")
    world.clock.at("10:20")
    await people.home.says("还没有好")
    world.clock.at("10:50")
    await world.beat()
    assert people.liaison.last.startswith("3号楼2单元502 等了 30 分钟，还没有人回")
    world.clock.at("11:20")
    await world.beat()
    assert "10:00 李建国：「好了吗」" in people.staff.last


async def test_nobody_is_told_in_the_night_of_what_was_said_by_day(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("21:50")
    await people.home.says(WORDS)
    for moment in ("22:20", "23:59", "11-23 3:00", "6:30", "6:49"):
        world.clock.at(moment)
        await world.beat()
    assert len(about(people.liaison)) == 1
    world.clock.at("6:50")
    await world.beat()
    assert people.liaison.last.startswith("3号楼2单元502 等了 9 小时")


async def test_after_the_last_of_the_chain_nobody_forgets_it_either(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("10:00")
    await people.home.says(WORDS)
    for _ in range(3):
        world.clock.passes(minutes=30)
        await world.beat()
    assert len(about(people.staff)) == 1
    for _ in range(8):
        world.clock.passes(minutes=30)
        await world.beat()
    assert len(about(people.staff)) == 3  # every two hours now
    assert await threads(world) == [("open", "liaison", 4)]


async def test_a_restart_in_between_tells_everybody_once(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("10:00")
    await people.home.says(WORDS)
    await world.crash()
    world.clock.at("12:00")
    await world.beat()
    await world.crash()
    await world.beat()
    assert len(about(people.liaison)) == 2


async def test_the_next_is_whoever_holds_the_role_then(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("10:00")
    await people.home.says(WORDS)
    await no_roles_any_more(world, "李建国")
    world.clock.at("10:30")
    await world.beat()
    assert WORDS in people.staff.last
    assert len(about(people.liaison)) == 1


async def test_an_answered_thread_is_over_a_day_later_without_a_word(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "钱多", "admin")
    world.clock.at("10:00")
    await people.home.says(WORDS)
    await replies(people.liaison, "马上来")
    heard = len(people.home.heard), len(people.liaison.heard)
    world.clock.at("11-23 9:00")
    await replies(people.liaison, "来过了", people.liaison.heard[0])
    world.clock.at("11-24 8:59")
    await world.beat()
    assert await threads(world) == [("answered", "liaison", 0)]
    world.clock.at("9:00")
    await world.beat()
    assert await threads(world) == [("closed", "liaison", 0)]
    assert not any("办好" in text for text in people.home.texts[heard[0] :])
    await people.home.says("又响了")
    assert await threads(world) == [("closed", "liaison", 0), ("open", "liaison", 0)]


async def test_a_message_that_was_under_way_for_a_while_is_told_again_whole(world: World) -> None:
    people = await neighbours(world)
    world.clock.at("10:00")
    late = Incoming(
        key="fake:1:late", chat="fake:1", sender="fake:1", text=WORDS, sent_at=world.clock.now() - timedelta(seconds=50)
    )
    await world.arrives(late)
    world.clock.at("10:30")
    await world.beat()
    assert people.liaison.last == "3号楼2单元502 等了 30 分钟，还没有人回：\n9:59 张伟：「楼上半夜有响声」"
