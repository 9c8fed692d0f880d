"""A fever raised, taken over and closed between three windows: the resident's, the liaison's, a staff member's."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.app import App
from bot.config import load
from bot.invites import invites
from bot.roster import import_file
from tests.browser.conftest import PHONE
from tests.world import ROSTER, HeldClock

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
PICTURES = os.environ.get("LOUZHANG_TEST_PICTURES", "")  # a folder: the windows are drawn into it


@dataclass
class Town:
    """The whole service on a real port, and the links to its pages by name."""

    app: App
    clock: HeldClock
    links: dict[str, str]


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
