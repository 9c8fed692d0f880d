"""Who is in the group and who is not yet, the welcome, and links of people whom nobody knows."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage.models import GroupMember, Post
from tests.keepers import area_id, homes, ids, labels, presses_id
from tests.neighbours import GROUP, LINK, OTHER, bound, done_in, happens, people, record, said_in, welcomes
from tests.world import ROSTER, World

WELCOME = "欢迎新来的 {} 位邻居。"


async def comes(world: World, *numbers: int, chat: str = GROUP, **more: Any) -> None:
    await happens(
        world, "joined", chat, f"fake:{numbers[0]}", members=tuple(f"fake:{n}" for n in numbers),
        member_names=tuple(f"名{n}" for n in numbers), **more,
    )  # fmt: skip


async def goes(world: World, number: int, **more: Any) -> None:
    await happens(world, "left", sender=f"fake:{number}", members=(f"fake:{number}",), **more)


# --- comings and goings -----------------------------------------------------------------------------------------------


async def test_who_came_went_was_put_out_and_promoted_is_followed(world: World) -> None:
    await bound(world)
    await comes(world, 21, 22, 23, 24)
    await goes(world, 22)
    await goes(world, 23, removed=True)
    await happens(world, "promoted", title="admin", members=("fake:24",), member_names=("名24",))
    assert await people(world) == {
        "fake:9": ("member", ""),  # who bound the group wrote in it
        "fake:21": ("member", "名21"),
        "fake:22": ("left", "名22"),
        "fake:23": ("removed", "名23"),
        "fake:24": ("admin", "名24"),
    }
    await happens(world, "promoted", title="member", members=("fake:24",))
    await comes(world, 22)
    assert (await people(world))["fake:24"] == ("member", "名24")
    assert (await people(world))["fake:22"] == ("member", "名22")


async def test_whoever_writes_in_a_buildings_group_is_in_it(world: World) -> None:
    await bound(world)
    await world.phone(30).says("大家好", group=GROUP, name="老李")
    assert (await people(world))["fake:30"] == ("member", "老李")
    await goes(world, 30)
    late = world.clock.now() - timedelta(minutes=1)
    event = dataclasses.replace(
        await world.phone(30).says("还在", group=OTHER), key="late", chat=GROUP, sent_at=late, message="9"
    )  # fmt: skip
    world.clock.passes(minutes=1)
    await world.arrives(event)  # written before they left, told after
    assert (await people(world))["fake:30"][0] == "left"
    await world.phone(30).says("又来了", group=GROUP)
    assert (await people(world))["fake:30"][0] == "member"


# --- not yet reached --------------------------------------------------------------------------------------------------


async def test_the_liaison_sees_which_households_are_not_in_the_group(world: World) -> None:
    liaison = (await bound(world)).liaison
    await liaison.says("进群")
    assert liaison.last == "还有 2 户没进群（共 2 户）\n1. 3号楼1单元101\n2. 3号楼2单元502"
    zhao = await world.enrolled(1, "赵桂兰")
    await zhao.says("大家好", group=GROUP)
    await liaison.says("/members")
    assert liaison.last == "还有 1 户没进群（共 2 户）\n1. 3号楼2单元502"
    await world.enrolled(2, "张伟")
    await comes(world, 2)
    await liaison.says("谁没进群")
    assert liaison.last == "3号楼的 2 户都在群里了。"
    await goes(world, 1)
    await liaison.says("进群")
    assert "3号楼1单元101" in liaison.last


async def test_one_phone_of_a_household_is_enough_and_another_buildings_group_does_not_count(world: World) -> None:
    keepers = await bound(world)
    await keepers.staff.says("/bind 1号楼", group=OTHER, title="1号楼")
    for number, name in ((1, "张伟"), (2, "王芳")):
        await world.enrolled(number, name)
    await comes(world, 1, chat=OTHER)
    await keepers.liaison.says("进群")
    assert "还有 2 户没进群" in keepers.liaison.last
    await comes(world, 2)
    await keepers.liaison.says("进群")
    assert "还有 1 户没进群" in keepers.liaison.last


async def test_staff_see_every_building_and_may_look_into_one(world: World) -> None:
    staff = (await bound(world)).staff
    await staff.says("进群")
    assert staff.last == "还有 4 户没进群（共 4 户）\n1号楼：2 户没进，还没有群\n3号楼：2 户没进"
    assert labels(staff) == ["1号楼", "3号楼"]
    await staff.presses("3号楼")
    assert staff.last == "还有 2 户没进群（共 2 户）\n1. 3号楼1单元101\n2. 3号楼2单元502"
    await staff.presses("1号楼")
    assert staff.last == ("还有 2 户没进群（共 2 户）\n1号楼还没有群。建好群把我拉进去，在群里发「绑定 1号楼」。")
    for nonsense in ("members:", "members:x", "members:99999", "members:" + "9" * 40):
        await presses_id(staff, nonsense)
        assert staff.last in ("这个按钮已经过了时候。您直接写给我就行。", "您照看的地方，名册上还没有住户。")


async def test_who_is_on_no_roster_is_counted_and_named_to_staff_alone(world: World) -> None:
    keepers = await bound(world)
    await comes(world, 31, 32)
    await world.enrolled(1, "赵桂兰")
    await comes(world, 1)
    await keepers.liaison.says("进群")
    assert keepers.liaison.last.endswith("群里有 2 位不在名册上。")
    await keepers.staff.says("进群")
    assert keepers.staff.last.endswith("群里有 2 位不在名册上：名31、名32。")
    await goes(world, 31)
    await keepers.liaison.says("进群")
    assert keepers.liaison.last.endswith("群里有 1 位不在名册上。")


async def test_a_long_list_is_cut_and_says_so(world: World) -> None:
    await world.import_(ROSTER + homes("3号楼", "1单元", [str(room) for room in range(201, 231)]))
    liaison = (await bound(world)).liaison
    await liaison.says("进群")
    assert liaison.last.startswith("还有 32 户没进群（共 32 户）\n1. 3号楼1单元101\n2. 3号楼1单元201")
    assert liaison.last.endswith("20. 3号楼1单元219\n还有 12 户没列出来。")


async def test_residents_and_doctors_do_not_see_it_and_in_a_group_it_is_just_talk(world: World) -> None:
    keepers = await bound(world)
    for number, name in ((1, "赵桂兰"), (8, "王医生")):
        phone = await world.enrolled(number, name)
        await phone.says("进群")
        assert any("只有" in text for text in phone.texts)
        assert (LINK in phone.last) == (name == "赵桂兰")  # whoever lives here may wish to come in
        await presses_id(phone, f"members:{await area_id(world, '3号楼')}")
        assert "只有" in phone.last
    count = len(keepers.liaison.texts)
    await keepers.liaison.says("进群", group=GROUP)
    assert len(keepers.liaison.texts) == count
    assert said_in(world) == []


async def test_a_liaison_does_not_look_into_another_building(world: World) -> None:
    liaison = (await bound(world)).liaison
    await presses_id(liaison, f"members:{await area_id(world, '1号楼')}")
    assert "302" not in liaison.last
    assert liaison.last == "您照看的地方，名册上还没有住户。"


# --- welcome ----------------------------------------------------------------------------------------------------------


async def test_those_who_come_together_are_welcomed_together_once_and_without_names(world: World) -> None:
    await bound(world)
    for number in range(40, 50):
        await comes(world, number)
        world.clock.passes(seconds=5)
    await world.beat()
    assert welcomes(world) == []
    world.clock.passes(seconds=80)
    await world.beat()
    await world.beat()
    [said] = welcomes(world)
    assert said.startswith(WELCOME.format(10))
    assert "名4" not in said
    world.clock.passes(minutes=10)
    await goes(world, 41)
    await comes(world, 41, 60)
    world.clock.passes(minutes=2)
    await world.beat()
    assert [text.splitlines()[0] for text in welcomes(world)] == [WELCOME.format(10), WELCOME.format(1)]


async def test_a_coming_that_is_told_in_two_ways_is_one(world: World) -> None:
    await bound(world)
    await comes(world, 40)
    world.clock.passes(seconds=100)
    await comes(world, 40)
    world.clock.passes(seconds=20)
    await world.beat()
    assert len(welcomes(world)) == 1


async def test_who_has_left_again_is_not_welcomed(world: World) -> None:
    await bound(world)
    await comes(world, 40, 41)
    await goes(world, 40)
    world.clock.passes(minutes=3)
    await world.beat()
    assert welcomes(world)[0].startswith(WELCOME.format(1))
    await comes(world, 40)
    world.clock.passes(minutes=3)
    await world.beat()
    assert welcomes(world)[1].startswith(WELCOME.format(1))


async def test_in_the_quiet_hours_nobody_is_welcomed_but_in_the_morning_all_are(world: World) -> None:
    await bound(world)
    world.clock.at("21:59")
    await comes(world, 40)
    world.clock.at("23:00")
    await world.beat()
    await comes(world, 41)
    world.clock.at("11-23 6:29")
    await world.beat()
    assert welcomes(world) == []
    world.clock.at("6:30")
    await world.beat()
    assert [text.splitlines()[0] for text in welcomes(world)] == [WELCOME.format(2)]


async def test_only_in_a_buildings_group_and_not_those_who_were_there_before(world: World) -> None:
    await happens(world, "bot-joined", OTHER, "fake:1234")
    await comes(world, 40, chat=OTHER)
    await bound(world)
    await world.phone(41).says("大家好", group=GROUP)  # was there before we heard of anybody
    world.clock.passes(minutes=5)
    await world.beat()
    assert welcomes(world) == []
    assert welcomes(world, OTHER) == []


async def test_who_came_before_the_group_was_bound_is_no_newcomer(world: World) -> None:
    await happens(world, "bot-joined", sender="fake:1234")
    await comes(world, 40)
    world.clock.passes(minutes=1)
    await bound(world)
    world.clock.passes(minutes=5)
    await world.beat()
    assert welcomes(world) == []


async def test_a_restart_and_two_clocks_welcome_once(world: World) -> None:
    await bound(world)
    await comes(world, 40)
    world.clock.passes(minutes=3)
    await world.crash()
    await asyncio.gather(world.beat(), world.beat())
    await world.crash()
    await world.beat()
    assert len(welcomes(world)) == 1


# --- links and forwards -----------------------------------------------------------------------------------------------


def holding(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, groups=dataclasses.replace(world.rules.groups, hold_links=True))


async def held(world: World) -> list[tuple[str, str | None]]:
    async with world.database.read() as db:
        rows = await db.all(select(Post.text, Post.held).order_by(Post.id))
    return [(row.text, row.held) for row in rows]


async def strict(world: World) -> Any:
    holding(world)
    await world.crash()
    return await bound(world)


async def test_it_is_off_unless_the_community_wishes_it(world: World) -> None:
    await bound(world)
    await world.phone(55).says("加我 t.me/x", group=GROUP, links=True)
    assert done_in(world, "delete") == []
    assert await held(world) == []


@pytest.mark.parametrize("how", ["links", "forwarded"])
async def test_a_strangers_link_is_taken_away_until_the_liaison_lets_it(world: World, how: str) -> None:
    what: dict[str, Any] = {how: True}
    liaison = (await strict(world)).liaison
    said = await world.phone(55).says("团购 t.me/x", group=GROUP, name="小广告", **what)
    assert done_in(world, "delete") == [{"do": "delete", "message": said.message}]
    assert liaison.last == ("小广告不在名册上，在「3号楼邻里群」里发了链接或转发，我先收起来了：\n「团购 t.me/x」")
    assert labels(liaison) == ["放行", "不放"]
    await liaison.presses("放行")
    assert said_in(world) == ["（代转）团购 t.me/x"]
    assert await held(world) == [("团购 t.me/x", "let")]
    await liaison.presses("不放")
    assert liaison.last == "这条已经有人定过了。"
    assert [action for action, _ in await record(world)][-1] == "post-let"


async def test_a_strangers_link_that_is_refused_stays_away(world: World) -> None:
    liaison = (await strict(world)).liaison
    for n in range(5):
        await world.phone(55).says(f"第{n}条 t.me/x", group=GROUP, name="小广告", links=True)
    assert len(liaison.texts) == 1  # one letter, not five
    assert len(done_in(world, "delete")) == 5
    await liaison.presses("不放")
    assert said_in(world) == []
    assert {state for _, state in await held(world)} == {"refused"}


async def test_nothing_of_a_known_neighbours_is_held_nor_plain_talk_nor_where_we_may_not_delete(world: World) -> None:
    staff = (await strict(world)).staff
    zhao = await world.enrolled(1, "赵桂兰")
    await zhao.says("看 t.me/x", group=GROUP, links=True, forwarded=True)
    await world.phone(55).says("大家好", group=GROUP)
    await happens(world, "rights", sender="fake:1234", rights=("pin",))
    await world.phone(55).says("看 t.me/x", group=GROUP, links=True)
    await staff.says("/bind 1号楼", group=OTHER)
    await world.phone(56).says("看 t.me/x", group="fake:-77", links=True)
    assert done_in(world, "delete") == []
    assert await held(world) == []


async def test_a_link_put_in_later_and_one_below_a_photo_are_held_too(world: World) -> None:
    await strict(world)
    phone = world.phone(55)
    said = await phone.says("大家好", group=GROUP)
    await phone.says("大家好 t.me/x", group=GROUP, kind="edit", message=said.message, links=True)
    await phone.says("t.me/y", group=GROUP, kind="photo", links=True)
    assert len(done_in(world, "delete")) == 2


async def test_at_night_it_is_taken_away_at_once_and_the_liaison_hears_of_it_in_the_morning(world: World) -> None:
    liaison = (await strict(world)).liaison
    world.clock.at("23:00")
    await world.phone(55).says("t.me/x", group=GROUP, name="小广告", links=True)
    assert len(done_in(world, "delete")) == 1
    assert liaison.texts == []
    world.clock.at("11-23 6:30")
    await world.beat()
    assert any("小广告" in text for text in liaison.texts)


async def test_of_two_who_decide_at_once_one_wins_and_nobody_else_decides(world: World) -> None:
    keepers = await strict(world)
    await world.phone(55).says("t.me/x", group=GROUP, name="小广告", links=True)
    [let, no] = ids(keepers.liaison)
    zhao = await world.enrolled(1, "赵桂兰")
    await presses_id(zhao, let)
    assert "只有" in zhao.last
    await asyncio.gather(presses_id(keepers.liaison, let), presses_id(keepers.staff, no))
    assert sum("已经有人定过了" in phone.last for phone in (keepers.liaison, keepers.staff)) == 1
    assert len({state for _, state in await held(world)}) == 1
    for nonsense in ("held-let:", "held-let:x", "held-no:99999"):
        await presses_id(keepers.liaison, nonsense)
        assert "过了时候" in keepers.liaison.last


async def test_what_was_held_is_passed_on_as_plain_words(world: World) -> None:
    liaison = (await strict(world)).liaison
    await world.phone(55).says("<b>看</b> & t.me/x", group=GROUP, name="<i>小</i>", links=True)
    assert "<i>小</i>" in liaison.last
    await liaison.presses("放行")
    assert said_in(world) == ["（代转）<b>看</b> & t.me/x"]
    assert await world.count(GroupMember)
