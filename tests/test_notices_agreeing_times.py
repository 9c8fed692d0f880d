"""Another time for what was agreed to, where a second person must say yes to it."""

from __future__ import annotations

import pytest

from tests.agreeing import at_once, chiefs, office_of, question, yes
from tests.mending import goes_on
from tests.notices import clerk, drafted, newest, sends
from tests.scheduled import history, next_of, scheduled
from tests.world import Phone, World


@pytest.fixture
async def office(world: World) -> World:
    return await office_of(world)


async def retimes(phone: Phone, id: int, when: str) -> None:
    """Somebody wants another time."""
    await phone.says(f"定时 {id} 改时间 {when}")
    await phone.presses("就这样")


async def test_the_old_time_counts_until_a_second_person_agrees(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen, zhang = await clerk(world), await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    await retimes(chen, id, "工作日8:30，到12月1日")
    assert "的改动送给 2 位看了" in chen.last
    assert "还照原来的时间发" in chen.last
    assert question(zhou).text.splitlines() == [
        "陈静想给「量体温」换个时间。您同意吗？", "改成：工作日 8:30，到 12月1日（周二）", "现在是：每天 9:00",
    ]  # fmt: skip
    assert question(wu).text.startswith('陈静 wants another time for "量体温". Do you agree?\nNew: ')
    assert await next_of(world, id) == "11-22 09:00"
    await chen.says("", kind="choice", choice=yes(zhou).id)
    assert chen.last == "自己改的要请另一位同意。"
    world.clock.at("9:00")
    await world.beat()
    assert "早上记得量" in zhang.last
    await zhou.presses("同意改")
    assert zhou.last == "好的，「量体温」照新的时间发。"
    assert chen.last == "周主任同意了，「量体温」照新的时间发。"
    assert await next_of(world, id) == "11-23 08:30"
    assert await history(world, "notice-retimed") == 1


async def test_a_no_leaves_the_time_as_it_is(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen = await clerk(world)
    id = await scheduled(world, "每天9点")
    await retimes(chen, id, "每天10点")
    await zhou.presses("不同意")
    assert chen.last == "周主任没同意改「量体温」，还照原来的时间发。"
    assert await next_of(world, id) == "11-22 09:00"
    await zhou.presses("同意改")
    assert "已经有人定了" in zhou.last


async def test_of_two_at_once_one_counts(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen = await clerk(world)
    id = await scheduled(world, "每天9点")
    await retimes(chen, id, "每天10点")
    await at_once(world, zhou, wu)
    assert ("已经有人定了" in zhou.last) != ("has been decided by somebody" in wu.last)
    assert await history(world, "notice-retimed") == 1
    assert await next_of(world, id) == "11-22 10:00"


async def test_agreed_to_after_its_moment_a_repeating_one_goes_on_from_the_next(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen = await clerk(world)
    id = await scheduled(world, "每天9点")
    await retimes(chen, id, "每天8点")
    world.clock.at("11-22 8:30")
    await zhou.presses("同意改")
    assert await next_of(world, id) == "11-23 08:00"


async def test_agreed_to_after_its_only_moment_it_is_too_late(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen = await clerk(world)
    id = await scheduled(world, "明天9点")
    await retimes(chen, id, "今天8点")
    world.clock.at("8:30")
    await zhou.presses("同意改")
    assert "来不及改了" in zhou.last
    assert "来不及改了" in chen.last
    assert await next_of(world, id) == "11-23 09:00"
    assert await history(world, "notice-retimed") == 0


async def test_at_once_is_at_once_when_it_is_agreed_to(office: World) -> None:
    world = office
    zhou, _ = await chiefs(world)
    chen, zhang = await clerk(world), await world.enrolled(1, "张伟")
    id = await scheduled(world, "明天9点")
    await retimes(chen, id, "现在")
    assert "改成：马上发" in question(zhou).text
    world.clock.at("11:00")
    await world.beat()
    assert not any("早上记得量" in text for text in zhang.texts)
    await zhou.presses("同意改")
    await world.beat()
    assert "早上记得量" in zhang.last


async def test_words_and_time_wait_side_by_side(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen, zhang = await clerk(world), await world.enrolled(1, "张伟")
    id = await scheduled(world, "每天9点")
    await retimes(chen, id, "每天10点")
    time_ = yes(zhou).id
    world.clock.passes(minutes=1)
    await chen.says(f"定时 {id} 改内容")
    await chen.says("报体温\n早晚各一次。")
    await chen.presses("就这样改")
    await wu.says("", kind="choice", choice=time_)
    assert await next_of(world, id) == "11-22 10:00"
    await zhou.presses("同意改")
    assert "从下一次起用新的" in zhou.last
    world.clock.at("10:00")
    await world.beat()
    assert "早晚各一次" in zhang.last


async def test_what_was_ended_or_taken_back_meanwhile_is_not_retimed(office: World) -> None:
    world = office
    zhou, wu = await chiefs(world)
    chen = await drafted(world)
    await chen.says("时间 明天 9 点")
    await chen.presses("就这样")
    await sends(chen)
    await zhou.presses("同意")
    notice = await newest(world)
    await retimes(chen, notice.id, "明天10点")
    asked = yes(zhou).id
    await chen.says("通知")
    await chen.presses("最近的通知")
    await chen.says("", kind="choice", choice=f"draft:back:{notice.id}")
    await zhou.says("", kind="choice", choice=asked)
    assert "已经有人定了" in zhou.last
    assert (await newest(world)).state == "draft"
    await sends(chen)
    await wu.presses("I agree")
    assert await next_of(world, notice.id) == "11-23 09:00"
    await zhou.says("", kind="choice", choice=asked)  # nor now that it is to go out again
    assert await next_of(world, notice.id) == "11-23 09:00"
    await chen.says(f"定时 {notice.id} 结束")
    await chen.presses("对，不再发")
    await goes_on(world)
    assert (await newest(world)).state == "dropped"


async def test_without_the_setting_it_counts_at_once(world: World) -> None:
    await world.import_()
    chen = await clerk(world)
    id = await scheduled(world, "每天9点")
    await retimes(chen, id, "每天10点")
    assert await next_of(world, id) == "11-22 10:00"
