"""The page channel itself: its routes, and the Channel that the outbox speaks through."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web

import storage.page
from bot.channels.base import Limits, Message
from bot.channels.page.door import (
    HEADERS,
    Throttle,
    Visit,
    device_of,
    give_cookie,
    platform_language,
)
from bot.channels.page.lines import PICTURES, draw, surely_seen
from bot.channels.page.looks import Looks, refusal
from bot.channels.page.posts import MOST_CHARACTERS, NotAPost, Post, read_post
from bot.channels.page.streams import Stream, Streams
from handlers import invites
from handlers.chat import Incoming, Words
from storage.database import Database, Db, Unavailable

_LINES = 60
_STREAMS = 30  # open at once on one household's page: more are no household
_BEATS = 4  # so many quiet beats, then the stream looks for itself, and whether its link still opens the door


class Inbox(Protocol):
    """Where everything that comes in goes; returns after it is safely stored, or raises Unavailable."""

    async def receive(self, incoming: Incoming) -> None:
        """Take one event in."""


class _Shut(Exception):
    """The door stays shut: 404 for a link that opens nothing, 429 for a guesser."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered {status}")
        self.status = status


_Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageChannel:
    """The household's own page at /h/<token>: post in, event stream out.

    `zone` is the community's clock; `beat` seconds between signs of life on a stream, `every` seconds between looks
    for what other processes did.
    """

    name = "page"
    limits = Limits()

    def __init__(
        self,
        database: Database,
        inbox: Inbox,
        texts: Words,
        language: str,
        now: Callable[[], datetime],
        *,
        public_url: str = "",
        zone: ZoneInfo | None = None,
        beat: float = 15,
        every: float = 2,
    ) -> None:
        self._database = database
        self._inbox = inbox
        self._texts = texts
        self._language = language
        self._now = now
        self._secure = public_url.lower().startswith("https:")
        self._zone = zone or ZoneInfo("Asia/Shanghai")
        self._beat = beat
        self._streams = Streams(database, now, every)
        self._throttle = Throttle(now)
        self._stopping = False
        self._looks = Looks(texts, language)

    # --- Channel ---------------------------------------------------------------------------------------------------

    def is_group(self, chat: str) -> bool:
        """A household's page is a private chat, however many phones are on it."""
        return False

    def parts(self, text: str, *, with_file: bool) -> list[str]:
        """A page holds a text of any length."""
        return [text]

    async def send(self, message: Message) -> str:
        """Nothing leaves the house: the letter is on the page; wake whoever is looking at it."""
        self._streams.wake(message.chat)
        return str(message.letter)

    async def edit(self, message: Message, former: str) -> str:
        """The page shows the newest wording, in the place of the former."""
        self._streams.wake(message.chat)
        return str(message.letter)

    async def act(self, chat: str, act: dict[str, Any]) -> dict[str, Any]:
        """Nothing leaves the house, and nothing here has to be done."""
        self._streams.wake(chat)
        return {}

    async def start(self) -> None:
        """Nothing to get ready."""
        self._stopping = False

    async def stop(self) -> None:
        """End every open stream; the phones come back by themselves."""
        self._stopping = True
        self._streams.wake_all()

    @property
    def open_streams(self) -> int:
        """How many pages are looking on now."""
        return len(self._streams)

    async def look(self) -> None:
        """Look once for what other processes did; done every two seconds while a page is open."""
        await self._streams.look()

    def routes(self, app: web.Application) -> None:
        """Add the page and what it is made of."""
        app.router.add_get("/h/{token}", self._at_the_door(self._page))
        app.router.add_post("/h/{token}", self._at_the_door(self._post))
        app.router.add_get("/h/{token}/events", self._at_the_door(self._events), allow_head=False)
        app.router.add_get(r"/h/{token}/file/{letter:\d{1,16}}", self._at_the_door(self._file))
        self._looks.routes(app)
        app.on_shutdown.append(self._shutdown)

    async def _shutdown(self, app: web.Application) -> None:
        await self.stop()

    # --- the door --------------------------------------------------------------------------------------------------

    def _at_the_door(self, answer: _Answer) -> _Answer:
        """What all answers under /h/ share: their headers, and kind words when there is nothing to show."""

        async def answered(request: web.Request) -> web.StreamResponse:
            try:
                response = await answer(request)
            except _Shut as shut:
                response = self._looks.shut(request, shut.status)
            except Unavailable:
                response = self._looks.later(request)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return answered

    async def _visit(self, request: web.Request, db: Db) -> Visit:
        """Who comes. A live link lets everybody in, an expired one the devices that have an account by it, a revoked
        or unknown one nobody: in one and the same way."""
        invite = await invites.by_token(db, request.match_info["token"], self._now())
        platform, language = platform_language(request, self._language)
        if invite is not None and invite.state != "revoked":
            device = device_of(request, invite.id)
            visit = Visit(invite.id, invite.household_id, device, False, language, platform)
            own = await storage.page.account_language(db, visit.sender, invite.id)
            if own is not None:
                visit = Visit(invite.id, invite.household_id, device, True, own, platform)
            # A client without cookies is nobody in particular, so after the link has expired it is a stranger.
            if invite.live or (visit.known and visit.device):
                return visit
        if self._throttle.wrong(request.remote or ""):
            raise _Shut(429)
        raise _Shut(404)

    async def _open(self, visit: Visit) -> None:
        """The first time a device comes, say so: the answer is the greeting."""
        if not visit.known:
            await self._inbox.receive(
                Incoming(
                    key=visit.key("opened"),
                    chat=visit.chat,
                    sender=visit.sender,
                    kind="opened",
                    text=str(visit.invite),
                    language=visit.platform,
                )
            )

    # --- looking ---------------------------------------------------------------------------------------------------

    async def _page(self, request: web.Request) -> web.StreamResponse:
        async with self._database.read() as db:
            visit = await self._visit(request, db)
        # A link preview fetches the page too, but does not bring the cookie back.
        if visit.device and request.method == "GET":
            await self._open(visit)
        return await self._show(request, visit)

    async def _show(
        self, request: web.Request, visit: Visit, *, status: int = 200, error: str = "", text: str = ""
    ) -> web.Response:
        async with self._database.read() as db:
            lines = await storage.page.last_lines(db, visit.chat, _LINES)
            place = await storage.page.place(db, visit.household) if visit.household is not None else ""
        drawn = [draw(line, visit, self._texts, self._zone) for line in lines]
        letters = [line for line in drawn if line["who"] == "bot"]
        response = self._looks.render(
            "page.html",
            visit.language,
            status,
            here=_own_path(request),
            lines=drawn,
            newest=letters[-1] if letters else None,
            place=place,
            nonce=secrets.token_urlsafe(16),
            error=error,
            text=text,
            most=MOST_CHARACTERS,
            invite=visit.invite,
        )
        give_cookie(response, visit, secure=self._secure)
        return response

    async def _events(self, request: web.Request) -> web.StreamResponse:
        async with self._database.read() as db:
            visit = await self._visit(request, db)
        if self._stopping or self._streams.count(visit.chat) >= _STREAMS:
            raise Unavailable("no more streams")
        await self._open(visit)
        response = web.StreamResponse(
            headers={**HEADERS, "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        )
        stream = Stream(visit.chat, request)
        self._streams.add(stream)
        try:
            await response.prepare(request)
            await response.write(b"retry: 2000\n\n")
            await self._tell(request, response, stream, visit)
        except ConnectionError:
            pass  # they hung up
        finally:
            self._streams.remove(stream)
        return response

    async def _tell(self, request: web.Request, response: web.StreamResponse, stream: Stream, visit: Visit) -> None:
        """Tell every line that this connection has not had yet, again and again, until one of us hangs up."""
        told: set[str] = set()
        beats = 0
        last = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        while not (self._stopping or stream.gone):
            stream.ready()
            try:
                async with self._database.read() as db:
                    lines = await storage.page.last_lines(db, visit.chat, _LINES)
                stream.behind = False
            except Unavailable:
                lines, stream.behind = [], True
            if last:  # only once: what they had before this connection
                told |= surely_seen(lines, last)
                last = ""
            fresh = [line for line in lines if line.id not in told]
            told.update(line.id for line in fresh)
            if fresh:
                events = [_event(draw(line, visit, self._texts, self._zone)) for line in fresh]
                await response.write("".join(events).encode())
            while not await stream.wait(self._beat):
                await response.write(b": beat\nevent: beat\ndata: 1\n\n")
                beats += 1
                if beats % _BEATS == 0:
                    break
            else:
                continue
            if not await self._still_open(request):
                await response.write(b"event: closed\ndata: 1\n\n")
                return

    async def _still_open(self, request: web.Request) -> bool:
        """A link that was revoked shuts the pages it has opened."""
        try:
            async with self._database.read() as db:
                await self._visit(request, db)
        except _Shut:
            return False
        except Unavailable:
            pass
        return True

    async def _file(self, request: web.Request) -> web.StreamResponse:
        async with self._database.read() as db:
            visit = await self._visit(request, db)
            file = await storage.page.letter_file(db, visit.chat, int(request.match_info["letter"]))
        if file is None:
            raise _Shut(404)
        picture = file.mime in PICTURES
        shown = "inline" if picture else "attachment"
        return web.Response(
            body=file.content,
            headers={
                "Content-Type": file.mime if picture else "application/octet-stream",
                "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(file.name, safe='')}",
            },
        )

    # --- saying ----------------------------------------------------------------------------------------------------

    async def _post(self, request: web.Request) -> web.StreamResponse:
        try:
            post = await read_post(request)
        except NotAPost as refused:
            return self._looks.no_post(request, refused.status)
        try:
            async with self._database.read() as db:
                visit = await self._visit(request, db)
                label = None
                if post.choice:
                    label = await storage.page.choice_label(db, visit.chat, post.letter, post.choice)
            return await self._take(request, visit, post, label)
        except Unavailable:
            return self._looks.later(request, post)

    async def _take(self, request: web.Request, visit: Visit, post: Post, label: str | None) -> web.StreamResponse:
        if len(post.text) > MOST_CHARACTERS:
            return await self._refuse(request, visit, post, 413, "page-too-long")
        if post.choice and label is None:
            return await self._refuse(request, visit, post, 409, "page-choice-gone")
        await self._open(visit)
        if not post.is_empty:
            await self._inbox.receive(
                Incoming(
                    key=visit.key(post.id),
                    chat=visit.chat,
                    sender=visit.sender,
                    kind="text" if label is None else "choice",
                    text=post.text if label is None else label,
                    choice=post.choice,
                    message=post.id,
                    language=visit.platform,
                )
            )
            self._streams.wake(visit.chat)
        if post.form:
            return web.Response(status=303, headers={"Location": _own_path(request)})
        return web.json_response({"ok": True})

    async def _refuse(self, request: web.Request, visit: Visit, post: Post, status: int, phrase: str) -> web.Response:
        words = self._looks.words(visit.language, phrase, most=MOST_CHARACTERS)
        if post.form:
            return await self._show(request, visit, status=status, error=words, text=post.text)
        return refusal(words, status)


def _event(line: dict[str, Any]) -> str:
    return f"id: {line['id']}\ndata: {json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n\n"


def _own_path(request: web.Request) -> str:
    return f"/h/{quote(request.match_info['token'], safe='')}"
