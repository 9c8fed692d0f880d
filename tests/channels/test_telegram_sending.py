"""Letters → the exact requests that Telegram gets; its refusals → our vocabulary; the token stays where it is."""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.base import (
    File,
    Gone,
    Limits,
    Message,
    Moved,
    Refused,
    SendError,
    Throttled,
    Unreachable,
    mark,
    plain,
    runs,
    utf16_units,
)
from bot.channels.telegram import TelegramChannel, examine, username
from handlers.chat import Choice
from tests.channels.test_telegram_reading import Desk
from tests.telegram_server import Person, TelegramServer
from tests.world import TEXTS

SECRET = "AAF-a_token_that_nobody_may_read_12345"
TOKEN = f"7654321:{SECRET}"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def channel_to(base_url: str, token: str = TOKEN) -> TelegramChannel:
    return TelegramChannel(token, Desk(), TEXTS, base_url=base_url, limits=Limits())


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(TOKEN) as started:
        yield started
        assert started.complaints == []


@pytest.fixture
async def channel(server: TelegramServer) -> AsyncIterator[TelegramChannel]:
    made = channel_to(server.base_url)
    yield made
    await made.stop()


@pytest.fixture
async def alice(server: TelegramServer) -> Person:
    person = server.person(42, "Alice")
    await person.starts()
    return person


def letter(text: str = "好的", *, chat: str = "telegram:42", **more: Any) -> Message:
    return Message(letter=1, key="k", chat=chat, text=text, **more)


def file(mime: str, content: bytes = PNG, name: str = "体温.png") -> File:
    return File(1, name, mime, content)


async def refusal(channel: TelegramChannel, message: Message) -> SendError:
    with pytest.raises(SendError) as caught:
        await channel.send(message)
    written = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert SECRET not in written
    assert message.text not in str(caught.value)
    return caught.value


# --- what is sent


@pytest.mark.parametrize(
    ("marked", "sent", "entities"),
    [
        ("好的，36.5", "好的，36.5", []),
        ("&lt;b&gt;x&lt;/b&gt; &amp; y 您好", "<b>x</b> & y 您好", []),
        ("&amp;lt; &amp;amp; &amp;#60;", "&lt; &amp; &#60;", []),
        ("😀 <b>体温</b> 好", "😀 体温 好", [{"type": "bold", "offset": 3, "length": 2}]),
        (
            '<a href="https://x.cn/h?a=1&amp;b=%22">打开</a>',
            "打开",
            [{"type": "text_link", "offset": 0, "length": 2, "url": "https://x.cn/h?a=1&b=%22"}],
        ),
        ("<b>never closed", "never closed", [{"type": "bold", "offset": 0, "length": 12}]),
        ("</b>1 < 2 <i>no mark of ours</i>", "1 < 2 <i>no mark of ours</i>", []),
        ("a\ud800b", "a b", []),
    ],
)
async def test_marked_text_is_drawn(
    channel: TelegramChannel, alice: Person, marked: str, sent: str, entities: list[dict[str, Any]]
) -> None:
    assert await channel.send(letter(marked)) == str(alice.last.message_id)
    assert (alice.last.text, alice.last.entities) == (sent, entities)


async def test_a_name_of_markup_stays_a_name(channel: TelegramChannel, alice: Person) -> None:
    name = '<b>x</b> & y <a href="tg://user?id=1">z</a>'
    await channel.send(letter(TEXTS("zh-CN", "who-taken", name=name)))
    assert name in alice.last.text
    assert alice.last.entities == []


async def test_a_text_is_one_plain_request(channel: TelegramChannel, server: TelegramServer, alice: Person) -> None:
    await channel.send(letter("<b>好</b> &amp; 的"))
    [call] = server.calls
    assert call.method == "sendMessage"
    assert call.params == {"chat_id": 42, "text": "<b>好</b> &amp; 的", "parse_mode": "HTML"}


async def test_choices_are_buttons_two_or_three_a_row(channel: TelegramChannel, alice: Person) -> None:
    labels = ["张伟", "王芳", "张小雨", "赵桂兰奶奶", "一个很长很长很长的按钮名字", "好", "Yes", "No", "English"]
    await channel.send(letter(choices=tuple(Choice(f"who:{n}", label) for n, label in enumerate(labels))))
    rows = [[button.text for button in row] for row in alice.last.keyboard]
    assert rows == [
        ["张伟", "王芳", "张小雨"],
        ["赵桂兰奶奶"],
        ["一个很长很长很长的按钮名字"],
        ["好", "Yes", "No"],
        ["English"],
    ]
    assert [button.data for button in alice.last.buttons] == [f"who:{n}" for n in range(len(labels))]


