"""A notice goes out: to everybody it is for, in their language, once."""

from __future__ import annotations

from typing import Any

import pytest

from storage.models import Edition, Recipient
from storage.notices import keeping
from storage.notices.keeping import Text
from storage.notices.targets import Target
from tests.world import World


async def ready(world: World, *, texts: dict[str, Text] | None = None, **values: Any) -> int:
    """A notice that somebody has written and sent: it is due now."""
    async with world.database.begin() as db:
        id = await keeping.create(
            db, community_id=1, author_id=1, report_chat="fake:90", report_language="zh-CN", now=world.clock.now(),
            kind="test",
        )  # fmt: skip
        notice = await keeping.by_id(db, id)
        assert notice is not None
        for language, text in (texts or {"zh-CN": Text("明早 8 点做核酸", "**带身份证**，在楼下等。")}).items():
            await keeping.write(db, notice, 1, language, text, 1, world.clock.now())
        values = {"next_at": world.clock.now(), **values}
        assert await keeping.change(db, id, ("draft",), world.clock.now(), state="ready", **values)
    return id


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_()
    return world


async def test_each_phone_hears_it_once_in_its_own_language(homes: World) -> None:
    world = homes
    zhang, smith = await world.enrolled(1, "张伟"), await world.enrolled(2, "John Smith", "en")
    await ready(world, texts={"zh-CN": Text("明早核酸", "带证"), "en": Text("Test tomorrow", "Bring your card")})
    await world.beat()
    await world.beat()
    assert sum("明早核酸" in text for text in zhang.texts) == 1
    assert "带证" in zhang.last
    assert "Test tomorrow" in smith.last
    assert [choice.text for choice in zhang.heard[-1].choices] == ["我已阅读"]


async def test_every_household_is_on_the_list_whether_anything_reaches_it_or_not(homes: World) -> None:
    world = homes
    await world.enrolled(1, "张伟")
    await ready(world)
    await world.beat()
    assert await world.count(Recipient) == 4
    assert await world.count(Edition) == 1


async def test_only_those_it_is_for_hear_of_it(homes: World) -> None:
    world = homes
    zhang, sun = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立")
    await ready(world, target=Target(quarantined=True))
    await world.beat()
    assert "核酸" in zhang.last
    assert "核酸" not in sun.last


async def test_what_was_due_while_we_were_down_too_long_is_missed_and_its_author_told(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    author = world.phone(90)
    await ready(world)
    world.clock.passes(hours=3)
    await world.beat()
    assert "核酸" not in zhang.last
    assert "没发出去" in author.last


async def test_what_was_due_a_little_ago_goes_out_on_start(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    await ready(world)
    world.clock.passes(minutes=50)
    await world.crash()
    await world.beat()
    assert "核酸" in zhang.last


async def test_a_notice_that_is_due_at_night_waits_for_the_morning(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    world.clock.at("23:00")
    await ready(world)
    await world.beat()
    assert "核酸" not in zhang.last
    world.clock.at("11-23 6:31")
    await world.beat()
    assert "核酸" in zhang.last


async def test_an_urgent_one_does_not(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    world.clock.at("23:00")
    await ready(world, urgent=True)
    await world.beat()
    assert "【急】" in zhang.last
