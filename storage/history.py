"""The record: who did what to what, when. Ids and counts, never a temperature, name or phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from storage.database import Db
from storage.models import History


async def add(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """What was done: community_id, at, actor, action, subject, details (or None) of each."""
    if rows:
        await db.run(insert(History), rows)
