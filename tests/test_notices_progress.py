"""How a sending goes: its author sees it in one living message, pauses, goes on, stops, and tries the failed again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Gone, Limits, Message, Refused, Throttled, Unreachable
from bot.inbox import letter_row
from handlers.chat import Lane, Letter
from storage import outbox
from storage.models import Edition
from storage.notices import keeping
from tests.test_notices_sending import ready
from tests.world import ROSTER, Heard, Phone, World

HOMES = 40
AUTHOR = 90
LIMITS = Limits(per_second=30, chat_per_second=1, group_per_minute=20)


@pytest.fixture
async def town(world: World) -> World:
    """40 more households, each with a phone, fake:100 …, and 陈静 of the staff, who writes."""
    lines = [f"阳光社区,5号楼,1单元,{n // 4 + 1}0{n % 4 + 1},住户{n:03},,,," for n in range(HOMES)]
    await world.import_(ROSTER + "\n".join(lines) + "\n")
    for number in range(HOMES):
        await world.enrolled(100 + number, f"住户{number:03}")
    await world.enrolled(AUTHOR, "陈静")
    world.channel.sent.clear()
    return world


async def brisk(world: World, times: int = 1, seconds: float = 3) -> None:
    """The clock beats briskly, again and again, and what that causes goes out."""
    for _ in range(times):
        await world.beats.brisk_beat()
        await world.speaker.drain()
        world.clock.passes(seconds=seconds)


def paced(world: World) -> None:
    world.channel.limits = world.speaker.pace.limits = LIMITS


def progress(world: World) -> Heard:
    """The author's message; there is one."""
    shown = [
        heard for heard in world.channel.sent
        if heard.chat == f"fake:{AUTHOR}" and heard.text.startswith("「明早 8 点做核酸」")
    ]  # fmt: skip
    assert len(shown) == 1
    return shown[0]


def labels(world: World) -> list[str]:
    return [choice.text for choice in progress(world).choices]


def reached(world: World) -> list[str]:
    """The chats in which the notice stands."""
    return [heard.chat for heard in world.channel.sent if heard.text.startswith("【")]


async def state(world: World) -> str:
    async with world.database.read() as db:
        return await db.scalar(select(Edition.state).order_by(Edition.id.desc())) or ""


async def staff(world: World) -> Phone:
    return world.phone(AUTHOR)


async def moments_later(world: World) -> None:
    """A chat hears one message a second."""
    for _ in range(4):
        world.clock.passes(seconds=1.1)
        await world.speaker.drain()


async def test_its_author_sees_one_message_that_counts_up_to_the_end(town: World) -> None:
    world = town
    paced(world)
    await ready(world)
    await brisk(world)
    await brisk(world, 2, seconds=0.1)
    message = progress(world)
    assert "正在发" in message.text
    assert f"/ {HOMES}" in message.text
    assert "大约还要" in message.text
    assert labels(world) == ["暂停", "停下"]
    for _ in range(60):
        await brisk(world, seconds=1)
    assert sorted(reached(world)) == sorted(f"fake:{100 + n}" for n in range(HOMES))
    assert message.text.startswith("「明早 8 点做核酸」发完了。\n送到 40 / 40。")
    assert "还有 4 家没有任何聊天能送到" in message.text
    assert labels(world) == []
    assert await state(world) == "done"
    assert message.edited >= 3


async def test_it_is_seen_although_thousands_wait_before_it(town: World) -> None:
    world = town
    paced(world)
    await ready(world)
    await world.beats.brisk_beat()
    await world.beats.brisk_beat()
    await world.speaker.drain()
    assert len(reached(world)) < HOMES
    assert "正在发" in progress(world).text


async def test_why_it_failed_is_said_in_plain_words_and_the_failed_are_tried_again(town: World) -> None:
    world = town
    world.channel.failing = {
        "fake:100": [Gone("bot was blocked by the user")], "fake:101": [Refused("wrong")],
        "fake:102": [Unreachable("no answer", in_doubt=True)],
    }  # fmt: skip
    await ready(world)
    await brisk(world, 4)
    text = progress(world).text
    assert "送到 38 / 40，没送到 2：" in text
    assert "1 个人屏蔽了我" in text
    assert "1 个平台不收" in text
    assert "有 1 条说不准" in text
    author = await staff(world)
    await author.presses("失败的再发一次")
    assert "没送到的 1 条再发一次" in author.last
    await author.presses("失败的再发一次")
    assert "已经按过了" in author.last
    await brisk(world, 3)
    assert "送到 39 / 40，没送到 1：" in progress(world).text
    assert labels(world) == []
    assert len(reached(world)) == len(set(reached(world))) == 39


