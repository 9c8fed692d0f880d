"""New words for a notice that is on a schedule, before they count: the rows of its next version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Db
from storage.models import NoticeText
from storage.notices import keeping
from storage.notices.keeping import Kept, Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that wait for a second person's yes: by whom, since when."""

    by_id: int
    at: datetime


async def propose(db: Db, notice: Kept, texts: Mapping[str, Text], by_id: int, now: datetime) -> None:
    """Write the words of the next version, instead of others that somebody may have proposed."""
    await drop(db, notice)
    for language, text in texts.items():
        await keeping.write(db, notice, notice.version + 1, language, text, by_id, now)


async def proposed(db: Db, notice: Kept) -> Proposal | None:
    """What waits; none where nothing does."""
    row = await db.first(
        select(NoticeText.by_id, NoticeText.at)
        .where(NoticeText.notice_id == notice.id, NoticeText.version == notice.version + 1)
        .order_by(NoticeText.id)
    )
    return None if row is None else Proposal(row.by_id, row.at)


async def drop(db: Db, notice: Kept) -> None:
    """Nothing waits any more."""
    await db.run(delete(NoticeText).where(NoticeText.notice_id == notice.id, NoticeText.version == notice.version + 1))
