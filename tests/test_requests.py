"""Requests that are no shopping, as a household makes them: words, a few questions, a yes."""

from __future__ import annotations

import pytest

from handlers.chat import Attachment
from handlers.supplies.requests.details import details
from storage.supplies import orders
from storage.supplies import requests as stored
from tests import shopping
from tests.threads import neighbours
from tests.world import TEXTS, Phone, World


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def lines(world: World, id: int, *, sealed_ok: bool = True) -> list[str]:
    order = await shopping.order(world, id)
    async with world.database.read() as db:
        return [str(line) for line in await details(db, TEXTS, "zh-CN", order, sealed_ok=sealed_ok)]


async def test_a_parcel_only_what_is_missing_is_asked(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递，取件码 8-2-1234")
    assert home.last == "东西放在哪儿？"
    await home.presses("快递架")
    assert home.last == "我记成这样，对吗？\n取快递、外卖\n取件码 8-2-1234\n在快递架\n1 件"
    await home.presses("对，就这样")
    order = await shopping.order(world)
    assert (order.kind, order.state, order.details["code"]) == ("parcel", "placed", "8-2-1234")
    assert order.round_at is not None
    assert home.last == f"记好了，{order.id} 号单，11月22日（周日）10:00 这一趟送。"
    (card,) = [heard for heard in home.heard if "取件码 8-2-1234" in heard.text and not heard.gone]
    assert card.text.startswith(f"📦 {order.id} 号单（取快递）\n已下单（7:42），等人来接\n取件码 8-2-1234")


async def test_a_takeaway_waits_for_no_round(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("外卖到门口岗亭了，尾号 5678")
    await home.says("对")
    order = await shopping.order(world)
    assert (order.kind, order.state, order.round_at) == ("parcel", "placed", None)
    assert await lines(world, order.id) == ["在门岗", "1 件", "手机尾号 5678"]


async def test_a_photo_stands_for_the_code_and_goes_to_nobody_else(world: World) -> None:
    liaison = await world.enrolled(9, "李建国")
    home = await world.enrolled(1, "张伟")
    await home.says("麻烦帮拿两个快递，在货架上")
    assert home.last.startswith("取件码是多少？")
    before = len(liaison.heard)
    await home.says("", kind="photo", attachment=Attachment("p1", mime="image/jpeg"))
    assert home.last == "我记成这样，对吗？\n取快递、外卖\n取件码看照片\n在快递架\n2 件"
    assert len(liaison.heard) == before
    async with world.database.read() as db:
        (photo,) = await orders.photos(db, (await shopping.order(world)).id)
    assert (photo.of, photo.ref) == ("pickup", "p1")


async def test_a_photo_with_words_below_it_is_the_request_itself(world: World) -> None:
    liaison = await world.enrolled(9, "李建国")
    home = await world.enrolled(1, "张伟")
    before = len(liaison.heard)
    await home.says("帮我拿个快递，在货架上", kind="photo", attachment=Attachment("p1", mime="image/jpeg"))
    assert home.last == "我记成这样，对吗？\n取快递、外卖\n取件码看照片\n在快递架\n1 件"
    assert len(liaison.heard) == before


async def test_a_code_typed_wrong_is_edited_before_and_after_the_yes(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递，在货架上")
    typed = await home.says("8-2-1243")
    await home.edits(typed, "8-2-1234")
    assert "取件码 8-2-1234" in shopping_card(home)
    await home.presses("对，就这样")
    await home.edits(typed, "8-2-9999")
    order = await shopping.order(world)
    assert order.details["code"] == "8-2-9999"
    assert home.last == f"改好了，{order.id} 号单照新的办。"
    assert len(await shopping.all_orders(world)) == 1


def shopping_card(home: Phone) -> str:
    return next(
        heard.text for heard in reversed(home.heard)
        if not heard.gone and any(one.id.startswith("request:yes") for one in heard.choices)
    )  # fmt: skip


async def test_one_answer_is_changed_by_its_button(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递，取件码 8-2-1234，在货架上")
    await home.presses("改一改")
    await home.presses("在哪儿")
    await home.presses("门岗")
    assert "在门岗" in shopping_card(home)
    await home.says("三件")  # and in words
    assert "3 件" in shopping_card(home)


async def test_yes_twice_and_on_two_phones_orders_once(world: World) -> None:
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    await home.says("垃圾满了")
    await home.presses("2 袋")
    await home.presses("现在来收")
    order = await shopping.order(world)
    for phone in (home, home, wife):
        await phone.says("对，就这样", kind="choice", choice=f"request:yes:{order.id}")
    assert [one.state for one in await shopping.all_orders(world)] == ["placed"]
    assert wife.last == f"{order.id} 号单刚才已经下过了，没有重复下。"


async def test_rubbish_can_wait_for_the_evening_round(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("家里垃圾堆了三大袋，麻烦收一下")
    await home.presses("傍晚那一趟")
    await home.says("就这样")
    order = await shopping.order(world)
    assert order.round_at is not None
    assert world.rules.local(order.round_at).hour == 16
    assert await lines(world, order.id) == ["3 袋", "跟傍晚那一趟收", "先消毒，再收走"]


async def test_a_temperature_in_between_is_taken_and_the_question_stands(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("垃圾满了")
    await home.says("张伟36.5")
    assert len(await world.readings()) == 1
    await home.says("3 袋")
    assert home.last == "现在来收，还是跟傍晚那一趟？"
    await home.says("王芳36.6 张小雨36.4")
    assert len(await world.readings()) == 3
    await home.says("现在")
    assert "现在来收" in shopping_card(home)


async def test_a_temperature_that_asks_whose_it_is_loses_nothing(world: World) -> None:
    father = world.phone(1)
    await father.enrols("张伟")  # we do not know who of the family writes
    await father.says("垃圾满了")
    await father.says("36.5")
    await father.says("张伟")
    assert len(await world.readings()) == 1
    await father.says("2 袋")
    assert father.last == "现在来收，还是跟傍晚那一趟？"


async def test_who_stops_answering_is_reminded_once(world: World) -> None:
    liaison, home = await world.enrolled(8, "李建国"), await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递")
    world.clock.passes(minutes=9)
    await world.beat()
    assert not any("还没交出去" in text for text in home.texts)
    for _ in range(3):
        world.clock.passes(minutes=1)
        await world.beat()
        await world.crash()
    assert sum("您要取的快递、外卖还没交出去，差一点没答完。" in text for text in home.texts) == 1
    await home.presses("接着答")
    assert home.last.startswith("取件码是多少？")
    await home.says("8-2-1234")
    await home.presses("快递架")
    await home.presses("对，就这样")
    assert (await shopping.order(world)).state == "placed"
    assert not any("快递" in text for text in liaison.texts)


async def test_what_may_be_urgent_is_not_lost_in_a_draft(world: World) -> None:
    liaison, home = await world.enrolled(8, "李建国"), await world.enrolled(1, "张伟")
    await home.says("我要去医院透析")
    world.clock.passes(minutes=10)
    await world.beat()
    await world.beat()
    assert sum("我要去医院透析" in text for text in liaison.texts) == 1
    assert any("怕耽误，您的话我先转给楼长了" in text for text in home.texts)


async def test_a_restart_between_two_questions(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递")
    await world.crash()
    await home.says("8-2-1234")
    await world.crash()
    await home.says("在货架上")
    await world.crash()
    await home.presses("对，就这样")
    assert (await shopping.order(world)).state == "placed"


async def test_a_leak_is_offered_first_and_nothing_is_made_without_a_yes(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("我家水管漏了，您上次说会有人来")
    assert home.last == "要我请人来修吗？"
    assert await shopping.all_orders(world) == []
    await home.presses("对，请人来修")
    assert home.last == "什么时候坏的？"
    await home.presses("今天")
    assert shopping_card(home) == (
        "我记成这样，对吗？\n请人修\n我家水管漏了，您上次说会有人来\n漏水\n今天坏的\n您说这单很急"
    )
    await home.says("好的")
    order = await shopping.order(world)
    assert (order.kind, order.state, order.urgent_asked, order.urgent) == ("repair", "placed", True, False)


async def test_what_is_declined_goes_to_the_liaison_as_it_would_have(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("我家水管漏了，您上次说会有人来")
    assert not any("水管" in text for text in people.liaison.texts)
    await people.home.presses("不用，转给楼长")
    assert any("我家水管漏了，您上次说会有人来" in text for text in people.liaison.texts)
    await people.home.presses("不用，转给楼长")  # pressed twice
    assert sum("我家水管漏了" in text for text in people.liaison.texts) == 1
    assert await shopping.all_orders(world) == []


async def test_what_is_offered_and_never_answered_goes_on_by_itself(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("我家水管漏了")
    world.clock.passes(minutes=9)
    await world.beat()
    assert not any("水管" in text for text in people.liaison.texts)
    world.clock.passes(minutes=1)
    await world.beat()
    await world.beat()
    assert sum("我家水管漏了" in text for text in people.liaison.texts) == 1


async def test_who_goes_on_talking_was_talking(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("我家水管漏了")
    await people.home.says("厨房那一根，昨天夜里开始的")
    told = [text for text in people.liaison.texts if "水管" in text or "厨房" in text]
    assert len(told) == 2
    assert "我家水管漏了" in told[0]


async def test_gas_calls_for_help_at_once(world: World) -> None:
    liaison = await world.enrolled(9, "李建国")
    home = await world.enrolled(1, "张伟")
    await home.says("厨房里有煤气味")
    assert any("关阀门，开窗" in text for text in home.texts)
    assert any("厨房里有煤气味" in text for text in liaison.texts)


async def test_gas_as_an_answer_calls_for_help_too(world: World) -> None:
    liaison = await world.enrolled(9, "李建国")
    home = await world.enrolled(1, "张伟")
    await home.says("灶坏了，能不能找人修")
    await home.presses("有煤气味")
    assert any("关阀门，开窗" in text for text in home.texts)
    assert any("求助" in text for text in liaison.texts)


@pytest.mark.parametrize("text", ["救护车", "I need an ambulance", "电梯坏了，有人困在里面"])
async def test_what_needs_a_siren_is_neither_ordered_nor_repaired(world: World, text: str) -> None:
    liaison, home = await world.enrolled(9, "李建国"), await world.enrolled(1, "张伟")
    await home.says("两袋盐")  # a basket waits
    await home.says(text)
    assert any("120：" in heard or "打 119" in heard for heard in home.texts)
    assert any(text in heard and "求助" in heard for heard in liaison.texts)
    (order,) = await shopping.all_orders(world)
    assert await shopping.things(world, order.id) == [("盐", "2", "袋")]


async def test_a_danger_is_not_kept_until_they_have_answered(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("配电箱冒烟")
    assert home.texts[-2:] == ["先拉电闸，手湿别碰，别用水泼。", "要我请人来修吗？"]


async def test_a_birthday(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("明天我妈八十大寿，想订个蛋糕")
    assert shopping_card(home) == (
        "我记成这样，对吗？\n请人关照\n明天我妈八十大寿，想订个蛋糕\n给我妈\n11月23日（周一）"
    )
    await home.presses("不要了")
    assert home.last == "好，不办了。要说给楼长听，直接写给我。"
    assert (await shopping.order(world)).state == "cancelled"


async def test_the_father_asks_for_six(world: World) -> None:
    father = await world.enrolled(1, "张伟")
    await father.says("垃圾满了")
    await father.says("6 袋")
    await father.presses("现在来收")
    await father.says("行")
    await father.says("帮我拿个快递，取件码 3-1-2008，在货架上")
    await father.says("6 件")
    await father.says("行")
    assert [(one.kind, one.state) for one in await shopping.all_orders(world)] == [
        ("rubbish", "placed"), ("parcel", "placed"),
    ]  # fmt: skip
    assert await lines(world, (await shopping.order(world)).id) == ["取件码 3-1-2008", "在快递架", "6 件"]


async def test_in_english(world: World) -> None:
    john = await world.enrolled(4, "John Smith")
    await john.says("Can someone get my parcel? The code is 8-2-1234")
    assert john.last == "Where is it?"
    await john.says("on the shelf")
    await john.says("2")
    await john.presses("Yes, like this")
    order = await shopping.order(world)
    assert john.last == f"Noted, no. {order.id}. Comes with the 10:00 round on Sun 22 Nov."


async def test_the_menu_and_something_else(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("我要办事")
    await home.presses("别的事")
    await home.says("能不能把门口的花浇一下水")
    await home.says("可以")
    order = await shopping.order(world)
    assert (order.kind, order.state, order.details["what"]) == ("other", "placed", "能不能把门口的花浇一下水")


async def test_a_basket_that_waits_takes_no_parcel_for_a_thing(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("两袋盐")
    await home.says("帮我拿个快递，取件码 8-2-1234，在货架上")
    first, second = await shopping.all_orders(world)
    assert await shopping.things(world, first.id) == [("盐", "2", "袋")]
    assert second.kind == "parcel"
    await home.presses("对，就这样")
    await home.presses("对，下单")
    assert [one.state for one in await shopping.all_orders(world)] == ["placed", "placed"]


@pytest.mark.parametrize("text", ["快递怎么拿", "垃圾几点收", "药能不能送", "我妈摔倒起不来了", "我发烧了，想看医生"])
async def test_questions_and_emergencies_make_no_request(world: World, text: str) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(text)
    assert await shopping.all_orders(world) == []
    async with world.database.read() as db:
        assert await stored.offers(db) == []


async def test_no_at_the_end_makes_nothing(world: World) -> None:
    john = await world.enrolled(4, "John Smith")
    await john.says("my takeaway is at the gate, phone 5678")
    await john.says("no")
    assert (await shopping.order(world)).state == "cancelled"
    await john.says("please pick up two packages for me, they are on the shelf")
    await john.says("no")  # there is no code
    assert (await shopping.order(world)).details["code"] == "none"


async def test_a_question_of_theirs_is_no_answer_to_ours(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("帮我拿个快递，取件码 8-2-1234")
    await home.says("快递怎么拿")
    assert (await shopping.order(world)).details.get("where") is None
    await home.says("在快递架上")
    assert (await shopping.order(world)).details.get("where") == "shelf"
