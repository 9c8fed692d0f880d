"""What stories about the console share: the site, and browsers that go in and out of it."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select
from yarl import URL

from bot.console import Console
from bot.web import application
from handlers.rules import Rules
from storage.database import Database
from storage.models import History
from tests.world import TEXTS, Phone, World

Answer = aiohttp.ClientResponse
CLOSED = "这个链接用过了，或者已经过了 10 分钟。请在聊天里再发一次「控制台」。"
SIGNED_OUT = "要进控制台，请在跟我的聊天里发「控制台」，我把链接发给您。"


def link_in(text: str) -> str:
    """The path of the link that was said."""
    found = re.search(r"https?://[^/\s]+(/console/in/\S+)", text)
    assert found is not None, text
    return found[1]


def words(page: str) -> str:
    """What is to be read on a page: without its tags and what they hold."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))).strip()


class Browser:
    """A browser with cookies of its own."""

    def __init__(self, client: TestClient[web.Request, web.Application]) -> None:
        self.client = client

    async def get(self, path: str) -> Answer:
        """Open an address."""
        return await self.client.get(path, allow_redirects=False)

    async def reads(self, path: str) -> str:
        """Open an address, and read."""
        return words(await (await self.get(path)).text())

    async def post(self, path: str, mark: str, **headers: str) -> Answer:
        """Press a form's button."""
        return await self.client.post(path, data={"mark": mark}, headers=headers, allow_redirects=False)

    async def mark(self, path: str) -> str:
        """What the form on a page carries."""
        found = re.search(r'name="mark" value="([0-9a-f]+)"', await (await self.get(path)).text())
        assert found is not None
        return found[1]

    async def presses(self, path: str) -> Answer:
        """Open a link and press 「进入」."""
        return await self.post(path, await self.mark(path))

    async def leaves(self, **headers: str) -> Answer:
        """退出."""
        return await self.post("/console/out", await self.mark("/console/"), **headers)

    async def comes_in(self, phone: Phone) -> None:
        """Ask for a link in the chat, open it, press the button."""
        await phone.says("控制台")
        answer = await self.presses(link_in(phone.last))
        assert (answer.status, answer.headers["Location"]) == (303, "/console/")

    def cookie(self, name: str = "console") -> str:
        """What a cookie holds; empty where there is none."""
        found = self.client.session.cookie_jar.filter_cookies(self.client.make_url("/console/")).get(name)
        return found.value if found is not None else ""

    def keeps(self, value: str) -> None:
        """Put a session's cookie (back) into the browser."""
        self.client.session.cookie_jar.update_cookies({"console": value}, URL(str(self.client.make_url("/console/"))))


class Site:
    """The console on a port, for any number of browsers."""

    def __init__(self, server: TestServer) -> None:
        self._server = server
        self._clients: list[TestClient[web.Request, web.Application]] = []

    def browser(self, language: str = "zh-CN") -> Browser:
        """A new one."""
        client: TestClient[web.Request, web.Application] = TestClient(
            self._server, cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Accept-Language": language}
        )
        self._clients.append(client)
        return Browser(client)

    async def close(self) -> None:
        """All of them are gone."""
        for client in self._clients:
            await client.session.close()


@asynccontextmanager
async def serving(world: World, *, rules: Rules | None = None, database: Database | None = None) -> AsyncIterator[Site]:
    """The console as it is served, perhaps with other rules, or on a database that is not there."""

    async def ready() -> dict[str, str]:
        return {}

    async def figures() -> list[object]:
        return []

    app = application(ready, figures)  # type: ignore[arg-type]
    Console(database or world.database, rules or world.rules, TEXTS, world.clock.now).routes(app)
    server = TestServer(app)
    await server.start_server()
    site = Site(server)
    yield site
    await site.close()
    await server.close()


async def entered(site: Site, phone: Phone) -> Browser:
    """A new browser, in which the holder of a phone has signed in by a link from the chat."""
    browser = site.browser()
    await browser.comes_in(phone)
    return browser


async def signed_in(world: World, site: Site, number: int = 9, name: str = "陈静") -> Browser:
    """The same of somebody on the roster."""
    return await entered(site, await world.enrolled(number, name))


async def is_inside(browser: Browser) -> bool:
    """Whether a browser is signed in."""
    return (await browser.get("/console/")).status == 200


async def noted(world: World, action: str = "console-") -> list[tuple[str, str, str, object]]:
    """What is on the record of the console: actor, action, subject, details."""
    async with world.database.read() as db:
        rows = await db.all(
            select(History.actor, History.action, History.subject, History.details)
            .where(History.action.startswith(action))
            .order_by(History.id)
        )
    return [(row.actor, row.action, row.subject, row.details) for row in rows]


def rows(page: str) -> list[list[str]]:
    """The cells of all rows of all tables, headings included."""
    return [
        [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    ]
