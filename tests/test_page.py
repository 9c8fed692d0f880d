"""The household's page, through its HTTP door."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.channels.base import Limits, Message, Sent
from bot.channels.page import redact
from bot.channels.page.lines import language_of
from storage.database import Database
from storage.models import File, Letter
from tests.page_home import MORNING, TOKEN, Home

PAGE = f"/h/{TOKEN}"
EVENTS = f"{PAGE}/events"
CHOICES = (("temperature-all-normal", "都正常，挨个填"), ("temperature-no-thermometer", "家里没体温计"))

Client = TestClient[aiohttp.web.Request, aiohttp.web.Application]
Phone = Callable[..., Awaitable[Client]]


@pytest.fixture
async def home(database: Database) -> Home:
    return await Home.build(database)


@pytest.fixture
async def phone(home: Home) -> AsyncIterator[Phone]:
    """Makes phones: each with its own cookies, or none."""
    server = TestServer(home.app())
    await server.start_server()
    clients: list[Client] = []

    async def new(*, cookies: bool = True, language: str = "zh-CN,zh;q=0.9") -> Client:
        jar = aiohttp.CookieJar(unsafe=True) if cookies else aiohttp.DummyCookieJar()
        client: Client = TestClient(server, cookie_jar=jar, headers={"Accept-Language": language})
        clients.append(client)
        return client

    yield new
    for client in clients:
        await client.session.close()
    await server.close()


@pytest.fixture
async def mother(phone: Phone) -> Client:
    """A phone that has the page open: its cookie is set."""
    client = await phone()
    assert (await client.get(PAGE)).status == 200
    return client


class Stream:
    """An open event stream, read an event at a time."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    @classmethod
    async def open(cls, client: Client, path: str = EVENTS, **headers: str) -> Stream:
        response = await client.get(path, headers=headers)
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        stream = cls(response)
        assert await stream.block() == ["retry: 2000"]
        return stream

    async def block(self) -> list[str]:
        lines: list[str] = []
        while line := (await self.response.content.readline()).decode().rstrip("\n"):
            lines.append(line)
        return lines

    async def line(self) -> dict[str, Any]:
        """The next line of the chat."""
        id, data = await self.block()
        line: dict[str, Any] = json.loads(data.removeprefix("data: "))
        assert id == f"id: {line['id']}"
        return line

    async def texts(self, count: int) -> list[str]:
        return [words(await self.line()) for _ in range(count)]

    async def ended(self) -> bool:
        return await self.response.content.read() == b""

    def close(self) -> None:
        self.response.close()


def words(line: dict[str, Any]) -> str:
    return "".join(run[0] for run in line["runs"])


async def post(client: Client, id: str, text: str, **more: Any) -> aiohttp.ClientResponse:
    return await client.post(PAGE, json={"id": id, "text": text, **more})


async def html(client: Client, path: str = PAGE) -> str:
    return await (await client.get(path)).text()


def nonce(page: str) -> str:
    found = re.search(r'name="nonce" value="([^"]+)"', page)
    assert found
    return found.group(1)


# --- the channel's contract ---------------------------------------------------------------------------------------


async def test_the_page_is_a_channel_without_pace_or_groups_that_holds_a_text_of_any_length(home: Home) -> None:
    assert home.page.name == "page"
    assert home.page.limits == Limits()
    assert not home.page.is_group("page:1")
    assert home.page.parts("长" * 20_000, with_file=False) == ["长" * 20_000]
    assert await home.page.send(Message(17, "key", "page:1", "你好")) == Sent("17")


# --- who may come in ----------------------------------------------------------------------------------------------


async def test_a_first_look_shows_the_place_sets_a_cookie_and_tells_nobody(home: Home, phone: Phone) -> None:
    client = await phone()
    response = await client.get(PAGE)
    page = await response.text()
    assert "3号楼2单元502" in page
    assert home.inbox.asked == 0  # a link preview looks too
    cookie = response.cookies[f"page-{home.invite}"]
    assert re.fullmatch(r"[\w-]{22}", cookie.value)
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"]), bool(cookie["secure"])) == (
        "/h/", "Lax", True, False,
    )  # fmt: skip
    assert int(cookie["max-age"]) > 300 * 24 * 3600


