"""What all engines of a run of tests share: one dialect of a kind, and one store of compiled statements.

The service has one engine for as long as it lives. A run of tests makes thousands of them, and each would find out anew
what the server can do, and compile every statement anew: a fifth of all the time.
"""

from __future__ import annotations

from typing import Any, Self

from sqlalchemy import Connection, Engine, util
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_COMPILED: util.LRUCache[Any, Any] = util.LRUCache(4000)


class _Shared:
    """A dialect of which there is one, however often it is made; it looks at a server once."""

    _made: Self | None = None
    _asked = False

    def __new__(cls, **_arguments: Any) -> Self:
        if cls._made is None:
            cls._made = super().__new__(cls)
        return cls._made

    def __init__(self, **arguments: Any) -> None:
        if not hasattr(self, "dbapi"):
            super().__init__(**arguments)

    def initialize(self, connection: Connection) -> None:
        if not self._asked:
            super().initialize(connection)  # type: ignore[misc]  # the dialect's, which comes next
            self._asked = True

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_COMPILED)


class Aiosqlite(_Shared, SQLiteDialect_aiosqlite):
    supports_statement_cache = True


class Pysqlite(_Shared, SQLiteDialect_pysqlite):
    supports_statement_cache = True


class Asyncpg(_Shared, PGDialect_asyncpg):
    supports_statement_cache = True


def share() -> None:
    """From here on, engines share."""
    registry.register("sqlite", __name__, "Pysqlite")
    registry.register("sqlite.aiosqlite", __name__, "Aiosqlite")
    registry.register("postgresql.asyncpg", __name__, "Asyncpg")
