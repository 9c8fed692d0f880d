"""Plain SQL beside a test: sessions of our own, in a thread of their own, so that a test that is async may ask too."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

import asyncpg

from tests import again

_T = TypeVar("_T")


class Console:
    """One session for each database that was asked for; URLs as `postgresql://…`."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="console", daemon=True)
        self._thread.start()
        self._sessions: dict[str, Any] = {}

    def run(self, url: str, command: str) -> None:
        """Run a command, or several."""
        self._wait(self._run(url, command))

    def again(self, url: str) -> bool:
        """Bring a database back to what its template held. Not if it was changed in a way that we cannot take back."""
        return self._wait(self._again(url))

    def leave(self, url: str) -> None:
        """Our session there ends."""
        self._wait(self._leave(url))

    def close(self) -> None:
        """All of them end."""
        for url in list(self._sessions):
            self.leave(url)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _session(self, url: str) -> Any:
        if url not in self._sessions:
            self._sessions[url] = await asyncpg.connect(url)
        return self._sessions[url]

    async def _run(self, url: str, command: str) -> None:
        await (await self._session(url)).execute(command)

    async def _again(self, url: str) -> bool:
        session = await self._session(url)
        try:
            if not await session.fetchval(again.QUIET):
                return False
            touched = await session.fetchval(again.EMPTY)
            if touched:
                await session.execute(again.vacuum(touched))
            await session.execute(again.REFILL, touched)
        except asyncpg.PostgresError:
            return False
        return True

    async def _leave(self, url: str) -> None:
        if url in self._sessions:
            with contextlib.suppress(asyncpg.PostgresError, OSError):
                await self._sessions.pop(url).close()
