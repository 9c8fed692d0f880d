"""值班 as people live it: who hears of an alarm, across midnight and a change of shifts; what the clock says."""

from __future__ import annotations

import dataclasses
from datetime import time

from sqlalchemy import select, update

from handlers import duty
from handlers.chat import Lane
from handlers.rules import DutyRules, ShiftTimes
from storage.models import Grant, History, Shift
from tests.alarms import Keepers, alerts, keepers, lanes
from tests.keepers import area_id, no_roles_any_more, person_id
from tests.shifts import STAFFED, plan
from tests.world import Phone, World

ALARM = "🔔 发热 38.5℃"


def alarmed(phone: Phone) -> bool:
    return any(text.startswith("🔔") for text in phone.texts)


async def staffed(world: World) -> tuple[Keepers, Phone, Phone]:
    """All keepers, the liaison of building 1, the volunteer."""
    await world.import_(STAFFED)
    other, volunteer = await world.enrolled(12, "刘洋"), await world.enrolled(13, "赵志")
    return await keepers(world), other, volunteer


# --- alarms -----------------------------------------------------------------------------------------------------------


async def test_an_alarm_goes_to_who_is_on_duty_and_the_others_stay_behind(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "王医生", ""))
    world.channel.sent.clear()
    await phone.says("38.5")
    assert alarmed(all.doctor)
    assert not alarmed(all.liaison)
    assert not alarmed(all.staff)
    assert "我已经告诉医生王医生，5 分钟内会有人联系您" in phone.last
    world.clock.passes(minutes=5)
    await world.beat()
    assert alarmed(all.liaison)
    assert alarmed(all.staff)
    assert any("我又告诉了楼长李建国、社区陈静" in text for text in phone.texts)


async def test_a_shift_for_another_building_changes_nothing(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "王医生", "1号楼"))
    world.channel.sent.clear()
    await phone.says("38.5")
    assert [alarmed(keeper) for keeper in all.all] == [True, True, True]


async def test_whoever_looks_after_another_building_takes_alarms_while_on_duty_and_keeps_what_they_took(
    world: World,
) -> None:
    phone, neighbour = await world.enrolled(1, "赵桂兰"), await world.enrolled(2, "张伟")
    _, other, _ = await staffed(world)
    await plan(world, ("2026-11-22", "晚班", "刘洋", ""))
    world.clock.at("21:50")
    world.channel.sent.clear()
    await phone.says("38.5")
    assert other.last.startswith(ALARM)
    await other.presses("我来处理")
    assert other.last.startswith("好，归您了：赵桂兰")
    await neighbour.says("张伟 39.0")
    assert "张伟" in other.last
    world.clock.at("22:05")  # the shift is over
    await other.presses("我来处理")
    assert other.last.startswith("这个只有楼长、医生和社区里照看的人能看。")
    await phone.says("38.9")  # what is new goes to who took it, and they may end it
    assert "38.9" in other.last
    await other.presses("送医院")
    assert other.last == "好，赵桂兰（3号楼1单元101）的事结束了：送医院。辛苦了。"
    assert (await alerts(world))[0][-2:] == ("刘洋", "hospital")


async def test_a_volunteer_on_duty_hears_of_no_fever(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, _, volunteer = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "赵志", ""))
    world.channel.sent.clear()
    await phone.says("38.5")
    await phone.says("求助")
    assert not alarmed(volunteer)
    assert alarmed(all.doctor)


