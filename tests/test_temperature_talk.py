"""体温 as people live it: told through the door, on a held clock."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from handlers.chat import Incoming
from handlers.rules import Rules
from storage.models import Account, Case, Person, Reading
from tests.world import ROSTER, Phone, World

GROUP = "fake:-100"


@dataclass(frozen=True)
class Row:
    """A reading as the database holds it."""

    id: int
    name: str
    celsius: Decimal
    day: date
    slot: str | None
    late: bool
    source: str
    corrects: int | None
    taken_at: datetime


async def rows(world: World) -> list[Row]:
    async with world.database.read() as db:
        found = await db.all(
            select(
                Reading.id, Person.name, Reading.celsius, Reading.day, Reading.slot, Reading.late, Reading.source,
                Reading.corrects_id, Reading.taken_at,
            ).join(Person, Person.id == Reading.person_id).order_by(Reading.id)
        )  # fmt: skip
    return [Row(*row) for row in found]


async def values(world: World) -> list[tuple[str, str, str | None]]:
    """Whose, what, which slot."""
    return [(row.name, str(row.celsius), row.slot) for row in await rows(world)]


async def keepers(world: World) -> tuple[Phone, Phone, Phone]:
    """The liaison of building 3, the doctor, the worker."""
    return await world.enrolled(7, "李建国"), await world.enrolled(8, "王医生"), await world.enrolled(9, "陈静")


# --- which slot -------------------------------------------------------------------------------------------------------


async def test_in_an_open_slot_it_says_who_what_and_when(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("36.5")
    assert phone.last == "记好了（早上，7:42）\n赵桂兰 36.5℃"
    [row] = await rows(world)
    assert (row.day, row.slot, row.late, row.source, row.corrects) == (
        date(2026, 11, 22),
        "morning",
        False,
        "self",
        None,
    )
    assert row.taken_at == datetime(2026, 11, 21, 23, 42, tzinfo=UTC)


async def test_within_the_hour_before_it_counts_early(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("16:10")
    await phone.says("36.5")
    assert phone.last == "记好了，算在今天晚上的（16:10）\n赵桂兰 36.5℃"
    assert await values(world) == [("赵桂兰", "36.5", "evening")]


async def test_after_closing_it_counts_late_without_blame_and_a_second_one_for_none(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("10:00")
    await phone.says("36.5")
    assert phone.last == "收到了，早上的时间已过，记在早上补报（10:00）\n赵桂兰 36.5℃"
    await phone.says("36.6")
    assert phone.last == "记好了（10:00），这会儿不算哪一次；下一次是今天晚上 17:00。\n赵桂兰 36.6℃"
    assert [(row.slot, row.late) for row in await rows(world)] == [("morning", True), (None, False)]


async def test_of_a_family_that_reports_late_each_is_late_only_for_what_they_have_not_reported(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("王芳 36.4")
    world.clock.at("10:00")
    await phone.says("张伟 36.5 王芳 36.6 张小雨 36.7")
    found = [(row.name, str(row.celsius), row.slot, row.late) for row in await rows(world)]
    assert found == [
        ("王芳", "36.4", "morning", False),
        ("张伟", "36.5", "morning", True),
        ("王芳", "36.6", None, False),
        ("张小雨", "36.7", "morning", True),
    ]


async def test_of_two_late_values_that_waited_for_their_name_the_first_is_for_the_slot(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    world.clock.at("10:00")
    await phone.says("外婆36.5")
    await phone.says("外婆36.6")
    await phone.says("王芳")
    found = [(row.name, str(row.celsius), row.slot, row.late) for row in await rows(world)]
    assert found == [("王芳", "36.5", "morning", True), ("王芳", "36.6", None, False)]


async def test_at_night_it_counts_for_none_and_is_kept_all_the_same(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("11-23 2:30")
    await phone.says("36.5")
    assert "2:30" in phone.last
    assert "今天早上 7:00" in phone.last
    assert await values(world) == [("赵桂兰", "36.5", None)]
    world.clock.at("11-23 20:00")
    await phone.says("36.6")
    await phone.says("36.7")
    assert "明天早上 7:00" in phone.last


async def test_what_was_written_before_closing_and_delivered_after_it_counts_in_time(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("9:29")
    written = world.clock.now()
    world.clock.at("9:45")
    await arrives_later(world, phone, "36.5", written)
    assert phone.last == "记好了（早上，9:29）\n赵桂兰 36.5℃"
    [row] = await rows(world)
    assert (row.slot, row.late, row.taken_at) == ("morning", False, written)


async def test_what_was_written_before_midnight_and_delivered_after_it_belongs_to_its_own_day(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("23:59")
    written = world.clock.now()
    world.clock.passes(minutes=5)
    await arrives_later(world, phone, "36.5", written)
    [row] = await rows(world)
    assert (row.day, row.slot, row.late) == (date(2026, 11, 22), "evening", True)


async def test_a_date_in_the_future_or_long_ago_is_not_believed(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    for wrong in (timedelta(hours=3), timedelta(days=-1, minutes=-1), timedelta(days=-400)):
        await arrives_later(world, phone, "36.5", world.clock.now() + wrong)
    assert {row.taken_at for row in await rows(world)} == {world.clock.now()}
    assert {(row.day, row.slot) for row in await rows(world)} == {(date(2026, 11, 22), "morning")}


async def arrives_later(world: World, phone: Phone, text: str, written: datetime) -> None:
    """A message that the platform dates otherwise than now."""
    number = next(world.numbers)
    await world.arrives(
        Incoming(f"late:{number}", phone.address, phone.address, text=text, message=f"late-{number}", sent_at=written)
    )


# --- whose it is ------------------------------------------------------------------------------------------------------


async def test_one_writes_for_all_and_each_is_recorded(world: World) -> None:
    phone = await world.enrolled(1, "王芳")
    await phone.says("张伟36.5 张小雨36.8 我36.6")
    assert phone.last == "记好了（早上，7:42）\n张伟 36.5℃\n张小雨 36.8℃\n王芳 36.6℃"
    assert [(row.name, row.source) for row in await rows(world)] == [
        ("张伟", "household"), ("张小雨", "household"), ("王芳", "self"),
    ]  # fmt: skip


async def test_a_word_for_kin_asks_whose_and_the_answer_records_it(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("妈36.8")
    assert phone.last == "「妈」36.8℃，是家里哪一位的？"
    assert await values(world) == []
    await phone.presses("王芳")
    assert await values(world) == [("王芳", "36.8", "morning")]
    await phone.says("36.5")  # who writes has not changed
    assert "张伟 36.5" in phone.last


async def test_none_of_several_unknown_ones_is_forgotten(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    await phone.says("我36.5 妈36.8 张小雨36.6")
    assert await values(world) == [("张小雨", "36.6", "morning")]
    assert "记在您名下" in phone.last
    await phone.presses("张伟")
    assert phone.last == "「妈」36.8℃，是家里哪一位的？"
    await phone.presses("王芳")
    assert phone.last == "记好了（早上，7:42）\n王芳 36.8℃"
    assert await values(world) == [
        ("张小雨", "36.6", "morning"), ("张伟", "36.5", "morning"), ("王芳", "36.8", "morning"),
    ]  # fmt: skip


async def test_what_waits_for_its_name_keeps_the_time_it_was_written_at(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    world.clock.at("9:25")
    said = await phone.says("妈36.8")
    world.clock.at("9:50")
    await phone.presses("王芳")
    [row] = await rows(world)
    assert (row.slot, row.late) == ("morning", False)
    assert "9:25" in phone.last
    await phone.edits(said, "王芳36.9")  # and its message can still be changed
    assert [(row.celsius, row.corrects) for row in await rows(world)][1] == (Decimal("36.9"), row.id)


async def test_a_value_that_waits_can_be_corrected_before_anybody_knows_whose_it_is(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    former = await phone.says("36.9")
    await phone.edits(former, "36.6")
    await phone.says("更正 36.7")
    await phone.presses("张伟")
    assert await values(world) == [("张伟", "36.7", "morning")]
    assert "记好了" in phone.last


async def test_a_button_pressed_twice_does_not_answer_the_next_question(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("妈36.8 孩子36.6")
    her = next(choice for choice in phone.heard[-1].choices if choice.text == "王芳")
    await phone.says("王芳", kind="choice", choice=her.id)
    assert phone.last == "「孩子」36.6℃，是家里哪一位的？"
    await phone.says("王芳", kind="choice", choice=her.id)
    assert phone.last == "「孩子」36.6℃，是家里哪一位的？"
    world.clock.passes(minutes=1)
    await phone.says("王芳", kind="choice", choice=her.id)  # one person has one value in a message
    assert await values(world) == [("王芳", "36.8", "morning")]
    await phone.presses("张小雨")
    assert await values(world) == [("王芳", "36.8", "morning"), ("张小雨", "36.6", "morning")]


async def test_an_answer_after_hours_is_too_late_and_says_so(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("妈36.8")
    world.clock.passes(hours=7)
    await phone.presses("王芳")
    assert "过了时候" in phone.last
    assert await values(world) == []


async def test_two_values_for_one_person_in_one_message_are_asked_about(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("我36.5 张伟36.8")
    assert "不敢乱记" in phone.last
    assert await values(world) == []


async def test_part_of_a_latin_name_is_enough_however_it_is_spelt(world: World) -> None:
    phone = await world.enrolled(1, "John Smith")
    for text in ("John 36.5", "JOHN SMITH 36.6", "36.7 smith"):
        await phone.says(text)
    assert await values(world) == [("John Smith", value, "morning") for value in ("36.5", "36.6", "36.7")]


async def test_a_neighbours_name_is_nobody_here(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("赵桂兰36.5")
    assert phone.last == "「赵桂兰」36.5℃，是家里哪一位的？"
    assert await values(world) == []


async def test_several_values_without_a_name_are_asked_about(world: World) -> None:
    known = await world.enrolled(1, "张伟")
    unknown = world.phone(2)
    await unknown.enrols("王芳")
    for phone in (known, unknown):
        await phone.says("36.5 36.8")
        assert "不敢乱记" in phone.last
    assert await values(world) == []


async def test_how_somebody_is_without_a_value_is_never_met_with_silence(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("有点咳嗽，嗓子疼")
    assert phone.last == "记下了：赵桂兰 咳嗽、嗓子疼。请量一下体温发给我。"
    await phone.says("不发烧，不咳嗽")
    assert phone.last == "好的，记下了：赵桂兰没有咳嗽、发热。体温也请发一个。"
    assert await values(world) == []


async def test_in_one_message_each_counts_where_it_stands(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("36.5")
    world.clock.at("11:00")
    await phone.says("我36.6 王芳36.7")
    assert "这会儿不算哪一次" in phone.texts[-2]
    assert "记在早上补报（11:00）\n王芳 36.7℃" in phone.last
    assert [(row.name, row.slot, row.late) for row in await rows(world)] == [
        ("张伟", "morning", False), ("张伟", None, False), ("王芳", "morning", True),
    ]  # fmt: skip


async def test_what_is_not_sure_is_asked_about_and_not_recorded(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    for text in ("63.5", "37", "昨天38.5", "36.5-36.8", "早36.5晚36.8"):
        await phone.says(text)
        assert "不敢乱记" in phone.last, text
    for text in ("盐36.5元一袋", "37.3算发烧吗", "超过37.3怎么办", "隔壁老王38.5"):
        await phone.says(text)
        assert phone.last.startswith("您说的我记下了"), text  # for whoever looks after them
    assert await values(world) == []


# --- a second one, and mending ----------------------------------------------------------------------------------------


async def test_a_second_reading_of_a_slot_is_kept_and_the_newest_is_shown(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("36.5")
    world.clock.passes(minutes=20)
    await phone.says("36.9")
    assert await values(world) == [("赵桂兰", "36.5", "morning"), ("赵桂兰", "36.9", "morning")]
    await phone.says("状态")
    assert "早上 36.9℃" in phone.last
    assert "36.5" not in phone.last


async def test_an_edited_message_corrects_and_overwrites_nothing(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    first = await phone.says("38.5")
    world.clock.at("17:30")
    await phone.edits(first, "36.5")
    assert phone.last == "改好了（17:30）\n赵桂兰 36.5℃"
    await phone.edits(first, "36.6")
    one, two, three = await rows(world)
    assert [(row.corrects, str(row.celsius), row.slot) for row in (one, two, three)] == [
        (None, "38.5", "morning"), (one.id, "36.5", "morning"), (two.id, "36.6", "morning"),
    ]  # fmt: skip
    await phone.says("状态")
    assert "早上 36.6℃、晚上 还没报" in phone.last


async def test_an_edit_touches_only_whom_it_changes(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    mothers = await world.enrolled(2, "王芳")
    await mothers.says("36.8")
    first = await phone.says("我36.5 张小雨36.6")
    await phone.edits(first, "我36.5 王芳36.7")  # nothing of hers was in it: hers is a second reading
    assert [(row.name, str(row.celsius), row.corrects) for row in await rows(world)] == [
        ("王芳", "36.8", None), ("张伟", "36.5", None), ("张小雨", "36.6", None), ("王芳", "36.7", None),
    ]  # fmt: skip
    await phone.edits(first, "我36.5 谢谢")
    assert len(await rows(world)) == 4
    await phone.edits(first, "说错了，昨天36.5")
    assert len(await rows(world)) == 4


async def test_an_edit_with_an_unknown_name_corrects_the_others_and_asks(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    first = await phone.says("36.5")
    await phone.edits(first, "我36.6 妈36.8")
    assert [row.corrects is not None for row in await rows(world)] == [False, True]
    await phone.presses("王芳")
    assert [(row.name, row.corrects is not None) for row in await rows(world)][2] == ("王芳", False)


async def test_an_edit_of_something_else_into_a_value_is_a_report(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    first = await phone.says("63.5")
    await phone.edits(first, "36.5")
    assert await values(world) == [("赵桂兰", "36.5", "morning")]
    assert "记好了" in phone.last
    heard = len(phone.heard)
    await phone.edits(await phone.says("你好"), "你好呀")
    assert len(phone.heard) == heard + 1  # the edit itself needs no answer


async def test_correcting_in_words(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("我36.5 王芳36.6")
    world.clock.passes(minutes=1)
    await phone.says("更正 36.8")
    await phone.says("打错了，王芳36.7")
    one, two, mine, hers = await rows(world)
    assert (mine.corrects, hers.corrects) == (one.id, two.id)
    assert phone.last == "改好了（7:43）\n王芳 36.7℃"
    await phone.says("更正")
    assert "请把对的写给我" in phone.last


async def test_a_correction_of_nothing_is_a_report(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("更正 36.8")
    assert phone.last.startswith("记好了")
    world.clock.passes(hours=13)
    await phone.says("更正 36.9")  # the last one is too long ago to be meant
    assert [row.corrects for row in await rows(world)] == [None, None]


# --- fever: the rest of it is in tests/test_alerts.py -----------------------------------------------------------------


async def test_a_fever_whose_name_we_had_to_ask_for_tells_everybody_too(world: World) -> None:
    _, doctor, _ = await keepers(world)
    phone = await world.enrolled(1, "张伟")
    await phone.says("孩子38.5")
    await phone.presses("张小雨")
    assert "38.5℃ · 3号楼2单元502 · 张小雨" in doctor.last


async def test_a_correction_into_a_fever_tells_everybody_too(world: World) -> None:
    _, doctor, _ = await keepers(world)
    phone = await world.enrolled(1, "赵桂兰")
    first = await phone.says("36.5")
    await phone.edits(first, "38.5")
    assert "发热 38.5℃" in doctor.last


# --- groups -----------------------------------------------------------------------------------------------------------


async def test_what_is_said_in_a_group_is_taken_and_answered_in_private(world: World) -> None:
    liaison, _, _ = await keepers(world)
    phone = await world.enrolled(1, "张伟")
    for text in ("36.5", "王芳38.5", "更正 王芳38.6", "妈36.5", "36.5？", "大家好", "状态", "未报"):
        await phone.says(text, group=GROUP)
    await phone.edits(await phone.says("36.6", group=GROUP), "37.9")
    assert [heard for heard in world.channel.sent if heard.chat == GROUP] == []  # a mark, never a word
    assert "王芳" in liaison.last or "张伟" in liaison.last
    assert [value for _, value, _ in await values(world)] == ["36.5", "38.5", "38.6", "36.6", "37.9"]
    assert [arrival.text for arrival in await world.arrivals() if "fake:1:" in arrival.key][-10:] == [""] * 10


async def test_a_stranger_in_a_group_is_not_answered_at_all(world: World) -> None:
    before = await world.letters()
    await world.phone(66).says("38.5", group=GROUP)
    assert await world.letters() == before
    assert await values(world) == []


# --- who is due -------------------------------------------------------------------------------------------------------


async def test_the_last_day_counts_to_its_last_slot_and_the_next_day_asks_nobody(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")  # since 21 November: the last of 14 days is 4 December
    world.clock.at("12-4 17:05")
    await world.beat()
    assert "赵桂兰" in phone.last
    assert "17" not in phone.last
    await phone.says("状态")
    assert "隔离第 14 天，到12月4日（周五）为止" in phone.last
    world.clock.at("12-5 7:05")
    before = len(phone.heard)
    await world.beat()
    assert len(phone.heard) == before
    await phone.says("状态")
    assert phone.last.startswith("3号楼1单元101 · 12月5日（周六）\n赵桂兰：今天不用报\n")
    await phone.says("36.5")  # who still measures is not sent away
    assert phone.last.startswith("记好了")
    await phone.says("38.5")
    assert "发热 38.5℃" in phone.last


async def test_somebody_released_or_never_in_quarantine_is_not_asked_and_not_missing(world: World) -> None:
    liaison, _, _ = await keepers(world)
    phone = await world.enrolled(1, "赵桂兰")
    free = await world.enrolled(2, "孙立")
    async with world.database.begin() as db:
        person = await db.scalar(select(Person.id).where(Person.name == "赵桂兰"))
        await db.run(update(Case).where(Case.person_id == person).values(released_at=world.clock.now()))
    before = len(phone.heard), len(free.heard)
    await world.beat()
    assert (len(phone.heard), len(free.heard)) == before
    await liaison.says("未报")
    assert "赵桂兰" not in liaison.last
    for one in (phone, free):
        await one.says("36.5")
        assert any(text.startswith("记好了") for text in one.texts)
    assert phone.last == "赵桂兰已经不用每天报了，想量随时发给我就行。"


# --- 状态 and 未报 ----------------------------------------------------------------------------------------------------


async def test_a_household_sees_its_own_day_and_nothing_of_the_neighbours(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("张伟36.5 王芳36.6")
    await phone.says("状态")
    assert phone.last == (
        "3号楼2单元502 · 11月22日（周日）\n"
        "张伟：早上 36.5℃\n"
        "王芳：早上 36.6℃\n"
        "张小雨：早上 还没报\n"
        "隔离第 3 天，到12月3日（周四）为止"
    )
    world.clock.at("17:05")
    await phone.says("状态")
    assert "张伟：早上 36.5℃、晚上 还没报" in phone.last
    await phone.says("未报")
    assert phone.last == "这个只有楼长、医生和社区里照看的人能看。您自己家的，发「状态」就行。"


async def test_a_reading_for_no_slot_is_shown_with_its_time(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.at("5:00")
    await phone.says("36.5")
    await phone.says("状态")
    assert "赵桂兰：5:00 36.5℃\n" in phone.last
    world.clock.at("7:10")
    await phone.says("状态")
    assert "赵桂兰：早上 还没报、5:00 36.5℃\n" in phone.last


async def test_the_days_of_a_household_are_said_for_each_where_they_differ(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        person = await db.scalar(select(Person.id).where(Person.name == "王芳"))
        await db.run(update(Case).where(Case.person_id == person).values(starts_on=date(2026, 11, 22)))
    await phone.says("状态")
    assert "张伟：早上 还没报。隔离第 3 天" in phone.last
    assert "王芳：早上 还没报。隔离第 1 天" in phone.last


async def test_before_the_first_slot_lists_are_about_yesterday_evening(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    world.clock.at("11-23 2:00")
    await liaison.says("未报")
    assert liaison.last.startswith("昨天晚上还差 2 户（共 2 户）")
    await liaison.says("状态")
    assert liaison.last.startswith("11月22日（周日）晚上")


async def test_a_given_name_is_enough_at_home(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("小雨36.4 我36.5")
    assert "张小雨 36.4℃" in phone.last
    assert "张伟 36.5℃" in phone.last


async def test_each_sees_only_what_they_look_after(world: World) -> None:
    liaison, doctor, staff = await keepers(world)
    await (await world.enrolled(1, "张伟")).says("36.5")
    await liaison.says("状态")
    assert liaison.last == "11月22日（周日）早上：4 人该报，还差 3 人（2 户）。\n已报 1"
    await liaison.says("未报")
    assert liaison.last == (
        "早上还差 2 户（共 2 户），9:30 截止\n"
        "1. 3号楼1单元101 赵桂兰：还没连上我，请打电话或上门问\n"
        "2. 3号楼2单元502 王芳、张小雨：请打个电话"
    )
    for phone in (doctor, staff):
        await phone.says("未报")
        assert phone.last.startswith("早上还差 3 户（共 3 户），9:30 截止\n1. 1号楼302 John Smith：")


async def test_a_liaison_who_lives_here_sees_the_own_home_and_the_total(world: World) -> None:
    await world.import_(ROSTER.replace("303,孙立,,,,,", "303,孙立,,楼栋长,1号楼,2026-11-22,"))
    sun = await world.enrolled(5, "孙立")
    await sun.says("未报")
    assert "John Smith" in sun.last
    assert "张伟" not in sun.last


async def test_a_volunteer_is_refused_kindly_with_either_word(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周强,,志愿者,3号楼,,\n")
    volunteer = await world.enrolled(6, "周强")
    for word in ("状态", "未报"):
        await volunteer.says(word)
        assert volunteer.last == "这个只有楼长、医生和社区里照看的人能看。有事请直接找楼长。"


async def test_staff_hear_what_troubles_the_machine_and_a_liaison_does_not(world: World) -> None:
    liaison, _, staff = await keepers(world)
    await world.inbox.park("odd:1", "fake:1", {"text": "?"}, ValueError("odd"))
    await staff.says("状态")
    assert staff.last == "机器这边：1 条来信没处理好，0 条没发出去，0 条可能发了两遍。"
    await liaison.says("状态")
    assert "机器" not in liaison.last


async def test_when_all_have_reported_it_says_so_and_when_nobody_is_due(world: World) -> None:
    liaison, _, _ = await keepers(world)
    await (await world.enrolled(1, "张伟")).says("张伟36.5 王芳36.5 张小雨36.5")
    await (await world.enrolled(2, "赵桂兰")).says("36.5")
    await liaison.says("未报")
    assert liaison.last == "早上都报了，一户不差。"
    world.clock.at("12-25 8:00")
    for word in ("未报", "状态"):
        await liaison.says(word)
        assert liaison.last == "12月25日（周五）：今天没有要报体温的人。"


# --- other places, other languages ------------------------------------------------------------------------------------


async def test_everything_comes_in_english_to_who_reads_english(world: World) -> None:
    john = await world.enrolled(1, "John Smith", language="en")
    world.clock.at("7:05")
    await world.beat()
    assert john.last == "Good morning. Please send the temperature of John Smith before 9:30."
    first = await john.says("36.5")
    assert john.last == "Got it (morning, 7:05)\nJohn Smith 36.5 °C"
    await john.edits(first, "38.5")
    assert john.texts[-2] == "Changed (7:05)\nJohn Smith 38.5 °C"
    for text in ("/status", "/missing", "/temp", "/help", "is 36.5 normal", "hm", "correction", "34.5", "mom 36.5"):
        await john.says(text)
    world.clock.at("16:30")
    await john.says("36.5")
    world.clock.at("20:00")
    await john.says("36.6")
    assert "slot" in john.texts[-2]  # and the fever that was open hears of the new value
    await john.says("x", kind="choice", choice="whose:1")
    await john.says("", kind="photo")
    english = [text for text in john.texts if "safe word" not in text]
    assert len(english) > 15
    for text in english:
        assert not any("一" <= c <= "鿿" for c in text.replace("1号楼302", "")), text


async def test_a_community_elsewhere_has_its_own_clock_and_day(world: World) -> None:
    await use(world, dataclasses.replace(world.rules, zone=ZoneInfo("America/New_York")))
    phone = await world.enrolled(1, "赵桂兰")
    world.clock.moment = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # 22:00 on Sunday the 22nd there
    await phone.says("36.5")
    [row] = await rows(world)
    assert (row.day, row.slot, row.late) == (date(2026, 11, 22), "evening", True)
    assert "22:00" in phone.last


async def test_a_slot_keeps_its_hour_when_the_clocks_change(world: World) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    await use(world, dataclasses.replace(world.rules, zone=berlin))
    async with world.database.begin() as db:
        started = datetime(2026, 10, 20, tzinfo=UTC)
        await db.run(update(Case).values(starts_on=started.date(), ends_on=date(2026, 10, 30), created_at=started))
    phone = await world.enrolled(1, "赵桂兰")
    for day, offset in ((24, 2), (25, 1)):  # summer time ends in the night between them
        world.clock.moment = datetime(2026, 10, day, 7, 0, tzinfo=berlin)
        assert world.clock.now().hour == 7 - offset
        before = len(phone.heard)
        world.clock.passes(minutes=-1)
        await world.beat()
        assert len(phone.heard) == before
        world.clock.passes(minutes=1)
        await world.beat()
        assert len(phone.heard) == before + 1
        await phone.says("36.5")
    assert [(row.day.day, row.slot) for row in await rows(world)] == [(24, "morning"), (25, "morning")]


async def use(world: World, rules: Rules) -> None:
    """Other settings, and a restart."""
    world.rules = rules
    await world.crash()


async def test_the_account_is_waited_for_only_once(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("妈36.8")
    await phone.presses("王芳")
    await phone.presses("王芳")
    assert "过了时候" in phone.last
    assert len(await rows(world)) == 1
    async with world.database.read() as db:
        assert await db.scalar(select(Account.expects)) is None


# --- words that are no number -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["孩子喘不上气", "求助", "救命啊", "sos", "can't breathe", "胸闷"])
async def test_words_of_alarm_are_never_met_with_not_understood(world: World, words: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says(words)
    assert "120" in phone.last


@pytest.mark.parametrize("words", ["我发烧了", "I have a fever"])
async def test_a_fever_without_a_number_is_asked_for_one(world: World, words: str) -> None:
    liaison = await world.enrolled(7, "李建国")
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says(words)
    assert phone.last == "赵桂兰觉得发热，请现在量一次，把数字发给我，比如「赵桂兰 37.8」。"
    assert liaison.last == "3号楼1单元101 赵桂兰说：发热。"


@pytest.mark.parametrize("words", ["没有发烧", "37.3算发烧吗？", "no fever today", "今天不难受"])
async def test_what_is_denied_or_asked_is_no_alarm(world: World, words: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says(words)
    assert "120" not in phone.last


async def test_a_greeting_is_greeted_back(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("你好！")
    assert phone.last.startswith("您好，我在。")
