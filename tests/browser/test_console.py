"""The console in a real browser: in by the link, tables as cards on a small phone and as tables at a desk."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.town import PHONE, Town, draw, window, writes

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def link_of(staff: Page, word: str) -> str:
    """Ask for a link on the staff's own page; gives its address."""
    await writes(staff, word)
    said = staff.locator(".line.bot", has_text="/console/in/").last
    found = re.search(r"http\S+/console/in/[\w-]+", await said.inner_text())
    assert found is not None
    return found[0]


async def fits(page: Page, width: int) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_staff_sign_in_and_look_on_a_small_phone_and_at_a_desk(browser: Browser, town: Town) -> None:
    home, staff = await window(browser, town, "张伟"), await window(browser, town, "陈静")
    await writes(home, "楼上半夜有响声，能不能帮忙说一声")
    await expect(home.locator(".line.bot").nth(1)).to_be_visible()
    page = await staff.context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    await page.goto(await link_of(staff, "控制台"))
    await fits(page, PHONE["width"])
    button = page.get_by_role("button", name="进入")
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    await draw(page, "console-door")
    await button.tap()
    await expect(page.get_by_role("heading", name="您能看的")).to_be_visible()
    await draw(page, "console-home")
    await page.get_by_role("link", name="未报").tap()
    await expect(page.get_by_role("heading", name="未报")).to_be_visible()
    await fits(page, PHONE["width"])
    await draw(page, "console-missing")
    calls = page.get_by_role("table", name="还没报的")  # a table for whoever hears it, though it is drawn as cards
    await expect(calls.get_by_role("columnheader", name="怎么办")).to_have_count(1)
    row = calls.get_by_role("row", name=re.compile("3号楼2单元502"))
    await expect(row.get_by_role("rowheader")).to_have_text("3号楼2单元502")
    await page.get_by_label("看哪里").select_option("1号楼")
    await page.get_by_role("button", name="看", exact=True).tap()
    await expect(page.get_by_role("rowheader", name="1号楼302")).to_be_visible()
    await expect(page.get_by_role("rowheader", name="3号楼2单元502")).to_have_count(0)
    for name in ("来往", "楼栋", "订单"):
        await page.get_by_role("link", name=name).tap()
        await expect(page.get_by_role("heading", name=name)).to_be_visible()
        await fits(page, PHONE["width"])
        await draw(page, f"console-{name}")

    await page.set_viewport_size({"width": 1200, "height": 800})
    for name in ("未报", "来往", "楼栋", "订单"):
        await page.get_by_role("link", name=name).tap()
        await expect(page.get_by_role("heading", name=name)).to_be_visible()
        await fits(page, 1200)
        await draw(page, f"console-desk-{name}")
    await page.emulate_media(media="print")
    await expect(page.get_by_role("button", name="退出")).to_be_hidden()
    await page.emulate_media(media="screen")
    await page.get_by_role("button", name="退出").tap()
    await expect(page.get_by_text("已经退出了")).to_be_visible()
    await page.goto(f"{town.app.rules.public_url}/console/missing")
    await expect(page.get_by_text("要进控制台")).to_be_visible()
    assert [said for said in complaints if "403" not in said] == []


async def test_the_console_in_english(browser: Browser, town: Town) -> None:
    staff = await window(browser, town, "陈静")
    await writes(staff, "english")
    await expect(staff.locator(".line.bot").last).to_contain_text("English")
    page = await staff.context.new_page()
    await page.goto(await link_of(staff, "/console"))
    await draw(page, "console-en-door")
    await page.get_by_role("button", name="Enter").tap()
    await expect(page.get_by_role("heading", name="What you can see")).to_be_visible()
    await draw(page, "console-en-home")
    for name, width in (("Not reported", 360), ("Buildings", 360), ("Not reported", 1200), ("Buildings", 1200)):
        await page.set_viewport_size({"width": width, "height": 800})
        await page.get_by_role("link", name=name).tap()
        await expect(page.get_by_role("heading", name=name)).to_be_visible()
        await fits(page, width)
        await draw(page, f"console-en-{width}-{name.replace(' ', '-')}")
