"""What a household asks about the shop's list is answered from it; everything else goes to whoever looks after them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import update

from handlers.supplies.ordering.pricing import asked_about
from storage.models import Item
from tests import shopping
from tests.world import World

YES = "\n要的话直接写给我，比如「盐 2 袋」。"


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


@pytest.mark.parametrize(
    "text", ["盐多少钱", "一袋盐多少钱？", "请问食盐怎么卖", "有没有盐", "有盐吗", "盐还有吗", "多少钱一袋盐"]
)
async def test_what_salt_costs(world: World, text: str) -> None:
    home, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    before = len(liaison.texts)
    await home.says(text)
    assert home.last == "盐：2.50 元一袋（400克），每户一天限 2" + YES
    assert liaison.texts[before:] == []
    assert await shopping.all_orders(world) == []


async def test_several_at_once_and_what_is_sold_out(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        await db.run(update(Item).where(Item.name == "生抽").values(stock=Decimal(0)))
    await home.says("盐和生抽多少钱")
    assert home.last == "盐：2.50 元一袋（400克），每户一天限 2\n生抽：9 元一瓶（500毫升），卖完了" + YES
    await home.says("生抽有货吗")
    assert home.last == "生抽：9 元一瓶（500毫升），卖完了\n来了货再订。要换别的，直接写给我。"


async def test_in_the_language_of_whoever_asks(world: World) -> None:
    home = await world.enrolled(5, "John Smith", language="en")
    await home.says("How much is the salt?")
    assert home.last.endswith('\nTo order, just write to me, for example "盐 2 袋".')
    assert "2.50 yuan" in home.last
    await home.says("do you have any eggs?")
    assert "25 yuan" in home.last


async def test_while_a_draft_is_being_written(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    await home.says("鸡蛋多少钱一板")
    assert "鸡蛋：25 元一板（30个）" in home.texts[-1]
    await home.says("好的")  # to what they are writing
    assert (await shopping.order(world)).state == "placed"


@pytest.mark.parametrize("text", ["开锁多少钱", "盐和飞机票多少钱", "有没有人能帮我看看水管", "核酸多少钱"])
async def test_what_is_not_in_the_list_goes_its_usual_way(world: World, text: str) -> None:
    home, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    await home.says(text)
    assert "元一" not in home.last
    assert text in liaison.last or await shopping.all_orders(world)


async def test_never_in_a_group_and_not_for_what_is_passed_on(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    before = len(home.texts)
    await home.says("盐多少钱", group="fake:-100")
    assert home.texts[before:] == []
    await home.says("盐多少钱", forwarded=True)
    assert "2.50 元" not in home.last


async def test_another_communitys_list_is_not_told(world: World) -> None:
    await world.import_("社区,楼栋,单元,房号,姓名,电话\n月亮社区,8号楼,,101,钱多,13912345678\n")
    other = await world.enrolled(9, "钱多")
    await other.says("盐多少钱")
    assert "2.50 元" not in other.last


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("盐、生抽、鸡蛋怎么卖", ["盐", "生抽", "鸡蛋"]),
        ("鸡蛋今天几块钱一斤", ["鸡蛋"]),
        ("您好，盐多少钱啊谢谢", ["盐"]),
        ("how much is a bag of salt", ["salt"]),
        ("is there any salt", ["salt"]),
        ("有盐", []),
        ("没有盐了", []),
        ("家里有盐吗", []),
        ("多少钱", []),
        ("两袋盐", []),
    ],
)  # fmt: skip
def test_what_a_question_is_about(text: str, things: list[str]) -> None:
    assert asked_about(text) == things
