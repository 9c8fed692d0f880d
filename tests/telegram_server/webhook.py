"""Pushes updates to the bot's own address, as tdlib/telegram-bot-api does.

One update is in flight in each lane, lanes run in parallel up to ``max_connections``. Any non-2xx, hang-up or time-out
is tried again: at once, then after 2, 4, 8 … seconds up to a minute; ``Retry-After`` in the answer is obeyed, up to
an hour. An address that answers 410 for 23 hours is given up.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp

if TYPE_CHECKING:
    from .updates import Update

LONGEST_WAIT = 60.0
LONGEST_RETRY_AFTER = 3600.0
GONE_FOR = 23 * 3600.0


class Queue(Protocol):
    """What the webhook needs of the queue that it drains."""

    clock: Callable[[], float]

    def acknowledge(self, update: Update) -> None: ...
    def drop(self, update: Update) -> None: ...


class Webhook:
    """One address that is pushed to until it is stopped."""

    def __init__(
        self,
        queue: Queue,
        url: str,
        *,
        secret: str = "",
        max_connections: int = 40,
        timeout: float = 60.0,
        speed: float = 1.0,
        waits: list[float] | None = None,
        perform: Callable[[str, dict[str, Any]], Awaitable[object]] | None = None,
    ) -> None:
        self.url = url
        self.max_connections = max_connections
        self.last_error = ""
        self.last_error_date = 0
        self.given_up = False
        self._queue = queue
        self._headers = {"Content-Type": "application/json"}
        if secret:
            self._headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._speed = speed
        self._waits = [] if waits is None else waits
        self._perform = perform
        self._lanes: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(max_connections)
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        self._gone_since: float | None = None

    def push(self, update: Update) -> None:
        """Line an update up in its lane."""
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Stop pushing; what is not acknowledged stays pending."""
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    async def post(self, update: Update) -> tuple[int, float | None]:
        """Deliver once, without lanes and without trying again: the status (0: no answer) and any Retry-After."""
        try:
            async with self._session.post(
                self.url, data=update.json.encode(), headers=self._headers, timeout=self._timeout
            ) as answer:
                body = await answer.read()
                status = answer.status
                after = answer.headers.get("Retry-After", "")
                if not 200 <= status < 300:
                    self._note(f"Wrong response from the webhook: {status} {answer.reason}")
        except TimeoutError:
            self._note("Read timeout expired")
            return 0, None
        except aiohttp.ClientError as error:
            self._note(str(error) or "Connection closed")
            return 0, None
        if body and self._perform is not None and 200 <= status < 300:
            await self._answer(body)
        return status, float(after) if after.isdecimal() else None

    async def _answer(self, body: bytes) -> None:
        """A bot may answer with a call ("Making requests when getting updates"); its result is not told."""
        try:
            call = json.loads(body)
        except ValueError:
            return
        if isinstance(call, dict) and "method" in call and self._perform is not None:
            await self._perform(str(call.pop("method")), call)

    async def _run(self, name: str) -> None:
        lane = self._lanes[name]
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[name]

    async def _deliver(self, update: Update) -> None:
        failures = 0
        while not self.given_up:
            if update.expired(self._queue.clock()):
                self._queue.drop(update)
                return
            async with self._slots:
                status, retry_after = await self.post(update)
            if 200 <= status < 300:
                self._gone_since = None
                self._queue.acknowledge(update)
                return
            self._watch_gone(status)
            failures += 1
            wait = 0.0 if failures == 1 else min(2.0 ** (failures - 1), LONGEST_WAIT)
            if retry_after is not None:
                wait = min(retry_after, LONGEST_RETRY_AFTER)
            self._waits.append(wait)
            await asyncio.sleep(wait / self._speed)

    def _watch_gone(self, status: int) -> None:
        now = self._queue.clock()
        if status != 410:
            self._gone_since = None
        elif self._gone_since is None:
            self._gone_since = now
        elif now - self._gone_since >= GONE_FOR:
            self.given_up = True

    def _note(self, error: str) -> None:
        self.last_error = error
        self.last_error_date = int(time.time())
