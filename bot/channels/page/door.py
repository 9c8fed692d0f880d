"""Who stands at the door of a page: the token in the address, the device in the cookie, and the guesser sent away."""

from __future__ import annotations

import re
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from handlers.chat import guess_language

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",  # the token is in the address
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
}

_DEVICE = re.compile(r"[A-Za-z0-9_-]{16,32}")
_COOKIE_SECONDS = 400 * 24 * 3600  # the longest that browsers allow
_GUESSES = 30  # unknown tokens a minute from one address
_MINUTE = timedelta(minutes=1)


def redact(path: str) -> str:
    """A path as it may stand in a log: whoever has the token has the page."""
    return re.sub(r"(/(?:h|d|pick)/+)[^/?#\s]+.*", r"\1***", path, flags=re.DOTALL)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody whom the door has let in. `language` is the page's; `platform` what the browser says it reads."""

    invite: int
    household: int | None
    device: str  # empty for a client that keeps no cookies
    known: bool  # this device has an account
    language: str
    platform: str

    @property
    def chat(self) -> str:
        """The chat that all phones of the household share."""
        return f"page:{self.invite}"

    @property
    def sender(self) -> str:
        """Who writes: the device, or the household as a whole."""
        return f"{self.chat}.{self.device}" if self.device else self.chat

    def key(self, id: str) -> str:
        """The arrival's key of something this device sent."""
        return f"{self.chat}:{self.device or 'shared'}:{id}"

    def own(self, key: str) -> str:
        """The id that this device gave to the message of that key; empty if another sent it."""
        start = self.key("")
        return key[len(start) :] if key.startswith(start) else ""


def device_of(request: web.Request, invite: int) -> str:
    """The device's id from its cookie; empty where it brings none."""
    value = request.cookies.get(cookie_name(invite), "")
    return value if _DEVICE.fullmatch(value) else ""


def cookie_name(invite: int) -> str:
    """One cookie a page, so that one phone can hold two households."""
    return f"page-{invite}"


def give_cookie(response: web.StreamResponse, visit: Visit, *, secure: bool) -> None:
    """Let the device keep its id; one it already has lives longer by it."""
    response.set_cookie(
        cookie_name(visit.invite),
        visit.device or secrets.token_urlsafe(16),
        max_age=_COOKIE_SECONDS,
        path="/h/",
        httponly=True,
        samesite="Lax",
        secure=secure,
    )


def platform_language(request: web.Request, default: str) -> tuple[str, str]:
    """What the browser says its owner reads (first choice only), and the one of our languages that follows."""
    platform = re.split(r"[,;]", request.headers.get("Accept-Language", ""), maxsplit=1)[0].strip()[:35]
    if platform == "*":
        platform = ""
    return platform, guess_language(platform, default)


class Throttle:
    """Counts unknown tokens by the address they come from, in a window of a minute.

    A right token opens its page even from an address that is over it: many households share one behind their
    carrier, and a neighbour's torn link must not lock them out. Tokens are far too long to be guessed at any pace.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._guesses: dict[str, deque[datetime]] = {}

    def wrong(self, address: str) -> bool:
        """Note a wrong token; says whether it was one too many."""
        now = self._now()
        if len(self._guesses) > 10_000:
            self._guesses = {who: times for who, times in self._guesses.items() if now - times[-1] < _MINUTE}
        times = self._guesses.setdefault(address, deque())
        while times and now - times[0] >= _MINUTE:
            times.popleft()
        if len(times) >= _GUESSES:
            return True
        times.append(now)
        return False
