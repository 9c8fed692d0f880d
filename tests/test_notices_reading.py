"""The notices that are news for somebody: asked for by name, and the newest one on a building's board."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from storage.models import Notice
from storage.notices.keeping import Text
from storage.notices.targets import Target
from tests.hall_house import House
from tests.keepers import area_id, labels
from tests.mending import corrects
from tests.readers import TITLE, change, out, the_notice
from tests.world import World

GROUP = "fake:-7"


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_()
    world.clock.at("9:40")
    return world


def named(title: str) -> dict[str, Text]:
    return {"zh-CN": Text(title, "内容在这里。")}


# --- asked for by name ------------------------------------------------------------------------------------------------


async def test_newest_first_with_what_was_read(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    await zhang.says("看通知")
    assert zhang.last == "最近 14 天没有给您家的通知。"
    await out(world)
    await zhang.presses("我已阅读")
    world.clock.passes(hours=1)
    await out(world, texts=named("明天发蔬菜"))
    await zhang.says("我的通知")
    assert zhang.last.splitlines()[1:] == [
        "1. 明天发蔬菜 · 11月22日（周日），还没看",
        f"2. {TITLE} · 11月22日（周日），看过了",
    ]
    assert labels(zhang) == ["1. 明天发蔬菜", f"2. {TITLE}"]


async def test_the_whole_comes_once_more_with_its_buttons(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    await out(world)
    first = the_notice(zhang).id
    world.clock.passes(hours=1)
    await zhang.says("我的通知")
    await zhang.presses(f"1. {TITLE}")
    assert "请戴口罩" in zhang.last
    assert ("fake:1", {"do": "delete", "message": first}) in world.channel.acts
    await zhang.presses("我已阅读")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "读过了" in zhang.last  # the new one is the one that is written anew


async def test_what_was_for_others_alone_nobody_else_sees(homes: World) -> None:
    world = homes
    sun, smith = await world.enrolled(3, "孙立"), await world.enrolled(2, "John Smith", "en")
    await out(world, target=Target(quarantined=True))
    await sun.says("看通知")
    assert "没有给您家的通知" in sun.last
    await smith.says("my notices")
    assert "Test tomorrow at 8" in smith.last


async def test_keepers_see_those_of_their_places(homes: World) -> None:
    world = homes
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    await out(world, target=Target(areas=(await area_id(world, "1号楼"),)))
    world.clock.passes(minutes=1)
    await liaison.says("看通知")
    assert liaison.last == "最近 14 天没有通知。"
    await staff.says("看通知")
    assert f"1. {TITLE} · 11月22日（周日）" in staff.last
    await staff.presses(f"1. {TITLE}")
    assert "请戴口罩" in staff.last
    assert labels(staff) == []


async def test_old_and_withdrawn_ones_are_not_news(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    first = await out(world)
    await change(world, first, withdrawn_at=world.clock.now())
    await zhang.says("看通知")
    assert "没有给您家的通知" in zhang.last
    await out(world, texts=named("旧的"))
    world.clock.passes(days=15)
    await zhang.says("看通知")
    assert "没有给您家的通知" in zhang.last


# --- on the board -----------------------------------------------------------------------------------------------------


def the_board(world: World, chat: str = GROUP) -> str:
    return next(heard.text for heard in world.channel.sent if heard.chat == chat and "看板" in heard.text)


async def looked(world: World) -> None:
    for _ in range(2):
        world.clock.passes(minutes=1)
        await world.beat()


async def test_the_board_names_the_newest_that_stands_in_the_group(homes: World) -> None:
    world = homes
    await House(world).bound(GROUP, "3号楼")
    await looked(world)
    assert "通知" not in the_board(world)
    edition = await out(world)
    await looked(world)
    assert f"新通知：{TITLE} · 11月22日（周日）" in the_board(world)
    edits = len([one for one in world.channel.edits if one[0] == GROUP])
    await looked(world)
    assert len([one for one in world.channel.edits if one[0] == GROUP]) == edits  # written once
    await change(world, edition, withdrawn_at=world.clock.now())
    async with world.database.begin() as db:
        await db.run(update(Notice).values(withdrawn_at=world.clock.now(), state="withdrawn"))
    await looked(world)
    assert TITLE not in the_board(world)


async def test_the_board_is_silent_about_what_is_for_some_or_in_private(homes: World) -> None:
    world = homes
    await House(world).bound(GROUP, "3号楼")
    await House(world).bound("fake:-8", "1号楼")
    await out(world, texts=named("要吃药的看这里"), target=Target(notes=("药",)))
    await out(world, texts=named("悄悄话"), places="private")
    await out(world, texts=named("一号楼的事"), target=Target(areas=(await area_id(world, "1号楼"),)))
    await looked(world)
    assert "新通知" not in the_board(world)
    assert "一号楼的事" in the_board(world, "fake:-8")


# --- how one comes to know of it --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("陈静", ["「通知」写一条，「覆盖」看谁没看，「定时通知」看排好的"]),
        ("李建国", ["「谁没看」看哪家没看通知，「进群」看谁家还没进群"]),
    ],
)
async def test_help_names_what_staff_and_liaisons_may_do_with_notices(
    homes: World, name: str, lines: list[str]
) -> None:  # fmt: skip
    phone = await homes.enrolled(5, name)
    await phone.says("帮助")
    assert [line for line in phone.last.splitlines() if "通知" in line] == lines


async def test_whoever_is_to_read_it_again_has_not_read_it(homes: World) -> None:
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    await out(world, texts=named(TITLE))
    await zhang.presses("我已阅读")
    await zhang.says("看通知")
    assert "，看过了" in zhang.last
    await corrects(chen, "明早 9 点做核酸\n带证。", button="改，请大家再看")
    await zhang.says("看通知")
    assert "明早 9 点做核酸" in zhang.last
    assert "，还没看" in zhang.last
