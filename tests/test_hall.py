"""The building's group on the page: who may read and write there, what it shows, what it keeps to itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from storage.models import Account, Arrival, Grant, Group, Invite, Post, Reading
from tests.hall_house import House, board, drawn
from tests.world import World

ILL = (
    "502 发烧了", "听说502室阳了", "老王是不是发烧了", "楼上咳嗽得厉害", "张伟确诊了", "3-2-502 有个阳性", "隔壁 38.5",
    "is 502 positive?", "my neighbour has covid",
)  # fmt: skip
TALK = (
    "发热门诊在哪里", "3 单元买退烧药的来拿", "502 有快递", "做核酸几点开始", "白菜 35 元一份", "最近发烧的人多吗",
    "楼上装修太吵了", "13812345678 打这个", "大家都 36 度多，别担心",
)  # fmt: skip


@pytest_asyncio.fixture
async def house(world: World) -> AsyncIterator[House]:
    house = House(world)
    await house.open()
    yield house
    await house.close()


async def test_what_a_neighbour_writes_is_read_by_the_others_under_a_masked_name(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.named("赵桂兰")
    assert await wei.says("/group", "谁家有多的盐？") == {"status": 200, "ok": True, "shown": True, "answered": False}
    assert await zhao.lines() == ["张*：谁家有多的盐？"]
    assert await wei.lines() == ["您：谁家有多的盐？"]
    await zhao.says("/group", "我家有，挂您门上")
    assert await wei.lines() == ["您：谁家有多的盐？", "赵*兰：我家有，挂您门上"]
    async with house.world.database.read() as db:
        assert "谁家有多的盐？" not in await db.scalars(select(Arrival.text))


async def test_posts_show_who_we_know_and_call_others_a_neighbour(house: House) -> None:
    unknown = await house.phone("张伟")  # three live there, and nobody has said who this is
    liaison = await house.phone("李建国", own=True)
    await unknown.says("/group", "大家好")
    await liaison.says("/group", "各位早")
    zhao = await house.phone("赵桂兰")
    assert await zhao.lines() == ["一位邻居：大家好", "楼长 李*：各位早"]


async def test_who_asks_for_the_group_on_the_page_is_shown_where_it_is(house: House) -> None:
    zhao = await house.named("赵桂兰")
    await zhao.says("", "加群")
    assert "点上面的「楼群」就进去了" in await zhao.sees("")


async def test_only_the_building_and_those_who_look_after_it_come_in(house: House) -> None:
    three, one = await house.area("3号楼"), await house.area("1号楼")
    wei = await house.phone("张伟")
    assert (await wei.get("/group")).status == 200
    assert (await wei.get(f"/group/{three}")).status == 200
    for where in (f"/group/{one}", f"/group/{one}/events", "/group/999999", f"/group/{one}/file/1"):
        assert (await wei.get(where)).status == 404
    assert (await wei.says(f"/group/{one}", "我来看看"))["status"] == 404
    liaison = await house.phone("李建国", own=True)
    assert "3号楼楼群" in await liaison.sees("/group")  # one building: no list to choose from
    assert (await liaison.get(f"/group/{one}")).status == 404
    async with house.world.database.read() as db:
        assert await db.scalars(select(Post.id)) == []


async def test_staff_choose_from_a_short_list(house: House) -> None:
    one, three = await house.area("1号楼"), await house.area("3号楼")
    staff = await house.phone("陈静", own=True)
    page = await staff.sees("/group")
    assert "看哪栋楼的群" in page
    assert page.index(f"/group/{one}") < page.index(f"/group/{three}")
    assert "换一栋" in await staff.sees(f"/group/{three}")
    await staff.says(f"/group/{three}", "明天上午消毒")
    assert await (await house.phone("赵桂兰")).lines() == ["社区 陈*：明天上午消毒"]
    assert drawn(await staff.sees(f"/group/{one}")) == []


async def test_a_volunteer_has_no_group_and_a_role_that_ended_shuts_it_at_once(house: House) -> None:
    world = house.world
    liaison = await house.phone("李建国", own=True)
    assert (await liaison.get("/group")).status == 200
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.role == "liaison").values(role="volunteer"))
    assert (await liaison.get("/group")).status == 404
    assert "/group" not in await liaison.sees("")  # and no tab that leads nowhere
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.role == "volunteer").values(role="liaison", until=world.clock.now()))
    assert (await liaison.get("/group")).status == 404


async def test_a_keepers_tab_is_there_when_the_link_is_opened_for_the_first_time(house: House) -> None:
    phone = await house.phone("赵桂兰")
    for name in ("陈静", "李建国", "王医生"):
        home = f"/h/{await house.token(name, own=True)}"
        assert f'<a href="{home}/group">' in await (await phone.client.get(home)).text()


async def test_a_role_holders_new_phone_is_shown_its_own_page_first(house: House) -> None:
    token = await house.token("陈静", own=True)
    fresh = await house.phone("赵桂兰", cookies=False)
    response = await fresh.client.get(f"/h/{token}/group", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, f"/h/{token}")


async def test_a_browser_that_keeps_no_cookie_reads_but_does_not_write(house: House) -> None:
    wei = await house.named("张伟")
    await wei.says("/group", "大家好")
    nobody = await house.phone("赵桂兰", cookies=False)
    assert "大家好" in await nobody.sees("/group")
    said = await nobody.says("/group", "我是谁")
    assert said["status"] == 403
    assert "我的消息" in said["text"]


async def test_a_revoked_link_shuts_the_group_too(house: House) -> None:
    wei = await house.phone("张伟")
    async with house.world.database.begin() as db:
        await db.run(update(Invite).values(revoked_at=house.world.clock.now()))
    assert (await wei.get("/group")).status == 404


async def test_many_who_open_it_at_once_find_one_group_with_one_board(house: House) -> None:
    phones = [await house.phone(name) for name in ("张伟", "赵桂兰", "张伟", "赵桂兰")]
    await asyncio.gather(*(phone.get("/group") for phone in phones for _ in range(3)))
    async with house.world.database.read() as db:
        rows = await db.all(select(Group.chat, Group.channel, Group.bound_at))
    assert [(row.chat, row.channel, row.bound_at is not None) for row in rows] == [
        (f"page:-{await house.area('3号楼')}", "page", True)
    ]
    assert "3号楼看板" in board(await phones[0].sees("/group"))


async def test_a_post_sent_twice_stands_once(house: House) -> None:
    wei = await house.named("张伟")
    for _ in range(2):
        await wei.client.post(f"{wei.home}/group", json={"id": "the-same-one", "text": "大家好"})
    assert await wei.lines() == ["您：大家好"]


async def test_two_phones_that_give_one_id_to_their_messages_keep_them_apart(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.named("赵桂兰")
    await wei.client.post(f"{wei.home}/group", json={"id": "the-same-one", "text": "大家好"})
    await zhao.client.post(f"{zhao.home}/group", json={"id": "the-same-one", "text": "我 38.5"})
    assert await wei.lines() == ["您：大家好"]  # only hers went


async def test_who_floods_is_told_to_slow_down_and_the_others_read_on(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.named("赵桂兰")
    for number in range(10):
        assert (await wei.says("/group", f"第{number}条"))["shown"]
    assert await wei.says("/group", "还有一条") == {"status": 200, "ok": True, "shown": False, "answered": True}
    assert len(await zhao.lines()) == 10
    assert "有点快" in await wei.sees("")
    house.world.clock.passes(seconds=61)
    assert (await wei.says("/group", "歇好了"))["shown"]


async def test_a_reading_counts_gets_a_mark_and_is_answered_in_private(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.phone("赵桂兰")
    async with zhao.watches() as watch:
        assert (await wei.says("/group", "我 36.5"))["answered"]
        assert (await watch.until(mark="👍"))["runs"] == [["我 36.5", False, ""]]
    assert [celsius for _, celsius, _ in await house.world.readings()] == [pytest.approx(36.5)]
    assert await zhao.lines() == ["张*：我 36.5✓ 小助手记下了"]
    assert any("36.5" in line and "记好了" in line for line in await wei.lines(""))


async def test_a_fever_is_gone_before_anybody_reads_it_and_goes_on_in_private(house: House) -> None:
    liaison = await house.world.enrolled(9, "李建国")
    wei, zhao = await house.named("张伟"), await house.phone("赵桂兰")
    async with zhao.watches() as watch:
        said = await wei.says("/group", "我有点不对劲，38.2")
        assert (said["shown"], said["answered"]) == (False, True)
        assert (await watch.until(who="gone"))["id"].startswith("p")
    assert await zhao.lines() == await wei.lines() == []
    assert "38.2" in liaison.last
    private = await wei.sees("")
    assert "38.2" in private
    assert "收起来" in private
    async with house.world.database.read() as db:
        assert await db.scalars(select(Post.text)) == [""]
        assert len(await db.scalars(select(Reading.id))) == 1


@pytest.mark.parametrize("text", ILL)
async def test_a_neighbours_health_is_not_for_the_group_and_the_writer_hears_why(house: House, text: str) -> None:
    zhao = await house.phone("赵桂兰")
    assert await zhao.says("/group", text) == {"status": 200, "ok": True, "shown": False, "answered": True}
    assert await zhao.lines() == []
    assert "不在群里说" in await zhao.sees("")
    assert await house.world.readings() == []


@pytest.mark.parametrize("text", TALK)
async def test_talk_among_neighbours_stays(house: House, text: str) -> None:
    zhao = await house.phone("赵桂兰")
    assert (await zhao.says("/group", text))["shown"]
    assert await zhao.lines() == [f"您：{text}"]
    assert await house.world.readings() == []


async def test_what_was_taken_away_while_a_page_was_not_connected_goes_when_it_is_again(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.phone("赵桂兰")
    await wei.says("/group", "大家好")
    post = await house.newest_post()
    await house.page.act(post.chat, {"do": "delete", "message": post.message})
    async with zhao.watches(f"/group/{await house.area('3号楼')}") as watch:
        assert (await watch.until(who="gone"))["id"] == f"p{post.id}"


async def test_the_board_stands_on_top_and_is_written_anew_in_its_place(house: House) -> None:
    wei, zhao = await house.named("张伟"), await house.phone("赵桂兰")
    await wei.sees("/group")
    assert "早上体温：2 户里 0 户已报，9:30 前都可以报" in board(await wei.sees("/group"))
    async with zhao.watches() as watch:
        assert (await watch.until(pinned=True))["living"].startswith("board/")
        await (await house.phone("赵桂兰")).says("", "36.4")
        house.world.clock.passes(minutes=2)
        await house.beat()
        await house.beat()
        again = await watch.until(pinned=True)
        assert "2 户里 1 户已报" in "".join(run[0] for run in again["runs"])
    page = await wei.sees("/group")
    assert "2 户里 1 户已报" in board(page)
    assert len([line for line in drawn(page) if "户已报" in line]) == 0
    async with house.world.database.read() as db:
        assert await db.scalar(select(Account.id).where(Account.chat.startswith("page:-"))) is None


async def test_the_call_on_the_page_leads_to_the_question_in_private(house: House) -> None:
    wei = await house.named("张伟")
    await wei.sees("/group")
    await house.beat()
    page = await wei.sees("/group")
    assert "3号楼开始收体温了" in page
    letter = int(page.split('name="letter" value="')[1].split('"')[0])
    said = await wei.says("/group", "报体温", choice="temp", letter=letter)
    assert (said["shown"], said["answered"]) == (True, True)
    assert "请报一下张伟、王芳、张小雨的体温" in await wei.sees("")
    nonce = page.split('name="nonce" value="')[1].split('"')[0]
    form = await wei.client.post(
        f"{wei.home}/group", data={"nonce": nonce, "letter": letter, "choice": "temp"}, allow_redirects=False
    )
    assert (form.status, form.headers["Location"]) == (303, wei.home)  # without a script, too


async def test_the_page_works_without_a_script_and_says_where_one_is(house: House) -> None:
    wei = await house.named("张伟")
    private, group = await wei.sees(""), await wei.sees("/group")
    assert f'<a href="{wei.home}/group">楼群</a>' in private
    assert f'<a href="{wei.home}" aria-current="page">我的消息</a>' in private
    assert 'aria-current="page">楼群</a>' in group
    nonce = group.split('name="nonce" value="')[1].split('"')[0]
    form = await wei.client.post(f"{wei.home}/group", data={"nonce": nonce, "text": "大家好"}, allow_redirects=False)
    assert (form.status, form.headers["Location"]) == (303, f"{wei.home}/group")
    assert await wei.lines() == ["您：大家好"]
    assert "大家好" not in await wei.sees("")
