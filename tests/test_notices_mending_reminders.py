"""Reminders and lists of whom to tell say what the notice says: after a correction the new words, after a withdrawal
nothing any more."""

from __future__ import annotations

import pytest

from bot.channels.base import NotThere
from handlers.notices.mending import correct, withdraw
from storage.notices.keeping import Text
from tests.keepers import labels, presses_id
from tests.mending import NEW, corrects, goes_on
from tests.readers import (
    MORE,
    NUDGE,
    TITLE,
    about,
    later,
    listed,
    out,
    row_id,
    rows,
    the_list,
    told_of,
)  # fmt: skip
from tests.threads import replies
from tests.world import Phone, World

CHINESE = {"zh-CN": Text(TITLE, "**带身份证**，在楼下等。")}
NEW_NUDGE = "怕您没看到「明早 9 点做核酸」"
GONE = f"「{TITLE}」收回了"


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_(MORE)
    world.clock.at("9:00")
    return world


async def takes_back(world: World, phone: Phone) -> None:
    await phone.says("收回通知 核酸")
    await phone.presses("收回")
    await goes_on(world)


# --- a correction -----------------------------------------------------------------------------------------------------


async def test_a_reminder_quotes_the_words_that_were_corrected_before_it(homes: World) -> None:
    world = homes
    chen, zhao = await world.enrolled(9, "陈静"), await world.enrolled(2, "赵桂兰")
    await out(world, texts=CHINESE)
    world.clock.passes(hours=1)
    await corrects(chen)
    await goes_on(world)
    await later(world, hours=2)
    assert zhao.last == "怕您没看到「明早 9 点做核酸」。\n带身份证，改在 9 点，在楼下等。"
    assert about(zhao, NUDGE) == []


async def test_a_reminder_that_waits_while_the_words_change_goes_out_with_the_new_ones_and_is_heard(
    homes: World,
) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    await out(world, texts=CHINESE)
    world.clock.passes(hours=3)
    await world.beats.beat()  # the reminder is written, and has not gone
    async with world.database.begin() as db:
        texts = {"zh-CN": Text("明早 9 点做核酸", "改在 9 点。")}
        assert await correct(
            db, world.rules, 1, texts, seen=1, by=1, actor="person/1", now=world.clock.now()
        ) == "done"  # fmt: skip
    await goes_on(world)
    [nudge] = [one for one in zhao.heard if "怕您没看到" in one.text]
    assert NEW_NUDGE in nudge.text
    assert not nudge.silent
    assert nudge.edited == 0


