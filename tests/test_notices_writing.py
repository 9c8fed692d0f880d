"""Staff write a notice: what they type is shown as it will look, and a yes sends it, once."""

from __future__ import annotations

import pytest

from storage.models import Edition
from storage.notices.keeping import Text
from tests.notices import (
    LIVES_HERE,
    TEXT,
    clerk,
    drafted,
    files,
    labels,
    newest,
    notices,
    photo,
    sends,
    texts,
)
from tests.signups import binds
from tests.world import World

# --- the way through --------------------------------------------------------------------------------------------------


async def test_a_notice_is_shown_as_it_will_look_and_goes_only_after_a_yes(world: World) -> None:
    await binds(world)
    zhang = await world.enrolled(1, "张伟")
    before = len(zhang.heard)
    chen = await drafted(world)
    preview, drawn = chen.heard[-2:]
    print("\n".join(chen.texts[-3:]))
    assert preview.text == "【政策】明早 8 点做核酸\n\n带身份证，在楼下等。\n\n阳光社区 · 11月22日（周日）"
    assert labels(preview) == ["我已阅读"]
    assert drawn.text.startswith("草稿 1 号「明早 8 点做核酸」\n发给：全社区，楼群和私聊\n")
    assert "1 个群，4 户，其中 3 户私下收不到" in drawn.text
    await chen.presses("发出去")
    print(chen.last)
    assert len(zhang.heard) == before
    await chen.presses("确定发")
    await world.beat()
    assert zhang.heard[-1].text.splitlines()[2] == preview.text.splitlines()[2]
    assert await world.count(Edition) == 1


