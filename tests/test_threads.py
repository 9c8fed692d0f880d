"""The thread between a household and its liaison: what goes on, to whom, and how the answer comes back."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select, update

from bot.channels.base import Gone
from handlers.chat import Attachment, Incoming
from storage.models import Account, Arrival, History, Letter, Person, ThreadMessage
from tests.keepers import household_id, labels, no_roles_any_more, person_id, presses_id
from tests.threads import VOICE, WORDS, actions, grant, neighbours, replies, said, threads, with_role
from tests.world import World

ASKED = (
    "3号楼2单元502 的张伟说：\n「楼上半夜有响声」\n早上体温还差张伟、王芳、张小雨 · 隔离第 3 天，共 14 天\n"
    "直接回复这一条，我就转给他家。"
)


async def test_what_nothing_understood_goes_to_the_liaison_with_place_and_state(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    assert people.liaison.texts == [ASKED]
    assert labels(people.liaison) == ["回复", "办好了"]
    assert people.home.texts == ["转给楼长李建国了，回了我马上告诉您。"]
    assert people.staff.texts == []
    assert await said(world) == [(True, "text", WORDS)]
    assert await threads(world) == [("open", "liaison", 0)]


async def test_the_state_says_what_is_reported_and_which_alert_is_open(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("张伟36.5 王芳36.6 张小雨38.2")
    await people.home.says(WORDS)
    assert "张小雨有预警，还没办完 · 早上体温都报了 · 隔离第 3 天，共 14 天" in people.liaison.last


@pytest.mark.parametrize(
    "text", ["37.3算发烧吗？", "孩子能下楼玩一会吗", "Can I go out tomorrow?", "38度要不要紧？", "查一下我的快递"]
)
async def test_questions_are_not_answered_by_a_machine(world: World, text: str) -> None:
    people = await neighbours(world)
    await people.home.says(text)
    assert f"「{text}」" in people.liaison.last
    assert people.home.last.startswith("转给楼长李建国了")


async def test_what_a_feature_understands_does_not_go_on(world: World) -> None:
    people = await neighbours(world)
    for text in ("36.5", "帮助", "状态", "您好", "王芳 36.6"):
        await people.home.says(text)
    assert people.liaison.texts == []
    assert await threads(world) == []


async def test_a_reply_comes_back_under_the_liaisons_name_on_every_phone(world: World) -> None:
    people = await neighbours(world)
    mother = await world.enrolled(2, "王芳")
    before = len(mother.heard)
    await people.home.says(WORDS)
    await replies(people.liaison, "马上来，带工具 <3")
    assert people.home.last == "楼长李建国：马上来，带工具 <3"
    assert mother.texts[before:] == ["楼长李建国：马上来，带工具 <3"]
    assert people.liaison.last == "转给 3号楼2单元502 了。"
    assert await threads(world) == [("answered", "liaison", 0)]
    assert not any("fake:" in text for text in people.home.texts + people.liaison.texts)
    assert await actions(world) == ["thread-said", "thread-answered"]


async def test_the_same_reply_twice_goes_once(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    arrived = await people.liaison.says("马上来", reply_to=people.liaison.heard[-1].id)
    await world.arrives(arrived)
    assert people.home.texts.count("楼长李建国：马上来") == 1


async def test_the_household_answers_an_answer_and_it_goes_to_who_gave_it(world: World) -> None:
    people = await neighbours(world)
    await grant(world, "陈静", "liaison")  # two of them now, equally near
    await people.home.says(WORDS)
    assert "楼上半夜有响声" in people.staff.last
    await replies(people.liaison, "马上来")
    await replies(people.staff, "我也去", people.staff.heard[0])
    heard = len(people.liaison.heard), len(people.staff.heard)
    await replies(people.home, "几点到？", next(h for h in people.home.heard if h.text == "楼长陈静：我也去"))
    assert "几点到？" in people.staff.last
    assert len(people.liaison.heard) == heard[0]
    await people.home.says("楼下也有响声")
    assert "楼下也有响声" in people.liaison.last  # who holds it
    assert len(people.staff.heard) == heard[1] + 1


async def test_a_reading_typed_as_a_reply_is_a_reading(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await replies(people.liaison, "孩子多少度？")
    quiet = len(people.liaison.heard)
    await replies(people.home, "张小雨 36.4")
    assert people.home.last.startswith("记好了")
    assert len(await world.readings()) == 1
    assert len(people.liaison.heard) == quiet


async def test_a_report_in_a_reply_of_the_liaisons_is_words(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await replies(people.liaison, "502 36.5")
    assert people.home.last == "楼长李建国：502 36.5"
    assert await world.readings() == []


async def test_several_lines_each_go_on_and_are_answered_once(world: World) -> None:
    people = await neighbours(world)
    for text in ("楼上半夜有响声", "厨房那根", "越来越大"):
        await people.home.says(text)
        world.clock.passes(seconds=20)
    assert people.home.texts == ["转给楼长李建国了，回了我马上告诉您。"]
    assert people.liaison.texts[1:] == [
        "3号楼2单元502 的张伟又说：「厨房那根」",
        "3号楼2单元502 的张伟又说：「越来越大」",
    ]
    world.clock.passes(minutes=10)
    await people.home.says("怎么还没人")
    assert len(people.home.texts) == 2
    assert "隔离第 3 天" in people.liaison.last


async def test_to_ask_for_help_with_something_is_no_alarm(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("求助一下怎么订菜")
    assert people.home.texts == ["转给楼长李建国了，回了我马上告诉您。"]
    assert "「求助一下怎么订菜」" in people.liaison.last


async def test_another_matter_a_little_later_is_answered_again(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("核酸什么时候做")
    world.clock.passes(minutes=3)
    await people.home.says("帮我跟物业说一声")
    assert people.home.texts == ["转给楼长李建国了，回了我马上告诉您。"] * 2


@pytest.mark.parametrize(
    "text",
    ["谢谢", "好的", "知道了", "👍", "好的，谢谢楼长！", "收到，辛苦了", "OK, thank you very much", "🙏🙏", "嗯嗯"],
)
async def test_thanks_after_an_answer_reach_nobody_and_reopen_nothing(world: World, text: str) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await replies(people.liaison, "修好了")
    quiet = len(people.liaison.heard)
    await people.home.says(text)
    await replies(people.home, text)
    assert people.home.last == "好的，有事随时写给我。"
    assert len(people.liaison.heard) == quiet
    assert await threads(world) == [("answered", "liaison", 0)]


async def test_what_may_be_an_answer_is_not_taken_for_thanks(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await replies(people.liaison, "下午来可以吗？")
    await people.home.says("可以")
    assert "「可以」" in people.liaison.last


async def test_signs_without_a_word_are_not_passed_on(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("？？！")
    assert people.home.last.startswith("这句我没看懂")
    assert "别的事直接跟我说，我转给楼长" in people.home.last
    assert people.liaison.texts == []


async def test_alarming_words_have_advice_and_go_on_before_everything_else(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("我难受得很")
    assert people.home.last.startswith("听着要紧，我转给楼长李建国了。请现在就给楼长打电话")
    assert "「我难受得很」" in people.liaison.last
    async with world.database.read() as db:
        lanes = await db.scalars(select(Letter.lane).where(Letter.chat == people.liaison.address).order_by(Letter.id))
    assert lanes[-1] == 0


async def test_a_changed_message_goes_on_changed(world: World) -> None:
    people = await neighbours(world)
    first = await people.home.says(WORDS)
    await people.home.edits(first, "楼下半夜有响声")
    assert people.liaison.last == "3号楼2单元502 的张伟把话改成了：「楼下半夜有响声」"
    reply = await people.liaison.says("哪一间", reply_to=people.liaison.heard[0].id)
    await people.liaison.says("哪一个房间", kind="edit", message=reply.message, reply_to=people.liaison.heard[0].id)
    assert people.home.last == "楼长李建国（改了一下）：哪一个房间"


async def test_who_writes_may_not_be_known(world: World) -> None:
    liaison, home = await world.enrolled(7, "李建国"), world.phone(1)
    await home.enrols("张伟")
    await home.says("有人在吗，楼上太吵了")
    assert liaison.last.startswith("3号楼2单元502 这一家说：\n「有人在吗，楼上太吵了」")


# --- the button -------------------------------------------------------------------------------------------------------


async def test_by_the_button_the_next_words_go_there_until_something_else_is_asked_for(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await people.liaison.presses("回复")
    assert people.liaison.last == "好，您接下来写的，我都转给 3号楼2单元502。"
    await people.liaison.says("马上来")
    await people.liaison.says("还缺什么吗")
    assert people.home.texts[-2:] == ["楼长李建国：马上来", "楼长李建国：还缺什么吗"]
    await people.liaison.says("502 王芳 36.5")  # now a report again
    assert people.liaison.last.startswith("替他们记好了")
    await people.liaison.says("未报")
    heard = len(people.home.heard)
    await people.liaison.says("这句给谁")
    assert len(people.home.heard) == heard
    await people.liaison.presses("回复")
    await people.liaison.presses("不回了")
    assert people.liaison.last == "好，不转了。"
    await people.liaison.says("这句给谁")
    assert len(people.home.heard) == heard


async def test_the_button_is_forgotten_after_half_an_hour(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await people.liaison.presses("回复")
    world.clock.passes(minutes=31)
    heard = len(people.home.heard)
    await people.liaison.says("马上来")
    assert len(people.home.heard) == heard


async def test_words_to_nobody_in_particular_are_asked_about_and_not_lost(world: World) -> None:
    people = await neighbours(world)
    aunt = await world.enrolled(3, "赵桂兰")
    await people.home.says(WORDS)
    await aunt.says("楼道太黑了")
    await people.liaison.says("马上来")
    assert people.liaison.last.startswith("这句转给哪一家？")
    assert labels(people.liaison) == ["3号楼2单元502", "3号楼1单元101"]
    await people.liaison.presses("3号楼1单元101")
    assert aunt.last == "楼长李建国：马上来"
    assert people.home.texts == ["转给楼长李建国了，回了我马上告诉您。"]
    assert people.liaison.last == "转给 3号楼1单元101 了。"


async def test_a_reply_to_a_message_about_nothing_is_asked_about_too(world: World) -> None:
    people = await neighbours(world)
    await people.liaison.says("状态")
    await replies(people.liaison, "马上来")
    assert people.liaison.last.startswith("这句我没看懂")  # nobody waits
    await people.home.says(WORDS)
    await replies(people.liaison, "马上来", people.liaison.heard[0])
    assert people.liaison.last.startswith("这句转给哪一家？")


async def test_a_reply_goes_to_the_thread_replied_to_whatever_was_said_since(world: World) -> None:
    people = await neighbours(world)
    aunt = await world.enrolled(3, "赵桂兰")
    await people.home.says(WORDS)
    first = people.liaison.heard[-1]
    await aunt.says("楼道太黑了")
    await people.liaison.presses("回复")  # of the newest, the aunt's
    await replies(people.liaison, "找到扳手了", first)
    assert people.home.last == "楼长李建国：找到扳手了"
    assert people.liaison.last == "转给 3号楼2单元502 了。"


# --- photos and other things ------------------------------------------------------------------------------------------


async def test_photos_voice_files_and_places_go_both_ways(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("", kind="voice", attachment=VOICE)
    assert (people.liaison.last, people.liaison.heard[-1].file) == ("3号楼2单元502 的张伟发来一段语音。", "voice.ogg")
    assert people.home.last == "语音转给楼长李建国听了，回了我告诉您。下次打字更快，点键盘上的话筒，您说的话会变成字。"
    await people.home.says("", kind="file", attachment=Attachment("doc", "单子.pdf", "application/pdf", 9))
    assert people.liaison.heard[-1].file == "单子.pdf"
    await people.home.says("", kind="place", place=(31.23, 121.47))
    assert people.liaison.last == "3号楼2单元502 的张伟发来一个位置：在地图上看（31.230000，121.470000）"
    await replies(people.liaison, "", kind="voice", attachment=Attachment("v2", mime="audio/ogg"))
    assert (people.home.last, people.home.heard[-1].file) == ("楼长李建国发来一段语音。", "voice.ogg")
    await replies(
        people.liaison,
        "是这个吗",
        people.liaison.heard[0],
        kind="photo",
        attachment=Attachment("p2", mime="image/jpeg"),
    )
    assert (people.home.last, people.home.heard[-1].file) == (
        "楼长李建国发来一张照片。下面写着「是这个吗」。",
        "photo.jpg",
    )
    await replies(people.liaison, "", people.liaison.heard[0], kind="place", place=(31.0, 121.0))
    assert people.home.last == "楼长李建国：在地图上看（31.000000，121.000000）"
    assert [kind for _, kind, _ in await said(world)] == ["voice", "file", "place", "voice", "photo", "place"]


async def test_after_the_button_a_photo_goes_there_too(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await people.liaison.presses("回复")
    await people.liaison.says("", kind="photo", attachment=Attachment("p", mime="image/jpeg"))
    assert people.home.heard[-1].file == "photo.jpg"


async def test_an_album_goes_whole_and_is_announced_once(world: World) -> None:
    people = await neighbours(world)
    for number in range(4):
        await people.home.says("", kind="photo", album="a1", attachment=Attachment(f"p{number}", mime="image/jpeg"))
    assert len(people.liaison.heard) == 4
    assert len(people.home.heard) == 1
    await replies(
        people.liaison,
        "",
        people.liaison.heard[0],
        kind="photo",
        album="b",
        attachment=Attachment("q0", mime="image/jpeg"),
    )
    await people.liaison.says("", kind="photo", album="b", attachment=Attachment("q1", mime="image/jpeg"))
    assert [heard.file for heard in people.home.heard[1:]] == ["photo.jpg", "photo.jpg"]


async def test_a_photo_with_words_that_nobody_understood_goes_once_with_its_words(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("这个水管坏了", kind="photo", attachment=Attachment("p", mime="image/jpeg"))
    assert len(people.liaison.heard) == 1
    assert "下面写着「这个水管坏了」" in people.liaison.last
    assert people.liaison.heard[-1].file == "photo.jpg"


async def test_a_photo_below_a_reading_keeps_nobody_waiting(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("36.5", kind="photo", attachment=Attachment("p", mime="image/jpeg"))
    assert people.liaison.heard[-1].file == "photo.jpg"
    assert await threads(world) == [("answered", "liaison", 0)]


async def test_a_photo_that_was_read_and_written_down_is_answered(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("", kind="photo", attachment=Attachment("p", mime="image/jpeg"))
    assert await threads(world) == [("open", "liaison", 0)]
    await people.liaison.says("502 张伟 36.5")
    assert await threads(world) == [("answered", "liaison", 0)]


async def test_a_sticker_reaches_nobody(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("", kind="sticker")
    assert people.liaison.texts == []
    assert people.home.last.startswith("收到啦")


async def test_what_cannot_be_fetched_is_said_in_words(world: World) -> None:
    people = await neighbours(world)
    world.unfetchable = [Gone("no such file")]
    await people.home.says("", kind="voice", attachment=VOICE)
    assert people.liaison.last == "3号楼2单元502 的张伟发来一段语音，我没取到。请打个电话问问。"


# --- who can be reached -----------------------------------------------------------------------------------------------


async def test_without_a_liaison_staff_get_it_and_without_anybody_it_is_said_whom_to_phone(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(WORDS)
    assert home.last == "您说的我记下了，可楼长李建国这会儿收不到我的消息，请直接打个电话。有人连上我，我就转过去。"
    staff = await world.enrolled(9, "陈静")
    world.clock.passes(minutes=11)
    await home.says("还在响")
    assert "「还在响」" in staff.last
    assert home.last.startswith("转给社区陈静了")


async def test_what_nobody_got_reaches_the_first_who_comes(world: World) -> None:
    home = await world.enrolled(1, "张伟")
    await home.says(WORDS)
    liaison = await world.enrolled(7, "李建国")
    world.clock.passes(minutes=31)
    await world.beat()
    assert WORDS in liaison.last


async def test_a_household_without_any_keeper_goes_to_staff(world: World) -> None:
    home, staff = await world.enrolled(1, "John Smith", "en"), await world.enrolled(9, "陈静")
    await home.says("The stairs are dark")
    assert "1号楼302 的John Smith说" in staff.last.replace(" 的 ", " 的")
    assert home.last == "I passed this on to community worker 陈静. As soon as there is an answer, I will tell you."
    await replies(staff, "I come at 5")
    assert home.last == "community worker 陈静: I come at 5"


async def test_a_liaison_who_blocked_the_bot_is_passed_over(world: World) -> None:
    people = await neighbours(world)
    await people.liaison.says("", kind="blocked")
    await people.home.says(WORDS)
    assert WORDS in people.staff.last
    assert people.home.last.startswith("转给社区陈静了")


async def test_what_a_blocking_liaison_did_not_get_goes_to_the_next_at_once(world: World) -> None:
    people = await neighbours(world)
    world.channel.failing[people.liaison.address] = [Gone("blocked")]
    await people.home.says(WORDS)
    assert people.staff.texts == []
    await world.beat()
    assert WORDS in people.staff.last


async def test_a_liaison_who_lives_there_does_not_answer_their_own_household(world: World) -> None:
    people = await neighbours(world)
    home = await household_id(world, "502")
    liaison = await person_id(world, "李建国")
    async with world.database.begin() as db:
        await db.run(update(Person).where(Person.id == liaison).values(household_id=home))
        await db.run(update(Account).where(Account.person_id == liaison).values(household_id=home))
    await people.liaison.says(WORDS)
    assert people.liaison.texts == ["转给社区陈静了，回了我马上告诉您。"]
    assert WORDS in people.staff.last
    await people.home.says("还在响")
    assert "还在响" in people.staff.last
    await replies(people.staff, "马上来")
    assert people.home.last == people.liaison.last == "社区陈静：马上来"


async def test_who_lives_there_and_looks_after_others_is_asked_which_of_them_waits(world: World) -> None:
    people = await neighbours(world)
    aunt = await world.enrolled(3, "赵桂兰")
    home, liaison = await household_id(world, "502"), await person_id(world, "李建国")
    async with world.database.begin() as db:
        await db.run(update(Person).where(Person.id == liaison).values(household_id=home))
        await db.run(update(Account).where(Account.person_id == liaison).values(household_id=home))
    await aunt.says("楼道太黑了")
    await people.liaison.says("马上来")
    assert labels(people.liaison) == ["3号楼1单元101", "我自家的事"]
    await people.liaison.presses("3号楼1单元101")
    assert aunt.last == "楼长李建国：马上来"
    await aunt.says("还没修好")
    await people.liaison.says(WORDS)
    await people.liaison.presses("我自家的事")
    assert WORDS in people.staff.last
    assert people.liaison.last.startswith("转给社区陈静了")
    await people.liaison.presses("我自家的事")
    assert people.liaison.last == "这个按钮已经过了时候。您直接写给我就行。"


async def test_two_who_answer_in_the_same_moment_both_answer_and_one_holds_it(world: World) -> None:
    people = await neighbours(world)
    await grant(world, "陈静", "liaison")
    await people.home.says(WORDS)
    await asyncio.gather(replies(people.liaison, "马上来"), replies(people.staff, "我来"))
    assert {"楼长李建国：马上来", "楼长陈静：我来"} <= set(people.home.texts)
    told = [text for text in people.liaison.texts + people.staff.texts if "回了 3号楼2单元502 的话" in text]
    assert len(told) == 1


async def test_a_grant_that_ended_answers_no_more(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await no_roles_any_more(world, "李建国")
    heard = len(people.home.heard)
    await replies(people.liaison, "马上来")
    assert people.liaison.last.startswith("这个只有楼长")
    assert len(people.home.heard) == heard
    assert await actions(world, "refused") == ["refused"]
    await presses_id(people.liaison, "thread:reply:1")
    await presses_id(people.liaison, "thread:done:1")
    assert await actions(world, "refused") == ["refused"] * 3


@pytest.mark.parametrize(
    "id", ["thread:reply:1", "thread:done:1", "thread:hand:1:clinician", "thread:show:1", "thread:to:1"]
)
async def test_buttons_of_a_thread_are_its_keepers_alone(world: World, id: str) -> None:
    people = await neighbours(world)
    aunt = await world.enrolled(3, "赵桂兰")
    await with_role(world, "钱多", "liaison", "1号楼")
    other = await world.enrolled(5, "钱多")
    await people.home.says(WORDS)
    for phone in (aunt, other):
        await presses_id(phone, id)
        assert phone.last.startswith("这个只有楼长")
        assert WORDS not in "".join(phone.texts)
    for wrong in ("thread:reply:99", "thread:reply:x", "thread:reply:", "thread:eat:1", "thread:"):
        await presses_id(people.liaison, wrong)
        assert people.liaison.last == "这个按钮已经过了时候。您直接写给我就行。"
    assert await threads(world) == [("open", "liaison", 0)]


async def test_two_liaisons_answer_and_the_others_hear_who_was_first(world: World) -> None:
    people = await neighbours(world)
    await grant(world, "陈静", "liaison")
    await people.home.says(WORDS)
    await replies(people.liaison, "马上来")
    assert people.staff.last == "楼长李建国回了 3号楼2单元502 的话。"
    assert people.staff.heard[-1].silent
    await replies(people.staff, "我也去", people.staff.heard[0])
    assert people.home.texts[-2:] == ["楼长李建国：马上来", "楼长陈静：我也去"]
    assert people.liaison.last == "转给 3号楼2单元502 了。"


async def test_a_reply_to_a_closed_thread_opens_it_again(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await people.liaison.presses("办好了")
    assert people.liaison.last == "好，3号楼2单元502 的事办好了。辛苦了。"
    assert people.home.last == "楼长李建国说您问的事办好了。还有事，随时写给我。"
    await people.liaison.presses("办好了")
    assert people.liaison.last == "3号楼2单元502 的事已经结束了。"
    await replies(people.liaison, "明天再来看看", people.liaison.heard[0])
    assert people.home.last == "楼长李建国：明天再来看看"
    assert people.liaison.last == "先前那段话结束了，我又接上了，转给 3号楼2单元502 了。"
    assert await threads(world) == [("answered", "liaison", 0)]


async def test_a_reply_to_a_closed_thread_goes_into_the_one_that_is_open_now(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    first = people.liaison.heard[-1]
    await people.liaison.presses("办好了")
    await people.home.says("又响了")
    await replies(people.liaison, "马上来", first)
    assert people.home.last == "楼长李建国：马上来"
    assert await threads(world) == [("closed", "liaison", 0), ("answered", "liaison", 0)]


async def test_answers_follow_who_moved_and_the_new_tenants_hear_nothing(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    new, writer = await household_id(world, "101"), await person_id(world, "张伟")
    aunt, tenant = await world.enrolled(3, "赵桂兰"), await world.enrolled(2, "王芳")
    async with world.database.begin() as db:
        await db.run(update(Person).where(Person.id == writer).values(household_id=new))
        await db.run(update(Account).where(Account.person_id == writer).values(household_id=new))
    quiet = len(tenant.heard)
    await replies(people.liaison, "马上来")
    assert people.home.last == aunt.last == "楼长李建国：马上来"
    assert people.liaison.last == "转给 3号楼1单元101 了。"
    assert len(tenant.heard) == quiet


async def test_a_household_out_of_reach_is_said_to_be(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await people.home.says("", kind="blocked")
    await replies(people.liaison, "马上来", people.liaison.heard[0])
    assert people.liaison.last == "3号楼2单元502 这会儿收不到我的消息。您的话我记下了，请打个电话。"
    assert labels(people.liaison) == ["打电话"]


async def test_words_are_sealed_and_no_log_of_ours_holds_them(world: World) -> None:
    people = await neighbours(world)
    await people.home.says("我有糖尿病，饭量大")
    await replies(people.liaison, "我给您送")
    async with world.database.read() as db:
        sealed = await db.scalars(select(ThreadMessage.text_sealed))
        details = [str(one) for one in await db.scalars(select(History.details))]
        kept = await db.scalars(select(Arrival.text).where(Arrival.text != ""))
    assert not any("糖尿病".encode() in (one or b"") for one in sealed)
    assert not any("糖尿" in one or "张伟" in one for one in details)
    assert "我有糖尿病，饭量大" in kept


async def test_a_crash_loses_nothing_and_doubles_nothing(world: World) -> None:
    people = await neighbours(world)
    await world.inbox.receive(
        Incoming(key="fake:1:crash", chat=people.home.address, sender=people.home.address, text=WORDS, message="m1")
    )
    await world.crash()  # committed, and nothing sent yet
    await world.arrives(
        Incoming(key="fake:1:crash", chat=people.home.address, sender=people.home.address, text=WORDS, message="m1")
    )
    assert people.liaison.texts == [ASKED]
    assert len(people.home.texts) == 1
    await replies(people.liaison, "马上来")
    await world.crash()
    assert people.home.last == "楼长李建国：马上来"
    assert await said(world) == [(True, "text", WORDS), (False, "text", "马上来")]


async def test_a_long_text_is_whole(world: World) -> None:
    people = await neighbours(world)
    text = "水" * 5000
    await people.home.says(text)
    assert "".join(people.liaison.texts).count("水") == 5000
    await replies(people.liaison, "收", people.liaison.heard[0])  # to the first part of it
    assert people.home.last == "楼长李建国：收"


async def test_only_one_thread_however_many_phones_write_at_once(world: World) -> None:
    people = await neighbours(world)
    mother = await world.enrolled(2, "王芳")
    await asyncio.gather(*(phone.says(f"响了 {n} 回") for n in range(4) for phone in (people.home, mother)))
    assert len(await threads(world)) == 1
    assert len(await said(world)) == 8


async def test_a_household_that_is_on_the_page_alone_talks_like_any_other(world: World) -> None:
    """A page is one chat with several phones; a liaison there has no replies, but the button."""
    people = await neighbours(world)
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.address == "fake:1").values(chat="fake:900"))
    first = len([heard for heard in world.channel.sent if heard.chat == "fake:900"])
    await people.home.says(WORDS)
    await people.liaison.presses("回复")
    await people.liaison.says("", kind="voice", attachment=VOICE)
    await people.liaison.says("马上来")
    page = [heard for heard in world.channel.sent if heard.chat == "fake:900"][first:]
    assert [heard.text for heard in page][-2:] == ["楼长李建国发来一段语音。", "楼长李建国：马上来"]
    assert page[-2].file == "voice.ogg"
