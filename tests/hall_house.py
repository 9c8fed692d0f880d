"""A building whose group is on the page: the World with the real page beside its fake channel."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.channels.page import PageChannel
from bot.enclosures import Enclosures
from bot.outbox import Speaker
from storage.models import Area, Group, Invite, Person, Post
from tests.world import TEXTS, World

Client = TestClient[web.Request, web.Application]


class House:
    """The service with its page, over a world with a roster."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.page = PageChannel(
            world.database, world.inbox, TEXTS, "zh-CN", world.clock.now, zone=world.rules.zone, every=3600
        )
        self.speaker = Speaker(
            world.database, self.page, world.clock.now, tick=world.clock.tick, name="house", lost=world._lost,
            acted=world._acted,
            enclosures=Enclosures(
                world.database, world.clock.now, world._draw, world._fetch, world._compose, world._fill
            ),
        )  # fmt: skip
        self.server = TestServer(self.app())
        self.clients: list[Client] = []
        self.port = 0  # where a browser finds it

    async def open(self) -> None:
        await self.world.listing()  # everybody has an invite now
        await self.server.start_server()

    async def close(self) -> None:
        await self.page.stop()
        for client in self.clients:
            await client.session.close()
        await self.server.close()
        await self.speaker.finish()

    def app(self) -> web.Application:
        app = web.Application()
        self.page.routes(app)
        return app

    async def goes_out(self) -> None:
        """Everything that waits goes out."""
        await self.speaker.drain()
        await self.world.speaker.drain()

    async def beat(self) -> None:
        await self.world.beat()
        await self.speaker.drain()

    async def area(self, name: str) -> int:
        async with self.world.database.read() as db:
            found = await db.scalar(select(Area.id).where(Area.name == name))
        assert found is not None
        return found

    async def token(self, name: str, *, own: bool = False) -> str:
        """What the page of somebody's household opens with; `own`: that of a holder of roles."""
        async with self.world.database.read() as db:
            person = await db.first(select(Person.id, Person.household_id).where(Person.name == name))
            assert person is not None
            which = (
                Invite.person_id == person.id
                if own
                else ((Invite.household_id == person.household_id) & Invite.person_id.is_(None))
            )
            sealed = await db.scalar(select(Invite.token_sealed).where(which))
            assert sealed is not None
            return db.vault.open(sealed)

    async def phone(self, name: str, *, own: bool = False, cookies: bool = True) -> Visitor:
        """A phone that opens the page of somebody's household."""
        jar = aiohttp.CookieJar(unsafe=True) if cookies else aiohttp.DummyCookieJar()
        client: Client = TestClient(self.server, cookie_jar=jar, headers={"Accept-Language": "zh-CN"})
        self.clients.append(client)
        visitor = Visitor(self, client, await self.token(name, own=own))
        await visitor.sees("")
        await visitor.sees("")  # the cookie comes with the first
        return visitor

    async def named(self, name: str) -> Visitor:
        """A phone whose holder has said who of the household they are."""
        visitor = await self.phone(name)
        if name in await visitor.sees(""):
            await visitor.says("", name)
        return visitor

    async def newest_post(self) -> Any:
        """What was written last: message, chat."""
        async with self.world.database.read() as db:
            return await db.first(
                select(Post.id, Post.message, Group.chat)
                .join(Group, Group.id == Post.group_id)
                .order_by(Post.id.desc())
            )

    async def bound(self, chat: str, building: str, *, rights: tuple[str, ...] = ("delete", "pin")) -> int:
        """A group elsewhere that stands for a building."""
        area = await self.area(building)
        now = self.world.clock.now()
        async with self.world.database.begin() as db:
            community = await db.scalar(select(Area.community_id).where(Area.id == area))
            return await db.insert(
                Group, community_id=community, area_id=area, channel=chat.partition(":")[0], chat=chat, title=building,
                rights=list(rights), joined_at=now, greeted_at=now, bound_at=now,
            )  # fmt: skip


class Visitor:
    """Somebody with the page open."""

    def __init__(self, house: House, client: Client, token: str) -> None:
        self.house = house
        self.client = client
        self.home = f"/h/{token}"
        self._number = 0

    async def get(self, where: str) -> aiohttp.ClientResponse:
        return await self.client.get(self.home + where, allow_redirects=False)

    async def sees(self, where: str = "/group") -> str:
        """The page's markup once all that waits has gone out."""
        await self.house.goes_out()
        return await (await self.get(where)).text()

    async def lines(self, where: str = "/group") -> list[str]:
        """What stands in the chat, each line as who: words."""
        return drawn(await self.sees(where))

    async def says(self, where: str, text: str, **more: Any) -> dict[str, Any]:
        """Write something, as the script does; gives what it is told."""
        self._number += 1
        response = await self.client.post(
            self.home + where, json={"id": f"message-{self._number:04}", "text": text, **more}
        )
        await self.house.goes_out()
        said: dict[str, Any] = await response.json()
        return {"status": response.status, **said}

    @asynccontextmanager
    async def watches(self, where: str = "/group") -> AsyncIterator[Watch]:
        """The page's stream, open."""
        response = await self.client.get(f"{self.home}{where}/events")
        assert response.status == 200
        try:
            yield Watch(response)
        finally:
            response.close()


class Watch:
    """An open stream, read a line of the chat at a time."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def next(self) -> dict[str, Any]:
        while True:
            row = (await self.response.content.readline()).decode()
            assert row
            if row.startswith("data: {"):
                line: dict[str, Any] = json.loads(row.removeprefix("data: "))
                return line

    async def until(self, **wanted: Any) -> dict[str, Any]:
        while True:
            line = await self.next()
            if all(line.get(name) == value for name, value in wanted.items()):
                return line


_LINE = re.compile(
    r'<div id="[^"]+" class="line.*?class="(?:name|aloud)">([^<]*)<.*?<p class="words"[^>]*>(.*?)</p>(.*?)<time',
    re.DOTALL,
)


def drawn(page: str) -> list[str]:
    """The lines of a page, each as name: words, with the mark behind it."""
    return [
        f"{name.rstrip('：')}：{re.sub('<[^>]*>', '', words)}"
        + "".join(re.findall(r'class="mark"[^>]*>([^<]*)<', rest))
        for name, words, rest in _LINE.findall(page)
    ]


def board(page: str) -> str:
    """What the board says."""
    found = re.search(r'<section id="board".*?<p class="words"[^>]*>(.*?)</p>', page, re.DOTALL)
    return re.sub("<[^>]*>", "", found[1]) if found else ""
