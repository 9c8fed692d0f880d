"""谁没看: who has been reached by a notice and who not, as text; each sees their own places."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event, select, update

from storage.models import Edition, Grant, Recipient
from storage.notices import coverage
from storage.notices.keeping import Asks
from storage.notices.targets import Target
from storage.temperature import Within
from tests.covering import book_of, known, sent, town_of, values
from tests.keepers import area_id, household_id, labels, person_id, presses_id
from tests.world import ROSTER, Phone, World


@pytest.fixture
async def town(world: World) -> World:
    return await town_of(world)


@pytest.fixture
async def staff(town: World) -> Phone:
    return await town.enrolled(90, "陈静")


@pytest.fixture
async def liaison(town: World) -> Phone:
    return await town.enrolled(91, "李建国")


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
