"""The stand-in for the Bot API: python-telegram-bot can talk to it, and it refuses what Telegram refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Update,
)
from telegram.error import Forbidden

from tests.telegram_server import Limits, Message, Person, Press, TelegramServer
from tests.telegram_server.control import add_control
from tests.telegram_server.flood import Flood

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """A bot's own webhook address: notes what comes and answers as told."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.open = 0
        self.most_open = 0
        self.url = ""
        self._moved = asyncio.Condition()

    async def handle(self, request: web.Request) -> web.Response:
        self.seen.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        async with self._moved:
            self._moved.notify_all()
        await self.gate.wait()
        self.open -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    async def holds(self, count: int) -> None:
        """Wait until so many deliveries are being held up at the gate."""
        async with asyncio.timeout(5), self._moved:
            await self._moved.wait_for(lambda: self.open == count)

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.seen if "message" in update]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[TelegramServer]:
    async with TelegramServer(clock=clock, webhook_speed=1000) as server:
        yield server


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    bot = Bot(server.token, base_url=server.base_url, base_file_url=server.base_file_url)
    async with bot:
        yield bot


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    app = web.Application()
    app.router.add_post("/hook", desk.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    desk.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield desk
    desk.gate.set()
    await runner.cleanup()


@pytest.fixture
async def alice(server: TelegramServer) -> Person:
    """Somebody who has started the bot, with nothing left to tell."""
    alice = server.person(42, "Alice", language_code="en")
    await alice.starts()
    server.state.updates.drop_all()
    return alice


async def call(server: TelegramServer, method: str, **params: Any) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.base_url}{server.token}/{method}", json=params) as answer,
    ):
        body: dict[str, Any] = await answer.json()
        assert body["ok"] is (answer.status == 200)
        return body


async def refusal(server: TelegramServer, method: str, **params: Any) -> str:
    body = await call(server, method, **params)
    assert not body["ok"], body
    return f"{body['error_code']} {body['description']}"


# What python-telegram-bot makes of it


async def test_the_library_reads_who_the_bot_is(bot: Bot, server: TelegramServer) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (123456, True, "louzhang_bot")
    assert server.complaints == []


async def test_the_library_sends_a_keyboard_and_hears_the_press(
    bot: Bot, server: TelegramServer, alice: Person
) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok:1")]])
    sent = await bot.send_message(alice.id, "<b>体温</b> 😀 &lt;37", parse_mode="HTML", reply_markup=keyboard)
    assert sent.text == "体温 😀 <37"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 2)]
    assert alice.last.text == sent.text
    assert [button.text for button in alice.last.buttons] == ["好"]

    press = await alice.presses(alice.last, "好")
    (update,) = await bot.get_updates(timeout=0)
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("ok:1", 42)
    await query.answer("谢谢")
    assert isinstance(press, Press)
    assert (press.answered, press.text) == (True, "谢谢")
    await query.edit_message_text("done")
    assert (alice.last.text, alice.last.edited, alice.last.buttons) == ("done", True, [])
    assert alice.last.history == ["体温 😀 <37"]
    assert server.complaints == []


async def test_the_library_sends_and_fetches_files(bot: Bot, server: TelegramServer, alice: Person) -> None:
    await bot.send_photo(alice.id, PNG, caption="码")
    await bot.send_document(alice.id, b"a,b", filename="名单.csv")
    album = [InputMediaPhoto(PNG), InputMediaPhoto(PNG, caption="二")]
    sent = await bot.send_media_group(alice.id, album)
    assert len({message.media_group_id for message in sent}) == 1
    photo, document, first, second = alice.inbox
    assert photo.photo is not None
    assert photo.photo.content == PNG
    assert document.document is not None
    assert (document.document.content, document.document.name) == (b"a,b", "名单.csv")
    assert (first.caption, second.caption) == ("", "二")

    await alice.sends_photo(b"jpeg bytes", "看")
    (update,) = await bot.get_updates(timeout=0)
    assert update.message is not None
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == b"jpeg bytes"
    assert server.complaints == []