async def test_a_button_that_opens_the_private_chat_is_a_link(
    channel: TelegramChannel, server: TelegramServer, alice: Person
) -> None:
    choices = (Choice("temp", "报体温", opens="private"), Choice("status", "状态"))
    await channel.send(letter(choices=choices))
    assert [button.data for button in alice.last.buttons] == ["temp", "status"], "its own name is not known yet"
    channel.username = "louzhang_bot"
    await channel.send(letter(choices=choices))
    assert server.calls[-1].params["reply_markup"] == {
        "inline_keyboard": [
            [
                {"text": "报体温", "url": "https://t.me/louzhang_bot?start=temp"},
                {"text": "状态", "callback_data": "status"},
            ]
        ]
    }


async def test_it_asks_telegram_for_its_own_name(server: TelegramServer) -> None:
    known = asyncio.Event()

    async def named(_username: str) -> None:
        known.set()

    channel = TelegramChannel(
        TOKEN, Desk(), TEXTS, base_url=server.base_url, limits=Limits(), listen=False, named=named
    )
    await channel.start()
    await asyncio.wait_for(known.wait(), 10)
    await channel.stop()
    assert channel.username == "louzhang_bot"


async def test_a_hundred_buttons_are_taken(channel: TelegramChannel, alice: Person) -> None:
    await channel.send(letter(choices=tuple(Choice("x" * 60, f"{n}号") for n in range(100))))
    assert len(alice.last.buttons) == 100


@pytest.mark.parametrize(
    ("mime", "kind"),
    [
        ("image/png", "photo"), ("image/jpeg", "photo"), ("audio/ogg", "voice"), ("audio/ogg; codecs=opus", "voice"),
        ("audio/mpeg", "audio"), ("video/mp4", "video"), ("text/csv", "document"), ("image/webp", "document"),
        ("", "document"),
    ],
)  # fmt: skip
async def test_a_file_is_uploaded_with_its_caption(
    channel: TelegramChannel, alice: Person, mime: str, kind: str
) -> None:
    await channel.send(letter("<b>本周</b> &amp; 体温", file=file(mime), choices=(Choice("read", "已阅"),)))
    stored = getattr(alice.last, kind)
    assert (stored.content, stored.name) == (PNG, "体温.png")
    assert alice.last.caption == "本周 & 体温"
    assert [entity["type"] for entity in alice.last.caption_entities] == ["bold"]
    assert alice.last.button("已阅").data == "read"


async def test_who_wants_no_voice_messages_gets_a_file(channel: TelegramChannel, alice: Person) -> None:
    alice.chat.no_voice = True
    await channel.send(letter("李建国发来一段语音。", file=file("audio/ogg", b"OggS", "voice.ogg")))
    assert alice.last.voice is None
    assert alice.last.document is not None
    assert (alice.last.document.content, alice.last.caption) == (b"OggS", "李建国发来一段语音。")


async def test_a_file_too_may_be_a_reply_and_make_no_sound(channel: TelegramChannel, alice: Person) -> None:
    said = await alice.says("漏水了")
    await channel.send(letter("看", file=file("image/png"), silent=True, reply_to=str(said.message_id)))
    assert alice.last.silent
    assert alice.last.reply_to is said
    await channel.send(letter("看", file=file("audio/ogg"), reply_to="99999"))  # gone by now
    assert not alice.last.silent
    assert alice.last.reply_to is None


async def test_a_picture_too_large_for_a_photo_goes_as_a_document(channel: TelegramChannel, alice: Person) -> None:
    await channel.send(letter("", file=file("image/png", PNG + bytes(10 << 20))))
    assert alice.last.photo is None
    assert alice.last.document is not None


async def sends_all(channel: TelegramChannel, text: str, attached: File | None = None) -> None:
    """As the outbox does: part after part, the file with the first."""
    for index, part in enumerate(channel.parts(text, with_file=attached is not None)):
        await channel.send(letter(part, file=attached if index == 0 else None))


@pytest.mark.parametrize("length", [1024, 1025, 5000])
async def test_a_text_longer_than_a_caption_follows_its_file(
    channel: TelegramChannel, alice: Person, length: int
) -> None:
    text = "体" * length
    await sends_all(channel, text, file("image/png"))
    first, *rest = alice.inbox
    assert first.photo is not None
    assert first.caption == (text if length == 1024 else "")
    assert "".join(message.text for message in rest) == ("" if length == 1024 else text)


