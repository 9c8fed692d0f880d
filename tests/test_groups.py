"""Groups: hello once, moves to a new address, comings and goings, and nothing about one person before all."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.channels.base import Moved
from handlers.chat import Incoming, Kind
from storage.models import Group, GroupMember
from tests.world import World

GROUP, NEW = "fake:-5", "fake:-1005"


async def happens(world: World, kind: Kind, chat: str = GROUP, **more: Any) -> None:
    await world.arrives(
        Incoming(
            key=f"event:{next(world.numbers)}",
            chat=chat,
            sender="fake:1",
            kind=kind,
            in_group=True,
            title="3号楼",
            **more,
        )
    )


def said_in(world: World, chat: str) -> list[str]:
    return [heard.text for heard in world.channel.sent if heard.chat == chat]


async def groups(world: World) -> list[tuple[str, bool]]:
    async with world.database.read() as db:
        rows = await db.all(select(Group.chat, Group.left_at).order_by(Group.chat))
    return [(row.chat, row.left_at is None) for row in rows]


async def test_the_bot_says_hello_once_and_again_only_after_it_had_left(world: World) -> None:
    await happens(world, "bot-joined")
    await happens(world, "bot-joined")
    assert len(said_in(world, GROUP)) == 1
    await happens(world, "bot-left")
    await happens(world, "bot-joined")
    assert len(said_in(world, GROUP)) == 2


async def test_the_bot_says_hello_even_if_somebodys_coming_was_heard_of_first(world: World) -> None:
    await happens(world, "joined", members=("fake:9",))
    await happens(world, "bot-joined")
    assert len(said_in(world, GROUP)) == 1


async def test_a_group_that_moves_keeps_its_place_whoever_tells_first(world: World) -> None:
    await happens(world, "bot-joined")
    await happens(world, "moved", moved_to=NEW)
    await happens(world, "moved", moved_to=NEW)
    assert await groups(world) == [(NEW, True)]
    await happens(world, "bot-joined", chat=NEW)
    assert said_in(world, NEW) == []  # it has said hello before the move


async def test_a_move_to_an_address_that_is_known_already_leaves_one_living_group(world: World) -> None:
    await happens(world, "bot-joined")
    await happens(world, "joined", members=("fake:8", "fake:9"))
    await happens(world, "joined", chat=NEW, members=("fake:9",))
    await happens(world, "moved", moved_to=NEW)
    assert await groups(world) == [(NEW, True), (GROUP, False)]
    async with world.database.read() as db:
        known = await db.scalar(select(Group.id).where(Group.chat == NEW))
        met = await db.scalars(select(GroupMember.address).where(GroupMember.group_id == known))
    assert sorted(met) == ["fake:8", "fake:9"]


async def test_a_letter_refused_because_of_a_move_goes_to_the_new_address(world: World) -> None:
    world.channel.failing[GROUP] = [Moved(NEW)]
    await happens(world, "bot-joined")
    assert len(said_in(world, NEW)) == 1
    assert await groups(world) == [(NEW, True)]


async def test_who_came_and_went_is_noted(world: World) -> None:
    await happens(world, "joined", members=("fake:8", "fake:9"))
    await happens(world, "left", members=("fake:8",))
    await happens(world, "joined", members=("fake:9",))
    async with world.database.read() as db:
        rows = await db.all(select(GroupMember.address, GroupMember.left_at).order_by(GroupMember.address))
    assert [(row.address, row.left_at is None) for row in rows] == [("fake:8", False), ("fake:9", True)]
