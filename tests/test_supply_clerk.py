"""The clerk who must send tonight's table, and who has pressed the wrong button."""

from __future__ import annotations

import dataclasses
import html
import random
import re
from collections import Counter
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from bot.labels.paper import Pages
from handlers.rules import SupplyRules
from handlers.supplies.door import loading, tables
from storage import accounts
from storage.models import Order, OrderLine
from storage.supplies import drafts, orders
from tests import buyers, shopping
from tests.buyers import book, rows, three_homes, volunteer
from tests.keepers import presses_id
from tests.world import TEXTS, Phone, World


@pytest.fixture(autouse=True)
async def town(world: World) -> None:
    await buyers.open_town(world)


# --- that was a slip --------------------------------------------------------------------------------------------------


async def all_bought(world: World) -> Phone:
    """小王 has bought all that 惠民超市 sells, with one press; that completes orders 2 and 3, and not order 1."""
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    return buyer


def back_of(buyer: Phone) -> str:
    """The button that takes the press back."""
    return next(one.id for one in buyer.heard[-1].choices if one.id.startswith("list:back:"))


async def stands(world: World) -> list[tuple[str, str, list[str]]]:
    return [
        (one.state, one.taker, [line.state for line in await shopping.lines(world, one.id)])
        for one in await shopping.all_orders(world)
    ]


async def test_a_whole_press_is_taken_back(world: World) -> None:
    buyer = await all_bought(world)
    assert (await stands(world))[1] == ("bought", "小王", ["got", "got"])
    world.clock.passes(seconds=20)
    await buyer.presses("刚才按错了")
    assert buyer.last == "好，刚才那一下不算：惠民超市的东西又算没买，3 单回到原来的样子。"
    assert await stands(world) == [
        ("placed", "", ["wanted", "wanted", "wanted"]), ("placed", "", ["wanted", "wanted"]),
        ("placed", "", ["wanted", "wanted"]),
    ]  # fmt: skip
    await buyer.says("采购单")
    assert "惠民超市：3 样，136 元" in buyer.last
    await shopping.later(world)
    assert "等人来接" in shopping.card(world.phone(3)).text


async def test_it_can_be_done_again_and_taken_back_again(world: World) -> None:
    buyer = await all_bought(world)
    await buyer.presses("刚才按错了")
    world.clock.passes(seconds=5)
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    assert [state for state, _, _ in await stands(world)] == ["accepted", "bought", "bought"]
    await buyer.presses("刚才按错了")
    assert [state for state, _, _ in await stands(world)] == ["placed"] * 3


async def test_what_somebody_has_moved_on_since_stays_and_is_named(world: World) -> None:
    buyer = await all_bought(world)
    note = back_of(buyer)
    world.clock.passes(seconds=20)
    await presses_id(buyer, "desk:leave:2")
    await presses_id(buyer, note)
    assert buyer.last == (
        "好，刚才那一下不算：惠民超市的东西又算没买，2 单回到原来的样子。\n"
        "后来有人动过的 1 单没改：2 号单。要改就一单一单改。"
    )
    assert (await stands(world))[1] == ("moving", "小王", ["got", "got"])


async def test_what_was_mine_before_stays_mine(world: World) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    await presses_id(buyer, "desk:accept:2")
    world.clock.passes(minutes=5)
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    await buyer.presses("刚才按错了")
    assert (await stands(world))[1] == ("accepted", "小王", ["wanted", "wanted"])


async def test_an_order_that_was_not_bought_after_all_stands_on_the_list_again(world: World) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("老王粮油都买好了")
    await buyer.presses("对，都买好了")
    world.clock.passes(seconds=5)
    await presses_id(buyer, "desk:buy:1")
    assert (await stands(world))[0] == ("bought", "小王", ["got", "got", "got"])
    await presses_id(buyer, "desk:undo:1")
    assert (await stands(world))[0] == ("accepted", "小王", ["wanted", "got", "wanted"])  # the rice was bought by list
    await buyer.says("采购单")
    assert "· 盐 4 袋" in buyer.last


async def test_after_a_minute_or_twice_or_by_another_nothing_is_taken_back(world: World) -> None:
    buyer, other = await all_bought(world), await volunteer(world, "小刘")
    await presses_id(other, back_of(buyer))
    assert other.last == "过了一分钟，或者已经撤过，整批撤不回了。要改就一单一单改。"
    world.clock.passes(seconds=61)
    await buyer.presses("刚才按错了")
    assert buyer.last == other.last
    assert [state for state, _, _ in await stands(world)] == ["accepted", "bought", "bought"]


# --- what the community has itself ------------------------------------------------------------------------------------


async def test_kits_stand_under_the_community_and_under_no_merchant(world: World) -> None:
    kit = ("口罩 20 个", "消毒液 1 瓶", "居家指南 1 份")
    world.rules = dataclasses.replace(world.rules, supplies=SupplyRules(kit=kit, rounds=world.rules.supplies.rounds))
    await world.crash()
    await world.beat()
    wei, buyer = await world.enrolled(1, "张伟"), await volunteer(world)
    await shopping.placed(world, wei, "一瓶消毒液，一份居家指南，一个脸盆")
    await buyer.says("采购单")
    assert buyer.last.splitlines()[3:] == [
        "惠民超市：1 样，15 元", "· 消毒液 1 瓶",
        "社区自备的：3 样（隔离包 3 份）", "· 口罩 6 包", "· 居家指南 4 份", "· 消毒液 3 瓶",
        "货单上没有的，得现找：1 样", "· 脸盆 1 个（3号楼2单元502：一个脸盆）",
    ]  # fmt: skip
    assert [choice.text for choice in buyer.heard[-1].choices if "买好" in choice.text] == ["惠民超市都买好了"]
    await buyer.presses("发表格")
    found = await book(world, buyer)
    assert found.sheetnames == ["惠民超市", "社区自备的", "货单上没有的", "按住户"]
    assert rows(found["社区自备的"])[2:] == [
        ("口罩", 6, "包", None, 0, 0, "☐"), ("居家指南", 4, "份", None, 0, 0, "☐"),
        ("消毒液", 3, "瓶", None, 0, 0, "☐"),
        ("合计", None, None, None, None, 0, None),
    ]  # fmt: skip
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    await buyer.says("采购单")
    assert "社区自备的：3 样（隔离包 3 份）" in buyer.last