@pytest.mark.parametrize("sign", ["😀", "体", "👨‍👩‍👧‍👦", "<&>", "好的。 "])
async def test_a_long_text_goes_out_in_parts_that_telegram_takes(
    channel: TelegramChannel, alice: Person, sign: str
) -> None:
    text = sign * 4500
    marked = "<b>" + "".join(map(mark, runs(text.replace("&", "&amp;").replace("<", "&lt;")))) + "</b>"
    await sends_all(channel, marked)
    assert len(alice.inbox) == len(channel.parts(marked, with_file=False)) > 1
    assert all(utf16_units(message.text) <= 4096 for message in alice.inbox)
    assert "".join(message.text for message in alice.inbox).replace(" ", "") == plain(marked).replace(" ", "")
    assert all(message.entities[0]["length"] == utf16_units(message.text) for message in alice.inbox)


def test_groups_are_known_by_their_address() -> None:
    made = channel_to("http://127.0.0.1:9/bot")
    assert [made.is_group(chat) for chat in ("telegram:42", "telegram:-5", "telegram:-1001")] == [False, True, True]


# --- what is refused


async def test_somebody_who_blocked_us_or_is_no_more_is_gone(
    channel: TelegramChannel, server: TelegramServer, alice: Person
) -> None:
    await alice.blocks()
    assert isinstance(await refusal(channel, letter()), Gone)
    await alice.unblocks()
    await alice.deactivates()
    assert isinstance(await refusal(channel, letter()), Gone)
    server.person(43)  # never wrote to us
    assert isinstance(await refusal(channel, letter(chat="telegram:43")), Gone)
    assert isinstance(await refusal(channel, letter(chat="telegram:999")), Gone)  # chat not found


async def test_a_group_that_threw_us_out_or_is_no_more_is_gone(
    channel: TelegramChannel, server: TelegramServer, alice: Person
) -> None:
    group, former = server.group(-500, "3号楼"), server.group(-502, "2号楼")
    outside = server.group(-1_000_000_000_501, "1号楼", with_bot=False)
    await group.removes_bot(alice)
    await former.vanishes()
    for one in (group, outside, former):
        assert isinstance(await refusal(channel, letter(chat=f"telegram:{one.id}")), Gone)


async def test_a_group_that_moved_names_its_new_address(channel: TelegramChannel, server: TelegramServer) -> None:
    group = server.group(-500, "3号楼")
    new = await group.upgrades()
    error = await refusal(channel, letter(chat="telegram:-500"))
    assert isinstance(error, Moved)
    assert error.chat == f"telegram:{new}"
    await channel.send(letter(chat=error.chat))
    assert group.last.text == "好的"


async def test_too_fast_says_how_long_to_wait(channel: TelegramChannel, server: TelegramServer, alice: Person) -> None:
    server.fail("sendMessage", "throttled", retry_after=7)
    error = await refusal(channel, letter())
    assert isinstance(error, Throttled)
    assert (error.after, error.scope) == (7.0, "channel")


@pytest.mark.parametrize(
    "message",
    [
        letter(""),
        letter(" \n "),
        letter("体" * 4097),
        letter(choices=(Choice("x" * 65, "好"),)),
        letter("", file=file("image/png", b"no picture")),
        letter("", file=file("text/csv", b"")),
        letter(chat="telegram:nobody"),
    ],
    ids=["empty", "blank", "too long", "button", "no picture", "empty file", "no address"],
)
async def test_what_telegram_will_never_take_is_refused(
    channel: TelegramChannel, alice: Person, message: Message
) -> None:
    with pytest.raises(Refused):
        await channel.send(message)
    assert alice.inbox == []


async def test_a_wrong_token_is_out_of_reach_and_not_in_doubt(server: TelegramServer, alice: Person) -> None:
    other = channel_to(server.base_url, TOKEN + "x")
    error = await refusal(other, letter())
    assert isinstance(error, Unreachable)
    assert not error.in_doubt
    await other.stop()


@pytest.mark.parametrize("kind", ["outage", "drop_before", "drop_after", "malformed"])
async def test_an_answer_that_does_not_come_leaves_the_letter_in_doubt(
    channel: TelegramChannel, server: TelegramServer, alice: Person, kind: Any, caplog: pytest.LogCaptureFixture
) -> None:
    for status in (500, 502):
        server.fail("sendMessage", kind, status=status)
        error = await refusal(channel, letter("赵桂兰 38.9"))
        assert isinstance(error, Unreachable)
        assert error.in_doubt
    assert len(alice.inbox) == (2 if kind in ("drop_after", "malformed") else 0)
    assert "38.9" not in caplog.text  # an answer that cannot be read quotes our message
    await channel.send(letter())  # and then all is well


