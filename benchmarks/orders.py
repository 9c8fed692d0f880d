"""Orders: everybody of one large building orders within minutes, within Telegram's real limits.

`python -m benchmarks.orders [--small] [--minutes N]` runs it alone, and needs no peers.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import uvloop
from sqlalchemy import func, select

from benchmarks import databases, notices, processes, towns
from benchmarks.databases import BASE_ID, Databases, Dialect
from benchmarks.processes import running
from benchmarks.results import Results
from bot.app import rules_of
from bot.config import load
from bot.tables.workbook import made
from bot.texts import Texts
from handlers.sheets import workbook
from handlers.supplies.lists import gathering, picking, tables
from handlers.supplies.lists.vocabulary import Pick
from handlers.supplies.lists.wording import Say
from storage.models import Area, Item, Merchant, Order, OrderLine
from storage.temperature import Within

_PEOPLE, _MINUTES = 1_400, 20.0
_FEW, _QUICK = 200, 1.0
# name, unit, size, inner unit, price, merchant
_SHELF = (
    ("盐", "袋", "400", "克", "2.5", 0), ("大米", "袋", "10", "斤", "32", 1), ("鸡蛋", "板", "30", "个", "25", 0),
    ("生抽", "瓶", "500", "毫升", "9", 0), ("米醋", "瓶", "500", "毫升", "6", 0), ("青菜", "斤", None, "", "4", 1),
    ("纯牛奶", "箱", "24", "盒", "60", 0), ("抽纸", "提", None, "", "18", 0), ("土豆", "斤", None, "", "3", 1),
    ("挂面", "把", None, "", "6", 1),
)  # fmt: skip
_ORDERS: tuple[tuple[str, dict[str, int]], ...] = (
    ("帮我买两袋盐，大米10斤", {"盐": 2, "大米": 1}),
    ("鸡蛋40个 生抽一瓶", {"鸡蛋": 2, "生抽": 1}),
    ("我要一箱牛奶、两提抽纸和三斤土豆", {"纯牛奶": 1, "抽纸": 2, "土豆": 3}),
    ("青菜2斤，挂面两把，再来一瓶米醋", {"青菜": 2, "挂面": 2, "米醋": 1}),
    ("大米1袋\n盐1袋\n鸡蛋1板\n青菜1斤\n土豆1斤\n挂面1把\n抽纸1提", {
        "大米": 1, "盐": 1, "鸡蛋": 1, "青菜": 1, "土豆": 1, "挂面": 1, "抽纸": 1,
    }),
)  # fmt: skip


async def measure(
    base: Databases, results: Results, *, quick: bool, dialect: Dialect = "sqlite", minutes: float = 0
) -> None:
    """All of them order; then the totals are held against what they wrote."""
    people, minutes = (_FEW, minutes or _QUICK) if quick else (_PEOPLE, minutes or _MINUTES)
    url = await towns.town(base, dialect, people, 1)
    await _shop(url)
    results.say(f"\nOrders, {dialect}: {people:,} people of one building within {minutes:g} minutes, limits on")
    found = await _ordered(base, url, people, minutes)
    asked, told = found["asked_ms"], found["told_ms"]
    results.say(
        f"  {found['sent']:,} messages and edits in {found['seconds']:.0f} s; CPU of the service {found['cpu']:.1f} s, "
        f"{found['memory']:.0f} MB at the most\n"
        f"  asked back after p50 {asked['p50']:.0f} ms, p99 {asked['p99']:.0f} ms; "
        f"confirmed after p50 {told['p50']:.0f} ms, p99 {told['p99']:.0f} ms, longest {told['max']:.0f} ms"
    )
    everybody = found["told"] == people and not found["told_again"]
    results.aim("orders: confirmed once each", f"{found['told'] - found['told_again']:,}", f"{people:,}", everybody)
    results.aim("orders: 429s", f"{found['count_429']}", "0", found["count_429"] == 0)
    off = await _off(url, people)
    results.aim("orders: totals that differ from what was written", f"{off}", "0", off == 0)
    took, file, listed = await _listed(url)
    results.say(f"  the pick list as a file after {file * 1000:.0f} ms more, in a process of its own")
    results.aim("orders: pick list ready", f"{took * 1000:.0f} ms", "1,000 ms", took < 1)
    results.aim("orders: on the pick list", f"{listed:,}", f"{people:,}", listed == people)


async def _shop(url: str) -> None:
    database = databases.opened(url)
    now = datetime.now(UTC)
    async with database.begin() as db:
        community = await db.scalar(select(Area.id).where(Area.kind == "community"))
        shops = [await db.insert(Merchant, community_id=community, name=name) for name in ("超市", "粮油店")]
        for place, (name, unit, size, inner, price, shop) in enumerate(_SHELF):
            await db.insert(
                Item, community_id=community, name=name, aliases=[], category="", unit=unit,
                pack_size=Decimal(size) if size else None, pack_unit=inner, price=Decimal(price), place=place,
                stock=Decimal(100_000), merchant_id=shops[shop], changed_at=now,
            )  # fmt: skip
    await database.close()


async def _ordered(base: Databases, url: str, people: int, minutes: float) -> dict[str, Any]:
    port, api = processes.free_port(), processes.free_port()
    env = notices.environment(base, url, port, api) | {"LOUZHANG_SUPPLIES__KIT": "[]"}
    stand_in = [processes.OURS, "-m", "tests.telegram_server", "--port", str(api), "--token", processes.TOKEN]
    service = [processes.OURS, "-m", "bot", "serve"]
    async with (
        running(base.folder / "stand-in.log", *stand_in, env={}) as platform,
        aiohttp.ClientSession(f"http://127.0.0.1:{api}", timeout=aiohttp.ClientTimeout(total=None)) as control,
    ):
        await notices.up(control, platform, lambda _state: True)
        await notices.ask(control, "crowd", first=BASE_ID, count=people)
        async with running(base.folder / "orders.log", *service, env=env) as process:
            await notices.up(control, process, lambda state: bool(state["webhook"]))
            await asyncio.sleep(2)  # what else it does at its start
            began = process.cpu()
            found = await notices.ask(
                control, "orders", first=BASE_ID, count=people, texts=[text for text, _ in _ORDERS], yes="对，下单",
                placed="下好了", seconds=minutes * 60,
            )  # fmt: skip
            return found | {"cpu": process.cpu() - began, "memory": process.memory()[1]}


async def _off(url: str, people: int) -> int:
    """How many totals, of things and of the stock, are not what the people have written."""
    wanted: Counter[str] = Counter()
    for number in range(people):
        wanted.update(_ORDERS[number % len(_ORDERS)][1])
    database = databases.opened(url)
    async with database.read() as db:
        rows = await db.all(
            select(OrderLine.name, func.sum(OrderLine.quantity).label("sum"))
            .join(Order, Order.id == OrderLine.order_id)
            .where(Order.state == "placed")
            .group_by(OrderLine.name)
        )
        left = await db.all(select(Item.name, Item.stock))
    await database.close()
    totals = {row.name: row.sum for row in rows}
    stock = {row.name: Decimal(100_000) - (row.stock or 0) for row in left}
    names = {*wanted, *totals, *stock}
    return sum(totals.get(name, 0) != wanted[name] or stock.get(name, 0) != wanted[name] for name in names)


async def _listed(url: str) -> tuple[float, float, int]:
    """How long until the whole pick list is there, as text and for the page to print; how much longer until it is a
    file; and how many orders it is of."""
    texts, rules = Texts.load(), rules_of(load(environ={}))
    database = databases.opened(url)
    async with database.read() as db:
        community = await db.scalar(select(Area.id).where(Area.kind == "community")) or 0
        last = await db.scalar(select(func.max(Order.round_at)))
        pick = Pick("until", last)
        began = time.perf_counter()
        rows = await gathering.rows_of(db, Within(community_id=community), community, pick)
    picked, say = gathering.gather(rows, pick), Say(texts, rules, "zh-CN")
    for by in ("shops", "homes"):
        list(picking.written(say, pick, picked, by))
    sheets = tables.sheets(say, picked)
    took = time.perf_counter() - began
    began = time.perf_counter()
    made(workbook("pick.xlsx", sheets))
    file = time.perf_counter() - began
    await database.close()
    return took, file, picked.orders


def main() -> int:
    """Measure it alone; 1 where an aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.orders", description="A building orders.")
    parser.add_argument("--small", action="store_true", help="200 people within a minute")
    parser.add_argument("--minutes", type=float, default=0, help="within how many minutes they all order")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL")
    options = parser.parse_args()
    folder, results = Path(tempfile.mkdtemp(prefix="louzhang-bench-")), Results()
    base = Databases(folder)
    dialect: Dialect = "postgresql" if options.postgresql else "sqlite"
    began = time.monotonic()
    try:
        if options.postgresql:
            base.start()
        uvloop.run(measure(base, results, quick=options.small, dialect=dialect, minutes=options.minutes))
    finally:
        if options.postgresql:
            base.close()
        shutil.rmtree(folder, ignore_errors=True)
    results.say(f"\n{time.monotonic() - began:.0f} s")
    return 0 if all(met for *_, met in results.aims) else 1


if __name__ == "__main__":
    sys.exit(main())