async def test_the_cookie_is_for_https_only_where_the_service_has_https(database: Database) -> None:
    home = await Home.build(database, public_url="https://louzhang.example")
    async with TestClient(TestServer(home.app())) as client:
        assert (await client.get(PAGE)).cookies[f"page-{home.invite}"]["secure"]


async def test_the_first_stream_of_a_device_says_that_it_opened_the_page_and_the_second_does_not(
    home: Home, mother: Client
) -> None:
    for _ in range(2):
        (await Stream.open(mother)).close()
    (opening,) = home.inbox.taken
    assert opening.kind == "opened"
    assert opening.text == str(home.invite)
    assert opening.chat == f"page:{home.invite}"
    assert re.fullmatch(rf"page:{home.invite}\.[\w-]{{22}}", opening.sender)
    assert opening.key == opening.sender.replace(".", ":", 1) + ":opened"
    assert opening.language == "zh-CN"


async def test_a_first_post_opens_before_it_says_anything(home: Home, mother: Client) -> None:
    assert (await post(mother, "message-1", "36.5")).status == 200
    assert [incoming.kind for incoming in home.inbox.taken] == ["opened", "text"]


async def test_the_page_opens_when_the_cookie_comes_back_but_not_for_a_head(home: Home, mother: Client) -> None:
    await mother.head(PAGE)
    assert home.inbox.taken == []
    await mother.get(PAGE)
    assert [incoming.kind for incoming in home.inbox.taken] == ["opened"]


async def test_father_and_mother_share_a_chat_and_we_know_who_writes(home: Home, phone: Phone, mother: Client) -> None:
    father = await phone()
    await father.get(PAGE)
    await post(mother, "message-1", "妈36.5")
    await home.name(home.inbox.taken[-1].sender, "王秀兰")
    stream = await Stream.open(father)
    line = await stream.line()
    assert (line["who"], line["name"], words(line), line["own"]) == ("home", "王秀兰", "妈36.5", "")
    await post(father, "message-2", "爸36.7")
    line = await stream.line()
    assert (line["who"], words(line), line["own"]) == ("me", "爸36.7", "message-2")
    stream.close()
    senders = {incoming.sender for incoming in home.inbox.taken}
    assert len(senders) == 2
    assert {incoming.chat for incoming in home.inbox.taken} == {home.chat}
    assert "王秀兰" in await html(father)


async def test_a_device_never_learns_another_devices_id(home: Home, phone: Phone, mother: Client) -> None:
    await post(mother, "message-1", "妈36.5")
    device = home.inbox.taken[-1].sender.partition(".")[2]
    father = await phone()
    assert device not in await html(father)
    stream = await Stream.open(father)
    assert device not in str(await stream.line())
    stream.close()


async def test_one_phone_can_hold_two_households(home: Home, mother: Client) -> None:
    await home.new_invite("another-household-s-token")
    await mother.get("/h/another-household-s-token")
    assert len({cookie.key for cookie in mother.session.cookie_jar}) == 2
    await post(mother, "message-1", "36.5")
    await mother.post("/h/another-household-s-token", json={"id": "message-1", "text": "36.6"})
    assert home.inbox.said == ["36.5", "36.6"]


async def test_without_cookies_everything_still_works_for_the_household_as_a_whole(home: Home, phone: Phone) -> None:
    client = await phone(cookies=False)
    await client.get(PAGE)
    assert (await post(client, "message-1", "36.5")).status == 200
    opening, text = home.inbox.taken
    assert opening.sender == text.sender == home.chat
    assert opening.key == f"page:{home.invite}:shared:opened"
    assert text.key == f"page:{home.invite}:shared:message-1"
    stream = await Stream.open(client)
    assert (await stream.line())["who"] == "me"
    stream.close()


