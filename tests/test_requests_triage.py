"""A medicine before a clinician: they decide, one of two, and the household hears it."""

from __future__ import annotations

import pytest

from handlers.chat import Attachment
from tests import shopping
from tests.shifts import STAFFED
from tests.threads import with_role
from tests.world import Heard, Phone, World

PHOTO = Attachment("rx-1", mime="image/jpeg")


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def card(world: World, phone: Phone) -> Heard:
    """What stands before a clinician, once it has been written anew."""
    world.clock.passes(seconds=6)
    await world.speaker.drain()
    return next(heard for heard in reversed(phone.heard) if heard.text.startswith("💊"))


async def asked(world: World, home: Phone, *, days: str = "还够两三天") -> int:
    """张伟 asks for 降压药; gives the order's number."""
    await home.says("家里降压药快没了")
    await home.presses("对，请人去买")
    await home.says("", kind="photo", attachment=PHOTO)
    await home.presses(days)
    await home.presses("一年以上")
    await home.presses("对，就这样")
    return (await shopping.order(world)).id


async def test_from_words_to_a_clinician_with_the_prescription(world: World) -> None:
    liaison, doctor = await world.enrolled(8, "李建国"), await world.enrolled(9, "王医生")
    home = await world.enrolled(1, "张伟")
    before = len(liaison.heard)
    await home.says("家里降压药快没了")
    assert home.last == "要我请人去买吗？会先请医生看过。"
    await home.presses("对，请人去买")
    assert home.last == "有处方吗？拍张照给我，只给医生看。"
    await home.says("", kind="photo", attachment=PHOTO)
    assert home.last == "家里的还够吃几天？"
    await home.says("今天没了")
    assert home.last == "这种药吃了多久？"
    await home.says("吃了三年了")
    assert home.last == (
        "我记成这样，对吗？\n买药，先请医生看过\n有处方照片\n家里没有了\n吃了三年了\n1. 降压药 1 盒，35 元\n"
        "合计 35 元\n您说这单很急"
    )
    await home.says("对")
    order = await shopping.order(world)
    assert (order.kind, order.waits, order.urgent_asked) == ("medicine", "clinician", True)
    assert order.words_sealed is not None
    assert "left" not in order.details
    assert (await card(world, doctor)).text == (
        f"💊 急：{order.id} 号单，请看能不能买\n3号楼2单元502 · 张伟、王芳、张小雨\n1. 降压药 1 盒，35 元\n"
        "有处方照片\n家里没有了\n吃了三年了\n处方照片在上面"
    )
    assert [choice.text for choice in (await card(world, doctor)).choices] == [
        "可以买", "换一种…", "先打电话问问", "要看医生", "不合适，不买",
    ]  # fmt: skip
    assert any(heard.file for heard in doctor.heard)
    assert len(liaison.heard) == before  # neither the prescription nor the words