async def test_a_reminder_that_stands_and_the_liaisons_list_say_the_new_title(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    liaison, edition = await listed(world)
    zhao, zhang = world.phone(2), world.phone(1)
    assert len(about(zhao, NUDGE)) == 1
    before = len(zhao.heard), len(liaison.heard)
    await chen.says("改通知 核酸")
    await chen.says(NEW)
    await chen.presses("都先看新的")
    await chen.presses("改")
    await goes_on(world)
    assert about(zhao, NUDGE) == []
    assert about(zhao, NEW_NUDGE) == ["怕您没看到「明早 9 点做核酸」。\n带身份证，改在 9 点，在楼下等。"]
    assert the_list(liaison).startswith("「明早 9 点做核酸」还有 4 户没看：")
    assert (len(zhao.heard), len(liaison.heard)) == before  # in place, without a sound
    assert (await rows(world, edition))["502"].read  # who has read it stays so
    assert about(zhang, NEW_NUDGE) == []
    await liaison.says("102 电话")
    assert "「明早 9 点做核酸」电话里告诉了" in liaison.last


async def test_of_a_notice_in_groups_alone_the_reminder_follows_too(homes: World) -> None:
    world = homes
    chen, zhao = await world.enrolled(9, "陈静"), await world.enrolled(2, "赵桂兰")
    await out(world, texts=CHINESE, places="groups")
    await later(world, hours=3)
    assert len(about(zhao, NUDGE)) == 1
    await corrects(chen)
    await goes_on(world)
    assert about(zhao, NUDGE) == []
    assert len(about(zhao, NEW_NUDGE)) == 1


# --- a withdrawal -----------------------------------------------------------------------------------------------------


async def test_withdrawn_before_it_was_due_there_is_no_reminder_and_no_list(homes: World) -> None:
    world = homes
    chen, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    zhao = await world.enrolled(2, "赵桂兰")
    await out(world)
    world.clock.passes(hours=2)
    await takes_back(world, chen)
    await later(world, hours=1)
    await later(world, hours=1)
    assert about(zhao, "怕您没看到") == []
    assert about(liaison, "户没看") == about(liaison, TITLE) == []


async def test_withdrawn_while_the_reminder_waits_it_does_not_go(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(2, "赵桂兰")
    await out(world)
    world.clock.passes(hours=3)
    await world.beats.beat()
    async with world.database.begin() as db:  # the reminder is still in the queue
        await withdraw(db, 1, actor="person/1", rules=world.rules, now=world.clock.now())
    await goes_on(world)
    assert about(zhao, "怕您没看到") == []


async def test_withdrawn_between_the_reminder_and_the_list_there_is_no_list(homes: World) -> None:
    world = homes
    chen, liaison = await world.enrolled(9, "陈静"), await world.enrolled(7, "李建国")
    zhao = await world.enrolled(2, "赵桂兰")
    await out(world)
    await later(world, hours=3)
    assert len(about(zhao, NUDGE)) == 1
    await takes_back(world, chen)
    await later(world, hours=1)
    assert about(liaison, "户没看") == []
    assert [one.gone for one in zhao.heard if "怕您没看到" in one.text] == [True]


async def test_a_reminder_that_stands_goes_with_the_notice_and_the_list_says_that_nobody_is_to_be_called(
    homes: World,
) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    liaison, _ = await listed(world)
    zhao = world.phone(2)
    before = len(zhao.heard), len(liaison.heard)
    await takes_back(world, chen)
    assert [one.gone for one in zhao.heard if "怕您没看到" in one.text] == [True]
    assert about(liaison, GONE) == [f"「{TITLE}」收回了，不算数了，不用再打电话。"]
    assert not any("户没看" in one.text or "说过了" in str(one.choices) for one in liaison.heard)
    assert (len(zhao.heard), len(liaison.heard)) == before
    assert "说过了" not in "".join(labels(liaison))


async def test_where_a_reminder_cannot_be_deleted_it_says_that_it_was_withdrawn(homes: World) -> None:
    world = homes
    chen, zhao = await world.enrolled(9, "陈静"), await world.enrolled(2, "赵桂兰")
    await out(world)
    await later(world, hours=3)
    world.channel.refusing["delete"] = NotThere("message can't be deleted")
    await takes_back(world, chen)
    [stands] = [one for one in zhao.heard if "不用管它" in one.text]
    assert stands.text == f"「{TITLE}」收回了，不算数了，不用管它。"
    assert stands.choices == ()
    assert about(zhao, "怕您没看到") == []


async def test_buttons_that_were_pressed_too_late_are_answered_kindly(homes: World) -> None:
    world = homes
    chen = await world.enrolled(9, "陈静")
    liaison, edition = await listed(world)
    zhao = world.phone(2)
    the_list_ = next(one for one in liaison.heard if "户没看" in one.text)
    row = await row_id(world, edition, "102")
    await takes_back(world, chen)
    await presses_id(zhao, f"notice:{edition}:read")
    assert zhao.last == f"「{TITLE}」已经收回了，不算数了，不用点。"
    for pressed in (f"told:{edition}:{row}", f"told:{edition}:{row}:phone", f"told:{edition}:p2"):
        await presses_id(liaison, pressed)
        assert liaison.last == f"「{TITLE}」收回了，不算数了，不用再打电话。", pressed
    await replies(liaison, "102 电话", the_list_)
    assert liaison.last == f"「{TITLE}」收回了，不算数了，不用再打电话。"
    assert await told_of(world) == []
    assert not (await rows(world, edition))["102"].read