async def test_the_library_reads_chats_members_and_links(bot: Bot, server: TelegramServer, alice: Person) -> None:
    group = server.group(-4001, "3号楼", bot_is_admin=True)
    await bot.get_updates(timeout=0, allowed_updates=Update.ALL_TYPES)
    await group.joins(alice)
    assert (await bot.get_chat(group.id)).title == "3号楼"
    assert (await bot.get_chat(alice.id)).first_name == "Alice"
    assert (await bot.get_chat_member(group.id, alice.id)).status == "member"
    assert (await bot.get_chat_member(group.id, 123456)).status == "administrator"
    assert [one.user.id for one in await bot.get_chat_administrators(group.id)] == [123456]
    assert await bot.get_chat_member_count(group.id) == 2
    link = await bot.create_chat_invite_link(group.id, name="3号楼", creates_join_request=True)
    bob = server.person(43, "Bob")
    await group.asks_to_join(bob, link=link.invite_link)
    await bot.send_message(bob.id, "你住几号？")
    assert await bot.approve_chat_join_request(group.id, bob.id)
    kinds = [next(iter(set(update.to_dict()) - {"update_id"})) for update in await bot.get_updates(timeout=0)]
    assert kinds == ["chat_member", "message", "chat_join_request", "chat_member"]
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "?")
    assert server.complaints == []


async def test_the_library_sets_the_bot_up(bot: Bot, server: TelegramServer) -> None:
    scope = BotCommandScopeAllGroupChats()
    await bot.set_my_commands([("bind", "绑定")], scope=scope, language_code="zh")
    assert [one.command for one in await bot.get_my_commands(scope=scope, language_code="zh")] == ["bind"]
    assert list(await bot.get_my_commands()) == []
    await bot.set_my_name("楼长")
    await bot.set_my_description("你好", language_code="zh")
    await bot.set_my_short_description("hi")
    assert (await bot.get_my_name("zh")).name == "楼长"
    assert (await bot.get_my_description("zh")).description == "你好"
    assert (await bot.get_my_short_description()).short_description == "hi"
    assert server.complaints == []


async def test_the_library_pins_reacts_deletes(bot: Bot, server: TelegramServer, alice: Person) -> None:
    group = server.group(-4001, "3号楼", bot_is_admin=True)
    said = await group.says(alice, "36.5")
    await bot.set_message_reaction(group.id, said.message_id, "👍")
    assert said.reactions == ["👍"]
    await bot.delete_message(group.id, said.message_id)
    assert said.deleted
    board = await bot.send_message(group.id, "0/12")
    await bot.pin_chat_message(group.id, board.message_id)
    assert [message.text for message in group.pinned] == ["0/12"]
    await bot.unpin_chat_message(group.id)
    assert group.pinned == []
    await bot.send_chat_action(group.id, "typing")
    await bot.delete_messages(group.id, [board.message_id, 999])
    assert group.last.deleted
    assert server.complaints == []


# Calls that are wrong


