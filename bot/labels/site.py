"""Behind a label's code: /d/<token>, a small page with one button. And pages to print, at /d/p/<token>.

To open it delivers nothing, a press does. Who presses is known by the cookie that the household's page (of a volunteer,
too) has given to the phone; browsers send it below /h/ alone, so that is where the code leads on to.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import quote

from aiohttp import web

from bot.channels.page.door import HEADERS, device_of, platform_language
from bot.inbox import letter_row
from bot.labels.paper import Pages
from handlers import access
from handlers import words as said
from handlers.chat import Words
from handlers.mail import Mail
from handlers.rules import Rules
from handlers.supplies.door import scanning, tables, tokens
from handlers.supplies.door.scanning import Seen
from storage import accounts, invites, marks, outbox
from storage.accounts import Speaker
from storage.database import Database, Db, Unavailable

_HEADERS = {
    **HEADERS,
    # The pages carry their looks with them, so that they can be saved and printed somewhere else.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
_COOKIE = re.compile(r"page-([0-9]{1,16})", re.ASCII)
_PAGES = 8  # of one phone that are looked up
_BUTTONS = {"deliver": "choice-door-put", "receive": "choice-door-got", "wrong": "choice-door-misplaced"}

_Answer = Callable[[web.Request], Awaitable[web.Response]]


class Labels:
    """The routes. `written` is told for which channels letters were put into the outbox."""

    def __init__(
        self, database: Database, rules: Rules, texts: Words, now: Callable[[], datetime],
        written: Callable[[set[str]], None],
    ) -> None:  # fmt: skip
        self._database = database
        self._rules = rules
        self._texts = texts
        self._now = now
        self._written = written
        self._pages = Pages(rules, texts)

    def routes(self, app: web.Application) -> None:
        """Add them."""
        app.router.add_get("/d/p/{token}", self._kindly(self._paper))
        app.router.add_get("/d/{token}", self._lead)
        app.router.add_get("/h/d/{token}", self._kindly(self._look))
        app.router.add_post("/h/d/{token}", self._kindly(self._press))

    def _kindly(self, answer: _Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Headers, and words for when the database is not there."""

        async def answered(request: web.Request) -> web.Response:
            try:
                response = await answer(request)
            except Unavailable:
                response = self._words(request, "door-scan-later", 503)
            response.headers.update(_HEADERS)
            return response

        return answered

    async def _lead(self, request: web.Request) -> web.Response:
        where = f"/h/d/{quote(request.match_info['token'], safe='')}"
        return web.Response(status=303, headers={**_HEADERS, "Location": where})

    # --- scanned ------------------------------------------------------------------------------------------------------

    async def _look(self, request: web.Request) -> web.Response:
        if tokens.read_label(self._database.vault, request.match_info["token"]) is None:
            return self._words(request, "door-scan-unknown", 404)
        async with self._database.read() as db:
            speaker = await self._who(db, request)
            seen = await scanning.look(db, self._rules, request.match_info["token"], speaker, self._now())
            username = await marks.get(db, "telegram.username") or ""
        return self._page(request, speaker, seen, username)

    async def _press(self, request: web.Request) -> web.Response:
        if tokens.read_label(self._database.vault, request.match_info["token"]) is None:
            return self._words(request, "door-scan-unknown", 404)
        what = str((await request.post()).get("do", ""))
        now = self._now()
        async with self._database.begin() as db:
            speaker = await self._who(db, request)
            mail = Mail(f"scan/{secrets.token_hex(12)}", None, self._texts, self._rules, now)
            seen = await scanning.press(db, mail, request.match_info["token"], speaker, what)
            if seen is not None:
                mail.community_id = seen.order.community_id
            await outbox.write(db, [letter_row(letter, now) for letter in mail.letters])
        self._written({letter.channel for letter in mail.letters})
        return self._page(request, speaker, seen, "")

    async def _who(self, db: Db, request: web.Request) -> Speaker | None:
        """Whose phone it is: of several pages that it has, first the one of somebody who carries."""
        addresses: list[str] = []
        for name in list(request.cookies):
            found = _COOKIE.fullmatch(name)
            if found is None or len(addresses) >= _PAGES:
                continue
            invite = await invites.by_id(db, int(found[1]), self._now())
            device = device_of(request, int(found[1]))
            if device and invite is not None and invite.state != "revoked":
                addresses.append(f"page:{found[1]}.{device}")
        known = await accounts.speakers(db, addresses, self._now()) if addresses else {}
        speakers = sorted(known.values(), key=lambda one: not access.roles_for(one.roles, "serve-orders"))
        return speakers[0] if speakers else None

    def _page(
        self, request: web.Request, speaker: Speaker | None, seen: Seen | None, username: str
    ) -> web.Response:  # fmt: skip
        if seen is None:
            return self._words(request, "door-scan-unknown", 404)
        language = self._language(request, speaker)
        order = seen.order
        values = {"place": order.place, "number": order.id, "view": seen.view}
        say = self._pages.say(language)
        if seen.done:
            words = say("door-scan-done", **values)
        else:
            at = said.clock(self._rules.local(seen.at)) if seen.at is not None else "none"
            words = say("door-scan", by=seen.by or "none", at=at, **values)
        button = "" if seen.done else _BUTTONS.get(seen.view, "")
        token = request.match_info["token"]
        page = self._pages.draw(
            "scan.html", language, words=words, do=seen.view, button=say(button) if button else "",
            unknown=speaker is None and seen.view == "deliver" and not seen.done,
            telegram=f"https://t.me/{username.lstrip('@')}?start=d{token}" if username and speaker is None else "",
            place=order.place, room=order.room, number=order.id,
        )  # fmt: skip
        return web.Response(text=page, content_type="text/html")

    def _words(self, request: web.Request, phrase: str, status: int) -> web.Response:
        language = self._language(request, None)
        page = self._pages.draw(
            "scan.html", language, words=self._pages.say(language)(phrase), do="", button="", unknown=False,
            telegram="", place="", room="", number=0,
        )  # fmt: skip
        return web.Response(text=page, status=status, content_type="text/html")

    def _language(self, request: web.Request, speaker: Speaker | None) -> str:
        return speaker.language if speaker is not None else platform_language(request, self._rules.language)[1]

    # --- to print -----------------------------------------------------------------------------------------------------

    async def _paper(self, request: web.Request) -> web.Response:
        now = self._now()
        paper = tokens.read_paper(self._database.vault, request.match_info["token"], now)
        if paper is None:
            return self._words(request, "door-paper-over", 404)
        round_at = datetime.fromtimestamp(paper.round, now.tzinfo) if paper.round else None
        async with self._database.read() as db:
            load = await tables.load_for(db, self._rules, paper.account_id, round_at, now)
            speaker = await tables.speaker_of(db, paper.account_id, now)
        if load is None or speaker is None:
            return self._words(request, "door-paper-over", 404)
        shown = load.of_building(paper.building)
        if not shown.stops:
            return self._words(request, "door-paper-none", 200)
        # Hundreds of codes take a moment to draw: the transaction is over by now, and the loop goes on.
        if paper.what == "labels":
            page = await asyncio.to_thread(self._pages.labels, shown, speaker.language, self._database.vault)
        else:
            page = await asyncio.to_thread(self._pages.carry, shown, speaker.language)
        return web.Response(text=page, content_type="text/html")
