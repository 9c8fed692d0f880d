"""提醒和收体温: who has not reported is asked once more, their liaison learns of it, and at the end a human knows."""

from __future__ import annotations

import dataclasses
from datetime import time

from sqlalchemy import select, update

from handlers.rules import Slot
from storage.models import Absence, Account, Person
from tests.world import ROSTER, World


async def absences(world: World) -> list[tuple[str, str, int, str | None]]:
    """Who was missing when: day and slot, how many in a row, the reason."""
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Absence.day, Absence.slot, Absence.running, Absence.reason)
            .join(Person, Person.id == Absence.person_id)
            .order_by(Absence.id)
        )
    return [(row.name, f"{row.day.day} {row.slot}", row.running, row.reason) for row in rows]


async def settings(world: World, **changed: object) -> None:
    """Other settings, and a restart."""
    world.rules = dataclasses.replace(world.rules, **changed)  # type: ignore[arg-type]
    await world.crash()


# --- reminders --------------------------------------------------------------------------------------------------------


async def test_a_reminder_goes_only_to_those_still_missing_and_says_whom_it_is_about(world: World) -> None:
    father, zhao = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    await world.beat()
    await father.says("张伟36.5 王芳36.6")
    await zhao.says("36.4")
    world.clock.at("8:30")
    before = len(zhao.heard)
    await world.beat()
    assert father.last == "早上的体温还差张小雨，9:30 前发给我就行。"
    assert len(zhao.heard) == before
    await world.beat()
    assert sum("还差" in text for text in father.texts) == 1