async def test_a_cookie_that_we_never_made_is_no_device(home: Home, phone: Phone) -> None:
    client = await phone(cookies=False)
    await client.post(PAGE, json={"id": "message-1", "text": "36.5"}, headers={"Cookie": f"page-{home.invite}=a b:c"})
    assert home.inbox.taken[-1].sender == home.chat


async def test_an_expired_link_works_on_where_it_was_opened_and_nowhere_else(
    home: Home, phone: Phone, mother: Client
) -> None:
    without_cookies = await phone(cookies=False)
    await post(mother, "message-1", "36.5")
    await post(without_cookies, "message-2", "36.6")
    home.clock.pass_(days=31)
    assert (await mother.get(PAGE)).status == 200
    assert (await post(mother, "message-3", "36.4")).status == 200
    (await Stream.open(mother)).close()
    stranger = await phone()
    for client in (stranger, without_cookies):
        assert (await client.get(PAGE)).status == 404
        assert (await client.get(EVENTS)).status == 404
        assert (await post(client, "message-4", "39.9")).status == 404
    assert home.inbox.said == ["36.5", "36.6", "36.4"]


async def test_a_device_that_opened_another_link_is_a_stranger_to_an_expired_one(home: Home, mother: Client) -> None:
    await post(mother, "message-1", "36.5")
    device = home.inbox.taken[0].sender.partition(".")[2]
    other = await home.new_invite("another-household-s-token")
    home.clock.pass_(days=31)
    response = await mother.get("/h/another-household-s-token", headers={"Cookie": f"page-{other}={device}"})
    assert response.status == 404


async def test_a_revoked_link_works_for_nobody_and_looks_like_one_that_never_was(
    home: Home, phone: Phone, mother: Client
) -> None:
    await post(mother, "message-1", "36.5")
    await home.change_invite(revoked_at=home.clock())
    revoked = await mother.get(PAGE)
    unknown = await mother.get("/h/never-was")
    assert revoked.status == unknown.status == 404
    page = await revoked.text()
    assert page == await unknown.text()
    assert "这个链接打不开了" in page
    assert "This link does not work any more" in page
    for secret in ("502", "阳光", TOKEN, "36.5"):
        assert secret not in page
    assert "Set-Cookie" not in revoked.headers
    assert (await post(mother, "message-2", "36.6")).status == 404
    assert home.inbox.said == ["36.5"]


async def test_thirty_unknown_links_a_minute_then_a_rest_while_the_right_link_still_opens(
    home: Home, phone: Phone
) -> None:
    client = await phone()
    for number in range(30):
        assert (await client.get(f"/h/guess-{number}")).status == 404
    refused = await client.get("/h/guess-31")
    assert refused.status == 429
    assert "Retry-After" in refused.headers
    assert "过一分钟" in await refused.text()
    assert (await client.get(PAGE)).status == 200  # a neighbour behind the same carrier
    home.clock.pass_(minutes=1)
    assert (await client.get("/h/guess-32")).status == 404


# --- what they say ------------------------------------------------------------------------------------------------


async def test_words_reach_the_inbox_once_however_often_they_are_sent(home: Home, mother: Client) -> None:
    for _ in range(3):
        response = await post(mother, "message-1", "爸36.5 妈36.8")
        assert (response.status, await response.json()) == (200, {"ok": True})
    assert home.inbox.said == ["爸36.5 妈36.8"]
    said = home.inbox.taken[-1]
    assert said.kind == "text"
    assert said.key == said.sender.replace(".", ":", 1) + ":message-1"
    assert said.message == "message-1"


@pytest.mark.parametrize("text", ["", "  \n "])
async def test_nothing_is_not_a_message(home: Home, mother: Client, text: str) -> None:
    assert (await post(mother, "message-1", text)).status == 200
    assert home.inbox.said == []


