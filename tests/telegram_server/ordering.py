"""Many people who order within a few minutes: each writes, is asked whether it is right, and says yes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .flood import percentiles
from .records import Message
from .server import TelegramServer


@dataclass
class Ordering:
    """``count`` people, from ``first`` on, each say one of ``texts`` (the first the first, and so on round) within
    ``seconds``, and press ``yes`` below what they are asked, ``thinks`` seconds later. ``placed`` is what stands in the
    message that tells them that it is ordered."""

    first: int
    count: int
    texts: Sequence[str]
    yes: str
    placed: str
    seconds: float = 1200.0
    thinks: float = 2.0
    patience: float = 60.0

    async def run(self, server: TelegramServer) -> dict[str, Any]:
        """Until all have been told, or nobody has for as long as the patience lasts; counts, seconds, percentiles."""
        state, clock = server.state, server.state.clock
        said: dict[int, float] = {}
        pressed: dict[int, float] = {}
        asked: list[float] = []
        told: list[float] = []
        told_again = sent = 0
        tasks: set[asyncio.Task[None]] = set()
        over = asyncio.Event()
        newest = clock()

        async def press(chat: int, message: Message) -> None:
            await asyncio.sleep(self.thinks)
            pressed[chat] = clock()
            await server.person(chat).presses(message, self.yes)

        def on_sent(message: Message) -> None:
            nonlocal told_again, sent, newest
            chat, now = message.chat.id, clock()
            sent, newest = sent + 1, now
            if chat in said and any(button.text == self.yes for button in message.buttons):
                asked.append(now - said.pop(chat))
                task = asyncio.get_running_loop().create_task(press(chat, message))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
            elif self.placed in message.text and not message.edited:
                if chat in pressed:
                    told.append(now - pressed.pop(chat))
                    if len(told) == self.count:
                        over.set()
                else:
                    told_again += 1

        state.on_sent = on_sent
        breaches, began = server.count_429, clock()
        try:
            for number in range(self.count):
                await asyncio.sleep(max(0.0, began + number * self.seconds / self.count - clock()))
                person = server.person(self.first + number)
                said[person.id] = clock()
                await person.says(self.texts[number % len(self.texts)])
            while not over.is_set() and clock() - newest < self.patience:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(1):
                        await over.wait()
            await asyncio.sleep(self.thinks)
        finally:
            state.on_sent = None
        return {
            "asked": len(asked),
            "told": len(told),
            "told_again": told_again,
            "sent": sent,
            "seconds": clock() - began,
            "count_429": server.count_429 - breaches,
            "asked_ms": percentiles(asked),
            "told_ms": percentiles(told),
        }
