"""Staff write a notice: what they type is shown as it will look, and a yes sends it, once."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest
from sqlalchemy import select

from handlers.chat import Attachment, Incoming
from storage.models import Account, Edition, History
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.notices import TEXT, button, card, clerk, drafted, labels, newest, notices, photo, sends
from tests.signups import binds
from tests.world import World


async def texts(world: World) -> dict[str, Text]:
    notice = await newest(world)
    async with world.database.read() as db:
        return await keeping.texts(db, notice.id, notice.version)


async def files(world: World) -> list[str]:
    notice = await newest(world)
    async with world.database.read() as db:
        return [file.ref for file in await keeping.files(db, notice.id)]


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


# --- pictures and files -----------------------------------------------------------------------------------------------


async def test_pictures_go_with_it_in_their_order_before_the_words(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await clerk(world)
    await chen.says("通知")
    await chen.presses("写一条")
    await photo(chen, "a", album="1")
    await photo(chen, "b", album="1")
    assert sum("收下了" in text for text in chen.texts) == 1
    await chen.says(TEXT)
    assert [heard.file for heard in chen.heard[-5:-2]] == ["", "photo.jpg", "photo.jpg"]
    assert "图片和文件：2 个" in chen.last
    await photo(chen, "c")
    assert "图片和文件：3 个" in card(chen).text
    await sends(chen)
    await world.beat()
    assert [heard.file for heard in zhang.heard[-4:]] == ["photo.jpg", "photo.jpg", "photo.jpg", ""]
    assert await files(world) == ["a", "b", "c"]


async def test_words_below_a_picture_are_its_words(world: World) -> None:
    chen = await clerk(world)
    await photo(chen, "a", text=f"通知 {TEXT}", album="7")
    await photo(chen, "b", album="7")
    assert (await files(world), (await texts(world))["zh-CN"].title) == (["a", "b"], "明早 8 点做核酸")
    await chen.presses("改文字")
    await photo(chen, "c", text="发菜\n下午 4 点")
    assert (await files(world), await texts(world)) == (["a", "b", "c"], {"zh-CN": Text("发菜", "下午 4 点")})


async def test_of_twenty_pictures_nine_are_taken_and_it_is_said_once(world: World) -> None:
    chen = await drafted(world)
    for number in range(20):
        await photo(chen, f"p{number}", album="1")
    assert await files(world) == [f"p{number}" for number in range(9)]
    assert sum("最多 9 个" in text for text in chen.texts) == 1
    assert "图片和文件：9 个" in card(chen).text


async def test_a_file_over_the_limit_is_refused_and_nothing_else_is_lost(world: World) -> None:
    chen = await drafted(world)
    await photo(chen, "a")
    large = Attachment("big", "年报.pdf", "application/pdf", 20_000_001)
    await chen.says("", kind="file", attachment=large)
    assert chen.last.startswith("「年报.pdf」有 21 MB，最多 20 MB")
    await chen.says("", kind="file", attachment=dataclasses.replace(large, ref="ok", size=20_000_000))
    assert await files(world) == ["a", "ok"]


async def test_a_picture_after_sending_is_told_so(world: World) -> None:
    chen = await drafted(world)
    await sends(chen)
    await photo(chen, "late")
    assert "这张没跟上" in chen.last
    assert await files(world) == []
    await chen.presses("照着再写一条")
    await photo(chen, "in time")
    assert await files(world) == ["in time"]


async def test_pictures_can_be_taken_off_again(world: World) -> None:
    chen = await drafted(world)
    await photo(chen)
    await chen.presses("去掉图片和文件")
    assert await files(world) == []
    assert "图片和文件：0 个" in card(chen).text


# --- what is waited for, and what is not ------------------------------------------------------------------------------


async def test_commands_win_while_a_draft_waits_for_its_words(world: World) -> None:
    chen = await clerk(world)
    await chen.says("通知")
    await chen.presses("写一条")
    await chen.says("未报")
    assert await texts(world) == {}
    await chen.says(TEXT)
    assert (await texts(world))["zh-CN"].title == "明早 8 点做核酸"


LIVES_HERE = (
    "社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始\n阳光社区,1号楼,,401,钱主任,13900000077,工作人员,,2026-11-21\n"
)


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


# --- the card ---------------------------------------------------------------------------------------------------------


async def test_the_card_is_one_message_that_changes_in_its_place(world: World) -> None:
    chen = await drafted(world)
    count = len(chen.heard)
    for label in ("急", "置顶", "类别", "核酸", "催读时间", "1 小时", "怎么回", "知道了、需要帮助、有疑问"):
        await chen.presses(label)
    assert len(chen.heard) == count
    assert "怎么回：知道了、需要帮助、有疑问，1 小时后催一次\n类别：核酸，急，夜里也发，在群里置顶" in card(chen).text
    notice = await newest(world)
    assert (notice.kind, notice.urgent, notice.pinned, notice.nudge_minutes, notice.asks.mode) == (
        "test", True, True, 60, "reply",
    )  # fmt: skip


async def test_answers_of_ones_own(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("怎么回")
    await chen.presses("自己写选项")
    await chen.says("打了")
    assert "您写了 1 个选项，要 2 到 8 个" in chen.last
    await chen.says("打了、" + "很" * 21)
    assert "太长了" in chen.last
    await chen.says("打了/打了")
    assert "有两个选项一样" in chen.last
    await chen.says("1. 打了\n2. 没打\n3. 想打、还没约")
    assert (await newest(world)).asks.answers("zh-CN") == ("打了", "没打", "想打、还没约")
    assert labels(chen.heard[-2]) == ["打了", "没打", "想打、还没约"]
    await chen.presses("打了")
    assert "这是预览" in chen.last


async def test_the_english_version_is_its_own_and_its_choices_too(world: World) -> None:
    smith = await world.enrolled(2, "John Smith", "en")
    chen = await drafted(world)
    await chen.presses("英文版")
    await chen.says("明天")
    assert chen.last.startswith("这看着不是英文")
    await chen.says("Test tomorrow 8:00\nBring your **ID**.")
    assert "英文版：有" in chen.last
    assert chen.heard[-2].text.startswith("[Policy] Test tomorrow 8:00")
    await chen.presses("怎么回")
    await chen.presses("自己写选项")
    await chen.says("来、不来")
    await chen.says("Yes")
    assert "原来是 2 个" in chen.last
    await chen.says("I come / I do not")
    assert (await newest(world)).asks.answers("en") == ("I come", "I do not")
    await sends(chen)
    await world.beat()
    assert "Bring your ID." in smith.last
    assert labels(smith.heard[-1]) == ["I come", "I do not"]


async def test_written_in_english_first_it_gets_a_chinese_version(world: World) -> None:
    chen = await clerk(world)
    await chen.says("english")
    await chen.says("/notice Test tomorrow\nBring your ID.")
    assert chen.last.startswith('Draft 1: "Test tomorrow"')
    await chen.presses("Chinese version")
    await chen.says("明天做核酸\n带证")
    assert await texts(world) == {"en": Text("Test tomorrow", "Bring your ID."), "zh-CN": Text("明天做核酸", "带证")}


async def test_typed_instead_of_pressed(world: World) -> None:
    chen = await drafted(world)
    await chen.says("发给 3号楼")
    assert "发给：3号楼" in chen.last
    await chen.says("标题 改了")
    await chen.says("发出去")
    await chen.says("好")
    assert ((await newest(world)).state, (await texts(world))["zh-CN"].title) == ("ready", "改了")


# --- going ------------------------------------------------------------------------------------------------------------


async def test_two_presses_send_it_once(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("发出去")
    go = button(chen, "确定发")
    incoming = [
        Incoming(f"press/{n}", chen.address, chen.address, "choice", choice=go.id) for n in range(2)
    ]  # fmt: skip
    await asyncio.gather(*(world.inbox.receive(one) for one in incoming))
    await world.speaker.drain()
    await world.beat()
    await world.beat()
    assert sum("带身份证" in text for text in zhang.texts) == 1
    assert any("不会再发一遍" in text or "已经定好要发了" in text for text in chen.texts)
    assert await world.count(Edition) == 1


async def test_two_phones_of_its_writer_send_it_once(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("发出去")
    go = button(chen, "确定发")
    second = await clerk(world, 19)
    await asyncio.gather(*(
        world.inbox.receive(Incoming(f"press/{phone.address}", phone.address, phone.address, "choice", choice=go.id))
        for phone in (chen, second)
    ))  # fmt: skip
    async with world.database.read() as db:
        sent = await db.scalars(select(History.action).where(History.action == "notice-sent"))
    assert sent == ["notice-sent"]


async def test_at_night_it_says_that_it_waits_for_the_morning(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    world.clock.at("22:30")
    await chen.presses("发出去")
    assert "夜里不打扰大家，6:30 才发。" in chen.last
    await chen.presses("确定发")
    assert any("6:30 发" in text for text in chen.texts)
    await world.beat()
    assert "核酸" not in zhang.last
    world.clock.at("11-23 6:30")
    await world.beat()
    assert any("核酸" in text for text in zhang.texts)


async def test_what_waits_for_the_morning_can_be_taken_back(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    world.clock.at("23:00")
    await sends(chen)
    await chen.presses("拿回来改")
    assert (await newest(world)).state == "draft"
    world.clock.at("11-23 6:31")
    await world.beat()
    assert not any("带身份证" in text for text in zhang.texts)
    await sends(chen)
    await world.beat()
    assert any("带身份证" in text for text in zhang.texts)


async def test_an_urgent_one_goes_at_night(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("急")
    world.clock.at("22:30")
    await chen.presses("发出去")
    assert "夜里" not in chen.last
    await chen.presses("确定发")
    assert (await newest(world)).next_at == world.clock.now()


async def test_a_sending_that_would_run_into_the_night_says_so(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, notices=dataclasses.replace(world.rules.notices, per_second=0.01))
    await world.crash()
    await world.enrolled(1, "张伟")
    chen = await drafted(world)
    world.clock.at("21:59")
    await chen.presses("发出去")
    assert "大约要 2 分钟" in chen.last
    assert "22:00 前发不完，夜里停下，6:30 接着发。" in chen.last


async def test_an_empty_target_is_refused_kindly(world: World) -> None:
    chen = await drafted(world)
    await chen.says("发给 95 岁以上的")
    await chen.presses("发出去")
    assert "一户也没有" in chen.last
    assert (await newest(world)).state == "draft"


async def test_whom_nothing_reaches_is_listed(world: World) -> None:
    await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("发出去")
    await chen.presses("谁收不到")
    assert chen.last == "私下收不到的：3号楼1单元101、1号楼302、1号楼303"


# --- drafts and copies ------------------------------------------------------------------------------------------------


async def test_thrown_away_and_had_again(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("扔掉")
    assert (await newest(world)).state == "dropped"
    async with world.database.read() as db:
        assert "notice-dropped" in await db.scalars(select(History.action))
        assert (await db.scalar(select(Account.expects).where(Account.address == chen.address))) is None
    await chen.presses("拿回来改")
    assert (await newest(world)).state == "draft"


async def test_put_aside_and_found_again(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("存草稿")
    assert "存好了" in chen.last
    await chen.presses("接着写")
    await sends(chen)
    assert (await newest(world)).state == "ready"


async def test_a_copy_has_its_words_files_target_and_answers(world: World) -> None:
    chen = await drafted(world)
    await photo(chen, "a")
    await chen.says("发给 隔离的")
    await chen.presses("怎么回")
    await chen.presses("不用回")
    await sends(chen)
    await world.beat()
    world.clock.passes(days=1)
    await chen.says("通知")
    await chen.presses("最近的通知")
    await chen.presses("11月22日（周日） 明早 8 点做核酸")
    assert "已经发出去了" in chen.last
    await chen.presses("照着再写一条")
    old, new = await notices(world)
    assert (new.state, new.copied_from, new.target, new.asks) == ("draft", old.id, old.target, old.asks)
    assert (await files(world), (await texts(world))["zh-CN"].title) == (["a"], "明早 8 点做核酸")


# --- whose it is ------------------------------------------------------------------------------------------------------


async def test_nobody_touches_somebody_elses_draft(world: World) -> None:
    await drafted(world)
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色,负责\n阳光社区,,,,周主任,13900000004,管理员,\n")
    zhou, zhang = await world.enrolled(6, "周主任"), await world.enrolled(1, "张伟")
    before = await newest(world)
    for phone in (zhou, zhang, world.phone(77)):
        for value in ("go:1", "drop:1", "to:1:all", "urgent:1", "open:1", "back:1", "copy:1", "look:1", "bare:1"):
            await phone.says("", kind="choice", choice=f"draft:{value}")
    assert await newest(world) == before
    assert len(await notices(world)) == 1


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "go",
        "go:9",
        "to:1:x9",
        "to:1:f9-9",
        "kind:1:x",
        "nudge:1:7",
        "aim:1:p0",
        "yes:1:1",
        "timed:1",
        "go:1:1:1",
    ],
)
async def test_a_forged_button_does_nothing(world: World, value: str) -> None:
    chen = await drafted(world)
    before = await newest(world)
    await chen.says("", kind="choice", choice=f"draft:{value}")
    assert dataclasses.replace(await newest(world), changed_at=before.changed_at) == before
    assert chen.heard[-1].at == world.clock.now()
    assert [row for row in await world.arrivals() if row.parked_at] == []
