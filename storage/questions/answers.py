"""The FAQ as staff keep it: what was changed is a new row in the place of the old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from storage.database import Db
from storage.models import Faq, ThreadMessage


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its answer. See storage.models.Faq."""

    id: int
    community_id: int
    language: str
    question: str
    answer: str
    at: datetime
    ended_at: datetime | None


_COLUMNS = (Faq.id, Faq.community_id, Faq.language, Faq.question, Faq.answer, Faq.at, Faq.ended_at)


def _entry(row: Any) -> Entry:
    return Entry(*row)


async def add(
    db: Db, *, community_id: int, language: str, question: str, answer: str, by_id: int, now: datetime,
    replaces_id: int | None = None,
) -> int:  # fmt: skip
    """A new entry; gives its id."""
    return await db.insert(
        Faq, community_id=community_id, language=language, question=question, answer=answer, by_id=by_id, at=now,
        replaces_id=replaces_id,
    )  # fmt: skip


async def by_id(db: Db, id: int) -> Entry | None:
    """An entry, ended or not; none where there is none of that number."""
    row = await db.first(select(*_COLUMNS).where(Faq.id == id))
    return None if row is None else _entry(row)


async def end(db: Db, id: int, now: datetime) -> bool:
    """It counts no more; False where it has been ended, or changed, before."""
    return bool(await db.run(update(Faq).where(Faq.id == id, Faq.ended_at.is_(None)).values(ended_at=now)))


async def listed(db: Db, community_id: int, offset: int, limit: int) -> list[Entry]:
    """Those that count, newest first."""
    rows = await db.all(
        select(*_COLUMNS)
        .where(Faq.community_id == community_id, Faq.ended_at.is_(None))
        .order_by(Faq.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [_entry(row) for row in rows]


async def count(db: Db, community_id: int) -> int:
    """How many there are."""
    return (
        await db.scalar(
            select(func.count()).select_from(Faq).where(Faq.community_id == community_id, Faq.ended_at.is_(None))
        )
        or 0
    )


async def alike(db: Db, community_id: int, question: str) -> int | None:
    """The id of one that asks the very same."""
    return await db.scalar(
        select(Faq.id).where(Faq.community_id == community_id, Faq.question == question, Faq.ended_at.is_(None))
    )


async def last_thread(db: Db, account_id: int, since: datetime) -> int | None:
    """The thread in which an account has answered a household last."""
    return await db.scalar(
        select(ThreadMessage.thread_id)
        .where(ThreadMessage.account_id == account_id, ThreadMessage.inward.is_(False), ThreadMessage.at >= since)
        .order_by(ThreadMessage.id.desc())
        .limit(1)
    )
