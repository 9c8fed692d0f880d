"""为什么: why somebody was asked in a slot, or not asked; from the facts, for staff, on the record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.channels.base import Gone, Refused, Unreachable
from handlers.temperature import in_question, why
from handlers.temperature.why import candidates, chosen, stay_of, verdict
from storage.models import Account, Case, History, Letter
from storage.temperature import Window
from storage.why import Absent, Answering, Measured, Named, Opened, Stay, Written
from tests.keepers import excused, ids, labels, no_roles_any_more, person_id, presses_id, window
from tests.world import ROSTER, SHANGHAI, TEXTS, World

SEVEN = datetime(2026, 11, 22, 7, tzinfo=SHANGHAI)
MORNING = Window(date(2026, 11, 22), "morning", SEVEN, SEVEN + timedelta(hours=2, minutes=30))


# --- rules ------------------------------------------------------------------------------------------------------------


def at(hours: float) -> datetime:
    """So many hours after the slot opens."""
    return SEVEN + timedelta(hours=hours)


def stay(first: int = 20, last: int = 24, *, known: float = -30, released: float | None = None) -> Stay:
    end = None if released is None else at(released)
    return Stay("14", date(2026, 11, first), date(2026, 11, last), at(known), end)


OPENED = Opened(at(0), missed=False)
CHAT = Answering("fake:1", "张伟", at(-20), None)


def letter(state: str) -> Written:
    return Written("slot/2026-11-22/morning/1/fake:1", "fake:1", state, 0, at(0), at(0))


@pytest.mark.parametrize(
    ("stay", "opened", "chats", "states", "measured", "absent", "word"),
    [
        (None, OPENED, [CHAT], [], None, None, "no-case"),
        (stay(23), OPENED, [CHAT], [], None, None, "before"),
        (stay(10, 21), OPENED, [CHAT], [], None, None, "after"),
        (stay(10, 21, released=-9), OPENED, [CHAT], [], None, None, "released"),
        (stay(released=1), OPENED, [CHAT], ["sent"], None, None, "released"),  # in the middle of the slot
        (stay(known=3), OPENED, [CHAT], [], None, None, "known-later"),
        (stay(known=1), OPENED, [CHAT], [], None, None, "known-later"),
        (stay(), None, [CHAT], [], None, None, "not-opened"),
        (stay(), Opened(at(5), missed=True), [CHAT], [], None, None, "missed"),
        (stay(), OPENED, [CHAT], ["sent"], None, None, "asked"),
        (stay(), OPENED, [CHAT], ["gone", "sent"], None, None, "asked"),
        (stay(), OPENED, [CHAT], ["sent"], Measured(at(1), at(1), False, "self"), None, "asked"),
        (stay(), OPENED, [CHAT], ["sent"], Measured(at(-1), at(-1), False, "self"), None, "reported"),
        (stay(), OPENED, [CHAT], [], None, Absent("asleep", 0, at(-1)), "excused"),
        (stay(), OPENED, [CHAT], ["sent"], None, Absent(None, 1, at(3)), "asked"),
        (stay(), OPENED, [CHAT], ["waiting"], None, None, "waiting"),
        (stay(), OPENED, [CHAT], ["sending"], None, None, "waiting"),
        (stay(), OPENED, [CHAT], ["expired"], None, None, "expired"),
        (stay(), OPENED, [CHAT], ["gone"], None, None, "gone"),
        (stay(), OPENED, [CHAT], ["refused"], None, None, "refused"),
        (stay(), OPENED, [], [], None, None, "nobody"),
        (stay(), OPENED, [Answering("fake:1", "", at(1), None)], [], None, None, "connected-later"),
        (stay(), OPENED, [Answering("fake:1", "", at(-1), at(-0.5))], [], None, None, "unreachable"),
        (stay(), OPENED, [CHAT], [], None, None, "unknown"),
    ],
)
def test_the_answer_in_one_word(
    stay: Stay | None, opened: Opened | None, chats: list[Answering], states: list[str], measured: Measured | None,
    absent: Absent | None, word: str,
) -> None:  # fmt: skip
    assert verdict(MORNING, stay, opened, chats, [letter(state) for state in states], measured, absent) == word
    for language in ("zh-CN", "en"):
        assert TEXTS(language, "why-verdict", why=word) != TEXTS(language, "why-verdict", why="unknown") or (
            word == "unknown"
        )


def test_which_case_a_question_is_about() -> None:
    old, now, next_ = stay(1, 14, released=-200), stay(20, 24), stay(26, 30)
    assert stay_of([old, now, next_], MORNING) == now
    assert stay_of([old], MORNING) == old
    assert stay_of([old, next_], MORNING) == next_
    released = stay(20, 23, released=1)
    assert stay_of([released], MORNING) == released
    assert stay_of([], MORNING) is None


def named(id: int, name: str, room: str, unit: str = "2单元", building: str = "3号楼") -> Named:
    return Named(id, name, 1, id, building, unit, room)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("张伟", [1, 2, 6]), ("502 张伟", [1]), ("张伟 502", [1]), ("3号楼张伟", [1, 2]),
        ("3号楼 1502 张伟", [2]),
        ("商铺3张伟", [6]), ("张伟明", [3]), ("999 张伟", [1, 2, 6]), ("john smith", [4]),
        ("was John Smith asked", [4]),
        ("1单元张伟", [6]),
    ],
)  # fmt: skip
def test_whom_a_question_means(question: str, who: list[int]) -> None:
    people = [
        named(1, "张伟", "502"), named(2, "张伟", "1502"), named(3, "张伟明", "101"),
        named(4, "John Smith", "302", "", "1号楼"), named(5, "王芳", "502"),
        named(6, "张伟", "商铺3", "1单元", "5号楼"),
    ]  # fmt: skip
    assert [one.id for one in chosen(question, people)] == who


def test_what_might_be_a_name_and_what_a_room() -> None:
    names, rooms = candidates(" 3号楼502 张伟 ")
    assert "张伟" in names
    assert rooms == ["3", "502"]
    assert "John Smith" in candidates("was John Smith asked")[0]
    assert candidates("") == ([], [])
    assert len(candidates("一" * 5000)[0]) < 50


# --- what staff hear --------------------------------------------------------------------------------------------------


async def test_asked_and_the_letter_arrived(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await world.enrolled(1, "王芳")
    world.clock.passes(minutes=1)
    await world.beat()
    await staff.says("为什么 张伟")
    assert staff.last == (
        "张伟 · 3号楼2单元502 · 11月22日（周日）早上\n"
        "问过，信送到了。\n"
        "隔离：11月20日（周五）到12月3日（周四），政策「14」\n"
        "登记：7:42\n"
        "这一次：7:00 到 9:30，7:43 开问\n"
        "账号：王芳（fake），7:42 连上的\n"
        "问的信：7:43 送到"
    )


async def test_not_asked_because_nobody_is_connected_or_nothing_was_opened(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("为什么没问 502 张伟")
    assert "没问：这一次没有开。" in staff.last
    assert "7:00 到 9:30，没有开问的记录" in staff.last
    await world.beat()
    await staff.says("为什么没问502张伟？")
    assert "没问到：这一家还没有人连上我。" in staff.last
    assert staff.last.endswith("账号：一个也没有")


async def test_released_or_never_in_quarantine(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await world.beat()
    async with world.database.begin() as db:
        whose = Case.person_id == await person_id(world, "赵桂兰")
        await db.run(update(Case).where(whose).values(released_at=world.clock.now()))
    await staff.says("/why 赵桂兰")
    assert "没问：那之前已经解除。" in staff.last
    assert "解除：7:42" in staff.last
    await staff.says("/why 孙立")
    assert staff.last.splitlines()[1] == "没问：没有隔离记录。"


async def test_reported_before_excused_and_missed(world: World) -> None:
    world.clock.at("11-23 6:30")
    staff = await world.enrolled(9, "陈静")
    phone = await world.enrolled(1, "张伟")
    await phone.says("张伟36.5")
    world.clock.at("7:01")
    await world.beat()
    await staff.says("为什么没问张伟")
    assert staff.last.splitlines()[1] == "没问：开问之前已经报过。"
    assert "已报：6:30，自己报的" in staff.last
    assert "登记：11月22日（周日）7:42" in staff.last
    world.clock.passes(minutes=1)
    await excused(world, "王芳", "hospital")
    await staff.says("为什么 王芳")
    assert "问过，信送到了。" in staff.last
    assert "原因：在医院，7:02 说的" in staff.last


async def test_the_letters_fate_is_told(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await world.enrolled(1, "赵桂兰")
    world.channel.failing["fake:1"] = [Unreachable("down", in_doubt=True)] * 9
    await world.beat()
    await staff.says("为什么 赵桂兰")
    assert "问了，信还没发出去。" in staff.last
    assert "问的信：等着发，可能送了两遍" in staff.last
    world.channel.failing["fake:1"] = [Gone("blocked")]
    world.clock.passes(minutes=30)
    await world.speaker.drain()
    await staff.says("为什么 赵桂兰")
    assert "没问到：信发不过去，对方收不到了。" in staff.last
    assert "起收不到" in staff.last


async def test_a_refused_letter_and_a_reminder(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await world.enrolled(1, "赵桂兰")
    world.channel.failing["fake:1"] = [Refused("too odd")]
    await world.beat()
    slot = await window(world)
    async with world.database.begin() as db:
        ask = await db.first(select(Letter.key, Letter.community_id).where(Letter.key.startswith("slot/")))
        assert ask is not None
        now = world.clock.now()
        await db.insert(
            Letter, community_id=ask.community_id, channel="fake", chat="fake:1", lane=2, body={}, state="sent",
            key=f"slot/{slot.day}/{slot.slot}/{ask.community_id}/remind/0830/fake:1", attempts=1, doubts=0,
            parts_sent=1, created_at=now, settled_at=now,
        )  # fmt: skip
    await staff.says("为什么 赵桂兰")
    assert "没问到：信被平台退了。" in staff.last
    assert staff.last.endswith("问的信：7:42 被退\n催的信：7:42 送到")


async def test_down_at_the_time(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await world.enrolled(1, "赵桂兰")
    async with world.database.begin() as db:
        await db.run(update(Case).values(created_at=datetime(2026, 11, 21, tzinfo=UTC)))
    world.clock.at("10:00")
    await world.beat()
    await staff.says("为什么 赵桂兰")
    assert staff.last.splitlines()[1] == "没问：到点时我没在运行，时间过了就没有补问。"


# --- whom, and who may ------------------------------------------------------------------------------------------------


async def test_of_several_of_that_name_one_is_chosen_by_the_place(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,1号楼,,303,张伟,,,,2026-11-21,\n")
    staff = await world.enrolled(9, "陈静")
    await staff.says("为什么 张伟")
    assert staff.last == "是哪一位？"
    assert labels(staff) == ["1号楼303 张伟", "3号楼2单元502 张伟"]
    await staff.presses("1号楼303 张伟")
    assert staff.last.startswith("张伟 · 1号楼303 · 11月22日（周日）早上\n")
    await staff.says("为什么没问 502 张伟")
    assert staff.last.startswith("张伟 · 3号楼2单元502")
    await staff.says("为什么 502")  # all who live there
    assert len(labels(staff)) == 3


async def test_the_slot_before_is_a_button_away(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("/why 赵桂兰")
    await staff.presses("看上一次")
    assert "11月21日（周六）晚上" in staff.last
    assert "没问：开问的时候还不知道要隔离。" in staff.last
    assert "登记：11月22日（周日）7:42" in staff.last
    await staff.presses("看上一次")
    assert labels(staff) == []  # no further back than yesterday
    await presses_id(staff, ids(staff)[0] if ids(staff) else "why:1:0101-0")  # a day long gone: now
    assert "11月22日（周日）早上" in staff.last


async def test_who_looked_is_on_the_record(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("为什么 张伟")
    async with world.database.read() as db:
        rows = await db.all(
            select(History.actor, History.subject, History.details).where(History.action == "why-asked")
        )
        account = await db.scalar(select(Account.id).where(Account.address == "fake:9"))
    assert [tuple(row) for row in rows] == [
        (f"account/{account}", f"person/{await person_id(world, '张伟')}", {"day": "2026-11-22", "slot": "morning"})
    ]


async def test_only_staff_may_ask_and_only_within_their_area(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周强,,工作人员,1号楼,,\n")
    liaison = await world.enrolled(7, "李建国")
    clinician = await world.enrolled(8, "王医生")
    phone = await world.enrolled(1, "张伟")
    for one in (liaison, clinician, phone):
        await one.says("/why 张伟")
        assert one.last.startswith("这个只有"), one.last
        await one.says("为什么没问张伟")
        assert ("转给楼长李建国" if one is phone else "没看懂") in one.last
        await presses_id(one, f"why:{await person_id(world, '张伟')}:1122-0")
        assert one.last.startswith("这个只有")
    staff = await world.enrolled(6, "周强")
    await staff.says("为什么 张伟")
    assert staff.last.startswith("我没找到这个人。")
    await presses_id(staff, f"why:{await person_id(world, '张伟')}:1122-0")
    assert "过了时候" in staff.last
    await staff.says("为什么 john smith")
    assert staff.last.startswith("John Smith · 1号楼302")
    world.clock.passes(minutes=1)
    await no_roles_any_more(world, "周强")
    await presses_id(staff, f"why:{await person_id(world, 'John Smith')}:1122-0")
    assert staff.last.startswith("这个只有")


async def test_help_tells_those_who_may(world: World) -> None:
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    for phone in (staff, liaison):
        await phone.says("帮助")
        assert "「楼栋」" in phone.last
    assert "「为什么 张伟」" in staff.last
    assert "为什么" not in liaison.last


@pytest.mark.parametrize("text", ["/why", "为什么", "why 张三丰", "为什么 '; drop table people", "/why " + "9" * 3000])
async def test_whom_nobody_knows(world: World, text: str) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says(text)
    assert staff.last.startswith("我没找到这个人。")


async def test_buttons_of_nonsense(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    for value in ("", "x", "1" * 30, "-1:x", ":", "9999999:1122-0"):
        await presses_id(staff, f"why:{value}")
        assert "过了时候" in staff.last, value


async def test_a_worried_question_is_no_question_about_us(world: World) -> None:
    await world.import_(ROSTER.replace("303,孙立,,,,,", "303,孙立,,工作人员,,2026-11-22,"))
    staff = await world.enrolled(5, "孙立")
    await staff.says("为什么我发烧了")
    assert "120" in staff.last


async def test_facts_are_data(world: World) -> None:
    slot = in_question(world.rules, world.clock.now())
    async with world.database.read() as db:
        facts = await why(db, world.rules, await person_id(world, "张伟"), slot)
        assert await why(db, world.rules, 999_999, slot) == []
    assert [fact.phrase for fact in facts] == ["why-verdict", "why-case", "why-known", "why-not-opened", "why-nobody"]
    assert facts[0].values == {"why": "not-opened"}
    assert facts[1].values == {"policy": "14", "starts": date(2026, 11, 20), "ends": date(2026, 12, 3)}


async def test_in_english(world: World) -> None:
    staff = await world.enrolled(9, "陈静", language="en")
    john = await world.enrolled(1, "John Smith", language="en")
    await world.beat()
    world.clock.passes(minutes=1)
    await john.says("36.5")
    await staff.says("/why John Smith")
    assert staff.last == (
        "John Smith · 1号楼302 · Sun 22 Nov morning\n"
        "Asked; the letter arrived.\n"
        'Quarantine: Sat 21 Nov to Fri 4 Dec, policy "14"\n'
        "Entered: 7:42\n"
        "Slot: 7:00 to 9:30, asked at 7:42\n"
        "Account: John Smith (fake), since 7:42\n"
        "Letter: arrived 7:42\n"
        "Reported: 7:43, by themselves"
    )