async def test_a_call_is_refused_in_telegrams_words(server: TelegramServer, alice: Person) -> None:
    said = await alice.says("hi")
    mine = (await call(server, "sendMessage", chat_id=42, text="a"))["result"]["message_id"]
    long = "😀" * 2049
    table: list[tuple[str, dict[str, Any], str]] = [
        ("sendMessage", {"chat_id": 42}, "400 Bad Request: message text is empty"),
        ("sendMessage", {"text": "a"}, "400 Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": 42, "text": " \n "}, "400 Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": 42, "text": long}, "400 Bad Request: message is too long"),
        ("sendMessage", {"chat_id": 7, "text": "a"}, "400 Bad Request: chat not found"),
        (
            "sendMessage",
            {"chat_id": 42, "text": ["a"]},
            '400 Bad Request: can\'t parse parameter "text": a String',
        ),
        (
            "sendMessage",
            {"chat_id": 42, "text": "a", "parse_mode": "x"},
            "400 Bad Request: unsupported parse_mode",
        ),
        ("sendPhoto", {"chat_id": 42, "photo": "nothing"}, "400 Bad Request: wrong file identifier"),
        (
            "editMessageText",
            {"chat_id": 42, "message_id": mine, "text": "a"},
            "400 Bad Request: message is not modified",
        ),
        (
            "editMessageText",
            {"chat_id": 42, "message_id": 99, "text": "a"},
            "400 Bad Request: message to edit not found",
        ),
        (
            "editMessageText",
            {"chat_id": 42, "message_id": said.message_id, "text": "a"},
            "400 Bad Request: message can't be edited",
        ),
        ("deleteMessage", {"chat_id": 42, "message_id": 99}, "400 Bad Request: message to delete not found"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "400 Bad Request: query is too old and response timeout",
        ),
        ("getFile", {"file_id": "x"}, "400 Bad Request: invalid file_id"),
        (
            "setMyCommands",
            {"commands": [{"command": "Bind", "description": "x"}]},
            "400 Bad Request: BOT_COMMAND_INVALID",
        ),
        (
            "setWebhook",
            {"url": "http://example.org"},
            "400 Bad Request: bad webhook: An HTTPS URL must be provided",
        ),
        ("sendRocket", {}, "404 Not Found: method not found"),
    ]
    for method, params, words in table:
        assert (await refusal(server, method, **params)).startswith(words), (method, params)
    assert server.complaints == []


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("plain &amp; <i>it</i>", "plain & it", [("italic", 8, 2)]),
        ("😀<b>粗<u>体</u></b>", "😀粗体", [("bold", 2, 2), ("underline", 3, 1)]),
        ("  <b>x</b> ", "x", [("bold", 0, 1)]),
        ('<a href="https://a.cn/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>&#65;&#x1F600;", "xA😀", [("spoiler", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
    ],
)
async def test_html_becomes_text_and_entities(
    server: TelegramServer, alice: Person, text: str, plain: str, entities: list[tuple[str, int, int]]
) -> None:
    await call(server, "sendMessage", chat_id=42, text=text, parse_mode="HTML")
    assert alice.last.text == plain
    assert [(one["type"], one["offset"], one["length"]) for one in alice.last.entities] == entities


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("体<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("37 < 38", "Unclosed start tag at byte offset 3"),
        ("<b", "Unclosed start tag at byte offset 0"),
    ],
)
async def test_html_that_is_wrong_is_refused(server: TelegramServer, alice: Person, text: str, words: str) -> None:
    refused = await refusal(server, "sendMessage", chat_id=42, text=text, parse_mode="HTML")
    assert refused == f"400 Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([[{"text": "a", "callback_data": "x" * 65}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": "体" * 22}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a"}]], "Text buttons are unallowed in the inline keyboard"),
        ([[{"text": "a", "callback_data": "a"}] * 9], "reply markup is too long"),
        ([[{"text": "a", "callback_data": "a"}]] * 101, "reply markup is too long"),
        ([[{"text": "a", "url": "http://localhost:8080/x"}]], "Wrong HTTP URL"),
        ([[{"text": "a", "web_app": {"url": "http://a.cn"}}]], "Only HTTPS links are allowed"),
        ([{"text": "a"}], "can't parse reply keyboard markup"),
    ],
)
async def test_a_keyboard_that_is_wrong_is_refused(
    server: TelegramServer, alice: Person, rows: list[Any], words: str
) -> None:
    markup = {"inline_keyboard": rows}
    assert words in await refusal(server, "sendMessage", chat_id=42, text="a", reply_markup=json.dumps(markup))


async def test_what_telegram_would_swallow_is_a_complaint(server: TelegramServer, alice: Person) -> None:
    await call(server, "sendMessage", chat_id=42, text="a&nbsp;b", parse_mode="HTML", silent=True)
    await call(server, "sendDice", chat_id=42)
    await call(
        server,
        "sendMessage",
        chat_id=42,
        text="a",
        reply_markup={"inline_keyboards": [], "inline_keyboard": []},
    )
    await call(server, "getUpdates", allowed_updates=["message", "reaction"])
    assert server.complaints == [
        "sendMessage has no parameter silent",
        "&nbsp; is not an entity of Telegram: people see it as it is",
        "not implemented: sendDice",
        "InlineKeyboardMarkup has no field inline_keyboards",
        "allowed_updates: no kind of update is called reaction",
    ]


async def test_another_token_is_unauthorised_and_every_form_of_parameters_is_read(
    server: TelegramServer, alice: Person
) -> None:
    root = f"{server.base_url}{server.token}"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{server.base_url}1:OTHER/getMe") as answer:
            assert (answer.status, await answer.json()) == (
                401,
                {"ok": False, "error_code": 401, "description": "Unauthorized"},
            )
        async with session.get(f"{root}/sendmessage?chat_id=42&text=query") as answer:
            assert answer.status == 200
        markup = json.dumps({"force_reply": True})
        async with session.post(f"{root}/sendMessage", data={"chat_id": "42", "text": "form", "reply_markup": markup}):
            pass
        form = aiohttp.FormData({"chat_id": "42", "document": "attach://x"})
        form.add_field("x", b"bytes", filename="x.bin")
        async with session.post(f"{root}/sendDocument", data=form) as answer:
            assert answer.status == 200
    assert [message.text for message in alice.inbox] == ["query", "form", ""]
    assert server.complaints == []