# --- the table by eight -----------------------------------------------------------------------------------------------

MORNING = "采购单 · 11月22日（周日）10:00 这一趟"
HOME = "3号楼2单元502最近 30 天 1 单。没有欠的。还没买的约 37 元。"
UNPAID = "还没付钱的 2 户 2 单，一共 131 元。说好以后付的也在里面。"
TODAY, WEEK = "11月22日（周日）结账", "11月16日（周一）到11月22日（周日）结账"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("今天的拣货单", MORNING), ("捡货单", MORNING), ("给我看一下今天上午的采购单", MORNING),
        ("采购单上午", MORNING),
        ("拣货单 明天上午", "11月23日（周一）10:00 这一趟没有要买的了。"),
        ("采购单今天下午", "11月22日（周日）16:00 这一趟没有要买的了。"),
        ("今晚的采购单", "「今晚」我对不上哪一趟。每天的趟次：10:00、16:00。"
                         "写「采购单 今天下午」或「采购单 现在」都行。"),
        ("3号楼的送货单", "11月22日（周日）10:00 这一趟 2 家、2 单。都放门口，不敲门，不按铃。"),
        ("送货单 1号楼", "11月22日（周日）10:00 这一趟 1 家、1 单。都放门口，不敲门，不按铃。"),
        ("结算 今天", TODAY), ("结帐", TODAY), ("结算本周", WEEK), ("本周的结账", WEEK),
        ("惠民超市的账", "惠民超市"), ("惠民超市的帐", "惠民超市"), ("账 惠民", "惠民超市"),
        ("结账 惠民超市 今天", "惠民超市"),
        ("502的账", HOME), ("502 的帐", HOME), ("看一下502的账", HOME),
        ("谁还没给钱", UNPAID), ("谁没付钱？", UNPAID),
        ("今天的账", TODAY), ("哪几家还没给钱啊", UNPAID), ("采购单呢", MORNING),
        ("还有多少没送到", "物资情况"),
        ("9号楼的送货单", "现在没有要送的，后面几趟也还没有。"), ("统计", "物资情况"),
        ("还有几单没送", "物资情况"), ("物资情况", "物资情况"),
    ],
)  # fmt: skip
@pytest.mark.words
async def test_in_the_words_that_a_clerk_types(world: World, text: str, first: str) -> None:
    await all_bought(world)
    staff = await world.enrolled(90, "陈静")
    await staff.says(text)
    assert staff.last.splitlines()[0] == first


@pytest.mark.parametrize("seed", range(4))
async def test_the_carry_list_says_the_same_as_text_as_workbook_and_on_paper(world: World, seed: int) -> None:
    dice = random.Random(seed)
    every = await three_homes(world)
    async with world.database.begin() as db:
        home = every[0].household_id
        kit = await drafts.start(
            db, account_id=None, person_id=None, household_id=home, kind="kit", now=world.clock.now()
        )
        row = {"text": "口罩", "name": "口罩", "quantity": Decimal(2), "unit": "包"}
        await drafts.write_lines(db, kit, [{**row, "note": "", "rounded": False, "price": Decimal(0)}])
        await orders.change(db, kit.id, ["draft"], world.clock.now(), state="placed", placed_at=world.clock.now())
        await db.run(update(Order).where(Order.id == every[0].id).values(urgent=dice.random() < 0.5, round_at=None))
        for line in await db.scalars(select(OrderLine.id)):
            state = dice.choice(["wanted", "got", "part", "none", "swapped", "dropped"])
            await db.run(
                update(OrderLine)
                .where(OrderLine.id == line)
                .values(state=state, got=Decimal(1), quantity=Decimal(dice.randint(2, 9)))
            )
    if dice.random() < 0.5:
        await shopping.stands(world, every[1].id, "cancelled")
    expected: Counter[tuple[str, str]] = Counter()
    for one in await shopping.all_orders(world):
        for line_ in await shopping.lines(world, one.id) if one.state != "cancelled" else []:
            if line_.due:
                expected[line_.name, line_.unit] += int(line_.due)
    staff = await world.enrolled(90, "陈静")
    await staff.says("送货单")
    assert summed(staff.last) == expected
    await staff.presses("表格")
    found = await book(world, staff)
    assert summed("、".join(" ".join(str(row[5] or "") for row in rows(sheet)[3:]) for sheet in found)) == expected
    async with world.database.read() as db:
        speaker = (await accounts.speakers(db, [staff.address], world.clock.now()))[staff.address]
        at = loading.coming(world.rules, world.clock.now())
        load = await tables.load_for(db, world.rules, speaker.account_id, at, world.clock.now())
    assert load is not None
    assert summed(html.unescape(Pages(world.rules, TEXTS).carry(load, "zh-CN"))) == expected


def summed(text: str) -> Counter[tuple[str, str]]:
    """盐 2 袋、大米 1 袋 of a list, added up."""
    found: Counter[tuple[str, str]] = Counter()
    for name, count, unit in re.findall(r"([\u4e00-\u9fff]+) (\d+) ([袋瓶箱个包])", text):
        found[name, unit] += int(count)
    return found
