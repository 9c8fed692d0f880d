"""The roster's import: files as people really save them, all rows or none, each bad cell named."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
import re
import time as clock
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from bot.roster import import_file
from bot.texts import Texts
from handlers.roster import BadCell, last_day, name_mask, phone_mask, phone_number
from handlers.roster.cells import day, key, roles, written
from handlers.roster.sheet import field_of
from handlers.roster.words import SAFE_WORDS
from handlers.rules import Rules
from storage.database import Database
from storage.models import Area, Case, Grant, History, Household, Person
from tests import world

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TEXTS = Texts.load()
RULES = dataclasses.replace(world.RULES, policies={"14": 14, "7+7": 14, "7": 7})
HEADINGS = ["社区", "楼栋", "单元", "房号", "姓名", "电话", "角色", "负责", "隔离政策", "隔离开始", "语言", "备注"]
ZHANG = ["阳光社区", "3号楼", "2单元", "502", "张建军", "13800138000", "", "", "", "2026-11-20", "", "有高血压"]
XIAOYU = ["阳光社区", "3号楼", "2单元", "502", "小雨", "", "", "", "", "2026-11-20", "en", ""]
LI = ["阳光社区", "3号楼", "1单元", "101", "李建国", "13900139000", "楼栋长", "3号楼", "", "", "", ""]
WANG = ["阳光社区", "", "", "", "王敏", "13700137000", "工作人员", "全部", "", "", "", ""]


def changed(row: Sequence[str], **cells: str) -> list[str]:
    """The row with other cells, by field."""
    fields = "community building unit room name phone role duty policy start language note".split()  # noqa: SIM905
    return [cells.get(name, cell) for name, cell in zip(fields, row, strict=True)]


def midnight(day: date) -> datetime:
    """A day as a workbook gives it back: with a time, without a zone."""
    return datetime.combine(day, time())


def as_csv(rows: Sequence[Sequence[Any]], separator: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def write_csv(folder: Path, *rows: Sequence[Any]) -> Path:
    path = folder / "roster.csv"
    path.write_text(as_csv([HEADINGS, *rows]), encoding="utf-8")
    return path


def write_book(folder: Path, *rows: Sequence[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(folder / "roster.xlsx")
    return folder / "roster.xlsx"


class Import:
    """Runs the command and keeps what it said."""

    def __init__(self, database: Database, rules: Rules = RULES) -> None:
        self.database = database
        self.rules = rules
        self.said: list[str] = []

    async def __call__(self, path: Path, *, dry_run: bool = False, now: datetime = NOW) -> int:
        self.said = []
        return await import_file(self.database, self.rules, TEXTS, path, dry_run=dry_run, now=now, out=self.said.append)

    async def rows(self, query: Any) -> list[tuple[Any, ...]]:
        async with self.database.read() as db:
            return [tuple(row) for row in await db.all(query)]

    async def names(self) -> list[str]:
        return [row[0] for row in await self.rows(select(Person.name).order_by(Person.id))]

    async def count(self, table: Any) -> int:
        return int((await self.rows(select(func.count()).select_from(table)))[0][0])


@pytest.fixture
def take(database: Database) -> Import:
    return Import(database)


# --- what is stored -----------------------------------------------------------------------------------------------


async def test_a_roster_becomes_places_households_people_roles_and_cases(take: Import, tmp_path: Path) -> None:
    assert await take(write_csv(tmp_path, ZHANG, XIAOYU, LI, WANG)) == 0
    assert take.said[0] == "名册存好了：新来 4 人，有变化 0 人，没变 0 人。"

    areas = await take.rows(select(Area.id, Area.kind, Area.name, Area.path, Area.community_id).order_by(Area.id))
    by_name = {name: (id, kind, path, community) for id, kind, name, path, community in areas}
    community, building, unit = by_name["阳光社区"][0], by_name["3号楼"][0], by_name["2单元"][0]
    assert by_name["阳光社区"] == (community, "community", f"{community}.", community)
    assert by_name["3号楼"] == (building, "building", f"{community}.{building}.", community)
    assert by_name["2单元"] == (unit, "unit", f"{community}.{building}.{unit}.", community)

    homes = await take.rows(select(Household.room, Household.area_id, Household.building_id).order_by(Household.room))
    assert homes[1] == ("502", unit, building)
    people = await take.rows(select(Person.name, Person.phone_mask, Person.language, Person.note).order_by(Person.id))
    assert people == [
        ("张建军", "138****8000", None, "有高血压"),
        ("小雨", "", "en", ""),
        ("李建国", "139****9000", None, ""),
        ("王敏", "137****7000", None, ""),
    ]
    grants = select(Person.name, Grant.role, Grant.area_id, Grant.until).join(Person, Person.id == Grant.person_id)
    assert await take.rows(grants.order_by(Person.id)) == [
        ("李建国", "liaison", building, None),
        ("王敏", "staff", None, None),
    ]
    assert (
        await take.rows(select(Case.policy, Case.starts_on, Case.ends_on, Case.released_at))
        == [("14", date(2026, 11, 20), date(2026, 12, 3), None)] * 2
    )


async def test_a_phone_is_sealed_and_can_be_found_again(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, changed(ZHANG, phone="+86 138-0013-8000")))
    [(sealed, digest)] = await take.rows(select(Person.phone_sealed, Person.phone_digest))
    vault = take.database.vault
    assert b"13800138000" not in sealed
    assert vault.open(sealed) == "13800138000"
    assert digest == vault.digest("13800138000")


async def test_each_household_has_a_safe_word_from_the_list(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, *(changed(ZHANG, room=str(room)) for room in range(101, 141))))
    words = [row[0] for row in await take.rows(select(Household.safe_word))]
    assert {*words} <= {*SAFE_WORDS}
    assert len({*words}) > 10


def test_the_list_of_safe_words_is_long_and_each_has_two_characters() -> None:
    assert len({*SAFE_WORDS}) == len(SAFE_WORDS) >= 200
    assert {len(word) for word in SAFE_WORDS} == {2}


async def test_the_same_file_again_changes_nothing(take: Import, tmp_path: Path) -> None:
    path = write_csv(tmp_path, ZHANG, XIAOYU, LI, WANG)
    await take(path)
    tables = (Area, Household, Person, Grant, Case, History)
    before = [await take.rows(select(table).order_by("id")) for table in tables]
    assert await take(path, now=LATER) == 0
    assert take.said[0] == "名册存好了：新来 0 人，有变化 0 人，没变 4 人。"
    assert [await take.rows(select(table).order_by("id")) for table in tables] == before


async def test_a_dry_run_says_the_same_and_stores_nothing(take: Import, tmp_path: Path) -> None:
    assert await take(write_csv(tmp_path, ZHANG, XIAOYU, LI, WANG), dry_run=True) == 0
    assert "还没有存" in take.said[0]
    assert "新来 4 人" in take.said[0]
    assert [await take.count(table) for table in (Area, Person, History)] == [0, 0, 0]


async def test_changed_cells_change_the_person(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG, XIAOYU))
    await take(
        write_csv(tmp_path, changed(ZHANG, phone="", note="已停药"), changed(XIAOYU, language="中文")), now=LATER
    )
    assert take.said[0] == "名册存好了：新来 0 人，有变化 2 人，没变 0 人。"
    people = await take.rows(select(Person.name, Person.phone_sealed, Person.phone_mask, Person.language, Person.note))
    assert sorted(people, key=str) == [("小雨", None, "", "zh-CN", ""), ("张建军", None, "", None, "已停药")]


async def test_the_record_of_an_import_holds_counts_and_no_names_or_phones(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG, LI))
    await take(write_csv(tmp_path, changed(ZHANG, phone="13800138001", start="2026-11-21"), changed(LI, role="")))
    assert any("写了「3号楼」" in line for line in take.said)  # a duty without a role
    await take(
        write_csv(tmp_path, changed(ZHANG, phone="13800138001", start="2026-11-21"), changed(LI, role="", duty=""))
    )
    rows = await take.rows(select(History.action, History.details).order_by(History.id))
    assert [action for action, _ in rows] == [
        "roster-imported", "role-granted", "roster-imported", "person-changed", "role-ended", "case-moved"
    ]  # fmt: skip
    assert rows[0][1] == {"new_people": 2, "new_households": 2, "changed_people": 0}
    assert not re.search("张|李|138|139", str([details for _, details in rows]))


async def test_a_column_that_the_file_does_not_have_changes_nothing(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG, LI))
    book = write_book(tmp_path, HEADINGS[:5], ZHANG[:5], LI[:5])
    assert await take(book, now=LATER) == 0
    assert take.said == ["名册存好了：新来 0 人，有变化 0 人，没变 2 人。"]


async def test_a_role_that_changes_ends_and_another_begins(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, LI))
    await take(write_csv(tmp_path, changed(LI, role="志愿者")), now=LATER)
    rows = await take.rows(select(Grant.role, Grant.since, Grant.until).order_by(Grant.id))
    assert rows == [("liaison", NOW, LATER), ("volunteer", LATER, None)]


async def test_a_duty_that_grows_keeps_what_was_there(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, LI, ZHANG))
    await take(write_csv(tmp_path, changed(LI, duty="3号楼、3号楼 2单元"), ZHANG), now=LATER)
    rows = await take.rows(
        select(Area.name, Grant.since, Grant.until).join(Area, Area.id == Grant.area_id).order_by(Grant.id)
    )
    assert rows == [("3号楼", NOW, None), ("2单元", LATER, None)]


async def test_somebody_who_becomes_a_resident_loses_the_role(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, LI))
    await take(write_csv(tmp_path, changed(LI, role="居民", duty="")), now=LATER)
    assert await take.rows(select(Grant.role, Grant.until)) == [("liaison", LATER)]
    assert "结束的职责：1 项" in take.said


async def test_two_roles_may_stand_in_one_cell(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, changed(LI, role="楼栋长、志愿者")))
    assert [row[0] for row in await take.rows(select(Grant.role).order_by(Grant.role))] == ["liaison", "volunteer"]


# --- quarantine ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_on", "days", "ends_on"),
    [
        (date(2026, 11, 20), 14, date(2026, 12, 3)),
        (date(2026, 11, 20), 1, date(2026, 11, 20)),
        (date(2026, 12, 25), 14, date(2027, 1, 7)),
        (date(2028, 2, 20), 14, date(2028, 3, 4)),
    ],
)
def test_both_days_of_a_quarantine_count(starts_on: date, days: int, ends_on: date) -> None:
    assert last_day(starts_on, days) == ends_on


async def test_a_start_or_policy_that_changes_moves_the_case_and_opens_no_second(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG))
    await take(write_csv(tmp_path, changed(ZHANG, start="2026/11/18")))
    assert await take.rows(select(Case.starts_on, Case.ends_on)) == [(date(2026, 11, 18), date(2026, 12, 1))]
    await take(write_csv(tmp_path, changed(ZHANG, start="2026/11/18", policy="7")))
    assert await take.rows(select(Case.policy, Case.ends_on)) == [("7", date(2026, 11, 24))]
    assert "隔离日期或政策有改动：1 人" in take.said


async def test_a_blank_start_does_not_end_a_quarantine(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG))
    assert await take(write_csv(tmp_path, changed(ZHANG, start=""))) == 0
    assert await take.rows(select(Case.starts_on, Case.released_at)) == [(date(2026, 11, 20), None)]
    assert "第 2 行「隔离开始」空着，可这个人还在隔离（2026-11-20 起）。隔离照旧；到期请走解除。" in take.said


async def test_days_added_to_a_quarantine_stay_when_its_start_moves(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG))
    async with take.database.begin() as db:
        await db.run(update(Case).values(ends_on=date(2026, 12, 6)))
    await take(write_csv(tmp_path, ZHANG))
    assert await take.rows(select(Case.ends_on)) == [(date(2026, 12, 6),)]
    await take(write_csv(tmp_path, changed(ZHANG, start="2026-11-21")))
    assert await take.rows(select(Case.ends_on)) == [(date(2026, 12, 7),)]


async def test_a_quarantine_that_is_over_is_not_opened_again_but_a_later_one_is(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, changed(ZHANG, start="2026-11-01")))
    async with take.database.begin() as db:
        await db.run(update(Case).values(released_at=NOW))
    await take(write_csv(tmp_path, changed(ZHANG, start="2026-11-01")))
    assert take.said == ["名册存好了：新来 0 人，有变化 0 人，没变 1 人。"]
    await take(write_csv(tmp_path, changed(ZHANG, start="2026-10-30")))
    assert take.said[1] == "第 2 行从 2026-10-30 开始的隔离已经解除过了，没有再开。"
    await take(write_csv(tmp_path, changed(ZHANG, start="2026-11-22")))
    assert [row[0] for row in await take.rows(select(Case.starts_on).order_by(Case.id))] == [
        date(2026, 11, 1), date(2026, 11, 22)
    ]  # fmt: skip


async def test_people_who_are_not_in_the_file_are_named_in_part_and_stay(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG, XIAOYU, LI))
    assert await take(write_csv(tmp_path, ZHANG)) == 0
    assert take.said[-1] == "这份表里没有、名册里还在的有 2 人，没有动他们：小*、李**"
    assert len(await take.names()) == 3


async def test_at_most_twenty_missing_people_are_listed(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, *(changed(ZHANG, name=f"张{'一二三四五'[n % 5]}{n}") for n in range(30)), LI))
    await take(write_csv(tmp_path, LI))
    assert "有 30 人" in take.said[-1]
    assert take.said[-1].count("张") == 20


# --- files --------------------------------------------------------------------------------------------------------


async def test_a_workbook_with_numbers_dates_merged_cells_and_a_title_is_read(take: Import, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("名单", 1)
    sheet = book.worksheets[1]  # the first has no heading row
    book.worksheets[0].append(["填表说明", "请不要改标题"])
    sheet.append(["阳光社区花名册"])
    sheet.merge_cells("A1:L1")
    sheet.append(HEADINGS)
    sheet.append(["阳光社区", "3号楼", 2, 302.0, "张　三", 13800138000, None, None, 14, midnight(date(2026, 11, 20))])
    sheet.append([None, None, None, None, "李四", 13800138001.0, None, None, 7, 46346])
    for column in "ABCD":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.append([])
    sheet.append(
        ["阳光社区", "３号楼", "２", "３０３", "王五", "１３８ ００１３ ８００２", None, None, None, date(2026, 11, 20)]
    )
    sheet.cell(9, 15, "  ")
    book.save(tmp_path / "roster.xlsx")

    assert await take(tmp_path / "roster.xlsx") == 0, take.said
    rows = select(Person.name, Person.phone_mask, Household.room, Case.policy, Case.starts_on, Area.name)
    rows = rows.join(Household, Household.id == Person.household_id).join(Case, Case.person_id == Person.id)
    assert await take.rows(rows.join(Area, Area.id == Household.area_id).order_by(Person.id)) == [
        ("张三", "138****8000", "302", "14", date(2026, 11, 20), "2"),
        ("李四", "138****8001", "302", "7", date(2026, 11, 20), "2"),
        ("王五", "138****8002", "303", "14", date(2026, 11, 20), "2"),
    ]
    assert await take.count(Area) == 3


async def test_row_numbers_are_those_of_the_sheet(take: Import, tmp_path: Path) -> None:
    path = write_book(tmp_path, ["花名册"], [], HEADINGS, ZHANG, [], [], changed(XIAOYU, phone="没有"))
    assert await take(path) == 1
    assert take.said[0] == "第 7 行「电话」：「没有」不像电话号码。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.words
async def test_a_csv_is_read_in_any_encoding_and_with_any_separator(
    take: Import, tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(as_csv([HEADINGS, changed(ZHANG, note="两行,\n还有;一行"), XIAOYU], separator).encode(encoding))
    assert await take(path) == 0
    assert await take.names() == ["张建军", "小雨"]
    assert (await take.rows(select(Person.note).where(Person.name == "张建军"))) == [("两行, 还有;一行",)]


async def test_english_headings_in_any_order_are_understood(take: Import, tmp_path: Path) -> None:
    path = write_book(
        tmp_path,
        ["Name", "ROOM", " building ", "community", "Role", "DUTY", "quarantine_start", "language", "Policy"],
        ["Ann Lee", "1A", "B1", "Sunny", "Liaison", "all", "2026.11.20", "English", "7"],
    )
    assert await take(path) == 0
    assert await take.names() == ["Ann Lee"]
    assert await take.rows(select(Grant.role, Grant.area_id)) == [("liaison", None)]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("roster.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧的 .xls"),
        ("roster.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "加了密码"),
        ("roster.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 99, "不是表格"),
        ("roster.csv", b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 99, "不是表格"),
        ("roster.xlsx", b"PK\x03\x04 half a workbook", "不是表格"),
        ("roster.pdf", b"%PDF-1.7", "不是表格"),
        ("roster.csv", b"", "是空的"),
        ("roster.csv", b"\xef\xbb\xbf", "没有找到标题行"),
        ("roster.csv", "张三,502\n".encode(), "没有找到标题行"),
        ("roster.csv", as_csv([HEADINGS]).encode(), "一个人也没有"),
        ("roster.csv", (as_csv([HEADINGS, ZHANG]) + '"没有关上的引号').encode(), "引号没有成对"),
        ("roster.csv", as_csv([[*HEADINGS, "血型", "序号"]]).encode(), "不认识的标题：「血型」「序号」"),
        ("roster.csv", as_csv([[*HEADINGS, "姓名"]]).encode(), "标题重复了：「姓名」"),
        ("roster.csv", as_csv([["社区", "姓名"]]).encode(), "少了这些列：「楼栋」「房号」"),
        ("roster.csv", b"\xff\xff,\xfe\n", "不是表格"),
    ],
)
async def test_a_file_that_is_no_roster_gets_one_sentence(
    tmp_path: Path, vault: Any, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    take = Import(
        Database(f"sqlite+aiosqlite:///{tmp_path}/never.db", vault)
    )  # the file is refused before it is opened
    assert await take(tmp_path / name) == 1
    assert len(take.said) == 1
    assert sentence in take.said[0]
    await take.database.close()


async def test_a_file_that_is_missing_or_a_folder_gets_one_sentence(take: Import, tmp_path: Path) -> None:
    assert await take(tmp_path / "nowhere.xlsx") == 1
    assert take.said == ["没有「nowhere.xlsx」这个文件，看看路径有没有写对。"]
    assert await take(tmp_path) == 1
    assert "打不开" in take.said[0]


async def test_a_zip_that_is_no_workbook_gets_one_sentence(take: Import, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "roster.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert await take(tmp_path / "roster.xlsx") == 1
    assert take.said == ["「roster.xlsx」不是表格，我只读 .xlsx 和 .csv。"]


# --- bad cells ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"community": ""}, "第 2 行「社区」：空着，要填。"),
        ({"building": ""}, "第 2 行「楼栋」：空着，要填。"),
        ({"room": ""}, "第 2 行「房号」：空着，要填。"),
        ({"name": " "}, "第 2 行「姓名」：空着，要填。"),
        ({"name": "张" * 101}, "第 2 行「姓名」：太长了，最多 100 个字。"),
        ({"room": "#REF!"}, "第 2 行「房号」：「#REF!」是公式出的错。"),
        ({"phone": "不告诉"}, "第 2 行「电话」：「不告诉」不像电话号码。"),
        ({"phone": "1234"}, "第 2 行「电话」：「1234」不像电话号码。"),
        ({"phone": "1.38E+10"}, "第 2 行「电话」：「1.38E+10」被 Excel 缩写了，后几位已经丢了。"),
        ({"role": "保安"}, "第 2 行「角色」：没有「保安」这个角色。"),
        ({"duty": "3号楼"}, "第 2 行「负责」：写了「3号楼」，可这个人是居民。"),
        (
            {"role": "楼栋长", "duty": "3号楼、9号楼"},
            "第 2 行「负责」：不知道「9号楼」是哪里。要写楼栋或单元的名字，比如：3号楼。",
        ),
        ({"role": "志愿者", "room": ""}, "第 2 行「房号」：空着。住这里的，楼栋和房号都要写"),
        ({"role": "志愿者", "building": "", "unit": "", "room": ""}, "第 2 行「房号」：空着，可是写了隔离开始。"),
        ({"policy": "21"}, "第 2 行「隔离政策」：设置里没有「21」这个隔离政策，有的是：14、7+7、7。"),
        ({"start": "下周一"}, "第 2 行「隔离开始」：「下周一」看不出是哪一天"),
        ({"start": "2026-02-30"}, "第 2 行「隔离开始」：「2026-02-30」看不出是哪一天"),
        ({"start": "2027-01-22"}, "第 2 行「隔离开始」：2027-01-22 在 60 天以后"),
        ({"start": "2025-11-20"}, "第 2 行「隔离开始」：2025-11-20 是一年以前"),
        ({"language": "法语"}, "第 2 行「语言」：不会「法语」"),
    ],
)
async def test_a_bad_cell_is_named_by_row_and_heading_and_nothing_is_stored(
    take: Import, tmp_path: Path, cells: dict[str, str], complaint: str
) -> None:
    assert await take(write_csv(tmp_path, changed(ZHANG, **cells), LI)) == 1
    assert take.said[0].startswith(complaint)
    assert take.said[1:] == ["一共 1 处要改。改好再来一次，现在什么都没有存。"]
    assert await take.count(Person) == 0


async def test_every_bad_cell_is_named_at_once(take: Import, tmp_path: Path) -> None:
    rows = [changed(ZHANG, phone="x", start="y"), XIAOYU, changed(XIAOYU, name="小雪", language="z")]
    assert await take(write_csv(tmp_path, *rows)) == 1
    assert [line.partition("：")[0] for line in take.said] == [
        "第 2 行「电话」",
        "第 2 行「隔离开始」",
        "第 4 行「语言」",
        "一共 3 处要改。改好再来一次，现在什么都没有存。",
    ]


async def test_the_same_person_twice_is_named_with_both_rows(take: Import, tmp_path: Path) -> None:
    assert await take(write_csv(tmp_path, ZHANG, XIAOYU, changed(ZHANG, name="张 建军", building="３号楼"))) == 1
    assert take.said[0] == "第 4 行「姓名」：张建军在第 2 行已经写过（同一户）。"


async def test_the_same_name_behind_another_door_is_somebody_else(take: Import, tmp_path: Path) -> None:
    assert await take(write_csv(tmp_path, ZHANG, changed(ZHANG, room="503"))) == 0
    assert await take.names() == ["张建军", "张建军"]


async def test_a_room_that_excel_made_a_date_is_named(take: Import, tmp_path: Path) -> None:
    row: list[Any] = list(ZHANG)
    row[3] = midnight(date(2026, 3, 2))
    assert await take(write_book(tmp_path, HEADINGS, row)) == 1
    assert "第 2 行「房号」：「2026-03-02 00:00:00」是 Excel 自己改成的日期或时间" in take.said[0]


async def test_words_without_a_heading_above_are_named(take: Import, tmp_path: Path) -> None:
    assert await take(write_book(tmp_path, HEADINGS, [*ZHANG, None, "记得回电"])) == 1
    assert take.said[0] == "第 2 行：第 14 列写着「记得回电」，可这一列没有标题。"


async def test_a_duty_may_name_a_building_that_is_only_stored(take: Import, tmp_path: Path) -> None:
    await take(write_csv(tmp_path, ZHANG))
    assert await take(write_csv(tmp_path, changed(LI, building="5号楼", duty="3号楼2单元，5号楼"))) == 0
    assert await take.count(Grant) == 2


async def test_an_english_community_reads_the_same_in_english(take: Import, tmp_path: Path) -> None:
    import dataclasses

    take.rules = dataclasses.replace(RULES, language="en")
    await take(write_csv(tmp_path, changed(ZHANG, phone="<b>&")))
    assert take.said == [
        'Row 2, "电话": "<b>&" does not look like a phone number.',
        "One thing to mend. Nothing has been stored; please try again afterwards.",
    ]


# --- rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (302, "302"), (302.0, "302"), (13800138000.0, "13800138000"), ("３０２　室", "302 室"),
        (" 张\u200b三\r\n", "张三"), (1.5, "1.5"), (True, "TRUE"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_a_person_reads_it(cell: Any, text: str) -> None:
    assert written(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20", "2026/11/20", "2026.11.20", "2026年11月20日", "20261120", "２０２６-１１-２０",
        "2026 年 11 月 20 日", "2026-11-20 00:00:00", 20261120, 46346, 46346.0, "46346", date(2026, 11, 20),
        datetime.combine(date(2026, 11, 20), time(9, 30)),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(cell: Any) -> None:
    assert day(cell) == date(2026, 11, 20)


@pytest.mark.parametrize("cell", ["11-20", "20/11/2026", "明天", "2026-13-01", 7, "2026-11-20 09:30", True])
def test_what_may_be_another_day_is_not_guessed(cell: Any) -> None:
    with pytest.raises(BadCell):
        day(cell)


@pytest.mark.parametrize(
    ("text", "number", "mask"),
    [
        ("138 0013 8000", "13800138000", "138****8000"),
        ("+86 138-0013-8000", "13800138000", "138****8000"),
        ("+44 20 7946 0958", "+442079460958", "442****0958"),
        ("0571-88886666", "057188886666", "057****6666"),
        ("8888666", "8888666", "88****66"),
        ("12345", "12345", "****45"),
    ],
)
def test_a_phone_is_kept_as_digits_and_shown_in_part(text: str, number: str, mask: str) -> None:
    assert phone_number(text) == number
    assert phone_mask(number) == mask


def test_names_and_headings() -> None:
    assert [name_mask(name) for name in ("张三", "张小雨", "Maria", "李")] == ["张*", "张**", "M**", "李*"]
    assert roles("社区医生/志愿者，居民") == ("clinician", "volunteer")
    assert [field_of(text) for text in ("姓名：", "社区 community", "房号（room）", "社区 姓名", "电 话", 5, None)] == [
        "name", "community", "room", None, "phone", None, None
    ]  # fmt: skip


@given(st.text())
def test_any_text_in_a_cell_is_read_or_refused(text: str) -> None:
    for read in (written, day, phone_number, roles, key):
        with contextlib.suppress(BadCell):
            read(text)


async def test_while_somebody_else_imports_we_wait_for_another_time(take: Import, tmp_path: Path) -> None:
    lock = await take.database.lock("roster")
    assert lock is not None
    assert await take(write_csv(tmp_path, ZHANG)) == 1
    assert take.said == ["有人正在导入名册，等它好了再来。"]
    await lock.release()
    assert await take(write_csv(tmp_path, ZHANG)) == 0


async def test_a_duty_that_could_be_two_places_is_not_guessed(take: Import, tmp_path: Path) -> None:
    rows = [changed(ZHANG, building="1", unit="11"), changed(ZHANG, building="11", unit="1")]
    assert await take(write_csv(tmp_path, *rows, changed(LI, duty="111"))) == 1
    assert "第 4 行「负责」：不知道「111」是哪里" in take.said[0]


async def test_twelve_thousand_rows_take_seconds(take: Import, tmp_path: Path) -> None:
    rows = [
        changed(ZHANG, building=f"{n // 360 + 1}号楼", room=str(n // 3), name=f"张{n}", phone=str(13800000000 + n))
        for n in range(12_000)
    ]
    path = write_csv(tmp_path, *rows)
    started = clock.perf_counter()
    assert await take(path) == 0
    assert await take(path) == 0
    assert take.said[0] == "名册存好了：新来 0 人，有变化 0 人，没变 12,000 人。"
    assert clock.perf_counter() - started < 30  # about 3 on two slow cores
