"""What every test stands on: both databases, and the World."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.vault import Vault
from tests.databases import Postgres, fresh_sqlite
from tests.world import KEY, World, with_roster


@pytest.fixture(scope="session")
def vault() -> Vault:
    return Vault(KEY)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty, migrated PostgreSQL database."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        return fresh_sqlite(tmp_path)
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
async def database(database_url: str, vault: Vault) -> AsyncIterator[Database]:
    opened = Database(database_url, vault)
    yield opened
    await opened.close()


@pytest.fixture
def postgres_with_roster(postgres: Postgres) -> Iterator[str]:
    """The same, with the roster of tests/world.py in it."""
    url = postgres.fresh(with_roster)
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def world_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind with the roster of tests/world.py in it."""
    if request.param == "sqlite":
        return fresh_sqlite(tmp_path, with_roster)
    return str(request.getfixturevalue("postgres_with_roster"))


@pytest.fixture
async def world(world_url: str, tmp_path: Path, vault: Vault) -> AsyncIterator[World]:
    """The service on each database, with the roster of tests/world.py taken in. It is Sunday, 22 November, 7:42."""
    database = Database(world_url, vault)
    made = World(database, tmp_path)
    yield made
    await made.stop()
    await database.close()
