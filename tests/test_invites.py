"""Ways in: codes nobody confuses, one for a household and one for each role holder, and notices to hang on doors."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from bot.invites import Format, invites
from bot.roster import import_file
from bot.texts import Texts
from handlers.invites import (
    ALPHABET,
    InviteLine,
    by_code,
    by_token,
    ensure,
    listing,
    make_code,
    make_token,
    natural,
    nearest,
    read_code,
    revoke,
    stays,
)
from storage.database import Database
from storage.invites import Door, Holder, InQuarantine
from storage.models import Case, Grant, History, Invite, Person
from storage.vault import Vault
from tests import world

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
TEXTS = Texts.load()
RULES = dataclasses.replace(world.RULES, invite_days=60, public_url="https://louzhang.example/")
ROSTER = """社区,楼栋,单元,房号,姓名,角色,负责,隔离开始
阳光社区,10号楼,,101,刘<一>,,,2026-11-20
阳光社区,3号楼,2单元,502,张建军,,,2026-11-20
阳光社区,3号楼,2单元,502,张小雨,,,2026-11-21
阳光社区,3号楼,1单元,101,李建国,楼栋长,3号楼,
阳光社区,3号楼,1单元,101,李建国的母亲,,,
阳光社区,,,,王敏,工作人员,,
"""


@pytest.fixture
async def community(database: Database, tmp_path: Path) -> Database:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    assert await import_file(database, RULES, TEXTS, path, dry_run=False, now=NOW, out=print) == 0
    return database


async def lines(database: Database, now: datetime = NOW) -> list[InviteLine]:
    async with database.begin() as db:
        await ensure(db, now, 60)
        return await listing(db, now, public_url="https://louzhang.example/", telegram_username="@louzhang_bot")


async def run(database: Database, format: Format, **more: Any) -> list[str]:
    said: list[str] = []
    values: dict[str, Any] = {"telegram_username": "louzhang_bot", "now": NOW, **more}
    code = await invites(database, RULES, TEXTS, format=format, out=said.append, **values)
    return [*said, str(code)]


# --- codes --------------------------------------------------------------------------------------------------------


def test_codes_are_of_characters_that_nobody_confuses_and_read_back() -> None:
    for _ in range(500):
        code = make_code()
        assert len(code) == 8
        assert {*code} <= {*ALPHABET}
        assert read_code(code) == code
        assert read_code(f"{code[:4]} {code[4:]}".lower()) == code
    assert not {*"0O1IL"} & {*ALPHABET}


def test_tokens_are_long_and_begin_with_a_letter_or_digit() -> None:
    tokens = {make_token() for _ in range(500)}
    assert len(tokens) == 500
    assert all(len(token) >= 22 and token[0].isalnum() for token in tokens)
    assert all(char.isalnum() or char in "-_" for token in tokens for char in token)


@pytest.mark.parametrize(
    "text",
    [
        "K7P4MX9W", "k7p4mx9w", "Ｋ７Ｐ４ＭＸ９Ｗ", "k7p4 mx9w", "K7P4-MX9W", " K 7 P 4 M X 9 W\n", "「K7P4MX9W」",
        "code: K7P4MX9W", "Code K7P4MX9W.", "验证码：K7P4MX9W", "我的验证码是 k7p4mx9w。", "邀请码K7P4MX9W",
        "8位码：K7P4 MX9W", "8 位码 K7P4 MX9W", "/start K7P4MX9W", "my code is K7P4MX9W", "(K7P4—MX9W)",
    ],
)  # fmt: skip
def test_a_code_is_read_however_it_is_typed(text: str) -> None:
    assert read_code(text) == "K7P4MX9W"


@pytest.mark.parametrize(
    "text",
    [
        "", "36.5", "36.5 36.8", "36.52 36.83", "3652 3683", "爸36.5 妈36.8", "whatever", "Tuesdays", "pharmacy",
        "Peter 367", "365 mum22", "K7P4MX9", "K7P4MX9WW", "K7P4MX9O", "K7P4MXI1", "K7P4MX9W 我来了", "2026-11-22",
        "13800138000", "/start", "code", "您好", "grandma3", "me 36.5 he 36.7",
    ],
)  # fmt: skip
def test_words_and_temperatures_are_no_codes(text: str) -> None:
    assert read_code(text) is None


@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(text: str) -> None:
    code = read_code(text)
    assert code is None or (len(code) == 8 and {*code} <= {*ALPHABET})


# --- who gets one -------------------------------------------------------------------------------------------------


async def test_a_household_shares_a_code_and_a_role_holder_has_their_own(community: Database) -> None:
    found = {line.name: line for line in await lines(community)}
    assert found["张建军"].code == found["张小雨"].code
    assert found["李建国"].code != found["李建国的母亲"].code
    assert len({line.code for line in found.values()}) == 5
    assert [line.role for line in found.values() if line.name in ("李建国", "王敏", "张小雨")] == [
        "staff", "liaison", "resident"
    ]  # fmt: skip
    assert found["王敏"].room == ""
    line = found["张建军"]
    assert (line.community, line.building, line.unit, line.room) == ("阳光社区", "3号楼", "2单元", "502")
    assert line.telegram_link == f"https://t.me/louzhang_bot?start={line.code}"
    assert line.page_link.startswith("https://louzhang.example/h/")


async def test_the_listing_is_in_the_order_of_the_doors(community: Database) -> None:
    assert [line.building for line in await lines(community)] == ["", "3号楼", "3号楼", "3号楼", "3号楼", "10号楼"]
    assert natural("3号楼") < natural("10号楼") < natural("10号楼2单元")


async def test_an_invite_that_lives_is_kept_and_one_that_is_over_is_replaced(community: Database) -> None:
    async with community.begin() as db:
        assert await ensure(db, NOW, 60) == 5  # three households and two role holders
        assert await ensure(db, NOW, 60) == 0
        assert await ensure(db, NOW + timedelta(days=60), 60) == 5
        assert len(await db.scalars(select(Invite.id))) == 10


async def test_a_code_and_a_token_find_their_invite_and_its_state(community: Database) -> None:
    line = next(line for line in await lines(community) if line.name == "张建军")
    token = line.page_link.rpartition("/")[2]
    async with community.begin() as db:
        invite = await by_code(db, line.code, NOW)
        assert invite is not None
        assert (invite.state, invite.live, invite.person_id) == ("live", True, None)
        assert invite == await by_token(db, token, NOW)
        late = await by_token(db, token, NOW + timedelta(days=60))
        assert late is not None
        assert (late.state, late.live) == ("expired", False)
        assert await revoke(db, invite.id, NOW, "person/3")
        assert not await revoke(db, invite.id, NOW, "person/3")
        assert not await revoke(db, 10_000, NOW, "person/3")
        closed = await by_token(db, token, NOW)
        assert closed is not None
        assert closed.state == "revoked"
        assert await by_code(db, "K7P4MX9W", NOW) is None
        rows = await db.all(select(History.actor, History.subject).where(History.action == "invite-revoked"))
        assert [tuple(row) for row in rows] == [("person/3", f"invite/{invite.id}")]
    assert next(new for new in await lines(community) if new.name == "张建军").code != line.code


async def test_a_role_holders_invite_names_the_person_and_their_home(community: Database) -> None:
    line = next(line for line in await lines(community) if line.name == "李建国")
    async with community.read() as db:
        invite = await by_code(db, line.code, NOW)
        person = await db.first(select(Person.id, Person.household_id).where(Person.name == "李建国"))
    assert invite is not None
    assert person is not None
    assert (invite.person_id, invite.household_id) == tuple(person)


async def test_who_has_a_role_no_more_shares_the_households_code(community: Database) -> None:
    await lines(community)
    async with community.begin() as db:
        await db.run(update(Grant).values(until=NOW))
    found = {line.name: line for line in await lines(community, NOW + timedelta(hours=1))}
    assert found["李建国"].code == found["李建国的母亲"].code
    assert (found["王敏"].code, found["王敏"].page_link) == ("", "")


# --- the command --------------------------------------------------------------------------------------------------


async def test_json_is_one_object_a_person_with_exactly_the_promised_keys(community: Database) -> None:
    text, code = await run(community, "json", telegram_username="")
    assert code == "0"
    assert "阳光社区" in text
    people = json.loads(text)
    keys = ["community", "building", "unit", "room", "name", "role", "code", "telegram_link", "page_link"]
    assert [[*person] for person in people] == [keys] * 6
    assert {person["telegram_link"] for person in people} == {""}


async def test_csv_opens_in_a_spreadsheet_and_starts_no_formula(community: Database, tmp_path: Path) -> None:
    async with community.begin() as db:
        await db.run(update(Person).where(Person.name == "王敏").values(name="=1+1"))
    *_, code = await run(community, "csv", out_file=tmp_path / "out" / "invites.csv")
    content = (tmp_path / "out" / "invites.csv").read_bytes()
    assert code == "0"
    assert content.startswith(b"\xef\xbb\xbf")
    rows = [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    assert len(rows) == 6
    assert rows[0]["name"] == "'=1+1"


async def test_a_file_with_codes_is_for_its_owners_eyes(community: Database, tmp_path: Path) -> None:
    path = tmp_path / "invites.json"
    path.write_text("an older one, readable by all")
    path.chmod(0o644)
    await run(community, "json", out_file=path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_listing_is_on_the_record_with_counts(community: Database) -> None:
    await run(community, "json")
    await run(community, "html")
    async with community.read() as db:
        rows = await db.all(select(History.details).where(History.action == "invites-listed").order_by(History.id))
    assert [row[0] for row in rows] == [{"format": "json", "count": 6}, {"format": "html", "count": 2}]


async def test_what_cannot_be_written_gets_one_sentence(community: Database, tmp_path: Path) -> None:
    said = await run(community, "json", out_file=tmp_path)
    assert said[1:] == ["1"]
    assert "写不进去" in said[0]


async def test_codes_sealed_with_another_key_get_one_sentence(
    community: Database, database_url: str, tmp_path: Path
) -> None:
    await run(community, "json")
    other = Database(database_url, Vault(b"another key, of 32 bytes and more"))
    assert await run(other, "json") == ["这个数据库里的码是用另一把密钥封的，请换回原来的密钥文件。", "1"]
    await other.close()


# --- door notices -------------------------------------------------------------------------------------------------


async def test_each_household_in_quarantine_gets_a_notice_that_tells_a_door_no_more_than_it_may(
    community: Database,
) -> None:
    codes = {line.name: line.code for line in await lines(community)}
    text, _ = await run(community, "html")
    assert text.count('<section class="page') == 2
    for words in ("张**", "2026年11月20日（周五）", "2026年12月3日（周四）", "2026年12月4日（周五）", "李建国", "王敏"):
        assert words in text
    for words in ("张建军", "小雨", "刘<一>", "1单元 101"):
        assert words not in text
    code = codes["张建军"]
    assert f"{code[:4]}<i></i>{code[4:]}" in text
    assert text.count("<svg") == 4
    assert "<script" not in text


async def test_a_notice_has_one_square_while_the_bots_name_is_not_known(community: Database) -> None:
    text, _ = await run(community, "html", telegram_username="")
    assert text.count("<svg") == 2
    assert "Telegram" not in text


async def test_with_all_every_household_gets_one(community: Database) -> None:
    text, _ = await run(community, "html", everyone=True)
    assert text.count('<section class="page') == 3
    assert text.count('<section class="page calm') == 1


async def test_who_is_released_gets_none(community: Database, tmp_path: Path) -> None:
    async with community.begin() as db:
        await db.run(update(Case).values(released_at=NOW))
    said = await run(community, "html", out_file=tmp_path / "doors.html")
    assert said == [f"写好了：0 张门贴，在 {tmp_path / 'doors.html'}，用浏览器打开就能打印。", "0"]


def test_those_of_the_same_days_share_a_line() -> None:
    first, second = date(2026, 11, 20), date(2026, 11, 21)
    cases = [InQuarantine(1, "丙丙", second, second), InQuarantine(1, "甲", first, second)]
    shared = stays([*cases, InQuarantine(1, "乙乙乙", first, second)])
    assert [(stay.names, stay.starts_on) for stay in shared] == [(("甲*", "乙**"), first), (("丙*",), second)]


DOOR = Door(7, 1, (1, 5, 9), "阳光社区", "3号楼", "2单元", "502", "青柠")


@pytest.mark.parametrize(
    ("holders", "name"),
    [
        ([], ""),
        ([(1, None, None)], "A"),
        ([(1, None, None), (1, 5, None)], "B"),
        ([(1, 9, None), (1, 5, None)], "A"),
        ([(1, 9, None), (1, None, 7)], "B"),
        ([(1, 6, None), (1, None, 8), (2, None, None)], ""),
        ([(1, 1, None), (1, None, None)], "A"),
    ],
)
def test_the_nearest_answers_for_a_door(holders: list[tuple[int, int | None, int | None]], name: str) -> None:
    held = [
        Holder(community, 1, letter, "liaison", area, household)
        for letter, (community, area, household) in zip("ABC", holders, strict=False)
    ]
    assert nearest(DOOR, held) == {"staff": "", "clinician": "", "liaison": name}


async def test_bare_numbers_are_read_out_with_what_they_number(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("社区,楼栋,单元,房号,姓名,隔离开始\n阳光社区,3,2,502,张三,2026-11-20\n", encoding="utf-8")
    await import_file(database, RULES, TEXTS, path, dry_run=False, now=NOW, out=print)
    text, _ = await run(database, "html")
    assert "3号楼 2单元 502" in text


async def test_ensure_serves_a_big_community_at_once(database: Database, tmp_path: Path) -> None:
    rows = "".join(f"阳光社区,{n // 40}号楼,{n},张三\n" for n in range(1500))
    path = tmp_path / "roster.csv"
    path.write_text("社区,楼栋,房号,姓名\n" + rows, encoding="utf-8")
    await import_file(database, RULES, TEXTS, path, dry_run=False, now=NOW, out=print)
    async with database.begin() as db:
        assert await ensure(db, NOW, 60) == 1500
        assert await db.scalar(select(func.count(func.distinct(Invite.household_id)))) == 1500
