"""Who may see which page of the console, and where: page × role × inside and outside the area."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from handlers.access import ALLOWED, ROLES, Act
from handlers.console.pages import PAGES
from storage.models import Grant
from tests import shopping
from tests.consoles import Site, entered, noted, rows, serving, signed_in
from tests.keepers import area_id, household_id, person_id
from tests.test_access import HOLDERS, fever, leaked
from tests.world import ROSTER, World

# A new page fails here until it has its line: the act that the gate is asked for.
ACTS: dict[str, Act] = {
    "missing": "see-missing",
    "threads": "answer",
    "buildings": "see-groups",
    "orders": "see-orders",
}


@pytest.fixture
async def site(world: World) -> AsyncIterator[Site]:
    async with serving(world) as made:
        yield made


def test_every_page_has_an_act_and_its_line_here() -> None:
    assert {name: page.act for name, page in PAGES.items()} == ACTS
    assert set(ACTS.values()) <= set(ALLOWED)
    assert all(name == page.name for name, page in PAGES.items())


def test_whoever_may_open_the_console_finds_something_there() -> None:
    for role in ALLOWED["open-console"]:
        assert [name for name, act in ACTS.items() if role in ALLOWED[act]] != [], role


@pytest.mark.parametrize("role", ROLES)
async def test_every_page_for_every_role_inside_and_outside(world: World, site: Site, role: str) -> None:
    await world.import_(ROSTER + HOLDERS)
    await fever(world)
    three, one = await area_id(world, "3号楼"), await area_id(world, "1号楼")
    community = await area_id(world, "阳光社区")
    inside, outside = await world.enrolled(11, f"{role}3"), await world.enrolled(12, f"{role}1")
    if role not in ALLOWED["open-console"]:
        for phone in (inside, outside):
            await phone.says("控制台")
            assert "/console/in/" not in phone.last
        assert len(await noted(world, "refused")) == 2
        return
    within, beyond = await entered(site, inside), await entered(site, outside)
    menus = [await browser.reads("/console/") for browser in (within, beyond)]
    for name, act in ACTS.items():
        title = {"missing": "未报", "threads": "来往", "buildings": "楼栋", "orders": "订单"}[name]
        may = role in ALLOWED[act]
        assert [f" {title} " in menu for menu in menus] == [may, may], (name, role)
        for browser, own, foreign in ((within, three, one), (beyond, one, three)):
            for where, opens in (
                ("", may),
                (f"?at={own}", may),
                (f"?at={foreign}", False),
                (f"?at={community}", False),
            ):
                before = len(await noted(world, "refused"))
                answer = await browser.get(f"/console/{name}{where}")
                page = re.sub(r"<[^>]*>", " ", await answer.text())
                told = (name, role, browser is within, where)
                assert answer.status == (200 if opens else 404), told
                assert len(await noted(world, "refused")) == before + (not opens), told
                if browser is beyond or not opens:
                    assert leaked(page) == [], told
                    assert "3号楼" not in page, told
    actor = f"person/{await person_id(world, f'{role}3')}"
    assert (actor, "refused", actor, {"act": ACTS["missing"], "area": one}) in await noted(
        world, "refused"
    ) or role == ("counsellor")


async def test_what_is_no_place_and_what_is_no_page_is_not_there(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    assert (
        await browser.get(f"/console/missing?at={await area_id(world, '阳光社区')}")
    ).status == 200  # all of it is hers
    home = await household_id(world, "502")
    for where in (f"{home + 5000}", "x", "-1", "0", "9" * 40, "１"):
        assert (await browser.get(f"/console/missing?at={where}")).status == 404, where
    assert (await browser.get("/console/nothing")).status == 404


async def test_each_look_is_on_the_record(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    three = await area_id(world, "3号楼")
    await browser.get(f"/console/missing?at={three}")
    me = f"person/{await person_id(world, '陈静')}"
    assert await noted(world, "console-looked") == [
        (me, "console-looked", "console/missing", {"area": three, "rows": 4})
    ]


async def test_who_looks_after_one_household_sees_that_one_alone(world: World, site: Site) -> None:
    await world.import_(ROSTER + HOLDERS)
    await fever(world)
    zhao = await world.enrolled(13, "赵桂兰")
    await zhao.says("楼道的灯坏了，能不能帮忙看看")
    await shopping.placed(world, zhao, "一瓶米醋")
    phone = await world.enrolled(11, "property1")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=await area_id(world, "阳光社区"), person_id=await person_id(world, "property1"),
            role="liaison", area_id=None, household_id=await household_id(world, "502"), since=world.clock.now(),
            until=None,
        )  # fmt: skip
    browser = await entered(site, phone)
    page = await (await browser.get("/console/missing")).text()
    assert "您照看的全部，11月22日（周日）7:42 的情况" in page  # the building is not theirs
    assert [row[0] for row in rows(page)] == ["哪里", "3号楼2单元", "哪一家", "3号楼2单元502"]
    assert "101" not in await browser.reads("/console/buildings")
    waiting = await (await browser.get("/console/threads")).text()
    assert [row[0] for row in rows(waiting)] == ["哪一家", "3号楼2单元502"]
    orders = await (await browser.get("/console/orders")).text()
    by_building, by_kind = rows(orders)[1], rows(orders)[3]
    assert by_building == ["3号楼", "0", "1", "0", "1", "0", "0"]  # of two orders in the building
    assert by_kind[0] == "买东西"
