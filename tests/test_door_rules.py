"""What people write about bags at doors, and the way past the doors: rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

import pytest

from handlers.supplies.door import reading, walk
from handlers.supplies.door.timing import awake
from storage.supplies.orders import Kept
from tests.world import RULES, SHANGHAI

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "where", "numbers"),
    [
        ("502 到了", "502", ()), ("502到了。", "502", ()), ("3-2-502 放门口了", "3-2-502", ()),
        ("301 302 401 都放好了", "301 302 401", ()), ("128 号单到了", "", (128,)), ("７０２ 放在门口了", "702", ()),
        ("3号楼2单元502的放门口了", "3号楼2单元502", ()), ("301、302送到了", "301、302", ()),
        ("502 delivered", "502", ()),
        ("1203 已经放门口了", "1203", ()), ("502 搁门口了", "502", ()),
    ],
)  # fmt: skip
def test_what_says_that_something_is_down(text: str, where: str, numbers: tuple[int, ...]) -> None:
    assert reading.put_down(text) == reading.PutDown(where, numbers)


@pytest.mark.parametrize(
    "text",
    [
        "502 到了吗",
        "到了",
        "502 36.5",
        "502 量好了",
        "502",
        "放好了",
        "什么时候到 502",
        "502 张伟 上门 都好",
        "我 8 点到",
    ],
)
def test_what_does_not(text: str) -> None:
    assert reading.put_down(text) is None


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("收到了", ""), ("收到啦，谢谢", ""), ("拿到了", ""), ("取了", ""), ("盐收到了", "盐"), ("东西收到了", ""),
        ("好的，收到了", ""), ("我们家的菜收到了", ""), ("牛奶和鸡蛋都拿到了", "牛奶和鸡蛋"), ("已经拿进来了", ""),
        ("已收到", ""), ("取走了", ""), ("收到盐了", "盐"),
        ("received", ""), ("I got the milk", "milk"), ("128 号单收到了", ""), ("快递取回来了，辛苦您了", ""),
    ],
)  # fmt: skip
def test_what_says_that_they_have_it(text: str, things: str) -> None:
    said = reading.receipt(text)
    assert said is not None
    assert said.things == things


@pytest.mark.parametrize(
    "text",
    [
        "收到了吗", "还没收到", "36.5", "爸36.5 妈36.6 收到", "收到", "收到通知了", "收到了但是少一袋", "怎么还没拿到",
        "盐多少钱", "消息收到了", "张伟37.8，药收到了", "谢谢", "我发烧了", "钱收到了", "did you get it?", "好了",
    ],
)  # fmt: skip
def test_what_says_no_such_thing(text: str) -> None:
    assert reading.receipt(text) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("少了一袋盐", "missing"), ("送错了", "wrong"), ("这不是我家的", "wrong"), ("鸡蛋碎了", "broken"),
        ("没看到", "unseen"),
        ("门口没有东西", "unseen"), ("牛奶过期了", "broken"), ("salt is missing", "missing"), ("收到了", None),
        ("少了一袋怎么办？", None), ("36.5", None), ("少一袋盐", "missing"), ("东西不对", "wrong"),
        ("门口什么都没有", "unseen"),
    ],
)  # fmt: skip
def test_what_is_the_matter(text: str, what: str | None) -> None:
    assert reading.trouble(text) == what


@pytest.mark.parametrize(
    "text",
    ["送错了", "你们是不是送错了", "这不是我家的", "没收到", "还没收到呢", "快递没收到", "少了", "少了一袋",
     "漏送了一袋",
     "有一袋破了", "门口什么都没有", "it's missing"],
)  # fmt: skip
def test_what_can_be_about_nothing_but_a_bag(text: str) -> None:
    assert reading.is_trouble_alone(text)


@pytest.mark.parametrize(
    "text",
    ["门口没人接，放门卫吧", "水管坏了", "厨房漏了", "漏水了", "没收到验证码", "不对", "少了两个人", "药送错了地方吗"],
)
def test_what_may_be_about_anything(text: str) -> None:
    assert not reading.is_trouble_alone(text)


@pytest.mark.parametrize(
    "text", ["到哪了", "128号单到哪了", "我的快递呢？", "几点能到", "到了吗", "还没来", "When will my order come?"]
)
def test_what_asks_how_far_it_is(text: str) -> None:
    assert reading.asks_where(text)


@pytest.mark.parametrize(
    "text", ["到了", "你到了吗", "楼长呢", "什么时候解封", "核酸什么时候来", "我什么时候能出门", "36.5"]
)
def test_what_asks_something_else(text: str) -> None:
    assert not reading.asks_where(text)


@pytest.mark.parametrize(
    "text", ["放门口", "请放在我家门口", "挂门把手上吧", "麻烦放门口，谢谢", "Please leave it at the door"]
)
def test_what_wishes_for_the_door(text: str) -> None:
    assert reading.wants_at_door(text)


@pytest.mark.parametrize("text", ["别放门口", "放门口了", "垃圾放门口了", "垃圾放门口可以吗", "502 放门口了"])
def test_what_does_not_wish_for_the_door(text: str) -> None:
    assert not reading.wants_at_door(text)


def order(id: int, building: str, unit: str, room: str, kind: str = "supplies", home: int = 0) -> Kept:
    return Kept(
        id=id, community_id=1, household_id=home or id, building_id=1, area_id=2, building=building, unit=unit,
        room=room, kind=kind, state="moving", account_id=None, person_id=None, for_them=False, urgent_asked=False,
        urgent=False, details={}, words_sealed=None, note="", round_at=None, ceiling=None, waits=None,
        waits_since=None, taker_id=6, taker="赵志", created_at=NOW, changed_at=NOW, placed_at=NOW, accepted_at=NOW,
        bought_at=NOW, moving_at=NOW, door_at=None, received_at=None, ended_at=None, how=None, paid=None,
        paid_amount=None, paid_at=None, nagged_at=None,
    )  # fmt: skip


DOORS = [
    order(1, "10号楼", "", "201"), order(2, "3号楼", "2单元", "1203"), order(3, "3号楼", "2单元", "502"),
    order(4, "3号楼", "1单元", "101"), order(5, "3号楼", "2单元", "502", home=3),
    order(6, "3号楼", "2单元", "502", "rubbish", 3),
    order(7, "3号楼", "1单元", "101", "rubbish", 4),
]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "way"), [("last", [[4], [2], [3, 5], [1], [7], [6]]), ("first", [[3, 5], [4], [2], [1], [7], [6]])]
)
def test_the_way_and_their_rubbish_after_everything(when: Literal["first", "last"], way: list[list[int]]) -> None:
    stops = walk.way(DOORS, {3}, when)
    assert [[one.id for one in stop.orders] for stop in stops] == way
    plain = walk.by_room(walk.way(DOORS[:5], {3}, when))
    assert [stop.room for stop in plain] == ["101", "502", "1203", "201"]


def test_the_next_door_is_the_next_on_the_way_and_then_what_was_left_out() -> None:
    stops = walk.way(DOORS, set())
    at = [stop.household_id for stop in stops if not stop.rubbish]
    assert at == [4, 3, 2, 1]
    after = walk.next_stop(stops, 2)
    assert after is not None
    assert after.household_id == 1
    again = walk.next_stop(stops, 1)
    assert again is not None
    assert again.household_id == 4
    assert walk.next_stop([stop for stop in stops if stop.rubbish], 4) is None


def test_what_is_for_a_later_round_is_in_nobodys_hand_yet() -> None:
    later = replace(
        order(8, "3号楼", "2单元", "502", home=3), state="accepted", round_at=datetime(2026, 11, 22, 8, tzinfo=UTC)
    )
    until = datetime(2026, 11, 22, 2, tzinfo=UTC)
    assert [one.id for one in walk.together(DOORS[2], [*DOORS, later], until)] == [3, 5]
    assert walk.in_hand(later, datetime(2026, 11, 22, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("since", "now", "hours"),
    [("22 8:00", "22 11:00", 3), ("22 20:30", "23 8:00", 3), ("22 23:00", "23 6:00", 0), ("22 21:00", "24 7:00", 17)],
)
def test_only_the_hours_of_the_day_count(since: str, now: str, hours: float) -> None:
    def moment(text: str) -> datetime:
        day, clock = text.split()
        hour, minute = map(int, clock.split(":"))
        return datetime(2026, 11, int(day), hour, minute, tzinfo=SHANGHAI)

    assert awake(RULES, moment(since), moment(now)).total_seconds() / 3600 == hours
