"""The whole service on a real port, and windows on the pages of those who live and work there."""

from __future__ import annotations

import os
from dataclasses import dataclass

from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.app import App
from tests.world import HeldClock

PHONE: ViewportSize = {"width": 360, "height": 740}
PICTURES = os.environ.get("LOUZHANG_TEST_PICTURES", "")  # a folder: the windows are drawn into it


@dataclass
class Town:
    """The whole service on a real port, and the links to its pages by name."""

    app: App
    clock: HeldClock
    links: dict[str, str]


async def window(browser: Browser, town: Town, name: str) -> Page:
    context = await browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(town.links[name])
    await expect(page.locator(".line.bot").first).to_contain_text("您好")
    return page


async def draw(page: Page, name: str) -> None:
    if PICTURES:
        await page.screenshot(path=f"{PICTURES}/{name}.png")


async def presses(page: Page, label: str) -> None:
    await page.locator(".tray").get_by_role("button", name=label, exact=True).tap()


async def writes(page: Page, text: str) -> None:
    """Write something into the box at the bottom and send it."""
    box = page.locator("#text")
    await box.fill(text)
    await box.press("Enter")
