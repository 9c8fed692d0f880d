"""What stories about coverage share: a town with two communities, a notice that has gone out, what is known of it."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
from sqlalchemy import select, update

from bot.drawing.__main__ import make
from storage.models import Edition, File, Household, Recipient
from storage.models import Letter as StoredLetter
from storage.notices.keeping import Text
from tests.keepers import person_id
from tests.test_notices_sending import ready
from tests.world import ROSTER, Phone, World

MORE = "".join(f"阳光社区,1号楼,2单元,{floor}0{door},户{floor}{door},,,,,\n" for floor in (1, 2) for door in (1, 2, 3))
OTHER = ROSTER.splitlines()[0] + "\n月光社区,9号楼,,901,钱进,,,,,\n月光社区,,,,周强,13900000009,工作人员,,,\n"


async def sent(world: World, title: str = "明早 8 点做核酸", **values: Any) -> int:
    """A notice goes out; gives its edition."""
    notice = await ready(world, texts={"zh-CN": Text(title, "请带身份证")}, **values)
    await world.beat()
    async with world.database.read() as db:
        found = await db.scalar(select(Edition.id).where(Edition.notice_id == notice))
    assert found is not None
    return found


async def known(world: World, edition: int, room: str, how: str, answer: str | None = "read", by: str = "") -> None:
    """A household is known to have read it."""
    teller = await person_id(world, by) if by else None
    async with world.database.begin() as db:
        count = await db.run(
            update(Recipient)
            .where(
                Recipient.edition_id == edition,
                Recipient.household_id == select(Household.id).where(Household.room == room).scalar_subquery(),
            )
            .values(read_at=world.clock.now(), how=how, answer=answer, by_id=teller)
        )
    assert count == 1


async def town_of(world: World) -> World:
    """Building 3 has two doors, building 1 eight; 张伟's phone and John's are connected; two communities."""
    await world.import_(ROSTER + MORE)
    await world.import_(OTHER)
    await world.enrolled(1, "张伟")
    await world.enrolled(2, "John Smith", "en")
    return world


async def file_of(world: World, phone: Phone) -> tuple[str, bytes]:
    """The file of the newest letter: its name, and its bytes as the child makes them of the data."""
    async with world.database.read() as db:
        body = await db.scalar(
            select(StoredLetter.body).where(StoredLetter.chat == phone.address).order_by(StoredLetter.id.desc())
        )
        assert body is not None
        row = await db.first(select(File.name, File.mime, File.content).where(File.id == body["file"]))
    assert row is not None
    return row.name, make(json.loads(row.content))


async def book_of(world: World, phone: Phone) -> openpyxl.Workbook:
    name, content = await file_of(world, phone)
    assert name.endswith(".xlsx")
    assert phone.heard[-1].file == name
    return openpyxl.load_workbook(io.BytesIO(content))


def values(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]
