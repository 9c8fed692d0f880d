"""Money that people hand each other, written down: paid how, receipts, a household's account, what is settled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, update

from bot.export import Asked, export
from handlers.chat import Attachment
from handlers.supplies.accounts.reading import amount_in, says_paid
from storage.models import History, Order, OrderPhoto
from storage.supplies.orders import Kept
from tests import buyers, shopping
from tests.buyers import book, line_is, rows, volunteer
from tests.keepers import person_id
from tests.world import TEXTS, Phone, World


@pytest.fixture(autouse=True)
async def town(world: World) -> None:
    await buyers.open_town(world)


async def bought(
    world: World, text: str = "两袋盐，大米10斤", number: int = 1, name: str = "张伟"
) -> tuple[Kept, Phone]:
    """An order that 小王 has bought; the order, and their phone."""
    home, buyer = await world.enrolled(number, name), await volunteer(world)
    order = await shopping.placed(world, home, text)
    async with world.database.begin() as db:
        await db.run(
            update(Order).where(Order.id == order.id).values(
                state="bought", taker_id=await person_id(world, "小王"), accepted_at=world.clock.now(),
                bought_at=world.clock.now(),
            )
        )  # fmt: skip
    return await shopping.order(world, order.id), buyer


async def asks(phone: Phone, order: Kept) -> str:
    await phone.says("", kind="choice", choice=f"pay:ask:{order.id}")
    return phone.last


async def paid(world: World, order: Kept) -> tuple[str | None, Decimal | None]:
    stands = await shopping.order(world, order.id)
    return stands.paid, stands.paid_amount


# --- paid how ---------------------------------------------------------------------------------------------------------


async def test_cash_is_written_down_with_who_and_when_and_the_household_sees_it(world: World) -> None:
    order, buyer = await bought(world)
    assert await asks(buyer, order) == f"{order.id} 号单（3号楼2单元502）37 元，怎么付的？"
    await buyer.presses("现金")
    assert buyer.last == f"记好了：{order.id} 号单 37 元，现金在您手里。"
    assert await paid(world, order) == ("cash", Decimal(37))
    async with world.database.read() as db:
        row = await db.first(select(Order.paid_to, Order.paid_at).where(Order.id == order.id))
    assert row is not None
    assert (row.paid_to, row.paid_at) == (await person_id(world, "小王"), world.clock.now())
    world.clock.passes(seconds=10)
    await world.beat()
    assert any("合计 37 元\n付了 37 元（现金）" in text for text in world.phone(1).texts)


async def test_what_was_not_to_be_had_is_not_paid_for(world: World) -> None:
    order, buyer = await bought(world)
    await line_is(world, order.id, "大米", "none")
    await line_is(world, order.id, "盐", "part", got=Decimal(1))
    assert await asks(buyer, order) == f"{order.id} 号单（3号楼2单元502）2.50 元，怎么付的？"


async def test_a_sum_that_changed_meanwhile_is_asked_again(world: World) -> None:
    order, buyer = await bought(world)
    await asks(buyer, order)
    await line_is(world, order.id, "大米", "none")
    await buyer.presses("扫码")
    assert buyer.last == f"{order.id} 号单现在是 5 元，刚才是 37 元。怎么付的？"
    assert await paid(world, order) == (None, None)
    await buyer.presses("扫码")
    assert await paid(world, order) == ("code", Decimal(5))


async def test_another_sum_is_shown_and_asked(world: World) -> None:
    order, buyer = await bought(world)
    await asks(buyer, order)
    await buyer.presses("数目不对")
    await buyer.says("四五十")
    await buyer.says("三十多块")
    assert await paid(world, order) == (None, None)
    await asks(buyer, order)
    await buyer.presses("数目不对")
    await buyer.says("40.5.1")
    assert buyer.last.startswith("「40.5.1」我没看懂是多少钱")
    await buyer.says("40元")
    assert buyer.last == f"{order.id} 号单是 37 元，您写的是 40 元，多 3 元。按 40 元记，是怎么付的？"
    await buyer.presses("现金")
    assert await paid(world, order) == ("cash", Decimal(40))


async def test_paid_twice_is_shown_and_asked(world: World) -> None:
    order, buyer = await bought(world)
    other = await volunteer(world, "小刘")
    await asks(other, order)
    await asks(buyer, order)
    await buyer.presses("现金")
    world.clock.passes(minutes=3)
    await other.presses("扫码")
    assert other.last == (
        f"{order.id} 号单已经记过：付了 37 元（现金），小王记的（7:42）。不是付了两回的话，不用再点。要改就点："
    )
    assert await paid(world, order) == ("cash", Decimal(37))
    await other.presses("扫码")  # it is meant
    assert await paid(world, order) == ("code", Decimal(37))


async def test_the_same_press_twice_is_one(world: World) -> None:
    order, buyer = await bought(world)
    await asks(buyer, order)
    button = next(choice for choice in buyer.heard[-1].choices if choice.text == "现金")
    await buyer.says("", kind="choice", choice=button.id)
    await buyer.says("", kind="choice", choice=button.id)
    assert "已经记过" in buyer.last
    assert await paid(world, order) == ("cash", Decimal(37))


async def test_it_is_taken_back_within_a_minute_and_then_it_is_as_before(world: World) -> None:
    order, buyer = await bought(world)
    await asks(buyer, order)
    await buyer.presses("以后付")
    world.clock.passes(minutes=5)
    await asks(buyer, order)
    await buyer.presses("现金")
    await buyer.presses("记错了")
    assert buyer.last == f"好，{order.id} 号单的钱没记。"
    assert await paid(world, order) == ("later", Decimal(37))
    await asks(buyer, order)
    await buyer.presses("现金")
    world.clock.passes(seconds=61)
    await buyer.presses("记错了")
    assert buyer.last.startswith("过了一分钟")
    assert await paid(world, order) == ("cash", Decimal(37))


async def test_nothing_is_written_down_of_what_nobody_has_taken(world: World) -> None:
    home, buyer = await world.enrolled(1, "张伟"), await volunteer(world)
    order = await shopping.placed(world, home, "两袋盐")
    assert (await asks(buyer, order)).startswith(f"{order.id} 号单还没人接")


@pytest.mark.parametrize(
    "oops",
    ["", "ask", "ask:x", "ask:999", "cash:1", "cash:1:2:3", "cash:1:x:3700:0", "code:1:3700:3700:99", "undo:1:9",
     "show:1", "slip:x", "slip:1", "of:1", "home:x", "home:999", "settle", "settle:1:2", "settle:20261122:20269999",
     "burn:1"],
)  # fmt: skip
@pytest.mark.words
async def test_a_button_that_says_nonsense_changes_nothing(world: World, oops: str) -> None:
    order, buyer = await bought(world)
    before = len(buyer.heard)
    await buyer.says("", kind="choice", choice=f"pay:{oops}")
    assert len(buyer.heard) == before + 1
    assert await paid(world, order) == (None, None)


# --- what a household says of it --------------------------------------------------------------------------------------


async def test_a_households_word_is_passed_on_and_not_written_down(world: World) -> None:
    order, _ = await bought(world)
    liaison, home = await world.enrolled(91, "李建国"), world.phone(1)
    await home.says("转了 37 元")
    assert home.last == "钱收没收到，由收钱的人点过才算。点好了，您的单子上会写「付了」。"
    assert any("转了 37 元" in text for text in liaison.texts)
    assert await paid(world, order) == (None, None)
    assert await world.readings() == []


async def test_who_orders_in_the_same_breath_has_ordered(world: World) -> None:
    await bought(world)
    home = world.phone(1)
    await home.says("钱付了，再来两袋盐")
    assert "我记成这样，对吗？" in home.last
    assert any(text.startswith("钱收没收到") for text in home.texts)


async def test_it_does_not_become_a_thing_of_a_draft(world: World) -> None:
    await bought(world)
    home = world.phone(1)
    await home.says("两袋盐")
    await home.says("钱付了")
    draft = await shopping.order(world)
    assert await shopping.things(world, draft.id) == [("盐", "2", "袋")]
    await home.says("转了 37 元")
    assert await shopping.things(world, draft.id) == [("盐", "2", "袋")]


@pytest.mark.parametrize(
    "text", ["钱付了", "钱已经付过了", "转了 37 元", "我付了37块", "货款转过去了", "转给小王37元了", "付过钱了",
             "微信转了37元",
             "I have paid", "I paid 37 yuan", "钱给小王了"],
)  # fmt: skip
@pytest.mark.words
def test_who_says_that_they_have_paid(text: str) -> None:
    assert says_paid(text)


@pytest.mark.parametrize(
    "text", ["钱怎么付？", "钱付了吗", "多少钱", "还没付钱", "给我买20块钱的豆腐", "两袋盐", "张伟36.5", "可以以后付吗",
             "how do I pay", "一共37元"],
)  # fmt: skip
@pytest.mark.words
def test_who_does_not(text: str) -> None:
    assert not says_paid(text)


def test_sums_as_people_write_them() -> None:
    found = [amount_in(text) for text in ("37", "37.5", "37.50元", "收了40块", "¥12", "三十", "37.555", "-5", "")]
    assert found == [Decimal(37), Decimal("37.5"), Decimal("37.5"), Decimal(40), Decimal(12), None, None, None, None]


# --- receipts ---------------------------------------------------------------------------------------------------------


async def receipts(world: World) -> list[tuple[int, str]]:
    async with world.database.read() as db:
        found = await db.all(select(OrderPhoto.order_id, OrderPhoto.ref, OrderPhoto.of).order_by(OrderPhoto.id))
    assert {row.of for row in found} <= {"receipt"}
    return [(row.order_id, row.ref) for row in found]


async def list_bought(world: World) -> Phone:
    """小王 has bought all that 惠民超市 sells, by the list: orders 1 to 3."""
    await buyers.three_homes(world)
    buyer = await volunteer(world)
    await buyer.says("采购单")
    await buyer.presses("惠民超市都买好了")
    await buyer.presses("对，都买好了")
    return buyer


async def test_after_buying_by_list_photos_are_kept_with_the_orders_of_that_merchant(world: World) -> None:
    buyer = await list_bought(world)
    await buyer.presses("拍小票")
    assert buyer.last == "把惠民超市的小票拍给我，一张拍不下可以多拍几张。"
    for ref in ("p1", "p2"):
        await buyer.says("", kind="photo", attachment=Attachment(ref, mime="image/jpeg"))
    assert buyer.last == "小票存好了：惠民超市，3 单。"
    assert await receipts(world) == [(1, "p1"), (2, "p1"), (3, "p1"), (1, "p2"), (2, "p2"), (3, "p2")]


async def test_whoever_settles_it_sees_the_receipts(world: World) -> None:
    buyer = await list_bought(world)
    await buyer.presses("拍小票")
    await buyer.says("", kind="photo", attachment=Attachment("p1", mime="image/jpeg"))
    staff = await world.enrolled(90, "陈静")
    await asks(staff, await shopping.order(world, 2))
    await staff.presses("看小票（1）")
    assert staff.last == "2 号单的小票，第 1 张（共 1 张），11月22日（周日）7:42 拍的"
    assert world.fetched == [("fake", "p1")]


async def test_a_photo_that_says_it_is_a_receipt_asks_whose_where_there_are_several(world: World) -> None:
    buyer = await list_bought(world)
    await buyer.says("采购单")
    await buyer.presses("老王粮油都买好了")
    await buyer.presses("对，都买好了")
    await buyer.says("小票", kind="photo", attachment=Attachment("p1"))
    assert buyer.last == "这是哪一家的小票？"
    await buyer.presses("老王粮油")
    assert await receipts(world) == [(1, "p1")]
    await buyer.says("惠民超市的收据", kind="photo", attachment=Attachment("p2"))
    assert await receipts(world) == [(1, "p1"), (1, "p2"), (2, "p2"), (3, "p2")]


async def test_a_receipt_of_nothing_is_answered_kindly(world: World) -> None:
    buyer = await volunteer(world)
    await buyer.says("小票", kind="photo", attachment=Attachment("p1"))
    assert buyer.last.startswith("您这一天没有记过买好的东西")
    assert await receipts(world) == []


# --- a household's account --------------------------------------------------------------------------------------------


async def test_a_household_sees_what_it_owes_and_nobody_elses(world: World) -> None:
    order, buyer = await bought(world)
    await asks(buyer, order)
    await buyer.presses("以后付")
    second, _ = await bought(world, "一瓶米醋")
    await asks(buyer, second)
    await buyer.presses("扫码")
    await shopping.placed(world, world.phone(1), "一瓶生抽")
    home, other = world.phone(1), await world.enrolled(3, "赵桂兰")
    await home.says("我的账")
    assert home.last == (
        "您家最近 30 天 3 单。还没付的一共 37 元。还没买的约 9 元。\n"
        "· 3 号 11月22日（周日） 9 元，还没买\n"
        "· 2 号 11月22日（周日） 6 元，付了 6 元（扫码）\n"
        "· 1 号 11月22日（周日） 37 元，以后付"
    )
    await other.says("我的账")
    assert other.last == "您家最近 30 天没有要花钱的单。"
    await other.says("账 502")
    assert other.last.startswith("这个只有")


async def test_what_is_owed_does_not_get_forgotten_after_a_month(world: World) -> None:
    await bought(world)
    world.clock.passes(days=40)
    home = world.phone(1)
    await home.says("我的账")
    assert home.last.startswith("您家最近 30 天 1 单。还没付的一共 37 元。")


async def test_who_looks_after_a_home_sees_its_account_within_their_place(world: World) -> None:
    await bought(world)
    john = await world.enrolled(4, "John Smith")
    await john.says("one bag of salt")
    await john.presses("Yes, order it")
    liaison = await world.enrolled(91, "李建国")  # of building 3
    await liaison.says("账 502")
    assert liaison.last.startswith("3号楼2单元502最近 30 天 1 单。还没付的一共 37 元。")
    await liaison.says("账 302")
    assert liaison.last == "没有找到「302」，或者不归您管。"
    await liaison.says("账")
    assert liaison.last == "写上房号，比如「账 3-2-301」。"


# --- settled ----------------------------------------------------------------------------------------------------------


async def two_days(world: World) -> tuple[Phone, Phone]:
    """小王 bought two orders today and took cash for one; yesterday's is settled."""
    order, buyer = await bought(world)
    await asks(buyer, order)
    await buyer.presses("现金")
    world.clock.at("11-23 8:00")
    second, _ = await bought(world, "一瓶米醋，一个充电宝", 3, "赵桂兰")
    third, _ = await bought(world, "大米10斤")
    await asks(buyer, third)
    await buyer.presses("现金")
    staff = await world.enrolled(90, "陈静")
    assert second.id == 2
    return staff, buyer


