"""核对: what is too regular is noticed for staff, and never held against anybody; what honest people do is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from handlers.temperature.quality import Noticed, days_alike, longest_run, noticed, slots_of, to_the_second
from storage import temperature
from storage.models import Person, Reading
from storage.quality import Came
from tests.keepers import homes, household_id, ids, labels, no_roles_any_more, person_id, presses_id
from tests.world import ROSTER, RULES, SHANGHAI, Phone, World

DAY = date(2026, 11, 22)
SLOTS = slots_of(RULES, DAY - timedelta(days=6), DAY)


# --- rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "longest"),
    [
        ("", 0), ("a", 1), ("aaaaa", 5), ("aabaa", 2), ("aa.aa", 2), (".....", 0), ("abcde", 1), (".aaab", 3),
        ("baaaa.", 4),
    ],
)  # fmt: skip
def test_how_often_a_value_stands_in_a_row(values: str, longest: int) -> None:
    each = {"a": Decimal("36.5"), "b": Decimal("36.6"), "c": Decimal("36.7"), "d": Decimal(36), "e": Decimal(37)}
    assert longest_run(each.get(value) for value in values) == longest


@pytest.mark.parametrize(
    ("days", "longest"),
    [
        ({}, 0), ({1: "a"}, 1), ({1: "a", 2: "a", 3: "a"}, 3), ({1: "a", 2: "b", 3: "a"}, 1),
        ({1: "a", 3: "a", 4: "a"}, 2), ({1: "a", 2: None, 3: "a"}, 1), ({1: None, 2: None}, 0),
        ({3: "a", 2: "a", 1: "b"}, 2),
    ],
)  # fmt: skip
def test_how_many_days_running_are_alike(days: dict[int, str | None], longest: int) -> None:
    assert days_alike({date(2026, 11, day): pattern for day, pattern in days.items()}) == longest


def moment(back: int, clock: str) -> datetime:
    """So many days ago at a time."""
    return datetime.combine(DAY - timedelta(days=back), time.fromisoformat(clock), SHANGHAI)


@pytest.mark.parametrize(
    ("clocks", "times"),
    [
        ([], 0), (["07:30:00"], 1), (["07:30:00", "17:30:00", "08:30:00"], 3), (["07:30:00", "07:31:00"], 1),
        (["07:30:00", "07:30:01"], 1), (["07:30:00", "07:30:00"], 1), (["07:30:00.1", "08:30:00.9"], 2),
    ],
)  # fmt: skip
def test_how_many_messages_come_to_the_second(clocks: list[str], times: int) -> None:
    assert to_the_second(moment(0, clock) for clock in clocks) == times


def came(
    person: int, back: int, clock: str, value: str = "", *, message: str = "own", source: str = "self",
    slot: str = "morning", account: int | None = None,
) -> Came:  # fmt: skip
    at = moment(back, clock)
    celsius = Decimal(value or f"36.{(person + back) % 10}")
    arrival = None if message == "none" else f"{message}/{at}/{person if message == 'own' else ''}"
    return Came(7, person, celsius, at, at.date(), slot, source, account, arrival)


def running(person: int, value: str, slots: int) -> list[Came]:
    """The same value in the last slots, up to this morning's."""
    found = []
    for n in range(slots):
        clock, slot = (("07:10", "morning"), ("17:20", "evening"))[n % 2]
        found.append(came(person, (n + 1) // 2, f"{clock}:{7 * n + person:02}", value, slot=slot))
    return found[::-1]


def family(*days: Sequence[str], message: str = "own", source: str = "self") -> list[Came]:
    """A family's readings of some days running, today first: the times of its first, second … person."""
    found = [
        came(person, back, clock, message=message, source=source)
        for back, clocks in enumerate(days)
        for person, clock in enumerate(clocks, 1)
    ]
    return sorted(found, key=lambda one: one.taken_at)


@pytest.mark.parametrize(
    ("what", "readings", "kinds"),
    [
        ("nothing", [], []),
        ("the same value five slots running",
         running(1, "36.5", 5), ["same-value"]),
        ("five with one of them not reported", [one for n, one in enumerate(running(1, "36.5", 6)) if n != 2], []),
        ("four", [came(1, back, "07:10", "36.5") for back in range(4)], []),
        ("five mornings, but no evenings between", [came(1, back, "07:10", "36.5") for back in range(5)], []),
        ("one message for all, at the same times", family(*[["07:30:05", "07:30:05"]] * 3, message="one"), []),
        ("we do not know the messages", family(*[["07:30:05", "07:30:25"]] * 3, message="none"), []),
        ("each in a message of their own, in equal steps",
         family(["07:30:05", "07:30:25"], ["07:41:10", "07:41:30"], ["08:02:33", "08:02:53"]), ["same-steps"]),
        ("two days only", family(["07:30:05", "07:30:25"], ["07:41:10", "07:41:30"]), []),
        ("a day of another step between",
         family(["07:30:05", "07:30:25"], ["07:41:10", "07:41:29"], ["08:02:33", "08:02:53"]), []),
        ("thumbs on buttons", family(["07:30:05", "07:30:07"], ["07:41:10", "07:41:12"], ["08:02:33", "08:02:35"]), []),
        ("the same seconds each day", family(*[["07:30:05", "07:30:07"]] * 3), ["same-steps"]),
        ("more than a minute apart",
         family(["07:30:05", "07:31:25"], ["07:41:10", "07:42:30"], ["08:02:33", "08:03:53"]), []),
        ("measured by a volunteer at the door",
         family(["07:30:05", "07:30:25"], ["07:41:10", "07:41:30"], ["08:02:33", "08:02:53"], source="doorstep"), []),
        ("one person", family(["07:30:05"], ["07:41:05"], ["08:02:05"]), []),
        ("one account to the second five times",
         [came(1, back, "07:30:00", account=3) for back in range(5)], ["same-second"]),
        ("four times", [came(1, back, "07:30:00", account=3) for back in range(4)], []),
        ("five people in one message", [came(n, 0, "07:30:00", account=3, message="one") for n in range(5)], []),
        ("several accounts", [came(1, back, "07:30:00", account=back) for back in range(5)], []),
    ],
)  # fmt: skip
def test_what_is_noticed_and_what_is_not(what: str, readings: list[Came], kinds: list[str]) -> None:
    found = noticed(sorted(readings, key=lambda one: one.taken_at), SLOTS)
    assert [one.kind for one in found] == kinds, what
    assert all(one.household_id == 7 for one in found)


def test_what_stands_out_most_comes_first() -> None:
    found = noticed([*running(2, "36.6", 5), *running(1, "36.5", 8)], SLOTS)
    assert found == [Noticed("same-value", 7, (1,), 8), Noticed("same-value", 7, (2,), 5)]


def test_every_slot_one_after_the_other() -> None:
    assert slots_of(RULES, DAY, DAY) == [(DAY, "morning"), (DAY, "evening")]
    assert len(SLOTS) == 14


# --- what staff see, and nobody else ----------------------------------------------------------------------------------


async def reports(world: World, name: str, value: str, *, slots: int, corrected: bool = False) -> None:
    """The same value in the last slots up to this morning's."""
    room = {"赵桂兰": "101", "张伟": "502", "王芳": "502", "John Smith": "302"}[name]
    whose, home = await person_id(world, name), await household_id(world, room)
    async with world.database.begin() as db:
        community = await db.scalar(select(Person.community_id)) or 1
        former = 0
        for n in range(slots):
            back, slot = (n + 1) // 2, ("morning", "evening")[n % 2]
            at = datetime.combine(DAY - timedelta(days=back), time(7 if slot == "morning" else 17, 5 + n, n), SHANGHAI)
            for celsius, corrects in ((value, False),) if not corrected else (("36.1", False), (value, True)):
                former = await temperature.record(
                    db, community_id=community, household_id=home, person_id=whose, celsius=Decimal(celsius),
                    taken_at=at, recorded_at=at, day=at.date(), slot=slot, late=False, source="self", account_id=None,
                    arrival=f"{name}/{n}", corrects_id=former if corrects else None,
                )  # fmt: skip


async def listed(phone: Phone) -> str:
    """What 核对 says."""
    await phone.says("状态")
    await phone.presses("核对")
    return phone.last


async def test_staff_get_a_quiet_line_and_a_list(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("状态")
    assert "核对" not in labels(staff)
    await reports(world, "赵桂兰", "36.5", slots=6)
    await reports(world, "张伟", "36.5", slots=4)
    await staff.says("状态")
    assert staff.last.splitlines()[-1] == "有 1 户的体温记得特别齐整，有空可以核对一下。"
    assert labels(staff) == ["未报", "楼栋", "核对"]
    assert await listed(staff) == (
        "1 户的记录特别齐整（最近 7 天），不一定有错，可以问问是怎么量的：\n"
        "1. 3号楼1单元101 赵桂兰：连着 6 次都是同一个数"
    )
    assert ids(staff) == [f"home:{await household_id(world, '101')}:1122-0"]
    assert "36.5" not in staff.last


async def test_a_correction_counts_as_what_it_says(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await reports(world, "赵桂兰", "36.5", slots=6, corrected=True)
    assert "连着 6 次" in await listed(staff)
    await presses_id(staff, "quality:0:1")
    assert staff.last.count("赵桂兰") == 1


async def test_nobody_else_ever_sees_it(world: World) -> None:
    await reports(world, "赵桂兰", "36.5", slots=6)
    for number, name in ((7, "李建国"), (8, "王医生"), (1, "赵桂兰")):
        phone = await world.enrolled(number, name)
        await phone.says("状态")
        assert not any("齐整" in text for text in phone.texts)
        assert "核对" not in [choice.text for heard in phone.heard for choice in heard.choices]
        await presses_id(phone, "quality:0:1")
        assert phone.last.startswith("这个只有")
    staff = await world.enrolled(9, "陈静")
    await staff.says("状态")
    world.clock.passes(minutes=1)
    await no_roles_any_more(world, "陈静")
    await staff.presses("核对")
    assert staff.last.startswith("这个只有")


async def test_staff_of_one_building_see_that_one(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周强,,工作人员,1号楼,,\n")
    await reports(world, "赵桂兰", "36.5", slots=6)
    staff = await world.enrolled(6, "周强")
    await staff.says("状态")
    assert labels(staff) == ["未报", "楼栋"]
    for word in ("0:1", "x", "", "999999:1", "0:99999"):
        await presses_id(staff, f"quality:{word}")
        assert staff.last == "这里最近 7 天没有要核对的。", word


async def test_a_family_that_reports_together_every_day_is_not_noticed(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    phone = await world.enrolled(1, "张伟")
    for day in range(22, 27):
        for clock in ("7:30", "17:30"):
            world.clock.at(f"11-{day} {clock}")
            world.clock.passes(seconds=day * 97 % 1000)
            await phone.says(f"张伟36.{day % 10} 王芳36.{(day + 1) % 10} 张小雨36.{int(clock[0]) % 5 + day % 3}")
    await staff.says("状态")
    assert "核对" not in labels(staff)


async def test_a_script_that_reports_to_the_second_is_noticed(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    phone = await world.enrolled(1, "张伟")
    for day in range(22, 25):
        for clock in ("7:45", "17:45"):
            world.clock.at(f"11-{day} {clock}")
            await phone.says(f"36.{day % 10}")
    assert "张伟：有 6 次都在同一分同一秒报来" in await listed(staff)


async def test_where_very_many_are_due_one_place_is_read_at_a_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.temperature.quality._AT_ONCE", 3)
    monkeypatch.setattr("handlers.temperature.quality._BY_THE_WAY", 3)
    await world.import_(ROSTER + homes("1号楼", "", ["401", "402"]))
    staff = await world.enrolled(9, "陈静")
    await reports(world, "赵桂兰", "36.5", slots=6)
    assert await listed(staff) == "先看哪一处？"
    assert "记得特别齐整的体温，可以一栋一栋核对。" in staff.texts[-2]
    assert labels(staff) == ["1号楼", "3号楼"]
    await staff.presses("1号楼")
    assert staff.last == "这里最近 7 天没有要核对的。"
    await presses_id(staff, "quality:0:1")
    await staff.presses("3号楼")
    assert labels(staff) == ["1单元", "2单元", "看全部"]
    await staff.presses("1单元")
    assert "只看：3号楼1单元\n1. 3号楼1单元101 赵桂兰：" in staff.last


async def test_in_english(world: World) -> None:
    staff = await world.enrolled(9, "陈静", language="en")
    await reports(world, "John Smith", "36.5", slots=5)
    await staff.says("/status")
    assert "The readings of 1 household are very regular." in staff.last
    await staff.presses("Check")
    assert staff.last.endswith("1. 1号楼302 John Smith: the same value 5 times in a row")
    assert await world.count(Reading) == 5
