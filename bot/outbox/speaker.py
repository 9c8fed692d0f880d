"""Claim, send, settle; the only caller of `Channel.send`.

One `Speaker` for each channel account. A round is one short transaction that writes down how the last sends ended and
takes the next letters; the sends themselves run with no transaction open. What a crash leaves as "sending" is in
doubt: the next speaker sends it again and counts the doubt.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot import log
from bot.channels.base import (
    Channel,
    Gone,
    Moved,
    Refused,
    SendError,
    Throttled,
    Unreachable,
)  # fmt: skip
from bot.enclosures import Enclosures
from bot.inbox import letter_row
from bot.outbox.delivery import Courier, Outcome, standing
from bot.pace import Pace
from handlers.chat import Lane, Letter
from storage import outbox
from storage.database import Database, Db, HeldLock, Unavailable

_log = log.get("outbox")

_LOCK_CHECK = 5.0  # seconds between asking whether the speaker's lock is still ours
_BACKOFF_MAX = 300.0  # seconds between two tries of one letter, at most
_TOO_OLD = timedelta(days=1)  # a letter the platform did not take for so long ends as expired, visibly


# What came of an act: chat, the act, what it gave, why it was not done (empty: it was), the moment.
Acted = Callable[[Db, str, dict[str, Any], dict[str, Any], str, datetime], Awaitable[None]]


class Speaker:
    """Speaks for one channel account, as fast as the platform allows; at most one process at a time does.

    `now` is the wall clock (what is written into rows), `tick` a steady one (pace). `lost` is told, in the settling
    transaction, of chats where nobody is any more; `acted`, in the same, what came of what letters asked to be done.
    """

    def __init__(
        self,
        database: Database,
        channel: Channel,
        now: Callable[[], datetime],
        *,
        tick: Callable[[], float] = time.monotonic,
        name: str = "",
        lost: Callable[[Db, str, datetime], Awaitable[None]] | None = None,
        acted: Acted | None = None,
        enclosures: Enclosures | None = None,
        at_once: int = 64,
        idle: float = 1.0,
    ) -> None:
        self._database = database
        self.channel = channel
        self._courier = Courier(database, channel)
        self._now = now
        self._tick = tick
        self._name = name
        self._lost = lost
        self._acted = acted
        self._enclosures = enclosures
        self._at_once = at_once
        self._idle = idle  # seconds between looks at the outbox when nobody wakes us
        self.pace = Pace(channel.limits)
        self._lock: HeldLock | None = None
        self._lock_seen = 0.0
        self._paused: dict[str, datetime] = {}
        self._flying: dict[str, asyncio.Task[None]] = {}  # by chat
        self._preparing: dict[int, asyncio.Task[None]] = {}  # by letter: what it carries is being got ready
        self._prepared = 0
        self._held: set[str] = set()  # chats with letters that wait until the chat may hear something
        self._done: list[Outcome] = []
        self._retries: list[datetime] = []  # heap: when letters that are to be tried again may go
        self._failures = 0  # sends in a row that the platform did not answer
        self._woken = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        self.sent = 0
        self.in_doubt = 0  # letters that a process before us left without an end
        self.refusals = 0

    # --- life -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to speak, once the lock is ours."""
        self._task = asyncio.create_task(self._run(), name=f"speaker-{self.channel.name}")

    async def stop(self) -> None:
        """Let what is under way end, write it down, give the lock back."""
        self._stopping = True
        self._woken.set()
        if self._task is not None:
            await self._task

    def wake(self) -> None:
        """A letter may be waiting."""
        self._woken.set()

    @property
    def speaking(self) -> bool:
        """Whether it is this process that speaks for the account."""
        return self._lock is not None

    async def _run(self) -> None:
        while not self._stopping:
            try:
                wait = await self._round() if await self._hold() else self._idle
            except Unavailable as error:
                _log.warning("database unavailable", channel=self.channel.name, reason=str(error))
                wait = await self._start_over()
            except Exception as error:  # a bug must not silence the service
                _log.error("round failed", channel=self.channel.name, error=log.where(error))
                wait = await self._start_over()
            if wait > 0 and not self._stopping:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), wait)
            self._woken.clear()
        await self.finish()

    async def _start_over(self) -> float:
        """A round failed, perhaps in its commit: then letters may be marked as taken that we do not know of. Taking
        the lock anew, once nothing is under way, puts them right."""
        if self._lock is not None:
            await self._lock.release()
            self._lock = None
        return self._idle

    async def finish(self) -> None:
        """Wait for what is under way and write it down."""
        for task in self._preparing.values():  # such a letter waits as before
            task.cancel()
        await asyncio.gather(*self._preparing.values(), return_exceptions=True)
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=20)
        try:
            if self._done:
                async with self._database.begin() as db:
                    settled = await self._settle(db)
                del self._done[:settled]
        except Unavailable:
            _log.warning("stopped without settling", channel=self.channel.name, letters=len(self._done))
        finally:
            if self._lock is not None:
                await self._lock.release()
                self._lock = None

    async def _hold(self) -> bool:
        """Make sure that the lock is ours; on getting it, learn what the speaker before us left behind."""
        if self._lock is not None:
            if self._tick() - self._lock_seen < _LOCK_CHECK:
                return True
            if await self._lock.alive():
                self._lock_seen = self._tick()
                return True
            _log.warning("lock lost", channel=self.channel.name)
            await self._lock.release()
            self._lock = None
        if self._flying:  # what we still have under way must end before anybody, we too, takes over
            return False
        self._lock = await self._database.lock(f"speaker:{self.channel.name}")
        if self._lock is None:
            return False
        self._lock_seen = self._tick()
        now = self._now()
        async with self._database.begin() as db:
            settled = await self._settle(db)
            doubtful = await outbox.recover(db, self.channel.name)
            self._paused = await outbox.pauses(db, self.channel.name, now)
            later = await outbox.next_not_before(db, self.channel.name)
            lately = await outbox.sent_since(db, self.channel.name, now - timedelta(seconds=61))
        del self._done[:settled]
        self._retries = [later] if later is not None else []
        self.pace = Pace(self.channel.limits)
        for chat, at in lately:
            age = max(0.0, (now - at).total_seconds())
            self.pace.recall(chat, self._tick() - age, group=self.channel.is_group(chat))
        if doubtful:
            self.in_doubt += doubtful
            _log.warning("letters in doubt are sent again", channel=self.channel.name, count=doubtful)
        return True

    # --- a round --------------------------------------------------------------------------------------------------

    async def _round(self) -> float:
        """Write down what has ended, take what may go now, send it. Gives the seconds until the next look."""
        now, tick = self._now(), self._tick()
        while self._retries and self._retries[0] <= now:
            heapq.heappop(self._retries)
        self._paused = {scope: until for scope, until in self._paused.items() if until > now}
        free_at = self._closed(tick)
        self._held &= free_at.keys()
        room = min(self.pace.room(tick), self._at_once - len(self._flying))
        if self.channel.name in self._paused or self._stopping:
            room = 0
        found: list[outbox.Claimed] = []
        unready: list[outbox.Claimed] = []
        taken: list[outbox.Claimed] = []
        if not self._done and room <= 0:
            return self._wait(free_at, found, taken, room)
        async with self._database.begin() as db:
            settled = await self._settle(db)
            if room > 0:
                found = list(await outbox.due(db, self.channel.name, now, self._held, room, self._preparing))
                unready = self._unready(found)
                waits = {letter.id for letter in unready}
                ready = [letter for letter in found if letter.id not in waits]
                chosen = self._within_pace(ready, free_at, tick)
                if chosen:
                    ours = await outbox.claim(db, [letter.id for letter in chosen], self._name, now)
                    taken = [letter for letter in chosen if letter.id in ours]
        del self._done[:settled]
        self._get_ready(unready)  # not before the commit: what it is about may have been written in it
        for letter in taken:
            self._launch(letter)
        return self._wait(free_at, found, taken, room)

    def _closed(self, tick: float) -> dict[str, float]:
        """The chats that hear nothing now, and when each may (a send under way: it will wake us itself)."""
        now = self._now()
        closed = self.pace.silent(tick)
        for scope, until in self._paused.items():
            closed[scope] = max(closed.get(scope, 0.0), tick + (until - now).total_seconds())
        for chat in self._flying:
            closed.setdefault(chat, tick + self._idle)
        return closed

    def _unready(self, found: list[outbox.Claimed]) -> list[outbox.Claimed]:
        """Those that cannot go as they are."""
        return [letter for letter in found if self._enclosures is not None and self._enclosures.wanted(letter)]

    def _get_ready(self, unready: list[outbox.Claimed]) -> None:
        """Make a beginning with them. That uses up nothing of the pace."""
        if self._enclosures is not None:
            for letter in unready:
                self._preparing[letter.id] = asyncio.create_task(self._prepare(self._enclosures, letter))

    async def _prepare(self, enclosures: Enclosures, letter: outbox.Claimed) -> None:
        """Get one letter ready; never raises. In the next round it is found again, as it is then."""
        try:
            later = await enclosures.prepare(letter)
            if later is not None:
                heapq.heappush(self._retries, later)
        except Unavailable as error:
            _log.warning("database unavailable", channel=self.channel.name, reason=str(error))
            await asyncio.sleep(self._idle)
        finally:
            self._preparing.pop(letter.id, None)
            self._prepared += 1
            self._woken.set()

    def _within_pace(self, found: list[outbox.Claimed], free_at: dict[str, float], tick: float) -> list[outbox.Claimed]:
        """Those that may go. A chat found waiting while it must hear nothing is left out of the next searches."""
        notices = self.pace.notices(tick)
        chosen = []
        for letter in found:
            if letter.chat in free_at:
                self._held.add(letter.chat)
            elif letter.lane != Lane.NOTICE:
                chosen.append(letter)
            elif notices > 0:
                notices -= 1
                chosen.append(letter)
        return chosen

    def _wait(
        self,
        free_at: dict[str, float],
        found: list[outbox.Claimed],
        taken: list[outbox.Claimed],
        room: int,
    ) -> float:
        """Seconds until something that holds letters back stops doing so. What ends or is written wakes us anyway."""
        tick, now = self._tick(), self._now()
        if self._done:
            return 0.0
        waits = [self._idle, *(free_at[chat] - tick for chat in self._held if chat in free_at)]
        if self.channel.name in self._paused:
            waits.append((self._paused[self.channel.name] - now).total_seconds())
        elif len(self._flying) >= self._at_once:
            pass
        elif room <= 0:  # as it was when we looked: nothing was searched for
            waits.append(self.pace.next_room(tick, Lane.REPLY) - tick)
        elif any(letter.chat in free_at for letter in found) or (len(found) == room > 0 and len(taken) == room):
            return 0.0  # there may be more behind those
        elif any(letter.id in self._preparing for letter in found):
            return 0.0  # behind those, too
        elif len(taken) < len(found):
            waits.append(self.pace.next_room(tick, Lane.NOTICE) - tick)
        if self._retries:
            waits.append((self._retries[0] - now).total_seconds())
        return max(0.001, min(waits))

    def _launch(self, letter: outbox.Claimed) -> None:
        self.pace.sending(letter.chat, Lane(letter.lane), self._tick())
        task = asyncio.create_task(self._send(letter))
        self._flying[letter.chat] = task

    async def _send(self, letter: outbox.Claimed) -> None:
        """Send (the next part of) a letter; leaves an outcome, never raises."""
        counted = True
        try:
            if letter.expires_at is not None and letter.expires_at <= self._now():
                counted = False
                outcome = Outcome(letter, "expired", letter.parts_sent, letter.messages)
            else:
                outcome = await self._courier.deliver(letter)
                self._failures = 0
                self.sent += "act" not in letter.body
        except SendError as error:
            counted = not isinstance(error, Throttled | Moved | Gone)
            outcome = self._failed(letter, error)
        except Exception as error:  # a bug in the channel, or content that it cannot draw
            _log.error("send failed", key=letter.key, error=log.where(error))
            outcome = self._failed(letter, Refused(log.where(error)))
        self.pace.sent(
            letter.chat, self._tick(), group=self.channel.is_group(letter.chat), counted=counted,
            spoken="act" not in letter.body,
        )  # fmt: skip
        self._flying.pop(letter.chat, None)
        self._done.append(outcome)
        self._woken.set()

    def _failed(self, letter: outbox.Claimed, error: SendError) -> Outcome:
        def ended(state: str, wait: float = 0.0, attempts: int | None = None) -> Outcome:
            tries = letter.attempts + 1 if attempts is None else attempts
            return Outcome(letter, state, letter.parts_sent, letter.messages, error, tries, wait)

        match error:
            case Throttled():
                return ended("waiting", error.after, letter.attempts)  # our pace, not the letter's fault
            case Moved():
                return ended("waiting", attempts=letter.attempts)
            case Gone():
                return ended("gone")
            case Unreachable():
                self._failures += 1
                if self._now() - letter.created_at > _TOO_OLD:
                    return ended("expired")
                # Jitter, so that a thousand letters do not come back in the same instant.
                return ended("waiting", min(_BACKOFF_MAX, 2.0**letter.attempts) * random.uniform(0.8, 1.2))  # noqa: S311
            case _:
                self.refusals += 1
                _log.error("refused", key=letter.key, phrase=letter.body.get("phrase"), reason=str(error))
                return ended("refused")

    # --- settling -------------------------------------------------------------------------------------------------

    async def _settle(self, db: Db) -> int:
        """Write down every outcome there is; gives their number. They are forgotten only after the commit: one that
        fails leaves them for the next round."""
        outcomes = list(self._done)
        now = self._now()
        await outbox.settle(db, [self._row(outcome, now) for outcome in outcomes])
        await outbox.delivered(db, [row for outcome in outcomes for row in standing(outcome, now)])
        for outcome in outcomes:
            await self._follow(db, outcome, now)
        return len(outcomes)

    def _row(self, outcome: Outcome, now: datetime) -> dict[str, Any]:
        error = outcome.error
        waits = outcome.state == "waiting" and outcome.wait > 0
        if waits:
            heapq.heappush(self._retries, now + timedelta(seconds=outcome.wait))
        return {
            "letter": outcome.letter.id,
            "new_state": outcome.state,
            "new_attempts": outcome.attempts if error is not None else outcome.letter.attempts,
            "new_parts": outcome.parts_sent,
            "new_messages": list(outcome.messages) or None,
            "new_not_before": now + timedelta(seconds=outcome.wait) if waits else None,
            "doubt": 1 if isinstance(error, Unreachable) and error.in_doubt else 0,
            "new_settled": now if outcome.state != "waiting" or outcome.messages else None,
            "why": log.redact(str(error)) if error is not None else None,
        }

    async def _follow(self, db: Db, outcome: Outcome, now: datetime) -> None:
        """What an outcome means beyond its own letter."""
        chat, body = outcome.letter.chat, outcome.letter.body
        if "act" in body and outcome.state != "waiting" and self._acted is not None:
            why = log.redact(str(outcome.error)) if outcome.error is not None else ""
            await self._acted(db, chat, body["act"], outcome.result or {}, why, now)
        if body.get("pinned") and outcome.state == "sent" and outcome.new and outcome.messages:
            pin = Letter(
                f"{outcome.letter.key}/pin"[:150], chat, "", phrase="pin", community_id=outcome.letter.community_id,
                act={"do": "pin", "message": outcome.messages[-1]},
                batch=f"{body['living']}/pin"[:40] if "living" in body else "",
            )  # fmt: skip
            await outbox.write(db, [letter_row(pin, now)])
        match outcome.error:
            case Throttled(scope=scope):
                await self._pause(db, chat if scope == "chat" else self.channel.name, now, outcome.wait, "throttled")
            case Unreachable() if self._failures >= 3:
                wait = min(30.0, 2.0 ** (self._failures - 3))
                await self._pause(db, self.channel.name, now, wait, "unreachable")
            case Moved(chat=new):
                await outbox.move_chat(db, chat, new, now)
            case Gone():
                await outbox.give_up_chat(db, chat, now, str(outcome.error))
                if self._lost is not None:
                    await self._lost(db, chat, now)

    async def _pause(self, db: Db, scope: str, now: datetime, seconds: float, reason: str) -> None:
        until = now + timedelta(seconds=seconds)
        if self._paused.get(scope, now) < until:
            self._paused[scope] = until
            await outbox.pause(db, scope, until, reason)
            if reason == "throttled":
                _log.warning("throttled", scope=scope, seconds=seconds)

    # --- for tests and commands -----------------------------------------------------------------------------------

    async def drain(self) -> None:
        """Send everything that may go now, and write it down; returns when nothing more can be done at this moment."""
        if not await self._hold():
            return
        while True:
            before = self.sent, self._prepared
            await self._round()
            if self._flying or self._preparing:
                await asyncio.wait([*self._flying.values(), *self._preparing.values()])
            elif not self._done and (self.sent, self._prepared) == before:
                return
