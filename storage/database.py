"""The engine, SQLite's tuning, and `begin()`: the one unit of work.

A `Db` is what everybody else passes around: one open transaction. Whoever opens it (inbox, outbox, clock, console, a
command) commits it by leaving the block; nobody else commits.
"""

from __future__ import annotations

import asyncio
import fcntl
import functools
import json
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Engine,
    Executable,
    Insert,
    Row,
    String,
    create_engine,
    event,
    insert,
    literal_column,
    text,
)  # fmt: skip
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.selectable import TypedReturnsRows

from storage.vault import Vault

_Ts = TypeVarTuple("_Ts")
_T = TypeVar("_T")

# As it is read: Chinese as it stands takes a third of the bytes.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_BUSY_SECONDS = 10  # how long one process waits for another's write on SQLite


class Unavailable(Exception):
    """The database cannot be reached or cannot take a write now; the work may be tried again."""


class Db(ABC):
    """One open transaction, and the vault that belongs to the database."""

    __slots__ = ("_gathered", "dialect", "vault")

    def __init__(self, dialect: str, vault: Vault) -> None:
        self._gathered: dict[tuple[type[DeclarativeBase], tuple[str, ...]], list[dict[str, Any]]] = {}
        self.dialect = dialect
        self.vault = vault

    @abstractmethod
    async def _ask(self, statement: Executable, rows: Any = None) -> CursorResult[Any]: ...

    @abstractmethod
    async def on_connection(self, work: Callable[[Connection], _T]) -> _T:
        """Hand the plain connection to `work`, a function that is not async: for migrations."""

    async def _execute(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        if self._gathered:
            await self.flush()
        return await self._ask(statement, rows)

    def add(self, table: type[DeclarativeBase], **values: Any) -> None:
        """One new row, of which nobody needs the id.

        Such rows are gathered and written together: before the next statement, which may look at them, and at the
        end of the transaction. So what is wrong with one may be said later than here, but always inside the block.
        """
        self._gathered.setdefault((table, tuple(values)), []).append(values)

    async def flush(self) -> None:
        """Write what `add` has gathered. Nobody needs to call it: the next statement does, and so does the commit."""
        gathered, self._gathered = self._gathered, {}
        for (table, _), rows in gathered.items():
            await self._ask(_insert(table), rows)

    async def all(self, query: TypedReturnsRows[*_Ts], values: dict[str, Any] | None = None) -> Sequence[Row[*_Ts]]:
        """Every row. `values`: those of the query's own bind parameters; a query built once is several times cheaper
        than one built for each call."""
        return (await self._execute(query, values)).all()

    async def first(self, query: TypedReturnsRows[*_Ts], values: dict[str, Any] | None = None) -> Row[*_Ts] | None:
        """The first row, if any."""
        return (await self._execute(query, values)).first()

    async def scalar(self, query: TypedReturnsRows[_T], values: dict[str, Any] | None = None) -> _T | None:
        """The first column of the first row, if any."""
        row = (await self._execute(query, values)).first()
        value: _T | None = None if row is None else row[0]
        return value

    async def scalars(self, query: TypedReturnsRows[_T], values: dict[str, Any] | None = None) -> list[_T]:
        """The first column of every row."""
        return [row[0] for row in (await self._execute(query, values)).all()]

    async def run(self, statement: Executable, rows: Sequence[dict[str, Any]] | dict[str, Any] | None = None) -> int:
        """A statement that changes something, once or for each of `rows`; gives the number of rows it touched."""
        return (await self._execute(statement, rows)).rowcount

    async def returning(
        self, statement: TypedReturnsRows[*_Ts], values: Sequence[dict[str, Any]] | dict[str, Any] | None = None
    ) -> Sequence[Row[*_Ts]]:
        """A statement that changes something and gives rows back (RETURNING)."""
        return (await self._execute(statement, values)).all()

    async def insert(self, table: type[DeclarativeBase], **values: Any) -> int:
        """One new row; gives its id (0 where the key is no number)."""
        key = (await self._execute(_insert(table), values)).inserted_primary_key
        return int(key[0]) if key and isinstance(key[0], int) else 0

    async def put_new(self, table: type[DeclarativeBase], **values: Any) -> bool:
        """Insert, unless a row with the same unique key is there; says whether it is new."""
        make = sqlite.insert if self.dialect == "sqlite" else postgresql.insert
        return await self.run(make(table).on_conflict_do_nothing(), values) > 0

    async def put(self, table: type[DeclarativeBase], **values: Any) -> None:
        """Insert, or change the row with the same primary key."""
        make = sqlite.insert if self.dialect == "sqlite" else postgresql.insert
        keys = [column.name for column in table.__table__.primary_key]
        statement = make(table).values(**values)
        rest = {name: statement.excluded[name] for name in values if name not in keys}
        await self.run(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def padded(values: Collection[_T]) -> list[_T]:
    """Values for an IN list, the last of them repeated until there are 1, 2, 4, 8 … of them: each length is a statement
    of its own, to be parsed and planned, and a driver keeps only so many."""
    found = list(values)
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else found


def fixed(word: str) -> ColumnElement[str]:
    """A word of our own as it stands in the statement, for what an index holds only a part of a table by: PostgreSQL
    plans a statement once for whatever values it is given, and a word that comes as a value might be any other."""
    assert word.isidentifier()
    return literal_column(f"'{word}'", String)


@functools.cache
def _insert(table: type[DeclarativeBase]) -> Insert:
    return insert(table)


class _Async(Db):
    """A transaction whose statements are awaited: PostgreSQL, and reading on SQLite (in the driver's thread)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        super().__init__(connection.dialect.name, vault)
        self._connection = connection

    async def _ask(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        return await self._connection.execute(statement, rows)

    async def on_connection(self, work: Callable[[Connection], _T]) -> _T:
        return await self._connection.run_sync(work)


class _InLoop(Db):
    """A transaction that writes on SQLite. Its statements run in the event loop itself: they take some 30 µs each,
    where a hop to a thread and back takes ten times that. Only what can wait (BEGIN, COMMIT) goes to a thread.
    Reasons and figures: docs/decisions/0003-sqlite-in-the-loop.md.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection, vault: Vault) -> None:
        super().__init__(connection.dialect.name, vault)
        self._connection = connection

    async def _ask(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        return self._connection.execute(statement, rows)

    async def on_connection(self, work: Callable[[Connection], _T]) -> _T:
        return work(self._connection)


class Database:
    """The engine behind a URL, tuned; opens transactions."""

    def __init__(self, url: str, vault: Vault, *, pool: int = 8) -> None:
        self.url = make_url(url)
        self.vault = vault
        self.dialect = self.url.get_backend_name()
        self._writer: Engine | None = None
        if self.dialect == "sqlite":
            if self.url.database:
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            self.engine = create_async_engine(self.url, pool_size=pool, hide_parameters=True, json_serializer=_json)
            _tune_sqlite(self.engine.sync_engine, write=False)
            self._writer = create_engine(
                self.url.set(drivername="sqlite"),
                connect_args={"check_same_thread": False},
                pool_size=1,
                max_overflow=0,
                hide_parameters=True,
                json_serializer=_json,
            )
            _tune_sqlite(self._writer, write=True)
            # SQLite has one writer. Its own way of waiting is to sleep and try again, up to 100 ms a time; writers
            # of this process queue here instead and lose no time.
            self._writing = asyncio.Lock()
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        else:
            self.engine = create_async_engine(
                self.url, pool_size=pool, max_overflow=4, hide_parameters=True, json_serializer=_json
            )

    def __repr__(self) -> str:
        return f"Database({self.url.render_as_string(hide_password=True)})"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Db]:
        """A transaction that writes: committed at the end of the block, rolled back by an exception."""
        if self._writer is None:
            async with self._awaited() as db:
                yield db
            return
        with _plainly():
            async with self._writing:
                connection = self._writer.connect()  # out of the pool, where it is from the first time on
                try:
                    transaction = await self._aside(connection.begin)
                    try:
                        db = _InLoop(connection, self.vault)
                        yield db
                        await db.flush()
                    except BaseException:
                        await self._aside(transaction.rollback)
                        raise
                    await self._aside(transaction.commit)
                finally:
                    connection.close()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Db]:
        """A transaction that only reads: a steady picture, and it never waits for a writer."""
        async with self._awaited() as db:
            yield db

    @asynccontextmanager
    async def _awaited(self) -> AsyncIterator[Db]:
        with _plainly():
            async with self.engine.connect() as connection, connection.begin():
                db = _Async(connection, self.vault)
                yield db
                await db.flush()

    async def _aside(self, work: Callable[[], _T]) -> _T:
        """Run `work` in the writer's thread, to its end even if we are cancelled: half a COMMIT is none."""
        future = asyncio.get_running_loop().run_in_executor(self._thread, work)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait([future])
            raise

    async def lock(self, name: str) -> HeldLock | None:
        """Take a lock that one process at a time can hold; none if another holds it.

        PostgreSQL: an advisory lock of a session of its own, gone with the process. SQLite: a lock on a file beside
        the database does the same.
        """
        if self.dialect == "sqlite":
            return _lock_file(self.url.database or "", name)
        with _plainly():
            connection = await self.engine.connect()
            try:
                held = await connection.scalar(text("SELECT pg_try_advisory_lock(hashtext(:name))"), {"name": name})
                await connection.commit()
            except BaseException:
                await connection.close()
                raise
        if not held:
            await connection.close()
            return None
        return HeldLock(connection=connection)

    async def ping(self) -> float:
        """Seconds that a trivial question takes; raises Unavailable."""
        started = time.perf_counter()
        async with self.read() as db:
            await db.run(text("SELECT 1"))
        return time.perf_counter() - started

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()
        if self._writer is not None:
            self._writer.dispose()
            self._thread.shutdown()


