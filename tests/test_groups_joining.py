"""进群: neighbours come in at once, strangers are asked for the code on the door, the rest is left to the liaison."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.base import Refused
from handlers.chat import Incoming
from storage.models import JoinRequest
from tests.keepers import ids, labels, presses_id
from tests.neighbours import GROUP, asks, bound, done_in, happens, record, requests, said_in
from tests.world import ROSTER, World

UNITS = ROSTER + "阳光社区,,,,孙梅,13900000005,楼栋长,3号楼2单元,,\n"


def let_in(world: World) -> list[str]:
    return [act["user"] for act in done_in(world, "approve")]


# --- whom we know -----------------------------------------------------------------------------------------------------


async def test_a_neighbour_is_let_in_at_once(world: World) -> None:
    keepers = await bound(world)
    await world.enrolled(1, "赵桂兰")
    await asks(world, 1, "桂兰")
    assert let_in(world) == ["fake:1"]
    assert await requests(world) == [("fake:1", "approved")]
    await world.beat()
    assert keepers.liaison.texts == []
    assert "join-approved" in [action for action, _ in await record(world)]


@pytest.mark.parametrize(("number", "name"), [(7, "李建国"), (8, "王医生"), (9, "陈静")])
async def test_whoever_looks_after_the_building_is_let_in_at_once(world: World, number: int, name: str) -> None:
    await bound(world)
    await world.enrolled(number, name)
    await asks(world, number)
    assert let_in(world) == [f"fake:{number}"]


async def test_a_liaison_of_one_unit_is_let_in_and_may_let_in(world: World) -> None:
    await world.import_(UNITS)
    await bound(world)
    sun = await world.enrolled(11, "孙梅")
    await asks(world, 11)
    assert let_in(world) == ["fake:11"]
    await asks(world, 55, "老王")
    world.clock.passes(minutes=5)
    await world.beat()
    await sun.presses("让进来")
    assert let_in(world) == ["fake:11", "fake:55"]


async def test_at_night_a_neighbour_comes_in_all_the_same(world: World) -> None:
    await bound(world)
    await world.enrolled(1, "赵桂兰")
    world.clock.at("23:40")
    await asks(world, 1)
    assert let_in(world) == ["fake:1"]


async def test_the_same_request_told_twice_is_one(world: World) -> None:
    await bound(world)
    await world.enrolled(1, "赵桂兰")
    event = Incoming(key="e:1", chat=GROUP, sender="fake:1", kind="join-asked", in_group=True, private="fake:1")
    await asyncio.gather(*(world.arrives(event) for _ in range(3)))
    assert let_in(world) == ["fake:1"]
    assert await requests(world) == [("fake:1", "approved")]


async def test_in_a_group_that_is_no_buildings_nobody_is_let_in_or_asked(world: World) -> None:
    await happens(world, "bot-joined", sender="fake:1234", rights=("invite",))
    zhao = await world.enrolled(1, "赵桂兰")
    count = len(zhao.texts)
    await asks(world, 1)
    await asks(world, 55)
    assert await requests(world) == []
    assert let_in(world) == []
    assert (len(zhao.texts), world.phone(55).texts) == (count, [])


# --- strangers --------------------------------------------------------------------------------------------------------


async def test_a_stranger_is_asked_for_the_code_and_comes_in_with_the_right_one(world: World) -> None:
    keepers = await bound(world)
    codes = await world.codes()
    await asks(world, 55, "桂兰")
    stranger = world.phone(55)
    assert stranger.texts == [
        "您想进3号楼的群，我先认认门。请在 5 分钟内把门上通知里的 8 位码发给我；没有码，我请楼长来看。"
    ]
    await stranger.says(codes["赵桂兰"])
    assert let_in(world) == ["fake:55"]
    assert stranger.last == "码对上了，3号楼的群放您进去了。"
    assert "暗号" in "".join(stranger.texts)  # and they are enrolled
    world.clock.passes(minutes=6)
    await world.beat()
    assert keepers.liaison.texts == []
    assert await requests(world) == [("fake:55", "approved")]


async def test_without_a_code_within_five_minutes_the_liaison_decides(world: World) -> None:
    keepers = await bound(world)
    await asks(world, 55, "老王")
    world.clock.passes(minutes=4)
    await world.beat()
    assert keepers.liaison.texts == []
    world.clock.passes(minutes=1)
    await world.beat()
    await world.beat()
    assert keepers.liaison.texts == ["有人想进3号楼的群，我没对上是哪家：\n老王"]
    assert labels(keepers.liaison) == ["让进来", "不让进"]
    assert keepers.staff.texts == []
    await keepers.liaison.presses("让进来")
    assert keepers.liaison.last == "好，老王放进3号楼的群了。"
    assert let_in(world) == ["fake:55"]
    assert await requests(world) == [("fake:55", "approved")]


async def test_a_liaison_may_say_no(world: World) -> None:
    liaison = (await bound(world)).liaison
    await asks(world, 55, "卖保险的")
    world.clock.passes(minutes=5)
    await world.beat()
    await liaison.presses("不让进")
    assert [act["user"] for act in done_in(world, "decline")] == ["fake:55"]
    assert await requests(world) == [("fake:55", "declined")]
    assert liaison.last == "好，没让卖保险的进3号楼的群。"


async def test_a_right_code_after_that_still_opens_the_door(world: World) -> None:
    liaison = (await bound(world)).liaison
    codes = await world.codes()
    await asks(world, 55, "桂兰")
    world.clock.passes(minutes=7)
    await world.beat()
    await world.phone(55).says(codes["赵桂兰"])
    assert let_in(world) == ["fake:55"]
    await liaison.presses("不让进")
    assert "已经让桂兰进群了" in liaison.last
    assert done_in(world, "decline") == []


async def test_a_wrong_code_goes_to_the_liaison_and_may_be_mended(world: World) -> None:
    liaison = (await bound(world)).liaison
    codes = await world.codes()
    await asks(world, 55, "桂兰")
    stranger = world.phone(55)
    await stranger.says("A2B3C4D5")
    assert "没对上" in stranger.texts[-2]
    assert stranger.last == "进群的事，我也请楼长看着。找到对的码，再发给我就行。"
    await world.beat()
    assert "桂兰" in liaison.last
    await stranger.says("A2B3C4D6")
    assert "没对上" in stranger.last  # not told of the liaison again
    await stranger.says(codes["赵桂兰"])
    assert let_in(world) == ["fake:55"]


async def test_a_code_of_another_building_enrols_and_leaves_the_door_to_the_liaison(world: World) -> None:
    liaison = (await bound(world)).liaison
    codes = await world.codes()
    await asks(world, 55, "约翰")
    stranger = world.phone(55)
    await stranger.says(codes["John Smith"])
    assert let_in(world) == []
    assert (
        stranger.last == "Your home is not in this building. This is the group of 3号楼. I ask the building head there."
    )
    await world.beat()
    assert "约翰" in liaison.last
    await liaison.presses("让进来")
    assert let_in(world) == ["fake:55"]


async def test_somebody_of_another_building_is_told_so_and_left_to_the_liaison(world: World) -> None:
    liaison = (await bound(world)).liaison
    john = await world.enrolled(2, "John Smith", "en")
    await asks(world, 2, "John")
    assert "not in this building" in john.last
    await world.beat()
    assert liaison.last == "有人想进3号楼的群，我没对上是哪家：\nJohn"


async def test_what_a_stranger_writes_besides_a_code_decides_nothing(world: World) -> None:
    await bound(world)
    await asks(world, 55, "老王")
    await world.phone(55).says("我是3号楼的老王")
    assert "8 位码" in world.phone(55).last
    assert await requests(world) == [("fake:55", "asked")]


async def test_ten_requests_in_a_second_are_ten_rows_and_one_letter(world: World) -> None:
    keepers = await bound(world)
    await asyncio.gather(
        *(
            world.arrives(
                Incoming(
                    key=f"r:{n}", chat=GROUP, sender=f"fake:{500 + n}", kind="join-asked", in_group=True,
                    name=f"客人{n}", private=f"fake:{500 + n}",
                )
            )
            for n in range(10)
        )
    )  # fmt: skip
    assert sorted(await requests(world)) == [(f"fake:{500 + n}", "asked") for n in range(10)]
    assert all(len(world.phone(500 + n).texts) == 1 for n in range(10))
    world.clock.passes(minutes=5)
    await world.beat()
    [letter] = keepers.liaison.heard
    assert letter.text.startswith("有 10 人想进3号楼的群")
    assert letter.text.count("客人") == 10
    assert len(letter.choices) == 20
    number = next(line for line in letter.text.splitlines() if "客人4" in line).partition(".")[0]
    await keepers.liaison.presses(f"{number} 让进来")
    assert let_in(world) == ["fake:504"]
    assert sorted(state for _, state in await requests(world)) == ["approved"] + ["held"] * 9


async def test_those_who_come_one_after_the_other_within_a_minute_are_one_letter(world: World) -> None:
    liaison = (await bound(world)).liaison
    for n in range(3):
        await asks(world, 500 + n, f"客人{n}")
        world.clock.passes(seconds=20)
    world.clock.passes(minutes=4)
    await world.beat()
    assert [text.count("客人") for text in liaison.texts] == [3]
    # and those with wrong codes: one letter a minute
    for n in range(3):
        await asks(world, 600 + n, f"路人{n}")
        await world.phone(600 + n).says("A2B3C4D5")
        await world.beat()
        world.clock.passes(seconds=15)
    world.clock.passes(minutes=1)
    await world.beat()
    assert len(liaison.texts) <= 3
    assert sum(text.count("路人") for text in liaison.texts) == 3


async def test_who_asks_twice_is_there_once(world: World) -> None:
    liaison = (await bound(world)).liaison
    await asks(world, 55, "老王")
    world.clock.passes(minutes=2)
    await asks(world, 55, "老王")
    assert len(await requests(world)) == 1
    world.clock.passes(minutes=5)
    await world.beat()
    assert len(liaison.texts) == 1


async def test_at_night_the_liaison_sleeps_and_hears_of_all_in_the_morning(world: World) -> None:
    liaison = (await bound(world)).liaison
    world.clock.at("23:00")
    for n in range(2):
        await asks(world, 500 + n, f"客人{n}")
        assert len(world.phone(500 + n).texts) == 1  # an answer to what they did: at any hour
        world.clock.passes(minutes=30)
        await world.beat()
    assert liaison.texts == []
    world.clock.at("11-23 6:30")
    await world.beat()
    assert [text.count("客人") for text in liaison.texts if "客人" in text] == [2]


async def test_a_restart_does_not_forget_who_waits(world: World) -> None:
    liaison = (await bound(world)).liaison
    await asks(world, 55, "老王")
    await world.crash()
    world.clock.passes(minutes=5)
    await world.beat()
    await world.crash()
    await world.beat()
    assert len(liaison.texts) == 1


# --- deciding ---------------------------------------------------------------------------------------------------------


async def test_of_two_liaisons_who_decide_at_once_one_wins_and_the_other_hears_so(world: World) -> None:
    await world.import_(UNITS)
    liaison = (await bound(world)).liaison
    sun = await world.enrolled(11, "孙梅")
    await asks(world, 55, "老王")
    world.clock.passes(minutes=5)
    await world.beat()
    await asyncio.gather(liaison.presses("让进来"), sun.presses("不让进"))
    said = [liaison.last, sun.last]
    assert sum("已经" in text for text in said) == 1
    assert len(done_in(world, "approve")) + len(done_in(world, "decline")) == 1
    loser, winner = (liaison, "孙梅") if "已经" in liaison.last else (sun, "李建国")
    assert winner in loser.last


async def test_nobody_without_the_right_decides(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,吴刚,13900000006,楼栋长,1号楼,,\n")
    liaison = (await bound(world)).liaison
    await asks(world, 55, "老王")
    world.clock.passes(minutes=5)
    await world.beat()
    [yes, no] = ids(liaison)
    for number, name in ((1, "赵桂兰"), (8, "王医生"), (12, "吴刚")):
        other = await world.enrolled(number, name)
        await presses_id(other, yes)
        assert "只有" in other.last
    await world.phone(55).says("", kind="choice", choice=yes)
    await world.phone(55).says("", kind="choice", choice=yes, group=GROUP)
    assert let_in(world) == []
    assert ("refused", {"act": "let-in"}) in await record(world)
    for nonsense in ("join-yes:", "join-yes:x", "join-yes:99999", "join-no:" + "9" * 40, "join-yes:²"):
        await presses_id(liaison, nonsense)
        assert "过了时候" in liaison.last
    await presses_id(liaison, no)
    assert await requests(world) == [("fake:55", "declined")]


async def test_without_a_liaison_the_staff_decide(world: World) -> None:
    keepers = await bound(world, building="1号楼")
    await asks(world, 55, "老王")
    world.clock.passes(minutes=5)
    await world.beat()
    assert keepers.liaison.texts == []
    await keepers.staff.presses("让进来")
    assert let_in(world) == ["fake:55"]


async def test_what_the_platform_does_not_do_comes_back_to_who_decided(world: World) -> None:
    liaison = (await bound(world)).liaison
    await asks(world, 55, "老王")
    world.clock.passes(minutes=5)
    await world.beat()
    world.channel.refusing["approve"] = Refused("not enough rights")
    await liaison.presses("让进来")
    assert liaison.last.startswith("老王的事没办成")
    assert await requests(world) == [("fake:55", "held")]
    del world.channel.refusing["approve"]
    await liaison.presses("让进来")
    assert let_in(world) == ["fake:55"]
    assert await requests(world) == [("fake:55", "approved")]


async def test_a_neighbour_whom_the_platform_does_not_let_in_comes_to_the_liaison(world: World) -> None:
    liaison = (await bound(world)).liaison
    await world.enrolled(1, "赵桂兰")
    world.channel.refusing["approve"] = Refused("not enough rights")
    await asks(world, 1, "桂兰")
    await world.beat()
    assert "桂兰" in liaison.last


async def test_whoever_was_let_in_by_somebody_else_waits_no_more(world: World) -> None:
    liaison = (await bound(world)).liaison
    await asks(world, 55, "老王")
    await happens(world, "joined", sender="fake:1234", members=("fake:55",), member_names=("老王",))
    world.clock.passes(minutes=5)
    await world.beat()
    assert not any("老王" in text for text in liaison.texts)
    assert await requests(world) == [("fake:55", "lapsed")]


@pytest.mark.parametrize("end", ["unbound", "out", "rebound"])
async def test_where_the_group_is_the_buildings_no_more_nobody_decides(world: World, end: str) -> None:
    keepers = await bound(world)
    await asks(world, 55, "老王")
    world.clock.passes(minutes=5)
    await world.beat()
    [yes, _] = ids(keepers.liaison)
    if end == "out":
        await happens(world, "bot-left", sender="fake:1234")
    elif end == "unbound":
        await keepers.staff.says("/unbind", group=GROUP)
    else:
        await keepers.staff.says("/bind 1号楼", group=GROUP)
        await keepers.staff.presses("改")
    await presses_id(keepers.liaison, yes)
    assert let_in(world) == []
    assert await requests(world) == [("fake:55", "lapsed")]


async def test_a_request_is_never_about_health_and_the_group_hears_nothing_of_it(world: World) -> None:
    await bound(world)
    await asks(world, 55, "老王 38.5")
    world.clock.passes(minutes=5)
    await world.beat()
    assert not any("老王" in text for text in said_in(world))
    assert await world.count(JoinRequest) == 1
