"""绑定: which group is which building's, who may say so, what is missing there, and what becomes of it."""

from __future__ import annotations

import asyncio
import dataclasses

from sqlalchemy import select, update

from bot.channels.base import Gone, Refused
from storage.models import Area, Grant, Group
from tests.keepers import area_id, ids, labels, person_id, presses_id
from tests.neighbours import ALL, GROUP, LINK, NEW, OTHER, bound, done_in, groups, happens, record, said_in
from tests.world import ROSTER, World

TWO_STAFF = ROSTER + "阳光社区,,,,周明,13900000004,工作人员,1号楼,,\n"


async def building_of(world: World, chat: str = GROUP) -> str | None:
    async with world.database.read() as db:
        return await db.scalar(
            select(Area.name).join(Group, Group.area_id == Area.id).where(Group.chat == chat, Group.left_at.is_(None))
        )


# --- binding ----------------------------------------------------------------------------------------------------------


async def test_staff_bind_a_group_by_a_word_said_in_it_and_hear_of_it_in_private(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", sender="fake:1234", rights=ALL)
    said = len(said_in(world))
    await staff.says("/bind 3号楼", group=GROUP, title="阳光3号楼邻里群")
    assert staff.texts[-1] == "绑好了：「3号楼邻里群」是3号楼的群。"
    assert await building_of(world) == "3号楼"
    assert len(said_in(world)) == said  # in the group nothing
    assert ("group-bound", {"area": await area_id(world, "3号楼")}) in await record(world)


async def test_bind_is_understood_however_it_is_written(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    for n, said in enumerate(
        ("绑定 3号楼", "绑定3号楼", "绑定：三号楼", "/bind@louzhang_bot Building 3", "bind 3", "綁定3栋")
    ):
        chat = f"fake:-{100 + n}"
        await happens(world, "bot-joined", chat, "fake:1234", rights=())
        await staff.says(said, group=chat)
        if n:
            await staff.presses("改")
        assert await building_of(world, chat) == "3号楼", said


async def test_whoever_may_bind_and_puts_the_bot_into_a_group_is_asked_with_the_best_guess_first(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", title="阳光三号楼邻里群", rights=ALL)
    assert staff.last == "「阳光三号楼邻里群」是哪栋楼的群？"
    assert labels(staff) == ["3号楼", "1号楼"]
    await staff.presses("3号楼")
    assert await building_of(world) == "3号楼"
    assert "绑好了" in staff.last
    await happens(world, "bot-joined", title="阳光三号楼邻里群", rights=ALL)
    assert "绑好了" in staff.last  # told twice, asked once


async def test_a_resident_who_puts_the_bot_into_a_group_is_asked_nothing(world: World) -> None:
    zhao = await world.enrolled(1, "赵桂兰")
    before = len(zhao.texts)
    await happens(world, "bot-joined", sender="fake:1", rights=ALL)
    assert len(zhao.texts) == before
    assert len(said_in(world)) == 1


async def test_bind_without_a_building_asks_which(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("/bind", group=GROUP, title="1号楼的群")
    assert labels(staff) == ["1号楼", "3号楼"]
    await staff.presses("1号楼")
    assert await building_of(world) == "1号楼"


async def test_bind_by_a_resident_is_refused_kindly_in_private_and_on_the_record(world: World) -> None:
    await bound(world)
    zhao = await world.enrolled(1, "赵桂兰")
    for said in ("/bind 1号楼", "绑定 1号楼", "解绑"):
        await zhao.says(said, group=GROUP)
        assert zhao.last.startswith("这个只有楼长、医生和社区里照看的人能看")
    assert await building_of(world) == "3号楼"
    assert said_in(world) == []
    assert [details for action, details in await record(world) if action == "refused"] == [{"act": "bind"}] * 3


async def test_a_liaison_and_a_doctor_do_not_bind_either(world: World) -> None:
    for number, name in ((7, "李建国"), (8, "王医生")):
        keeper = await world.enrolled(number, name)
        await keeper.says("/bind 3号楼", group=GROUP)
        assert "只有" in keeper.last
    assert await building_of(world) is None


async def test_bind_by_a_stranger_is_ignored_in_silence(world: World) -> None:
    await happens(world, "bot-joined", sender="fake:1234")
    world.channel.sent.clear()
    await world.phone(55).says("/bind 3号楼", group=GROUP)
    await world.phone(55).says("/unbind", group=GROUP)
    assert world.channel.sent == []
    assert await building_of(world) is None


async def test_bind_in_private_says_where_to_say_it(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("/bind 3号楼")
    assert staff.last == "请在要绑定的群里发「绑定 3号楼」这样的话。我还不在群里的话，先把我拉进去。"
    await staff.says("解绑")
    assert staff.last == "请在要解绑的那个群里发「解绑」。"
    zhao = await world.enrolled(1, "赵桂兰")
    await zhao.says("绑定 3号楼")
    assert "只有" in zhao.last


async def test_an_unknown_building_is_answered_with_those_there_are(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await staff.says("/bind 9号楼", group=GROUP)
    assert staff.last == "我没找到「9号楼」这栋楼。有的是：1号楼、3号楼。"
    assert await building_of(world) is None


async def test_staff_of_another_building_do_not_bind_this_one(world: World) -> None:
    await world.import_(TWO_STAFF)
    zhou = await world.enrolled(10, "周明")
    await zhou.says("/bind 3号楼", group=GROUP)
    assert zhou.last == "3号楼不归您管，我没有动。请找管那栋楼的人来办。"
    assert await building_of(world) is None
    assert ("refused", {"act": "bind"}) in await record(world)
    await zhou.says("/bind 1", group=GROUP)
    assert await building_of(world) == "1号楼"


async def test_who_has_shut_us_out_in_private_is_answered_in_the_group_without_a_name(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", sender="fake:1234", rights=ALL)
    world.channel.failing[staff.address] = [Gone("bot was blocked by the user")]
    await staff.says("状态")
    world.channel.sent.clear()
    await staff.says("/bind 3号楼", group=GROUP)
    assert said_in(world) == ["绑好了：「3号楼邻里群」是3号楼的群。"]


# --- one building, one group ------------------------------------------------------------------------------------------


async def test_a_second_group_for_a_building_is_asked_about_first(world: World) -> None:
    staff = (await bound(world)).staff
    await staff.says("/bind 3号楼", group=OTHER, title="新群")
    assert staff.last == "3号楼已经有群「3号楼邻里群」。换成「新群」吗？"
    assert labels(staff) == ["改", "不改"]
    await staff.presses("不改")
    assert staff.last == "好，没有改。"
    assert (await building_of(world), await building_of(world, OTHER)) == ("3号楼", None)
    await staff.presses("改")
    assert (await building_of(world), await building_of(world, OTHER)) == (None, "3号楼")
    actions = [action for action, _ in await record(world)]
    assert actions[-2:] == ["group-unbound", "group-bound"]


async def test_a_group_for_a_second_building_is_asked_about_first(world: World) -> None:
    staff = (await bound(world)).staff
    await staff.says("/bind 1号楼", group=GROUP)
    assert staff.last == "「3号楼邻里群」现在是3号楼的群。改成1号楼的吗？"
    await staff.presses("改")
    assert await building_of(world) == "1号楼"


async def test_both_at_once_is_one_question(world: World) -> None:
    staff = (await bound(world)).staff
    await staff.says("/bind 1号楼", group=OTHER, title="一号")
    await staff.says("/bind 1号楼", group=GROUP)
    assert staff.last == "「3号楼邻里群」现在是3号楼的群，1号楼的群是「一号」。把「3号楼邻里群」改成1号楼的吗？"
    await staff.presses("改")
    assert (await building_of(world), await building_of(world, OTHER)) == ("1号楼", None)


async def test_the_same_binding_again_changes_nothing(world: World) -> None:
    staff = (await bound(world)).staff
    await staff.says("/bind 3号楼", group=GROUP)
    assert staff.last == "「3号楼邻里群」本来就是3号楼的群，不用再绑。"
    assert done_in(world, "invite") == []


async def test_staff_do_not_take_a_group_from_a_building_that_is_not_theirs(world: World) -> None:
    await world.import_(TWO_STAFF)
    await bound(world)
    zhou = await world.enrolled(10, "周明")
    await zhou.says("/bind 1号楼", group=GROUP)
    assert "只有" in zhou.last
    await zhou.says("/unbind", group=GROUP)
    assert await building_of(world) == "3号楼"


async def test_a_button_pressed_by_somebody_without_the_right_does_nothing(world: World) -> None:
    keepers = await bound(world)
    await keepers.staff.says("/bind 1号楼", group=OTHER, title="一号")
    async with world.database.read() as db:
        other = await db.scalar(select(Group.id).where(Group.chat == OTHER))
    one = await area_id(world, "1号楼")
    three = await area_id(world, "3号楼")
    zhao = await world.enrolled(1, "赵桂兰")
    for who in (zhao, keepers.liaison):
        for button in (f"bind:{other}.{three}", f"bind-over:{other}.{three}", "bind-keep:1"):
            await presses_id(who, button)
            assert "只有" in who.last
    await world.phone(55).says("", kind="choice", choice=f"bind-over:{other}.{three}", group=OTHER)
    assert (await building_of(world), await building_of(world, OTHER)) == ("3号楼", "1号楼")
    for nonsense in ("bind:", "bind:1", "bind:x.y", "bind:9999.1", f"bind:{other}.9999", f"bind:{'9' * 30}.{one}"):
        await presses_id(keepers.staff, nonsense)
    assert (await building_of(world), await building_of(world, OTHER)) == ("3号楼", "1号楼")


async def test_two_groups_bound_to_one_building_at_the_same_moment_leave_one(world: World) -> None:
    await world.import_(TWO_STAFF.replace("周明,13900000004,工作人员,1号楼", "周明,13900000004,工作人员,3号楼"))
    staff, zhou = await world.enrolled(9, "陈静"), await world.enrolled(10, "周明")
    await happens(world, "bot-joined", GROUP, "fake:1234")
    await happens(world, "bot-joined", OTHER, "fake:1234")
    await asyncio.gather(staff.says("/bind 3号楼", group=GROUP), zhou.says("/bind 3号楼", group=OTHER))
    bound_now = [await building_of(world, chat) for chat in (GROUP, OTHER)]
    assert sorted(bound_now, key=str) == ["3号楼", None]
    assert any("已经有群" in text for phone in (staff, zhou) for text in phone.texts)
    assert [arrival.error for arrival in await world.arrivals() if arrival.error] == []


async def test_a_role_that_has_ended_binds_no_more(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", rights=ALL)
    whose = await person_id(world, "陈静")
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.person_id == whose).values(until=world.clock.now()))
    await staff.presses("3号楼")
    assert await building_of(world) is None


async def test_a_group_that_comes_with_its_building_is_neither_bound_otherwise_nor_unbound(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    async with world.database.begin() as db:
        await db.insert(
            Group, channel="fake", chat=OTHER, title="3号楼", area_id=await area_id(world, "3号楼"), community_id=1,
            joined_at=world.clock.now(), bound_at=world.clock.now(),
        )  # fmt: skip
    for said in ("/bind 1号楼", "/unbind"):
        await staff.says(said, group=OTHER)
        assert staff.last == "这个群是3号楼自带的，不能改绑，也不能解绑。"
    assert await building_of(world, OTHER) == "3号楼"


# --- unbinding --------------------------------------------------------------------------------------------------------


async def test_unbinding_keeps_what_was_written_down(world: World) -> None:
    staff = (await bound(world)).staff
    await happens(world, "joined", members=("fake:8",))
    for said in ("/unbind", "解绑"):
        await staff.says(said, group=GROUP)
    assert staff.texts[-2].startswith("解绑了：「3号楼邻里群」不再是3号楼的群")
    assert staff.texts[-1] == "「3号楼邻里群」没有绑过楼，不用解。"
    assert await groups(world) == [(GROUP, False, True)]
    assert [action for action, _ in await record(world)] == ["group-bound", "group-unbound"]
    await staff.says("绑定 3号楼", group=GROUP)
    assert await building_of(world) == "3号楼"


# --- rights -----------------------------------------------------------------------------------------------------------


async def test_what_is_missing_and_what_does_not_work_without_it_is_said_to_who_bound(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", sender="fake:1234", rights=())
    await staff.says("/bind 3号楼", group=GROUP)
    assert staff.last == (
        "「3号楼邻里群」里我还缺权限，请群主给我：\n"
        "删消息：没有它，谁把病情说到群里，我收不回来\n"
        "置顶：没有它，看板钉不到最上面\n"
        "邀请：没有它，我不能自己放邻居进群\n"
        "封禁用户：可以不给，有人捣乱得您自己禁言"
    )
    await happens(world, "rights", sender="fake:1234", rights=("delete", "pin"))
    assert staff.last == (
        "「3号楼邻里群」里我还缺权限，请群主给我：\n邀请：没有它，我不能自己放邻居进群\n封禁用户：可以不给，有人捣乱得您自己禁言"
    )
    count = len(staff.texts)
    await happens(world, "rights", sender="fake:1234", rights=("delete", "pin", "restrict"))
    assert len(staff.texts) == count  # nothing that we need has changed
    world.channel.results["invite"] = {"link": LINK}
    await happens(world, "rights", sender="fake:1234", rights=ALL)
    assert staff.texts[count] == "「3号楼邻里群」里的权限都齐了。"
    assert LINK in staff.texts[count + 1]
    await happens(world, "rights", sender="fake:1234", rights=("pin", "invite"))
    assert "删消息" in staff.last
    assert "置顶" not in staff.last


async def test_nobody_is_told_of_rights_in_a_group_that_is_no_buildings(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    count = len(staff.texts)
    await happens(world, "bot-joined", sender="fake:1234", rights=())
    await happens(world, "rights", sender="fake:1234", rights=ALL)
    assert len(staff.texts) == count
    assert world.channel.acts == []


async def test_where_rights_are_not_known_the_bot_looks(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    world.channel.results["look"] = {"rights": ["pin"], "title": "改名了", "topics": False}
    await staff.says("/bind 3号楼", group=GROUP, title="旧名字")
    assert len(done_in(world, "look")) == 1
    assert staff.last.startswith("「旧名字」里我还缺权限")
    assert "置顶" not in staff.last
    await staff.says("/unbind", group=GROUP)
    assert "「改名了」" in staff.last


async def test_in_the_quiet_hours_news_of_rights_waits_for_the_morning(world: World) -> None:
    staff = (await bound(world)).staff
    world.clock.at("23:00")
    await happens(world, "rights", sender="fake:1234", rights=())
    assert staff.texts == []
    world.clock.at("11-23 6:31")
    await world.beat()
    assert [text for text in staff.texts if "还缺权限" in text] != []


async def test_an_act_that_is_refused_makes_the_bot_look_again(world: World) -> None:
    staff = (await bound(world)).staff
    world.channel.refusing["approve"] = Refused("not enough rights")
    world.channel.results["look"] = {"rights": ["delete", "pin"]}
    await world.enrolled(1, "赵桂兰")
    await happens(world, "join-asked", sender="fake:1", name="桂兰", private="fake:1")
    assert len(done_in(world, "look")) == 1
    assert "邀请" in staff.last


# --- the link ---------------------------------------------------------------------------------------------------------


async def test_one_link_is_made_for_a_building_when_the_right_is_there(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    world.channel.results["invite"] = {"link": LINK}
    await happens(world, "bot-joined", sender="fake:1234", rights=("delete", "pin"))
    await staff.says("/bind 3号楼", group=GROUP)
    assert done_in(world, "invite") == []
    await happens(world, "rights", sender="fake:1234", rights=ALL)
    assert done_in(world, "invite") == [{"do": "invite", "name": "3号楼"}]
    assert LINK in staff.last
    await happens(world, "rights", sender="fake:1234", rights=("pin",))
    await happens(world, "rights", sender="fake:1234", rights=ALL)
    assert len(done_in(world, "invite")) == 1


async def test_two_at_once_who_give_the_right_have_one_link_made(world: World) -> None:
    await bound(world, rights=("delete", "pin"))
    await asyncio.gather(
        happens(world, "rights", sender="fake:1234", rights=ALL),
        happens(world, "rights", sender="fake:1235", rights=ALL),
    )
    assert len(done_in(world, "invite")) == 1


async def test_a_link_that_could_not_be_made_is_made_when_the_right_comes(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", sender="fake:1234", rights=ALL)
    world.channel.refusing["invite"] = Refused("not enough rights")
    world.channel.results["look"] = {"rights": ["delete", "pin"]}
    await staff.says("/bind 3号楼", group=GROUP)
    assert "邀请" in staff.last
    del world.channel.refusing["invite"]
    world.channel.results["invite"] = {"link": LINK}
    await happens(world, "rights", sender="fake:1234", rights=ALL)
    assert LINK in staff.last


async def test_a_household_that_enrols_is_shown_its_own_buildings_group(world: World) -> None:
    await bound(world)
    zhao = await world.enrolled(1, "赵桂兰")
    assert f"3号楼的群在这里，点一下我就放您进去：\n{LINK}" in zhao.texts
    john = await world.enrolled(2, "John Smith", "en")
    assert LINK not in "".join(john.texts)
    count = len([text for text in zhao.texts if LINK in text])
    await zhao.enrols("赵桂兰")  # again, with the same code
    assert len([text for text in zhao.texts if LINK in text]) == count


async def test_who_is_in_the_group_already_is_not_shown_the_way(world: World) -> None:
    await bound(world)
    await happens(world, "joined", members=("fake:1",))
    zhao = await world.enrolled(1, "赵桂兰")
    assert LINK not in "".join(zhao.texts)


async def test_a_neighbour_who_asks_how_to_come_in_is_shown_the_way(world: World) -> None:
    zhao = await world.enrolled(1, "赵桂兰")
    await zhao.says("怎么进群")
    assert zhao.last == "您这栋楼的群，我还放不了人。请找楼长拉您进去。"
    keepers = await bound(world)
    for said in ("加群", "/group"):
        await zhao.says(said)
        assert zhao.last.endswith(LINK)
    await zhao.says("大家好", group=GROUP)
    await zhao.says("群链接")
    assert zhao.last == "您已经在3号楼的群里了。"
    await keepers.staff.says("群链接")  # has no home here
    assert LINK not in "".join(keepers.staff.texts)


# --- what becomes of groups -------------------------------------------------------------------------------------------


async def test_staff_hear_when_the_bot_is_taken_out_and_the_binding_comes_back(world: World) -> None:
    staff = (await bound(world)).staff
    await happens(world, "bot-left", sender="fake:1234")
    assert staff.texts == [
        "我不在「3号楼邻里群」里了，3号楼现在没有群。请把我再拉进去，绑定还在；群没了就另建一个，再绑定。"
    ]
    await world.beat()
    assert len(staff.texts) == 1
    assert await building_of(world) is None
    await happens(world, "bot-joined", sender="fake:1234", rights=ALL)
    assert await building_of(world) == "3号楼"
    assert staff.texts[1] == "我回到「3号楼邻里群」了，还是3号楼的群。"
    assert LINK in staff.texts[2]  # what it could do there before is over: a new link


async def test_the_binding_does_not_come_back_where_the_building_has_another_group(world: World) -> None:
    staff = (await bound(world)).staff
    await happens(world, "bot-left", sender="fake:1234")
    await staff.says("/bind 3号楼", group=OTHER, title="新群")
    assert await building_of(world, OTHER) == "3号楼"
    await happens(world, "bot-joined", sender="fake:9", rights=ALL)
    assert await groups(world) == [(GROUP, False, True), (OTHER, True, True)]
    assert "是哪栋楼的群" in staff.last


async def test_a_group_that_was_deleted_is_told_to_staff_in_the_day(world: World) -> None:
    staff = (await bound(world)).staff
    world.clock.at("21:30")
    await happens(world, "joined", members=("fake:8",))
    world.clock.at("22:30")
    world.channel.refusing["delete"] = Gone("the group chat was deleted")
    await world.import_(ROSTER)
    world.rules = dataclasses.replace(world.rules, groups=dataclasses.replace(world.rules.groups, hold_links=True))
    await world.crash()
    await world.phone(55).says("看 t.me/x", group=GROUP, links=True)
    await world.beat()
    assert "我不在" not in "".join(staff.texts)
    world.clock.at("11-23 6:31")
    await world.beat()
    await world.beat()
    assert [text for text in staff.texts if "我不在" in text] == [
        "我不在「3号楼邻里群」里了，3号楼现在没有群。请把我再拉进去，绑定还在；群没了就另建一个，再绑定。"
    ]


async def test_a_group_that_moves_stays_its_buildings(world: World) -> None:
    await bound(world)
    await happens(world, "moved", moved_to=NEW)
    await happens(world, "moved", moved_to=NEW)
    assert await groups(world) == [(NEW, True, True)]
    await happens(world, "bot-joined", chat=NEW, rights=ALL)
    assert said_in(world, NEW) == []


async def test_after_a_move_the_board_and_an_open_list_stand_in_the_new_group(world: World) -> None:
    staff, sun = (await bound(world)).staff, await world.enrolled(1, "孙立")
    await staff.says("报名 周日 11:30 上门做核酸 8人")
    await staff.presses("发出去")
    await world.beat()
    assert any("已报 0/8 人" in text for text in said_in(world))
    await happens(world, "moved", moved_to=NEW)
    await sun.says("+1", group=NEW)
    for _ in range(2):
        world.clock.passes(minutes=2)
        await world.beat()
    new = [heard.text for heard in world.channel.sent if heard.chat == NEW]
    assert len([text for text in new if text.startswith("3号楼看板")]) == 1
    assert len([text for text in new if "已报 1/8 人" in text]) == 1
    assert len(done_in(world, "pin", NEW)) == 1
    assert {chat for chat, state, _ in await world.letters() if state != "sent" and state != "replaced"} == set()


async def test_two_known_groups_that_become_one_leave_one_for_the_building(world: World) -> None:
    await bound(world)
    await happens(world, "joined", chat=NEW, members=("fake:8",))
    await happens(world, "moved", moved_to=NEW)
    assert await groups(world) == [(NEW, True, True), (GROUP, True, False)]
    assert await building_of(world, NEW) == "3号楼"


async def test_a_move_into_a_group_of_another_building_leaves_that_as_it_is(world: World) -> None:
    staff = (await bound(world)).staff
    await staff.says("/bind 1号楼", group=NEW)
    await happens(world, "moved", moved_to=NEW)
    assert await building_of(world, NEW) == "1号楼"
    assert [living for chat, _, living in await groups(world) if chat == GROUP] == [False]


async def test_a_new_title_is_noted_and_the_binding_stays(world: World) -> None:
    staff = (await bound(world)).staff
    await happens(world, "retitled", sender="fake:1234", title="1号楼的群")
    assert await building_of(world) == "3号楼"
    await staff.says("/unbind", group=GROUP)
    assert "「1号楼的群」" in staff.last


async def test_staff_are_told_once_that_a_group_has_topics_now(world: World) -> None:
    staff = (await bound(world)).staff
    zhao = await world.enrolled(1, "赵桂兰")
    await zhao.says("大家好", group=GROUP, topics=False)
    assert staff.texts == []
    await zhao.says("大家好", group=GROUP, topics=True)
    await happens(world, "topics", sender="fake:1234", topics=True)
    await zhao.says("大家好", group=GROUP, topics=True)
    assert staff.texts == ["「3号楼邻里群」开了话题。我的话都发在「General」里，请跟大家说一声。"]
    await zhao.says("大家好", group=GROUP, topics=False)
    await zhao.says("大家好", group=GROUP, topics=True)
    assert len(staff.texts) == 2


async def test_the_greeting_waits_for_the_morning_and_binding_does_not(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    world.clock.at("23:30")
    await happens(world, "bot-joined", rights=ALL)
    await staff.presses("3号楼")
    assert "绑好了" in staff.texts[-1] or "绑好了" in staff.texts[-2]
    assert said_in(world) == []
    world.clock.at("11-23 6:31")
    await world.beat()
    assert sum(text.startswith("大家好") for text in said_in(world)) == 1


async def test_a_restart_in_the_middle_of_binding_forgets_nothing(world: World) -> None:
    staff = await world.enrolled(9, "陈静")
    await happens(world, "bot-joined", rights=ALL)
    await world.crash()
    await staff.presses("3号楼")
    await world.crash()
    await staff.says("/bind 3号楼", group=GROUP)
    assert "本来就是" in staff.last
    assert ids(staff) == []
