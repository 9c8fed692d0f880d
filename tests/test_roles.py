"""Several processes on one PostgreSQL: one receives, two could speak, one does; the other takes over."""

from __future__ import annotations

from pathlib import Path

from tests.service import TOKEN, Service
from tests.telegram_server import TelegramServer

ROSTER = "社区,楼栋,房号,姓名,隔离开始\n阳光社区,1号楼,101,赵桂兰,2026-11-21\n"


async def test_what_one_process_receives_another_speaks_and_a_third_takes_over(
    tmp_path: Path, postgres_url: str
) -> None:
    async with TelegramServer(token=TOKEN, limits=None, webhook_speed=20) as server:
        receiver, first, second = (Service(tmp_path, postgres_url, server, mode="webhook") for _ in range(3))
        (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
        await receiver.run("import", "roster.csv")
        codes = await receiver.codes()
        try:
            receiver.start("--role", "receive")
            first.start("--role", "speak")
            aunt = server.person(42, "Zhao", language_code="zh-hans")
            await aunt.starts(codes["赵桂兰"])
            await server.until(lambda: len(aunt.inbox) == 1, timeout=30)
            second.start("--role", "speak")
            first.kill()
            await aunt.says("36.5")
            # The greeting may come twice: it was in doubt when its speaker was killed.
            await server.until(lambda: any("赵桂兰 36.5℃" in message.text for message in aunt.inbox), timeout=30)
            assert await receiver.stop() == 0
            assert await second.stop() == 0
        finally:
            for service in (receiver, first, second):
                service.end()
        assert server.complaints == []
