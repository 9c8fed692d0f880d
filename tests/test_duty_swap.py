"""换班: two people that both confirm, or nothing changes. Told through the door."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from storage.models import History, Shift, Swap
from tests.alarms import labels
from tests.keepers import no_roles_any_more
from tests.shifts import STAFFED, plan, planned
from tests.world import Phone, World


async def two(world: World) -> tuple[Phone, Phone, Phone]:
    """The liaison has Thursday morning, the doctor Friday evening; and staff."""
    await world.import_(STAFFED)
    made = await world.enrolled(7, "李建国"), await world.enrolled(8, "王医生"), await world.enrolled(9, "陈静")
    await plan(world, ("2026-11-26", "早班", "李建国", "3号楼"), ("2026-11-27", "晚班", "王医生", ""))
    world.channel.sent.clear()
    return made


BEFORE = [("11-26", "morning", "李建国", "3号楼"), ("11-27", "evening", "王医生", "")]
AFTER = [("11-26", "morning", "王医生", "3号楼"), ("11-27", "evening", "李建国", "")]


async def swaps(world: World) -> list[str]:
    async with world.database.read() as db:
        return await db.scalars(select(Swap.state).order_by(Swap.id))


async def test_a_swap_is_asked_agreed_and_done(world: World) -> None:
    liaison, doctor, staff = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    assert liaison.last == "我问王医生了，等回话。在那之前班不变。"
    assert doctor.last == (
        "李建国想跟您换班。您值：11月26日（周四）早班 6:00–14:00（3号楼）；"
        "李建国值：11月27日（周五）晚班 14:00–22:00。行吗？"
    )
    assert labels(doctor) == ["同意", "不行"]
    assert await planned(world) == BEFORE
    await doctor.presses("同意")
    done = "换好了：王医生值 11月26日（周四）早班 6:00–14:00（3号楼）；李建国值 11月27日（周五）晚班 14:00–22:00。"
    assert [doctor.last, liaison.last, staff.last] == [done] * 3
    assert await planned(world) == AFTER
    async with world.database.read() as db:
        rows = await db.all(select(Shift.id, Shift.ended_at, Shift.replaces_id).order_by(Shift.id))
        told = await db.scalars(select(History.action).where(History.subject == "shift/1").order_by(History.id))
    assert [row.replaces_id for row in rows] == [None, None, 1, 2]
    assert [row.ended_at is None for row in rows] == [False, False, True, True]
    assert told == ["swap-asked", "swap-agreed"]
    await doctor.presses("同意")
    assert doctor.last == "这件事已经换好了。"
    assert await planned(world) == AFTER


async def test_one_is_given_away_likewise(world: World) -> None:
    liaison, doctor, staff = await two(world)
    await liaison.says("换班 11-26 早班 王医生")
    assert doctor.last == "李建国想跟您换班。请您替一个班：11月26日（周四）早班 6:00–14:00（3号楼）。行吗？"
    await doctor.presses("同意")
    assert staff.last == "换好了：王医生值 11月26日（周四）早班 6:00–14:00（3号楼），替李建国。"
    assert liaison.last == staff.last
    assert await planned(world) == [("11-26", "morning", "王医生", "3号楼"), ("11-27", "evening", "王医生", "")]


async def test_all_of_it_can_be_done_by_buttons(world: World) -> None:
    liaison, doctor, _ = await two(world)
    await liaison.says("换班")
    assert liaison.last == "想换哪个班？"
    await liaison.presses("11-26 早班")
    assert labels(liaison) == ["王医生 11-27 晚班", "让给别人"]
    await liaison.presses("王医生 11-27 晚班")
    await doctor.presses("同意")
    assert await planned(world) == AFTER
    await liaison.says("换班")
    await liaison.presses("11-27 晚班")
    await liaison.presses("让给别人")
    assert "陈静" in labels(liaison)
    assert "李建国" not in labels(liaison)
    await liaison.presses("王医生")
    await doctor.presses("同意")
    assert ("11-27", "evening", "王医生", "") in await planned(world)


async def test_refused_or_taken_back_nothing_changes(world: World) -> None:
    liaison, doctor, staff = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    await doctor.presses("不行")
    assert doctor.last == "好，没有换，班照旧。"
    assert liaison.last == "王医生这次换不了，班照旧。"
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    await liaison.presses("不换了")
    assert doctor.last == "李建国不换了，班照旧。"
    await doctor.presses("同意")
    assert doctor.last == "这件事已经撤回了。"
    assert await planned(world) == BEFORE
    assert await swaps(world) == ["refused", "withdrawn"]
    assert staff.heard == []


async def test_it_lapses_when_a_shift_begins(world: World) -> None:
    liaison, doctor, _ = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    world.clock.at("11-26 6:00")
    await world.beat()
    world.clock.at("11-26 6:31")
    await world.beat()
    world.clock.passes(seconds=10)
    await world.beat()
    assert sum(text == "换班的事没等到回话，班已经开始，照旧没有换。" for text in liaison.texts) == 1
    await doctor.presses("同意")
    assert doctor.last == "这件事已经过了时候，没有换。"
    assert await planned(world) == BEFORE


async def test_pressed_after_the_shift_began_and_before_the_clock_beat(world: World) -> None:
    liaison, doctor, _ = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    world.clock.at("11-26 6:00")
    await doctor.presses("同意")
    assert doctor.last.startswith("这两个班中间有了变动，没有换成。")
    assert liaison.last == doctor.last
    assert await planned(world) == BEFORE


async def test_what_changed_meanwhile_is_seen_at_the_press(world: World) -> None:
    liaison, doctor, staff = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    await staff.says("撤班 11-26 早班")
    await doctor.presses("同意")
    assert doctor.last.startswith("这两个班中间有了变动，没有换成。")
    assert await planned(world) == [("11-27", "evening", "王医生", "")]
    assert await swaps(world) == ["lapsed"]


async def test_who_has_left_takes_no_shift(world: World) -> None:
    liaison, doctor, _ = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    await no_roles_any_more(world, "李建国")
    await doctor.presses("同意")
    assert doctor.last.startswith("这两个班中间有了变动，没有换成。")
    assert await planned(world) == BEFORE


async def test_two_swaps_of_one_shift_pressed_at_once_give_one(world: World) -> None:
    liaison, doctor, staff = await two(world)
    await liaison.says("换班 11-26 早班 王医生")
    await liaison.says("换班 11-26 早班 陈静")
    yes = [next(c.id for c in phone.heard[-1].choices if c.text == "同意") for phone in (doctor, staff)]
    await asyncio.gather(
        doctor.says("", kind="choice", choice=yes[0]), staff.says("", kind="choice", choice=yes[1])
    )  # fmt: skip
    taken = [who for day, name, who, _ in await planned(world) if (day, name) == ("11-26", "morning")]
    assert len(taken) == 1
    assert sorted(await swaps(world)) == ["agreed", "lapsed"]
    assert taken[0] in ("王医生", "陈静")


async def test_asked_twice_it_is_one_question(world: World) -> None:
    liaison, doctor, _ = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    assert len(doctor.heard) == 1
    assert await swaps(world) == ["asked"]


async def test_only_who_was_asked_decides(world: World) -> None:
    liaison, doctor, staff = await two(world)
    await liaison.says("换班 11-26 早班 王医生 11-27 晚班")
    for phone in (liaison, staff):
        await phone.says("", kind="choice", choice="swap:yes:1")
        assert phone.last == "这个按钮已经过了时候。您直接写给我就行。"
    resident = await world.enrolled(1, "张伟")
    await resident.says("", kind="choice", choice="swap:yes:1")
    assert resident.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    await doctor.says("", kind="choice", choice="swap:back:1")
    await doctor.says("", kind="choice", choice="swap:give:1.99999")
    await doctor.says("", kind="choice", choice="swap:夜:1")
    assert await planned(world) == BEFORE
    assert await swaps(world) == ["asked"]


@pytest.mark.parametrize(("words", "said"), [
    ("换班 11-26 晚班 王医生", "那个班不是您的，或者已经开始了。"),
    ("换班 11-26 早班 王五", "没有叫「王五」、能值班的人。"),
    ("换班 11-26 早班 张伟", "没有叫「张伟」、能值班的人。"),
    ("换班 11-26 早班 李建国", "那是您自己，换给别人才行。"),
    ("换班 11-26 早班 王医生 11-28 晚班", "王医生没有那个班，或者已经开始了。"),
    ("换班 11-26 早班 刘洋", "刘洋收不到我的消息，我问不到。"),
    ("换班 王医生", "请这样写：「换班 11-26 早班 王芳 11-27 晚班」"),
])  # fmt: skip
async def test_what_cannot_be_is_said_kindly(world: World, words: str, said: str) -> None:
    liaison, *_ = await two(world)
    await liaison.says(words)
    assert liaison.last.startswith(said)
    assert await swaps(world) == []


async def test_nobody_is_to_be_in_two_places(world: World) -> None:
    liaison, _, staff = await two(world)
    await staff.says("排班 11-26 早班 陈静")
    await liaison.says("换班 11-26 早班 陈静")
    assert liaison.last == "换不了，会和陈静的11月26日（周四）早班 6:00–14:00撞上。"


async def test_who_has_no_shift_is_told_so(world: World) -> None:
    _, _, staff = await two(world)
    await staff.says("换班")
    assert staff.last == "您后面没有排班，不用换。"


async def test_at_night_staff_are_not_woken_by_a_swap(world: World) -> None:
    liaison, doctor, staff = await two(world)
    world.clock.at("23:00")
    await liaison.says("换班 11-26 早班 王医生")
    await doctor.presses("同意")
    assert staff.heard == []
    world.clock.at("11-23 6:30")
    await world.speaker.drain()
    assert staff.last.startswith("换好了：王医生值")


async def test_in_english(world: World) -> None:
    liaison, _, _ = await two(world)
    doctor = await world.enrolled(8, "王医生", language="en")
    await doctor.says("english")
    await liaison.says("/swap 11-26 morning 王医生 11-27 evening")
    assert doctor.last.startswith("李建国 wants to swap with you. You: Thu 26 Nov, morning shift, 6:00–14:00 (3号楼).")
    await doctor.presses("Agree")
    assert await planned(world) == AFTER
