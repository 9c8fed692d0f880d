"""A building's group anywhere: the call to a slot, the living board, and temperatures that are written there."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.chat import Lane
from handlers.hall.health import Neighbours, is_alarming, speaks_of_another
from handlers.words import masked, surname
from storage.accounts import Member, Speaker
from storage.models import Case, Group, History, Letter, Person, Shift
from tests.hall_house import House
from tests.world import RULES, Heard, World

GROUP = "fake:-7"


def said_in(world: World, chat: str = GROUP) -> list[Heard]:
    return [heard for heard in world.channel.sent if heard.chat == chat]


def the_board(world: World, chat: str = GROUP) -> Heard:
    found = [heard for heard in said_in(world, chat) if "看板" in heard.text]
    assert len(found) == 1, [heard.text for heard in found]
    return found[0]


def calls(world: World, chat: str = GROUP) -> list[Heard]:
    return [heard for heard in said_in(world, chat) if "开始收体温了" in heard.text]


def acts(world: World, do: str = "") -> list[dict[str, Any]]:
    return [act for _, act in world.channel.acts if not do or act["do"] == do]


async def group(world: World, building: str = "3号楼", chat: str = GROUP, **more: Any) -> int:
    return await House(world).bound(chat, building, **more)


# --- the call ---------------------------------------------------------------------------------------------------------


async def test_the_call_leads_into_the_private_chat(world: World) -> None:
    """A person who has never opened the private chat cannot be written to: the button leads them there."""
    await group(world)
    wei = await world.enrolled(1, "张伟")
    await world.beat()
    assert [choice.opens for choice in calls(world)[0].choices] == ["private"]
    await wei.says("/start temp")
    assert "请报一下" in wei.last
    assert wei.heard[-1].choices
    stranger = world.phone(77)
    await stranger.says("/start temp")
    assert "我只认得社区名单上的住户" in stranger.last
    for _ in range(6):
        await stranger.says("/start temp")
    await stranger.enrols("赵桂兰")
    assert "阳光社区" in stranger.last, "it was never tried as a code, of which there are five an hour"


async def test_when_a_slot_opens_each_group_hears_one_short_call(world: World) -> None:
    await group(world)
    await group(world, "1号楼", "fake:-8")
    world.clock.at("11-23 6:59")
    await world.beat()
    assert calls(world) == []
    world.clock.at("7:00")
    for _ in range(3):
        await world.beat()
        world.clock.passes(minutes=1)
    await world.crash()
    await world.beat()
    assert [heard.text for heard in calls(world)] == ["早上好。3号楼开始收体温了，9:30 前点这里，悄悄发给我就行。"]
    assert [choice.text for choice in calls(world)[0].choices] == ["报体温"]
    assert len(calls(world, "fake:-8")) == 1
    world.clock.at("17:01")
    await world.beat()
    assert calls(world)[-1].text.startswith("晚上好。3号楼")


async def test_it_names_nobody_and_no_door(world: World) -> None:
    await group(world)
    await world.beat()
    heard = "".join(one.text for one in said_in(world))
    assert not any(word in heard for word in ("张伟", "502", "赵桂兰", "101", "138"))


async def test_a_building_where_nobody_is_due_is_not_called(world: World) -> None:
    await group(world)
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now() - timedelta(days=1)))
    await world.beat()
    assert calls(world) == []
    assert "体温：" not in the_board(world).text


async def test_a_building_that_has_reported_before_the_slot_opened_is_not_called(world: World) -> None:
    await group(world)
    world.clock.at("11-23 6:40")
    wei, zhao = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    await wei.says("我36.5 王芳36.6 张小雨36.4")
    await zhao.says("36.3")
    world.clock.at("7:00")
    await world.beat()
    assert calls(world) == []
    assert "2 户里 2 户已报" in the_board(world).text


async def test_down_when_the_slot_opened_it_calls_as_long_as_the_slot_is_open(world: World) -> None:
    await group(world)
    world.clock.at("11-23 8:50")
    await world.beat()
    assert len(calls(world)) == 1
    world.clock.at("11-24 9:40")
    await world.beat()
    assert len(calls(world)) == 1


async def test_calls_can_be_switched_off(world: World) -> None:
    world.rules = dataclasses.replace(RULES, groups=dataclasses.replace(RULES.groups, call_slots=False))
    await world.crash()
    await group(world)
    await world.beat()
    assert calls(world) == []
    assert the_board(world)


async def test_a_group_that_the_bot_has_left_or_that_stands_for_nothing_hears_nothing(world: World) -> None:
    await group(world)
    async with world.database.begin() as db:
        await db.run(update(Group).values(left_at=world.clock.now()))
        await db.insert(Group, channel="fake", chat="fake:-9", title="闲聊", topics=False, joined_at=world.clock.now())
    await world.beat()
    assert world.channel.sent == []


async def test_the_button_brings_the_question_in_private(world: World) -> None:
    await group(world)
    wei, stranger = await world.enrolled(1, "张伟"), world.phone(99)
    await world.beat()
    before = len(said_in(world))
    await wei.says("报体温", group=GROUP, kind="choice", choice="temp")
    assert "请报一下张伟、王芳、张小雨的体温" in wei.last
    await stranger.says("报体温", group=GROUP, kind="choice", choice="temp")
    assert stranger.texts == []
    await wei.says("我36.5 王芳36.6 张小雨36.4")
    await wei.says("报体温", group=GROUP, kind="choice", choice="temp")
    assert "把体温发给我就行" in wei.last
    liaison = await world.enrolled(3, "李建国")
    await liaison.says("报体温", group=GROUP, kind="choice", choice="temp")
    assert "未报" in liaison.last
    assert len(said_in(world)) == before


# --- the board --------------------------------------------------------------------------------------------------------


async def test_a_group_that_was_bound_gets_its_board_pinned_and_then_only_edits(world: World) -> None:
    await group(world)
    await world.beat()
    assert the_board(world).text.splitlines() == [
        "3号楼看板", "早上体温：2 户里 0 户已报，9:30 前都可以报", "报体温、有事找人，私下发给我就行",
    ]  # fmt: skip
    assert acts(world, "pin") == [{"do": "pin", "message": the_board(world).id}]
    assert the_board(world).silent
    zhao = await world.enrolled(2, "赵桂兰")
    await zhao.says("36.3")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "2 户里 1 户已报" in the_board(world).text
    world.clock.at("9:31")
    await world.beat()
    assert "早上体温：2 户里 1 户已报，谢谢大家" in the_board(world).text
    world.clock.at("17:02")
    await world.beat()
    assert "晚上体温：2 户里 0 户已报，19:30 前都可以报" in the_board(world).text
    assert len(acts(world, "pin")) == 1


async def test_a_household_counts_once_nobody_of_it_is_missing(world: World) -> None:
    await group(world)
    wei = await world.enrolled(1, "张伟")
    await wei.says("我36.5 王芳36.6")
    await world.beat()
    assert "2 户里 0 户已报" in the_board(world).text
    await wei.says("小雨睡着了")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "2 户里 1 户已报" in the_board(world).text


async def test_many_reports_are_one_edit_a_minute_and_none_where_nothing_changed(world: World) -> None:
    await group(world)
    await world.beat()
    wei = await world.enrolled(1, "张伟")
    for values in ("36.5", "36.6", "36.7"):
        await wei.says(f"我{values} 王芳36.6 张小雨36.4")
        await world.beat()
        world.clock.passes(seconds=15)
    assert world.channel.edits == []
    world.clock.passes(seconds=60)
    for _ in range(8):
        await world.beat()
        world.clock.passes(minutes=1)
    assert len(world.channel.edits) == 1


async def test_no_new_board_in_quiet_hours(world: World) -> None:
    world.clock.at("23:10")
    await group(world)
    await world.beat()
    assert said_in(world) == []
    world.clock.at("11-23 6:35")
    await world.beat()
    assert the_board(world).text.startswith("3号楼看板")
    assert "体温：" not in the_board(world).text  # yesterday's slot is no news


async def test_a_board_that_somebody_deleted_comes_again(world: World) -> None:
    await group(world)
    await world.beat()
    world.channel.sent.clear()
    world.clock.at("9:31")
    await world.beat()
    assert "2 户里 0 户已报\n" in the_board(world).text


async def test_a_group_bound_to_another_building_shows_that_one(world: World) -> None:
    await group(world)
    await world.beat()
    one = await House(world).area("1号楼")
    async with world.database.begin() as db:
        await db.run(update(Group).values(area_id=one))
    world.clock.passes(minutes=1)
    await world.beat()
    assert "1号楼看板" in the_board(world).text


async def test_each_group_of_a_building_has_its_own_board(world: World) -> None:
    await group(world)
    house = House(world)
    await house.bound("other:-7", "3号楼")
    await world.beat()
    async with world.database.read() as db:
        rows = await db.all(select(Letter.chat, Letter.living).where(Letter.living.is_not(None)).order_by(Letter.id))
    assert sorted(row.chat for row in rows) == [GROUP, "other:-7"]
    assert len({row.living for row in rows}) == 2


async def test_the_board_says_who_is_on_duty_now(world: World) -> None:
    await group(world)
    house = House(world)
    three, one = await house.area("3号楼"), await house.area("1号楼")
    now = world.clock.now()
    async with world.database.begin() as db:
        people = {row.name: row for row in await db.all(select(Person.id, Person.name, Person.community_id))}

        async def shift(name: str, area: int | None, begins: int, ends: int, **more: Any) -> None:
            await db.insert(
                Shift, community_id=people[name].community_id, area_id=area, person_id=people[name].id,
                day=RULES.local(now).date(), name="morning", starts_at=now + timedelta(hours=begins),
                ends_at=now + timedelta(hours=ends), created_at=now, **more,
            )  # fmt: skip

        await shift("陈静", None, -1, 2)
        await shift("李建国", three, -1, 1)
        await shift("王医生", three, -1, 1, ended_at=now)
        await shift("孙立", one, -1, 1)
    await world.beat()
    assert "值班：李*" in the_board(world).text.splitlines()
    world.clock.passes(hours=1, minutes=1)
    await world.beat()
    assert "值班：陈*" in the_board(world).text.splitlines()
    world.clock.passes(hours=1)
    await world.beat()
    assert "值班" not in the_board(world).text


# --- what is written there --------------------------------------------------------------------------------------------


async def test_a_reading_is_marked_and_confirmed_in_private(world: World) -> None:
    await group(world)
    wei = await world.enrolled(1, "张伟")
    said = await wei.says("我 36.5，大家早", group=GROUP)
    assert acts(world) == [{"do": "react", "message": said.message, "mark": "👍"}]
    assert "36.5" in wei.last
    assert said_in(world) == []


async def test_a_fever_is_removed_before_all_else_and_goes_on_in_private(world: World) -> None:
    await group(world)
    liaison, wei = await world.enrolled(9, "李建国"), await world.enrolled(1, "张伟")
    said = await wei.says("我 38.5", group=GROUP)
    assert acts(world) == [{"do": "delete", "message": said.message}]
    assert "38.5" in liaison.last
    assert "群里那条我收起来了" in wei.texts[-3]
    assert "38.5" in wei.last  # what is to be done now is the last word, with its buttons
    assert said_in(world) == []
    async with world.database.read() as db:
        lane = await db.scalar(select(Letter.lane).where(Letter.chat == GROUP))
        done = await db.all(select(History.action, History.details).where(History.action == "group-health-removed"))
    assert lane == Lane.ALARM
    assert [row.details for row in done] == [{"why": "own"}]


@pytest.mark.parametrize("text", ["我 34.2", "我发烧了", "我咳嗽得厉害", "我 36.5 但是喘不上气", "我阳了",
                                  "家里孩子烧到39了", "谁家有退烧药，孩子发烧", "I have a fever"])  # fmt: skip
async def test_so_are_a_low_value_and_symptoms(world: World, text: str) -> None:
    await group(world)
    wei = await world.enrolled(1, "张伟")
    await wei.says(text, group=GROUP)
    assert [act["do"] for act in acts(world)] == ["delete"]
    assert said_in(world) == []


async def test_who_gasps_with_a_usual_temperature_is_an_alarm_in_private_too(world: World) -> None:
    liaison, wei = await world.enrolled(9, "李建国"), await world.enrolled(1, "张伟")
    await wei.says("我 36.5 但是喘不上气")
    assert "张伟" in liaison.last
    assert "36.5" in "".join(wei.texts)


async def test_where_it_may_not_remove_it_asks_the_writer_to(world: World) -> None:
    await group(world, rights=("pin",))
    wei = await world.enrolled(1, "张伟")
    said = await wei.says("我 38.5", group=GROUP)
    assert acts(world) == [{"do": "react", "message": said.message, "mark": "🙏"}]
    assert any("麻烦您自己删一下" in text for text in wei.texts)


async def test_who_has_shut_us_out_gets_the_mark_alone_and_the_liaison_hears_of_a_fever(world: World) -> None:
    await group(world)
    liaison, wei = await world.enrolled(9, "李建国"), await world.enrolled(1, "张伟")
    await wei.says("", kind="blocked")
    before, told = len(wei.texts), len(liaison.texts)
    await wei.says("我 36.5", group=GROUP)
    await wei.says("我 38.6", group=GROUP)
    assert [act["do"] for act in acts(world)] == ["react", "delete"]
    assert len(wei.texts) == before
    assert any("38.6" in text for text in liaison.texts[told:])


async def test_an_edit_counts_as_it_does_in_private(world: World) -> None:
    await group(world)
    wei = await world.enrolled(1, "张伟")
    said = await wei.says("我 36.5", group=GROUP)
    await wei.edits(said, "我 38.5")
    assert [act["do"] for act in acts(world)] == ["react", "delete"]
    assert [str(celsius) for _, celsius, _ in await world.readings()] == ["36.5", "38.5"]
    talk = await wei.says("大家好", group=GROUP)
    await wei.edits(talk, "我 36.7")
    assert acts(world)[-1] == {"do": "react", "message": talk.message, "mark": "👍"}


async def test_what_must_be_asked_is_asked_in_private(world: World) -> None:
    await group(world)
    unknown = world.phone(5)
    await unknown.enrols("张伟")  # three live there
    await unknown.says("36.5", group=GROUP)
    assert "36.5" in unknown.last
    assert [act["do"] for act in acts(world)] == ["react"]
    assert said_in(world) == []


async def test_strangers_and_idle_talk_are_let_be(world: World) -> None:
    await group(world)
    wei, stranger = await world.enrolled(1, "张伟"), world.phone(99)
    before = len(wei.texts)
    for text in ("大家好", "白菜 3.5 一斤", "63.5", "明天几点开门", "502 有快递", "最近咳嗽的人多，大家注意",
                 "群里有发烧的吗", "我没发烧，放心", "装修吵得头疼"):  # fmt: skip
        await wei.says(text, group=GROUP)
    await stranger.says("502 发烧了", group=GROUP)
    await stranger.says("38.5", group=GROUP)
    assert acts(world) == []
    assert len(wei.texts) == before
    assert stranger.texts == []


async def test_a_neighbours_health_is_removed_and_not_written_down_for_the_writer(world: World) -> None:
    await group(world)
    zhao, liaison = await world.enrolled(2, "赵桂兰"), await world.enrolled(9, "李建国")
    await zhao.says("502 发烧了", group=GROUP)
    await liaison.says("502 的张伟确诊了", group=GROUP)
    assert [act["do"] for act in acts(world)] == ["delete", "delete"]
    assert "不在群里说" in zhao.last
    assert "不在群里说" in liaison.last
    assert await world.readings() == []


async def test_a_thermometers_photo_in_the_group_is_let_be(world: World) -> None:
    await group(world)
    wei = await world.enrolled(1, "张伟")
    before = len(wei.texts)
    await wei.says("", group=GROUP, kind="photo")
    assert (acts(world), len(wei.texts)) == ([], before)


async def test_the_same_message_twice_is_marked_once(world: World) -> None:
    await group(world)
    wei = await world.enrolled(1, "张伟")
    said = await wei.says("我 36.5", group=GROUP)
    await world.arrives(said)
    assert len(acts(world)) == 1
    assert len(await world.readings()) == 1


# --- rules ------------------------------------------------------------------------------------------------------------


def test_a_name_is_masked_as_many_may_see_it() -> None:
    assert [masked(name) for name in ("张伟", "张小雨", "欧阳小雨", "李", "John Smith", "John", "")] == [
        "张*", "张*雨", "欧*雨", "李*", "John S.", "John", "",
    ]  # fmt: skip
    assert [surname(name) for name in ("李建国", "李四", "John Smith")] == ["李*", "李*", "John S."]


WEI = Speaker(
    1, 1, "a", "a", "zh-CN", 1, "", "3号楼2单元502", None, (Member(1, "张伟"), Member(2, "张小雨")), (), None, {}
)  # fmt: skip
AROUND = Neighbours(("赵桂兰", "张小", "王芳"), ("101", "503室"))


@pytest.mark.parametrize(
    ("text", "of_another"),
    [
        ("502 报体温 36.5", False),
        ("我家 502 有人发烧", False),
        ("2-502 张伟 38.5", False),
        ("8:30 测 36.5", False),
        ("1125 我 36.5", False),  # a date, and no door of this house
        ("我奶奶 38.2", False),
        ("老公 38.5，老婆 36.5", False),
        ("张小雨发烧了", False),
        ("在楼下量的 36.5", False),
        ("隔壁老王帮我买菜了", False),
        ("503 有人发烧", True),
        ("404 阳了", True),
        ("101 36.5", True),
        ("101 38.5", True),
        ("赵桂兰发烧了", True),
        ("赵桂兰 36.6", True),
        ("老王烧到 39 度", True),
        ("刘阿姨咳嗽三天了", True),
        ("隔壁 38.5", True),
        ("5号楼有人确诊", True),
        ("502 没发烧，是 503 发烧", True),
    ],
)
def test_whose_health_a_message_speaks_of(text: str, of_another: bool) -> None:
    assert speaks_of_another(text, WEI, AROUND, RULES.low, RULES.fever) is of_another


def test_what_is_alarming() -> None:
    low, fever = RULES.low, RULES.fever
    assert is_alarming([fever], (), low, fever)
    assert is_alarming([], ("cough",), low, fever)
    assert not is_alarming([low], (), low, fever)