async def test_it_may_be_bought_and_joins_the_round(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("可以买")
    order = await shopping.order(world, id)
    assert (order.waits, order.state) == (None, "placed")
    assert order.round_at is not None
    assert home.last == f"王医生看过了，{id} 号单的药可以买，11月22日（周日）10:00 这一趟送。"
    assert "王医生看过（7:42）：可以买" in (await card(world, doctor)).text
    await doctor.presses("带句话给住户")
    await doctor.says("饭后吃，一天一片")
    assert home.last == f"王医生说：「饭后吃，一天一片」（{id} 号单）"


async def test_of_two_clinicians_one_decides_and_the_other_is_told(world: World) -> None:
    await with_role(world, "周医生", "clinician")
    doctor, other = await world.enrolled(9, "王医生"), await world.enrolled(10, "周医生")
    home = await world.enrolled(1, "张伟")
    id = await asked(world, home)
    button = f"triage:doctor:{id}"
    await doctor.presses("可以买")
    await other.says("要看医生", kind="choice", choice=button)
    assert other.last == f"{id} 号单王医生刚看过（7:42）：可以买。"
    assert "王医生看过（7:42）：可以买" in (await card(world, other)).text
    assert [one.kind for one in await shopping.all_orders(world)] == ["medicine"]


async def test_not_suitable_with_a_word(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("不合适，不买")
    assert (await shopping.order(world, id)).waits == "clinician"
    await doctor.says("这个药跟您吃的另一种冲")
    assert (await shopping.order(world, id)).state == "cancelled"
    assert home.last == f"王医生看过了，{id} 号单的药不合适，先不买。\n「这个药跟您吃的另一种冲」"


async def test_not_suitable_without_a_word_and_taken_back(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("不合适，不买")
    await doctor.presses("不用写")
    assert (await shopping.order(world, id)).state == "cancelled"
    world.clock.passes(seconds=40)
    await doctor.presses("撤回")
    order = await shopping.order(world, id)
    assert (order.state, order.waits) == ("placed", "clinician")
    assert doctor.last == f"撤回了，{id} 号单又等着看。"
    await doctor.presses("可以买")
    assert (await shopping.order(world, id)).waits is None


async def test_after_a_minute_or_once_it_is_taken_nothing_is_taken_back(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("可以买")
    world.clock.passes(seconds=61)
    await doctor.presses("撤回")
    assert doctor.last == f"{id} 号单撤不回了：过了一分钟，或者已经有人去办。"
    assert (await shopping.order(world, id)).waits is None


async def test_another_one_takes_its_place_and_can_be_taken_back(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("换一种…")
    await doctor.says("缬沙坦 2 盒")
    kept = [(one.name, one.state) for one in await shopping.lines(world, id)]
    assert kept == [("降压药", "swapped"), ("缬沙坦", "wanted")]
    assert f"{id} 号单换成：缬沙坦 2 盒" in home.last
    await doctor.presses("撤回")
    kept = [(one.name, one.state) for one in await shopping.lines(world, id)]
    assert kept == [("降压药", "wanted"), ("缬沙坦", "dropped")]
    assert (await shopping.order(world, id)).waits == "clinician"


async def test_a_doctor_is_to_see_them(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("要看医生")
    first, second = await shopping.all_orders(world)
    assert (first.state, second.kind, second.state) == ("cancelled", "doctor", "placed")
    assert home.texts[-1].startswith("王医生想先给您看看再定药")
    assert any(f"{second.id} 号单（看病）" in text for text in doctor.texts)
    await doctor.presses("撤回")
    first, second = await shopping.all_orders(world)
    assert (first.state, first.waits, second.state) == ("placed", "clinician", "cancelled")
    assert first.id == id


async def test_a_call_first_and_it_waits_on(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await doctor.presses("先打电话问问")
    assert home.last == f"王医生会打电话来问 {id} 号单的药，请留意接听。"
    assert "王医生先打电话问（7:42）" in (await card(world, doctor)).text
    await doctor.presses("打电话")
    assert "13812345678" in doctor.last
    assert (await shopping.order(world, id)).waits == "clinician"


async def test_nobody_looks_at_it_and_staff_are_told_once(world: World) -> None:
    doctor, staff = await world.enrolled(9, "王医生"), await world.enrolled(10, "陈静")
    home = await world.enrolled(1, "张伟")
    id = await asked(world, home)
    world.clock.passes(minutes=29)
    await world.beat()
    assert not any("还没有医生看" in text for text in staff.texts)
    world.clock.passes(minutes=1)
    for _ in range(2):
        await world.beat()
        world.clock.passes(minutes=30)
    told = [text for text in staff.texts if "还没有医生看" in text]
    assert told == [f"{id} 号单（买药）等了 30 分钟，还没有医生看\n3号楼2单元502。请打电话找一位医生。"]
    assert not any("还没有医生看" in text for text in doctor.texts)


async def test_with_nobody_to_tell_it_waits_for_the_first_clinician_there_is(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    id = await asked(world, home)
    world.clock.passes(hours=2)
    await world.beat()
    doctor = await world.enrolled(9, "王医生")
    world.clock.passes(minutes=30)
    for _ in range(3):
        await world.beat()
    assert sum(text.startswith("💊") for text in doctor.texts) == 1
    await doctor.presses("可以买")
    assert (await shopping.order(world, id)).waits is None


async def test_who_is_on_duty_comes_first_and_the_next_after_half_an_hour(world: World) -> None:
    await world.import_(STAFFED)
    await with_role(world, "周医生", "clinician")
    doctor, other = await world.enrolled(9, "王医生"), await world.enrolled(10, "周医生")
    staff, home = await world.enrolled(11, "陈静"), await world.enrolled(1, "张伟")
    await staff.says("排班 今天 早班 王医生")
    await asked(world, home)
    assert await card(world, doctor)
    assert not any(text.startswith("💊") for text in other.texts)
    world.clock.passes(minutes=30)
    await world.beat()
    assert await card(world, other)


async def test_at_night_only_what_is_urgent_is_told(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    world.clock.at("23:30")
    await asked(world, home)
    assert not any(text.startswith("💊") for text in doctor.texts)
    await asked(world, home, days="今天就没了")
    assert [text.startswith("💊 急") for text in doctor.texts if text.startswith("💊")] == [True]
    world.clock.at("11-23 6:31")
    await world.beat()
    await world.speaker.drain()
    assert sum(text.startswith("💊") for text in doctor.texts) == 2


async def test_with_no_clinician_within_reach_staff_hear_of_it_at_once(world: World) -> None:
    staff, home = await world.enrolled(10, "陈静"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    assert staff.last == f"{id} 号单（买药）找不到能收到消息的医生\n3号楼2单元502。请打电话找一位医生。"


async def test_medicine_out_of_the_basket_comes_before_a_clinician_too(world: World) -> None:
    doctor, home = await world.enrolled(9, "王医生"), await world.enrolled(1, "张伟")
    await home.says("帮我买两袋盐，一盒连花清瘟，两盒阿莫西林胶囊")
    await home.presses("对，下单")
    first, second = await shopping.all_orders(world)
    assert (first.kind, second.kind) == ("supplies", "medicine")
    assert [name for name, _, _ in await shopping.things(world, second.id)] == ["连花清瘟", "阿莫西林胶囊"]
    assert "1. 连花清瘟" in (await card(world, doctor)).text
    await home.says("取消", kind="choice", choice=f"order:cancel:{second.id}")
    assert (await card(world, doctor)).choices == ()
    await doctor.says("可以买", kind="choice", choice=f"triage:yes:{second.id}")
    assert doctor.last == f"{second.id} 号单：取消了（7:42），不用看了。"


async def test_who_is_no_clinician_decides_nothing(world: World) -> None:
    liaison, home = await world.enrolled(8, "李建国"), await world.enrolled(1, "张伟")
    id = await asked(world, home)
    await liaison.says("可以买", kind="choice", choice=f"triage:yes:{id}")
    assert (await shopping.order(world, id)).waits == "clinician"
    assert liaison.last.startswith("这个只有楼长、医生和社区里照看的人能看")
