"""Who looks after me: up to three people for a household, by name, role, and phone as each allows."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from storage.models import Grant, History, Household, Person
from tests.keepers import labels
from tests.world import ROSTER, Phone, World

MORE = """阳光社区,3号楼,2单元,301,陈晨,,,,2026-11-21,
阳光社区,,,,周刚,13900000005,民警,1号楼,,
阳光社区,,,,刘洋,13900000006,物业,1号楼,,
阳光社区,1号楼,,304,何平,,,,,
"""


async def team(world: World, room: str = "301") -> set[tuple[str, str]]:
    """Who, as what."""
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Grant.role)
            .join(Grant, Grant.person_id == Person.id)
            .join(Household, Household.id == Grant.household_id)
            .where(Household.room == room, Grant.until.is_(None))
        )
    return {(row.name, row.role) for row in rows}


async def shown(world: World) -> list[Any]:
    async with world.database.read() as db:
        rows = await db.all(select(History.subject, History.details).where(History.action == "phone-shown"))
    return [tuple(row) for row in rows]


async def worker(world: World) -> Phone:
    await world.import_(ROSTER + MORE)
    return await world.enrolled(9, "陈静")


@pytest.mark.parametrize(
    "said",
    [
        "301 照护 李建国 王医生 民警周刚",
        "3号楼2单元301照护：李建国、王医生、周刚",
        "3-2-301 照护组是 李建国，王医生，周警官",
        "/team 301 李建国 王医生 周刚",
        "/team 3号楼 2单元 301 李建国 王医生 周刚",
    ],
)
async def test_staff_name_up_to_three_and_the_household_sees_them(world: World, said: str) -> None:
    chen, home = await worker(world), await world.enrolled(1, "陈晨")
    await chen.says(said)
    assert chen.last == "3号楼2单元301：联系人李建国、医生王医生、民警周刚"
    assert await team(world) == {("李建国", "liaison"), ("王医生", "clinician"), ("周刚", "police")}
    assert home.last.startswith("您好，照看您家的人是：联系人李建国、医生王医生、民警周刚。")
    await home.says("谁照看我")
    assert home.last == "照看您家的人：\n联系人 李建国\n医生 王医生\n民警 周刚\n有事也可以直接写在这里。"
    assert await shown(world) == []


async def test_a_fourth_is_refused_and_nothing_changes(world: World) -> None:
    chen = await worker(world)
    await chen.says("301 照护 李建国 王医生 周刚 刘洋")
    assert chen.last == "一户最多 3 位照看，您写了 4 位。什么都没动，请重新写一遍。"
    assert await team(world) == set()


async def test_the_contact_person_stays_where_no_other_is_named(world: World) -> None:
    chen = await worker(world)
    await chen.says("李建国 负责 301")
    await chen.says("301 照护 王医生 周刚")
    assert await team(world) == {("李建国", "liaison"), ("王医生", "clinician"), ("周刚", "police")}
    await chen.says("301 照护 王医生 周刚 刘洋")
    assert chen.last == "一户最多 3 位照看，加上李建国就有 4 位了。什么都没动，请重新写一遍。"
    await chen.says("301 照护 刘洋")  # the others go
    assert await team(world) == {("李建国", "liaison"), ("刘洋", "property")}
    await chen.says("301 照护 刘洋")
    assert await team(world) == {("李建国", "liaison"), ("刘洋", "property")}


async def test_what_somebody_is_must_be_known(world: World) -> None:
    chen = await worker(world)
    await chen.says("301 照护 何平")
    assert chen.last == "何平是做什么的？请连着写，比如「民警何平」「物业何平」。"
    await chen.says("301 照护 何平医生")  # with that would come the temperatures
    assert chen.last.startswith("何平在名册上不是医生")
    assert await team(world) == set()
    await chen.says("301 照护 物业何平")
    assert await team(world) == {("何平", "property")}
    await chen.says("301 照护 陈静")
    assert ("陈静", "liaison") in await team(world)


async def test_police_and_property_see_the_door_and_no_health(world: World) -> None:
    chen, zhou = await worker(world), await world.enrolled(5, "周刚")
    home = await world.enrolled(1, "陈晨")
    await chen.says("301 照护 周刚")
    await home.says("38.5")
    await zhou.says("我照看谁")
    assert zhou.last == "您照看 1 户：\n1. 3号楼2单元301 陈晨"
    assert labels(zhou) == []
    await zhou.says("未报")
    assert zhou.last.startswith("这个只有楼长、医生")
    assert not [text for text in zhou.texts if "38.5" in text]


async def test_a_whole_unit_is_no_household(world: World) -> None:
    chen = await worker(world)
    await chen.says("3号楼2单元 照护 李建国")
    assert chen.last.startswith("「3号楼2单元」太大了")


async def test_staff_look_at_a_team(world: World) -> None:
    chen = await worker(world)
    await chen.says("/team 301")
    assert chen.last == "3号楼2单元301：楼长李建国、医生王医生、社区陈静"  # the nearest, while none is named
    await chen.says("301 照护 李建国")
    await chen.says("谁管3号楼2单元301")
    assert chen.last == "3号楼2单元301：联系人李建国"


async def test_where_no_team_is_named_the_nearest_are_shown(world: World) -> None:
    home = await world.enrolled(1, "赵桂兰")
    await home.presses("谁照看我")  # below the greeting
    assert home.last == "照看您家的人：\n楼长 李建国\n医生 王医生\n社区 陈静\n有事也可以直接写在这里。"


async def test_where_there_is_nobody_at_all_that_is_said(world: World) -> None:
    await world.import_("社区,楼栋,房号,姓名\n夕阳社区,2号楼,101,老赵\n")
    home = await world.enrolled(1, "老赵")
    await home.says("谁照看我？")
    await home.says("谁照看我")
    assert home.last.startswith("还没有定下谁照看您家")


async def test_a_phone_is_shown_if_its_owner_wants_it_and_that_is_on_the_record(world: World) -> None:
    home, li = await world.enrolled(1, "赵桂兰"), await world.enrolled(7, "李建国")
    await li.says("公开电话")
    assert li.last.startswith("好，您照看的住户现在能看到您的电话 139****0001。")
    await home.says("/team")
    assert "楼长 李建国，电话 13900000001" in home.last
    assert "13900000002" not in home.last
    looks = await shown(world)
    assert len(looks) == 1
    assert looks[0][0].startswith("household/")
    assert "139" not in str(looks)
    await li.says("不公开电话")
    await home.says("/team")
    assert "13900000001" not in home.last
    assert len(await shown(world)) == 1


async def test_who_has_no_phone_or_looks_after_nobody_is_told_so(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,钱多,,志愿者,,,\n")
    volunteer, resident = await world.enrolled(4, "钱多"), await world.enrolled(1, "赵桂兰")
    await volunteer.says("公开电话")
    assert volunteer.last.startswith("名册上没有您的电话")
    await resident.says("公开电话")
    assert resident.last.startswith("您的电话本来就不给别的住户看")
    await volunteer.says("谁照看我")
    assert volunteer.last.startswith("这里没有您家的门牌")


async def test_english(world: World) -> None:
    home = await world.enrolled(1, "John Smith", "en")
    await home.says("who looks after me")
    assert home.last.startswith("These people look after your household:\n王医生 (doctor)\n陈静 (community)")


@pytest.mark.parametrize("words", ["谁是我的楼长？", "我的楼长是谁", "谁照看我家", "/team", "Who is my contact?"])
async def test_it_may_be_asked_as_people_ask(world: World, words: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(words)
    assert home.last.startswith("照看您家的人：")
