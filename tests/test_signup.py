"""报名接龙 as people live it: staff call for hands, neighbours put their names down, withdraw, move up."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select, update

from bot.inbox import letter_row
from handlers import signup
from handlers.chat import Incoming
from handlers.mail import Mail
from storage import outbox
from storage.models import Account, Area, Case, Grant, History, Person, Signup, SignupEntry
from tests.signups import CALL, GROUP, TITLE, binds, called, chain, labels, listed, neighbours, shown, staff, taps
from tests.world import TEXTS, Phone, World

# --- calling ----------------------------------------------------------------------------------------------------------


async def test_a_call_is_shown_first_and_goes_only_after_a_yes(world: World) -> None:
    await binds(world)
    chen = await staff(world)
    await chen.says("报名 周日 6:30 上门做核酸 8人，每人2分，周六20点截止")
    assert chen.last == (
        "我记成这样，对吗？\n上门做核酸\n11月29日（周日）6:30 · 全社区\n"
        "要 8 人，每人 2 分，11月28日（周六）20:00 截止。要改直接写，比如「10 人」。"
    )
    assert labels(chen) == ["发出去", "不发"]
    assert [heard for heard in world.channel.sent if heard.chat == GROUP] == []
    await chen.says("10人")
    assert "要 10 人" in chen.last
    await chen.presses("发出去")
    assert chen.last.startswith("11月29日（周日）6:30「上门做核酸」发到 1 个楼群了。")
    assert shown(world).text == (
        "找人手：上门做核酸\n11月29日（周日）6:30 · 全社区\n"
        "已报 0/10 人。11月28日（周六）20:00 前点「报名」，或者写「+1」。"
    )
    assert [choice.text for choice in shown(world).choices] == ["报名", "不去了"]
    await chen.presses("发出去")  # a second press of the same button
    assert "过了时候" in chen.last
    assert await world.count(Signup) == 1


async def test_in_english(world: World) -> None:
    await binds(world)
    chen = await world.enrolled(9, "陈静")
    await chen.says("english")
    await chen.says("/signup test at the door Sunday 06:30, 8 people")
    assert "Sun 29 Nov, 6:30" in chen.last
    assert "8 people, 1 point each, sign-up until Sat 28 Nov 20:00" in chen.last
    await chen.presses("Send it")
    assert "test at the door" in shown(world).text


@pytest.mark.parametrize("yes", ["发出去", "好", "ok"])
async def test_yes_may_be_typed(world: World, yes: str) -> None:
    await binds(world)
    chen = await staff(world)
    await chen.says(CALL)
    await chen.says(yes)
    assert shown(world).text.startswith("找人手：上门做核酸")


@pytest.mark.parametrize("no", ["不发", "算了"])
async def test_no_sends_nothing(world: World, no: str) -> None:
    await binds(world)
    chen = await staff(world)
    await chen.says(CALL)
    await chen.says(no)
    assert chen.last == "好的，没有发。"
    assert await world.count(Signup) == 0


async def test_what_is_missing_is_asked_one_by_one(world: World) -> None:
    await binds(world)
    chen = await staff(world)
    await chen.says("报名 搬菜")
    assert chen.last == "「搬菜」是哪天几点？比如「周日 6:30」。"
    await chen.says("明天")
    assert chen.last == "11月23日（周一）几点开始？比如「6:30」。"
    await chen.says("嗯嗯")
    assert chen.last == "11月23日（周一）几点开始？比如「6:30」。"
    await chen.says("下午两点半")
    assert chen.last == "「搬菜」要几个人？写个数就行，比如「8」。"
    await chen.says("六个")
    assert "11月23日（周一）14:30" in chen.last
    assert "要 6 人" in chen.last
    await chen.says("改成3点半")
    assert "11月23日（周一）3:30" in chen.last


async def test_what_is_urgent_is_not_lost_in_a_question_of_ours(world: World) -> None:
    chen = await staff(world)
    await chen.says("报名 搬菜 明天14:00")
    assert "要几个人" in chen.last
    await chen.says("有人发烧了")
    assert chen.last.startswith("听着要紧")
    await chen.says("4")  # the question still stands
    assert "要 4 人" in chen.last
    await chen.says("什么时候发菜")
    assert "要 4 人" not in chen.last


async def test_staff_who_ask_how_hear_how_and_residents_what_there_is(world: World) -> None:
    chen = await called(world)
    await chen.says("/signup")
    assert chen.last.startswith("找人手，一句话写给我")
    li = await world.enrolled(21, "李娜")
    await li.says("/signup")
    assert await chain(world) == ["李娜"]


async def test_a_title_is_asked_too(world: World) -> None:
    chen = await staff(world)
    await chen.says("报名 明天14:00 5人")
    assert chen.last.startswith("要大家来做什么？")
    await chen.says("卸货")
    assert "卸货" in chen.last
    assert "要 5 人" in chen.last


async def test_a_time_that_is_past_and_a_place_that_there_is_not_are_said_kindly(world: World) -> None:
    chen = await staff(world)
    await chen.says("报名 今天 6:30 搬菜 5人")
    assert chen.last == "11月22日（周日）6:30 已经过了。改到哪天几点？"
    await chen.says("明天6:30")
    assert "11月23日（周一）6:30" in chen.last
    await chen.says("报名 明天 6:30 搬菜 5人 9号楼")
    assert chen.last == "没有找到「9号楼」。这里有：3号楼、1号楼。是哪一栋？"
    assert labels(chen) == ["3号楼", "1号楼", "全社区"]
    await chen.presses("1号楼")
    assert "· 1号楼" in chen.last


async def test_said_in_a_group_it_is_for_that_building_and_talked_over_in_private(world: World) -> None:
    await binds(world)
    await binds(world, "fake:-10", "1号楼")
    chen = await staff(world)
    await chen.says(CALL, group=GROUP)
    assert "· 3号楼" in chen.last
    await chen.presses("发出去")
    assert "已报 0/3 人" in shown(world).text
    assert [heard for heard in world.channel.sent if heard.chat == "fake:-10"] == []


async def test_a_resident_or_a_liaison_may_not_call_and_it_is_on_the_record(world: World) -> None:
    await binds(world)
    for phone in (await world.enrolled(1, "孙立"), await world.enrolled(7, "李建国")):
        await phone.says(CALL)
        assert "楼长" in phone.last or "工作人员" in phone.last or "社区" in phone.last
        await phone.says("x", kind="choice", choice="signup:send")
        assert "过了时候" in phone.last
    assert await world.count(Signup) == 0
    async with world.database.read() as db:
        refused = await db.scalars(select(History.details).where(History.action == "refused"))
    assert refused == [{"act": "call-hands"}] * 2


async def test_staff_of_one_building_call_for_that_building_only(world: World) -> None:
    await world.import_(
        "社区,楼栋,单元,房号,姓名,电话,角色,负责\n阳光社区,,,,何苗,13900000008,工作人员,3号楼\n"
    )  # fmt: skip
    await binds(world)
    he = await world.enrolled(5, "何苗")
    await he.says(CALL)
    assert "· 3号楼" in he.last
    await he.says("报名 周日 6:30 上门做核酸 8人 1号楼")
    assert "· 1号楼" not in he.last
    assert await world.count(Signup) == 0


async def test_where_there_is_no_group_those_who_look_after_the_place_are_asked_in_private(world: World) -> None:
    chen, li = await staff(world), await world.enrolled(7, "李建国")
    await chen.says(CALL + " 3号楼")
    await chen.presses("发出去")
    assert "私下告诉了 1 人" in chen.last
    assert li.last == f"找人手：{TITLE}，3号楼，要 3 人，11月28日（周六）20:00 截止。您能来吗？"
    await li.presses("报名")
    assert li.last == f"李建国报上了，第 1 个：{TITLE}。谢谢您。"


async def test_a_group_that_becomes_a_buildings_later_shows_what_is_open_for_it(world: World) -> None:
    await called(world, CALL + " 3号楼")
    for number, (name, chat) in enumerate((("3号楼", "fake:-31"), ("1号楼", "fake:-32"))):
        async with world.database.begin() as db:
            area = await db.first(select(Area.id, Area.community_id).where(Area.name == name))
            assert area is not None
            mail = Mail(f"bound/{number}", area.community_id, TEXTS, world.rules, world.clock.now())
            await signup.show_open(mail, db, area.community_id, area.id, chat)
            await outbox.write(db, [letter_row(letter, world.clock.now()) for letter in mail.letters])
    await world.speaker.drain()
    assert shown(world, "fake:-31").text == shown(world).text
    assert [heard for heard in world.channel.sent if heard.chat == "fake:-32"] == []


async def test_at_night_a_call_waits_for_the_morning(world: World) -> None:
    await binds(world)
    chen = await staff(world)
    world.clock.at("23:10")
    await chen.says(CALL)
    await chen.presses("发出去")
    assert "夜里不打扰大家，6:30 才让他们看到。" in chen.last
    assert [heard for heard in world.channel.sent if heard.chat == GROUP] == []
    world.clock.at("11-23 6:30")
    await world.speaker.drain()
    assert shown(world).text.startswith("找人手")


async def test_a_role_that_ended_sends_nothing_any_more(world: World) -> None:
    await binds(world)
    chen = await staff(world)
    await chen.says(CALL)
    async with world.database.begin() as db:
        await db.run(update(Grant).values(until=world.clock.now()))
    world.clock.passes(minutes=1)
    await chen.presses("发出去")
    assert await world.count(Signup) == 0


# --- putting one's name down ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["接龙", "+1", "＋1", "加一", "报名", "我报名", "算我一个", "count me in", "1. 李娜"])
async def test_a_word_in_the_group_counts_and_is_answered_by_a_reaction(world: World, word: str) -> None:
    await called(world)
    li = await world.enrolled(21, "李娜")
    said = await li.says(word, group=GROUP)
    assert await chain(world) == ["李娜"]
    assert [(chat, act["do"], act["message"]) for chat, act in world.channel.acts] == [(GROUP, "react", said.message)]
    assert li.last == f"李娜报上了，第 1 个：{TITLE}。谢谢您。"
    assert (await listed(world))[2:] == [
        "已报 1/3 人。11月28日（周六）20:00 前点「报名」，或者写「+1」。",
        "1. 李*",
    ]


async def test_a_numbered_list_of_temperatures_is_a_report_and_no_chain(world: World) -> None:
    await called(world)
    zhang = await world.enrolled(1, "张伟")
    await zhang.says("1. 张伟 36.5\n2. 王芳 36.6", group=GROUP)
    assert len(await world.readings()) == 2
    assert zhang.last.startswith("记好了")


async def test_a_chain_written_by_hand_counts_its_writer_and_a_shopping_list_does_not(world: World) -> None:
    await called(world)
    li, zhou = await world.enrolled(21, "李娜"), await world.enrolled(22, "周强")
    await li.says("1. 盐 2. 大米", group=GROUP)
    assert await chain(world) == []
    await li.says("1. 李娜", group=GROUP)
    await zhou.says("#接龙 上门做核酸\n1. 李娜\n2. 周强", group=GROUP)
    await zhou.says("1. 李娜\n2. 周强", group=GROUP)
    assert await chain(world) == ["李娜", "周强"]


async def test_talk_in_the_group_that_is_about_something_else_counts_for_nobody(world: World) -> None:
    await called(world)
    li = await world.enrolled(21, "李娜")
    heard = len(li.heard)
    for text in ("报名截止了吗", "加一份盐", "我去，今天真冷", "报名表在哪", "5+1", "好"):
        await li.says(text, group=GROUP)
    assert await chain(world) == []
    assert len(li.heard) == heard


async def test_without_an_open_call_the_group_hears_nothing(world: World) -> None:
    await neighbours(world)
    await binds(world)
    li = await world.enrolled(21, "李娜")
    heard = len(li.heard)
    await li.says("+1", group=GROUP)
    assert len(li.heard) == heard
    assert world.channel.acts == []
    await li.says("报名")
    assert li.last == "眼下没有在找人手的事。有了我会告诉您。"


async def test_the_button_in_private_by_word_and_in_the_group(world: World) -> None:
    await called(world)
    li, zhou = await world.enrolled(21, "李娜"), await world.enrolled(22, "周强")
    await taps(world, li, "报名")
    await zhou.says("我报名")
    assert await chain(world) == ["李娜", "周强"]
    assert world.channel.acts == []
    await taps(world, li, "报名")
    assert li.last == f"李娜已经报上了，第 1 个：{TITLE}。"


async def test_a_stranger_in_the_group_is_not_counted_and_not_answered(world: World) -> None:
    await called(world)
    stranger = world.phone(77)
    sent = len(world.channel.sent)
    await stranger.says("+1", group=GROUP)
    await taps(world, stranger, "报名")
    assert await chain(world) == []
    assert len(world.channel.sent) == sent
    assert world.channel.acts == []


async def test_who_is_in_quarantine_stays_at_home_and_hears_so_in_private(world: World) -> None:
    await called(world)
    zhao = await world.enrolled(1, "赵桂兰")
    await zhao.says("+1", group=GROUP)
    assert zhao.last == f"赵桂兰还在隔离，这次先不报：{TITLE}。心意收到了，等解除了再请您帮忙。"
    assert world.channel.acts == []
    assert await chain(world) == []
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
    await zhao.says("+1", group=GROUP)
    assert await chain(world) == ["赵桂兰"]


async def test_somebody_of_the_household_by_name_and_several_at_once_not(world: World) -> None:
    await called(world)
    zheng = await world.enrolled(25, "郑国")
    await zheng.says("我和我爱人 +2", group=GROUP)
    assert zheng.last.startswith("一位一位报")
    await zheng.says("+1 郑晓梅", group=GROUP)
    assert zheng.last == f"郑晓梅报上了，第 1 个：{TITLE}。谢谢您。"
    await zheng.says("+1 李四", group=GROUP)
    assert zheng.last == "「李四」我没对上。自己去，发「报名」；替家里人报，写「+1」加名字。"
    await zheng.says("+1")
    assert await chain(world) == ["郑晓梅", "郑国"]
    await zheng.says("-1 郑晓梅")
    assert await chain(world) == ["郑国"]


async def test_who_is_not_known_by_name_is_asked_and_counts_from_when_it_was_said(world: World) -> None:
    await called(world)
    phone = world.phone(25)
    await phone.enrols("郑国")
    world.clock.at("11-28 19:59")
    await phone.says("+1", group=GROUP)
    assert phone.last == f"请问您是家里哪一位？我好给您报上：{TITLE}。"
    assert labels(phone) == ["郑国", "郑晓梅"]
    world.clock.at("11-28 20:05")  # past the deadline
    await phone.presses("郑晓梅")
    assert await chain(world) == ["郑晓梅"]
    async with world.database.read() as db:
        assert await db.scalar(select(func.count()).select_from(Account).where(Account.person_id.is_not(None))) == 2


async def test_of_several_open_calls_it_is_asked_which(world: World) -> None:
    chen = await called(world)
    await chen.says("报名 周一 14:00 搬菜 2人")
    await chen.presses("发出去")
    li = await world.enrolled(21, "李娜")
    await li.says("+1", group=GROUP)
    assert li.last == "眼下有几件事，您说的是哪一件？"
    assert labels(li) == ["搬菜 11月23日（周一）14:00", "上门做核酸 11月29日（周日）6:30"]
    await li.presses("上门做核酸 11月29日（周日）6:30")
    await li.says("报名 搬菜")
    assert li.last == "李娜报上了，第 1 个：11月23日（周一）14:00「搬菜」。谢谢您。"
    await li.says("不去了")
    assert li.last == "眼下有几件事，您说的是哪一件？"
    await li.presses("搬菜 11月23日（周一）14:00")
    assert li.last.startswith("好的，李娜的名字拿下来了：11月23日（周一）14:00「搬菜」")


async def test_a_reply_to_the_list_says_which(world: World) -> None:
    chen = await called(world)
    list_ = shown(world)
    await chen.says("报名 周一 14:00 搬菜 2人")
    await chen.presses("发出去")
    li = await world.enrolled(21, "李娜")
    await li.says("我来", group=GROUP, reply_to=list_.id)
    assert li.last == f"李娜报上了，第 1 个：{TITLE}。谢谢您。"


async def test_two_phones_of_one_person_and_the_same_update_twice_count_once(world: World) -> None:
    await called(world)
    li, other = await world.enrolled(21, "李娜"), await world.enrolled(31, "李娜")
    said = await li.says("+1", group=GROUP)
    await world.arrives(said)
    await other.says("+1", group=GROUP)
    assert await chain(world) == ["李娜"]
    assert other.last == f"李娜已经报上了，第 1 个：{TITLE}。"


# --- full, withdrawing, moving up -------------------------------------------------------------------------------------


async def fill(world: World) -> list[Phone]:
    names = ("李娜", "周强", "吴小敏", "郑国")
    phones = [await world.enrolled(21 + n, name) for n, name in enumerate(names)]
    for phone in phones:
        await phone.says("+1", group=GROUP)
    return phones


async def test_the_fourth_of_three_waits_and_moves_up_when_somebody_withdraws(world: World) -> None:
    await called(world)
    li, zhou, _, zheng = await fill(world)
    assert zheng.last == f"位置满了，郑国排在候补第 1 位：{TITLE}。有人去不了，我马上告诉您。"
    assert (await listed(world))[2:] == [
        "已报 3/3 人。位置满了，还可以排队等。11月28日（周六）20:00 前点「报名」，或者写「+1」。",
        "1. 李*", "2. 周*", "3. 吴*敏", "排队等的：", "4. 郑*",
    ]  # fmt: skip
    await taps(world, li, "不去了")
    assert li.last == f"好的，李娜的名字拿下来了：{TITLE}。想再来随时报，排在最后。"
    assert zheng.last == f"有人去不了，轮到郑国了，第 3 个：{TITLE}。要是去不了，点一下就行。"
    await li.presses("报名")
    assert await chain(world) == ["周强", "吴小敏", "郑国", "李娜"]
    assert li.last.startswith("位置满了，李娜排在候补第 1 位")
    await zhou.says("取消报名", group=GROUP)
    assert li.last.startswith("有人去不了，轮到李娜了，第 3 个")
    await zhou.says("-1", group=GROUP)  # a second time: about nothing
    assert await chain(world) == ["吴小敏", "郑国", "李娜"]


async def test_one_who_waits_and_withdraws_moves_nobody(world: World) -> None:
    await called(world)
    li, *_, zheng = await fill(world)
    heard = len(li.heard)
    await zheng.presses("不去了")
    assert await chain(world) == ["李娜", "周强", "吴小敏"]
    assert len(li.heard) == heard


async def test_who_moves_up_at_night_hears_it_in_the_morning_unless_that_is_too_late(world: World) -> None:
    await called(world)
    li, zhou, _, zheng = await fill(world)
    world.clock.at("11-27 23:00")
    heard = len(zheng.heard)
    await li.says("不去了")
    assert len(zheng.heard) == heard
    await zheng.says("状态")  # an answer does not wait behind it
    assert len(zheng.heard) == heard + 1
    world.clock.at("11-28 6:30")
    await world.speaker.drain()
    assert zheng.last.startswith("有人去不了，轮到郑国了")
    await li.says("+1")
    world.clock.at("11-28 23:00")  # it begins at 6:30, when the quiet hours end
    await zhou.says("不去了")
    assert li.last.startswith("有人去不了，轮到李娜了")


async def test_nobody_takes_another_household_off_the_list(world: World) -> None:
    await called(world)
    li, zhou = await world.enrolled(21, "李娜"), await world.enrolled(22, "周强")
    await li.says("+1", group=GROUP)
    button = li.heard[-1].choices[0]
    assert button.text == "不去了"
    await zhou.says("x", kind="choice", choice=button.id)
    assert await chain(world) == ["李娜"]
    await taps(world, zhou, "不去了")
    assert zhou.last == f"周强不在这次的名单上：{TITLE}。"
    for nonsense in (
        "signup:",
        "signup:join",
        "signup:join:999",
        "signup:absent:1:1",
        "signup:join:1:2:3:4",
        "signup:x:1",
    ):
        await zhou.says("x", kind="choice", choice=nonsense)
    assert await chain(world) == ["李娜"]
    assert [arrival.parked_at for arrival in await world.arrivals() if arrival.parked_at] == []


# --- calling it off ---------------------------------------------------------------------------------------------------


async def test_calling_it_off_tells_all(world: World) -> None:
    chen = await called(world)
    phones = await fill(world)
    await chen.says("取消 上门做核酸")
    assert chen.last == f"取消了：{TITLE}。名单上的 4 人我去告诉。"
    for phone, name in zip(phones, ("李娜", "周强", "吴小敏", "郑国"), strict=True):
        assert phone.last == f"取消了，不用来：{TITLE}。谢谢{name}报名。"
    assert (await listed(world))[2] == "已报 3/3 人。这次取消了，不用来。"
    assert shown(world).choices == ()
    await phones[0].says("+1", group=GROUP)
    assert phones[0].last.startswith("取消了")
    await phones[0].says("x", kind="choice", choice="signup:join:1")
    assert phones[0].last == f"这次取消了，不用去：{TITLE}。"
    await chen.presses("取消这次")
    await chen.presses("取消这次")
    assert chen.last == f"这次取消了，不用去：{TITLE}。"


async def test_the_button_asks_once_more(world: World) -> None:
    chen = await called(world)
    await fill(world)
    await chen.presses("取消这次")
    assert chen.last == f"要取消 {TITLE} 吗？已经有 4 人报名。"
    await chen.presses("留着")
    assert chen.last == "好的，照旧。"
    assert len(await chain(world)) == 4
    await chen.presses("取消这次")
    assert chen.last.startswith("取消了")


async def test_a_neighbour_cannot_call_it_off(world: World) -> None:
    await called(world)
    li = await world.enrolled(21, "李娜")
    await li.says("取消 上门做核酸")
    await li.says("x", kind="choice", choice="signup:off:1")
    await li.says("x", kind="choice", choice="signup:list:1")
    async with world.database.read() as db:
        assert await db.scalars(select(Signup.cancelled_at)) == [None]
    assert "137" not in "".join(li.texts)


async def test_the_whole_list_is_for_staff(world: World) -> None:
    chen = await called(world)
    await fill(world)
    await chen.says("报名名单")
    assert chen.last == (
        f"报名中：{TITLE}\n已报 3/3 人，候补 1 人。\n"
        "1. 李娜 137****0001\n2. 周强 137****0002\n3. 吴小敏 137****0003\n4. 郑国"
    )


# --- many at once -----------------------------------------------------------------------------------------------------


def town(count: int) -> str:
    rows = [f"阳光社区,3号楼,1单元,{1000 + n},王{chr(0x4E00 + n)}" for n in range(count)]
    return "社区,楼栋,单元,房号,姓名\n" + "\n".join(rows) + "\n"


async def test_fifty_within_two_seconds_end_in_the_right_order_and_nobody_twice(world: World) -> None:
    await world.import_(town(50))
    await binds(world)
    chen = await staff(world)
    await chen.says("报名 周日 6:30 上门做核酸 8人")
    await chen.presses("发出去")
    codes = await world.codes()
    phones = [world.phone(100 + n) for n in range(50)]
    names = [f"王{chr(0x4E00 + n)}" for n in range(50)]
    for phone, name in zip(phones, names, strict=True):
        await phone.says(codes[name])
    edits = len(world.channel.edits)

    def joins(n: int, key: str, text: str) -> Incoming:
        return Incoming(
            key=f"burst:{n}:{key}", chat=GROUP, sender=phones[n].address, text=text, in_group=True,
            message=f"m{n}{key}", sent_at=world.clock.now(),
        )  # fmt: skip

    arriving = []
    for n in range(50):  # some twice, in other words, and some updates twice
        arriving.append(world.inbox.receive(joins(n, "a", "+1")))
        if n % 5 == 0:
            arriving += [world.inbox.receive(joins(n, "a", "+1")), world.inbox.receive(joins(n, "b", "我报名"))]
    world.clock.passes(seconds=1)
    await asyncio.gather(*arriving)
    await world.speaker.drain()
    assert await chain(world) == names
    lines = await listed(world)
    assert lines[2].startswith("已报 8/8 人。位置满了")
    assert lines[3] == "1. 王*"
    assert lines[-1] == "50. 王*"
    assert len(lines) == 3 + 50 + 1
    assert len(world.channel.edits) - edits <= 4
    assert [sum("第 8 个" in text for text in phone.texts) for phone in phones].count(1) == 1
    waits = [text for phone in phones for text in phone.texts if text.startswith("位置满了")]
    assert len(waits) == 42
    async with world.database.read() as db:
        twice = await db.all(
            select(SignupEntry.person_id).group_by(SignupEntry.person_id).having(func.count() > 1)
        )  # fmt: skip
    assert list(twice) == []


async def test_two_at_once_do_not_both_take_the_last_place(world: World) -> None:
    await called(world, "报名 周日 6:30 上门做核酸 1人")
    phones = [await world.enrolled(21 + n, name) for n, name in enumerate(("李娜", "周强", "吴小敏"))]
    button = shown(world).choices[0].id
    for _ in range(5):
        await asyncio.gather(
            *(phone.says("报名", kind="choice", choice=button, group=GROUP) for phone in phones),
        )
        first = [phone for phone in phones if "第 1 个" in phone.last]
        assert len(first) == 1
        waiting = [phone.last for phone in phones if phone not in first]
        assert sorted(text.partition("候补第 ")[2][:1] for text in waiting) == ["1", "2"]
        for phone in phones:
            await phone.says("不去了")
        assert await chain(world) == []


async def test_two_hundred_names_fit_into_one_message(world: World) -> None:
    await world.import_(town(200))
    await called(world, "报名 周日 6:30 上门做核酸 200人")
    async with world.database.begin() as db:
        people = await db.all(select(Person.id, Person.community_id).where(Person.name.startswith("王")).limit(200))
        for one in people:
            await db.insert(
                SignupEntry, community_id=one.community_id, signup_id=1, person_id=one.id, at=world.clock.now()
            )
    li = await world.enrolled(21, "李娜")
    await li.says("+1", group=GROUP)
    await listed(world)
    text = shown(world).text
    assert len(text) <= 3000
    assert "已报 200/200 人" in text


async def test_a_restart_in_the_middle_of_a_draft_loses_nothing(world: World) -> None:
    await binds(world)
    chen = await staff(world)
    await chen.says("报名 搬菜 明天14:00")
    await world.crash()
    await chen.says("4")
    await world.crash()
    await chen.presses("发出去")
    assert "已报 0/4 人" in shown(world).text
