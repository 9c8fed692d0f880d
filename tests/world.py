"""The World: the whole service but the platforms. A held clock, a fake channel, no sleeps.

A story is told through the door: who says what at which time, and what must then be true for everybody.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, text

from bot.channels.base import Limits, Message, NotKept, NotThere, SendError, Sent, plain, split
from bot.clock import Clock
from bot.config.model import DESPAIR
from bot.enclosures import Enclosures
from bot.inbox import Inbox, letter_row
from bot.invites import invites
from bot.outbox import Speaker
from bot.roster import import_file
from bot.texts import Texts
from handlers import contact, groups, living, routes, sheets
from handlers.chat import Choice, Incoming, Kind
from handlers.rules import CheckinRules, Rules, Slot
from storage import outbox
from storage.database import Database, Db
from storage.models import Arrival, History, Letter, Reading
from storage.vault import Vault

KEY = b"a key for tests, 32 bytes and more"
SHANGHAI = ZoneInfo("Asia/Shanghai")
TEXTS = Texts.load()

RULES = Rules(
    zone=SHANGHAI,
    language="zh-CN",
    slots=(
        Slot("morning", time(7), time(9, 30), (time(8, 30),)),
        Slot("evening", time(17), time(19, 30), (time(18, 30),)),
    ),
    policy="14",
    policies={"14": 14},
    quiet_from=time(22),
    quiet_to=time(6, 30),
    fever=Decimal("37.3"),
    low=Decimal("35.0"),
    recheck=timedelta(minutes=15),
    escalate=(timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=15)),
    invite_days=30,
    public_url="http://127.0.0.1:8080",
    checkin=CheckinRules(despair=DESPAIR),
)

ROSTER = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言
阳光社区,3号楼,2单元,502,张伟,13812345678,,,2026-11-20,
阳光社区,3号楼,2单元,502,王芳,,,,2026-11-20,
阳光社区,3号楼,2单元,502,张小雨,,,,2026-11-20,
阳光社区,3号楼,1单元,101,赵桂兰,13812340000,,,2026-11-21,
阳光社区,1号楼,,302,John Smith,,,,2026-11-21,en
阳光社区,1号楼,,303,孙立,,,,,
阳光社区,,,,李建国,13900000001,楼栋长,3号楼,,
阳光社区,,,,王医生,13900000002,医生,,,
阳光社区,,,,陈静,13900000003,工作人员,,,
"""


@dataclass
class HeldClock:
    """Time that passes only when the story says so."""

    moment: datetime = datetime(2026, 11, 22, 7, 42, tzinfo=SHANGHAI)

    def now(self) -> datetime:
        """The wall clock."""
        return self.moment.astimezone(UTC)

    def tick(self) -> float:
        """The steady clock."""
        return self.moment.timestamp()

    def at(self, text: str) -> None:
        """ "8:30": today at that time; "11-23 7:05": that day."""
        *day, clock = text.split()
        hour, minute = map(int, clock.split(":"))
        local = self.moment.astimezone(SHANGHAI)
        if day:
            month, number = map(int, day[0].split("-"))
            local = local.replace(month=month, day=number)
        self.moment = local.replace(hour=hour, minute=minute, second=0, microsecond=0)

    def passes(self, **span: float) -> None:
        """Minutes, seconds, hours go by."""
        self.moment += timedelta(**span)


@dataclass
class Heard:
    """One message as its reader sees it."""

    chat: str
    text: str
    choices: tuple[Choice, ...]
    at: datetime
    file: str = ""
    id: str = ""
    edited: int = 0  # how often it was written anew in its place
    silent: bool = False
    reply_to: str = ""
    gone: bool = False  # deleted


