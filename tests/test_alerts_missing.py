"""预警 of somebody who does not report, and the lists that others make of open alerts."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from bot.inbox import letter_row
from handlers import alerts as feature
from handlers.chat import Incoming, Lane, Talk
from storage import accounts, outbox, temperature
from storage import alerts as stored
from storage.accounts import Member
from storage.models import Area, Household, Person
from storage.temperature import Within
from tests.alarms import alerts, history, keepers, labels, lanes
from tests.world import ROSTER, TEXTS, Phone, World


async def closes(world: World, running: dict[str, int]) -> int:
    """A slot is closed and these were missing so many times running; gives how many letters that made."""
    now = world.clock.now()
    async with world.database.begin() as db:
        people = {row.name: row.id for row in await db.all(select(Person.id, Person.name))}
        missing = [feature.Missing(people[name], times) for name, times in running.items()]
        letters = await feature.raise_missing(db, world.rules, TEXTS, missing, now)
        await outbox.write(db, [letter_row(letter, now) for letter in letters])
    await world.speaker.drain()
    return len(letters)


async def test_missing_twice_is_the_liaisons_and_three_times_the_staffs_too(world: World) -> None:
    all = await keepers(world)
    assert await closes(world, {"赵桂兰": 1}) == 0
    assert await closes(world, {"赵桂兰": 2}) == 1
    assert all.liaison.last == "连着 2 次没报体温 · 3号楼1单元101 · 赵桂兰\n请敲门看看。\n隔离第 2 天。电话 138****0000"
    assert labels(all.liaison) == ["我去看看", "打电话"]
    assert (await lanes(world, all.liaison.address))[-1][0] == Lane.REPLY
    assert await closes(world, {"赵桂兰": 2}) == 0
    world.clock.passes(hours=1)
    await world.beat()
    assert all.staff.heard == []  # it waits for the next slot, not for minutes
    assert await closes(world, {"赵桂兰": 3}) == 2
    assert all.staff.last.startswith("连着 3 次没报体温 · 3号楼1单元101 · 赵桂兰\n")
    assert all.doctor.heard == []
    assert await closes(world, {"赵桂兰": 4}) == 0
    assert await alerts(world) == [("赵桂兰", "missing", "missing", 1, None, None)]
    assert await history(world) == ["alert-raised", "alert-escalated"]


async def test_it_is_taken_and_closed_like_the_others(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await closes(world, {"赵桂兰": 3})
    await all.liaison.presses("我去看看")
    assert all.liaison.last == "好，归您了：赵桂兰（3号楼1单元101），连着 3 次没报体温。看过以后，点一下结果。"
    assert labels(all.liaison) == ["打电话", "量好了", "在睡觉", "在医院", "家里没人", "转给别人"]
    assert all.staff.last == "李建国接了赵桂兰（3号楼1单元101）的事，您不用再管。"
    await all.liaison.presses("在医院")
    assert all.staff.last == "李建国把赵桂兰（3号楼1单元101）的事办好了：在医院。"
    assert (await alerts(world))[0][5] == "hospital"
    assert phone.heard == []  # the household was reminded; it has no part in this
    assert await closes(world, {"赵桂兰": 4}) == 2  # and if they go on missing, it begins anew


async def test_handed_on_it_goes_to_staff(world: World) -> None:
    all = await keepers(world)
    await closes(world, {"赵桂兰": 2})
    await all.liaison.presses("我去看看")
    await all.liaison.presses("转给别人")
    assert all.staff.last.endswith("李建国转出来的，请您接一下。")
    assert all.doctor.heard == []


async def test_it_ends_by_itself_when_a_reading_arrives(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await closes(world, {"赵桂兰": 3})
    await all.liaison.presses("我去看看")
    await phone.says("36.5")
    assert all.liaison.last == all.staff.last == "赵桂兰（3号楼1单元101）刚刚报了体温，不用再上门了。"
    assert await alerts(world) == [("赵桂兰", "missing", "missing", 1, "李建国", "reported")]
    await all.liaison.presses("量好了")
    assert all.liaison.last == "赵桂兰（3号楼1单元101）的事已经结束了：自己报了。"
    await closes(world, {"赵桂兰": 2})
    await phone.says("38.5")  # a fever ends the one and raises the other
    assert [alert[1:3] + alert[5:] for alert in await alerts(world)][1:] == [
        ("missing", "missing", "reported"), ("health", "fever", None),
    ]  # fmt: skip


async def test_many_at_once_are_one_letter_for_five(world: World) -> None:
    await world.import_(ROSTER + "".join(f"阳光社区,3号楼,3单元,{n},住户{n},,,,2026-11-20,\n" for n in range(101, 107)))
    all = await keepers(world)
    names = [f"住户{n}" for n in range(101, 107)]
    assert await closes(world, dict.fromkeys([*names, "赵桂兰"], 2)) == 2
    assert all.liaison.texts[0].startswith(
        "有 5 位连着几次没报体温，请敲门看看\n1. 3号楼3单元101 住户101，连着 2 次没报体温\n2. "
    )
    assert all.liaison.texts[1].startswith("有 2 位")
    await all.liaison.presses("我去看看")
    assert all.liaison.last == "好，这 2 位都归您了。请一位一位来，点名字。"
    await all.liaison.presses("赵桂兰")
    await all.liaison.presses("量好了")
    assert [alert[5] for alert in await alerts(world) if alert[0] == "赵桂兰"] == ["measured"]


async def test_open_alerts_are_found_by_person_and_by_place(world: World) -> None:
    phone, john = await world.enrolled(1, "张伟"), await world.enrolled(2, "John Smith")
    await phone.says("张小雨38.5")
    await john.says("38.6")
    async with world.database.read() as db:
        areas = {row.name: row.id for row in await db.all(select(Area.id, Area.name))}
        people = {row.name: row.id for row in await db.all(select(Person.id, Person.name))}
        household = await db.scalar(select(Household.id).where(Household.room == "302"))

        async def within(**place: object) -> list[str]:
            return [one.name for one in await stored.open_within(db, Within(**place))]  # type: ignore[arg-type]

        assert await within(community_id=areas["阳光社区"]) == ["张小雨", "John Smith"]
        assert await within(buildings=(areas["3号楼"],)) == ["张小雨"]
        assert await within(areas=(areas["2单元"],), households=(household,)) == ["张小雨", "John Smith"]
        assert await within() == []
        found = await stored.open_of(db, [people["张小雨"], people["张伟"]])
    assert {person: [one.kind for one in some] for person, some in found.items()} == {people["张小雨"]: ["fever"]}


# --- what others call -------------------------------------------------------------------------------------------------


async def says_of(world: World, phone: Phone, name: str, celsius: str | None = None, felt: str = "") -> None:
    """Somebody reports for another household, or a complaint, as other features record it."""
    now = world.clock.now()
    async with world.database.begin() as db:
        speaker = (await accounts.speakers(db, [phone.address], now))[phone.address]
        key = f"proxy:{next(world.numbers)}"
        talk = Talk(Incoming(key, phone.address, phone.address), db, now, world.rules, TEXTS, speaker)
        row = await db.first(select(Person.id, Person.household_id, Person.community_id).where(Person.name == name))
        assert row is not None
        assert row.household_id is not None
        reading = None
        if celsius is not None:
            reading = await temperature.record(
                db, community_id=row.community_id, household_id=row.household_id, person_id=row.id,
                celsius=Decimal(celsius), taken_at=now, recorded_at=now, day=world.rules.local(now).date(), slot=None,
                late=False, source="liaison", account_id=speaker.account_id, arrival=key,
            )  # fmt: skip
        value = Decimal(celsius) if celsius else None
        sign = feature.Sign(Member(row.id, name), now, value, reading, frozenset(felt.split()))
        await feature.consider(talk, speaker, [sign])
        await outbox.write(db, [letter_row(letter, now) for letter in talk.letters])
    await world.speaker.drain()


async def test_who_measured_at_the_door_is_asked_to_measure_again_where_the_household_has_no_phone(
    world: World,
) -> None:
    all = await keepers(world)
    await says_of(world, all.liaison, "赵桂兰", "38.5")
    assert any(text.startswith("🔔 发热 38.5℃ · 3号楼1单元101 · 赵桂兰") for text in all.liaison.texts)
    assert all.liaison.last == (
        "赵桂兰：发热 38.5℃\n我告诉了楼长李建国、医生王医生、社区陈静。15 分钟后请再量一次告诉我。"
    )
    world.clock.passes(minutes=15)
    await world.beat()
    assert any("赵桂兰该再量一次了" in text for text in all.liaison.texts)


async def test_the_household_hears_of_what_was_measured_at_its_door(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await says_of(world, all.liaison, "赵桂兰", "38.5")
    assert "赵桂兰：发热 38.5℃\n我已经告诉楼长李建国" in phone.last


async def test_breathlessness_needs_no_number_and_a_fever_that_is_felt_does(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await says_of(world, phone, "赵桂兰", felt="fever cough")
    assert phone.last == "赵桂兰觉得发热，请现在量一次，把数字发给我，比如「赵桂兰 37.8」。"
    assert doctor.heard == []
    await says_of(world, phone, "赵桂兰", felt="breathless cough")
    assert doctor.last.startswith("🔔 喘不上气 · 3号楼1单元101 · 赵桂兰\n")
    assert doctor.last.endswith("\n还说：咳嗽。")
    assert labels(phone) == ["没有", "咳嗽"]
    assert "直接打 120" in phone.last
    await phone.says("38.5")
    assert doctor.last.startswith("🔔 喘不上气，38.5℃ · ")
    await says_of(world, phone, "赵桂兰", felt="headache")
    assert doctor.last == "赵桂兰（3号楼1单元101）还说：头疼。"


async def test_to_mend_an_earlier_value_is_not_to_measure_again(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    early = await phone.says("36.5")
    world.clock.passes(minutes=10)
    await phone.says("38.5")
    heard = len(doctor.heard)
    await phone.edits(early, "36.6")
    world.clock.passes(minutes=15)
    await phone.edits(early, "36.7")
    assert len(doctor.heard) == heard
    again = await phone.says("36.9")
    await phone.edits(again, "37.9")  # the value that was measured again, mended
    assert doctor.last.startswith("复测 37.9℃")
