"""The metronome: APScheduler beats, handlers.schedule says what is due, and what it opens is committed here.

APScheduler keeps no state of ours: a beat that comes late, twice, or in two processes does no harm, because opening
is unique by its own key. Beats that could not be kept are counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import log
from bot.inbox import letter_row
from handlers import schedule
from handlers.chat import Words
from handlers.rules import Rules
from storage import outbox
from storage.database import Database, Db, HeldLock, Unavailable

_log = log.get("clock")

_BEAT_SECONDS = 15
_BRISK_SECONDS = 3


class Clock:
    """Opens what is due; on PostgreSQL only the process that holds the clock's lock does."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        words: Words,
        now: Callable[[], datetime],
        written: Callable[[set[str]], None],
    ) -> None:
        self._database = database
        self._rules = rules
        self._words = words
        self._now = now
        self._written = written
        self._lock: HeldLock | None = None
        self._scheduler: Any = None
        self._beating = asyncio.Lock()
        self.missed_beats = 0
        self.opened = 0

    def start(self) -> None:
        """Begin to beat, the first time at once: what was missed while we were down is caught up now."""
        scheduler = AsyncIOScheduler(
            timezone=UTC,
            # Late is better than never, and many late beats are one; the default would skip all over a second late.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        scheduler.add_listener(self._missed, EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES)
        scheduler.add_job(
            self.beat,
            IntervalTrigger(seconds=_BEAT_SECONDS, timezone=UTC),
            id="beat",
            replace_existing=True,
            next_run_time=datetime.now(UTC),
        )
        scheduler.add_job(
            self.brisk_beat,
            IntervalTrigger(seconds=_BRISK_SECONDS, timezone=UTC),
            id="brisk-beat",
            replace_existing=True,
        )
        scheduler.start()
        self._scheduler = scheduler

    async def stop(self) -> None:
        """Beat no more, give the lock back."""
        if self._scheduler is not None:
            self._scheduler.pause()
            async with self._beating:  # shutdown would cancel a beat under way
                self._scheduler.shutdown(wait=False)
        if self._lock is not None:
            await self._lock.release()
            self._lock = None

    def _missed(self, _event: Any) -> None:
        self.missed_beats += 1
        _log.warning("a beat was missed", total=self.missed_beats)

    async def beat(self) -> None:
        """Open all that is due. Never raises: the next beat tries again."""
        await self._beat(schedule.due)

    async def brisk_beat(self) -> None:
        """Open what is due of the things that cannot wait for a beat."""
        if not self._beating.locked():
            await self._beat(schedule.due_briskly)

    async def _beat(self, ask: Callable[[Db, Rules, datetime], Awaitable[list[schedule.AnyDue]]]) -> None:
        try:
            async with self._beating:
                if not await self._hold():
                    return
                now = self._now()
                async with self._database.read() as db:
                    due = await ask(db, self._rules, now)
                for one in due:
                    await self._open(one, now)
        except Unavailable as error:
            _log.warning("database unavailable", reason=str(error))

    async def _open(self, one: schedule.AnyDue, now: datetime) -> None:
        """One thing, in a transaction of its own: one that fails does not hold up the others."""
        try:
            async with self._database.begin() as db:
                letters = await schedule.open_due(db, self._rules, self._words, one, now)
                await outbox.write(db, [letter_row(letter, now) for letter in letters])
        except Unavailable:
            raise
        except Exception as error:
            _log.error("not opened", key=one.key, error=log.where(error))
            return
        if letters:
            self.opened += 1
            _log.info("opened", key=one.key, letters=len(letters))
            self._written({letter.channel for letter in letters})

    async def _hold(self) -> bool:
        if self._lock is not None:
            if await self._lock.alive():
                return True
            await self._lock.release()
        self._lock = await self._database.lock("clock")
        return self._lock is not None
