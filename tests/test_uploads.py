"""A file goes to a platform once, however many are to get it; from then on it is sent by what the platform calls it."""

from __future__ import annotations

import asyncio
import hashlib

from bot.channels.base import Message, NotKept, Unreachable
from bot.inbox import letter_row
from handlers.chat import Lane, Letter, Picture
from storage import outbox
from storage.models import File, Upload
from tests.world import World

POSTER = b"%PDF a poster"


async def kept(world: World, content: bytes = POSTER) -> int:
    async with world.database.begin() as db:
        return await outbox.keep_file(
            db, name="poster.pdf", mime="application/pdf", content=content,
            digest=hashlib.sha256(content).hexdigest(), now=world.clock.now(),
        )  # fmt: skip


def with_file(chat: int, file: int, lane: Lane = Lane.NOTICE) -> Letter:
    return Letter(f"file/{chat}", f"fake:{chat}", f"to {chat}", file_id=file, lane=lane)


def sent_on(chat: int, ref: str = "document:poster") -> Letter:
    fetch = {"channel": "fake", "ref": ref, "name": "poster.pdf", "mime": "application/pdf"}
    return Letter(f"on/{chat}", f"fake:{chat}", "", picture=Picture("a poster", fetch=fetch, instead="lost"))


async def write(world: World, *letters: Letter) -> None:
    async with world.database.begin() as db:
        await outbox.write(db, [letter_row(letter, world.clock.now()) for letter in letters])


def files(world: World) -> list[str]:
    return [heard.file for heard in world.channel.sent]


async def test_many_at_once_wait_for_the_first_and_it_is_carried_once(world: World) -> None:
    file = await kept(world)
    carried = 0

    async def slowly(message: Message) -> None:
        nonlocal carried
        if message.file is not None and message.file.content:
            carried += 1
            await asyncio.sleep(0)

    world.channel.sending = slowly
    await write(world, *(with_file(chat, file) for chat in range(40)))
    await world.speaker.drain()
    assert files(world) == ["poster.pdf"] * 40
    assert carried == 1
    assert list(world.channel.uploaded.values()) == [POSTER]


async def test_replies_and_alarms_do_not_wait_for_a_file_that_is_being_carried(world: World) -> None:
    file = await kept(world)
    carrying, answered, done = asyncio.Event(), asyncio.Event(), asyncio.Event()
    sends = 0

    async def slowly(message: Message) -> None:
        nonlocal sends
        sends += 1
        if sends == 38:
            done.set()
        if message.file is not None:
            carrying.set()
            await answered.wait()
        else:
            answered.set()

    world.channel.sending = slowly
    await write(world, *(with_file(chat, file) for chat in range(3, 40)))
    world.speaker.start()
    await carrying.wait()
    await write(world, Letter("alarm", "fake:1", "38.6", lane=Lane.ALARM))
    world.speaker.wake()
    async with asyncio.timeout(20):
        await done.wait()
    await world.speaker.stop()
    assert world.channel.sent[0].text == "38.6"
    assert len(world.channel.uploaded) == 1


async def test_a_restart_does_not_carry_it_again(world: World) -> None:
    file = await kept(world)
    await write(world, with_file(1, file))
    await world.speaker.drain()
    await world.crash()
    await write(world, with_file(2, file))
    await world.speaker.drain()
    assert files(world) == ["poster.pdf"] * 2
    assert len(world.channel.uploaded) == 1


async def test_what_the_platform_has_forgotten_is_carried_again_once(world: World) -> None:
    file = await kept(world)
    await write(world, with_file(1, file))
    await world.speaker.drain()
    world.channel.uploaded.clear()
    world.channel.uploaded["something else"] = b""
    await write(world, *(with_file(chat, file) for chat in range(2, 12)))
    await world.speaker.drain()
    assert files(world) == ["poster.pdf"] * 11
    assert list(world.channel.uploaded.values()) == [b"", POSTER]
    assert {state for _, state, _ in await world.letters()} == {"sent"}
    assert await world.count(Upload) == 1


async def test_if_the_first_cannot_carry_it_another_does(world: World) -> None:
    file = await kept(world)
    world.channel.failing["fake:1"] = [Unreachable("no answer")]
    await write(world, with_file(1, file), with_file(2, file))
    await world.speaker.drain()
    world.clock.passes(minutes=1)
    await world.speaker.drain()
    assert sorted(heard.chat for heard in world.channel.sent) == ["fake:1", "fake:2"]
    assert len(world.channel.uploaded) == 1


async def test_a_platform_that_keeps_nothing_gets_the_bytes_each_time(world: World) -> None:
    file = await kept(world)

    async def keeps_nothing(message: Message) -> None:
        if message.file is not None and message.file.ref:
            raise NotKept("wrong file identifier")

    world.channel.sending = keeps_nothing
    await write(world, *(with_file(chat, file) for chat in range(1, 4)))
    await world.speaker.drain()
    assert files(world) == ["poster.pdf"] * 3


async def test_what_somebody_sent_us_goes_on_without_being_carried_anywhere(world: World) -> None:
    """It is with the platform already: fetched once, for those who are elsewhere, and never uploaded."""
    await write(world, *(sent_on(chat) for chat in range(1, 30)))
    await world.speaker.drain()
    assert world.fetched == [("fake", "document:poster")]
    assert files(world) == ["poster.pdf"] * 29
    assert list(world.channel.uploaded) == ["document:poster"]
    assert await world.count(File) == 1
    await world.crash()
    await write(world, sent_on(40))
    await world.speaker.drain()
    assert len(world.fetched) == 1


async def test_a_channel_where_people_look_at_our_own_copy_is_given_no_bytes(world: World) -> None:
    file = await kept(world)
    seen: list[bytes] = []

    async def looks(message: Message) -> None:
        assert message.file is not None
        seen.append(message.file.content)

    world.channel.uploads, world.channel.sending = False, looks
    await write(world, with_file(1, file))
    await world.speaker.drain()
    assert seen == [b""]