async def test_a_button_comes_back_as_its_choice_with_its_label_as_text(home: Home, mother: Client) -> None:
    letter = await home.write("请报一下今早的体温", [("pick-1", "爸爸 & <b>妈妈</b>")])
    response = await mother.post(PAGE, json={"id": "message-1", "choice": "pick-1", "letter": letter})
    assert response.status == 200
    said = home.inbox.taken[-1]
    assert (said.kind, said.choice, said.text) == ("choice", "pick-1", "爸爸 & <b>妈妈</b>")


async def test_only_a_button_that_stands_in_a_letter_of_this_chat_can_be_pressed(home: Home, mother: Client) -> None:
    mine = await home.write("请报一下今早的体温", CHOICES)
    theirs = await home.write("发热了，谁来处理", [("alert-take-1", "我来处理")], chat="page:999")
    waiting = await home.write("还没发", [("later-1", "好")], state="waiting")
    for choice, letter in [
        ("alert-take-1", theirs),
        ("alert-take-1", mine),
        ("later-1", waiting),
        (CHOICES[0][0], 0),
        (CHOICES[0][0], -1),
        (CHOICES[0][0], 2**80),
        (CHOICES[0][0], "1; DROP TABLE letters"),
        (CHOICES[0][0], None),
        (CHOICES[0][0], True),
    ]:
        response = await mother.post(PAGE, json={"id": "message-1", "choice": choice, "letter": letter})
        assert response.status == 409
        assert "这个按钮" in (await response.json())["text"]
    assert home.inbox.said == []


async def test_a_text_that_is_too_long_gets_a_kind_answer_and_goes_nowhere(home: Home, mother: Client) -> None:
    assert (await post(mother, "message-1", "好" * 4_000)).status == 200
    response = await post(mother, "message-2", "好" * 4_001)
    assert response.status == 413
    assert "4,000 个字" in (await response.json())["text"]
    huge = await post(mother, "message-3", "好" * 150_000)
    assert huge.status == 413
    assert len(home.inbox.said) == 1


async def test_a_body_of_unknown_length_is_read_only_so_far(home: Home, mother: Client) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    response = await mother.post(PAGE, data=endless(), headers={"Content-Type": "application/json"})
    assert response.status == 413


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/xml", ""])
async def test_another_kind_of_content_is_refused(home: Home, mother: Client, kind: str) -> None:
    response = await mother.post(PAGE, data=b'{"id":"message-1","text":"x"}', headers={"Content-Type": kind})
    assert response.status == 415
    assert home.inbox.taken == []


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"text":"36.5"}', b'{"id":7,"text":"36.5"}',
        b'{"id":"short","text":"36.5"}', b'{"id":"with space and:colon","text":"36.5"}',
        b'{"id":"message-1","text":7}', b'{"id":"message-1","choice":{},"letter":1}',
    ],
)  # fmt: skip
async def test_what_is_no_message_is_told_so(home: Home, mother: Client, body: bytes) -> None:
    response = await mother.post(PAGE, data=body, headers={"Content-Type": "application/json"})
    assert response.status == 400
    assert home.inbox.taken == []


async def test_what_no_database_takes_is_tidied(home: Home, mother: Client) -> None:
    response = await mother.post(
        PAGE, data=b'{"id":"message-1","text":"a\\u0000b\\ud800c\\r\\nd"}', headers={"Content-Type": "application/json"}
    )
    assert response.status == 200
    assert home.inbox.said == ["a b c\nd"]


async def test_when_it_cannot_be_stored_it_is_not_said_to_be(home: Home, mother: Client) -> None:
    home.inbox.down = True
    response = await post(mother, "message-1", "36.5")
    assert response.status == 503
    assert int(response.headers["Retry-After"]) > 0
    assert await response.json() == {"ok": False, "text": "还没发出去，正在重试"}
    home.inbox.down = False
    assert (await post(mother, "message-1", "36.5")).status == 200
    assert home.inbox.said == ["36.5"]


