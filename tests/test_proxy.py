"""替人量: those who look after others report for them, by typing or by tapping down a list."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from storage.models import Grant, History, Person, Reading
from tests.world import ROSTER, Phone, World


async def readings(world: World) -> list[tuple[str, str, str]]:
    """Who, what, how: only those that no later one corrects."""
    async with world.database.read() as db:
        corrected = set(await db.scalars(select(Reading.corrects_id).where(Reading.corrects_id.is_not(None))))
        rows = await db.all(
            select(Reading.id, Person.name, Reading.celsius, Reading.source)
            .join(Person, Person.id == Reading.person_id)
            .order_by(Reading.id)
        )
    return [(row.name, str(row.celsius), row.source) for row in rows if row.id not in corrected]


async def records(world: World, action: str) -> int:
    async with world.database.read() as db:
        return len(await db.scalars(select(History.id).where(History.action == action)))


@pytest.fixture
async def liaison(world: World) -> Phone:
    """李建国, the liaison of building 3."""
    return await world.enrolled(7, "李建国")


# --- typed ------------------------------------------------------------------------------------------------------------


async def test_a_room_and_a_name_are_taken_for_that_person_and_the_household_hears_of_it(
    world: World, liaison: Phone
) -> None:  # fmt: skip
    father = await world.enrolled(1, "张伟")
    await liaison.says("502 王芳 36.7")
    assert liaison.last == "替他们记好了（早上，7:42）\n3号楼2单元502 王芳 36.7℃"
    assert father.last == "李建国替您家记了体温（7:42）\n王芳 36.7℃\n不对就写「更正 36.8」，前面写上名字。"
    assert await readings(world) == [("王芳", "36.7", "liaison")]
    assert await records(world, "reading-for-other") == 1


async def test_a_name_alone_is_enough_where_only_one_is_called_so(world: World, liaison: Phone) -> None:
    await liaison.says("赵桂兰36.4")
    assert await readings(world) == [("赵桂兰", "36.4", "liaison")]


async def test_a_room_alone_is_enough_where_one_lives_alone_and_else_we_ask(world: World, liaison: Phone) -> None:
    await liaison.says("101 36.4")
    assert await readings(world) == [("赵桂兰", "36.4", "liaison")]
    await liaison.says("502 36.8")
    assert liaison.last == "36.8℃ 是哪一位的？"
    await liaison.presses("3号楼2单元502 张小雨")
    assert (await readings(world))[1][:2] == ("张小雨", "36.8")


async def test_a_whole_list_a_line_for_each_door(world: World, liaison: Phone) -> None:
    await liaison.says("101 赵桂兰 36.4\n502 张伟36.5 王芳36.6\n2单元502 张小雨 36.9")
    assert [row[:2] for row in await readings(world)] == [
        ("赵桂兰", "36.4"), ("张伟", "36.5"), ("王芳", "36.6"), ("张小雨", "36.9"),
    ]  # fmt: skip
    assert liaison.last.count("℃") == 4


async def test_at_the_door_or_on_the_phone_is_kept_by_word_or_by_one_tap(world: World, liaison: Phone) -> None:
    await liaison.says("上门量的，101 赵桂兰 36.4")
    assert await readings(world) == [("赵桂兰", "36.4", "doorstep")]
    await liaison.says("502 张伟 36.5")
    await liaison.presses("是上门量的")
    assert liaison.last == "好的，记成上门量的。"
    assert (await readings(world))[-1] == ("张伟", "36.5", "doorstep")
    await liaison.presses("是上门量的")
    assert "过了时候" in liaison.last
    assert len(await readings(world)) == 2


async def test_a_slip_is_corrected_and_stays_on_the_record(world: World, liaison: Phone) -> None:
    await liaison.says("101 赵桂兰 39.4")
    await liaison.says("更正 101 赵桂兰 36.4")
    assert any("36.4℃（改好了）" in text for text in liaison.texts)
    assert await readings(world) == [("赵桂兰", "36.4", "liaison")]
    assert len(await world.readings()) == 2


async def test_an_edit_of_the_message_corrects_it(world: World, liaison: Phone) -> None:
    said = await liaison.says("101 赵桂兰 36.4")
    await liaison.edits(said, "101 赵桂兰 36.6")
    assert await readings(world) == [("赵桂兰", "36.6", "liaison")]


async def test_a_door_that_is_not_in_care_or_not_there_is_not_found_and_nothing_is_written(
    world: World, liaison: Phone
) -> None:  # fmt: skip
    for text in ("302 John 36.5", "999 李四 36.5", "1号楼302 36.5", "101 王芳 36.5"):
        await liaison.says(text)
        assert "没在您照看的住户里找到" in liaison.last, text
    assert await readings(world) == []


async def test_staff_without_a_household_who_write_a_bare_number_are_asked_whose(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("36.5")
    assert staff.last.startswith("替住户报，请写房号和名字")
    await staff.says("1号楼302 36.5")
    assert [row[:2] for row in await readings(world)] == [("John Smith", "36.5")]


async def test_two_of_one_name_are_told_apart_by_their_doors(world: World, liaison: Phone) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,301,赵桂兰,,,,2026-11-21,\n")
    await liaison.says("赵桂兰 36.4")
    assert [choice.text for choice in liaison.heard[-1].choices] == ["3号楼1单元101 赵桂兰", "3号楼1单元301 赵桂兰"]
    await liaison.says("301赵桂兰 36.4")
    assert len(await readings(world)) == 1


async def test_a_liaison_who_lives_there_reports_for_the_own_household_as_before(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,301,周强,,楼栋长,3号楼,2026-11-21,\n")
    zhou = await world.enrolled(8, "周强")
    await zhou.says("36.5")
    await zhou.says("101 赵桂兰 36.6")
    assert await readings(world) == [("周强", "36.5", "self"), ("赵桂兰", "36.6", "liaison")]


async def test_a_resident_cannot_report_for_another_door(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("101 赵桂兰 36.5")
    assert not any(row[0] == "赵桂兰" for row in await readings(world))


async def test_a_role_that_was_taken_back_reports_for_nobody(world: World, liaison: Phone) -> None:
    async with world.database.begin() as db:
        await db.run(update(Grant).values(until=world.clock.now()))
    await liaison.says("101 赵桂兰 36.4")
    assert await readings(world) == []


async def test_a_fever_that_a_liaison_writes_down_is_an_alarm_like_any_other(world: World, liaison: Phone) -> None:
    doctor = await world.enrolled(8, "王医生")
    zhao = await world.enrolled(2, "赵桂兰")
    await liaison.says("101 赵桂兰 38.6")
    assert "38.6" in doctor.last
    assert "赵桂兰" in doctor.last
    assert any("38.6" in text for text in zhao.texts)


# --- tapped -----------------------------------------------------------------------------------------------------------


async def test_from_the_list_to_the_door_with_one_thumb(world: World, liaison: Phone) -> None:
    await world.beat()
    world.clock.at("8:30")
    await world.beat()
    await liaison.presses("1. 1单元101")
    assert liaison.last == "3号楼1单元101（早上）\n赵桂兰：没报。电话 138****0000"
    assert [choice.text for choice in liaison.heard[-1].choices] == ["赵桂兰，我量好了", "打电话", "量不了"]
    await liaison.presses("赵桂兰，我量好了")
    assert liaison.last == "3号楼1单元101赵桂兰多少度？"
    await liaison.presses("36.6")
    assert await readings(world) == [("赵桂兰", "36.6", "doorstep")]


async def test_at_the_door_another_value_is_typed(world: World, liaison: Phone) -> None:
    await liaison.says("未报")
    await liaison.says("", kind="choice", choice="home:2:1122-0")
    await liaison.presses("赵桂兰，我量好了")
    await liaison.presses("别的数")
    await liaison.says("37.1")
    assert await readings(world) == [("赵桂兰", "37.1", "doorstep")]
    await liaison.says("36.5")  # and after that a bare number is nobody's
    assert len(await readings(world)) == 1


async def test_the_whole_number_is_shown_on_the_record(world: World, liaison: Phone) -> None:
    await liaison.says("", kind="choice", choice="home:2:1122-0")
    await liaison.presses("打电话")
    assert "13812340000" in liaison.last
    assert await records(world, "phone-shown") == 1


async def test_somebody_who_cannot_be_measured_is_noted_from_the_card(world: World, liaison: Phone) -> None:
    await liaison.says("", kind="choice", choice="home:2:1122-0")
    await liaison.presses("量不了")
    await liaison.presses("在医院")
    assert liaison.last == "好的，早上先不催了：赵桂兰（在医院）。能量了，发给我就行。"
    await liaison.says("", kind="choice", choice="home:2:1122-0")
    assert "赵桂兰：在医院" in liaison.last
