"""How much of a CPU a sender takes: the same loop for each of them."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import time
from collections.abc import Awaitable, Callable

Send = Callable[[int, str], Awaitable[object]]

TEXT = "早上体温记好了: 36.5 °C, 07:32. 量了别的数, 直接写给我就行."


async def measured(send: Send) -> None:
    """Send COUNT messages, AT_ONCE under way at a time, after some to warm up; prints seconds and CPU seconds."""
    count, at_once, base = (int(os.environ[name]) for name in ("COUNT", "AT_ONCE", "BASE_ID"))
    await _all(send, at_once * 2, at_once, base)
    began, before = time.perf_counter(), _cpu()
    await _all(send, count, at_once, base)
    print(json.dumps({"seconds": time.perf_counter() - began, "cpu": _cpu() - before}), flush=True)


async def _all(send: Send, count: int, at_once: int, base: int) -> None:
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            await send(base + number, TEXT)

    await asyncio.gather(*(work() for _ in range(at_once)))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
