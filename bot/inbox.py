"""Arrival in → one transaction → facts and letters committed together.

Whoever hands an arrival over (`receive`) gets an answer only when it is committed, so that a platform hears "yes" only
for what cannot be lost any more. Many arrivals share one commit; where one of them fails, all of it is undone and they
are done again in halves, so that in the end it fails alone (docs/decisions/0007). One person's arrivals are handled in
their order, different people's at once.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from bot import log
from bot.channels.base import clean
from handlers.chat import Incoming, Letter, Talk, Words
from handlers.invites import read_code
from handlers.rules import Rules
from storage import accounts, inbox, outbox
from storage.database import Database, Unavailable, is_outage

_log = log.get("inbox")

Answer = Callable[[Talk], Awaitable[None]]


class Inbox:
    """Takes arrivals from all channels; gathers those that wait into shared transactions.

    `answer` is handlers.routes.answer; `written` is told, after a commit, for which channels it put letters
    into the outbox.
    SQLite has one writer, so one worker gathers; on PostgreSQL several work side by side. `batch`: arrivals of one
    transaction; half of what Telegram brings at once, so that the next are on their way while it is committed.
    """

    def __init__(
        self,
        database: Database,
        rules: Rules,
        words: Words,
        answer: Answer,
        now: Callable[[], datetime],
        written: Callable[[set[str]], None],
        *,
        batch: int = 50,
        workers: int | None = None,
    ) -> None:
        self._database = database
        self._rules = rules
        self._words = words
        self._answer = answer
        self._now = now
        self._written = written
        self._batch = batch
        self._workers = workers or (1 if database.dialect == "sqlite" else 2)
        self._open: dict[str, asyncio.Future[None]] = {}  # by key: a second delivery waits for the first
        self._queues: dict[str, deque[Incoming]] = {}  # by sender, while any of theirs is waiting or being handled
        self._ready: deque[str] = deque()  # senders whose next arrival may be handled
        self._some = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False
        self.received = 0
        self.parked = 0

    def start(self) -> None:
        """Begin to work."""
        self._tasks = [asyncio.create_task(self._work(), name=f"inbox-{n}") for n in range(self._workers)]

    async def stop(self) -> None:
        """Finish what is waiting, then end."""
        self._stopping = True
        self._some.set()
        await asyncio.gather(*self._tasks)

    async def receive(self, incoming: Incoming) -> None:
        """Take one arrival; returns when it is committed (now or by an earlier delivery).

        Raises Unavailable when the database cannot take it: the platform must send it again.
        """
        if self._stopping:
            raise Unavailable("shutting down")
        waiting = self._open.get(incoming.key)
        if waiting is None:
            incoming = _cleaned(incoming)
            waiting = asyncio.get_running_loop().create_future()
            # Somebody may have hung up meanwhile; nobody has to collect the outcome.
            waiting.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._open[incoming.key] = waiting
            self._enqueue(incoming)
        await asyncio.shield(waiting)

    def _enqueue(self, incoming: Incoming) -> None:
        queue = self._queues.get(incoming.sender)
        if queue is None:
            self._queues[incoming.sender] = deque([incoming])
            self._ready.append(incoming.sender)
            self._some.set()
        else:
            queue.append(incoming)

    async def _work(self) -> None:
        while True:
            while not self._ready:
                if self._stopping:
                    return
                self._some.clear()
                await self._some.wait()
            # One turn of the loop, so that what arrives together shares a commit.
            await asyncio.sleep(0)
            senders = [self._ready.popleft() for _ in range(min(self._batch, len(self._ready)))]
            batch = [self._queues[sender].popleft() for sender in senders]
            if batch:
                await self._handle(batch)
            for sender in senders:
                if self._queues[sender]:
                    self._ready.append(sender)
                    self._some.set()
                else:
                    del self._queues[sender]

    async def _handle(self, batch: Sequence[Incoming]) -> None:
        """Commit a batch and let those go who wait for it; never raises."""
        try:
            wrote = await self._commit(batch)
        except Exception as error:
            if is_outage(error):
                _log.warning("database unavailable", count=len(batch), reason=str(error))
                self._finish(batch, Unavailable(str(error)))
            elif len(batch) > 1:
                # One of them fails, and all of it is undone (or another process took one at the same moment): half
                # by half, until the one that fails stands alone and the others are committed.
                middle = len(batch) // 2
                await self._handle(batch[:middle])
                await self._handle(batch[middle:])
            else:
                await self._park_alone(batch[0], error)
            return
        self._finish(batch, None)
        if wrote:
            self._written(wrote)

    def _finish(self, batch: Sequence[Incoming], error: Exception | None) -> None:
        for incoming in batch:
            waiting = self._open.pop(incoming.key)
            if error is None:
                waiting.set_result(None)
            else:
                waiting.set_exception(error)

    async def _commit(self, batch: Sequence[Incoming]) -> set[str]:
        """Handle a batch in one transaction; gives the channels that letters were written for."""
        now = self._now()
        letters: list[Letter] = []
        async with self._database.begin() as db:
            seen = await inbox.seen(db, [incoming.key for incoming in batch])
            new = [incoming for incoming in batch if incoming.key not in seen]
            speakers = await accounts.speakers(db, [incoming.sender for incoming in new], now)
            talks = [
                Talk(incoming, db, now, self._rules, self._words, speakers.get(incoming.sender)) for incoming in new
            ]
            for talk in talks:
                await self._answer(talk)
                letters += talk.letters
            # Last, for only now it is known what is to be kept. What another process is committing at this moment
            # fails here, all of it is undone, and the next try sees it.
            await inbox.record(db, [arrival_row(talk) for talk in talks])
            await outbox.write(db, [letter_row(letter, now) for letter in letters])
        self.received += len(new)
        return {letter.channel for letter in letters}

    def _parked(self, talk: Talk, error: Exception) -> dict[str, Any]:
        """What is written down of an arrival that a handler failed on."""
        self.parked += 1
        reason = log.where(error)
        _log.error("parked", key=talk.incoming.key, error=reason)
        payload = talk.incoming.payload or _payload(talk.incoming)
        return {"parked_at": talk.now, "error": reason, "payload": scrub(payload)}

    def _apology(self, talk: Talk) -> list[Letter]:
        incoming = talk.incoming
        if incoming.in_group or incoming.kind not in ("text", "choice", "edit", "photo", "voice", "file"):
            return []
        text = self._words(talk.language, "sorry-parked")
        community = talk.speaker.community_id if talk.speaker else None
        return [Letter(f"{incoming.key}/sorry", incoming.chat, text, phrase="sorry-parked", community_id=community)]

    async def _park_alone(self, incoming: Incoming, error: Exception) -> None:
        """What cannot be committed even alone is parked without its handler, at last without its payload: it must
        not stand in the way of what comes after it."""
        talk_row: dict[str, Any] = {}
        try:
            for attempt in ("whole", "bare"):
                try:
                    now = self._now()
                    async with self._database.begin() as db:
                        if await inbox.seen(db, [incoming.key]):
                            break
                        known = await accounts.speakers(db, [incoming.sender], now)
                        talk = Talk(incoming, db, now, self._rules, self._words, known.get(incoming.sender))
                        talk_row = arrival_row(talk) | self._parked(talk, error)
                        if attempt == "bare":
                            talk_row |= {"text": "", "payload": None}
                        await inbox.record(db, [talk_row])
                        await outbox.write(db, [letter_row(letter, now) for letter in self._apology(talk)])
                    self.received += 1
                    self._written({incoming.channel})
                    break
                except Exception as again:
                    if is_outage(again) or attempt == "bare":
                        raise
        except Exception as last:
            if is_outage(last):
                self._finish([incoming], Unavailable(str(last)))
                return
            _log.error("lost: could not even be parked", key=incoming.key, error=log.where(last))
        self._finish([incoming], None)

    async def park(self, key: str, chat: str, payload: dict[str, Any], error: Exception) -> None:
        """Keep what a channel could not read; returns when it is committed. Raises Unavailable."""
        reason = log.where(error)
        _log.error("parked unread", key=key, error=reason)
        now = self._now()
        async with self._database.begin() as db:
            if not await inbox.seen(db, [key]):
                self.parked += 1
                row = {
                    "key": key, "chat": chat, "sender": chat, "kind": "other", "text": "", "received_at": now,
                    "community_id": None, "parked_at": now, "error": reason, "payload": scrub(payload),
                }  # fmt: skip
                await inbox.record(db, [row])


def arrival_row(talk: Talk) -> dict[str, Any]:
    """What the record keeps of an arrival. Talk of a group is not ours to keep, unless a handler says so."""
    incoming = talk.incoming
    text = talk.kept if talk.kept is not None else "" if incoming.in_group else _without_code(incoming.text)
    return {
        "key": incoming.key, "chat": incoming.chat, "sender": incoming.sender, "kind": incoming.kind, "text": text,
        "received_at": talk.now, "community_id": talk.speaker.community_id if talk.speaker else None,
    }  # fmt: skip


def letter_row(letter: Letter, now: datetime) -> dict[str, Any]:
    """A letter as the outbox stores it."""
    return {
        "key": letter.key, "channel": letter.channel, "chat": letter.chat, "lane": int(letter.lane),
        "body": letter.body(), "community_id": letter.community_id, "not_before": letter.not_before,
        "expires_at": letter.expires_at, "created_at": now, "living": letter.living or None,
        "batch": letter.batch or None,
    }  # fmt: skip


_SECRET_WORDS = ("token", "secret", "password", "authorization")


def scrub(payload: Any) -> Any:
    """A payload fit to be kept: what opens a door is out, as are characters that no database takes."""
    if isinstance(payload, dict):
        return {
            clean(str(key)): "***" if any(word in str(key).lower() for word in _SECRET_WORDS) else scrub(value)
            for key, value in payload.items()
        }
    if isinstance(payload, list | tuple):
        return [scrub(value) for value in payload]
    if isinstance(payload, str):
        return _without_code(log.redact(clean(payload)))
    return payload


def _without_code(text: str) -> str:
    """A text fit to be kept: a code opens a household's door, whether it was sent by a link or typed."""
    if text.startswith("/start "):
        return "/start ***"
    return "***" if read_code(text) else text


def _payload(incoming: Incoming) -> dict[str, Any]:
    """The arrival itself, where the channel gave nothing more."""
    values = dataclasses.asdict(incoming)
    values["sent_at"] = incoming.sent_at.isoformat() if incoming.sent_at else None
    return {name: value for name, value in values.items() if value}


def _cleaned(incoming: Incoming) -> Incoming:
    text, name, title = clean(incoming.text), clean(incoming.name), clean(incoming.title)
    if (text, name, title) == (incoming.text, incoming.name, incoming.title):
        return incoming
    return dataclasses.replace(incoming, text=text, name=name, title=title)
