"""A notice on the page, at the width of a phone: read, answered with a tap, and the answer seen in its place."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from storage.notices import keeping
from storage.notices.keeping import Asks, Text
from tests.browser.town import Town, draw, presses, window, writes

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

BODY = """明天（11月26日）早上 **8 点到 10 点**，在 3 号楼门口做核酸。

- 带好身份证
- 戴口罩，隔两步站
- 走不动的，点「需要帮助」，医生上门

怎么走看[这张图](https://example.org/map)。"""


async def sent(town: Town, asks: Asks) -> None:
    """A notice goes out."""
    now = town.clock.now()
    async with town.app.database.begin() as db:
        id = await keeping.create(
            db, community_id=1, author_id=1, report_chat="page:nobody", report_language="zh-CN", now=now, kind="test",
            asks=asks,
        )  # fmt: skip
        notice = await keeping.by_id(db, id)
        assert notice is not None
        await keeping.write(db, notice, 1, "zh-CN", Text("明早做核酸", BODY), 1, now)
        assert await keeping.change(db, id, ("draft",), now, state="ready", next_at=now)


def line(page: Page, text: str) -> Locator:
    return page.locator(".line.bot", has_text=text)


async def test_a_notice_is_read_and_answered_with_a_tap(browser: Browser, town: Town) -> None:
    resident, liaison = await window(browser, town, "赵桂兰"), await window(browser, town, "李建国")
    await sent(town, Asks("reply"))
    notice = line(resident, "在 3 号楼门口做核酸")
    await expect(notice).to_be_visible()
    await expect(notice.locator("b", has_text="8 点到 10 点")).to_be_visible()
    await expect(notice.locator("a")).to_have_attribute("href", "https://example.org/map")
    assert await resident.evaluate("document.documentElement.scrollWidth") <= 360
    await draw(resident, "notice-unread")

    town.clock.passes(minutes=2)
    await presses(resident, "知道了")
    await expect(line(resident, "读过了")).to_be_visible()
    await expect(notice).to_have_count(1)
    await expect(line(resident, "带好身份证")).to_contain_text("读过了")
    await draw(resident, "notice-read")

    town.clock.passes(minutes=2)
    await line(resident, "带好身份证").get_by_role("button", name="需要帮助").tap()
    await expect(line(resident, "转给楼长李建国了")).to_be_visible()
    await expect(line(resident, "带好身份证")).to_contain_text("您说需要帮助")
    await expect(line(liaison, "对『明早做核酸』这条通知：需要帮助")).to_be_visible()
    await draw(resident, "notice-help")
    await draw(liaison, "notice-help-liaison")


async def test_notices_are_asked_for_and_shown_once_more(browser: Browser, town: Town) -> None:
    resident = await window(browser, town, "赵桂兰")
    await sent(town, Asks("choices", {"zh-CN": ("一针也没打", "打过两针", "打过三针")}))
    await expect(line(resident, "在 3 号楼门口做核酸")).to_be_visible()
    await draw(resident, "notice-choices")
    town.clock.passes(minutes=2)
    await writes(resident, "我的通知")
    await expect(line(resident, "1. 明早做核酸 · 11月22日（周日），还没看")).to_be_visible()
    await draw(resident, "notice-list")
    town.clock.passes(minutes=2)
    await line(resident, "还没看").get_by_role("button", name="1. 明早做核酸").tap()
    await expect(resident.locator(".line").last).to_contain_text("隔两步站")
    town.clock.passes(minutes=2)
    await presses(resident, "打过两针")
    await expect(line(resident, "您选了「打过两针」")).to_be_visible()
    await expect(line(resident, "隔两步站")).to_have_count(1)
    await draw(resident, "notice-chosen")
