"""What stories about shifts have in common: people with roles, a plan in a file, what is stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.roster import import_duty
from storage.models import Area, Person, Shift
from tests.world import ROSTER, TEXTS, World

# Sunday, 22 November, is the first day of every story: 周日.
STAFFED = ROSTER + (
    "阳光社区,,,,刘洋,13900000005,楼栋长,1号楼,,\n"
    "阳光社区,,,,赵志,13900000006,志愿者,,,\n"
    "阳光社区,,,,周主任,13900000004,管理员,,,\n"
)
HEADINGS = ("日期", "班次", "姓名", "范围")


def sheet(folder: Path, *rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Path:
    """A plan as a workbook."""
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.worksheets[0].append(list(row))
    path = folder / "值班表.xlsx"
    book.save(path)
    return path


async def take(world: World, path: Path, *, dry_run: bool = False) -> tuple[int, list[str]]:
    """Import it; the exit code, and what was printed. What it wrote goes out."""
    said: list[str] = []
    code = await import_duty(
        world.database, world.rules, TEXTS, path, dry_run=dry_run, now=world.clock.now(), out=said.append
    )
    await world.speaker.drain()
    return code, said


async def plan(world: World, *rows: Sequence[Any]) -> list[str]:
    """Import these rows, which are good."""
    code, said = await take(world, sheet(world.folder, *rows))
    assert code == 0, said
    return said


async def planned(world: World) -> list[tuple[str, str, str, str]]:
    """The plan as it stands: day, shift, who, where."""
    async with world.database.read() as db:
        area = aliased(Area)
        rows = await db.all(
            select(Shift.day, Shift.name, Person.name, area.name)
            .join(Person, Person.id == Shift.person_id)
            .outerjoin(area, area.id == Shift.area_id)
            .where(Shift.ended_at.is_(None))
            .order_by(Shift.starts_at, Shift.id)
        )
    return [(f"{row[0].month}-{row[0].day}", row[1], row[2], row[3] or "") for row in rows]
