"""Who looks after whom: given in chat, spread by rule, taken away; the gaps; who looks after me."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage.models import Grant, History, Household, Person
from tests.keepers import labels
from tests.world import ROSTER, Phone, World

MORE = """阳光社区,3号楼,2单元,301,陈晨,,,,2026-11-21,
阳光社区,3号楼,2单元,302,吴敏,,,,,
阳光社区,3号楼,1单元,301,何平,,,,,
阳光社区,1号楼,,301,郑爽,,,,,
阳光社区,,,,王强,13900000004,楼栋长,3号楼2单元,,
阳光社区,,,,周刚,13900000005,民警,,,
阳光社区,,,,刘洋,13900000006,物业,,,
"""


async def grants(world: World) -> set[tuple[str, str, str]]:
    """The roles held for one household now: who, what, which door."""
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Grant.role, Household.room)
            .join(Person, Person.id == Grant.person_id)
            .join(Household, Household.id == Grant.household_id)
            .where(Grant.until.is_(None))
        )
    return {(row.name, row.role, row.room) for row in rows}


async def done(world: World, action: str) -> list[Any]:
    """What the history holds of an action: subject, details."""
    async with world.database.read() as db:
        rows = await db.all(select(History.subject, History.details).where(History.action == action))
    return [tuple(row) for row in rows]


async def staff(world: World, roster: str = ROSTER + MORE) -> Phone:
    """The worker, with more people in the community."""
    await world.import_(roster)
    phone = await world.enrolled(9, "陈静")
    return phone


async def test_try(world: World) -> None:
    chen = await staff(world)
    aunt = await world.enrolled(1, "陈晨")
    li = await world.enrolled(7, "李建国")
    for text in [
        "李建国 负责 3号楼2单元301、302",
        "谁管",
        "李建国 负责 301",
        "分派 3号楼",
        "301 照护 李建国 王医生 民警周刚",
        "3-2-301 照护 李建国 王医生 民警周刚",
        "谁管 3-2-301",
        "离岗 李建国",
        "/assign 赵桂兰 502",
        "谁管3号楼",
    ]:
        await chen.says(text)
        print(">>", text)
        print(chen.last)
        print(labels(chen))
    await chen.says("分派 3号楼")
    await chen.presses("就这样分")
    print(chen.last)
    await li.says("我照看谁")
    print(li.last, labels(li))
    await li.says("公开电话")
    print(li.last, labels(li))
    await aunt.says("谁照看我")
    print(aunt.texts)
    await chen.says("离岗 李建国")
    await chen.presses("确定离岗")
    print(chen.last)
    print(li.texts)
    assert 0
