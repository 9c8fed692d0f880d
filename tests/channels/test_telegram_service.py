"""The whole service talks to Telegram: by polling and by webhook, on both databases, with Telegram's limits on."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.config import load
from bot.inbox import letter_row
from bot.invites import invites
from bot.roster import import_file
from handlers.chat import Letter
from handlers.routes.table import SPELLINGS
from storage import outbox
from storage.database import Db, Unavailable
from storage.models import Account, Arrival, GroupMember, Reading
from storage.models import Group as StoredGroup
from storage.models import Letter as StoredLetter
from tests.databases import fresh_sqlite
from tests.telegram_server import Limits, Person, TelegramServer
from tests.world import ROSTER, HeldClock

TOKEN, SECRET = "7654321:AAF-a_token_that_nobody_may_read_12345", "webhook-secret"
# Telegram's limits, but for the pause in a chat: the same rules, and tests that people like to run.
LIMITS = Limits(per_second=30, chat_per_second=20, group_per_minute=20, slack=0.005)
FAST = Limits(per_second=1000, chat_per_second=1000, group_per_minute=1000, slack=0.0009)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Town:
    """The service, the stand-in it talks to, and the clock of both."""

    def __init__(self, server: TelegramServer, clock: HeldClock, url: str, folder: Path, mode: str) -> None:
        self.server, self.clock, self.folder, self.mode = server, clock, folder, mode
        limits = server.limits or FAST
        port = free_port()
        self.public_url = f"http://127.0.0.1:{port}"
        self._settings = load(
            environ={
                "LOUZHANG_DATABASE__URL": url,
                "LOUZHANG_SECRET__KEY": "c2VjcmV0IGtleSBmb3IgdGVzdHMsIDMyIGJ5dGVzIQ" + "A" * 8,
                "LOUZHANG_HTTP__PORT": str(port),
                "LOUZHANG_HTTP__PUBLIC_URL": self.public_url,
                "LOUZHANG_TELEGRAM__ENABLED": "true",
                "LOUZHANG_TELEGRAM__TOKEN": TOKEN,
                "LOUZHANG_TELEGRAM__BASE_URL": server.base_url,
                "LOUZHANG_TELEGRAM__MODE": mode,
                "LOUZHANG_TELEGRAM__WEBHOOK_SECRET": SECRET,
                "LOUZHANG_SUPPLIES__KIT": "[]",  # stories about kits want them; here they are in the way
                "LOUZHANG_PACE__TELEGRAM__PER_SECOND": str(limits.per_second),
                "LOUZHANG_PACE__TELEGRAM__CHAT_PER_SECOND": str(limits.chat_per_second),
                "LOUZHANG_PACE__TELEGRAM__GROUP_PER_MINUTE": str(limits.group_per_minute),
            },
            directory=folder,
        )
        self.app = self._made()

    def _made(self) -> App:
        app = App(self._settings, now=self.clock.now)
        assert app.telegram is not None
        app.telegram.patience = 0.002
        self.telegram = app.telegram
        return app

    async def opens(self) -> None:
        """The service starts; somebody has imported the roster."""
        await self.app.start()
        path = self.folder / "roster.csv"
        path.write_text(ROSTER, encoding="utf-8")
        said: list[str] = []
        app = self.app
        now = self.clock.now()
        assert await import_file(
            app.database, app.rules, app.texts, path, dry_run=False, now=now, out=said.append
        ) == 0, said  # fmt: skip
        said.clear()
        await invites(
            app.database, app.rules, app.texts, format="json", now=now, telegram_username="louzhang_bot",
            out=said.append,
        )  # fmt: skip
        self.codes = {line["name"]: line["telegram_link"].partition("?start=")[2] for line in json.loads(said[0])}
        await self.server.until(self._listening)

    def _listening(self) -> bool:
        hook = self.server.state.updates.webhook
        introduced = len(self.server.called("setMyShortDescription")) >= 2
        return introduced and (self.server.polling if self.mode == "polling" else hook is not None)

    async def restarts(self) -> None:
        """The service ends as on SIGTERM, and another starts."""
        await self.app.stop()
        self.server.state.webhook_set_at -= 1  # Telegram takes one setWebhook a second
        self.app = self._made()
        await self.app.start()

    async def enrolled(self, number: int, name: str) -> Person:
        """Somebody who has pressed Start behind their code."""
        person = self.server.person(number, name, language_code="zh-hans")
        await self.hears(person, lambda: person.starts(self.codes[name]))
        return person

    async def hears(self, person: Person, does: Callable[[], Any], count: int = 1) -> str:
        """Somebody does something, and gets so many messages; gives the newest."""
        wanted = len(person.inbox) + count
        await does()
        await self.server.until(lambda: len(person.inbox) >= wanted)
        await self.server.settled()
        assert len(person.inbox) == wanted
        return person.last.text

    async def all(self, *columns: Any) -> list[Any]:
        """Rows of a table, in their order."""
        async with self.app.database.read() as db:
            return [tuple(row) for row in await db.all(select(*columns).order_by(columns[0].class_.id))]

    async def readings(self) -> list[Decimal]:
        return [celsius for (celsius,) in await self.all(Reading.celsius)]

    async def count(self, table: Any) -> int:
        async with self.app.database.read() as db:
            return await db.scalar(select(func.count()).select_from(table)) or 0

    async def write(self, letter: Letter) -> None:
        async with self.app.database.begin() as db:
            await outbox.write(db, [letter_row(letter, self.clock.now())])
        self.app.wake({"telegram"})

    async def post(self, body: bytes, secret: str | None = SECRET) -> int:
        """Something arrives at the webhook's address."""
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.public_url}/telegram/webhook", data=body, headers=headers) as answer,
        ):
            self.retry_after = answer.headers.get("Retry-After")
            return answer.status


