"""Inbound: how fast a report becomes a stored reading and a reply, and what kill -9 loses of what was acknowledged."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median

from benchmarks import databases, processes
from benchmarks.databases import BASE_ID, Databases, Dialect
from benchmarks.processes import Process, running
from benchmarks.results import Results, table
from tests.telegram_server import TelegramServer
from tests.telegram_server.flood import Flood, percentiles
from tests.telegram_server.updates import Update

OURS, PEERS = "louzhang", ("aiogram", "python-telegram-bot")
_MODULES = {"aiogram": "benchmarks.peers.aiogram_bot", "python-telegram-bot": "benchmarks.peers.ptb_bot"}
_AIMS: dict[Dialect, float] = {"sqlite": 3.0, "postgresql": 1.5}
_WARM_UP = 100  # people who write before anything is measured
_LONGEST = 30.0  # seconds that a flood may take; then it is counted as far as it came


@dataclass
class Bot:
    """A bot that listens, the stand-in it speaks to, and where its readings are."""

    server: TelegramServer
    process: Process
    url: str


@dataclass
class Run:
    """What one flood of one bot gave."""

    per_second: float
    cpu_ms: float
    """CPU of the bot's process for one round trip."""
    server_ms: float
    """CPU of the stand-in for one round trip: where both together pass 1,000 × cores, the machine is the limit."""
    taken: int
    answered: int
    lost: int
    """Acknowledged and not stored. A peer acknowledges first: it is asked only once everybody has the reply."""
    answered_ms: dict[str, float] = field(default_factory=dict)


@asynccontextmanager
async def listening(base: Databases, name: str, dialect: Dialect) -> AsyncIterator[Bot]:
    """One bot with a database of its own, from its webhook being up until the end of the block."""
    port = processes.free_port()
    async with TelegramServer(processes.TOKEN, limits=None, keep_calls=100) as server:
        if name == OURS:
            url = await base.community(dialect)
            command = [processes.OURS, "-m", "bot", "serve"]
            env = serving(base, url, server, port) | {
                # The settings know no "without limit"; this is as good.
                "LOUZHANG_PACE__TELEGRAM__PER_SECOND": "1000000",
                "LOUZHANG_PACE__TELEGRAM__CHAT_PER_SECOND": "1000000",
            }
        else:
            url = base.empty(dialect)
            command = [processes.PEERS, "-m", _MODULES[name]]
            env = {
                "TOKEN": processes.TOKEN, "API": server.base_url, "PORT": str(port), "SECRET": processes.SECRET,
                "DATABASE": url,
            }  # fmt: skip
        async with running(base.folder / f"{name}-{dialect}.log", *command, env=env) as process:
            await up(server, process, port)
            yield Bot(server, process, url)


def serving(base: Databases, url: str, server: TelegramServer, port: int) -> dict[str, str]:
    """The settings of `python -m bot serve` with a webhook."""
    return base.settings(url) | {
        "LOUZHANG_HTTP__PORT": str(port),
        "LOUZHANG_HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}",
        "LOUZHANG_TELEGRAM__ENABLED": "true",
        "LOUZHANG_TELEGRAM__TOKEN": processes.TOKEN,
        "LOUZHANG_TELEGRAM__BASE_URL": server.base_url,
        "LOUZHANG_TELEGRAM__MODE": "webhook",
        "LOUZHANG_TELEGRAM__WEBHOOK_SECRET": processes.SECRET,
    }


