"""预警 as people live it: who hears of it, who takes it up, how it ends. Told through the door, on a held clock."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.chat import Lane
from storage.models import Alert, Case, Complaint, Grant, History, Person
from tests.alarms import FREE, MINE, alerts, history, keepers, labels, lanes
from tests.world import ROSTER, World

GROUP = "fake:-100"


# --- raising ----------------------------------------------------------------------------------------------------------


async def test_a_fever_tells_the_household_the_liaison_the_doctor_and_staff_at_once(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    world.clock.at("19:00")
    await phone.says("张小雨36.5")
    world.clock.at("11-23 8:05")
    all = (await keepers(world)).all
    await phone.says("张小雨37.8 我36.5")
    assert phone.texts == [
        "记好了（早上，8:05）\n张小雨 37.8℃\n张伟 36.5℃",
        "张小雨：发热 37.8℃\n"
        "我已经告诉楼长李建国、医生王医生、社区陈静，5 分钟内会有人联系您；没人接，我接着找人。\n"
        "先歇着、多喝水，15 分钟后再量一次发给我。\n"
        "还有没有别的不舒服？",
    ]
    assert labels(phone) == ["没有", "咳嗽", "喘不上气"]
    for keeper in all:
        assert keeper.texts == [
            "🔔 发热 37.8℃ · 3号楼2单元502 · 张小雨\n今早 8:05 报，昨晚 36.5，隔离第 4 天。电话 138****5678"
        ]
        assert labels(keeper) == FREE
        assert (await lanes(world, keeper.address))[-1] == (Lane.ALARM, "alert-keeper")
    assert [lane for lane, _ in await lanes(world, phone.address)][-2:] == [Lane.ALARM, Lane.ALARM]
    assert await alerts(world) == [("张小雨", "health", "fever", 0, None, None)]
    assert await history(world) == ["alert-raised"]


async def test_the_limit_itself_is_a_fever_and_a_tenth_less_is_none(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("37.2")
    assert doctor.heard == []
    await phone.says("37.3")
    assert "37.3℃" in doctor.last


async def test_a_value_that_is_too_low_is_an_alarm_too(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("35.0")
    assert doctor.heard == []
    await phone.says("34.9")
    assert doctor.last.startswith("🔔 体温偏低 34.9℃ · 3号楼1单元101 · 赵桂兰\n")
    assert "请夹紧体温计，15 分钟后再量" in phone.last


async def test_with_nobody_to_tell_the_household_is_told_to_phone_and_the_alert_stays(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("38.5")
    assert "请现在就给楼长或社区打电话，别等。" in phone.last
    doctor = await world.enrolled(8, "王医生")
    world.clock.passes(minutes=5)
    await world.beat()
    assert doctor.last.startswith("🔔 发热 38.5℃")
    assert doctor.last.endswith("已经 5 分钟了，还没有人接。")
    assert phone.last == "赵桂兰的事还没人接，我又告诉了医生王医生。"


async def test_a_liaison_of_another_building_is_not_told(world: World) -> None:
    john = await world.enrolled(1, "John Smith", language="en")
    all = await keepers(world)
    await john.says("38.5")
    assert all.liaison.heard == []
    assert "1号楼302 · John Smith" in all.doctor.last
    assert "I have told 王医生 (doctor), 陈静 (community)." in john.last


async def test_all_of_it_comes_in_english_to_who_reads_english(world: World) -> None:
    doctor = await world.enrolled(8, "王医生", language="en")
    john = await world.enrolled(1, "John Smith", language="en")
    world.channel.sent.clear()
    await john.says("38.5")
    assert doctor.last == ("🔔 Fever 38.5 °C · 1号楼302 · John Smith\nreported this morning 7:42, day 2 of quarantine.")
    await john.presses("Cough")
    await doctor.presses("Call")
    await doctor.presses("I have it")
    world.clock.passes(minutes=15)
    await world.beat()
    await john.says("36.8")
    await doctor.presses("Normal again, close")
    assert len(john.texts) == 8
    for text in [*john.texts, *doctor.texts]:
        for name in ("1号楼302", "王医生"):
            text = text.replace(name, "")
        assert not any("一" <= c <= "鿿" for c in text), text


async def test_what_is_said_in_a_group_is_answered_in_private_and_the_group_hears_nothing(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    liaison = (await keepers(world)).liaison
    await phone.says("王芳38.5", group=GROUP)
    assert "王芳：发热 38.5℃" in phone.last
    assert "王芳" in liaison.last
    assert [heard for heard in world.channel.sent if heard.chat == GROUP] == []  # a mark, never a word


async def test_every_phone_of_the_household_hears_of_it(world: World) -> None:
    child, mother = await world.enrolled(1, "张小雨"), await world.enrolled(2, "王芳", language="en")
    await child.says("38.5")
    assert "张小雨：发热 38.5℃" in child.last
    assert "张小雨: Fever 38.5 °C" in mother.last


async def test_three_of_one_household_in_one_message_are_three_alerts_and_one_letter(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    all = await keepers(world)
    await phone.says("张伟38.1 王芳38.2 张小雨34.2")
    assert len(await alerts(world)) == 3
    assert all.doctor.texts == [
        "🔔 一家有 3 位不舒服\n"
        "1. 3号楼2单元502 张伟，发热 38.1℃\n2. 3号楼2单元502 王芳，发热 38.2℃\n3. 3号楼2单元502 张小雨，体温偏低 34.2℃"
    ]
    assert labels(all.doctor) == ["我来处理", "张伟", "王芳", "张小雨"]
    assert phone.last.startswith("张伟：发热 38.1℃\n王芳：发热 38.2℃\n张小雨：体温偏低 34.2℃\n我已经告诉楼长李建国、")
    assert "写上名字告诉我" in phone.last
    await all.doctor.presses("我来处理")
    assert all.doctor.last == "好，这 3 位都归您了。请一位一位来，点名字。"
    assert all.staff.last == (
        "王医生接了张伟（3号楼2单元502）、王芳（3号楼2单元502）、张小雨（3号楼2单元502）的事，您不用再管。"
    )
    assert phone.last == "王医生来管张伟、王芳、张小雨的事了，会马上联系您。"
    await all.doctor.presses("王芳")
    assert all.doctor.last.startswith("🔔 发热 38.2℃ · 3号楼2单元502 · 王芳\n")
    assert labels(all.doctor) == MINE
    await all.doctor.presses("误报")
    assert [alert[4:] for alert in await alerts(world)] == [
        ("王医生", None), ("王医生", "false"), ("王医生", None),
    ]  # fmt: skip


async def test_a_keeper_who_is_ill_is_told_as_a_resident_and_not_as_a_keeper(world: World) -> None:
    await world.import_(ROSTER.replace("303,孙立,,,,,", "303,孙立,,楼栋长,1号楼,2026-11-22,"))
    sun = await world.enrolled(5, "孙立")
    doctor = (await keepers(world)).doctor
    await sun.says("38.5")
    assert "孙立：发热 38.5℃\n我已经告诉医生王医生、社区陈静" in sun.last
    assert [text for text in sun.texts if "🔔" in text] == []
    await sun.says("我来处理", kind="choice", choice="alert:take:1")
    assert sun.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    await doctor.presses("我来处理")
    assert (await alerts(world))[0][4] == "王医生"


# --- taking, phoning, closing -----------------------------------------------------------------------------------------


async def test_one_takes_it_and_all_hear_who(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    await all.liaison.presses("我来处理")
    assert all.liaison.last == ("好，归您了：赵桂兰（3号楼1单元101），发热 38.5℃。请先打个电话问问，办好了点一下结果。")
    assert labels(all.liaison) == MINE
    for other in (all.doctor, all.staff):
        assert other.last == "李建国接了赵桂兰（3号楼1单元101）的事，您不用再管。"
    assert phone.last == "李建国来管赵桂兰的事了，会马上联系您。"
    await all.doctor.presses("我来处理")
    assert all.doctor.last == "赵桂兰（3号楼1单元101）的事，李建国今早 7:42 已经接了。"
    assert labels(all.doctor) == ["打电话", "改由我来"]
    await all.doctor.presses("送医院")  # only who has it closes it
    assert "李建国今早 7:42 已经接了" in all.doctor.last
    for minutes in (5, 5, 5, 30):
        world.clock.passes(minutes=minutes)
        await world.beat()
    assert sum("🔔" in text for text in all.doctor.texts) == 1  # nobody is told further
    await all.liaison.presses("我来处理")
    assert all.liaison.last.startswith("好，归您了：赵桂兰")
    assert await history(world) == ["alert-raised", "alert-taken", "alert-recheck-asked", "alert-recheck-missing"]


async def test_phoning_gives_the_whole_numbers_and_the_look_is_on_the_record(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    doctor = (await keepers(world)).doctor
    await phone.says("张小雨38.5")
    await doctor.presses("打电话")
    assert doctor.last == "3号楼2单元502的电话：\n张伟 13812345678"
    assert labels(doctor) == ["我来处理", "送医院", "误报"]
    async with world.database.read() as db:
        [row] = await db.all(select(History.actor, History.details).where(History.action == "phone-shown"))
        people = await db.scalars(select(Person.id).where(Person.name.in_(["张伟", "王医生"])).order_by(Person.id))
    assert row.actor.startswith("account/")
    assert row.details == {"people": [people[0]], "person": people[1]}
    assert (await alerts(world))[0][4] is None  # to phone is not yet to take it


async def test_nobody_behind_the_door_has_a_phone(world: World) -> None:
    john = await world.enrolled(1, "John Smith")
    doctor = (await keepers(world)).doctor
    await john.says("38.5")
    await doctor.presses("打电话")
    assert doctor.last == "名册上没有1号楼302的电话，请上门看看。"
    assert "phone-shown" not in await history(world)


@pytest.mark.parametrize(
    ("button", "outcome", "word", "home"),
    [
        ("送医院", "hospital", "送医院", "李建国安排赵桂兰去医院看看，听李建国的就行。"),
        ("误报", "false", "误报", "李建国看过了，赵桂兰没事。照常早晚报体温就行。"),
        ("复测正常，结束", "recovered", "复测正常", "赵桂兰复测正常，可以放心了。照常早晚报体温就行。"),
        ("在家观察，结束", "watched", "在家观察", "李建国说赵桂兰先在家歇着看看。有变化，随时写给我。"),
    ],
)
async def test_it_is_closed_with_an_outcome_and_all_hear_of_it(
    world: World, button: str, outcome: str, word: str, home: str
) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    await all.liaison.presses("我来处理")
    await all.liaison.presses(button)
    assert all.liaison.last == f"好，赵桂兰（3号楼1单元101）的事结束了：{word}。辛苦了。"
    assert all.doctor.last == all.staff.last == f"李建国把赵桂兰（3号楼1单元101）的事办好了：{word}。"
    assert phone.last == home
    assert await alerts(world) == [("赵桂兰", "health", "fever", 0, "李建国", outcome)]
    assert await history(world) == ["alert-raised", "alert-taken", "alert-closed"]
    await all.doctor.presses("我来处理")  # an old button
    assert all.doctor.last == f"赵桂兰（3号楼1单元101）的事已经结束了：{word}。"
    for minutes in (5, 15):
        world.clock.passes(minutes=minutes)
        await world.beat()
    assert phone.last == home  # and nobody is asked to measure again
    await phone.says("38.6")  # the next fever is another alert
    assert [alert[5] for alert in await alerts(world)] == [outcome, None]


async def test_who_closes_it_without_taking_it_has_taken_it(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    await doctor.presses("误报")
    assert await alerts(world) == [("赵桂兰", "health", "fever", 0, "王医生", "false")]


async def test_handed_on_it_is_open_again_and_the_next_are_told(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,孙莉,,管理员,全部,,\n")
    phone, admin = await world.enrolled(1, "赵桂兰"), await world.enrolled(6, "孙莉")
    all = await keepers(world)
    await phone.says("38.5")
    await all.liaison.presses("我来处理")
    await all.liaison.presses("转给别人")
    assert all.liaison.last == "好，赵桂兰（3号楼1单元101）的事转出去了，我告诉了社区孙莉、医生王医生、社区陈静。"
    for other in (all.doctor, all.staff, admin):
        assert other.last.endswith("李建国转出来的，请您接一下。")
        assert labels(other) == FREE
    assert phone.last == "赵桂兰的事换人来管，我告诉了社区孙莉、医生王医生、社区陈静。"
    assert (await alerts(world))[0][3:5] == (1, None)
    world.clock.passes(minutes=5)
    await world.beat()
    assert "还没有人接" in admin.last
    await admin.presses("我来处理")
    assert (await alerts(world))[0][4] == "孙莉"
    assert "alert-handed-on" in await history(world)


async def test_who_is_alone_cannot_hand_it_on(world: World) -> None:
    phone, doctor = await world.enrolled(1, "赵桂兰"), await world.enrolled(8, "王医生")
    await phone.says("38.5")
    await doctor.presses("我来处理")
    await doctor.presses("转给别人")
    assert doctor.last == "这会儿找不到别人，请您先照看着。"
    assert (await alerts(world))[0][4] == "王医生"


async def test_it_can_be_taken_out_of_the_hands_of_who_does_not_get_to_it(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    await all.liaison.presses("我来处理")
    await all.doctor.presses("我来处理")
    await all.doctor.presses("改由我来")
    assert labels(all.doctor) == MINE
    assert all.liaison.last == "王医生接了赵桂兰（3号楼1单元101）的事，您不用再管。"
    assert (await alerts(world))[0][4] == "王医生"


# --- who may ----------------------------------------------------------------------------------------------------------


async def forged(world: World, phone: Any, choice: str) -> str:
    await phone.says("x", kind="choice", choice=choice)
    return str(phone.last)


@pytest.mark.parametrize("verb", ["take", "call", "show", "hospital", "false", "pass", "over", "slip"])
async def test_anybody_can_send_a_buttons_words_and_only_who_may_is_heard(world: World, verb: str) -> None:
    phone, sun = await world.enrolled(1, "赵桂兰"), await world.enrolled(2, "孙立")
    await world.import_(ROSTER + "阳光社区,,,,周强,,志愿者,3号楼,,\n阳光社区,,,,吴秀,,楼栋长,1号楼,,\n")
    volunteer, elsewhere = await world.enrolled(3, "周强"), await world.enrolled(4, "吴秀")
    await keepers(world)
    await phone.says("38.5")
    for other in (phone, sun, volunteer, elsewhere):
        assert "照看的人能看" in await forged(world, other, f"alert:{verb}:1")
    assert await alerts(world) == [("赵桂兰", "health", "fever", 0, None, None)]


@pytest.mark.parametrize(
    "words", ["alert:take:99", "alert:take:", "alert:dance:1", "alert:take:1.x", "alert:", "alert:x"]
)
async def test_words_that_are_no_button_of_ours_change_nothing(world: World, words: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    assert "过了时候" in await forged(world, doctor, words)
    assert await alerts(world) == [("赵桂兰", "health", "fever", 0, None, None)]


async def test_who_is_no_keeper_any_more_can_do_nothing(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.role == "liaison").values(until=world.clock.now()))
    await all.liaison.presses("我来处理")
    assert "照看的人能看" in all.liaison.last
    await all.doctor.presses("我来处理")
    assert "不用再管" not in all.liaison.last  # nor is told any more


# --- symptoms ---------------------------------------------------------------------------------------------------------


async def test_what_the_household_says_by_a_button_reaches_who_took_it(world: World) -> None:
    phone, sun = await world.enrolled(1, "赵桂兰"), await world.enrolled(2, "孙立")
    all = await keepers(world)
    await phone.says("38.5")
    await all.doctor.presses("我来处理")
    before = len(all.staff.heard)
    await phone.presses("咳嗽")
    assert all.doctor.last == "赵桂兰（3号楼1单元101）还说：咳嗽。"
    assert phone.last == "知道了。我告诉了医生王医生。"
    await phone.presses("没有")
    assert phone.last == "好，记下了。赵桂兰哪里不舒服，随时告诉我。"
    assert len(all.staff.heard) == before
    assert "照看的人能看" in await forged(world, sun, "alert:cough:1")
    async with world.database.read() as db:
        rows = await db.all(select(Complaint.felt, Complaint.denied).order_by(Complaint.id))
    assert [tuple(row) for row in rows] == [(["cough"], []), ([], ["breathless", "cough"])]


async def test_breathlessness_makes_a_fever_more_urgent(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    await phone.presses("喘不上气")
    for keeper in all.all:
        assert keeper.last.startswith("🔔 喘不上气，38.5℃ · 3号楼1单元101 · 赵桂兰\n")
    assert "直接打 120" in phone.last
    assert (await alerts(world))[0][2] == "breathless"
    heard = len(all.doctor.heard)
    await phone.presses("喘不上气")
    assert len(all.doctor.heard) == heard
    assert phone.last.startswith("知道了。我告诉了楼长李建国")


async def test_breathlessness_is_an_alarm_by_an_old_button_too(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    await doctor.presses("误报")
    await phone.presses("咳嗽")
    assert "过了时候" in phone.last
    await phone.presses("喘不上气")
    assert doctor.last.startswith("🔔 喘不上气 · 3号楼1单元101 · 赵桂兰")
    assert [alert[2:3] + alert[5:] for alert in await alerts(world)] == [("fever", "false"), ("breathless", None)]


async def test_a_person_released_meanwhile_is_not_forgotten(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
    world.clock.passes(minutes=5)
    await world.beat()
    assert "🔔 发热 38.5℃" in doctor.last
    assert "隔离第" not in doctor.last
    await doctor.presses("送医院")
    assert (await alerts(world))[0][5] == "hospital"


async def test_no_health_is_in_the_record(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    for button in ("打电话", "我来处理", "误报"):
        await doctor.presses(button)
    async with world.database.read() as db:
        details = str(await db.all(select(History.details).where(History.subject == "alert/1")))
        assert await db.scalar(select(Alert.closed_at)) is not None
    for secret in ("38", "385", "1234", "赵", "王"):
        assert secret not in details
