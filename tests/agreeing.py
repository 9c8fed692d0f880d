"""What stories about changes that a second person must agree to share: an office where two may."""

from __future__ import annotations

import asyncio
import dataclasses

from handlers.chat import Choice, Incoming
from tests.notices import OFFICE
from tests.world import Heard, Phone, World

CHIEFS = OFFICE + "阳光社区,,,,吴书记,13900000005,工作人员,,,en\n"


async def office_of(world: World) -> World:
    """A community where a second person must say yes, with three who may."""
    world.rules = dataclasses.replace(world.rules, notices=dataclasses.replace(world.rules.notices, approval=True))
    await world.crash()
    await world.import_()
    await world.import_(CHIEFS)
    return world


async def chiefs(world: World) -> tuple[Phone, Phone]:
    """周主任, and 吴书记, who reads English."""
    return await world.enrolled(6, "周主任"), await world.enrolled(4, "吴书记", "en")


def question(phone: Phone) -> Heard:
    """The newest message that asks for a yes to a change."""
    return next(
        heard for heard in reversed(phone.heard)
        if any(one.id.split(":")[2:3] == ["agree"] for one in heard.choices)
    )  # fmt: skip


def yes(phone: Phone) -> Choice:
    """The button that says yes."""
    return question(phone).choices[0]


async def at_once(world: World, *phones: Phone) -> None:
    """All of them say yes in the same moment."""
    await asyncio.gather(*(
        world.inbox.receive(Incoming(f"yes/{phone.address}", phone.address, phone.address, "choice", choice=id))
        for phone, id in [(phone, yes(phone).id) for phone in phones]
    ))  # fmt: skip
    await world.speaker.drain()
