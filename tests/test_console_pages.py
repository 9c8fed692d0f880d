"""The console's pages: what stands on them is what the chat would say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from handlers.console.pages import PAGES
from storage.models import Grant, Order
from tests import bags
from tests.consoles import Browser, Site, entered, rows, serving, signed_in
from tests.keepers import area_id, excused, homes, missed_before, person_id
from tests.threads import neighbours, with_role
from tests.world import ROSTER, World


@pytest.fixture
async def site(world: World) -> AsyncIterator[Site]:
    async with serving(world) as made:
        yield made


async def table(browser: Browser, path: str) -> list[list[str]]:
    answer = await browser.get(f"/console/{path}")
    assert answer.status == 200
    return rows(await answer.text())


async def test_of_a_building_that_is_chosen_a_page_shows_that_alone(world: World, site: Site) -> None:
    crew = await bags.crew(world)
    await bags.bought(world, crew.home, "两袋盐")
    await crew.home.says("楼上天天装修，吵得睡不着，能不能帮忙说一声")
    browser = await entered(site, crew.staff)
    for name in PAGES:
        for where, shown in (("3号楼", True), ("1号楼", False)):
            found = await table(browser, f"{name}?at={await area_id(world, where)}")
            assert any("3号楼" in cell for row in found for cell in row) == shown, (name, where)


# --- 未报 -------------------------------------------------------------------------------------------------------------


async def test_who_has_not_reported_by_building_and_whom_to_call_first(world: World, site: Site) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(9, "陈静")
    await home.says("张伟36.5")
    await missed_before(world, "赵桂兰", 2)
    await excused(world, "John Smith", "asleep")
    browser = await entered(site, staff)
    page = await (await browser.get("/console/missing")).text()
    assert "阳光社区，11月22日（周日）7:42 的情况" in page
    assert "早上还差 2 户（共 3 户），9:30 截止" in page
    assert rows(page) == [
        ["哪里", "该报", "报了", "说过原因", "没报", "没报的户"],
        ["1号楼", "1", "0", "1", "0", "0"],
        ["3号楼", "4", "1", "0", "3", "2"],
        ["哪一家", "谁", "怎么办"],
        ["3号楼1单元101", "赵桂兰", "连着 2 次没报，请上门看看"],
        ["3号楼2单元502", "王芳、张小雨", "请打个电话"],
        ["1号楼302", "John Smith", "说过原因：睡着了"],
    ]
    await staff.says("未报")
    for line in ("3号楼1单元101 赵桂兰：连着 2 次没报，请上门看看", "3号楼2单元502 王芳、张小雨：请打个电话"):
        assert line in staff.last  # it says what the chat says


async def test_a_building_alone_is_shown_by_unit(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    path = f"missing?at={await area_id(world, '3号楼')}"
    assert "3号楼，11月22日（周日）7:42 的情况" in await browser.reads(f"/console/{path}")
    found = await table(browser, path)
    assert [row[0] for row in found] == ["哪里", "3号楼1单元", "3号楼2单元", "哪一家", "3号楼1单元101", "3号楼2单元502"]


async def test_where_nobody_has_to_report_it_says_so(world: World, site: Site) -> None:
    world.clock.at("12-20 8:00")
    browser = await signed_in(world, site)
    page = await browser.reads("/console/missing")
    assert "这一次没有要报体温的人。" in page
    assert "都报了，或者没有要报的。" in page


async def test_what_people_are_called_is_never_markup(world: World, site: Site) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,3单元,101,<b>X</b>&amp;,,,,2026-11-20,\n")
    browser = await signed_in(world, site)
    page = await (await browser.get("/console/missing")).text()
    assert "&lt;b&gt;X&lt;/b&gt;&amp;amp;" in page
    assert "<b>X" not in page


# --- 来往 -------------------------------------------------------------------------------------------------------------


async def test_who_waits_for_a_word_since_when_and_with_whom_it_is(world: World, site: Site) -> None:
    people = await neighbours(world)
    await people.home.says("楼上半夜有响声，能不能帮忙说一声")
    world.clock.passes(minutes=25)
    browser = await entered(site, people.liaison)
    assert await table(browser, "threads") == [
        ["哪一家", "从什么时候", "等了", "在谁那里"],
        ["3号楼2单元502", "7:42", "25 分钟", "楼长"],
    ]
    page = await (await browser.get("/console/threads")).text()
    assert "1 户在等，另有 0 户已经回了" in page
    assert "响声" not in page
    world.clock.at("11-23 9:00")
    later = await entered(site, people.liaison)
    assert (await table(later, "threads"))[1][1:3] == ["11月22日（周日）7:42", "25 小时"]


async def test_a_counsellor_sees_what_was_handed_to_them_and_no_more(world: World, site: Site) -> None:
    people = await neighbours(world)
    await with_role(world, "林老师", "counsellor")
    browser = await entered(site, await world.enrolled(10, "林老师"))
    await people.home.says("楼上半夜有响声，能不能帮忙说一声")
    assert "没有人在等回话。" in await browser.reads("/console/threads")
    await people.liaison.presses("转给心理")
    assert (await table(browser, "threads"))[1][0::3] == ["3号楼2单元502", "心理老师"]
    assert (await browser.get("/console/missing")).status == 404


# --- 楼栋 -------------------------------------------------------------------------------------------------------------


async def test_building_by_building_with_gaps_and_heads_for_the_office(world: World, site: Site) -> None:
    await world.enrolled(1, "张伟")
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(8, "李建国")
    await staff.says("绑定 3号楼", group="fake:-3")
    office, around = await entered(site, staff), await entered(site, liaison)
    assert await table(office, "buildings") == [
        ["哪里", "群", "户数", "没进群", "没连上", "没联系人", "楼长"],
        ["1号楼", "还没有", "2", "2", "2", "2", "还没有"],
        ["3号楼", "有", "2", "2", "1", "0", "李建国"],
    ]
    assert await table(around, "buildings") == [
        ["哪里", "群", "户数", "没进群", "没连上"],
        ["3号楼", "有", "2", "2", "1"],
    ]


async def test_who_is_of_the_office_in_one_building_learns_of_the_gaps_there_alone(world: World, site: Site) -> None:
    await with_role(world, "周敏", "staff", "1号楼")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=await area_id(world, "阳光社区"), person_id=await person_id(world, "周敏"),
            role="liaison", area_id=await area_id(world, "3号楼"), household_id=None, since=world.clock.now(),
            until=None,
        )  # fmt: skip
    browser = await entered(site, await world.enrolled(10, "周敏"))
    found = await table(browser, "buildings")
    assert [row[:1] + row[5:] for row in found[1:]] == [["1号楼", "2", "还没有"], ["3号楼", "", ""]]


# --- 订单 -------------------------------------------------------------------------------------------------------------


async def test_open_orders_by_building_what_is_late_first(world: World, site: Site) -> None:
    crew = await bags.crew(world)
    await bags.bought(world, crew.home, "两袋盐")
    neighbour = await world.enrolled(2, "孙立")
    order = await bags.bought(world, neighbour, "两袋盐")
    async with world.database.begin() as db:
        await db.run(update(Order).where(Order.id == order.id).values(round_at=world.clock.now() - timedelta(hours=2)))
    browser = await entered(site, crew.staff)
    found = await table(browser, "orders")
    assert found[0] == ["哪里", "误点", "没人接", "等回话", "在办", "在门口", "今天办完"]
    assert [row[:2] + row[4:5] for row in found[1:3]] == [["1号楼", "1", "1"], ["3号楼", "0", "1"]]
    assert found[4][:2] == ["买东西", "1"]
    page = await browser.reads("/console/orders")
    assert "在办 2 单：误点 1，没人接 0；放在门口 0 单" in page
    liaison = await entered(site, crew.liaison)
    assert [row[0] for row in await table(liaison, "orders")] == ["哪里", "3号楼", "哪一种", "买东西"]


# --- what it costs ----------------------------------------------------------------------------------------------------


async def test_a_page_asks_as_many_questions_for_a_hundred_homes_as_for_four(world: World, site: Site) -> None:
    people = await neighbours(world)
    await people.home.says("楼上半夜有响声，能不能帮忙说一声")
    browser = await entered(site, people.staff)
    asked: list[str] = []

    def heard(*event_: Any) -> None:
        asked.append(event_[2])

    async def counts() -> list[int]:
        found = []
        for name in PAGES:
            asked.clear()
            assert (await browser.get(f"/console/{name}")).status == 200
            found.append(len(asked))
        return found

    event.listen(world.database.engine.sync_engine, "before_cursor_execute", heard)
    before = await counts()
    rooms = [f"{floor}{number:02}" for floor in range(3, 13) for number in range(1, 11)]
    await world.import_(ROSTER + homes("8号楼", "1单元", rooms))
    after = await counts()
    event.remove(world.database.engine.sync_engine, "before_cursor_execute", heard)
    assert before == after
    assert max(after) <= 25, dict(zip(PAGES, after, strict=True))
