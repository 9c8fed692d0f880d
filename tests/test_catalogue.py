"""The import of a shop's list: files as people really save them, all rows or none, each bad cell named."""

from __future__ import annotations

import asyncio
import csv
import io
import time as clock
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from bot.catalogue import import_catalogue
from bot.tables.workbook import made
from handlers import sheets
from handlers.chat import Incoming
from handlers.supplies.shop import HEADINGS
from storage.models import History, Item, Merchant
from tests import shopping
from tests.world import TEXTS, World

HEAD = "名称,别名,类别,单位,每份数量,规格单位,单价,限购,库存,商户"
FIELDS = "name,aliases,category,unit,pack_size,pack_unit,price,limit,stock,merchant"
SALT = ["盐", "食盐、salt", "调料", "袋", "400", "克", "2.5", "2", "", "惠民超市"]
SOY = ["生抽", "", "调料", "瓶", "500", "毫升", "9", "", "20", "惠民超市"]
RICE = ["大米", "米", "粮油", "袋", "10", "斤", "32", "", "", "老王粮油"]


def cell(row: Sequence[Any], **cells: Any) -> list[Any]:
    """A row with other cells, by field."""
    return [cells.get(name, value) for name, value in zip(FIELDS.split(","), row, strict=True)]


def as_csv(*rows: Sequence[Any]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


class Shop:
    """Runs the command and keeps what it said."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.said: list[str] = []

    async def takes(
        self, *rows: Sequence[Any], head: Sequence[str] = tuple(HEAD.split(",")), dry_run: bool = False,
        encoding: str = "utf-8",
    ) -> int:  # fmt: skip
        path = self.world.folder / "shop.csv"
        path.write_bytes(as_csv(head, *rows).encode(encoding))
        return await self.takes_file(path, dry_run=dry_run)

    async def takes_file(self, path: Path, *, dry_run: bool = False, community: str = "") -> int:
        said: list[str] = []
        code = await import_catalogue(
            self.world.database, self.world.rules, TEXTS, path, dry_run=dry_run, now=self.world.clock.now(),
            out=said.append, community=community,
        )  # fmt: skip
        self.said = said
        await self.world.speaker.drain()
        return code

    async def things(self) -> dict[str, Any]:
        """All things by name, with what of them may change."""
        async with self.world.database.read() as db:
            rows = await db.all(
                select(
                    Item.name, Item.aliases, Item.category, Item.unit, Item.pack_size, Item.pack_unit, Item.price,
                    Item.most, Item.stock, Merchant.name.label("merchant"), Item.place, Item.ended_at, Item.id,
                    Item.changed_at,
                ).outerjoin(Merchant, Merchant.id == Item.merchant_id)
            )  # fmt: skip
        return {row.name: row for row in rows}


@pytest.fixture
def shop(world: World) -> Shop:
    return Shop(world)


# --- what is stored -----------------------------------------------------------------------------------------------


async def test_a_list_becomes_things_that_can_be_ordered(world: World, shop: Shop) -> None:
    assert await shop.takes(SALT, SOY, RICE) == 0
    assert shop.said == ["货单存好了：新来 3 样，有变化 0 样，没变 0 样。"]
    salt = (await shop.things())["盐"]
    assert (salt.aliases, salt.category, salt.unit, salt.pack_size, salt.pack_unit) == (
        ["食盐", "salt"], "调料", "袋", Decimal(400), "克",
    )  # fmt: skip
    assert (salt.price, salt.most, salt.stock, salt.merchant) == (Decimal("2.5"), Decimal(2), None, "惠民超市")
    home = await world.enrolled(1, "张伟")
    await home.says("两袋食盐，一袋米")
    assert "1. 盐 2 袋，5 元\n2. 大米 1 袋，32 元\n合计 37 元" in home.last


async def test_headings_in_english_and_in_any_order_and_columns_that_say_nothing(shop: Shop) -> None:
    head = ["序号", "unit", "price", "name", "备注"]
    assert await shop.takes(["1", "bag", "2.5", "盐", "现货"], head=head) == 0
    salt = (await shop.things())["盐"]
    assert (salt.unit, salt.price, salt.stock, salt.merchant) == ("袋", Decimal("2.5"), None, None)


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"price": "５元"}, "price", Decimal(5)),
        ({"price": "¥5"}, "price", Decimal(5)),
        ({"price": "￥ 5.50"}, "price", Decimal("5.5")),
        ({"price": "5块钱"}, "price", Decimal(5)),
        ({"price": "5元/袋"}, "price", Decimal(5)),
        ({"price": "1,200"}, "price", Decimal(1200)),
        ({"price": "12.899999999999999"}, "price", Decimal("12.9")),
        ({"price": "0"}, "price", Decimal(0)),
        ({"price": ""}, "price", None),
        ({"price": "—"}, "price", None),
        ({"limit": "不限"}, "most", None),
        ({"limit": "2袋"}, "most", Decimal(2)),
        ({"stock": "２０"}, "stock", Decimal(20)),
        ({"stock": "没货"}, "stock", Decimal(0)),
        ({"stock": "充足"}, "stock", None),
        ({"pack_size": "400克", "pack_unit": ""}, "pack_unit", "克"),
        ({"pack_size": "400g/袋", "pack_unit": "克"}, "pack_size", Decimal(400)),
        ({"unit": "坨"}, "unit", "坨"),
        ({"aliases": "食盐,salt|盐"}, "aliases", ["食盐", "salt"]),
        ({"category": ""}, "category", ""),
    ],
)
@pytest.mark.words
async def test_cells_as_people_write_them(shop: Shop, cells: dict[str, str], field: str, value: Any) -> None:
    assert await shop.takes(cell(SALT, **cells)) == 0, shop.said
    assert getattr((await shop.things())["盐"], field) == value


async def test_a_workbook_and_files_of_old_editors(world: World, shop: Shop, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["惠民超市货单"])
    book.worksheets[0].append(HEAD.split(","))
    book.worksheets[0].append(["盐", None, "调料", "袋", 400, "克", 2.5, 2.0, 0.1 + 0.2, "惠民超市"])
    book.save(tmp_path / "shop.xlsx")
    assert await shop.takes_file(tmp_path / "shop.xlsx") == 0, shop.said
    salt = (await shop.things())["盐"]
    assert (salt.price, salt.most, salt.stock) == (Decimal("2.5"), Decimal(2), Decimal("0.3"))
    for encoding in ("gb18030", "utf-8-sig", "utf-16"):
        assert await shop.takes(cell(SALT, stock="0.3", aliases=""), encoding=encoding) == 0
        assert shop.said[0] == "货单存好了：新来 0 样，有变化 0 样，没变 1 样。"


async def test_the_same_file_twice_changes_nothing(world: World, shop: Shop) -> None:
    await shop.takes(SALT, SOY, RICE)
    before = await shop.things()
    world.clock.passes(minutes=5)
    assert await shop.takes(SALT, SOY, RICE) == 0
    assert shop.said == ["货单存好了：新来 0 样，有变化 0 样，没变 3 样。"]
    assert await shop.things() == before
    async with world.database.read() as db:
        assert len(await db.all(select(History.id).where(History.action == "catalogue-imported"))) == 1


async def test_what_is_not_in_the_file_ends_and_comes_back(world: World, shop: Shop) -> None:
    await shop.takes(SALT, SOY, RICE)
    before = (await shop.things())["生抽"]
    assert await shop.takes(SALT, RICE) == 0
    assert shop.said[1:] == ["这份表里没有、不再卖的有 1 样：生抽"]
    home = await world.enrolled(1, "张伟")
    world.clock.passes(minutes=1)
    await home.says("帮我买一瓶生抽")
    assert "价钱要问" in home.last
    await shop.takes(SALT, SOY, RICE)
    assert shop.said[1:] == ["重新卖的有 1 样：生抽"]
    after = (await shop.things())["生抽"]
    assert (after.id, after.ended_at, after.price) == (before.id, None, Decimal(9))


async def test_a_column_that_is_missing_says_nothing(shop: Shop) -> None:
    await shop.takes(SALT)
    assert await shop.takes(["盐", "袋", "3"], head=["名称", "单位", "单价"]) == 0
    assert shop.said[1:] == ["盐：单价从 2.50 变成 3"]
    salt = (await shop.things())["盐"]
    assert (salt.most, salt.merchant, salt.aliases) == (Decimal(2), "惠民超市", ["食盐", "salt"])


async def test_a_dry_run_says_what_would_change_and_stores_nothing(shop: Shop) -> None:
    await shop.takes(SALT, SOY)
    before = await shop.things()
    assert await shop.takes(cell(SALT, price="3", stock="8"), RICE, dry_run=True) == 0
    assert shop.said == [
        "先试读一遍，还没有存：新来 1 样，有变化 1 样，没变 0 样。", "盐：单价从 2.50 变成 3", "盐：库存从没写变成 8",
        "这份表里没有、不再卖的有 1 样：生抽",
    ]  # fmt: skip
    assert await shop.things() == before


# --- what cannot be taken -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (cell(SALT, price="五元"), "第 2 行「单价」：「五元」看不出是多少钱，请写成 5 或 5.5。"),
        (cell(SALT, price="5元/斤"), "第 2 行「单价」：「5元/斤」看不出是多少钱，请写成 5 或 5.5。"),
        (cell(SALT, price="-1"), "第 2 行「单价」：「-1」比 0 还小。"),
        (cell(SALT, price="2.555"), "第 2 行「单价」：「2.555」不到一分钱的部分没法收，最多写两位小数。"),
        (cell(SALT, price="9999999"), "第 2 行「单价」：「9999999」太大了，是不是写错了？"),
        (cell(SALT, unit=""), "第 2 行「单位」：空着，要填。"),
        (cell(SALT, name=" "), "第 2 行「名称」：空着，要填。"),
        (
            cell(SALT, limit="0"),
            "第 2 行「限购」：限购写 0 就谁也买不了。不限就空着；不卖了，把这一行删掉。",
        ),
        (cell(SALT, stock="-3"), "第 2 行「库存」：「-3」比 0 还小。"),
        (cell(SALT, stock="很多"), "第 2 行「库存」：「很多」不是数。"),
        (cell(SALT, pack_unit=""), "第 2 行「规格单位」：写了每份数量，还要写它的单位，比如克、毫升、个。"),
        (cell(SALT, pack_size=""), "第 2 行「规格单位」：写了「克」，还要写每份数量是多少。"),
        (
            cell(SALT, pack_size="500ml*12"),
            "第 2 行「每份数量」：「500ml*12」看不懂，请写一份里有多少，比如 400，单位写在「规格单位」。",
        ),
        (cell(SALT, price="#N/A"), "第 2 行「单价」：「#N/A」是公式出的错。"),
        (cell(SALT, unit="一个很长很长很长的单位"), "第 2 行「单位」：太长了，最多 10 个字。"),
    ],
)
async def test_each_bad_cell_is_named_and_nothing_is_stored(shop: Shop, row: list[str], said: str) -> None:
    assert await shop.takes(row, RICE) == 1
    assert shop.said == [said, "一共 1 处要改。改好再来一次，现在什么都没有存。"]
    assert await shop.things() == {}


async def test_names_that_mean_two_things(shop: Shop) -> None:
    assert await shop.takes(SALT, SOY, cell(SALT, name=" 盐 "), cell(RICE, aliases="生抽、食盐")) == 1
    assert shop.said[:-1] == [
        "第 4 行「名称」：盐在第 2 行已经写过。",
        "第 4 行「别名」：别名「食盐」在第 2 行已经给了盐。",
        "第 4 行「别名」：别名「salt」在第 2 行已经给了盐。",
        "第 5 行「别名」：别名「生抽」是第 3 行那样东西的名称。",
        "第 5 行「别名」：别名「食盐」在第 2 行已经给了盐。",
    ]


async def test_files_that_are_no_list(world: World, shop: Shop) -> None:
    path = world.folder / "shop.csv"
    path.write_text("")
    assert await shop.takes_file(path) == 1
    assert shop.said == ["「shop.csv」是空的。"]
    assert await shop.takes() == 1
    assert shop.said == ["标题行下面一样东西也没有。"]
    assert await shop.takes(["1"], head=["甲", "乙"]) == 1
    assert shop.said == ["「shop.csv」里没有找到标题行。要有一行写着：名称、单位、单价、库存……"]
    assert await shop.takes(["盐", "2.5"], head=["名称", "单价"]) == 1
    assert shop.said == ["少了这些列：「单位」。"]
    assert await shop.takes([*SALT, "x"], head=[*HEAD.split(","), "颜色"]) == 1
    assert shop.said[0].startswith("不认识的标题：「颜色」。能用的是：名称、别名、类别、单位")
    assert await shop.takes_file(world.folder / "none.csv") == 1
    assert shop.said == ["没有「none.csv」这个文件，看看路径有没有写对。"]
    assert await shop.things() == {}


async def test_whose_list_it_is_must_be_said_where_there_are_several(world: World, shop: Shop) -> None:
    await world.import_("社区,楼栋,单元,房号,姓名\n月亮社区,1号楼,,101,吴用\n")
    assert await shop.takes(SALT) == 1
    assert shop.said == ["不知道是哪个社区的货单。请用 --community 写上，有的是：阳光社区、月亮社区。"]
    assert await shop.takes_file(world.folder / "shop.csv", community="月亮社区") == 0
    assert await shop.takes_file(world.folder / "shop.csv", community="星星社区") == 1


async def test_two_at_once_one_is_told_to_wait(world: World, shop: Shop) -> None:
    lock = await world.database.lock("catalogue")
    assert lock is not None
    assert await shop.takes(SALT) == 1
    assert shop.said == ["有人正在导入货单，等它好了再来。"]
    await lock.release()
    assert await shop.takes(SALT) == 0


async def test_five_thousand_rows(world: World, shop: Shop) -> None:
    rows = [
        ["品" + f"{number:04}", f"p{number:04}", "杂货", "个", "", "", "5", "", "9", "店"] for number in range(5_000)
    ]
    began = clock.monotonic()
    assert await shop.takes(*rows) == 0
    assert await shop.takes(SALT, *(cell(row, price="6") for row in rows)) == 0
    assert clock.monotonic() - began < 60  # a guard against work that grows with the square, not a measurement
    assert shop.said[0] == "货单存好了：新来 1 样，有变化 5,000 样，没变 0 样。"
    assert shop.said[21] == "……还有 4,980 样的单价或库存变了。"
    assert len(await shop.things()) == 5_001


# --- while orders are open ----------------------------------------------------------------------------------------


async def test_a_dearer_price_is_asked_in_one_message_a_lower_one_is_taken_over(world: World, shop: Shop) -> None:
    await shop.takes(SALT, SOY, RICE)
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐，一瓶生抽，一袋大米")
    await shopping.later(world)
    before = len(home.heard)
    dearer = (cell(SALT, price="3"), cell(SOY, price="8", stock="0"), cell(RICE, price="35"))
    assert await shop.takes(*dearer, dry_run=True) == 0
    assert shop.said[-2:] == [
        "有东西涨了价，存的时候会问 1 户还要不要。", f"生抽：没有了，没买的 1 单里要 1 瓶（{order.id} 号单）",
    ]  # fmt: skip
    assert len(home.heard) == before
    assert await shop.takes(*dearer) == 0
    assert "有东西涨了价，正在问 1 户还要不要。" in shop.said
    new = home.heard[before:]
    assert len(new) == 1
    assert new[0].text == (
        "有 2 样要您定：\n"
        f"1. 盐涨价了，2.50 元变成 3 元一袋。您要 2 袋，共 6 元；{order.id} 号单合计 49 元。还要吗？\n"
        f"2. 大米涨价了，32 元变成 35 元一袋。您要 1 袋，共 35 元；{order.id} 号单合计 49 元。还要吗？"
    )
    assert not new[0].silent
    assert [one.text for one in new[0].choices] == ["照买盐", "不要盐了", "照买大米", "不要大米了"]
    assert "生抽 1 瓶，8 元" in shopping.card(home).text
    assert "盐 2 袋，5 元" in shopping.card(home).text
    assert "等您定买不买" in shopping.card(home).text
    assert (await shopping.order(world)).waits == "price"
    await home.presses("照买盐")
    assert home.last == f"好，盐照买。{order.id} 号单现在合计 46 元。"
    assert (await shopping.order(world)).waits == "price"
    await shopping.later(world)
    await home.presses("不要这样了")
    after = await shopping.order(world)
    assert (after.waits, after.state) == (None, "placed")
    assert home.last == f"好，不要大米了。{order.id} 号单现在合计 14 元。"
    await shopping.later(world)
    assert new[0].text == "定好了：盐照买\n定好了：大米不要了"
    assert new[0].choices == ()


async def test_a_home_with_two_orders_and_two_phones_gets_one_message_on_each(world: World, shop: Shop) -> None:
    await shop.takes(RICE)
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    first = await shopping.placed(world, home, "一袋大米")
    second = await shopping.placed(world, wife, "两袋大米")
    await shopping.later(world)
    before = (len(home.heard), len(wife.heard))
    await shop.takes(cell(RICE, price="35"))
    assert (len(home.heard), len(wife.heard)) == (before[0] + 1, before[1] + 1)
    assert home.last == wife.last
    assert f"{first.id} 号单合计 35 元" in home.last
    assert f"{second.id} 号单合计 70 元" in home.last
    await home.presses("照买大米")
    await shopping.later(world)
    assert f"{first.id} 号单合计" not in wife.last
    assert f"{second.id} 号单合计 70 元" in wife.last


async def test_what_nobody_has_ordered_concerns_nobody(world: World, shop: Shop) -> None:
    await shop.takes(SALT, SOY)
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    await shopping.placed(world, home, "两袋盐")
    before = (len(home.heard), len(staff.heard))
    await shop.takes(SALT, cell(SOY, price="12", stock="0"))
    assert (len(home.heard), len(staff.heard)) == before


async def test_a_price_that_goes_back_before_they_answered_is_asked_no_more(world: World, shop: Shop) -> None:
    await shop.takes(SALT)
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐")
    await shop.takes(cell(SALT, price="3"))
    asked = home.heard[-1]
    await shop.takes(cell(SALT, price="2.5"))
    assert (await shopping.order(world)).waits is None
    await shopping.later(world)
    assert asked.text == "这件事不用定了。"
    assert asked.choices == ()


async def test_a_button_of_an_earlier_price_does_not_say_yes_to_a_later_one(world: World, shop: Shop) -> None:
    await shop.takes(SALT)
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐")
    await shop.takes(cell(SALT, price="3"))
    former = home.heard[-1].choices[0].id
    world.clock.passes(minutes=1)
    await shop.takes(cell(SALT, price="9"))
    await home.says("照买", kind="choice", choice=former)
    assert home.last == "价钱刚才又变了，请看上面最新的那条再定。"
    (line,) = await shopping.lines(world, (await shopping.order(world)).id)
    assert line.price == Decimal("2.5")
    await home.presses("照买")
    (line,) = await shopping.lines(world, (await shopping.order(world)).id)
    assert line.price == Decimal(9)


async def test_what_ended_or_ran_short_is_for_the_desk_to_decide(world: World, shop: Shop) -> None:
    await shop.takes(SALT, SOY)
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两袋盐，三瓶生抽")
    before = len(home.heard)
    await shop.takes(cell(SOY, stock="2"))
    assert staff.last == (
        "有 2 样货不够订的单，请定怎么办：\n"
        f"盐：没有了，没买的 1 单里要 2 袋（{order.id} 号单）\n"
        f"生抽：只剩 2 瓶，没买的 1 单里要 3 瓶（{order.id} 号单）"
    )
    assert [one.text for one in staff.heard[-1].choices] == ["盐换别的", "生抽换别的"]
    assert shop.said[-2:] == staff.last.splitlines()[1:]
    assert len(home.heard) == before


async def test_a_price_that_changed_after_the_draft_was_shown(world: World, shop: Shop) -> None:
    await shop.takes(SALT)
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    await shop.takes(cell(SALT, price="3"))
    await home.presses("对，下单")
    assert "价钱刚变了：\n盐：2.50 元变成 3 元" in home.texts[-2]
    assert "盐 2 袋，6 元" in home.last
    assert (await shopping.order(world)).state == "draft"
    await home.presses("对，下单")
    assert (await shopping.order(world)).state == "placed"


async def test_an_order_and_a_new_price_at_the_same_moment(world: World, shop: Shop) -> None:
    """Whichever is first: nobody is left with a price that they were not shown."""
    await shop.takes(cell(SALT, limit=""))
    homes = [await world.enrolled(number, name) for number, name in ((1, "张伟"), (3, "孙立"), (4, "赵桂兰"))]
    presses = []
    for home in homes:
        await home.says("两袋盐")
        button = next(one for one in shopping.card(home).choices if one.text == "对，下单")
        presses.append(Incoming(
            key=f"{home.address}:press", chat=home.address, sender=home.address, kind="choice", choice=button.id,
            sent_at=world.clock.now(),
        ))  # fmt: skip
    await asyncio.gather(
        *(world.inbox.receive(press) for press in presses), shop.takes(cell(SALT, price="3", limit=""))
    )
    await world.speaker.drain()
    for order in await shopping.all_orders(world):
        (line,) = await shopping.lines(world, order.id)
        asked = line.offer is not None and order.waits == "price"
        assert order.state in ("draft", "placed")
        if order.state == "placed":
            assert asked or line.price == Decimal(3), (order, line)


# --- sent back ----------------------------------------------------------------------------------------------------


async def test_the_list_as_a_workbook_is_what_an_import_takes(world: World, shop: Shop, tmp_path: Path) -> None:
    await shopping.open_shop(world)
    before = await shop.things()
    async with world.database.read() as db:
        for language in ("zh-CN", "en"):
            community = (await db.first(select(Item.community_id)))[0]  # type: ignore[index]
            book = await sheets.fill(
                sheets.Source(db, world.rules, TEXTS, world.clock.now()),
                {"of": "catalogue", "community": community, "language": language},
            )
            assert book is not None
            heading = book["sheets"][0]["heading"]
            assert [HEADINGS.field_of(one) for one in heading] == FIELDS.split(",")
            (tmp_path / f"{language}.xlsx").write_bytes(made(book))
    for language in ("zh-CN", "en"):
        assert await shop.takes_file(tmp_path / f"{language}.xlsx") == 0, shop.said
        assert shop.said == [f"货单存好了：新来 0 样，有变化 0 样，没变 {len(before)} 样。"]
    assert await shop.things() == before
