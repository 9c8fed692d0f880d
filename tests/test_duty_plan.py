"""排班: a plan from a file or typed, who hears of it, what is wrong with it. Told through the door."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import date, datetime, time
from pathlib import Path

import pytest

from handlers.duty.vocabulary import day_before, read_exchange, shift_before, shift_named
from handlers.rules import DutyRules, ShiftTimes
from storage.models import Shift
from tests.shifts import HEADINGS, STAFFED, plan, planned, sheet, take
from tests.world import World

SHIFTS = DutyRules().shifts


# --- from a file ------------------------------------------------------------------------------------------------------


async def test_a_plan_is_taken_and_whoever_is_planned_hears_of_it_in_one_letter(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    said = await plan(
        world, ("2026-11-23", "早班", "李建国", ""),
        (datetime.combine(date(2026, 11, 23), time()), "晚班", "王医生", ""),
        ("11月23日", "夜班", "陈静", "全社区"), ("2026/11/24", "morning", "李建国", "3号楼"),
    )  # fmt: skip
    assert said[0] == "值班表存好了：新排 4 班，撤了 0 班，没变 0 班。"
    assert "加：11月24日（周二）早班 6:00–14:00（3号楼） 李建国" in said
    assert "这些人还收不到消息，请当面说一声：王医生、陈静" in said
    assert "空着：11月24日（周二）晚班：没有人" in said
    assert await planned(world) == [
        ("11-23", "morning", "李建国", ""), ("11-23", "evening", "王医生", ""), ("11-23", "night", "陈静", ""),
        ("11-24", "morning", "李建国", "3号楼"),
    ]  # fmt: skip
    assert liaison.last == (
        "给您排了班：\n11月23日（周一）早班 6:00–14:00\n"
        "11月24日（周二）早班 6:00–14:00（3号楼）\n要跟人换，发「换班」。"
    )


async def test_english_headings_in_any_order_and_a_csv_will_do(world: World) -> None:
    path = world.folder / "plan.csv"
    path.write_text("name,area,shift,date\n李建国,3号楼2单元,night,2026-11-23\n", encoding="utf-8")
    code, _ = await take(world, path)
    assert code == 0
    assert await planned(world) == [("11-23", "night", "李建国", "2单元")]


async def test_the_same_file_again_changes_nothing_and_nobody_hears_of_it(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    rows = (("2026-11-23", "早班", "李建国", ""), ("2026-11-22", "晚班", "王医生", ""))
    await plan(world, *rows)
    heard = len(liaison.heard)
    world.clock.at("11-25 9:00")  # even when its days are over
    said = await plan(world, *rows)
    assert said[0] == "值班表存好了：新排 0 班，撤了 0 班，没变 2 班。"
    assert len(liaison.heard) == heard
    assert await world.count(Shift) == 2


async def test_a_changed_plan_takes_the_place_of_what_is_to_come_and_says_what_changed(world: World) -> None:
    liaison, doctor = await world.enrolled(7, "李建国"), await world.enrolled(8, "王医生")
    await plan(
        world, ("2026-11-22", "早班", "李建国", ""), ("2026-11-22", "夜班", "李建国", ""),
        ("2026-11-24", "早班", "李建国", ""),
    )  # fmt: skip
    said = await plan(world, ("2026-11-22", "夜班", "王医生", ""))
    assert said[:3] == [
        "值班表存好了：新排 1 班，撤了 1 班，没变 0 班。",
        "加：11月22日（周日）夜班 22:00–6:00 王医生",
        "撤：11月22日（周日）夜班 22:00–6:00 李建国",
    ]
    # What has begun stays, and so does another day.
    assert await planned(world) == [
        ("11-22", "morning", "李建国", ""), ("11-22", "night", "王医生", ""), ("11-24", "morning", "李建国", ""),
    ]  # fmt: skip
    assert liaison.last == "您的班有变化：\n11月22日（周日）夜班 22:00–6:00，不用来了\n要跟人换，发「换班」。"
    assert "11月22日（周日）夜班" in doctor.last


async def test_each_bad_cell_is_named_and_nothing_is_stored(world: World, tmp_path: Path) -> None:
    await world.import_(STAFFED + (
        "阳光社区,1号楼,,305,王医生,13900009999,医生,1号楼,,\n阳光社区,1号楼,,401,李建,,,,,\n"
    ))  # fmt: skip
    code, said = await take(world, sheet(
        tmp_path, ("2026-11-23", "早班", "李建国", ""), ("2026-11-23", "早班", "李建国", "3号楼"),
        ("2026-11-23", "早班", "王五", ""), ("2026-11-23", "大早班", "陈静", ""),
        ("2026-11-23", "晚班", "陈静", "9号楼"), ("2026-11-20", "早班", "陈静", ""),
        ("2026-11-24", "夜班", "王医生", ""), ("2026-11-24", "夜班", "李建", ""), ("那天", "夜班", "陈静", ""),
        ("2026-11-24", "", "陈静", ""), ("2026-11-24", "早班", "", ""),
    ))  # fmt: skip
    assert code == 1
    assert said == [
        "第 3 行「姓名」：李建国在第 2 行已经有班，时间撞上了。",
        "第 4 行「姓名」：名册上没有「王五」。请看看名字有没有写错。",
        "第 5 行「班次」：没有「大早班」这个班。能用的是：早班、晚班、夜班。",
        "第 6 行「范围」：没有「9号楼」这个地方。请写楼号，比如「3 号楼」；空着就是全社区。",
        "第 7 行「日期」：11月20日（周五）的这个班已经过去了。",
        "第 8 行「姓名」：有 2 位都叫王医生。请在名字后面写上电话后四位，比如「王医生5678」。",
        "第 9 行「姓名」：李建在名册上没有职务，不能值班。请先在名册的「角色」里写上。",
        "第 10 行「日期」：「那天」看不出是哪一天，请写成 2026-11-20 这样。",
        "第 11 行「班次」：空着，要填。",
        "第 12 行「姓名」：空着，要填。",
        "一共 10 处要改。改好再来一次，现在什么都没有存。",
    ]
    assert await planned(world) == []
    assert await plan(world, ("2026-11-24", "夜班", "王医生9999", ""))
    assert len(await planned(world)) == 1


async def test_a_shift_that_overlaps_with_one_of_another_day_is_refused(world: World) -> None:
    times = (ShiftTimes("morning", time(5), time(14)), ShiftTimes("night", time(22), time(6)))
    world.rules = dataclasses.replace(world.rules, duty=DutyRules(times))
    await plan(world, ("2026-11-22", "夜班", "李建国", ""))
    code, said = await take(world, sheet(world.folder, ("2026-11-23", "早班", "李建国", "")))
    assert code == 1
    assert said[0] == "第 2 行「姓名」：李建国已经有 11月22日（周日）夜班，时间撞上了。"


@pytest.mark.parametrize(("headings", "said"), [
    (("日期", "班次"), "少了这些列：「姓名」。"),
    ((*HEADINGS[:3], "电话"), "不认识的标题：「电话」。能用的是：日期、班次、姓名、范围、社区、星期、备注。"),
    (("a", "b", "c", "d"), "「值班表.xlsx」里没有找到标题行。要有一行写着：日期、班次、姓名、范围。"),
])  # fmt: skip
async def test_headings_that_will_not_do_are_named(world: World, headings: tuple[str, ...], said: str) -> None:
    code, heard = await take(
        world, sheet(world.folder, ("2026-11-23", "早班", "李建国", "")[: len(headings)], headings=headings)
    )
    assert code == 1
    assert heard[0] == said


async def test_a_dry_run_says_the_same_and_stores_nothing(world: World) -> None:
    path = sheet(world.folder, ("2026-11-23", "早班", "李建国", ""))
    code, said = await take(world, path, dry_run=True)
    assert (code, said[0]) == (0, "先试读一遍，还没有存：新排 1 班，撤掉 0 班，没变 0 班。")
    assert not any("空着：11月23日（周一）早班" in line for line in said)
    assert "空着：11月23日（周一）夜班：没有人" in said
    assert await planned(world) == []


async def test_with_several_communities_each_row_says_which(world: World) -> None:
    await world.import_(STAFFED + "月光社区,,,,钱明,13900007777,工作人员,,,\n")
    code, said = await take(world, sheet(world.folder, ("2026-11-23", "早班", "钱明", "")))
    assert code == 1
    assert said[0] == "第 2 行：没写是哪个社区。有的是：阳光社区、月光社区。"
    path = sheet(world.folder, ("月光社区", "2026-11-23", "早班", "钱明"), headings=("社区", *HEADINGS[:3]))
    assert (await take(world, path))[0] == 0


async def test_at_night_nobody_is_woken_by_a_plan_unless_it_begins_before_the_morning(world: World) -> None:
    liaison, doctor = await world.enrolled(7, "李建国"), await world.enrolled(8, "王医生")
    world.clock.at("23:00")
    heard = len(liaison.heard)
    await plan(world, ("2026-11-23", "晚班", "李建国", ""), ("2026-11-22", "夜班", "王医生", ""))
    assert len(liaison.heard) == heard
    assert "夜班" in doctor.last
    world.clock.at("11-23 6:30")
    await world.speaker.drain()
    assert "11月23日（周一）晚班" in liaison.last


# --- typed ------------------------------------------------------------------------------------------------------------


async def test_staff_type_a_plan_several_lines_at_once(world: World) -> None:
    await world.import_(STAFFED)
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    await staff.says("排班 11-26 早班 李建国\n明天夜班 王医生、陈静\n后天 晚班 刘洋 1号楼\n排班 周五 夜班 赵志")
    assert staff.last == (
        "排好了：\n加：11月26日（周四）早班 6:00–14:00 李建国\n加：11月23日（周一）夜班 22:00–6:00 王医生\n"
        "加：11月23日（周一）夜班 22:00–6:00 陈静\n加：11月24日（周二）晚班 14:00–22:00（1号楼） 刘洋\n"
        "加：11月27日（周五）夜班 22:00–6:00 赵志\n王医生、刘洋、赵志还收不到我的消息，请当面说一声。"
    )
    assert liaison.last.startswith("给您排了班：\n11月26日（周四）早班")
    assert len(await planned(world)) == 5
    await staff.says("排班 11-26 早班 李建国")
    assert staff.last == "本来就是这么排的，没有变。"
    await staff.says("撤班 11-26 早班 李建国")
    assert staff.last == "排好了：\n撤：11月26日（周四）早班 6:00–14:00 李建国"
    assert liaison.last.startswith("您的班有变化：\n11月26日（周四）早班 6:00–14:00，不用来了")
    await staff.says("撤班 11-26 早班 李建国")
    assert "这个班没有排李建国。" in staff.last


async def test_staff_may_type_it_in_english(world: World) -> None:
    staff = await world.enrolled(9, "陈静", language="en")
    await staff.says("/plan tomorrow night shift 王医生")
    assert staff.last.startswith("Planned:\nNew: Mon 23 Nov, night shift, 22:00–6:00, 王医生")


@pytest.mark.parametrize(("line", "said"), [
    ("排班 11-26 早班 王五", "名册上没有「王五」。"),
    ("排班 11-26 早班 张伟", "张伟在名册上没有职务，不能值班。"),
    ("排班 11-26 早班", "没写是谁。"),
    ("排班 11-26 半夜班 李建国", "没有「半夜班」这个班。"),
    ("排班 那天 早班 李建国", "看不出是哪天。"),
    ("排班 2-30 早班 李建国", "看不出是哪天。"),
    ("排班 11-20 早班 李建国", "11月20日（周五）的这个班已经过去了。"),
    ("排班", "一行一个班，这样写："),
])  # fmt: skip
async def test_a_bad_line_gets_its_own_answer_and_nothing_is_stored(world: World, line: str, said: str) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says(line)
    assert said in staff.last
    assert await planned(world) == []


async def test_one_bad_line_of_several_is_named_and_nothing_is_stored(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("排班\n11-26 早班 李建国\n11-26 早班 李建国 3号楼\n11-26 晚班 王五")
    assert staff.last == (
        "第 3 行：李建国在第 2 行已经有班，时间撞上了。\n第 4 行：名册上没有「王五」。请看看名字有没有写错。\n"
        "一个都没有存，改好再发一次就行。"
    )
    assert await planned(world) == []


async def test_two_who_plan_the_same_at_once_plan_it_once(world: World) -> None:
    await world.import_(STAFFED)
    staff, admin = await world.enrolled(9, "陈静"), await world.enrolled(10, "周主任")
    await asyncio.gather(staff.says("排班 11-26 早班 李建国"), admin.says("排班 11-26 早班 李建国"))
    assert len(await planned(world)) == 1


async def test_who_plans_for_a_building_plans_for_that_alone(world: World) -> None:
    await world.import_(STAFFED + "阳光社区,,,,孙敏,13900000008,工作人员,3号楼,,\n")
    staff = await world.enrolled(11, "孙敏")
    await staff.says("排班 11-26 早班 李建国 1号楼")
    assert "1号楼的班不归您排。" in staff.last
    await staff.says("排班 11-26 早班 李建国")
    assert "全社区的班不归您排，请写上您管的楼。" in staff.last
    await staff.says("排班 11-26 早班 李建国 3号楼2单元")
    assert await planned(world) == [("11-26", "morning", "李建国", "2单元")]


@pytest.mark.parametrize("who", ["张伟", "李建国", "王医生", "赵志"])
async def test_nobody_else_plans(world: World, who: str) -> None:
    await world.import_(STAFFED)
    phone = await world.enrolled(20, who)
    await phone.says("排班 11-26 早班 李建国")
    assert phone.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    assert await planned(world) == []


# --- looking ----------------------------------------------------------------------------------------------------------


async def test_who_is_on_duty_now_and_next(world: World) -> None:
    await world.import_(STAFFED)
    await plan(
        world, ("2026-11-22", "早班", "王医生", ""), ("2026-11-22", "早班", "刘洋", "1号楼"),
        ("2026-11-22", "晚班", "李建国", "3号楼"),
    )  # fmt: skip
    liaison, other = await world.enrolled(7, "李建国"), await world.enrolled(12, "刘洋")
    await liaison.says("值班")
    assert liaison.last == "现在（早班 6:00–14:00）：王医生（收不到消息）\n接着（晚班 14:00–22:00）：李建国（3号楼）"
    await other.says("/duty")
    assert other.last == (
        "现在（早班 6:00–14:00）：王医生（收不到消息）、刘洋（1号楼）\n接着（晚班 14:00–22:00）：没有人"
    )
    await liaison.says("值班 明天")
    assert liaison.last.startswith("11月23日（周一）\n早班：没有人\n晚班：没有人\n夜班：没有人")
    await liaison.says("值班 那天")
    assert liaison.last == "「那天」看不出是哪天。请写「值班 明天」或「值班 11-26」。"


async def test_staff_see_the_plan_with_its_gaps(world: World) -> None:
    await world.import_(STAFFED)
    staff, _ = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    await staff.says("值班")
    assert staff.last == "这几天还没有排班。写「排班 11-26 早班 李建国」就能排。"
    await plan(
        world, ("2026-11-22", "夜班", "李建国", ""), ("2026-11-23", "早班", "李建国", "3号楼"),
        ("2026-11-24", "早班", "陈静", "1号楼"),
    )  # fmt: skip
    await staff.says("值班")
    assert staff.last == (
        "现在（早班 6:00–14:00）：没有人\n接着（晚班 14:00–22:00）：没有人\n"
        "11月22日（周日）\n早班：没有人\n晚班：没有人\n夜班：李建国\n"
        "11月23日（周一）\n早班：李建国（3号楼），1号楼没有人\n晚班：没有人\n夜班：没有人\n"
        "11月24日（周二）\n早班：陈静（1号楼），3号楼没有人\n晚班：没有人\n夜班：没有人"
    )


async def test_a_resident_and_a_stranger_do_not_see_the_plan(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("值班")
    assert phone.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    stranger = world.phone(77)
    await stranger.says("值班")
    assert stranger.last.startswith("您好，我只认得社区名单上的住户。")


# --- how people write it: rules ---------------------------------------------------------------------------------------

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(("text", "day"), [
    ("11-26", "2026-11-26"), ("11/26", "2026-11-26"), ("11.26", "2026-11-26"), ("11月26日", "2026-11-26"),
    ("11月26号", "2026-11-26"), ("2026-11-26", "2026-11-26"), ("2026年12月1日", "2026-12-01"), ("26号", "2026-11-26"),
    ("3号", "2026-12-03"), ("今天", "2026-11-25"), ("明天", "2026-11-26"), ("后天", "2026-11-27"),
    ("大后天", "2026-11-28"),
    ("周五", "2026-11-27"), ("星期三", "2026-11-25"), ("礼拜天", "2026-11-29"), ("下周五", "2026-12-04"),
    ("tomorrow", "2026-11-26"), ("Friday", "2026-11-27"), ("next fri", "2026-12-04"), ("1-2", "2027-01-02"),
    ("day after tomorrow", "2026-11-27"),
])  # fmt: skip
def test_days(text: str, day: str) -> None:
    found = day_before(text, TODAY)
    assert found is not None
    assert (found[0].isoformat(), found[1]) == (day, "")


@pytest.mark.parametrize("text", ["", "那天", "2-30", "3号楼", "13-1", "李建国"])
def test_no_days(text: str) -> None:
    assert day_before(text, TODAY) is None


@pytest.mark.parametrize(("word", "name"), [
    ("早班", "morning"), ("早", "morning"), ("上午班", "morning"), ("白班", "morning"), ("中班", "evening"),
    ("晚班", "evening"), ("夜班", "night"), ("大夜班", "night"), ("Night shift", "night"), ("evening", "evening"),
])  # fmt: skip
def test_shifts(word: str, name: str) -> None:
    found = shift_named(word, SHIFTS)
    assert found is not None
    assert found.name == name


def test_a_shift_of_the_communitys_own_goes_by_its_own_name() -> None:
    own = (*SHIFTS, ShiftTimes("中班", time(12), time(20)), ShiftTimes("巡逻", time(9), time(11)))
    assert shift_named("中班", own) == own[3]
    assert shift_named("巡逻班", own) == own[4]
    assert shift_before("中班 李建国", own) == (own[3], "李建国")


def test_a_name_is_not_taken_for_a_shift() -> None:
    assert shift_before("白洁", SHIFTS) is None
    assert shift_before("早班李建国", SHIFTS) == (SHIFTS[0], "李建国")


def test_what_a_swap_asks_for() -> None:
    found = read_exchange("11-26 早班 王芳 11-27 晚班", TODAY, SHIFTS)
    assert found is not None
    assert (found.day.day, found.shift.name, found.name) == (26, "morning", "王芳")
    assert found.other_day == date(2026, 11, 27)
    given = read_exchange("明天早班给王芳", TODAY, SHIFTS)
    assert given is not None
    assert (given.name, given.other_day) == ("王芳", None)
    assert read_exchange("王芳", TODAY, SHIFTS) is None
