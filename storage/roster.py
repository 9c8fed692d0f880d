"""What the roster's import reads and writes: areas, households, people, grants and cases, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.orm import DeclarativeBase

from storage.database import Db
from storage.models import Area, Case, Grant, Household, Person


@dataclass(frozen=True, slots=True)
class KnownArea:
    """A node of the tree."""

    id: int
    community_id: int | None
    parent_id: int | None
    kind: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class KnownHousehold:
    """A household, by the area that its door is in."""

    id: int
    community_id: int
    building_id: int
    area_id: int
    room: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as the roster last said."""

    id: int
    community_id: int
    household_id: int | None
    name: str
    phone_digest: str | None
    language: str | None
    note: str


@dataclass(frozen=True, slots=True)
class KnownGrant:
    """A role held now for an area, for one household, or (neither) for the community."""

    id: int
    person_id: int
    role: str
    area_id: int | None
    household_id: int | None = None


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A quarantine, open or over."""

    id: int
    person_id: int
    policy: str
    starts_on: date
    ends_on: date
    released_at: datetime | None


async def communities(db: Db) -> list[KnownArea]:
    """Every community, the oldest first."""
    return await _areas(db, Area.kind == "community")


async def areas(db: Db, community_ids: Sequence[int]) -> list[KnownArea]:
    """These communities with everything below them, parents before their children."""
    return await _areas(db, Area.community_id.in_(community_ids))


async def _areas(db: Db, which: Any) -> list[KnownArea]:
    rows = await db.all(
        select(Area.id, Area.community_id, Area.parent_id, Area.kind, Area.name, Area.path)
        .where(which)
        .order_by(Area.id)
    )
    return [KnownArea(*row) for row in rows]


async def households(db: Db, community_ids: Sequence[int]) -> list[KnownHousehold]:
    """Every household of these communities."""
    rows = await db.all(
        select(Household.id, Household.community_id, Household.building_id, Household.area_id, Household.room)
        .where(Household.community_id.in_(community_ids))
        .order_by(Household.id)
    )
    return [KnownHousehold(*row) for row in rows]


async def people(db: Db, community_ids: Sequence[int]) -> list[KnownPerson]:
    """Everybody in these communities."""
    rows = await db.all(
        select(
            Person.id,
            Person.community_id,
            Person.household_id,
            Person.name,
            Person.phone_digest,
            Person.language,
            Person.note,
        )
        .where(Person.community_id.in_(community_ids))
        .order_by(Person.id)
    )
    return [KnownPerson(*row) for row in rows]


async def grants(db: Db, community_ids: Sequence[int], now: datetime) -> list[KnownGrant]:
    """The roles held now in these communities, but for those that are for one household."""
    rows = await db.all(
        select(Grant.id, Grant.person_id, Grant.role, Grant.area_id)
        .where(Grant.community_id.in_(community_ids), Grant.household_id.is_(None))
        .where(or_(Grant.until.is_(None), Grant.until > now))
        .order_by(Grant.id)
    )
    return [KnownGrant(*row) for row in rows]


async def home_grants(db: Db, community_ids: Sequence[int], now: datetime) -> list[KnownGrant]:
    """The roles held now in these communities for one household each, by the roster or since."""
    rows = await db.all(
        select(Grant.id, Grant.person_id, Grant.role, Grant.area_id, Grant.household_id)
        .where(Grant.community_id.in_(community_ids), Grant.household_id.is_not(None))
        .where(or_(Grant.until.is_(None), Grant.until > now))
        .order_by(Grant.id)
    )
    return [KnownGrant(*row) for row in rows]


async def cases(db: Db, community_ids: Sequence[int]) -> list[KnownCase]:
    """Every case of these communities, each person's in the order of their starts."""
    rows = await db.all(
        select(Case.id, Case.person_id, Case.policy, Case.starts_on, Case.ends_on, Case.released_at)
        .where(Case.community_id.in_(community_ids))
        .order_by(Case.person_id, Case.starts_on)
    )
    return [KnownCase(*row) for row in rows]


async def add_communities(db: Db, names: Sequence[str]) -> None:
    """New communities, as roots of the tree."""
    await _add(db, Area, [{"kind": "community", "name": name, "path": ""} for name in names])
    fresh = await db.all(select(Area.id).where(Area.kind == "community", Area.path == "", Area.parent_id.is_(None)))
    await _change(db, Area, [{"id": row.id, "path": f"{row.id}.", "community_id": row.id} for row in fresh])


async def add_areas(db: Db, kind: str, parents: Sequence[tuple[KnownArea, str]]) -> None:
    """New buildings or units: each a parent that is there already, and a name."""
    if not parents:
        return
    await _add(
        db,
        Area,
        [
            {"community_id": parent.community_id, "parent_id": parent.id, "kind": kind, "name": name, "path": ""}
            for parent, name in parents
        ],
    )
    paths = {parent.id: parent.path for parent, _ in parents}
    fresh = await db.all(
        select(Area.id, Area.parent_id).where(
            Area.community_id.in_({parent.community_id for parent, _ in parents}), Area.path == ""
        )
    )
    await _change(db, Area, [{"id": row.id, "path": f"{paths[row.parent_id or 0]}{row.id}."} for row in fresh])


async def add_households(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New households: community_id, building_id, area_id, room, safe_word, created_at."""
    await _add(db, Household, rows)


async def add_people(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New people: every column but the id."""
    await _add(db, Person, rows)


async def change_people(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """Change what each row names of the person whose `id` it holds."""
    for names in sorted({tuple(sorted(row)) for row in rows}):
        await _change(db, Person, [row for row in rows if tuple(sorted(row)) == names])


async def add_grants(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New grants: community_id, person_id, role, area_id, household_id, since."""
    await _add(db, Grant, rows)


async def end_grants(db: Db, ids: Sequence[int], now: datetime) -> None:
    """These roles end now."""
    await _change(db, Grant, [{"id": id, "until": now} for id in ids])


async def add_cases(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New cases: community_id, person_id, household_id, policy, starts_on, ends_on, created_at."""
    await _add(db, Case, rows)


async def move_cases(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """Other dates or another policy for open cases: id, policy, starts_on, ends_on."""
    await _change(db, Case, rows)


async def _add(db: Db, table: type[DeclarativeBase], rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        await db.run(insert(table), rows)


async def _change(db: Db, table: type[DeclarativeBase], rows: Sequence[dict[str, Any]]) -> None:
    """One statement for all rows, which name the same columns; `id` says which row."""
    if rows:
        key = table.__table__.c.id
        changes = [
            {**{name: value for name, value in row.items() if name != "id"}, "row_id": row["id"]} for row in rows
        ]
        await db.run(update(table).where(key == bindparam("row_id")), changes)
