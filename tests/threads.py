"""What the stories about threads share: who looks after whom, and what the database holds of a thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from handlers.chat import Attachment
from storage.models import Grant, History, Person, Thread, ThreadMessage
from tests.keepers import area_id, person_id
from tests.world import Heard, Phone, World

WORDS = "楼上半夜有响声"
VOICE = Attachment("voice-1", mime="audio/ogg", size=9_000)


@dataclass
class Neighbours:
    """A household, the liaison of its building, the worker."""

    home: Phone
    liaison: Phone
    staff: Phone


async def neighbours(world: World) -> Neighbours:
    """They have opened their codes, and what they heard at that is forgotten."""
    made = Neighbours(
        await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国"), await world.enrolled(9, "陈静")
    )
    world.channel.sent.clear()
    return made


async def with_role(world: World, name: str, role: str, building: str = "3号楼") -> None:
    """Somebody new on the roster who holds a role for a building."""
    area = await area_id(world, building)
    async with world.database.begin() as db:
        community = await db.scalar(select(Person.community_id).limit(1)) or 0
        now = world.clock.now()
        person = await db.insert(Person, community_id=community, name=name, created_at=now)
        await db.insert(
            Grant, community_id=community, person_id=person, role=role, area_id=area, since=now
        )  # fmt: skip


async def grant(world: World, name: str, role: str, building: str = "3号楼") -> None:
    """Somebody on the roster holds a role as well."""
    area, person = await area_id(world, building), await person_id(world, name)
    async with world.database.begin() as db:
        community = await db.scalar(select(Person.community_id).limit(1)) or 0
        await db.insert(
            Grant, community_id=community, person_id=person, role=role, area_id=area, since=world.clock.now()
        )  # fmt: skip


async def replies(phone: Phone, text: str, to: Heard | None = None, **more: Any) -> None:
    """Reply to a message, the newest unless another is named."""
    await phone.says(text, reply_to=(to or phone.heard[-1]).id, **more)


async def threads(world: World) -> list[tuple[str, str, int]]:
    """Every thread: state, whom it is with, step."""
    async with world.database.read() as db:
        rows = await db.all(select(Thread.state, Thread.role, Thread.step).order_by(Thread.id))
    return [(row.state, row.role, row.step) for row in rows]


async def said(world: World) -> list[tuple[bool, str, str]]:
    """Every message: whether from the household, kind, text."""
    async with world.database.read() as db:
        rows = await db.all(
            select(ThreadMessage.inward, ThreadMessage.kind, ThreadMessage.text_sealed).order_by(ThreadMessage.id)
        )
        return [(row.inward, row.kind, db.vault.open(row.text_sealed) if row.text_sealed else "") for row in rows]


async def actions(world: World, start: str = "thread-") -> list[str]:
    """What is on the record of threads."""
    async with world.database.read() as db:
        return await db.scalars(select(History.action).where(History.action.startswith(start)).order_by(History.id))
