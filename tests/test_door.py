"""送到门口: put down, told with a photo or without, taken in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.models import Case
from storage.supplies import drafts, orders, steps
from tests import bags, keepers, shopping
from tests.bags import Crew
from tests.world import World


@pytest.fixture
async def crew(world: World) -> Crew:
    return await bags.crew(world)


async def here(crew: Crew, order_id: int) -> None:
    await keepers.presses_id(crew.carrier, f"door:here:{order_id}")


async def test_a_press_a_photo_and_the_household_hears_once_with_it(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    assert await bags.state(world, order.id) == "door"
    assert crew.carrier.last == (
        f"记下了：3号楼2单元502，{order.id} 号单放到门口了。拍一张放在门口的照片发给我，不拍也行。"
    )
    assert bags.at_door(crew.home) == []
    await bags.photographs(crew.carrier)
    (told,) = bags.at_door(crew.home)
    assert (told.file, told.silent) == ("photo.jpg", False)
    assert told.text == f"📦 {order.id} 号单放在您家门口了，请 5 分钟内取进去。"
    assert [one.text for one in told.choices] == ["收到了", "有问题"]
    world.clock.passes(minutes=2)
    await world.beat()
    assert len(bags.at_door(crew.home)) == 1


async def test_without_a_photo_it_is_told_at_once_or_after_a_minute(world: World, crew: Crew) -> None:
    first = await bags.bought(world, crew.home, "一袋盐")
    await here(crew, first.id)
    await crew.carrier.presses("不拍")
    assert len(bags.at_door(crew.home)) == 1
    second = await bags.bought(world, crew.home, "一瓶生抽")
    await here(crew, second.id)
    world.clock.passes(seconds=30)
    await world.beat()
    assert len(bags.at_door(crew.home)) == 1
    world.clock.passes(seconds=31)
    await world.beat()
    await world.beat()
    assert len(bags.at_door(crew.home)) == 2


async def test_a_restart_between_the_press_and_the_word_loses_neither(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await world.crash()
    await bags.photographs(crew.carrier)
    assert [heard.file for heard in bags.at_door(crew.home)] == ["photo.jpg"]
    other = await bags.bought(world, crew.home, "一瓶生抽")
    await here(crew, other.id)
    await world.crash()
    world.clock.passes(minutes=1)
    await world.beat()
    assert len(bags.at_door(crew.home)) == 2


async def test_a_photo_that_comes_before_waits_for_its_door(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await bags.photographs(crew.carrier)
    assert crew.carrier.last == "这张照片是哪一家门口的？"
    assert await bags.state(world, order.id) == "moving"
    await crew.carrier.presses(f"3号楼2单元502（{order.id} 号单）")
    assert [heard.file for heard in bags.at_door(crew.home)] == ["photo.jpg"]


@pytest.mark.parametrize("words", ["502 到了", "{id} 到了", "{id} 号单到了", "3-2-502 放门口了", "3号楼2单元502放好了"])
async def test_a_photo_with_words_and_words_alone(world: World, crew: Crew, words: str) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await bags.photographs(crew.carrier, text=words.format(id=order.id))
    assert await bags.state(world, order.id) == "door"
    assert [heard.file for heard in bags.at_door(crew.home)] == ["photo.jpg"]
    other = await bags.bought(world, crew.home, "一瓶生抽")
    await crew.carrier.says(words.format(id=other.id))
    assert await bags.state(world, other.id) == "door"


async def test_a_later_photo_follows_without_a_sound_and_an_album_is_one(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    world.clock.passes(minutes=2)
    await world.beat()
    await bags.photographs(crew.carrier, "one", album="a")
    await bags.photographs(crew.carrier, "two", album="a")
    late = [heard for heard in crew.home.heard if "号单放在门口的照片" in heard.text]
    assert [(heard.file, heard.silent) for heard in late] == [("photo.jpg", True)] * 2
    await bags.photographs(crew.carrier, "another door's")
    assert len([heard for heard in crew.home.heard if heard.file]) == 2


async def test_several_at_once_and_the_next_door_by_one_button(world: World, crew: Crew) -> None:
    granny = await world.enrolled(5, "孙阿婆")
    high = await world.enrolled(7, "钱进")
    mine = await bags.bought(world, crew.home, "一袋盐")
    hers = await bags.bought(world, granny, "一袋盐")
    theirs = await bags.bought(world, high, "一袋盐")
    await crew.carrier.says("402 502 都放好了")
    assert [await bags.state(world, one.id) for one in (mine, hers, theirs)] == ["door", "door", "moving"]
    assert crew.carrier.last == "记下了，2 家都放到门口了：402、502。已经告诉他们了。"
    assert len(bags.at_door(granny)) == len(bags.at_door(crew.home)) == 1
    await crew.carrier.presses("下一家：2单元1203（还有 1 家）")
    assert await bags.state(world, theirs.id) == "door"
    assert not any("下一家" in choice.text for choice in crew.carrier.heard[-1].choices)


async def test_a_room_with_several_orders_is_all_of_them_and_one_message(world: World, crew: Crew) -> None:
    wife = await world.enrolled(2, "王芳")
    first = await bags.bought(world, crew.home, "一袋盐")
    second = await bags.bought(world, wife, "一瓶生抽")
    await crew.carrier.says("502 到了")
    await crew.carrier.presses("不拍")
    assert [await bags.state(world, one.id) for one in (first, second)] == ["door", "door"]
    for phone in (crew.home, wife):
        assert [heard.text for heard in bags.at_door(phone)] == [
            f"📦 {first.id}、{second.id} 号单放在您家门口了，请 5 分钟内取进去。"
        ]
    await wife.presses("收到了")
    assert wife.last == f"好，{first.id}、{second.id} 号单记成收到了。"
    assert [await bags.state(world, one.id) for one in (first, second)] == ["received", "received"]
    await crew.home.says("收到了", kind="choice", choice=f"door:got:{first.id}")
    assert crew.home.last == f"{first.id} 号单已经记成收到了。"


async def test_going_on_to_the_next_door_tells_the_last_one(world: World, crew: Crew) -> None:
    granny = await world.enrolled(5, "孙阿婆")
    first, second = await bags.bought(world, granny, "一袋盐"), await bags.bought(world, crew.home, "一袋盐")
    await here(crew, first.id)
    await here(crew, second.id)
    assert len(bags.at_door(granny)) == 1
    await bags.photographs(crew.carrier)  # of the second door, and of that alone
    assert [heard.file for heard in bags.at_door(granny) + bags.at_door(crew.home)] == ["", "photo.jpg"]


async def test_a_slip_is_taken_back_and_the_household_is_told_so(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    await crew.carrier.presses("点错了")
    assert crew.carrier.last == f"好，{order.id} 号单改回来了，还在您手上。"
    assert await bags.state(world, order.id) == "moving"
    assert bags.at_door(crew.home) == []
    assert crew.home.last == f"刚才说 {order.id} 号单到了，是点错了，还在路上。到了再告诉您。"
    world.clock.passes(minutes=3)
    await world.beat()
    assert bags.at_door(crew.home) == []
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    assert len(bags.at_door(crew.home)) == 1
    world.clock.passes(minutes=2)
    await crew.carrier.presses("点错了")
    assert crew.carrier.last.startswith(f"{order.id} 号单改不回来了")


async def test_the_household_says_so_before_the_carrier_pressed(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await crew.home.says("盐收到了，谢谢")
    assert await bags.state(world, order.id) == "received"
    assert crew.home.last == f"好，{order.id} 号单记成收到了。"
    assert crew.carrier.last == f"3号楼2单元502说 {order.id} 号单收到了，不用再点到门口。"
    await here(crew, order.id)
    assert crew.carrier.last == f"3号楼2单元502已经说收到 {order.id} 号单了，不用再点。"
    world.clock.passes(minutes=3)
    await world.beat()
    assert bags.at_door(crew.home) == []


@pytest.mark.parametrize(
    "words", ["收到了", "拿到了", "取了", "盐收到了", "东西都拿进来了，谢谢您", "I got it, thanks"]
)
async def test_words_that_say_that_they_have_it(world: World, crew: Crew, words: str) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.home.says(words)
    assert await bags.state(world, order.id) == "received"


@pytest.mark.parametrize(
    "words", ["收到了吗", "张伟36.5", "盐多少钱", "还没收到", "谢谢", "药收到了怎么吃", "钥匙拿到了", "收到通知了"]
)
async def test_words_that_do_not(world: World, crew: Crew, words: str) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    await crew.home.says(words)
    assert await bags.state(world, order.id) in ("door", "disputed")
    assert (await bags.state(world, order.id) == "disputed") == (words == "还没收到")


async def test_a_temperature_is_still_taken_while_something_is_at_the_door(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.home.says("张伟36.5")
    assert len(await world.readings()) == 1
    assert await bags.state(world, order.id) == "door"


async def test_twelve_hours_across_the_night_confirm_it_without_a_sound(world: World, crew: Crew) -> None:
    world.clock.at("21:30")
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    world.clock.at("11-23 9:29")
    await world.beat()
    assert await bags.state(world, order.id) == "door"
    before = [heard.id for heard in crew.home.heard]
    world.clock.at("11-23 9:31")
    await world.beat()
    done = await shopping.order(world, order.id)
    assert (done.state, done.how) == ("received", "itself")
    assert all(heard.silent for heard in crew.home.heard if heard.id not in before and "号单" in heard.text)
    assert "没听到您说，算您收到了（9:31）" in "\n".join(crew.home.texts)


async def test_after_three_hours_of_the_day_the_liaison_asks_after_them_once(world: World, crew: Crew) -> None:
    world.clock.at("20:30")
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    asked = f"3号楼2单元502的 {order.id} 号单在门口放了"
    for moment in ("23:45", "11-23 6:31", "11-23 7:58"):
        world.clock.at(moment)
        await world.beat()
        assert not any(asked in text for text in crew.liaison.texts), moment
    world.clock.at("11-23 8:01")  # 90 minutes before the quiet hours, 90 after them
    await world.beat()
    world.clock.passes(minutes=10)
    await world.beat()
    assert [text for text in crew.liaison.texts if asked in text] == [
        f"{asked} 11 小时，还没听到说收到。请打个电话问问，看人好不好。"
    ]
    await crew.liaison.presses("问过了，收到了")
    assert await bags.state(world, order.id) == "received"
    assert crew.liaison.last == f"记下了，3号楼2单元502的 {order.id} 号单收到了。谢谢您问这一声。"


async def test_nobody_at_home_reads_us_so_somebody_knocks(world: World, crew: Crew) -> None:
    """赵桂兰 has no phone: the liaison ordered for her."""
    async with world.database.begin() as db:
        home = await keepers.household_id(world, "101")
        draft = await drafts.start(
            db, account_id=None, person_id=None, household_id=home, kind="kit", now=world.clock.now()
        )
        await orders.change(db, draft.id, ["draft"], world.clock.now(), state="placed", placed_at=world.clock.now())
    await crew.carrier.says("1单元101 到了")
    assert await bags.state(world, draft.id) == "door"
    world.clock.passes(minutes=1)
    await world.beat()
    assert crew.liaison.last == (
        f"3号楼1单元101的 {draft.id} 号单放在门口了。这一家收不到消息，请打个电话，或者敲门说一声。"
    )


async def test_whoever_may_not_carry_puts_nothing_down(world: World, crew: Crew) -> None:
    other = await world.enrolled(3, "孙立")
    order = await bags.bought(world, crew.home, "两袋盐")
    await keepers.presses_id(other, f"door:here:{order.id}")
    await other.says("502 到了")
    await keepers.presses_id(other, f"door:got:{order.id}")
    assert await bags.state(world, order.id) == "moving"


async def test_a_number_that_fits_two_doors_is_asked_about_and_one_that_fits_none_is_said(
    world: World, crew: Crew
) -> None:
    await world.import_(bags.CREWED + "阳光社区,1号楼,,502,吴用,,,,,\n")
    other = await world.enrolled(12, "吴用")
    mine, theirs = await bags.bought(world, crew.home, "一袋盐"), await bags.bought(world, other, "一袋盐")
    await crew.carrier.says("502 到了")
    assert crew.carrier.last == "「502」有 2 家，是哪一家？"
    await crew.carrier.presses(f"1号楼502（{theirs.id} 号单）")
    assert [await bags.state(world, one.id) for one in (mine, theirs)] == ["moving", "door"]
    await crew.carrier.says("501 到了")
    assert crew.carrier.last.startswith("没找到要送到「501」的单。")


async def test_two_at_once_one_is_told_how_it_stands(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await keepers.presses_id(crew.staff, f"door:here:{order.id}")
    assert crew.staff.last == f"{order.id} 号单（3号楼2单元502）7:42 已经放到门口了，是赵志放的，没有重复记。"
    world.clock.moment += timedelta(minutes=2)
    await world.beat()
    assert len(bags.at_door(crew.home)) == 1


@pytest.mark.parametrize(("words", "after"), [("收到了", "received"), ("少了一袋盐", "disputed")])
async def test_an_answer_to_the_word_itself(world: World, crew: Crew, words: str, after: str) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    (told,) = bags.at_door(crew.home)
    await crew.home.says(words, reply_to=told.id)
    assert await bags.state(world, order.id) == after


async def test_a_photo_that_is_awaited_for_something_else_is_no_bag(world: World, crew: Crew) -> None:
    await bags.bought(world, crew.home, "两袋盐", taker="陈静")
    await crew.staff.says("通知 明天停水")
    await bags.photographs(crew.staff)
    assert crew.staff.last != "这张照片是哪一家门口的？"


async def test_a_photo_that_is_about_something_else_goes_where_photos_go(world: World, crew: Crew) -> None:
    await world.import_(bags.CREWED + "阳光社区,3号楼,2单元,601,何勇,13900000021,志愿者,,,\n")
    volunteer = await world.enrolled(21, "何勇")
    await bags.bought(world, crew.home, "两袋盐", taker="何勇")
    await bags.photographs(volunteer, "leak")
    await volunteer.presses("不是送货的照片")
    assert "李建国" in volunteer.last
    assert crew.liaison.heard[-1].file == "photo.jpg"


@pytest.mark.parametrize("verb", ["order:got", "door:got"])
async def test_whichever_button_says_that_they_have_it_the_carrier_hears(world: World, crew: Crew, verb: str) -> None:
    order, other = await bags.bought(world, crew.home, "一袋盐"), await bags.bought(world, crew.home, "一瓶生抽")
    await keepers.presses_id(crew.home, f"{verb}:{order.id}")
    assert (await shopping.order(world, order.id)).how == "home"
    assert crew.home.last == f"好，{order.id} 号单记成收到了。"
    assert crew.carrier.last == f"3号楼2单元502说 {order.id} 号单收到了，不用再点到门口。"
    assert await bags.state(world, other.id) == "moving"  # of what is still on its way nothing was said
    await keepers.presses_id(crew.home, f"{verb}:{order.id}")
    assert crew.home.last == f"{order.id} 号单已经记成收到了。"
    assert len([text for text in crew.carrier.texts if "不用再点到门口" in text]) == 1


async def test_a_bag_and_a_temperature_at_one_door_are_not_taken_for_each_other(world: World, crew: Crew) -> None:
    """Both buttons begin with door: and end with a number, which may be the same."""
    order = await bags.bought(world, crew.home, "两袋盐")
    whose = await keepers.person_id(world, "张伟")
    for value in (f"1122-0:{order.id}", f"1122-0:{whose}", f"1122-0:{whose}:365"):
        await keepers.presses_id(crew.staff, f"door:{value}")
        assert await bags.state(world, order.id) == "moving"
    assert len(await world.readings()) == 1
    for value in ("", ":", f"{order.id}", f"{order.id}:{whose}", f"1122:{whose}:366", f"１122-0:{whose}:366", "here",
                  "here:", f"here:{order.id}:365:366"):  # fmt: skip
        await keepers.presses_id(crew.staff, f"door:{value}")
        assert crew.staff.last.startswith("这个按钮已经过了时候")
    assert await bags.state(world, order.id) == "moving"
    await here(crew, order.id)
    assert await bags.state(world, order.id) == "door"
    assert len(await world.readings()) == 1


@pytest.mark.parametrize(
    "words", ["到哪了", "东西呢", "怎么还没送到", "还没收到呢", "菜什么时候送来", "Where is my order?"]
)
async def test_how_far_it_is_is_said_at_once_and_troubles_nobody(world: World, crew: Crew, words: str) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    other = await shopping.placed(world, crew.home, "一瓶生抽")
    await crew.home.says(words)
    assert crew.home.last == (
        f"{order.id} 号（买东西）：赵志在送来的路上（7:42 出发）\n"
        f"{other.id} 号（买东西）：已下单（7:42），等人来接，11月22日（周日）10:00 这一趟送\n一放到门口，我就告诉您。"
    )
    assert await bags.state(world, order.id) == "moving"
    assert not any(words in text for text in [*crew.liaison.texts, *crew.staff.texts])


async def test_leave_it_at_the_door_is_what_is_done_anyway(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await crew.home.says("放门口吧")
    assert crew.home.last.endswith("赵志在送来的路上（7:42 出发）\n都是放门口，不敲门。一放好，我就告诉您。")
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    await crew.home.says("麻烦放门口就行，谢谢")
    assert crew.home.last.endswith("请 5 分钟内取进去\n没看到，或者有哪儿不对，直接写给我。")
    assert await bags.state(world, order.id) == "door"
    await crew.home.says("收到了谢谢")
    await crew.home.says("放门口吧")  # nothing comes any more: a person reads it
    assert "「放门口吧」" in crew.liaison.last


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("402到了 502到了", "记下了，2 家都放到门口了：402、502。已经告诉他们了。"),
        ("到了", "到哪一家了？点一下，或者写房号，比如「801 到了」。"),
        ("放门口了", "到哪一家了？点一下，或者写房号，比如「801 到了」。"),
        ("都送完了", "您手上还有 2 家没记放到门口。点一下，或者写房号，几家一起写也行。"),
        ("5 楼都放好了", "没找到要送到「5 楼」的单。请看看房号，或者写单号，比如「128 号单到了」。"),
    ],
)
async def test_a_carrier_in_a_hurry_says_too_little(world: World, crew: Crew, words: str, answer: str) -> None:
    granny = await world.enrolled(5, "孙阿婆")
    await bags.bought(world, crew.home, "一袋盐")
    await bags.bought(world, granny, "一袋盐")
    await crew.carrier.says(words)
    assert crew.carrier.last == answer
    if "哪一家" in answer:
        assert keepers.labels(crew.carrier) == ["3号楼1单元402（2 号单）", "3号楼2单元502（1 号单）"]


async def test_who_carries_nothing_is_told_what_can_be_said(world: World, crew: Crew) -> None:
    for words in ("到了", "都送完了", "有人吗"):
        await crew.carrier.says(words)
        assert crew.carrier.last.startswith("帮大家买和送：")


async def test_a_slip_pressed_twice_is_a_slip_once(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await here(crew, order.id)
    for _ in range(2):
        await crew.carrier.presses("点错了")
        assert crew.carrier.last == f"好，{order.id} 号单改回来了，还在您手上。"
    await here(crew, order.id)
    await here(crew, order.id)
    assert crew.carrier.last == f"{order.id} 号单（3号楼2单元502）7:42 已经放到门口了，是赵志放的，没有重复记。"
    await crew.home.says("收到了")
    await crew.carrier.presses("点错了")
    assert crew.carrier.last == f"3号楼2单元502已经说收到 {order.id} 号单了，不用再点。"
    assert await bags.state(world, order.id) == "received"


async def test_a_slip_of_the_household_is_taken_back_within_a_minute(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await crew.home.says("收到了")
    world.clock.passes(seconds=50)
    await crew.home.presses("点错了")
    assert crew.home.last == f"好，{order.id} 号单改回来了，还没收到。"
    assert crew.carrier.last == f"3号楼2单元502说刚才点错了，{order.id} 号单还没收到，请照送。"
    assert await bags.state(world, order.id) == "moving"
    await crew.home.presses("点错了")
    assert crew.home.last == f"{order.id} 号单现在是：赵志在送来的路上（7:42 出发）。"
    await here(crew, order.id)
    await crew.carrier.presses("不拍")
    await crew.home.presses("收到了")
    world.clock.passes(seconds=61)
    await crew.home.presses("点错了")
    assert crew.home.last == f"过了一分钟，改不回来了。{order.id} 号单要是没收到，写「没收到」给我。"
    await crew.home.says("没收到")
    assert await bags.state(world, order.id) == "disputed"


async def test_received_by_mistake_on_the_way_and_never_come(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await crew.home.says("收到了")
    world.clock.passes(minutes=30)
    await crew.home.says("没收到")
    assert await bags.state(world, order.id) == "disputed"
    assert crew.staff.last == f"3号楼2单元502说 {order.id} 号单没看到东西\n「没收到」"


async def test_one_message_from_the_order_to_the_bag_with_a_restart_at_each_step(world: World, crew: Crew) -> None:
    order = await shopping.placed(world, crew.home, "两袋盐")
    since = len(crew.home.heard)
    card = shopping.card(crew.home)
    told = []
    for press in ("accept", "buy", "leave"):
        world.clock.passes(minutes=2)
        await world.crash()
        await keepers.presses_id(crew.carrier, f"desk:{press}:{order.id}")
        told.append(card.text.splitlines()[1])
    world.clock.passes(minutes=2)
    await world.crash()
    await here(crew, order.id)
    await bags.photographs(crew.carrier)
    told.append(card.text.splitlines()[1])
    await world.crash()
    world.clock.passes(minutes=2)
    await crew.home.presses("收到了")
    told.append(card.text.splitlines()[1])
    assert told == [
        "赵志接了（7:44）", "买好了（7:46），等着送", "赵志在送来的路上（7:48 出发）",
        "放在您家门口了（7:50），请 5 分钟内取进去", "收到了（7:52）",
    ]  # fmt: skip
    assert [heard.text for heard in crew.home.heard[since:]] == [
        f"📦 {order.id} 号单放在您家门口了，请 5 分钟内取进去。", f"好，{order.id} 号单记成收到了。",
    ]  # fmt: skip
    async with world.database.read() as db:
        taken = await steps.of_order(db, order.id)
    assert [(one.step, one.by) for one in taken if one.before != one.after] == [
        ("place", "张伟"), ("accept", "赵志"), ("buy", "赵志"), ("leave", "赵志"), ("deliver", "赵志"),
        ("receive", "张伟"),
    ]  # fmt: skip


async def test_released_between_the_shop_and_the_door_it_still_comes_and_is_confirmed(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    async with world.database.begin() as db:
        await db.run(update(Case).values(released_at=world.clock.now()))
    await crew.carrier.says("502 到了")
    await crew.carrier.presses("不拍")
    assert len(bags.at_door(crew.home)) == 1
    await world.crash()
    world.clock.passes(hours=12, minutes=1)
    await world.beat()
    done = await shopping.order(world, order.id)
    assert (done.state, done.how) == ("received", "itself")
    await world.crash()
    await world.beat()
    assert sum("没听到您说" in text for text in crew.home.texts) == 1


async def test_the_carrier_leaves_with_six_orders(world: World, crew: Crew) -> None:
    things = ("一袋盐", "一瓶生抽", "一瓶老抽", "一瓶米醋", "大米10斤", "鸡蛋30个")
    states = ("accepted", "accepted", "bought", "bought", "moving", "moving")
    held = [await bags.bought(world, crew.home, text, state=state) for text, state in zip(things, states, strict=True)]
    await here(crew, held[5].id)  # of one door, as of all that is bought for it
    assert [await bags.state(world, one.id) for one in held[2:]] == ["door"] * 4
    await crew.carrier.presses("点错了")
    await crew.staff.says("离岗 赵志")
    await crew.staff.presses(next(label for label in keepers.labels(crew.staff) if "离岗" in label))
    await world.beat()
    await world.beat()
    told = "🔔 赵志不在岗了。接了没办的 2 单放回订单台。买好、在路上的 4 单要找人接手。"
    assert crew.staff.texts.count(told) == 1
    heard = next(heard for heard in crew.staff.heard if heard.text == told)
    assert [one.text for one in heard.choices] == ["打开我的订单台", *(f"看 {one.id}" for one in held[2:])]
    assert [await bags.state(world, one.id) for one in held] == ["placed", "placed", *states[2:]]
    for words in ("我手上的", "送货单", "502 到了"):
        await crew.carrier.says(words)
        assert [await bags.state(world, one.id) for one in held[2:]] == list(states[2:])
    await here(crew, held[5].id)
    assert await bags.state(world, held[5].id) == "moving"
    await keepers.presses_id(crew.staff, f"desk:leave:{held[2].id}")
    assert (await shopping.order(world, held[2].id)).taker == "陈静"
    await crew.staff.says("502 到了")
    assert [await bags.state(world, one.id) for one in held[2:]] == ["door", "bought", "moving", "moving"]


@pytest.mark.parametrize("words", ["门口没人接，放门卫吧", "我不在家，过一会儿再来", "不要放门口，我下楼拿"])
async def test_what_only_a_person_can_answer_a_person_reads(world: World, crew: Crew, words: str) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await crew.home.says(words)
    assert f"「{words}」" in crew.liaison.last
    assert await bags.state(world, order.id) == "moving"
