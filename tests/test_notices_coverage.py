"""谁没看: who has been reached by a notice and who not, as text, picture and workbook; each sees their own places."""

from __future__ import annotations

import io
import json
from functools import partial
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Connection, event, select, update

from bot.drawing.__main__ import make
from bot.drawing.table import draw
from handlers.notices.coverage import printed
from handlers.routes import table
from handlers.routes.command import Command
from storage.models import Edition, File, Grant, History, Household, Recipient
from storage.models import Letter as StoredLetter
from storage.notices import coverage
from storage.notices.keeping import Asks, Text
from storage.notices.targets import Target
from storage.temperature import Within
from tests.keepers import area_id, household_id, labels, person_id, presses_id
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


@pytest.fixture
async def town(world: World) -> World:
    """Building 3 has two doors, building 1 eight; 张伟's phone and John's are connected; two communities."""
    await world.import_(ROSTER + MORE)
    await world.import_(OTHER)
    await world.enrolled(1, "张伟")
    await world.enrolled(2, "John Smith", "en")
    return world


@pytest.fixture
async def staff(town: World) -> Phone:
    return await town.enrolled(90, "陈静")


@pytest.fixture
async def liaison(town: World) -> Phone:
    return await town.enrolled(91, "李建国")


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


# --- as text ----------------------------------------------------------------------------------------------------------


async def test_the_counts_come_first_then_the_building_with_the_most_unknown(town: World, staff: Phone) -> None:
    world = town
    edition = await sent(world)
    await known(world, edition, "502", "button")
    await known(world, edition, "303", "phone", None, by="李建国")
    await staff.says("谁没看")
    first, about, channels, *houses = staff.last.splitlines()
    assert first == "10 户：看过 1，当面或电话说过 1，还不知道 8（其中 7 户没有渠道，要上门）"
    assert about == "明早 8 点做核酸 · 11月22日（周日） 7:42 发出"
    assert channels == "渠道：收不到 8、fake 2"
    assert houses == [
        "1号楼 8 户：还不知道 7，看过 0，说过 1", "渠道：收不到 7、fake 1",
        "3号楼 2 户：还不知道 1，看过 1，说过 0", "渠道：收不到 1、fake 1",
    ]  # fmt: skip
    assert labels(staff) == ["没看的住户（8）", "没有渠道的，打印（7）", "表格图", "Excel 表"]


async def test_no_room_is_shown_to_staff_unasked_and_then_as_one_walks(town: World, staff: Phone) -> None:
    edition = await sent(town)
    await known(town, edition, "303", "door")
    await staff.says("/coverage")
    assert "101" not in staff.last
    await staff.presses("没看的住户（9）")
    assert staff.last.splitlines() == [
        "明早 8 点做核酸 还有 9 户不知道看没看",
        "没有渠道，要上门或打电话：", "1号楼2单元：101、102、103、201、202、203", "3号楼1单元：101",
        "发到了，还没看：", "1号楼：302", "3号楼2单元：502",
    ]  # fmt: skip
    await staff.presses("回到总数")
    assert staff.last.startswith("10 户")


async def test_many_buildings_are_cut_and_the_rest_is_a_button_away(world: World) -> None:
    lines = "".join(
        f"阳光社区,{n}号楼,,{room},户{n}{room},,,,,\n" for n in range(11, 24) for room in range(101, 101 + n)
    )
    await world.import_(ROSTER + lines)
    staff = await world.enrolled(90, "陈静")
    await sent(world)
    await staff.says("谁没看")
    shown = staff.last.splitlines()
    assert len(shown) <= 12
    assert [line.split()[0] for line in shown if "栋" not in line and "户：还" in line] == [
        f"{n}号楼" for n in (23, 22, 21, 20)
    ]
    assert shown[-1] == "还有 11 栋"
    await staff.presses("还有 11 栋")
    assert "19号楼" in staff.last
    await staff.presses("还有 7 栋")
    await staff.presses("还有 3 栋")
    assert "还有" not in staff.last.splitlines()[-1]
    assert "上一页" in labels(staff)


async def test_a_long_list_of_doors_is_turned_page_by_page(world: World) -> None:
    rooms = [f"{floor}{door:02}" for floor in range(1, 19) for door in range(1, 6)]
    await world.import_(ROSTER + "".join(f"阳光社区,2号楼,,{room},户{room},,,,,\n" for room in rooms))
    staff = await world.enrolled(90, "陈静")
    edition = await sent(world)
    await staff.says("谁没看")
    await presses_id(staff, f"cover:{edition}:unread:1")
    seen = staff.last
    while "下一页" in labels(staff):
        await staff.presses("下一页")
        assert len(staff.last.splitlines()) <= 12
        seen += staff.last
    assert all(f"{room}" in seen for room in rooms)


@pytest.mark.parametrize("page", ["0", "99", "-1", "x", ""])
async def test_a_page_that_there_is_not_is_the_nearest_one(town: World, staff: Phone, page: str) -> None:
    edition = await sent(town)
    await presses_id(staff, f"cover:{edition}:unread:{page}")
    assert "还有 10 户" in staff.last
    assert "502" in staff.last


