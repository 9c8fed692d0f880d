"""Who has not read a notice: reminded in private, once; then on the list of a named person who tells them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from bot.channels.base import Gone
from storage.models import Grant, Letter
from storage.notices.targets import Target
from tests.hall_house import House
from tests.keepers import area_id, labels, person_id, presses_id
from tests.readers import (
    MORE,
    NUDGE,
    REPLY,
    TITLE,
    about,
    change,
    counted,
    later,
    listed,
    out,
    row_id,
    rows,
    the_list,
    the_notice,
    told_of,
)
from tests.threads import replies
from tests.world import ROSTER, World


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_(MORE)
    world.clock.at("9:00")
    return world


# --- the reminder -----------------------------------------------------------------------------------------------------


async def test_whoever_has_not_read_it_is_reminded_once(homes: World) -> None:
    world = homes
    zhang, zhao, sun = (
        await world.enrolled(1, "张伟"),
        await world.enrolled(2, "赵桂兰"),
        await world.enrolled(3, "孙立"),
    )
    await out(world, REPLY)
    await zhang.presses("知道了")
    await sun.presses("需要帮助")
    await later(world, hours=2, minutes=50)
    assert about(zhao, NUDGE) == []
    await later(world, minutes=10)
    await world.crash()
    await later(world, hours=1)
    assert about(zhao, NUDGE) == [f"{NUDGE}。\n带身份证，在楼下等。"]
    assert about(zhang, NUDGE) == about(sun, NUDGE) == []
    nudge = next(one for one in zhao.heard if NUDGE in one.text)
    assert [choice.text for choice in nudge.choices] == ["知道了", "需要帮助", "有疑问", "看全文"]


async def test_pressing_below_the_reminder_settles_both_messages(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    edition = await out(world)
    await later(world, hours=3)
    await presses_id(zhao, f"notice:{edition}:read")
    assert "您家知道了，谢谢" in zhao.last
    assert zhao.heard[-1].choices == ()
    assert "读过了" in the_notice(zhao).text


async def test_a_notice_that_stands_in_groups_alone_is_brought_home_by_the_reminder(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    edition = await out(world, places="groups")
    await later(world, hours=3)
    assert NUDGE in zhao.last
    await zhao.presses("看全文")
    assert "请戴口罩" in zhao.last
    await zhao.presses("我已阅读")
    assert (await rows(world, edition))["101"].how == "button"


async def test_a_household_whose_every_phone_has_blocked_us_is_not_reminded(homes: World) -> None:
    world = homes
    zhao, zhang = await world.enrolled(2, "赵桂兰"), await world.enrolled(1, "张伟")
    await out(world)
    await zhao.says("", kind="blocked")
    await later(world, hours=3)
    assert about(zhao, NUDGE) == []
    assert len(about(zhang, NUDGE)) == 1


async def test_a_reminder_that_falls_into_the_night_comes_in_the_morning(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    world.clock.at("20:30")
    await out(world)
    await later(world, hours=3)
    assert about(zhao, NUDGE) == []
    world.clock.at("11-23 6:31")
    await world.beat()
    assert len(about(zhao, NUDGE)) == 1


async def test_what_went_out_in_the_morning_is_not_reminded_of_at_once(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    world.clock.at("23:00")
    await out(world)
    world.clock.at("11-23 6:31")
    await world.beat()
    await later(world, minutes=1)
    assert "核酸" in zhao.texts[-1] or the_notice(zhao)
    assert about(zhao, NUDGE) == []
    await later(world, hours=3)
    assert len(about(zhao, NUDGE)) == 1


@pytest.mark.parametrize("state", ["withdrawn", "stopped", "missed"])
async def test_what_counts_no_more_is_not_reminded_of(homes: World, state: str) -> None:
    world = homes
    zhao, liaison = await world.enrolled(2, "赵桂兰"), await world.enrolled(7, "李建国")
    edition = await out(world)
    await change(
        world, edition, state=state, withdrawn_at=world.clock.now() if state == "withdrawn" else None
    )  # fmt: skip
    await later(world, hours=3)
    await later(world, hours=1)
    assert about(zhao, NUDGE) == []
    assert about(liaison, "户没看") == []


async def test_down_for_some_hours_it_reminds_when_it_is_back_and_days_later_not_any_more(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    await out(world)
    await later(world, hours=8)
    assert len(about(zhao, NUDGE)) == 1
    await out(world, texts=None)
    world.clock.at("11-25 12:00")
    await world.beat()
    assert len(about(zhao, NUDGE)) == 1


async def test_what_has_not_gone_out_yet_is_not_reminded_of(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    edition = await out(world)
    async with world.database.begin() as db:
        await db.run(update(Letter).where(Letter.batch == f"notice/{edition}").values(state="held"))
    await later(world, hours=3)
    assert about(zhao, NUDGE) == []
    async with world.database.begin() as db:
        await db.run(update(Letter).where(Letter.batch == f"notice/{edition}").values(state="sent"))
    await later(world, minutes=1)
    assert len(about(zhao, NUDGE)) == 1


async def test_more_than_a_transaction_holds_are_all_reminded_once(world: World) -> None:
    crowd = "".join(f"阳光社区,5号楼,,{number},住户{number},,,,,\n" for number in range(1001, 1520))
    await world.import_(ROSTER + crowd)
    world.clock.at("9:00")
    first, last = await world.enrolled(1, "张伟"), await world.enrolled(2, "住户1519")
    await out(world)
    world.clock.passes(minutes=1)
    await world.beat()
    world.clock.passes(hours=3)
    await world.beat()
    await world.crash()
    await world.beat()
    await world.beat()
    assert len(about(first, NUDGE)) == len(about(last, NUDGE)) == 1


# --- the lists --------------------------------------------------------------------------------------------------------


async def test_the_liaison_gets_one_list_the_old_and_the_alone_first(homes: World) -> None:
    world = homes
    liaison, _ = await listed(world)
    await later(world, hours=1)
    assert the_list(liaison).splitlines() == [
        f"「{TITLE}」还有 4 户没看：",
        "1. 3号楼1单元102 钱奶奶（82 岁、独居、没连上） 138****0002",
        "2. 3号楼1单元103 周明（独居、没连上） 138****0003",
        "3. 3号楼1单元104 吴大爷（75 岁、没连上） 138****0004",
        "4. 3号楼1单元101 赵桂兰 138****0000",
        "",
        "告诉了哪家就点哪家，或者写「102 电话」「102 上门」。",
    ]
    assert labels(liaison)[:2] == ["1. 1单元102 说过了", "2. 1单元103 说过了"]


async def test_who_is_told_by_phone_or_at_the_door_leaves_the_list(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    await liaison.presses("1. 1单元102 说过了")
    assert labels(liaison) == ["电话说的", "上门说的", "打电话"]
    await liaison.presses("上门说的")
    assert liaison.last == f"记下了：「{TITLE}」上门告诉了3号楼1单元102。还有 3 户。"
    row = (await rows(world, edition))["102"]
    assert (row.read, row.how, row.by) == (True, "door", "李建国")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "102" not in the_list(liaison).splitlines()[1]
    await liaison.says("103 104 电话里都说了")
    assert "电话里告诉了3号楼1单元103、3号楼1单元104。还有 1 户。" in liaison.last
    await liaison.says("101上门说了")
    assert "您这边都知道了" in liaison.last
    world.clock.passes(minutes=1)
    await world.beat()
    assert the_list(liaison) == f"「{TITLE}」都知道了，不用再打电话。"
    assert [details["how"] for details in await told_of(world)] == ["door", "phone", "phone", "door"]


async def test_whoever_reads_it_meanwhile_leaves_the_list_too(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    zhao = world.phone(2)
    await presses_id(zhao, f"notice:{edition}:read")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "还有 3 户没看" in the_list(liaison)
    await liaison.says("101 电话")
    assert "已经知道了，不用再说" in liaison.last
    assert (await rows(world, edition))["101"].how == "button"


async def test_two_liaisons_do_not_both_call(homes: World) -> None:
    world = homes
    second = await world.enrolled(8, "王医生")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=1, person_id=await person_id(world, "王医生"), role="liaison", since=world.clock.now(),
            area_id=await area_id(world, "1单元"),
        )  # fmt: skip
    liaison, edition = await listed(world)
    assert "还有 4 户没看" in the_list(second)
    await liaison.says("102 上门说了")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "还有 3 户没看" in the_list(second)
    await second.says("102 电话")
    assert "已经知道了" in second.last
    assert (await rows(world, edition))["102"].how == "door"


async def test_the_same_typed_twice_or_pressed_twice_is_one_receipt(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    for _ in range(2):
        await liaison.says("102 电话")
    row = await row_id(world, edition, "102")
    await presses_id(liaison, f"told:{edition}:{row}:door")
    assert len(await told_of(world)) == 1
    assert (await rows(world, edition))["102"].how == "phone"


async def test_told_without_how_it_is_asked(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    await liaison.says("102、103 说了")
    assert "是怎么告诉的" in liaison.last
    await liaison.presses("电话说的")
    found = await rows(world, edition)
    assert (found["102"].how, found["103"].how) == ("phone", "phone")


async def test_a_reply_to_the_list_names_doors_alone(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    unread = next(one for one in liaison.heard if "户没看" in one.text)
    await replies(liaison, "104", unread)
    await liaison.presses("上门说的")
    assert (await rows(world, edition))["104"].how == "door"
    await replies(liaison, "999 电话", unread)
    assert "没看懂是哪家" in liaison.last


async def test_temperatures_and_visits_are_still_what_they_were(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    before = await rows(world, edition)
    await liaison.says("101 36.5")
    assert "36.5" in liaison.last
    await liaison.says("赵桂兰 36.6 上门量的")
    await liaison.says("看过 103 上门 都好")
    await liaison.says("102 电话没人接")
    await liaison.says("101 365 电话问的")
    assert await rows(world, edition) == before
    assert len(await world.readings()) >= 2


async def test_without_a_list_such_words_are_about_something_else(homes: World) -> None:
    world = homes
    liaison = await world.enrolled(7, "李建国")
    edition = await out(world)
    await liaison.says("102 电话")
    assert "记下了" not in liaison.last
    assert not (await rows(world, edition))["102"].read


async def test_nobody_writes_down_for_doors_that_are_not_theirs(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    elsewhere = await row_id(world, edition, "303")
    await presses_id(liaison, f"told:{edition}:{elsewhere}:phone")
    assert "只有楼长" in liaison.last
    resident = world.phone(2)
    await presses_id(resident, f"told:{edition}:{await row_id(world, edition, '102')}:phone")
    assert "只有楼长" in resident.last
    assert await told_of(world) == []
    assert await counted(world, edition) == {"read": 1}


async def test_doors_without_a_liaison_go_to_staff(homes: World) -> None:
    world = homes
    staff = await world.enrolled(9, "陈静")
    liaison, _ = await listed(world)
    assert "还有 2 户没看" in the_list(staff)
    assert "1号楼302" in the_list(staff)
    assert "102" not in the_list(staff)
    assert "302" not in the_list(liaison)


async def test_a_liaison_who_has_blocked_us_is_no_liaison_for_this(homes: World) -> None:
    world = homes
    staff, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    world.channel.failing[liaison.address] = [Gone("blocked")] * 3
    await out(world, target=Target(areas=(await area_id(world, "3号楼"),)))
    await liaison.says("", kind="blocked")
    await later(world, hours=3)
    await later(world, hours=1)
    assert "还有 5 户没看" in the_list(staff)


async def test_a_liaison_who_lives_there_is_on_their_own_list_until_they_press(homes: World) -> None:
    world = homes
    await world.import_(MORE + "阳光社区,3号楼,1单元,105,李建国,13900000001,楼栋长,3号楼,,,\n")
    liaison = await world.enrolled(7, "李建国")
    await out(world)
    await later(world, hours=3)
    await later(world, hours=1)
    assert "户没看" in "".join(liaison.texts)


async def test_a_list_that_nobody_needs_is_not_sent(homes: World) -> None:
    world = homes
    liaison, zhang = await world.enrolled(7, "李建国"), await world.enrolled(1, "张伟")
    await out(world, target=Target(areas=(await area_id(world, "2单元"),)))
    await zhang.presses("我已阅读")
    await later(world, hours=3)
    await later(world, hours=1)
    assert about(liaison, "都知道了") == about(liaison, "户没看") == []


async def test_a_long_list_is_turned_and_moves_up(world: World) -> None:
    crowd = "".join(f"阳光社区,3号楼,3单元,{number},住户{number},,,,,\n" for number in range(101, 121))
    await world.import_(ROSTER + crowd)
    world.clock.at("9:00")
    liaison = await world.enrolled(7, "李建国")
    await out(world)
    await later(world, hours=3)
    await later(world, hours=1)
    assert "还有 22 户没看" in the_list(liaison)
    assert "后面还有 14 户" in the_list(liaison)
    assert len(labels(liaison)) == 9
    await liaison.presses(labels(liaison)[-1])
    assert "\n9. " in liaison.last
    assert "\n17. " not in liaison.last


async def test_the_list_is_made_once_whatever_crashes(homes: World) -> None:
    world = homes
    liaison, edition = await listed(world)
    await world.crash()
    await later(world, minutes=1)
    await later(world, hours=1)
    the_list(liaison)
    async with world.database.read() as db:
        written = await db.scalar(select(func.count()).where(Letter.key.startswith(f"notice/{edition}/list/")))
    assert written == 1


async def test_whoever_was_told_may_still_answer(homes: World) -> None:
    world = homes
    liaison, zhao = await world.enrolled(7, "李建国"), await world.enrolled(2, "赵桂兰")
    edition = await out(world, REPLY)
    await later(world, hours=3)
    await later(world, hours=1)
    await liaison.says("101 电话")
    await zhao.presses("需要帮助")
    row = (await rows(world, edition))["101"]
    assert (row.how, row.answer) == ("phone", "help")
    assert "需要帮助" in liaison.last


async def test_what_was_told_counts_in_the_group(homes: World) -> None:
    world = homes
    await House(world).bound("fake:-7", "3号楼")
    liaison, _ = await listed(world)
    await liaison.says("102 电话")
    world.clock.passes(minutes=1)
    await world.beat()
    shown = [heard.text for heard in world.channel.sent if heard.chat == "fake:-7" and "】" in heard.text]
    assert "5 户里已有 2 户读过" in shown[-1]
