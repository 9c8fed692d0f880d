"""Batches: letters that are counted, held, let go, stopped and tried again together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, text

from bot.channels.base import Gone, Message, Refused, Throttled, Unreachable
from bot.inbox import letter_row
from handlers.chat import Lane, Letter
from storage import outbox
from storage.models import Letter as Row
from storage.outbox import Tally
from tests.world import World

BATCH = "notice/7"


def one(chat: int | str, **more: Any) -> Letter:
    chat = f"fake:{chat}"
    return Letter(f"{BATCH}/{chat}", chat, f"to {chat}", lane=Lane.NOTICE, living=BATCH, batch=BATCH, **more)


async def write(world: World, *letters: Letter) -> None:
    async with world.database.begin() as db:
        await outbox.write(db, [letter_row(letter, world.clock.now()) for letter in letters])


async def tally(world: World) -> Tally:
    async with world.database.read() as db:
        return await outbox.tally(db, BATCH, world.clock.now())


async def hold(world: World) -> int:
    async with world.database.begin() as db:
        return await outbox.hold(db, BATCH)


async def let_go(world: World) -> int:
    async with world.database.begin() as db:
        return await outbox.let_go(db, BATCH)


async def call_off(world: World) -> int:
    async with world.database.begin() as db:
        return await outbox.call_off(db, BATCH, world.clock.now())


def texts(world: World) -> list[str]:
    return [heard.text for heard in world.channel.sent]


async def test_a_batch_is_counted_by_how_its_letters_ended(world: World) -> None:
    await world.enrolled(1, "张伟")
    world.channel.sent.clear()
    world.channel.failing = {"fake:3": [Gone("blocked")], "fake:4": [Refused("no")], "fake:5": [Throttled(60, "chat")]}
    await write(world, *(one(chat) for chat in range(2, 7)))
    await world.speaker.drain()
    found = await tally(world)
    assert (found.all, found.sent, found.gone, found.refused, found.waiting) == (5, 2, 1, 1, 1)
    assert (found.failed, found.open, found.again, found.lately) == (2, 1, 1, 2)


async def test_newer_wordings_of_what_was_sent_are_no_part_of_it(world: World) -> None:
    await write(world, one(2))
    await world.speaker.drain()
    world.clock.passes(seconds=10)
    await write(world, Letter("newer", "fake:2", "newer", living=BATCH))
    await world.speaker.drain()
    assert texts(world) == ["newer"]
    found = await tally(world)
    assert (found.all, found.sent, found.stopped) == (1, 1, 0)


async def test_what_is_held_goes_to_nobody_and_holds_up_nothing_behind_it(world: World) -> None:
    await write(world, one(2), one(3))
    assert await hold(world) == 2
    await write(world, Letter("other", "fake:2", "another notice", lane=Lane.NOTICE))
    await world.speaker.drain()
    assert texts(world) == ["another notice"]
    assert (await tally(world)).held == 2
    assert await let_go(world) == 2
    await world.speaker.drain()
    assert sorted(texts(world)[1:]) == ["to fake:2", "to fake:3"]


async def test_what_is_under_way_when_it_is_held_ends_as_it_ends(world: World) -> None:
    async def held_meanwhile(_: Message) -> None:
        await hold(world)

    world.channel.sending = held_meanwhile
    await write(world, one(2))
    await world.speaker.drain()
    found = await tally(world)
    assert (found.sent, found.held) == (1, 0)


async def test_but_what_comes_back_is_held_until_it_is_let_go(world: World) -> None:
    async def held_meanwhile(_: Message) -> None:
        await hold(world)

    world.channel.sending = held_meanwhile
    world.channel.failing["fake:2"] = [Throttled(5, "chat")]
    await write(world, one(2))
    await world.speaker.drain()
    assert (await tally(world)).held == 1
    world.channel.sending = None
    world.clock.passes(seconds=6)
    await world.speaker.drain()
    assert texts(world) == []
    await let_go(world)
    await world.speaker.drain()
    assert texts(world) == ["to fake:2"]


async def test_what_comes_back_after_it_was_let_go_again_waits_as_ever(world: World) -> None:
    async def held_and_let_go(_: Message) -> None:
        await hold(world)
        await let_go(world)

    world.channel.sending = held_and_let_go
    world.channel.failing["fake:2"] = [Unreachable("no answer")]
    await write(world, one(2))
    await world.speaker.drain()
    assert (await tally(world)).waiting == 1


async def test_what_was_under_way_at_a_crash_of_a_held_batch_is_in_doubt_and_held(world: World) -> None:
    await write(world, one(2), one(3))
    async with world.database.begin() as db:
        id = await db.scalar(select(Row.id).where(Row.chat == "fake:2")) or 0
        await outbox.claim(db, [id], "another", world.clock.now())
    await hold(world)
    await world.crash()
    await world.speaker.drain()
    found = await tally(world)
    assert (found.held, found.in_doubt, texts(world)) == (2, 1, [])


async def test_what_is_called_off_never_goes_even_if_it_comes_back(world: World) -> None:
    async def stopped_meanwhile(_: Message) -> None:
        await call_off(world)

    world.channel.sending = stopped_meanwhile
    world.channel.failing["fake:2"] = [Throttled(1, "chat")]
    await write(world, one(2))
    await hold(world)
    await write(world, one(3))
    await let_go(world)
    await world.speaker.drain()
    world.clock.passes(minutes=1)
    await let_go(world)
    await world.speaker.drain()
    found = await tally(world)
    assert found.sent + found.stopped == 2
    assert found.stopped >= 1
    assert "to fake:2" not in texts(world)


async def test_the_failed_are_tried_again_and_those_gone_only_if_they_are_back(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    world.channel.failing = {"fake:1": [Gone("blocked")], "fake:2": [Gone("blocked")], "fake:3": [Refused("no")]}
    await write(world, one(1), one(2), one(3))
    await world.speaker.drain()
    assert (await tally(world)).again == 1
    await zhang.says("我回来了", kind="unblocked")
    world.channel.sent.clear()
    assert (await tally(world)).again == 2
    async with world.database.begin() as db:
        assert await outbox.again(db, BATCH, world.clock.now()) == 2
    await world.speaker.drain()
    assert sorted(texts(world)) == ["to fake:1", "to fake:3"]
    found = await tally(world)
    assert (found.sent, found.gone, found.again) == (2, 1, 0)


async def test_a_newer_wording_of_what_is_held_goes_in_its_place_when_it_is_let_go(world: World) -> None:
    await write(world, one(2))
    await hold(world)
    await write(world, Letter("newer", "fake:2", "", living=BATCH))
    await world.speaker.drain()
    assert texts(world) == []
    async with world.database.read() as db:
        rows = await db.all(select(Row.key, Row.body))
    assert [(row.key, row.body["text"]) for row in rows] == [(f"{BATCH}/fake:2", "")]


async def test_a_chat_that_moves_takes_what_is_held_along(world: World) -> None:
    await write(world, one("-5"))
    await hold(world)
    async with world.database.begin() as db:
        await outbox.move_chat(db, "fake:-5", "fake:-6", world.clock.now())
    await let_go(world)
    await world.speaker.drain()
    assert [heard.chat for heard in world.channel.sent] == ["fake:-6"]


async def test_letters_of_others_are_not_looked_at(world: World) -> None:
    """By the plan, not by the clock."""
    await write(world, one(2))
    row = letter_row(Letter("k", "fake:9", "x"), world.clock.now())
    async with world.database.begin() as db:
        empty = {"state": "sent", "attempts": 0, "doubts": 0, "parts_sent": 0}
        await db.run(insert(Row), [{**row, **empty, "key": f"k{n}", "batch": f"b/{n}"} for n in range(5000)])
    async with world.database.begin() as db:
        if db.dialect == "sqlite":
            plan = await db.all(text("EXPLAIN QUERY PLAN SELECT count(*) FROM letters WHERE batch = 'notice/7'"))
        else:
            await db.run(text("ANALYZE letters"))
            plan = await db.all(text("EXPLAIN SELECT count(doubts) FROM letters WHERE batch = 'notice/7'"))
    assert "ix_letters_batch" in str(plan)
