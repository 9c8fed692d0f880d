"""In the evening staff hear what people asked and nothing answers."""

from __future__ import annotations

import pytest

from storage.models import Question
from storage.notices.keeping import Text
from tests.test_questions import goes_out
from tests.test_questions_faq import kept, labels
from tests.world import World


@pytest.fixture
async def homes(world: World) -> World:
    world.clock.at("11-23 9:00")
    return world


async def test_what_nothing_answers_is_told_once_with_how_many_homes_asked(homes: World) -> None:
    staff, head = await homes.enrolled(4, "陈静"), await homes.enrolled(2, "李建国")
    zhang, sun, zhao = (
        await homes.enrolled(1, "张伟"), await homes.enrolled(3, "孙立"), await homes.enrolled(6, "赵桂兰"),
    )  # fmt: skip
    await goes_out(homes, Text("快递", "快递每天 10:00–16:00 在东门取。"))
    await zhang.says("理发店什么时候开门？")
    await zhang.says("理发几点开始啊")
    await sun.says("剪头发啥时候能剪")
    await zhao.says("超市里有没有卖蜡烛？")
    await sun.says("快递在哪里取")  # answered
    await zhao.says("我家的快递到了吗？")  # the liaison's
    await zhao.says("发烧了能去哪里看？")  # nobody else's
    homes.clock.at("19:59")
    await homes.beat()
    assert not any("没有通知能答" in text for text in staff.texts)
    homes.clock.at("20:00")
    await homes.beat()
    assert "今天有 4 个问题没有通知能答：\n1. 理发几点开始啊（2 家问）\n2. 超市里有没有卖蜡烛？（1 家问）" in staff.last
    assert labels(staff) == ["答 1", "答 2"]
    await homes.crash()
    homes.clock.passes(minutes=1)
    await homes.beat()
    assert sum("没有通知能答" in text for text in staff.texts) == 1
    assert not any("没有通知能答" in text for text in head.texts)


async def test_nobody_is_named(homes: World) -> None:
    staff, zhang = await homes.enrolled(4, "陈静"), await homes.enrolled(1, "张伟")
    await zhang.says("孙立说理发店开了，几点开门？")
    await zhang.says("502 能装宽带吗？")
    homes.clock.at("20:00")
    await homes.beat()
    told = next(text for text in staff.texts if "没有通知能答" in text)
    assert "孙立" not in told
    assert "502" not in told
    assert told.count("不念出来") == 2


async def test_staff_answer_from_the_list_and_it_is_given_from_then_on(homes: World) -> None:
    staff, zhang, sun = (
        await homes.enrolled(4, "陈静"),
        await homes.enrolled(1, "张伟"),
        await homes.enrolled(3, "孙立"),
    )
    await zhang.says("理发店什么时候开门？")
    homes.clock.at("20:00")
    await homes.beat()
    await staff.presses("答 1")
    assert "「理发店什么时候开门？」怎么答" in staff.last
    await staff.says("周六上午 9 点。")
    assert await kept(homes) == [("理发店什么时候开门？", "周六上午 9 点。", True)]
    await staff.presses("答 1")
    assert "已经有人答了" in staff.last
    await sun.says("理发店哪天开门")
    assert "周六上午 9 点" in sun.last


async def test_a_day_without_such_questions_is_silent(homes: World) -> None:
    staff = await homes.enrolled(4, "陈静")
    before = len(staff.heard)
    homes.clock.at("20:00")
    await homes.beat()
    assert not any("没有通知能答" in text for text in staff.texts[before:])
    assert await homes.count(Question) == 0


async def test_who_was_down_until_the_night_tells_it_the_next_evening_alone(homes: World) -> None:
    staff, zhang = await homes.enrolled(4, "陈静"), await homes.enrolled(1, "张伟")
    homes.clock.at("20:30")
    await zhang.says("理发店什么时候开门？")
    await homes.beat()
    assert not any("没有通知能答" in text for text in staff.texts)
    homes.clock.at("11-24 20:00")
    await homes.beat()
    assert sum("没有通知能答" in text for text in staff.texts) == 1