@asynccontextmanager
async def opened(url: str, folder: Path, mode: str, limits: Limits | None) -> AsyncIterator[Town]:
    clock = HeldClock()
    async with TelegramServer(TOKEN, limits=limits, wall=clock.tick, webhook_speed=1000) as server:
        town = Town(server, clock, url, folder, mode)
        await town.opens()
        yield town
        await town.app.stop()
        assert server.complaints == []
        assert server.count_429 == 0


@pytest.fixture(params=["polling", "webhook"])
async def town(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(database_url, tmp_path, request.param, LIMITS) as made:
        yield made


@pytest.fixture
async def lone(tmp_path: Path) -> AsyncIterator[Town]:
    """By polling, where it does not matter which database is behind."""
    async with opened(fresh_sqlite(tmp_path), tmp_path, "polling", None) as made:
        yield made


@pytest.fixture
async def polled(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(database_url, tmp_path, "polling", None) as made:
        yield made


@pytest.fixture
async def pushed(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(database_url, tmp_path, "webhook", None) as made:
        yield made


async def test_from_stranger_to_a_corrected_temperature(town: Town) -> None:
    wang = town.server.person(42, "芳<b>x</b> &", language_code="zh-hans")
    assert "只认得" in await town.hears(wang, lambda: wang.says("36.5"))
    assert await town.hears(wang, lambda: wang.starts(town.codes["王芳"]), 2)
    assert "暗号" in wang.inbox[1].text
    asked = wang.last
    assert [button.text for button in asked.buttons] == ["张伟", "王芳", "张小雨"]
    assert "王芳" in await town.hears(wang, lambda: wang.presses(asked, "王芳"))
    [press] = town.server.state.presses.values()
    await town.server.until(lambda: press.answered)
    said = await wang.says("36.5")
    await town.server.until(lambda: "王芳 36.5" in wang.last.text)
    assert "王芳 36.8" in await town.hears(wang, lambda: wang.edits(said, "36.8"))
    assert await town.readings() == [Decimal("36.5"), Decimal("36.8")]
    # A press that lay too long is answered in vain, and does what it says all the same.
    old = await wang.presses(asked, "张伟")
    town.server.state.presses[old.id].at -= 151  # type: ignore[union-attr]
    await town.server.until(lambda: "张伟" in wang.last.text)
    await town.server.until(lambda: [call.code for call in town.server.called("answerCallbackQuery")] == [200, 400])
    assert "张伟 36.4" in await town.hears(wang, lambda: wang.says("36.4"))


async def test_who_blocks_us_is_looked_after_and_may_come_back(town: Town) -> None:
    zhao, liaison = await town.enrolled(42, "赵桂兰"), await town.enrolled(7, "李建国")
    lost = await town.hears(liaison, zhao.blocks)
    assert "3号楼1单元101" in lost
    assert [gone is not None for _, gone in await town.all(Account.id, Account.gone_at)] == [True, False]
    await zhao.unblocks()
    await town.server.settled()
    assert [gone for _, gone in await town.all(Account.id, Account.gone_at)] == [None, None]
    assert "赵桂兰 36.5" in await town.hears(zhao, lambda: zhao.says("36.5"))
    # One whom Telegram does not tell of is noticed at the next letter.
    town.clock.passes(minutes=5)
    await zhao.deactivates()
    await town.write(Letter("n/1", "telegram:42", "通知"))
    await town.server.until(lambda: len(liaison.inbox) == 3)


async def test_a_group_is_greeted_moves_and_hears_no_temperature(town: Town) -> None:
    server = town.server
    zhao = await town.enrolled(42, "赵桂兰")
    group = server.group(-500, "3号楼", with_bot=False)
    await group.adds_bot(zhao, as_admin=True)
    await server.until(lambda: group.inbox)
    await server.settled()
    assert "8 位码" in group.last.text
    await group.says(zhao, "大家好")
    later = town.clock.now() + timedelta(hours=1)
    await town.write(Letter("n/1", "telegram:-500", "明天做核酸", not_before=later))
    await group.upgrades()
    await server.settled()
    assert await town.all(StoredGroup.chat, StoredGroup.title) == [(f"telegram:{group.id}", "3号楼")]
    town.clock.passes(minutes=61)
    town.app.wake({"telegram"})
    await server.until(lambda: group.inbox)
    assert group.last.text == "明天做核酸"
    await town.write(Letter("n/2", "telegram:-500", "旧地址"))  # whoever still knows the old address only
    await server.until(lambda: group.last.text == "旧地址")
    guest = server.person(43, "Guest")
    await group.joins(guest)
    await group.leaves(guest)
    await server.settled()
    members = await town.all(GroupMember.address, GroupMember.joined_at, GroupMember.left_at)
    assert [(address, left is not None) for address, _, left in members] == [("telegram:43", True)]
    assert "赵桂兰 36.6" in await town.hears(zhao, lambda: group.says(zhao, "36.6"))
    assert len(group.inbox) == 2
    assert "36.6" not in str(await town.all(Arrival.text))


async def test_commands_and_descriptions_are_registered_in_both_languages(lone: Town) -> None:
    state = lone.server.state
    for language, word in (("", "temperature"), ("zh", "体温")):
        commands = {one["command"]: one["description"] for one in state.commands["default", language]}
        assert {"temp", "status", "help", "lang", "notices", "coverage", "scheduled"} <= commands.keys()
        assert [name for name in commands if SPELLINGS.find(f"/{name}") is None] == []
        assert word in commands["temp"].lower()
        assert state.profile["description", language]
        assert state.profile["short_description", language]


async def test_the_same_update_ten_times_at_once_counts_once(pushed: Town) -> None:
    zhao = await pushed.enrolled(42, "赵桂兰")
    await pushed.hears(zhao, lambda: zhao.says("36.5"))
    assert await pushed.server.redeliver(times=10) == [200] * 10
    update = json.loads(pushed.server.state.updates.recent[-1].json)
    update["update_id"] += 1
    await asyncio.gather(*(pushed.telegram.take(update) for _ in range(10)))
    assert len(await pushed.readings()) == 2
    await pushed.server.until(lambda: len(zhao.inbox) == 3)
    assert await pushed.count(StoredLetter) == 3


UNREADABLE = {
    "broken": b"{broken",
    "empty": b"",
    "a list": b"[]",
    "a word": b'"x"',
    "no text": b"\xff\xfe",
    "no number": b'{"update_id": NaN}',
    "deep": b"[" * 100_000,
    "deep within": b'{"update_id": 5, "message": {"chat": {"id": 42}, "x": ' + b'{"x":' * 800 + b"1" + b"}" * 802,
    "no update": b'{"message": {"text": "x"}}',
    "a NUL": b'{"update_id": 6, "message": {"chat": {"id": 42}, "text": "\\u0000\\ud800"}}',
}


async def test_without_the_secret_nobody_is_heard_and_with_it_what_cannot_be_read_is_parked_once(pushed: Town) -> None:
    for secret in (None, "", "wrong", SECRET + "x", "秘密"):
        assert await pushed.post(b'{"update_id": 1, "message": {"text": "x"}}', secret) == 401
    assert await pushed.count(Arrival) == 0
    for name, body in UNREADABLE.items():
        assert [await pushed.post(body) for _ in range(2)] == [200, 200], name
    parked = await pushed.all(Arrival.id, Arrival.chat, Arrival.parked_at, Arrival.error)
    assert len(parked) == len(UNREADABLE)
    assert all(parked_at is not None and error for _, _, parked_at, error in parked)
    assert [chat for _, chat, _, _ in parked].count("telegram:42") == 2


class Outage:
    """Takes the place of Database.begin; counts who asked in vain."""

    def __init__(self) -> None:
        self.asked = 0
        self._more = asyncio.Event()

    def __call__(self) -> AbstractAsyncContextManager[Db]:
        self.asked += 1
        self._more.set()
        raise Unavailable("down for a test")

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not condition():
                self._more.clear()
                await self._more.wait()


async def test_while_the_database_is_down_telegram_keeps_the_update(
    pushed: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    zhao = await pushed.enrolled(42, "赵桂兰")
    with monkeypatch.context() as outage:
        down = Outage()
        outage.setattr(pushed.app.database, "begin", down)
        assert await pushed.post(b"{broken") == 503
        assert pushed.retry_after == "2"
        await zhao.says("36.5")
        await down.until(lambda: len(pushed.server.webhook_waits) >= 3)
        assert set(pushed.server.webhook_waits) == {2.0}  # Retry-After, obeyed
        assert pushed.server.pending == 1
    await pushed.server.until(lambda: len(zhao.inbox) == 2)
    assert await pushed.readings() == [Decimal("36.5")]


async def test_the_offset_moves_only_over_what_is_committed(polled: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    server = polled.server
    zhao = await polled.enrolled(42, "赵桂兰")
    with monkeypatch.context() as outage:
        outage.setattr(polled.app.database, "begin", Outage())
        said = [await zhao.says(text) for text in ("36.5", "36.6")]
        first = server.state.updates.recent[-2].id
        asked = len(server.called("getUpdates"))
        await server.until(lambda: len(server.called("getUpdates")) >= asked + 4)
        assert max(call.params.get("offset", 0) for call in server.called("getUpdates")) <= first
        assert server.pending == 2
    await server.settled()
    await server.until(lambda: len(zhao.inbox) == 1 + len(said))
    assert await polled.readings() == [Decimal("36.5"), Decimal("36.6")]


async def test_polling_goes_on_after_outages_nonsense_and_another_poll(lone: Town) -> None:
    server = lone.server
    zhao = await lone.enrolled(42, "赵桂兰")
    server.fail("getUpdates", "outage", 2, status=500)
    server.fail("getUpdates", "malformed", 2)
    server.fail("getUpdates", "drop_after", 1)
    assert "36.5" in await lone.hears(zhao, lambda: zhao.says("36.5"))
    assert "36.6" in await lone.hears(zhao, lambda: zhao.says("36.6"))
    await server.until(lambda: server.polling)
    other = asyncio.ensure_future(server.perform("getUpdates", {"timeout": "50"}))
    await server.until(lambda: other.done())
    assert other.result()[0] == 409  # ours has come back, and ended the other
    assert 409 in [call.code for call in server.called("getUpdates")]
    assert "36.7" in await lone.hears(zhao, lambda: zhao.says("36.7"))
    assert len(await lone.readings()) == 3


async def test_a_service_that_stops_finishes_what_is_under_way_and_the_next_goes_on(town: Town) -> None:
    zhao = await town.enrolled(42, "赵桂兰")
    for tenth in range(5):
        await zhao.says(f"36.{tenth}")
    await town.server.until(lambda: len(zhao.inbox) > 1)
    await town.restarts()
    await town.server.until(lambda: len(zhao.inbox) == 6)
    await town.server.settled()
    assert [doubts for _, doubts in await town.all(StoredLetter.id, StoredLetter.doubts)] == [0] * 6
    assert await town.readings() == [Decimal(f"36.{tenth}") for tenth in range(5)]
    assert [f"36.{tenth}℃" in message.text for tenth, message in enumerate(zhao.inbox[1:])] == [True] * 5


async def test_a_service_that_starts_before_telegram_waits_for_it(tmp_path: Path) -> None:
    clock, port = HeldClock(), free_port()
    town = Town(TelegramServer(TOKEN, port=port), clock, fresh_sqlite(tmp_path), tmp_path, "polling")
    await town.app.start()
    assert await town.app.ready() == {"telegram": "has not answered yet"}
    async with town.server as server:
        await server.until(lambda: server.polling and len(server.called("setMyShortDescription")) == 2)
        assert await town.app.ready() == {}
        assert server.complaints == []
        await town.app.stop()


async def test_a_curve_comes_as_a_photo_and_a_photo_goes_to_the_liaison(lone: Town) -> None:
    zhao, liaison = await lone.enrolled(42, "赵桂兰"), await lone.enrolled(7, "李建国")
    await lone.hears(zhao, lambda: zhao.says("36.5"))
    await zhao.says("状态")
    await lone.server.until(lambda: zhao.last.photo is not None, 30)  # a child must start, on a busy machine
    await lone.server.settled()
    assert zhao.last.caption.startswith("3号楼1单元101 · 11月22日（周日）\n赵桂兰：早上 36.5℃")
    assert zhao.last.photo is not None
    assert zhao.last.photo.content.startswith(b"\x89PNG")  # drawn by the child, and taken by Telegram as a picture
    jpeg = b"\xff\xd8\xff\xe0 a thermometer"
    assert "已经转给李建国看" in await lone.hears(zhao, lambda: zhao.sends_photo(jpeg))
    await lone.server.until(lambda: liaison.last.photo is not None)
    assert liaison.last.photo is not None
    assert liaison.last.photo.content == jpeg
    assert "「101 赵桂兰 36.5」" in liaison.last.caption
