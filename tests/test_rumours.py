"""辟谣: one item however often it comes; the official answer goes to everyone who asked."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from handlers.chat import Attachment
from handlers.rumours import telling
from storage.models import NoticeText, Rumour, RumourAsker
from storage.notices import keeping
from tests.world import ROSTER, Heard, Phone, World

CLAIM = "刚收到通知，3号楼明天早上六点起全部封控，一个人也不许出门，快去买菜"
PHOTO = Attachment("P1", mime="image/jpeg", unique="U1")


@pytest.fixture
async def people(world: World) -> dict[str, Phone]:
    await world.import_(ROSTER + "阳光社区,,,,周敏,13900000004,管理员,,,\n")
    names = ("张伟", "赵桂兰", "John Smith", "孙立", "陈静", "周敏", "李建国")
    found = {}
    for number, name in enumerate(names, 1):
        found[name] = await world.enrolled(number, name, "en" if name == "John Smith" else "zh-CN")
    world.clock.at("10:00")
    return found


def message(phone: Phone) -> Heard:
    """The one message that somebody of the staff has of a rumour."""
    return next(heard for heard in phone.heard if "是不是真的" in heard.text and heard.choices)


def messages(phone: Phone) -> list[Heard]:
    return [heard for heard in phone.heard if "家问是不是真的" in heard.text]


async def settle(world: World) -> None:
    """What waits a minute, so that staff are not written to at each asker, goes."""
    world.clock.passes(seconds=61)
    await world.beat()


async def answer(phone: Phone, text: str) -> None:
    """By the buttons, and the yes."""
    await phone.presses("我来写")
    await phone.says(text)
    await phone.presses("发出去")


# --- how it comes -----------------------------------------------------------------------------------------------------


async def test_a_forward_and_then_the_question(people: dict[str, Phone], world: World) -> None:
    zhang, chen = people["张伟"], people["陈静"]
    await zhang.says(CLAIM, forwarded=True)
    assert "想问问是不是真的" in [choice.text for choice in zhang.heard[-1].choices]
    await zhang.says("这是真的吗？")
    assert "去问社区" in zhang.last
    assert CLAIM in message(chen).text
    assert "1 家" in message(chen).text
    assert "张伟" not in message(chen).text
    assert "502" not in message(chen).text
    assert await world.readings() == []


async def test_a_forward_and_then_the_button(people: dict[str, Phone]) -> None:
    zhang = people["张伟"]
    await zhang.says(CLAIM, forwarded=True)
    await zhang.says("今天天气不错啊，出不去", forwarded=True)
    button = next(c for heard in zhang.heard for c in heard.choices if c.id.startswith("rumour:ask:"))
    await zhang.says("", kind="choice", choice=button.id)
    assert "「刚收到通知" in zhang.last
    assert CLAIM in message(people["陈静"]).text


async def test_nobody_asks_about_what_others_have_written(people: dict[str, Phone], world: World) -> None:
    zhang, zhao = people["张伟"], people["赵桂兰"]
    await zhang.says(CLAIM, forwarded=True)
    button = next(c for heard in zhang.heard for c in heard.choices if c.id.startswith("rumour:ask:"))
    await zhao.says("", kind="choice", choice=button.id)
    assert "过了时候" in zhao.last
    assert await world.count(Rumour) == 0


@pytest.mark.parametrize("question", ["这是真的吗", "真的吗？"])
async def test_the_question_and_then_the_forward(people: dict[str, Phone], question: str) -> None:
    zhang = people["张伟"]
    await zhang.says(question)
    await zhang.says(CLAIM, forwarded=True)
    assert "去问社区" in zhang.last
    assert CLAIM in message(people["陈静"]).text


async def test_both_in_one_message(people: dict[str, Phone]) -> None:
    await people["张伟"].says("群里说明天全封了，真的吗？")
    assert "「群里说明天全封了」收到了" in people["张伟"].last
    assert "「群里说明天全封了」" in message(people["陈静"]).text


async def test_a_reply_to_something(people: dict[str, Phone]) -> None:
    await people["张伟"].says("真的假的", reply_to="77", reply_text=CLAIM)
    assert CLAIM in message(people["陈静"]).text


async def test_by_name_and_then_the_text(people: dict[str, Phone]) -> None:
    zhang = people["张伟"]
    await zhang.says("辟谣")
    assert "哪一条" in zhang.last
    await zhang.says("明天起全城停水一周")
    assert "「明天起全城停水一周」收到了" in zhang.last
    await people["赵桂兰"].says("辟谣 明天起全城停水一周")
    assert len(messages(people["陈静"])) == 1


async def test_after_the_question_a_temperature_is_still_one(people: dict[str, Phone], world: World) -> None:
    world.clock.at("8:00")
    await people["张伟"].says("辟谣")
    await people["张伟"].says("张伟36.5")
    assert len(await world.readings()) == 1
    assert await world.count(Rumour) == 0


async def test_a_picture_is_one_item_whoever_sends_it(people: dict[str, Phone], world: World) -> None:
    zhang, zhao, chen = people["张伟"], people["赵桂兰"], people["陈静"]
    await zhang.says("", kind="photo", attachment=PHOTO, forwarded=True)
    await zhang.says("这是真的吗")
    assert "图收到了" in zhang.last
    again = Attachment("P2", mime="image/jpeg", unique="U1")
    await zhao.says("这图是真的吗？", kind="photo", attachment=again)
    await settle(world)
    assert await world.count(Rumour) == 1
    assert [heard.file for heard in chen.heard if heard.file] == ["photo.jpg"]
    assert "2 家" in message(chen).text
    assert not any("photo" in heard.file for heard in people["李建国"].heard if "赵" in heard.text)


async def test_a_long_article_is_no_temperature_no_alarm_and_no_command(people: dict[str, Phone], world: World) -> None:
    world.clock.at("8:00")
    await people["张伟"].says("专家说：发烧到38.5就要去医院，喘不上气打120，有人摔倒起不来了", forwarded=True)
    await people["张伟"].says("绑定 3号楼 的通知请大家看一下，明天开始全部登记", forwarded=True)
    assert await world.readings() == []
    assert not any("38.5" in text and "🔔" in text for text in people["陈静"].texts)


async def test_talk_with_the_liaison_is_no_rumour(people: dict[str, Phone], world: World) -> None:
    zhang = people["张伟"]
    for text in ("我真的吗啡过敏", "真的谢谢", "家里水管坏了，能不能来看看", "真的吗", "36.5 真的吗"):
        await zhang.says(text)
    assert await world.count(Rumour) == 0


async def test_a_photo_after_mere_talk_is_no_rumour(people: dict[str, Phone], world: World) -> None:
    await people["张伟"].says("真的吗")
    await people["张伟"].says("", kind="photo", attachment=PHOTO)
    assert await world.count(Rumour) == 0


async def test_in_a_group_a_reply_is_asked_about_in_private(people: dict[str, Phone], world: World) -> None:
    zhang = people["张伟"]
    await zhang.says("辟谣", group="fake:-9", reply_to="5", reply_text=CLAIM)
    assert CLAIM in message(people["陈静"]).text
    assert "去问社区" in zhang.last
    assert [heard for heard in world.channel.sent if heard.chat == "fake:-9"] == []
    assert [act["do"] for chat, act in world.channel.acts if chat == "fake:-9"] == ["react"]


# --- one item ---------------------------------------------------------------------------------------------------------


async def test_however_often_it_comes_staff_have_one_message(people: dict[str, Phone], world: World) -> None:
    chen = people["陈静"]
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    await people["赵桂兰"].says("群里说三号楼明天要封楼了，是真的吗？")
    await people["孙立"].says("有人说3号楼明天封楼，真的假的")
    await people["孙立"].says("有人说3号楼明天封楼，真的假的")
    assert "问过了" in people["孙立"].last
    await settle(world)
    assert len(messages(chen)) == 1
    assert "3 家" in messages(chen)[0].text
    assert messages(chen)[0].edited == 1
    assert await world.count(RumourAsker) == 3


async def test_another_claim_is_another_item(people: dict[str, Phone]) -> None:
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    await people["赵桂兰"].says("听说5号楼明天封楼，真的吗")
    assert len(messages(people["陈静"])) == 2


async def test_at_night_staff_sleep(people: dict[str, Phone], world: World) -> None:
    world.clock.at("23:00")
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    assert "去问社区" in people["张伟"].last
    assert messages(people["陈静"]) == []
    world.clock.at("11-23 6:31")
    await world.beat()
    assert len(messages(people["陈静"])) == 1


# --- the answer -------------------------------------------------------------------------------------------------------


async def test_the_answer_goes_to_everyone_who_asked_and_to_who_asks_later(
    people: dict[str, Phone], world: World
) -> None:
    zhang, john, chen = people["张伟"], people["John Smith"], people["陈静"]
    await zhang.says("听说3号楼明天封楼，真的吗")
    await john.says("听说3号楼明天封楼，真的吗")
    await answer(chen, "没有这回事，3号楼照常进出。")
    assert "没有这回事" in zhang.last
    assert "阳光社区" in zhang.last
    assert "only in Chinese" in john.last
    assert "没有这回事" in john.last
    await people["孙立"].says("辟谣 3号楼明天封楼")
    assert "没有这回事" in people["孙立"].last
    await world.beat()
    assert sum("没有这回事" in text for text in zhang.texts) == 1
    assert all("张伟" not in text for text in people["孙立"].texts[-1:])


async def test_each_reads_the_answer_in_their_language(people: dict[str, Phone]) -> None:
    await people["John Smith"].says("I heard building 3 will be closed tomorrow, is it true?")
    await people["陈静"].presses("假的")
    await people["陈静"].presses("发出去")
    assert "This is not true" in people["John Smith"].last
    assert "只有" not in people["John Smith"].last


async def test_a_reply_to_the_message_is_an_answer(people: dict[str, Phone]) -> None:
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    chen = people["陈静"]
    await chen.says("是谣言，别信", reply_to=message(chen).id)
    assert "这样答复问过的 1 人" in chen.last
    assert "谣言" not in people["张伟"].last
    await chen.says("好")
    assert "是谣言，别信" in people["张伟"].last


async def test_of_two_answers_one_counts(people: dict[str, Phone], world: World) -> None:
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    chen, zhou = people["陈静"], people["周敏"]
    for phone, button in ((chen, "假的"), (zhou, "是真的")):
        await phone.presses(button)
    await chen.presses("发出去")
    await zhou.presses("发出去")
    assert "陈静先答了" in zhou.last
    assert "这条是假的" in people["张伟"].last
    await settle(world)
    assert "陈静" in messages(zhou)[0].text
    await chen.presses("发出去")
    assert sum("这条是假的" in text for text in people["张伟"].texts) == 1


async def test_a_correction_goes_to_those_who_were_told(people: dict[str, Phone], world: World) -> None:
    zhang, chen = people["张伟"], people["陈静"]
    await zhang.says("听说3号楼明天封楼，真的吗")
    await answer(chen, "没有这回事。")
    world.clock.passes(minutes=5)
    await chen.presses("更正")
    await chen.says("刚定下来：明天早上 8 点起封 3 天。")
    await chen.presses("发出去")
    assert zhang.last.startswith("更正")
    assert "封 3 天" in zhang.last


async def test_many_askers_are_told_in_pieces(
    people: dict[str, Phone], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_AT_ONCE", 2)
    asking = [people[name] for name in ("张伟", "赵桂兰", "孙立", "John Smith", "李建国")]
    for phone in asking:
        await phone.says("听说3号楼明天封楼，真的吗")
    await answer(people["陈静"], "没有这回事。")
    assert sum("没有这回事" in phone.last for phone in asking) == 2
    await world.crash()
    for _ in range(4):
        world.clock.passes(seconds=15)
        await world.beat()
    assert [sum("没有这回事" in text for text in phone.texts) for phone in asking] == [1] * 5
    await settle(world)
    assert "5 人里告诉了 5 人" in messages(people["陈静"])[0].text


async def test_put_aside(people: dict[str, Phone], world: World) -> None:
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    await people["陈静"].presses("不用管")
    await people["赵桂兰"].says("听说3号楼明天封楼，真的吗")
    assert "暂时没有说法" in people["赵桂兰"].last
    world.clock.passes(hours=3)
    await world.beat()
    assert not any("还有" in text and "准话" in text for text in people["陈静"].texts)


async def test_staff_are_reminded_once_by_day(people: dict[str, Phone], world: World) -> None:
    await people["张伟"].says("听说3号楼明天封楼，真的吗")
    for _ in range(3):
        world.clock.passes(hours=2, minutes=1)
        await world.beat()
    reminders = [text for text in people["陈静"].texts if "在等准话" in text]
    assert len(reminders) == 1


async def test_it_may_be_posted(people: dict[str, Phone], world: World) -> None:
    chen = people["陈静"]
    await people["张伟"].says("听说3号楼明天封楼，联系13812345678，是真的吗")
    await answer(chen, "没有这回事。\nEN: Not true.")
    await chen.presses("发成通知")
    assert "草稿" in chen.last
    async with world.database.read() as db:
        rows = await db.all(select(NoticeText.language, NoticeText.title, NoticeText.body).order_by(NoticeText.id))
        drafts = await keeping.listed(db, 1, ("draft",))
    texts: dict[str, Any] = {row.language: row for row in rows}
    assert texts["zh-CN"].title.startswith("辟谣：")
    assert "没有这回事。" in texts["zh-CN"].body
    assert "Not true." in texts["en"].body
    assert not any("13812345678" in row.title + row.body for row in rows)
    assert [draft.kind for draft in drafts] == ["policy"]
    await settle(world)
    assert "发成通知" not in [choice.text for choice in messages(chen)[0].choices]


async def test_who_may_not_answer_cannot(people: dict[str, Phone]) -> None:
    zhang = people["张伟"]
    await zhang.says("听说3号楼明天封楼，真的吗")
    for verb in ("true", "send", "drop", "notice"):
        await people["李建国"].says("", kind="choice", choice=f"rumour:{verb}:1")
        assert "这个只有" in people["李建国"].last
    await zhang.says("", kind="choice", choice="rumour:false:1")
    assert "这个只有" in zhang.last


async def test_the_same_message_twice_is_asked_about_once(people: dict[str, Phone], world: World) -> None:
    said = await people["张伟"].says("听说3号楼明天封楼，真的吗")
    before = len(people["张伟"].heard)
    await world.arrives(said)
    assert len(people["张伟"].heard) == before
    assert await world.count(RumourAsker) == 1
