"""Putting right what has gone out: which editions still stand, in which chats, and how it went there.

Every chat's letter of an edition is looked at once, in the order of their ids; `Edition.mended_to` says how far. A
correction or withdrawal writes letters of a batch of its own, "notice/<edition>/mend", by which it is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select, update

from storage.database import Db, padded
from storage.models import Account, Edition, Group, Letter, NoticeText, Recipient
from storage.notices.editions import Issued

_OPEN = ("waiting", "sending", "held")
_FAILED = ("refused", "expired", "gone", "stopped")  # ends from which a letter may be tried again
UNSAID = ("waiting", "held", *_FAILED)


def batch_of(edition_id: int) -> str:
    """What the letters that put an edition right are counted by."""
    return f"notice/{edition_id}/mend"


@dataclass(frozen=True, slots=True)
class Sent:
    """The newest edition of a notice, for somebody to choose; `title` in the language asked for, if there is one."""

    edition_id: int
    notice_id: int
    title: str
    began_at: datetime


async def sent(db: Db, community_id: int, language: str, since: datetime, limit: int = 60) -> list[Sent]:
    """The notices of a community that have gone out since a moment and stand, each with its newest edition, newest
    first."""
    newest = (
        select(func.max(Edition.id).label("id"))
        .where(Edition.community_id == community_id, Edition.began_at >= since, _stands())
        .group_by(Edition.notice_id)
        .subquery()
    )
    rows = await db.all(
        select(
            Edition.id, Edition.notice_id, Edition.began_at, NoticeText.language.label("language"), NoticeText.title
        )
        .join(newest, newest.c.id == Edition.id)
        .join(
            NoticeText, and_(NoticeText.notice_id == Edition.notice_id, NoticeText.version == Edition.version)
        )
        .order_by(Edition.began_at.desc(), Edition.id.desc(), NoticeText.id)
        .limit(2 * limit)
    )  # fmt: skip
    found: dict[int, Sent] = {}
    for row in rows:
        if row.id not in found or row.language == language:
            found[row.id] = Sent(row.id, row.notice_id, row.title, row.began_at)
    return list(found.values())[:limit]


def _stands() -> Any:
    return and_(Edition.state.not_in(("missed", "withdrawn")), Edition.withdrawn_at.is_(None))


async def standing(db: Db, notice_id: int, since: datetime) -> list[int]:
    """The editions of a notice that stand and began since a moment, newest first; held until the end of the
    transaction, so that no letter is written to anybody meanwhile."""
    rows = await db.all(
        select(Edition.id)
        .where(Edition.notice_id == notice_id, Edition.began_at >= since, _stands())
        .order_by(Edition.id.desc())
        .with_for_update()
    )
    return [row.id for row in rows]


async def mark(db: Db, editions: Collection[int], **values: Any) -> None:
    """From the first letter on, editions are to be put right."""
    await db.run(update(Edition).where(Edition.id.in_(list(editions))).values(mended_to=0, **values))


async def withdraw(db: Db, notice_id: int, now: datetime) -> None:
    """No edition of a notice counts any more, however old."""
    await db.run(
        update(Edition)
        .where(Edition.notice_id == notice_id, _stands())
        .values(state="withdrawn", withdrawn_at=now, nudge_at=None, list_at=None, spread_to=None,
                ended_at=func.coalesce(Edition.ended_at, now, type_=Edition.ended_at.type))
    )  # fmt: skip


async def under_way(db: Db) -> list[tuple[int, int]]:
    """Editions that are being put right, newest first: id, community."""
    rows = await db.all(
        select(Edition.id, Edition.community_id).where(Edition.mended_to.is_not(None)).order_by(Edition.id.desc())
    )
    return [(row.id, row.community_id) for row in rows]


async def reached(db: Db, edition_id: int) -> int | None:
    """How far an edition has been put right; none: there is nothing to do. Held until the end of the transaction."""
    return await db.scalar(select(Edition.mended_to).where(Edition.id == edition_id).with_for_update())


async def note(db: Db, edition_id: int, reached: int | None) -> None:
    """So far it has been put right; none: it is done."""
    await db.run(update(Edition).where(Edition.id == edition_id).values(mended_to=reached))


async def all_done(db: Db, notice_id: int) -> bool:
    """Whether no edition of a notice is being put right any more."""
    going = select(Edition.id).where(Edition.notice_id == notice_id, Edition.mended_to.is_not(None))
    return await db.scalar(going.limit(1)) is None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A letter of an edition. `words`: it is the notice itself, else a file of it; `known`: its chat is still one of
    ours, else it is the old address of a group that has moved."""

    id: int
    chat: str
    state: str
    words: bool
    messages: tuple[str, ...]
    is_group: bool
    known: bool


