"""kill -9, ten times over, in the middle of a notice to many: everybody has it, and nobody twice but those in doubt at
a kill, which are counted and shown to its author."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select

from storage.database import Database
from storage.models import Account, Edition, Invite, Letter, Person, Recipient
from storage.notices import keeping
from storage.notices.keeping import Text
from storage.vault import Vault
from tests.service import TOKEN, Service
from tests.telegram_server import TelegramServer
from tests.telegram_server.records import Message

HOMES, KILLS = 400, 10
FIRST, AUTHOR = 10_000, 900
PER_SECOND = 400  # as fast as can be killed ten times in the middle of it
TITLE = "明早核酸"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_ten_kills_lose_nobody_and_show_who_may_have_it_twice(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/louzhang.db"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with TelegramServer(token=TOKEN, limits=None) as server:
        night = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(hours=12)  # never now
        settings = {
            "QUIET__FROM": f"{night:%H:%M}", "QUIET__TO": f"{night + timedelta(minutes=1):%H:%M}",
            "PACE__TELEGRAM__PER_SECOND": str(PER_SECOND),
        }  # fmt: skip
        services = [Service(tmp_path, url, server, mode="polling", **settings) for _ in range(KILLS + 1)]
        service = services[0]
        roster = ["社区,楼栋,房号,姓名,角色", *(f"阳光社区,1号楼,{n:03},住户{n:03}," for n in range(HOMES))]
        (tmp_path / "roster.csv").write_text("\n".join([*roster, "阳光社区,,,陈静,工作人员"]), encoding="utf-8")
        await service.run("import", "roster.csv")
        await service.run("invites")
        for number in (AUTHOR, *range(FIRST, FIRST + HOMES)):
            server.person(number).chat.started = True
        database = Database(url, Vault(b"0" * 32))
        await _write(database)
        counts: Counter[int] = Counter()

        def arrived(message: Message) -> None:
            counts[message.chat.id] += message.chat.id >= FIRST and TITLE in message.text

        server.state.on_sent = arrived
        author = server.person(AUTHOR)
        try:
            service.start("--role", "speak")
            for kill, (service, spare) in enumerate(pairwise(services), 1):
                spare.start("--role", "speak")  # it waits until nobody else speaks
                await server.until(lambda: counts.total() >= kill * HOMES // (KILLS + 2), timeout=60)  # noqa: B023
                service.kill()
            await server.until(lambda: any("发完了" in message.text for message in author.inbox), timeout=60)
            assert await services[-1].stop() == 0, service.log()
        finally:
            for service in services:
                service.end()
        await _check(database, counts, next(m.text for m in author.inbox if "发完了" in m.text))
        await database.close()
        assert server.complaints == []


async def _write(database: Database) -> None:
    """Everybody has enrolled, and there is a notice for everybody, due now."""
    now = datetime.now(UTC)
    async with database.begin() as db:
        invites = {row.household_id: row.id for row in await db.all(select(Invite.id, Invite.household_id))}
        people = await db.all(select(Person.id, Person.community_id, Person.household_id).order_by(Person.id))
        homes = [person for person in people if person.household_id is not None]
        await db.run(insert(Account), [
            {
                "community_id": person.community_id, "address": f"telegram:{FIRST + n}",
                "chat": f"telegram:{FIRST + n}", "scope": f"household/{person.household_id}",
                "invite_id": invites[person.household_id],
                "household_id": person.household_id, "person_id": person.id, "language": "zh-CN", "opened_at": now,
            }
            for n, person in enumerate(homes)
        ])  # fmt: skip
        id = await keeping.create(
            db, community_id=people[0].community_id, author_id=people[-1].id, report_chat=f"telegram:{AUTHOR}",
            report_language="zh-CN", now=now,
        )  # fmt: skip
        notice = await keeping.by_id(db, id)
        assert notice is not None
        await keeping.write(db, notice, 1, "zh-CN", Text(TITLE, "带证"), people[-1].id, now)
        await keeping.change(db, id, ("draft",), now, state="ready", next_at=now)


async def _check(database: Database, counts: Counter[int], shown: str) -> None:
    async with database.read() as db:
        editions = await db.all(select(Edition.state))
        recipients = await db.scalar(select(func.count()).select_from(Recipient))
        doubtful = await db.all(select(Letter.chat, Letter.doubts).where(Letter.batch.is_not(None), Letter.doubts > 0))
        doubts = {row.chat: row.doubts for row in doubtful}
    assert [row.state for row in editions] == ["done"]
    assert recipients == HOMES
    for number in range(FIRST, FIRST + HOMES):
        assert 1 <= counts[number] <= 1 + doubts.get(f"telegram:{number}", 0)
    assert f"送到 {HOMES} / {HOMES}。" in shown
    found = re.search(r"有 (\d+) 条说不准", shown)
    assert (int(found[1]) if found else 0) == len(doubts)
