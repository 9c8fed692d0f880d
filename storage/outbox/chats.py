"""A chat that nobody is in any more, that has moved, or that hears nothing for a while."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from storage import groups
from storage.database import Db
from storage.models import Account, Delivery, Desk, Letter, Pause
from storage.outbox.queue import OPEN


async def give_up_chat(db: Db, chat: str, now: datetime, why: str) -> None:
    """Nobody is there any more: every letter that still waits for this chat ends as gone."""
    await db.run(
        update(Letter)
        .where(Letter.chat == chat, Letter.state.in_(("waiting", "held")))
        .values(state="gone", settled_at=now, error=why)
    )


async def move_chat(db: Db, old: str, new: str, now: datetime) -> None:
    """A chat has a new address: the group, its waiting letters and its accounts go along; its penalty is over."""
    await groups.move(db, old, new, now)
    await db.run(update(Letter).where(Letter.chat == old, Letter.state.in_((*OPEN, "held"))).values(chat=new))
    await db.run(update(Account).where(Account.chat == old).values(chat=new))
    if await db.scalar(select(Desk.id).where(Desk.chat == new)) is None:
        await db.run(update(Desk).where(Desk.chat == old).values(chat=new))
    await db.run(delete(Delivery).where(Delivery.chat == old))  # message ids are a chat's own
    await db.run(delete(Pause).where(Pause.scope == old))


async def pause(db: Db, scope: str, until: datetime, reason: str) -> None:
    """A penalty, kept so that a restart does not forget it."""
    await db.put(Pause, scope=scope, until=until, reason=reason)


async def pauses(db: Db, channel: str, now: datetime) -> dict[str, datetime]:
    """The penalties that still hold for a channel and its chats; those that are over are cleared away."""
    await db.run(delete(Pause).where(Pause.until <= now))
    rows = await db.all(
        select(Pause.scope, Pause.until).where(or_(Pause.scope == channel, Pause.scope.startswith(f"{channel}:")))
    )
    return {row.scope: row.until for row in rows}
