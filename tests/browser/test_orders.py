"""The demo, in three windows: a household orders, the desk looks on, a volunteer buys and brings it."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.town import PHONE, draw, presses, writes
from tests.test_demo import demo, links

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def opened(browser: Browser, link: str) -> Page:
    context = await browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(link)
    await expect(page.locator(".line.bot").first).to_be_visible()
    return page


async def sees(page: Page, text: str | re.Pattern[str]) -> None:
    await expect(page.locator(".line.bot", has_text=text).first).to_be_visible()


async def test_from_two_bags_of_salt_to_the_bag_at_the_door(browser: Browser, tmp_path: Path) -> None:
    async with demo(tmp_path, LOUZHANG_HTTP__PORT="0", LOUZHANG_SUPPLIES__KIT="[]") as process:
        found, _ = await links(process)
        home, _, staff, volunteer = [await opened(browser, link) for link in found]

        await writes(home, "帮我买两袋盐，大米10斤")
        await sees(home, "我记成这样，对吗？")
        await presses(home, "对，下单")
        await sees(home, "合计 37 元")
        number = re.search(r"(\d+) 号单", await home.locator(".line.bot", has_text="下好了").last.inner_text())
        assert number is not None

        await writes(staff, "订单台")
        await sees(staff, f"{number[1]} 号")
        await writes(volunteer, "订单台")
        await presses(volunteer, f"看 {number[1]}")
        await presses(volunteer, "我来接")
        await sees(home, "接了")
        await presses(volunteer, "都买好了")
        await presses(volunteer, "出发了")
        await presses(volunteer, "到门口了")
        await draw(volunteer, "order-volunteer")
        await sees(home, "放在您家门口了")
        await home.locator(".line.bot").get_by_role("button", name="收到了", exact=True).last.tap()
        await sees(home, f"{number[1]} 号单记成收到了")
        await draw(home, "order-home")

        await writes(staff, "结账")
        await sees(staff, "买好 1 单，37 元")
        await draw(staff, "order-staff")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
