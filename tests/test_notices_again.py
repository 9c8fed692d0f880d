"""A notice is corrected and everybody is asked to read it once more: it begins anew, wherever it is counted."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from storage.models import Letter, Notice
from storage.notices.targets import Target
from tests.hall_house import House
from tests.keepers import area_id, presses_id
from tests.mending import NEW, goes_on, history
from tests.readers import (
    HOW_MANY,
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
    rows,
    the_list,
    the_notice,
)  # fmt: skip
from tests.world import ROSTER, Phone, World

NEW_TITLE = "明早 9 点做核酸"
NEW_NUDGE = f"怕您没看到「{NEW_TITLE}」"


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_(MORE)
    world.clock.at("9:00")
    return world


async def corrected(world: World, chen: Phone, text: str = NEW, button: str = "改，请大家再看") -> None:
    """The new words, for those who read English as well, go everywhere."""
    await chen.says("改通知 核酸")
    await chen.says(text)
    await chen.presses("都先看新的")
    await chen.presses(button)
    await goes_on(world)


async def test_whoever_had_read_is_asked_and_reminded_again_with_a_sound(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    zhang, zhao = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    edition = await out(world)
    await zhang.presses("我已阅读")
    await later(world, hours=3)
    assert len(about(zhao, NUDGE)) == 1
    await presses_id(zhao, f"notice:{edition}:read")
    await corrected(world, chen)
    assert [choice.text for choice in the_notice(zhang, NEW_TITLE).choices] == ["我已阅读"]
    assert not (await rows(world, edition))["502"].read
    assert about(zhao, "您家知道了") == []  # the old reminder says the new words, and asks
    await later(world, hours=2, minutes=50)
    assert about(zhang, NEW_NUDGE) == []
    before = len(zhao.heard)
    await later(world, minutes=10)
    assert len(about(zhang, NEW_NUDGE)) == 1
    [again] = [one for one in zhao.heard[before:] if NEW_NUDGE in one.text]
    assert not again.silent
    assert [one.gone for one in zhao.heard if "怕您没看到" in one.text] == [True, False]
    await presses_id(zhang, f"notice:{edition}:read")
    assert "您家知道了，谢谢" in zhang.last
    assert (await rows(world, edition))["502"].how == "button"


async def test_who_was_told_by_phone_or_at_the_door_is_on_the_list_again(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    liaison, edition = await listed(world)
    await liaison.says("102 电话")
    await liaison.says("103 104 上门说了")
    await goes_on(world)
    assert "还有 1 户没看" in the_list(liaison)
    await corrected(world, chen)
    [stands] = [one for one in liaison.heard if "改过了" in one.text and not one.gone]
    assert stands.text == f"「{NEW_TITLE}」改过了，正请大家再看一遍。到时候还没看的，再列给您。"
    assert stands.choices == ()
    assert {row.how for row in (await rows(world, edition)).values()} == {None}
    zhang = world.phone(1)
    await presses_id(zhang, f"notice:{edition}:read")
    await later(world, hours=3)
    before = len(liaison.heard)
    await later(world, hours=1)
    assert stands.gone
    [anew] = [one for one in liaison.heard[before:] if "户没看" in one.text]
    assert anew.text.startswith(f"「{NEW_TITLE}」还有 4 户没看：")
    assert not anew.silent
    assert [room for room in ("101", "102", "103", "104", "502") if room in anew.text] == ["101", "102", "103", "104"]
    await liaison.says("102 电话")
    assert f"记下了：「{NEW_TITLE}」电话里告诉了3号楼1单元102。还有 3 户" in liaison.last


async def test_counts_in_the_group_and_in_coverage_begin_anew(homes: World) -> None:
    world = homes
    await House(world).bound("fake:-7", "3号楼")
    chen = await world.enrolled(9, "陈静")
    zhang, zhao = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    edition = await out(world, REPLY)
    await zhang.presses("知道了")
    await zhao.presses("需要帮助")
    world.clock.passes(minutes=1)
    await world.beat()
    group = [one for one in world.channel.sent if one.chat == "fake:-7" and "】" in one.text]
    assert "已有 2 户读过" in group[-1].text
    await corrected(world, chen)
    assert "户读过" not in group[-1].text
    assert NEW_TITLE in group[-1].text
    await chen.says("谁没看")
    assert chen.last.splitlines()[0].startswith("7 户：看过 0，当面或电话说过 0，还不知道 7")
    assert "回答" not in chen.last
    assert await counted(world, edition) == {}
    await zhao.presses("知道了")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "已有 1 户读过" in group[-1].text
    await chen.says("谁没看")
    assert "看过 1" in chen.last
    assert "回答：知道了 1" in chen.last
    board = [one.text for one in world.channel.sent if one.chat == "fake:-7" and one.text.startswith("3号楼")]
    assert not any(TITLE in text for text in board)


async def test_a_choice_counts_again_when_it_is_pressed_again(homes: World) -> None:
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    edition = await out(world, HOW_MANY)
    await zhang.presses("2 人")
    await corrected(world, chen)
    assert await counted(world, edition) == {}
    assert [choice.text for choice in the_notice(zhang, NEW_TITLE).choices] == ["1 人", "2 人", "3 人以上"]
    await zhang.presses("2 人")
    assert await counted(world, edition) == {"c1": 1}
    assert "您选了「2 人」" in the_notice(zhang, NEW_TITLE).text


async def test_it_may_be_asked_again_more_than_once(homes: World) -> None:
    world = homes
    chen, zhao = await world.enrolled(9, "陈静"), await world.enrolled(2, "赵桂兰")
    await out(world)
    await later(world, hours=3)
    for clock in ("9", "10"):
        await zhao.presses("我已阅读")
        await corrected(world, chen, f"明早 {clock} 点做核酸\n带身份证。")
        await later(world, hours=3)
        assert f"怕您没看到「明早 {clock} 点做核酸」" in zhao.last
    await world.crash()
    await later(world, hours=1)
    assert len([one for one in zhao.heard if "怕您没看到" in one.text and not one.gone]) == 1


async def test_more_than_a_transaction_holds_are_all_reminded_again(world: World) -> None:
    """How far the first reminder had got is not how far the second has."""
    crowd = "".join(f"阳光社区,5号楼,,{number},住户{number},,,,,\n" for number in range(1001, 1520))
    await world.import_(ROSTER + crowd)
    world.clock.at("9:00")
    chen = await world.enrolled(9, "陈静")
    first, last = await world.enrolled(1, "张伟"), await world.enrolled(2, "住户1519")
    await out(world)
    await later(world, minutes=1)
    await later(world, hours=3)
    await later(world, minutes=1)
    for phone in (first, last):
        assert len(about(phone, NUDGE)) == 1
        await phone.presses("我已阅读")
    await corrected(world, chen)
    await later(world, hours=3)
    await later(world, minutes=1)
    for phone in (first, last):
        assert [one.gone for one in phone.heard if NEW_NUDGE in one.text] == [True, False]


async def test_where_nobody_was_to_be_reminded_they_are_now(homes: World) -> None:
    """An edit makes no sound: asked to read again without a word, nobody would."""
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    edition = await out(world)
    await change(world, edition, nudge_at=None, list_at=None)
    async with world.database.begin() as db:
        await db.run(update(Notice).values(nudge_minutes=None))
    await zhang.presses("我已阅读")
    await corrected(world, chen)
    await later(world, hours=3)
    assert NEW_NUDGE in zhang.last


async def test_asked_again_in_the_night_it_is_reminded_of_in_the_day(homes: World) -> None:
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    world.clock.at("23:00")
    edition = await out(world)
    world.clock.at("11-23 6:31")
    await world.beat()
    await presses_id(zhang, f"notice:{edition}:read")
    world.clock.at("11-23 12:00")
    await corrected(world, chen)
    world.clock.at("11-23 14:50")
    await world.beat()
    assert about(zhang, NEW_NUDGE) == []
    world.clock.at("11-23 15:01")
    await world.beat()
    assert len(about(zhang, NEW_NUDGE)) == 1
    await presses_id(zhang, f"notice:{edition}:read")
    world.clock.at("11-23 23:30")
    await corrected(world, chen, "明早 10 点做核酸\n带证。")
    world.clock.at("11-24 9:29")
    before = len(zhang.heard)
    await world.beat()
    assert not any("怕您没看到" in one.text for one in zhang.heard[before:])
    world.clock.at("11-24 9:31")
    await world.beat()
    assert any("怕您没看到「明早 10" in one.text for one in zhang.heard[before:])


async def test_of_a_repeating_notice_the_newest_is_to_be_read_again_and_the_older_are_history(homes: World) -> None:
    world = homes
    chen, zhang = await world.enrolled(9, "陈静"), await world.enrolled(1, "张伟")
    first = await out(world)
    await zhang.presses("我已阅读")
    world.clock.passes(hours=1)
    async with world.database.begin() as db:
        await db.run(update(Notice).values(state="ready", next_at=world.clock.now()))
    await world.beat()
    await zhang.presses("我已阅读")
    await corrected(world, chen)
    assert (await rows(world, first))["502"].read
    assert not (await rows(world, first + 1))["502"].read
    assert [row.details["edition"] for row in await history(world, "notice-read-before")] == [first + 1]


async def test_a_crash_while_the_reminders_follow_loses_none(
    homes: World, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    world = homes
    chen = await world.enrolled(9, "陈静")
    phones = [await world.enrolled(n, name) for n, name in enumerate(("张伟", "赵桂兰", "孙立"), 1)]
    await out(world, target=Target(areas=(await area_id(world, "3号楼"), await area_id(world, "1号楼"))))
    await later(world, hours=3)
    monkeypatch.setattr("handlers.notices.mending.spreading._AT_ONCE", 1)
    monkeypatch.setattr("handlers.notices.mending.spreading._PIECES", 1)
    await chen.says("改通知 核酸")
    await chen.says(NEW)
    await chen.presses("都先看新的")
    await chen.presses("改")
    for _ in range(20):
        await world.beats.beat()
        await world.crash()
        world.clock.passes(seconds=6)
    await goes_on(world)
    for phone in phones:
        assert about(phone, NUDGE) == []
        assert len(about(phone, NEW_NUDGE)) == 1
    async with world.database.read() as db:
        assert await db.scalar(Letter.__table__.select().where(Letter.state == "waiting").limit(1)) is None
