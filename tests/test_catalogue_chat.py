"""货单 in chat: staff see the list, and change one thing of it in plain words."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from handlers.supplies.shop import ceiling, keeping
from handlers.supplies.shop.alike import proposals
from storage.models import History, Item
from storage.supplies import wares
from storage.supplies.wares import Ware
from tests import shopping
from tests.world import World


async def test_the_list_by_merchant_and_category(world: World) -> None:
    await shopping.open_shop(world)
    staff = await world.enrolled(5, "陈静")
    await staff.says("货单")
    assert staff.last.startswith(
        "在卖 15 样：\n惠民超市 · 调料（4）\n盐 2.50 元一袋（400 克），每户限 2\n生抽 9 元一瓶（500 毫升），库存 20\n"
    )
    assert "老王粮油 · 粮油（1）\n大米 32 元一袋（10 斤）" in staff.last
    assert "没分类" not in staff.last
    await staff.says("货单 康民药店")
    assert staff.last == "在卖 2 样：\n康民药店 · 药品（2）\n连花清瘟 14 元一盒\n降压药 35 元一盒"
    await staff.says("货单 飞船")
    assert staff.last == "货单里没有「飞船」。发「货单」看全部。"


async def test_a_long_list_has_a_button_for_each_shelf(world: World) -> None:
    rows = [f"品{number}||{'调料' if number % 2 else '粮油'}|袋|||{number}||{'0' if number == 7 else ''}|店"
            for number in range(1, 41)]  # fmt: skip
    await shopping.open_shop(world, "\n".join(rows))
    staff = await world.enrolled(5, "陈静")
    await staff.says("货单")
    assert staff.last == "在卖 40 样，其中 1 样没货：\n店 · 调料 20 样，没货 1\n店 · 粮油 20 样"
    assert [one.text for one in staff.heard[-1].choices] == ["要表格", "店 · 调料", "店 · 粮油"]
    await staff.presses("店 · 调料")
    assert "品7 7 元一袋，没货" in staff.last
    assert "品8" not in staff.last


async def test_the_workbook_is_sent(world: World) -> None:
    await shopping.open_shop(world)
    staff = await world.enrolled(5, "陈静")
    await staff.says("货单")
    await staff.presses("要表格")
    assert staff.last == "货单在这里。改好了，请管机器的同事再导进来。"
    assert staff.heard[-1].file == "货单.xlsx"
    (book,) = world.drawn
    assert book["sheets"][0]["rows"][0] == ["盐", "食盐、salt", "调料", "袋", 400, "克", 2.5, 2, None, "惠民超市"]


async def test_before_there_is_a_list(world: World) -> None:
    staff = await world.enrolled(5, "陈静")
    await staff.says("货单")
    assert staff.last == "货单还是空的。把表格导进来，就能订了。"


async def test_a_price_in_plain_words_is_shown_first_and_then_asked(world: World) -> None:
    await shopping.open_shop(world)
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两袋盐")
    await staff.says("盐 3 元")
    assert staff.last == "盐：2.50 元改成 3 元一袋。没买的 1 单里有它，涨了价，先问他们还要不要。"
    async with world.database.read() as db:
        assert await db.scalar(select(Item.price).where(Item.name == "盐")) == Decimal("2.5")
    world.clock.passes(minutes=1)
    await staff.presses("改")
    assert staff.last == "改好了：盐 3 元一袋。我在问 1 户还要不要。"
    assert home.last == f"盐涨价了，2.50 元变成 3 元一袋。您要 2 袋，共 6 元；{order.id} 号单合计 6 元。还要吗？"
    other = await world.enrolled(3, "孙立")
    await other.says("一袋盐")
    assert "盐 1 袋，3 元" in other.last
    assert await world.count(History) > 0
    count = len(home.heard)
    await staff.presses("改")  # once more: nothing is new
    assert staff.last == "改好了：盐 3 元一袋。"
    assert len(home.heard) == count


async def test_a_lower_price_and_a_stock_are_only_shown(world: World) -> None:
    await shopping.open_shop(world)
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    await shopping.placed(world, home, "两袋盐")
    await staff.says("盐 2元")
    assert staff.last == "盐：2.50 元改成 2 元一袋。没买的 1 单里有它。"
    await staff.presses("改")
    await shopping.later(world)
    assert "盐 2 袋，4 元" in shopping.card(home).text
    await staff.says("盐 库存 20")
    assert staff.last == "盐：库存改成 20 袋。没买的 1 单里有它。"
    await staff.presses("改")
    assert staff.last == "改好了：盐还有 20 袋。"
    assert await shopping.stock(world, "盐") == 20
    await staff.says("盐还剩5袋")
    assert staff.last == "盐：库存从 20 改成 5 袋。没买的 1 单里有它。"
    await staff.presses("不改")
    assert staff.last == "好，没有改。"
    assert await shopping.stock(world, "盐") == 20


async def test_sold_out_and_there_again(world: World) -> None:
    await shopping.open_shop(world)
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    await staff.says("盐没货了")
    assert staff.last == "盐：记成没货了。没买的单里没有它。"
    await staff.presses("改")
    await home.says("一袋盐")
    await home.presses("对，下单")
    assert "盐：卖完了" in home.texts[-2]
    await staff.says("盐又有货了")
    await staff.presses("改")
    await home.presses("对，下单")
    assert "下好了" in home.last
    await staff.says("老抽下架了")
    await staff.presses("改")
    async with world.database.read() as db:
        assert await db.scalar(select(Item.ended_at).where(Item.name == "老抽")) is not None
    await staff.says("老抽有货了")
    assert staff.last == "老抽：又有货了。没买的单里没有它。"


async def test_words_about_what_is_in_no_list_are_about_something_else(world: World) -> None:
    await shopping.open_shop(world)
    staff, home = await world.enrolled(5, "陈静"), await world.enrolled(1, "张伟")
    for text in ("飞船没货了", "飞船 3 元"):
        await staff.says(text)
        assert "choice-shop" not in str(staff.heard[-1].choices)
        assert not any(one.id.startswith("shop:") for one in staff.heard[-1].choices)
    await home.says("盐没货了")
    assert not any(one.id.startswith("shop:") for one in home.heard[-1].choices)
    async with world.database.read() as db:
        thing = await db.scalar(select(Item.id).where(Item.name == "盐"))
    await home.says("", kind="choice", choice=f"shop:set:{thing}:price:1")
    assert home.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    async with world.database.read() as db:
        assert await db.scalar(select(Item.price).where(Item.name == "盐")) == Decimal("2.5")


async def test_a_name_that_may_mean_several(world: World) -> None:
    await shopping.open_shop(world, "医用口罩||防护|包|||12|||\n儿童口罩||防护|包|||10|||")
    staff = await world.enrolled(5, "陈静")
    await staff.says("口罩 15 元")
    assert staff.last == "「口罩」是哪一样？货单里有：儿童口罩、医用口罩。请写全名再发一次。"


async def test_in_english(world: World) -> None:
    await shopping.open_shop(world)
    staff = await world.enrolled(5, "陈静")
    await staff.says("english")
    await staff.says("salt 3 yuan")
    assert staff.last == "盐: 2.50 yuan becomes 3 yuan a 袋. No open order has it."
    await staff.presses("Change it")
    assert staff.last == "Changed: 盐 is 3 yuan a 袋."
    await staff.says("catalogue 粮油")
    assert "大米 32 yuan a 袋 (10 斤)" in staff.last


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("盐没货了", ("盐", "out", None)),
        ("金龙鱼大米 卖完了。", ("金龙鱼大米", "out", None)),
        ("盐 3 元", ("盐", "price", "3")),
        ("盐3.5元", ("盐", "price", "3.5")),
        ("盐涨到 3 块钱一袋", ("盐", "price", "3")),
        ("盐 库存 20", ("盐", "stock", "20")),
        ("盐只剩20袋", ("盐", "stock", "20")),
        ("salt out of stock", ("salt", "out", None)),
        ("盐到货了", ("盐", "back", None)),
        ("盐不卖了", ("盐", "end", None)),
        ("84消毒液 15 元", ("84消毒液", "price", "15")),
        ("5号电池没货了", ("5号电池", "out", None)),
        ("盐：３．５元", ("盐", "price", "3.5")),
        ("盐 3.555 元", None),
        ("36.5", None),
        ("盐多少钱", None),
        ("3 元", None),
        ("没货了", None),
    ],
)
def test_what_staff_write_of_the_list(text: str, wish: tuple[Any, ...] | None) -> None:
    found = keeping.read(text)
    if wish is None:
        assert found is None
    else:
        name, what, number = wish
        assert found == keeping.Wish(name, what, None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "rest", "most"),
    [
        ("两袋盐，最多花 100 元", "两袋盐", "100"),
        ("不要超过 50 块，两袋盐", "两袋盐", "50"),
        ("两袋盐\n总共不超过50元\n一瓶醋", "两袋盐，一瓶醋", "50"),
        ("两袋盐，100元以内", "两袋盐", "100"),
        ("预算100元", "", "100"),
        ("两袋盐", "两袋盐", None),
        ("最多三袋盐", "最多三袋盐", None),
        ("盐最多 3 袋", "盐最多 3 袋", None),
        ("最多花 0 元", "最多花 0 元", None),
        ("不要盐", "不要盐", None),
    ],
)
def test_what_they_want_to_spend(text: str, rest: str, most: str | None) -> None:
    assert ceiling.apart(text) == (rest, None if most is None else Decimal(most))


def ware(id: int, name: str, **more: Any) -> Ware:
    values = {
        "aliases": (), "category": "调料", "unit": "瓶", "pack_size": None, "pack_unit": "", "price": Decimal(9),
        "most": None, "stock": None, "merchant_id": None, "merchant": "", "place": id,
        "sold": True,
    }  # fmt: skip
    return Ware(**{"id": id, "name": name, **values, **more})


def test_the_nearest_of_its_kind_that_is_there() -> None:
    soy = ware(1, "生抽")
    shelf = [
        soy, ware(2, "老抽", price=Decimal(20)), ware(3, "味极鲜生抽", price=Decimal(11)), ware(4, "米醋"),
        ware(5, "鲜生抽", stock=Decimal(1)), ware(6, "薄盐生抽", price=None), ware(7, "低盐生抽", category="粮油"),
        ware(8, "小生抽", most=Decimal(1)), ware(9, "生抽片", category="药品"), ware(10, "盐", unit="袋"),
    ]  # fmt: skip
    found = proposals("生抽", soy, Decimal(2), Decimal(9), shelf)
    assert [one.name for one in found] == ["味极鲜生抽", "老抽", "米醋"]
    assert proposals("充电宝", None, Decimal(1), None, shelf) == []
    assert [one.name for one in proposals("海天生抽", None, Decimal(2), None, [soy])] == ["生抽"]


async def test_a_stock_that_falls_while_a_change_waits_is_not_written_over(world: World) -> None:
    """A price is changed beside an order that takes from the stock."""
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "三瓶生抽")
    async with world.database.begin() as db:
        found = next(one for one in await wares.everything(db, 1) if one.name == "生抽")
        assert await wares.take(db, found.id, Decimal(1))
        await wares.change(db, [{"id": found.id, "price": Decimal(8)}])
    assert await shopping.stock(world, "生抽") == 16


def test_what_is_made_can_be_read_again() -> None:
    """openpyxl writes what our workbooks hold: whole numbers, parts, nothing."""
    from bot.tables.workbook import made  # only this test makes one

    sheet = {"title": "货单", "heading": ["单价"], "rows": [[2.5], [3], [None]], "above": [], "pages": None}
    book = openpyxl.load_workbook(io.BytesIO(made({"sheets": [sheet]})))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)][:2] == [2.5, 3]