# Whom the bot may write to


async def test_a_bot_writes_only_to_those_who_want_it(server: TelegramServer) -> None:
    bob = server.person(43, "Bob")
    words = "403 Forbidden: bot can't initiate conversation with a user"
    assert await refusal(server, "sendMessage", chat_id=43, text="a") == words
    await bob.starts("CODE8")
    await call(server, "sendMessage", chat_id=43, text="a")
    await bob.blocks()
    assert await refusal(server, "sendMessage", chat_id=43, text="a") == "403 Forbidden: bot was blocked by the user"
    await bob.unblocks()
    await call(server, "sendMessage", chat_id=43, text="a")
    await bob.deactivates()
    assert await refusal(server, "sendMessage", chat_id=43, text="a") == "403 Forbidden: user is deactivated"
    updates = (await call(server, "getUpdates"))["result"]
    assert updates[0]["message"]["text"] == "/start CODE8"
    assert updates[0]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert [update["my_chat_member"]["new_chat_member"]["status"] for update in updates[1:]] == [
        "kicked",
        "member",
    ]


async def test_a_join_request_opens_the_door_for_five_minutes(server: TelegramServer, clock: Clock) -> None:
    bob = server.person(43, "Bob")
    await server.group(-4001, "3号楼", bot_is_admin=True).asks_to_join(bob)
    await call(server, "sendMessage", chat_id=43, text="a")
    clock.now += 301
    assert "can't initiate" in await refusal(server, "sendMessage", chat_id=43, text="a")


async def test_a_group_that_throws_the_bot_out_says_so(server: TelegramServer, alice: Person) -> None:
    group = server.group(-4001, "3号楼", with_bot=False)
    assert "bot is not a member of the group chat" in await refusal(server, "sendMessage", chat_id=-4001, text="a")
    await group.adds_bot(alice)
    await call(server, "sendMessage", chat_id=-4001, text="a")
    assert "not enough rights to manage pinned" in await refusal(
        server, "pinChatMessage", chat_id=-4001, message_id=group.last.message_id
    )
    await group.removes_bot(alice)
    assert "bot was kicked from the group chat" in await refusal(server, "sendMessage", chat_id=-4001, text="a")
    updates = (await call(server, "getUpdates"))["result"]
    assert [next(key for key in update if key != "update_id") for update in updates] == [
        "my_chat_member",
        "message",
        "my_chat_member",
    ]


async def test_an_upgraded_group_names_its_new_id(server: TelegramServer, alice: Person) -> None:
    group = server.group(-4001, "3号楼", bot_is_admin=True)
    new = await group.upgrades()
    body = await call(server, "sendMessage", chat_id=-4001, text="a")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new}
    assert (await call(server, "sendMessage", chat_id=new, text="a"))["result"]["chat"]["type"] == "supergroup"
    first, second = (update["message"] for update in (await call(server, "getUpdates"))["result"])
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (-4001, new)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new, -4001)


async def test_in_privacy_mode_a_plain_member_hears_only_what_is_meant_for_it(
    server: TelegramServer, alice: Person
) -> None:
    group = server.group(-4001, "3号楼")
    await call(server, "sendMessage", chat_id=-4001, text="量体温")
    await group.says(alice, "36.5")
    await group.says(alice, "/board")
    await group.says(alice, "37", reply_to=group.last)
    await group.promotes_bot(alice)
    await group.says(alice, "36.6")
    updates = (await call(server, "getUpdates"))["result"]
    assert [update["message"]["text"] for update in updates if "message" in update] == [
        "/board",
        "37",
        "36.6",
    ]


# Pace


