"""What is urgent, what nobody takes, what its round leaves behind, the quiet hours; and staff groups."""

from __future__ import annotations

import pytest

from handlers.supplies.desk.hands import floor
from handlers.supplies.desk.urgency import is_plea, parted
from tests import desks, shopping
from tests.desks import labels, presses, standing
from tests.shifts import plan
from tests.world import Phone, World


@pytest.fixture(autouse=True)
async def open_(world: World) -> None:
    await desks.opens(world)


def group(world: World, name: str = "fake:-5") -> list[str]:
    """What stands in a group."""
    return [heard.text for heard in world.channel.sent if heard.chat == name and not heard.gone]


# --- urgent -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["急", "加急", "很急", "急用", "我的单很急", "128号单很急", "尽快", "urgent", "It's urgent"]
)
@pytest.mark.words
def test_what_says_nothing_but_that_it_is_urgent(text: str) -> None:
    assert is_plea(text)


@pytest.mark.parametrize("text", ["不急", "盐不急", "急诊", "很急的盐两袋", "别着急", "两袋盐"])
def test_what_is_no_plea(text: str) -> None:
    assert not is_plea(text)


@pytest.mark.parametrize(
    ("text", "rest", "urgent"),
    [
        ("两袋盐，急", "两袋盐", True),
        ("帮我买两袋盐 很急", "帮我买两袋盐", True),
        ("急需两袋盐", "急需两袋盐", True),
        ("two bags of salt, urgent", "two bags of salt", True),
        ("两袋盐，不急", "两袋盐，不急", False),
        ("急", "急", False),
    ],
)
def test_urgency_is_taken_out_of_what_is_asked_for(text: str, rest: str, urgent: bool) -> None:
    assert parted(text) == (rest, urgent)


