"""A notice to many while people write: how long it takes, who gets it how often, and how long others wait meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from .flood import percentiles
from .records import Message
from .server import TelegramServer


@dataclass
class Broadcast:
    """``chats`` chats are to get a message with ``marker``; meanwhile ``per_second`` people a second, from ``first``
    on, say ``text``, and each ``fever_every``-th a fever, of which ``doctor`` must hear."""

    marker: str
    chats: int
    first: int
    step: int = 1
    """Between the ids of those who write."""
    per_second: float = 2.0
    text: str = "36.5"
    fever_every: int = 20
    doctor: int = 0
    timeout: float = 600.0

    async def run(self, server: TelegramServer) -> dict[str, Any]:
        """Watch from now until all have it; gives counts, seconds, and percentiles in milliseconds."""
        state, clock = server.state, server.state.clock
        got: Counter[int] = Counter()
        moments: list[float] = []  # of all that was sent and edited
        first = last = 0.0
        over = asyncio.Event()
        asked: dict[int, float] = {}
        fevers: dict[str, float] = {}
        answered: list[float] = []
        told: list[float] = []

        def on_sent(message: Message) -> None:
            nonlocal first, last
            now, chat = clock(), message.chat.id
            moments.append(now)
            if self.marker in message.text and not message.edited and message.text.startswith("【"):
                got[chat] += 1
                first, last = first or now, now
                if len(got) == self.chats:
                    over.set()
            elif chat == self.doctor:
                for celsius in [celsius for celsius in fevers if celsius in message.text]:
                    told.append(now - fevers.pop(celsius))
            elif chat in asked:
                answered.append(now - asked.pop(chat))

        state.on_sent = on_sent
        breaches = server.count_429
        talking = asyncio.create_task(self._talk(server, asked, fevers))
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.timeout):
                    await over.wait()
            talking.cancel()
            await asyncio.sleep(3)
        finally:
            talking.cancel()
            state.on_sent = None
        return {
            "chats": len(got),
            "repeated": sum(count - 1 for count in got.values()),
            "seconds": last - first,
            "messages": sum(first <= moment <= last for moment in moments),
            "count_429": server.count_429 - breaches,
            "unanswered": len(asked),
            "untold": len(fevers),
            "answered": len(answered),
            "told": len(told),
            "answered_ms": percentiles(answered),
            "told_ms": percentiles(told),
        }

    async def _talk(self, server: TelegramServer, asked: dict[int, float], fevers: dict[str, float]) -> None:
        """One after the other, each once."""
        clock = server.state.clock
        began = clock()
        for number in range(1, 1_000_000):
            await asyncio.sleep(max(0.0, began + number / self.per_second - clock()))
            person = server.person(self.first + number * self.step)
            if self.fever_every and number % self.fever_every == 0:
                celsius = f"{38 + number // self.fever_every % 30 / 10:.1f}"
                fevers[celsius] = clock()
                await person.says(celsius)
            else:
                asked[person.id] = clock()
                await person.says(self.text)
