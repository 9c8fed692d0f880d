"""What goes with a letter: got ready while it waits, once, and at nobody else's expense."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.channels.base import Message, Unreachable
from bot.drawing import NotDrawn
from bot.inbox import letter_row
from handlers.chat import Lane, Letter, Picture
from storage import outbox
from storage.database import Unavailable
from storage.models import File
from tests.world import World


def letter(name: str, chat: str = "fake:1", lane: Lane = Lane.REPLY, *, drawn: bool = False) -> Letter:
    picture = Picture(alt=f"picture of {name}", drawing={"of": name}) if drawn else None
    return Letter(key=name, chat=chat, text=name, lane=lane, picture=picture)


async def write(world: World, *letters: Letter) -> None:
    async with world.database.begin() as db:
        await outbox.write(db, [letter_row(one, world.clock.now()) for one in letters])


def sent(world: World) -> list[tuple[str, str]]:
    return [(heard.text, heard.file) for heard in world.channel.sent]


async def test_within_a_chat_nothing_overtakes_a_letter_whose_picture_is_being_drawn(world: World) -> None:
    await write(world, letter("a"), letter("b", drawn=True), letter("c"), letter("d", drawn=True))
    await world.speaker.drain()
    assert sent(world) == [("a", ""), ("b", "temperature.png"), ("c", ""), ("d", "temperature.png")]


async def test_but_an_alarm_does_and_other_chats_never_notice(world: World) -> None:
    started, drawn = asyncio.Event(), asyncio.Event()

    async def slowly() -> None:
        started.set()
        await drawn.wait()

    world.drawing = slowly
    await write(world, letter("curve", drawn=True))
    speaking = asyncio.create_task(world.speaker.drain())
    await started.wait()
    await write(
        world, letter("behind"), letter("alarm", lane=Lane.ALARM), *(letter(f"{n}", f"fake:{n}") for n in range(2, 9))
    )
    everybody = asyncio.Event()

    async def count(message: Message) -> None:
        if len(world.channel.sent) == 7:  # and this is the eighth
            everybody.set()

    world.channel.sending = count
    await world.speaker._round()
    await everybody.wait()
    drawn.set()
    await speaking
    await world.speaker.drain()
    texts = [text for text, _ in sent(world)]
    assert texts[0] == "alarm"
    assert sorted(texts[1:8]) == [f"{n}" for n in range(2, 9)]
    assert texts[8:] == ["curve", "behind"]


async def test_it_is_drawn_once_however_often_it_is_sent(world: World) -> None:
    world.channel.failing["fake:1"] = [Unreachable("down"), Unreachable("no answer", in_doubt=True)]
    await write(world, letter("curve", drawn=True))
    for _ in range(3):
        await world.speaker.drain()
        world.clock.passes(minutes=1)
    assert sent(world) == [("curve", "temperature.png")]
    assert len(world.drawn) == 1
    assert await world.count(File) == 1
    assert (await world.letters())[-1] == ("fake:1", "sent", 1)


async def test_the_same_picture_is_kept_once(world: World) -> None:
    await write(world, letter("curve", drawn=True))
    await world.speaker.drain()
    await write(world, Letter(key="again", chat="fake:2", text="again", picture=Picture("", {"of": "curve"})))
    await world.speaker.drain()
    assert len(world.drawn) == 2
    assert await world.count(File) == 1


async def test_a_process_that_ends_while_it_draws_loses_nothing_and_is_in_no_doubt(world: World) -> None:
    started = asyncio.Event()

    async def for_ever() -> None:
        started.set()
        await asyncio.Event().wait()

    world.drawing = for_ever
    await write(world, letter("curve", drawn=True))
    speaking = asyncio.create_task(world.speaker.drain())
    await started.wait()
    speaking.cancel()
    await world.crash()
    world.drawing = None
    await world.speaker.drain()
    assert sent(world) == [("curve", "temperature.png")]
    assert (await world.letters())[-1] == ("fake:1", "sent", 0)


async def test_a_picture_that_cannot_be_drawn_is_gone_without(world: World) -> None:
    async def fail() -> None:
        raise NotDrawn("no ink")

    world.drawing = fail
    await write(world, letter("curve", drawn=True), letter("b"))
    await world.speaker.drain()
    assert sent(world) == [("curve", ""), ("b", "")]


async def test_a_bug_in_drawing_holds_nothing_up(world: World) -> None:
    async def break_() -> None:
        raise ZeroDivisionError

    world.drawing = break_
    await write(world, letter("curve", drawn=True), letter("b"))
    await world.speaker.drain()
    assert sent(world) == [("curve", ""), ("b", "")]


async def test_a_database_that_goes_away_while_it_draws_is_waited_for(world: World, monkeypatch: Any) -> None:
    tries = []
    keep = outbox.keep_file

    async def keep_file(*args: Any, **values: Any) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("gone for a moment")
        return await keep(*args, **values)

    monkeypatch.setattr(outbox, "keep_file", keep_file)
    world.speaker._idle = 0
    await write(world, letter("curve", drawn=True))
    await world.speaker.drain()
    assert sent(world) == [("curve", "temperature.png")]