# --- without a script ---------------------------------------------------------------------------------------------


async def test_a_form_says_it_and_leads_back_to_the_page(home: Home, mother: Client) -> None:
    page = await html(mother)
    fields = {"nonce": nonce(page), "text": "36.5\r\n谢谢"}
    for _ in range(2):  # pressed twice
        response = await mother.post(PAGE, data=fields, allow_redirects=False)
        assert response.status == 303
        assert response.headers["Location"] == PAGE
    assert home.inbox.said == ["36.5\n谢谢"]
    assert "36.5\n谢谢" in await html(mother)


async def test_other_words_from_the_same_page_are_another_message(home: Home, mother: Client) -> None:
    page = await html(mother)
    await mother.post(PAGE, data={"nonce": nonce(page), "text": "36.5"})
    await mother.post(PAGE, data={"nonce": nonce(page), "text": "写错了，36.8"})
    assert home.inbox.said == ["36.5", "写错了，36.8"]


async def test_a_form_button_is_a_choice(home: Home, mother: Client) -> None:
    letter = await home.write("请报一下今早的体温", CHOICES)
    page = await html(mother)
    assert page.count('value="temperature-all-normal"') == 2  # in its bubble and above the input
    await mother.post(PAGE, data={"nonce": nonce(page), "letter": letter, "choice": CHOICES[0][0]})
    assert home.inbox.said == ["都正常，挨个填"]


async def test_a_form_that_is_too_long_comes_back_with_all_that_was_written(home: Home, mother: Client) -> None:
    text = "要两袋盐<b>" * 800
    response = await mother.post(PAGE, data={"nonce": "a" * 20, "text": text}, allow_redirects=False)
    assert response.status == 413
    page = await response.text()
    assert "4,000 个字" in page
    assert "要两袋盐&lt;b&gt;" * 800 + "</textarea>" in page
    assert home.inbox.said == []


async def test_a_form_that_cannot_be_stored_comes_back_ready_to_be_sent_again_as_the_same_message(
    home: Home, mother: Client
) -> None:
    home.inbox.down = True
    response = await mother.post(PAGE, data={"nonce": "a" * 20, "text": "36.5"}, allow_redirects=False)
    assert response.status == 503
    assert "Retry-After" in response.headers
    page = await response.text()
    assert "您写的还没发出去" in page
    assert "36.5</textarea>" in page
    assert nonce(page) == "a" * 20
    home.inbox.down = False
    for _ in range(2):
        await mother.post(PAGE, data={"nonce": nonce(page), "text": "36.5"})
    assert home.inbox.said == ["36.5"]


async def test_the_start_button_of_an_empty_page_opens_it(home: Home, mother: Client) -> None:
    await mother.post(PAGE, data={"text": ""}, allow_redirects=False)
    assert [incoming.kind for incoming in home.inbox.taken] == ["opened"]


# --- what they see ------------------------------------------------------------------------------------------------


async def test_the_stream_tells_the_history_and_then_what_happens(home: Home, mother: Client) -> None:
    await home.write("张阿姨您好")
    home.clock.pass_(minutes=1)
    stream = await Stream.open(mother)
    assert words(await stream.line()) == "张阿姨您好"
    await post(mother, "message-1", "36.5")
    assert (await stream.line())["own"] == "message-1"
    home.clock.pass_(seconds=1)
    letter = await home.say("记好了 <b>36.5℃</b> &lt;早上&gt;", [("temperature-change", "改一个")])
    line = await stream.line()
    assert line == {
        "id": f"l{letter}",
        "at": "2026-11-22T07:43:01+08:00",
        "time": "7:43",
        "day": "11月22日（周日）",
        "who": "bot",
        "letter": letter,
        "lang": "zh-CN",
        "runs": [["记好了 ", False, ""], ["36.5℃", True, ""], [" <早上>", False, ""]],
        "choices": [["temperature-change", "改一个"]],
    }
    stream.close()


