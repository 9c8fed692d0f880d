"""Household, liaison and staff in three windows: a word that nothing else understands is answered by a neighbour."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.town import Town, draw, presses, window, writes

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def sees(page: Page, text: str) -> None:
    """It stands there; what the clock says meanwhile may stand below it."""
    await expect(page.locator(".line.bot", has_text=text).first).to_be_visible()


async def test_a_household_is_answered_by_its_liaison_and_staff_see_who_waits(browser: Browser, town: Town) -> None:
    resident = await window(browser, town, "赵桂兰")
    liaison, staff = await window(browser, town, "李建国"), await window(browser, town, "陈静")

    await writes(resident, "明天想请您帮我看看孩子的作业")
    await sees(resident, "转给楼长李建国了")
    await sees(liaison, "「明天想请您帮我看看孩子的作业」")
    await sees(liaison, "3号楼1单元101")

    await writes(staff, "来往")
    await sees(staff, "1 户在等回话")

    await presses(liaison, "回复")
    await sees(liaison, "您接下来写的，我都转给")
    await writes(liaison, "好，我下午三点来")
    await sees(resident, "楼长李建国：好，我下午三点来")
    await draw(resident, "thread-resident")
    await draw(liaison, "thread-liaison")

    await writes(staff, "来往")
    await sees(staff, "没有人在等")

    await writes(resident, "求助")
    for page in (liaison, staff):
        await sees(page, "求助")
        await sees(page, "3号楼1单元101")
    await presses(liaison, "我来处理")
    await sees(resident, "李建国来管")
    await sees(staff, "李建国接了")
