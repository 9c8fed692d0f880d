"""Many people who all say something at once, and how long they wait for it to be taken and answered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from .records import Message
from .server import TelegramServer
from .updates import Update


@dataclass
class Flood:
    """``count`` people say ``text`` ({i}: number, {id}: user id); it is over when each has ``replies`` replies."""

    count: int
    text: str = "36.5"
    concurrency: int = 0
    """So many people wait for their replies at the same time; 0: all."""
    base_id: int = 10_000_000
    replies: int = 1
    timeout: float = 120.0
    texts: list[str] = field(default_factory=list)
    """What each one says, if not the same; may be shorter than ``count``, then it starts again."""

    async def run(self, server: TelegramServer) -> dict[str, Any]:
        """Say it all; gives counts, seconds, and percentiles in milliseconds."""
        state, clock = server.state, server.state.clock
        slots = asyncio.Semaphore(self.concurrency or self.count)
        said_at: dict[int, float] = {}
        wanting: dict[int, tuple[int, asyncio.Future[None]]] = {}
        taken: list[float] = []
        answered: list[float] = []

        def on_acknowledged(update: Update) -> None:
            if update.user_id in said_at:
                taken.append(clock() - update.made_at)

        def on_sent(message: Message) -> None:
            entry = wanting.get(message.chat.id)
            if entry is None:
                return
            left, done = entry
            if left > 1:
                wanting[message.chat.id] = (left - 1, done)
                return
            del wanting[message.chat.id]
            answered.append(clock() - said_at[message.chat.id])
            if not done.done():
                done.set_result(None)

        async def one(i: int) -> None:
            person = server.person(self.base_id + i)
            words = self.texts[i % len(self.texts)] if self.texts else self.text
            async with slots:
                done = asyncio.get_running_loop().create_future()
                if self.replies:
                    wanting[person.id] = (self.replies, done)
                else:
                    done.set_result(None)
                said_at[person.id] = clock()
                await person.says(words.replace("{i}", str(i)).replace("{id}", str(person.id)))
                await done

        state.updates.on_acknowledged, state.on_sent = on_acknowledged, on_sent
        began, breaches = clock(), server.count_429
        try:
            async with asyncio.timeout(self.timeout):
                await asyncio.gather(*(one(i) for i in range(self.count)))
                await server.until(lambda: len(taken) >= self.count, self.timeout)
        except TimeoutError:
            pass
        finally:
            state.updates.on_acknowledged, state.on_sent = None, None
        return {
            "count": self.count,
            "seconds": round(clock() - began, 4),
            "taken": len(taken),
            "answered": len(answered),
            "count_429": server.count_429 - breaches,
            "taken_ms": percentiles(taken),
            "answered_ms": percentiles(answered),
        }


def percentiles(seconds: list[float]) -> dict[str, float]:
    """p50, p90, p95, p99 and the longest, in milliseconds; empty if there is nothing."""
    if not seconds:
        return {}
    ordered = sorted(seconds)
    picked = {f"p{p}": ordered[min(len(ordered) - 1, len(ordered) * p // 100)] for p in (50, 90, 95, 99)}
    return {key: round(value * 1000, 3) for key, value in {**picked, "max": ordered[-1]}.items()}
