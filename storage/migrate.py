"""Bring the schema up to date, and tell whether it is. Safe to call by several processes at once.

Only what migrates loads Alembic: a service whose schema is current need not carry it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "20261201_console"
"""The newest revision, for which this code was written; a test holds it to the scripts."""

_HERE = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file: they must hold wherever the service is started."""
    from alembic.config import Config

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
        return await db.on_connection(_revision) == HEAD


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection) -> None:
    from alembic import command

    if connection.dialect.name == "postgresql":  # a second process waits here and then finds nothing to do
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('louzhang-migrate'))"))
    command.upgrade(config(connection), "head")
