"""What every test stands on: both databases, and the World."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.vault import Vault
from tests import engines
from tests.databases import Postgres, fresh_sqlite, memory
from tests.world import KEY, World, with_roster

engines.share()


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
    """An empty, migrated PostgreSQL database that nobody else has used: for processes that are killed."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture
def postgres_empty(postgres: Postgres) -> Iterator[str]:
    """An empty, migrated PostgreSQL database."""
    url = postgres.lend()
    yield url
    postgres.give_back(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        return fresh_sqlite(tmp_path)
    return str(request.getfixturevalue("postgres_empty"))


@pytest.fixture
async def database(database_url: str, vault: Vault) -> AsyncIterator[Database]:
    opened = Database(database_url, vault)
    yield opened
    await opened.close()


@pytest.fixture
def postgres_with_roster(postgres: Postgres) -> Iterator[str]:
    """The same, with the roster of tests/world.py in it."""
    url = postgres.lend(with_roster)
    yield url
    postgres.give_back(url)


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


@pytest.fixture(scope="session", autouse=True)
def rubbish_goes() -> Iterator[None]:
    """A service that starts keeps what is there from the collector: here that would be the rubbish of other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield


def pytest_configure() -> None:
    """Temporary folders are in memory where there is room: SQLite waits for the disk at each commit."""
    if in_memory := memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", in_memory)


def pytest_collection_finish() -> None:
    """What is here now stays to the end: the collector need not walk through it again and again, as in bot/app.py."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of cases that differ in words alone (`words`) one is told on PostgreSQL, too: what they ask of it is the same."""
    told: set[str] = set()
    kept, left = [], []
    for item in items:
        name, _, case = item.nodeid.partition("[")
        if item.get_closest_marker("words") is None or "postgresql" not in case:
            kept.append(item)
        elif name in told:
            left.append(item)
        else:
            told.add(name)
            kept.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept
