"""How the page looks: its templates and phrases, its style sheet and script, and what it says to whom it cannot show a
chat."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from bot.channels.base import plain
from bot.channels.page.door import platform_language
from bot.channels.page.posts import MOST_CHARACTERS, Post, is_form
from handlers.chat import Words

_BOT = Path(__file__).parent.parent.parent
_STATIC = {"page.css": "text/css", "page.js": "text/javascript"}
_RETRY_SECONDS = 3


class Looks:
    """Draws pages and short answers in a language; serves what they are made of."""

    def __init__(self, texts: Words, language: str) -> None:
        self._texts = texts
        self._language = language
        self._static = {name: (_BOT / "static" / name).read_bytes() for name in _STATIC}
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_BOT / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.globals["static"] = self._address

    def words(self, language: str, phrase: str, **values: object) -> str:
        """A phrase as plain text."""
        return plain(self._texts(language, phrase, **values))

    def render(self, template: str, language: str, status: int, **values: Any) -> web.Response:
        """A page."""

        def say(phrase: str, lang: str = language, **more: object) -> str:
            return self.words(lang, phrase, **more)

        page = self._templates.get_template(template).render(say=say, language=language, **values)
        return web.Response(text=page, status=status, content_type="text/html")

    def shut(self, request: web.Request, status: int) -> web.Response:
        """The door stays shut: 404 for a link that opens nothing, 429 for a guesser."""
        if request.content_type == "application/json":
            response = refusal(self.words(self._reads(request), "page-closed-title"), status)
        else:
            phrase = "page-closed" if status == 404 else "page-too-many"
            response = self.render("page_closed.html", self._language, status, phrase=phrase)
        if status == 429:
            response.headers["Retry-After"] = "60"
        return response

    def later(self, request: web.Request, post: Post | None = None) -> web.Response:
        """We cannot now (503). A form gets back what it sent, in a page that sends it again as the same message."""
        if request.content_type == "application/json":
            response = refusal(self.words(self._reads(request), "page-unsent"), 503)
        else:
            response = self.render("page_wait.html", self._reads(request), 503, post=post)
        response.headers["Retry-After"] = str(_RETRY_SECONDS)
        return response

    def no_post(self, request: web.Request, status: int) -> web.Response:
        """What came is nothing that a page sends, or far too much."""
        phrase = "page-too-long" if status == 413 else "page-not-understood"
        words = self.words(self._reads(request), phrase, most=MOST_CHARACTERS)
        if is_form(request):
            return self.render("page_wait.html", self._reads(request), status, post=None, words=words)
        return refusal(words, status)

    def _reads(self, request: web.Request) -> str:
        return platform_language(request, self._language)[1]

    def routes(self, app: web.Application) -> None:
        """Serve the style sheet and the script, for ever under the address that has their hash."""
        for name in _STATIC:
            app.router.add_get(f"/static/{name}", self._file)

    def _address(self, name: str) -> str:
        return f"/static/{name}?v={_digest(self._static[name])}"

    async def _file(self, request: web.Request) -> web.Response:
        name = request.path.rpartition("/")[2]
        content = self._static[name]
        fresh = request.query.get("v") == _digest(content)
        return web.Response(
            body=content,
            content_type=_STATIC[name],
            charset="utf-8",
            headers={
                "Cache-Control": "public, max-age=31536000, immutable" if fresh else "no-cache",
                "X-Content-Type-Options": "nosniff",
            },
        )


def refusal(words: str, status: int) -> web.Response:
    """What the page's script is told when its message was not taken."""
    return web.json_response({"ok": False, "text": words}, status=status)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