async def test_step_by_step_from_the_menu(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知")
    assert labels(chen.heard[-1]) == ["写一条", "最近的通知", "住户看到的"]
    await chen.presses("写一条")
    assert chen.last.startswith("标题写第一行")
    await chen.says("发菜")
    assert chen.last.startswith("标题记下了：「发菜」")
    await chen.says("下午 4 点，在门口。\n每户一份。")
    assert (await texts(world)) == {"zh-CN": Text("发菜", "下午 4 点，在门口。\n每户一份。")}
    assert "草稿 1 号「发菜」" in chen.last


async def test_a_title_may_be_all(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知 今天停水")
    await chen.presses("没有正文")
    await sends(chen)
    assert (await newest(world)).state == "ready"


@pytest.mark.parametrize(
    "start",
    [
        "/notice 发菜\n下午 4 点",
        "通知：发菜\n下午 4 点",
        "通知\n发菜\n下午 4 点",
        "/notices@louzhang_bot 发菜\n下午 4 点",
    ],
)
async def test_however_it_begins(world: World, start: str) -> None:
    chen = await clerk(world)
    await chen.says(start)
    assert (await texts(world)) == {"zh-CN": Text("发菜", "下午 4 点")}


async def test_a_long_first_line_is_no_title_and_is_kept(world: World) -> None:
    chen = await clerk(world)
    first = "各位邻居大家好，" * 10
    await chen.says(f"通知 {first}\n明天做核酸。")
    assert "80 个字" in chen.last
    await chen.says("又一个" * 30)
    assert "最多 60 个字" in chen.last
    await chen.says("明天做核酸")
    assert (await texts(world)) == {"zh-CN": Text("明天做核酸", f"{first}\n明天做核酸。")}
    assert "草稿 1 号「明天做核酸」" in chen.last


async def test_an_article_that_is_too_long_is_said_before_and_kept(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知 一篇文章\n" + "字" * 4000)
    assert "4,000 个字，最多 3,000 个，多了 1,000 个" in chen.last
    await chen.says("算了")
    await chen.presses("发出去")
    assert "多了 1,000 个" in chen.last
    assert (await newest(world)).state == "draft"
    await chen.presses("改文字")
    await chen.says("一篇文章\n" + "字" * 3000)
    await sends(chen)
    assert (await newest(world)).state == "ready"


async def test_a_body_that_was_shortened_takes_the_place_of_the_long_one(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知 一篇文章\n" + "字" * 3001)
    await chen.says("一篇文章\n短了")
    assert (await texts(world)) == {"zh-CN": Text("一篇文章", "短了")}


async def test_what_a_phone_cut_in_two_is_one_text_again(world: World) -> None:
    chen = await clerk(world)
    link = f"[看这里](https://a.cn/{'x' * 480})\n"
    whole = "长文\n" + link * 8 + "完了"
    await chen.says("通知 " + whole[:3990])
    await chen.says(whole[3990:])
    assert (await texts(world))["zh-CN"].body == whole.partition("\n")[2]
    assert "草稿 1 号「长文」" in chen.last


async def test_an_article_that_a_phone_cut_in_two_is_counted_as_one(world: World) -> None:
    chen = await clerk(world)
    whole = "长文\n" + "字" * 5000
    await chen.says("通知 " + whole[:4090])
    await chen.says(whole[4090:])
    assert "5,000 个字，最多 3,000 个，多了 2,000 个" in chen.last
    assert len((await texts(world))["zh-CN"].body) == 5000


async def test_a_title_that_begins_like_a_command_is_a_title(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知")
    await chen.presses("写一条")
    await chen.says("排班调整通知\n明天起早班 7 点。")
    assert (await texts(world))["zh-CN"].title == "排班调整通知"


async def test_what_is_marked_as_title_and_text_is_without_the_marks(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知\n标题：发菜\n正文：下午 4 点")
    assert (await texts(world)) == {"zh-CN": Text("发菜", "下午 4 点")}


async def test_a_menu_that_is_opened_twice_begins_one_draft(world: World) -> None:
    chen = await clerk(world)
    for _ in range(2):
        await chen.says("通知")
        await chen.presses("写一条")
    assert len(await notices(world)) == 1


async def test_each_message_that_is_changed_changes_its_own_part(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("英文版")
    english = await chen.says("Test tomorow\nBring your ID.")
    await chen.presses("急")
    await chen.edits(english, "Test tomorrow\nBring your ID.")
    assert await texts(world) == {
        "zh-CN": Text("明早 8 点做核酸", "**带身份证**，在楼下等。"),
        "en": Text("Test tomorrow", "Bring your ID."),
    }


async def test_the_words_can_be_written_anew_in_either_language(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("英文版")
    await chen.says("Test tomorrow\nBring your ID.")
    await chen.presses("改文字")
    await chen.says("Test on Monday\nBring your ID.")
    assert [text.title for text in (await texts(world)).values()] == ["明早 8 点做核酸", "Test on Monday"]
    await chen.presses("英文版")
    await chen.presses("去掉这一版")
    assert [text.title for text in (await texts(world)).values()] == ["明早 8 点做核酸"]


async def test_a_broken_mark_is_said_before_it_goes(world: World) -> None:
    chen = await drafted(world, "核酸\n**带证，别忘了")
    assert any("没写全的记号" in text for text in chen.texts)
    assert "有个记号没写全，会照原样显示：**带证，别忘了" in chen.last
    await chen.presses("发出去")
    assert "**带证" in chen.last


async def test_a_message_that_its_writer_changes_changes_the_draft(world: World) -> None:
    chen = await clerk(world)
    said = await chen.says(f"通知 {TEXT}")
    await chen.edits(said, "通知 明早 9 点做核酸\n带证")
    assert (await texts(world)) == {"zh-CN": Text("明早 9 点做核酸", "带证")}


async def test_a_resident_who_writes_it_is_not_writing_a_notice(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    await zhang.says("通知 标题\n正文")
    assert await notices(world) == []


# --- what is waited for, and what is not ------------------------------------------------------------------------------


async def test_commands_win_while_a_draft_waits_for_its_words(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知")
    await chen.presses("写一条")
    await chen.says("未报")
    assert await texts(world) == {}
    await chen.says(TEXT)
    assert (await texts(world))["zh-CN"].title == "明早 8 点做核酸"


async def test_a_report_or_an_alarm_of_the_writer_is_not_lost_in_a_draft(world: World) -> None:
    await world.import_(LIVES_HERE)
    qian = await world.enrolled(8, "钱主任")
    await qian.says("通知")
    await qian.presses("写一条")
    await qian.says("36.5")
    assert len(await world.readings()) == 1
    await qian.says("我妈摔倒起不来了")
    assert await texts(world) == {}
    await qian.says(TEXT)
    assert len(await texts(world)) == 1


async def test_what_is_typed_about_something_else_is_not_swallowed_by_the_card(world: World) -> None:
    chen = await drafted(world)
    await chen.says("今天天气不错")
    assert (await texts(world))["zh-CN"].body == "**带身份证**，在楼下等。"
    assert "草稿" not in chen.last


async def test_we_wait_an_hour_and_the_draft_is_found_again(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知 发菜")
    world.clock.passes(minutes=61)
    await chen.says("下午 4 点")
    assert (await texts(world))["zh-CN"].body == ""
    await chen.says("通知")
    await chen.presses("我的草稿（1）")
    await chen.presses("11月22日（周日） 发菜")
    await chen.presses("改文字")
    await chen.says("发菜\n下午 4 点")
    assert (await texts(world))["zh-CN"].body == "下午 4 点"


async def test_a_draft_survives_a_restart(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知")
    await chen.presses("写一条")
    await photo(chen, "a")
    await world.crash()
    await chen.says(TEXT)
    await world.crash()
    await photo(chen, "b")
    await sends(chen)
    assert ((await newest(world)).state, await files(world)) == ("ready", ["a", "b"])
