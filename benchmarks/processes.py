"""Processes that are measured: started, weighed, killed; none outlives us."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = sys.executable
PEERS = str(ROOT / ".venv-bench" / "bin" / "python")
TOKEN = "123456:TEST"
SECRET = "bench-secret"

_TICKS = os.sysconf("SC_CLK_TCK")
_PR_SET_PDEATHSIG = 1


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """One measured process."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log
        self.pid = process.pid

    @property
    def ended(self) -> bool:
        """Whether it is no more."""
        return self._process.returncode is not None

    def cpu(self) -> float:
        """Seconds of CPU that it has used, its threads and the kernel on its behalf included."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> tuple[float, float]:
        """Megabytes resident now, and at the most so far."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        kilobytes = {
            line.partition(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("VmRSS", "VmHWM"))
        }
        return kilobytes["VmRSS"] / 1024, kilobytes["VmHWM"] / 1024

    async def kill(self) -> None:
        """kill -9."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        """Ask it to end; after five seconds do not ask."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(5):
                await self._process.wait()
        except TimeoutError:
            await self.kill()

    def said(self) -> str:
        """The end of what it printed."""
        return self._log.read_text(errors="replace")[-2000:]


@asynccontextmanager
async def running(log: Path, *command: str, env: Mapping[str, str]) -> AsyncIterator[Process]:
    """A process for the length of a block; what it prints goes to the file `log`."""
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=_environment(env), stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True, preexec_fn=_end_with_parent,
        )  # fmt: skip
    ours = Process(process, log)
    try:
        yield ours
    finally:
        if not ours.ended:
            await asyncio.shield(ours.stop())


async def output(*command: str, env: Mapping[str, str], seconds: float = 120) -> str:
    """Run a command to its end and give what it printed; raises RuntimeError where it fails."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=_environment(env), stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        start_new_session=True, preexec_fn=_end_with_parent,
    )  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            out, errors = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await asyncio.shield(process.wait())
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[1:])}: {errors.decode(errors='replace')[-1500:]}")
    return out.decode()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Ours without anything that would change the measured settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOUZHANG_", "PYTHON"))}
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


def _end_with_parent() -> None:
    """Linux: the child is killed when we end, however we end."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
