"""The one insert that a bare bot does for each temperature, on the same databases as the service."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

Insert = Callable[[int, str], Awaitable[None]]


async def opened(url: str) -> Insert:
    """Open the database at `url` (sqlite:///file, or a PostgreSQL address) and give what stores one reading."""
    if url.startswith("sqlite:///"):
        return await _sqlite(url.removeprefix("sqlite:///"))
    return await _postgresql(url)


async def _sqlite(path: str) -> Insert:
    import aiosqlite

    # One connection for all, and one message's transaction at a time: without the lock one message would commit (or
    # roll back) what another has half done; a connection for each message is slower and meets "database is locked".
    turn = asyncio.Lock()
    db = await aiosqlite.connect(path)
    await db.execute("PRAGMA journal_mode = WAL")
    await db.execute("PRAGMA synchronous = FULL")
    await db.execute("CREATE TABLE reports (id INTEGER PRIMARY KEY, user_id INTEGER, celsius TEXT, at TEXT)")
    await db.commit()

    async def insert(user_id: int, celsius: str) -> None:
        async with turn:
            await db.execute(
                "INSERT INTO reports (user_id, celsius, at) VALUES (?, ?, datetime('now'))", (user_id, celsius)
            )
            await db.commit()

    return insert


async def _postgresql(url: str) -> Insert:
    import asyncpg

    pool = await asyncpg.create_pool(url)
    await pool.execute(
        "CREATE TABLE reports (id bigserial PRIMARY KEY, user_id bigint, celsius text, at timestamptz DEFAULT now())"
    )

    async def insert(user_id: int, celsius: str) -> None:
        await pool.execute("INSERT INTO reports (user_id, celsius) VALUES ($1, $2)", user_id, celsius)

    return insert
