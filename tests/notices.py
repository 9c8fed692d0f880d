"""What stories about writing notices share: who writes them, and how a draft comes to be."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from handlers.chat import Attachment, Choice
from storage.models import Notice
from storage.notices import keeping
from storage.notices.keeping import Kept, Text
from tests.world import Heard, Phone, World

OFFICE = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言
阳光社区,,,,周主任,13900000004,管理员,,,
阳光社区,,,,何苗,13900000008,工作人员,3号楼,,
"""
LIVES_HERE = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始
阳光社区,1号楼,,401,钱主任,13900000077,工作人员,,2026-11-21
"""
TEXT = "明早 8 点做核酸\n**带身份证**，在楼下等。"


async def clerk(world: World, number: int = 9) -> Phone:
    """The worker, who may write notices for the whole community."""
    return await world.enrolled(number, "陈静")


async def drafted(world: World, text: str = TEXT) -> Phone:
    """A draft, shown."""
    chen = await clerk(world)
    await chen.says(f"通知 {text}")
    return chen


async def notices(world: World) -> list[Kept]:
    """All notices, oldest first."""
    async with world.database.read() as db:
        ids = await db.scalars(select(Notice.id).order_by(Notice.id))
        found = [await keeping.by_id(db, id) for id in ids]
    return [one for one in found if one is not None]


async def newest(world: World) -> Kept:
    """The one written last."""
    return (await notices(world))[-1]


async def texts(world: World) -> dict[str, Text]:
    """The words of the one written last."""
    notice = await newest(world)
    async with world.database.read() as db:
        return await keeping.texts(db, notice.id, notice.version)


async def files(world: World) -> list[str]:
    """The refs of its pictures and files."""
    notice = await newest(world)
    async with world.database.read() as db:
        return [file.ref for file in await keeping.files(db, notice.id)]


def card(phone: Phone) -> Heard:
    """The card as it stands now: the newest message about a draft with its buttons."""
    return next(
        heard for heard in reversed(phone.heard)
        if any(one.id.startswith("draft:") and one.id != "draft:inert" for one in heard.choices)
    )  # fmt: skip


def labels(heard: Heard) -> list[str]:
    """The buttons of a message."""
    return [choice.text for choice in heard.choices]


def button(phone: Phone, label: str) -> Choice:
    """A button of the card."""
    return next(choice for choice in card(phone).choices if choice.text == label)


async def photo(phone: Phone, ref: str = "pic", *, size: int = 1000, text: str = "", **more: Any) -> None:
    """Send a picture."""
    await phone.says(text, kind="photo", attachment=Attachment(ref, mime="image/jpeg", size=size), **more)


async def sends(phone: Phone) -> None:
    """Send the draft, and say yes."""
    await phone.presses("发出去")
    await phone.presses("确定发")
