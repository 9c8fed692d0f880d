"""The console's door: the cookies, and what keeps posts out that did not come from our own pages.

**Forged posts.** A post must pass two tests. First, browsers say where it was sent from: `Sec-Fetch-Site`, where they
have it, must be `same-origin`; else `Origin` must not be somebody else's. That alone is no rule, because with
`Referrer-Policy: no-referrer` (the link's address is its key) browsers call the origin of our own forms `null`, and
older ones have no `Sec-Fetch-Site`. So, second, each form carries a mark that only we can make of a cookie that only
this browser has: of the session's for 退出 and whatever comes later; of one that the page with the button gives for
ten minutes, so that nobody can lead somebody else's browser into their own session. Nothing of it is stored.

The session's cookie is SameSite=Strict: no other site's link or form brings it along.
"""

from __future__ import annotations

import hmac
import re
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.page.door import HEADERS as PAGE_HEADERS
from handlers.console.signing import GOOD_FOR, make_token
from handlers.rules import Rules
from storage.vault import Vault

HEADERS = {
    **PAGE_HEADERS,  # no referrer, kept nowhere, found by no search
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
HOME = "/console/"
_PATH = "/console"
_SESSION, _DOOR = "console", "console-door"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}", re.ASCII)


def session_of(request: web.Request) -> str:
    """What the session's cookie holds; empty where the browser brings none."""
    return _cookie(request, _SESSION)


def door_of(request: web.Request) -> str:
    """The same of the cookie that the page with the button gave."""
    return _cookie(request, _DOOR)


def _cookie(request: web.Request, name: str) -> str:
    value = request.cookies.get(name, "")
    return value if _TOKEN.fullmatch(value) else ""


def _give(response: web.Response, name: str, value: str, seconds: float, rules: Rules) -> None:
    response.set_cookie(
        name, value, max_age=int(seconds), path=_PATH, httponly=True, samesite="Strict",
        secure=rules.public_url.lower().startswith("https:"),
    )  # fmt: skip


def give_session(response: web.Response, value: str, rules: Rules) -> None:
    """Sign this browser in; what it needed for that goes."""
    _give(response, _SESSION, value, rules.console.lasts.total_seconds(), rules)
    response.del_cookie(_DOOR, path=_PATH)


def take_session(response: web.Response) -> None:
    """Sign this browser out."""
    response.del_cookie(_SESSION, path=_PATH)


def give_door(response: web.Response, value: str, rules: Rules) -> None:
    """Know this browser again when the button is pressed."""
    _give(response, _DOOR, value, GOOD_FOR.total_seconds(), rules)


def new_door(request: web.Request) -> str:
    """What that cookie is to hold: what it holds already, if anything."""
    return door_of(request) or make_token()


def mark(vault: Vault, cookie: str) -> str:
    """What forms carry that are shown to the browser with this cookie."""
    return vault.digest(f"console form/{cookie}")


def is_ours(request: web.Request, rules: Rules) -> bool:
    """Whether a post comes from our own site, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc.lower() in (
        urlsplit(rules.public_url).netloc.lower(), request.host.lower(),
    )  # fmt: skip


async def is_meant(request: web.Request, rules: Rules, vault: Vault, cookie: str) -> bool:
    """Whether a post was sent by a form that we showed to this browser. See above."""
    try:
        carried = (await request.post()).get("mark", "")
    except (ValueError, LookupError):  # no form at all, or in letters that nobody knows
        return False
    if not cookie or not isinstance(carried, str) or not is_ours(request, rules):
        return False
    return hmac.compare_digest(carried.encode(), mark(vault, cookie).encode())
