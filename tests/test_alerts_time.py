"""预警 as time goes by: nobody takes it, it is measured again, it was written wrong, somebody does not report."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

from sqlalchemy import select, update

from bot.channels.base import Gone
from bot.clock import Clock
from bot.inbox import Inbox, letter_row
from handlers import alerts as feature
from handlers import routes
from handlers.chat import Incoming, Lane
from storage import outbox
from storage.models import Account, Alert, History
from tests.alarms import FREE, alerts, history, keepers, labels, lanes
from tests.world import ROSTER, RULES, TEXTS, World

ADMIN = ROSTER + "阳光社区,,,,孙莉,,管理员,全部,,\n"


# --- nobody takes it --------------------------------------------------------------------------------------------------


async def test_not_taken_in_5_10_15_minutes_it_goes_up_the_chain(world: World) -> None:
    await world.import_(ADMIN + "阳光社区,,,,吴秀兰,,楼栋长,3号楼1单元,,\n")
    phone, admin, near = (
        await world.enrolled(1, "赵桂兰"), await world.enrolled(6, "孙莉"), await world.enrolled(5, "吴秀兰"),
    )  # fmt: skip
    all = await keepers(world)
    everybody = (near, all.liaison, all.doctor, all.staff, admin)

    async def heard() -> list[int]:
        return [len(one.heard) for one in everybody]

    await phone.says("38.5")
    assert await heard() == [1, 0, 1, 1, 0]  # the nearest of each
    world.clock.passes(minutes=4, seconds=59)
    await world.beat()
    assert await heard() == [1, 0, 1, 1, 0]
    world.clock.passes(seconds=1)
    await world.beat()
    assert await heard() == [1, 1, 1, 1, 0]  # the liaison of the whole building
    assert all.liaison.last.endswith("已经 5 分钟了，还没有人接。")
    assert labels(all.liaison) == FREE
    assert phone.last == "赵桂兰的事还没人接，我又告诉了楼长李建国。"
    world.clock.passes(minutes=5)
    await world.beat()
    assert await heard() == [1, 1, 1, 1, 1]  # those above
    world.clock.passes(minutes=5)
    await world.beat()
    await world.beat()
    assert await heard() == [2, 2, 2, 2, 2]  # and everybody once more
    assert phone.last == "赵桂兰该再量一次了，量好把数字发给我，比如「赵桂兰 36.8」。"
    assert (await alerts(world))[0][3] == 3
    assert await history(world) == [
        "alert-raised", "alert-escalated", "alert-escalated", "alert-escalated", "alert-recheck-asked",
    ]  # fmt: skip
    async with world.database.read() as db:
        assert await db.scalar(select(Alert.escalates_at)) is None


async def test_a_restart_in_between_loses_and_repeats_nothing(world: World) -> None:
    await world.import_(ADMIN)
    phone, admin = await world.enrolled(1, "赵桂兰"), await world.enrolled(6, "孙莉")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    await world.crash()
    world.clock.passes(minutes=5)
    await world.beats.beat()  # written, not sent
    await world.crash()
    await world.beat()
    assert (len(admin.heard), len(doctor.heard)) == (1, 1)


async def test_after_a_downtime_the_letters_are_said_once(world: World) -> None:
    await world.import_(ADMIN)
    phone, admin = await world.enrolled(1, "赵桂兰"), await world.enrolled(6, "孙莉")
    all = await keepers(world)
    await phone.says("38.5")
    world.clock.passes(hours=3)
    await world.beat()
    await world.beat()
    assert [sum("38.5" in text for text in one.texts) for one in (*all.all, admin)] == [2, 2, 2, 1]
    assert admin.last.endswith("已经 180 分钟了，还没有人接。")
    assert await history(world) == ["alert-raised", "alert-escalated", "alert-recheck-asked"]


async def test_two_clocks_at_once_go_on_once(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    world.clock.passes(minutes=5)
    now = world.clock.now()
    async with world.database.read() as db:
        [due] = await feature.due(db, now)

    async def goes_on() -> int:
        async with world.database.begin() as db:
            letters = await feature.go_on(db, world.rules, TEXTS, due, now)
            await outbox.write(db, [letter_row(letter, now) for letter in letters])
            return len(letters)

    assert sorted(await asyncio.gather(goes_on(), goes_on(), goes_on())) == [0, 0, 3]
    other = Clock(world.database, world.rules, TEXTS, world.clock.now, lambda _channels: None)
    await asyncio.gather(world.beats.beat(), other.beat())
    await other.stop()
    await world.beat()
    assert len(doctor.heard) == 2


async def test_a_keeper_who_has_blocked_us_is_missed_and_the_next_step_finds_others(world: World) -> None:
    await world.import_(ADMIN)
    phone, admin = await world.enrolled(1, "赵桂兰"), await world.enrolled(6, "孙莉")
    all = await keepers(world)
    for keeper in all.all:
        world.channel.failing[keeper.address] = [Gone("blocked")]
    await phone.says("38.5")
    world.clock.passes(minutes=5)
    await world.beat()
    assert "🔔 发热 38.5℃" in admin.last
    await admin.presses("我来处理")
    assert "孙莉来管赵桂兰的事了" in phone.last
    world.channel.failing[admin.address] = [Gone("blocked")]
    await phone.says("39.5")  # whoever took it is gone, too: those who were told are, as well
    async with world.database.read() as db:
        gone = await db.scalars(select(Account.gone_at))
    assert sum(at is not None for at in gone) == 4
    heard = await world.enrolled(9, "陈静")
    await phone.says("39.8")
    assert "🔔 发热 39.8℃" in heard.last
    await heard.presses("改由我来")
    assert (await alerts(world))[0][4] == "陈静"


async def test_at_midnight_and_in_quiet_hours_alarms_speak(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    world.clock.at("23:57")
    await phone.says("38.5")
    assert "今晚 23:57 报" in doctor.last
    world.clock.at("11-23 0:02")
    await world.beat()
    assert "昨晚 23:57 报" in doctor.last
    world.clock.at("11-23 0:12")
    await world.beat()
    assert phone.last.startswith("赵桂兰该再量一次了")
    assert (await lanes(world, phone.address))[-1] == (Lane.ALARM, "alert-home-due")


# --- measured again ---------------------------------------------------------------------------------------------------


async def test_the_recheck_joins_the_alert_and_a_normal_one_before_its_time_calms_nobody(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    await all.doctor.presses("我来处理")
    world.clock.passes(minutes=3)
    heard = len(all.doctor.heard)
    await phone.says("36.9")
    assert phone.last == "离上次还不到 15 分钟，请赵桂兰到 7:57 再量一次。"
    assert len(all.doctor.heard) == heard
    world.clock.passes(minutes=12)
    await world.beat()
    assert phone.last == "赵桂兰该再量一次了，量好把数字发给我，比如「赵桂兰 36.8」。"
    staff = len(all.staff.heard)
    await phone.says("36.9")
    assert all.doctor.last == "复测 36.9℃ · 赵桂兰（3号楼1单元101），7:57 报。"
    assert "复测正常，结束" in labels(all.doctor)
    assert phone.last == "这次正常了。我告诉了医生王医生。"
    assert len(all.staff.heard) == staff
    world.clock.passes(minutes=10)
    heard = len(all.doctor.heard)
    await world.beat()
    assert len(all.doctor.heard) == heard
    await phone.says("37.9")
    assert all.doctor.last.startswith("复测 37.9℃")
    assert phone.last == "还没有正常，接着歇着、多喝水。我告诉了医生王医生。"
    assert [alert[5] for alert in await alerts(world)] == [None]


async def test_a_recheck_that_comes_before_the_clock_asks_for_it_is_one(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    world.clock.passes(minutes=15)
    await phone.says("36.9")
    assert doctor.last.startswith("复测 36.9℃")
    assert labels(doctor) == FREE
    world.clock.passes(seconds=15)
    await world.beat()
    assert "该再量一次" not in phone.last


async def test_a_recheck_that_does_not_come_is_told_once(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    await all.doctor.presses("我来处理")
    for minutes in (15, 5, 5, 30):
        world.clock.passes(minutes=minutes)
        await world.beat()
    missing = "赵桂兰（3号楼1单元101）该复测了，还没有量。请打个电话问问。"
    assert all.doctor.texts.count(missing) == 1
    assert all.doctor.last == missing
    assert missing not in all.staff.texts
    assert sum("该再量一次" in text for text in phone.texts) == 1
    await phone.says("36.8")  # and when it comes after all
    assert all.doctor.last.startswith("复测 36.8℃")


async def test_where_nobody_took_it_all_who_come_next_hear_that_no_recheck_came(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    for minutes in (5, 5, 5, 5, 5):
        world.clock.passes(minutes=minutes)
        await world.beat()
    for keeper in all.all:
        assert keeper.last.startswith("赵桂兰（3号楼1单元101）该复测了")
        assert labels(keeper) == FREE


async def test_a_household_out_of_reach_is_not_asked_and_who_took_it_hears_so_at_once(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    await doctor.presses("我来处理")
    await phone.says("", kind="blocked")
    world.clock.passes(minutes=15)
    await world.beat()
    assert "该复测了，还没有量" in doctor.last


async def test_a_worse_value_is_told_again_and_a_lower_fever_is_not(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.0")
    await phone.says("37.9")
    assert [len(keeper.heard) for keeper in all.all] == [1, 1, 1]
    await phone.says("38.6")
    for keeper in all.all:  # nobody has it: all who were told
        assert keeper.last.startswith("🔔 发热 38.6℃")
    assert phone.last == "赵桂兰：发热 38.6℃。我告诉了楼长李建国、医生王医生、社区陈静。请接着歇着、多喝水。"
    await all.liaison.presses("我来处理")
    await phone.says("39.1")
    assert all.liaison.last.startswith("🔔 发热 39.1℃")
    assert "39.1" not in all.doctor.last
    assert len(await alerts(world)) == 1


# --- written wrong ----------------------------------------------------------------------------------------------------


async def test_a_slip_of_the_thumb_is_told_and_closed_by_a_keeper_with_one_tap(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("39.5")
    world.clock.passes(minutes=1)
    await phone.says("更正 36.5")
    for keeper in all.all:
        assert keeper.last == "赵桂兰（3号楼1单元101）说先前写错了，改成 36.5℃。请您看一眼。"
        assert labels(keeper) == ["是写错了，结束", *FREE]
    assert phone.last == "我告诉了楼长李建国、医生王医生、社区陈静。要是真不舒服，随时写给我。"
    world.clock.passes(minutes=4)
    await world.beat()
    assert all.staff.last.startswith("🔔 先前写错了，改成 36.5℃ · 3号楼1单元101 · 赵桂兰\n")
    await all.staff.presses("是写错了，结束")
    assert await alerts(world) == [("赵桂兰", "health", "fever", 1, "陈静", "slip")]
    assert phone.last == "陈静看过了，赵桂兰没事。照常早晚报体温就行。"


async def test_a_correction_by_an_edit_is_told_to_who_took_it_and_a_fever_after_it_counts(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    said = await phone.says("39.5")
    await all.doctor.presses("我来处理")
    await phone.edits(said, "36.5")
    assert "改成 36.5℃" in all.doctor.last
    assert "改成" not in all.staff.last
    await phone.edits(said, "37.9")
    assert all.doctor.last.startswith("🔔 发热 37.9℃")
    await phone.edits(said, "37.5")  # corrected, and a fever still
    assert "改成 37.5℃" in all.doctor.last
    assert "是写错了，结束" not in labels(all.doctor)


# --- two at once ------------------------------------------------------------------------------------------------------


async def test_of_two_taps_at_the_same_instant_one_wins_and_the_other_hears_who(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("38.5")
    other = Inbox(world.database, world.rules, TEXTS, routes.answer, world.clock.now, lambda _channels: None)
    other.start()
    taps = [
        Incoming(f"tap:{keeper.address}", keeper.address, keeper.address, kind="choice", choice="alert:take:1")
        for keeper in all.all
    ]
    inboxes = (world.inbox, other, world.inbox)
    await asyncio.gather(*(inbox.receive(tap) for inbox, tap in zip(inboxes, taps, strict=True)))
    await other.stop()
    await world.speaker.drain()
    winner = (await alerts(world))[0][4]
    won = [keeper for keeper in all.all if any("归您了" in text for text in keeper.texts)]
    lost = [keeper for keeper in all.all if any(f"{winner}今早 7:42 已经接了" in text for text in keeper.texts)]
    assert (len(won), len(lost)) == (1, 2)
    assert (await history(world)).count("alert-taken") == 1


async def test_two_phones_that_report_one_fever_at_the_same_instant_raise_it_once(world: World) -> None:
    father, mother = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    doctor = (await keepers(world)).doctor
    other = Inbox(world.database, world.rules, TEXTS, routes.answer, world.clock.now, lambda _channels: None)
    other.start()
    said = [Incoming(f"say:{one.address}", one.address, one.address, text="张小雨38.5") for one in (father, mother)]
    await asyncio.gather(world.inbox.receive(said[0]), other.receive(said[1]))
    await other.stop()
    await world.speaker.drain()
    assert len(await alerts(world)) == 1
    assert sum("🔔" in text for text in doctor.texts) == 1
    assert len(await world.readings()) == 2


async def test_another_ones_alert_is_raised_while_the_first_is_taken(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    all = await keepers(world)
    await phone.says("张小雨38.5")
    await all.doctor.presses("我来处理")
    await phone.says("王芳38.1")
    assert all.staff.last.startswith("🔔 发热 38.1℃ · 3号楼2单元502 · 王芳")
    assert [alert[4] for alert in await alerts(world)] == ["王医生", None]


async def test_an_edit_into_a_fever_raises_one(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    said = await phone.says("36.5")
    await phone.edits(said, "38.5")
    assert doctor.last.startswith("🔔 发热 38.5℃")


# --- settings ---------------------------------------------------------------------------------------------------------


async def test_the_minutes_come_from_the_settings(world: World) -> None:
    world.rules = dataclasses.replace(RULES, escalate=(timedelta(minutes=2),), recheck=timedelta(minutes=30))
    await world.crash()
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("38.5")
    assert "2 分钟内会有人联系您" in phone.last
    assert "30 分钟后再量一次" in phone.last
    world.clock.passes(minutes=2)
    await world.beat()
    assert "已经 2 分钟了" in doctor.last
    async with world.database.begin() as db:
        assert await db.scalar(select(Alert.escalates_at)) is None
        await db.run(update(History).values(details=None))  # what was told is forgotten: the chain is asked
    await phone.says("38.9")
    assert "🔔 发热 38.9℃" in doctor.last