async def test_only_what_is_sent_or_being_sent_to_this_chat_is_shown(home: Home, mother: Client) -> None:
    for state in ("waiting", "expired", "gone", "refused"):
        await home.write(f"一封信：{state}", state=state)
    await home.write("别人家的", chat="page:999")
    await home.write("送到的", state="sent")
    home.clock.pass_(seconds=1)
    await home.write("正送的", state="sending")
    stream = await Stream.open(mother)
    assert await stream.texts(2) == ["送到的", "正送的"]
    stream.close()
    page = await html(mother)
    assert "一封信" not in page
    assert "别人家的" not in page


async def test_lines_stand_in_the_order_of_their_moments_and_a_letter_after_what_it_answers(
    home: Home, mother: Client
) -> None:
    await home.wrote("36.5", home.chat)
    await home.write("记好了")
    late = await home.write("早上好", claimed_at=None, settled_at=None, not_before=MORNING + timedelta(hours=1))
    home.clock.pass_(minutes=5)
    await home.wrote("谢谢", home.chat)
    stream = await Stream.open(mother)
    assert await stream.texts(4) == ["36.5", "记好了", "谢谢", "早上好"]
    stream.close()
    page = await html(mother)
    places = [page.index(f'id="{id}"') for id in ("a1", "l1", "a2", f"l{late}")]
    assert places == sorted(places)


async def test_no_more_than_the_last_sixty_lines(home: Home, mother: Client) -> None:
    for number in range(70):
        home.clock.pass_(minutes=1)
        await home.write(f"第{number}封。")
    page = await html(mother)
    assert "第9封。" not in page
    assert "第10封。" in page
    stream = await Stream.open(mother)
    assert (await stream.texts(60))[0] == "第10封。"
    stream.close()


async def test_a_line_that_was_committed_late_is_told_all_the_same(home: Home, mother: Client) -> None:
    """On PostgreSQL a lower id may become visible after a higher one."""
    early = await home.write("先写的", state="waiting")
    await home.write("后写的")
    stream = await Stream.open(mother)
    assert await stream.texts(1) == ["后写的"]
    async with home.database.begin() as db:
        await db.run(Letter.__table__.update().where(Letter.id == early).values(state="sent"))  # type: ignore[attr-defined]
    await home.page.send(Message(early, "key", home.chat, ""))
    assert await stream.texts(1) == ["先写的"]
    stream.close()


@pytest.mark.parametrize("by_header", [True, False])
async def test_who_comes_back_is_told_what_came_meanwhile_and_nothing_old(
    home: Home, mother: Client, by_header: bool
) -> None:
    for text in ("一", "二", "三"):
        home.clock.pass_(minutes=2)
        last = await home.write(text)
    home.clock.pass_(minutes=2)
    await home.write("四")
    if by_header:
        stream = await Stream.open(mother, **{"Last-Event-ID": f"l{last}"})
    else:
        stream = await Stream.open(mother, f"{EVENTS}?after=l{last}")
    assert await stream.texts(1) == ["四"]
    stream.close()
    stream = await Stream.open(mother, **{"Last-Event-ID": "l999999"})
    assert await stream.texts(4) == ["一", "二", "三", "四"]
    stream.close()


async def test_what_another_process_did_is_seen_at_the_next_look(home: Home, mother: Client) -> None:
    stream = await Stream.open(mother)
    await home.write("另一台机器发的")
    await home.page.look()
    assert await stream.texts(1) == ["另一台机器发的"]
    home.clock.pass_(seconds=5)
    await home.wrote("另一部手机写的", f"{home.chat}.another-device-id")
    await home.page.look()
    line = await stream.line()
    assert (words(line), line["who"], line["name"]) == ("另一部手机写的", "home", "家里另一部手机")
    stream.close()


