"""What was refused, returned or settled with money back: every yuan of it is in an account and in the settlement."""

from __future__ import annotations

import dataclasses
import random
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest

from bot.export import Asked, export
from handlers import access
from handlers.rules import SupplyRules
from handlers.supplies.accounts import settling, statement
from storage import accounts
from storage.supplies import money, orders
from tests import bags, shopping
from tests.bags import Crew
from tests.buyers import book, rows
from tests.keepers import household_id, presses_id
from tests.world import TEXTS, Phone, World


@pytest.fixture
async def crew(world: World) -> Crew:
    return await bags.crew(world)


async def paid(world: World, crew: Crew, how: str = "现金", text: str = "两袋盐，大米10斤") -> int:
    """An order of 502 (over 37 yuan), with 赵志, who was given the money; its number."""
    order = await bags.bought(world, crew.home, text)
    await presses_id(crew.carrier, f"pay:ask:{order.id}")
    await crew.carrier.presses(how)
    return order.id


async def refused(world: World, crew: Crew, id: int) -> None:
    await presses_id(crew.staff, f"desk:refuse:{id}")
    await crew.staff.presses("重复了")
    assert await bags.state(world, id) == "cancelled"


async def disputed(crew: Crew, id: int, *answers: str) -> None:
    await presses_id(crew.carrier, f"door:here:{id}")
    await bags.photographs(crew.carrier)
    await presses_id(crew.home, f"door:wrong:{id}")
    for answer in answers:
        await crew.home.presses(answer)
    await crew.staff.presses("退钱 / 算了")


async def account(phone: Phone, room: str = "502") -> list[str]:
    await phone.says(f"账 {room}")
    return phone.last.splitlines()


async def test_refused_after_it_was_bought_and_paid_the_money_is_to_go_back(world: World, crew: Crew) -> None:
    id = await paid(world, crew)
    await refused(world, crew, id)
    await crew.home.says("我的账")
    assert crew.home.last == (
        "您家最近 30 天 1 单。没有欠的。有 37 元要退给您家。\n"
        f"· {id} 号 11月22日（周日） 37 元，付了 37 元（现金），没办成，还要退 37 元"
    )
    await crew.staff.says("结账")
    assert crew.staff.last == (
        "11月22日（周日）结账\n"
        "买好 1 单，37 元\n"
        "退了 37 元的，实际 0 元\n"
        "收了现金 37 元，扫码 0 元\n"
        "以后付 0 元，还没付 0 元，要退给住户 37 元\n"
        "按商户\n"
        "· 老王粮油：1 单 1 样，32 元，退了 32 元的，实际 0 元\n"
        "· 惠民超市：1 单 1 样，5 元，退了 5 元的，实际 0 元\n"
        "按人\n"
        "· 赵志：买了 1 单 37 元，退了 37 元的，实际 0 元；手里现金 37 元，扫码 0 元"
    )


async def test_who_has_the_money_and_the_desk_hear_that_it_is_to_go_back(world: World, crew: Crew) -> None:
    id = await paid(world, crew)
    await refused(world, crew, id)
    told = f"{id} 号单（3号楼2单元502）收过钱，有 37 元要退给他家。退了点一下。"
    assert crew.carrier.texts.count(told) == crew.staff.texts.count(told) == 1
    await crew.carrier.presses(f"{id} 号 37 元退给他家了")
    assert crew.carrier.last == f"记好了：{id} 号单退给3号楼2单元502 37 元，现金退的。"
    await crew.staff.says("结账")
    assert crew.staff.last.endswith("手里现金 0 元，扫码 0 元")


