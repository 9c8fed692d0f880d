"""The household's page as people use it: in a browser, on a small screen, on a bad line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.async_api import Browser, Page, Route, expect

from handlers.chat import Incoming
from tests.browser.conftest import Site
from tests.browser.town import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

Said = Sequence[tuple[str, Sequence[tuple[str, str]]]]
MENU = [("all-normal", "都正常，挨个填"), ("no-thermometer", "家里没体温计")]


def script(incoming: Incoming) -> Said:
    if incoming.kind == "opened":
        return [("张阿姨您好。每天早晚把体温发给我就行，比如「36.5」。", MENU)]
    if incoming.text == "36.5":
        return [("记好了（早上）\n<b>36.5℃</b>", [("change", "改一个")])]
    if incoming.kind == "choice":
        return [(f"您点了「{incoming.text}」", [])]
    return [("好的", [])]


@pytest.fixture(autouse=True)
def answers(site: Site) -> None:
    site.home.inbox.answer = script


async def greeted(page: Page, site: Site) -> None:
    await page.goto(site.address)
    await expect(page.locator("#log")).to_contain_text("张阿姨您好")


async def type_and_enter(page: Page, text: str) -> None:
    await page.get_by_label("写给楼长").fill(text)
    await page.get_by_label("写给楼长").press("Enter")


async def overflow(page: Page) -> int:
    width: int = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


async def test_what_is_typed_appears_once_and_the_answer_comes_by_itself(page: Page, site: Site) -> None:
    await greeted(page, site)
    await type_and_enter(page, "36.5")
    await expect(page.locator(".line.bot").last).to_contain_text("记好了（早上）\n36.5℃")
    await expect(page.locator(".line.me")).to_have_count(1)
    await expect(page.locator(".line.me .words")).to_have_text("36.5")
    await expect(page.locator(".state")).to_have_count(0)
    await expect(page.get_by_label("写给楼长")).to_have_value("")
    assert site.home.inbox.said == ["36.5"]
    await page.reload()
    await expect(page.locator(".line.me")).to_have_count(1)
    await expect(page.locator(".line.bot")).to_have_count(2)
    assert len(site.home.inbox.openings) == 1


async def test_the_newest_letters_buttons_are_large_above_the_input_and_work_by_a_tap(page: Page, site: Site) -> None:
    await greeted(page, site)
    tray = page.locator(".tray")
    button = tray.get_by_role("button", name="家里没体温计")
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    await expect(page.locator(".line .small button:visible")).to_have_count(0)
    await button.tap()
    await expect(page.locator(".line.bot").last).to_contain_text("您点了「家里没体温计」")
    await expect(page.locator(".line.me .words")).to_have_text("家里没体温计")
    await expect(tray).to_have_count(0)
    assert site.home.inbox.taken[-1].choice == "no-thermometer"


async def test_an_older_letters_buttons_still_work(page: Page, site: Site) -> None:
    await greeted(page, site)
    await type_and_enter(page, "36.5")
    await expect(page.locator(".tray button")).to_have_text(["改一个"])
    old = page.locator(".line.bot").first.get_by_role("button", name="都正常，挨个填")
    box = await old.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    await old.tap()
    await expect(page.locator(".line.bot").last).to_contain_text("您点了「都正常，挨个填」")


async def test_the_whole_page_works_by_keyboard(page: Page, site: Site) -> None:
    await greeted(page, site)
    await page.locator("#scroller").focus()
    await page.keyboard.press("Tab")
    await expect(page.locator(".tray button").first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".line.bot").last).to_contain_text("您点了「都正常，挨个填」")
    await expect(page.get_by_label("写给楼长")).to_be_focused()
    await page.keyboard.type("第一行")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("第二行")
    await page.keyboard.press("Enter")
    await expect(page.locator(".line.me .words").last).to_have_text("第一行\n第二行")
    await expect(page.locator(".line.bot")).to_have_count(3)
    assert site.home.inbox.said == ["都正常，挨个填", "第一行\n第二行"]


async def test_enter_that_ends_a_pinyin_word_does_not_send(page: Page, site: Site) -> None:
    await greeted(page, site)
    await page.get_by_label("写给楼长").fill("yan")
    await page.evaluate(
        "document.getElementById('text').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    await expect(page.get_by_label("写给楼长")).to_have_value("yan")
    await expect(page.locator(".line.me")).to_have_count(0)


async def test_the_help_button_asks_for_help(page: Page, site: Site) -> None:
    await greeted(page, site)
    await page.get_by_role("button", name="帮助").tap()
    await expect(page.locator(".line.me .words")).to_have_text("帮助")
    await expect(page.locator(".line.bot")).to_have_count(2)


async def test_a_message_that_could_not_go_out_goes_out_exactly_once_when_the_line_is_back(
    page: Page, site: Site
) -> None:
    await greeted(page, site)
    await site.stop()
    await type_and_enter(page, "36.5")
    await expect(page.locator(".line.me .state")).to_have_text("还没发出去，正在重试")
    await expect(page.locator("#offline")).to_have_text("网络断了，正在重连")
    await expect(page.locator("#offline")).to_be_visible()
    await expect(page.locator(".line.me .state")).to_be_in_viewport(ratio=1)
    await site.start()
    await expect(page.locator(".line.bot").last).to_contain_text("记好了")
    await expect(page.locator("#offline")).to_be_hidden()
    await expect(page.locator(".line.me")).to_have_count(1)
    await expect(page.locator(".state")).to_have_count(0)
    assert site.home.inbox.said == ["36.5"]


async def test_an_unsent_message_outlives_a_reload(page: Page, site: Site) -> None:
    await greeted(page, site)
    site.home.inbox.down = True
    await type_and_enter(page, "36.5")
    await expect(page.locator(".line.me .state")).to_have_text("还没发出去，正在重试")
    await page.reload()
    await expect(page.locator(".line.me.pending .words")).to_have_text("36.5")
    site.home.inbox.down = False
    await expect(page.locator(".line.bot").last).to_contain_text("记好了")
    await expect(page.locator(".line.me")).to_have_count(1)
    assert site.home.inbox.said == ["36.5"]
    assert await page.evaluate("localStorage.length") == 0


async def test_an_answer_lost_on_the_way_makes_no_second_message(page: Page, site: Site) -> None:
    """The server has it, but the phone never heard so: it sends again, and is one message still."""
    await greeted(page, site)
    lost = 0

    async def lose(route: Route) -> None:
        nonlocal lost
        if route.request.method == "POST" and not lost:
            lost += 1
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/h/*", lose)
    await type_and_enter(page, "36.5")
    await expect(page.locator(".line.bot").last).to_contain_text("记好了")
    await type_and_enter(page, "谢谢")
    await expect(page.locator(".line.bot").last).to_contain_text("好的")
    await expect(page.locator(".line.me .words")).to_have_text(["36.5", "谢谢"])
    assert lost == 1
    assert site.home.inbox.said == ["36.5", "谢谢"]


async def test_messages_keep_their_order_over_a_bad_line(page: Page, site: Site) -> None:
    await greeted(page, site)
    site.home.inbox.down = True
    for text in ("一", "二", "三"):
        await type_and_enter(page, text)
    await expect(page.locator(".line.me.pending")).to_have_count(3)
    site.home.inbox.down = False
    await expect(page.locator(".pending")).to_have_count(0)
    await expect(page.locator(".line.bot")).to_have_count(4)
    assert site.home.inbox.said == ["一", "二", "三"]


async def test_a_text_that_is_too_long_stays_in_the_box(page: Page, site: Site) -> None:
    await greeted(page, site)
    await type_and_enter(page, "好" * 4_001)
    await expect(page.locator("#problem")).to_contain_text("4,000 个字")
    await expect(page.get_by_label("写给楼长")).to_have_value("好" * 4_001)
    await type_and_enter(page, "好" * 4_000)
    await expect(page.locator("#problem")).to_be_hidden()
    await expect(page.locator(".line.bot")).to_have_count(2)


async def test_a_button_whose_time_is_over_says_so(page: Page, site: Site) -> None:
    await greeted(page, site)
    await page.evaluate("document.querySelector('.tray button').value = 'no-such-choice'")
    await page.locator(".tray button").first.tap()
    await expect(page.locator("#problem")).to_contain_text("这个按钮")
    await expect(page.locator(".line.me")).to_have_count(0)
    await expect(page.locator(".tray button")).to_have_count(2)


async def test_two_phones_see_one_chat(page: Page, browser: Browser, site: Site) -> None:
    await greeted(page, site)
    other = await (await browser.new_context(viewport=PHONE, locale="zh-CN")).new_page()
    await greeted(other, site)
    await type_and_enter(other, "36.5")
    await expect(page.locator(".line.home .words")).to_have_text("36.5")
    await expect(page.locator(".line.home .name")).to_have_text("家里另一部手机")
    await expect(other.locator(".line.me .words")).to_have_text("36.5")
    assert len(set(site.home.inbox.openings)) == 2
    await other.context.close()


async def test_it_works_without_a_script(browser: Browser, site: Site) -> None:
    context = await browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.address)
    await page.get_by_role("button", name="点这里开始").click()
    await expect(page.locator("#log")).to_contain_text("张阿姨您好")
    await page.get_by_label("写给楼长").fill("36.5")
    await page.get_by_role("button", name="发送").click()
    await expect(page.locator(".line.me .words")).to_have_text("36.5")
    await expect(page.locator(".line.bot").last).to_contain_text("记好了")
    await page.locator(".tray").get_by_role("button", name="改一个").click()
    await expect(page.locator(".line.bot").last).to_contain_text("您点了「改一个」")
    await page.locator(".line.bot").first.get_by_role("button", name="家里没体温计").click()
    await expect(page.locator(".line.bot").last).to_contain_text("您点了「家里没体温计」")
    await site.home.say("楼下有您的菜")
    await page.get_by_role("link", name="看看有没有新回信").click()
    await expect(page.locator(".line.bot").last).to_contain_text("楼下有您的菜")
    await expect(page.locator(".line.bot").last).to_be_in_viewport()
    await page.get_by_role("button", name="帮助").click()
    await expect(page.locator(".line.bot").last).to_contain_text("好的")
    assert site.home.inbox.said == ["36.5", "改一个", "家里没体温计", "帮助"]
    await context.close()


@pytest.mark.parametrize(("width", "height"), [(320, 568), (180, 370), (360, 300), (740, 180), (1280, 800)])
async def test_nothing_sticks_out_and_the_input_is_in_sight(page: Page, site: Site, width: int, height: int) -> None:
    """320 px; 360 × 740 at 200 %; with a keyboard up, upright and lying; a desk."""
    await page.set_viewport_size({"width": width, "height": height})
    await greeted(page, site)
    await site.home.say("很长的网址 https://example.org/" + "a" * 200 + " 和没有空格的" + "字" * 200, MENU)
    await expect(page.locator(".line.bot")).to_have_count(2)
    await type_and_enter(page, "w" * 300)
    await expect(page.locator(".line.bot")).to_have_count(3)
    assert await overflow(page) == 0
    await expect(page.get_by_role("button", name="发送")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_label("写给楼长")).to_be_in_viewport(ratio=1)


async def test_a_larger_type_of_the_phones_own_makes_ours_larger(page: Page, site: Site) -> None:
    await greeted(page, site)
    size = "parseFloat(getComputedStyle(document.querySelector('.words')).fontSize)"
    assert await page.evaluate(size) >= 20
    phone = await page.context.new_cdp_session(page)
    await phone.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    await page.reload()
    await expect(page.locator(".line.bot")).to_have_count(1)
    assert await page.evaluate(size) >= 40
    assert await overflow(page) == 0
    await expect(page.get_by_role("button", name="发送")).to_be_in_viewport(ratio=1)


async def test_a_name_with_marks_in_it_shows_literally_and_never_as_markup(page: Page, site: Site) -> None:
    await greeted(page, site)
    await site.home.say(
        "&lt;b&gt;x&lt;/b&gt; 36.5 记好了",
        [("who:1", "<img src=x onerror=alert(1)>"), ("who:2", "<b>y</b>")],
    )
    await type_and_enter(page, "<b>x</b><script>alert(1)</script>")
    await expect(page.locator(".line.bot")).to_have_count(3)
    for _ in range(2):  # drawn by the script, then by the server
        await expect(page.locator(".line.me .words")).to_have_text("<b>x</b><script>alert(1)</script>")
        await expect(page.locator(".line.bot .words").nth(1)).to_have_text("<b>x</b> 36.5 记好了")
        await expect(page.locator(".line.bot").nth(1).locator("button")).to_have_text(
            ["<img src=x onerror=alert(1)>", "<b>y</b>"]
        )
        assert await page.locator("#log b, #log img, #log script").count() == 0
        await page.reload()
        await expect(page.locator(".line.bot")).to_have_count(3)


async def test_who_reads_further_up_is_not_torn_away(page: Page, site: Site) -> None:
    await greeted(page, site)
    for number in range(15):
        await site.home.say(f"第 {number} 条通知，请看一看。" * 3)
    await expect(page.locator(".line.bot")).to_have_count(16)
    await expect(page.locator(".line.bot").last).to_be_in_viewport()
    await page.locator(".line.bot").first.scroll_into_view_if_needed()
    await expect(page.locator(".line.bot").first).to_be_in_viewport()
    await site.home.say("新来的")
    newer = page.get_by_role("button", name="有新消息，点这里看")
    await expect(newer).to_be_visible()
    await expect(page.locator(".line.bot").first).to_be_in_viewport()
    await newer.tap()
    await expect(page.locator(".line.bot").last).to_be_in_viewport()
    await expect(newer).to_be_hidden()


async def test_a_revoked_link_turns_an_open_page_into_a_kind_word(page: Page, site: Site) -> None:
    await greeted(page, site)
    await site.home.change_invite(revoked_at=site.home.clock())
    await type_and_enter(page, "36.5")
    await expect(page.get_by_role("heading", name="这个链接打不开了")).to_be_visible()
    assert site.home.inbox.said == []


CONTRAST = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = (element) => {
    for (; element; element = element.parentElement) {
      const colour = parse(getComputedStyle(element).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const texts = "h1, .place, .day, .words, .words a, time, .name, button, textarea, .bar, .state";
  document.querySelectorAll(texts).forEach((e) => {
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(paper(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([e.className || e.tagName, ratio]);
  });
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_can_be_read_by_day_and_by_night(page: Page, site: Site, scheme: str) -> None:
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    await greeted(page, site)
    await site.home.wrote("我也报一下", f"{site.home.chat}.another-device-id")
    await type_and_enter(page, "36.5")
    await expect(page.locator(".line.bot")).to_have_count(2)
    site.home.inbox.down = True
    await type_and_enter(page, "36.6")
    await expect(page.locator(".state.late")).to_be_visible()
    await page.evaluate("document.querySelectorAll('.bar').forEach((bar) => { bar.hidden = false; })")
    assert await page.evaluate(CONTRAST) == []
