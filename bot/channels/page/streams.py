"""The open event streams of this process: woken by name of their chat, and by one look for what other processes did."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from aiohttp import web

import storage.page
from storage.database import Database, Unavailable

_LOOK_BACK = timedelta(seconds=10)  # clocks of two machines differ; what was seen once is not told again


class Stream:
    """One open stream: somebody who wants to be woken."""

    def __init__(self, chat: str, request: web.Request) -> None:
        self.chat = chat
        self.behind = False  # the database could not be asked; ask again at the next look
        self._request = request
        self._woken = asyncio.Event()

    @property
    def gone(self) -> bool:
        """Whether the other side has hung up."""
        transport = self._request.transport
        return transport is None or transport.is_closing()

    def wake(self) -> None:
        """Something may be new."""
        self._woken.set()

    def ready(self) -> None:
        """From here on, a wake is one for the next wait."""
        self._woken.clear()

    async def wait(self, seconds: float) -> bool:
        """Until woken (true), or so long (false)."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()
                return True
        return False


class Streams:
    """All open streams. One task looks for all of them together, and lives only while there is somebody to look for:
    a thousand open pages cost one small query every two seconds."""

    def __init__(self, database: Database, now: Callable[[], datetime], every: float) -> None:
        self._database = database
        self._now = now
        self._every = every
        self._by_chat: dict[str, set[Stream]] = {}
        self._seen: set[str] = set()
        self._newest = 0
        self._watcher: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return sum(map(len, self._by_chat.values()))

    def count(self, chat: str) -> int:
        """How many are open on a chat."""
        return len(self._by_chat.get(chat, ()))

    def add(self, stream: Stream) -> None:
        """Begin to wake it."""
        self._by_chat.setdefault(stream.chat, set()).add(stream)
        if self._watcher is None:
            self._watcher = asyncio.create_task(self._watch(), name="page-streams")

    def remove(self, stream: Stream) -> None:
        """Let it go; with the last one goes the task."""
        mates = self._by_chat.get(stream.chat, set())
        mates.discard(stream)
        if not mates:
            self._by_chat.pop(stream.chat, None)
        if not self._by_chat and self._watcher is not None:
            self._watcher.cancel()
            self._watcher = None

    def wake(self, chat: str) -> None:
        """Something may be new in this chat."""
        for stream in self._by_chat.get(chat, ()):
            stream.wake()

    def wake_all(self) -> None:
        """Everybody look again, e.g. because we are closing."""
        for chat in self._by_chat:
            self.wake(chat)

    async def look(self) -> None:
        """Ask once, for all streams, what came in or went out anywhere; wake those it concerns and those hung up."""
        for streams in list(self._by_chat.values()):
            for stream in streams:
                if stream.behind or stream.gone:
                    stream.wake()
        async with self._database.read() as db:
            changes = await storage.page.changes(db, self._now() - _LOOK_BACK, self._newest)
        for line, chat in changes.chats.items():
            if line not in self._seen:
                self.wake(chat)
        self._seen = set(changes.chats)
        self._newest = changes.newest

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            with suppress(Unavailable):  # each stream goes on waiting; the next look may be luckier
                await self.look()
