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
from bot.channels.base import Limits, Message, NotThere, Unreachable
from bot.channels.page.door import (
    HEADERS,
    Visit,
    give_cookie,
)
from bot.channels.page.lines import PICTURES, draw, surely_seen
from bot.channels.page.looks import Looks, refusal
from bot.channels.page.posts import MOST_CHARACTERS, NotAPost, Post, read_post
from bot.channels.page.streams import Stream, Streams
from bot.channels.page.views import Entrance, Several, Shut, View
from handlers import hall as neighbours
from handlers.chat import Incoming, Words
from storage import hall
from storage.database import Database, Db, Unavailable
from storage.page import Line

_LINES = 60
_STREAMS = 30  # open at once on one household's page: more are no household
_GROUP_STREAMS = 1_000  # on a building's group
_BEATS = 4  # so many quiet beats, then the stream looks for itself, and whether its link still opens the door


class Inbox(Protocol):
    """Where everything that comes in goes; returns after it is safely stored, or raises Unavailable."""

    async def receive(self, incoming: Incoming) -> None:
        """Take one event in."""


_Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageChannel:
    """The household's own page at /h/<token>, and its building's group beside it: post in, event stream out.

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
        self._entrance = Entrance(now, language)
        self._stopping = False
        self._looks = Looks(texts, language)

    # --- Channel ---------------------------------------------------------------------------------------------------

    def is_group(self, chat: str) -> bool:
        """Whether it is a building's group; a household's page is a private chat, however many phones are on it."""
        return hall.building_of(chat) is not None

    def parts(self, text: str, *, with_file: bool) -> list[str]:
        """A page holds a text of any length."""
        return [text]

    async def send(self, message: Message) -> str:
        """Nothing leaves the house: the letter is on the page; wake whoever is looking at it."""
        self._streams.wake(message.chat)
        return str(message.letter)

    async def edit(self, message: Message, former: str) -> str:
        """The page shows the newest wording, in the place of the former, under whose id it goes on standing."""
        self._streams.wake(message.chat)
        return former

    async def act(self, chat: str, act: dict[str, Any]) -> dict[str, Any]:
        """A mark on what a neighbour wrote, or it is taken away, as are letters of ours; one that is edited in place
        stays and says what became of it. What is to be pinned stands pinned already, until it is taken down. What else
        can be done elsewhere is not needed."""
        if act["do"] in ("react", "delete", "unpin"):
            try:
                async with self._database.begin() as db:
                    await self._act(db, chat, act["do"], str(act["message"]), act)
            except Unavailable as error:
                raise Unreachable(str(error)) from error
        self._streams.wake(chat)
        return {}

    async def _act(self, db: Db, chat: str, do: str, message: str, act: dict[str, Any]) -> None:
        if do == "react":
            await hall.mark(db, chat, message, str(act["mark"]))
        elif do == "unpin":
            await storage.page.unpin(db, chat, message, self._now())
        else:
            taken = await storage.page.take_away(db, chat, message, self._now())
            if taken is None:
                await hall.hide(db, chat, message, self._now())
            elif not taken:
                raise NotThere("what is edited in place stays")

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
        for path in ("/h/{token}", "/h/{token}/group", r"/h/{token}/group/{area:\d{1,16}}"):
            app.router.add_get(path, self._at_the_door(self._page))
            app.router.add_post(path, self._at_the_door(self._post))
            app.router.add_get(f"{path}/events", self._at_the_door(self._events), allow_head=False)
            app.router.add_get(rf"{path}/file/{{letter:\d{{1,16}}}}", self._at_the_door(self._file))
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
            except Shut as shut:
                response = self._looks.shut(request, shut.status)
            except Unavailable:
                response = self._looks.later(request)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return answered

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
        try:
            async with self._database.read() as db:
                view = await self._entrance.view(request, db)
                known = view.group is None or await hall.has_opened(db, view.group, view.visit.sender)
        except Several as several:
            return self._which(several)
        # A link preview fetches the page too, but does not bring the cookie back.
        if view.visit.device and request.method == "GET":
            await self._open(view.visit)
            if view.group is not None and not known:
                await self._inbox.receive(
                    Incoming(
                        key=view.visit.key(f"opened{view.group.id}"),
                        chat=view.chat,
                        sender=view.visit.sender,
                        kind="opened",
                        in_group=True,
                    )
                )
        return await self._show(view)

    def _which(self, several: Several) -> web.Response:
        """A short list of the groups that are open to somebody."""
        response = self._looks.render(
            "page_groups.html", several.visit.language, 200, home=several.home, groups=several.groups
        )
        give_cookie(response, several.visit, secure=self._secure)
        return response

    async def _show(self, view: View, *, status: int = 200, error: str = "", text: str = "") -> web.Response:
        visit = view.visit
        async with self._database.read() as db:
            lines = await self._lines(db, view)
            place = await storage.page.place(db, visit.household) if visit.household is not None else ""
            group = await neighbours.leads_to_one(db, visit.invite, visit.household, self._now())
        drawn = [draw(line, view, self._texts, self._zone) for line in lines if not line.gone]
        standing = [line for line in drawn if not line.get("pinned")]
        letters = [line for line in standing if line["who"] == "bot"]
        response = self._looks.render(
            "page.html",
            visit.language,
            status,
            here=view.path,
            home=view.home,
            group=view.group,
            has_group=group,
            others=view.others,
            board=next((line for line in drawn if line.get("pinned")), None),
            banners=[line for line in drawn if line.get("banner")],
            lines=standing,
            newest=letters[-1] if letters else None,
            place=place,
            nonce=secrets.token_urlsafe(16),
            error=error,
            text=text,
            most=MOST_CHARACTERS,
            page=f"{visit.invite}" if view.group is None else f"{visit.invite}-group-{view.group.id}",
        )
        give_cookie(response, visit, secure=self._secure)
        return response

    async def _lines(self, db: Db, view: View) -> list[Line]:
        return await storage.page.last_lines(db, view.chat, _LINES, group=view.group is not None)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        try:
            async with self._database.read() as db:
                view = await self._entrance.view(request, db)
        except Several:
            raise Shut(404) from None
        most = _STREAMS if view.group is None else _GROUP_STREAMS
        if self._stopping or self._streams.count(view.chat) >= most:
            raise Unavailable("no more streams")
        await self._open(view.visit)
        response = web.StreamResponse(
            headers={**HEADERS, "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        )
        stream = Stream(view.chat, request)
        self._streams.add(stream)
        try:
            await response.prepare(request)
            await response.write(b"retry: 2000\n\n")
            await self._tell(request, response, stream, view)
        except ConnectionError:
            pass  # they hung up
        finally:
            self._streams.remove(stream)
        return response

    async def _tell(self, request: web.Request, response: web.StreamResponse, stream: Stream, view: View) -> None:
        """Tell every line that this connection has not had yet, again and again, until one of us hangs up."""
        told: set[str] = set()
        beats = 0
        last = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        while not (self._stopping or stream.gone):
            stream.ready()
            try:
                async with self._database.read() as db:
                    lines = await self._lines(db, view)
                stream.behind = False
            except Unavailable:
                lines, stream.behind = [], True
            if last:  # only once: what they had before this connection
                told |= surely_seen(lines, last)
                last = ""
            fresh = [line for line in lines if line.stamp not in told]
            told.update(line.stamp for line in fresh)
            if fresh:
                events = [_event(draw(line, view, self._texts, self._zone), line.changes) for line in fresh]
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
        """A link that was revoked shuts the pages it has opened, as does a role that ended those of its groups."""
        try:
            async with self._database.read() as db:
                await self._entrance.view(request, db)
        except (Shut, Several, web.HTTPSeeOther):
            return False
        except Unavailable:
            pass
        return True

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            async with self._database.read() as db:
                view = await self._entrance.view(request, db)
                file = await storage.page.letter_file(db, view.chat, int(request.match_info["letter"]))
        except Several:
            file = None
        if file is None:
            raise Shut(404)
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
                view = await self._entrance.view(request, db)
                label = None
                if post.choice:
                    label = await storage.page.choice_label(db, view.chat, post.letter, post.choice)
            return await self._take(view, post, label)
        except Several:
            raise Shut(404) from None
        except Unavailable:
            return self._looks.later(request, post)

    async def _take(self, view: View, post: Post, label: str | None) -> web.StreamResponse:
        if len(post.text) > MOST_CHARACTERS:
            return await self._refuse(view, post, 413, "page-too-long")
        if post.choice and label is None:
            return await self._refuse(view, post, 409, "page-choice-gone")
        if view.group is not None and not view.visit.device:
            return await self._refuse(view, post, 403, "hall-no-cookie")
        await self._open(view.visit)
        answer: dict[str, Any] = {"ok": True}
        if not post.is_empty:
            said = view.incoming(post.id, post.text if label is None else label, post.choice)
            await self._inbox.receive(said)
            self._streams.wake(view.chat)
            if view.group is not None:
                answer |= await self._became(view, said)
        if post.form:
            return web.Response(status=303, headers={"Location": view.home if answer.get("answered") else view.path})
        return web.json_response(answer)

    async def _became(self, view: View, said: Incoming) -> dict[str, Any]:
        """What came of something said in a group: whether the neighbours can read it, and whether we answered in
        private, which is on another page."""
        async with self._database.read() as db:
            shown = said.kind == "choice" or await hall.is_shown(db, said.key)
            return {"shown": shown, "answered": await storage.page.answered(db, view.visit.chat, said.key)}

    async def _refuse(self, view: View, post: Post, status: int, phrase: str) -> web.Response:
        words = self._looks.words(view.visit.language, phrase, most=MOST_CHARACTERS)
        if post.form:
            return await self._show(view, status=status, error=words, text=post.text)
        return refusal(words, status)


def _event(line: dict[str, Any], changes: bool) -> str:
    """A line as an event. One that changes what is there already says nothing of how far somebody has read."""
    id = "" if changes else f"id: {line['id']}\n"
    return f"{id}data: {json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n\n"
