"""Bring the schema up to date, and tell whether it is. Safe to call by several processes at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.database import Database

_HERE = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file: they must hold wherever the service is started."""
    settings = Config()
    settings.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


async def upgrade(database: Database) -> bool:
    """Run the migrations that are missing, all in one transaction; says whether there were any."""
    if await is_current(database):
        return False
    async with database.begin() as db:
        await db.on_connection(_upgrade)
    return True


async def is_current(database: Database) -> bool:
    """Whether the schema is the one this code was written for."""
    async with database.read() as db:
        return await db.on_connection(_revision) == head()


def head() -> str | None:
    """The newest revision this code knows."""
    return ScriptDirectory.from_config(config()).get_current_head()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # a second process waits here and then finds nothing to do
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('louzhang-migrate'))"))
    command.upgrade(config(connection), "head")
