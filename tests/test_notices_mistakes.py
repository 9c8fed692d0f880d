"""What goes wrong between people: a yes that comes too late, midnight in the middle, an author who is gone."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest
from sqlalchemy import select

from bot.channels.base import Gone
from handlers.notices import sending
from storage.models import Edition, Recipient
from tests.keepers import no_roles_any_more
from tests.mending import goes_on
from tests.notices import card, drafted, labels, newest, sends
from tests.test_notices_writing_approval import CHIEFS
from tests.world import SHANGHAI, Phone, World


def heard(phone: Phone, words: str = "带身份证") -> int:
    return sum(words in text for text in phone.texts)


async def timed(world: World, when: str) -> Phone:
    """A draft with its time; gives its author."""
    chen = await drafted(world)
    await chen.presses("什么时候")
    await chen.says(when)
    await chen.presses("就这样")
    return chen


async def states(world: World) -> list[str]:
    async with world.database.read() as db:
        return list(await db.scalars(select(Edition.state).order_by(Edition.id)))


# --- a second person's yes --------------------------------------------------------------------------------------------


@pytest.fixture
async def office(world: World) -> World:
    """A second person must say yes."""
    world.rules = dataclasses.replace(world.rules, notices=dataclasses.replace(world.rules.notices, approval=True))
    await world.crash()
    await world.import_(CHIEFS)
    return world


async def waiting(world: World, when: str = "今天下午 3 点") -> tuple[Phone, Phone, Phone]:
    """张伟, 周主任, who is asked, and 陈静, whose notice waits."""
    zhang, zhou = await world.enrolled(1, "张伟"), await world.enrolled(6, "周主任")
    chen = await timed(world, when)
    await sends(chen)
    return zhang, zhou, chen


async def test_nobody_agreed_in_time_its_author_hears_it_once_and_sends_it_again(office: World) -> None:
    world = office
    zhang, zhou, chen = await waiting(world)
    world.clock.at("16:59")
    await world.beat()
    assert "到点了还没人同意" not in "\n".join(chen.texts)
    world.clock.at("17:01")
    await world.beat()
    await world.crash()
    await world.beat()
    assert sum("11月22日（周日）15:00，到点了还没人同意，就没发" in text for text in chen.texts) == 1
    await zhou.presses("同意")
    assert "还没发" in zhou.last
    await world.beat()
    assert heard(zhang) == 0
    await chen.presses("什么时候")
    await chen.says("马上")
    await sends(chen)
    await zhou.presses("同意")
    await world.beat()
    assert heard(zhang) == 1


async def test_two_who_see_it_at_once_give_it_back_once(office: World) -> None:
    world = office
    _, _, chen = await waiting(world)
    world.clock.at("18:00")
    async with world.database.read() as db:
        late = [one for one in await sending.due(db, world.rules, world.clock.now()) if one.what == "late"]
    assert len(late) == 1
    await asyncio.gather(*(world.beats._open(late[0], world.clock.now()) for _ in range(2)))
    await world.speaker.drain()
    assert sum("到点了还没人同意" in text for text in chen.texts) == 1
    assert (await newest(world)).state == "draft"


async def test_a_yes_before_the_clock_has_seen_it_sends_nothing_stale(office: World) -> None:
    world = office
    zhang, zhou, chen = await waiting(world)
    world.clock.at("11-23 9:00")  # the service was down
    await zhou.presses("同意")
    assert "定的时间（11月22日（周日）15:00，只发一次）已经过了，没有发" in zhou.last
    await world.beat()
    assert heard(zhang) == 0
    assert any("到点了还没人同意" in text for text in chen.texts)
    assert (await newest(world)).state == "draft"


async def test_a_yes_a_little_late_still_counts(office: World) -> None:
    world = office
    zhang, zhou, _ = await waiting(world)
    world.clock.at("15:40")
    await world.beat()
    await zhou.presses("同意")
    await world.beat()
    assert heard(zhang) == 1


async def test_a_repeating_one_goes_on_from_its_next_time(office: World) -> None:
    world = office
    zhang, zhou, _ = await waiting(world, "每天 9 点")
    world.clock.at("11-24 12:00")
    await world.beat()
    await zhou.presses("同意")
    await world.beat()
    assert heard(zhang) == 0
    world.clock.at("11-25 9:00")
    await world.beat()
    assert heard(zhang) == 1
    assert await states(world) == ["sending"]


# --- midnight, and others ---------------------------------------------------------------------------------------------


async def test_tomorrow_is_the_day_after_it_was_typed_also_over_midnight(world: World) -> None:
    chen = await drafted(world)
    world.clock.at("23:58")
    await chen.presses("什么时候")
    await chen.says("明天早上 8 点")
    world.clock.passes(minutes=4)
    await chen.presses("就这样")
    await sends(chen)
    at = (await newest(world)).next_at
    assert at is not None
    assert f"{at.astimezone(SHANGHAI):%m-%d %H:%M}" == "11-23 08:00"


@pytest.mark.parametrize("said", ["立刻", "马上", "right now"])
async def test_at_once_is_no_minute_that_is_over_when_it_is_sent(world: World, said: str) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("什么时候")
    await chen.says(said)
    world.clock.passes(minutes=10)
    await sends(chen)
    await world.beat()
    assert heard(zhang) == 1


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("0 0 31 2 *", "一次也轮不到发"),
        ("0 9 31 4,6 *", "一次也轮不到发"),
        ("61 8 * * *", "这一行不对"),
        ("2月31日 8点", "日历上没有「2月31日」这一天"),
        ("每天 8 点 到 11月1日", "第一次还没到就结束了"),
        ("今天早上 7 点", "已经过了"),
    ],
)
async def test_a_time_that_never_comes_is_named_and_nothing_is_lost(world: World, said: str, answer: str) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("什么时候")
    await chen.says(said)
    assert answer in chen.last
    assert (await newest(world)).next_at is None
    await chen.says("明天 8 点")
    await chen.presses("就这样")
    await sends(chen)
    world.clock.at("11-23 8:00")
    await world.beat()
    assert heard(zhang) == 1


async def test_an_author_who_is_no_staff_any_more_has_their_notice_sent(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await timed(world, "明天早上 8 点")
    await sends(chen)
    await no_roles_any_more(world, "陈静")
    world.clock.at("11-23 8:00")
    await goes_on(world)
    assert heard(zhang) == 1
    await chen.says("收回通知 核酸")
    assert "收回「" not in chen.last


async def test_an_author_who_has_blocked_us_holds_nothing_up(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await sends(chen)
    world.channel.failing = {chen.address: [Gone("blocked")] * 20}
    await goes_on(world)
    assert heard(zhang) == 1
    assert await states(world) == ["done"]


async def test_what_was_taken_back_may_be_written_again_and_is_another_notice(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await sends(chen)
    await goes_on(world)
    old = next(choice for one in zhang.heard for choice in one.choices if choice.text == "我已阅读")
    await chen.says("收回通知 核酸")
    await chen.presses("收回")
    await goes_on(world)
    await chen.says("", kind="choice", choice="draft:copy:1")
    assert "草稿 2 号" in card(chen).text
    await sends(chen)
    await goes_on(world)
    await zhang.says("", kind="choice", choice=old.id)  # of the one that was taken back
    async with world.database.read() as db:
        assert await db.scalars(select(Recipient.read_at).where(Recipient.read_at.is_not(None))) == []
    await zhang.presses("我已阅读")
    async with world.database.read() as db:
        read = await db.scalars(select(Recipient.edition_id).where(Recipient.read_at.is_not(None)))
    assert read == [2]
    assert "我已阅读" not in labels(zhang.heard[-1])
