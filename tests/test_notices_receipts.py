"""Who has read a notice: a button in private, or below the group's message; the count, the answers, the calls for
help."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select, update

from handlers.chat import Incoming
from storage.models import Account, Case, Letter, Notice, Person, Recipient
from storage.notices.targets import Target
from tests.hall_house import House
from tests.keepers import household_id, presses_id
from tests.readers import HOW_MANY, REPLY, TITLE, about, change, counted, out, rows, the_notice
from tests.test_notices_sending import ready
from tests.threads import replies
from tests.world import ROSTER, Phone, World

GROUP = "fake:-7"


@pytest.fixture
async def homes(world: World) -> World:
    await world.import_()
    return world


async def in_group(phone: Phone, edition: int, answer: str, chat: str = GROUP) -> None:
    await phone.says("", kind="choice", choice=f"notice:{edition}:{answer}", group=chat)


def said_in(world: World, chat: str = GROUP) -> list[str]:
    return [heard.text for heard in world.channel.sent if heard.chat == chat and "】" in heard.text]


def edits(world: World, chat: str = GROUP) -> list[str]:
    return [text for where, text, _ in world.channel.edits if where == chat and "】" in text]


# --- in private -------------------------------------------------------------------------------------------------------


async def test_a_press_is_kept_and_the_message_says_so(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    edition = await out(world)
    world.clock.passes(minutes=5)
    before = len(zhang.heard)
    await zhang.presses("我已阅读")
    row = (await rows(world, edition))["502"]
    assert (row.read, row.how, row.answer, row.by) == (True, "button", "read", "张伟")
    assert "您家 11月22日（周日）7:47 读过了" in the_notice(zhang).text
    assert the_notice(zhang).choices == ()
    assert len(zhang.heard) == before


async def test_a_woman_of_75_presses_three_times(homes: World) -> None:
    world = homes
    zhao = await world.enrolled(1, "赵桂兰")
    edition = await out(world)
    for _ in range(3):
        world.clock.passes(seconds=2)
        await presses_id(zhao, f"notice:{edition}:read")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "7:42 读过了" in the_notice(zhao).text
    assert await counted(world, edition) == {"read": 1}
    assert len(about(zhao, TITLE)) == 1


async def test_the_second_phone_of_a_family_sees_that_it_is_done(homes: World) -> None:
    world = homes
    father, son = await world.enrolled(1, "张伟"), await world.enrolled(2, "张小雨")
    edition = await out(world, REPLY)
    await father.presses("知道了")
    world.clock.passes(minutes=1)
    await world.beat()
    assert "读过了" in the_notice(son).text
    world.clock.passes(minutes=10)
    await son.presses("有疑问")
    row = (await rows(world, edition))["502"]
    assert (row.answer, row.by) == ("ask", "张伟")  # the first reading stands, the last answer stands
    world.clock.passes(minutes=1)
    await world.beat()
    assert "7:53 您说有疑问" in the_notice(father).text


async def test_both_phones_at_once_are_one_reading(homes: World) -> None:
    world = homes
    father, son = await world.enrolled(1, "张伟"), await world.enrolled(2, "张小雨")
    edition = await out(world)
    await asyncio.gather(*(world.inbox.receive(_pressing(phone, f"notice:{edition}:read")) for phone in (father, son)))
    await world.speaker.drain()
    assert await counted(world, edition) == {"read": 1}
    assert sum(row.read for row in (await rows(world, edition)).values()) == 1


def _pressing(phone: Phone, choice: str) -> Incoming:
    return Incoming(
        key=f"press:{phone.address}", chat=phone.address, sender=phone.address, kind="choice", choice=choice,
        message=f"p-{phone.address}",
    )  # fmt: skip


async def test_a_phone_of_two_households_has_read_for_both_and_answers_for_its_own(homes: World) -> None:
    """It is the same reader; but how many there are is asked of one household."""
    world = homes
    daughter = await world.enrolled(1, "赵桂兰")
    await daughter.enrols("孙立")
    edition = await out(world, HOW_MANY)
    assert len(about(daughter, TITLE)) == 1
    world.clock.passes(minutes=1)
    await daughter.presses("2 人")
    found = await rows(world, edition)
    assert found["101"].read
    assert found["303"].read
    assert await counted(world, edition) == {"c1": 1}
    assert "您选了「2 人」" in the_notice(daughter).text


async def test_a_question_with_choices_can_be_answered_anew(homes: World) -> None:
    world = homes
    smith, zhang = await world.enrolled(1, "John Smith", "en"), await world.enrolled(2, "张伟")
    edition = await out(world, HOW_MANY)
    await smith.presses("3 or more")
    world.clock.passes(minutes=1)
    await zhang.presses("1 人")
    world.clock.passes(minutes=1)
    await zhang.presses("2 人")
    assert await counted(world, edition) == {"c2": 1, "c1": 1}
    assert 'chose "3 or more"' in smith.last
    assert [choice.text for choice in the_notice(zhang).choices] == ["1 人", "3 人以上"]


async def test_whoever_was_released_or_is_not_quarantined_reads_as_others_do(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    edition = await out(world)
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
    await zhang.presses("我已阅读")
    assert (await rows(world, edition))["502"].read


async def test_old_and_forged_buttons_do_nothing(homes: World) -> None:
    world = homes
    zhang, sun = await world.enrolled(1, "张伟"), await world.enrolled(2, "孙立")
    edition = await out(world, target=Target(quarantined=True))
    for id in ("notice:99:read", f"notice:{edition}:help", f"notice:{edition}:c0", "notice:x", f"notice:{edition}:"):
        await presses_id(zhang, id)
        assert "这个按钮" in zhang.last or "旧" in zhang.last or "过期" in zhang.last, (id, zhang.last)
    before = len(sun.heard)
    await presses_id(sun, f"notice:{edition}:read")
    assert "没有发给您家" in sun.last
    await presses_id(sun, f"notice:{edition}:show")
    assert not any("身份证" in text for text in sun.texts[before:])
    assert await counted(world, edition) == {}
    stranger = world.phone(77)
    await presses_id(stranger, f"notice:{edition}:read")
    assert not any("核酸" in text for text in stranger.texts)


async def test_a_press_on_what_was_withdrawn_is_told_so(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    edition = await out(world, REPLY)
    await change(world, edition, withdrawn_at=world.clock.now(), state="withdrawn")
    await zhang.presses("需要帮助")
    assert "已经收回了" in zhang.last
    assert not (await rows(world, edition))["502"].read


async def test_it_is_kept_over_a_crash(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    edition = await out(world)
    await world.inbox.receive(_pressing(zhang, f"notice:{edition}:read"))
    await world.crash()
    world.clock.passes(seconds=15)
    await world.beat()
    assert "读过了" in the_notice(zhang).text


# --- help and questions -----------------------------------------------------------------------------------------------


async def test_whoever_needs_help_is_answered_by_the_liaison(homes: World) -> None:
    world = homes
    zhang, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    edition = await out(world, REPLY)
    world.clock.passes(minutes=1)
    await zhang.presses("需要帮助")
    assert "转给楼长李建国" in zhang.last
    assert "您说需要帮助" in the_notice(zhang).text
    assert "3号楼2单元502" in liaison.last
    assert f"对『{TITLE}』这条通知：需要帮助" in liaison.last
    assert "回复" in [choice.text for choice in liaison.heard[-1].choices]
    before = len(liaison.heard)
    await presses_id(zhang, f"notice:{edition}:help")
    assert len(liaison.heard) == before
    await replies(liaison, "我一会儿来接您")
    assert "李建国：我一会儿来接您" in zhang.last


async def test_help_asked_for_in_the_group_is_spoken_of_in_private_alone(homes: World) -> None:
    world = homes
    await House(world).bound(GROUP, "3号楼")
    zhang, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    edition = await out(world, REPLY, places="groups")
    before = len(said_in(world))
    await in_group(zhang, edition, "ask")
    assert "转给楼长李建国" in zhang.last
    assert "有疑问" in liaison.last
    world.clock.passes(minutes=1)
    await world.beat()
    assert len(said_in(world)) == before
    assert not any(word in text for text in edits(world) for word in ("张伟", "502", "疑问，"))
    assert (await rows(world, edition))["502"].how == "group"


async def test_somebody_with_a_role_asks_whoever_wrote_it(homes: World) -> None:
    world = homes
    author, liaison = world.phone(90), await world.enrolled(7, "李建国")
    await out(world, REPLY, target=Target(roles=("liaison",)))
    await liaison.presses("有疑问")
    assert author.last == f"李建国对「{TITLE}」：有疑问。"
    assert "告诉写通知的人了" in liaison.last
    async with world.database.read() as db:
        assert await db.scalars(select(Recipient.answer)) == ["ask"]


# --- in the group -----------------------------------------------------------------------------------------------------


async def test_in_the_group_it_counts_for_the_household_and_the_count_is_all_that_is_seen(homes: World) -> None:
    world = homes
    await House(world).bound(GROUP, "3号楼")
    wei, fang, zhao = (
        await world.enrolled(1, "张伟"), await world.enrolled(2, "王芳"), await world.enrolled(3, "赵桂兰")
    )  # fmt: skip
    edition = await out(world, places="groups")
    for phone in (wei, fang, zhao):
        await in_group(phone, edition, "read")
    assert "记下了" in wei.last
    world.clock.passes(seconds=25)
    await world.beat()
    assert "2 户里已有 2 户读过" in said_in(world)[-1]
    assert len(said_in(world)) == 1
    assert (await rows(world, edition))["101"].how == "group"


async def test_thirty_presses_in_a_minute_are_three_edits(world: World) -> None:
    crowd = "".join(f"阳光社区,3号楼,3单元,{number},住户{number},,,,,\n" for number in range(101, 131))
    await world.import_(ROSTER + crowd)
    await House(world).bound(GROUP, "3号楼")
    phones = [await world.enrolled(number, f"住户{number}") for number in range(101, 131)]
    edition = await out(world, places="groups")
    world.clock.at("8:00")
    for phone in phones:
        await in_group(phone, edition, "read")
        world.clock.passes(seconds=2)
        await world.speaker.drain()
    world.clock.passes(seconds=20)
    await world.beat()
    assert len(edits(world)) <= 4
    assert "已有 30 户读过" in edits(world)[-1]
    async with world.database.read() as db:
        written = await db.scalars(select(Letter.id).where(Letter.chat == GROUP, Letter.living == f"notice/{edition}"))
    assert len(written) < 20


async def test_whoever_was_not_meant_is_thanked_and_strangers_are_let_be(homes: World) -> None:
    world = homes
    await House(world).bound(GROUP, "3号楼")
    staff, sun, stranger = await world.enrolled(9, "陈静"), await world.enrolled(2, "孙立"), world.phone(77)
    edition = await out(world, target=Target(areas=(await House(world).area("3号楼"),)))
    for phone in (staff, sun, stranger):
        await in_group(phone, edition, "read")
    assert "没有发给您家" in staff.last
    assert "没有发给您家" in sun.last
    assert stranger.texts == []
    assert await counted(world, edition) == {}
    assert len(said_in(world)) == 1


async def test_what_is_read_in_private_is_counted_in_the_group_too(homes: World) -> None:
    world = homes
    await House(world).bound(GROUP, "3号楼")
    zhang = await world.enrolled(1, "张伟")
    await out(world)
    await zhang.presses("我已阅读")
    world.clock.passes(seconds=25)
    await world.beat()
    assert "已有 1 户读过" in said_in(world)[-1]


async def test_a_letter_that_has_not_gone_yet_is_not_overtaken(homes: World) -> None:
    """Written in the night, pressed from the list of notices: the group hears of it in the morning all the same."""
    world = homes
    await House(world).bound(GROUP, "3号楼")
    zhang = await world.enrolled(1, "张伟")
    world.clock.at("23:00")
    edition = await out(world)
    assert said_in(world) == []
    await presses_id(zhang, f"notice:{edition}:read")
    world.clock.at("11-23 6:31")
    await world.beat()
    world.clock.passes(seconds=30)
    await world.beat()
    assert any(TITLE in text for text in said_in(world))


async def test_a_household_that_moved_in_later_is_helped_but_not_counted(homes: World) -> None:
    world = homes
    await world.enrolled(7, "李建国")
    edition = await out(world, REPLY)
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,401,新邻居,,,,,\n")
    new = await world.enrolled(5, "新邻居")
    await presses_id(new, f"notice:{edition}:help")
    assert "转给楼长李建国" in new.last
    assert "401" not in await rows(world, edition)


async def test_on_the_page_it_is_read_on_the_page(homes: World) -> None:
    world = homes
    house = House(world)
    await house.open()
    try:
        visitor = await house.named("赵桂兰")
        await ready(world)
        await house.beat()
        async with world.database.read() as db:
            edition = await db.scalar(select(Recipient.edition_id).limit(1))
        page = await visitor.sees("")
        assert TITLE in page
        letter = int(page.split('name="letter" value="')[-1].split('"')[0])
        world.clock.passes(minutes=1)
        await visitor.says("", "我已阅读", choice=f"notice:{edition}:read", letter=letter)
        page = await visitor.sees("")
        assert "读过了" in page
        assert page.count(f"<b>{TITLE}</b>") == 1
        assert (await rows(world, edition or 0))["101"].how == "page"
    finally:
        await house.close()


async def test_another_communitys_notice_is_nobodys_here(homes: World) -> None:
    world = homes
    zhang = await world.enrolled(1, "张伟")
    edition = await out(world)
    other = await household_id(world, "502")
    async with world.database.begin() as db:
        await db.run(update(Account).where(Account.household_id == other).values(community_id=2))
        assert await db.scalar(select(Person.id).limit(1))
        assert await db.scalar(select(Notice.id))
    await presses_id(zhang, f"notice:{edition}:read")
    assert not (await rows(world, edition))["502"].read
