"""Pages to print: a pick list behind a link that opens for a day (handlers.supplies.lists.paper)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import jinja2
from aiohttp import web

from bot.channels.base import plain
from bot.channels.page.door import HEADERS
from bot.texts import Texts
from handlers.rules import Rules
from handlers.sheets import Source
from handlers.supplies.lists import paper
from storage.database import Database, Unavailable

# The address is the key, as with a household's page. It has no script, and its style is its own.
_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
}
_LONGEST = 600  # characters of a token


class PickPages:
    """Shows pick lists as pages to print."""

    def __init__(self, database: Database, rules: Rules, texts: Texts, now: Callable[[], datetime]) -> None:
        self._database = database
        self._rules = rules
        self._texts = texts
        self._now = now
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True,
            lstrip_blocks=True, undefined=jinja2.StrictUndefined,
        )  # fmt: skip

    def routes(self, app: web.Application) -> None:
        """Answer under the address that links begin with."""
        app.router.add_get(paper.PATH + r"{token:[A-Za-z0-9_-]{1," + str(_LONGEST) + "}}", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        """The list as it stands now; a link that opens nothing says how to get another."""
        try:
            async with self._database.read() as db:
                source = Source(db, self._rules, self._texts, self._now())
                page = await paper.opened(source, request.match_info["token"])
        except Unavailable:
            return web.Response(status=503, headers={**_HEADERS, "Retry-After": "3"})
        if page is None:
            gone = "\n".join(plain(self._texts(language, "pick-print-gone")) for language in ("zh-CN", "en"))
            return web.Response(status=404, text=gone, headers=_HEADERS)
        text = self._templates.get_template("pick_list.html").render(page=page)
        return web.Response(text=text, content_type="text/html", headers=_HEADERS)