async def test_a_quiet_stream_beats(database: Database) -> None:
    home = await Home.build(database, beat=0.01)
    async with TestClient(TestServer(home.app())) as client:
        stream = await Stream.open(client)
        for _ in range(2):
            assert await stream.block() == [": beat", "event: beat", "data: 1"]
        stream.close()


async def test_a_link_that_is_revoked_closes_the_pages_it_has_opened(database: Database) -> None:
    home = await Home.build(database, beat=0.01)
    async with TestClient(TestServer(home.app())) as client:
        stream = await Stream.open(client)
        await home.change_invite(revoked_at=home.clock())
        while (block := await stream.block())[0] == ": beat":
            pass
        assert block == ["event: closed", "data: 1"]
        assert await stream.ended()


async def test_who_hangs_up_leaves_nothing_behind(home: Home, mother: Client) -> None:
    streams = [await Stream.open(mother) for _ in range(3)]
    assert home.page.open_streams == 3
    for stream in streams:
        stream.close()
    async with asyncio.timeout(10):
        while home.page.open_streams:
            await home.page.look()
    watchers = {task for task in asyncio.all_tasks() if task.get_name() == "page-streams"}
    await asyncio.wait(watchers or {asyncio.create_task(asyncio.sleep(0))}, timeout=10)
    assert all(task.done() for task in watchers)


async def test_stopping_ends_every_stream(home: Home, mother: Client) -> None:
    stream = await Stream.open(mother)
    await home.page.stop()
    assert await stream.ended()
    assert home.page.open_streams == 0


async def test_one_household_cannot_open_streams_without_end(home: Home, mother: Client) -> None:
    streams = [await Stream.open(mother) for _ in range(30)]
    assert (await mother.get(EVENTS)).status == 503
    for stream in streams:
        stream.close()


async def test_marks_are_drawn_and_nothing_that_somebody_typed_is(home: Home, mother: Client) -> None:
    await home.wrote('<script>alert(1)</script> " onload="x', home.chat)
    letter = await home.write(
        '<b>您好</b> &lt;b&gt;x&lt;/b&gt; <a href="https://example.org/?a=1&amp;b=2">看看</a> '
        '<a href="javascript:x">坏</a>',
        [('x"><i>', "<b>好</b><")],
    )
    page = await html(mother)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>您好</b> &lt;b&gt;x&lt;/b&gt; " in page
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer" target="_blank">看看</a>' in page
    assert "javascript:" not in page
    assert "<i>" not in page
    stream = await Stream.open(mother)
    await stream.line()
    line = await stream.line()
    assert line["id"] == f"l{letter}"
    assert line["runs"][-1] == ["坏", False, ""]
    assert line["choices"] == [['x"><i>', "<b>好</b><"]]
    stream.close()


async def test_a_picture_is_shown_and_a_table_offered_to_the_household_that_got_it(home: Home, mother: Client) -> None:
    async with home.database.begin() as db:
        picture = await db.insert(
            File, digest="1", name="体温曲线.png", mime="image/png", content=b"\x89PNG", created_at=home.clock()
        )
        table = await db.insert(
            File, digest="2", name="r.svg", mime="image/svg+xml", content=b"<svg/>", created_at=home.clock()
        )
    first = await home.write("14 天的体温", file=picture)
    second = await home.write("名单", file=table)
    foreign = await home.write("别人的", file=picture, chat="page:999")
    third = await home.write("看得见也听得见", file=picture, alt='张伟 22日 早36.5 "')
    page = await html(mother)
    assert f'src="{PAGE}/file/{first}" alt="图片：体温曲线.png"' in page
    assert f'src="{PAGE}/file/{third}" alt="张伟 22日 早36.5 &#34;"' in page
    assert f'href="{PAGE}/file/{second}" download' in page
    shown = await mother.get(f"{PAGE}/file/{first}")
    assert (shown.content_type, await shown.read()) == ("image/png", b"\x89PNG")
    offered = await mother.get(f"{PAGE}/file/{second}")
    assert offered.content_type == "application/octet-stream"
    assert offered.headers["Content-Disposition"].startswith("attachment")
    for nothing in (foreign, 999_999):
        assert (await mother.get(f"{PAGE}/file/{nothing}")).status == 404
    assert (await mother.get(f"/h/unknown/file/{first}")).status == 404