async def test_a_day_is_settled_by_merchant_and_by_person(world: World) -> None:
    staff, _ = await two_days(world)
    await staff.says("结账")
    assert staff.last == (
        "11月23日（周一）结账\n"
        "买好 2 单，38 元（没标价的另算）\n"
        "收了现金 32 元，扫码 0 元\n"
        "以后付 0 元，还没付 6 元\n"
        "按商户\n"
        "· 老王粮油：1 单 1 样，32 元\n"
        "· 惠民超市：1 单 1 样，6 元\n"
        "· 货单上没有的：1 单 1 样，0 元\n"
        "按人\n"
        "· 小王：买了 2 单 38 元；手里现金 32 元，扫码 0 元"
    )
    await staff.presses("发表格")
    found = await book(world, staff)
    assert rows(found["按商户"])[1:] == [
        ("老王粮油", 1, 1, 32, 0, 32, 0, 0), ("惠民超市", 1, 1, 6, 0, 6, 0, 0), ("货单上没有的", 1, 1, 0, 0, 0, 0, 1),
        ("合计", 2, 3, 38, 0, 38, 0, 1),
    ]  # fmt: skip
    assert rows(found["按人"])[1:] == [
        ("小王", 2, 3, 38, 0, 0, 32, 0, 0, 6, 0), ("合计", 2, 3, 38, 0, 0, 32, 0, 0, 6, 0),
    ]  # fmt: skip
    assert rows(found["每一单"])[1:] == [
        (2, "2026-11-23", "3号楼1单元101", "小王", 2, 6, 0, "还没记", None, 6, 0, None),
        (3, "2026-11-23", "3号楼2单元502", "小王", 1, 32, 0, "现金", 32, 0, 0, "小王"),
        ("合计", None, None, None, 3, 38, 0, None, 32, 6, 0, None),
    ]


