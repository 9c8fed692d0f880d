"""谁没看 as picture and workbook, and the list for going from door to door."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.drawing.table import draw
from handlers.notices.coverage import printed
from handlers.routes import table
from handlers.routes.command import Command
from storage.models import History
from storage.models import Letter as StoredLetter
from storage.notices.keeping import Asks
from storage.notices.targets import Target
from tests.covering import book_of, known, sent, town_of, values
from tests.keepers import area_id, presses_id
from tests.world import ROSTER, Phone, World


@pytest.fixture
async def town(world: World) -> World:
    return await town_of(world)


@pytest.fixture
async def staff(town: World) -> Phone:
    return await town.enrolled(90, "陈静")


# --- as picture and workbook ------------------------------------------------------------------------------------------


async def test_as_a_picture(town: World, staff: Phone) -> None:
    edition = await sent(town)
    await known(town, edition, "502", "button")
    await staff.says("谁没看")
    await staff.presses("表格图")
    assert staff.heard[-1].file == "通知覆盖图 明早 8 点做核酸.png"
    drawing = town.drawn[-1]
    assert [(row["name"], row["read"], row["unknown"]) for row in drawing["rows"]] == [("1号楼", 0, 8), ("3号楼", 1, 1)]
    assert drawing["total"]["all"] == 10
    assert draw(drawing).startswith(b"\x89PNG")


async def test_as_a_workbook(town: World, staff: Phone) -> None:
    world = town
    edition = await sent(world, asks=Asks("reply"))
    await known(world, edition, "502", "button", "help", by="张伟")
    world.clock.at("9:05")
    await known(world, edition, "303", "phone", None, by="李建国")
    await staff.says("谁没看")
    await staff.presses("Excel 表")
    assert "请别往群里发" in staff.last
    book = await book_of(world, staff)
    assert book.sheetnames == ["汇总", "明细"]
    sums, homes = book["汇总"], book["明细"]
    assert values(sums) == [
        ("楼栋", "户数", "自己看过", "当面或电话说过", "还不知道", "没有渠道", "没有渠道也没说过", "fake", "需要帮助"),
        ("1号楼", 8, 0, 1, 7, 7, 6, 1, 0),
        ("3号楼", 2, 1, 0, 1, 1, 1, 1, 1),
        ("合计", 10, 1, 1, 8, 8, 7, 2, 1),
    ]
    rows = values(homes)
    assert rows[0] == ("楼栋", "单元", "房号", "发到哪里", "情况", "怎么知道的", "什么时候", "回答", "谁点的或谁说的")
    assert [row[2] for row in rows[1:]] == ["302", "303", "101", "102", "103", "201", "202", "203", "101", "502"]
    assert rows[2] == ("1号楼", None, "303", None, "有人说过", "打电话说的", "2026-11-22 09:05", None, "李建国")
    assert rows[-1][3:] == ("fake", "自己看过", "点了按钮", "2026-11-22 07:42", "需要帮助", "张伟")
    assert rows[3][4] == "没有渠道，还不知道"
    for sheet in (sums, homes):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert homes.column_dimensions["E"].width > homes.column_dimensions["B"].width
    async with world.database.read() as db:
        record = await db.first(
            select(History.actor, History.subject, History.details).where(History.action == "downloaded")
        )
    assert record is not None
    assert record.subject == f"edition/{edition}"
    assert record.details == {"what": "coverage", "households": 10}


async def test_a_cell_that_begins_like_a_formula_is_harmless(world: World) -> None:
    await world.import_(ROSTER + "".join(f"阳光社区,1号楼,,{room},户{n},,,,,\n" for n, room in enumerate(
        ("=1+1", "+7", "-101", "@SUM(A1)", "＝2")
    )))  # fmt: skip
    staff = await world.enrolled(90, "陈静")
    edition = await sent(world, "=HYPERLINK(1)")
    await presses_id(staff, f"cover:{edition}:xlsx")
    book = await book_of(world, staff)
    rooms = [row[2] for row in book["明细"].iter_rows()]
    assert {"'=1+1", "'+7", "'-101", "'@SUM(A1)", "'＝2"} <= {cell.value for cell in rooms}
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


async def test_a_workbook_that_cannot_be_made_is_said_and_holds_nothing_up(town: World, staff: Phone) -> None:
    edition = await sent(town)

    async def break_() -> None:
        raise ZeroDivisionError

    town.drawing = break_
    await presses_id(staff, f"cover:{edition}:xlsx")
    assert staff.last == "表格这会儿没做出来，请过一会儿再点一次。"
    assert staff.heard[-1].file == ""


async def test_what_stands_in_it_is_read_when_it_goes(town: World, staff: Phone) -> None:
    """A restart in the middle loses nothing; the letter holds no rows."""
    world = town
    edition = await sent(world)
    world.speaker.drain = _nothing  # type: ignore[method-assign]
    await presses_id(staff, f"cover:{edition}:xlsx")
    async with world.database.read() as db:
        body = await db.scalar(select(StoredLetter.body).order_by(StoredLetter.id.desc()).limit(1))
    assert body is not None
    assert "502" not in json.dumps(body)
    await world.crash()
    await known(world, edition, "502", "door")
    await world.speaker.drain()
    assert values((await book_of(world, staff))["明细"])[-1][5] == "上门说的"


async def _nothing() -> None: ...


# --- from door to door ------------------------------------------------------------------------------------------------


async def test_the_doors_that_nothing_reaches_are_printed_building_by_building(town: World, staff: Phone) -> None:
    edition = await sent(town)
    await known(town, edition, "203", "door")
    await staff.says("谁没看")
    await staff.presses("没有渠道的，打印（7）")
    assert "没有渠道的 7 户" in staff.last
    assert "另外 1 户已经有人说过" in staff.last
    sheet = (await book_of(town, staff))["上门名单"]
    rows = values(sheet)
    assert rows[0][0] == "明早 8 点做核酸：没有渠道的住户，共 7 户。说过的打勾，写上时间。"
    assert rows[1] == ("楼栋", "单元", "房号", "人数", "已告知", "时间")
    assert [row[:5] for row in rows[2:]] == [
        ("1号楼", None, "303", 1, "☐"),
        *(("1号楼", "2单元", room, 1, "☐") for room in ("101", "102", "103", "201", "202")),
        ("3号楼", "1单元", "101", 1, "☐"),
    ]  # fmt: skip
    assert [mark.id for mark in sheet.row_breaks.brk] == [8]
    assert sheet.print_title_rows == "$1:$2"


async def test_and_before_a_notice_is_sent_by_whom_it_is_for(
    town: World, staff: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For whoever writes a notice: it is called with a target."""
    world = town
    building = await area_id(world, "3号楼")

    async def try_(talk: Any, rest: str) -> None:
        await printed(talk, Target(areas=(building,)), "写了一半")

    monkeypatch.setitem(table.SPELLINGS._exact, "打印一下", Command(("打印一下",), try_))
    await staff.says("打印一下")
    assert "「写了一半」没有渠道的 1 户" in staff.last
    assert [row[2] for row in values((await book_of(world, staff))["上门名单"])[2:]] == ["101"]
    liaison = await world.enrolled(91, "李建国")
    heard = len(liaison.heard)
    await liaison.says("打印一下")
    assert len(liaison.heard) == heard
