"""Captured updates → Incoming, or nothing, or parked: a table, read from top to bottom."""

from __future__ import annotations

import copy
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.base import Limits
from bot.channels.telegram import TelegramChannel, reading
from handlers.chat import Attachment, Incoming
from storage.database import Unavailable
from tests.telegram_server.schema import TYPES
from tests.world import TEXTS

BOT = 7000
SENT, EDITED = 1_700_000_000, 1_700_000_060
WHEN = datetime.fromtimestamp(SENT, UTC)
WANG = {"id": 42, "is_bot": False, "first_name": "芳", "last_name": "王", "language_code": "zh-hans"}
JOHN = {"id": 43, "is_bot": False, "first_name": "John"}
OURSELVES = {"id": BOT, "is_bot": True, "first_name": "楼长", "username": "louzhang_bot"}
OTHER_BOT = {"id": 8000, "is_bot": True, "first_name": "Other"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PRIVATE = {"id": 42, "type": "private", "first_name": "芳", "last_name": "王"}
GROUP = {"id": -500, "type": "group", "title": "3号楼", "all_members_are_administrators": False}
SUPERGROUP = {"id": -1001234567890123, "type": "supergroup", "title": "3号楼"}  # 52 bits, as the documentation says
CHANNEL = {"id": -1009, "type": "channel", "title": "通知"}
FILE = {"file_id": "F1", "file_unique_id": "u1", "file_size": 1000}


class Desk:
    """An inbox that only takes note."""

    def __init__(self) -> None:
        self.received: list[Incoming] = []
        self.parked: list[tuple[str, str, dict[str, Any]]] = []
        self.failing: list[Exception] = []

    async def receive(self, incoming: Incoming) -> None:
        if self.failing:
            raise self.failing.pop(0)
        self.received.append(incoming)

    async def park(self, key: str, chat: str, payload: dict[str, Any], error: Exception) -> None:
        if self.failing:
            raise self.failing.pop(0)
        self.parked.append((key, chat, payload))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def channel(desk: Desk) -> AsyncIterator[TelegramChannel]:
    made = TelegramChannel(f"{BOT}:TEST", desk, TEXTS, base_url="http://127.0.0.1:9/bot", limits=Limits())
    yield made
    await made.stop()


def message(**fields: Any) -> dict[str, Any]:
    """An update with a private message of 王芳's."""
    return {"update_id": 9, "message": {"message_id": 5, "from": WANG, "chat": PRIVATE, "date": SENT, **fields}}


def in_group(chat: dict[str, Any] = GROUP, **fields: Any) -> dict[str, Any]:
    return message(chat=chat, **fields)


def said(**fields: Any) -> Incoming:
    """What is made of a private message of 王芳's."""
    known: dict[str, Any] = {
        "key": f"telegram:7000:9.{SENT}", "chat": "telegram:42", "sender": "telegram:42", "message": "5",
        "sent_at": WHEN, "name": "芳 王", "language": "zh-hans",
    }  # fmt: skip
    return Incoming(**known | fields)


def said_in_group(**fields: Any) -> Incoming:
    return said(**{"chat": "telegram:-500", "in_group": True, "title": "3号楼", **fields})


def press(**fields: Any) -> dict[str, Any]:
    query = {"id": "77", "from": WANG, "chat_instance": "1", "data": "who:3", **fields}
    return {"update_id": 9, "callback_query": query}


def pressed(**fields: Any) -> Incoming:
    return said(**{"key": "telegram:7000:9.77", "kind": "choice", "choice": "who:3", "sent_at": None, **fields})


def rights(status: str) -> dict[str, bool]:
    """All the flags that this standing has in the Bot API's own description."""
    names = {"administrator": "ChatMemberAdministrator", "restricted": "ChatMemberRestricted"}
    fields = TYPES[names[status]] if status in names else {}
    return {name: True for name, (kind, needed, *_) in fields.items() if kind == "Boolean" and needed}


def standing(status: str, user: dict[str, Any], **fields: Any) -> dict[str, Any]:
    until = {"until_date": 0} if status in ("restricted", "kicked") else {}
    return {"status": status, "user": user, **rights(status), **until, **fields}


def change(kind: str, chat: dict[str, Any], user: dict[str, Any], was: Any, now: Any, **fields: Any) -> dict[str, Any]:
    old, new = (one if isinstance(one, dict) else standing(one, user) for one in (was, now))
    told = {"chat": chat, "from": WANG, "date": SENT, "old_chat_member": old, "new_chat_member": new, **fields}
    return {"update_id": 9, kind: told}


def mine(chat: dict[str, Any], was: str, now: str) -> dict[str, Any]:
    return change("my_chat_member", chat, OURSELVES, was, now)


def theirs(was: Any, now: Any, user: dict[str, Any] = JOHN) -> dict[str, Any]:
    return change("chat_member", SUPERGROUP, user, was, now)


def restricted(*, is_member: bool) -> dict[str, Any]:
    return standing("restricted", JOHN, is_member=is_member)


BUTTONS = {
    "inline_keyboard": [
        [{"text": "张伟", "callback_data": "who:2"}, {"text": "更多", "url": "https://t.me"}],
        [{"text": "王芳", "callback_data": "who:3"}],
    ]
}
ASKED = {"message_id": 4, "from": OURSELVES, "chat": PRIVATE, "date": SENT, "text": "哪一位？", "reply_markup": BUTTONS}
OLD = {"message_id": 4, "chat": PRIVATE, "date": SENT}
SUPER = "telegram:-1001234567890123"
SMALL, LARGE = ({**FILE, "file_id": name, "width": width, "height": width} for name, width in (("S", 90), ("L", 1280)))
THUMB = {**SMALL, "file_size": 9}
PLACE = {"latitude": 31.2, "longitude": 121.5}
CHANGED: dict[str, Any] = {"chat": SUPER, "message": "", "in_group": True, "title": "3号楼"}
WHO: dict[str, Any] = {"members": ("telegram:43",), "member_names": ("John",)}
ASKING: dict[str, Any] = {**CHANGED, "sender": "telegram:43", "name": "John", "language": ""}

READ: dict[str, tuple[dict[str, Any], Incoming | None]] = {
    "text": (message(text="36.5"), said(text="36.5")),
    "start with a code": (
        message(text="/start A2B3C4D5", entities=[{"type": "bot_command", "offset": 0, "length": 6}]),
        said(text="/start A2B3C4D5"),
    ),
    "52 bits": (
        message(chat={**PRIVATE, "id": 2**52 - 1}, **{"from": {**WANG, "id": 2**52 - 1}}, text="x"),
        said(chat=f"telegram:{2**52 - 1}", sender=f"telegram:{2**52 - 1}", text="x"),
    ),
    "no language, one name": (
        message(**{"from": JOHN}, chat={**PRIVATE, "id": 43}, text="hi"),
        said(chat="telegram:43", sender="telegram:43", name="John", language="", text="hi"),
    ),
    "nobody's name": (message(**{"from": None}, text="x"), said(name="", language="", text="x")),
    "in a group": (in_group(text="36.5"), said_in_group(text="36.5")),
    "in a supergroup": (in_group(SUPERGROUP, text="36.5"), said_in_group(chat=SUPER, topics=False, text="36.5")),
    "reply": (message(text="36.5", reply_to_message=ASKED), said(text="36.5", reply_to="4")),
    "a reply to what a person wrote": (
        in_group(text="辟谣", reply_to_message={**ASKED, "from": JOHN, "chat": GROUP, "text": "明天全封"}),
        said_in_group(text="辟谣", reply_to="4", reply_text="明天全封"),
    ),
    "a reply to a person's photo": (
        message(text="真的吗", reply_to_message={**OLD, "from": WANG, "photo": [SMALL, LARGE], "caption": "快看"}),
        said(text="真的吗", reply_to="4", reply_text="快看",
             reply_attachment=Attachment("L", "", "image/jpeg", 1000, "u1")),
    ),
    "a reply to what a person wrote, as an older server tells it": (
        message(text="真的吗", reply_to_message={**OLD, "from": WANG, "text": "明天全封"}, poll={"id": "1"}),
        said(text="真的吗", reply_to="4", reply_text="明天全封"),
    ),
    "photo": (
        message(photo=[SMALL, LARGE]),
        said(kind="photo", attachment=Attachment("L", "", "image/jpeg", 1000, "u1")),
    ),
    "photo with a caption": (
        message(photo=[SMALL, LARGE], caption="妈妈 36.8"),
        said(kind="photo", text="妈妈 36.8", attachment=Attachment("L", "", "image/jpeg", 1000, "u1")),
    ),
    "voice": (
        message(voice={**FILE, "duration": 3, "mime_type": "audio/ogg"}),
        said(kind="voice", attachment=Attachment("F1", "", "audio/ogg", 1000, "u1")),
    ),
    "video note": (
        message(video_note={**FILE, "length": 240, "duration": 3}),
        said(kind="file", attachment=Attachment("F1", "", "", 1000, "u1")),
    ),
    "document": (
        message(document={**FILE, "file_name": "核酸.pdf", "mime_type": "application/pdf", "thumbnail": THUMB}),
        said(kind="file", attachment=Attachment("F1", "核酸.pdf", "application/pdf", 1000, "u1")),
    ),
    "sticker": (
        message(sticker={**FILE, "type": "regular", "width": 512, "height": 512,
                         "is_animated": False, "is_video": False, "emoji": "👍"}),
        said(kind="sticker"),
    ),
    "location": (message(location=PLACE), said(kind="place", place=(31.2, 121.5))),
    "venue": (
        message(venue={"location": PLACE, "title": "门口", "address": "1"}, location=PLACE),
        said(kind="place", place=(31.2, 121.5)),
    ),
    "a location as an older server tells it": (
        message(location={**PLACE, "hologram": 1}, poll={"id": "1", "question": "?"}),
        said(kind="place", place=(31.2, 121.5)),
    ),
    "one of an album": (
        message(photo=[SMALL, LARGE], media_group_id="G1"),
        said(kind="photo", album="G1", attachment=Attachment("L", "", "image/jpeg", 1000, "u1")),
    ),
    "contact": (message(contact={"phone_number": "13812345678", "first_name": "芳"}), said(kind="other")),
    "poll": (
        message(poll={"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
                      "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
                      "allows_revoting": False, "members_only": False}),
        said(kind="other"),
    ),
    "dice": (message(dice={"emoji": "🎲", "value": 6}), said(kind="other")),
    "forwarded": (
        message(text="36.8", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "妈"}),
        said(text="36.8", forwarded=True),
    ),
    "forwarded, as an older server tells it": (
        message(text="36.8", forward_date=1, poll={"id": "1", "question": "?"}),
        said(text="36.8", forwarded=True),
    ),
    "a link": (
        message(text="看 t.me/x", entities=[{"type": "url", "offset": 2, "length": 6}]),
        said(text="看 t.me/x", links=True),
    ),
    "a link behind words": (
        message(text="看这里", entities=[{"type": "bold", "offset": 0, "length": 1},
                                      {"type": "text_link", "offset": 1, "length": 2, "url": "https://x.cn"}]),
        said(text="看这里", links=True),
    ),
    "a link in a group, below a photo": (
        in_group(photo=[SMALL, LARGE], caption="t.me/x", caption_entities=[{"type": "url", "offset": 0, "length": 6}]),
        said_in_group(
            kind="photo", text="t.me/x", links=True, attachment=Attachment("L", "", "image/jpeg", 1000, "u1"),
        ),
    ),
    "in a topic": (
        in_group({**SUPERGROUP, "is_forum": True}, text="36.5", message_thread_id=77, is_topic_message=True,
                 reply_to_message={**ASKED, "message_id": 77, "chat": SUPERGROUP}),
        said_in_group(chat=SUPER, topics=True, topic="77", text="36.5"),
    ),
    "a reply in a topic": (
        in_group({**SUPERGROUP, "is_forum": True}, text="36.5", message_thread_id=77, is_topic_message=True,
                 reply_to_message={**ASKED, "message_id": 78, "chat": SUPERGROUP}),
        said_in_group(chat=SUPER, topics=True, topic="77", reply_to="78", text="36.5"),
    ),
    "a reply in a group without topics": (
        in_group(SUPERGROUP, text="36.5", message_thread_id=4, reply_to_message={**ASKED, "chat": SUPERGROUP}),
        said_in_group(chat=SUPER, topics=False, reply_to="4", text="36.5"),
    ),
    "a field of the future": (
        {**message(text="36.5", hologram={"depth": 3}), "extra": {"x": 1}},
        said(text="36.5"),
    ),
    "a content of the future": (message(hologram={"depth": 3}), said(kind="other")),
    "edited": (
        {"update_id": 9, "edited_message": {**message(text="36.8")["message"], "edit_date": EDITED}},
        said(
            key=f"telegram:7000:9.{EDITED}",
            kind="edit",
            text="36.8",
            sent_at=datetime.fromtimestamp(EDITED, UTC),
        ),
    ),
    "a location that moves": (
        {"update_id": 9, "edited_message": {**message(location=PLACE)["message"], "edit_date": EDITED}},
        None,
    ),
    "content as an older server tells it": (message(poll={"id": "1", "question": "?"}), said(kind="other")),
    "a reply to such content": (
        message(text="36.5", reply_to_message={**ASKED, "poll": {"id": "1"}}), said(text="36.5", reply_to="4"),
    ),
    # --- presses
    "press": (press(message=ASKED), pressed(message="4", text="王芳")),
    "press in a group": (
        press(message={**ASKED, "chat": GROUP}),
        pressed(chat="telegram:-500", message="4", in_group=True, text="王芳"),
    ),
    "press of a button that is not there": (press(message=ASKED, data="who:9"), pressed(choice="who:9", message="4")),
    "press below a message that is out of reach": (
        press(message={"chat": PRIVATE, "message_id": 4, "date": 0}),
        pressed(message="4"),
    ),
    "press below an inline message": (press(inline_message_id="AbC"), pressed(message="")),
    "press below what an older server tells otherwise": (
        press(message={**ASKED, "poll": {"id": "1"}}),
        pressed(message="4", text="王芳"),
    ),
    "press without data": (
        {"update_id": 9, "callback_query": {"id": "77", "from": WANG, "chat_instance": "1", "message": ASKED,
                                            "game_short_name": "g"}},
        pressed(choice="", message="4"),
    ),
    # --- the bot's own standing
    "blocked": (mine(PRIVATE, "member", "kicked"), said(kind="blocked", message="")),
    "unblocked": (mine(PRIVATE, "kicked", "member"), said(kind="unblocked", message="")),
    "added": (mine(SUPERGROUP, "left", "member"), said(kind="bot-joined", rights=(), **CHANGED)),
    "added as administrator": (
        mine(SUPERGROUP, "left", "administrator"),
        said(kind="bot-joined", rights=("delete", "invite", "restrict"), **CHANGED),
    ),
    "added as administrator, as an older server tells it": (
        change("my_chat_member", SUPERGROUP, OURSELVES, "left",
               {"status": "administrator", "user": OURSELVES, "can_delete_messages": True, "can_pin_messages": True}),
        said(kind="bot-joined", rights=("delete", "pin"), **CHANGED),
    ),
    "kicked": (mine(SUPERGROUP, "administrator", "kicked"), said(kind="bot-left", **CHANGED)),
    "promoted": (
        mine(SUPERGROUP, "member", "administrator"),
        said(kind="rights", rights=("delete", "invite", "restrict"), **CHANGED),
    ),
    "promoted, as an older server tells it": (
        change("my_chat_member", SUPERGROUP, OURSELVES, {"status": "member", "user": OURSELVES},
               {"status": "administrator", "user": OURSELVES, "can_invite_users": True}),
        said(kind="rights", rights=("invite",), **CHANGED),
    ),
    "a right more": (
        change("my_chat_member", SUPERGROUP, OURSELVES, "administrator",
               standing("administrator", OURSELVES, can_pin_messages=True)),
        said(kind="rights", rights=("delete", "pin", "invite", "restrict"), **CHANGED),
    ),
    "a right that is nothing to us": (
        change("my_chat_member", SUPERGROUP, OURSELVES, "administrator",
               standing("administrator", OURSELVES, can_manage_video_chats=False)),
        None,
    ),
    "demoted": (mine(SUPERGROUP, "administrator", "member"), said(kind="rights", rights=(), **CHANGED)),
    "silenced": (
        change("my_chat_member", SUPERGROUP, OURSELVES, "member", standing("restricted", OURSELVES, is_member=True)),
        None,
    ),
    # --- others coming and going
    "joins": (theirs("left", "member"), said(kind="joined", **WHO, **CHANGED)),
    "leaves": (theirs("member", "left"), said(kind="left", **WHO, **CHANGED)),
    "is thrown out": (
        theirs("member", "kicked"),
        said(kind="left", **WHO, removed=True, **CHANGED),
    ),
    "is silenced": (theirs("member", restricted(is_member=True)), None),
    "leaves, silenced": (
        theirs(restricted(is_member=True), restricted(is_member=False)),
        said(kind="left", **WHO, **CHANGED),
    ),
    "comes back, silenced": (
        theirs(restricted(is_member=False), restricted(is_member=True)),
        said(kind="joined", **WHO, **CHANGED),
    ),
    "joins, as an older server tells it": (
        theirs("left", {"status": "administrator", "user": JOHN, "can_be_edited": False}),
        said(kind="joined", **WHO, **CHANGED),
    ),
    "leaves, as an older server tells it": (
        theirs({"status": "restricted", "user": JOHN, "is_member": True}, {"status": "kicked", "user": JOHN}),
        said(kind="left", **WHO, removed=True, **CHANGED),
    ),
    "another bot joins": (theirs("left", "member", OTHER_BOT), None),
    "new members": (
        in_group(new_chat_members=[JOHN, OTHER_BOT, OURSELVES, {**JOHN, "id": 44}]),
        said_in_group(kind="joined", members=("telegram:43", "telegram:44"), member_names=("John", "John")),
    ),
    "the bot itself is new": (in_group(new_chat_members=[OURSELVES]), None),
    "added by an anonymous administrator": (
        in_group(**{"from": ANONYMOUS}, sender_chat=GROUP, new_chat_members=[JOHN]),
        said_in_group(
            sender="telegram:1087968824", name="Group", language="", kind="joined", members=("telegram:43",),
            member_names=("John",),
        ),
    ),
    "becomes administrator": (
        theirs("member", "administrator"),
        said(kind="promoted", **WHO, **{**CHANGED, "title": "admin"}),
    ),
    "is administrator no more, as an older server tells it": (
        theirs({"status": "administrator", "user": JOHN}, {"status": "member", "user": JOHN}),
        said(kind="promoted", **WHO, **{**CHANGED, "title": "member"}),
    ),
    "an administrator with another right": (theirs("administrator", standing("administrator", JOHN, can_x=1)), None),
    "another bot is promoted": (theirs("member", "administrator", OTHER_BOT), None),
    "asks to come in": (
        {"update_id": 9, "chat_join_request": {"chat": SUPERGROUP, "from": JOHN, "user_chat_id": 43, "date": SENT}},
        said(kind="join-asked", private="telegram:43", **ASKING),
    ),
    "asks to come in by a link, as an older server tells it": (
        {"update_id": 9, "chat_join_request": {
            "chat": SUPERGROUP, "from": JOHN, "user_chat_id": 4300, "date": SENT, "invite_link": {"invite_link": "x"}}},
        said(kind="join-asked", private="telegram:4300", **ASKING),
    ),
    "a member left": (
        in_group(**{"from": JOHN}, left_chat_member=JOHN),
        said_in_group(
            kind="left", sender="telegram:43", name="John", language="", members=("telegram:43",),
            member_names=("John",),
        ),
    ),
    "a member was put out": (
        in_group(left_chat_member=JOHN),
        said_in_group(kind="left", **WHO, removed=True),
    ),
    "the bot left": (in_group(left_chat_member=OURSELVES), None),
    "another bot left": (in_group(left_chat_member=OTHER_BOT), None),
    # --- a group that moves
    "moves to": (
        in_group(migrate_to_chat_id=SUPERGROUP["id"]),
        said_in_group(kind="moved", moved_to=SUPER),
    ),
    "moved by an anonymous administrator": (
        in_group(**{"from": ANONYMOUS}, sender_chat=GROUP, migrate_to_chat_id=SUPERGROUP["id"]),
        said_in_group(sender="telegram:1087968824", name="Group", language="", kind="moved", moved_to=SUPER),
    ),
    "comes from": (
        in_group(SUPERGROUP, migrate_from_chat_id=-500),
        said_in_group(kind="moved", moved_to=SUPER, topics=False),
    ),
    # --- a group that changes
    "is called otherwise": (
        in_group(**{"from": ANONYMOUS}, sender_chat=GROUP, new_chat_title="三号楼"),
        said_in_group(
            sender="telegram:1087968824", name="Group", language="", kind="retitled", title="三号楼",
        ),
    ),
    "a topic is opened": (
        in_group({**SUPERGROUP, "is_forum": True}, forum_topic_created={"name": "菜", "icon_color": 1},
                 message_thread_id=5, is_topic_message=True),
        said_in_group(chat=SUPER, kind="topics", topics=True, topic="5"),
    ),
    "a topic is closed, as another server tells it": (
        in_group(SUPERGROUP, forum_topic_closed={}, poll={"id": "1"}, message_thread_id=5, is_topic_message=True),
        said_in_group(chat=SUPER, kind="topics", topics=True, topic="5"),
    ),
    # --- what does not concern us
    "from a bot": (in_group(**{"from": OTHER_BOT}, text="36.5"), None),
    "from an anonymous administrator": (in_group(**{"from": ANONYMOUS}, sender_chat=GROUP, text="36.5"), None),
    "from a channel": (
        in_group(**{"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}}, sender_chat=CHANNEL,
                 is_automatic_forward=True, text="36.5"),
        None,
    ),
    "a channel's post": ({"update_id": 9, "channel_post": {**message(text="x")["message"], "chat": CHANNEL}}, None),
    "something pinned": (message(pinned_message=ASKED), None),
    "a group that is made": (in_group(group_chat_created=True), None),
    "an update of the future": ({"update_id": 9, "hologram": {"id": 1}}, None),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
async def test_an_update_is_read(channel: TelegramChannel, desk: Desk, name: str) -> None:
    payload, incoming = copy.deepcopy(READ[name])
    await channel.take(payload)
    assert desk.received == ([] if incoming is None else [incoming])
    assert desk.parked == []
    assert all(one.payload == READ[name][0] for one in desk.received)


@pytest.mark.parametrize("name", READ)
async def test_the_short_way_for_plain_texts_reads_what_the_library_reads(
    channel: TelegramChannel, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = READ[name][0]
    short = reading.plain_text(copy.deepcopy(payload), 7000)
    monkeypatch.setattr(reading, "plain_text", lambda *_: None)
    assert short is None or short == reading.read(copy.deepcopy(payload), channel.bot, 7000)


def test_the_usual_message_goes_the_short_way() -> None:
    assert reading.plain_text(message(text="36.5"), 7000) is not None


def broken(**fields: Any) -> dict[str, Any]:
    payload = message(text="x")
    payload["message"] = {key: value for key, value in {**payload["message"], **fields}.items() if value is not ...}
    return payload


DEEP: dict[str, Any] = {}
for _ in range(2000):
    DEEP = {"x": DEEP}

UNREADABLE: dict[str, tuple[dict[str, Any], str, str]] = {
    "no number of the message": (broken(message_id=...), "telegram:7000:9", "telegram:42"),
    "a text that is none": (broken(text=36.5), "telegram:7000:9", "telegram:42"),
    "a text that is a list": (broken(text=["x"]), "telegram:7000:9", "telegram:42"),
    "a date that is none": (broken(date="today"), "telegram:7000:9", "telegram:42"),
    "a date out of this world": (broken(date=10**18), "telegram:7000:9", "telegram:42"),
    "a chat without a number": (broken(chat={"type": "private"}), "telegram:7000:9", "telegram"),
    "a chat whose number is a word": (broken(chat={**PRIVATE, "id": "42"}), "telegram:7000:9", "telegram"),
    "a chat whose number is too large": (broken(chat={**PRIVATE, "id": 10**40}), "telegram:7000:9", "telegram"),
    "no chat": (broken(chat=...), "telegram:7000:9", "telegram"),
    "a message that is a word": ({"update_id": 9, "message": "hello"}, "telegram:7000:9", "telegram"),
    "a press by nobody": ({"update_id": 9, "callback_query": {"message": ASKED}}, "telegram:7000:9", "telegram:42"),
    "a standing without a person": (change("my_chat_member", PRIVATE, {}, "member", {"status": "left"}),
                                    "telegram:7000:9", "telegram:42"),
    "deeper than anybody reads": (broken(text=..., date=..., reply_to_message=DEEP), "telegram:7000:9", "telegram:42"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
async def test_what_cannot_be_read_is_parked(channel: TelegramChannel, desk: Desk, name: str) -> None:
    payload, key, chat = UNREADABLE[name]
    await channel.take(payload)
    assert desk.received == []
    assert [(parked[0], parked[1]) for parked in desk.parked] == [(key, chat)]
    assert desk.parked[0][2] is payload


@pytest.mark.parametrize("update_id", [..., None, "9", 10**40, 9.5, {"x": 1}, True])
async def test_an_update_without_a_number_is_parked_once_under_a_name_of_its_own(
    channel: TelegramChannel, desk: Desk, update_id: Any
) -> None:
    payload = {**broken(date=...), "update_id": update_id}
    if update_id is ...:
        del payload["update_id"]
    await channel.take(copy.deepcopy(payload))
    await channel.take(copy.deepcopy(payload))
    await channel.take({**payload, "message": {"text": "another"}})
    first, again, other = (parked[0] for parked in desk.parked)
    assert first.startswith("telegram:7000:unread:")
    assert len(first) < 100
    assert (again == first, other == first) == (True, False)


async def test_a_lone_surrogate_and_a_nul_are_no_reason_to_park(channel: TelegramChannel, desk: Desk) -> None:
    await channel.take(message(text="36.5\ud800\0"))
    assert [one.text for one in desk.received] == ["36.5\ud800\0"]  # the inbox makes them fit for the database


async def test_the_number_that_comes_again_after_an_idle_week_is_another_arrival(
    channel: TelegramChannel, desk: Desk
) -> None:
    for payload in (message(text="a"), message(text="b", date=SENT + 8 * 86400), press(), press(id="78")):
        await channel.take(payload)
    assert len({one.key for one in desk.received}) == 4


async def test_only_an_outage_is_told_to_whoever_brought_it(channel: TelegramChannel, desk: Desk) -> None:
    for payload in (message(text="36.5"), broken(date=...)):
        desk.failing = [Unavailable("down")]
        with pytest.raises(Unavailable):
            await channel.take(payload)
    desk.failing = [RuntimeError("receive"), RuntimeError("a payload that no database takes")]
    await channel.take(message(text="36.5"))
    assert desk.parked == [("telegram:7000:9", "telegram:42", {})]


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from([WANG, GROUP])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.sampled_from(sorted(READ)), place=st.integers(0, 30), value=VALUES)
async def test_whatever_stands_in_an_update_nothing_but_an_outage_comes_out(
    channel: TelegramChannel, desk: Desk, name: str, place: int, value: Any
) -> None:
    """Any one value of any update is replaced by any other."""
    payload = copy.deepcopy(READ[name][0])
    holders = [payload]
    for holder in holders:
        holders += [part for part in holder.values() if isinstance(part, dict)]
    places = [(holder, key) for holder in holders for key in holder]
    holder, key = places[place % len(places)]
    holder[key] = value
    await channel.take(payload)
    for one in desk.received:
        assert all(isinstance(word, str) for word in (one.key, one.chat, one.sender, one.text, one.choice, one.title))
        assert len(one.chat) < 40
    for parked in desk.parked:
        assert len(parked[0]) < 100
        json.dumps(parked[1])
    desk.received.clear()
    desk.parked.clear()