async def test_the_head_who_reports_for_himself_does_not_silence_the_reminder_for_the_others(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.says("36.5")
    world.clock.at("8:30")
    await world.beat()
    assert father.last.startswith("早上的体温还差王芳、张小雨")


async def test_who_is_asked_only_now_is_not_reminded_in_the_same_breath(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    world.clock.at("8:40")  # we were down
    await world.beat()
    assert sum("赵桂兰的体温" in text for text in phone.texts) == 1
    assert not any("还差" in text for text in phone.texts)


async def test_nobody_is_reminded_in_quiet_hours_and_what_is_asked_in_them_waits_until_they_end(world: World) -> None:
    night = Slot("morning", time(6), time(9), (time(6, 15), time(8)))
    await settings(world, slots=(night,))
    phone = await world.enrolled(2, "赵桂兰")
    before = len(phone.heard)
    world.clock.at("11-23 6:00")
    await world.beat()
    world.clock.at("6:15")
    await world.beat()
    assert len(phone.heard) == before
    world.clock.at("6:30")
    await world.beat()
    assert len(phone.heard) == before + 1
    world.clock.at("8:00")
    await world.beat()
    assert "还差" in phone.last


async def test_the_liaison_hears_at_the_last_reminder_who_is_missing_and_can_tap_the_door(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.says("张伟36.5")
    world.clock.at("8:30")
    await world.beat()
    assert liaison.last == (
        "9:30 就收早上的体温了，还差 2 户（共 2 户）\n1. 3号楼1单元101 赵桂兰\n2. 3号楼2单元502 王芳、张小雨"
    )
    assert [choice.text for choice in liaison.heard[-1].choices] == ["1. 1单元101", "2. 2单元502"]


# --- closing ----------------------------------------------------------------------------------------------------------


async def test_at_closing_the_liaison_gets_the_list_and_staff_the_totals(world: World) -> None:
    liaison, staff = await world.enrolled(7, "李建国"), await world.enrolled(9, "陈静")
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.says("张伟36.5 王芳38.2 张小雨36.6")
    world.clock.at("9:30")
    await world.beat()
    assert liaison.last.startswith("早上收好了，还差 1 户（共 2 户）\n1. 3号楼1单元101 赵桂兰")
    assert staff.last.startswith("早上收好了：5 人该报，按时 3，补报 0，代报 0，有缘故 0，没报 2（2 户）。发热 1 人。")
    assert "没有楼长收得到消息" in staff.last  # building 1 has no liaison
    assert "1号楼302 John Smith" in staff.last
    assert "赵桂兰" not in staff.last  # her liaison knows
    assert await absences(world) == [("John Smith", "22 morning", 1, None), ("赵桂兰", "22 morning", 1, None)]
    await world.beat()
    assert len(await absences(world)) == 2


async def test_when_all_are_in_the_liaison_hears_it_in_one_line(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    father, zhao = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    await father.says("张伟36.5 王芳36.7 张小雨36.6")
    await zhao.says("36.5")
    world.clock.at("9:30")
    await world.beat()
    assert liaison.last == "早上收齐了，2 户一户不差。"


async def test_a_liaison_whom_we_cannot_reach_leaves_the_names_to_staff(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await world.enrolled(7, "李建国")
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.address == "fake:7").values(gone_at=world.clock.now()))
    world.clock.at("9:30")
    await world.beat()
    assert "赵桂兰" in staff.last


async def test_missing_twice_running_asks_for_a_knock_and_one_report_begins_anew(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    zhao = await world.enrolled(2, "赵桂兰")
    for moment in ("9:30", "19:30"):
        world.clock.at(moment)
        await world.beat()
    assert any("3号楼1单元101 赵桂兰，连续 2 次没报" in text for text in liaison.texts)
    assert "3号楼1单元101 赵桂兰，连着 2 次没报体温" in liaison.last
    world.clock.at("11-23 8:30")
    await world.beat()
    assert "赵桂兰，前 2 次也没报" in liaison.last
    await zhao.says("36.5")
    world.clock.at("19:30")
    await world.beat()
    mine = [row for row in await absences(world) if row[0] == "赵桂兰"]
    assert [running for _, _, running, _ in mine] == [1, 2, 1]


async def test_a_late_report_ends_the_row(world: World) -> None:
    await world.enrolled(7, "李建国")
    zhao = await world.enrolled(2, "赵桂兰")
    world.clock.at("9:30")
    await world.beat()
    world.clock.at("10:00")
    await zhao.says("36.5")
    world.clock.at("19:30")
    await world.beat()
    assert [running for name, _, running, _ in await absences(world) if name == "赵桂兰"] == [1, 1]


async def test_what_closed_while_we_were_down_is_written_down_but_is_no_news_any_more(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    await world.beat()
    before = len(liaison.heard)
    world.clock.at("17:05")
    await world.beat()
    assert not any("收" in text for text in liaison.texts[before:])
    assert {slot for _, slot, _, _ in await absences(world)} == {"22 morning"}


async def test_an_evening_that_closed_while_we_were_down_is_told_in_the_morning_and_holds_up_no_answer(
    world: World,
) -> None:
    liaison, home = await world.enrolled(7, "李建国"), await world.enrolled(2, "赵桂兰")
    world.clock.at("9:30")
    await world.beat()
    world.clock.at("23:00")
    await world.beat()
    before = len(liaison.texts)
    await home.says("楼上漏水了，怎么办")
    await liaison.says("未报")
    assert len(liaison.texts) > before
    assert not any("没报体温，请敲门" in text or "晚上收好了" in text for text in liaison.texts)
    world.clock.at("11-23 6:30")
    await world.beat()
    assert any("晚上收好了" in text for text in liaison.texts)
    assert any("没报体温，请敲门" in text for text in liaison.texts)


async def test_a_restart_between_two_beats_says_it_once(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    world.clock.at("9:30")
    await world.beat()
    await world.crash()
    world.clock.passes(seconds=15)
    await world.beat()
    assert sum("收好了" in text for text in liaison.texts) == 1


async def test_many_missing_fit_on_a_phone(world: World) -> None:
    homes = "".join(f"阳光社区,3号楼,3单元,{n}01,住户{n},,,,2026-11-22,\n" for n in range(1, 31))
    await world.import_(ROSTER + homes)
    liaison = await world.enrolled(7, "李建国")
    world.clock.at("9:30")
    await world.beat()
    assert liaison.last.startswith("早上收好了，还差 32 户（共 32 户）")
    assert liaison.last.endswith("还有 24 户，发「未报」看全部。")
    assert len(liaison.heard[-1].choices) == 8


async def test_staff_of_a_community_where_nobody_is_due_hear_nothing(world: World) -> None:
    await world.import_(ROSTER + "月光社区,,,,Anna Berg,,工作人员,,,en\n")
    anna = await world.enrolled(11, "Anna Berg", language="en")
    before = len(anna.heard)
    world.clock.at("9:30")
    await world.beat()
    assert len(anna.heard) == before
