"""What stories about kits share: a community that gives them."""

from __future__ import annotations

import dataclasses

from handlers.rules import SupplyRules
from storage.supplies.orders import Kept
from tests import shopping
from tests.world import World

KIT = ("口罩 20 个", "消毒液 1 瓶", "体温计 1 支", "居家指南 1 份", "平安信 1 封")


async def gives(world: World) -> None:
    """From now on the community gives each household newly in quarantine one."""
    world.rules = dataclasses.replace(world.rules, supplies=SupplyRules(kit=KIT))
    await world.crash()


async def ordered(world: World) -> list[Kept]:
    """All kits."""
    return [one for one in await shopping.all_orders(world) if one.kind == "kit"]


async def given(world: World, room: str = "502") -> Kept:
    """The one for this door, which orders itself."""
    await gives(world)
    await world.beat()
    return next(one for one in await ordered(world) if one.room == room)
