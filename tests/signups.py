"""What the tests about calls for hands share: neighbours who may go out, a bound group, what stands in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from handlers.chat import Choice, Incoming
from storage.models import Area, Group, Points, SignupEntry
from storage.models import Person as Someone
from tests.world import Heard, Phone, World

GROUP = "fake:-30"

NEIGHBOURS = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言
阳光社区,3号楼,1单元,601,李娜,13700000001,,,,
阳光社区,3号楼,1单元,602,周强,13700000002,,,,
阳光社区,3号楼,1单元,603,吴小敏,13700000003,,,,
阳光社区,3号楼,2单元,604,Amy Brown,,,,,en
阳光社区,3号楼,2单元,605,郑国,,,,,
阳光社区,3号楼,2单元,605,郑晓梅,,,,,
"""
CALL = "报名 周日 6:30 上门做核酸 3人"
TITLE = "11月29日（周日）6:30「上门做核酸」"


async def binds(world: World, chat: str = GROUP, building: str = "3号楼") -> None:
    """The group is the building's, however that came about."""
    async with world.database.begin() as db:
        area = await db.first(select(Area.id, Area.community_id).where(Area.name == building))
        assert area is not None
        await db.insert(
            Group, community_id=area.community_id, area_id=area.id, channel="fake", chat=chat, title=building,
            joined_at=world.clock.now(), bound_at=world.clock.now(),
        )  # fmt: skip


async def neighbours(world: World) -> None:
    """They move in."""
    await world.import_(NEIGHBOURS)


async def staff(world: World) -> Phone:
    """The worker, who may call for hands."""
    return await world.enrolled(9, "陈静")


async def called(world: World, text: str = CALL) -> Phone:
    """Neighbours, a group, and a call that has gone out; gives who made it."""
    await neighbours(world)
    await binds(world)
    chen = await staff(world)
    await chen.says(text)
    await chen.presses("发出去")
    return chen


def shown(world: World, chat: str = GROUP) -> Heard:
    """The list as it stands in the group."""
    stand = [
        heard for heard in world.channel.sent if heard.chat == chat and "已报" in heard.text and "人手" in heard.text
    ]
    assert len(stand) == 1, [heard.text for heard in stand]
    return stand[0]


async def settles(world: World) -> None:
    """Edits wait for their turn; it comes."""
    for _ in range(3):
        world.clock.passes(seconds=6)
        await world.speaker.drain()


async def listed(world: World, chat: str = GROUP) -> list[str]:
    """The lines of the list, once all edits are through."""
    await settles(world)
    return shown(world, chat).text.splitlines()


async def taps(world: World, phone: Phone, label: str, chat: str = GROUP) -> Incoming:
    """Press a button below the list in the group."""
    choice = next(choice for choice in shown(world, chat).choices if choice.text == label)
    return await phone.says(label, kind="choice", choice=choice.id, group=chat)


def labels(phone: Phone) -> list[str]:
    """The buttons below the newest message about hands: the clock may have said other things as well."""
    about = [heard for heard in phone.heard if "谁管" not in [choice.text for choice in heard.choices]]
    return [choice.text for choice in about[-1].choices]


def ids(phone: Phone) -> tuple[Choice, ...]:
    """The same, whole."""
    return phone.heard[-1].choices


async def chain(world: World) -> list[str]:
    """Who is on the lists, in their order."""
    async with world.database.read() as db:
        return await db.scalars(
            select(Someone.name)
            .join(SignupEntry, SignupEntry.person_id == Someone.id)
            .where(SignupEntry.withdrawn_at.is_(None))
            .order_by(SignupEntry.id)
        )


async def given(world: World) -> list[Any]:
    """Every row of points: name, how many, for what."""
    async with world.database.read() as db:
        rows = await db.all(
            select(Someone.name, Points.amount, Points.reason)
            .join(Someone, Someone.id == Points.person_id)
            .order_by(Points.id)
        )
    return [tuple(row) for row in rows]
