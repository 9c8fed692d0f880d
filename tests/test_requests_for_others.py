"""替人办: for a household without a phone, whoever looks after it asks for more than shopping."""

from __future__ import annotations

import pytest

from handlers.supplies.requests.details import details
from tests import shopping
from tests.keepers import household_id, no_roles_any_more
from tests.threads import with_role
from tests.world import ROSTER, TEXTS, Phone, World

MORE = """阳光社区,3号楼,2单元,801,钱秀英,,,,2026-11-21,
阳光社区,3号楼,1单元,802,周红,,,,,
阳光社区,3号楼,2单元,802,吴明,,,,,
"""


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await world.import_(ROSTER + MORE)
    await shopping.open_shop(world)


async def liaison(world: World) -> Phone:
    return await world.enrolled(7, "李建国")


async def lines(world: World) -> list[str]:
    async with world.database.read() as db:
        found = await details(db, TEXTS, "zh-CN", await shopping.order(world), sealed_ok=True)
    return [str(line) for line in found]


async def finishes(keeper: Phone) -> None:
    """Whatever is still asked has its first button pressed, until it is an order."""
    for _ in range(6):
        heard = keeper.heard[-1]
        if not any(one.id.startswith("request:") for one in heard.choices):
            return
        button = next((one for one in heard.choices if not one.id.startswith("request:drop")), None)
        if button is None:
            await keeper.says("钱奶奶")
            continue
        await keeper.says(button.text, kind="choice", choice=button.id)


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("帮 801 叫维修：水管漏了", "repair", "漏水"),
        ("给 3-801 取个快递，取件码 8-2-3345", "parcel", "取件码 8-2-3345"),
        ("替 801 倒垃圾", "rubbish", "1 袋"),
        ("801 水管漏了", "repair", "漏水"),
        ("3号楼2单元801 马桶堵了，找人修一下", "repair", "马桶堵了，找人修一下"),
        ("帮801钱奶奶拿个快递，在货架上，8-2-3345", "parcel", "取件码 8-2-3345"),
        ("给钱秀英取个快递，取件码 8-2-3345", "parcel", "取件码 8-2-3345"),
        ("给801开药，降压药吃完了", "medicine", "家里没有了"),
        ("801 明天要去医院透析", "doctor", "看什么：明天要去医院透析"),
        ("给 801 过生日，明天八十大寿", "care", "11月23日（周一）"),
        ("for 801: please collect the rubbish, 2 bags", "rubbish", "2 袋"),
    ],
)
async def test_a_liaison_asks_for_a_door_without_a_phone(world: World, text: str, kind: str, line: str) -> None:
    keeper = await liaison(world)
    await keeper.says(text)
    await finishes(keeper)
    order = await shopping.order(world)
    assert (order.kind, order.state, order.for_them) == (kind, "placed", True)
    assert order.household_id == await household_id(world, "801")
    assert line in await lines(world)
    assert len(await shopping.all_orders(world)) == 1


async def test_it_is_marked_as_such_and_the_household_sees_it(world: World) -> None:
    keeper, home = await liaison(world), await world.enrolled(1, "钱秀英")
    await world.import_(ROSTER + MORE + "阳光社区,,,,王强,13900000011,志愿者,,,\n")
    volunteer = await world.enrolled(11, "王强")
    await keeper.says("替 801 倒垃圾")
    assert not any("垃圾" in text for text in home.texts)  # not before it is an order
    await keeper.presses("2 袋")
    await keeper.presses("现在来收")
    assert keeper.last.startswith("给3号楼2单元801记成这样，对吗？\n收垃圾\n2 袋")
    await keeper.presses("对，就这样")
    order = await shopping.order(world)
    assert home.last.startswith(f"📦 {order.id} 号单（收垃圾，3号楼2单元801）")
    await volunteer.says("订单台")
    await volunteer.presses(f"看 {order.id}")
    assert "李建国替他们订的" in volunteer.last or "李建国" in volunteer.last
    await keeper.says("我的订单")
    assert "3号楼2单元801" in keeper.last
    await home.presses("取消这单")
    assert (await shopping.order(world)).state == "cancelled"