async def test_a_group_that_put_the_bot_out_is_named_for_what_it_is(town: World) -> None:
    world = town
    author = await staff(world)
    await author.says("", kind="bot-joined", group="fake:-5", title="5号楼", rights=("pin", "delete", "invite"))
    await author.says("/bind 5号楼", group="fake:-5")
    world.channel.failing = {"fake:-5": [Gone("bot was kicked from the supergroup chat")]}
    await ready(world)
    await brisk(world, 3)
    assert "送到 40 / 41，没送到 1：\n· 1 个群把我移出去了" in progress(world).text


async def test_a_third_of_the_chats_blocked_is_no_trouble_for_the_others(town: World) -> None:
    world = town
    world.channel.failing = {f"fake:{100 + n}": [Gone("blocked")] for n in range(12)}
    await ready(world)
    await brisk(world, 3)
    assert len(reached(world)) == 28
    assert "送到 28 / 40，没送到 12：\n· 12 个人屏蔽了我" in progress(world).text
    assert await state(world) == "done"


async def test_the_platform_that_throttles_for_a_minute_loses_nothing(town: World) -> None:
    world = town
    world.channel.failing = {"fake:105": [Throttled(60)]}
    await ready(world)
    await brisk(world, 2)
    assert await state(world) == "sending"
    world.clock.passes(minutes=1)
    await brisk(world, 3)
    assert len(reached(world)) == len(set(reached(world))) == HOMES
    assert "送到 40 / 40。" in progress(world).text


async def test_five_minutes_of_errors_lose_nothing_either(town: World) -> None:
    world = town
    until = world.clock.now().timestamp() + 300

    async def down(message: Message) -> None:
        if world.clock.now().timestamp() < until:
            raise Unreachable("502")

    world.channel.sending = down
    await ready(world)
    await brisk(world, 200)
    assert len(reached(world)) == len(set(reached(world))) == HOMES
    assert "送到 40 / 40。" in progress(world).text


async def test_one_chat_that_is_throttled_holds_up_no_other_and_gets_it_later(town: World) -> None:
    world = town
    world.channel.failing = {"fake:100": [Throttled(30, "chat")]}
    await ready(world)
    await brisk(world, 2)
    assert len(reached(world)) == HOMES - 1
    assert "发出 39 / 40" in progress(world).text
    await brisk(world, 12)
    assert "fake:100" in reached(world)
    assert await state(world) == "done"


# --- buttons ----------------------------------------------------------------------------------------------------------


async def half_sent(world: World) -> Phone:
    """A sending under way: some are out, most are not."""
    paced(world)
    await ready(world)
    await brisk(world, 2, seconds=0.2)
    assert 0 < len(reached(world)) < HOMES
    return await staff(world)


async def test_paused_it_stands_still_until_somebody_has_it_go_on(town: World) -> None:
    world = town
    author = await half_sent(world)
    await author.presses("暂停")
    await world.crash()
    paced(world)
    out = len(reached(world))
    await brisk(world, 5)
    assert len(reached(world)) == out
    assert f"先停在这儿。\n发出 {out} / 40。" in progress(world).text
    assert labels(world) == ["接着发", "停下"]
    await author.presses("接着发")
    await brisk(world, 60, seconds=1)
    assert len(reached(world)) == len(set(reached(world))) == HOMES


async def test_stopped_it_ends_where_it_is(town: World) -> None:
    world = town
    author = await half_sent(world)
    out = len(reached(world))
    await author.presses("停下")
    await brisk(world, 10)
    assert len(reached(world)) == out
    assert "停下了" in progress(world).text
    assert labels(world) == []
    assert await state(world) == "stopped"


async def test_of_two_who_press_one_counts(town: World) -> None:
    world = town
    author = await half_sent(world)
    await author.presses("停下")
    await author.says("", kind="choice", choice="notice-run:1:stop")
    await author.says("", kind="choice", choice="notice-run:1:resume")
    await moments_later(world)
    assert ["已经按过了" in text for text in author.texts[1:]] == [False, True, True]
    assert await state(world) == "stopped"


