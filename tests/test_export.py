"""`python -m bot export`: into a file, on the record, or a kind reason why not."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from bot.export import Asked, command, export
from storage.models import Edition, History
from tests.covering import known, sent
from tests.world import TEXTS, World


async def exported(world: World, what: str, path: Path | None, *, notice: int = 0) -> tuple[int, str]:
    said: list[str] = []
    code = await export(
        world.database, world.rules, TEXTS, what, path, Asked(notice), now=world.clock.now(), out=said.append
    )
    return code, "\n".join(said)


async def records(world: World) -> list[tuple[str, str, object]]:
    async with world.database.read() as db:
        rows = await db.all(
            select(History.actor, History.subject, History.details).where(History.action == "exported")
        )  # fmt: skip
    return [(row.actor, row.subject, row.details) for row in rows]


async def two_notices(world: World) -> tuple[int, int]:
    """Two have gone out; gives the numbers of the notices."""
    await world.enrolled(1, "张伟")
    first = await sent(world, "核酸安排")
    await known(world, first, "502", "button", "read", by="王芳")
    world.clock.passes(minutes=5)
    second = await sent(world, "=送菜")
    async with world.database.read() as db:
        rows = await db.all(select(Edition.id, Edition.notice_id))
    numbers = {row.id: row.notice_id for row in rows}
    return numbers[first], numbers[second]


async def test_all_receipts_as_a_workbook(world: World) -> None:
    first, second = await two_notices(world)
    path = world.folder / "away" / "receipts.xlsx"
    code, said = await exported(world, "receipts", path)
    assert (code, said) == (0, f"写好了：8 行，在「{path}」。里面有门牌，请收好。")
    sheet = openpyxl.load_workbook(path)["明细"]
    heading, *rows = list(sheet.iter_rows(values_only=True))
    assert heading[:4] == ("社区", "通知编号", "标题", "发出时间")
    assert [row[1] for row in rows] == [first] * 4 + [second] * 4
    assert {row[2] for row in rows} == {"核酸安排", "'=送菜"}
    told = next(row for row in rows if row[8] == "自己看过")
    assert told == (
        "阳光社区", first, "核酸安排", "2026-11-22 07:42", "3号楼", "2单元", "502", "fake", "自己看过", "点了按钮",
        "2026-11-22 07:42", "我已阅读", "王芳",
    )  # fmt: skip
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["receipts.xlsx"]
    assert await records(world) == [("operator", "notices", {"what": "receipts", "rows": 8})]


async def test_of_one_notice_as_csv(world: World) -> None:
    _, second = await two_notices(world)
    path = world.folder / "receipts.CSV"
    assert (await exported(world, "receipts", path, notice=second))[0] == 0
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 5
    assert {row[2] for row in rows[1:]} == {"'=送菜"}
    assert await records(world) == [("operator", f"notice/{second}", {"what": "receipts", "rows": 4})]


async def test_no_notice_yet_is_a_table_with_a_heading(world: World) -> None:
    path = world.folder / "receipts.csv"
    assert (await exported(world, "receipts", path))[0] == 0
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize("what", ["", "readings"])
async def test_what_cannot_be_exported_is_answered_with_what_can(world: World, what: str) -> None:
    code, said = await exported(world, what, world.folder / "x.csv")
    assert code == 2
    assert "能导出的有：receipts" in said
    assert what in said


@pytest.mark.parametrize("name", ["receipts.pdf", "receipts", None])
async def test_a_file_of_no_kind_we_know_is_said(world: World, name: str | None) -> None:
    code, said = await exported(world, "receipts", None if name is None else world.folder / name)
    assert code == 2
    assert ".xlsx 或 .csv" in said
    assert not name or not (world.folder / name).exists()


async def test_a_notice_that_there_is_not_leaves_the_file_as_it_was(world: World) -> None:
    path = world.folder / "receipts.csv"
    path.write_text("of yesterday")
    code, said = await exported(world, "receipts", path, notice=4711)
    assert (code, said) == (1, "没有编号是 4711 的通知，什么都没有写。")
    assert path.read_text() == "of yesterday"
    assert not (world.folder / ".receipts.csv.part").exists()
    assert await records(world) == []


async def test_a_place_that_cannot_be_written_to_is_said(world: World) -> None:
    blocking = world.folder / "file"
    blocking.write_text("")
    code, said = await exported(world, "receipts", blocking / "receipts.csv")
    assert code == 1
    assert "写不进去" in said
    assert await records(world) == []


async def test_more_than_a_sheet_holds_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await two_notices(world)
    monkeypatch.setattr(command, "_MOST_ROWS", 7)
    path = world.folder / "receipts.xlsx"
    code, said = await exported(world, "receipts", path)
    assert code == 1
    assert "receipts.csv" in said
    assert not path.exists()
