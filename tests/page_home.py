"""A household with a page for tests: rows in a database, the real PageChannel, and an inbox that writes down."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlalchemy import update

from bot.channels.base import Message
from bot.channels.page import PageChannel
from bot.texts import Texts
from handlers.chat import Incoming, guess_language
from storage.database import Database, Unavailable
from storage.models import Account, Area, Arrival, Household, Invite, Letter, Person

MORNING = datetime(2026, 11, 21, 23, 42, tzinfo=UTC)  # Sunday, 22 November, 7:42 in Shanghai
TOKEN = "vK3pTq8sWm2xZc7bYr5dLg9h"

Answer = Callable[[Incoming], Sequence[tuple[str, Sequence[tuple[str, str]]]]]


def says_nothing(incoming: Incoming) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    return ()


@dataclass
class Clock:
    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Inbox:
    """Stores like the real one: a key once; an opening makes an account; `answer` says what comes back."""

    home: Home
    answer: Answer = says_nothing
    down: bool = False
    taken: list[Incoming] = field(default_factory=list)
    asked: int = 0

    async def receive(self, incoming: Incoming) -> None:
        self.asked += 1
        if self.down:
            raise Unavailable("down for a test")
        home = self.home
        async with home.database.begin() as db:
            new = await db.put_new(
                Arrival, key=incoming.key, chat=incoming.chat, sender=incoming.sender, kind=incoming.kind,
                text=incoming.text, received_at=home.clock(), community_id=home.community,
            )  # fmt: skip
            if not new:
                return
            if incoming.kind == "opened":
                await db.insert(
                    Account, community_id=home.community, address=incoming.sender, chat=incoming.chat,
                    scope=f"household/{home.household}", invite_id=int(incoming.text), household_id=home.household,
                    language=guess_language(incoming.language, "zh-CN"), opened_at=home.clock(),
                )  # fmt: skip
        self.taken.append(incoming)
        for text, choices in self.answer(incoming):
            await home.say(text, choices)

    @property
    def said(self) -> list[str]:
        """What people wrote or pressed, without the openings."""
        return [incoming.text for incoming in self.taken if incoming.kind != "opened"]

    @property
    def openings(self) -> list[str]:
        return [incoming.sender for incoming in self.taken if incoming.kind == "opened"]


class Home:
    """One household behind one link."""

    community: int
    household: int
    invite: int

    def __init__(self, database: Database, **settings: Any) -> None:
        self.database = database
        self.clock = Clock()
        self.inbox = Inbox(self)
        self.texts = Texts.load()
        settings = {"zone": ZoneInfo("Asia/Shanghai"), "every": 3600, **settings}
        self.page = PageChannel(database, self.inbox, self.texts, "zh-CN", self.clock, **settings)
        self._numbers = itertools.count(1)

    @property
    def chat(self) -> str:
        return f"page:{self.invite}"

    @classmethod
    async def build(cls, database: Database, **settings: Any) -> Home:
        home = cls(database, **settings)
        async with database.begin() as db:
            home.community = await db.insert(Area, kind="community", name="阳光社区", path="1.")
            building = await db.insert(
                Area, community_id=home.community, parent_id=home.community, kind="building", name="3号楼", path="1.2."
            )
            unit = await db.insert(
                Area, community_id=home.community, parent_id=building, kind="unit", name="2单元", path="1.2.3."
            )
            home.household = await db.insert(
                Household, community_id=home.community, building_id=building, area_id=unit, room="502",
                safe_word="青柠", created_at=home.clock(),
            )  # fmt: skip
        home.invite = await home.new_invite(TOKEN)
        return home

    async def new_invite(self, token: str) -> int:
        async with self.database.begin() as db:
            return await db.insert(
                Invite, community_id=self.community, household_id=self.household,
                code_digest=db.vault.digest(f"code of {token}"), code_sealed=b"",
                token_digest=db.vault.digest(token), token_sealed=b"",
                created_at=self.clock(), expires_at=self.clock() + timedelta(days=30),
            )  # fmt: skip

    async def change_invite(self, **values: Any) -> None:
        async with self.database.begin() as db:
            await db.run(update(Invite).where(Invite.id == self.invite).values(**values))

    async def name(self, address: str, name: str) -> None:
        """We have learnt who of the household writes from this device."""
        async with self.database.begin() as db:
            person = await db.insert(
                Person, community_id=self.community, household_id=self.household, name=name, created_at=self.clock()
            )
            await db.run(update(Account).where(Account.address == address).values(person_id=person))

    async def write(
        self, text: str, choices: Sequence[tuple[str, str]] = (), *, chat: str = "", state: str = "sent", **values: Any
    ) -> int:
        """Put a letter (marked text) on the page without waking anybody, as another process would."""
        body: dict[str, Any] = {"text": text, "phrase": "test"}
        if choices:
            body["choices"] = [list(choice) for choice in choices]
        if "file" in values:
            body["file"] = values.pop("file")
        if "alt" in values:
            body["alt"] = values.pop("alt")
        async with self.database.begin() as db:
            return await db.insert(
                Letter, community_id=self.community, key=f"test/{next(self._numbers)}", channel="page",
                chat=chat or self.chat, lane=1, body=body, state=state, attempts=1, doubts=0, parts_sent=0,
                created_at=self.clock(), **{"claimed_at": self.clock(), "settled_at": self.clock(), **values},
            )  # fmt: skip

    async def say(self, text: str, choices: Sequence[tuple[str, str]] = (), *, chat: str = "") -> int:
        """What the outbox does: the letter is claimed, then sent."""
        letter = await self.write(text, choices, chat=chat, state="sending", settled_at=None)
        await self.page.send(Message(letter, "test", chat or self.chat, text))
        return letter

    async def wrote(self, text: str, sender: str) -> None:
        """Somebody's words, as another process would have taken them in."""
        async with self.database.begin() as db:
            await db.insert(
                Arrival, key=f"test:{next(self._numbers)}", chat=self.chat, sender=sender, kind="text", text=text,
                received_at=self.clock(),
            )  # fmt: skip

    def app(self) -> web.Application:
        app = web.Application()
        self.page.routes(app)
        return app
