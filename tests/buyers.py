"""What stories about lists and money share: a shop, some homes that order, and those who buy for them."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
from sqlalchemy import select, update

from bot.tables.workbook import made
from storage.models import File, OrderLine
from storage.models import Letter as StoredLetter
from storage.supplies.orders import Kept
from tests import shopping
from tests.world import ROSTER, Phone, World

CREW = """阳光社区,,,,小王,13900000011,志愿者,,,
阳光社区,,,,小刘,13900000012,志愿者,,,
"""


async def open_town(world: World) -> None:
    """A shop, and two volunteers."""
    await world.import_(ROSTER + CREW)
    await shopping.open_shop(world)


async def volunteer(world: World, name: str = "小王") -> Phone:
    """A volunteer's phone."""
    return await world.enrolled({"小王": 31, "小刘": 32}[name], name)


async def three_homes(world: World) -> list[Kept]:
    """502 wants salt, rice and a power bank; 101 salt and vinegar; 302 of the other building milk."""
    wei, zhao = await world.enrolled(1, "张伟"), await world.enrolled(3, "赵桂兰")
    john = await world.enrolled(4, "John Smith")
    first = await shopping.placed(world, wei, "两袋盐，大米10斤，一个充电宝")
    second = await shopping.placed(world, zhao, "一袋盐，一瓶米醋")
    await john.says("please buy one bag of salt and two 纯牛奶")
    await john.presses("Yes, order it")
    return [first, second, await shopping.order(world)]


async def line_is(world: World, order_id: int, name: str, state: str, **values: Any) -> None:
    """A line of an order stands otherwise now."""
    async with world.database.begin() as db:
        touched = await db.run(
            update(OrderLine)
            .where(OrderLine.order_id == order_id, OrderLine.name == name)
            .values(state=state, **values)
        )
    assert touched == 1


async def book(world: World, phone: Phone) -> openpyxl.Workbook:
    """The workbook of the newest letter, as the child makes it of the data."""
    async with world.database.read() as db:
        body = await db.scalar(
            select(StoredLetter.body).where(StoredLetter.chat == phone.address).order_by(StoredLetter.id.desc())
        )
        assert body is not None
        content = await db.scalar(select(File.content).where(File.id == body["file"]))
    assert content is not None
    return openpyxl.load_workbook(io.BytesIO(made(json.loads(content))))


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """All rows of a sheet."""
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def yuan(text: str) -> Decimal:
    """A sum."""
    return Decimal(text)
