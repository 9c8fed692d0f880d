"""Letters: lanes, order, pace, every kind of failure, doubt; nothing is lost, nothing forgotten by a restart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.channels.base import Gone, Limits, Message, Moved, Refused, Throttled, Unreachable
from bot.inbox import letter_row
from bot.outbox import Speaker
from handlers.chat import Lane, Letter
from storage import outbox
from storage.database import Database, Db, Unavailable
from storage.models import Account, Pause
from storage.models import Letter as Row
from tests.world import World


async def write(world: World, *letters: Letter) -> None:
    async with world.database.begin() as db:
        await outbox.write(db, [letter_row(letter, world.clock.now()) for letter in letters])


def letter(name: str, chat: str = "fake:1", lane: Lane = Lane.REPLY, **more: object) -> Letter:
    return Letter(key=name, chat=chat, text=name, lane=lane, **more)  # type: ignore[arg-type]


def sent(world: World, chat: str | None = None) -> list[str]:
    return [heard.text for heard in world.channel.sent if chat in (None, heard.chat)]


async def test_alarms_go_before_replies_before_notices(world: World) -> None:
    await write(
        world,
        letter("notice", "fake:1", Lane.NOTICE),
        letter("reply", "fake:2", Lane.REPLY),
        letter("alarm", "fake:3", Lane.ALARM),
    )
    await world.speaker.drain()
    assert sent(world) == ["alarm", "reply", "notice"]


async def test_within_a_chat_the_order_is_kept(world: World) -> None:
    await write(world, *(letter(f"{number}") for number in range(10)))
    await world.speaker.drain()
    assert sent(world) == [f"{number}" for number in range(10)]


async def test_two_letters_of_a_chat_are_never_under_way_at_once(world: World) -> None:
    under_way: set[str] = set()

    async def sending(message: Message) -> None:
        assert message.chat not in under_way
        under_way.add(message.chat)
        await asyncio.sleep(0)
        under_way.discard(message.chat)

    world.channel.sending = sending
    await write(world, *(letter(f"{chat}-{n}", f"fake:{chat}") for n in range(5) for chat in range(8)))
    await world.speaker.drain()
    for chat in range(8):
        assert sent(world, f"fake:{chat}") == [f"{chat}-{n}" for n in range(5)]


async def test_the_same_letter_written_twice_goes_once(world: World) -> None:
    await write(world, letter("a"))
    await write(world, letter("a"), letter("b"))
    await world.speaker.drain()
    assert sent(world) == ["a", "b"]


async def test_a_throttled_channel_falls_silent_and_a_restart_does_not_forget_it(world: World) -> None:
    world.channel.failing["fake:1"] = [Throttled(20)]
    await write(world, letter("a"))
    await world.speaker.drain()
    await write(world, letter("b", "fake:2"))
    await world.speaker.drain()
    assert sent(world) == []
    await world.crash()
    world.clock.passes(seconds=19)
    await world.speaker.drain()
    assert sent(world) == []
    world.clock.passes(seconds=2)
    await world.speaker.drain()
    assert sent(world) == ["a", "b"]
    async with world.database.read() as db:
        assert await db.scalar(select(Row.attempts).where(Row.key == "a")) == 0  # our pace, not its fault


async def test_a_throttled_chat_falls_silent_as_a_whole_and_the_others_go_on(world: World) -> None:
    world.channel.failing["fake:1"] = [Throttled(20, scope="chat")]
    await write(world, letter("a1"), letter("a2"), letter("a3", lane=Lane.ALARM), letter("b", "fake:2"))
    await world.speaker.drain()
    assert sent(world) == ["b"]
    world.clock.passes(seconds=21)
    await world.speaker.drain()
    assert sent(world, "fake:1") == ["a3", "a1", "a2"]


async def test_a_platform_that_does_not_answer_is_asked_again_later_and_nothing_is_lost(world: World) -> None:
    world.channel.failing["fake:1"] = [Unreachable("no"), Unreachable("no"), Unreachable("no", in_doubt=True)]
    await write(world, letter("a"), letter("b"))
    for _ in range(12):
        await world.speaker.drain()
        world.clock.passes(seconds=10)
    assert sent(world) == ["a", "b"]
    assert await world.letters() == [("fake:1", "sent", 1), ("fake:1", "sent", 0)]


async def test_an_outage_of_a_day_ends_a_letter_visibly(world: World) -> None:
    world.channel.failing["fake:1"] = [Unreachable("no")] * 500
    await write(world, letter("a"))
    for _ in range(30):
        await world.speaker.drain()
        world.clock.passes(hours=1)
    assert (await world.letters())[0][1] == "expired"


async def test_somebody_who_blocked_us_is_marked_and_the_liaison_hears_of_it_once(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    mother = await world.enrolled(1, "王芳")
    world.channel.failing["fake:1"] = [Gone("bot was blocked by the user")]
    await write(world, letter("a"), letter("b"))
    await world.speaker.drain()
    assert "3号楼2单元502（王芳）收不到我的消息了" in liaison.last
    async with world.database.read() as db:
        assert await db.scalar(select(Account.gone_at).where(Account.address == "fake:1")) is not None
    assert {state for chat, state, _ in await world.letters() if chat == "fake:1"} == {"sent", "gone"}
    heard = len(liaison.heard)
    await mother.says("36.5")  # she is back
    async with world.database.read() as db:
        assert await db.scalar(select(Account.gone_at).where(Account.address == "fake:1")) is None
    assert "王芳 36.5℃" in mother.last
    assert len(liaison.heard) == heard


async def test_a_group_with_a_new_address_takes_its_letters_along(world: World) -> None:
    world.channel.failing["fake:-1"] = [Moved("fake:-1001")]
    await write(world, letter("a", "fake:-1"), letter("b", "fake:-1"))
    await world.speaker.drain()
    assert sent(world, "fake:-1001") == ["a", "b"]
    assert sent(world, "fake:-1") == []


async def test_what_the_platform_refuses_is_kept_visible_and_the_next_goes_on(world: World) -> None:
    world.channel.failing["fake:1"] = [Refused("can't parse entities")]
    await write(world, letter("bad"), letter("good"))
    await world.speaker.drain()
    assert sent(world) == ["good"]
    async with world.database.read() as db:
        figures = await outbox.figures(db, world.clock.now())
        assert await db.scalar(select(Row.error).where(Row.key == "bad")) == "can't parse entities"
    assert figures.refused == 1


async def test_a_channel_with_a_bug_does_not_stop_the_outbox(world: World) -> None:
    async def sending(message: Message) -> None:
        if message.key == "bad":
            raise ZeroDivisionError

    world.channel.sending = sending
    await write(world, letter("bad"), letter("good"))
    await world.speaker.drain()
    assert sent(world) == ["good"]


async def test_a_letter_too_late_to_make_sense_is_not_sent_and_says_so(world: World) -> None:
    await write(world, letter("late", expires_at=world.clock.now() + timedelta(minutes=5)))
    world.clock.passes(minutes=6)
    await world.speaker.drain()
    assert sent(world) == []
    assert (await world.letters())[0][1] == "expired"


async def test_a_letter_for_later_waits(world: World) -> None:
    await write(world, letter("later", not_before=world.clock.now() + timedelta(minutes=5)))
    await world.speaker.drain()
    assert sent(world) == []
    world.clock.passes(minutes=5)
    await world.speaker.drain()
    assert sent(world) == ["later"]


async def test_a_long_text_goes_in_parts_in_order_and_a_failure_in_the_middle_repeats_none(world: World) -> None:
    world.channel.longest = 20
    text = "第一段话在这里。第二段话在这里。第三段话在这里。第四段话在这里。"
    world.channel.failing["fake:1"] = [None, Unreachable("no")]
    await write(world, Letter(key="long", chat="fake:1", text=text), letter("after"))
    for _ in range(4):
        await world.speaker.drain()
        world.clock.passes(seconds=5)
    heard = sent(world)
    assert "".join(heard[:-1]) == text
    assert heard[-1] == "after"
    async with world.database.read() as db:
        assert len(await db.scalar(select(Row.messages).where(Row.key == "long")) or []) == len(heard) - 1


async def test_what_a_dead_process_had_under_way_goes_again_and_is_counted_as_in_doubt(world: World) -> None:
    await write(world, letter("a"), letter("b", "fake:2"))
    async with world.database.begin() as db:
        due = await outbox.due(db, "fake", world.clock.now(), [], 10)
        await outbox.claim(db, [due[0].id], "a process that dies", world.clock.now())
    await world.crash()
    await world.speaker.drain()
    assert sorted(sent(world)) == ["a", "b"]
    assert await world.letters() == [("fake:1", "sent", 1), ("fake:2", "sent", 0)]
    assert world.speaker.in_doubt == 1
    async with world.database.read() as db:
        assert (await outbox.figures(db, world.clock.now())).in_doubt == 1


async def test_only_one_process_speaks_and_another_takes_over(world: World) -> None:
    other_database = Database(world.database.url.render_as_string(False), world.database.vault)
    other = Speaker(other_database, world.channel, world.clock.now, tick=world.clock.tick, name="other")
    await world.speaker.drain()
    assert world.speaker.speaking
    await write(world, letter("a"))
    await other.drain()
    assert not other.speaking
    assert sent(world) == []
    await world.speaker.finish()
    await other.drain()
    assert other.speaking
    assert sent(world) == ["a"]
    await other.finish()
    await other_database.close()


async def test_two_claims_at_once_never_take_the_same_letter(world: World) -> None:
    await write(world, *(letter(f"{n}", f"fake:{n}") for n in range(40)))
    taken: list[int] = []

    async def claim(name: str) -> None:
        async with world.database.begin() as db:
            due = await outbox.due(db, "fake", world.clock.now(), [], 40)
            taken.extend(await outbox.claim(db, [one.id for one in due], name, world.clock.now()))

    await asyncio.gather(*(claim(f"p{n}") for n in range(4)))
    assert len(taken) == 40
    assert len(set(taken)) == 40


async def test_pace_is_held_and_not_forgotten_by_a_restart(world: World) -> None:
    world.channel.limits = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
    await world.crash()
    await write(world, *(letter(f"g{n}", "fake:-5") for n in range(25)), *(letter(f"c{n}", "fake:1") for n in range(3)))
    for _ in range(15):
        await world.speaker.drain()
        world.clock.passes(seconds=1.1)
    assert len(sent(world, "fake:1")) == 3
    await world.crash()
    for _ in range(30):
        await world.speaker.drain()
        world.clock.passes(seconds=1.1)
    moments = [heard.at for heard in world.channel.sent if heard.chat == "fake:-5"]
    assert len(moments) == 20
    world.clock.passes(seconds=61)
    for _ in range(10):
        await world.speaker.drain()
        world.clock.passes(seconds=1.1)
    assert len(sent(world, "fake:-5")) == 25


async def test_replies_and_alarms_overtake_a_broadcast(world: World) -> None:
    world.channel.limits = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
    await world.crash()
    await write(world, *(letter(f"n{n}", f"fake:{n + 100}", Lane.NOTICE) for n in range(200)))
    for _ in range(20):
        await world.speaker.drain()
        world.clock.passes(seconds=0.05)
    await write(world, letter("reply", "fake:1"), letter("alarm", "fake:2", Lane.ALARM))
    before = len(world.channel.sent)
    for _ in range(4):
        await world.speaker.drain()
        world.clock.passes(seconds=0.05)
    after = sent(world)[before : before + 4]
    assert "alarm" in after
    assert "reply" in after


async def test_a_penalty_is_a_row(world: World) -> None:
    world.channel.failing["fake:1"] = [Throttled(20)]
    await write(world, letter("a"))
    await world.speaker.drain()
    async with world.database.read() as db:
        pause = await db.first(select(Pause.scope, Pause.until))
    assert pause is not None
    assert pause.scope == "fake"
    assert pause.until == world.clock.now() + timedelta(seconds=20)


async def test_the_running_speaker_is_woken_and_ends_cleanly(world: World) -> None:
    await world.speaker.finish()
    arrived = asyncio.Event()

    async def sending(message: Message) -> None:
        if message.key == "b":
            arrived.set()

    world.channel.sending = sending
    speaker = Speaker(world.database, world.channel, world.clock.now, tick=world.clock.tick, idle=60)
    speaker.start()
    await write(world, letter("a"))
    speaker.wake()
    await write(world, letter("b", "fake:2"))
    speaker.wake()
    async with asyncio.timeout(10):
        await arrived.wait()
    await speaker.stop()
    assert sorted(sent(world)) == ["a", "b"]
    assert {state for _, state, _ in await world.letters()} == {"sent"}


async def test_a_commit_that_fails_after_all_leaves_no_letter_behind(world: World) -> None:
    await world.speaker.finish()
    fail = False

    class Doubtful(Database):
        @asynccontextmanager
        async def begin(self) -> AsyncIterator[Db]:
            nonlocal fail
            async with super().begin() as db:
                yield db
            if fail:
                fail = False
                raise Unavailable("the line broke while the commit was confirmed")

    arrived = asyncio.Event()

    async def sending(_message: Message) -> None:
        arrived.set()

    database = Doubtful(world.database.url.render_as_string(False), world.database.vault)
    world.channel.sending = sending
    speaker = Speaker(database, world.channel, world.clock.now, tick=world.clock.tick, idle=0.01)
    await speaker.drain()
    fail = True
    await write(world, letter("a"))
    speaker.start()
    async with asyncio.timeout(10):
        await arrived.wait()
    await speaker.stop()
    await database.close()
    assert await world.letters() == [("fake:1", "sent", 1)]


@pytest.mark.parametrize("lane", list(Lane))
async def test_a_letter_of_each_lane_is_written_and_read_as_it_was(world: World, lane: Lane) -> None:
    await write(world, letter("x", lane=lane))
    async with world.database.read() as db:
        (claimed,) = await outbox.due(db, "fake", world.clock.now(), [], 5)
    assert (claimed.key, claimed.lane, claimed.body["text"]) == ("x", lane, "x")
