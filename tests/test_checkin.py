"""每日问候 as people live it: asked once in the evening, answered by a tap or a word; who is told, and who is not."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from sqlalchemy import func, select, update

from handlers.chat import Lane
from storage.models import Case, Checkin, Complaint, History, Opening, Person
from tests.alarms import keepers, labels, lanes
from tests.carers import counsellor
from tests.keepers import presses_id
from tests.world import ROSTER, World

ONE = "您今天身体怎么样？身体、心情都好，又不缺东西，点「都好」就行。"
HOME = "今天家里人都怎么样？身体、心情都好，又不缺东西，点「都好」就行。"


async def said(world: World) -> list[tuple[str, int, int | None, int | None, int | None]]:
    """What was said of whom: name, day, body, mood, needs."""
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Checkin.day, Checkin.body, Checkin.mood, Checkin.needs)
            .join(Person, Person.id == Checkin.person_id)
            .order_by(Checkin.day, Person.id)
        )
    return [(row.name, row.day.day, row.body, row.mood, row.needs) for row in rows]


async def asked(world: World, number: int = 1, name: str = "赵桂兰", day: str = "11-22") -> Any:
    """A household of one that has reported in the evening and been asked."""
    phone = await world.enrolled(number, name)
    world.clock.at(f"{day} 17:05")
    await phone.says("36.5")
    await world.beat()
    return phone


# --- asking -----------------------------------------------------------------------------------------------------------


async def test_who_has_reported_in_the_evening_is_asked_once_and_one_tap_is_enough(world: World) -> None:
    phone = await asked(world)
    assert phone.last == ONE
    assert labels(phone) == ["都好", "身体好", "身体一般", "身体不好"]
    assert await said(world) == [("赵桂兰", 22, None, None, None)]
    await phone.presses("都好")
    assert phone.last == "好，都记下了。有事随时写给我。"
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]
    for moment in ("17:06", "18:00", "19:30", "19:31", "21:00"):
        world.clock.at(moment)
        await world.beat()
    assert phone.texts.count(ONE) == 1


async def test_who_measured_early_is_not_asked_in_the_same_breath_as_the_others_for_their_temperature(
    world: World,
) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("16:30")
    await phone.says("36.5")
    world.clock.at("17:00")
    await world.beat()
    assert ONE not in phone.texts
    world.clock.at("17:05")
    await world.beat()
    assert phone.last == ONE


async def test_a_household_is_asked_when_all_of_its_readings_have_come(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    world.clock.at("17:05")
    await phone.says("张伟36.5 王芳36.6")
    await world.beat()
    assert HOME not in phone.texts
    await phone.says("张小雨36.4")
    await world.beat()
    assert phone.last == HOME
    assert labels(phone) == ["都好", "有人不舒服", "心情不好", "缺东西"]
    await phone.presses("都好")
    assert await said(world) == [("张伟", 22, 0, 0, 0), ("王芳", 22, 0, 0, 0), ("张小雨", 22, 0, 0, 0)]


async def test_who_has_not_reported_is_asked_when_the_slot_is_over_and_not_much_later(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("19:29")
    await world.beat()
    assert ONE not in phone.texts
    world.clock.at("19:30")
    await world.beat()
    assert phone.texts.count(ONE) == 1
    world.clock.at("11-23 21:45")
    await world.beat()
    assert phone.texts.count(ONE) == 1


async def test_it_is_not_asked_where_it_is_switched_off_nor_in_the_quiet_hours(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, checkin=dataclasses.replace(world.rules.checkin, enabled=False))
    await world.crash()
    phone = await asked(world)
    assert ONE not in phone.texts
    assert await said(world) == []


async def test_where_a_fever_is_being_looked_after_nobody_asks_how_everybody_is(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await keepers(world)
    world.clock.at("17:05")
    await phone.says("38.5")
    await world.beat()
    world.clock.at("19:30")
    await world.beat()
    assert ONE not in phone.texts


async def test_the_second_day_is_asked_again_and_who_is_released_no_more(world: World) -> None:
    phone = await asked(world)
    await phone.presses("都好")
    world.clock.at("11-23 19:30")
    await world.beat()
    assert phone.texts.count(ONE) == 2
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
    world.clock.at("11-24 19:30")
    await world.beat()
    assert phone.texts.count(ONE) == 2


async def test_where_one_is_released_the_other_is_asked_about_by_name(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        kept = select(Person.id).where(Person.name == "王芳").scalar_subquery()
        await db.run(update(Case).where(Case.person_id != kept).values(released_at=world.clock.now()))
    world.clock.at("19:30")
    await world.beat()
    assert phone.last.startswith("王芳今天身体怎么样？")
    await phone.presses("都好")
    assert await said(world) == [("王芳", 22, 0, 0, 0)]


async def test_after_a_restart_in_the_middle_nobody_is_asked_twice(world: World) -> None:
    phone = await asked(world)
    await world.crash()
    await world.beat()
    assert phone.texts.count(ONE) == 1
    await phone.presses("都好")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]


# --- answering by taps ------------------------------------------------------------------------------------------------


async def test_three_taps_say_body_mood_and_needs(world: World) -> None:
    phone = await asked(world)
    await phone.presses("身体一般")
    assert phone.last == "记下了，您多歇着。\n心情呢？"
    assert labels(phone) == ["好", "一般", "不好"]
    await phone.presses("好")
    assert phone.last == "好，记下了。\n缺什么东西吗？"
    await phone.presses("什么都不缺")
    assert phone.last == "好，记下了。\n谢谢您告诉我。"
    assert await said(world) == [("赵桂兰", 22, 1, 0, 0)]


async def test_a_later_tap_takes_the_place_of_the_days_earlier_one(world: World) -> None:
    phone = await asked(world)
    await phone.presses("身体不好")
    await phone.presses("身体好")
    assert (await said(world))[0][2] == 0
    await phone.presses("都好")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]


async def test_who_is_not_well_is_asked_what_hurts_and_the_liaison_hears_of_it(world: World) -> None:
    all = await keepers(world)
    phone = await asked(world)
    await phone.presses("身体不好")
    assert phone.last == (
        "记下了，我告诉楼长李建国了。哪儿不舒服写给我，体温也再量一个发给我。\n心情呢？"
    )  # fmt: skip
    assert all.liaison.texts == ["3号楼1单元101 赵桂兰今天身体不舒服，我请他们再量个体温。请打个电话问问。"]
    assert (await lanes(world, all.liaison.address))[-1][0] == Lane.REPLY
    await phone.presses("身体不好")
    assert len(all.liaison.texts) == 1
    assert all.staff.texts == []
    await phone.says("咳嗽")
    async with world.database.read() as db:
        assert await db.scalar(select(func.count()).select_from(Complaint)) == 1
    await phone.says("37.9")
    assert any("发热 37.9℃" in text for text in phone.texts)


async def test_in_a_household_of_several_it_is_asked_whose(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    world.clock.at("19:30")
    await world.beat()
    await phone.presses("心情不好")
    assert phone.last == "是哪一位心情不好？"
    assert labels(phone) == ["张伟", "王芳", "张小雨"]
    await phone.presses("张小雨")
    assert phone.last == (
        "记下了。心里不好受，别一个人憋着，想说什么就写给我。想找人说说话，打 12356，有人听。\n还有别的吗？"
    )
    await phone.presses("就这些")
    assert await said(world) == [("张伟", 22, 0, 0, 0), ("王芳", 22, 0, 0, 0), ("张小雨", 22, 0, 2, 0)]


async def test_all_well_from_one_phone_does_not_undo_what_another_said_of_itself(world: World) -> None:
    child, father = await world.enrolled(1, "张小雨"), await world.enrolled(2, "张伟")
    world.clock.at("19:30")
    await world.beat()
    assert child.last == father.last == HOME
    await child.says("心里闷")
    await father.presses("都好")
    assert await said(world) == [("张伟", 22, 0, 0, 0), ("王芳", 22, 0, 0, 0), ("张小雨", 22, 0, 2, 0)]
    assert not any("心" in text and "闷" in text for text in father.texts)


async def test_what_is_lacking_is_said_in_words_and_goes_to_the_liaison(world: World) -> None:
    all = await keepers(world)
    phone = await asked(world)
    await phone.presses("身体好")
    await phone.presses("好")
    await phone.presses("缺东西")
    assert phone.last == "缺什么？写给我，我转给照看您家的人。"
    await phone.says("36.6")  # something else in between is handled as ever, and the question stays
    assert "赵桂兰 36.6℃" in phone.last
    await phone.says("降压药快吃完了，还要两袋盐")
    assert phone.last == "转给楼长李建国了，回了我马上告诉您。"
    assert all.liaison.last.startswith("3号楼1单元101 的赵桂兰说：\n「降压药快吃完了，还要两袋盐」")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 1)]


async def test_with_nobody_to_tell_they_are_told_so(world: World) -> None:
    phone = await asked(world)
    await phone.says("缺药了")
    assert "请直接打个电话" in phone.last


async def test_a_button_of_the_day_before_still_counts_for_its_day_and_an_older_one_no_more(world: World) -> None:
    phone = await asked(world)
    world.clock.at("11-23 0:10")
    await phone.presses("都好")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]
    world.clock.at("11-24 8:00")
    await phone.presses("都好")
    assert "过了时候" in phone.last
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]


@pytest.mark.parametrize(
    "value",
    ["", "well", "well:1122", "well:1122:999999", "body:1122:1:9", "body:1122:999999:1", "mood:0231:1:2", "take:x",
     "take:mood/1/1/20261122", "take:despair/999999/0/202611220800", "whose:1122:1:needs", "lack:1122:１"],
)  # fmt: skip
@pytest.mark.words
async def test_words_that_no_button_of_theirs_says_do_nothing(world: World, value: str) -> None:
    phone = await asked(world)
    before = await said(world)
    await presses_id(phone, f"checkin:{value}")
    assert await said(world) == before


async def test_nobody_answers_for_the_neighbours(world: World) -> None:
    zhao = await asked(world)
    button = zhao.heard[-1].choices[3].id
    john = await world.enrolled(2, "John Smith", language="en")
    await presses_id(john, button)
    assert "button" in john.last
    assert await said(world) == [("赵桂兰", 22, None, None, None)]


# --- answering in words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("都挺好", (0, 0, 0)), ("还行", (1, 1, None)), ("心里闷", (None, 2, None)), ("睡不着", (None, 2, None)),
        ("缺药了", (None, None, 1)), ("All fine, thanks", (0, 0, 0)), ("不舒服", (2, None, None)),
    ],
)  # fmt: skip
async def test_words_count_while_the_question_waits(world: World, text: str, row: tuple[int | None, ...]) -> None:
    phone = await asked(world)
    await phone.says(text)
    assert [one[2:] for one in await said(world)] == [row]
    assert "没看懂" not in phone.last


async def test_words_are_no_answer_where_nothing_was_asked(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("心里闷")
    assert await said(world) == []


async def test_an_answered_question_waits_no_more(world: World) -> None:
    phone = await asked(world)
    await phone.presses("都好")
    await phone.says("心里闷")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]


async def test_a_temperature_in_between_leaves_the_question_open(world: World) -> None:
    phone = await asked(world)
    await phone.says("36.8")
    assert "36.8℃" in phone.last
    await phone.says("状态")
    await phone.says("挺好的")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]


async def test_in_words_of_an_unknown_writer_it_is_asked_whose(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    world.clock.at("19:30")
    await world.beat()
    await phone.says("心里闷得慌")
    assert phone.last == "是哪一位心情不好？"
    await phone.presses("王芳")
    assert ("王芳", 22, None, 2, None) in await said(world)


async def test_who_is_named_is_meant(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    world.clock.at("19:30")
    await world.beat()
    await phone.says("小雨心情不好")
    assert ("张小雨", 22, None, 2, None) in await said(world)


async def test_it_can_be_said_at_any_time_by_name(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("报平安")
    assert phone.last == ONE
    await phone.presses("都好")
    assert await said(world) == [("赵桂兰", 22, 0, 0, 0)]
    world.clock.at("19:30")
    await world.beat()
    assert phone.texts.count(ONE) == 1  # it has been said
    staff = await world.enrolled(9, "陈静")
    await staff.says("/checkin")
    assert staff.last == "这是问在家隔离的人的。看谁没报体温，发「未报」。"


async def test_it_comes_in_english_to_who_reads_english(world: World) -> None:
    john = await world.enrolled(1, "John Smith", language="en")
    world.clock.at("17:05")
    await john.says("36.5")
    await world.beat()
    await john.presses("Body not well")
    await john.presses("Not good")
    await john.presses("We need things")
    await john.says("milk")
    said = "".join(john.texts[1:]).replace("李建国", "").replace("陈静", "")  # names stay as they are
    assert not any("一" <= c <= "鿿" for c in said)


# --- a mood that stays low --------------------------------------------------------------------------------------------


async def low_again(world: World, phone: Any, day: str) -> None:
    world.clock.at(f"{day} 19:30")
    await world.beat()
    await phone.says("心里闷")


async def test_two_low_days_running_are_told_quietly_once_and_one_takes_it(world: World) -> None:
    phone = await asked(world)
    mind = await counsellor(world)
    all = await keepers(world)
    await phone.says("心里闷")
    assert all.liaison.texts == mind.texts == []
    await low_again(world, phone, "11-23")
    assert mind.last == "3号楼1单元101 赵桂兰连着两天心情不好。请您抽空找赵桂兰聊聊，先别跟别人说。\n电话 138****0000"
    assert all.liaison.last == mind.last
    assert labels(mind) == ["我来聊聊"]
    assert mind.heard[-1].silent
    assert (await lanes(world, mind.address))[-1] == (Lane.REPLY, "checkin-low")
    others = [*all.staff.texts, *all.doctor.texts, *phone.texts]
    assert [text for text in others if "连着两天心情" in text] == []
    await low_again(world, phone, "11-24")
    await low_again(world, phone, "11-25")
    assert sum("连着" in text for text in mind.texts) == 1
    await all.liaison.presses("我来聊聊")
    assert all.liaison.last == "好，赵桂兰（3号楼1单元101）交给您了。请先打个电话：\n赵桂兰 13812340000"
    assert mind.last == "李建国去找赵桂兰（3号楼1单元101）聊了，您不用再管。"
    await mind.presses("我来聊聊")
    assert mind.last == "赵桂兰（3号楼1单元101），李建国已经去聊了。"
    async with world.database.read() as db:
        done = await db.scalars(select(History.action).order_by(History.id))
        details = str(await db.scalars(select(History.details)))
    assert done.count("mood-told") == done.count("worry-taken") == done.count("phone-shown") == 1
    assert "赵桂兰" not in details
    assert "1381234" not in details


async def test_after_a_good_day_a_new_low_is_told_anew(world: World) -> None:
    phone = await asked(world)
    mind = await counsellor(world)
    await phone.says("心里闷")
    await low_again(world, phone, "11-23")
    world.clock.at("11-24 19:30")
    await world.beat()
    await phone.presses("都好")
    await low_again(world, phone, "11-25")
    assert sum("连着" in text for text in mind.texts) == 1
    await low_again(world, phone, "11-26")
    assert sum("连着" in text for text in mind.texts) == 2


async def test_a_day_without_an_answer_does_not_end_a_low(world: World) -> None:
    phone = await asked(world)
    mind = await counsellor(world)
    await phone.says("心里闷")
    await low_again(world, phone, "11-24")
    assert mind.last.startswith("3号楼1单元101 赵桂兰连着两次说心情不好。")


async def test_tapped_twice_it_is_told_once(world: World) -> None:
    phone = await asked(world)
    mind = await counsellor(world)
    await phone.says("心里闷")
    await low_again(world, phone, "11-23")
    await phone.presses("身体好")
    await phone.presses("不好")
    await phone.presses("不好")
    assert sum("连着" in text for text in mind.texts) == 1


async def test_without_a_counsellor_the_liaison_and_staff_hear_of_it(world: World) -> None:
    phone = await asked(world)
    all = await keepers(world)
    await phone.says("心里闷")
    await low_again(world, phone, "11-23")
    assert all.liaison.last == all.staff.last
    assert "连着两天" in all.staff.last
    assert all.doctor.texts == []


async def test_in_the_quiet_hours_it_waits_for_the_morning(world: World) -> None:
    phone = await asked(world)
    mind = await counsellor(world)
    await phone.says("心里闷")
    world.clock.at("11-23 19:30")
    await world.beat()
    world.clock.at("23:30")
    await phone.says("心里闷")
    assert not any("连着" in text for text in mind.texts)
    await mind.says("值班")
    assert "值班" in mind.last or "排班" in mind.last  # what waits holds up no answer
    assert not any("连着" in text for text in mind.texts)
    world.clock.at("11-24 6:30")
    await world.beat()
    assert "连着两天" in mind.last


async def test_only_who_looks_after_the_place_may_take_it(world: World) -> None:
    phone = await asked(world)
    mind = await counsellor(world, roster=ROSTER.replace("303,孙立,,,,,", "303,孙立,,楼栋长,1号楼,,"))
    await phone.says("心里闷")
    await low_again(world, phone, "11-23")
    button = mind.heard[-1].choices[0].id
    sun = await world.enrolled(5, "孙立")
    await presses_id(sun, button)
    assert "过了时候" in sun.last
    doctor = await world.enrolled(8, "王医生")
    await presses_id(doctor, button)
    assert doctor.last.startswith("这个只有")
    await presses_id(phone, button)
    assert phone.last.startswith("这个只有")
    async with world.database.read() as db:
        assert await db.scalar(select(Opening.key).where(Opening.key.endswith("/taken"))) is None
