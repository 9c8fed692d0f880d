"""The kinds of value a setting may have, and what to say when it has another.

No message here repeats what was written: it may be a secret that slipped into the wrong place.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import time
from difflib import get_close_matches
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, SecretStr
from pydantic_core import PydanticCustomError

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")


def wrong(message: str) -> PydanticCustomError:
    """The error that carries `message` as it is: a ValueError would get a prefix, and braces a meaning."""
    return PydanticCustomError("setting", "{message}", {"message": message})


def must(holds: Callable[[Any], object], message: str) -> AfterValidator:
    """Refuse a value, with `message`, unless `holds` says yes."""

    def check(value: Any) -> Any:
        if not holds(value):
            raise wrong(message)
        return value

    return AfterValidator(check)


def _no_yes(value: Any) -> Any:
    if isinstance(value, bool):  # pydantic would read true as 1
        raise wrong("must be a number, not true or false")
    return value


def _as_time(value: Any) -> time:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", value):
        return time.fromisoformat(value)
    if type(value) is int and 0 <= value < 24 * 60:  # YAML 1.1 counts in sixties: 17:00 is 17 x 60
        raise wrong(f'needs quotes: write "{value // 60:02}:{value % 60:02}"; without them YAML makes it a number')
    raise wrong('is not a time: write "HH:MM" with the quotes, from "00:00" to "23:59"')


def _as_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        zones = {zone.casefold(): zone for zone in available_timezones()}
        near = get_close_matches(name.casefold(), zones, n=1, cutoff=0.75)
        hint = f"did you mean {zones[near[0]]}?" if near else "write one like Asia/Shanghai"
        raise wrong(f"is not a time zone; {hint}") from None
    return name


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
            and not (parts.query or parts.fragment)
            and "@" not in parts.netloc
            and not re.search(r"\s", url)
        )
    except ValueError:
        return False


def unsealed(key: str) -> bytes:
    """The bytes of a base64url text, with or without its padding; empty if it is not one."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+={0,2}", key) or len(key.rstrip("=")) % 4 == 1:
        return b""
    bare = key.rstrip("=")
    return base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))


class DatabaseUrl:
    """Where the database is; whoever prints it sees no password."""

    __slots__ = ("_url",)

    def __init__(self, url: str) -> None:
        self._url = url

    def get_secret_value(self) -> str:
        """The whole address, password included: for the engine only."""
        return self._url

    @property
    def has_password(self) -> bool:
        """Whether the address holds a password, before the host or among its parameters."""
        return bool(
            re.match(r"[^:]*://[^:/@]*:[^@]+@", self._url)
            or re.search(r"[?&][^=&]*passw(?:or)?d=[^&]", self._url, re.IGNORECASE)
        )

    def __str__(self) -> str:
        scheme, mark, rest = self._url.partition("://")
        if not mark:
            return "***"
        user, at, place = rest.rpartition("@")
        place = re.sub(r"=[^&]*", "=***", place) if "?" in place else place
        return f"{scheme}://{user.partition(':')[0] + ':***' if ':' in user else user}{at}{place}"

    def __repr__(self) -> str:
        return f"DatabaseUrl({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DatabaseUrl) and self._url == other._url

    def __hash__(self) -> int:
        return hash(self._url)


def _as_database_url(value: Any) -> DatabaseUrl:
    if isinstance(value, DatabaseUrl):
        return value
    if not isinstance(value, str):
        raise wrong("must be text")
    scheme, mark, rest = value.partition("://")
    if not mark or scheme not in DRIVERS:
        raise wrong(
            "must begin with sqlite+aiosqlite:// or postgresql+asyncpg://, "
            'as in "sqlite+aiosqlite:///var/louzhang.db" or "postgresql+asyncpg://user:password@host/louzhang"'
        )
    if scheme == DRIVERS[0]:
        if rest and not rest.startswith("/"):
            raise wrong('needs three slashes before a file: "sqlite+aiosqlite:///var/louzhang.db"')
        return DatabaseUrl(value)
    authority, path = re.match(r"([^/?]*)([^?]*)", rest).groups()  # type: ignore[union-attr]
    host = authority.rpartition("@")[2]
    if authority.count("@") > 1 or "@" in path or not re.fullmatch(r"(?:\[[^\]]+\]|[^:\[\]]*)(?::[0-9]{1,5})?", host):
        raise wrong(
            "cannot be taken apart: the port must be a number, and in a password @ is written %40, / %2F, : %3A, ? %3F"
        )
    return DatabaseUrl(value)


def between(low: float, high: float) -> AfterValidator:
    """A number from `low` to `high`, both included."""
    return must(lambda value: low <= value <= high, f"must be from {low} to {high}")


def _secret_like(pattern: str, message: str) -> AfterValidator:
    return must(lambda s: not s.get_secret_value() or re.fullmatch(pattern, s.get_secret_value()), message)


positive = must(lambda value: value > 0, "must be more than 0")

Whole = Annotated[int, BeforeValidator(_no_yes)]
Number = Annotated[float, BeforeValidator(_no_yes), must(lambda x: abs(x) != float("inf") and x == x, "must be finite")]
Text = Annotated[str, must(str.strip, "must not be empty")]
Word = Annotated[str, must(lambda s: re.fullmatch(r"[^\s/]{1,40}", s), "must be one word of 1 to 40 characters, no /")]
Clock = Annotated[time, BeforeValidator(_as_time), PlainSerializer(lambda t: f"{t:%H:%M}", when_used="json")]
Zone = Annotated[str, AfterValidator(_as_zone)]
WebAddress = Annotated[
    str,
    must(
        _is_web_address,
        "must be a web address beginning with http:// or https://, without a user name, password, ? or #",
    ),
    AfterValidator(lambda url: url.rstrip("/")),
]
BotName = Annotated[
    str, must(lambda s: re.fullmatch(r"[A-Za-z0-9_]*", s), "must be the bot's name without @: letters, digits and _")
]
Hotline = Annotated[
    str,
    must(
        lambda s: not s or re.fullmatch(r"[+0-9][0-9 -]{2,19}", s),
        'must be a telephone number, as in "12356" or "+86 10 12345", or "" for none',
    ),
]
Url = Annotated[DatabaseUrl, BeforeValidator(_as_database_url), PlainSerializer(str, when_used="json")]
Token = Annotated[
    SecretStr,
    _secret_like(
        r"[0-9]+:[A-Za-z0-9_-]{3,}",
        "is not a bot token: BotFather gives digits, a colon, then letters, digits, _ and -; without spaces",
    ),
]
WebhookSecret = Annotated[
    SecretStr, _secret_like(r"[A-Za-z0-9_-]{1,256}", "must be 1 to 256 characters, only A-Z a-z 0-9 _ and -")
]
Key = Annotated[
    SecretStr,
    must(
        lambda s: not s.get_secret_value() or len(unsealed(s.get_secret_value())) >= 32,
        "must be at least 32 random bytes written as base64url (43 characters or more, only A-Z a-z 0-9 _ and -)",
    ),
]
