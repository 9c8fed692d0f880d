"""The console's session: it ends with the role, the day, a press or a dismissal, and nobody forges a post in it."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.console.door import mark as door_mark
from storage.models import Grant, History, SignIn
from tests.consoles import SIGNED_OUT, Site, is_inside, link_in, noted, serving, signed_in
from tests.keepers import area_id, no_roles_any_more, person_id
from tests.world import World


@pytest.fixture
async def site(world: World) -> AsyncIterator[Site]:
    async with serving(world) as made:
        yield made


def flags(header: str) -> tuple[Any, ...]:
    (morsel,) = SimpleCookie(header).values()
    return morsel["path"], bool(morsel["httponly"]), morsel["samesite"], bool(morsel["secure"]), morsel["max-age"]


@pytest.mark.parametrize(("address", "secure"), [("http://127.0.0.1:8080", False), ("https://lou.example", True)])
async def test_the_cookie_is_for_the_console_alone(world: World, address: str, secure: bool) -> None:
    rules = dataclasses.replace(world.rules, public_url=address)
    staff = await world.enrolled(9, "陈静")
    await staff.says("控制台")
    async with serving(world, rules=rules) as site:
        browser, link = site.browser(), link_in(staff.last)
        asked = (await browser.get(link)).headers["Set-Cookie"]
        (door,) = SimpleCookie(asked).values()
        browser.client.session.cookie_jar.clear()
        # Over https the browser brings it back; here, where there is none, the test does.
        mark = door_mark(world.database.vault, door.value)
        answer = await browser.post(link, mark, Cookie=f"console-door={door.value}")
    given = {header.partition("=")[0]: header for header in answer.headers.getall("Set-Cookie")}
    assert flags(asked) == ("/console", True, "Strict", secure, "600")
    assert flags(given["console"]) == ("/console", True, "Strict", secure, str(12 * 3600))
    assert given["console-door"].startswith('console-door=""')  # needed no more


async def test_every_answer_is_kept_nowhere_and_tells_nobody_where_it_came_from(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    answers = [await browser.get(link), await browser.presses(link)]
    answers += [await browser.get(f"/console/{page}") for page in ("", "missing", "nothing", "in/nothing")]
    answers += [await browser.leaves(), await browser.get("/console/")]
    for answer in answers:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; ")
        assert "script" not in policy
        assert "unsafe" not in policy
        page = await answer.text()
        assert "<script" not in page
        assert " style=" not in page
        assert " on" not in page.partition("<body")[2].partition(">")[0]


async def test_the_session_ends_after_twelve_hours(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    cookie = browser.cookie()
    world.clock.passes(hours=11, minutes=59)
    browser.keeps(cookie)
    assert await is_inside(browser)
    world.clock.passes(minutes=1)
    answer = await browser.get("/console/missing")
    assert answer.status == 403
    assert SIGNED_OUT in await answer.text()


async def test_a_restart_loses_no_session(world: World, site: Site) -> None:
    cookie = (await signed_in(world, site)).cookie()
    async with serving(world) as again:
        browser = again.browser()
        browser.keeps(cookie)
        assert await is_inside(browser)


async def test_to_leave_ends_it_at_once_also_for_who_has_kept_the_cookie(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    cookie = browser.cookie()
    answer = await browser.leaves()
    assert "已经退出了" in await answer.text()
    assert browser.cookie() == ""
    browser.keeps(cookie)
    assert not await is_inside(browser)
    assert (await noted(world))[-1][1] == "console-left"


async def test_a_grant_that_ended_works_no_more_at_the_next_request(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    cookie = browser.cookie()
    assert (await browser.get("/console/missing")).status == 200
    await no_roles_any_more(world, "陈静")
    answer = await browser.get("/console/missing")
    page = await answer.text()
    assert answer.status == 403
    assert "控制台现在不归您看了。" in page
    assert "张伟" not in page
    browser.keeps(cookie)
    assert SIGNED_OUT in await browser.reads("/console/")  # and it does not come back with a new role
    async with world.database.read() as db:
        details = await db.scalars(select(History.details).where(History.action == "refused"))
    assert details == [{"act": "open-console"}]


async def test_another_role_that_is_not_for_the_console_keeps_no_session_open(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    await no_roles_any_more(world, "陈静")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=await area_id(world, "阳光社区"), person_id=await person_id(world, "陈静"),
            role="volunteer", area_id=None, household_id=None, since=world.clock.now(), until=None,
        )  # fmt: skip
    assert (await browser.get("/console/orders")).status == 403  # though she may see orders in the chat
    assert SIGNED_OUT in await browser.reads("/console/")


async def test_a_link_does_not_open_for_who_may_not_any_more(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    mark = await browser.mark(link)
    await no_roles_any_more(world, "陈静")
    assert (await browser.post(link, mark)).status == 404
    assert not await is_inside(browser)


async def test_a_dismissal_ends_sessions_and_links(world: World, site: Site) -> None:
    chen = await world.enrolled(9, "陈静")
    liaison = await world.enrolled(8, "李建国")
    browser, other = site.browser(), site.browser()
    await browser.comes_in(liaison)
    await liaison.says("控制台")
    link = link_in(liaison.last)
    await chen.says("离岗 李建国")
    await chen.says("", kind="choice", choice=f"dismiss:yes:{await person_id(world, '李建国')}")
    assert "李建国" in chen.last
    assert SIGNED_OUT in await browser.reads("/console/missing")
    assert (await other.get(link)).status == 404
    async with world.database.read() as db:
        assert await db.scalar(select(func.count()).where(SignIn.ended_at.is_(None))) == 0


async def test_a_new_link_does_not_end_other_sessions(world: World, site: Site) -> None:
    first = await signed_in(world, site)
    second = await signed_in(world, site)
    assert await is_inside(first)
    assert await is_inside(second)
    await first.leaves()
    assert await is_inside(second)


async def test_what_is_over_is_not_kept(world: World, site: Site) -> None:
    """Each link takes away what is left of former ones."""
    staff = await world.enrolled(9, "陈静")
    for _ in range(5):
        await staff.says("控制台")
        world.clock.passes(minutes=11)
    await (await signed_in(world, site)).leaves()
    await staff.says("控制台")
    assert await world.count(SignIn) == 1


async def test_who_signs_in_as_another_in_the_same_browser_leaves_the_first_behind(world: World, site: Site) -> None:
    browser = await signed_in(world, site)
    cookie = browser.cookie()
    await browser.comes_in(await world.enrolled(8, "李建国"))
    assert "李建国" in await browser.reads("/console/")
    browser.keeps(cookie)
    assert not await is_inside(browser)


# --- forged posts -----------------------------------------------------------------------------------------------------


async def test_a_forged_post_does_nothing(world: World, site: Site) -> None:
    """From another site, with the mark of another browser, or with none."""
    browser, thief = await signed_in(world, site), await signed_in(world, site, 8, "李建国")
    mark, theirs = await browser.mark("/console/"), await thief.mark("/console/")
    forged: list[tuple[str, dict[str, str]]] = [
        ("", {}),
        (theirs, {}),
        (mark, {"Sec-Fetch-Site": "cross-site"}),
        (mark, {"Sec-Fetch-Site": "same-site"}),
        (mark, {"Origin": "https://evil.example"}),
    ]
    for carried, headers in forged:
        answer = await browser.post("/console/out", carried, **headers)
        assert answer.status == 403, (carried, headers)
        assert "我没有照办" in await answer.text()
        assert await is_inside(browser)
    for kind in ("multipart/form-data", "text/plain", "application/x-www-form-urlencoded; charset=klingon"):
        told = {"Content-Type": kind}
        answer = await browser.client.post("/console/out", data=f"mark={mark}".encode(), headers=told)
        assert answer.status == 403, kind
    assert await is_inside(browser)
    real: list[dict[str, str]] = [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://127.0.0.1:8080"},
    ]
    for headers in real:
        assert (await browser.leaves(**headers)).status == 200
        browser = await signed_in(world, site)


async def test_nobody_is_led_into_the_session_of_another(world: World, site: Site) -> None:
    """A form elsewhere with a link of its own, and the mark that the thief's browser was shown."""
    staff, thief, browser = await world.enrolled(9, "陈静"), site.browser(), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    mark = await thief.mark(link)
    assert (await browser.post(link, mark)).status == 403
    await browser.get(link)
    assert (await browser.post(link, mark)).status == 403
    assert browser.cookie() == ""
    assert (await thief.post(link, mark)).status == 303  # nothing of it was used up
