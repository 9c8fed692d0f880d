"""The real service as a process, to be killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import tempfile
from pathlib import Path
from typing import Any

from tests.forks import Forked, nursery
from tests.telegram_server import TelegramServer

ROOT = Path(__file__).parent.parent
TOKEN = "123456:" + "T" * 35
SECRET = "a-secret_of-tests"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Service:
    """`python -m bot` with settings of its own, forked. What it logs goes to `serve.log` in `folder`."""

    def __init__(self, folder: Path, database_url: str, server: TelegramServer, *, mode: str, **more: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: Forked | None = None
        settings = {
            "DATABASE__URL": database_url,
            "SECRET__FILE": str(folder / "secret.key"),
            "HTTP__PORT": str(self.port),
            "HTTP__PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "TELEGRAM__ENABLED": "true",
            "TELEGRAM__TOKEN": server.token,
            "TELEGRAM__BASE_URL": server.base_url,
            "TELEGRAM__MODE": mode,
            "TELEGRAM__WEBHOOK_SECRET": SECRET,
            "SUPPLIES__KIT": "[]",
            "PACE__TELEGRAM__PER_SECOND": "100000",
            "PACE__TELEGRAM__CHAT_PER_SECOND": "100000",
            **more,
        }
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("LOUZHANG_")}
        self.environment = inherited | {f"LOUZHANG_{name}": value for name, value in settings.items()}
        self.environment["PYTHONPATH"] = str(ROOT)

    async def run(self, *arguments: str) -> str:
        """A command to its end; gives what it printed. Beside the loop: it may ask the stand-in that runs there."""
        return await asyncio.to_thread(self._run, [*arguments])

    def _run(self, arguments: list[str]) -> str:
        with tempfile.TemporaryDirectory(dir=self.folder) as made:
            out, err = Path(made, "out"), Path(made, "err")
            process = nursery().start(arguments, self.folder, self.environment, out, err)
            assert process.wait(60) == 0, out.read_text() + err.read_text()
            return out.read_text()

    async def codes(self) -> dict[str, str]:
        """Everybody's code by name."""
        lines: list[dict[str, Any]] = json.loads(await self.run("invites", "--format", "json"))
        return {line["name"]: line["code"] for line in lines}

    def start(self, *arguments: str) -> None:
        """Start serving."""
        log = self.folder / "serve.log"
        self.process = nursery().start(["serve", *arguments], self.folder, self.environment, log, log)

    def kill(self) -> None:
        """kill -9: not a word of good-bye."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    async def stop(self) -> int:
        """SIGTERM, and wait; gives the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(self.process.wait, 20)

    def end(self) -> None:
        """Whatever is still there goes."""
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            self.process.wait(10)

    def log(self) -> str:
        """What it has logged."""
        return (self.folder / "serve.log").read_text()