async def test_several_days_are_settled_together(world: World) -> None:
    staff, buyer = await two_days(world)
    await staff.says("结账 11-22 到 11-23")
    assert staff.last.startswith("11月22日（周日）到11月23日（周一）结账\n买好 3 单，75 元")
    assert "收了现金 69 元" in staff.last
    await staff.says("结账 昨天")
    assert staff.last.startswith("11月22日（周日）结账\n买好 1 单，37 元\n收了现金 37 元")
    await staff.says("结账 下雨天")
    assert staff.last.startswith("「下雨天」我没看懂是哪几天")
    await staff.says("结账 11月20日")
    assert staff.last == "11月20日（周五）没有买好的单，也没有收过钱。"
    await buyer.says("结账")
    assert buyer.last.startswith("这个只有")


async def test_what_is_bought_of_an_order_that_is_not_complete_is_named(world: World) -> None:
    buyer = await list_bought(world)
    staff = await world.enrolled(90, "陈静")
    await staff.says("结账")
    assert staff.last.splitlines()[1] == "买好 2 单，131 元"
    assert staff.last.endswith("另有 1 单没买齐，已经买的 5 元，齐了才算进来。")
    assert buyer.heard


# --- taken away -------------------------------------------------------------------------------------------------------


async def exported(
    world: World, path: Path, since: date | None = None, until: date | None = None
) -> tuple[int, str]:  # fmt: skip
    said: list[str] = []
    code = await export(
        world.database,
        world.rules,
        TEXTS,
        "orders",
        path,
        Asked(0, since, until),
        now=world.clock.now(),
        out=said.append,
    )
    return code, "\n".join(said)


