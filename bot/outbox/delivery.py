"""One letter on its way: sent, written anew in its place, or done, where it asks for something to be done."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

from bot import log
from bot.channels.base import Channel, File, Message, NotKept, NotThere, SendError, Unreachable
from handlers.chat import Choice
from storage import outbox
from storage.database import Database, Db, Unavailable

_log = log.get("outbox")

_TRIES = 3  # of refs, before a file is carried to the platform whatever it says


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one send ended, and what follows for its chat or channel."""

    letter: outbox.Claimed
    state: str
    parts_sent: int
    messages: tuple[str, ...]
    error: SendError | None = None
    attempts: int = 0
    wait: float = 0.0
    result: dict[str, Any] | None = None  # what came of an act
    new: bool = True  # false where a message was written anew in its place


class Courier:
    """Takes letters to one channel. No transaction is open while it does.

    A file is carried to the channel's account once; from then on it is sent by the ref under which it is kept there.
    """

    def __init__(self, database: Database, channel: Channel, now: Callable[[], datetime]) -> None:
        self._database = database
        self._channel = channel
        self._now = now
        self._uploading: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()  # by file

    def uploading(self, letter: outbox.Claimed) -> bool:
        """Whether what a letter carries is on its way just now, with another: it will soon be there."""
        lock = self._uploading.get(letter.body.get("file", 0))
        return lock is not None and lock.locked()

    async def deliver(self, letter: outbox.Claimed) -> Outcome:
        """Send it, or its next part. Raises SendError's kinds."""
        body = letter.body
        if "act" in body:
            return await self._do(letter, body["act"])
        file = await self._file(body["file"]) if "file" in body else None
        parts = self._channel.parts(body["text"], with_file=file is not None)
        index = min(letter.parts_sent, len(parts) - 1)
        last = index == len(parts) - 1
        message = Message(
            letter=letter.id,
            key=letter.key,
            chat=letter.chat,
            text=parts[index],
            choices=tuple(Choice(*kept) for kept in body.get("choices", ())) if last else (),
            file=file if index == 0 else None,
            silent=bool(body.get("silent")),
            reply_to=str(body.get("reply_to", "")) if index == 0 else "",
        )
        if "living" in body:
            return await self._rewrite(letter, message)
        sent = await self._send(message)
        return Outcome(letter, "sent" if last else "waiting", index + 1, (*letter.messages, sent))

    async def _send(self, message: Message) -> str:
        """Send it with what it carries: by its ref, where the channel keeps it; else whoever is the first carries it
        there, and the others wait for that."""
        file = message.file
        if file is None or not self._channel.uploads:
            return (await self._channel.send(message)).message
        for _ in range(_TRIES):
            if file.ref:
                try:
                    return (await self._channel.send(dataclasses.replace(message, file=file))).message
                except NotKept as error:
                    _log.info("not kept any more", channel=self._channel.name, file=file.id, reason=str(error))
                    async with self._writing() as db:
                        await outbox.forget_ref(db, self._channel.name, file.ref)
            lock = self._uploading.setdefault(file.id, asyncio.Lock())
            async with lock:
                file = await self._file(file.id) or file  # another may have been the first meanwhile
                if not file.ref:
                    return await self._upload(message, file)
        return await self._upload(message, file)  # the platform says of each ref that it knows it, and then does not

    async def _upload(self, message: Message, file: File) -> str:
        async with self._reading() as db:
            content = await outbox.content(db, file.id)
        carried = dataclasses.replace(file, content=content, ref="")
        sent = await self._channel.send(dataclasses.replace(message, file=carried))
        if sent.ref:
            with contextlib.suppress(Unavailable):  # it has gone out, whatever becomes of our notes
                async with self._database.begin() as db:
                    await outbox.remember_ref(db, self._channel.name, sent.ref, file.id, self._now())
        return sent.message

    async def _file(self, file_id: int) -> File | None:
        async with self._reading() as db:
            kept = await outbox.file(db, file_id, self._channel.name)
        return None if kept is None else File(file_id, kept.name, kept.mime, kept.size, ref=kept.ref)

    @contextlib.asynccontextmanager
    async def _reading(self) -> AsyncIterator[Db]:
        """Before anything has been said: a database that is out of order is no fault of the letter."""
        try:
            async with self._database.read() as db:
                yield db
        except Unavailable as error:
            raise Unreachable(str(error)) from error

    @contextlib.asynccontextmanager
    async def _writing(self) -> AsyncIterator[Db]:
        try:
            async with self._database.begin() as db:
                yield db
        except Unavailable as error:
            raise Unreachable(str(error)) from error

    async def _rewrite(self, letter: outbox.Claimed, message: Message) -> Outcome:
        """A living message: in the place of its former wording, where that stands; else as a message of its own, which
        answers the former one where that cannot be edited any more. It is one message: what composes it sees to it
        that it fits."""
        former = letter.former
        if letter.body.get("away"):
            return await self._take_away(letter, message, former)
        new = former is None
        if former is not None:
            try:
                sent = await self._channel.edit(message, former)
            except NotThere:
                new, message = True, dataclasses.replace(message, reply_to=former)
                await self._forget(letter.chat, former)
        if new:
            sent = await self._send(message)
        return Outcome(letter, "sent", 1, (*letter.messages, sent), new=new)

    async def _take_away(self, letter: outbox.Claimed, message: Message, former: str | None) -> Outcome:
        """A living message is to be there no more; nothing is said anew for it. Taken away, the letter ends without a
        message; written over, with it; where neither can be, as replaced."""
        if former is None:
            return Outcome(letter, "replaced", 0, letter.messages)
        try:
            await self._channel.act(letter.chat, {"do": "delete", "message": former})
        except NotThere:
            try:
                sent = await self._channel.edit(message, former)
            except NotThere:
                return Outcome(letter, "replaced", 0, letter.messages)
            return Outcome(letter, "sent", 1, (*letter.messages, sent), new=False)
        await self._forget(letter.chat, former)
        return Outcome(letter, "sent", 1, letter.messages)

    async def _forget(self, chat: str, message: str) -> None:
        async with self._writing() as db:
            await outbox.forget_standing(db, chat, message)

    async def _do(self, letter: outbox.Claimed, act: dict[str, Any]) -> Outcome:
        if "about" in act:
            standing = await self._standing(letter.chat, act["about"])
            if standing is None:  # it is not there, so there is nothing to do with it
                return Outcome(letter, "sent", 1, letter.messages, result={})
            act = {**act, "message": standing}
        result = await self._channel.act(letter.chat, act)
        return Outcome(letter, "sent", 1, letter.messages, result=result)

    async def _standing(self, chat: str, about: str) -> str | None:
        async with self._reading() as db:
            return await outbox.standing(db, chat, about)


def standing(outcome: Outcome, now: datetime) -> list[dict[str, Any]]:
    """What there is to remember of the message that an outcome left in its chat."""
    body = outcome.letter.body
    about = body.get("living") or body.get("about")
    if not about or not outcome.messages or outcome.error is not None:
        return []
    return [{
        "community_id": outcome.letter.community_id, "chat": outcome.letter.chat, "message": outcome.messages[-1],
        "about": about, "at": now, "letter": outcome.letter.id if "living" in body else None,
    }]  # fmt: skip
