"""Outbound: a broadcast within Telegram's real limits, and what a send costs without them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from sqlalchemy import func, select

from benchmarks import databases, processes
from benchmarks.databases import BASE_ID, Databases
from benchmarks.inbound import serving, up
from benchmarks.processes import running
from benchmarks.results import Results, table
from bot.inbox import letter_row
from handlers.chat import Lane, Letter
from storage import outbox
from storage.models import Letter as Row
from tests.telegram_server import Limits, TelegramServer
from tests.telegram_server.flood import percentiles
from tests.telegram_server.records import Message

_PER_SECOND = 30  # Telegram's limit for one bot
_TEXT = "楼里今天下午 3 点到 5 点停水，请各家先接些水备用。有事直接写给我。"
_SENDERS = {
    "louzhang": (processes.OURS, "benchmarks.louzhang_sends"),
    "aiogram": (processes.PEERS, "benchmarks.peers.aiogram_sends"),
    "python-telegram-bot": (processes.PEERS, "benchmarks.peers.ptb_sends"),
}


@dataclass
class Broadcast:
    """How one went."""

    seconds: float
    """From the first claim to the last delivery."""
    delivered: int
    others: int
    """Replies to people who wrote meanwhile."""
    count_429: int
    doubts: int
    waits: list[float]
    """Seconds that they waited for their replies."""


async def measure(base: Databases, results: Results, *, quick: bool) -> None:
    """A silent house, a talking one, and the price of a send."""
    count = 300 if quick else 1_000
    silent = await broadcast(base, count, writers=0)
    _told(results, "nobody writes meanwhile", silent, count)
    ratio = silent.seconds / (count / _PER_SECOND)
    results.aim(f"outbound: {count:,} chats, time ÷ ideal", f"{ratio:.3f}", "≤ 1.05", ratio <= 1.05)
    results.aim("outbound: delivered once each", f"{silent.delivered:,}", f"{count:,}", silent.delivered == count)
    talking = await broadcast(base, count, writers=2)
    _told(results, "2 residents a second write meanwhile", talking, count)
    ratio = talking.seconds / ((count + talking.others) / _PER_SECOND)
    results.aim("outbound with replies: time ÷ ideal for all messages", f"{ratio:.3f}", "≤ 1.05", ratio <= 1.05)
    breaches = silent.count_429 + talking.count_429
    results.aim("outbound: 429s", f"{breaches}", "0", breaches == 0)
    await _prices(results, quick=quick)


def _told(results: Results, what: str, found: Broadcast, count: int) -> None:
    results.say(f"\nOutbound: {count:,} letters to {count:,} chats, Telegram's limits on; {what}")
    results.say(
        f"  {found.seconds:.2f} s, ideal {count / _PER_SECOND:.2f}; delivered {found.delivered:,}; other messages "
        f"{found.others}; 429s {found.count_429}; letters in doubt {found.doubts}"
    )
    if found.waits:
        waits = percentiles(found.waits)
        results.say(
            f"  replies meanwhile: p50 {waits['p50']:.0f} ms, p99 {waits['p99']:.0f} ms, longest {waits['max']:.0f} ms"
        )


async def broadcast(base: Databases, count: int, *, writers: int) -> Broadcast:
    """`count` letters wait when the service starts; `writers` residents a second report while they go out."""
    url = await base.community("sqlite")
    await _write(url, count)
    delivered: dict[int, int] = {}
    last = 0.0
    over = asyncio.Event()
    asked: dict[int, float] = {}
    waits: list[float] = []
    others = 0

    async with TelegramServer(processes.TOKEN, limits=Limits(), keep_calls=100) as server:

        def on_sent(message: Message) -> None:
            nonlocal last, others
            chat = message.chat.id
            if chat - BASE_ID < count:
                delivered[chat] = delivered.get(chat, 0) + 1
                last = time.time()
                if len(delivered) == count:
                    over.set()
            else:
                others += not over.is_set()
                if chat in asked:
                    waits.append(time.monotonic() - asked.pop(chat))

        for number in range(count):
            server.person(BASE_ID + number).chat.started = True
        server.state.on_sent = on_sent
        port = processes.free_port()
        env = serving(base, url, server, port)
        command = [processes.OURS, "-m", "bot", "serve"]
        async with running(base.folder / "broadcast.log", *command, env=env) as process:
            writing = asyncio.create_task(_writers(server, count, writers, asked))
            try:
                await up(server, process, port)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(count / _PER_SECOND * 2 + 10):
                        await over.wait()
            finally:
                writing.cancel()
            await asyncio.sleep(1.5)  # the last ones are settled
        breaches = server.count_429
    database = databases.opened(url)
    async with database.read() as db:
        first = await db.scalar(select(func.min(Row.claimed_at)))
        doubts = await db.scalar(select(func.sum(Row.doubts))) or 0
    await database.close()
    seconds = last - first.timestamp() if first is not None else float("inf")
    return Broadcast(
        seconds, sum(number == 1 for number in delivered.values()), others, breaches, int(doubts), waits
    )  # fmt: skip


async def _write(url: str, count: int) -> None:
    now = datetime.now(UTC)
    letters = [
        Letter(f"notice/1/{number}", databases.address(number), _TEXT, lane=Lane.NOTICE, phrase="notice")
        for number in range(count)
    ]
    database = databases.opened(url)
    async with database.begin() as db:
        await outbox.write(db, [letter_row(letter, now) for letter in letters])
    await database.close()


async def _writers(server: TelegramServer, count: int, per_second: int, asked: dict[int, float]) -> None:
    """Residents who get no letter write, one after the other."""
    if not per_second:
        return
    await server.until(lambda: server.state.updates.webhook, 30)
    for number in range(count, databases.PEOPLE):
        await asyncio.sleep(1 / per_second)
        person = server.person(BASE_ID + number)
        asked[person.id] = time.monotonic()
        await person.says("36.5")


async def _prices(results: Results, *, quick: bool) -> None:
    """Sends per CPU second, each sender in a process of its own, 30 under way at a time."""
    count, rounds = (500, 1) if quick else (2_000, 3)
    found: dict[str, list[float]] = {name: [] for name in _SENDERS}
    for _ in range(rounds):
        for name, (python, module) in _SENDERS.items():
            found[name].append(await _price(python, module, count))
    ours = median(found["louzhang"])
    results.say(f"\nOutbound: {count:,} sends, 30 at a time, no limits, {rounds} round(s), medians")
    rows: list[Sequence[str]] = [["sender", "sends per CPU second", "µs each", "ours ÷ it"]]
    for name, rates in found.items():
        rate = median(rates)
        rows.append([name, f"{rate:,.0f}", f"{1e6 / rate:.0f}", f"{ours / rate:.2f}"])
    results.say(table(rows))


async def _price(python: str, module: str, count: int) -> float:
    at_once = 30
    async with TelegramServer(processes.TOKEN, limits=None, keep_calls=100) as server:
        for number in range(max(count, 2 * at_once)):
            server.person(BASE_ID + number).chat.started = True
        env = {
            "TOKEN": processes.TOKEN, "API": server.base_url, "COUNT": str(count), "AT_ONCE": str(at_once),
            "BASE_ID": str(BASE_ID),
        }  # fmt: skip
        told = json.loads(await processes.output(python, "-m", module, env=env))
        assert server.sent_total == count + 2 * at_once, f"{module}: {server.sent_total} arrived"
    return count / float(told["cpu"])
