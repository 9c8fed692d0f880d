"""What those who look after others write about a visit; when the next one is due, and whose task it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.care import rules
from handlers.care.vocabulary import Visit, days_in, read_line, read_visit, reason_in
from storage.access import Duty
from storage.care import Call, Need


@pytest.mark.parametrize(
    ("text", "address", "reason", "every"),
    [
        ("301 赵桂兰 独居", "301", "alone", 0), ("301赵桂兰独居", "301", "alone", 0),
        ("赵桂兰 301 残疾", "301", "disabled", 0),
        ("3号楼1单元101 赵桂兰 困难 每3天", "3号楼1单元101", "hardship", 3),
        ("3-1-101 赵桂兰 其他", "3-1-101", "other", 0),
        ("赵桂兰，独居，每天", "", "alone", 1), ("101室 赵桂兰 低保", "101室", "hardship", 0),
        ("301 隔天", "301", "", 2),
        ("１０１ 赵桂兰 独居 每三天", "101", "alone", 3), ("101", "101", "", 0), ("赵桂兰", "", "", 0),
        ("101 Mary alone every 3 days", "101", "alone", 3), ("", "", "", 0),
    ],
)  # fmt: skip
def test_a_line_names_a_door_a_reason_and_how_often(text: str, address: str, reason: str, every: int) -> None:
    line = read_line(text)
    assert (line.address, line.reason, line.every) == (address, reason, every)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("每3天", 3), ("每 3 天", 3), ("每三天", 3), ("每天", 1), ("每日", 1), ("隔天", 2), ("隔一天", 2),
        ("每隔一天", 2), ("每周", 7),
        ("每两周", 14), ("每星期", 7), ("every 2 days", 2), ("every day", 1), ("weekly", 7), ("daily", 1), ("3天", 0),
        ("每99天", 0), ("每0天", 0), ("", 0),
    ],
)  # fmt: skip
def test_how_often(text: str, days: int) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "reason"),
    [("独居老人", "alone"), ("一个人住", "alone"), ("残障", "disabled"), ("卧床", "disabled"), ("低保户", "hardship"),
     ("Disabled", "disabled"), ("孕妇", "other"), ("赵桂兰", "")],
)  # fmt: skip
def test_why(text: str, reason: str) -> None:
    assert reason_in(text) == reason


@pytest.mark.parametrize(
    ("rest", "visit"),
    [
        ("赵桂兰 上门 都好 米快没了", Visit("visit", "well", "米快没了")),
        ("赵桂兰上门都好", Visit("visit", "well", "")),
        ("打了电话 没人接", Visit("phone", "absent", "")),
        ("赵桂兰 电话 有难处 药吃完了", Visit("phone", "needs", "药吃完了")),
        ("上门了，没人在", Visit("visit", "absent", "")), ("敲门没人应", Visit("visit", "absent", "")),
        ("去过家里，身体挺好的", Visit("visit", "well", "")), ("visited, all well", Visit("visit", "well", "")),
        ("called, no answer", Visit("phone", "absent", "")), ("上门 米快没了", Visit("visit", "needs", "米快没了")),
        ("", Visit("", "", "")), ("赵桂兰", Visit("", "", "")), ("都好", Visit("", "well", "")),
    ],
)  # fmt: skip
def test_how_and_what_was_found(rest: str, visit: Visit) -> None:
    assert read_visit(rest, ("赵桂兰", "桂兰")) == visit


MORNING, AFTERNOON = datetime(2026, 11, 22, 9, tzinfo=UTC), datetime(2026, 11, 22, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "found", "every", "day"),
    [
        (MORNING, "well", 2, 24), (AFTERNOON, "needs", 7, 29), (MORNING, "absent", 7, 22), (AFTERNOON, "absent", 7, 23),
        (AFTERNOON, "well", 1, 23),
    ],
)  # fmt: skip
def test_the_next_time_is_counted_from_the_day_it_was_done(local: datetime, found: str, every: int, day: int) -> None:
    assert rules.next_on(local, found, every) == date(2026, 11, day)


def need(next_on: date = date(2026, 11, 22), area: int = 21) -> Need:
    return Need(1, 9, 5, 7, "赵桂兰", "", "alone", 2, next_on, 20, area, "3号楼", "1单元", "101")


def test_how_late_it_is() -> None:
    assert [rules.days_late(need(), date(2026, 11, day)) for day in (21, 22, 23, 25)] == [0, 0, 1, 3]


def call(id: int, found: str) -> Call:
    return Call(id, 1, "李建国", MORNING, "visit", found, "")


def test_what_several_write_down_of_the_same_half_day_is_one_absence() -> None:
    calls = [call(4, "absent"), call(3, "absent"), call(2, "well"), call(1, "absent")]
    same = {4: MORNING, 3: MORNING + timedelta(minutes=5), 2: MORNING, 1: MORNING}
    assert rules.absences_running(calls, same) == 1
    assert rules.absences_running(calls, same | {4: AFTERNOON}) == 2
    assert rules.absences_running(calls[2:], same) == 0
    assert rules.absences_running([], {}) == 0


def duty(id: int, *places: tuple[str, int], reached: bool = True) -> Duty:
    return Duty(id, "x", places, (("fake:1", "zh-CN"),) if reached else ())


def test_it_is_the_nearests_task_among_those_who_can_be_reached() -> None:
    own, unit, building = duty(1, ("home", 5)), duty(2, ("area", 21)), duty(3, ("area", 20), ("home", 6))
    community, elsewhere = duty(4, ("area", 9)), duty(5, ("area", 30), ("home", 4))
    everybody = [elsewhere, community, building, unit, own]
    assert rules.nearest(everybody, need()) == [own]
    assert rules.nearest(everybody[:-1], need()) == [unit]
    assert rules.nearest(everybody[:-2], need()) == [building]
    assert rules.nearest([elsewhere, community], need()) == [community]
    assert rules.nearest([elsewhere], need()) == []
    assert rules.nearest([duty(1, ("home", 5), reached=False), building], need()) == [building]
    assert rules.looks_after(building, need(area=20)) == 2
