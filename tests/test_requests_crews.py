"""Each kind of request from words to its end: its questions, its own crew, and its urgency, which the household
proposes and staff decide."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from handlers.chat import Attachment
from handlers.supplies.kinds import KINDS
from handlers.supplies.requests.questions import MENU, QUESTIONS
from storage.supplies import orders
from storage.supplies.orders import Kept
from tests import kits, shopping
from tests.threads import with_role
from tests.world import Phone, World

CREWS = {"volunteer": "王强", "property": "老赵", "counsellor": "林老师"}
NUMBERS = {"volunteer": 11, "property": 12, "counsellor": 13}


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


@dataclass(frozen=True)
class Story:
    """What is written, the answers (a button, or words), who takes it up, and what they press until it is over."""

    words: str
    answers: tuple[str, ...]
    role: str
    presses: tuple[str, ...]
    urgent_asked: bool = False


STORIES = {
    "parcel": Story("帮我拿个快递", ("8-2-1234", "快递架", "1 件"), "volunteer", ("我来接", "出发了", "到门口了")),
    "rubbish": Story("垃圾满了", ("2 袋", "现在来收"), "volunteer", ("我来接", "消毒好了", "办好了")),
    "doctor": Story("我要去医院透析", ("明天上午9点",), "clinician", ("我来", "办好了"), urgent_asked=True),
    "repair": Story("马桶堵了，帮忙找个师傅", ("没有", "今天"), "property", ("我来", "办好了")),
    "counselling": Story("想找人聊聊", ("今天晚上8点",), "counsellor", ("我来", "办好了")),
    "care": Story("明天我妈八十大寿，想订个蛋糕", (), "liaison", ("我来", "办好了")),
    "other": Story("能不能帮忙遛狗", (), "volunteer", ("我来接", "办好了")),
}


async def who(world: World, role: str) -> Phone:
    if role == "clinician":
        return await world.enrolled(9, "王医生")
    if role == "liaison":
        return await world.enrolled(8, "李建国")
    await with_role(world, CREWS[role], role)
    return await world.enrolled(NUMBERS[role], CREWS[role])


async def asked(world: World, home: Phone, story: Story) -> Kept:
    """From words to an order."""
    await home.says(story.words)
    for answer in story.answers:
        if any(choice.text == answer for choice in home.heard[-1].choices):
            await home.presses(answer)
        else:
            await home.says(answer)
    await home.presses("对，就这样")
    return await shopping.order(world)


@pytest.mark.parametrize("kind", STORIES)
async def test_from_words_to_the_end(world: World, kind: str) -> None:
    story = STORIES[kind]
    hand, home = await who(world, story.role), await world.enrolled(1, "张伟")
    order = await asked(world, home, story)
    assert (order.kind, order.state, order.urgent_asked) == (kind, "placed", story.urgent_asked)
    assert not order.urgent  # that is for others to say
    if not any(f"{order.id} 号单" in text for text in hand.texts):  # at the desk, as everything is
        await hand.says("订单台")
        await hand.presses(f"看 {order.id}")
    for label in story.presses:
        await shopping.later(world)
        await hand.presses(label)
    if KINDS[kind].carried:
        await hand.presses("不拍")
        await home.presses("收到了")
    order = await shopping.order(world, order.id)
    assert order.state == "received"
    await shopping.later(world)
    shown = next(heard.text for heard in reversed(home.heard) if heard.text.startswith(f"📦 {order.id} 号单（"))
    assert ("收到了" if KINDS[kind].carried else "办好了") in shown


def test_every_kind_that_one_can_ask_for_has_a_story() -> None:
    assert {*STORIES, "supplies", "medicine"} == set(MENU)  # those two: tests/test_desk, tests/test_requests_triage
    assert set(QUESTIONS) <= set(MENU)
    assert all(kind.crew for kind in KINDS.values())


async def test_the_household_proposes_how_urgent_it_is_and_staff_decide(world: World) -> None:
    staff, home = await world.enrolled(10, "陈静"), await world.enrolled(1, "张伟")
    await with_role(world, "老赵", "property")
    property_ = await world.enrolled(12, "老赵")
    await home.says("水管漏了，麻烦找人修")
    await home.presses("今天")
    assert "您说这单很急" in home.last
    await home.presses("对，就这样")
    order = await shopping.order(world)
    assert (order.urgent_asked, order.urgent) == (True, False)
    assert any(f"🔔 急：{order.id} 号单（修东西）" in text for text in property_.texts)  # they know that it may be
    await property_.says("定为加急", kind="choice", choice=f"desk:urgent:{order.id}")
    assert not (await shopping.order(world)).urgent  # it is not theirs to say
    await staff.says("定为加急", kind="choice", choice=f"desk:urgent:{order.id}")
    assert (await shopping.order(world)).urgent
    await shopping.later(world)
    assert any("加急" in text for text in home.texts)


async def test_a_counsellor_decides_about_what_only_they_may_know_of(world: World) -> None:
    await with_role(world, "林老师", "counsellor")
    counsellor, staff = await world.enrolled(13, "林老师"), await world.enrolled(10, "陈静")
    home = await world.enrolled(1, "张伟")
    order = await asked(world, home, STORIES["counselling"])
    before = len(staff.heard)
    await home.says("很急", kind="choice", choice=f"order:urgent:{order.id}")
    assert len(staff.heard) == before
    await counsellor.says("定为加急", kind="choice", choice=f"desk:urgent:{order.id}")
    assert (await shopping.order(world)).urgent
    assert len(staff.heard) == before


async def test_a_liaison_hands_a_kit_out_from_the_desk_with_a_photo(world: World) -> None:
    liaison, home = await world.enrolled(8, "李建国"), await world.enrolled(1, "张伟")
    kit = await kits.given(world)
    await liaison.says("订单台")
    await liaison.presses(f"看 {kit.id}")
    await liaison.presses("我来接")
    await shopping.later(world)
    await liaison.presses("到门口了")
    await liaison.says("", kind="photo", attachment=Attachment("door-1", mime="image/jpeg"))
    await home.presses("收到了")
    assert (await shopping.order(world, kit.id)).state == "received"
    async with world.database.read() as db:
        assert [photo.of for photo in await orders.photos(db, kit.id)] == ["door"]


async def test_of_two_liaisons_who_take_a_repair_one_has_it(world: World) -> None:
    for name, number in (("老赵", 12), ("老钱", 14)):
        await with_role(world, name, "property")
        await world.enrolled(number, name)
    one, two, home = world.phone(12), world.phone(14), await world.enrolled(1, "张伟")
    order = await asked(world, home, STORIES["repair"])
    await one.presses("我来")
    await two.presses("我来")
    assert (await shopping.order(world, order.id)).taker == "老赵"
    assert "老赵已经接了" in "".join(two.texts)


@pytest.mark.parametrize("words", ["家里降压药吃完了，帮忙买一下", "我要去医院透析", "想找人聊聊"])
async def test_who_is_not_of_the_crew_sees_nothing_of_the_health(world: World, words: str) -> None:
    """A volunteer, property, the liaison of another building, a group: not on the board, not by its number."""
    await with_role(world, "王强", "volunteer")
    await with_role(world, "老赵", "property")
    await with_role(world, "钱楼长", "liaison", "1号楼")
    phones = [await world.enrolled(11, "王强"), await world.enrolled(12, "老赵"), await world.enrolled(13, "钱楼长")]
    home = await world.enrolled(1, "张伟")
    await home.says(words)
    for _ in range(4):
        button = next((one for one in home.heard[-1].choices if not one.id.startswith("request:drop")), None)
        if button is None:
            await home.says("明天下午3点")
        else:
            await home.says(button.text, kind="choice", choice=button.id)
    order = await shopping.order(world)
    assert order.state == "placed"
    for phone in phones:
        await phone.says("订单台")
        for verb in ("show", "accept", "phone", "finish", "buy", "leave"):
            await phone.says("看", kind="choice", choice=f"desk:{verb}:{order.id}")
        await phone.says("到了", kind="choice", choice=f"door:here:{order.id}")
        await phone.says("可以买", kind="choice", choice=f"triage:yes:{order.id}")
        for word in ("透析", "找人聊聊", "家里没有了", "吃了", "13812345678"):
            assert not any(word in text for text in phone.texts), (phone.address, word)
    assert (await shopping.order(world, order.id)).state == "placed"


async def test_whoever_fetches_a_parcel_sees_the_photo_of_its_code_and_nobody_else(world: World) -> None:
    for name, number in (("王强", 11), ("周敏", 14)):
        await with_role(world, name, "volunteer")
        await world.enrolled(number, name)
    volunteer, other, home = world.phone(11), world.phone(14), await world.enrolled(1, "张伟")
    await home.says("麻烦帮拿两个快递，在货架上")
    await home.says("", kind="photo", attachment=Attachment("p1", mime="image/jpeg"))
    await home.presses("对，就这样")
    order = await shopping.order(world)
    for phone in (volunteer, other):
        await phone.says("订单台")
        await phone.presses(f"看 {order.id}")
    assert not any(heard.file for heard in volunteer.heard)
    await volunteer.presses("我来接")
    assert sum(bool(heard.file) for heard in volunteer.heard) == 1
    assert not any(heard.file for heard in other.heard)


async def test_who_buys_a_medicine_never_sees_the_prescription(world: World) -> None:
    await with_role(world, "王强", "volunteer")
    volunteer, doctor = await world.enrolled(11, "王强"), await world.enrolled(9, "王医生")
    home = await world.enrolled(1, "张伟")
    await home.says("麻烦帮我买降压药，家里的快没了")
    await home.says("", kind="photo", attachment=Attachment("rx", mime="image/jpeg"))
    for _ in range(4):
        button = next(one for one in home.heard[-1].choices if not one.id.startswith("request:drop"))
        await home.says(button.text, kind="choice", choice=button.id)
        if (await shopping.order(world)).state == "placed":
            break
    order = await shopping.order(world)
    assert (order.kind, order.waits) == ("medicine", "clinician")
    await doctor.presses("可以买")
    await volunteer.says("订单台")
    await volunteer.presses(f"看 {order.id}")
    await volunteer.presses("我来接")
    assert (await shopping.order(world)).taker == "王强"
    assert not any(heard.file for heard in volunteer.heard)
    assert not any("吃了" in text or "家里没有" in text or "还够" in text for text in volunteer.texts)
