"""Knowing the door: codes, the greeting, who is writing, which language, and strangers."""

from __future__ import annotations

from sqlalchemy import select, update

from storage.models import Account, Invite, Person, Stranger
from tests.world import ROSTER, World


async def test_a_code_is_greeted_with_the_place_and_the_safe_word(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("赵桂兰")
    async with world.database.read() as db:
        account = await db.first(select(Account.household_id, Account.person_id))
    assert account is not None
    assert account.person_id is not None  # she lives alone: nobody has to ask who is writing
    greeting = phone.texts[0]
    assert "3号楼1单元101" in greeting
    assert "暗号是「" in greeting
    assert len(phone.heard) == 1


async def test_a_household_of_several_is_asked_who_is_writing_and_a_bare_value_is_then_the_writers(
    world: World,
) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    assert [choice.text for choice in phone.heard[-1].choices] == ["张伟", "王芳", "张小雨"]
    await phone.presses("王芳")
    await phone.says("36.5")
    assert "王芳 36.5℃" in phone.last
    assert "早上" in phone.last


async def test_a_name_may_be_typed_instead_of_pressed(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    await phone.says("我是张小雨")
    await phone.says("36.4")
    assert "张小雨 36.4℃" in phone.last


async def test_a_value_that_comes_before_the_name_waits_for_it(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    await phone.says("36.6")
    assert "36.6" in phone.last
    assert await world.readings() == []
    await phone.presses("张伟")
    assert "张伟 36.6℃" in phone.last
    assert len(await world.readings()) == 1


async def test_the_earlier_question_answers_the_value_that_waits(world: World) -> None:
    phone = world.phone(1)
    await phone.enrols("张伟")
    greeting = phone.heard[-1]
    await phone.says("36.6")
    await phone.says("王芳", kind="choice", choice=greeting.choices[1].id)
    assert "王芳 36.6℃" in phone.last


async def test_a_volunteer_is_not_offered_what_a_volunteer_may_not_see(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,周强,13900000004,志愿者,,,\n")
    volunteer = await world.enrolled(8, "周强")
    await volunteer.says("帮助")
    await volunteer.says("今天干什么")
    assert not any("未报" in text for text in volunteer.texts)
    assert "周强您好" in volunteer.texts[0]


async def test_a_liaison_who_lives_here_is_greeted_as_a_liaison(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,102,马强,13900000005,楼栋长,3号楼,,\n")
    liaison = await world.enrolled(8, "马强")
    assert len(liaison.heard) == 1
    assert "马强您好" in liaison.last
    assert "未报" in liaison.last
    for words in ("帮助", "乱写的"):
        before = len(liaison.heard)
        await liaison.says(words)
        assert len(liaison.heard) == before + 1
        assert "找楼长" not in liaison.last  # that is who is asking


async def test_a_code_is_read_as_people_copy_it(world: World) -> None:
    code = (await world.codes())["赵桂兰"]
    for number, spelling in enumerate((code.lower(), f"/start {code}", f" {code[:4]} {code[4:]} ", f"「{code}」"), 1):
        phone = world.phone(number)
        await phone.says(spelling)
        assert "暗号" in phone.last, spelling


async def test_several_of_a_family_use_one_code_and_one_of_them_two_phones(world: World) -> None:
    father, mother, second = [await world.enrolled(n, name) for n, name in ((1, "张伟"), (2, "王芳"), (3, "张伟"))]
    for phone, value in ((father, "36.1"), (mother, "36.2"), (second, "36.3")):
        await phone.says(value)
    assert "张伟 36.1" in father.last
    assert "王芳 36.2" in mother.last
    assert "张伟 36.3" in second.last


async def test_a_phone_may_serve_two_households_and_the_one_opened_last_speaks(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.enrols("赵桂兰")
    await phone.says("36.5")
    assert "赵桂兰 36.5" in phone.last
    world.clock.passes(minutes=1)
    await phone.enrols("张伟")
    await phone.says("36.7")
    assert "张伟 36.7" in phone.last


async def test_the_same_code_again_greets_again_and_asks_nothing_twice(world: World) -> None:
    phone = await world.enrolled(1, "王芳")
    before = len(phone.heard)
    await phone.enrols("王芳")
    assert len(phone.heard) == before + 1
    assert "又见面了" in phone.last


async def test_a_foreigner_is_greeted_in_english_and_anybody_can_change_it(world: World) -> None:
    john = world.phone(1, language="de")
    await john.enrols("John Smith")
    assert "The safe word" in john.last
    await john.says("36.5")
    assert "Got it" in john.last
    await john.presses("中文")
    await john.says("状态")
    assert "早上 36.5℃" in john.last
    await john.says("/lang")
    await john.presses("English")
    assert "English from now on" in john.last


async def test_the_roster_says_which_language_and_the_phone_only_where_it_does_not(world: World) -> None:
    aunt = world.phone(1, language="en")
    await aunt.says("hello")
    assert "Hello" in aunt.last
    chinese = world.phone(2, language="zh-hans")
    await chinese.enrols("John Smith")  # the roster says: en
    assert "Hello" in chinese.last


async def test_a_stranger_gets_a_kind_answer_and_no_data(world: World) -> None:
    stranger = world.phone(9)
    for words in ("36.5", "张伟", "状态", "未报", "3号楼谁发烧了"):
        await stranger.says(words)
        assert stranger.last.startswith("您好，我只认得社区名单上的住户")
    assert await world.readings() == []
    assert all(arrival.text == "" for arrival in await world.arrivals())


async def test_a_wrong_code_is_told_so_and_guessing_is_stopped_for_an_hour(world: World) -> None:
    right = (await world.codes())["赵桂兰"]
    guesser = world.phone(9)
    for _ in range(5):
        await guesser.says("A2B3C4D5")
        assert "没对上" in guesser.last
    await guesser.says(right)
    assert "过一个小时" in guesser.last
    world.clock.passes(minutes=61)
    await guesser.says(right)
    assert "暗号" in guesser.last
    assert await world.count(Stranger) == 0


async def test_an_expired_code_says_whom_to_ask_and_a_revoked_one_is_like_none(world: World) -> None:
    codes = await world.codes()
    world.clock.passes(days=31)
    phone = world.phone(1)
    await phone.says(codes["赵桂兰"])
    assert "过期" in phone.last
    async with world.database.begin() as db:
        await db.run(update(Invite).values(revoked_at=world.clock.now()))
    await phone.says(codes["赵桂兰"])
    assert "没对上" in phone.last
    assert await world.count(Account) == 0


async def test_no_code_is_kept_in_the_record(world: World) -> None:
    code = (await world.codes())["赵桂兰"]
    await world.phone(1).says(f"/start {code}")
    await world.phone(2).says(code)
    assert not any(code in str(arrival) for arrival in await world.arrivals())


async def test_somebody_with_a_role_is_greeted_by_name_and_told_what_to_send(world: World) -> None:
    liaison = world.phone(7)
    await liaison.enrols("李建国")
    assert "李建国您好" in liaison.last
    assert "未报" in liaison.last


async def test_a_button_made_up_for_somebody_of_another_household_does_nothing(world: World) -> None:
    async with world.database.read() as db:
        neighbour = await db.scalar(select(Person.id).where(Person.name == "赵桂兰"))
    phone = world.phone(1)
    await phone.enrols("张伟")
    await phone.says("赵桂兰", kind="choice", choice=f"who:{neighbour}")
    assert "没在这一家找到" in phone.last
    async with world.database.read() as db:
        assert await db.scalar(select(Account.person_id)) is None


async def test_a_button_that_is_too_old_or_made_up_says_so(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    for choice in ("mine:1", "whose:1", "nonsense", "", "lang:xx"):
        await phone.says("x", kind="choice", choice=choice)
    assert sum("过了时候" in text for text in phone.texts) == 4
    assert "Which language" in phone.last


async def test_who_comes_by_the_households_code_and_says_to_be_the_liaison_gets_no_role(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,301,李红,,,,,\n阳光社区,3号楼,1单元,301,周强,,楼栋长,3号楼,,\n")
    codes = await world.codes()
    guest = world.phone(31)
    await guest.says(codes["李红"])  # the household's code
    await guest.presses("周强")
    await guest.says("未报")
    assert guest.last.startswith("这个只有楼长")
    zhao = await world.enrolled(1, "赵桂兰")
    before = len(guest.heard)
    await zhao.says("38.9")
    assert len(guest.heard) == before
    own = world.phone(32)
    await own.says(codes["周强"])  # his own
    await own.says("未报")
    assert "赵桂兰" not in own.last
    assert "户" in own.last