async def test_at_the_change_of_shifts_and_across_midnight_it_is_who_is_on_duty_at_that_moment(world: World) -> None:
    phone, neighbour = await world.enrolled(1, "赵桂兰"), await world.enrolled(2, "张伟")
    john = await world.enrolled(3, "John Smith")
    all, other, _ = await staffed(world)
    await plan(
        world, ("2026-11-22", "晚班", "王医生", ""), ("2026-11-22", "夜班", "李建国", ""),
        ("2026-11-23", "早班", "刘洋", ""),
    )  # fmt: skip
    world.clock.at("21:59")
    world.channel.sent.clear()
    await phone.says("38.5")
    assert [alarmed(one) for one in (all.doctor, all.liaison, other)] == [True, False, False]
    world.clock.at("22:00")
    world.channel.sent.clear()
    await neighbour.says("张伟38.6")
    assert [alarmed(one) for one in (all.doctor, all.liaison, other)] == [False, True, False]
    world.clock.at("11-23 5:59")
    world.channel.sent.clear()
    await neighbour.says("王芳38.6")
    assert [alarmed(one) for one in (all.doctor, all.liaison, other)] == [False, True, False]
    world.clock.at("11-23 6:00")
    world.channel.sent.clear()
    await john.says("38.7")
    assert [alarmed(one) for one in (all.doctor, all.liaison, other)] == [False, False, True]


async def test_a_step_goes_to_who_has_come_on_duty_since(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, other, _ = await staffed(world)
    await plan(world, ("2026-11-22", "晚班", "王医生", ""), ("2026-11-22", "夜班", "刘洋", ""))
    world.clock.at("21:58")
    await phone.says("38.5")
    world.channel.sent.clear()
    world.clock.at("22:03")
    await world.beat()
    assert any(text.startswith(ALARM) and "已经 5 分钟了" in text for text in other.texts)
    assert alarmed(all.liaison)


async def test_whoever_cannot_be_reached_or_has_no_role_any_more_is_not_on_duty(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, other, _ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "刘洋", ""))
    async with world.database.read() as db:
        assert [one.person for one in await duty.on_duty(db, 1, None, world.clock.now())] == ["刘洋"]
        assert [one.person for one in await duty.on_duty(db, 1, await area_id(world, "3号楼"), world.clock.now())] == [
            "刘洋"
        ]
    await no_roles_any_more(world, "刘洋")
    async with world.database.read() as db:
        assert await duty.on_duty(db, 1, None, world.clock.now()) == []
    world.channel.sent.clear()
    await phone.says("38.5")
    assert not alarmed(other)
    assert [alarmed(keeper) for keeper in all.all] == [True, True, True]


async def test_who_shut_us_out_is_passed_over(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "王医生", ""))
    await all.doctor.says("", kind="blocked")
    world.channel.sent.clear()
    await phone.says("38.5")
    assert alarmed(all.liaison)
    assert alarmed(all.staff)


