"""Somebody leaves: one command takes back all they may, and hands on all they had."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from storage.models import Alert, Grant, History, Invite, Person, Shift, Thread
from tests import bags, shopping
from tests.carers import counsellor
from tests.keepers import area_id, household_id, labels, no_roles_any_more, person_id, presses_id
from tests.threads import neighbours, with_role
from tests.world import ROSTER, World

MORE = """阳光社区,,,,周强,13900000009,工作人员,,,
阳光社区,,,,林静,13900000007,工作人员,1号楼,,
阳光社区,,,,孙莉,13900000008,管理员,,,
"""
REFUSED = "这个只有楼长、医生和社区里照看的人能看。"


async def held(world: World, name: str) -> int:
    """How many roles somebody holds now."""
    async with world.database.read() as db:
        return (
            await db.scalar(
                select(func.count())
                .select_from(Grant)
                .join(Person, Person.id == Grant.person_id)
                .where(Person.name == name, Grant.until.is_(None))
            )
            or 0
        )


async def shift(world: World, name: str, start: datetime) -> None:
    """Somebody is on duty for eight hours, for the whole community."""
    async with world.database.begin() as db:
        person = await db.first(select(Person.id, Person.community_id).where(Person.name == name))
        assert person is not None
        await db.insert(
            Shift, community_id=person.community_id, person_id=person.id, day=date(2026, 11, 23), name="morning",
            starts_at=start, ends_at=start + timedelta(hours=8), created_at=world.clock.now(),
        )  # fmt: skip


async def thread(world: World, name: str, room: str, state: str) -> None:
    """A household's thread is with somebody."""
    async with world.database.begin() as db:
        await db.insert(
            Thread, community_id=await area_id(world, "阳光社区"), household_id=await household_id(world, room),
            state=state, holder_id=await person_id(world, name), opened_at=world.clock.now(),
        )  # fmt: skip


async def rows(world: World, query: Any) -> list[Any]:
    async with world.database.read() as db:
        return [tuple(row) for row in await db.all(query)]


async def test_who_leaves_hands_over_everything(world: World) -> None:
    await world.import_(ROSTER + MORE)
    chen, zhou = await world.enrolled(9, "陈静"), await world.enrolled(6, "周强")
    li, doctor = await world.enrolled(7, "李建国"), await world.enrolled(8, "王医生")
    home = await world.enrolled(1, "赵桂兰")
    await chen.says("李建国 负责 3号楼2单元502")
    await home.says("38.6")
    await li.presses("我来处理")
    await thread(world, "李建国", "502", "open")
    await thread(world, "李建国", "101", "answered")
    await shift(world, "李建国", datetime(2026, 11, 22, 22, tzinfo=UTC))
    await shift(world, "李建国", datetime(2026, 11, 23, 6, tzinfo=UTC))
    await shift(world, "王医生", datetime(2026, 11, 23, 6, tzinfo=UTC))
    code = (await world.codes())["李建国"]

    await chen.says("离岗 李建国")
    assert chen.last == (
        "李建国（联系人）离岗：2 项职责马上停，自己的码作废。"
        "手上还有专门照看的 1 户、1 件预警、2 户的来往、2 个班，都交出去。确定吗？"
    )
    assert labels(chen) == ["确定离岗", "先不办"]
    assert await held(world, "李建国") == 2
    await chen.presses("确定离岗")

    assert chen.last.split("\n") == [
        "办好了，李建国已经离岗，码和职责都停了。",
        "1 户现在没有专门照看的人。",
        "1 件预警转给了下一位。",
        "2 户的来往等着别人接。",
        "2 个班撤下来了。",
        "没人的班 1 个：11月23日（周一） 6:00–14:00",
    ]
    assert await held(world, "李建国") == 0
    assert zhou.last == "李建国离岗了。没人的班 1 个：11月23日（周一） 6:00–14:00"
    assert li.last.startswith("李建国您好，您在阳光社区的职责到今天为止。")
    assert "李建国转出来的，请您接一下。" in doctor.last
    assert await rows(world, select(Alert.taken_by, Alert.closed_at)) == [(None, None)]
    threads = await rows(world, select(Thread.holder_id, Thread.state, Thread.reminds_at).order_by(Thread.id))
    assert threads == [(None, "open", world.clock.now()), (None, "answered", None)]
    ended = await rows(world, select(Person.name, Shift.ended_at).join(Person, Person.id == Shift.person_id))
    assert sorted((name, at is not None) for name, at in ended) == [
        ("李建国", True),
        ("李建国", True),
        ("王医生", False),
    ]

    await li.says("未报")
    assert li.last.startswith(REFUSED)
    guest = world.phone(55)
    await guest.says(code)
    assert guest.last.startswith("这个码我没对上")
    entry = (await rows(world, select(History.details).where(History.action == "dismissed")))[0][0]
    assert (entry["roles"], entry["households"], entry["alerts"]) == (2, 1, 1)
    await chen.presses("确定离岗")  # an impatient thumb
    assert chen.last == "李建国手上没有职责，不用办离岗。"
    assert len(await rows(world, select(History.id).where(History.action == "dismissed"))) == 1


