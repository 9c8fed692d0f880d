"""Messages that stand in chats: what they are about, and which is edited in place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update

from storage.database import Db
from storage.models import Delivery, Letter


async def delivered(db: Db, rows: list[dict[str, Any]]) -> None:
    """Messages that now stand in chats, and what they are about (rows of `Delivery` without an id). Of a living
    message, the letters with former wordings are marked as replaced."""
    for row in rows:
        letter = row.pop("letter")
        await db.put_new(Delivery, **row)
        if letter is not None:
            await db.run(
                update(Letter)
                .where(
                    Letter.chat == row["chat"], Letter.living == row["about"], Letter.state == "sent",
                    Letter.id != letter,
                )
                .values(state="replaced")
            )  # fmt: skip


async def about(db: Db, chat: str, message: str) -> str | None:
    """What a message of ours in a chat is about, e.g. "thread/17"; none where it is about nothing we wrote down."""
    return await db.scalar(select(Delivery.about).where(Delivery.chat == chat, Delivery.message == message))


async def standing(db: Db, chat: str, about: str) -> str | None:
    """The newest message of a chat that is about this; of a living message, the one to be edited."""
    return await db.scalar(
        select(Delivery.message)
        .where(Delivery.chat == chat, Delivery.about == about)
        .order_by(Delivery.id.desc())
        .limit(1)
    )


async def forget_standing(db: Db, chat: str, message: str) -> None:
    """A message is not there any more: the next wording is a message of its own."""
    await db.run(delete(Delivery).where(Delivery.chat == chat, Delivery.message == message))