async def test_a_call_for_help_goes_to_who_is_on_duty_and_above(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, other, _ = await staffed(world)
    await plan(world, ("2026-11-22", "夜班", "刘洋", ""))
    world.clock.at("11-23 3:00")
    world.channel.sent.clear()
    await phone.says("求助")
    assert [alarmed(one) for one in (other, all.staff, all.liaison, all.doctor)] == [True, True, False, False]
    assert phone.last.startswith("听到了。我已经告诉楼长刘洋、社区陈静，马上有人联系您")
    await all.doctor.says("求助")
    assert all.doctor.last.endswith("这会儿值班的是刘洋，请打电话找。")


# --- the clock --------------------------------------------------------------------------------------------------------


async def test_whoever_is_on_duty_hears_it_the_evening_before_and_half_an_hour_before(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-23", "早班", "李建国", "3号楼"), ("2026-11-23", "夜班", "李建国", ""))
    world.channel.sent.clear()
    world.clock.at("19:00")
    await world.beat()
    await world.beat()
    mine = [text for text in all.liaison.texts if "值班" in text]
    assert mine == ["明天您值班：\n11月23日（周一）早班 6:00–14:00（3号楼）\n11月23日（周一）夜班 22:00–6:00"]
    world.clock.at("11-23 5:30")  # quiet hours; but it is their shift
    await world.beat()
    await world.beat()
    assert [text for text in all.liaison.texts if "您的班" in text] == [
        "还有半小时到您的班：11月23日（周一）早班 6:00–14:00（3号楼）。"
    ]


async def test_who_was_planned_only_now_is_not_reminded_in_the_same_breath(world: World) -> None:
    all, *_ = await staffed(world)
    world.clock.at("19:10")
    await plan(world, ("2026-11-23", "早班", "李建国", ""))
    world.clock.at("21:45")
    await plan(world, ("2026-11-22", "夜班", "王医生", ""))
    world.channel.sent.clear()
    await world.beat()
    assert not any("半小时" in text or "明天您值班" in text for text in [*all.liaison.texts, *all.doctor.texts])


async def test_a_note_goes_to_who_comes_next_with_how_much_waits(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "王医生", ""), ("2026-11-22", "晚班", "李建国", "3号楼"))
    await phone.says("38.5")
    await all.doctor.presses("我来处理")
    world.clock.at("13:50")
    world.channel.sent.clear()
    await world.beat()
    assert "早班 14:00 结束。有什么要交代给下一班？直接写给我，辛苦了。" in all.doctor.texts
    await all.doctor.says("101 的奶奶不爱接电话，请敲门")
    assert all.doctor.last == "记好了，会告诉下一班。辛苦了，好好歇着。"
    assert not any("敲门" in text for text in all.liaison.texts)
    world.clock.at("14:00")
    await world.beat()
    await world.beat()
    begun = [text for text in all.liaison.texts if "开始了" in text]
    assert begun == [
        "您的晚班开始了，到 22:00。\n王医生交代：「101 的奶奶不爱接电话，请敲门」\n"
        "3号楼现在：没结束的预警 1 件（发「未报」看名单），没结束的来往 0 件（发「来往」）。"
    ]
    async with world.database.read() as db:
        sealed = await db.scalar(select(Shift.note_sealed).where(Shift.note_sealed.is_not(None)))
        details = await db.scalars(select(History.details).where(History.action == "duty-note"))
    assert sealed is not None
    assert "敲门".encode() not in sealed
    assert "敲门" not in str(details)


async def test_without_a_note_the_count_alone_and_a_late_note_goes_on_at_once(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "王医生", ""), ("2026-11-22", "晚班", "李建国", ""))
    world.clock.at("13:52")
    await world.beat()
    await all.doctor.presses("没有")
    assert all.doctor.last == "好，辛苦了，好好歇着。"
    world.clock.at("14:00")
    await world.beat()
    assert any("全社区现在：没结束的预警 0 件" in text and "交代" not in text for text in all.liaison.texts)
    world.clock.at("14:20")
    await all.doctor.says("交班 钥匙在门卫")
    assert all.liaison.last == "王医生下班后又交代：「钥匙在门卫」"
    world.clock.at("15:00")
    await all.doctor.says("交班 还有一件")
    assert all.doctor.last == "您这会儿没有班，不用交班。"


async def test_a_reading_and_a_command_are_no_note(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "李建国", ""))
    world.clock.at("13:50")
    await world.beat()
    await all.liaison.says("101 赵桂兰 36.5")
    assert len(await world.readings()) == 1
    await all.liaison.says("值班")
    await all.liaison.says("都好")
    async with world.database.read() as db:
        notes = [one.note for one in await duty.on_duty(db, 1, None, world.clock.now())]
    assert notes == ["都好"]


async def test_who_goes_on_is_not_asked_to_hand_over_to_themselves(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "早班", "王医生", ""), ("2026-11-22", "晚班", "王医生", ""))
    world.clock.at("13:50")
    await world.beat()
    assert not any("交代给下一班" in text for text in all.doctor.texts)


# --- gaps -------------------------------------------------------------------------------------------------------------


