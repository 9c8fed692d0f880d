"""What the clock has opened: one row for each thing, by a unique key, so that nothing is opened twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Db
from storage.models import Case, Opening


async def opened(db: Db, keys: Sequence[str]) -> set[str]:
    """Those of the keys that have been opened, or marked as missed, before."""
    return set(await db.scalars(select(Opening.key).where(Opening.key.in_(keys))))


async def opened_at(db: Db, key: str) -> datetime | None:
    """When a thing was opened; none if it was not, or was missed."""
    return await db.scalar(select(Opening.opened_at).where(Opening.key == key, ~Opening.missed))


async def open_once(
    db: Db, key: str, *, community_id: int | None, due_at: datetime, now: datetime, missed: bool = False
) -> bool:
    """Mark a thing as opened; False if somebody has done it before, perhaps at this very moment."""
    return await db.put_new(Opening, key=key, community_id=community_id, due_at=due_at, opened_at=now, missed=missed)


async def count_missed(db: Db) -> int:
    """How many things were not opened because we were down until it made no sense any more."""
    return await db.scalar(select(func.count()).select_from(Opening).where(Opening.missed)) or 0


async def first_case(db: Db, community_id: int) -> datetime | None:
    """Since when a community has had anybody to look after."""
    return await db.scalar(select(func.min(Case.created_at)).where(Case.community_id == community_id))