async def test_an_alert_goes_on_even_where_nobody_hears_of_it_now(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,2号楼,,101,孤家,,,,2026-11-21,\n阳光社区,,,,赵楼长,,楼栋长,2号楼,,\n")
    chen, zhao = await world.enrolled(9, "陈静"), await world.enrolled(5, "赵楼长")
    home = await world.enrolled(1, "孤家")
    await home.says("38.6")
    await zhao.presses("我来处理")
    await chen.says("赵楼长离岗")
    await chen.presses("确定离岗")
    assert await rows(world, select(Alert.taken_by)) == [(None,)]
    assert "38.6" in chen.texts[-2] + chen.last
    escalates = (await rows(world, select(Alert.escalates_at)))[0][0]
    assert escalates == world.clock.now() + timedelta(minutes=5)


async def test_it_is_asked_first_and_may_be_left(world: World) -> None:
    chen = await world.enrolled(9, "陈静")
    await chen.says("/dismiss 王医生")
    assert chen.last == "王医生（医生）离岗：1 项职责马上停，自己的码作废。手上没有别的事。确定吗？"
    await chen.presses("先不办")
    assert chen.last == "好，什么都没动。"
    assert await held(world, "王医生") == 1


@pytest.mark.parametrize("said", ["确定离岗", "确定", "确定！"])
async def test_the_words_of_the_button_may_be_typed(world: World, said: str) -> None:
    chen = await world.enrolled(9, "陈静")
    await chen.says("离岗 王医生")
    await chen.says(said)
    assert chen.last.startswith("办好了，王医生已经离岗")
    assert await held(world, "王医生") == 0


async def test_what_is_typed_after_a_no_or_later_dismisses_nobody(world: World) -> None:
    chen = await world.enrolled(9, "陈静")
    for no in ("先不办", "-"):
        await chen.says("离岗 王医生")
        if no == "-":
            await chen.presses("先不办")
        else:
            await chen.says(no)
        assert chen.last == "好，什么都没动。"
        await chen.says("确定")
    await chen.says("离岗 王医生")
    world.clock.passes(minutes=16)
    await chen.says("确定")
    await chen.says("离岗 王医生")
    await chen.says("好")  # says too little
    assert await held(world, "王医生") == 1


async def test_nobody_dismisses_themselves_nor_somebody_who_holds_nothing(world: World) -> None:
    await world.import_(ROSTER + MORE)
    chen = await world.enrolled(9, "陈静")
    await chen.says("离岗 陈静")
    assert chen.last == "自己的离岗不能自己办，请另一位工作人员来。"
    await presses_id(chen, f"dismiss:yes:{await person_id(world, '陈静')}")
    assert chen.last == "自己的离岗不能自己办，请另一位工作人员来。"
    await chen.says("离岗 张伟")
    assert chen.last == "张伟手上没有职责，不用办离岗。"
    await chen.says("离岗 李健国")
    assert chen.last.startswith("名册上没有找到「李健国」")
    await chen.says("离岗")
    assert chen.last == "请写清是谁，比如「离岗 李建国」。"
    await presses_id(chen, "dismiss:yes:x")
    assert chen.last.startswith("这个按钮已经过了时候")
    assert await held(world, "陈静") == 1


async def test_an_administrator_is_dismissed_by_another_alone(world: World) -> None:
    await world.import_(ROSTER + MORE)
    chen, sun = await world.enrolled(9, "陈静"), await world.enrolled(6, "孙莉")
    await chen.says("离岗 孙莉")
    assert chen.last.startswith(REFUSED)
    await sun.says("离岗 陈静")
    await sun.presses("确定离岗")
    await chen.says("未报")
    assert chen.last.startswith(REFUSED)
    assert await held(world, "孙莉") == 1


async def test_who_looks_after_one_building_dismisses_nobody_elsewhere(world: World) -> None:
    await world.import_(ROSTER + MORE + "阳光社区,,,,吴用,,楼栋长,1号楼,,\n")
    lin = await world.enrolled(9, "林静")
    await lin.says("离岗 李建国")
    assert lin.last.startswith(REFUSED)
    await lin.says("离岗 吴用")
    await lin.presses("确定离岗")
    assert await held(world, "吴用") == 0
    assert await held(world, "李建国") == 1


async def test_of_namesakes_we_ask_which(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,1号楼,,301,李建国,,志愿者,1号楼,,\n")
    chen = await world.enrolled(9, "陈静")
    await chen.says("离岗 李建国")
    assert labels(chen) == ["李建国（联系人）", "李建国（志愿者、1号楼301）", "算了"]
    await chen.presses("李建国（志愿者、1号楼301）")
    assert chen.last.startswith("李建国（志愿者 1号楼301）离岗")
    await chen.presses("确定离岗")
    assert await held(world, "李建国") == 1


async def test_who_was_dismissed_while_we_asked_dismisses_nobody(world: World) -> None:
    """Two who dismiss each other: one of them stays."""
    await world.import_(ROSTER + MORE)
    chen, zhou = await world.enrolled(9, "陈静"), await world.enrolled(6, "周强")
    await chen.says("离岗 周强")
    await zhou.says("离岗 陈静")
    await chen.presses("确定离岗")
    await zhou.presses("确定离岗")
    assert zhou.last.startswith(REFUSED)
    assert (await held(world, "陈静"), await held(world, "周强")) == (1, 0)


async def test_a_role_that_ended_a_moment_after_we_began_has_ended(world: World) -> None:
    """The other one's dismissal was committed while this one waited for it."""
    await world.import_(ROSTER + MORE)
    chen = await world.enrolled(9, "陈静")
    await chen.says("离岗 周强")
    world.clock.passes(seconds=2)
    await no_roles_any_more(world, "陈静")
    world.clock.passes(seconds=-1)
    await chen.presses("确定离岗")
    assert chen.last.startswith(REFUSED)
    assert await held(world, "周强") == 1


async def test_their_own_invites_are_closed(world: World) -> None:
    chen = await world.enrolled(9, "陈静")
    await world.enrolled(7, "李建国")
    await chen.says("离岗 李建国")
    await chen.presses("确定离岗")
    whose = await person_id(world, "李建国")
    assert await rows(world, select(Invite.revoked_at.is_not(None)).where(Invite.person_id == whose)) == [(True,)]


async def test_a_thread_that_waits_for_a_doctor_who_leaves_is_told_to_the_next_at_once(world: World) -> None:
    people = await neighbours(world)
    await world.enrolled(8, "王医生")
    world.clock.at("10:00")
    await world.beat()
    await people.home.says("血压高，心里没底")
    await people.liaison.presses("转给医生")
    await people.staff.says("离岗 王医生")
    assert "手上还有1 户的来往，都交出去" in people.staff.last
    await people.staff.presses("确定离岗")
    assert people.staff.last.endswith("1 户的来往等着别人接。")
    await world.beat()
    assert people.staff.last.startswith("3号楼2单元502 等了 0 分钟，还没有人回：")
    assert "血压高" in people.staff.last


async def test_a_thread_that_another_doctor_can_answer_stays_there(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "刘医生", "clinician")
    await world.enrolled(8, "王医生")
    await world.enrolled(10, "刘医生")
    await people.home.says("血压高，心里没底")
    await people.liaison.presses("转给医生")
    await people.staff.says("离岗 王医生")
    assert "手上没有别的事" in people.staff.last


async def test_somebody_in_despair_is_told_of_anew_when_who_took_it_leaves(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "孙老师", "counsellor")
    mind = await world.enrolled(6, "孙老师")
    world.clock.at("23:40")
    await people.home.says("不想活了")
    first = [heard for heard in people.liaison.heard if "不想活了" in heard.text][-1]
    await mind.presses("我来聊聊")
    await people.staff.says("离岗 孙老师")
    assert "手上还有要聊聊的 1 位住户，都交出去" in people.staff.last
    await people.staff.presses("确定离岗")
    assert people.staff.last.endswith("要聊聊的 1 位住户，已经请别人接。")
    told = "🔔 张伟（3号楼2单元502）写过不想活的话，接的人孙老师离岗了。请现在就打电话，慢慢听。\n电话 138****5678"
    assert people.liaison.last == told
    assert told not in mind.texts
    count = len(people.staff.texts)
    world.clock.passes(minutes=6)
    await world.beat()
    assert "还没有人接。请现在就打电话" in people.staff.texts[count]
    await people.liaison.says("", kind="choice", choice=first.choices[0].id)  # an old button leads there, too
    assert people.liaison.last.startswith("好，张伟（3号楼2单元502）交给您了。")
    assert people.home.last == "李建国马上给您打电话，您等一等。"
    await people.staff.presses("我来聊聊")
    assert people.staff.last == "张伟（3号楼2单元502），李建国已经去聊了。"
    await presses_id(people.staff, f"dismiss:yes:{await person_id(world, '孙老师')}")
    assert len([text for text in people.liaison.texts if text == told]) == 1


async def test_a_low_mood_is_handed_on_quietly_in_the_morning(world: World) -> None:
    people = await neighbours(world)
    zhao = await world.enrolled(3, "赵桂兰")
    mind = await counsellor(world)
    await zhao.says("36.5")
    for day in ("11-22", "11-23"):
        world.clock.at(f"{day} 19:30")
        await world.beat()
        await zhao.says("心里闷")
    await mind.presses("我来聊聊")
    world.clock.at("22:30")
    await people.staff.says("离岗 周老师")
    await people.staff.presses("确定离岗")
    assert not any("离岗了" in text for text in people.liaison.texts)
    world.clock.at("11-24 6:31")
    await world.beat()
    [heard] = [heard for heard in people.liaison.heard if "离岗了" in heard.text]
    assert heard.text.startswith("赵桂兰（3号楼1单元101）连着心情不好，接的人周老师离岗了。请您抽空去聊聊")
    assert heard.silent
    assert not any("离岗了" in text for text in zhao.texts)


async def test_what_somebody_has_to_carry_is_said_before_and_handed_on(world: World) -> None:
    crew = await bags.crew(world)
    taken = await bags.bought(world, crew.home, "一袋盐", state="accepted")
    bought = await bags.bought(world, crew.home, "一瓶生抽")
    await crew.staff.says("离岗 赵志")
    assert (
        crew.staff.last == "赵志（志愿者）离岗：1 项职责马上停，自己的码作废。手上还有没办完的 2 单，都交出去。确定吗？"
    )
    await crew.staff.presses("确定离岗")
    assert crew.staff.last.endswith("没办完的 2 单，这就请管物资的人接。")
    await crew.carrier.says("我手上的")
    assert crew.carrier.last.startswith(REFUSED)
    await world.beat()
    assert crew.staff.last == "🔔 赵志不在岗了。接了没办的 1 单放回订单台。买好、在路上的 1 单要找人接手。"
    assert await bags.state(world, taken.id) == "placed"
    assert await bags.state(world, bought.id) == "moving"


async def test_of_what_they_ordered_for_a_door_they_hear_no_more_and_the_next_do(world: World) -> None:
    await world.import_(bags.CREWED + "阳光社区,,,,孙梅,13900000005,楼栋长,3号楼1单元,,\n")
    await shopping.open_shop(world)
    carrier, staff = await world.enrolled(6, "赵志"), await world.enrolled(9, "陈静")
    liaison, sun = await world.enrolled(8, "李建国"), await world.enrolled(11, "孙梅")
    await liaison.says("101 要一袋盐")
    await liaison.presses("对，下单")
    order = await shopping.order(world)
    await staff.says("离岗 李建国")
    await staff.presses("确定离岗")
    count = len(liaison.texts)
    before = [heard.text for heard in liaison.heard]
    await bags.carried(world, order.id)
    await carrier.says("101 到了")
    await carrier.presses("不拍")
    await shopping.later(world)
    assert [heard.text for heard in liaison.heard] == before
    assert "放在门口了。这一家收不到消息，请打个电话，或者敲门说一声。" in sun.last
    for button in ("order:show", "order:cancel", "door:fine", "door:got"):
        await presses_id(liaison, f"{button}:{order.id}")
    assert not any("101" in text or "号单" in text for text in liaison.texts[count:])
    assert await bags.state(world, order.id) == "door"