async def test_staff_hear_a_day_ahead_which_shifts_nobody_has(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(
        world, ("2026-11-22", "早班", "李建国", ""), ("2026-11-22", "晚班", "李建国", "3号楼"),
        ("2026-11-23", "早班", "王医生", ""), ("2026-11-23", "晚班", "刘洋", "1号楼"),
    )  # fmt: skip
    world.channel.sent.clear()
    world.clock.at("10:00")
    await world.beat()
    await world.beat()
    assert [text for text in all.staff.texts if "空着" in text] == [
        "一天之内，这些班还空着：\n11月22日（周日）晚班1号楼：没有人\n11月22日（周日）夜班：没有人\n"
        "写「排班 11-26 早班 李建国」补上。"
    ]
    assert not any("空着" in text for text in all.liaison.texts)
    world.clock.at("18:00")
    await world.beat()
    assert all.staff.last.count("没有人") == 2  # tonight, and tomorrow evening in building 3


async def test_where_nobody_plans_shifts_nobody_hears_of_gaps(world: World) -> None:
    all, *_ = await staffed(world)
    world.clock.at("10:00")
    await world.beat()
    assert not any("空着" in text for text in all.staff.texts)


async def test_a_gap_is_known_when_somebody_leaves_or_shuts_us_out(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-23", "早班", "刘洋", ""), ("2026-11-22", "夜班", "王医生", ""))
    world.clock.at("10:30")
    await world.beat()
    world.channel.sent.clear()
    await no_roles_any_more(world, "刘洋")
    await all.doctor.says("", kind="blocked")
    await world.beat()
    await world.beat()
    assert sorted(text for text in all.staff.texts if "空出来了" in text) == [
        "11月22日（周日）夜班 22:00–6:00空出来了：王医生收不到我的消息。请另排一位，写「排班 11-26 早班 李建国」。",
        "11月23日（周一）早班 6:00–14:00空出来了：刘洋不再担任职务。请另排一位，写「排班 11-26 早班 李建国」。",
    ]
    world.clock.at("18:00")
    await world.beat()
    assert "11月22日（周日）夜班：只有王医生，收不到我的消息" in all.staff.last
    assert "11月23日（周一）早班：没有人" in all.staff.last


async def test_taking_back_all_that_somebody_has_ends_their_shifts(world: World) -> None:
    await staffed(world)
    await plan(world, ("2026-11-22", "早班", "刘洋", ""), ("2026-11-23", "早班", "刘洋", ""))
    async with world.database.begin() as db:
        now, who = world.clock.now(), await person_id(world, "刘洋")
        assert await duty.take_back(db, 1, who, now, "system") == 2
        assert await duty.take_back(db, 1, who, now, "system") == 0
        assert await duty.on_duty(db, 1, None, now) == []


async def test_what_was_missed_while_we_were_down_is_done_once_or_not_at_all(world: World) -> None:
    all, *_ = await staffed(world)
    await plan(world, ("2026-11-22", "晚班", "李建国", ""))
    world.clock.at("14:20")
    await world.crash()
    await world.beat()
    await world.beat()
    assert sum("您的晚班开始了" in text for text in all.liaison.texts) == 1
    assert not any("半小时" in text for text in all.liaison.texts)


async def test_shifts_are_what_the_settings_say(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, duty=DutyRules((ShiftTimes("巡逻", time(20), time(2)),)))
    await world.crash()
    phone = await world.enrolled(1, "赵桂兰")
    all, *_ = await staffed(world)
    await all.staff.says("排班 今天 巡逻 王医生")
    assert all.staff.last == "排好了：\n加：11月22日（周日）巡逻 20:00–2:00 王医生"
    world.clock.at("11-23 1:59")
    world.channel.sent.clear()
    await phone.says("38.5")
    assert [alarmed(keeper) for keeper in all.all] == [False, True, False]
    assert (await lanes(world, all.doctor.address))[-1] == (Lane.ALARM, "alert-keeper")


async def test_a_role_that_begins_later_or_has_ended_does_not_count(world: World) -> None:
    await staffed(world)
    await plan(world, ("2026-11-22", "早班", "刘洋", ""))
    who = await person_id(world, "刘洋")
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.person_id == who).values(since=world.clock.now().replace(year=2027)))
        assert await duty.on_duty(db, 1, None, world.clock.now()) == []
