"""Looking back: the notices that are news for somebody, and the newest one that a building's board may name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from storage.database import Db, padded
from storage.models import Account, Delivery, Edition, Household, Notice, Recipient
from storage.notices.receipts import theirs
from storage.notices.targets import Target
from storage.notices.unread import inside
from storage.temperature import Within


@dataclass(frozen=True, slots=True)
class News:
    """An edition as somebody sees it in a list. `read`: none where it is not for them."""

    id: int
    notice_id: int
    version: int
    began_at: datetime
    read: bool | None


def _current(community_id: int, since: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Edition.community_id == community_id, Edition.began_at >= since, Edition.withdrawn_at.is_(None),
        Edition.state.in_(("sending", "quiet", "done")),
    )  # fmt: skip


async def of_chat(db: Db, community_id: int, chat: str, since: datetime, limit: int) -> list[News]:
    """The newest edition of each notice that was for somebody behind a private chat."""
    rows = await db.all(
        select(Edition.id, Edition.notice_id, Edition.version, Edition.began_at, Recipient.read_at)
        .join(Recipient, Recipient.edition_id == Edition.id)
        .join(Account, theirs())
        .where(Account.chat == chat, *_current(community_id, since))
        .order_by(Edition.began_at.desc(), Edition.id.desc())
    )
    found: dict[int, News] = {}
    for row in rows:
        former = found.get(row.notice_id)
        if former is None or former.id == row.id:
            read = row.read_at is not None and (former is None or former.read is not False)
            found[row.notice_id] = News(row.id, row.notice_id, row.version, row.began_at, read)
    return list(found.values())[:limit]


async def of_place(db: Db, community_id: int, within: Within, since: datetime, limit: int) -> list[News]:
    """The newest edition of each notice that was for somebody in a place."""
    theirs = (
        select(Recipient.id)
        .outerjoin(Household, Household.id == Recipient.household_id)
        .where(Recipient.edition_id == Edition.id, inside(within))
    )
    rows = await db.all(
        select(Edition.id, Edition.notice_id, Edition.version, Edition.began_at)
        .where(*_current(community_id, since), theirs.exists())
        .order_by(Edition.began_at.desc(), Edition.id.desc())
    )
    found: dict[int, News] = {}
    for row in rows:
        found.setdefault(row.notice_id, News(row.id, row.notice_id, row.version, row.began_at, None))
    return list(found.values())[:limit]


@dataclass(frozen=True, slots=True)
class Posted:
    """The newest edition that stands in a group and is nobody's in particular."""

    edition_id: int
    notice_id: int
    version: int
    began_at: datetime


_ON_BOARDS = 40  # editions that are looked through for the one that a board names


async def posted(db: Db, chats: Collection[str], since: datetime) -> dict[str, Posted]:
    """By group. One that is for some of the neighbours alone, by what is known of them, is not named to all."""
    rows = await db.all(
        select(Edition.id, Edition.notice_id, Edition.version, Edition.began_at, Notice.target)
        .join(Notice, Notice.id == Edition.notice_id)
        .where(
            Edition.began_at >= since, Edition.withdrawn_at.is_(None), Edition.state.in_(("sending", "quiet", "done")),
            Notice.places != "private", Notice.withdrawn_at.is_(None),
        )
        .order_by(Edition.began_at.desc(), Edition.id.desc())
        .limit(_ON_BOARDS)
    )  # fmt: skip
    plain = {f"notice/{row.id}": _as_posted(row) for row in rows if _is_for_all(Target.of(row.target))}
    if not plain or not chats:
        return {}
    stands = await db.all(
        select(Delivery.chat, Delivery.about).where(
            Delivery.chat.in_(padded(chats)), Delivery.about.in_(padded(list(plain)))
        )
    )
    found: dict[str, Posted] = {}
    for row in stands:
        one, former = plain[row.about], found.get(row.chat)
        if former is None or (one.began_at, one.edition_id) > (former.began_at, former.edition_id):
            found[row.chat] = one
    return found


def _as_posted(row: Any) -> Posted:
    return Posted(row.id, row.notice_id, row.version, row.began_at)


def _is_for_all(target: Target) -> bool:
    """Whether it is for everybody of its places."""
    return target == Target(areas=target.areas, floors=target.floors)
