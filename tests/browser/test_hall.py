"""The building's group as neighbours use it: two phones in a browser, the real service behind them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, expect

from storage.database import Database
from storage.vault import Vault
from tests.browser.town import PHONE
from tests.databases import fresh_sqlite
from tests.hall_house import House
from tests.world import KEY, World, with_roster

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

Open = Callable[[str], Awaitable[Page]]


@pytest.fixture
def building_url(tmp_path: Path) -> str:
    url = fresh_sqlite(tmp_path)
    with_roster(url)
    return url


@pytest_asyncio.fixture(loop_scope="session")
async def house(building_url: str, tmp_path: Path) -> AsyncIterator[House]:
    world = World(Database(building_url, Vault(KEY)), tmp_path)
    house = House(world)
    await world.listing()
    runner = web.AppRunner(house.app(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    house.port = runner.addresses[0][1]
    speaking = asyncio.create_task(_speak(house))
    yield house
    speaking.cancel()
    await house.page.stop()
    await runner.cleanup()
    await house.speaker.finish()
    await world.stop()
    await world.database.close()


async def _speak(house: House) -> None:
    """What waits goes out, again and again: the clock of the world is held, that of the browser is not."""
    while True:
        await house.speaker.drain()
        await asyncio.sleep(0.05)


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, house: House) -> AsyncIterator[Open]:
    """Opens somebody's page on a phone of its own. What a page complains about fails the test."""
    complaints: list[str] = []
    contexts = []

    async def open_(name: str) -> Page:
        context = await browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
        await page.goto(f"http://127.0.0.1:{house.port}/h/{await house.token(name)}")
        await expect(page.locator("#log")).to_contain_text("您好")
        return page

    yield open_
    for context in contexts:
        await context.close()
    assert complaints == []


async def into_the_group(page: Page) -> None:
    await page.get_by_role("link", name="楼群").tap()
    await expect(page.get_by_role("heading", name="3号楼楼群")).to_be_visible()


async def writes(page: Page, text: str) -> None:
    box = page.get_by_label("写给邻居们")
    await box.fill(text)
    await box.press("Enter")


async def test_two_neighbours_talk_and_health_stays_private(phone: Open, house: House) -> None:
    zhao, wei = await phone("赵桂兰"), await phone("张伟")
    await wei.get_by_role("button", name="张伟", exact=True).tap()
    await expect(wei.locator("#log")).to_contain_text("张伟")
    await into_the_group(zhao)
    await into_the_group(wei)
    await expect(zhao.locator("#board")).to_contain_text("2 户里 0 户已报")

    await writes(wei, "谁家有多的盐？")
    await expect(zhao.locator(".line.near").last).to_contain_text("谁家有多的盐？")
    await expect(zhao.locator(".line.near .name").last).to_have_text("张*")
    await writes(zhao, "我家有，挂您门上")
    await expect(wei.locator(".line.near .words").last).to_have_text("我家有，挂您门上")

    await writes(zhao, "36.4")
    await expect(wei.locator(".line.near").last.locator(".mark")).to_contain_text("记下了")
    await expect(zhao.locator(".line.me").last.locator(".mark")).to_contain_text("记下了")
    await expect(zhao.locator("#answered")).to_be_visible()

    await writes(wei, "我 38.5，难受")
    await expect(wei.locator("#answered")).to_be_visible()
    await expect(wei.locator(".line.me")).to_have_count(1)
    await expect(zhao.locator(".line.near")).to_have_count(1)
    await expect(zhao.locator("#log")).not_to_contain_text("38.5")
    await wei.locator("#answered a").tap()
    await expect(wei.locator("#log")).to_contain_text("38.5")

    house.world.clock.passes(minutes=2)
    await house.world.beats.beat()
    await expect(zhao.locator("#board")).to_contain_text("2 户里 1 户已报")
    await expect(zhao.locator("#board")).to_have_count(1)
    assert await zhao.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_calls_button_leads_to_the_private_question(phone: Open, house: House) -> None:
    zhao = await phone("赵桂兰")
    await into_the_group(zhao)
    await expect(zhao.locator("#board")).to_be_visible()
    await house.world.beats.beat()
    await expect(zhao.locator(".line.bot .name")).to_have_text("小助手")
    button = zhao.locator(".tray").get_by_role("button", name="报体温")
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    await button.tap()
    await expect(zhao.locator("#log")).to_contain_text("请报一下赵桂兰的体温")
    await expect(zhao.get_by_role("link", name="我的消息")).to_have_attribute("aria-current", "page")


async def test_a_message_taken_away_while_the_line_was_down_is_gone_when_it_is_back(phone: Open, house: House) -> None:
    zhao, wei = await phone("赵桂兰"), await phone("张伟")
    await into_the_group(zhao)
    await into_the_group(wei)
    await writes(wei, "大家好")
    await writes(wei, "明天见")
    await expect(zhao.locator(".line.near")).to_have_count(2)
    await zhao.context.set_offline(True)
    post = await house.newest_post()
    await house.page.act(post.chat, {"do": "delete", "message": post.message})
    await zhao.context.set_offline(False)
    await zhao.reload()
    await expect(zhao.locator(".line.near")).to_have_count(1)
    await expect(wei.locator(".line.me")).to_have_count(1)


async def test_neither_dark_nor_large_type_breaks_it(phone: Open, browser: Browser, house: House) -> None:
    zhao = await phone("赵桂兰")
    await zhao.emulate_media(color_scheme="dark")
    await into_the_group(zhao)
    await zhao.evaluate("document.documentElement.style.fontSize = '250%'")
    assert await zhao.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await expect(zhao.get_by_label("写给邻居们")).to_be_in_viewport()
    await expect(zhao.get_by_role("link", name="我的消息")).to_be_in_viewport()
