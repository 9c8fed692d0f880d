"""A notice on the page: written by staff, read by a household, at the width of a phone."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.town import Town, draw, presses, window, writes

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LAST = ".line.bot >> nth=-1"


async def pressed(page: Page, label: str) -> None:
    """A button above the input, once it is there."""
    await expect(page.locator(".tray").get_by_role("button", name=label, exact=True)).to_be_visible()
    await presses(page, label)


async def test_the_card_of_a_draft_stands_below_what_was_typed_each_time(browser: Browser, town: Town) -> None:
    staff = await window(browser, town, "陈静")
    await writes(staff, "通知 明早 8 点做核酸\n**带身份证**，在楼下等。")
    for target in ("1号楼", "3号楼"):
        await pressed(staff, "发给谁")
        await expect(staff.locator(".tray")).to_contain_text("选好了")  # the card's other leaf, offered like a question
        town.clock.passes(seconds=5)
        await writes(staff, target)
        await expect(staff.locator(LAST)).to_contain_text(f"发给：{target}")
    await draw(staff, "notice-card")
    assert await staff.locator(".line", has_text="发给：").count() == 1


async def test_a_household_reads_it_and_says_so(browser: Browser, town: Town) -> None:
    staff, home = await window(browser, town, "陈静"), await window(browser, town, "张伟")
    await writes(staff, "通知 明早 8 点做核酸\n**带身份证**，在楼下等。\n- 老人先做")
    await pressed(staff, "发出去")
    await pressed(staff, "确定发")
    await expect(home.locator(LAST)).to_contain_text("• 老人先做")
    await draw(home, "notice-to-read")
    town.clock.passes(minutes=3)
    await pressed(home, "我已阅读")
    await expect(home.locator(".line.bot", has_text="您家 11月22日（周日）7:45 读过了。")).to_be_visible()
    await expect(home.locator(".tray", has_text="我已阅读")).to_have_count(0)
    await draw(home, "notice-read")
    await writes(staff, "谁没看")
    await expect(staff.locator(LAST)).to_contain_text("看过 1")
