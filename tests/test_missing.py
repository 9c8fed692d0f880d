"""未报: whom to call, whom first, and by place where there are many."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from handlers.temperature.keeping import page_of
from handlers.temperature.missing import why_call
from handlers.temperature.places import EVERYTHING, Spot, above, floor_of, lies_in, parts, read_spot, spot_word
from storage.models import Account
from storage.temperature import Due
from tests.keepers import (
    area_id,
    excused,
    homes,
    household_id,
    ids,
    labels,
    missed_before,
    no_roles_any_more,
    presses_id,
)
from tests.world import ROSTER, World

TOWER = ROSTER + homes("3号楼", "3单元", [f"{floor}0{door}" for floor in range(1, 13) for door in (1, 2, 3)])


# --- rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("room", "floor"),
    [
        ("502", 5), ("101", 1), ("1203", 12), ("3301", 33), ("001", 0), ("0502", 0), ("101A", 0), ("商铺3", 0),
        ("12", 0), ("10203", 0), ("5-02", 0), ("B101", 0), ("５０２", 0), ("", 0), ("502室", 0),
    ],
)  # fmt: skip
def test_a_room_of_three_or_four_digits_says_its_floor(room: str, floor: int) -> None:
    assert floor_of(room) == floor


@pytest.mark.parametrize(
    ("word", "spot"),
    [
        ("0", EVERYTHING), ("12", Spot(12)), ("12u", Spot(12, alone=True)), ("12f5", Spot(12, floor=5)),
        ("12uf0", Spot(12, alone=True, floor=0)), ("1234567890", Spot(1234567890)),
    ],
)  # fmt: skip
def test_a_button_carries_a_place(word: str, spot: Spot) -> None:
    assert read_spot(word) == spot
    assert spot_word(spot) == word


@pytest.mark.parametrize("word", ["", "x", "-1", "12f", "f5", "1" * 16, "１２", "12f555", "1;2", "12 "])
def test_a_button_that_carries_none_means_everything(word: str) -> None:
    assert read_spot(word) == EVERYTHING


def door(building: int, unit: int, room: str) -> Due:
    own = building == unit
    return Due(1, "", 1, 1, building, unit, f"{building}号楼", "" if own else f"{unit}单元", room)


@pytest.mark.parametrize(
    ("spot", "members", "divided"),
    [
        (EVERYTHING, [door(10, 10, "101"), door(2, 2, "101")], [(Spot(2), "building"), (Spot(10), "building")]),
        (EVERYTHING, [door(3, 31, "101"), door(3, 32, "101")], [(Spot(31), "unit"), (Spot(32), "unit")]),
        (Spot(3), [door(3, 31, "101"), door(3, 3, "商铺3")], [(Spot(3, alone=True), "rest"), (Spot(31), "unit")]),
        (Spot(3), [door(3, 3, "1203"), door(3, 3, "502"), door(3, 3, "501")],
         [(Spot(3, floor=5), "floor"), (Spot(3, floor=12), "floor")]),
        (EVERYTHING, [door(3, 31, "商铺3"), door(3, 31, "502")],
         [(Spot(31, floor=0), "floor"), (Spot(31, floor=5), "floor")]),
        (Spot(3, alone=True), [door(3, 3, "101"), door(3, 3, "201")],
         [(Spot(3, alone=True, floor=1), "floor"), (Spot(3, alone=True, floor=2), "floor")]),
        (EVERYTHING, [door(3, 3, "501"), door(3, 3, "502")], []),
        (Spot(3, floor=5), [door(3, 3, "501")], []),
        (EVERYTHING, [], []),
    ],
)  # fmt: skip
def test_a_place_divides_into_buildings_or_units_or_floors(
    spot: Spot, members: list[Due], divided: list[tuple[Spot, str]]
) -> None:
    found = parts(spot, members)
    assert [(part.spot, part.kind) for part in found] == divided
    for part in found:
        assert all(lies_in(part.spot, one) for one in part.members)
        assert not any(lies_in(part.spot, one) for one in members if one not in part.members)


@pytest.mark.parametrize(
    ("spot", "higher"),
    [
        (EVERYTHING, None), (Spot(3), EVERYTHING), (Spot(31), Spot(3)), (Spot(31, floor=5), Spot(31)),
        (Spot(3, alone=True), Spot(3)), (Spot(3, alone=True, floor=5), Spot(3, alone=True)),
    ],
)  # fmt: skip
def test_each_place_is_part_of_a_higher_one(spot: Spot, higher: Spot | None) -> None:
    assert above(spot, door(3, 31, "502")) == higher


@pytest.mark.parametrize(
    ("times", "is_open", "connected", "gone", "why"),
    [
        (0, True, True, False, "call"), (1, True, True, False, "again"), (1, False, True, False, "call"),
        (2, True, True, False, "visit"), (3, False, False, False, "visit"), (1, True, False, False, "stranger"),
        (0, False, True, True, "gone"),
    ],
)  # fmt: skip
def test_what_is_to_be_done_about_a_household(times: int, is_open: bool, connected: bool, gone: bool, why: str) -> None:
    assert why_call(times, is_open=is_open, connected=connected, gone=gone) == why


@pytest.mark.parametrize(
    ("count", "page", "found"),
    [(0, 1, (1, 1)), (8, 1, (1, 1)), (9, 2, (2, 2)), (9, 7, (2, 2)), (9, 0, (1, 2)), (500, 63, (63, 63))],
)
def test_there_is_always_a_page(count: int, page: int, found: tuple[int, int]) -> None:
    number, pages, shown = page_of(count, page)
    assert (number, pages) == found
    assert len(range(count)[shown]) == min(count - 8 * (number - 1), 8)


# --- whom to call first -----------------------------------------------------------------------------------------------


async def test_first_who_missed_several_then_whom_we_cannot_reach_then_the_rest(world: World) -> None:
    await world.import_(ROSTER + homes("3号楼", "1单元", ["102", "103", "104"]))
    liaison = await world.enrolled(7, "李建国")
    for number, name in enumerate(("住户1单元102", "住户1单元103", "住户1单元104", "赵桂兰"), 20):
        await world.enrolled(number, name)
    await missed_before(world, "住户1单元103", 1)
    await missed_before(world, "住户1单元104", 2)
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.address == "fake:23").values(gone_at=world.clock.now()))
    await liaison.says("未报")
    assert liaison.last == (
        "早上还差 5 户（共 5 户），9:30 截止\n"
        "1. 3号楼1单元104 住户1单元104：连着 2 次没报，请上门看看\n"
        "2. 3号楼2单元502 张伟、王芳、张小雨：还没连上我，请打电话或上门问\n"
        "3. 3号楼1单元101 赵桂兰：收不到我的消息，请打电话或上门问\n"
        "4. 3号楼1单元103 住户1单元103：上一次也没报，请先打这家\n"
        "5. 3号楼1单元102 住户1单元102：请打个电话"
    )
    world.clock.at("9:30")  # now this slot is missed, too
    await liaison.says("/missing")
    assert liaison.last.splitlines()[:3] == [
        "早上还差 5 户（共 5 户），9:30 已截止",
        "1. 3号楼1单元104 住户1单元104：连着 3 次没报，请上门看看",
        "2. 3号楼1单元103 住户1单元103：连着 2 次没报，请上门看看",
    ]


async def test_a_line_leads_to_the_household(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    assert labels(liaison) == ["1. 101", "2. 502"]
    assert ids(liaison) == [f"home:{await household_id(world, room)}:1122-0" for room in ("101", "502")]


async def test_the_excused_stand_below_with_their_reason_and_a_fever_is_not_missing(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    phone = await world.enrolled(1, "张伟")
    await phone.says("张小雨38.5")
    await excused(world, "张伟", "hospital")
    await excused(world, "赵桂兰", "no-thermometer")
    await liaison.says("未报")
    assert liaison.last == (
        "早上还差 1 户（共 2 户），9:30 截止\n"
        "1. 3号楼2单元502 王芳：请打个电话\n"
        "说过原因的 2 户：\n"
        "2. 3号楼1单元101 赵桂兰（没体温计）\n"
        "3. 3号楼2单元502 张伟（在医院）"
    )
    await phone.says("王芳36.5")
    await liaison.says("未报")
    assert liaison.last.startswith("早上没有要打电话的：没报的都说过原因。\n说过原因的 2 户：\n1. ")


async def test_many_names_of_one_household_are_cut_short(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,2单元,502,张爷爷,,,,2026-11-20,\n")
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    assert "3号楼2单元502 张伟、王芳、张小雨等 4 人：" in liaison.last


async def test_the_same_name_twice_is_told_apart_by_the_door(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,102,赵桂兰,,,,2026-11-20,\n")
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    assert "101 赵桂兰：" in liaison.last
    assert "102 赵桂兰：" in liaison.last


# --- many -------------------------------------------------------------------------------------------------------------


async def test_many_are_paged_and_divided_by_place(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    lines = liaison.last.splitlines()
    assert lines[:2] == ["早上还差 38 户（共 38 户），9:30 截止", "3单元 · 36，1单元 · 1，2单元 · 1"]
    assert lines[2].startswith("1. ")
    assert lines[-1] == "第 1 页，共 5 页"
    assert len(lines) == 11
    assert labels(liaison)[8:] == ["3单元 · 36", "1单元 · 1", "2单元 · 1", "下一页"]
    await liaison.presses("下一页")
    assert liaison.last.splitlines()[1].startswith("9. ")
    assert labels(liaison)[8:] == ["下一页", "上一页"]
    for _ in range(3):
        await liaison.presses("下一页")
    assert liaison.last.splitlines()[-1] == "第 5 页，共 5 页"
    assert "下一页" not in labels(liaison)
    assert all(0 < len(id) <= 60 and id.isascii() for heard in liaison.heard for id in [c.id for c in heard.choices])


async def test_one_goes_down_to_a_floor_and_up_again(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    await liaison.presses("3单元 · 36")
    assert liaison.last.splitlines()[:2] == ["早上还差 36 户（共 36 户），9:30 截止", "只看：3号楼3单元"]
    assert "12 楼 · 3" in labels(liaison)
    await liaison.presses("12 楼 · 3")
    assert liaison.last.splitlines() == [
        "早上还差 3 户（共 3 户），9:30 截止", "只看：3号楼3单元 12 楼",
        *(f"{n}. 3号楼3单元120{n} 住户3单元120{n}：还没连上我，请打电话或上门问" for n in (1, 2, 3)),
    ]  # fmt: skip
    assert labels(liaison)[3:] == ["回到3号楼3单元"]
    await liaison.presses("回到3号楼3单元")
    assert labels(liaison)[-1] == "回到3号楼"
    await liaison.presses("回到3号楼")
    assert "只看：3号楼\n" in liaison.last
    await liaison.presses("看全部")
    assert "只看" not in liaison.last


async def test_staff_begin_with_buildings_and_shops_have_no_floor(world: World) -> None:
    await world.import_(TOWER + homes("10号楼", "", ["商铺1", "101A", "101", "102", "103", "201", "202", "203", "204"]))
    staff = await world.enrolled(9, "陈静")
    await staff.says("未报")
    assert staff.last.splitlines()[1] == "3号楼 · 38，10号楼 · 9，1号楼 · 1"
    await staff.presses("10号楼 · 9")
    assert staff.last.splitlines()[2] == "2 楼 · 4，1 楼 · 3，其他房号 · 2"
    await staff.presses("其他房号 · 2")
    assert "10号楼商铺1" in staff.last
    assert "10号楼101A" in staff.last
    assert "只看：10号楼 其他房号" in staff.last


async def test_units_and_doors_without_one_in_the_same_building(world: World) -> None:
    await world.import_(TOWER + homes("3号楼", "", ["商铺1", "商铺2"]))
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    await liaison.presses("没分单元的 · 2")
    assert liaison.last.splitlines()[:2] == ["早上还差 2 户（共 2 户），9:30 截止", "只看：3号楼 没分单元的"]
    assert labels(liaison)[-1] == "回到3号楼"


# --- whose ------------------------------------------------------------------------------------------------------------


async def test_a_keeper_of_several_places_sees_them_together_and_nothing_else(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周强,,楼栋长,1号楼、3号楼2单元,,\n")
    keeper = await world.enrolled(6, "周强")
    await keeper.says("未报")
    assert keeper.last.startswith("早上还差 2 户（共 2 户）")
    assert "赵桂兰" not in keeper.last
    building = await area_id(world, "3号楼")
    await presses_id(keeper, f"missing:1122-0:{building}:1")  # of it only what is theirs
    assert keeper.last.startswith("早上还差 1 户（共 1 户）")
    assert "赵桂兰" not in keeper.last


async def test_a_forged_place_shows_nothing_but_ones_own(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    other = await area_id(world, "1号楼")
    for word in (str(other), "999999999999999", "0", "'; drop", "12f5:99"):
        await presses_id(liaison, f"missing:1122-0:{word}:1")
        assert liaison.last.startswith("早上还差 2 户（共 2 户）"), word
        assert "John" not in liaison.last


async def test_a_role_taken_away_between_list_and_press_is_no_way_in(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    world.clock.passes(minutes=1)
    await no_roles_any_more(world, "李建国")
    await liaison.presses("下一页")
    assert liaison.last == "这个只有楼长、医生和社区里照看的人能看。有事请直接找楼长。"


async def test_a_resident_who_sends_a_buttons_words_is_refused(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await presses_id(phone, "missing:1122-0:0:1")
    assert phone.last.startswith("这个只有")


# --- when -------------------------------------------------------------------------------------------------------------


async def test_a_page_of_yesterday_shows_todays_and_says_so(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    world.clock.at("11-23 8:00")
    await liaison.presses("下一页")
    assert liaison.last.splitlines()[:2] == [
        "那份名单已经过了时候，这是现在的。", "早上还差 38 户（共 38 户），9:30 截止"
    ]  # fmt: skip
    assert "第 1 页" in liaison.last


async def test_the_mornings_list_can_be_read_on_in_the_evening(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    await liaison.says("未报")
    world.clock.at("17:10")
    await liaison.presses("下一页")
    assert liaison.last.startswith("早上还差 38 户（共 38 户），9:30 已截止\n9. ")
    await liaison.says("未报")
    assert liaison.last.startswith("晚上还差 38 户（共 38 户），19:30 截止")


async def test_at_night_the_evening_can_be_read_on(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国")
    world.clock.at("20:00")
    await liaison.says("未报")
    world.clock.at("11-23 2:00")
    await liaison.presses("下一页")
    assert liaison.last.startswith("昨天晚上还差 38 户（共 38 户），19:30 已截止\n9. ")


async def test_in_english(world: World) -> None:
    await world.import_(TOWER)
    liaison = await world.enrolled(7, "李建国", language="en")
    await missed_before(world, "赵桂兰", 2)
    await excused(world, "张伟", "asleep")
    await liaison.says("/missing")
    lines = liaison.last.splitlines()
    assert lines[0] == "morning: 38 of 38 households have not reported; open until 9:30"
    assert lines[2] == "1. 3号楼1单元101 赵桂兰: missed 2 times in a row, please knock"
    assert lines[-1] == "Page 1 of 5"
    await liaison.presses("Next page")
    await liaison.presses("Next page")
    await liaison.presses("Next page")
    await liaison.presses("Next page")
    assert "With a reason, 1 household:\n39. 3号楼2单元502 张伟 (asleep)" in liaison.last
