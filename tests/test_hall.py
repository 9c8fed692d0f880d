"""The building's group on the page: who may read and write there, what it shows, what it keeps to itself."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from sqlalchemy import select

from storage.models import Arrival
from tests.hall_house import House
from tests.world import World


@pytest_asyncio.fixture
async def house(world: World) -> AsyncIterator[House]:
    house = House(world)
    await house.open()
    yield house
    await house.close()


async def test_what_a_neighbour_writes_is_read_by_the_others_under_a_masked_name(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.named("赵桂兰")
    assert await wei.says("/group", "谁家有多的盐？") == {"status": 200, "ok": True, "shown": True, "answered": False}
    assert await zhao.lines() == ["张*：谁家有多的盐？"]
    assert await wei.lines() == ["您：谁家有多的盐？"]
    await zhao.says("/group", "我家有，挂您门上")
    assert await wei.lines() == ["您：谁家有多的盐？", "赵*兰：我家有，挂您门上"]
    async with house.world.database.read() as db:
        assert "谁家有多的盐？" not in await db.scalars(select(Arrival.text))
