"""Values that are tapped, one after the other; a reason why there is none; and what we ask back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from handlers.temperature.excuses import reason_in
from handlers.temperature.guessing import guesses
from storage.models import Absence, Person, Reading
from tests.world import World


async def readings(world: World) -> list[tuple[str, str]]:
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Reading.celsius).join(Person, Person.id == Reading.person_id).order_by(Reading.id)
        )
    return [(row.name, str(row.celsius)) for row in rows]


async def reasons(world: World) -> dict[str, str | None]:
    async with world.database.read() as db:
        rows = await db.all(select(Person.name, Absence.reason).join(Person, Person.id == Absence.person_id))
    return {row.name: row.reason for row in rows}


# --- tapping ----------------------------------------------------------------------------------------------------------


async def test_one_alone_taps_the_value_below_the_question(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await world.beat()
    labels = [choice.text for choice in phone.heard[-1].choices]
    assert labels == ["36.3", "36.4", "36.5", "36.6", "36.7", "36.8", "36.9", "别的数", "量不了"]
    await phone.presses("36.6")
    assert phone.last == "记好了（早上，7:42）\n赵桂兰 36.6℃"
    assert await readings(world) == [("赵桂兰", "36.6")]


async def test_an_impatient_thumb_counts_once_and_another_value_counts_again(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await world.beat()
    await phone.presses("36.6")
    await phone.presses("36.6")
    assert await readings(world) == [("赵桂兰", "36.6")]
    await phone.presses("36.7")
    world.clock.passes(minutes=1)
    await phone.presses("36.7")
    assert [value for _, value in await readings(world)] == ["36.6", "36.7", "36.7"]


async def test_another_value_is_typed(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await world.beat()
    await phone.presses("别的数")
    assert phone.last == "赵桂兰多少度？打数字给我就行，比如「36.5」。"
    await phone.says("37.0")
    assert await readings(world) == [("赵桂兰", "37.0")]


async def test_a_household_is_asked_one_after_the_other_tapping_and_typing(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    assert [choice.text for choice in father.heard[-1].choices] == ["挨个填", "量不了"]
    await father.presses("挨个填")
    assert father.last == "张伟多少度？"
    await father.presses("36.5")
    assert father.last == "张伟 36.5℃ 记好了。王芳多少度？"
    await father.says("36.8")  # the mother's, not the writer's own
    assert father.last == "王芳 36.8℃ 记好了。张小雨多少度？"
    await father.presses("别的数")
    await father.says("37.1")
    assert father.last == "记好了（早上，7:42）\n张小雨 37.1℃"
    assert await readings(world) == [("张伟", "36.5"), ("王芳", "36.8"), ("张小雨", "37.1")]
    await father.says("36.9")  # and then it is the writer's own again
    assert (await readings(world))[-1] == ("张伟", "36.9")


async def test_a_name_beats_the_question(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.presses("挨个填")
    await father.says("张小雨36.8")
    assert await readings(world) == [("张小雨", "36.8")]


async def test_a_fever_on_the_way_is_not_passed_over_and_the_others_are_still_asked(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.presses("挨个填")
    await father.says("38.4")
    said = father.texts[-3:]
    assert any("记好了（早上" in text for text in said)
    assert any("张伟" in text and "再量一次" in text for text in said)
    assert any(text.endswith("王芳多少度？") for text in said)


async def test_one_by_one_when_everybody_is_in_says_so(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.says("张伟36.5 王芳36.6 张小雨36.7")
    await father.presses("挨个填")
    assert father.last == "早上的体温都有了，没有要记的。"


async def test_two_phones_of_one_household_do_not_ask_each_other(world: World) -> None:
    father, mother = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    await world.beat()
    await father.presses("挨个填")
    await mother.says("36.4")  # nobody asked her about the father
    assert await readings(world) == [("王芳", "36.4")]
    await father.presses("36.5")
    assert father.last == "张伟 36.5℃ 记好了。张小雨多少度？"


async def test_yesterdays_button_is_not_about_now(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await world.beat()
    world.clock.at("11-23 7:30")
    await phone.presses("36.6")
    assert "过了时候" in phone.last
    assert await readings(world) == []


@pytest.mark.parametrize(
    "choice",
    [
        "temp:1122-0:4:365", "temp:1122-0:1:999", "temp:1122-0:1:１２３", "temp:1122-0:1", "temp:", "temp:x:y:z",
        "temp:1122-0:99999999999999:365", "next:1122-9:4:365", "each:", "each:1122", "skip:", "skip:1122-0:p4:asleep",
        "skip:1122-0:q1", "skip:1122-0:p1:drunk", "skip:1122-0:p1:asleep:x", "home:1:1122-0", "home:", "call:1",
        "call:x", "door:1122-0:4:365", "door:1122-0:4", "door:", "atdoor:1", "atdoor:", "atdoor:x.y", "skip:1122-0:p",
    ],
)  # fmt: skip
async def test_nobody_can_say_by_a_button_what_is_not_theirs_to_say(world: World, choice: str) -> None:
    father = await world.enrolled(1, "张伟")  # 赵桂兰 is person 4, and not of this household
    before = len(father.heard)
    await father.says("", kind="choice", choice=choice)
    assert len(father.heard) == before + 1
    assert await readings(world) == []
    assert await reasons(world) == {}
    assert not any(row.parked_at for row in await world.arrivals())


# --- reasons ----------------------------------------------------------------------------------------------------------


async def test_one_is_asleep_and_is_not_asked_again_and_not_missing(world: World) -> None:
    liaison, father = await world.enrolled(7, "李建国"), await world.enrolled(1, "张伟")
    await world.beat()
    await father.says("张伟36.5 王芳36.6")
    await father.presses("量不了")
    assert father.last == "张小雨怎么了？"
    await father.presses("睡着了")
    assert father.last == "好的，早上先不催了：张小雨（睡着了）。能量了，发给我就行。"
    world.clock.at("8:30")
    before = len(father.heard)
    await world.beat()
    assert len(father.heard) == before
    world.clock.at("9:30")
    await world.beat()
    assert "张小雨 睡着了" in liaison.last
    assert (await reasons(world))["张小雨"] == "asleep"


async def test_whose_it_is_is_asked_where_several_are_missing_and_all_can_be_meant(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.presses("量不了")
    assert [choice.text for choice in father.heard[-1].choices] == ["张伟", "王芳", "张小雨", "都是"]
    await father.presses("都是")
    await father.presses("在医院")
    assert set((await reasons(world)).values()) == {"hospital"}
    assert len(await reasons(world)) == 3


async def test_without_a_thermometer_somebody_hears_of_it_at_once(world: World) -> None:
    liaison, zhao = await world.enrolled(7, "李建国"), await world.enrolled(2, "赵桂兰")
    await world.beat()
    await zhao.says("家里没有体温计")
    assert "没体温计" in zhao.last
    assert liaison.last == "3号楼1单元101家里没有体温计（赵桂兰）。请带一支去，放门口就行。"
    await zhao.says("36.5")  # the neighbour lent one
    assert await readings(world) == [("赵桂兰", "36.5")]


async def test_a_typed_reason_is_for_whom_it_names(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await world.beat()
    await father.says("张小雨还在睡")
    assert await reasons(world) == {"张小雨": "asleep"}
    await father.says("在医院")
    assert father.last == "谁量不了？"
    await father.presses("王芳")
    assert await reasons(world) == {"张小雨": "asleep", "王芳": "hospital"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("家里没体温计", "no-thermometer"),
        ("没有温度计", "no-thermometer"),
        ("体温计坏了", "no-thermometer"),
        ("体温計壞了", "no-thermometer"),
        ("we have no thermometer", "no-thermometer"),
        ("孩子睡着了", "asleep"),
        ("奶奶还没醒呢", "asleep"),
        ("he is still sleeping", "asleep"),
        ("爷爷在医院", "hospital"),
        ("住院了", "hospital"),
        ("dad is in hospital", "hospital"),
        ("没有体温计怎么办？", None),
        ("要去医院吗", None),
        ("昨晚没睡着", None),
        ("谢谢", None),
        ("", None),
    ],
)
def test_what_is_a_reason(text: str, reason: str | None) -> None:
    assert reason_in(text) == reason


# --- what we ask back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("体温63.5", ["36.5"]),
        ("63。5", ["36.5"]),
        ("3.65", ["36.5"]),
        ("365", ["36.5"]),
        ("26.5度", ["36.5"]),
        ("36.5-36.8", ["36.5", "36.8"]),
        ("401", ["40.1"]),
        ("昨天38.5", ["38.5"]),
        ("３６．５还是３６．８", ["36.5", "36.8"]),
        ("36", []),
        ("13812345678", []),
        ("120/80", []),
        ("99.9", ["37.7"]),
        ("98.6", ["37.0"]),
        ("", []),
    ],
)
def test_what_a_number_may_have_been(text: str, expected: list[str]) -> None:
    assert [value for _, value in guesses(text)] == [Decimal(value) for value in expected]


async def test_a_slip_of_the_thumb_is_asked_back_with_one_tap_to_mend_it(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await phone.says("体温63.5")
    assert phone.last == "您写的「63.5」我不敢乱记，是 36.5 吗？"
    assert await readings(world) == []
    await phone.presses("36.5")
    assert await readings(world) == [("赵桂兰", "36.5")]


async def test_or_it_is_written_again(world: World) -> None:
    phone = await world.enrolled(2, "赵桂兰")
    await phone.says("36.5-36.8")
    assert [choice.text for choice in phone.heard[-1].choices] == ["36.5", "36.8", "不是，我重写"]
    await phone.presses("不是，我重写")
    assert phone.last.startswith("把体温发给我就行")
    await phone.says("36.7")
    assert await readings(world) == [("赵桂兰", "36.7")]


async def test_what_may_be_somebody_elses_is_not_put_on_the_writer_by_a_button(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    for text in ("孩子从昨晚起38.9", "王芳63.5"):
        await father.says(text)
        assert father.last.startswith("我不敢乱记"), text
        assert father.heard[-1].choices == ()
    assert await readings(world) == []
