"""Reminding those who have not read an edition, and when the lists are due of whom somebody must tell."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, or_, select, update

from storage.database import Db, padded
from storage.models import Account, Delivery, Edition, Letter, Recipient
from storage.notices.receipts import theirs

_OUT = ("sending", "done")  # an edition that is on its way, or has gone out


async def to_nudge(db: Db, now: datetime, since: datetime) -> list[int]:
    """Editions whose readers are to be reminded and have not been; none that is older than `since`."""
    query = select(Edition.id).where(
        Edition.nudge_at <= now, Edition.nudge_at >= since, Edition.nudged_at.is_(None), Edition.spread_to.is_(None),
        Edition.state.in_(_OUT), Edition.withdrawn_at.is_(None),
    )  # fmt: skip
    return await db.scalars(query.order_by(Edition.nudge_at, Edition.id))


async def to_list(db: Db, now: datetime, since: datetime) -> list[int]:
    """Editions of which liaisons are to hear who has not read them."""
    query = select(Edition.id).where(
        Edition.list_at <= now, Edition.list_at >= since, Edition.listed_at.is_(None), Edition.spread_to.is_(None),
        Edition.state.in_(_OUT), Edition.withdrawn_at.is_(None),
    )  # fmt: skip
    return await db.scalars(query.order_by(Edition.list_at, Edition.id))


async def is_nudged(db: Db, id: int, now: datetime) -> bool:
    """Its readers have been reminded; False where they had been before."""
    return await db.run(update(Edition).where(Edition.id == id, Edition.nudged_at.is_(None)).values(nudged_at=now)) > 0


async def is_listed(db: Db, id: int, now: datetime) -> bool:
    """Liaisons have their lists; False where they had them before."""
    return await db.run(update(Edition).where(Edition.id == id, Edition.listed_at.is_(None)).values(listed_at=now)) > 0


async def under_way(db: Db, batch: str) -> bool:
    """Whether letters of a batch are still to go out."""
    query = select(Letter.id).where(Letter.batch == batch, Letter.state.in_(("waiting", "sending", "held"))).limit(1)
    return await db.scalar(query) is not None


async def unread_chats(
    db: Db, edition_id: int, *, after: int, limit: int, language: str = ""
) -> tuple[list[str], int | None]:
    """The private chats within reach of the next of those who have not read it, and the row to go on after; none: these
    were the last. `language`: only who reads that."""
    ids = await db.scalars(
        select(Recipient.id)
        .where(Recipient.edition_id == edition_id, Recipient.read_at.is_(None), Recipient.id > after)
        .order_by(Recipient.id)
        .limit(limit)
    )
    if not ids:
        return [], None
    query = (
        select(Account.chat)
        .join(Recipient, theirs())
        .where(Recipient.id.in_(padded(ids)), Account.gone_at.is_(None))
        .order_by(Recipient.id, Account.opened_at, Account.id)
    )
    if language:
        query = query.where(Account.language == language)
    return list(dict.fromkeys(await db.scalars(query))), ids[-1] if len(ids) == limit else None


async def reminded_chats(db: Db, edition_id: int, *, after: int, limit: int) -> tuple[list[str], int | None]:
    """The private chats of the next recipients in which a reminder of an edition stands, or is just going out; and the
    row to go on after, none after the last."""
    ids = await db.scalars(
        select(Recipient.id)
        .where(Recipient.edition_id == edition_id, Recipient.id > after)
        .order_by(Recipient.id)
        .limit(limit)
    )
    if not ids:
        return [], None
    name = f"nudge/{edition_id}"
    stands = select(Delivery.id).where(Delivery.chat == Account.chat, Delivery.about == name).exists()
    goes = and_(Letter.chat == Account.chat, Letter.living == name, Letter.state == "sending")
    chats = await db.scalars(
        select(Account.chat)
        .join(Recipient, theirs())
        .where(
            Recipient.id.in_(padded(ids)),
            Account.gone_at.is_(None),
            or_(stands, select(Letter.id).where(goes).exists()),
        )
        .order_by(Recipient.id, Account.id)
    )
    return list(dict.fromkeys(chats)), ids[-1]