async def up(server: TelegramServer, process: Process, port: int) -> None:
    """Wait until the webhook is set and somebody listens behind it."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(30):
            while not process.ended:
                if server.state.updates.webhook is not None:
                    try:
                        _, writer = await asyncio.open_connection("127.0.0.1", port)
                    except OSError:
                        pass
                    else:
                        writer.close()
                        await asyncio.sleep(0.5)  # what else it does at its start
                        return
                await asyncio.sleep(0.05)
    raise RuntimeError(f"did not start:\n{process.said()}")


async def flood(bot: Bot, count: int, *, acknowledges_last: bool) -> Run:
    """Everybody writes at once, each waits for the reply."""
    await Flood(_WARM_UP, base_id=BASE_ID + databases.PEOPLE - _WARM_UP, timeout=_LONGEST).run(bot.server)
    for number in range(count):
        bot.server.person(BASE_ID + number)
    gc.collect()  # what earlier runs left in this process is no business of this one's
    gc.freeze()
    cpu, own = bot.process.cpu(), time.process_time()
    result = await Flood(count, base_id=BASE_ID, timeout=_LONGEST).run(bot.server)
    answered = max(1, result["answered"])
    cpu_ms = (bot.process.cpu() - cpu) * 1000 / answered
    server_ms = (time.process_time() - own) * 1000 / answered
    everybody = {BASE_ID + number for number in range(count)}
    missing = result["taken"] - len(everybody & await databases.stored(bot.url))
    return Run(
        per_second=result["answered"] / result["seconds"],
        cpu_ms=cpu_ms,
        server_ms=server_ms,
        taken=result["taken"],
        answered=result["answered"],
        lost=max(0, missing) if acknowledges_last or result["answered"] == count else 0,
        answered_ms=result["answered_ms"],
    )


async def killed(bot: Bot, count: int) -> tuple[int, int, int]:
    """The flood again, kill -9 when a quarter has its reply: how many were acknowledged, are stored, are lost."""
    acknowledged: set[int] = set()
    replies = 0
    enough = asyncio.Event()

    def on_acknowledged(update: Update) -> None:
        if update.user_id is not None:
            acknowledged.add(update.user_id)

    def on_sent(_message: object) -> None:
        nonlocal replies
        replies += 1
        if replies >= count // 4:
            enough.set()

    state = bot.server.state
    state.updates.on_acknowledged, state.on_sent = on_acknowledged, on_sent
    for number in range(count):
        await bot.server.person(BASE_ID + number).says("36.5")
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_LONGEST):
            await enough.wait()
    await bot.process.kill()
    await asyncio.sleep(0.5)  # answers that are still on the wire
    state.updates.on_acknowledged, state.on_sent = None, None
    kept = await databases.stored(bot.url)
    return len(acknowledged), len(kept), len(acknowledged - kept)


async def steady(bot: Bot, seconds: int, per_second: int = 100) -> dict[str, float]:
    """People write one after the other; how long each waits to be acknowledged, in milliseconds."""
    waits: list[float] = []
    state = bot.server.state

    def on_acknowledged(update: Update) -> None:
        waits.append(state.clock() - update.made_at)

    state.updates.on_acknowledged = on_acknowledged
    began = time.monotonic()
    for number in range(seconds * per_second):
        await asyncio.sleep(max(0.0, began + number / per_second - time.monotonic()))
        await bot.server.person(BASE_ID + number % databases.PEOPLE).says("36.6")
    await bot.server.settled(30)
    state.updates.on_acknowledged = None
    return percentiles(waits)


async def measure(base: Databases, results: Results, *, quick: bool) -> None:
    """All of it, on both databases."""
    results.say(f"One commit of one row on this disk (SQLite, synchronous FULL): {_commit_ms(base):.2f} ms")
    for dialect in databases.DIALECTS:
        await _rates(base, results, dialect, quick=quick)
        await _kills(base, results, dialect, quick=quick)


def _commit_ms(base: Databases) -> float:
    """What a bare commit takes: the slower the disk, the more group commit is worth."""
    connection = sqlite3.connect(base.folder / "commit.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (n INTEGER)")
    times = []
    for number in range(200):
        began = time.perf_counter()
        connection.execute("INSERT INTO t VALUES (?)", (number,))
        times.append(time.perf_counter() - began)
    connection.close()
    return median(times) * 1000


async def _rates(base: Databases, results: Results, dialect: Dialect, *, quick: bool) -> None:
    count, rounds = (500, 1) if quick else (2_000, 3)
    runs: dict[str, list[Run]] = {name: [] for name in (OURS, *PEERS)}
    memory, acks = (0.0, 0.0), {"p50": 0.0, "p99": 0.0}
    for round_ in range(rounds):
        for name in runs:
            async with listening(base, name, dialect) as bot:
                runs[name].append(await flood(bot, count, acknowledges_last=name == OURS))
                if name == OURS and round_ == rounds - 1:
                    memory = bot.process.memory()
                    acks = await steady(bot, 5 if quick else 10)
    results.say(f"\nInbound, {dialect}: {count:,} people write at once, {rounds} round(s), medians")
    rows = [
        [
            "bot",
            "round trips/s",
            "CPU ms each",
            "server's",
            "reply p50 ms",
            "p99 ms",
            "acknowledged",
            "answered",
            "lost",
        ]
    ]
    for name, found in runs.items():
        rows.append(
            [
                name,
                f"{median(run.per_second for run in found):.0f}",
                f"{median(run.cpu_ms for run in found):.2f}",
                f"{median(run.server_ms for run in found):.2f}",
                f"{median(run.answered_ms.get('p50', 0) for run in found):.0f}",
                f"{median(run.answered_ms.get('p99', 0) for run in found):.0f}",
                f"{sum(run.taken for run in found):,}",
                f"{sum(run.answered for run in found):,}",
                f"{sum(run.lost for run in found):,}",
            ]
        )
    results.say(table(rows))
    ratio = median(
        runs[OURS][round_].per_second / max(runs[name][round_].per_second for name in PEERS) for round_ in range(rounds)
    )
    aim = _AIMS[dialect]
    results.aim(f"inbound {dialect}: times the fastest peer", f"{ratio:.2f}", f"≥ {aim:g}", ratio >= aim)
    lost = sum(run.lost for run in runs[OURS])
    results.aim(f"inbound {dialect}: acknowledged and not stored", f"{lost}", "0", lost == 0)
    results.say(f"  acknowledged at a steady 100/s: p50 {acks['p50']:.1f} ms, p99 {acks['p99']:.1f} ms")
    results.aim(f"inbound {dialect}: ack p99 at 100/s", f"{acks['p99']:.1f} ms", "< 20 ms", acks["p99"] < 20)
    now, most = memory
    results.aim(f"inbound {dialect}: memory after the flood", f"{now:.0f} MB (most {most:.0f})", "< 150 MB", most < 150)


async def _kills(base: Databases, results: Results, dialect: Dialect, *, quick: bool) -> None:
    count = 500 if quick else 2_000
    rows = [["bot", "acknowledged", "stored", "lost"]]
    lost = {}
    for name in (OURS, *PEERS):
        async with listening(base, name, dialect) as bot:
            acknowledged, stored, lost[name] = await killed(bot, count)
            rows.append([name, f"{acknowledged:,}", f"{stored:,}", f"{lost[name]:,}"])
    results.say(f"\nInbound, {dialect}: {count:,} people write at once, kill -9 when a quarter has a reply")
    results.say(table(rows))
    results.aim(f"inbound {dialect}: lost by kill -9", f"{lost[OURS]}", "0", lost[OURS] == 0)
