"""What the outbox looks like, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.database import Db
from storage.models import Letter
from storage.outbox.queue import FIXED_OPEN


@dataclass(frozen=True, slots=True)
class Figures:
    """What the outbox looks like now."""

    waiting: int
    sending: int
    refused: int
    gone: int
    expired: int
    in_doubt: int  # letters that may have gone out twice
    oldest_waiting: datetime | None


async def figures(db: Db, now: datetime, days: int = 2) -> Figures:
    """Counts: what waits now, and what ended badly or in doubt in the last days."""
    open_rows = await db.all(
        select(Letter.state, func.count().label("n"), func.min(Letter.created_at).label("oldest"))
        .where(Letter.state.in_(FIXED_OPEN))
        .group_by(Letter.state)
    )
    counts = {row.state: row.n for row in open_rows}
    oldest = next((row.oldest for row in open_rows if row.state == "waiting"), None)
    ended = {
        row.state: row
        for row in await db.all(
            select(Letter.state, func.count().label("n")).where(
                Letter.settled_at > now - timedelta(days=days), Letter.state.in_(("refused", "gone", "expired"))
            ).group_by(Letter.state)
        )
    }  # fmt: skip
    doubt = await db.scalar(
        select(func.count())
        .select_from(Letter)
        .where(Letter.doubts > 0, Letter.created_at > now - timedelta(days=days))
    )
    return Figures(
        waiting=counts.get("waiting", 0),
        sending=counts.get("sending", 0),
        refused=ended["refused"].n if "refused" in ended else 0,
        gone=ended["gone"].n if "gone" in ended else 0,
        expired=ended["expired"].n if "expired" in ended else 0,
        in_doubt=doubt or 0,
        oldest_waiting=oldest,
    )
