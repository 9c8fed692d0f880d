"""What a page sends: JSON from its script, or a plain form from a browser without one."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

from bot.channels.base import clean

MOST_CHARACTERS = 4_000
_MOST_BYTES = 256 * 1024  # a text far over 4,000 characters still gets its kind answer; a film does not
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_MOST_ROW = 2**53


class NotAPost(Exception):
    """What came is not what a page sends; `status` is the HTTP answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Post:
    """One thing somebody said: words, or a button of a letter. `id` is the same when it is sent again."""

    id: str
    text: str = ""
    choice: str = ""
    letter: int = 0
    form: bool = False
    nonce: str = ""  # of the page that the form stood on

    @property
    def is_empty(self) -> bool:
        """Nothing was said."""
        return not self.choice and not self.text.strip()


def is_form(request: web.Request) -> bool:
    """Whether it comes from a browser that will show our answer as a page."""
    return request.content_type == "application/x-www-form-urlencoded"


async def read_post(request: web.Request) -> Post:
    """The post in a request; raises NotAPost (415, 413, 400)."""
    if is_form(request):
        return _from_form(await _body(request))
    if request.content_type == "application/json":
        return _from_json(await _body(request))
    raise NotAPost(415)


async def _body(request: web.Request) -> bytes:
    if (request.content_length or 0) > _MOST_BYTES:
        raise NotAPost(413)
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise NotAPost(413)
    return bytes(body)


def _from_json(body: bytes) -> Post:
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise NotAPost(400) from None
    if not isinstance(said, dict):
        raise NotAPost(400)
    id, text, choice, letter = said.get("id"), said.get("text", ""), said.get("choice", ""), said.get("letter", 0)
    if not (isinstance(id, str) and _ID.fullmatch(id) and isinstance(text, str) and isinstance(choice, str)):
        raise NotAPost(400)
    return Post(id, _tidy(text), choice, _row(letter))


def _from_form(body: bytes) -> Post:
    try:
        fields = parse_qs(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise NotAPost(400) from None
    nonce, text, choice, letter = (fields.get(name, [""])[0] for name in ("nonce", "text", "choice", "letter"))
    if nonce and not _ID.fullmatch(nonce):
        raise NotAPost(400)
    # One page gives one nonce, but another text or button from the same page (opened again with "back", say) is
    # another message; the same one pressed twice is not.
    text, row = _tidy(text), _row(letter)
    said = hashlib.sha256(f"{row}\0{choice}\0{text}".encode()).hexdigest()[:16]
    nonce = nonce[:40] or secrets.token_urlsafe(16)
    return Post(f"{nonce}-{said}", text, choice, row, form=True, nonce=nonce)


def _tidy(text: str) -> str:
    return clean(text.replace("\r\n", "\n"))


def _row(value: Any) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 17:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < _MOST_ROW:
        return 0
    return value
