"""What the crew types in place of a button; they live in the house, too, and nothing of it goes to their liaison."""

from __future__ import annotations

import pytest

from handlers.supplies.desk.spoken import Said, read
from storage.supplies.orders import Kept
from tests import shopping
from tests.desks import CREW, standing
from tests.world import ROSTER, Phone, World

HOME = "阳光社区,3号楼,1单元,301,何晨,13900000021,志愿者,3号楼,,\n"


@pytest.fixture(autouse=True)
async def open_(world: World) -> None:
    await world.import_(ROSTER + CREW + HOME)
    await shopping.open_shop(world)


async def _crew(world: World) -> tuple[Phone, Phone]:
    """A volunteer who lives there, and the liaison of that house."""
    volunteer = await world.enrolled(21, "何晨")
    return volunteer, await world.enrolled(7, "李建国")


async def _orders(world: World, *texts: str) -> tuple[list[Phone], list[Kept]]:
    homes = [await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")][: len(texts)]
    return homes, [await shopping.placed(world, home, text) for home, text in zip(homes, texts, strict=True)]


async def _state(world: World, order: Kept) -> str:
    return (await shopping.order(world, order.id)).state


async def test_from_taking_it_to_the_door_without_a_button(world: World) -> None:
    volunteer, liaison = await _crew(world)
    _, placed = await _orders(world, "两袋盐", "大米10斤，一瓶生抽")
    before = len(liaison.texts)
    for order in placed:
        await volunteer.says(f"接下 {order.id}")
        assert (await shopping.order(world, order.id)).taker == "何晨"
    await volunteer.says("都买到了")
    assert "2 单买好了。" in volunteer.texts
    world.clock.passes(minutes=5)
    await volunteer.says("都出发")
    assert [await _state(world, order) for order in placed] == ["moving", "moving"]
    await volunteer.says("撤回")  # all that was said at once is taken back at once
    assert [await _state(world, order) for order in placed] == ["bought", "bought"]
    await volunteer.says("出发了")
    await volunteer.says("502 到了")
    assert await _state(world, placed[0]) == "door"
    await volunteer.says("刚才按错了")
    assert await _state(world, placed[0]) == "moving"
    assert "更正" not in volunteer.last
    assert liaison.texts[before:] == []


async def test_what_is_not_to_be_had_is_said_and_the_household_hears_of_it(world: World) -> None:
    volunteer, _ = await _crew(world)
    [home], [order] = await _orders(world, "两袋盐，一瓶生抽")
    await volunteer.says(f"{order.id}号我接")
    await volunteer.says("盐没了")
    assert "1. 盐，没买到" in standing(volunteer, "哪样有、哪样没有？")[0].text
    before = len(home.texts)
    await volunteer.says("都买好了")  # the rest is there, and nobody has said so to the household yet
    assert home.texts[before:] == [f"{order.id} 号单：盐没买到，其余的照送。"]
    await volunteer.says("出发了")
    await volunteer.says("502 到了")
    assert sum("盐没买到，" in text for text in home.texts) == 1


@pytest.mark.parametrize("others", [False, True])
async def test_an_order_of_which_nothing_was_there_ends_and_is_not_carried(world: World, others: bool) -> None:
    volunteer, _ = await _crew(world)
    homes, placed = await _orders(world, "两袋盐", *(["一瓶生抽"] if others else []))
    for order in placed:
        await volunteer.says(f"接下 {order.id}")
    await volunteer.says("盐没了")
    before = len(homes[0].texts)
    await volunteer.says("都买好了")
    assert [await _state(world, order) for order in placed] == ["cancelled", *(["bought"] if others else [])]
    told = "\n".join(homes[0].texts[before:])
    assert f"{placed[0].id} 号单" in told
    assert "买不到" in told


async def test_a_bag_set_down_without_a_word_about_what_is_missing(world: World) -> None:
    volunteer, _ = await _crew(world)
    [home], [order] = await _orders(world, "两袋盐，一瓶生抽")
    await volunteer.says(f"接 {order.id}")
    await volunteer.says("有的没买到")
    await volunteer.presses("1 没有")
    await volunteer.says("502 到了")
    assert await _state(world, order) == "door"
    assert [text for text in home.texts if "没买到，" in text] == [f"{order.id} 号单：盐没买到，其余的照送。"]


async def test_of_several_it_is_asked_which(world: World) -> None:
    volunteer, _ = await _crew(world)
    _, placed = await _orders(world, "两袋盐", "一袋盐，一瓶生抽")
    for order in placed:
        await volunteer.says(f"我接 {order.id}")
    await volunteer.says("食盐卖完了")
    assert volunteer.last == "您手上这样的单有 2 张，是哪一张？"
    await volunteer.presses(f"{placed[1].id} 号 101")
    assert await _state(world, placed[1]) == "accepted"
    await volunteer.says(f"不接了 {placed[1].id}")
    assert await _state(world, placed[1]) == "placed"
    assert await _state(world, placed[0]) == "accepted"


async def test_somebody_was_quicker(world: World) -> None:
    volunteer, _ = await _crew(world)
    _, [order] = await _orders(world, "两袋盐")
    other = await world.enrolled(11, "王强")
    await other.says(f"接下 {order.id}")
    await volunteer.says(f"接下 {order.id}")
    assert f"{order.id} 号单王强已经接了" in "\n".join(volunteer.texts)
    await volunteer.says("接下 999")
    assert "您这片没有 999 号单。还有没人接的，看这里：" in volunteer.texts
    await volunteer.says("我来接")
    assert volunteer.last == "单都有人接了。来了新的，这里会跟着变。"


async def test_who_has_nothing_in_hand_speaks_of_something_else(world: World) -> None:
    volunteer, liaison = await _crew(world)
    await volunteer.says("出发了")
    assert "「出发了」" in liaison.last
    home = await world.enrolled(1, "张伟")
    await home.says("接下 1")  # no volunteer
    assert "「接下 1」" in liaison.last


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7号我接", Said("accept", 7)),
        ("我来接", Said("accept")),
        ("接下3号楼", Said("accept")),
        ("3号楼我都接了", Said("accept")),
        ("11 修好了", Said("finish", 11)),
        ("I'll take 7", Said("accept", 7)),
        ("7 都买好了", Said("buy", 7)),
        ("买好啦", Said("buy")),
        ("都买了", Said("buy")),
        ("买了", None),
        ("502出发了", Said("leave", 502)),
        ("on my way", Said("leave")),
        ("我不接了", Said("release")),
        ("盐没买到", Said("out", name="盐")),
        ("没有盐", Said("out", name="盐")),
        ("接孩子", None),
        ("盐买了吗", None),
        ("帮我买了盐", None),
        ("没了", None),
    ],
)  # fmt: skip
def test_what_words_stand_for(text: str, meant: Said | None) -> None:
    assert read(text) == meant
