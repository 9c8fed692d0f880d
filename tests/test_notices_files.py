"""What goes with a notice: fetched once, carried nowhere that has it already, and said to be lost where it is."""

from __future__ import annotations

from bot.channels.base import Gone
from storage import outbox
from storage.notices import keeping
from tests.test_notices_sending import ready
from tests.world import World


async def with_poster(world: World, phones: int = 4) -> list[int]:
    """A notice with a poster that staff have sent us, due now; the phones that are to get it."""
    for number, name in enumerate(["张伟", "赵桂兰", "John Smith", "孙立"][:phones], 1):
        await world.enrolled(number, name)
    world.channel.sent.clear()
    id = await ready(world)
    async with world.database.begin() as db:
        notice = await keeping.by_id(db, id)
        assert notice is not None
        await keeping.attach(
            db, notice, channel="fake", ref="photo:poster", name="poster.jpg", mime="image/jpeg", size=10
        )
    return list(range(1, phones + 1))


async def beats(world: World, times: int = 3, seconds: float = 3) -> None:
    for _ in range(times):
        await world.beats.brisk_beat()
        await world.speaker.drain()
        world.clock.passes(seconds=seconds)


async def test_a_poster_is_fetched_once_and_goes_before_the_words_everywhere(world: World) -> None:
    phones = await with_poster(world)
    await beats(world)
    assert world.fetched == [("fake", "photo:poster")]
    assert list(world.channel.uploaded) == ["photo:poster"]
    for number in phones:
        file, words = world.phone(number).heard
        assert (file.file, file.silent) == ("poster.jpg", True)
        assert "核酸" in words.text


async def test_one_that_a_preview_has_fetched_is_not_fetched_again(world: World) -> None:
    phones = await with_poster(world)
    async with world.database.begin() as db:
        file = await outbox.keep_file(
            db, name="p.jpg", mime="image/jpeg", content=b"poster", digest="d" * 64, now=world.clock.now()
        )
        await outbox.remember_ref(db, "fake", "photo:poster", file, world.clock.now())
    world.channel.uploaded["photo:poster"] = b"poster"
    await beats(world, 1)
    assert world.fetched == []
    assert [len(world.phone(number).heard) for number in phones] == [2] * 4
    assert list(world.channel.uploaded) == ["photo:poster"]


async def test_one_that_is_not_to_be_had_is_said_to_be_lost_and_the_words_go_all_the_same(world: World) -> None:
    phones = await with_poster(world)
    world.unfetchable = [Gone("file is too old")] * 100
    await beats(world, 30)
    for number in phones:
        lost, words = world.phone(number).texts
        assert "没取到" in lost
        assert "核酸" in words


async def test_at_night_too_it_waits_for_the_morning_with_its_poster(world: World) -> None:
    world.clock.at("23:00")
    phones = await with_poster(world)
    await beats(world, 30)
    assert all(world.phone(number).heard == [] for number in phones)
    world.clock.at("11-23 6:31")
    await beats(world, 3)
    for number in phones:
        file, words = world.phone(number).heard
        assert file.file == "poster.jpg"
        assert "核酸" in words.text