async def test_answers_are_counted_by_choice(town: World, staff: Phone) -> None:
    asks = Asks("choices", {"zh-CN": ("打过了", "没打<b>")})
    edition = await sent(town, asks=asks)
    await known(town, edition, "502", "button", "c0")
    await known(town, edition, "302", "page", "c1")
    await staff.says("谁没看")
    assert "回答：打过了 1、没打<b> 1" in staff.last


async def test_help_and_questions_are_counted(town: World, staff: Phone) -> None:
    edition = await sent(town, asks=Asks("reply"))
    await known(town, edition, "502", "button", "help")
    await known(town, edition, "302", "group", "ask")
    await staff.says("覆盖")
    assert "有疑问 1" in staff.last
    assert "需要帮助 1" in staff.last


async def test_when_all_know_there_is_nobody_to_list(town: World, staff: Phone) -> None:
    edition = await sent(town, target=Target(areas=(await area_id(town, "3号楼"),)))
    await known(town, edition, "502", "button")
    async with town.database.begin() as db:
        await db.run(
            update(Recipient).where(Recipient.edition_id == edition).values(read_at=town.clock.now(), how="door")
        )
    await staff.says("谁没看")
    assert "当面或电话说过 2，还不知道 0" in staff.last
    assert labels(staff) == ["表格图", "Excel 表"]
    await presses_id(staff, f"cover:{edition}:unread:1")
    assert "每一户都看过或有人说过了" in staff.last
    await presses_id(staff, f"cover:{edition}:without")
    assert "没有渠道的 1 户都有人说过了" in staff.last


async def test_a_notice_for_people_with_a_role_counts_people(town: World, staff: Phone) -> None:
    await sent(town, target=Target(roles=("liaison", "clinician")))
    await staff.says("谁没看")
    assert staff.last.startswith("2 位：看过 0")
    await staff.presses("没看的住户（2）")
    assert "有职务的人：" in staff.last


async def test_in_english(town: World) -> None:
    staff = await town.enrolled(90, "陈静", "en")
    await staff.says("english")
    await sent(town)
    await staff.says("/coverage")
    assert staff.last.startswith("10 households: 0 read it, 0 told by phone or at the door, not known of 10")
    assert "As an Excel file" in labels(staff)


# --- which notice -----------------------------------------------------------------------------------------------------


async def test_the_newest_that_asks_for_a_receipt_unless_another_is_named(town: World, staff: Phone) -> None:
    world = town
    first = await sent(world, "核酸安排")
    world.clock.passes(minutes=5)
    await sent(world, "送菜时间")
    world.clock.passes(minutes=5)
    await sent(world, "给大家的一封信", asks=Asks("none"))
    await staff.says("谁没看")
    assert "送菜时间" in staff.last
    async with world.database.read() as db:
        number = await db.scalar(select(Edition.notice_id).where(Edition.id == first))
    for words in (f"谁没看 {number}", "谁没看 「核酸」", "谁没看通知：安排"):
        await staff.says(words)
        assert "核酸安排" in staff.last, words
    await staff.says("谁没看 一封信")
    assert "没回音 10" in staff.last
    await staff.presses("看别的通知")
    assert labels(staff) == [
        "11月22日（周日） 给大家的一封信", "11月22日（周日） 送菜时间", "11月22日（周日） 核酸安排",
    ]  # fmt: skip
    await staff.presses("11月22日（周日） 核酸安排")
    assert "核酸安排" in staff.last


async def test_words_of_no_title_are_answered_with_the_last_few(town: World, staff: Phone) -> None:
    await staff.says("谁没看 打疫苗")
    assert staff.last == "最近没有发给您那一片的通知，还没有可看的。"
    await sent(town)
    await staff.says("谁没看 打疫苗%")
    assert "「打疫苗%」" in staff.last
    assert labels(staff) == ["11月22日（周日） 明早 8 点做核酸"]


async def test_what_never_went_out_is_not_offered_and_what_was_taken_back_only_by_number(
    town: World, staff: Phone
) -> None:
    world = town
    edition = await sent(world)
    async with world.database.begin() as db:
        await db.run(update(Edition).where(Edition.id == edition).values(withdrawn_at=world.clock.now()))
        number = await db.scalar(select(Edition.notice_id).where(Edition.id == edition))
    await staff.says("谁没看")
    assert "还没有可看的" in staff.last
    await staff.says(f"谁没看 {number}")
    assert "后来收回了" in staff.last


async def test_a_notice_of_another_community_is_no_such_notice(town: World, staff: Phone) -> None:
    world = town
    edition = await sent(world)
    stranger = await world.enrolled(95, "周强")
    for what in ("show:1", "unread:1", "without", "picture", "xlsx"):
        await presses_id(stranger, f"cover:{edition}:{what}")
        assert "没有这条通知" in stranger.last, what
    async with world.database.read() as db:
        number = await db.scalar(select(Edition.notice_id).where(Edition.id == edition))
    await stranger.says(f"谁没看 {number}")
    assert "还没有可看的" in stranger.last
    for oops in ("cover:", "cover:x:show", "cover:99999999999999999999:xlsx", "cover:1:burn"):
        await presses_id(staff, oops)
        assert staff.last in ("这个按钮已经过了时候。您直接写给我就行。",) or "没有这条通知" in staff.last


