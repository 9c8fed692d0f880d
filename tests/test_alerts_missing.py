"""预警 of somebody who does not report, and the lists that others make of open alerts."""

from __future__ import annotations

from sqlalchemy import select

from bot.inbox import letter_row
from handlers import alerts as feature
from handlers.chat import Lane
from storage import alerts as stored
from storage import outbox
from storage.models import Area, Household, Person
from storage.temperature import Within
from tests.alarms import alerts, history, keepers, labels, lanes
from tests.world import ROSTER, TEXTS, World


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
    assert all.staff.last == "赵桂兰（3号楼1单元101）的事李建国办好了：在医院。"
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
