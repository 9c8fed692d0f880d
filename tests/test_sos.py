"""求助 as people live it: who hears of it at what hour, who takes it, how it ends. Told through the door."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from handlers.alerts import is_emergency
from handlers.chat import Lane
from storage.models import Alert, History
from tests.alarms import alerts, history, keepers, labels, lanes
from tests.world import ROSTER, World

GROUP = "fake:-100"
FREE = ["我来处理", "打电话", "是误按，结束"]
MINE = ["打电话", "已上门，结束", "送医院", "没事了，结束", "是误按，结束", "转给别人"]


async def test_a_call_for_help_goes_to_everybody_who_looks_after_the_household_at_any_hour(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    all = (await keepers(world)).all
    world.clock.at("23:10")
    await phone.says("求助 我妈摔倒了")
    assert phone.texts == [
        "听到了。我已经告诉楼长李建国、医生王医生、社区陈静，马上有人联系您；没人接，我接着找人。\n"
        "有生命危险，别等，直接打 120，着火打 119。"
    ]
    assert labels(phone) == ["按错了"]
    for keeper in all:
        assert keeper.texts == [
            "🔔 求助 · 3号楼2单元502 · 张伟\n「我妈摔倒了」\n今晚 23:10 求助，隔离第 3 天。电话 138****5678"
        ]
        assert labels(keeper) == FREE
        assert (await lanes(world, keeper.address))[-1] == (Lane.ALARM, "alert-keeper")
    assert (await lanes(world, phone.address))[-1] == (Lane.ALARM, "sos-home")
    assert await alerts(world) == [("张伟", "sos", "sos", 0, None, None)]


@pytest.mark.parametrize(
    "words",
    ["/sos", "SOS", "sos!", "求助", "求助。", "救命", "救命啊！！", "/sos@louzhang_bot", "Help me!", "求助：腿断了",
     "/sos my leg", "救命！有人吗？", "我妈摔倒起不来了", "家里着火了怎么办？", "奶奶晕倒了", "爷爷昏过去了，快来",
     "老伴叫不醒", "my father collapsed", "there is a fire in the kitchen", "she is not breathing"],
)  # fmt: skip
@pytest.mark.words
async def test_these_words_call_for_help(world: World, words: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says(words)
    assert doctor.last.startswith("🔔 求助 · 3号楼1单元101 · 赵桂兰")


@pytest.mark.parametrize(
    "words",
    ["求助一下怎么订菜", "求助一下，怎么订菜", "求助 怎么订菜？", "谢谢您的救命之恩", "我没晕倒", "差点晕倒",
     "万一着火了怎么办", "听说1号楼着火了", "笑晕倒了", "他没意识到", "36.5",
     "if there is a fire, where do we go?", "救命药吃完了", "help me order vegetables",
     "can you help me?"],
)  # fmt: skip
@pytest.mark.words
async def test_these_do_not(world: World, words: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says(words)
    assert not any("求助 ·" in text for text in doctor.texts)
    assert phone.heard
    assert [topic for _, topic, *_ in await alerts(world)] == []


async def test_a_question_behind_it_gets_the_button_and_wakes_nobody(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("求助 怎么订菜？")
    assert phone.last == "这像是问事情，我没有惊动人。要人马上来，请点「求助」。"
    assert doctor.heard == []
    await phone.presses("求助")
    assert doctor.last.startswith("🔔 求助")


def test_what_names_an_emergency_and_what_only_speaks_of_one() -> None:
    assert is_emergency("我妈从床上摔下来，站不起来了")
    assert is_emergency("天气太热，老伴晕倒了")
    assert is_emergency("孩子抽搐了怎么办？")
    assert not is_emergency("晕倒了算不算症状？")
    assert not is_emergency("怕他晕倒")
    assert not is_emergency("昨晚演习说是着火")


async def test_it_is_taken_and_closed_as_a_fever_is(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    all = await keepers(world)
    await phone.says("求助")
    await all.liaison.presses("我来处理")
    assert all.liaison.last == "好，归您了：张伟（3号楼2单元502），求助。请先打个电话问问，办好了点一下结果。"
    assert labels(all.liaison) == MINE
    assert all.doctor.last == "李建国接了张伟（3号楼2单元502）的事，您不用再管。"
    assert phone.last == "李建国来管张伟的事了，会马上联系您。"
    await all.doctor.presses("我来处理")
    assert "李建国今早 7:42 已经接了" in all.doctor.last
    await all.liaison.presses("打电话")
    assert "张伟 13812345678" in all.liaison.last
    await all.liaison.presses("已上门，结束")
    assert all.staff.last == "李建国把张伟（3号楼2单元502）的事办好了：上门看过了。"
    assert phone.last == "李建国上门看过了。再有急事，随时写「求助」。"
    assert await alerts(world) == [("张伟", "sos", "sos", 0, "李建国", "visited")]
    assert await history(world) == ["alert-raised", "alert-taken", "phone-shown", "alert-closed"]
    await phone.says("求助")
    assert len(await alerts(world)) == 2


@pytest.mark.parametrize(("button", "outcome", "heard"), [
    ("送医院", "hospital", "李建国安排去医院，听李建国的就行。"),
    ("没事了，结束", "fine", "李建国问过了，没事就好。再有急事，随时写「求助」。"),
    ("是误按，结束", "mistake", "李建国知道是按错了，没关系。真有急事，照样按。"),
])  # fmt: skip
async def test_each_way_it_ends(world: World, button: str, outcome: str, heard: str) -> None:
    phone = await world.enrolled(1, "张伟")
    liaison = (await keepers(world)).liaison
    await phone.says("求助")
    await liaison.presses("我来处理")
    await liaison.presses(button)
    assert phone.last == heard
    assert (await alerts(world))[0][-1] == outcome


async def test_nobody_takes_it_and_the_next_hear_of_it_with_the_words(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周主任,13900000004,管理员,,,\n")
    phone = await world.enrolled(1, "张伟")
    doctor = (await keepers(world)).doctor
    admin = await world.enrolled(10, "周主任")
    await phone.says("求助 门打不开")
    assert not any("求助 ·" in text for text in admin.texts)
    world.clock.passes(minutes=5)
    await world.beat()
    assert "「门打不开」" in admin.last
    assert admin.last.endswith("已经 5 分钟了，还没有人接。")
    assert "张伟的事还没人接，我又告诉了社区周主任。" in phone.texts
    world.clock.passes(minutes=10)
    await world.beat()
    assert doctor.last.endswith("已经 15 分钟了，还没有人接。")


async def test_it_can_be_handed_on(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    all = await keepers(world)
    await phone.says("求助 门打不开")
    await all.liaison.presses("我来处理")
    await all.liaison.presses("转给别人")
    assert "「门打不开」" in all.doctor.last
    assert "李建国转出来的" in all.doctor.last
    assert phone.last.startswith("张伟的事换人来管")


async def test_two_phones_of_a_household_at_once_make_one(world: World) -> None:
    first, second = await world.enrolled(1, "王芳"), await world.enrolled(2, "张小雨")
    doctor = (await keepers(world)).doctor
    await asyncio.gather(first.says("求助"), second.says("求助"))
    assert len(await alerts(world)) == 1
    assert sum("🔔 求助" in text for text in doctor.texts) == 1
    for phone in (first, second):
        assert any("我已经告诉楼长李建国" in text for text in phone.texts)


async def test_who_of_them_calls_is_not_known_and_it_does_not_wait_for_the_answer(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")  # and says nothing to 「您是哪一位」
    all = await keepers(world)
    await phone.says("求助")
    assert all.liaison.last.startswith("🔔 求助 · 3号楼2单元502 · 这一家\n")
    await all.liaison.presses("我来处理")
    assert all.liaison.last.startswith("好，归您了：3号楼2单元502这一家，求助。")
    assert phone.last == "李建国来管您家的事了，会马上联系您。"
    await all.liaison.presses("没事了，结束")
    assert all.doctor.last == "李建国把3号楼2单元502这一家的事办好了：没事了。"


async def test_every_phone_of_the_household_hears_of_it(world: World) -> None:
    child, mother = await world.enrolled(1, "张小雨"), await world.enrolled(2, "王芳", language="en")
    await keepers(world)
    await child.says("求助")
    assert mother.last.startswith("张小雨 has called for help. I have told 李建国 (building head)")


async def test_what_is_written_while_it_is_open_goes_to_whoever_has_it(world: World) -> None:
    phone, mother = await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳")
    all = await keepers(world)
    await phone.says("求助")
    await all.liaison.presses("我来处理")
    world.channel.sent.clear()
    await mother.says("求助 他流血了")
    assert all.liaison.last == "🔔 张伟（3号楼2单元502）又写来：「他流血了」"
    assert labels(all.liaison) == MINE
    assert all.doctor.heard == []
    assert mother.last == "楼长李建国知道了，正在管您家的事。等不及就打 120。"
    assert len(await alerts(world)) == 1


async def test_an_impatient_thumb_is_answered_and_wakes_nobody_again(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    all = await keepers(world)
    await phone.says("求助")
    await phone.says("求助")
    assert len(all.doctor.heard) == 1
    assert phone.last == "楼长李建国、医生王医生、社区陈静都知道了，我一直在找人。等不及就打 120。"
    world.clock.passes(minutes=2)
    await phone.says("求助")
    assert all.doctor.last == "🔔 张伟（3号楼2单元502）又求助了一次，正等着人。"


async def test_pressed_by_mistake_is_said_with_one_tap(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    all = await keepers(world)
    await phone.says("帮助")
    assert labels(phone) == ["看状态", "求助"]
    await phone.presses("求助")
    await phone.presses("按错了")
    assert phone.last.startswith("好，没关系。我告诉楼长李建国、医生王医生、社区陈静是按错了")
    assert all.staff.last == "赵桂兰（3号楼1单元101）说是按错了。请再问一声，没事就点结束。"
    await all.staff.presses("是误按，结束")
    assert (await alerts(world))[0][-1] == "mistake"
    await phone.presses("按错了")
    assert phone.last == "这个按钮已经过了时候。您直接写给我就行。"


async def test_with_nobody_to_tell_the_household_is_told_whom_to_phone(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("救命")
    assert phone.last == "听到了。这会儿我找不到人，别等：请打 120，着火打 119，再给楼长、社区打电话。"
    await phone.says("救命")
    assert phone.last == "这会儿我还找不到人，别等：请打 120，着火打 119。"


async def test_in_a_group_it_is_answered_in_private_and_the_group_hears_nothing(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    doctor = (await keepers(world)).doctor
    await phone.says("求助", group=GROUP)
    assert phone.last.startswith("听到了。")
    assert doctor.last.startswith("🔔 求助")
    await world.phone(77).says("求助", group=GROUP)
    assert [letter for letter in await world.letters() if letter[0] == GROUP] == []


@pytest.mark.parametrize("words", ["求助", "/sos", "家里着火了"])
async def test_somebody_we_do_not_know_is_told_whom_to_call(world: World, words: str) -> None:
    phone = world.phone(77)
    await phone.says(words)
    assert phone.last.startswith("我还不认得您，喊不了人。人有危险请马上打 120，着火打 119。")
    assert phone.last.endswith("把门上通知里的 8 位码发给我，我就认得您。")
    assert await alerts(world) == []


async def test_who_has_a_role_and_no_home_here_is_told_how(world: World) -> None:
    doctor = (await keepers(world)).doctor
    await doctor.says("求助")
    assert doctor.last == "我这里没有您的住处，喊不了人上门。人有危险请打 120，着火打 119。"
    assert await alerts(world) == []


async def test_nobody_takes_up_another_buildings_call(world: World) -> None:
    john = await world.enrolled(1, "John Smith", language="en")
    all = await keepers(world)
    await john.says("sos")
    assert all.liaison.heard == []
    await all.liaison.says("", kind="choice", choice="alert:take:1")
    assert all.liaison.last.startswith("这个只有楼长、医生和社区里照看的人能看。")


async def test_a_reading_in_the_same_words_is_written_down_as_well(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    doctor = (await keepers(world)).doctor
    await phone.says("我晕倒了，38.6")
    assert [celsius for _, celsius, _ in await world.readings()] != []
    assert {topic for _, topic, *_ in await alerts(world)} == {"sos", "health"}
    assert any("发热 38.6℃" in text for text in doctor.texts)


async def test_all_of_it_comes_in_english_to_who_reads_english(world: World) -> None:
    doctor = await world.enrolled(8, "王医生", language="en")
    john = await world.enrolled(1, "John Smith", language="en")
    world.channel.sent.clear()
    await john.says("/sos my leg is broken")
    assert doctor.last == (
        '🔔 Call for help · 1号楼302 · John Smith\n"my leg is broken"\n'
        "called for help this morning 7:42, day 2 of quarantine."
    )
    await doctor.presses("I have it")
    await john.says("sos")
    await john.presses("By mistake")
    await doctor.presses("All well, close")
    for text in [*john.texts, *doctor.texts]:
        for name in ("1号楼302", "王医生"):
            text = text.replace(name, "")
        assert not any("一" <= c <= "鿿" for c in text), text


async def test_what_was_written_is_sealed_and_the_record_holds_none_of_it(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await keepers(world)
    await phone.says("求助 我妈摔倒了")
    async with world.database.read() as db:
        sealed = await db.scalar(select(Alert.words_sealed))
        details = await db.scalars(select(History.details).where(History.subject == "alert/1"))
    assert sealed is not None
    assert "摔倒".encode() not in sealed
    assert "摔" not in str(details)


async def test_the_same_message_twice_calls_once(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    doctor = (await keepers(world)).doctor
    incoming = await phone.says("求助")
    await world.arrives(incoming)
    assert len(doctor.heard) == 1
