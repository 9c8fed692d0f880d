"""What stories about groups have in common: a group that things happen in, and the people around building 3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from handlers.chat import Incoming, Kind
from storage.models import Group, GroupMember, History, JoinRequest
from tests.world import Phone, World

GROUP, NEW, OTHER = "fake:-5", "fake:-1005", "fake:-6"
ALL = ("delete", "pin", "invite", "restrict")
LINK = "https://t.me/+abc"


async def happens(
    world: World, kind: Kind, chat: str = GROUP, sender: str = "fake:9", title: str = "3号楼邻里群", **more: Any
) -> Incoming:
    """An event of a group; `sender` is who caused it."""
    event = Incoming(
        key=f"event:{next(world.numbers)}", chat=chat, sender=sender, kind=kind, in_group=True, title=title, **more
    )
    await world.arrives(event)
    return event


async def asks(world: World, number: int, name: str = "", chat: str = GROUP) -> None:
    """Somebody asks to be let into a group."""
    address = f"fake:{number}"
    await happens(world, "join-asked", chat, address, name=name, private=address, language="zh-CN")


def said_in(world: World, chat: str = GROUP) -> list[str]:
    """What the bot has said there, its board aside."""
    return [heard.text for heard in world.channel.sent if heard.chat == chat and "看板" not in heard.text]


def welcomes(world: World, chat: str = GROUP) -> list[str]:
    """How it has welcomed people there."""
    return [text for text in said_in(world, chat) if text.startswith("欢迎")]


def done_in(world: World, do: str, chat: str = GROUP) -> list[dict[str, Any]]:
    """What it has done there."""
    return [act for where, act in world.channel.acts if where == chat and act["do"] == do]


@dataclass
class Keepers:
    """The liaison of building 3 and the worker."""

    liaison: Phone
    staff: Phone


async def bound(world: World, rights: tuple[str, ...] = ALL, chat: str = GROUP, building: str = "3号楼") -> Keepers:
    """A group that is a building's, with these rights; what everybody heard so far is forgotten."""
    world.channel.results["invite"] = {"link": LINK}
    keepers = Keepers(await world.enrolled(7, "李建国"), await world.enrolled(9, "陈静"))
    await happens(world, "bot-joined", chat, "fake:1234", rights=rights)
    await keepers.staff.says(f"/bind {building}", group=chat, title=f"{building}邻里群")
    assert f"是{building}的群" in "".join(keepers.staff.texts)
    world.channel.sent.clear()
    world.channel.acts.clear()
    return keepers


async def groups(world: World) -> list[tuple[str, bool, bool]]:
    """Every group: its chat, whether it is a building's, whether we are in it."""
    async with world.database.read() as db:
        rows = await db.all(select(Group.chat, Group.area_id, Group.left_at).order_by(Group.chat))
    return [(row.chat, row.area_id is not None, row.left_at is None) for row in rows]


async def people(world: World) -> dict[str, tuple[str, str]]:
    """Everybody who is or was in a group: status and what the platform calls them."""
    async with world.database.read() as db:
        rows = await db.all(select(GroupMember.address, GroupMember.status, GroupMember.name))
    return {row.address: (row.status, row.name) for row in rows}


async def requests(world: World) -> list[tuple[str, str]]:
    """Everybody who asked to come in, and what became of it."""
    async with world.database.read() as db:
        rows = await db.all(select(JoinRequest.address, JoinRequest.state).order_by(JoinRequest.id))
    return [(row.address, row.state) for row in rows]


async def record(world: World) -> list[tuple[str, Any]]:
    """What the history holds of groups and refusals: the action, its details."""
    async with world.database.read() as db:
        rows = await db.all(select(History.action, History.details).order_by(History.id))
    return [
        (row.action, row.details)
        for row in rows
        if row.action == "refused" or row.action.startswith(("group-", "join-", "post-"))
    ]