async def page(db: Db, edition: Issued, after: int, limit: int) -> list[Spoken]:
    """The next letters of an edition, by id."""
    group = select(Group.id).where(Group.chat == Letter.chat, Group.left_at.is_(None)).exists()
    person = select(Account.id).where(Account.chat == Letter.chat).exists()
    rows = await db.all(
        select(
            Letter.id, Letter.chat, Letter.state, Letter.living, Letter.messages, group.label("is_group"),
            person.label("is_person"),
        )
        .where(Letter.batch == edition.name, Letter.id > after)
        .order_by(Letter.id)
        .limit(limit)
    )  # fmt: skip
    return [
        Spoken(row.id, row.chat, row.state, row.living is not None, tuple(row.messages or ()), bool(row.is_group),
               bool(row.is_group or row.is_person))
        for row in rows
    ]  # fmt: skip


async def moved(db: Db, edition: Issued, chats: Collection[str]) -> list[str]:
    """Of groups that an edition is for, those that have been their buildings' since before it went out and yet have no
    letter of it: they have another address by now, and with it their message is lost to us."""
    if not chats:
        return []
    has = select(Letter.id).where(Letter.batch == edition.name, Letter.chat == Group.chat).exists()
    return await db.scalars(
        select(Group.chat)
        .where(Group.chat.in_(padded(sorted(chats))), Group.bound_at <= edition.began_at, ~has)
        .order_by(Group.id)
    )


async def unsay(db: Db, letters: Sequence[int]) -> set[int]:
    """Letters that have not gone out, or failed and may be tried again, are put into words when they go. Gives those of
    them that were still to be had."""
    if not letters:
        return set()
    rows = await db.all(
        select(Letter.id, Letter.body)
        .where(Letter.id.in_(padded(letters)), Letter.state.in_(UNSAID))
        .order_by(Letter.id)
        .with_for_update()
    )
    if rows:
        await db.run(
            update(Letter).where(Letter.id == bindparam("letter")).values(body=bindparam("wordless")),
            [{"letter": row.id, "wordless": {**row.body, "text": ""}} for row in rows],
        )
    return {row.id for row in rows}


async def is_open(db: Db, batches: Sequence[str]) -> bool:
    """Whether letters of these batches have not ended."""
    open_ = select(Letter.id).where(Letter.batch.in_(list(batches)), Letter.state.in_(_OPEN))
    return await db.scalar(open_.limit(1)) is not None


@dataclass(frozen=True, slots=True)
class Came:
    """What came of putting right, in chats: written over in place (or said anew, where that was impossible), taken
    away, and neither."""

    edited: int
    removed: int
    not_done: int


async def came(db: Db, editions: Collection[int], since: datetime) -> Came:
    """Of editions that were corrected or withdrawn at a moment."""
    spoken = Letter.messages.is_not(None)
    row = await db.first(
        select(
            func.count().filter(Letter.state.in_(("sent", "replaced")), spoken).label("edited"),
            func.count().filter(Letter.state == "sent", ~spoken).label("removed"),
            func.count()
            .filter(or_(Letter.state.in_(_FAILED), and_(Letter.state == "replaced", ~spoken)))
            .label("not_done"),
        ).where(
            Letter.batch.in_([batch_of(id) for id in editions]), Letter.living.is_not(None), Letter.created_at >= since
        )
    )
    return Came(row.edited, row.removed, row.not_done) if row is not None else Came(0, 0, 0)


async def mended(db: Db, notice_id: int, at: datetime) -> list[int]:
    """The editions that were corrected or withdrawn at a moment."""
    return await db.scalars(
        select(Edition.id).where(
            Edition.notice_id == notice_id, or_(Edition.corrected_at == at, Edition.withdrawn_at == at)
        )
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """Where an edition has got to: private chats, groups, and homes that have read it."""

    chats: int
    groups: int
    read: int


async def reach(db: Db, edition: Issued) -> Spread:
    """Where its words have got to."""
    group = select(Group.id).where(Group.chat == Letter.chat).exists()
    row = await db.first(
        select(func.count().filter(~group).label("chats"), func.count().filter(group).label("groups")).where(
            Letter.batch == edition.name, Letter.living.is_not(None), Letter.messages.is_not(None)
        )
    )
    read = await db.scalar(select(func.count(Recipient.read_at)).where(Recipient.edition_id == edition.id))
    return Spread(row.chats, row.groups, read or 0) if row is not None else Spread(0, 0, read or 0)


async def unread(db: Db, edition_id: int) -> dict[int, str]:
    """Whoever has read an edition is to read it again; what they answered stays, and counts once they have. Gives who
    they were: by recipient how and when, "button 2026-11-22T00:05:00+00:00"."""
    was = await db.all(
        select(Recipient.id, Recipient.how, Recipient.read_at)
        .where(Recipient.edition_id == edition_id, Recipient.read_at.is_not(None))
        .order_by(Recipient.id)
        .with_for_update()
    )
    await db.run(
        update(Recipient)
        .where(Recipient.edition_id == edition_id, Recipient.read_at.is_not(None))
        .values(read_at=None, how=None, by_id=None)
    )
    return {row.id: f"{row.how or 'button'} {row.read_at.isoformat()}" for row in was if row.read_at is not None}
