"""有问题: what was short, broken or nowhere to be seen, and what the desk does about it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from storage.supplies import orders, steps
from tests import bags, keepers, shopping
from tests.bags import Crew
from tests.world import World


@pytest.fixture
async def crew(world: World) -> Crew:
    return await bags.crew(world)


async def brought(world: World, crew: Crew, text: str = "两袋盐，一瓶生抽") -> int:
    """Something stands at the door of 502, with a photo."""
    order = await bags.bought(world, crew.home, text)
    await keepers.presses_id(crew.carrier, f"door:here:{order.id}")
    await bags.photographs(crew.carrier)
    return order.id


async def test_the_desk_and_the_carrier_hear_of_it_with_the_photo(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.presses("有问题")
    assert await bags.state(world, id) == "disputed"
    assert crew.home.last == f"{id} 号单哪儿不对？点一下，或者直接写给我。"
    told = f"3号楼2单元502说 {id} 号单有问题，正在问是什么（7:42 放的，赵志）"
    assert (crew.staff.last, crew.staff.heard[-1].file) == (told, "photo.jpg")
    assert (crew.carrier.last, crew.carrier.heard[-1].choices) == (told, ())
    await crew.home.presses("少了东西")
    assert crew.home.last == "记下了，已经告诉工作人员。是哪一样？点一下，或者写给我。"
    await crew.home.presses("盐")
    standing = [heard for heard in crew.staff.heard if f"{id} 号单" in heard.text and not heard.gone]
    assert [heard.text for heard in standing] == [f"3号楼2单元502说 {id} 号单少了东西：盐 2 袋（7:42 放的，赵志）"]
    world.clock.passes(hours=13)
    await world.beat()
    assert await bags.state(world, id) == "disputed"


async def test_sent_again_it_is_an_urgent_order_that_costs_nothing(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.says("少了盐")
    assert await bags.state(world, id) == "disputed"
    assert "「少了盐」" in crew.staff.last
    before = await shopping.stock(world, "生抽")
    await crew.staff.presses("补送")
    again = await shopping.order(world)
    assert (again.state, again.urgent, again.details, again.round_at) == ("placed", True, {"instead": id}, None)
    assert await shopping.things(world, again.id) == [("盐", "2", "袋")]
    assert [line.price for line in await shopping.lines(world, again.id)] == [Decimal(0)]
    assert await shopping.stock(world, "生抽") == before
    assert await bags.state(world, id) == "received"
    assert crew.home.last == f"{id} 号单少的、坏的马上补送，是 {again.id} 号单，不用再付钱。"
    await keepers.presses_id(crew.staff, f"door:resend:{id}")
    assert crew.staff.last == f"{id} 号单已经记成收到了。"
    assert len(await shopping.all_orders(world)) == 2


async def test_what_is_missing_can_be_said_by_the_desk(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.presses("有问题")
    await crew.staff.presses("补送生抽")
    again = await shopping.order(world)
    assert await shopping.things(world, again.id) == [("生抽", "1", "瓶")]
    assert await bags.state(world, id) == "received"


@pytest.mark.parametrize(
    ("words", "told"),
    [("没收到", "没看到东西"), ("送错了", "送错了"), ("这不是我家的", "送错了"), ("少了一袋", "少了东西"),
     ("盐少一袋", "少了东西：盐 2 袋"), ("有一袋破了", "有东西坏了")],
)  # fmt: skip
async def test_a_complaint_in_few_words_is_one(world: World, crew: Crew, words: str, told: str) -> None:
    id = await brought(world, crew)
    await crew.home.says(words)
    assert await bags.state(world, id) == "disputed"
    assert crew.staff.last.startswith(f"3号楼2单元502说 {id} 号单{told}")
    assert f"「{words}」" in crew.staff.last


async def test_whoever_carries_forgot_to_press_and_something_is_missing(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐，一瓶生抽")
    await crew.home.says("坏了")  # it may be the lift
    assert await bags.state(world, order.id) == "moving"
    await crew.home.says("少了一袋盐")
    assert await bags.state(world, order.id) == "disputed"
    assert crew.staff.last == f"3号楼2单元502说 {order.id} 号单少了东西：盐 2 袋\n「少了一袋盐」"


@pytest.mark.parametrize(("what", "after"), [("送错了", "returned"), ("没看到", "returned"), ("坏了", "received")])
async def test_money_back(world: World, crew: Crew, what: str, after: str) -> None:
    id = await brought(world, crew)
    await crew.home.presses("有问题")
    await crew.home.presses(what)
    await crew.staff.presses("退钱 / 算了")
    assert await bags.state(world, id) == after
    assert crew.home.last == f"{id} 号单的钱给您退，工作人员会跟您说怎么退。"
    async with world.database.read() as db:
        last = (await steps.of_order(db, id))[-1]
    assert (last.details["settled"], last.by) == ("refund", "陈静")


async def test_two_of_the_desk_at_once_settle_it_once(world: World, crew: Crew) -> None:
    await world.import_(bags.CREWED + "阳光社区,,,,周敏,13900000014,工作人员,,,\n")
    second = await world.enrolled(14, "周敏")
    id = await brought(world, crew)
    await crew.home.says("生抽瓶子碎了")
    assert "有东西坏了：生抽 1 瓶" in second.last
    await crew.staff.presses("已解决")
    assert second.last == f"{id} 号单的事，陈静办了（7:42）：已解决。"
    await second.presses("退钱 / 算了")
    assert second.last == f"{id} 号单已经记成收到了。"
    assert await bags.state(world, id) == "received"
    assert sum("工作人员说办好了" in text for text in crew.home.texts) == 1


async def test_it_turns_out_to_be_fine(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.presses("有问题")
    await crew.home.says("找到了")
    assert await bags.state(world, id) == "received"
    assert crew.home.last == f"那就好，{id} 号单记成收到了。"
    assert crew.staff.last == f"3号楼2单元502说 {id} 号单没事了，不用办了。"


async def test_a_temperature_is_no_answer_and_a_broken_pipe_no_dispute(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.says("厨房水管坏了")
    assert await bags.state(world, id) == "door"
    await crew.home.presses("有问题")
    await crew.home.says("张伟36.5")
    assert len(await world.readings()) == 1
    await crew.home.says("盐少给了一袋")
    assert "少了东西：盐 2 袋" in crew.staff.last


async def test_words_about_medicine_are_sealed(world: World, crew: Crew) -> None:
    order = await shopping.placed(world, crew.home, "降压药一盒")
    async with world.database.begin() as db:
        await orders.change(db, order.id, ["placed"], world.clock.now(), waits=None)
    await bags.carried(world, order.id)
    await keepers.presses_id(crew.carrier, f"door:here:{order.id}")
    await crew.home.says("降压药送错了，我血压高等着吃")
    async with world.database.read() as db:
        details = (await steps.of_order(db, order.id))[-1].details
    assert "sealed" in details
    assert "血压" not in str(details)
    assert "血压高" in crew.staff.last


async def test_whoever_is_not_the_desk_settles_nothing(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.presses("有问题")
    for phone in (crew.home, crew.carrier, crew.liaison):
        await keepers.presses_id(phone, f"door:refund:{id}")
        await keepers.presses_id(phone, f"door:resend:{id}")
    assert await bags.state(world, id) == "disputed"


async def test_at_night_the_desk_hears_no_sound(world: World, crew: Crew) -> None:
    world.clock.at("22:30")
    await brought(world, crew)
    await crew.home.presses("有问题")
    assert crew.staff.heard[-1].silent


async def test_a_photo_of_what_is_broken_goes_to_the_desk(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.presses("有问题")
    await bags.photographs(crew.home, "shards")
    assert (crew.staff.last, crew.staff.heard[-1].file) == (
        f"3号楼2单元502发来一张 {id} 号单的照片，说有问题的。", "photo.jpg"
    )  # fmt: skip
    await bags.photographs(crew.home, "again", text="生抽瓶子碎了")
    assert any("有东西坏了：生抽 1 瓶" in text for text in crew.staff.texts)


async def test_in_english(world: World, crew: Crew) -> None:
    john = await world.enrolled(4, "John Smith")
    await john.says("please buy two bags of salt")
    await john.presses("Yes, order it")
    id = (await shopping.order(world)).id
    await bags.carried(world, id)
    await keepers.presses_id(crew.carrier, f"door:here:{id}")
    await crew.carrier.presses("不拍")
    assert john.last == f"📦 Order {id} is at your door. Please take it in within 5 minutes."
    await john.presses("Something is wrong")
    await john.presses("Something is missing")
    await crew.staff.presses("补送")
    assert john.last == (
        f"What was wrong with order {id} is sent again at once, as order {id + 1}. You pay nothing for it."
    )


async def test_what_is_sent_again_rings_and_goes_the_way_of_any_order(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.says("少了盐")
    await crew.staff.presses("补送")
    again = await shopping.order(world)
    rung = f"🔔 加急：{again.id} 号单，3号楼2单元502，买东西。"
    assert rung in crew.carrier.texts
    await crew.carrier.says("订单台")
    assert crew.carrier.last.startswith("没人接的 1 单，其中急的 1 单\n3号楼　1 单\n")
    await crew.carrier.presses(f"看 {again.id}")
    assert crew.carrier.last.startswith(
        f"📦 {again.id} 号单（买东西，加急）\n{id} 号单的补送\n3号楼2单元502\n1. 盐 2 袋"
    )
    await crew.carrier.presses("我来接")
    await crew.carrier.presses("都买好了")
    await crew.carrier.says("502 到了")
    await crew.carrier.presses("不拍")
    assert bags.at_door(crew.home)[-1].text == f"📦 {again.id} 号单放在您家门口了，请 5 分钟内取进去。"
    await crew.home.says("收到了")
    assert await bags.state(world, again.id) == "received"


async def test_nobody_takes_what_is_sent_again_and_the_desk_is_told(world: World, crew: Crew) -> None:
    await brought(world, crew)
    await crew.home.says("少了盐")
    await crew.staff.presses("补送")
    for _ in range(2):  # it is urgent: again and again
        world.clock.passes(minutes=30)
        await world.beat()
    assert crew.staff.texts.count("🔔 1 单过了 30 分钟没人接，其中急的 1 单。") == 2


async def test_a_parcel_that_is_sent_again_is_one_like_any_other(world: World, crew: Crew) -> None:
    await crew.home.says("帮我取个快递")
    while (await shopping.order(world)).state == "draft":
        answers = [one.text for one in crew.home.heard[-1].choices]
        await crew.home.presses(next((one for one in answers if one.startswith("对")), answers[0]))
    order = await shopping.order(world)
    assert order.kind == "parcel"
    await bags.carried(world, order.id)
    await keepers.presses_id(crew.carrier, f"door:here:{order.id}")
    await crew.carrier.presses("不拍")
    await crew.home.presses("有问题")
    await crew.home.presses("没看到")
    await crew.staff.presses("补送")
    again = await shopping.order(world)
    assert (again.kind, again.state, again.urgent) == ("parcel", "placed", True)
    await crew.carrier.says("订单台")
    await crew.carrier.presses(f"看 {again.id}")
    assert crew.carrier.last.startswith(f"📦 {again.id} 号单（取快递，加急）\n{order.id} 号单的补送\n3号楼2单元502")
    assert "没有取件码" in crew.carrier.last  # what is known of it goes with it


async def test_an_order_is_not_lost_while_we_wait_for_what_is_the_matter(world: World, crew: Crew) -> None:
    id = await brought(world, crew)
    await crew.home.says("盐少了一袋")
    assert keepers.labels(crew.home) == ["生抽也是"]
    await crew.home.says("再买一瓶米醋")
    draft = await shopping.order(world)
    assert (draft.state, await shopping.things(world, draft.id)) == ("draft", [("米醋", "1", "瓶")])
    assert "米醋" not in crew.staff.last
    await keepers.presses_id(crew.home, f"door:wrong:{id}")
    await crew.home.says("一瓶生抽")  # that is of it: nothing new is ordered
    assert "盐 2 袋、生抽 1 瓶" in crew.staff.last or "：生抽 1 瓶" in crew.staff.last
    assert "「盐少了一袋；一瓶生抽」" in crew.staff.last
    assert await shopping.things(world, draft.id) == [("米醋", "1", "瓶")]
