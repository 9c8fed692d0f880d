"""Who was told, as liaisons and staff type it with one thumb: 「通知 502 说了」, "told 502 by phone"."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from handlers.chat import Incoming
from storage.models import Account, Grant, Notice
from tests.keepers import area_id, person_id, presses_id
from tests.readers import MORE, TITLE, later, listed, out, rows, the_list, told_of
from tests.world import Phone, World


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_(MORE)
    world.clock.at("9:00")
    return world


@pytest.mark.parametrize("said", ["通知 102 说了", "通知102说了", "102 通知过了", "102 说过了", "告诉 102 了"])
async def test_one_home_is_told_and_how_is_asked(homes: World, said: str) -> None:
    world = homes
    liaison, edition = await listed(world)
    await liaison.says(said)
    assert liaison.last == "3号楼1单元102是怎么告诉的？"
    await liaison.presses("电话说的")
    assert liaison.last == f"记下了：「{TITLE}」电话里告诉了3号楼1单元102。还有 3 户。"
    assert (await rows(world, edition))["102"].how == "phone"


@pytest.mark.parametrize(
    ("said", "how", "rooms"),
    [
        ("通知 102 电话说了", "phone", ["102"]),
        ("通知 102、103 上门说了", "door", ["102", "103"]),
        ("1单元102 103 104 都打过电话了", "phone", ["102", "103", "104"]),
        ("told 102 by phone", "phone", ["102"]),
        ("told 102 and 103 at the door", "door", ["102", "103"]),
        ("called 104", "phone", ["104"]),
    ],
)
async def test_with_how_it_is_written_down_at_once(homes: World, said: str, how: str, rooms: list[str]) -> None:
    world = homes
    liaison, edition = await listed(world)
    await liaison.says(said)
    found = await rows_of(world, edition)
    assert {room: found[room] for room in rooms} == dict.fromkeys(rooms, how)
    assert [room for room, told in found.items() if told in ("phone", "door") and room not in rooms] == []
    assert f"还有 {4 - len(rooms)} 户" in liaison.last


async def rows_of(world: World, edition: int) -> dict[str, str | None]:
    return {room: row.how for room, row in (await rows(world, edition)).items()}


async def test_in_english_it_is_answered_in_english(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    await liaison.says("english")
    await liaison.says("told 102 by phone")
    assert "3号楼1单元102 told by phone. 3 homes left." in liaison.last
    assert (await rows(world, edition))["102"].how == "phone"


@pytest.mark.parametrize("said", ["通知 999 说了", "999 电话", "999 上门说了", "told 999 by phone"])
async def test_a_room_that_there_is_not_is_asked_after(homes: World, said: str) -> None:
    world = homes
    liaison, _ = await listed(world)
    await liaison.says(said)
    assert liaison.last == f"「{said}」我没看懂是哪家。写房号和怎么说的就行，比如「301 电话」。"
    assert await told_of(world) == []


async def test_one_that_is_not_theirs_is_not_written_down_with_one_that_is(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    await liaison.says("102、303 电话")
    assert "没看懂是哪家" in liaison.last
    assert not (await rows(world, edition))["102"].read


async def test_whoever_has_read_it_meanwhile_keeps_their_own_receipt(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    await presses_id(world.phone(2), f"notice:{edition}:read")
    await liaison.says("101 102 电话里都说了")
    assert liaison.last == (
        f"记下了：「{TITLE}」电话里告诉了3号楼1单元102。3号楼1单元101已经知道了。还有 2 户。"
    )  # fmt: skip
    assert await rows_of(world, edition) == {
        "502": "button", "101": "button", "102": "phone", "103": None, "104": None, "302": None, "303": None,
    }  # fmt: skip
    assert len(await told_of(world)) == 1
    await liaison.says("101 说了")
    assert liaison.last == f"「{TITLE}」3号楼1单元101已经知道了，不用再说。还有 2 户。"


async def test_of_two_liaisons_at_once_one_counts_and_the_other_hears_it(homes: World) -> None:
    world = homes
    second = await world.enrolled(8, "王医生")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=1, person_id=await person_id(world, "王医生"), role="liaison", since=world.clock.now(),
            area_id=await area_id(world, "1单元"),
        )  # fmt: skip
    liaison, edition = await listed(world)
    await asyncio.gather(*(
        world.inbox.receive(Incoming(f"told/{phone.address}", phone.address, phone.address, "text", text=said))
        for phone, said in ((liaison, "102、103 电话"), (second, "103、104 上门说了"))
    ))  # fmt: skip
    await world.speaker.drain()
    assert len(await told_of(world)) == 3
    found = await rows_of(world, edition)
    assert (found["102"], found["104"]) == ("phone", "door")
    assert found["103"] in ("phone", "door")
    assert sum("3号楼1单元103已经知道了" in phone.last for phone in (liaison, second)) == 1
    world.clock.passes(minutes=1)
    await world.beat()
    assert "还有 1 户没看" in the_list(liaison)
    assert "还有 1 户没看" in the_list(second)


async def test_the_words_are_about_the_newest_list_on_which_the_room_stands(homes: World) -> None:
    world = homes
    liaison, first = await listed(world)
    second = await out(world, texts=None)
    await later(world, hours=3)
    await later(world, hours=1)
    await liaison.says("102 电话")
    assert (await rows(world, second))["102"].how == "phone"
    assert (await rows(world, first))["102"].how is None


# --- staff, for whom 通知 begins a notice ---------------------------------------------------------------------------


async def staffed(world: World) -> Phone:
    """Staff with a list of the doors that nobody looks after, 302 and 303."""
    staff = await world.enrolled(9, "陈静")
    await listed(world)
    assert "302" in the_list(staff)
    return staff


async def test_staff_with_a_list_tell_and_begin_no_notice_by_it(homes: World) -> None:
    world = homes
    staff = await staffed(world)
    before = await world.count(Notice)
    await staff.says("通知 303 说了")
    await staff.presses("电话说的")
    assert "电话里告诉了1号楼303" in staff.last
    assert await world.count(Notice) == before


async def test_what_only_begins_alike_is_a_notice(homes: World) -> None:
    world = homes
    staff = await staffed(world)
    before = await world.count(Notice)
    for text in ("通知 302 停水", "通知 303", "通知 12号楼 说明会"):
        await staff.says(text)
    assert await world.count(Notice) == before + 3
    assert await told_of(world) == []


async def test_without_a_list_it_is_a_notice_of_staff_and_the_news_to_a_liaison(homes: World) -> None:
    world = homes
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    await staff.says("通知 502 说了")
    assert await world.count(Notice) == 1
    await liaison.says("通知 502 说了")
    assert "最近 14 天没有通知" in liaison.last


async def test_of_another_community_nothing_is_written_down(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.chat == liaison.address).values(community_id=2))
    await liaison.says("102 电话")
    assert (await rows(world, edition))["102"].how is None
