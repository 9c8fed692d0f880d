"""Growth: who has not reported, asked for one building, while the rest of the database grows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from sqlalchemy import Connection, Engine, event, insert, text

from benchmarks import databases
from benchmarks.databases import Databases, Dialect
from benchmarks.results import Results, table
from storage import migrate, temperature
from storage.database import Database, Db
from storage.models import Area, Base, Case, Household, Person, Reading
from storage.temperature import Window, Within

_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_HOMES, _PEOPLE = 100, 250  # of one building
_BUILDINGS = 40  # of one community
_FIRST_BUILDING = 1_000_000  # the id of the first building; communities come before
_AT_ONCE = 80  # buildings loaded in one transaction
_TIMES = 25
_DAY = date(2026, 3, 1)
_NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
_MORNING = Window(_DAY, "morning", _NOON, _NOON + timedelta(hours=2))
_BIG = ("readings", "people", "cases", "households")


async def measure(base: Databases, results: Results, *, quick: bool) -> None:
    """On both databases."""
    for dialect in databases.DIALECTS:
        await _grow(base, results, dialect, _SIZES[:-1] if quick else _SIZES)


async def _grow(base: Databases, results: Results, dialect: Dialect, sizes: tuple[int, ...]) -> None:
    results.say(f"\nGrowth, {dialect}: who of a building's {_PEOPLE} has not reported; half have; median of {_TIMES}")
    database = databases.opened(base.migrated(dialect))
    await migrate.upgrade(database)
    rows = [["people in the database", "ms", "÷ the smallest", "loaded in s", "scans"]]
    built, smallest, scans = 0, 0.0, []
    for size in sizes:
        began = time.monotonic()
        for start in range(built, size // _PEOPLE, _AT_ONCE):
            await _load(database, start, min(start + _AT_ONCE, size // _PEOPLE))
        built = size // _PEOPLE
        async with database.begin() as db:
            await db.run(text("ANALYZE"))
        loaded = time.monotonic() - began
        seconds, statement, parameters = await _asked(database, built)
        smallest = smallest or seconds
        async with database.begin() as db:
            scans = await _scans(db, statement, parameters)
        ratio = seconds / smallest
        rows.append([f"{size:,}", f"{seconds * 1000:.2f}", f"{ratio:.2f}", f"{loaded:.0f}", ", ".join(scans) or "none"])
    await database.close()
    results.say(table(rows))
    results.aim(f"growth {dialect}: whole tables read at {sizes[-1]:,}", ", ".join(scans) or "none", "none", not scans)


async def _load(database: Database, start: int, end: int) -> None:
    """Buildings `start` to `end`: everybody is in quarantine, every second person has reported."""
    buildings = range(start, end)
    async with database.begin() as db:
        communities = [building // _BUILDINGS + 1 for building in buildings if building % _BUILDINGS == 0]
        await _put(db, Area, ({"id": c, "community_id": c, "parent_id": None, "kind": "community", "name": f"第{c}社区",
                               "path": f"{c}."} for c in communities))  # fmt: skip
        await _put(db, Area, (_building(b) for b in buildings))
        await _put(db, Household, (_home(b, h) for b in buildings for h in range(_HOMES)))
        await _put(db, Person, (_person(b, p) for b in buildings for p in range(_PEOPLE)))
        await _put(db, Case, (_case(b, p) for b in buildings for p in range(_PEOPLE)))
        await _put(db, Reading, (_reading(b, p) for b in buildings for p in range(0, _PEOPLE, 2)))


async def _put(db: Db, model: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    every = list(rows)
    if every:
        await db.run(insert(model), every)


def _community(building: int) -> int:
    return building // _BUILDINGS + 1


def _household_id(building: int, person: int) -> int:
    return building * _HOMES + person * _HOMES // _PEOPLE + 1


def _person_id(building: int, person: int) -> int:
    return building * _PEOPLE + person + 1


def _building(building: int) -> dict[str, Any]:
    community, id = _community(building), _FIRST_BUILDING + building
    return {
        "id": id, "community_id": community, "parent_id": community, "kind": "building",
        "name": f"{building % _BUILDINGS + 1}号楼", "path": f"{community}.{id}.",
    }  # fmt: skip


def _home(building: int, home: int) -> dict[str, Any]:
    id = _FIRST_BUILDING + building
    return {
        "id": building * _HOMES + home + 1, "community_id": _community(building), "building_id": id, "area_id": id,
        "room": f"{home // 4 + 1}0{home % 4 + 1}", "safe_word": "青山", "created_at": _NOON,
    }  # fmt: skip


def _person(building: int, person: int) -> dict[str, Any]:
    return {
        "id": _person_id(building, person), "community_id": _community(building),
        "household_id": _household_id(building, person), "name": f"住户{person:03}", "phone_mask": "", "note": "",
        "created_at": _NOON,
    }  # fmt: skip


def _case(building: int, person: int) -> dict[str, Any]:
    return {
        "id": _person_id(building, person), "community_id": _community(building),
        "person_id": _person_id(building, person), "household_id": _household_id(building, person), "policy": "14",
        "starts_on": _DAY - timedelta(days=3), "ends_on": _DAY + timedelta(days=10), "created_at": _NOON,
    }  # fmt: skip


def _reading(building: int, person: int) -> dict[str, Any]:
    return {
        "id": _person_id(building, person), "community_id": _community(building),
        "household_id": _household_id(building, person), "person_id": _person_id(building, person),
        "celsius": Decimal("36.5"), "taken_at": _NOON, "recorded_at": _NOON, "day": _DAY, "slot": "morning",
        "late": False, "source": "self",
    }  # fmt: skip


async def _asked(database: Database, buildings: int) -> tuple[float, str, Any]:
    """Seconds for one question, and the statement with its parameters; other buildings are asked about each time."""
    seconds = []
    with _watched() as statements:
        for number in range(_TIMES):
            building = _FIRST_BUILDING + number * buildings // _TIMES
            async with database.begin() as db:
                began = time.perf_counter()
                found = await temperature.missing(db, _MORNING, Within(buildings=(building,)))
                seconds.append(time.perf_counter() - began)
            assert len(found) == _PEOPLE // 2, f"{len(found)} are missing"
    return median(seconds), *statements[-1]


@contextmanager
def _watched() -> Iterator[list[tuple[str, Any]]]:
    """The questions about cases that are asked meanwhile, as the driver gets them."""
    seen: list[tuple[str, Any]] = []

    def note(
        _connection: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
    ) -> None:
        if "FROM cases" in statement:
            seen.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def _scans(db: Db, statement: str, parameters: Any) -> list[str]:
    """The big tables that the database reads from end to end to answer."""

    def explain(connection: Connection) -> list[str]:
        words = "EXPLAIN QUERY PLAN " if db.dialect == "sqlite" else "EXPLAIN "
        return [str(row[-1]).strip() for row in connection.exec_driver_sql(words + statement, parameters)]

    found = []
    for line in await db.on_connection(explain):
        scanned = line.removeprefix("->").strip()
        for name in _BIG:
            if scanned.startswith((f"SCAN {name}", f"Seq Scan on {name} ", f"Parallel Seq Scan on {name} ")):
                found.append(name)
    return found