@dataclass
class FakeChannel:
    """A platform of our own. `failing` holds, by chat, what the next sends there raise."""

    clock: HeldClock
    name: str = "fake"
    limits: Limits = field(default_factory=Limits)
    uploads: bool = True
    uploaded: dict[str, bytes] = field(default_factory=dict)  # by ref: what was carried here
    sent: list[Heard] = field(default_factory=list)
    failing: dict[str, list[SendError | None]] = field(default_factory=dict)
    longest: int = 4096
    sending: Callable[[Message], Any] | None = None
    edits: list[tuple[str, str, datetime]] = field(default_factory=list)  # chat, what it says now, when
    acts: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # chat, what was done there
    results: dict[str, dict[str, Any]] = field(default_factory=dict)  # by act: what comes of it
    refusing: dict[str, SendError] = field(default_factory=dict)  # by act: why it is not done
    fixed: set[str] = field(default_factory=set)  # chats where messages can be neither edited nor deleted any more

    def is_group(self, chat: str) -> bool:
        return chat.startswith(f"{self.name}:-")

    def parts(self, text: str, *, with_file: bool) -> list[str]:
        return split(text, self.longest, len)

    async def send(self, message: Message) -> Sent:
        if self.sending is not None:
            await self.sending(message)
        file, ref = message.file, ""
        if file is not None and file.ref and file.ref not in self.uploaded:
            raise NotKept("wrong file identifier")
        waiting = self.failing.get(message.chat)
        error = waiting.pop(0) if waiting else None
        if error is not None:
            raise error
        if file is not None:
            ref = file.ref or f"kept-{len(self.uploaded) + 1}"
            self.uploaded.setdefault(ref, file.content)
        name = file.name if file is not None else ""
        id = str(len(self.sent) + 1)
        self.sent.append(
            Heard(
                message.chat, plain(message.text), message.choices, self.clock.now(), name, id,
                silent=message.silent, reply_to=message.reply_to,
            )
        )  # fmt: skip
        return Sent(id, ref)

    async def edit(self, message: Message, former: str) -> str:
        heard = next((one for one in self.sent if one.id == former and one.chat == message.chat), None)
        if heard is None or heard.gone:
            raise NotThere("message to edit not found")
        if message.chat in self.fixed:
            raise NotThere("message can't be edited")
        heard.text, heard.choices, heard.edited = plain(message.text), message.choices, heard.edited + 1
        self.edits.append((message.chat, heard.text, self.clock.now()))
        return former

    async def act(self, chat: str, act: dict[str, Any]) -> dict[str, Any]:
        if act["do"] in self.refusing:
            raise self.refusing[act["do"]]
        if act["do"] == "delete" and chat in self.fixed:
            raise NotThere("message can't be deleted")
        self.acts.append((chat, act))
        for heard in self.sent:
            if act["do"] == "delete" and heard.chat == chat and heard.id == act["message"]:
                heard.gone = True
        return self.results.get(act["do"], {})

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


class Phone:
    """Somebody with a phone."""

    def __init__(self, world: World, number: int, language: str) -> None:
        self.world = world
        self.address = f"fake:{number}"
        self.language = language
        self._messages = itertools.count(1)

    async def says(self, text: str, *, group: str = "", kind: Kind = "text", **more: Any) -> Incoming:
        """Write something, in private or in a group; gives what arrived."""
        incoming = Incoming(
            key=f"{self.address}:{next(self.world.numbers)}",
            chat=group or self.address,
            sender=self.address,
            kind=kind,
            text=text,
            in_group=bool(group),
            sent_at=self.world.clock.now(),
            language=self.language,
            message=more.pop("message", None) or f"{self.address}-{next(self._messages)}",
            **more,
        )
        await self.world.arrives(incoming)
        return incoming

    async def edits(self, former: Incoming, text: str) -> None:
        """Change a message."""
        await self.says(text, kind="edit", message=former.message, group=former.chat if former.in_group else "")

    async def presses(self, label: str) -> None:
        """Press a button of the newest message that has it."""
        for heard in reversed(self.heard):
            for choice in heard.choices:
                if choice.text == label:
                    await self.says(label, kind="choice", choice=choice.id)
                    return
        raise AssertionError(f"no button {label!r}; there are {[[c.text for c in h.choices] for h in self.heard]}")

    async def enrols(self, name: str) -> None:
        """Send the code of somebody on the roster."""
        await self.says((await self.world.codes())[name])

    @property
    def heard(self) -> list[Heard]:
        """All that came to this phone."""
        return [heard for heard in self.world.channel.sent if heard.chat == self.address]

    @property
    def texts(self) -> list[str]:
        """The words of it."""
        return [heard.text for heard in self.heard]

    @property
    def last(self) -> str:
        """The newest."""
        return self.texts[-1]