async def test_what_is_about_health_the_writer_sees_while_writing_and_no_longer(world: World) -> None:
    keeper, home = await liaison(world), await world.enrolled(1, "钱秀英")
    await keeper.says("801 明天上午9点要去医院透析")
    assert "看什么：明天上午9点要去医院透析" in keeper.last
    await keeper.presses("对，就这样")
    order = await shopping.order(world)
    await shopping.later(world)
    mine = [heard.text for heard in keeper.heard if not heard.gone and f"{order.id} 号单（" in heard.text]
    assert mine
    assert not any("透析" in text for text in mine)
    assert any("透析" in heard.text for heard in home.heard if f"{order.id} 号单（" in heard.text)


async def test_a_room_that_two_doors_have_is_asked_about(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("帮 802 叫维修：水管漏了")
    assert await shopping.all_orders(world) == []
    await keeper.presses("3号楼1单元802")
    await finishes(keeper)
    order = await shopping.order(world)
    assert (order.place, order.state, order.details["what"]) == ("3号楼1单元802", "placed", "叫维修：水管漏了")


async def test_an_unknown_room_and_another_building_are_said_so(world: World) -> None:
    keeper = await liaison(world)
    for text in ("替 909 倒垃圾", "给 1-302 倒垃圾"):
        await keeper.says(text)
        assert "909" in keeper.last or "302" in keeper.last
    assert await shopping.all_orders(world) == []


async def test_whose_it_is_is_asked_and_a_room_is_the_answer(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("帮忙倒一下垃圾")
    assert staff.last == "您是给哪一家办？前面写上房号，比如：801 水管漏了。"
    await staff.says("801")
    await finishes(staff)
    order = await shopping.order(world)
    assert (order.kind, order.room, order.state) == ("rubbish", "801", "placed")


async def test_an_answer_typed_wrong_is_edited(world: World) -> None:
    keeper = await liaison(world)
    written = await keeper.says("给 801 取个快递，在货架上，取件码 8-2-3354")
    await keeper.edits(written, "给 801 取个快递，在货架上，取件码 8-2-3345")
    await finishes(keeper)
    assert (await shopping.order(world)).details["code"] == "8-2-3345"
    await keeper.edits(written, "给 801 取个快递，在货架上，取件码 8-2-3346")
    assert (await shopping.order(world)).details["code"] == "8-2-3346"


async def test_between_two_questions_another_door(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("替 801 倒垃圾")
    await keeper.says("帮 2单元802 叫维修：水管漏了")
    first, second = await shopping.all_orders(world)
    assert (first.room, first.kind, second.room, second.kind) == ("801", "rubbish", "802", "repair")


async def test_shopping_and_temperatures_for_others_stay_what_they_are(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("801 两袋盐，一个马桶刷")
    (order,) = await shopping.all_orders(world)
    assert order.kind == "supplies"
    await keeper.says("801 36.5")
    await keeper.says("801 钱秀英 36.5")
    assert [one.kind for one in await shopping.all_orders(world)] == ["supplies"]
    assert len(await world.readings()) == 2


async def test_who_may_not_asks_for_nobody(world: World) -> None:
    await with_role(world, "老赵", "property")
    neighbour, hand = await world.enrolled(1, "张伟"), await world.enrolled(12, "老赵")
    keeper = await liaison(world)
    for phone in (neighbour, hand):
        await phone.says("给 801 叫维修：水管漏了")
    assert [one.room for one in await shopping.all_orders(world) if one.room == "801"] == []
    await keeper.says("替 801 倒垃圾")
    await no_roles_any_more(world, "李建国")
    order = next(one for one in await shopping.all_orders(world) if one.room == "801")
    await keeper.says("2 袋", kind="choice", choice=f"request:say:{order.id}:bags:2")
    assert "bags" not in (await shopping.order(world, order.id)).details


async def test_gas_behind_another_door(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("801 有煤气味")
    assert any("关阀门，开窗" in text for text in keeper.texts)
    await finishes(keeper)
    order = await shopping.order(world)
    assert (order.kind, order.room, order.urgent_asked) == ("repair", "801", True)


@pytest.mark.parametrize("text", ["叫救护车", "给 801 叫救护车"])
async def test_a_keeper_who_writes_of_an_ambulance_is_told_whom_to_call(world: World, text: str) -> None:
    keeper = await liaison(world)
    await keeper.says(text)
    assert keeper.last.startswith("马上打 120")
    assert await shopping.all_orders(world) == []


async def test_what_is_only_told_of_somebody_is_no_wish_for_a_counsellor(world: World) -> None:
    keeper = await liaison(world)
    await keeper.says("801 的老人想聊聊")
    assert await shopping.all_orders(world) == []
    await keeper.says("给 801 找人聊聊")
    assert (await shopping.order(world)).kind == "counselling"
