"""One letter on its way: sent, written anew in its place, or done, where it asks for something to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.channels.base import Channel, File, Message, NotThere, SendError
from handlers.chat import Choice
from storage import outbox
from storage.database import Database


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
    """Takes letters to one channel. No transaction is open while it does."""

    def __init__(self, database: Database, channel: Channel) -> None:
        self._database = database
        self._channel = channel

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
        sent = await self._channel.send(message)
        return Outcome(letter, "sent" if last else "waiting", index + 1, (*letter.messages, sent))

    async def _rewrite(self, letter: outbox.Claimed, message: Message) -> Outcome:
        """A living message: in the place of its former wording, where that stands; else as a message of its own. It is
        one message: what composes it sees to it that it fits."""
        former = await self._standing(letter.chat, letter.body["living"])
        new = former is None
        if former is not None:
            try:
                sent = await self._channel.edit(message, former)
            except NotThere:
                new = True
                async with self._database.begin() as db:
                    await outbox.forget_standing(db, letter.chat, former)
        if new:
            sent = await self._channel.send(message)
        return Outcome(letter, "sent", 1, (*letter.messages, sent), new=new)

    async def _do(self, letter: outbox.Claimed, act: dict[str, Any]) -> Outcome:
        if "about" in act:
            standing = await self._standing(letter.chat, act["about"])
            if standing is None:  # it is not there, so there is nothing to do with it
                return Outcome(letter, "sent", 1, letter.messages, result={})
            act = {**act, "message": standing}
        result = await self._channel.act(letter.chat, act)
        return Outcome(letter, "sent", 1, letter.messages, result=result)

    async def _standing(self, chat: str, about: str) -> str | None:
        async with self._database.read() as db:
            return await outbox.standing(db, chat, about)

    async def _file(self, file_id: int) -> File | None:
        async with self._database.read() as db:
            found = await outbox.file(db, file_id)
        return None if found is None else File(file_id, *found)


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