@contextmanager
def _plainly() -> Iterator[None]:
    """Say `Unavailable` for each of the ways in which drivers say that the database cannot be had now."""
    try:
        yield
    except Exception as error:
        if is_outage(error) and not isinstance(error, Unavailable):
            raise Unavailable(_first_line(error)) from error
        raise


_ROLLED_BACK = ("40P01", "40001")  # PostgreSQL ended one of two that waited for each other: it may try again
_SQLITE_OUTAGES = ("locked", "busy", "unable to open", "disk", "readonly", "not authorized")


def is_outage(error: Exception) -> bool:
    """Whether it is the database that is out of order, so that the same work may succeed later; else it is a bug."""
    if isinstance(error, (Unavailable, PoolTimeout, ConnectionError, TimeoutError)):  # asyncpg: refused as it is
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _ROLLED_BACK:
        return True
    if isinstance(error.orig, sqlite3.Error):  # it calls a missing column an OperationalError, too
        return any(word in str(error.orig) for word in _SQLITE_OUTAGES)
    return isinstance(error, (OperationalError, InterfaceError))


class HeldLock:
    """A lock held until `release()`, or until the process ends."""

    def __init__(self, *, connection: AsyncConnection | None = None, file: Any = None) -> None:
        self._connection = connection
        self._file = file

    async def alive(self) -> bool:
        """Whether we still hold it: a database that restarted has forgotten us."""
        if self._connection is None:
            return True
        try:
            await self._connection.execute(text("SELECT 1"))
            await self._connection.commit()
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def release(self) -> None:
        """Let another process have it."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(SQLAlchemyError, OSError):  # a session that is dead already holds nothing any more
                # The session holds the lock, so the session must end: back in the pool it would go on holding it.
                await connection.invalidate()
                await connection.close()
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock_file(database: str, name: str) -> HeldLock | None:
    if database in ("", ":memory:"):
        return HeldLock()
    file = open(f"{database}.{name.replace(':', '-')}.lock", "w")  # noqa: SIM115  it stays open as long as the lock
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return HeldLock(file=file)


def _tune_sqlite(engine: Engine, *, write: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        # The driver's own idea of when a transaction begins is switched off: `begun` below says BEGIN itself.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")  # readers do not wait for the writer
        # FULL, not NORMAL: in WAL, NORMAL may lose the last commits when the power goes, and we have by then told
        # the platform that we hold them. Group commit makes it cheap: one fsync for many messages.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        # KiB for each connection, of which there are nine: what is not in it is in the system's cache, a few µs away.
        cursor.execute(f"PRAGMA cache_size = -{4000 if write else 2000}")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.close()

    # IMMEDIATE: a transaction that starts as a reader and then writes can fail with "database is locked" at once,
    # whatever the timeout; one that takes the write lock first waits its turn.
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _first_line(error: Exception) -> str:
    """What went wrong, without the statement and its values (they may be somebody's health)."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return (str(cause).splitlines() or [type(cause).__name__])[0]
