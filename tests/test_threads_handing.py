"""Handing a thread over: it goes along with what was said, and what a counsellor hears stays there."""

from __future__ import annotations

from tests.keepers import labels, presses_id
from tests.threads import WORDS, actions, grant, neighbours, replies, threads, with_role
from tests.world import World

SAD = "我睡不着，什么都不想做"


async def test_only_who_can_be_reached_is_offered(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "孙老师", "counsellor")
    await people.home.says(SAD)
    assert labels(people.liaison) == ["回复", "办好了"]
    await presses_id(people.liaison, "thread:hand:1:counsellor")
    assert people.liaison.last == "这会儿找不到能接的人，请您先照看着。"
    await world.enrolled(8, "王医生")
    await world.enrolled(6, "孙老师")
    world.clock.passes(minutes=11)
    await people.home.says("还是睡不着")
    assert labels(people.liaison) == ["回复", "办好了", "转给医生", "转给心理"]


async def test_to_the_doctor_with_what_was_said_and_back(world: World) -> None:
    people = await neighbours(world)
    doctor = await world.enrolled(8, "王医生")
    quiet = len(doctor.heard)
    await people.home.says("血压高，心里没底")
    await replies(people.liaison, "什么药？")
    await people.home.says("降压药")
    await people.liaison.presses("转给医生")
    assert doctor.texts[quiet:] == [
        "楼长李建国把 3号楼2单元502 的事转给您：\n7:42 张伟：「血压高，心里没底」\n7:42 李建国：「什么药？」\n"
        "7:42 张伟：「降压药」\n直接回复这一条，我就转给他家。"
    ]
    assert people.liaison.last == "好，3号楼2单元502 的事转给医生王医生了，以后的话先到那里。"
    assert people.home.last == "您的事现在由医生王医生来管，照样写给我就行。"
    heard = len(people.liaison.heard)
    await people.home.says("今天头也晕得厉害不")
    assert "头也晕" in doctor.last
    assert len(people.liaison.heard) == heard
    await replies(doctor, "别急，先坐下")
    assert people.home.last == "医生王医生：别急，先坐下"
    await doctor.presses("转回楼长")
    assert people.liaison.last.startswith("医生王医生把 3号楼2单元502 的事转给您：")
    assert "头也晕" in people.liaison.last
    assert people.home.last == "您的事现在由楼长李建国来管，照样写给我就行。"
    assert await actions(world, "thread-handed") == ["thread-handed"] * 2


async def test_what_is_said_to_a_counsellor_the_liaison_never_reads(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "孙老师", "counsellor")
    counsellor = await world.enrolled(6, "孙老师")
    await people.home.says("心里不好过")
    await people.liaison.presses("转给心理")
    assert "心里不好过" in counsellor.last
    assert people.home.last == "您的事现在由心理老师孙老师来管，照样写给我就行。"
    await people.home.says(SAD)
    assert SAD in counsellor.last
    await replies(counsellor, "我陪您聊聊")
    assert people.home.last == "心理老师孙老师：我陪您聊聊"
    await people.home.says("昨晚又没睡")
    for asked in ("来往", "查 502", "/find 502", "/threads"):
        for phone in (people.liaison, people.staff):
            await phone.says(asked)
    for id in ("thread:show:1", "thread:reply:1", "thread:done:1", "thread:back:1", "thread:hand:1:clinician"):
        await presses_id(people.liaison, id)
    read = "".join(people.liaison.texts + people.staff.texts)
    assert not any(words in read for words in (SAD, "我陪您聊聊", "昨晚又没睡"))
    assert "心理老师孙老师" in people.liaison.last
    assert await threads(world) == [("open", "counsellor", 0)]
    await counsellor.says("来往")
    assert "昨晚又没睡" in counsellor.last
    await counsellor.presses("转回楼长")
    assert "心里不好过" in people.liaison.last
    assert SAD not in people.liaison.last
    await people.liaison.says("查 502")
    assert "（另有 3 句是和心理老师说的）" in people.liaison.last
    assert SAD not in people.liaison.last


async def test_when_it_comes_back_what_a_counsellor_heard_is_neither_listed_nor_told_again(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "孙老师", "counsellor")
    counsellor = await world.enrolled(6, "孙老师")
    world.clock.at("10:00")
    await people.home.says("心里不好过")
    await people.liaison.presses("转给心理")
    await people.home.says(SAD)
    await counsellor.presses("转回楼长")
    await people.liaison.says("来往")
    assert people.liaison.last == "1 户在等回话\n1. 3号楼2单元502 等了 0 分钟：「心里不好过」"
    for clock in ("10:30", "11:00", "11:30"):  # the liaison again, then staff
        world.clock.at(clock)
        await world.beat()
    assert any("等了 30 分钟" in text and "心里不好过" in text for text in people.liaison.texts)
    assert any("等了 60 分钟" in text and "心里不好过" in text for text in people.staff.texts)
    await people.staff.says("来往")
    assert SAD not in "".join(people.liaison.texts + people.staff.texts)


async def test_a_counsellors_thread_that_waits_is_told_to_staff_without_its_words(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "孙老师", "counsellor")
    counsellor = await world.enrolled(6, "孙老师")
    world.clock.at("10:00")
    await people.home.says("心里不好过")
    await people.liaison.presses("转给心理")
    await people.home.says(SAD)
    world.clock.at("10:30")
    await world.beat()
    assert SAD in counsellor.last
    world.clock.at("11:00")
    await world.beat()
    assert people.staff.last == (
        "3号楼2单元502 有话对心理老师说，等了 60 分钟，还没有人回。请您催一催，或者打个电话问问。"
    )
    await people.home.says("还在吗")
    assert "还在吗" not in "".join(people.staff.texts)


async def test_a_liaisons_reply_to_what_was_handed_over_goes_and_changes_nothing(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "孙老师", "counsellor")
    await world.enrolled(6, "孙老师")
    await people.home.says("心里不好过")
    asked = people.liaison.heard[-1]
    await people.liaison.presses("转给心理")
    await replies(people.liaison, "菜放门口了", asked)
    assert people.home.last == "楼长李建国：菜放门口了"
    assert people.liaison.last == "转给 3号楼2单元502 了。他家的事现在由心理老师管。"
    assert await threads(world) == [("open", "counsellor", 0)]


async def test_two_hand_it_over_at_once_and_pressing_twice_does_nothing_more(world: World) -> None:
    people = await neighbours(world)
    await grant(world, "陈静", "liaison")
    doctor = await world.enrolled(8, "王医生")
    await people.home.says(WORDS)
    await people.liaison.presses("转给医生")
    heard = len(doctor.heard)
    await people.staff.presses("转给医生")
    assert people.staff.last == "3号楼2单元502 的事现在由医生王医生管。"
    assert len(doctor.heard) == heard
    assert "3号楼2单元502 的事转给医生王医生了。" in people.staff.texts
    await presses_id(people.staff, "thread:hand:1:nobody")
    assert await threads(world) == [("open", "clinician", 0)]


async def test_a_doctor_sees_what_was_handed_to_them_and_nothing_else(world: World) -> None:
    people = await neighbours(world)
    doctor, aunt = await world.enrolled(8, "王医生"), await world.enrolled(3, "赵桂兰")
    await aunt.says("楼道太黑了")
    await people.home.says("血压高")
    await people.liaison.presses("转给医生")
    await doctor.says("来往")
    assert doctor.last == "1 户在等回话\n1. 3号楼2单元502 等了 0 分钟：「血压高」"
    await doctor.says("查 502")
    assert doctor.last.startswith("这个只有楼长")