async def test_a_chat_takes_one_message_a_second_and_a_breach_holds_the_whole_bot(
    server: TelegramServer, alice: Person, clock: Clock
) -> None:
    await server.person(43, "Bob").starts()
    server.limits = Limits()
    await call(server, "sendMessage", chat_id=42, text="a")
    body = await call(server, "sendMessage", chat_id=42, text="b")
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 1})
    assert body["description"] == "Too Many Requests: retry after 1"
    assert "429" in await refusal(server, "sendMessage", chat_id=43, text="held")
    assert (server.count_429, server.punished) == (2, 1)
    clock.now += 1
    await call(server, "sendMessage", chat_id=43, text="a")
    await call(server, "sendMessage", chat_id=42, text="b")
    assert server.sent_total == 3


async def test_overall_and_group_windows_slide(server: TelegramServer, alice: Person, clock: Clock) -> None:
    server.limits = Limits(per_second=3, chat_per_second=1000, group_per_minute=4)
    server.group(-4001, "3号楼")
    for _ in range(3):
        await call(server, "sendMessage", chat_id=42, text="a")
        clock.now += 0.25
    assert "429" in await refusal(server, "sendMessage", chat_id=42, text="a")
    clock.now += 10
    for text in "abcd":
        await call(server, "sendMessage", chat_id=-4001, text=text)
        clock.now += 1
    assert "retry after 56" in await refusal(server, "sendMessage", chat_id=-4001, text="e")
    clock.now += 56
    await call(server, "sendMessage", chat_id=-4001, text="e")


async def test_a_burst_may_be_allowed(server: TelegramServer, alice: Person, clock: Clock) -> None:
    server.limits = Limits(chat_burst=3)
    for text in "abc":
        await call(server, "sendMessage", chat_id=42, text=text)
    assert "retry after 3" in await refusal(server, "sendMessage", chat_id=42, text="d")


async def test_an_edit_counts_in_its_chat_unless_told_otherwise(
    server: TelegramServer, alice: Person, clock: Clock
) -> None:
    server.limits = Limits()
    await call(server, "sendMessage", chat_id=42, text="a")
    edit = {"chat_id": 42, "message_id": alice.last.message_id, "text": "b"}
    assert "429" in await refusal(server, "editMessageText", **edit)
    clock.now += 1
    server.limits = Limits(edits_count_in_chat=False)
    await call(server, "sendMessage", chat_id=42, text="c")
    await call(server, "editMessageText", **edit)
    assert [message.text for message in alice.inbox] == ["b", "c"]


# Being told by asking


async def test_a_poll_waits_until_something_is_said_and_repeats_until_confirmed(
    server: TelegramServer, alice: Person
) -> None:
    poll = asyncio.create_task(call(server, "getUpdates", timeout=30))
    await server.until(lambda: server.polling)
    await alice.says("36.5")
    (update,) = (await poll)["result"]
    assert (await call(server, "getUpdates"))["result"] == [update]
    assert (await call(server, "getUpdates", offset=update["update_id"] + 1))["result"] == []
    assert server.pending == 0


async def test_two_polls_conflict_and_so_do_a_poll_and_a_webhook(server: TelegramServer, desk: Desk) -> None:
    first = asyncio.create_task(refusal(server, "getUpdates", timeout=30))
    await server.until(lambda: server.polling)
    await call(server, "getUpdates")
    assert (await first).startswith("409 Conflict: terminated by other getUpdates request")
    await call(server, "setWebhook", url=desk.url)
    assert (await refusal(server, "getUpdates")).startswith("409 Conflict: can't use getUpdates method while webhook")


async def test_allowed_updates_stay_until_they_are_named_again(server: TelegramServer, alice: Person) -> None:
    await call(server, "getUpdates", allowed_updates=["callback_query"])
    await alice.says("not wanted")
    await call(server, "getUpdates")
    await alice.says("still not wanted")
    await call(server, "getUpdates", allowed_updates=[])
    await alice.says("wanted")
    await alice.reacts(alice.chat.messages[1], "👍")
    assert [one["message"]["text"] for one in (await call(server, "getUpdates"))["result"]] == ["wanted"]


async def test_a_press_is_gone_after_150_seconds_and_a_message_after_a_day(
    server: TelegramServer, alice: Person, clock: Clock
) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    await call(server, "sendMessage", chat_id=42, text="a", reply_markup=markup)
    press = await alice.presses(alice.last, "a")
    await alice.says("b")
    assert isinstance(press, Press)
    await call(server, "answerCallbackQuery", callback_query_id=press.id)
    clock.now += 151
    assert "query is too old" in await refusal(server, "answerCallbackQuery", callback_query_id=press.id)
    assert [next(iter(one)) for one in (await call(server, "getUpdates"))["result"]] == ["update_id"]
    clock.now += 24 * 3600
    assert (await call(server, "getUpdates"))["result"] == []


