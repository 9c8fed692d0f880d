"""A real Chromium, one for the whole run; skipped where the machine has none.

Everything here runs in the session's event loop, because the browser does.
"""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.app import App
from bot.config import load
from bot.invites import invites
from bot.roster import import_file
from storage.database import Database
from storage.vault import Vault
from tests.browser.town import PHONE, Town
from tests.databases import fresh_sqlite
from tests.page_home import TOKEN, Home
from tests.world import ROSTER, HeldClock

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
expect.set_options(timeout=20_000)  # a page that waits before it tries again, on a busy machine


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield opened
        await opened.close()


class Site:
    """The page on a real port, which can go away and come back."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/h/{TOKEN}"

    async def start(self) -> None:
        await self.home.page.start()
        self._runner = web.AppRunner(self.home.app(), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path)


@pytest_asyncio.fixture(loop_scope="session")
async def site(file_url: str) -> AsyncIterator[Site]:
    database = Database(file_url, Vault(b"a key for tests, 32 bytes and more"))
    site = Site(await Home.build(database))
    await site.start()
    yield site
    await site.stop()
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, site: Site) -> AsyncIterator[Page]:
    """A phone with the page not yet open. Anything the page complains about to its console fails the test."""
    context = await browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
    context.set_default_timeout(15_000)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
    yield page
    await context.close()
    assert complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def town(file_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    clock = HeldClock()
    settings = load(
        environ={
            "LOUZHANG_DATABASE__URL": file_url,
            "LOUZHANG_SECRET__FILE": str(tmp_path / "secret.key"),
            "LOUZHANG_HTTP__PORT": str(port),
            "LOUZHANG_HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}",
            "LOUZHANG_SUPPLIES__KIT": "[]",
        },
        directory=tmp_path,
    )
    app = App(settings, now=clock.now)
    await app.start()
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    said: list[str] = []
    now = clock.now()
    await import_file(app.database, app.rules, app.texts, roster, dry_run=False, now=now, out=said.append)
    said.clear()
    await invites(app.database, app.rules, app.texts, format="json", now=now, telegram_username="", out=said.append)
    lines = json.loads("\n".join(said))
    yield Town(app, clock, {line["name"]: line["page_link"] for line in lines})
    await app.stop()
