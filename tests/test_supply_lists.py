"""采购单: what is to be bought for a round, by merchant and by household, bought by one word, printed; the figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import update

from bot.paper import PickPages
from handlers.supplies.lists.vocabulary import days_in, pick_in
from storage.models import Order
from tests import buyers, shopping
from tests.buyers import book, line_is, rows, three_homes, volunteer
from tests.keepers import no_roles_any_more, person_id
from tests.world import RULES, SHANGHAI, TEXTS, World

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
async def town(world: World) -> None:
    await buyers.open_town(world)


async def order_is(world: World, order_id: int, **values: object) -> None:
    async with world.database.begin() as db:
        await db.run(update(Order).where(Order.id == order_id).values(**values))


# --- as text ----------------------------------------------------------------------------------------------------------


async def test_counts_come_first_then_each_merchant_then_what_nobody_sells(world: World) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert buyer.last == (
        "采购单 · 11月22日（周日）10:00 这一趟\n"
        "3 单，3 户，合计 168 元（没标价的另算）\n"
        "9:00 前还会有人下单。\n"
        "惠民超市：3 样，136 元\n"
        "· 盐 4 袋\n"
        "· 米醋 1 瓶\n"
        "· 纯牛奶 2 箱\n"
        "老王粮油：1 样，32 元\n"
        "· 大米 1 袋\n"
        "货单上没有的，得现找：1 样\n"
        "· 充电宝 1 个（3号楼2单元502：一个充电宝）"
    )


async def test_by_household_as_one_walks_past_them(world: World) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("备货单")
    await buyer.presses("按住户")
    assert buyer.last.splitlines()[-3:] == [
        "1号楼302：盐 1 袋、纯牛奶 2 箱",
        "3号楼1单元101：盐 1 袋、米醋 1 瓶",
        "3号楼2单元502：盐 2 袋、大米 1 袋、充电宝 1 个",
    ]
    await buyer.presses("按商户")
    assert "· 盐 4 袋" in buyer.last


async def test_the_same_thing_in_other_units_is_not_added_up(world: World) -> None:
    first, second, _ = await three_homes(world)
    await line_is(world, second.id, "盐", "wanted", unit="斤")
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert "· 盐 1 斤\n· 盐 3 袋" in buyer.last
    assert first.id != second.id


async def test_what_is_said_of_some_of_them_stands_beside_the_total(world: World) -> None:
    _, second, _ = await three_homes(world)
    await line_is(world, second.id, "盐", "wanted", note="要低钠的")
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert "· 盐 4 袋（1 袋要：要低钠的）" in buyer.last


async def test_what_waits_is_not_bought_and_not_forgotten(world: World) -> None:
    first, second, _ = await three_homes(world)
    john = world.phone(4)
    await john.says("one box of 连花清瘟")
    await john.presses("Yes, order it")
    await line_is(world, first.id, "大米", "wanted", offer={"items": [1], "price": "30.00"})
    await order_is(world, first.id, waits="substitute")
    await order_is(world, second.id, waits="price")
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert "· 盐 3 袋" in buyer.last  # the salt of whoever has to choose their rice is bought
    assert "大米 1 袋" not in buyer.last
    assert "米醋" not in buyer.last.partition("先别买")[0]
    assert buyer.last.splitlines()[-3:] == [
        "先别买：等住户定换不换 1 单、等住户定买不买 1 单、等医生看过 1 单",
        f"· {first.id} 号 3号楼2单元502：大米，等住户定换不换",
        f"· {second.id} 号 3号楼1单元101：盐、米醋，等住户定买不买",
    ]
    assert "连花清瘟" not in buyer.last
    await buyer.presses("发表格")
    found = await book(world, buyer)
    assert rows(found["先别买"])[1:] == [
        ("3号楼", "2单元", "502", first.id, "大米", "等住户定换不换 1 单"),
        ("3号楼", "1单元", "101", second.id, "盐、米醋", "等住户定买不买 1 单"),
        (None, None, None, None, None, "等医生看过 1 单"),
    ]
    assert all("连花清瘟" not in str(cell) for sheet in found for row in rows(sheet) for cell in row)


async def test_what_was_dropped_swapped_or_had_is_on_no_list(world: World) -> None:
    first, second, third = await three_homes(world)
    await line_is(world, first.id, "盐", "dropped")
    await line_is(world, first.id, "大米", "none")
    await line_is(world, second.id, "米醋", "got")
    await shopping_cancels(world, third.id)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert buyer.last.splitlines()[1:] == [
        "2 单，2 户，合计 2.50 元（没标价的另算）", "9:00 前还会有人下单。", "惠民超市：1 样，2.50 元", "· 盐 1 袋",
        "货单上没有的，得现找：1 样", "· 充电宝 1 个（3号楼2单元502：一个充电宝）",
    ]  # fmt: skip


async def shopping_cancels(world: World, order_id: int) -> None:
    await world.phone(4).says("", kind="choice", choice=f"order:cancel:{order_id}")


async def test_a_long_list_comes_in_pages_that_fit_a_message(world: World) -> None:
    wei = await world.enrolled(1, "张伟")
    things = [
        f"一个{name}" for name in ("脸盆", "水桶", "拖把", "扫帚", "衣架", "剪刀", "灯泡", "插座", "台灯", "雨伞")
    ]
    for at in range(0, 10, 2):
        await shopping.placed(world, wei, "帮我买" + "，".join(things[at : at + 2]))
    async with world.database.begin() as db:
        from storage.models import OrderLine

        await db.run(update(OrderLine).values(note="要" + "很" * 200))
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert buyer.last.endswith("第 1 页，共 2 页")
    seen = buyer.last
    await buyer.presses("下一页")
    assert buyer.last.endswith("第 2 页，共 2 页")
    seen += buyer.last
    assert [seen.count(f"· {name[2:]} ") for name in things] == [1] * 10
    assert max(len(one) for one in buyer.texts) < 4000


# --- which round ------------------------------------------------------------------------------------------------------


async def test_what_goes_now_is_a_list_of_its_own_that_each_round_names(world: World) -> None:
    first, _, _ = await three_homes(world)
    await order_is(world, first.id, urgent=True, round_at=None)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    assert "另有不等趟次的 1 单" in buyer.last
    assert "大米" not in buyer.last
    await buyer.presses("不等趟次的")
    assert buyer.last.startswith("采购单 · 现在就要（加急的、不等趟次的）\n1 单，1 户，合计 37 元")


async def test_a_named_round_and_the_one_that_comes_with_what_was_left_over(world: World) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单 今天下午")
    assert buyer.last == "11月22日（周日）16:00 这一趟没有要买的了。"
    world.clock.at("10:30")
    await buyer.says("采购单")
    assert buyer.last.startswith("采购单 · 11月22日（周日）16:00 这一趟\n3 单")
    assert "前几趟没买的 3 单也在里面。" in buyer.last
    await buyer.says("采购单 今天上午")
    assert buyer.last.startswith("采购单 · 11月22日（周日）10:00 这一趟\n3 单")
    await buyer.says("采购单 三楼")
    assert buyer.last.startswith("「三楼」我对不上哪一趟。每天的趟次：10:00、16:00。")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("", "u22 16"), ("今天下午", "a22 16"), ("下午", "a22 16"), ("下午4点", "a22 16"), ("下午四点那一趟", "a22 16"),
        ("16:00", "a22 16"), ("明天上午", "a23 10"), ("明天", "a23 10"), ("今天", "a22 16"), ("11月23日下午", "a23 16"),
        ("this afternoon", "x"), ("tomorrow morning", "a23 10"), ("现在", "n"), ("加急", "n"), ("now", "n"),
        ("下午5点", "x"), ("今晚", "x"), ("吃的", "x"), ("2月30日", "x"), ("25点", "x"),
    ],
)  # fmt: skip
@pytest.mark.words
def test_how_people_name_a_round(text: str, clock: str) -> None:
    pick = pick_in(text, RULES, NOON)
    shown = "x" if pick is None else "n" if pick.at is None else f"{pick.how[0]}{pick.at:%d %-H}"
    assert shown == clock


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", "22 22"), ("今天", "22 22"), ("昨天", "21 21"), ("前天", "20 20"), ("11月20日", "20 20"),
        ("11-20", "20 20"),
        ("本周", "16 22"), ("上周", "09 15"), ("这个月", "01 22"), ("11-18 到 11-20", "18 20"),
        ("11月20日到昨天", "20 21"),
        ("11-20 至 11-18", "18 20"), ("yesterday", "21 21"), ("last week", "09 15"), ("from 11-18 to 11-20", "18 20"),
        ("2026-11-20", "20 20"), ("张伟", "x"), ("13-40", "x"), ("11-1 11-2 11-3", "x"),
    ],
)  # fmt: skip
@pytest.mark.words
def test_how_people_name_days(text: str, days: str) -> None:
    found = days_in(text, date(2026, 11, 22))
    assert ("x" if found is None else f"{found[0]:%d} {found[1]:%d}") == days


# --- who may ----------------------------------------------------------------------------------------------------------


async def test_one_sees_what_lies_within_their_place(world: World) -> None:
    await three_homes(world)
    liaison = await world.enrolled(91, "李建国")  # of building 3
    await liaison.says("采购单")
    assert "· 盐 3 袋" in liaison.last
    assert "纯牛奶" not in liaison.last
    assert all("都买好了" not in choice.text for choice in liaison.heard[-1].choices)  # it is not theirs to buy


# --- as a workbook, and on paper --------------------------------------------------------------------------------------


async def test_the_workbook_has_a_sheet_for_each_merchant_and_one_of_all_households(world: World) -> None:
    first, second, third = await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("发表格")
    found = await book(world, buyer)
    assert found.sheetnames == ["惠民超市", "老王粮油", "货单上没有的", "按住户"]
    assert rows(found["惠民超市"]) == [
        ("惠民超市：3 样，136 元", None, None, None, None, None, None),
        ("物品", "数量", "单位", "备注", "单价（元）", "小计（元）", "勾"),
        ("盐", 4, "袋", None, 2.5, 10, "☐"),
        ("米醋", 1, "瓶", None, 6, 6, "☐"),
        ("纯牛奶", 2, "箱", None, 60, 120, "☐"),
        ("合计", None, None, None, None, 136, None),
    ]
    assert [(row[2], row[3], row[4], row[8]) for row in rows(found["按住户"])[1:]] == [
        ("302", "盐", 1, third.id), ("302", "纯牛奶", 2, third.id), ("101", "盐", 1, second.id),
        ("101", "米醋", 1, second.id), ("502", "盐", 2, first.id), ("502", "大米", 1, first.id),
        ("502", "充电宝", 1, first.id),
    ]  # fmt: skip


async def test_the_page_to_print_opens_for_a_day_and_only_for_whoever_still_may(world: World) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("打印")
    path = buyer.last.partition("http://127.0.0.1:8080")[2]
    assert path.startswith("/pick/")
    app = web.Application()
    PickPages(world.database, world.rules, TEXTS, world.clock.now).routes(app)
    async with TestServer(app) as server, aiohttp.ClientSession() as browser:

        async def opens(where: str) -> tuple[int, str]:
            async with browser.get(server.make_url(where)) as answer:
                assert answer.headers["Cache-Control"] == "no-store"
                return answer.status, await answer.text()

        status, page = await opens(path)
        assert status == 200
        assert "采购单 11月22日（周日）10:00 这一趟" in page
        assert '<td>纯牛奶</td><td class="number">2</td>' in page
        for wrong in (path[:-4] + "AAAA", "/pick/x"):
            assert (await opens(wrong))[0] == 404
        world.clock.passes(hours=25)
        assert await opens(path) == (
            404,
            "这个链接过期了，请在聊天里再要一次。\nThis link has expired. Please ask for it again in the chat.",
        )
        world.clock.passes(hours=-25)
        await no_roles_any_more(world, "小王")
        assert (await opens(path))[0] == 404


# --- bought by list ---------------------------------------------------------------------------------------------------


async def test_one_word_buys_all_of_a_merchant_and_takes_what_nobody_has(world: World) -> None:
    first, second, third = await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    assert buyer.last == "惠民超市 3 样、3 单，都买好了？"
    await buyer.presses("对，都买好了")
    assert buyer.last == "记好了：惠民超市 3 样买好了。2 单齐了。另外 1 单还差别家的东西。"
    stands = [(one.state, one.taker) for one in await shopping.all_orders(world)]
    assert stands == [("accepted", "小王"), ("bought", "小王"), ("bought", "小王")]
    assert [one.state for one in await shopping.lines(world, first.id)] == ["got", "wanted", "wanted"]
    world.clock.passes(seconds=10)
    await world.beat()
    assert any("买好了（7:42），等着送" in text for text in world.phone(3).texts)
    await buyer.says("采购单")
    assert "惠民超市" not in buyer.last
    assert "老王粮油：1 样，32 元" in buyer.last
    assert {second.id, third.id} == {2, 3}


async def test_what_somebody_else_has_is_left_alone_and_said(world: World) -> None:
    first, _, third = await three_homes(world)
    buyer, other = await volunteer(world), await volunteer(world, "小刘")
    await other.says("采购单 今天上午")
    await order_is(
        world, third.id, state="accepted", taker_id=await person_id(world, "小刘"), accepted_at=world.clock.now()
    )
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    assert buyer.last == "惠民超市 2 样、2 单，都买好了？别人接了的 1 单不算。"
    await buyer.presses("对，都买好了")
    assert buyer.last == (
        "记好了：惠民超市 2 样买好了。1 单齐了。另外 1 单还差别家的东西。\n没动的 1 单在别人手里：小刘。"
    )
    assert [one.state for one in await shopping.lines(world, third.id)] == ["wanted", "wanted"]
    assert first.id == 1


async def person(world: World, name: str) -> int:
    from tests.keepers import person_id

    return await person_id(world, name)


async def test_two_press_at_once_and_one_has_it(world: World) -> None:
    await three_homes(world)
    buyer, other = await volunteer(world), await volunteer(world, "小刘")
    for phone in (buyer, other):
        await phone.says("采购单")
        await phone.presses("惠民超市都买好了")
    await other.presses("对，都买好了")
    await buyer.presses("对，都买好了")
    assert buyer.last == "惠民超市没有可记的了。"
    assert {one.taker for one in await shopping.all_orders(world)} == {"小刘"}


async def test_what_came_after_the_list_was_looked_at_is_not_bought(world: World) -> None:
    first, second, third = await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    world.clock.passes(minutes=5)
    late = await shopping.placed(world, world.phone(3), "一袋盐")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    assert buyer.last.endswith("之后又来了 1 单，没算进去，发「采购单」看。")
    assert (await shopping.order(world, late.id)).state == "placed"
    assert late.id not in (first.id, second.id, third.id)


async def test_very_many_are_noted_in_several_turns(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.supplies.lists.buying._AT_ONCE", 2)
    await three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    assert buyer.last.endswith("还有 1 单没记完，点「接着记」。")
    await buyer.presses("接着记")
    assert "没记完" not in buyer.last
    assert [one.state for one in await shopping.all_orders(world)] == ["accepted", "bought", "bought"]


@pytest.mark.parametrize(
    "oops",
    ["", "shops", "shops:u1:1", "shops:n:x", "shops:n:99999", "homes:a99999999999:1", "buy:n:1:2", "buy:n:1:2:3",
     "bought:n:1:99999999999:3", "bought:n:0:0:0", "burn:n", "table:x", "not-bought", "shops:n:-1", "shops:n:٣"],
)  # fmt: skip
@pytest.mark.words
async def test_a_button_that_says_nonsense_is_answered_kindly(world: World, oops: str) -> None:
    await three_homes(world)
    buyer = await volunteer(world)
    before = len(buyer.heard)
    await buyer.says("", kind="choice", choice=f"list:{oops}")
    assert len(buyer.heard) == before + 1
    assert {one.state for one in await shopping.all_orders(world)} == {"placed"}


# --- figures ----------------------------------------------------------------------------------------------------------


async def test_how_things_stand_in_one_message(world: World) -> None:
    first, second, third = await three_homes(world)
    now = world.clock.now()
    await shopping.placed(world, world.phone(3), "帮我买一个充电宝")
    await order_is(world, first.id, state="door", door_at=now + timedelta(hours=2, minutes=30))
    await order_is(world, second.id, state="received", door_at=now + timedelta(minutes=50), received_at=now)
    world.clock.at("11:30")
    staff = await world.enrolled(90, "陈静")
    await staff.says("物资情况")
    assert staff.last == (
        "物资情况\n"
        "在办 3 单：没人接 2，等回话 0，误点 2\n"
        "还没送到 2 单，放在门口等回音 1 单，今天办完 1 单\n"
        "七天里下单到门口：一半在 50 分钟以内，九成在 2 小时 30 分以内\n"
        "· 买东西：在办 3，误点 2，到门口 50 分钟／2 小时 30 分\n"
        "按楼：\n"
        "· 3号楼：在办 2，误点 1，到门口 50 分钟／2 小时 30 分\n"
        "· 1号楼：在办 1，误点 1\n"
        "货单上没有、有人要的：充电宝 2 单"
    )
    await staff.presses("发表格")
    found = await book(world, staff)
    assert rows(found["按种类"])[1:] == [
        ("买东西", 3, 2, 0, 2, 1, 1, 50, 150), ("合计", 3, 2, 0, 2, 1, 1, 50, 150),
    ]  # fmt: skip
    assert rows(found["货单上没有的"])[1:] == [("充电宝", 2)]
    assert third.id == 3


# --- the board --------------------------------------------------------------------------------------------------------


async def looked_at(world: World) -> None:
    """The clock has looked at the boards, and what is to be edited has been."""
    for _ in range(2):
        world.clock.passes(minutes=1)
        await world.beat()


async def test_the_board_of_a_building_counts_its_open_orders_and_says_no_more(world: World) -> None:
    staff = await world.enrolled(90, "陈静")
    await staff.says("", group="fake:-3", kind="bot-joined", title="3号楼")
    await staff.says("/bind 3号楼", group="fake:-3")
    await three_homes(world)
    await looked_at(world)

    def board() -> list[str]:
        shown = [one.text for one in world.channel.sent if one.chat == "fake:-3" and "看板" in one.text]
        return shown[-1].splitlines()

    assert "这栋楼在办 2 单" in board()
    assert all("502" not in line and "盐" not in line for line in board())
    buyer = await volunteer(world)
    await order_is(world, 1, state="received", received_at=world.clock.now())
    await buyer.says("采购单")
    await looked_at(world)
    assert "这栋楼在办 1 单" in board()
    await order_is(world, 2, state="received", received_at=world.clock.now())
    await looked_at(world)
    assert all("单" not in line for line in board())
