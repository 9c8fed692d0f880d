"""Notices that somebody has written and scheduled, for the tests of what becomes of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from handlers.notices import timing
from storage.models import Edition, History, Notice
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.world import SHANGHAI, World

MISSED = "补发"


async def scheduled(world: World, when: str, title: str = "量体温", body: str = "早上记得量。", **values: Any) -> int:
    """A notice with its time as it would be typed; gives its number."""
    read = timing.read(world.rules, when, world.clock.now())
    async with world.database.begin() as db:
        id = await keeping.create(
            db, community_id=1, author_id=1, report_chat="fake:90", report_language="zh-CN", now=world.clock.now(),
            kind="test",
        )  # fmt: skip
        notice = await keeping.by_id(db, id)
        assert notice is not None
        await keeping.write(db, notice, 1, "zh-CN", Text(title, body), 1, world.clock.now())
        values = {"next_at": read.first, "repeats": dict(read.repeats) if read.repeats else None, **values}
        assert await keeping.change(db, id, ("draft",), world.clock.now(), state="ready", **values)
    return id


async def editions(world: World) -> list[tuple[str, str, int]]:
    """All editions in the order in which they were due: when by the community's clock, state, version."""
    async with world.database.read() as db:
        rows = await db.all(select(Edition.due_at, Edition.state, Edition.version).order_by(Edition.due_at, Edition.id))
    return [(f"{row.due_at.astimezone(SHANGHAI):%m-%d %H:%M}", row.state, row.version) for row in rows]


async def next_of(world: World, id: int) -> str:
    """When it goes out next, and its state if that is not ready."""
    async with world.database.read() as db:
        row = await db.first(select(Notice.next_at, Notice.state, Notice.paused_at).where(Notice.id == id))
    assert row is not None
    at: datetime | None = row.next_at
    shown = f"{at.astimezone(SHANGHAI):%m-%d %H:%M}" if at is not None else "-"
    return shown if row.state == "ready" and row.paused_at is None else f"{shown} {row.state}"


async def history(world: World, action: str) -> int:
    """How often something was written into the record."""
    async with world.database.read() as db:
        return len(await db.all(select(History.id).where(History.action == action)))