def with_roster(url: str) -> None:
    """Take the roster into a database; for fixtures, which are not async."""

    async def run() -> None:
        folder = Path(tempfile.mkdtemp(prefix="louzhang-roster-"))
        world = World(Database(url, Vault(KEY)), folder)
        await world.import_()
        await world.stop()
        await world.database.close()

    asyncio.run(run())


_WAYS: Any = text(
    "SELECT * FROM (SELECT count(*), max(id), sum(length(name)), count(household_id) FROM people) AS p,"
    " (SELECT max(id), count(revoked_at), max(expires_at) FROM invites) AS i,"
    " (SELECT count(*), max(id), count(until), max(since), max(until) FROM grants) AS g"
)


class World:
    """The service on one database, with one fake channel."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.rules = RULES
        self.clock = HeldClock()
        self.channel = FakeChannel(self.clock)
        self.numbers = itertools.count(1)
        self.drawn: list[dict[str, Any]] = []
        self.drawing: Callable[[], Awaitable[None]] | None = None  # what happens while a picture is drawn
        self.unfetchable: list[SendError] = []  # what the next fetches raise
        self.fetched: list[tuple[str, str]] = []
        self._codes: dict[str, str] = {}
        self._codes_of: tuple[object, ...] = ()
        self._make()

    def _make(self) -> None:
        self.inbox = Inbox(self.database, self.rules, TEXTS, routes.answer, self.clock.now, lambda _channels: None)
        self.speaker = Speaker(
            self.database, self.channel, self.clock.now, tick=self.clock.tick, name="world", lost=self._lost,
            acted=self._acted,
            enclosures=Enclosures(self.database, self.clock.now, self._draw, self._fetch, self._compose, self._fill),
        )  # fmt: skip
        self.beats = Clock(self.database, self.rules, TEXTS, self.clock.now, lambda _channels: None)
        self.inbox.start()

    async def _draw(self, drawing: dict[str, Any]) -> bytes:
        """What is to be drawn, in the place of the picture; tests/test_drawing.py draws."""
        if self.drawing is not None:
            await self.drawing()
        self.drawn.append(drawing)
        return json.dumps(drawing).encode()

    async def _fetch(self, channel: str, ref: str) -> bytes:
        if self.unfetchable:
            raise self.unfetchable.pop(0)
        self.fetched.append((channel, ref))
        content = self.channel.uploaded[ref] = f"bytes of {ref}".encode()
        return content

    async def _lost(self, db: Db, chat: str, now: datetime) -> None:
        letters = await contact.lost(db, TEXTS, chat, now)
        await outbox.write(db, [letter_row(letter, now) for letter in letters])

    async def _acted(
        self, db: Db, chat: str, act: dict[str, Any], result: dict[str, Any], why: str, now: datetime
    ) -> None:
        letters = await groups.acted(db, self.rules, TEXTS, groups.Done(chat, act, result, why), now)
        await outbox.write(db, [letter_row(letter, now) for letter in letters])

    async def _compose(self, db: Db, chat: str, name: str) -> tuple[str, list[list[str]]] | None:
        page = living.Page(db, self.rules, TEXTS, self.clock.now(), chat, name)
        wording = await living.compose(page)
        return None if wording is None else (wording.text, [choice.kept() for choice in wording.choices])

    async def _fill(self, db: Db, wanted: dict[str, Any]) -> dict[str, Any] | None:
        return await sheets.fill(sheets.Source(db, self.rules, TEXTS, self.clock.now()), wanted)

    async def import_(self, text: str = ROSTER) -> list[str]:
        """Take in a roster; gives what the command says."""
        path = self.folder / "roster.csv"
        path.write_text(text, encoding="utf-8")
        said: list[str] = []
        code = await import_file(
            self.database, self.rules, TEXTS, path, dry_run=False, now=self.clock.now(), out=said.append
        )
        assert code == 0, said
        return said

    async def codes(self) -> dict[str, str]:
        """Everybody's code, by name; listed again where any may have changed, for a list takes as long as a story."""
        if self._codes_of != await self._ways():
            self._codes = {line["name"]: line["code"] for line in await self.listing()}
            self._codes_of = await self._ways()
        return self._codes

    async def _ways(self) -> tuple[object, ...]:
        """What the codes depend on."""
        async with self.database.read() as db:
            [row] = await db.all(_WAYS)
        return (self.clock.now().date(), *row)

    async def listing(self) -> list[dict[str, str]]:
        """What `invites` prints."""
        said: list[str] = []
        await invites(
            self.database, self.rules, TEXTS, format="json", now=self.clock.now(), telegram_username="",
            out=said.append,
        )  # fmt: skip
        lines: list[dict[str, str]] = json.loads("\n".join(said))
        return lines

    def phone(self, number: int, language: str = "zh-CN") -> Phone:
        """A phone; the same number is the same address."""
        return Phone(self, number, language)

    async def enrolled(self, number: int, name: str, language: str = "zh-CN") -> Phone:
        """A phone that has opened the code of `name`, and whose holder has said that they are `name`."""
        phone = self.phone(number, language)
        await phone.enrols(name)
        if any(choice.text == name for heard in phone.heard for choice in heard.choices):
            await phone.presses(name)
        return phone

    async def arrives(self, *incoming: Incoming) -> None:
        """Events come in, and what they cause goes out."""
        for one in incoming:
            await self.inbox.receive(one)
        await self.speaker.drain()

    async def beat(self) -> None:
        """The clock beats, and what it causes goes out."""
        await self.beats.beat()
        await self.speaker.drain()

    async def crash(self) -> None:
        """The process is gone without a word, and another starts."""
        await self.stop()
        self._make()

    async def stop(self) -> None:
        """End."""
        await self.inbox.stop()
        await self.speaker.finish()
        await self.beats.stop()

    # --- what the database holds ----------------------------------------------------------------------------------

    async def readings(self) -> list[tuple[int, Decimal, str | None]]:
        """All readings, corrected ones too: person, °C, slot."""
        async with self.database.read() as db:
            rows = await db.all(select(Reading.person_id, Reading.celsius, Reading.slot).order_by(Reading.id))
        return [(row.person_id, row.celsius, row.slot) for row in rows]

    async def letters(self) -> list[tuple[str, str, int]]:
        """All letters: chat, state, doubts."""
        async with self.database.read() as db:
            rows = await db.all(select(Letter.chat, Letter.state, Letter.doubts).order_by(Letter.id))
        return [(row.chat, row.state, row.doubts) for row in rows]

    async def arrivals(self) -> list[Any]:
        """All arrivals."""
        async with self.database.read() as db:
            return list(
                await db.all(
                    select(Arrival.key, Arrival.text, Arrival.parked_at, Arrival.error, Arrival.payload).order_by(
                        Arrival.id
                    )
                )
            )

    async def count(self, table: Any = History) -> int:
        """Rows of a table."""
        async with self.database.read() as db:
            return await db.scalar(select(func.count()).select_from(table)) or 0