# Being told by webhook


async def test_a_webhook_gets_the_secret_and_one_update_per_lane(
    server: TelegramServer, desk: Desk, alice: Person
) -> None:
    bob = server.person(43, "Bob")
    await call(server, "setWebhook", url=desk.url, secret_token="s3cret")
    desk.gate.clear()
    await alice.says("1")
    await alice.says("2")
    await bob.says("3")
    await desk.holds(2)
    assert sorted(desk.texts()) == ["1", "3"]
    desk.gate.set()
    await server.settled()
    assert sorted(desk.texts()) == ["1", "2", "3"]
    assert desk.most_open == 2
    assert set(desk.secrets) == {"s3cret"}
    info = (await call(server, "getWebhookInfo"))["result"]
    assert (info["url"], info["pending_update_count"]) == (desk.url, 0)


async def test_a_press_does_not_wait_behind_the_messages_of_its_chat(
    server: TelegramServer, desk: Desk, alice: Person
) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    await call(server, "sendMessage", chat_id=42, text="a", reply_markup=markup)
    await call(server, "setWebhook", url=desk.url)
    desk.gate.clear()
    await alice.says("slow")
    await alice.presses(alice.last, "a")
    await desk.holds(2)
    desk.gate.set()
    await server.settled()


async def test_a_failing_update_blocks_its_lane_and_is_sent_again_ever_later(
    server: TelegramServer, desk: Desk, alice: Person
) -> None:
    desk.answers = [web.Response(status=status) for status in (500, 404, 503)]
    desk.answers.append(web.Response(status=429, headers={"Retry-After": "7"}))
    await call(server, "setWebhook", url=desk.url)
    await alice.says("1")
    await alice.says("2")
    await server.settled()
    assert desk.texts() == ["1", "1", "1", "1", "1", "2"]
    assert server.webhook_waits == [0, 2, 4, 7]
    info = (await call(server, "getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 429 Too Many Requests"


async def test_an_update_that_cannot_be_delivered_expires(
    server: TelegramServer, desk: Desk, alice: Person, clock: Clock
) -> None:
    await call(server, "setWebhook", url="http://127.0.0.1:9/")
    await alice.says("1")
    clock.now += 24 * 3600 + 1
    await server.settled()
    assert (server.state.updates.expired_total, server.state.updates.acknowledged_total) == (1, 0)


async def test_a_webhook_may_answer_with_a_call_and_an_update_may_come_twice(
    server: TelegramServer, desk: Desk, alice: Person
) -> None:
    await call(server, "setWebhook", url=desk.url)
    desk.answers = [web.json_response({"method": "sendMessage", "chat_id": 42, "text": "hello"})]
    await alice.says("hi")
    await server.until(lambda: alice.inbox and not server.pending)
    assert alice.last.text == "hello"
    assert await server.redeliver(times=3) == [200, 200, 200]
    assert desk.texts() == ["hi"] * 4
    server.jump(7)
    await alice.says("after an idle week")
    await server.settled()
    assert desk.seen[-1]["update_id"] == 7
    await call(server, "setWebhook", url="")
    assert (await call(server, "getWebhookInfo"))["result"]["url"] == ""


async def test_a_webhook_is_set_at_most_once_a_second(server: TelegramServer, desk: Desk, clock: Clock) -> None:
    await call(server, "setWebhook", url=desk.url)
    assert await refusal(server, "setWebhook", url=desk.url) == "429 Too Many Requests: retry after 1"
    clock.now += 1
    assert "unallowed characters" in await refusal(server, "setWebhook", url=desk.url, secret_token="a b")


async def test_the_library_sets_a_webhook(bot: Bot, server: TelegramServer, desk: Desk, alice: Person) -> None:
    await alice.says("dropped")
    assert await bot.set_webhook(desk.url, secret_token="abc", allowed_updates=["message"], drop_pending_updates=True)
    info = await bot.get_webhook_info()
    assert (info.url, list(info.allowed_updates), info.pending_update_count) == (desk.url, ["message"], 0)
    await alice.says("taken")
    await server.settled()
    update = Update.de_json(desk.seen[0], bot)
    assert update.effective_message is not None
    assert update.effective_message.text == "taken"
    assert await bot.delete_webhook()
    assert server.complaints == []


# Faults


async def test_faults_come_as_ordered(server: TelegramServer, alice: Person) -> None:
    url = f"{server.base_url}{server.token}/sendMessage"
    data = {"chat_id": 42, "text": "a"}
    server.fail("sendMessage", "outage", status=500)
    server.fail("*", "throttled", retry_after=3)
    server.fail("sendMessage", "drop_before")
    server.fail("sendMessage", "drop_after")
    server.fail("sendMessage", "malformed")
    server.fail("sendMessage", "slow", seconds=0.01)
    async with aiohttp.ClientSession() as session:
        async with session.post(url, json=data) as answer:
            assert answer.status == 500
        async with session.post(url, json=data) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
        for expected in (0, 1):
            with pytest.raises(aiohttp.ClientError):
                await session.post(url, json=data)
            assert len(alice.inbox) == expected
        async with session.post(url, json=data) as answer:
            assert answer.status == 200
            with pytest.raises(ValueError, match=r"Unterminated|Expecting|Invalid"):
                json.loads(await answer.text())
        async with session.post(url, json=data) as answer:
            assert answer.status == 200
    assert len(alice.inbox) == 3


async def test_waiting_in_vain_tells_what_was_received(server: TelegramServer, alice: Person) -> None:
    await call(server, "sendMessage", chat_id=42, text="a")
    with pytest.raises(AssertionError, match=r"sendMessage\(chat_id='42', text='a'\) -> 200"):
        await server.until(lambda: False, timeout=0.01)


async def test_an_edit_by_a_person_and_a_deleted_message(server: TelegramServer, alice: Person) -> None:
    said = await alice.says("36.5")
    await alice.edits(said, "36.6")
    updates = (await call(server, "getUpdates"))["result"]
    assert updates[1]["edited_message"]["text"] == "36.6"
    assert isinstance(said, Message)
    await call(server, "sendMessage", chat_id=42, text="a")
    await call(server, "deleteMessage", chat_id=42, message_id=alice.last.message_id)
    assert [message.deleted for message in alice.inbox] == [True]


# As a process of its own


async def test_a_flood_waits_until_everybody_has_their_reply(server: TelegramServer, desk: Desk) -> None:
    await call(server, "setWebhook", url=desk.url)

    async def answering() -> None:
        for i in range(20):
            await server.until(lambda i=i: len(desk.seen) > i)  # type: ignore[misc]
            chat_id = desk.seen[i]["message"]["chat"]["id"]
            await call(server, "sendMessage", chat_id=chat_id, text="谢谢")

    answers = asyncio.create_task(answering())
    result = await Flood(count=20, text="36.{i}", concurrency=5).run(server)
    await answers
    assert (result["taken"], result["answered"], result["count_429"]) == (20, 20, 0)
    assert sorted(desk.texts()) == sorted(f"36.{i}" for i in range(20))
    assert set(result["answered_ms"]) == {"p50", "p90", "p95", "p99", "max"}


async def test_people_can_be_driven_over_http() -> None:
    server = TelegramServer()
    add_control(server)
    async with server, aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as session:

        async def control(deed: str, **body: Any) -> dict[str, Any]:
            async with session.post(f"/control/{deed}", json=body) as answer:
                result: dict[str, Any] = await answer.json()
                assert answer.status == 200, result
                return result

        await control("start", user_id=42, payload="CODE8")
        await control("limits", chat_burst=5)
        markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
        await call(server, "sendMessage", chat_id=42, text="hi", reply_markup=markup)
        await control("press", user_id=42, button="好")
        await control("say", user_id=42, text="36.5")
        await control("fail", method="getMe", kind="outage", times=1)
        async with session.get("/control/state?chat_id=42") as answer:
            shown = await answer.json()
        assert (shown["sent"], shown["pending"], shown["complaints"]) == (1, 3, [])
        assert [message["text"] for message in shown["messages"]] == ["/start CODE8", "hi", "36.5"]
        async with session.post("/control/press", json={"user_id": 42, "button": "nothing"}) as answer:
            assert answer.status == 400
