"""What a statement is planned for: PostgreSQL plans one for all values once it has been asked a few times."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.util import await_only

from storage import outbox
from storage.database import Database, Db
from storage.notices import editions
from storage.outbox import queue
from storage.supplies import drafts
from storage.vault import Vault
from tests.test_database import NOON
from tests.world import KEY


async def due(db: Db) -> None:
    await queue.due(db, "telegram", NOON, ["telegram:1"], 40)


async def next_time(db: Db) -> None:
    await queue.next_not_before(db, "telegram")


async def figures(db: Db) -> None:
    await outbox.figures(db, NOON)


async def going(db: Db) -> None:
    await editions.going(db)


async def draft(db: Db) -> None:
    await drafts.of_account(db, 1)


@pytest.mark.parametrize(
    ("asks", "index"),
    [
        (due, "ix_letters_due"),
        (next_time, "ix_letters_due"),
        (figures, "ix_letters_open"),
        (going, "ix_editions_sending"),
        (draft, "uq_orders_draft"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value.__name__),
)
async def test_what_is_few_of_many_is_found_by_its_index_whatever_the_values(
    postgres_empty: str, asks: Callable[[Db], Awaitable[None]], index: str
) -> None:
    database = Database(postgres_empty, Vault(KEY))
    asked: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    async with database.read() as db:
        event.listen(database.engine.sync_engine, "before_cursor_execute", listen)
        await asks(db)
        event.remove(database.engine.sync_engine, "before_cursor_execute", listen)
        plan = await db.on_connection(partial(_generic_plan, asked=asked[0]))
    await database.close()
    assert index in plan, plan


def _generic_plan(connection: Connection, *, asked: tuple[str, Any]) -> str:
    statement, values = asked
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # few rows it would rather read all
    connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")
    driver: Any = connection.connection.driver_connection
    await_only(driver.execute(f"PREPARE asked AS {statement}"))
    given = f"({', '.join(['NULL'] * len(values))})" if values else ""
    return "\n".join(map(str, connection.exec_driver_sql(f"EXPLAIN EXECUTE asked {given}")))
