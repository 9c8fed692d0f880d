"""The routes below /console/: the way in and out, the menu, the pages.

To open a link by GET does not use it up: messengers fetch links to show what is behind them. The button does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from bot.channels.base import plain
from bot.channels.page.door import platform_language
from bot.console import door
from handlers import access, words
from handlers.chat import Words
from handlers.console import pages, signing
from handlers.console.pages import NotYours, View
from handlers.console.signing import Visit
from handlers.rules import Rules
from storage.database import Database, Db, Unavailable

_BOT = Path(__file__).parent.parent
_RETRY_SECONDS = 5
_TOKEN = "{token:[A-Za-z0-9_-]{1,100}}"  # noqa: S105  a pattern of one

_Answer = Callable[[web.Request], Awaitable[web.Response]]


class _SignedOut(Exception):
    """There is no session (any more)."""


class _Over(Exception):
    """There is one, of somebody who may not open the console any more."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self.visit = visit


class Console:
    """The staff's own page."""

    def __init__(self, database: Database, rules: Rules, texts: Words, now: Callable[[], datetime]) -> None:
        self._database = database
        self._rules = rules
        self._texts = texts
        self._now = now
        self._style = (_BOT / "static" / "console.css").read_bytes()
        self._version = hashlib.sha256(self._style).hexdigest()[:16]
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_BOT / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )  # fmt: skip

    def routes(self, app: web.Application) -> None:
        """Add them."""
        app.router.add_get("/console", self._lead)
        app.router.add_get(door.HOME, self._kindly(self._home))
        app.router.add_get(signing.PATH + _TOKEN, self._kindly(self._knock))
        app.router.add_post(signing.PATH + _TOKEN, self._kindly(self._enter))
        app.router.add_post("/console/out", self._kindly(self._leave))
        app.router.add_get("/console/{page}", self._kindly(self._page))
        app.router.add_get("/static/console.css", self._look)

    def _kindly(self, answer: _Answer) -> _Answer:
        """What all answers share: their headers, and kind words to whoever cannot be shown what they asked for."""

        async def answered(request: web.Request) -> web.Response:
            try:
                try:
                    response = await answer(request)
                except _SignedOut:
                    response = self._words(request, "console-signed-out", 403)
                except _Over as over:
                    async with self._database.begin() as db:
                        await signing.over(db, over.visit, self._now())
                    response = self._words(request, "console-over", 403, language=over.visit.speaker.language)
                    door.take_session(response)
            except Unavailable:
                response = self._words(request, "console-later", 503)
                response.headers["Retry-After"] = str(_RETRY_SECONDS)
            response.headers.update(door.HEADERS)
            return response

        return answered

    # --- in and out ---------------------------------------------------------------------------------------------------

    async def _lead(self, _request: web.Request) -> web.Response:
        return web.Response(status=303, headers={**door.HEADERS, "Location": door.HOME})

    async def _knock(self, request: web.Request) -> web.Response:
        """Behind the link: one button."""
        async with self._database.read() as db:
            found = await signing.knock(db, request.match_info["token"], self._now())
        if found is None:
            return self._words(request, "console-closed", 404, way="home")
        cookie = door.new_door(request)
        response = self._draw(
            "console_door.html", found.language, words=self._say(found.language, "console-enter"), way="",
            button="console-choice-enter", mark=door.mark(self._database.vault, cookie),
        )  # fmt: skip
        door.give_door(response, cookie, self._rules)
        return response

    async def _enter(self, request: web.Request) -> web.Response:
        """The button: it opens the door once. Who goes back and presses again hears that it is used up, and not that
        the press was no press of theirs (what the form was marked with is gone by then)."""
        token, cookie = request.match_info["token"], None
        meant = await door.is_meant(request, self._rules, self._database.vault, door.door_of(request))
        async with self._database.begin() as db:
            if meant:
                cookie = await signing.enter(db, self._rules, token, door.session_of(request), self._now())
            elif await signing.knock(db, token, self._now()) is not None:
                return self._words(request, "console-forged", 403)
        if cookie is None:
            return self._words(request, "console-closed", 404, way="home")
        response = web.Response(status=303, headers={"Location": door.HOME})
        door.give_session(response, cookie, self._rules)
        return response

    async def _leave(self, request: web.Request) -> web.Response:
        """退出."""
        if not await door.is_meant(request, self._rules, self._database.vault, door.session_of(request)):
            return self._words(request, "console-forged", 403, way="home")
        async with self._database.begin() as db:
            visit = await self._visit(db, request)
            await signing.leave(db, visit, self._now())
        response = self._words(request, "console-left", 200, language=visit.speaker.language)
        door.take_session(response)
        return response

    async def _visit(self, db: Db, request: web.Request) -> Visit:
        """Who is here. Raises _SignedOut, _Over."""
        visit = await signing.visit(db, door.session_of(request), self._now())
        if visit is None:
            raise _SignedOut
        if not visit.may:
            raise _Over(visit)
        return visit

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _home(self, request: web.Request) -> web.Response:
        """The menu."""
        async with self._database.read() as db:
            visit = await self._visit(db, request)
            menu = await pages.menu(db, visit.speaker)
        hours = int(self._rules.console.lasts.total_seconds() // 3600)
        return self._inside(request, visit, "console_home.html", 200, [page.name for page in menu], "", hours=hours)

    async def _page(self, request: web.Request) -> web.Response:
        now = self._now()
        page = pages.PAGES.get(request.match_info["page"])
        where = request.query.get("at", "")
        seen: View | None = None
        refused: NotYours | None = None
        async with self._database.read() as db:
            visit = await self._visit(db, request)
            menu = [one.name for one in await pages.menu(db, visit.speaker)]
            if page is not None:
                try:
                    seen = await pages.view(db, self._rules, self._texts, visit.speaker, page, where, now)
                except NotYours as error:
                    refused = error
        if seen is None:
            if refused is not None:
                async with self._database.begin() as db:
                    await access.tried(db, visit.speaker, refused.details, now)
            return self._inside(request, visit, "console_none.html", 404, menu, "")
        async with self._database.begin() as db:
            await pages.looked(db, visit.speaker, seen, now)
        local = self._rules.local(now)
        language = visit.speaker.language
        when = self._say(
            language, "console-when", place=seen.name or self._say(language, "console-place-all"),
            day=words.day(self._texts, language, local.date()), clock=words.clock(local),
        )  # fmt: skip
        return self._inside(request, visit, "console_page.html", 200, menu, seen.page.name, seen=seen, when=when)

    # --- how it looks -------------------------------------------------------------------------------------------------

    def _say(self, language: str, phrase: str, **values: object) -> str:
        return plain(self._texts(language, phrase, **values))

    def _draw(self, template: str, language: str, status: int = 200, **values: Any) -> web.Response:
        def say(phrase: str, **more: object) -> str:
            return self._say(language, phrase, **more)

        page = self._templates.get_template(template).render(
            say=say, language=language, style=f"/static/console.css?v={self._version}", home=door.HOME, **values
        )
        return web.Response(text=page, status=status, content_type="text/html")

    def _inside(
        self, request: web.Request, visit: Visit, template: str, status: int, menu: list[str], current: str,
        **values: Any,
    ) -> web.Response:  # fmt: skip
        """A page for somebody who is signed in: with the menu, and the way out."""
        name = visit.speaker.person.name if visit.speaker.person is not None else ""
        mark = door.mark(self._database.vault, door.session_of(request))
        return self._draw(
            template, visit.speaker.language, status, name=name, menu=menu, current=current, mark=mark, **values
        )

    def _words(
        self, request: web.Request, phrase: str, status: int, *, way: str = "", language: str = ""
    ) -> web.Response:  # fmt: skip
        """A few words to somebody who is not inside, in what their browser reads. `way` "home": a link to the menu."""
        language = language or platform_language(request, self._rules.language)[1]
        words = self._say(language, phrase)
        return self._draw("console_door.html", language, status, words=words, way=way, button="", mark="")

    async def _look(self, request: web.Request) -> web.Response:
        fresh = request.query.get("v") == self._version
        return web.Response(
            body=self._style, content_type="text/css", charset="utf-8",
            headers={
                "Cache-Control": "public, max-age=31536000, immutable" if fresh else "no-cache",
                "X-Content-Type-Options": "nosniff",
            },
        )  # fmt: skip
