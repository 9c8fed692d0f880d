"""控制台: the link that opens it once, and what is said to whom, in which language."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import log
from bot.console.door import mark as door_mark
from handlers.chat import Incoming
from storage.database import Database, Unavailable
from storage.models import History, SignIn
from tests.consoles import CLOSED, Site, is_inside, link_in, noted, serving
from tests.keepers import person_id
from tests.test_access import REFUSED
from tests.world import World


@pytest.fixture
async def site(world: World) -> AsyncIterator[Site]:
    async with serving(world) as made:
        yield made


async def test_the_link_is_asked_for_in_the_chat_opened_and_pressed(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    assert staff.last.startswith("这是您进控制台的链接，只能用一次，10 分钟内有效，请别转给别人。\nhttp")
    answer = await browser.presses(link_in(staff.last))
    assert (answer.status, answer.headers["Location"]) == (303, "/console/")
    assert "您能看的 未报" in await browser.reads("/console/")
    me = f"person/{await person_id(world, '陈静')}"
    assert [(action, subject) for _, action, subject, _ in await noted(world)] == [
        ("console-link", me), ("console-entered", me),
    ]  # fmt: skip


async def test_to_look_at_the_link_does_not_use_it_up(world: World, site: Site) -> None:
    """Messengers fetch links to show what is behind them; so may whoever finds one on a shared screen."""
    staff, messenger, browser = await world.enrolled(9, "陈静"), site.browser(), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    for _ in range(3):
        answer = await messenger.get(link)
        assert answer.status == 200
        assert messenger.cookie() == ""
    assert (await messenger.client.head(link)).status == 200
    assert not await is_inside(messenger)
    assert (await browser.presses(link)).status == 303
    assert await is_inside(browser)


async def test_the_link_opens_the_door_once(world: World, site: Site) -> None:
    staff, browser, other = await world.enrolled(9, "陈静"), site.browser(), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    mark = await other.mark(link)
    assert (await browser.presses(link)).status == 303
    answer = await other.post(link, mark)
    assert answer.status == 404
    assert CLOSED in await answer.text()
    assert not await is_inside(other)
    assert CLOSED in await other.reads(link)
    assert await is_inside(browser)


async def test_who_goes_back_and_presses_again_is_led_on(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    mark = await browser.mark(link)
    assert (await browser.post(link, mark)).status == 303
    answer = await browser.post(link, mark)
    assert answer.status == 404
    assert CLOSED in (page := await answer.text())
    assert '<a href="/console/">刚才进来过？点这里接着看</a>' in page
    assert await is_inside(browser)


async def test_of_two_who_press_at_once_one_gets_in(world: World, site: Site) -> None:
    staff, both = await world.enrolled(9, "陈静"), (site.browser(), site.browser())
    await staff.says("控制台")
    link = link_in(staff.last)
    marks = [await one.mark(link) for one in both]
    answers = await asyncio.gather(*(one.post(link, mark) for one, mark in zip(both, marks, strict=True)))
    assert sorted(answer.status for answer in answers) == [303, 404]
    assert sorted([await is_inside(one) for one in both]) == [False, True]


async def test_the_link_is_good_for_ten_minutes(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    world.clock.passes(minutes=9, seconds=59)
    mark = await browser.mark(link)
    world.clock.passes(seconds=1)
    assert (await browser.post(link, mark)).status == 404
    assert (await browser.get(link)).status == 404
    assert not await is_inside(browser)


async def test_a_link_that_was_never_made_opens_nothing(world: World, site: Site) -> None:
    browser = site.browser()
    for path in ("/console/in/" + "a" * 43, "/console/in/x"):
        assert (await browser.get(path)).status == 404


async def test_asked_for_in_a_group_the_link_comes_in_private(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("控制台", group="fake:-5")
    assert "/console/in/" in staff.last
    assert [heard.text for heard in world.channel.sent if heard.chat == "fake:-5"] == []


async def test_who_looks_after_nobody_is_refused_kindly(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("控制台")
    assert home.last.startswith(REFUSED)
    async with world.database.read() as db:
        assert await db.scalar(select(func.count()).select_from(SignIn)) == 0
        assert await db.scalar(select(func.count()).where(History.action == "refused")) == 1


async def test_a_link_that_could_not_be_said_in_time_is_not_said(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    before = len(staff.heard)
    asked = Incoming(
        key=f"{staff.address}:late", chat=staff.address, sender=staff.address, kind="text", text="控制台",
        sent_at=world.clock.now(),
    )  # fmt: skip
    await world.inbox.receive(asked)  # it has come in, and nobody carries the answer for a while
    world.clock.passes(minutes=10, seconds=1)
    await world.speaker.drain()
    assert staff.heard[before:] == []


async def test_what_is_stored_opens_nothing(world: World, site: Site) -> None:
    """Neither the link's token nor the cookie's stands in the table, nor in the record."""
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    await browser.presses(link)
    token, cookie = link.rpartition("/")[2], browser.cookie()
    assert len(token) == len(cookie) == 43  # 256 bits
    assert token != cookie
    async with world.database.read() as db:
        row = await db.first(select(SignIn.link_digest, SignIn.session_digest))
        kept = repr(row) + repr(
            await db.all(select(History.actor, History.action, History.subject, History.details))
        )  # fmt: skip
    assert row is not None
    assert token not in kept
    assert cookie not in kept


# --- words ------------------------------------------------------------------------------------------------------------


async def test_everything_is_in_the_language_of_who_reads_it(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser("en-GB,en;q=0.8")
    assert "send /console in your chat with me" in await browser.reads("/console/")
    await staff.says("english")
    await staff.says("/console")
    link = link_in(staff.last)
    assert "The link works once. Enter" in await browser.reads(link)
    await browser.presses(link)
    assert "What you can see" in await browser.reads("/console/")
    page = await browser.reads("/console/missing")
    assert "阳光社区, as of Sun 22 Nov, 7:42" in page
    assert "3号楼2单元502 张伟, 王芳, 张小雨" in page
    assert "There is no such page" in await browser.reads("/console/nothing")


class Down(Database):
    """A database that is not there."""

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        raise Unavailable("down for a test")
        yield

    read = begin


async def test_while_the_database_is_down_it_says_so(world: World, site: Site) -> None:
    link, away = "/console/in/" + "a" * 43, Down(str(world.database.url), world.database.vault)
    async with serving(world, database=away) as down:
        browser = down.browser()
        browser.keeps("b" * 43)
        for path in (link, "/console/", "/console/missing"):
            answer = await browser.get(path)
            assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
            assert "现在打不开，请过一会儿再试。" in await answer.text()
        answer = await browser.post("/console/out", door_mark(world.database.vault, "b" * 43))
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    await away.close()


async def test_nothing_of_it_is_logged(world: World, site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    link = link_in(staff.last)
    await browser.presses(link)
    for page in ("", "missing", "threads", "buildings", "orders", "nothing", "missing?at=999"):
        await browser.get(f"/console/{page}")
    await browser.leaves()
    logged = "".join(capfd.readouterr())
    for secret in (link.rpartition("/")[2], "张伟", "陈静", "13900000003", "138****5678"):
        assert secret not in logged
    assert log.redact(f"GET {link} failed") == "GET /console/in/*** failed"