async def test_a_connection_that_is_refused_leaves_no_doubt() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        lonely = channel_to(f"http://127.0.0.1:{taken.getsockname()[1]}/bot")
        error = await refusal(lonely, letter())
    assert isinstance(error, Unreachable)
    assert not error.in_doubt
    for nowhere in ("http://127.0.0.1:0/bot", "http://no-such-host.invalid/bot"):
        away = channel_to(nowhere)
        assert not getattr(await refusal(away, letter()), "in_doubt", True)
        await away.stop()
    await lonely.stop()


async def test_an_answer_that_takes_too_long_leaves_doubt(
    channel: TelegramChannel, server: TelegramServer, alice: Person
) -> None:
    channel._speaking._seconds = 0.05
    server.fail("sendMessage", "slow", seconds=0.2)
    error = await refusal(channel, letter())
    assert isinstance(error, Unreachable)
    assert error.in_doubt


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, "{}", Unreachable),
        (200, '{"ok":false,"description":"no"}', Refused),
        (200, "[]", Unreachable),
        (200, '{"ok":true,"result":' + "[" * 9999, Unreachable),
        (404, '{"ok":false,"error_code":404,"description":"Not Found"}', Unreachable),
        (413, '{"ok":false,"error_code":413,"description":"Request Entity Too Large"}', Refused),
        (413, "<html>413 Request Entity Too Large</html>", Refused),
        (503, "[]", Unreachable),
        (400, "null", Refused),
    ],
)
async def test_answers_of_no_known_shape_are_told_in_our_words(status: int, body: str, kind: type[SendError]) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, text=body)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as strange:
        made = channel_to(str(strange.make_url("/bot")))
        assert isinstance(await refusal(made, letter()), kind)
        await made.stop()


# --- downloads


async def test_a_photo_is_fetched_byte_by_byte(channel: TelegramChannel, server: TelegramServer, alice: Person) -> None:
    content = bytes(range(256)) * 999
    message = await alice.sends_photo(content)
    assert message.photo is not None
    assert await channel.fetch(message.photo.id) == content


async def test_a_file_that_cannot_be_fetched_says_why(
    channel: TelegramChannel, server: TelegramServer, alice: Person
) -> None:
    with pytest.raises(Refused):
        await channel.fetch("nonsense")
    large = await alice.sends_document(bytes((20 << 20) + 1), "large.bin")
    assert large.document is not None
    with pytest.raises(Refused, match="too big"):
        await channel.fetch(large.document.id)
    lost = await alice.sends_photo(PNG)
    assert lost.photo is not None
    lost.photo.name = "elsewhere.jpg"
    server.fail("getFile", "outage")
    with pytest.raises(Unreachable) as caught:
        await channel.fetch(lost.photo.id)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


# --- the token


async def test_the_token_is_nowhere_to_be_read(
    server: TelegramServer, alice: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    made = channel_to(server.base_url)
    made.patience = 0.001
    await made.start()
    server.fail("sendMessage", "outage")
    await refusal(made, letter())
    server.fail("*", "outage", 3)
    server.fail("getUpdates", "malformed", 2)
    await alice.says("36.5")
    await server.until(lambda: len(server.called("setMyShortDescription")) == 2 and server.polling)
    shown = [repr(made), str(made), repr(made.bot), str(made.bot), repr(made._speaking), repr(asyncio.all_tasks())]
    await made.stop()
    strange = channel_to("http://[broken/bot")  # an address that the HTTP library quotes when it complains
    shown += [repr(await refusal(strange, letter()))]
    await strange.stop()
    out, err = capfd.readouterr()
    assert SECRET not in "".join([*shown, caplog.text, out, err])


async def test_what_the_commands_ask_of_telegram(server: TelegramServer) -> None:
    assert await username(TOKEN, server.base_url) == "louzhang_bot"
    assert await username(TOKEN + "x", server.base_url) == ""
    assert await examine(TOKEN, server.base_url, "polling", "") == [(True, "is @louzhang_bot")]
    wrong = await examine(TOKEN, server.base_url, "webhook", "http://127.0.0.1:1")
    assert [well for well, _ in wrong] == [True, False]
    assert SECRET not in str(wrong + await examine(TOKEN + "x", server.base_url, "polling", ""))


async def test_an_answer_with_little_more_than_the_id_is_enough() -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": {"message_id": 5}})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as terse:
        made = channel_to(str(terse.make_url("/bot")))
        assert await made.send(letter()) == "5"
        await made.stop()
