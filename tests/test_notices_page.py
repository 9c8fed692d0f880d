"""Corrected, withdrawn and pinned notices on the page."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from handlers.notices.mending import correct, withdraw
from storage import outbox
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.hall_house import House
from tests.test_notices_sending import ready
from tests.world import World


@pytest_asyncio.fixture
async def house(world: World) -> AsyncIterator[House]:
    await world.import_()
    house = House(world)
    await house.open()
    yield house
    await house.close()


async def goes_on(house: House) -> None:
    for _ in range(4):
        await house.beat()
        house.world.clock.passes(seconds=6)
        await house.goes_out()


async def test_on_the_page_a_correction_and_a_withdrawal_stand_in_place_and_files_are_gone(house: House) -> None:
    world = house.world
    wei = await house.named("张伟")
    notice = await ready(world, next_at=None)
    async with world.database.begin() as db:
        kept = await keeping.by_id(db, notice)
        assert kept is not None
        file = await outbox.keep_file(
            db, name="a.pdf", mime="application/pdf", content=b"x", digest="d", now=world.clock.now()
        )
        await keeping.attach(
            db, kept, channel="fake", ref="", name="a.pdf", mime="application/pdf", size=1, file_id=file
        )  # fmt: skip
        await keeping.change(db, notice, ("ready",), world.clock.now(), next_at=world.clock.now())
    await goes_on(house)
    page = await wei.sees("")
    assert "明早 8 点做核酸" in page
    assert "a.pdf" in page
    async with world.database.begin() as db:
        await correct(
            db, world.rules, notice, {"zh-CN": Text("明早 9 点做核酸", "带证")}, seen=1, by=1, actor="person/1",
            now=world.clock.now(),
        )  # fmt: skip
    await goes_on(house)
    page = await wei.sees("")
    assert "明早 8 点做核酸" not in page
    assert page.count("明早 9 点做核酸") == 1
    assert "更正：" in page
    async with world.database.begin() as db:
        await withdraw(db, notice, actor="person/1", rules=world.rules, now=world.clock.now())
    await goes_on(house)
    page = await wei.sees("")
    assert "「明早 9 点做核酸」这条通知" in page
    assert "不算数了" in page
    assert "a.pdf" not in page
    assert "我已阅读" not in page


async def test_in_a_group_on_the_page_a_pinned_notice_hangs_below_the_board_until_a_newer_one_of_its_kind(
    house: House,
) -> None:
    wei = await house.named("张伟")
    await wei.sees("/group")
    await goes_on(house)
    await ready(house.world, pinned=True)
    await goes_on(house)
    page = await wei.sees("/group")
    assert page.count('class="words banner"') == 1
    assert "3号楼看板" in page
    assert page.count("在楼下等") == 1  # the whole of it stands in its place
    await ready(house.world, texts={"zh-CN": Text("后天做核酸", "九点")}, pinned=True)
    await goes_on(house)
    page = await wei.sees("/group")
    banners = [part.partition("</p>")[0] for part in page.split('class="words banner"')[1:]]
    assert len(banners) == 1
    assert "后天做核酸" in banners[0]
    assert "明早 8 点做核酸" in page
    async with house.world.database.begin() as db:
        await withdraw(db, 2, actor="person/1", rules=house.world.rules, now=house.world.clock.now())
    await goes_on(house)
    page = await wei.sees("/group")
    assert 'class="words banner"' not in page
    assert "3号楼看板" in page