# --- each their own places --------------------------------------------------------------------------------------------


async def test_a_liaison_sees_their_own_building_door_by_door_and_nothing_else(town: World, liaison: Phone) -> None:
    edition = await sent(town)
    await liaison.says("谁没看")
    assert liaison.last.splitlines() == [
        "2 户：看过 0，当面或电话说过 0，还不知道 2（其中 1 户没有渠道，要上门）",
        "明早 8 点做核酸 · 11月22日（周日） 7:42 发出", "渠道：收不到 1、fake 1",
        "没有渠道，要上门或打电话：", "3号楼1单元：101", "发到了，还没看：", "3号楼2单元：502",
    ]  # fmt: skip
    for what in ("show:1", "unread:1", "without", "picture", "xlsx"):
        await presses_id(liaison, f"cover:{edition}:{what}")
        assert "1号楼" not in liaison.last.replace("3号楼1", ""), what
    assert "1号楼" not in json.dumps(town.drawn, ensure_ascii=False)
    rows = values((await book_of(town, liaison))["明细"])
    assert [row[:3] for row in rows[1:]] == [("3号楼", "1单元", "101"), ("3号楼", "2单元", "502")]


async def test_whoever_looks_after_one_household_sees_that_one_alone(town: World) -> None:
    world = town
    edition = await sent(world)
    keeper = await world.enrolled(96, "王医生")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=1, person_id=await person_id(world, "王医生"), role="liaison", since=world.clock.now(),
            household_id=await household_id(world, "502"), area_id=None, until=None,
        )  # fmt: skip
    await keeper.says("谁没看")
    assert keeper.last.splitlines()[0] == "1 户：看过 0，当面或电话说过 0，还不知道 1"
    assert keeper.last.splitlines()[-1] == "3号楼2单元：502"
    await presses_id(keeper, f"cover:{edition}:xlsx")
    assert [row[2] for row in values((await book_of(world, keeper))["明细"])[1:]] == ["502"]


async def test_a_liaison_of_many_doors_sees_the_first_and_turns_to_the_rest(world: World) -> None:
    rooms = [f"{floor}{door:02}" for floor in range(1, 15) for door in range(1, 5)]
    await world.import_(ROSTER + "".join(f"阳光社区,3号楼,3单元,{room},户{room},,,,,\n" for room in rooms))
    liaison = await world.enrolled(91, "李建国")
    await sent(world)
    await liaison.says("谁没看")
    assert "3单元：101" in liaison.last
    assert "还有 40 户" in liaison.last
    assert "1404" not in liaison.last
    await liaison.presses("没看的住户（58）")
    await liaison.presses("下一页")
    assert "1404" in liaison.last


async def test_a_notice_for_another_building_is_no_such_notice_to_a_liaison(town: World, liaison: Phone) -> None:
    edition = await sent(town, target=Target(areas=(await area_id(town, "1号楼"),)))
    await liaison.says("谁没看")
    assert "还没有可看的" in liaison.last
    for what in ("show:1", "unread:1", "without", "picture", "xlsx"):
        await presses_id(liaison, f"cover:{edition}:{what}")
        assert "没有这条通知" in liaison.last, what
    assert town.drawn == []


async def test_a_button_works_only_as_long_as_the_role_does(town: World, staff: Phone) -> None:
    edition = await sent(town)
    resident = await town.enrolled(5, "孙立")
    await presses_id(resident, f"cover:{edition}:xlsx")
    assert resident.last.startswith("这个只有")
    assert town.drawn == []


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


# --- a great many -----------------------------------------------------------------------------------------------------


async def test_counting_goes_by_the_index_however_many_other_editions_there_are(town: World) -> None:
    asked: list[tuple[str, Any]] = []
    engine = town.database.engine.sync_engine

    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if "recipients" in statement and not statement.startswith("EXPLAIN"):
            asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", listen)
    async with town.database.read() as db:
        await coverage.cells(db, 7, Within(community_id=1))
        await coverage.cells(db, 7, Within(buildings=(3,)))
        await coverage.homes(db, 7, Within(buildings=(3,)), unread=True)
        for statement, values in list(asked):
            plan = await db.on_connection(partial(_plan, statement=statement, values=values))
            if town.database.dialect == "sqlite":
                assert "ix_recipients_edition_id_building_id" in plan, plan
            else:  # where there are few rows it would rather read them all
                assert "Seq Scan on recipients" not in plan, plan
    event.remove(engine, "before_cursor_execute", listen)
    assert len(asked) == 3  # one query for all buildings


def _plan(connection: Connection, *, statement: str, values: Any) -> str:
    if connection.dialect.name == "sqlite":
        return "\n".join(map(str, connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)))
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    return "\n".join(map(str, connection.exec_driver_sql(f"EXPLAIN {statement}", values)))
