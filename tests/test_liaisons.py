"""Who looks after whom: given in chat, spread by rule, taken away; where nobody does."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from storage.models import Account, Grant, History, Household, Person
from tests.keepers import area_id, homes, labels, no_roles_any_more, presses_id
from tests.world import ROSTER, Phone, World

MORE = """阳光社区,3号楼,2单元,301,陈晨,,,,2026-11-21,
阳光社区,3号楼,2单元,302,吴敏,,,,,
阳光社区,3号楼,1单元,301,何平,,,,,
阳光社区,1号楼,,301,郑爽,,,,,
阳光社区,,,,王强,13900000004,楼栋长,3号楼2单元,,
阳光社区,,,,林静,13900000007,工作人员,1号楼,,
"""
REFUSED = "这个只有楼长、医生和社区里照看的人能看。"


async def grants(world: World) -> set[tuple[str, str]]:
    """Whose contact person somebody is now: who, which door."""
    async with world.database.read() as db:
        rows = await db.all(
            select(Person.name, Household.room, Household.area_id, Household.building_id)
            .join(Grant, Grant.person_id == Person.id)
            .join(Household, Household.id == Grant.household_id)
            .where(Grant.until.is_(None), Grant.role == "liaison")
        )
    return {(row.name, row.room) for row in rows}


async def done(world: World, action: str) -> list[Any]:
    """What the history holds of an action: subject, details."""
    async with world.database.read() as db:
        rows = await db.all(select(History.subject, History.details).where(History.action == action))
    return [tuple(row) for row in rows]


async def worker(world: World, roster: str = MORE, name: str = "陈静", number: int = 9) -> Phone:
    """Somebody of the staff, with more people in the community."""
    await world.import_(ROSTER + roster)
    return await world.enrolled(number, name)


# --- given ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "rooms"),
    [
        ("李建国 负责 3号楼2单元301", {"301"}),
        ("李建国负责3号楼2单元301-304、502", {"301", "302", "502"}),
        ("李建国 照看 3-2-301 302", {"301", "302"}),
        ("/assign 李建国 3号楼2单元 301 302", {"301", "302"}),
        ("分派 李建国 三栋二单元301室", {"301"}),
        ("assign 李建国 building 3 unit 2 301, 302", {"301", "302"}),
        ("3号楼2单元301 负责 李建国", {"301"}),
        ("李建国 looks after 3-2-301", {"301"}),
        ("李建国 负责 502", {"502"}),  # there is one
        ("李建国 负责 3号楼2单元3层", {"301", "302"}),
    ],
)
async def test_staff_say_who_looks_after_which_door(world: World, said: str, rooms: set[str]) -> None:
    chen = await worker(world)
    await chen.says(said)
    assert await grants(world) == {("李建国", room) for room in rooms}
    if rooms:
        assert chen.last.startswith("记好了，李建国照看3号楼2单元的 ")
        assert len(await done(world, "liaison-assigned")) == len(rooms)


async def test_a_door_has_one_who_looks_after_it_and_all_whom_it_concerns_hear_of_a_change(world: World) -> None:
    chen = await worker(world)
    li, wang = await world.enrolled(7, "李建国"), await world.enrolled(6, "王强")
    home = await world.enrolled(1, "陈晨")
    await chen.says("李建国 负责 3号楼2单元301 302")
    assert li.last == "请您照看3号楼2单元的 301、302。他们的情况，发「我照看谁」就能看。"
    assert home.last == "您好，以后由李建国照看您家。想知道都有谁，发「谁照看我」。"
    await chen.says("王强 负责 3号楼2单元301")
    assert chen.last == "记好了，王强照看3号楼2单元的 301。名下现在一共 1 户。\n原来照看的李建国不再管这几户了。"
    assert await grants(world) == {("李建国", "302"), ("王强", "301")}
    assert li.last == "3号楼2单元的 301现在由王强照看，这些天辛苦您了。"
    assert wang.last.startswith("请您照看3号楼2单元的 301")
    await chen.says("王强 负责 3号楼2单元301")
    assert chen.last == "3号楼2单元的 301，本来就是王强在照看。"
    assert len(await grants(world)) == 2


async def test_at_night_nobody_is_woken_for_it(world: World) -> None:
    chen, li = await worker(world), await world.enrolled(7, "李建国")
    world.clock.at("23:10")
    before = len(li.texts)
    await chen.says("李建国 负责 3号楼2单元301")
    assert chen.last.startswith("记好了")
    assert len(li.texts) == before
    world.clock.at("11-23 6:30")
    await world.speaker.drain()
    assert li.last.startswith("请您照看")


async def test_a_whole_unit_or_building_is_given_as_well(world: World) -> None:
    chen = await worker(world)
    await chen.says("王强 负责 1号楼")
    assert chen.last.startswith("记好了，王强照看整个1号楼。")
    await chen.says("谁管 1号楼")
    assert "1号楼 · 楼长王强" in chen.last
    await chen.says("王强 负责 1号楼")
    assert "本来就是王强" in chen.last


async def test_who_cannot_be_written_to_is_said(world: World) -> None:
    chen = await worker(world)
    await chen.says("李建国 负责 3-2-301")
    assert chen.last.endswith("李建国那边我还说不上话，要先用自己的码认一次门。")


async def test_it_is_taken_away_again(world: World) -> None:
    chen, li = await worker(world), await world.enrolled(7, "李建国")
    await chen.says("李建国 负责 3号楼2单元301、302")
    await chen.says("李建国 不再负责 3号楼2单元301")
    assert chen.last.startswith("好，李建国不再照看3号楼2单元的 301。")
    assert await grants(world) == {("李建国", "302")}
    assert li.last == "3号楼2单元的 301不用您照看了，这些天辛苦了。"
    await chen.says("李建国 不再负责 3号楼2单元301")
    assert "本来就不归李建国照看" in chen.last


# --- bad input --------------------------------------------------------------------------------------------------------


async def test_an_unknown_name_or_place_is_said_back_and_nothing_changes(world: World) -> None:
    chen = await worker(world)
    await chen.says("李健国 负责 3号楼2单元301")
    assert chen.last.startswith("名册上没有找到「李健国」。")
    for place in ("9号楼301", "3号楼2单元999", "3号楼2单元301、999"):
        await chen.says(f"李建国 负责 {place}")
        assert "我没找到" in chen.last
    await chen.says("/assign 李建国")
    assert chen.last.startswith("请写清谁照看哪儿")
    assert await grants(world) == set()


async def test_somebody_who_is_no_liaison_becomes_one_by_a_button(world: World) -> None:
    chen = await worker(world)
    await chen.says("何平 负责 3号楼2单元301、302")
    assert chen.last == "何平还不是联系人。要请来当吗？"
    assert await grants(world) == set()
    await chen.presses("请来当联系人")
    assert await grants(world) == {("何平", "301"), ("何平", "302")}
    await presses_id(chen, "liaison:make")
    assert chen.last.startswith("这个按钮已经过了时候")


async def test_a_question_may_be_dropped(world: World) -> None:
    chen = await worker(world)
    await chen.says("何平 负责 3号楼2单元301")
    await chen.presses("算了")
    assert chen.last == "好，什么都没动。"
    await presses_id(chen, "liaison:make")
    assert chen.last.startswith("这个按钮已经过了时候")
    assert await grants(world) == set()


async def test_of_namesakes_we_ask_which(world: World) -> None:
    chen = await worker(world, MORE + "阳光社区,1号楼,,301,李建国,13900000011,楼栋长,1号楼,,\n")
    await chen.says("李建国 负责 3号楼2单元301")
    assert chen.last == "有 2 位「李建国」，您说的是哪一位？"
    assert labels(chen) == ["李建国（联系人）", "李建国（联系人、1号楼301）", "算了"]
    await chen.presses("李建国（联系人、1号楼301）")
    assert await grants(world) == {("李建国", "301")}
    async with world.database.read() as db:
        home = await db.scalar(
            select(Person.household_id).join(Grant, Grant.person_id == Person.id).where(Grant.household_id.is_not(None))
        )
    assert home is not None  # the one who lives here


async def test_of_a_room_that_is_in_several_places_we_ask_which(world: World) -> None:
    chen = await worker(world)
    await chen.says("李建国 负责 301、302")
    assert chen.last == "有 3 个地方都有「301」，您说的是哪儿？"
    assert labels(chen) == ["1号楼", "3号楼1单元", "3号楼2单元", "算了"]
    await chen.presses("3号楼2单元")
    assert chen.last.startswith("记好了，李建国照看3号楼2单元的 301、302")  # the second is rather there, too


async def test_an_answer_that_comes_too_late_or_is_made_up_does_nothing(world: World) -> None:
    chen = await worker(world)
    await chen.says("李建国 负责 301")
    await presses_id(chen, "liaison:who:7.x")
    assert chen.last.startswith("这个按钮已经过了时候")
    await presses_id(chen, "liaison:area:99999")
    assert "301" in chen.last  # it is in none of these: asked again
    world.clock.passes(minutes=20)
    await chen.presses("3号楼2单元")
    assert chen.last.startswith("这个按钮已经过了时候")
    assert await grants(world) == set()


async def test_a_resident_or_liaison_who_tries_is_refused_kindly(world: World) -> None:
    await world.import_(ROSTER + MORE)
    for number, name in ((1, "陈晨"), (7, "李建国")):
        phone = await world.enrolled(number, name)
        for said in (
            "李建国 负责 3号楼2单元301", "/assign 李建国 301", "分派 3号楼", "离岗 王强", "3-2-301 照护 王强",
        ):  # fmt: skip
            await phone.says(said)
            assert phone.last.startswith(REFUSED), said
    assert await grants(world) == set()
    assert len(await done(world, "refused")) == 10


@pytest.mark.parametrize(
    "said",
    ["物业不负责3号楼的垃圾", "谁负责3号楼", "请问物业负责3号楼电梯吗？", "我负责家里3个人的饭", "老师 管 5 个孩子"],
)
async def test_what_troubles_a_resident_is_not_taken_for_it(world: World, said: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says(said)
    assert not phone.last.startswith(REFUSED)
    assert await done(world, "refused") == []


async def test_a_temperature_is_never_taken_for_it(world: World) -> None:
    chen = await worker(world)
    await chen.says("李建国照看的502张伟36.5")
    assert len(await world.readings()) == 1
    assert await grants(world) == set()


async def test_nobody_gives_away_what_is_not_theirs(world: World) -> None:
    lin = await worker(world, name="林静", number=8)
    for said in ("李建国 负责 3号楼2单元301", "李建国 负责 3号楼", "分派 3号楼", "3-2-301 照护 李建国"):
        await lin.says(said)
        assert lin.last.startswith(REFUSED), said
        assert "陈晨" not in lin.last
    await lin.says("李建国 负责 301")  # in her own building there is one
    assert lin.last.startswith("记好了，李建国照看1号楼的 301")


async def test_a_grant_that_ends_while_we_ask_works_no_more(world: World) -> None:
    chen = await worker(world)
    await chen.says("李建国 负责 301")
    await no_roles_any_more(world, "陈静")
    await chen.presses("3号楼2单元")
    assert chen.last.startswith(REFUSED)
    assert await grants(world) == set()


# --- spread by rule ---------------------------------------------------------------------------------------------------

ROOMS = [f"{floor}0{number}" for floor in range(1, 9) for number in range(1, 5)]
HOUSE = (
    homes("5号楼", "", ROOMS)
    + "".join(f"阳光社区,,,,楼长{n},1390000010{n},楼栋长,5号楼,,\n" for n in (1, 2))
    + "阳光社区,6号楼,,101,孤家,,,,,\n"
)


async def test_a_proposal_is_shown_first_and_one_button_writes_it(world: World) -> None:
    chen = await worker(world, HOUSE)
    first, second = await world.enrolled(21, "楼长1"), await world.enrolled(22, "楼长2")
    await chen.says("分派 5号楼")
    head, *lines = chen.last.split("\n")
    assert head == "5号楼 32 户，分给 2 位，您看行不行？"
    assert lines[0].startswith("1. 楼长1 16 户：5号楼的 101、102、")
    assert lines[1].startswith("2. 楼长2 16 户：5号楼的 501、502、")
    assert labels(chen) == ["就这样分", "不分了"]
    assert await grants(world) == set()
    await chen.presses("就这样分")
    assert chen.last == "分好了：5号楼 32 户都有人照看，32 户换了人。换了人的，我去告诉他们和联系人。"
    assert await grants(world) == {
        ("楼长1" if room < "500" else "楼长2", room) for room in ROOMS
    }  # fmt: skip
    assert first.last.startswith("请您照看5号楼的 101、102")
    assert second.last.startswith("请您照看5号楼的 501")
    await chen.presses("就这样分")  # an impatient thumb
    assert chen.last == "5号楼现在就是这样分的，不用再分。"
    assert len(await grants(world)) == 32
    assert len(await done(world, "liaisons-spread")) == 1


async def test_what_is_not_wanted_is_dropped(world: World) -> None:
    chen = await worker(world, HOUSE)
    await chen.says("分派5号楼")
    await chen.presses("不分了")
    assert chen.last == "好，什么都没动。"
    assert await grants(world) == set()


async def test_when_something_changed_meanwhile_a_fresh_proposal_is_shown(world: World) -> None:
    chen = await worker(world, HOUSE)
    await chen.says("分派 5号楼")
    await chen.says("楼长2 负责 5号楼101")
    await chen.presses("就这样分")
    assert chen.last.startswith("情况刚才变了，我重新算了一遍。\n5号楼 32 户")
    assert await grants(world) == {("楼长2", "101")}
    await chen.presses("就这样分")
    assert len(await grants(world)) == 32


async def test_whom_one_has_already_one_keeps_as_far_as_it_is_even(world: World) -> None:
    chen = await worker(world, HOUSE)
    await chen.says("楼长2 负责 5号楼101-404")
    await chen.says("分派 5号楼")
    await chen.presses("就这样分")
    assert ("楼长2", "101") in await grants(world)
    assert chen.last.startswith("分好了：5号楼 32 户都有人照看，16 户换了人。")


async def test_a_building_without_liaisons_and_one_with_too_few_households(world: World) -> None:
    chen = await worker(world, HOUSE)
    await chen.says("分派 6号楼")
    assert chen.last == "6号楼还没有联系人，没法分。先写「姓名 负责 6号楼」，再发「分派 6号楼」。"
    await chen.says("楼长1 负责 6号楼")
    await chen.says("楼长2 负责 6号楼")
    await chen.says("分派 6号楼")
    assert chen.last.startswith(
        "6号楼 1 户，分给 1 位，您看行不行？\n1. 楼长1 1 户（偏少）（联系不上）：6号楼的 101\n没分到的：楼长2"
    )
    assert chen.last.endswith("一位照看 12 到 29 户为好。")


async def test_with_no_building_named_we_ask_which(world: World) -> None:
    chen = await worker(world, HOUSE)
    await chen.says("分派")
    assert chen.last == "分哪一栋？"
    await chen.presses("5号楼")
    assert chen.last.startswith("5号楼 32 户")


async def test_a_made_up_button_of_a_proposal_does_nothing(world: World) -> None:
    chen = await worker(world, HOUSE)
    building = await area_id(world, "5号楼")
    for id in ("spread:go:99999:abc", "spread:x", "spread:go:abc"):
        await presses_id(chen, id)
        assert chen.last.startswith("这个按钮已经过了时候")
    await presses_id(chen, f"spread:go:{building}:000000000000")
    assert chen.last.startswith("情况刚才变了")
    assert await grants(world) == set()


# --- gaps -------------------------------------------------------------------------------------------------------------


async def test_gaps_come_first_until_somebody_is_there_whom_we_reach(world: World) -> None:
    chen = await worker(world)
    await chen.says("谁管")
    head, *lines = chen.last.split("\n")
    assert head == "8 户没人照看得到（共 8 户），其中 4 户在隔离"  # nobody has opened their own code yet
    assert lines[0] == "3号楼 · 楼长李建国"
    assert lines[1].startswith("联系人收不到消息 5 户：")
    assert "没有联系人 3 户：1号楼的 301、302、303" in lines
    await world.enrolled(7, "李建国")
    await chen.says("/liaisons")
    assert chen.last.startswith("3 户没人照看得到（共 8 户），其中 1 户在隔离\n1号楼 · 还没有楼长")
    assert "王强 3 户（联系不上）、李建国 2 户" in chen.last
    await chen.says("李建国 负责 1号楼")
    await chen.says("谁管")
    assert chen.last.startswith("8 户都有人照看。")
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.address == "fake:7").values(gone_at=world.clock.now()))
    await chen.says("谁管 1号楼")
    assert chen.last.startswith("3 户没人照看得到（共 3 户）")


async def test_too_many_for_one_is_flagged(world: World) -> None:
    chen = await worker(world, HOUSE)
    await world.enrolled(21, "楼长1")
    await chen.says("楼长1 负责 5号楼101-804")
    assert "名下现在一共 32 户，多了些，一位最多 29 户为好。" in chen.last
    await chen.says("谁管5号楼")
    assert "楼长1 32 户（偏多）" in chen.last


async def test_many_buildings_are_turned_over_page_by_page(world: World) -> None:
    chen = await worker(world, "".join(homes(f"{n}号楼", "", ["101"]) for n in range(11, 16)))
    await chen.says("谁管")
    assert "第 1 页，共 2 页" in chen.last
    await chen.presses("下一页")
    assert "第 2 页，共 2 页" in chen.last
    assert "15号楼" in chen.last


async def test_in_the_morning_staff_hear_of_gaps_once_and_only_then(world: World) -> None:
    chen, lin = await worker(world), await world.enrolled(8, "林静")
    li = await world.enrolled(7, "李建国")
    world.clock.at("8:29")
    await world.beat()
    before = [len(phone.texts) for phone in (chen, lin, li)]
    world.clock.at("8:30")
    await world.beat()
    await world.beat()
    said = [text for text in chen.texts[before[0] :] if "没人照看得到" in text]
    assert said == ["3 户没人照看得到（共 8 户），其中 1 户在隔离\n1号楼的 301、302、303"]
    assert [text for text in lin.texts[before[1] :] if "没人" in text] == [
        "3 户没人照看得到（共 3 户），其中 1 户在隔离\n1号楼的 301、302、303"
    ]
    assert not [text for text in li.texts if "没人" in text]
    await chen.says("李建国 负责 1号楼")
    world.clock.at("11-23 8:30")
    before = [len(phone.texts) for phone in (chen, lin, li)]
    await world.beat()
    assert not [text for text in chen.texts[before[0] :] if "没人" in text]


async def test_what_the_list_costs_does_not_grow_with_the_households(world: World, monkeypatch: Any) -> None:
    chen = await worker(world, HOUSE)
    asked: list[str] = []
    from storage.database import Db

    ask = Db._execute

    async def counted(self: Db, statement: Any, rows: Any = None) -> Any:
        asked.append(str(type(statement)))
        return await ask(self, statement, rows)

    monkeypatch.setattr(Db, "_execute", counted)
    await chen.says("谁管")
    few = len(asked)
    await world.import_(ROSTER + HOUSE + homes("7号楼", "", ROOMS))
    asked.clear()
    await chen.says("谁管")
    assert len(asked) <= few + 2


# --- my households ----------------------------------------------------------------------------------------------------


async def test_a_liaison_sees_whom_they_look_after_the_most_urgent_first(world: World) -> None:
    chen, li = await worker(world), await world.enrolled(7, "李建国")
    await chen.says("李建国 负责 3号楼2单元301、302、502")
    home, other = await world.enrolled(1, "陈晨"), await world.enrolled(2, "张伟")
    await home.says("36.5")
    await li.says("我照看谁")
    assert li.last.split("\n") == [
        "您照看 3 户：",
        "1. 3号楼2单元502 张伟、王芳、张小雨，3 人还没报",
        "2. 3号楼2单元301 陈晨，都报了",
        "3. 3号楼2单元302 吴敏，现在不用报，还没认门",
    ]
    assert labels(li) == ["1. 502", "2. 301", "3. 302"]
    await li.presses("1. 502")
    assert li.last.startswith("3号楼2单元502")
    await other.says("张伟38.5")
    await li.says("/mine")
    assert "1. 3号楼2单元502 张伟、王芳、张小雨，有人发热" in li.last


async def test_a_building_head_without_households_of_their_own_sees_the_building(world: World) -> None:
    li = await world.enrolled(7, "李建国")
    await li.says("我照看谁")
    assert li.last.startswith("您照看 2 户：")
    doctor = await world.enrolled(8, "王医生")
    await doctor.says("我照看谁")
    assert doctor.last.startswith("您名下没有专门照看的住户")


# --- by the roster ----------------------------------------------------------------------------------------------------

LI = "阳光社区,,,,李建国,13900000001,楼栋长,{},,\n"


def sheet(duty: str, more: str = "") -> str:
    return "".join(
        LI.format(f'"{duty}"') if "李建国" in line else line + "\n" for line in (ROSTER + MORE).splitlines()
    ) + more  # fmt: skip


async def test_the_roster_may_name_single_households(world: World) -> None:
    await world.import_(sheet("3号楼2单元301-304、502"))
    assert await grants(world) == {("李建国", "301"), ("李建国", "302"), ("李建国", "502")}
    await world.import_(sheet("3号楼2单元301-304、502"))
    assert len(await done(world, "role-granted")) == len({*map(str, await done(world, "role-granted"))})
    await world.import_(sheet("1号楼，3号楼2单元301"))
    assert len(await grants(world)) == 3  # who is not named is not known to be anybody else's
    chen = await world.enrolled(9, "陈静")
    await chen.says("谁管 1号楼")
    assert "1号楼 · 楼长李建国" in chen.last


async def test_whom_the_roster_names_takes_the_place_of_the_former(world: World) -> None:
    chen = await worker(world)
    await chen.says("王强 负责 3号楼2单元301、302")
    await world.import_(sheet("3号楼2单元301"))
    assert await grants(world) == {("李建国", "301"), ("王强", "302")}


async def test_who_loses_the_role_by_the_roster_loses_single_households_with_it(world: World) -> None:
    chen = await worker(world)
    await chen.says("王强 负责 3号楼2单元301")
    await world.import_((ROSTER + MORE).replace("王强,13900000004,楼栋长,3号楼2单元", "王强,13900000004,志愿者,"))
    assert await grants(world) == set()


async def test_new_roles_are_understood(world: World) -> None:
    await world.import_(
        ROSTER
        + "".join(f"阳光社区,,,,人{n},,{role},,,\n" for n, role in enumerate(("心理咨询师", "民警", "物业", "导出")))
    )
    async with world.database.read() as db:
        held = await db.all(
            select(Person.name, Grant.role)
            .join(Grant, Grant.person_id == Person.id)
            .where(Person.name.startswith("人"))
            .order_by(Person.name)
        )
    assert [row.role for row in held] == ["counsellor", "police", "property", "export"]
