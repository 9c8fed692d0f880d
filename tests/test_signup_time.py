"""报名接龙 and the clock: the deadline, the reminder, who came, and the points for it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from handlers.signup.listing import reminds_at
from storage.models import Account, Case, History, Opening, Person, Signup
from storage.signup import Call
from tests.signups import CALL, GROUP, TITLE, called, chain, given, labels, listed, neighbours, shown, staff
from tests.world import RULES, SHANGHAI, Phone, World

NAMES = ("李娜", "周强", "吴小敏", "郑国")


async def joined(world: World) -> list[Phone]:
    """Four for three places."""
    phones = [await world.enrolled(21 + n, name) for n, name in enumerate(NAMES)]
    for phone in phones:
        await phone.says("+1", group=GROUP)
    return phones


async def state(world: World) -> list[tuple[bool, bool]]:
    """Of each call: cancelled, settled."""
    async with world.database.read() as db:
        rows = await db.all(select(Signup.cancelled_at, Signup.settled_at).order_by(Signup.id))
    return [(row.cancelled_at is not None, row.settled_at is not None) for row in rows]


# --- deadline and reminder --------------------------------------------------------------------------------------------


async def test_at_the_deadline_it_closes_and_staff_get_the_list(world: World) -> None:
    chen = await called(world)
    li, *_ = await joined(world)
    world.clock.at("11-28 20:00")
    await world.beat()
    assert chen.last == (
        f"报名截止：{TITLE}\n已报 3/3 人，候补 1 人。\n"
        "1. 李娜 137****0001\n2. 周强 137****0002\n3. 吴小敏 137****0003\n4. 郑国"
    )
    assert (await listed(world))[2] == "已报 3/3 人。报名截止了。"
    assert [choice.text for choice in shown(world).choices] == ["不去了"]
    heard = len(chen.heard)
    await world.beat()
    await world.crash()
    await world.beat()
    assert len(chen.heard) == heard
    amy = await world.enrolled(30, "Amy Brown")
    await amy.says("+1", group=GROUP)
    assert amy.last.startswith("Sign-up is closed")
    assert "Amy Brown" not in await chain(world)
    await li.says("不去了")  # it is still better said late than not at all, and staff hear of it
    assert chen.last == f"李娜去不了了：{TITLE}。郑国补上了。"


async def test_what_was_written_before_the_deadline_counts_though_it_came_after_it(world: World) -> None:
    await called(world)
    li = await world.enrolled(21, "李娜")
    world.clock.at("11-28 20:00")
    late = world.clock.now() - timedelta(seconds=20)
    world.clock.passes(minutes=2)
    await world.beat()
    incoming = await li.says("大家好", group=GROUP)
    await world.arrives(
        type(incoming)(key="late", chat=GROUP, sender=li.address, text="+1", in_group=True, message="m", sent_at=late)
    )
    assert await chain(world) == ["李娜"]


async def test_those_with_a_place_are_reminded_the_evening_before_once(world: World) -> None:
    await called(world)
    phones = await joined(world)
    world.clock.at("11-28 18:29")
    await world.beat()
    before = [len(phone.heard) for phone in phones]
    world.clock.at("11-28 18:30")
    await world.beat()
    await world.beat()
    assert [len(phone.heard) - n for phone, n in zip(phones, before, strict=True)] == [1, 1, 1, 0]
    assert phones[0].last == f"提醒一下：{TITLE}，李娜报了名。要是去不了，现在点一下，好让别人补上。"
    await phones[0].presses("不去了")
    assert phones[3].last.startswith("有人去不了，轮到郑国了")


def call(at: str, created: str) -> Call:
    def moment(text: str) -> datetime:
        return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI).astimezone(UTC)

    return Call(1, 1, None, "", "x", moment(at), 8, 1, moment(at), 1, moment(created), None, None)


@pytest.mark.parametrize(
    ("at", "created", "reminded"),
    [
        ("11-29 06:30", "11-22 07:42", "11-28 18:30"),
        ("11-29 06:30", "11-28 19:00", "11-28 21:00"),
        ("11-29 06:30", "11-28 21:30", None),  # an hour before is night
        ("11-29 09:00", "11-28 21:30", "11-29 08:00"),
        ("11-22 14:00", "11-22 07:42", "11-22 13:00"),
        ("11-22 08:00", "11-22 07:42", None),
    ],
)
def test_when_one_is_reminded(at: str, created: str, reminded: str | None) -> None:
    found = reminds_at(RULES, call(at, created))
    assert (found and f"{RULES.local(found):%m-%d %H:%M}") == reminded


async def test_after_days_down_only_what_still_makes_sense_is_caught_up(world: World) -> None:
    chen = await called(world)
    phones = await joined(world)
    before = [len(phone.heard) for phone in phones]
    world.clock.at("11-29 12:00")
    await world.beat()
    assert [len(phone.heard) for phone in phones] == before
    assert chen.last == f"{TITLE} 该办完了。名单上的 3 人都来了吗？"
    async with world.database.read() as db:
        keys = await db.scalars(select(Opening.key).where(Opening.key.startswith("signup/")))
    assert keys == ["signup/1/ask/20261129T003000"]


async def test_who_came_into_quarantine_meanwhile_is_taken_off_and_the_next_moves_up(world: World) -> None:
    await called(world)
    phones = await joined(world)
    async with world.database.begin() as db:
        person = await db.first(
            select(Person.id, Person.community_id, Person.household_id).where(Person.name == "李娜")
        )
        assert person is not None
        day = world.clock.moment.date()
        await db.insert(
            Case, community_id=person.community_id, person_id=person.id, household_id=person.household_id, policy="14",
            starts_on=day, ends_on=day + timedelta(days=13), created_at=world.clock.now(),
        )  # fmt: skip
    world.clock.at("11-28 18:30")
    await world.beat()
    assert f"李娜现在隔离了，我把名字先拿下来：{TITLE}。安心歇着。" in phones[0].texts
    assert await chain(world) == ["周强", "吴小敏", "郑国"]
    assert any(text.startswith("有人去不了，轮到郑国了") for text in phones[3].texts)


async def test_a_call_of_which_the_maker_is_out_of_reach_goes_to_the_others_who_may(world: World) -> None:
    await called(world)
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色,负责\n阳光社区,,,,何苗,13900000008,工作人员,3号楼\n")
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色,负责\n阳光社区,,,,钱多,13900000009,管理员,\n")
    he, qian = await world.enrolled(15, "何苗"), await world.enrolled(16, "钱多")
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.address == "fake:9").values(gone_at=world.clock.now()))
    world.clock.at("11-28 20:00")
    await world.beat()
    assert qian.last.startswith("报名截止")
    assert not any("报名" in text for text in he.texts)  # who has one building is not who has the whole


async def test_nothing_is_asked_of_a_call_without_anybody(world: World) -> None:
    chen = await called(world)
    world.clock.at("11-29 08:30")
    heard = len(chen.heard)
    await world.beat()
    assert [text for text in chen.texts[heard:] if "上门做核酸" in text] == []
    assert await state(world) == [(False, True)]
    assert (await listed(world))[2] == "已报 0/3 人。已经办完了，谢谢各位。"


# --- who came, points -------------------------------------------------------------------------------------------------


async def over(world: World, text: str = CALL) -> tuple[Phone, list[Phone]]:
    """It was; three had a place, one waited."""
    chen = await called(world, text)
    phones = await joined(world)
    world.clock.at("11-29 8:30")
    await world.beat()
    return chen, phones


async def test_all_came_and_each_has_points_once_with_the_reason(world: World) -> None:
    chen, phones = await over(world, CALL + " 每人2分")
    assert labels(chen) == ["都来了", "有人没来"]
    await chen.presses("都来了")
    assert chen.last == f"记好了：{TITLE}，来了 3 人，没来 0 人。来的每人 2 分。"
    assert phones[0].last == f"谢谢李娜来帮忙：{TITLE}。记上 2 分，一共 2 分。"
    assert await given(world) == [(name, 2, "上门做核酸") for name in NAMES[:3]]
    await chen.presses("都来了")  # again
    assert await given(world) == [(name, 2, "上门做核酸") for name in NAMES[:3]]
    assert chen.last.startswith("记好了")
    await phones[0].says("积分")
    assert phones[0].last == "李娜一共 2 分：\n11月29日（周日） 上门做核酸 +2 分"
    await phones[3].says("积分")
    assert phones[3].last == "郑国还没有积分。来帮一次忙就有了。"
    assert (await listed(world))[2] == "已报 3/3 人。已经办完了，谢谢各位。"


async def test_who_did_not_come_is_marked_by_name_and_gets_nothing(world: World) -> None:
    chen, phones = await over(world)
    await chen.presses("有人没来")
    assert labels(chen) == ["李娜", "周强", "吴小敏", "就这些"]
    await chen.presses("周强")
    assert chen.last.endswith("没来：周强")
    assert labels(chen) == ["李娜", "周强 没来", "吴小敏", "就这些"]
    await chen.says("吴小敏没来")
    assert chen.last.endswith("没来：周强、吴小敏")
    await chen.presses("吴小敏 没来")  # it was a slip
    await chen.presses("就这些")
    assert chen.last == f"记好了：{TITLE}，来了 2 人，没来 1 人。来的每人 1 分。"
    assert await given(world) == [("李娜", 1, "上门做核酸"), ("吴小敏", 1, "上门做核酸")]
    assert not any("记上" in text for text in phones[1].texts)


async def test_a_mistake_is_mended_by_another_row(world: World) -> None:
    chen, _ = await over(world)
    await chen.presses("都来了")
    await chen.presses("改一改")
    await chen.presses("周强")
    assert chen.last == f"改好了：周强没来，{TITLE}，现在一共 0 分。"
    await chen.presses("改一改")
    await chen.presses("周强 没来")
    assert chen.last == f"改好了：周强来了，{TITLE}，现在一共 1 分。"
    rows = [amount for name, amount, _ in await given(world) if name == "周强"]
    assert rows == [1, -1, 1]


async def test_two_who_settle_at_once_give_once(world: World) -> None:
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色,负责\n阳光社区,,,,钱多,13900000009,管理员,\n")
    qian = await world.enrolled(16, "钱多")
    chen, _ = await over(world)
    await asyncio.gather(*(phone.says("x", kind="choice", choice="signup:all:1") for phone in (chen, qian, chen)))
    assert len(await given(world)) == 3
    async with world.database.read() as db:
        settled = await db.scalars(select(History.details).where(History.action == "signup-settled"))
    assert settled == [{"came": 3, "absent": 0}]


async def test_who_came_is_for_staff_to_say_and_not_before_it_was(world: World) -> None:
    chen = await called(world)
    phones = await joined(world)
    await chen.says("x", kind="choice", choice="signup:all:1")
    assert "过了时候" in chen.last
    world.clock.at("11-29 8:30")
    await world.beat()
    for verb in ("all:1", "some:1", "these:1", "absent:1:1"):
        await phones[0].says("x", kind="choice", choice=f"signup:{verb}")
    assert await given(world) == []
    assert await state(world) == [(False, False)]


async def test_it_is_not_asked_at_night(world: World) -> None:
    chen = await called(world, "报名 周日 20:30 上门做核酸 3人")
    await joined(world)
    world.clock.at("11-22 22:30")
    heard = len(chen.heard)
    await world.beat()
    assert len(chen.heard) == heard
    world.clock.at("11-23 6:30")
    await world.beat()
    assert any("该办完了" in text for text in chen.texts[heard:])


async def test_staff_see_the_table_of_their_place_and_others_their_own(world: World) -> None:
    chen, phones = await over(world, CALL + " 每人3分")
    liaison = await world.enrolled(7, "李建国")
    await chen.says("积分")
    assert chen.last == "这里还没有人有积分。"
    await chen.presses("有人没来")
    await chen.presses("李娜")
    await chen.says("就这些")
    await chen.says("/points")
    assert chen.last == "积分榜，2 人：\n1. 周强 3 分\n2. 吴小敏 3 分"
    await liaison.says("积分")
    assert liaison.last == "李建国还没有积分。来帮一次忙就有了。"
    await phones[1].says("积分榜")
    assert phones[1].last.startswith("周强一共 3 分")
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色,负责\n阳光社区,,,,何苗,13900000008,工作人员,1号楼\n")
    he = await world.enrolled(15, "何苗")
    await he.says("积分")
    assert he.last == "这里还没有人有积分。"


async def test_today_at_short_notice(world: World) -> None:
    await neighbours(world)
    chen = await staff(world)
    world.clock.at("13:10")
    await chen.says("报名 今天下午2点 卸货 3人")
    assert "11月22日（周日）14:00 · 全社区" in chen.last
    assert "11月22日（周日）14:00 截止" in chen.last
    await chen.says("明天7:30")
    assert "11月22日（周日）20:00 截止" in chen.last


async def test_for_the_same_day_one_is_reminded_an_hour_before(world: World) -> None:
    await called(world, "报名 今天下午2点 卸货 3人")
    li = await world.enrolled(21, "李娜")
    await li.says("+1", group=GROUP)
    world.clock.at("12:00")
    await world.beat()
    assert (await listed(world))[2] == "已报 1/3 人。报名截止了。"
    heard = len(li.heard)
    world.clock.at("13:00")
    await world.beat()
    assert li.last == "提醒一下：11月22日（周日）14:00「卸货」，李娜报了名。要是去不了，现在点一下，好让别人补上。"
    assert len(li.heard) == heard + 1
