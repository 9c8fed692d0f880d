"""What stories about mending notices share: a building's group, a correction, and what became of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage.models import Area, Group, History
from storage.notices.keeping import Text
from tests.world import Heard, Phone, World

NEW = "明早 9 点做核酸\n**带身份证**，改在 9 点，在楼下等。"
BOTH = {"zh-CN": Text("明早核酸", "8 点，带证"), "en": Text("Test tomorrow", "At 8, bring your card")}


async def group(world: World, chat: str = "fake:-3", building: str = "3号楼", *, before: bool = True) -> int:
    """A group that is a building's."""
    now = world.clock.now() - timedelta(hours=1 if before else 0)
    async with world.database.begin() as db:
        area = await db.first(select(Area.id, Area.community_id).where(Area.name == building))
        assert area is not None
        return await db.insert(
            Group, community_id=area.community_id, area_id=area.id, channel="fake", chat=chat, title=building,
            rights=["pin", "delete", "invite"], joined_at=now, greeted_at=now, bound_at=now, invite_link="x",
        )  # fmt: skip


async def goes_on(world: World, beats: int = 4) -> None:
    """Some beats of the clock, and what waits between two wordings goes out."""
    for _ in range(beats):
        await world.beat()
        world.clock.passes(seconds=6)
        await world.speaker.drain()


def said(world: World, chat: str, words: str) -> list[Heard]:
    """The notices of a chat in which these words stand; the group's board, which names the newest, is none."""
    return [
        heard for heard in world.channel.sent
        if heard.chat == chat and words in heard.text and not heard.gone and not heard.text.startswith("3号楼")
    ]  # fmt: skip


async def corrects(phone: Phone, text: str = NEW, *, button: str = "改") -> None:
    await phone.says("改通知 核酸")
    await phone.says(text)
    await phone.presses(button)


async def history(world: World, action: str) -> list[Any]:
    async with world.database.read() as db:
        return list(
            await db.all(select(History.actor, History.subject, History.details).where(History.action == action))
        )