@pytest.mark.parametrize("choice", ["notice-run:1:stop", "notice-run::stop", "notice-run:999:stop", "notice-run:1:",
                                    "notice-run:99999999999999999999:stop"])  # fmt: skip
async def test_nobody_else_can_press_its_buttons(town: World, choice: str) -> None:
    world = town
    await half_sent(world)
    for phone in (world.phone(100), world.phone(77)):
        await phone.says("", kind="choice", choice=choice)
    assert await state(world) == "sending"
    if choice != "notice-run:1:stop":
        await world.phone(AUTHOR).says("", kind="choice", choice=choice)
        assert await state(world) == "sending"


async def test_staff_of_another_community_cannot_either(town: World) -> None:
    world = town
    await half_sent(world)
    await world.import_("社区,姓名,电话,角色\n月亮社区,周敏,13900000077,工作人员\n")
    other = await world.enrolled(91, "周敏")
    await other.says("", kind="choice", choice="notice-run:1:stop")
    await moments_later(world)
    assert "找不到" in other.last
    assert await state(world) == "sending"


# --- the quiet hours --------------------------------------------------------------------------------------------------


async def until_quiet(world: World, **values: Any) -> int:
    """A sending that the quiet hours come upon."""
    paced(world)
    world.clock.at("21:59")
    world.clock.passes(seconds=58)
    await ready(world, **values)
    await brisk(world, 2, seconds=1)
    await brisk(world, 3)
    return len(reached(world))


async def test_the_quiet_hours_hold_it_and_the_morning_lets_it_go(town: World) -> None:
    world = town
    out = await until_quiet(world)
    assert 0 < out < HOMES
    assert "6:30 自己接着发" in progress(world).text
    await brisk(world, 20)
    assert len(reached(world)) == out
    world.clock.at("11-23 6:30")
    await brisk(world, 60, seconds=1)
    assert len(reached(world)) == len(set(reached(world))) == HOMES
    assert await state(world) == "done"


async def test_an_urgent_one_goes_on(town: World) -> None:
    world = town
    await until_quiet(world, urgent=True)
    await brisk(world, 40, seconds=1)
    assert len(reached(world)) == HOMES


async def test_what_a_person_paused_no_morning_lets_go(town: World) -> None:
    world = town
    out = await until_quiet(world)
    author = await staff(world)
    await author.presses("暂停")
    world.clock.at("11-23 7:00")
    await brisk(world, 10)
    assert len(reached(world)) == out
    assert "先停在这儿" in progress(world).text


async def test_going_on_in_the_quiet_hours_means_in_the_morning(town: World) -> None:
    world = town
    out = await until_quiet(world)
    author = await staff(world)
    await author.presses("暂停")
    await moments_later(world)
    await moments_later(world)
    await author.presses("接着发")
    await moments_later(world)
    assert "6:30 自己接着发" in author.last
    await brisk(world, 5)
    assert len(reached(world)) == out
    world.clock.at("11-23 6:30")
    await brisk(world, 60, seconds=1)
    assert len(reached(world)) == HOMES


# --- others meanwhile -------------------------------------------------------------------------------------------------


async def test_an_alarm_and_a_reply_overtake_the_notice_that_waits_in_the_same_chat(town: World) -> None:
    world = town
    await half_sent(world)
    waiting = next(100 + n for n in range(HOMES) if f"fake:{100 + n}" not in reached(world))
    home = world.phone(waiting)
    async with world.database.begin() as db:
        alarm = Letter("alarm", home.address, "家里人发烧了", lane=Lane.ALARM)
        await outbox.write(db, [letter_row(alarm, world.clock.now())])
    await home.says("状态")
    assert home.last == "家里人发烧了"
    await moments_later(world)
    assert "今天不用报" in home.texts[1]
    await brisk(world, 60, seconds=1)
    assert "【" in home.last
    assert len(home.heard) == 3


async def test_a_newer_edition_has_a_message_of_its_own(town: World) -> None:
    world = town
    id = await ready(world)
    await brisk(world, 3)
    world.clock.passes(hours=1)
    async with world.database.begin() as db:
        await keeping.change(db, id, ("out",), world.clock.now(), state="ready", next_at=world.clock.now())
    await brisk(world, 3)
    shown = [h for h in world.channel.sent if h.chat == f"fake:{AUTHOR}" and "送到 40 / 40" in h.text]
    assert len(shown) == 2