async def test_orders_are_taken_away_as_a_table_and_it_is_on_the_record(world: World) -> None:
    await two_days(world)
    path = world.folder / "orders.xlsx"
    code, said = await exported(world, path, since=date(2026, 11, 23), until=date(2026, 11, 23))
    assert (code, said) == (0, f"写好了：3 行，在「{path}」。里面有门牌，请收好。")
    heading, *found = rows(openpyxl.load_workbook(path)["订单"])
    assert heading[:4] == ("社区", "单号", "种类", "到哪一步")
    assert [(row[1], row[7], row[12], row[19], row[20], row[22]) for row in found] == [
        (2, "米醋", 6, "还没记", None, None),
        (2, "充电宝", None, None, None, None),
        (3, "大米", 32, "现金", 32, "小王"),
    ]
    async with world.database.read() as db:
        record = await db.first(select(History.subject, History.details).where(History.action == "exported"))
    assert record is not None
    assert (record.subject, record.details["rows"]) == ("orders/2026-11-23/2026-11-23", 3)
    code, said = await exported(world, world.folder / "all.csv")
    assert (code, said.split("：")[1][:3]) == (0, "5 行")


async def test_days_the_wrong_way_round_write_nothing(world: World) -> None:
    path = world.folder / "orders.xlsx"
    assert await exported(world, path, since=date(2026, 11, 23), until=date(2026, 11, 22)) == (
        1, "--to 比 --from 还早，什么都没有写。",
    )  # fmt: skip
    assert not path.exists()
