"""A fever raised, taken over and closed between three windows: the resident's, the liaison's, a staff member's."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from tests.browser.town import Town, draw, presses, window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_fever_is_raised_taken_over_and_closed_between_three_windows(browser: Browser, town: Town) -> None:
    resident = await window(browser, town, "赵桂兰")
    liaison, staff = await window(browser, town, "李建国"), await window(browser, town, "陈静")
    last = ".line.bot >> nth=-1"

    await resident.get_by_label("写给楼长").fill("38.2")
    await resident.get_by_label("写给楼长").press("Enter")
    await expect(resident.locator(last)).to_contain_text("我已经告诉楼长李建国、社区陈静")
    await expect(resident.locator(".tray button")).to_have_text(["没有", "咳嗽", "喘不上气"])
    for page in (liaison, staff):
        await expect(page.locator(last)).to_contain_text("🔔 发热 38.2℃ · 3号楼1单元101 · 赵桂兰")
        await expect(page.locator(".tray button")).to_have_text(["我来处理", "打电话", "送医院", "误报"])
    await draw(resident, "1-resident-raised")
    await draw(liaison, "1-liaison-raised")

    await presses(liaison, "我来处理")
    await expect(liaison.locator(last)).to_contain_text("归您了")
    await expect(staff.locator(last)).to_contain_text("李建国接了赵桂兰（3号楼1单元101）的事，您不用再管。")
    await expect(resident.locator(last)).to_contain_text("李建国来管赵桂兰的事了，会马上联系您。")
    await draw(liaison, "2-liaison-taken")
    await draw(staff, "2-staff-taken")

    await presses(liaison, "打电话")
    await expect(liaison.locator(last)).to_contain_text("赵桂兰 13812340000")
    await draw(liaison, "3-liaison-phone")
    await resident.locator(".line.bot").get_by_role("button", name="咳嗽").tap()
    await expect(liaison.locator(last)).to_contain_text("赵桂兰（3号楼1单元101）还说：咳嗽。")

    town.clock.passes(minutes=15)
    await town.app.clock.beat()
    await expect(resident.locator(last)).to_contain_text("赵桂兰该再量一次了")
    await resident.get_by_label("写给楼长").fill("36.9")
    await resident.get_by_label("写给楼长").press("Enter")
    await expect(liaison.locator(last)).to_contain_text("复测 36.9℃ · 赵桂兰（3号楼1单元101）")
    await draw(liaison, "4-liaison-recheck")
    await draw(resident, "4-resident-recheck")

    await presses(liaison, "复测正常，结束")
    await expect(liaison.locator(last)).to_contain_text("好，赵桂兰（3号楼1单元101）的事结束了：复测正常。辛苦了。")
    await expect(staff.locator(last)).to_contain_text("李建国把赵桂兰（3号楼1单元101）的事办好了：复测正常。")
    await expect(resident.locator(last)).to_contain_text("赵桂兰复测正常，可以放心了。")
    await draw(resident, "5-resident-closed")
    await draw(staff, "5-staff-closed")
    for page in (resident, liaison, staff):
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await page.evaluate(wide) == 0
        await page.context.close()
