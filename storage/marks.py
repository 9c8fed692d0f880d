"""Small facts about this installation."""

from __future__ import annotations

from sqlalchemy import select

from storage.database import Db
from storage.models import Mark


async def put(db: Db, key: str, value: str) -> None:
    """Remember a fact."""
    await db.put(Mark, key=key, value=value)


async def get(db: Db, key: str) -> str | None:
    """A fact, if it is known."""
    return await db.scalar(select(Mark.value).where(Mark.key == key))
