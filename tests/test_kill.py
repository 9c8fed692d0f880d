"""kill -9, again and again, in the middle of a thousand reports: every one that was acknowledged is stored once, and
every reply goes out; only letters in doubt at a kill may be repeated, and they are counted."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.models import Arrival, Letter, Reading
from storage.vault import Vault
from tests.service import TOKEN, Service
from tests.telegram_server import Person, TelegramServer

PEOPLE, REPORTS = 100, 10
KILL_AT = (150, 420, 800)  # updates taken when the process is killed


@pytest.mark.parametrize(("kind", "mode"), [("sqlite", "webhook"), ("postgresql", "polling")])
async def test_nothing_acknowledged_is_lost_and_nothing_counted_twice(
    kind: str, mode: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/louzhang.db"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with TelegramServer(token=TOKEN, limits=None, webhook_speed=20) as server:
        service = Service(tmp_path, url, server, mode=mode)
        roster = ["社区,楼栋,房号,姓名,隔离开始"]
        roster += [f"阳光社区,1号楼,{number:03},居民{number:03},{_today()}" for number in range(PEOPLE)]
        (tmp_path / "roster.csv").write_text("\n".join(roster), encoding="utf-8")
        await service.run("import", "roster.csv")
        codes = await service.codes()
        service.start()
        try:
            people = [server.person(1000 + number, f"P{number}") for number in range(PEOPLE)]
            await asyncio.gather(*(person.starts(codes[f"居民{n:03}"]) for n, person in enumerate(people)))
            await server.until(lambda: all(len(person.inbox) >= 1 for person in people), timeout=60)
            await _flood(server, service, people)
            assert await service.stop() == 0, service.log()
        finally:
            service.end()
        await _check(url, people, service)
        assert server.complaints == []


async def _flood(server: TelegramServer, service: Service, people: list[Person]) -> None:
    """Everybody reports ten values; three times in the middle of it the process is killed and started again."""
    already = server.sent_total
    for report in range(REPORTS):
        await asyncio.gather(*(person.says(f"35.{report}") for person in people))
    for kill_at in KILL_AT:
        await server.until(lambda: server.sent_total - already >= kill_at, timeout=60)  # noqa: B023
        service.kill()
        service.start()
    await server.settled(60)
    await server.until(
        lambda: all({value for message in one.inbox for value in _values(message.text)} == _all() for one in people),
        timeout=60,
    )


async def _check(url: str, people: list[Person], service: Service) -> None:
    database = Database(url, Vault(b"0" * 32))
    async with database.read() as db:
        stored = await db.all(select(Reading.person_id, Reading.celsius))
        arrivals = await db.scalar(select(func.count()).select_from(Arrival))
        open_letters = await db.scalar(select(func.count()).select_from(Letter).where(Letter.state != "sent"))
        doubts = await db.scalar(select(func.sum(Letter.doubts))) or 0
    await database.close()
    assert len(stored) == PEOPLE * REPORTS
    assert len(set(stored)) == PEOPLE * REPORTS
    assert arrivals == PEOPLE * (REPORTS + 1)
    assert open_letters == 0
    repeats = 0
    for person in people:
        counts = Counter(value for message in person.inbox for value in _values(message.text))
        assert set(counts) == _all()
        repeats += sum(counts.values()) - len(counts)
    assert repeats <= doubts, service.log()


def _values(text: str) -> list[str]:
    """The values that a reply confirms; the greeting's example is none."""
    return [value for value in _all() if f" {value}℃" in text or f" {value} °C" in text]


def _all() -> set[str]:
    return {f"35.{report}" for report in range(REPORTS)}


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
