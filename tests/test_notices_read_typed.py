"""「我已阅读」 typed: counts as the button does, for what stands in the chat, and nobody is called for it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.models import Recipient
from storage.notices.keeping import Text
from tests.mending import goes_on
from tests.notices import card, drafted, sends
from tests.test_notices_sending import ready
from tests.world import Phone, World


async def read(world: World) -> list[int]:
    """The editions that some household has read."""
    async with world.database.read() as db:
        return list(
            await db.scalars(
                select(Recipient.edition_id).where(Recipient.read_at.is_not(None)).order_by(Recipient.edition_id)
            )
        )


@pytest.fixture
async def homes(world: World) -> tuple[Phone, Phone]:
    """张伟, and 李建国, who looks after his house."""
    return await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")


@pytest.mark.parametrize(
    "said", ["我已阅读", "已阅", "已读", "通知看到了", "我看过通知了。", "I've read it", "已经看了通知"]
)
async def test_typed_it_counts_and_the_liaison_is_left_in_peace(
    world: World, homes: tuple[Phone, Phone], said: str
) -> None:
    zhang, li = homes
    await ready(world)
    await world.beat()
    before = len(li.heard)
    await zhang.says(said)
    assert zhang.last == "记下了，您家看过「明早 8 点做核酸」。"
    assert await read(world) == [1]
    assert len(li.heard) == before
    await goes_on(world, 1)
    notice = next(one for one in zhang.heard if one.text.startswith("【核酸】"))
    assert notice.edited
    assert [choice.text for choice in notice.choices] != ["我已阅读"]
    await zhang.says(said)
    assert zhang.last.startswith("记下了，您家看过")
    assert await read(world) == [1]


@pytest.mark.parametrize("said", ["我已阅读说明书怎么吃药", "没看到通知", "我没读通知", "看到通知了吗", "收到快递了"])
async def test_what_only_sounds_like_it_is_no_receipt(world: World, homes: tuple[Phone, Phone], said: str) -> None:
    zhang, _ = homes
    await ready(world)
    await world.beat()
    await zhang.says(said)
    assert await read(world) == []


async def test_of_two_the_newest_unread_counts_and_is_named_then_the_other(
    world: World, homes: tuple[Phone, Phone]
) -> None:
    zhang, _ = homes
    await ready(world)
    await world.beat()
    world.clock.passes(hours=1)
    await ready(world, texts={"zh-CN": Text("发菜", "下午 4 点。")})
    await world.beat()
    await zhang.says("已阅")
    assert "「发菜」" in zhang.last
    assert await read(world) == [2]
    await zhang.says("已阅")
    assert "「明早 8 点做核酸」" in zhang.last
    assert await read(world) == [1, 2]


async def test_what_has_not_come_yet_is_not_read(world: World, homes: tuple[Phone, Phone]) -> None:
    zhang, li = homes
    await ready(world)
    await world.beats.beat()
    world.clock.passes(seconds=1)  # written, but not sent yet
    before = len(li.heard)
    await zhang.says("已阅")
    assert await read(world) == []
    assert len(li.heard) >= before


async def test_where_an_answer_must_be_chosen_it_comes_again_with_its_buttons(
    world: World, homes: tuple[Phone, Phone]
) -> None:
    zhang, _ = homes
    chen = await drafted(world)
    await chen.presses("怎么回")
    await chen.presses("自己写选项")
    await chen.says("一人、两人、三人")
    assert "怎么回：" in card(chen).text
    await sends(chen)
    await world.beat()
    await zhang.says("我已阅读")
    assert any("要您选一个" in text for text in zhang.texts)
    await goes_on(world, 1)
    assert [choice.text for choice in zhang.heard[-1].choices] == ["一人", "两人", "三人"]
    assert await read(world) == []
    await zhang.presses("两人")
    assert await read(world) == [1]
