"""kill -9 in the middle of a talk between a household and its liaison: every word arrives, each way, and only those in
doubt at a kill may come twice."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.models import Letter, ThreadMessage
from storage.vault import Vault
from tests.service import TOKEN, Service
from tests.telegram_server import Person, TelegramServer

LINES = 12
ROSTER = (
    "社区,楼栋,房号,姓名,角色,负责,隔离开始\n阳光社区,1号楼,101,赵桂兰,,,{today}\n阳光社区,,,李建国,楼栋长,1号楼,\n"
)


@pytest.mark.parametrize(("kind", "mode"), [("sqlite", "webhook"), ("postgresql", "polling")])
async def test_no_word_is_lost_on_either_way(
    kind: str, mode: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/louzhang.db"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with TelegramServer(token=TOKEN, limits=None, webhook_speed=20) as server:
        night = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(hours=12)  # never now
        until = night + timedelta(minutes=1)
        service = Service(
            tmp_path, url, server, mode=mode, QUIET__FROM=f"{night:%H:%M}", QUIET__TO=f"{until:%H:%M}"
        )  # fmt: skip
        roster = ROSTER.format(today=datetime.now(UTC).date().isoformat())
        (tmp_path / "roster.csv").write_text(roster, encoding="utf-8")
        await service.run("import", "roster.csv")
        codes = await service.codes()
        service.start()
        try:
            home, liaison = server.person(1001, "Zhao"), server.person(1002, "Li")
            await home.starts(codes["赵桂兰"])
            await liaison.starts(codes["李建国"])
            await server.until(lambda: bool(home.inbox and liaison.inbox), timeout=60)
            for number in range(LINES):
                await home.says(f"事情{number}号")
            await server.until(lambda: len(numbers(liaison)) >= 3, timeout=60)
            service.kill()
            service.start()
            await server.until(lambda: set(numbers(liaison)) == set(range(LINES)), timeout=60)
            asked = next(message for message in liaison.inbox if "事情" in message.text)
            for number in range(LINES):
                await liaison.says(f"事情{number}号办了", reply_to=asked)
            await server.until(lambda: len(numbers(home)) >= 3, timeout=60)
            service.kill()
            service.start()
            await server.until(lambda: set(numbers(home)) == set(range(LINES)), timeout=60)
            await server.settled(60)
            assert await service.stop() == 0, service.log()
        finally:
            service.end()
        await check(url, home, liaison)
        assert server.complaints == []


def numbers(person: Person) -> list[int]:
    """Which lines have come."""
    return [int(found) for message in person.inbox for found in re.findall(r"事情(\d+)号", message.text)]


async def check(url: str, home: Person, liaison: Person) -> None:
    database = Database(url, Vault(b"0" * 32))
    async with database.read() as db:
        rows = await db.all(select(ThreadMessage.inward, func.count()).group_by(ThreadMessage.inward))
        doubts = await db.scalar(select(func.sum(Letter.doubts))) or 0
    await database.close()
    assert sorted((bool(inward), count) for inward, count in rows) == [(False, LINES), (True, LINES)]
    repeats = sum(sum(Counter(numbers(one)).values()) - LINES for one in (home, liaison))
    assert repeats <= doubts