async def test_a_draft_is_said_to_be_urgent_and_staff_decide(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    volunteer = await world.enrolled(11, "王强")
    await home.says("帮我买两袋盐，很急")
    assert "您说这单很急" in shopping.card(home).text
    await home.presses("对，下单")
    order = await shopping.order(world)
    assert (order.urgent_asked, order.urgent, [line.name for line in await shopping.lines(world, order.id)]) == (
        True, False, ["盐"]
    )  # fmt: skip
    assert staff.last == f"🔔 住户说急：{order.id} 号单，3号楼2单元502，买东西。"
    assert len(volunteer.texts) == 1
    await volunteer.says("订单台")
    assert "住户说急的 1 单" in volunteer.last
    assert "定为加急" not in "".join(labels(desks.board(volunteer)))
    await presses(volunteer, "urgent", order)
    assert not (await shopping.order(world)).urgent
    await staff.presses("定为加急" if "定为加急" in labels(staff.heard[-1]) else f"{order.id} 定为加急")
    order = await shopping.order(world)
    assert (order.urgent, order.round_at) == (True, None)
    assert f"{order.id} 号单定为加急，不等趟次，办好就送。" in home.texts
    assert f"🔔 加急：{order.id} 号单，3号楼2单元502，买东西。" in volunteer.texts
    before = len(home.texts)
    await presses(staff, "urgent", order)
    assert len(home.texts) == before  # decided already


async def test_a_placed_order_is_said_to_be_urgent_and_goes_with_its_round(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两袋盐")
    await home.presses("这单很急")
    assert f"记下了，{order.id} 号单很急。工作人员马上看。" in home.texts
    await home.says("很急")
    assert sum("住户说急" in text for text in staff.texts) == 1
    await staff.says("订单台")
    await staff.presses(f"{order.id} 按趟送")
    assert (
        f"{order.id} 号单还是按趟送：11月22日（周日）10:00 这一趟送。实在等不了，直接写给我，我转给楼长。" in home.texts
    )
    order = await shopping.order(world)
    assert (order.urgent, order.urgent_asked) == (False, False)


async def test_urgent_first_then_whoever_waits_longest(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    placed = [await shopping.placed(world, home, text) for text in ("两袋盐", "一瓶生抽", "一瓶老抽")]
    await home.presses("这单很急")
    await presses(staff, "urgent", placed[1])
    await staff.says("订单台")
    shown = [label for label in labels(desks.board(staff)) if label.startswith("看 ")]
    assert shown == [f"看 {placed[at].id}" for at in (1, 2, 0)]


async def test_an_urgent_order_rings_the_crew_on_duty_at_night_and_others_nobody(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await plan(world, ("2026-11-22", "夜班", "王强", ""))
    world.clock.at("23:00")
    before = [len(phone.texts) for phone in (one, two)]
    order = await shopping.placed(world, home, "两袋盐")
    assert [len(phone.texts) for phone in (one, two)] == before
    await home.presses("这单很急")
    told = f"🔔 住户说急：{order.id} 号单，3号楼2单元502，买东西。"
    assert told not in staff.texts  # nobody who decides is on duty: it waits for the morning
    await presses(staff, "urgent", order)
    rung = f"🔔 加急：{order.id} 号单，3号楼2单元502，买东西。"
    assert rung in one.texts
    assert not next(heard for heard in one.heard if heard.text == rung).silent
    assert rung not in two.texts
    world.clock.at("11-23 6:31")
    await world.beat()
    assert told in staff.texts


# --- what nobody takes ------------------------------------------------------------------------------------------------


def nags(phone: Phone) -> list[str]:
    """What the desk was told of orders that nobody has taken."""
    return [text for text in phone.texts if "分钟没人接" in text and text.startswith("🔔")]


async def test_what_nobody_takes_is_told_once_and_again_before_its_round(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    for text in ("两袋盐", "一瓶生抽"):
        await shopping.placed(world, home, text)
    await desks.passes(world, minutes=29)
    assert nags(staff) == []
    await desks.passes(world, minutes=1)
    assert nags(staff) == ["🔔 2 单过了 30 分钟没人接。"]
    await world.crash()
    await desks.passes(world, minutes=15)
    assert len(nags(staff)) == 1
    world.clock.at("9:29")
    await world.beat()
    assert len(nags(staff)) == 1
    world.clock.at("9:30")
    await world.beat()
    assert nags(staff)[1:] == ["🔔 2 单过了 30 分钟没人接；2 单再过 30 分钟就该出发了。"]
    await world.beat()
    assert len(nags(staff)) == 2


async def test_what_is_taken_nobody_is_told_of(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order = await shopping.placed(world, home, "两袋盐")
    await presses(await world.enrolled(11, "王强"), "accept", order)
    await desks.passes(world, hours=1)
    assert nags(staff) == []


async def test_at_night_it_waits_for_the_morning(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    world.clock.at("22:10")
    await shopping.placed(world, home, "两袋盐")
    await desks.passes(world, minutes=40)
    assert nags(staff) == []
    world.clock.at("11-23 6:30")
    await world.beat()
    assert nags(staff) == ["🔔 1 单过了 30 分钟没人接。"]


async def test_where_no_staff_can_be_reached_whoever_is_on_duty_hears(world: World) -> None:
    home, volunteer = await world.enrolled(1, "张伟"), await world.enrolled(11, "王强")
    other = await world.enrolled(12, "周敏")
    await plan(world, ("2026-11-22", "早班", "王强", ""))
    await shopping.placed(world, home, "两袋盐")
    await desks.passes(world, minutes=30)
    assert nags(volunteer) == ["🔔 1 单过了 30 分钟没人接。"]
    assert nags(other) == []


async def test_what_a_round_leaves_behind_goes_with_the_next(world: World) -> None:
    home, staff = await world.enrolled(1, "张伟"), await world.enrolled(5, "陈静")
    order, taken = [await shopping.placed(world, home, text) for text in ("两袋盐", "一瓶生抽")]
    volunteer = await world.enrolled(11, "王强")
    await presses(volunteer, "accept", taken)
    world.clock.at("10:00")
    await world.beat()
    await world.beat()
    told = f"{order.id} 号单没赶上 10:00 那一趟，改到11月22日（周日）16:00 这一趟送。让您久等了。"
    assert home.texts.count(told) == 1
    assert "🔔 10:00 那一趟有 1 单没人接，改到11月22日（周日）16:00 这一趟送。" in staff.texts
    assert world.rules.local((await shopping.order(world, order.id)).round_at).hour == 16  # type: ignore[arg-type]
    assert not any(f"{taken.id} 号单没赶上" in text for text in home.texts)
    await desks.passes(world, minutes=1)
    assert any("16:00 这一趟送" in heard.text for heard in standing(home, f"📦 {order.id} 号单"))


async def test_down_over_a_round_it_is_caught_up(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "两袋盐")
    world.clock.at("11-23 8:00")
    await world.crash()
    await world.beat()
    assert f"{order.id} 号单没赶上 10:00 那一趟，改到11月23日（周一）10:00 这一趟送。让您久等了。" in home.texts


# --- a staff group ----------------------------------------------------------------------------------------------------


async def _bound(world: World) -> Phone:
    staff = await world.enrolled(5, "陈静")
    await staff.says("绑定 物资", group="fake:-5", title="物资组")
    assert "好，「物资组」现在是订单台，没人接的单都列在这里。住户的名字和电话不会出现在这里。" in staff.texts
    return staff


async def test_a_staff_group_is_a_desk(world: World) -> None:
    await _bound(world)
    home, volunteer = await world.enrolled(1, "张伟"), await world.enrolled(11, "王强")
    order = await shopping.placed(world, home, "两袋盐")
    await desks.passes(world, minutes=1)
    (text,) = [text for text in group(world) if "没人接的" in text]
    assert f"{order.id} 号 3号楼2单元502，买东西 1 样" in text
    assert "张伟" not in text
    assert "138" not in text
    await volunteer.says("", kind="choice", choice=f"desk:accept:{order.id}", group="fake:-5")
    assert (await shopping.order(world)).taker == "王强"
    assert desks.card(volunteer, order)
    await desks.passes(world, minutes=1)
    (text,) = [text for text in group(world) if "单都有人接了" in text]
    await desks.passes(world, minutes=40)
    assert [text for text in group(world) if "王强" in text or "张伟" in text] == []


async def test_a_staff_group_hears_of_what_nobody_takes_and_sees_what_is_urgent_first(world: World) -> None:
    staff = await _bound(world)
    home = await world.enrolled(1, "张伟")
    first, second = [await shopping.placed(world, home, text) for text in ("两袋盐", "一瓶生抽")]
    await presses(staff, "urgent", second)
    await desks.passes(world, minutes=29)
    assert not any("没人接" in text and text.startswith("🔔") for text in group(world))
    await desks.passes(world, minutes=1)
    await desks.passes(world, minutes=1)
    assert "🔔 2 单过了 30 分钟没人接，其中急的 1 单。" in group(world)
    (text,) = [text for text in group(world) if text.startswith("没人接的")]
    assert text.splitlines()[0] == "没人接的 2 单，其中急的 1 单；30 分钟没人接的 2 单"
    assert text.index(f"{second.id} 号（急）") < text.index(f"{first.id} 号 3号楼")


async def test_a_medicine_shows_no_room_in_a_group(world: World) -> None:
    await _bound(world)
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, "一盒降压药")
    await desks.changed(world, order, waits=None)
    await shopping.placed(world, home, "两袋盐")
    await desks.passes(world, minutes=1)
    (text,) = [text for text in group(world) if "没人接的" in text]
    assert f"{order.id} 号 3号楼，要单独看" in text
    assert text.count("502") == 1


async def test_in_a_group_others_get_nothing(world: World) -> None:
    await _bound(world)
    home, other, stranger = await world.enrolled(1, "张伟"), await world.enrolled(3, "孙立"), world.phone(77)
    order = await shopping.placed(world, home, "两袋盐")
    for phone in (other, stranger):
        await phone.says("", kind="choice", choice=f"desk:accept:{order.id}", group="fake:-5")
        await phone.says("绑定 物资", group="fake:-6", title="别的群")
    assert (await shopping.order(world)).state == "placed"
    assert group(world, "fake:-6") == []


async def test_a_buildings_group_is_no_desk_and_a_desk_ends(world: World) -> None:
    staff = await _bound(world)
    await staff.says("绑定 3号楼", group="fake:-7", title="3号楼")
    await staff.says("绑定 物资", group="fake:-7", title="3号楼")
    assert staff.last == "这个群是3号楼的群，住户都在里面，不能当订单台。请另建一个工作群。"
    await staff.says("绑定 物资")
    assert staff.last == "「绑定 物资」要在工作群里说。"
    await staff.says("解绑", group="fake:-5", title="物资组")
    assert staff.last == "「物资组」不再是订单台了。"
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐")
    await desks.passes(world, minutes=1)
    assert [text for text in group(world) if "没人接的" in text] == []


async def test_a_staff_group_with_a_new_address_is_still_the_desk(world: World) -> None:
    staff = await _bound(world)
    await staff.says("", kind="moved", group="fake:-5", moved_to="fake:-55")
    home = await world.enrolled(1, "张伟")
    await shopping.placed(world, home, "两袋盐")
    await desks.passes(world, minutes=1)
    assert any("没人接的 1 单" in text for text in group(world, "fake:-55"))


async def test_on_duty_elsewhere_nobody_is_rung_for_a_door_that_is_not_theirs(world: World) -> None:
    far, staff = await world.enrolled(3, "孙立"), await world.enrolled(5, "陈静")
    one, two = await world.enrolled(11, "王强"), await world.enrolled(12, "周敏")
    await plan(world, ("2026-11-22", "早班", "周敏", ""))
    order = await shopping.placed(world, far, "两袋盐")
    await presses(staff, "urgent", order)
    assert not any("🔔" in text for text in two.texts)
    assert f"🔔 加急：{order.id} 号单，1号楼303，买东西。" in one.texts


def test_the_floor_of_a_room() -> None:
    assert [floor(room) for room in ("502", "1203", "101A", "门卫", "5")] == [5, 12, 1, 0, 0]
