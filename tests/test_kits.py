"""隔离包: each household newly in quarantine is given one, once, and whoever looks after it ticks it off."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from sqlalchemy import update

from handlers.rules import SupplyRules
from storage.models import Case, Item
from tests import shopping
from tests.keepers import household_id
from tests.kits import gives, ordered
from tests.world import World

MORE = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言
阳光社区,3号楼,2单元,601,钱多,,,,{day},
"""


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)
    await gives(world)


async def test_each_household_newly_in_quarantine_is_given_one(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await world.beat()
    given = await ordered(world)
    assert sorted(one.room for one in given) == ["101", "302", "502"]  # three of one home are one home
    kit = next(one for one in given if one.room == "502")
    assert await shopping.things(world, kit.id) == [
        ("口罩", "2", "包"), ("消毒液", "1", "瓶"), ("体温计", "1", "支"), ("居家指南", "1", "份"),
        ("平安信", "1", "封"),
    ]  # fmt: skip
    assert "给您家备了一个隔离包：口罩 2 包、消毒液 1 瓶、体温计 1 支、居家指南 1 份、平安信 1 封。" in "".join(
        home.texts
    )
    assert "元" not in shopping.card(home).text


async def test_nobody_is_given_a_second_one(world: World) -> None:
    await world.beat()
    count = len(await ordered(world))
    await world.import_(
        MORE.format(day="2026-11-22").replace("601,钱多", "502,张奶奶")
    )  # another of a home that has one
    for _ in range(3):
        world.clock.passes(minutes=1)
        await world.beat()
        await world.crash()
    world.clock.at("11-23 8:10")
    await world.beat()
    assert len(await ordered(world)) == count


async def test_whoever_comes_home_later_has_one_on_that_day(world: World) -> None:
    await world.beat()
    await world.import_(MORE.format(day="2026-11-24"))
    world.clock.passes(minutes=1)
    await world.beat()
    assert "601" not in [one.room for one in await ordered(world)]
    for day in ("11-24 7:59", "11-24 8:00", "11-24 8:01", "11-25 8:00"):
        world.clock.at(day)
        await world.beat()
    assert [one.room for one in await ordered(world)].count("601") == 1


async def test_who_is_home_again_after_a_release_has_another(world: World) -> None:
    await world.beat()
    home = await household_id(world, "502")
    async with world.database.begin() as db:
        await db.run(update(Case).where(Case.household_id == home).values(released_at=world.clock.now()))
    world.clock.at("11-28 9:00")
    await world.import_(MORE.format(day="2026-11-28").replace("601,钱多", "502,张伟"))
    world.clock.passes(minutes=1)
    await world.beat()
    assert [one.room for one in await ordered(world)].count("502") == 2


async def test_nobody_is_woken_by_it(world: World) -> None:
    world.clock.at("23:00")
    await world.beat()
    assert await ordered(world) == []
    world.clock.at("11-23 6:40")
    await world.beat()
    assert sorted(one.room for one in await ordered(world)) == ["101", "302"]  # 502 is at home for three days already


async def test_the_liaison_hands_them_out_and_ticks_them_off(world: World) -> None:
    home, liaison = await world.enrolled(1, "张伟"), await world.enrolled(8, "李建国")
    await world.beat()
    told = "有 2 户刚开始隔离，隔离包要送到门口。发「隔离包」看是哪几家，送一家点一家。"
    assert liaison.texts.count(told) == 1
    await world.beat()
    assert liaison.texts.count(told) == 1
    await liaison.says("隔离包")
    assert liaison.last == "还有 2 份隔离包没发：\n1. 3号楼1单元101\n2. 3号楼2单元502"  # 3号楼 is theirs, 1号楼 is not
    await liaison.presses("2单元502 发了")
    assert liaison.last == "记好了，3号楼2单元502的隔离包放到门口了。"
    assert "隔离包放在您家门口了" in home.last
    await liaison.presses("2单元502 发了")
    assert liaison.last == "3号楼2单元502的隔离包已经发过了。"
    world.clock.passes(seconds=10)
    await world.beat()
    await home.presses("收到了")
    kit = next(one for one in await ordered(world) if one.room == "502")
    assert (kit.state, kit.taker) == ("received", "李建国")
    await liaison.says("隔离包")
    assert liaison.last == "还有 1 份隔离包没发：\n1. 3号楼1单元101"


async def test_only_who_stands_for_the_place_ticks_off(world: World) -> None:
    liaison = await world.enrolled(8, "李建国")
    await world.beat()
    other = next(one for one in await ordered(world) if one.room == "302")
    await liaison.says("发了", kind="choice", choice=f"kit:given:{other.id}")
    assert (await shopping.order(world, other.id)).state == "placed"


async def test_no_kit_where_the_community_gives_none(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, supplies=SupplyRules())
    await world.crash()
    await world.beat()
    assert await ordered(world) == []


async def test_what_is_given_costs_nothing_whatever_the_list_says(world: World) -> None:
    """A hundred of a thing is asked about in a draft; nobody is shown the draft of a kit."""
    world.rules = dataclasses.replace(world.rules, supplies=SupplyRules(kit=("居家指南 100 份", "口罩 3 桶")))
    await world.crash()
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    await world.beat()
    kit = next(one for one in await ordered(world) if one.room == "502")
    assert [one.offer for one in await shopping.lines(world, kit.id)] == [None, None]
    for change in ("居家指南 1 元", "口罩 11 元"):
        await staff.says(change)
        await staff.presses("改")
        assert staff.last.startswith("改好了")
        assert "我在问" not in staff.last
    lines = await shopping.lines(world, kit.id)
    assert [(one.cost, one.offer) for one in lines] == [(Decimal(0), None), (Decimal(0), None)]
    assert not any("涨价了" in text for text in home.texts)


async def test_it_comes_from_the_communitys_own_store_and_no_shops_stock_knows_of_it(world: World) -> None:
    """Neither when it orders itself, nor refused, taken back, returned, or what is short is sent again."""
    async with world.database.begin() as db:
        await db.run(update(Item).where(Item.name.in_(("口罩", "消毒液"))).values(stock=Decimal(20), most=Decimal(2)))
    staff, home = await world.enrolled(10, "陈静"), await world.enrolled(1, "张伟")

    async def nothing_has_changed() -> None:
        for name in ("口罩", "消毒液"):
            assert await shopping.stock(world, name) == 20

    await world.beat()
    first, second = [one for one in await ordered(world) if one.room in ("502", "101")]
    await nothing_has_changed()
    await staff.says("不能办", kind="choice", choice=f"desk:why:{first.id}:twice")
    assert (await shopping.order(world, first.id)).state == "cancelled"
    await nothing_has_changed()
    await staff.says("撤回", kind="choice", choice=f"desk:undo:{first.id}")
    assert (await shopping.order(world, first.id)).state == "placed"
    await nothing_has_changed()
    mine = first if first.room == "502" else second
    await staff.says("发了", kind="choice", choice=f"kit:given:{mine.id}")
    world.clock.passes(seconds=10)
    await world.beat()
    await home.says("有问题", kind="choice", choice=f"order:wrong:{mine.id}")
    assert (await shopping.order(world, mine.id)).state in ("door", "disputed")
    await home.says("少了", kind="choice", choice=f"door:why:{mine.id}:missing")
    await home.says("口罩", kind="choice", choice=f"door:lack:{mine.id}:{(await shopping.lines(world, mine.id))[0].id}")
    await staff.says("补送", kind="choice", choice=f"door:resend:{mine.id}")
    again = await shopping.order(world)
    assert (again.kind, again.state, again.details["instead"]) == ("kit", "placed", mine.id)
    assert await shopping.things(world, again.id) == [("口罩", "2", "包")]
    await nothing_has_changed()
    order = await shopping.placed(world, home, "两包口罩")  # nor is what they may buy themselves less for it
    assert order.kind == "supplies"
    assert await shopping.stock(world, "口罩") == 18


async def test_no_shop_is_asked_for_what_is_in_a_kit(world: World) -> None:
    staff = await world.enrolled(10, "陈静")
    await world.beat()
    assert await ordered(world)
    await staff.says("拣货单 惠民超市")
    assert "体温计" not in staff.last