async def test_nobody_hears_of_money_where_none_was_taken(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await refused(world, crew, order.id)
    fine = await paid(world, crew, text="一瓶生抽")
    await presses_id(crew.carrier, f"door:here:{fine}")
    await presses_id(crew.home, f"door:got:{fine}")
    assert await bags.state(world, fine) == "received"
    assert not [text for phone in (crew.carrier, crew.staff) for text in phone.texts if "要退给他家" in text]


async def test_whoever_hands_it_back_writes_it_down_and_it_is_settled(world: World, crew: Crew) -> None:
    id = await paid(world, crew)
    await refused(world, crew, id)
    assert (await account(crew.staff))[0] == "3号楼2单元502最近 30 天 1 单。没有欠的。有 37 元要退给他家。"
    await crew.staff.presses(f"{id} 号 37 元退给他家了")
    assert crew.staff.last == f"记好了：{id} 号单退给3号楼2单元502 37 元，现金退的。"
    assert await account(crew.staff) == [
        "3号楼2单元502最近 30 天 1 单。没有欠的。",
        f"· {id} 号 11月22日（周日） 37 元，付了 37 元（现金），没办成，退回去 37 元",
    ]
    await crew.staff.says("结账")
    assert "收了现金 0 元，扫码 0 元\n以后付 0 元，还没付 0 元\n" in crew.staff.last
    assert crew.staff.last.splitlines()[-2:] == [  # whoever took it still has it, whoever gave it has so much less
        "· 赵志：买了 1 单 37 元，退了 37 元的，实际 0 元；手里现金 37 元，扫码 0 元",
        "· 陈静：买了 0 单 0 元；手里现金 -37 元，扫码 0 元",
    ]


async def test_it_is_written_down_once_and_taken_back_within_a_minute(world: World, crew: Crew) -> None:
    id = await paid(world, crew, "扫码")
    await refused(world, crew, id)
    for phone in (crew.staff, crew.carrier):
        await presses_id(phone, f"pay:back:{id}:3700")
    assert crew.staff.last == f"记好了：{id} 号单退给3号楼2单元502 37 元，扫码退的。"
    assert crew.carrier.last == f"{id} 号单现在没有要退的钱，什么都没记。"
    await presses_id(crew.carrier, f"pay:unback:{id}")
    assert crew.carrier.last == "过了一分钟，或者不是您记的，收不回了。"
    await crew.staff.presses("记错了")
    assert crew.staff.last == f"好，{id} 号单没有退钱。"
    assert (await account(crew.staff))[0].endswith("有 37 元要退给他家。")
    await presses_id(crew.staff, f"pay:back:{id}:3600")
    assert crew.staff.last.startswith(f"{id} 号单现在要退的是 37 元，没记。")
    await crew.staff.presses(f"{id} 号 37 元退给他家了")
    world.clock.passes(seconds=61)
    await crew.staff.presses("记错了")
    assert crew.staff.last.startswith("过了一分钟")


async def test_what_was_never_paid_need_not_be(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐，大米10斤")
    assert (await account(crew.liaison))[0].endswith("还没付的一共 37 元。")
    await crew.liaison.says("/account 3-2-502")
    assert "还没付的一共 37 元。" in crew.liaison.last
    await refused(world, crew, order.id)
    assert await account(crew.liaison) == [
        "3号楼2单元502最近 30 天 1 单。没有欠的。", f"· {order.id} 号 11月22日（周日） 37 元，不用付，没办成",
    ]  # fmt: skip
    await crew.staff.says("结账")
    await crew.staff.presses("发表格")
    assert rows((await book(world, crew.staff))["每一单"])[1:] == [
        (order.id, "2026-11-22", "3号楼2单元502", "赵志", 2, 37, 37, "不用付", None, 0, 0, None),
        ("合计", None, None, None, 2, 37, 37, None, 0, 0, 0, None),
    ]


async def test_given_back_whole_and_in_part(world: World, crew: Crew) -> None:
    whole = await paid(world, crew)
    part = await paid(world, crew, text="两瓶米醋，一瓶生抽")
    await disputed(crew, whole, "送错了")
    await disputed(crew, part, "坏了", "米醋")
    assert [await bags.state(world, id) for id in (whole, part)] == ["returned", "received"]
    assert await account(crew.staff) == [
        "3号楼2单元502最近 30 天 2 单。没有欠的。有 49 元要退给他家。",
        f"· {part} 号 11月22日（周日） 21 元，付了 21 元（现金），其中 12 元的不用付，还要退 12 元",
        f"· {whole} 号 11月22日（周日） 37 元，付了 37 元（现金），退了，还要退 37 元",
    ]
    assert {choice.text for choice in crew.staff.heard[-1].choices} == {
        f"{part} 号 12 元退给他家了", f"{whole} 号 37 元退给他家了",
    }  # fmt: skip
    await crew.staff.says("结账")
    assert "买好 2 单，58 元\n退了 49 元的，实际 9 元\n" in crew.staff.last
    assert "还没付 0 元，要退给住户 49 元\n" in crew.staff.last
    assert "· 惠民超市：2 单 3 样，26 元，退了 17 元的，实际 9 元" in crew.staff.last


async def test_what_came_back_is_not_asked_for(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两瓶米醋，一瓶生抽")
    await disputed(crew, order.id, "坏了", "米醋")
    await presses_id(crew.carrier, f"pay:ask:{order.id}")
    assert crew.carrier.last == f"{order.id} 号单（3号楼2单元502）9 元，怎么付的？"
    await crew.carrier.presses("现金")
    assert (await account(crew.staff))[0] == "3号楼2单元502最近 30 天 1 单。没有欠的。"


async def test_the_table_to_take_away_says_what_came_back(world: World, crew: Crew) -> None:
    id = await paid(world, crew)
    await refused(world, crew, id)
    await crew.staff.presses(f"{id} 号 37 元退给他家了")
    path = world.folder / "orders.xlsx"
    said: list[str] = []
    assert await export(
        world.database, world.rules, TEXTS, "orders", path, Asked(), now=world.clock.now(), out=said.append
    ) == 0  # fmt: skip
    heading, *found = rows(openpyxl.load_workbook(path)["订单"])
    assert heading[-2:] == ("退了、没办成的（元）", "退给住户（元）")
    assert [(row[7], row[12], row[20], *row[-2:]) for row in found] == [
        ("盐", 5, 37, 5, 37), ("大米", 32, None, 32, None),
    ]  # fmt: skip


async def test_paid_less_than_it_costs_the_rest_is_still_open(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐，大米10斤")
    await presses_id(crew.carrier, f"pay:ask:{order.id}")
    await crew.carrier.presses("数目不对")
    await crew.carrier.says("30")
    await crew.carrier.presses("现金")
    assert (await account(crew.staff))[1] == (f"· {order.id} 号 11月22日（周日） 37 元，付了 30 元（现金），还差 7 元")
    await crew.staff.says("结账")
    assert "收了现金 30 元，扫码 0 元\n以后付 0 元，还没付 7 元\n" in crew.staff.last


async def test_paid_for_what_has_no_price_is_no_money_to_give_back(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐，一个脸盆")
    await presses_id(crew.carrier, f"pay:ask:{order.id}")
    await crew.carrier.presses("数目不对")
    await crew.carrier.says("15")
    await crew.carrier.presses("现金")
    assert (await account(crew.staff))[0] == "3号楼2单元502最近 30 天 1 单。没有欠的。"


# --- what the community gives -----------------------------------------------------------------------------------------


async def test_of_kits_the_community_pays_what_they_are_worth(world: World, crew: Crew) -> None:
    kit = ("口罩 20 个", "消毒液 1 瓶", "居家指南 1 份", "平安信 1 封")
    world.rules = dataclasses.replace(world.rules, supplies=SupplyRules(kit=kit))
    await world.crash()
    await world.beat()
    await shopping.price(world, "口罩", Decimal(99))  # later: it is worth what it cost then
    await crew.liaison.says("隔离包")
    await crew.liaison.presses("2单元502 发了")
    await crew.staff.says("结账")
    assert crew.staff.last == (
        "11月22日（周日）结账\n"
        "买好 1 单，35 元\n"
        "其中社区付 35 元（隔离包）\n"
        "收了现金 0 元，扫码 0 元\n"
        "以后付 0 元，还没付 0 元\n"
        "按商户\n"
        "· 社区自备的：1 单 4 样，35 元，社区付 35 元\n"
        "按人\n"
        "· 李建国：买了 1 单 35 元，社区付 35 元；手里现金 0 元，扫码 0 元"
    )
    await crew.home.says("我的账")
    assert crew.home.last == "您家最近 30 天没有要花钱的单。"
    await crew.staff.presses("发表格")
    found = await book(world, crew.staff)
    assert rows(found["按商户"])[1] == ("社区自备的", 1, 4, 35, 0, 35, 35, 0)
    assert rows(found["每一单"])[1][5:10] == (35, 0, "社区付", None, 0)


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_became_of_orders_the_settlement_is_the_sum_of_the_accounts(
    world: World, crew: Crew, seed: int
) -> None:
    dice = random.Random(seed)
    homes = [crew.home, await world.enrolled(5, "孙阿婆"), await world.enrolled(7, "钱进")]
    for phone in homes:
        for text in ("一瓶生抽，大米10斤", "两瓶米醋，一个脸盆", "一斤青菜，鸡蛋30个"):
            order = await bags.bought(world, phone, text, state=dice.choice(["accepted", "bought", "moving"]))
            fate = dice.choice(["", "refuse", "return", "refund", "cancel"])
            if dice.random() < 0.6:
                await presses_id(crew.carrier, f"pay:ask:{order.id}")
                await crew.carrier.presses(dice.choice(["现金", "扫码", "以后付"]))
            if fate == "refuse":
                await refused(world, crew, order.id)
            elif fate == "cancel":
                await presses_id(phone, f"order:cancel:{order.id}")
            elif fate and order.state == "moving":
                await presses_id(crew.carrier, f"door:here:{order.id}")
                await presses_id(phone, f"door:wrong:{order.id}")
                await presses_id(phone, f"door:why:{order.id}:{'wrong' if fate == 'return' else 'broken'}")
                await presses_id(crew.staff, f"door:refund:{order.id}")
            if dice.random() < 0.5:
                await presses_id(crew.staff, f"pay:back:{order.id}:{dice.choice([4100, 1200, 2900])}")
    today = world.rules.local(world.clock.now()).date()
    async with world.database.read() as db:
        speaker = (await accounts.speakers(db, [crew.staff.address], world.clock.now()))[crew.staff.address]
        within = await access.scope(db, speaker, "keep-shop")
        assert within is not None
        found = await settling.read(db, world.rules, within, speaker.community_id, today, today)
        entries = []
        for room in ("502", "402", "1203"):
            home = await household_id(world, room)
            kept = await money.of_home(db, home, world.clock.now() - timedelta(days=30))
            ids = [one.id for one in kept]
            lines, backs = await orders.lines(db, ids), await money.backs(db, ids)
            found_ = [statement.entry(one, lines[one.id], backs.get(one.id, money.NOTHING_BACK)) for one in kept]
            entries += [one for one in found_ if one is not None]
    every = found.all
    had = [one for one in entries if one.order.state not in ("placed", "accepted")]
    assert every.later + every.blank == sum(one.owed for one in entries)
    assert every.owing == sum(one.balance.owing for one in entries)
    assert every.cash + every.code == sum(one.balance.taken - one.balance.given for one in entries)
    assert every.sum - every.back == sum(one.balance.bought - one.balance.back for one in had)
