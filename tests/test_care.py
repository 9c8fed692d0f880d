"""定期看望 as people live it: who is on the list, four taps or one line, and nobody of them forgotten."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.rules import CareRules
from storage.models import Arrival, CareCall, CareNeed, Case, Grant, History, Opening, Person
from tests.alarms import keepers, labels
from tests.carers import counsellor
from tests.keepers import no_roles_any_more, person_id, presses_id
from tests.world import ROSTER, Phone, World

ZHAO = "赵桂兰（3号楼1单元101）"


async def needs(world: World) -> list[tuple[str, str, int, int, bool]]:
    ""
    "Everybody who was ever looked in on: name, reason, every so many days, day of the next time, whether it is over."
    ""
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, CareNeed.reason, CareNeed.every_days, CareNeed.next_on, CareNeed.until)
            .join(Person, Person.id == CareNeed.person_id)
            .order_by(CareNeed.id)
        )
    return [(row.name, row.reason, row.every_days, row.next_on.day, row.until is not None) for row in rows]


async def calls(world: World) -> list[tuple[str, str, str]]:
    """Every visit: how, found, and the note, opened."""
    async with world.database.read() as db:
        rows = await db.all(select(CareCall.how, CareCall.found, CareCall.note_sealed).order_by(CareCall.id))
        return [(row.how, row.found, db.vault.open(row.note_sealed) if row.note_sealed else "") for row in rows]


async def given(world: World, line: str = "看望 101 赵桂兰 独居") -> Any:
    """All keepers have enrolled, and staff have put somebody on the list; what was said at that is forgotten."""
    all = await keepers(world)
    await all.staff.says(line)
    world.channel.sent.clear()
    return all


# --- who is looked in on ----------------------------------------------------------------------------------------------


async def test_staff_put_somebody_on_the_list_and_the_liaison_hears_of_it(world: World) -> None:
    all = await keepers(world)
    await all.staff.says("看望 101 赵桂兰 独居")
    assert all.staff.last == (
        f"记下了：{ZHAO}，独居，每 2 天看望一次，下一次 11月22日（周日）。我告诉楼长李建国了。"
    )  # fmt: skip
    assert all.liaison.texts == [
        "3号楼1单元101 赵桂兰（独居）要每 2 天看望一次，头一次在 11月22日（周日）。陈静请您多费心，发「看望」就能看到。"
    ]
    assert await needs(world) == [("赵桂兰", "alone", 2, 22, False)]


@pytest.mark.parametrize(
    ("line", "need"),
    [
        ("看望 101 赵桂兰 残疾", ("赵桂兰", "disabled", 3)), ("看望 101 独居", ("赵桂兰", "alone", 2)),
        ("看望 赵桂兰 困难", ("赵桂兰", "hardship", 7)), ("看望：3号楼1单元101 赵桂兰 其他", ("赵桂兰", "other", 7)),
        ("看望 101 赵桂兰 独居 每3天", ("赵桂兰", "alone", 3)), ("看望101赵桂兰独居每天", ("赵桂兰", "alone", 1)),
        ("/care 101 赵桂兰 alone every 5 days", ("赵桂兰", "alone", 5)),
        ("看望 3-1-101 桂兰 低保", ("赵桂兰", "hardship", 7)),
    ],
)  # fmt: skip
async def test_it_is_understood_however_they_write_it(world: World, line: str, need: tuple[Any, ...]) -> None:
    await given(world, line)
    assert [one[:3] for one in await needs(world)] == [need]


async def test_every_how_many_days_is_a_setting(world: World) -> None:
    world.rules = dataclasses.replace(
        world.rules, care=CareRules({"alone": 4, "disabled": 3, "hardship": 7, "other": 7})
    )
    await world.crash()
    await given(world, "看望 101 独居")
    assert [one[:3] for one in await needs(world)] == [("赵桂兰", "alone", 4)]


async def test_set_in_the_afternoon_the_first_time_is_tomorrow(world: World) -> None:
    world.clock.at("15:00")
    await given(world)
    assert (await needs(world))[0][3] == 23


async def test_said_again_it_is_changed_and_not_put_off(world: World) -> None:
    all = await given(world)
    await all.staff.says("看望 101 赵桂兰 残疾 每5天")
    assert all.staff.last == f"改好了：{ZHAO}，残疾，每 5 天看望一次，下一次 11月22日（周日）。"
    assert await needs(world) == [("赵桂兰", "disabled", 5, 22, False)]
    await all.staff.says("看望 101 每天")
    assert await needs(world) == [("赵桂兰", "disabled", 1, 22, False)]
    assert all.liaison.texts == []


async def test_a_liaison_may_set_it_in_care_alone_and_is_told_where_to_find_it(world: World) -> None:
    liaison = (await keepers(world)).liaison
    await liaison.says("看望 101 赵桂兰 独居")
    assert liaison.last.endswith("发「看望」就能看到。")
    assert len(liaison.texts) == 1
    await liaison.says("看望 302 John Smith 独居")
    assert liaison.last == "「302 John Smith 独居」我没找到是谁。请写房号和名字，比如「看望 301 名字 独居」。"
    assert len(await needs(world)) == 1


async def test_where_several_live_it_is_asked_whom(world: World) -> None:
    all = await keepers(world)
    await all.staff.says("看望 502 残疾 每4天")
    assert all.staff.last == "那一户有几位：张伟、王芳、张小雨。要看望哪一位？"
    await all.staff.presses("王芳")
    assert await needs(world) == [("王芳", "disabled", 4, 22, False)]


async def test_without_a_reason_it_is_asked_why(world: World) -> None:
    all = await keepers(world)
    await all.staff.says("看望 101")
    assert all.staff.last == "赵桂兰（3号楼1单元101）还没说要定期看望。要加的话，是什么缘故？"
    assert labels(all.staff) == ["独居", "残疾", "困难", "其他"]
    await all.staff.presses("困难")
    assert await needs(world) == [("赵桂兰", "hardship", 7, 22, False)]


@pytest.mark.parametrize(
    ("text", "need"), [("独居", ("alone", 2)), ("残疾，每4天", ("disabled", 4)), ("hardship", ("hardship", 7))]
)
async def test_the_reason_may_be_typed_as_well(world: World, text: str, need: tuple[str, int]) -> None:
    all = await keepers(world)
    await all.staff.says("看望 101")
    await all.staff.says(text)
    assert [one[:3] for one in await needs(world)] == [("赵桂兰", *need)]


async def test_other_words_are_no_reason(world: World) -> None:
    all = await keepers(world)
    await all.staff.says("看望 101")
    for text in ("未报", "502 有个独居老人要米", "独居的老人明天有没有人送饭"):
        await all.staff.says(text)
    assert await needs(world) == []


async def test_people_need_not_be_in_quarantine(world: World) -> None:
    all = await keepers(world)
    await all.staff.says("看望 303 孙立 独居")
    assert await needs(world) == [("孙立", "alone", 2, 22, False)]
    assert all.staff.last.endswith("这一家还没有联系人，请先定一位。")


async def test_it_ends_when_they_say_so(world: World) -> None:
    all = await given(world)
    await all.liaison.says("不用看望 101 赵桂兰")
    assert all.liaison.last == f"好，{ZHAO}不用再看望了。"
    assert (await needs(world))[0][4]
    await all.liaison.says("看望")
    assert "今天没有要看望的人。" in all.liaison.last
    await all.liaison.says("不用看望 101 赵桂兰")
    assert "还没说要定期看望" in all.liaison.last
    await all.staff.says("看望 101 赵桂兰 独居")
    assert [one[4] for one in await needs(world)] == [True, False]


@pytest.mark.parametrize(
    "text", ["看望", "/care", "看望 101 赵桂兰 独居", "看过 101 赵桂兰 上门 都好", "不用看望 101", "/uncare 101"]
)
async def test_it_is_not_for_residents_nor_for_doctors(world: World, text: str) -> None:
    await given(world)
    for phone in (await world.enrolled(1, "张伟"), await world.enrolled(8, "王医生")):
        await phone.says(text)
        assert phone.last.startswith("这个只有")
    assert len(await needs(world)) == 1
    assert not (await needs(world))[0][4]
    assert await calls(world) == []
    async with world.database.read() as db:
        refused = await db.all(select(History.details).where(History.action == "refused"))
    assert [row.details for row in refused] == [{"act": "care"}] * 2


# --- visits -----------------------------------------------------------------------------------------------------------


async def test_four_taps_write_a_visit_down(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看望")
    assert all.liaison.last == "今天要看望 1 位：\n1. 3号楼1单元101 赵桂兰（独居），请打个电话或上门看看"
    await all.liaison.presses("1. 赵桂兰")
    assert all.liaison.last == f"{ZHAO}，独居，电话 138****0000。怎么看的？"
    assert labels(all.liaison) == ["打了电话", "上了门", "看号码"]
    await all.liaison.presses("上了门")
    assert all.liaison.last == "赵桂兰怎么样？"
    assert labels(all.liaison) == ["都好", "有难处", "没找到人"]
    await all.liaison.presses("都好")
    assert all.liaison.last == (
        f"记下了：{ZHAO}，上了门，都好。下一次 11月24日（周二）。还有要记的，写给我就行。"
    )  # fmt: skip
    await all.liaison.presses("没有别的")
    assert all.liaison.last == "好，今天的都看完了。"
    assert await calls(world) == [("visit", "well", "")]
    assert (await needs(world))[0][3] == 24
    assert all.staff.texts == []


async def test_the_whole_number_is_a_tap_away_and_the_look_is_on_the_record(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看望")
    await all.liaison.presses("1. 赵桂兰")
    await all.liaison.presses("看号码")
    assert "13812340000" in all.liaison.last
    async with world.database.read() as db:
        assert "phone-shown" in await db.scalars(select(History.action))


async def test_a_visit_in_one_line_with_its_note(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过 101 赵桂兰 上门 都好 米快没了")
    assert await calls(world) == [("visit", "well", "米快没了")]
    assert all.liaison.last == (
        f"记下了：{ZHAO}，上了门，都好。下一次 11月24日（周二）。还记了：「米快没了」。"
    )  # fmt: skip
    async with world.database.read() as db:
        sealed = await db.scalar(select(CareCall.note_sealed))
        assert sealed is not None
        assert "米快没了".encode() not in sealed
        assert "米快没了" not in " ".join(await db.scalars(select(Arrival.text)))


async def test_what_a_line_does_not_say_is_asked(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过101")
    assert "怎么看的？" in all.liaison.last
    await all.liaison.says("看过 赵桂兰 打了电话")
    assert all.liaison.last == "赵桂兰怎么样？"
    assert await calls(world) == []


async def test_difficulties_go_to_staff_with_what_they_are(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看望")
    await all.liaison.presses("1. 赵桂兰")
    await all.liaison.presses("打了电话")
    await all.liaison.presses("有难处")
    assert all.liaison.last.endswith("什么难处？写给我，我转给社区。")
    assert all.staff.texts == ["3号楼1单元101 赵桂兰有难处，李建国刚看过。请帮着想想办法。"]
    await all.liaison.says("降压药只剩两天的")
    assert all.staff.last == "3号楼1单元101 赵桂兰有难处，李建国刚看过。「降压药只剩两天的」请帮着想想办法。"
    assert all.liaison.last == f"也记下了，{ZHAO}：「降压药只剩两天的」。我告诉社区陈静了。"
    assert await calls(world) == [("phone", "needs", "降压药只剩两天的")]
    await all.liaison.says("谢谢")
    assert await calls(world) == [("phone", "needs", "降压药只剩两天的")]


async def test_a_temperature_for_somebody_is_no_note(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过 101 上门 都好")
    await all.liaison.says("101 赵桂兰 36.6")
    assert len(await world.readings()) == 1
    await all.liaison.says("门口灯坏了")
    assert await calls(world) == [("visit", "well", "门口灯坏了")]


async def test_words_of_despair_in_a_note_go_to_the_counsellor_about_the_resident(world: World) -> None:
    all = await given(world)
    mind = await counsellor(world)
    home = await world.enrolled(1, "赵桂兰")
    await all.liaison.says("看过 101 赵桂兰 上门 有难处 她说不想活了")
    assert mind.last.startswith("🔔 3号楼1单元101 赵桂兰，李建国听到：「她说不想活了」")
    assert not any("担心您" in text for text in [*all.liaison.texts, *home.texts])
    assert await calls(world) == [("visit", "needs", "她说不想活了")]


async def test_who_was_not_found_is_due_again_and_twice_running_staff_hear_of_it(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过 101 上门 没人在")
    assert (await needs(world))[0][3] == 22
    assert all.staff.texts == []
    await all.liaison.says("看望")
    assert "赵桂兰" in all.liaison.last
    world.clock.at("15:00")
    await all.liaison.says("看过 101 打电话 没人接")
    assert (await needs(world))[0][3] == 23
    assert all.staff.texts == ["3号楼1单元101 赵桂兰连着 2 次没找到人，请上门看看。电话 138****0000"]


async def test_at_night_what_staff_are_to_know_waits_and_holds_up_no_answer(world: World) -> None:
    all = await given(world)
    world.clock.at("22:30")
    await all.liaison.says("看过 101 赵桂兰 打电话 有难处 缺米")
    await all.staff.says("看望 101")
    assert all.staff.last.startswith(ZHAO)
    assert not any("有难处" in text for text in all.staff.texts[:-1])
    world.clock.at("11-23 6:31")
    await world.beat()
    assert any("缺米" in text for text in all.staff.texts[1:])


async def test_tapped_twice_it_is_one_visit(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过 101 上门")
    await all.liaison.presses("有难处")
    await all.liaison.presses("有难处")
    assert len(await calls(world)) == 1
    assert len(all.staff.texts) == 1


async def test_two_who_write_down_the_same_visit_are_both_kept_and_it_is_put_off_once(world: World) -> None:
    all = await given(world)
    await asyncio.gather(
        all.liaison.says("看过 101 赵桂兰 上门 都好"), all.staff.says("看过 101 赵桂兰 打了电话 都好")
    )  # fmt: skip
    assert sorted(await calls(world)) == [("phone", "well", ""), ("visit", "well", "")]
    assert (await needs(world))[0][3] == 24


async def test_nobody_found_does_not_bring_forward_what_another_has_done(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过 101 上门 都好")
    await all.staff.says("看过 101 打电话 没人接")
    assert (await needs(world))[0][3] == 24


async def test_it_counts_from_the_day_it_was_done(world: World) -> None:
    all = await given(world)
    world.clock.at("11-25 10:00")
    await all.liaison.says("看过 101 上门 都好")
    assert (await needs(world))[0][3] == 27


async def test_what_was_found_can_be_seen_again(world: World) -> None:
    all = await given(world)
    await all.staff.says("看望 101")
    assert all.staff.last == f"{ZHAO}，独居，每 2 天一次，下一次 11月22日（周日）\n还没有人去看过。"
    for day, found in ((22, "都好"), (23, "有难处 缺米"), (24, "没人在"), (25, "都好"), (26, "都好"), (27, "都好")):
        world.clock.at(f"11-{day} 10:00")
        await all.liaison.says(f"看过 101 上门 {found}")
    await all.staff.says("看望 101 赵桂兰")
    lines = all.staff.last.splitlines()
    assert len(lines) == 6
    assert lines[1] == "11月27日（周五） 李建国上了门：都好"
    assert "11月23日（周一） 李建国上了门：有难处，「缺米」" in lines
    async with world.database.read() as db:
        assert (await db.scalars(select(History.action))).count("care-shown") == 2


async def test_what_no_button_of_theirs_says_does_nothing(world: World) -> None:
    all = await given(world)
    for value in ("", "go", "go:0", "go:999999", "how:1:fly", "found:1:visit:rich", "found:1:swim:well", "set:1:x",
                  "set:999999:alone", "end:١", "how:1"):  # fmt: skip
        await presses_id(all.staff, f"care:{value}")
        assert "过了时候" in all.staff.last, value
    assert await calls(world) == []
    assert await needs(world) == [("赵桂兰", "alone", 2, 22, False)]


async def test_a_liaison_of_another_building_cannot_press_what_is_not_in_care(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周敏,13900000005,楼栋长,1号楼,,\n")
    all = await given(world)
    await all.liaison.says("看望")
    button = all.liaison.heard[-1].choices[0].id
    other = await world.enrolled(6, "周敏")
    await presses_id(other, button)
    assert "过了时候" in other.last
    await other.says("看望")
    assert "赵桂兰" not in other.last
    await no_roles_any_more(world, "李建国")
    await presses_id(all.liaison, button)
    assert all.liaison.last.startswith("这个只有")


# --- each morning -----------------------------------------------------------------------------------------------------


async def morning(world: World, day: int) -> None:
    world.channel.sent.clear()
    world.clock.at(f"11-{day} 8:00")
    await world.beat()
    await world.beat()


def care_of(phone: Phone) -> list[str]:
    return [text for text in phone.texts if "要看望" in text or "去看：" in text]


async def test_each_morning_whoever_has_somebody_to_look_in_on_gets_one_letter(world: World) -> None:
    world.clock.at("15:00")
    all = await given(world)
    await all.staff.says("看望 502 王芳 残疾")
    world.channel.sent.clear()
    world.clock.at("11-23 7:59")
    await world.beat()
    assert care_of(all.liaison) == []
    await morning(world, 23)
    assert care_of(all.liaison) == [
        "今天要看望 2 位：\n"
        "1. 3号楼1单元101 赵桂兰（独居），请打个电话或上门看看\n"
        "2. 3号楼2单元502 王芳（残疾），请打个电话或上门看看"
    ]
    assert labels(all.liaison) == ["1. 赵桂兰", "2. 王芳"]
    assert care_of(all.staff) == care_of(all.doctor) == []
    await all.liaison.presses("1. 赵桂兰")
    await all.liaison.presses("上了门")
    await all.liaison.presses("都好")
    await all.liaison.presses("没有别的")
    assert all.liaison.last == "好，今天还有 1 位。"
    assert labels(all.liaison) == ["1. 王芳"]


async def test_nobody_due_is_no_letter(world: World) -> None:
    all = await given(world)
    await all.liaison.says("看过 101 上门 都好")
    await morning(world, 23)
    assert care_of(all.liaison) == care_of(all.staff) == []
    async with world.database.read() as db:
        assert await db.scalar(select(Opening.key).where(Opening.key.startswith("care/"))) is None


async def test_who_is_overdue_goes_up_in_one_gathered_letter(world: World) -> None:
    all = await given(world)
    await all.staff.says("看望 502 王芳 残疾")
    await morning(world, 24)
    assert care_of(all.staff) == [
        "有 2 位过了日子还没人去看：\n"
        "1. 3号楼1单元101 赵桂兰（独居），晚了 2 天，请上门看看\n"
        "2. 3号楼2单元502 王芳（残疾），晚了 2 天，请上门看看"
    ]
    assert care_of(all.liaison)[0].startswith("今天要看望 2 位，其中 2 位过了日子：\n")


async def test_whoever_has_no_liaison_is_shown_to_staff(world: World) -> None:
    all = await keepers(world)
    await all.staff.says("看望 302 John 独居")
    await morning(world, 23)
    assert care_of(all.staff) == [
        "有 1 位家里还没有联系人，请安排人去看：\n1. 1号楼302 John Smith（独居），晚了 1 天，请上门看看"
    ]
    assert care_of(all.liaison) == []


async def test_a_liaison_who_cannot_be_reached_is_as_good_as_none(world: World) -> None:
    all = await given(world)
    await all.liaison.says("", kind="blocked")
    await morning(world, 22)
    assert "家里还没有联系人" in care_of(all.staff)[0]


async def test_the_new_liaison_has_the_list_and_the_former_no_more(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周敏,13900000005,楼栋长,1号楼,,\n")
    all = await given(world)
    new = await world.enrolled(6, "周敏")
    async with world.database.begin() as db:
        old, other = await person_id(world, "李建国"), await person_id(world, "周敏")
        area = await db.scalar(select(Grant.area_id).where(Grant.person_id == old))
        await db.run(update(Grant).where(Grant.person_id == old).values(until=world.clock.now()))
        await db.run(update(Grant).where(Grant.person_id == other).values(area_id=area))
    await morning(world, 22)
    assert care_of(all.liaison) == []
    assert "赵桂兰" in care_of(new)[0]


async def test_who_is_released_or_has_moved_away_stays_until_it_ends(world: World) -> None:
    all = await given(world)
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
        await db.run(update(Person).where(Person.name == "赵桂兰").values(household_id=None))
    await morning(world, 22)
    assert "赵桂兰" in care_of(all.liaison)[0]
    await all.liaison.says("看望")
    await all.liaison.presses("1. 赵桂兰")
    await all.liaison.presses("打了电话")
    await all.liaison.presses("都好")
    assert (await needs(world))[0][3] == 24


async def test_after_a_morning_when_we_were_down_it_is_caught_up_but_not_at_night(world: World) -> None:
    all = await given(world)
    world.clock.at("11-22 11:30")
    await world.crash()
    await world.beat()
    assert len(care_of(all.liaison)) == 1
    world.channel.sent.clear()
    world.clock.at("11-23 20:00")
    await world.beat()
    assert care_of(all.liaison) == []
    async with world.database.read() as db:
        days = await db.scalars(select(Opening.key).where(Opening.key.startswith("care/")))
    assert days == [f"care/{date(2026, 11, 22)}/community/1"]


async def test_a_long_list_says_how_many_more(world: World) -> None:
    names = "".join(f"阳光社区,3号楼,3单元,{n}01,老人{n},,,,,\n" for n in range(1, 13))
    await world.import_(ROSTER + names)
    all = await keepers(world)
    for n in range(1, 13):
        await all.staff.says(f"看望 3单元{n}01 老人{n} 独居")
    await all.liaison.says("看望")
    assert all.liaison.last.startswith("今天要看望 12 位：\n1. 3号楼3单元101 老人1（独居）")
    assert "还有 4 位，看完这些再发「看望」。" in all.liaison.last
    assert len(labels(all.liaison)) == 8
    await morning(world, 22)
    assert "还有 4 位" in care_of(all.liaison)[0]


async def test_all_of_it_comes_in_english_to_who_reads_english(world: World) -> None:
    staff = await world.enrolled(9, "陈静", language="en")
    await staff.says("/care 302 John Smith alone every 3 days")
    await staff.says("/care")
    await staff.presses("1. John Smith")
    await staff.presses("Visited")
    await staff.presses("Needs help")
    await staff.says("no rice left")
    await staff.says("care 302")
    await staff.says("/uncare 302 John Smith")
    world.clock.at("11-26 8:00")
    await world.beat()
    for text in staff.texts[1:]:
        text = text.replace("1号楼302", "").replace("陈静", "").replace("3号楼", "")
        assert not any("一" <= c <= "鿿" for c in text), text
