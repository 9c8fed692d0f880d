"""A doctor, somebody to talk to: what is sealed, who reads it; and rubbish, which is disinfected first."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.mail import Mail
from handlers.supplies import course
from handlers.supplies.moving import move
from handlers.supplies.requests.details import details
from storage.models import Letter, Order
from tests import shopping
from tests.threads import grant, with_role
from tests.world import TEXTS, World


@pytest.fixture(autouse=True)
async def shop(world: World) -> None:
    await shopping.open_shop(world)


async def test_a_doctor_is_asked_for_and_only_clinicians_read_why(world: World) -> None:
    await with_role(world, "小王", "volunteer")
    doctor, volunteer = await world.enrolled(9, "王医生"), await world.enrolled(10, "小王")
    liaison, home = await world.enrolled(8, "李建国"), await world.enrolled(1, "张伟")
    await home.says("我要去医院透析")
    assert home.last == "什么时候？日子和钟点都可以写。"
    await home.says("明天上午9点")
    await home.presses("对，就这样")
    order = await shopping.order(world)
    assert (order.kind, order.state, order.urgent_asked, order.urgent) == ("doctor", "placed", True, False)
    assert "透析" not in str(order.details)
    (told,) = [text for text in doctor.texts if "看病" in text]
    assert told == (
        f"🔔 急：{order.id} 号单（看病）\n3号楼2单元502\n看什么：我要去医院透析\n去医院，要车\n11月23日（周一）上午9点"
    )
    assert not any("透析" in text for phone in (volunteer, liaison) for text in phone.texts)
    async with world.database.read() as db:
        for sealed_ok, there in ((True, True), (False, False)):
            lines = await details(db, TEXTS, "zh-CN", order, sealed_ok=sealed_ok)
            assert any("透析" in line for line in lines) is there


async def test_an_illness_told_while_asked_why_is_taken_up_as_one(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("想约个医生看看")
    assert home.last.startswith("哪里不好、看什么？只给医生看。")
    await home.says("张小雨38.6")
    assert len(await world.readings()) == 1


async def test_counselling_is_between_one_of_the_home_and_a_counsellor(world: World) -> None:
    for name, role in (("林老师", "counsellor"), ("小王", "volunteer")):
        await with_role(world, name, role)
    counsellor, volunteer = await world.enrolled(10, "林老师"), await world.enrolled(11, "小王")
    staff, liaison = await world.enrolled(12, "陈静"), await world.enrolled(8, "李建国")
    home, wife = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    await home.says("想找人聊聊")
    assert home.last == "好，不用说为什么，家里人和邻居都看不到。什么时候方便？"
    await home.says("今天晚上8点")
    await home.presses("对，就这样")
    order = await shopping.order(world)
    assert (order.kind, order.state) == ("counselling", "placed")
    assert any(f"{order.id} 号单（找人聊聊）" in text for text in counsellor.texts)
    for phone in (volunteer, staff, liaison, wife):
        assert not any("找人聊聊" in text for text in phone.texts)
    await wife.says("我的订单")
    assert "找人聊聊" not in wife.last
    await wife.says("看", kind="choice", choice=f"order:show:{order.id}")
    assert wife.last == "这个按钮已经过了时候。您直接写给我就行。"
    await home.says("我的订单")
    assert "找人聊聊" in home.last


async def test_nothing_of_a_request_is_said_in_a_group(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    for text in ("想找人聊聊", "家里降压药吃完了", "我要去医院透析", "垃圾满了"):
        await home.says(text, group="fake:-100")
    assert await shopping.all_orders(world) == []
    async with world.database.read() as db:
        assert await db.scalars(select(Letter.id).where(Letter.chat == "fake:-100")) == []


async def test_words_of_despair_stay_what_they_are(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("不想活了，想找人聊聊")
    assert await shopping.all_orders(world) == []


async def test_gas_and_a_birth_go_before_everything(world: World) -> None:
    liaison, home = await world.enrolled(8, "李建国"), await world.enrolled(1, "张伟")
    await home.says("我爱人羊水破了，要生了")
    assert home.last.startswith("马上打 120。")
    assert any("求助" in text for text in liaison.texts)


async def test_a_request_is_written_sealed(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says("想约个医生看看，我有高血压")
    async with world.database.read() as db:
        rows = await db.all(select(Order.details, Order.words_sealed, Order.note))
    assert rows
    assert not any("高血压" in str(row.details) + row.note for row in rows)
    assert all("高血压".encode() not in (row.words_sealed or b"") for row in rows)


def test_rubbish_is_disinfected_first_where_it_must_be() -> None:
    assert not course.possible("finish", "rubbish", "accepted")
    assert course.possible("buy", "rubbish", "accepted")
    assert course.possible("finish", "rubbish", "bought")
    assert course.possible("finish", "rubbish", "accepted", clean=True)
    assert course.following("rubbish", "accepted") == "buy"
    assert course.following("rubbish", "accepted", clean=True) == "finish"


@pytest.mark.parametrize(("name", "skips"), [("张伟", False), ("孙立", True)])
async def test_only_homes_outside_quarantine_skip_the_disinfecting(world: World, name: str, skips: bool) -> None:
    home = await world.enrolled(1, name)
    await home.says("帮我扔一下垃圾，两袋")
    await home.presses("现在来收")
    await home.presses("对，就这样")
    await grant(world, "陈静", "volunteer")
    async with world.database.begin() as db:
        order = await shopping.order(world)
        mail = Mail("test/1", order.community_id, TEXTS, world.rules, world.clock.now())
        taken = await move(db, mail, order, "accept", None)
        assert taken is not None
        assert (await move(db, mail, taken, "finish", None) is not None) is skips
        if not skips:
            done = await move(db, mail, taken, "buy", None)
            assert done is not None
            assert await move(db, mail, done, "finish", None) is not None
