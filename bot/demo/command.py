"""`python -m bot demo`: the service with the made-up community, on the web page alone, and the links to open."""

from __future__ import annotations

import errno
import io
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from bot import app, config
from bot.channels.base import plain
from bot.config import DatabaseUrl, Settings
from bot.demo.making import NotOurs, Tokens, families, prepare
from bot.demo.people import COMMUNITY, LIAISON, SHOWN, STAFF, VOLUNTEER
from bot.texts import LANGUAGES
from handlers.invites import page_link
from storage.database import Database

_DATABASE = "sqlite+aiosqlite:///var/demo.db"
_KEY = "var/demo.key"
_PORTS = 20  # so many are tried above the one that is taken


async def run(settings: Settings, *, prepare_only: bool = False, now: Callable[[], datetime] = app.utc_now) -> int:
    """Make the community and serve it until told to stop; gives the exit code. Raises NotReady."""
    settings = _own(settings)
    if not prepare_only:
        settings = listening(settings, free_port(settings.http.host, settings.http.port))
    database = app.database_of(settings)
    try:
        tokens = await prepare(database, app.rules_of(settings), now())
        if not prepare_only:
            await _Demo(settings, tokens, now, database).run()
    except NotOurs:
        raise app.NotReady(
            f"database.url: {settings.database.url} holds data that is not the demo's, so the demo leaves it alone; "
            "give it an empty database, or leave database.url at its default"
        ) from None
    finally:
        await database.close()
    return 0


def _own(settings: Settings) -> Settings:
    """The settings with the demo's own key and database, and no channel but the page."""
    url = settings.database.url
    if url == config.Database().url:
        url = DatabaseUrl(_DATABASE)
    return settings.model_copy(
        update={
            "database": config.Database(url=url),
            "secret": config.Secret(file=_KEY),
            "telegram": config.Telegram(),
            "wecom": config.Wecom(),
            "page": config.Page(enabled=True),
        }
    )


def listening(settings: Settings, port: int) -> Settings:
    """The settings with this port; the links follow it, unless somebody else (a proxy) stands at their address."""
    http = settings.http
    if http.public_url == config.Http().public_url:
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(http.host, http.host)  # noqa: S104  only looked for
        link = f"http://{f'[{host}]' if ':' in host and '[' not in host else host}:{port}"
    elif urlsplit(http.public_url).port == http.port:
        link = http.public_url.replace(f":{http.port}", f":{port}", 1)
    else:
        link = http.public_url
    return settings.model_copy(update={"http": config.Http(host=http.host, port=port, public_url=link)})


def free_port(host: str, port: int) -> int:
    """The port, or the next one that nobody listens on; for 0 any. Raises NotReady where 21 in a row are taken."""
    for candidate in range(port, min(port + _PORTS, 65535) + 1):
        try:
            return _tried(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return port  # no such address, no right to it: the service itself will say so
        if not port:
            break
    raise app.NotReady(f"http.port: {port} and the {_PORTS} ports above it are all taken")


def _tried(host: str, port: int) -> int:
    """Listen for a moment on every address of the host; gives the port. Raises OSError."""
    held: list[socket.socket] = []
    try:
        for family, kind, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            one = socket.socket(family, kind)
            held.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that rests after use is free
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.bind((address[0], port, *address[2:]))
            port = int(one.getsockname()[1])
    finally:
        for one in held:
            one.close()
    return port


class _Demo(app.App):
    """The service, which says where its pages are as soon as they can be opened."""

    def __init__(self, settings: Settings, tokens: Tokens, now: Callable[[], datetime], database: Database) -> None:
        super().__init__(settings, now=now, database=database)
        self._tokens = tokens

    async def start(self) -> None:
        """Start, then tell."""
        await super().start()
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal without Chinese still gets its links
        print("\n".join(self._lines()), flush=True)

    def _lines(self) -> list[str]:
        days = self.rules.policies[self.rules.policy]
        homes = families(self.rules)
        inside = [home for home in homes if home.in_quarantine(days)]
        shown = next(home for home in homes if home.place == SHOWN)
        values = {
            "community": COMMUNITY,
            "households": len(homes),
            "quarantined": len(inside),
            "place": SHOWN,
            "name": shown.people[0].name,
            "count": len(shown.people),
            "liaison": LIAISON,
            "building": shown.building,
            "doors": sum(home.building == shown.building for home in inside),
            "staff": STAFF,
            "volunteer": VOLUNTEER,
        }
        said = ["", *self._both("demo-title", values)]
        for phrase, token in (
            ("demo-resident", self._tokens.resident),
            ("demo-liaison", self._tokens.liaison),
            ("demo-staff", self._tokens.staff),
            ("demo-volunteer", self._tokens.volunteer),
        ):
            said += ["", *self._both(phrase, values), f"  {page_link(self.settings.http.public_url, token)}"]
        for phrase in ("demo-together", "demo-orders", "demo-group", "demo-stop"):
            said += ["", *self._both(phrase, values)]
        return [*said, ""]

    def _both(self, phrase: str, values: dict[str, object]) -> list[str]:
        return [plain(self.texts(language, phrase, **values)) for language in LANGUAGES]
