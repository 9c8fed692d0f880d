"""Arrivals: which we have seen, and those that had to be parked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from storage.database import Db, padded
from storage.models import Arrival

_SEEN = select(Arrival.key).where(Arrival.key.in_(bindparam("keys", expanding=True)))
_RECORD = insert(Arrival)


async def seen(db: Db, keys: Sequence[str]) -> set[str]:
    """Those of the keys that have arrived before."""
    return set(await db.scalars(_SEEN, {"keys": padded(keys)}))


async def record(db: Db, arrivals: list[dict[str, Any]]) -> None:
    """Write arrivals down (rows of `Arrival` without an id). One that another process has written since we looked is
    an error: nothing that it caused may be committed a second time."""
    if arrivals:
        await db.run(_RECORD, arrivals)


async def came_lately(db: Db, chat: str, kind: str, since: datetime, *, but: str) -> bool:
    """Whether something of a kind came without words to a chat since a moment, `but` (a key) aside."""
    found = await db.scalar(
        select(Arrival.id)
        .where(
            Arrival.chat == chat, Arrival.kind == kind, Arrival.text == "", Arrival.received_at >= since,
            Arrival.key != but,
        )
        .limit(1)
    )  # fmt: skip
    return found is not None


async def text_of(db: Db, key: str) -> str:
    """What was written in an arrival, as far as it was kept."""
    return await db.scalar(select(Arrival.text).where(Arrival.key == key)) or ""


async def parked(db: Db, limit: int = 20) -> list[tuple[str, datetime, str]]:
    """The newest arrivals that nobody could handle: key, when, what went wrong."""
    rows = await db.all(
        select(Arrival.key, Arrival.parked_at, Arrival.error)
        .where(Arrival.parked_at.is_not(None))
        .order_by(Arrival.id.desc())
        .limit(limit)
    )
    return [(row.key, row.parked_at, row.error or "") for row in rows if row.parked_at is not None]


async def count_parked(db: Db) -> int:
    """How many there are."""
    return await db.scalar(select(func.count()).select_from(Arrival).where(Arrival.parked_at.is_not(None))) or 0
