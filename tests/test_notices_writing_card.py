"""The card of a draft, and whose it is."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import select

from storage.models import Account, History
from storage.notices.keeping import Text
from tests.notices import (
    card,
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
from tests.world import World

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
@pytest.mark.words
async def test_a_forged_button_does_nothing(world: World, value: str) -> None:
    chen = await drafted(world)
    before = await newest(world)
    await chen.says("", kind="choice", choice=f"draft:{value}")
    assert dataclasses.replace(await newest(world), changed_at=before.changed_at) == before
    assert chen.heard[-1].at == world.clock.now()
    assert [row for row in await world.arrivals() if row.parked_at] == []
