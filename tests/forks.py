"""Processes of the service that are there at once: forked from one that has imported everything.

`python -m bot` needs two seconds of a processor before it does anything, and what we kill is started many times. A fork
runs the same `main` with the arguments, settings and folder that it is given, as a process of its own: to be signalled,
killed, waited for.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import select
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


class Nursery:
    """The process that forks, seen from the tests."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._asking = threading.Lock()
        self._news = threading.Condition()
        self._started: list[int] = []
        self._codes: dict[int, int] = {}
        threading.Thread(target=self._listen, name="nursery", daemon=True).start()
        atexit.register(self.close)

    def start(self, arguments: list[str], folder: Path, environment: dict[str, str], out: Path, err: Path) -> Forked:
        """`python -m bot ARGUMENTS` in a folder; what it says is added to two files, which may be the same."""
        asked = {
            "arguments": arguments, "folder": str(folder), "environment": environment, "out": str(out), "err": str(err)
        }  # fmt: skip
        assert self._process.stdin is not None
        with self._asking:
            self._process.stdin.write(json.dumps(asked).encode() + b"\n")
            self._process.stdin.flush()
            with self._news:
                assert self._news.wait_for(lambda: self._started, 60), "nothing was forked"
                return Forked(self, self._started.pop())

    def code(self, pid: int, timeout: float) -> int | None:
        """How a process ended (as subprocess says it), if it does within `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: pid in self._codes, timeout)
            return self._codes.get(pid)

    def close(self) -> None:
        """No more."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said: dict[str, int] = json.loads(line)
            with self._news:
                if "code" in said:
                    self._codes[said["pid"]] = said["code"]
                else:
                    self._started.append(said["pid"])
                self._news.notify_all()
        self._process.stdout.close()


@dataclass
class Forked:
    """A process, with as much of subprocess.Popen as is asked of it."""

    nursery: Nursery
    pid: int

    def poll(self) -> int | None:
        return self.nursery.code(self.pid, 0)

    def wait(self, timeout: float) -> int:
        code = self.nursery.code(self.pid, timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@functools.cache
def nursery() -> Nursery:
    """The one of this run."""
    return Nursery()


# --- in the process that forks ----------------------------------------------------------------------------------------


def _say(**news: int) -> None:
    os.write(1, json.dumps(news).encode() + b"\n")


def _reap() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _say(pid=pid, code=os.waitstatus_to_exitcode(status))


def _become(asked: dict[str, Any], heard: int, woken: int) -> None:
    """From here on this is the service."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.close(heard)
    os.close(woken)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    for number, name in ((1, "out"), (2, "err")):
        opened = os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])


def _serve() -> int:
    """Fork when asked to, tell who has ended; until nobody asks any more. A fork returns from here, too."""
    from bot.__main__ import main

    heard, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    asked = b""
    while True:
        ready, _, _ = select.select([0, heard], [], [])
        if heard in ready:
            os.read(heard, 4096)
            _reap()
        if 0 in ready:
            more = os.read(0, 65536)
            if not more:
                return 0
            *lines, asked = (asked + more).split(b"\n")
            for line in lines:
                if pid := os.fork():
                    _say(pid=pid)
                else:
                    wanted = json.loads(line)
                    _become(wanted, heard, woken)
                    return main(wanted["arguments"])


if __name__ == "__main__":
    sys.exit(_serve())
