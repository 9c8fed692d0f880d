"""症状: what people feel is written down for the right one, and somebody hears of it."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from storage.models import Complaint, Person, Reading
from tests.world import World


async def complaints(world: World) -> list[tuple[str, list[str], list[str]]]:
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Complaint.felt, Complaint.denied)
            .join(Person, Person.id == Complaint.person_id)
            .order_by(Complaint.id)
        )
    return [(row.name, row.felt, row.denied) for row in rows]


async def test_beside_a_temperature_they_are_that_persons(world: World) -> None:
    liaison, father = await world.enrolled(7, "李建国"), await world.enrolled(1, "张伟")
    await father.says("36.8 有点咳嗽")
    await father.says("王芳36.5，不发烧，不咳嗽")
    assert await complaints(world) == [("张伟", ["cough"], []), ("王芳", [], ["cough", "fever"])]
    assert [text for text in liaison.texts if "说：" in text] == ["3号楼2单元502 张伟说：咳嗽。"]


async def test_with_several_temperatures_they_are_asked_about_and_one_tap_answers(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("我36.5 王芳36.6，有点咳嗽")
    assert father.last == "是哪一位咳嗽？"
    await father.presses("王芳")
    assert await complaints(world) == [("王芳", ["cough"], [])]


async def test_a_fever_and_a_symptom_in_one_message_are_one_alarm(world: World) -> None:
    doctor, zhao = await world.enrolled(8, "王医生"), await world.enrolled(2, "赵桂兰")
    before = len(doctor.heard)
    await zhao.says("38.4，嗓子疼")
    assert len(doctor.heard) == before + 1
    assert "38.4" in doctor.last
    assert "嗓子疼" in doctor.last
    assert await complaints(world) == [("赵桂兰", ["sore_throat"], [])]


async def test_who_gasps_for_breath_is_an_alarm_without_a_number_also_where_nobody_knows_who_writes(
    world: World,
) -> None:
    liaison, phone = await world.enrolled(7, "李建国"), world.phone(1)
    await phone.enrols("张伟")
    await phone.says("喘不上气了")
    assert "喘不上气" in liaison.last
    assert "3号楼2单元502" in liaison.last
    assert "120" in phone.last


async def test_whose_it_is_is_asked_for_kin_that_we_do_not_know_by_name(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("我妈有点头疼")
    assert father.last == "是哪一位头疼？"
    assert await complaints(world) == []
    await father.presses("王芳")
    assert await complaints(world) == [("王芳", ["headache"], [])]


async def test_a_question_is_no_complaint(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("咳嗽要紧吗？")
    assert await complaints(world) == []


async def test_symptoms_beside_a_number_that_is_not_clear_are_not_met_with_a_riddle(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("孩子高烧39度多")
    assert "120" in father.last


async def test_one_question_answers_whose_the_value_is_and_whose_the_symptom(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("我妈36.9，有点头疼")
    assert father.last == "「妈」36.9℃，是家里哪一位的？"
    await father.presses("王芳")
    assert await complaints(world) == [("王芳", ["headache"], [])]
    assert len(await world.readings()) == 1


async def test_a_fever_of_somebody_not_yet_named_is_told_at_once_and_becomes_an_alert_with_the_name(
    world: World,
) -> None:
    liaison, father = await world.enrolled(7, "李建国"), await world.enrolled(1, "张伟")
    await father.says("我妈38.4")
    assert liaison.last == "🔔 38.4℃ · 3号楼2单元502 · 「妈」\n还没说是家里哪一位，我正在问。请打个电话问问。"
    await liaison.presses("打电话")
    assert "13812345678" in liaison.last
    await father.presses("王芳")
    assert any("发热 38.4℃ · 3号楼2单元502 · 王芳" in text for text in liaison.texts)


async def test_we_ask_about_what_was_just_written_and_an_older_question_still_means_what_it_asked(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("李四36.5")
    older = father.heard[-1].choices
    world.clock.passes(minutes=2)
    await father.says("我妈38.6")
    assert father.last == "「妈」38.6℃，是家里哪一位的？"
    child = next(choice for choice in older if choice.text == "张小雨")
    await father.says("", kind="choice", choice=child.id)
    assert [row[1] for row in await world.readings()] == [Decimal("36.5")]
    assert father.last == "「妈」38.6℃，是家里哪一位的？"
    await father.says("王芳")
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Reading.celsius).join(Person, Person.id == Reading.person_id).order_by(Reading.id)
        )
    assert [(row.name, str(row.celsius)) for row in rows] == [("张小雨", "36.5"), ("王芳", "38.6")]
