"""When a notice goes out: typed, shown as it was understood with the next times, kept after a yes."""

from __future__ import annotations

from datetime import datetime

from storage.models import Edition
from tests.notices import button, card, clerk, drafted, newest, sends
from tests.world import SHANGHAI, World


async def test_a_time_is_shown_and_kept_after_a_yes(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("什么时候")
    await chen.says("明天早上 8 点")
    assert chen.last.startswith("记成：11月23日（周一）8:00，只发一次。对吗？")
    assert (await newest(world)).next_at is None
    await chen.presses("就这样")
    assert "时间：11月23日（周一）8:00，只发一次" in chen.last
    await chen.presses("发出去")
    assert "定在：11月23日（周一）8:00" in card(chen).text
    await chen.presses("确定发")
    assert any("定好了：11月23日（周一）8:00" in text for text in chen.texts)
    await world.beat()
    assert "带身份证" not in zhang.last
    world.clock.at("11-23 8:00")
    await world.beat()
    assert any("带身份证" in text for text in zhang.texts)


async def test_a_rule_is_shown_with_its_next_five_times(world: World) -> None:
    chen = await drafted(world)
    await chen.says("时间 每天 9 点")
    lines = chen.last.splitlines()
    assert lines[0].startswith("记成：每天 9:00")
    assert [line.startswith("11月2") for line in lines[2:]] == [True] * 5
    await chen.presses("就这样")
    await sends(chen)
    world.clock.at("9:00")
    await world.beat()
    world.clock.at("11-23 9:00")
    await world.beat()
    assert await world.count(Edition) == 2


async def test_what_is_no_time_is_said_and_asked_again(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("什么时候")
    for said, answer in (("2月31日 8点", "日历上没有"), ("随便", "没看懂")):
        await chen.says(said)
        assert answer in chen.last
    await chen.says("明天 8 点")
    await chen.presses("就这样")
    assert (await newest(world)).next_at == datetime(2026, 11, 23, 8, tzinfo=SHANGHAI)


async def test_a_time_in_the_night_says_when_it_really_goes(world: World) -> None:
    chen = await drafted(world)
    await chen.says("时间 今天 23:30")
    assert "夜里不打扰大家，6:30 才发。" in chen.last


async def test_at_once_again(world: World) -> None:
    chen = await drafted(world)
    await chen.says("时间 明天 8 点")
    await chen.presses("就这样")
    await chen.presses("什么时候")
    await chen.says("马上")
    assert "时间：马上" in chen.last
    assert (await newest(world)).next_at is None


async def test_a_draft_whose_time_has_passed_meanwhile_asks_for_another(world: World) -> None:
    chen = await drafted(world)
    await chen.says("时间 今天 9 点")
    await chen.presses("就这样")
    world.clock.at("9:01")
    await chen.presses("发出去")
    assert "已经过了" in chen.last
    assert (await newest(world)).state == "draft"


async def test_an_old_yes_to_a_time_is_worth_nothing(world: World) -> None:
    chen = await drafted(world)
    await chen.says("时间 今天 8 点")
    yes = button(chen, "就这样")
    world.clock.at("8:01")
    await chen.presses("就这样")
    assert chen.last.startswith("什么时候发？")
    await chen.says("马上")
    await chen.says("", kind="choice", choice=yes.id)
    assert (await newest(world)).next_at is None


async def test_in_english(world: World) -> None:
    chen = await clerk(world)
    await chen.says("english")
    await chen.says("/notice Food\nAt 4 pm.")
    await chen.presses("When")
    await chen.says("tomorrow 8:00")
    await chen.presses("Yes")
    assert "When: Mon 23 Nov" in chen.last
