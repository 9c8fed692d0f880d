"""A label's page on a small phone, and the labels on A4."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import select

from handlers.supplies.door import tokens
from storage.models import Household, Person
from storage.supplies import drafts, orders
from tests.browser.town import PHONE, Town, draw, presses, window, writes

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def an_order(town: Town) -> int:
    """A kit for 502, in the hands of 陈静."""
    now = town.clock.now()
    async with town.app.database.begin() as db:
        home = await db.scalar(select(Household.id).where(Household.room == "502"))
        whose = await db.scalar(select(Person.id).where(Person.name == "陈静"))
        draft = await drafts.start(db, account_id=None, person_id=None, household_id=home or 0, kind="kit", now=now)
        await orders.change(
            db, draft.id, ["draft"], now, state="accepted", placed_at=now, accepted_at=now, taker_id=whose
        )
    return draft.id


async def test_a_label_is_scanned_and_pressed_on_a_small_phone(browser: Browser, town: Town) -> None:
    home, staff = await window(browser, town, "张伟"), await window(browser, town, "陈静")
    await town.app.clock.beat()  # what the morning brings comes first, unless it has come before
    id = await an_order(town)
    day = town.app.rules.local(town.clock.now()).date()
    link = f"{town.app.rules.public_url}/d/{tokens.label_token(town.app.database.vault, id, day)}"
    page = await staff.context.new_page()
    await page.goto(link)
    await draw(page, "door-scan")
    await expect(page.get_by_role("heading")).to_have_text("502")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    button = page.get_by_role("button", name="放到门口了")
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    await expect(page.get_by_text("没有登录也能记")).to_have_count(0)  # the staff's own page has said who it is
    await button.tap()
    await expect(page.get_by_role("status")).to_contain_text("放到门口了，这就告诉他家。")
    town.clock.passes(minutes=1)
    await town.app.clock.beat()
    await expect(home.locator(".line.bot", has_text="放在您家门口了，请 5 分钟内取进去。").first).to_be_visible()
    await presses(home, "收到了")
    await expect(home.locator(".line.bot", has_text=f"{id} 号单记成收到了").first).to_be_visible()


async def test_the_labels_are_sheets_of_a4(browser: Browser, town: Town) -> None:
    staff = await window(browser, town, "陈静")
    await an_order(town)
    town.clock.moment += timedelta(hours=1)
    await writes(staff, "标签")
    said = staff.locator(".line.bot").last
    await expect(said).to_contain_text("1 张标签")
    found = re.search(r"http\S+/d/p/\S+", await said.inner_text())
    assert found is not None
    page = await staff.context.new_page()
    await page.goto(found[0])
    await draw(page, "door-labels")
    box = await page.locator(".sheet").bounding_box()
    label = await page.locator(".label").bounding_box()
    assert box is not None
    assert label is not None
    assert (round(box["width"] / 96 * 25.4), round(box["height"] / 96 * 25.4)) == (210, 297)
    assert (round(label["width"] / 96 * 25.4), round(label["height"] / 96 * 25.4)) == (70, 37)
    assert await page.locator(".label svg").count() == 1
