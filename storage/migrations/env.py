"""Alembic's entry: on the connection that storage/migrate.py hands over, or on a throw-away file."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from storage.models import Base
from storage.types import Celsius, Instant, Money, Quantity


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as the plain ones below them: a migration must not change when they do."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Celsius):
        return "sa.SmallInteger()"
    if kind == "type" and isinstance(item, (Money, Quantity)):
        return "sa.BigInteger()"
    return False


def _ours(_item: Any, name: str | None, _kind: str, _reflected: bool, _compared: Any) -> bool:
    """Whether the models speak of something: the full-text index is written by hand (20261127_search)."""
    return not (name or "").startswith("passages_search")


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite cannot alter a column in place
        render_item=_render,
        include_object=_ours,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").connect() as own:
        _run(own)
