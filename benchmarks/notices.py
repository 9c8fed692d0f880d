"""Notices: one to a large town, on its whole road, within Telegram's real limits, while people write.

`python -m benchmarks.notices [--small]` runs it alone, and needs no peers.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import aiohttp
import uvloop

from benchmarks import processes, towns
from benchmarks.databases import BASE_ID, Databases, Dialect
from benchmarks.processes import Process, running
from benchmarks.results import Results

_PER_SECOND = 30  # Telegram's limit for one bot
_LARGE, _SMALL = (5_000, 1_000), (500, 100)  # households, groups
_TALKERS_STEP = 7


async def measure(base: Databases, results: Results, *, quick: bool, dialect: Dialect = "sqlite") -> None:
    """One notice to all groups and all private chats; two people a second write meanwhile, one in twenty of a fever."""
    homes, groups = _SMALL if quick else _LARGE
    url = await towns.town(base, dialect, homes, groups)
    results.say(f"\nNotices, {dialect}: {groups:,} groups and {homes:,} private chats, Telegram's limits on")
    found = await _sent(base, url, homes, groups)
    ideal = found["messages"] / _PER_SECOND
    replies, alarms = found["answered_ms"], found["told_ms"]
    results.say(
        f"  {found['seconds']:.1f} s for {found['messages']:,} messages and edits, ideal {ideal:.1f} s; "
        f"CPU of the service {found['cpu']:.1f} s, {found['memory']:.0f} MB at the most\n"
        f"  {found['answered']} replies: p50 {replies['p50']:.0f} ms, p99 {replies['p99']:.0f} ms, longest "
        f"{replies['max']:.0f} ms; {found['told']} alarms: p50 {alarms['p50']:.0f} ms, p99 {alarms['p99']:.0f} ms"
    )
    ratio = found["seconds"] / ideal
    everybody = homes + groups
    results.aim(f"notices: {everybody:,} chats, time ÷ ideal", f"{ratio:.3f}", "≤ 1.05", ratio <= 1.05)
    once = found["chats"] == everybody and not found["repeated"]
    results.aim("notices: delivered once each", f"{found['chats'] - found['repeated']:,}", f"{everybody:,}", once)
    results.aim("notices: 429s", f"{found['count_429']}", "0", found["count_429"] == 0)
    answered = replies["p99"] <= 1500 and not found["unanswered"]
    results.aim("notices: reply to a resident, p99", f"{replies['p99']:.0f} ms", "≤ 1,500 ms", answered)
    told = alarms["p99"] <= 1000 and not found["untold"]
    results.aim("notices: fever alert, p99", f"{alarms['p99']:.0f} ms", "≤ 1,000 ms", told)


def environment(base: Databases, url: str, port: int, api: int) -> dict[str, str]:
    """What the service is told: Telegram by webhook, with its stand-in at `api`; hardly any quiet hours."""
    return base.settings(url) | {
        "LOUZHANG_HTTP__PORT": str(port),
        "LOUZHANG_HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}",
        "LOUZHANG_TELEGRAM__ENABLED": "true",
        "LOUZHANG_TELEGRAM__TOKEN": processes.TOKEN,
        "LOUZHANG_TELEGRAM__BASE_URL": f"http://127.0.0.1:{api}/bot",
        "LOUZHANG_TELEGRAM__MODE": "webhook",
        "LOUZHANG_TELEGRAM__WEBHOOK_SECRET": processes.SECRET,
        "LOUZHANG_QUIET__FROM": "04:00",
        "LOUZHANG_QUIET__TO": "04:01",
    }


async def _sent(base: Databases, url: str, homes: int, groups: int) -> dict[str, Any]:
    """Stand-in and service each as a process; the clock opens the notice."""
    port, api = processes.free_port(), processes.free_port()
    env = environment(base, url, port, api)
    stand_in = [processes.OURS, "-m", "tests.telegram_server", "--port", str(api), "--token", processes.TOKEN]
    service = [processes.OURS, "-m", "bot", "serve"]
    async with (
        running(base.folder / "stand-in.log", *stand_in, env={}) as platform,
        aiohttp.ClientSession(f"http://127.0.0.1:{api}", timeout=aiohttp.ClientTimeout(total=None)) as control,
    ):
        await up(control, platform, lambda _state: True)
        await ask(control, "crowd", first=BASE_ID - 3, count=homes + 3)
        await ask(control, "crowd", first=towns.GROUP_BASE, count=groups, groups=True)
        async with running(base.folder / "notices.log", *service, env=env) as process:
            await up(control, process, lambda state: bool(state["webhook"]))
            await asyncio.sleep(2)  # what else it does at its start
            began = process.cpu()
            watching = asyncio.create_task(
                ask(
                    control, "broadcast", marker=towns.TITLE, chats=homes + groups, first=BASE_ID, step=_TALKERS_STEP,
                    doctor=towns.STAFF["doctor"], timeout=(homes + groups) / _PER_SECOND * 2 + 60,
                )
            )  # fmt: skip
            await asyncio.sleep(0.5)
            await towns.notice(url)
            found = await watching
            return found | {"cpu": process.cpu() - began, "memory": process.memory()[1]}


async def up(control: aiohttp.ClientSession, process: Process, well: Any) -> None:
    """Wait until the stand-in's state is well."""
    for _ in range(600):
        if process.ended:
            break
        try:
            async with control.get("/control/state") as answer:
                if well(await answer.json()):
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.1)
    raise RuntimeError(f"did not start:\n{process.said()}")


async def ask(control: aiohttp.ClientSession, deed: str, **body: Any) -> dict[str, Any]:
    """Have the stand-in's people do something."""
    async with control.post(f"/control/{deed}", json=body) as answer:
        answer.raise_for_status()
        found: dict[str, Any] = await answer.json()
        return found


def main() -> int:
    """Measure it alone; 1 where an aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.notices", description="A notice to a large town.")
    parser.add_argument("--small", action="store_true", help="100 groups and 500 chats, some 25 seconds")
    options = parser.parse_args()
    folder, results = Path(tempfile.mkdtemp(prefix="louzhang-bench-")), Results()
    try:
        uvloop.run(measure(Databases(folder), results, quick=options.small))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if all(met for *_, met in results.aims) else 1


if __name__ == "__main__":
    sys.exit(main())
