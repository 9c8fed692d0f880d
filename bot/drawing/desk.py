"""The desk: one child process that draws, and fills workbooks, started when there is something to draw, sent home when
there is nothing.

A drawing goes to the child as one line of JSON and comes back as its length and the bytes of a PNG or of an .xlsx.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

from bot import log

_log = log.get("drawing")

_ROOT = Path(__file__).parents[2]  # where the child finds this package
_MOST_WAITING = 60  # drawings at once: one more would wait in vain
_MOST_BYTES = 5_000_000  # of one picture; the child never comes near it


class NotDrawn(Exception):
    """There is no picture: the child crashed, was too slow, or could not draw this."""


class Desk:
    """Draws one picture at a time. `patience`: seconds that somebody waits for theirs, the queue included; `idle`:
    seconds without a drawing after which the child ends."""

    def __init__(self, *, patience: float = 20, idle: float = 300, command: tuple[str, ...] = ("-m", "bot.drawing")):
        self._patience = patience
        self._idle = idle
        self._command = command
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._child: Process | None = None
        self._leaving: set[asyncio.Task[tuple[bytes, bytes]]] = set()
        self._farewell: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """The child's, while there is one."""
        return self._child.pid if self._child is not None else None

    async def draw(self, drawing: dict[str, Any]) -> bytes:
        """A picture of the data as PNG, or a workbook as .xlsx, by its `kind`. Raises NotDrawn, and never keeps anybody
        longer than `patience`."""
        if self._waiting >= _MOST_WAITING:
            raise NotDrawn("too many at once")
        self._waiting += 1
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._patience), self._turn:
                waited = time.monotonic() - began
                picture = await self._drawn(drawing)
        except TimeoutError:
            raise NotDrawn("it took too long") from None
        finally:
            self._waiting -= 1
        _log.debug("drawn", waited=round(waited, 3), took=round(time.monotonic() - began - waited, 3))
        return picture

    async def _drawn(self, drawing: dict[str, Any]) -> bytes:
        if self._farewell is not None:
            self._farewell.cancel()
        finished = False
        try:
            picture = await self._asked(json.dumps(drawing).encode() + b"\n")
            finished = True
            return picture
        except (OSError, EOFError, ValueError) as error:
            raise NotDrawn(f"the child did not answer: {type(error).__name__}") from None
        finally:
            if finished:
                self._farewell = asyncio.get_running_loop().call_later(self._idle, self._send_home)
            else:  # what it says next would be the answer to this
                self._send_home()

    async def _asked(self, line: bytes) -> bytes:
        child = self._child
        if child is None or child.returncode is not None:
            self._send_home()
            child = self._child = await asyncio.create_subprocess_exec(
                sys.executable, *self._command, stdin=PIPE, stdout=PIPE, cwd=_ROOT, env=_environment()
            )
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(line)
        await child.stdin.drain()
        size = int(await child.stdout.readline() or b"0")
        if not 0 < size < _MOST_BYTES:
            raise ValueError(size)
        return await child.stdout.readexactly(size)

    def _send_home(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(ProcessLookupError):
            child.kill()  # it holds nothing that could be lost
        leaving = asyncio.create_task(child.communicate())  # to its end, and that of its pipes
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)

    async def close(self) -> None:
        """End the child."""
        if self._farewell is not None:
            self._farewell.cancel()
        self._send_home()
        await asyncio.gather(*self._leaving, return_exceptions=True)


def _environment() -> dict[str, str]:
    """The child's surroundings: our secrets stay with us, and one thread is enough for a picture."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOUZHANG_")}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg"}
