"""楼栋: how each building, unit and floor stands; the same counts as the roll's."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from handlers.temperature import in_question, roll
from handlers.temperature.board import Counts, count, counts, settled
from storage import temperature
from storage.board import Door
from storage.database import Db
from storage.models import Grant
from storage.temperature import Taken, Within
from tests.keepers import (
    area_id,
    excused,
    homes,
    household_id,
    ids,
    labels,
    no_roles_any_more,
    person_id,
    presses_id,
    window,
)
from tests.world import ROSTER, SHANGHAI, World

TOWER = ROSTER + homes("3号楼", "3单元", [f"{floor}0{door}" for floor in range(1, 13) for door in (1, 2)])
EIGHT = datetime(2026, 11, 22, 8, tzinfo=SHANGHAI)
FEVER, RECHECK = Decimal("37.3"), timedelta(minutes=15)


# --- rules ------------------------------------------------------------------------------------------------------------


def reading(minute: int, celsius: str, *, source: str = "self", late: bool = False, person: int = 1) -> Taken:
    at = EIGHT + timedelta(minutes=minute)
    return Taken(minute, person, Decimal(celsius), at, at.date(), "morning", late, source)


@pytest.mark.parametrize(
    ("readings", "fevers", "stands"),
    [
        ([], 0, "reported"),
        ([reading(0, "37.3")], 1, "reported"),
        ([reading(0, "38.0"), reading(5, "36.5")], 1, "reported"),  # no recheck: the fever stands
        ([reading(0, "38.0"), reading(15, "36.5")], 0, "reported"),
        ([reading(0, "38.0", source="doorstep"), reading(5, "36.5")], 1, "by_others"),
        ([reading(0, "38.0", late=True), reading(5, "36.5")], 1, "late"),
        ([reading(0, "38.0"), reading(5, "36.5"), reading(0, "38.2", person=2)], 2, "reported"),
    ],
)  # fmt: skip
def test_what_stands_is_the_slots_value_and_not_the_newest_reading(
    readings: list[Taken], fevers: int, stands: str
) -> None:
    door = Door(7, 3, 31, "3号楼", "1单元", "101", 3, 2, 0, 0, 1, 0)
    [found], by_household = settled([door], [(7, one) for one in readings], FEVER, RECHECK)
    assert by_household.get(7, 0) == fevers
    assert (found.reported, found.late, found.by_others) == {
        "reported": (2, 0, 0), "late": (1, 1, 0), "by_others": (1, 0, 1)
    }[stands]  # fmt: skip
    assert (found.due, found.excused) == (3, 1)


def test_what_is_not_on_the_board_has_no_fever_on_it() -> None:
    assert settled([], [(7, reading(0, "38.0"))], FEVER, RECHECK) == ([], {})


def test_sums() -> None:
    doors = [Door(n, 3, 31, "3号楼", "1单元", str(n), 4, 1, 1, 0, 1, n % 2) for n in range(4)]
    assert counts(doors, {0: 1, 9: 5}) == Counts(16, 4, 4, 0, 4, 2, 2, 1)
    assert counts([], {}) == Counts()


# --- the same counts as the roll's ------------------------------------------------------------------------------------


async def add(
    world: World, db: Db, name: str, minute: int, celsius: str, *, source: str = "self", late: bool = False,
    corrects: int | None = None,
) -> int:  # fmt: skip
    whose = await person_id(world, name)
    at = EIGHT + timedelta(minutes=minute)
    room = next(room for room, names in ROOMS.items() if name in names)
    return await temperature.record(
        db, community_id=1, household_id=await household_id(world, room), person_id=whose, celsius=Decimal(celsius),
        taken_at=at, recorded_at=at, day=at.date(), slot="morning", late=late, source=source, account_id=None,
        arrival="", corrects_id=corrects,
    )  # fmt: skip


ROOMS = {"502": ("张伟", "王芳", "张小雨"), "101": ("赵桂兰",), "302": ("John Smith",), "303": ("孙立",)}


async def counted(world: World, within: Within) -> tuple[Counts, Counts]:
    """By the database, by the roll."""
    slot = await window(world)
    async with world.database.read() as db:
        ours = await count(db, world.rules, slot, within)
        lines = await roll.call(db, world.rules, slot, within)
    by_roll = Counts(
        due=len(lines),
        reported=sum(line.state == "reported" for line in lines),
        late=sum(line.state == "late" for line in lines),
        by_others=sum(line.state == "by-others" for line in lines),
        excused=sum(line.state == "excused" for line in lines),
        missing=sum(line.state == "missing" for line in lines),
        households=len({line.who.household_id for line in lines if line.state == "missing"}),
        fevers=sum(line.fever for line in lines),
    )
    return ours, by_roll


async def test_the_board_counts_as_the_roll_does(world: World) -> None:
    everywhere = Within(community_id=await area_id(world, "阳光社区"))
    assert in_question(world.rules, world.clock.now()).slot == "morning"
    for expected, step in (
        (Counts(due=5, missing=5, households=3), []),
        (Counts(due=5, reported=1, missing=4, households=3), [("张伟", 0, "36.5", {})]),
        (Counts(due=5, reported=1, missing=4, households=3, fevers=1), [("张伟", 5, "38.0", {})]),
        (Counts(due=5, by_others=1, missing=4, households=3, fevers=0), [("张伟", 30, "36.4", {"source": "doorstep"})]),
        (Counts(due=5, late=1, by_others=1, missing=3, households=3), [("王芳", 0, "36.5", {"late": True})]),
        (
            Counts(due=5, late=1, by_others=2, missing=2, households=2, fevers=1),
            [("赵桂兰", 0, "38.0", {"source": "liaison"}), ("赵桂兰", 9, "36.0", {})],
        ),
    ):
        async with world.database.begin() as db:
            for name, minute, celsius, more in step:
                await add(world, db, name, minute, celsius, **more)
        assert await counted(world, everywhere) == (expected, expected)
    async with world.database.begin() as db:  # corrected: the fever never was
        wrong = await add(world, db, "John Smith", 0, "39.0")
        await add(world, db, "John Smith", 1, "36.9", corrects=wrong)
        await add(world, db, "孙立", 1, "39.9")  # in no quarantine: not due
    await excused(world, "张小雨", "asleep")
    await excused(world, "张伟", "asleep")  # who has a reading has no need of a reason
    expected = Counts(due=5, reported=1, late=1, by_others=2, excused=1, fevers=1)
    assert await counted(world, everywhere) == (expected, expected)


# --- what keepers see -------------------------------------------------------------------------------------------------


async def test_the_place_with_the_most_trouble_is_on_top(world: World) -> None:
    await world.import_(TOWER)
    staff = await world.enrolled(9, "陈静")
    await (await world.enrolled(1, "John Smith", language="en")).says("38.5")
    await excused(world, "赵桂兰", "hospital")
    await staff.says("楼栋")
    assert staff.last == (
        "11月22日（周日）早上：29 人该报，还差 27 人（25 户）。\n"
        "发热 1、已报 1、有原因 1\n"
        "1号楼：发热 1、已报 1（该报 1）\n"
        "3号楼：还差 27、有原因 1（该报 28）"
    )
    assert labels(staff) == ["1号楼", "3号楼", "未报"]
    await staff.presses("3号楼")
    assert staff.last.splitlines()[2:] == [
        "只看：3号楼",
        "3单元：还差 24（该报 24）",
        "2单元：还差 3（该报 3）",
        "1单元：有原因 1（该报 1）",
    ]
    assert labels(staff) == ["3单元", "2单元", "1单元", "未报", "看全部"]
    await staff.presses("未报")  # of this building
    assert staff.last.splitlines()[0] == "早上还差 25 户（共 26 户），9:30 截止"
    assert "只看：3号楼" in staff.last


async def test_floors_lead_to_the_list_and_are_paged(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("/board")
    await liaison.presses("3单元")
    lines = liaison.last.splitlines()
    assert lines[2] == "只看：3号楼3单元"
    assert lines[3] == "1 楼：还差 2（该报 2）"
    assert lines[-1] == "第 1 页，共 2 页"
    assert len(lines) == 12
    await liaison.presses("下一页")
    assert "12 楼：还差 2（该报 2）" in liaison.last
    assert labels(liaison) == ["9 楼", "10 楼", "11 楼", "12 楼", "上一页", "未报", "回到3号楼"]
    await liaison.presses("12 楼")
    assert liaison.last.startswith("早上还差 2 户（共 2 户），9:30 截止\n只看：3号楼3单元 12 楼\n1. 3号楼3单元1201 ")


async def test_thirty_six_buildings_fit_on_a_small_phone(world: World) -> None:
    await world.import_(ROSTER + "".join(homes(f"{n}号楼", "", ["101"]) for n in range(4, 38)))
    staff = await world.enrolled(9, "陈静")
    await staff.says("楼栋")
    for number in range(2, 6):
        assert len(staff.last.splitlines()) <= 15
        await staff.presses("下一页")
        assert f"第 {number} 页，共 5 页" in staff.last
    assert "36号楼" in staff.last
    assert all(0 < len(id) <= 60 and id.isascii() for id in ids(staff))
    await staff.says("未报")  # twelve places as buttons, and the board for the others
    assert len([label for label in labels(staff) if " · " in label]) == 12
    await staff.presses("楼栋")
    assert "第 1 页，共 5 页" in staff.last


async def test_when_all_have_reported(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    await (await world.enrolled(1, "张伟")).says("张伟36.5 王芳36.5 张小雨36.5")
    await (await world.enrolled(2, "赵桂兰")).says("36.5")
    await liaison.says("楼栋")
    assert liaison.last.splitlines()[:2] == ["11月22日（周日）早上：4 人该报，一个不差。", "已报 4"]


async def test_status_shows_the_same_totals_and_leads_to_both_lists(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("状态")
    assert liaison.last == "11月22日（周日）早上：4 人该报，还差 4 人（2 户）。\n还没有人报"
    assert ids(liaison) == ["missing:1122-0:0:1", "board:1122-0:0:1"]
    await liaison.presses("楼栋")
    assert "1单元：还差 1（该报 1）" in liaison.last
    world.clock.at("11-23 2:00")  # before the first slot of the day
    await liaison.says("状态")
    assert liaison.last.startswith("11月22日（周日）晚上：4 人该报")


async def test_nobody_due_is_said(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    world.clock.at("12-25 8:00")
    await liaison.says("楼栋")
    assert liaison.last == "12月25日（周五）：今天没有要报体温的人。"


async def test_a_liaison_of_one_household_sees_that_one(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周强,,楼栋长,1号楼,,\n")
    await no_roles_any_more(world, "周强")
    door = await household_id(world, "101")
    whose = await person_id(world, "周强")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=await area_id(world, "阳光社区"), person_id=whose, role="liaison", area_id=None,
            household_id=door, since=world.clock.now(), until=None,
        )  # fmt: skip
    keeper = await world.enrolled(6, "周强")
    await keeper.says("楼栋")
    assert keeper.last == "11月22日（周日）早上：1 人该报，还差 1 人（1 户）。\n还没有人报"
    assert labels(keeper) == ["未报"]
    await keeper.presses("未报")
    assert keeper.last.startswith("早上还差 1 户（共 1 户），9:30 截止\n1. 3号楼1单元101 赵桂兰：")


async def test_who_may_not_is_refused_and_a_forged_place_is_narrowed(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    phone = await world.enrolled(1, "张伟")
    await phone.says("楼栋")
    assert phone.last.startswith("这个只有")
    await presses_id(phone, "board:1122-0:0:1")
    assert phone.last.startswith("这个只有")
    other = await area_id(world, "1号楼")
    for word in (f"1122-0:{other}:1", "1122-0:0:0", "x", "1122-0:0:99999999999", "1123-1:0:1"):
        await presses_id(liaison, f"board:{word}")
        assert "早上：4 人该报" in liaison.last, word
        assert "1号楼：" not in liaison.last
    world.clock.passes(minutes=1)
    await no_roles_any_more(world, "李建国")
    await presses_id(liaison, "board:1122-0:0:1")
    assert liaison.last.startswith("这个只有")


async def test_a_button_of_yesterday_shows_today(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("楼栋")
    world.clock.at("11-23 8:00")
    await liaison.presses("2单元")
    assert liaison.last.startswith("那份名单已经过了时候，这是现在的。\n11月23日（周一）早上：")


async def test_in_english(world: World) -> None:
    staff = await world.enrolled(9, "陈静", language="en")
    await (await world.enrolled(1, "John Smith", language="en")).says("38.5")
    await staff.says("/board")
    assert staff.last == (
        "Sun 22 Nov morning: 5 people due, 4 missing (2 households).\n"
        "fever 1, reported 1\n"
        "1号楼: fever 1, reported 1 (due 1)\n"
        "3号楼: missing 4 (due 4)"
    )
    assert labels(staff) == ["1号楼", "3号楼", "Missing"]
