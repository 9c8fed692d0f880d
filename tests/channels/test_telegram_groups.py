"""Groups on Telegram, against the strict stand-in: real updates in, the right calls out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from telegram.error import BadRequest

from bot.channels.telegram.acting import do
from storage.models import Group as StoredGroup
from storage.models import GroupMember, JoinRequest
from tests.channels.test_telegram_service import LIMITS, Town, opened
from tests.databases import fresh_sqlite
from tests.telegram_server import Group, Person


@pytest.fixture(params=["polling", "webhook"])
async def town(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(database_url, tmp_path, request.param, LIMITS) as made:
        yield made


@pytest.fixture
async def lone(tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(fresh_sqlite(tmp_path), tmp_path, "polling", None) as made:
        yield made


async def until_told(town: Town, person: Person, words: str) -> str:
    await town.server.until(lambda: any(words in message.text for message in person.inbox))
    return next(message.text for message in reversed(person.inbox) if words in message.text)


async def bound(town: Town, *, id: int = -1001000000500) -> tuple[Group, Person, str]:
    """A supergroup of building 3, its worker, and its link."""
    staff = await town.enrolled(9, "陈静")
    group = town.server.group(id, "阳光三号楼邻里群", with_bot=False)
    await group.adds_bot(staff, as_admin=True)
    asked = await until_told(town, staff, "是哪栋楼的群")
    assert asked == "「阳光三号楼邻里群」是哪栋楼的群？"
    assert [button.text for button in staff.last.buttons] == ["3号楼", "1号楼"]
    await staff.presses(staff.last, "3号楼")
    await until_told(town, staff, "绑好了：「阳光三号楼邻里群」是3号楼的群。")
    told = await until_told(town, staff, "https://t.me/+")
    link = next(word for word in told.split() if word.startswith("https://t.me/+"))
    return group, staff, link


async def approved(town: Town, person: Person, group: Group) -> None:
    await town.server.until(
        lambda: any(
            call.params.get("user_id") == person.id and call.code == 200
            for call in town.server.called("approveChatJoinRequest")
        )
    )
    assert group.chat.members[person.id].present


async def test_from_an_empty_group_to_a_neighbour_let_in(town: Town) -> None:
    group, _, link = await bound(town)
    [call] = town.server.called("createChatInviteLink")
    assert call.params["creates_join_request"] is True
    assert call.params["name"] == "3号楼"
    assert town.server.called("exportChatInviteLink") == []
    zhao = await town.enrolled(42, "赵桂兰")
    await until_told(town, zhao, link)  # the greeting shows the way
    await group.asks_to_join(zhao, link=link)
    await approved(town, zhao, group)


async def test_a_stranger_is_written_to_before_they_ever_pressed_start_and_comes_in_by_the_code(town: Town) -> None:
    group, _, link = await bound(town)
    guest = town.server.person(77, "桂兰", language_code="zh-hans")
    await group.asks_to_join(guest, link=link)
    await until_told(town, guest, "8 位码")
    await guest.says(town.codes["赵桂兰"])
    await approved(town, guest, group)
    await until_told(town, guest, "码对上了")


async def test_a_stranger_without_a_code_is_left_to_the_liaison(lone: Town) -> None:
    group, _, link = await bound(lone)
    liaison = await lone.enrolled(7, "李建国")
    guests = [lone.server.person(80 + n, f"客人{n}", language_code="zh-hans") for n in range(2)]
    for guest in guests:
        await group.asks_to_join(guest, link=link)
        await until_told(lone, guest, "8 位码")
    lone.clock.passes(minutes=5)
    await lone.app.clock.beat()
    await until_told(lone, liaison, "有 2 人想进3号楼的群")
    await liaison.presses(liaison.last, "1 让进来")
    await approved(lone, guests[0], group)
    listed = next(message for message in liaison.inbox if "有 2 人" in message.text)
    await liaison.presses(listed, "2 不让进")
    await lone.server.until(lambda: len(lone.server.called("declineChatJoinRequest")) == 1)
    assert await lone.all(JoinRequest.address, JoinRequest.state) == [
        ("telegram:80", "approved"), ("telegram:81", "declined"),
    ]  # fmt: skip


async def test_a_request_that_was_withdrawn_does_no_harm(lone: Town) -> None:
    group, staff, _ = await bound(lone)
    zhao = await lone.enrolled(42, "赵桂兰")
    await group.asks_to_join(zhao)
    await group.withdraws(zhao)  # before the bot has answered
    await lone.server.until(lambda: any(call.code == 400 for call in lone.server.called("approveChatJoinRequest")))
    await lone.server.settled()
    assert await lone.all(StoredGroup.chat, StoredGroup.left_at) == [(f"telegram:{group.id}", None)]
    assert not any("没办成" in message.text for message in staff.inbox)


@pytest.mark.parametrize("reason", ["User not found", "USER_ID_INVALID", "HIDE_REQUESTER_MISSING"])
async def test_whoever_asked_and_is_no_more_says_nothing_of_the_group(reason: str) -> None:
    class Nobody:
        async def approve_chat_join_request(self, _chat: int, _user: int) -> None:
            raise BadRequest(reason)

        async def delete_message(self, _chat: int, _message: int) -> None:
            raise BadRequest("chat not found")

    bot: Any = Nobody()
    assert await do(bot, -500, {"do": "approve", "user": "telegram:77"}) == {}
    with pytest.raises(BadRequest):
        await do(bot, -500, {"do": "delete", "message": "5"})


async def test_rights_given_and_taken_are_told_to_who_bound(town: Town) -> None:
    server = town.server
    staff = await town.enrolled(9, "陈静")
    group = server.group(-500, "3号楼", with_bot=False)
    await group.adds_bot(staff)
    await until_told(town, staff, "是哪栋楼的群")
    await staff.presses(staff.last, "3号楼")
    missing = await until_told(town, staff, "还缺权限")
    assert all(word in missing for word in ("删消息", "置顶", "邀请"))
    assert server.called("createChatInviteLink") == []
    await group.promotes_bot(staff, can_pin_messages=False)
    await until_told(town, staff, "置顶：没有它，看板钉不到最上面")
    await server.until(lambda: len(server.called("createChatInviteLink")) == 1)
    await group.demotes_bot(staff)
    await server.until(lambda: sum("删消息" in message.text for message in staff.inbox) == 2)
    assert await town.all(StoredGroup.rights) == [([],)]


async def test_members_are_followed_named_removed_and_promoted(lone: Town) -> None:
    group, staff, _ = await bound(lone)
    first, second = lone.server.person(50, "老李"), lone.server.person(51, "小广告")
    await group.joins(first)
    await group.joins(second)
    await group.puts_out(second, staff)
    await group.promotes(first, staff)
    await lone.server.settled()
    rows = await lone.all(GroupMember.address, GroupMember.status, GroupMember.name)
    assert [row for row in rows if row[0] in ("telegram:50", "telegram:51")] == [
        ("telegram:50", "admin", "老李"), ("telegram:51", "removed", "小广告"),
    ]  # fmt: skip


async def test_a_new_title_topics_and_being_taken_out(lone: Town) -> None:
    group, staff, _ = await bound(lone)
    zhao = await lone.enrolled(42, "赵桂兰")
    await group.retitles(staff, "温馨三号楼")
    await lone.server.settled()
    assert await lone.all(StoredGroup.title) == [("温馨三号楼",)]
    await group.opens_topics()
    await group.says(zhao, "大家好")
    await until_told(lone, staff, "「温馨三号楼」开了话题")
    await group.sends(
        zhao, text="买菜", extra={"message_thread_id": 9, "is_topic_message": True}
    )  # fmt: skip
    await lone.server.settled()
    assert sum("开了话题" in message.text for message in staff.inbox) == 1
    await group.removes_bot(staff)
    await until_told(lone, staff, "我不在「温馨三号楼」里了，3号楼现在没有群")
    await group.adds_bot(staff, as_admin=True)
    await until_told(lone, staff, "我回到「温馨三号楼」了，还是3号楼的群")
    assert [left for (left,) in await lone.all(StoredGroup.left_at)] == [None]


async def test_a_small_group_that_becomes_a_large_one_stays_its_buildings(lone: Town) -> None:
    group, staff, _ = await bound(lone, id=-500)
    zhao = await lone.enrolled(42, "赵桂兰")
    await group.upgrades()
    await lone.server.settled()
    await group.asks_to_join(zhao)
    await approved(lone, zhao, group)
    [(chat, area, left)] = await lone.all(StoredGroup.chat, StoredGroup.area_id, StoredGroup.left_at)
    assert (chat, area is not None, left) == (f"telegram:{group.id}", True, None)
    assert not any("不在" in message.text for message in staff.inbox)


async def test_a_group_that_is_deleted_is_told_to_staff(lone: Town) -> None:
    group, staff, _ = await bound(lone)
    guest = lone.server.person(50, "老李")
    await group.joins(guest)
    await lone.server.settled()
    await group.vanishes()
    lone.clock.passes(minutes=3)
    await lone.app.clock.beat()  # the welcome finds nobody there
    await lone.server.until(lambda: any(call.code == 403 for call in lone.server.called("sendMessage")))
    await lone.server.settled()
    async with asyncio.timeout(5):
        while not any("我不在「阳光三号楼邻里群」里了" in message.text for message in staff.inbox):
            await lone.app.clock.beat()  # until what came of the welcome is settled, and the news has gone out


async def test_a_strangers_link_is_deleted_and_passed_on_when_let(lone: Town) -> None:
    group, _, _ = await bound(lone)
    liaison = await lone.enrolled(7, "李建国")
    object.__setattr__(lone.app.rules.groups, "hold_links", True)
    guest = lone.server.person(50, "老李")
    entities = [{"type": "url", "offset": 3, "length": 6}]
    said = await group.sends(guest, text="团购 t.me/x", entities=entities)
    await until_told(lone, liaison, "老李不在名册上")
    await lone.server.until(lambda: said.deleted)
    await liaison.presses(liaison.last, "放行")
    await lone.server.until(lambda: any("（代转）团购 t.me/x" in message.text for message in group.inbox))


async def test_looking_at_rights_that_nobody_told(lone: Town) -> None:
    group, staff, _ = await bound(lone)
    async with lone.app.database.begin() as db:
        await db.run(update(StoredGroup).values(rights=None))
    await group.says(staff, "/bind 1号楼")
    await until_told(lone, staff, "改成1号楼的吗")
    await staff.presses(staff.last, "改")
    await lone.server.until(lambda: len(lone.server.called("createChatInviteLink")) == 2)
    assert [call.params["user_id"] for call in lone.server.called("getChatMember")] == [lone.server.state.bot.id]
    [(rights,)] = await lone.all(StoredGroup.rights)
    assert rights == ["delete", "pin", "invite", "restrict"]
