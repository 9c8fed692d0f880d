"""控制台: a link that opens it once, and a session that ends with the role, the day, a press or a dismissal."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookies import SimpleCookie
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import log
from bot.console import signin
from bot.console.door import mark as door_mark
from handlers.chat import Incoming
from storage.database import Database, Unavailable
from storage.models import History, SignIn
from tests.consoles import Browser, Site, link_in, serving
from tests.keepers import no_roles_any_more, person_id
from tests.test_access import REFUSED
from tests.world import ROSTER, TEXTS, World

CLOSED = "这个链接用过了，或者已经过了 10 分钟。请在聊天里再发一次「控制台」。"
SIGNED_OUT = "要进控制台，请在跟我的聊天里发「控制台」，我把链接发给您。"


@pytest.fixture
async def site(world: World) -> AsyncIterator[Site]:
    async with serving(world) as made:
        yield made


async def actions(world: World) -> list[tuple[str, str, str]]:
    """What is on the record of the console: actor, action, subject."""
    async with world.database.read() as db:
        rows = await db.all(
            select(History.actor, History.action, History.subject)
            .where(History.action.startswith("console-"))
            .order_by(History.id)
        )
    return [(row.actor, row.action, row.subject) for row in rows]


async def is_inside(browser: Browser) -> bool:
    return (await browser.get("/console/")).status == 200


# --- the link ---------------------------------------------------------------------------------------------------------


async def test_the_link_is_asked_for_in_the_chat_opened_and_pressed(world: World, site: Site) -> None:
    staff, browser = await world.enrolled(9, "陈静"), site.browser()
    await staff.says("控制台")
    assert staff.last.startswith("这是您进控制台的链接，只能用一次，10 分钟内有效，请别转给别人。\nhttp")
    answer = await browser.presses(link_in(staff.last))
    assert (answer.status, answer.headers["Location"]) == (303, "/console/")
    assert "您能看的 未报" in await browser.reads("/console/")
    me = f"person/{await person_id(world, '陈静')}"
    assert [(action, subject) for _, action, subject in await actions(world)] == [
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


# --- the session ------------------------------------------------------------------------------------------------------


async def entered(world: World, site: Site, number: int = 9, name: str = "陈静") -> Browser:
    browser = site.browser()
    await browser.comes_in(await world.enrolled(number, name))
    return browser


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
    browser = await entered(world, site)
    cookie = browser.cookie()
    world.clock.passes(hours=11, minutes=59)
    browser.keeps(cookie)
    assert await is_inside(browser)
    world.clock.passes(minutes=1)
    answer = await browser.get("/console/missing")
    assert answer.status == 403
    assert SIGNED_OUT in await answer.text()


async def test_a_restart_loses_no_session(world: World, site: Site) -> None:
    cookie = (await entered(world, site)).cookie()
    async with serving(world) as again:
        browser = again.browser()
        browser.keeps(cookie)
        assert await is_inside(browser)


async def test_to_leave_ends_it_at_once_also_for_who_has_kept_the_cookie(world: World, site: Site) -> None:
    browser = await entered(world, site)
    cookie = browser.cookie()
    answer = await browser.leaves()
    assert "已经退出了" in await answer.text()
    assert browser.cookie() == ""
    browser.keeps(cookie)
    assert not await is_inside(browser)
    assert (await actions(world))[-1][1] == "console-left"


async def test_a_grant_that_ended_works_no_more_at_the_next_request(world: World, site: Site) -> None:
    browser = await entered(world, site)
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
    first = await entered(world, site)
    second = await entered(world, site)
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
    await (await entered(world, site)).leaves()
    await staff.says("控制台")
    assert await world.count(SignIn) == 1


async def test_who_signs_in_as_another_in_the_same_browser_leaves_the_first_behind(world: World, site: Site) -> None:
    browser = await entered(world, site)
    cookie = browser.cookie()
    await browser.comes_in(await world.enrolled(8, "李建国"))
    assert "李建国" in await browser.reads("/console/")
    browser.keeps(cookie)
    assert not await is_inside(browser)


# --- forged posts -----------------------------------------------------------------------------------------------------


async def test_a_forged_post_does_nothing(world: World, site: Site) -> None:
    """From another site, with the mark of another browser, or with none."""
    browser, thief = await entered(world, site), await entered(world, site, 8, "李建国")
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
        browser = await entered(world, site)


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


# --- python -m bot signin ---------------------------------------------------------------------------------------------


async def signs_in(world: World, phone: str) -> tuple[int, str]:
    said: list[str] = []
    code = await signin(world.database, world.rules, TEXTS, phone, now=world.clock.now(), out=said.append)
    return code, "\n".join(said)


@pytest.mark.parametrize("phone", ["13900000003", "+86 139 0000 0003"])
async def test_the_command_prints_a_link_before_there_is_any_chat(world: World, site: Site, phone: str) -> None:
    code, said = await signs_in(world, phone)
    assert code == 0
    assert said.startswith("陈静进控制台的链接，只能用一次，10 分钟内有效：\n")
    browser = site.browser()
    assert (await browser.presses(link_in(said))).status == 303
    assert "陈静" in await browser.reads("/console/")
    assert (await actions(world))[0][:2] == ("operator", "console-link")


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("13999999999", "名册上没有这个电话。"),
        ("13812345678", "名册上有这个电话，可是没有能进控制台的角色。"),
        ("陈静", "这不像一个电话号码。"),
        ("", "这不像一个电话号码。"),
    ],
)
async def test_a_number_that_opens_nothing_is_told_why(world: World, phone: str, words: str) -> None:
    code, said = await signs_in(world, phone)
    assert code == 1
    assert said.startswith(words)
    assert await world.count(SignIn) == 0


async def test_a_number_of_two_who_may_opens_nothing(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,李建军,13900000003,楼栋长,1号楼,,\n")
    code, said = await signs_in(world, "13900000003")
    assert code == 1
    assert said.startswith("有 2 位能进控制台的人用这个电话：陈静、李建军。")
    assert await world.count(SignIn) == 0


async def test_a_number_that_a_resident_shares_is_for_the_one_who_may(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,1号楼,,305,陈家妈妈,13900000003,,,,\n")
    code, said = await signs_in(world, "13900000003")
    assert code == 0
    assert said.startswith("陈静进控制台的链接")


async def test_a_role_that_ended_opens_nothing(world: World) -> None:
    await no_roles_any_more(world, "陈静")
    assert (await signs_in(world, "13900000003"))[0] == 1
