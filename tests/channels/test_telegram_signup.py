"""A call for hands in a Telegram group: said once, edited in its place, and never faster than Telegram allows."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.invites import invites
from bot.roster import import_file
from storage.models import Area, SignupEntry
from storage.models import Group as StoredGroup
from tests.channels.test_telegram_service import LIMITS, Town, opened
from tests.telegram_server import Person

COUNT = 12
NAMES = [f"王{chr(0x4E00 + number)}" for number in range(COUNT)]


@pytest.fixture
async def town(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(database_url, tmp_path, "polling", LIMITS) as made:
        yield made  # at its end the stand-in says whether any call was answered 429


async def neighbours(town: Town) -> None:
    """Twelve who may go out move in."""
    path = town.folder / "neighbours.csv"
    rows = "".join(f"阳光社区,3号楼,,{700 + number},{name}\n" for number, name in enumerate(NAMES))
    path.write_text("社区,楼栋,单元,房号,姓名\n" + rows, encoding="utf-8")
    said: list[str] = []
    app, now = town.app, town.clock.now()
    assert await import_file(app.database, app.rules, app.texts, path, dry_run=False, now=now, out=said.append) == 0
    said.clear()
    await invites(
        app.database, app.rules, app.texts, format="json", now=now, telegram_username="louzhang_bot", out=said.append
    )  # fmt: skip
    town.codes = {line["name"]: line["telegram_link"].partition("?start=")[2] for line in json.loads(said[0])}


async def test_the_list_stands_once_and_is_edited_in_its_place(town: Town) -> None:
    server = town.server
    await neighbours(town)
    chen = await town.enrolled(9, "陈静")
    group = server.group(-500, "3号楼", with_bot=False)
    await group.adds_bot(chen, as_admin=True)
    await server.until(lambda: group.inbox)
    async with town.app.database.begin() as db:
        area = await db.first(select(Area.id, Area.community_id).where(Area.name == "3号楼"))
        known = await db.scalar(select(StoredGroup.id).where(StoredGroup.chat == "telegram:-500"))
        assert area is not None
        await db.run(
            update(StoredGroup)
            .where(StoredGroup.id == known)
            .values(community_id=area.community_id, area_id=area.id, channel="telegram", bound_at=town.clock.now())
        )
    people: list[Person] = [await town.enrolled(100 + number, name) for number, name in enumerate(NAMES)]
    hello = len(group.inbox)
    await town.hears(chen, lambda: chen.says("/signup 周日 6:30 上门做核酸 3人"))
    await town.hears(chen, lambda: chen.presses(chen.last, "发出去"))
    await server.until(lambda: len(group.inbox) > hello)
    list_ = group.last
    assert "已报 0/3 人" in list_.text
    before = [len(person.inbox) for person in people]
    await asyncio.gather(*(person.presses(list_, "报名") for person in people[:6]))
    for person in people[6:]:
        await group.says(person, "+1")
    await server.until(lambda: [len(person.inbox) for person in people] == [count + 1 for count in before], 20)
    for _ in range(3):
        town.clock.passes(seconds=6)
        town.app.wake({"telegram"})
        await asyncio.wait_for(server.until(lambda: "12. 王*" in group.last.text), 20)
    assert group.last is list_
    assert len(group.inbox) == hello + 1
    assert "已报 3/3 人。位置满了" in list_.text
    assert len(server.called("editMessageText")) <= 4
    assert len(server.called("setMessageReaction")) == 6
    assert sum("第 3 个" in person.last.text for person in people) == 1
    async with town.app.database.read() as db:
        assert len(await db.scalars(select(SignupEntry.person_id))) == COUNT
    await town.hears(people[0], lambda: people[0].presses(list_, "不去了"), 1)
    town.clock.passes(seconds=6)
    town.app.wake({"telegram"})
    await server.until(lambda: "11. 王*" in list_.text and "12." not in list_.text, 20)
    assert len(group.inbox) == hello + 1