async def test_the_page_speaks_english_to_an_english_browser_and_each_message_says_what_it_is(
    home: Home, phone: Phone
) -> None:
    client = await phone(language="en-US,en;q=0.9")
    await client.get(PAGE)
    await post(client, "message-1", "36.5")
    assert home.inbox.taken[0].language == "en-US"
    await home.write("Got it. This morning: you 36.5 °C.")
    await home.write("记好了（早上）")
    page = await html(client)
    assert '<html lang="en">' in page
    assert ">Send</button>" in page
    assert '<p class="words" lang="en">Got it.' in page
    assert '<p class="words" lang="zh-CN">记好了' in page


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("早上好", "zh-CN"),
        ("Good morning", "en"),
        ("Got it. 王秀兰 36.5 °C this morning", "en"),
        ("已下单：Panadol 一盒，下午送到", "zh-CN"),
        ("36.5", "zh-CN"),
    ],
)
def test_which_language_a_text_is_in(text: str, language: str) -> None:
    assert language_of(text, "zh-CN") == language


# --- what the door says about itself ------------------------------------------------------------------------------


async def test_every_answer_under_the_door_forbids_what_it_should(home: Home, mother: Client) -> None:
    home_page, closed = await mother.get(PAGE), await mother.get("/h/unknown")
    said, refused = await post(mother, "message-1", "36.5"), await mother.post(PAGE, data=b"x")
    led_back = await mother.post(PAGE, data={"text": "36.5"}, allow_redirects=False)
    stream = await mother.get(EVENTS)
    home.inbox.down = True
    later = await post(mother, "message-2", "36.5")
    for response in (home_page, closed, said, refused, led_back, stream, later):
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
    stream.close()


async def test_what_the_page_is_made_of_is_kept_by_the_browser_until_it_changes(home: Home, mother: Client) -> None:
    page = await html(mother)
    addresses = re.findall(r'"(/static/page\.(?:css|js)\?v=[0-9a-f]{16})"', page)
    assert len(addresses) == 2
    for address in addresses:
        response = await mother.get(address)
        assert response.status == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert (await mother.get(address[:-1] + "_")).headers["Cache-Control"] == "no-cache"
    assert not re.search(r"<style|style=|\son\w+=|<script(?! src=)", page)


async def test_a_token_stands_in_no_log(home: Home, mother: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="bot")
    await post(mother, "message-1", "36.5")
    await mother.get("/h/unknown")
    assert TOKEN not in caplog.text
    assert "36.5" not in caplog.text


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        (PAGE, "/h/***"),
        (EVENTS + "?after=l1", "/h/***"),
        (f"http://127.0.0.1{PAGE}?x", "http://127.0.0.1/h/***"),
        (f"//h//{TOKEN}", "//h//***"),
        ("/h/", "/h/"),
        ("/healthz", "/healthz"),
        ("/console/h", "/console/h"),
    ],
)
def test_a_path_is_redacted_for_logs(path: str, logged: str) -> None:
    assert redact(path) == logged


async def test_a_database_that_cannot_be_had_is_no_closed_door(database: Database) -> None:
    home = await Home.build(database)
    async with TestClient(TestServer(home.app())) as client:
        await client.get(PAGE)
        home.inbox.down = True
        response = await client.get(PAGE)
        assert response.status == 503
        assert "Retry-After" in response.headers
        assert "请过几秒再试一次" in await response.text()


async def test_the_page_only_reads(home: Home, mother: Client) -> None:
    """Facts are written by the inbox alone."""
    await home.write("早上好", CHOICES)
    (await Stream.open(mother)).close()
    async with home.database.read() as db:
        assert await db.scalars(select(Letter.state)) == ["sent"]
