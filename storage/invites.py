"""Invites: the codes and tokens that let people in, and what a list of them and a door notice need to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, bindparam, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Area, Case, Grant, Household, Person
from storage.models import Invite as Row
from storage.types import Instant

State = Literal["live", "expired", "revoked"]


@dataclass(frozen=True, slots=True)
class Invite:
    """An invite as it stands. For a role holder `person_id` is set, and `household_id` too if they live here."""

    id: int
    community_id: int
    household_id: int | None
    person_id: int | None
    expires_at: datetime
    revoked_at: datetime | None
    state: State

    @property
    def live(self) -> bool:
        """Whether it lets anybody in."""
        return self.state == "live"


@dataclass(frozen=True, slots=True)
class Wanting:
    """A household (`person_id` none) or a role holder without a live invite."""

    community_id: int
    household_id: int | None
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Resident:
    """A person and where they live; the words are empty for somebody without a home here."""

    id: int
    community_id: int
    household_id: int | None
    name: str
    community: str
    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Key:
    """A live invite's sealed code and token."""

    household_id: int | None
    person_id: int | None
    code_sealed: bytes
    token_sealed: bytes


@dataclass(frozen=True, slots=True)
class Holder:
    """A role held now by a person, for an area, a household or (neither) a whole community."""

    community_id: int
    person_id: int
    name: str
    role: str
    area_id: int | None
    household_id: int | None


@dataclass(frozen=True, slots=True)
class Door:
    """A household as its door notice needs it; `areas` are the ids from the community down."""

    id: int
    community_id: int
    areas: tuple[int, ...]
    community: str
    building: str
    unit: str
    room: str
    safe_word: str


@dataclass(frozen=True, slots=True)
class InQuarantine:
    """An open case of somebody in a household."""

    household_id: int
    name: str
    starts_on: date
    ends_on: date


# Built once: `invites` and every greeting ask these, and to build them takes longer than to run them.
_NOW = bindparam("now", type_=Instant)
_LIVE = Row.revoked_at.is_(None) & (Row.expires_at > _NOW)
_HELD = (Grant.since <= _NOW) & or_(Grant.until.is_(None), Grant.until > _NOW)
_HOMES_WANTING = (
    select(Household.community_id, Household.id)
    .where(
        exists().where(Person.household_id == Household.id),
        ~exists().where(Row.household_id == Household.id, Row.person_id.is_(None), _LIVE),
    )
    .order_by(Household.id)
)
_HOLDERS_WANTING = (
    select(Person.community_id, Person.household_id, Person.id)
    .where(
        exists().where(Grant.person_id == Person.id, _HELD),
        ~exists().where(Row.person_id == Person.id, _LIVE),
    )
    .order_by(Person.id)
)
_KEYS = select(Row.household_id, Row.person_id, Row.code_sealed, Row.token_sealed).where(_LIVE).order_by(Row.id)
_HOLDERS = (
    select(Grant.community_id, Grant.person_id, Person.name, Grant.role, Grant.area_id, Grant.household_id)
    .join(Person, Person.id == Grant.person_id)
    .where(_HELD)
    .order_by(Grant.id)
)
_community, _building, _spot = aliased(Area), aliased(Area), aliased(Area)
_RESIDENTS = (
    select(
        Person.id,
        Person.community_id,
        Person.household_id,
        Person.name,
        _community.name.label("community"),
        _building.name.label("building"),
        _spot.name.label("spot"),
        Household.building_id,
        Household.area_id,
        Household.room,
    )
    .join(_community, _community.id == Person.community_id)
    .outerjoin(Household, Household.id == Person.household_id)
    .outerjoin(_building, _building.id == Household.building_id)
    .outerjoin(_spot, _spot.id == Household.area_id)
    .order_by(Person.id)
)


async def by_code(db: Db, digest: str, now: datetime) -> Invite | None:
    """The invite whose code has this digest."""
    return await _find(db, Row.code_digest == digest, now)


async def by_token(db: Db, digest: str, now: datetime) -> Invite | None:
    """The invite whose token has this digest."""
    return await _find(db, Row.token_digest == digest, now)


async def by_id(db: Db, id: int, now: datetime) -> Invite | None:
    """The invite with this id."""
    return await _find(db, Row.id == id, now)


async def _find(db: Db, which: ColumnElement[bool], now: datetime) -> Invite | None:
    row = await db.first(
        select(
            Row.id,
            Row.community_id,
            Row.household_id,
            Row.person_id,
            Row.expires_at,
            Row.revoked_at,
        ).where(which)
    )
    if row is None:
        return None
    state: State = "revoked" if row.revoked_at is not None else "live" if row.expires_at > now else "expired"
    return Invite(*row, state)


async def wanting(db: Db, now: datetime) -> list[Wanting]:
    """Every household with people in it, and every role holder, that has no live invite of its own."""
    households = await db.all(_HOMES_WANTING, {"now": now})
    holders = await db.all(_HOLDERS_WANTING, {"now": now})
    return [Wanting(*row, None) for row in households] + [Wanting(*row) for row in holders]


async def add(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New invites, every column but the id; one whose code is taken already is left out."""
    make = sqlite.insert if db.dialect == "sqlite" else postgresql.insert
    if rows:
        await db.run(make(Row).on_conflict_do_nothing(), rows)


async def revoke(db: Db, id: int, now: datetime) -> None:
    """This invite lets nobody in any more."""
    await db.run(update(Row).where(Row.id == id).values(revoked_at=now))


async def keys(db: Db, now: datetime) -> list[Key]:
    """Every live invite, the newest last."""
    rows = await db.all(_KEYS, {"now": now})
    return [Key(*row) for row in rows]


async def residents(db: Db) -> list[Resident]:
    """Everybody on the roster, with the words of their address."""
    rows = await db.all(_RESIDENTS)
    return [
        Resident(
            row.id,
            row.community_id,
            row.household_id,
            row.name,
            row.community,
            row.building or "",
            row.spot if row.area_id != row.building_id else "",
            row.room or "",
        )
        for row in rows
    ]


async def holders(db: Db, now: datetime) -> list[Holder]:
    """Every role held now, the oldest grant first."""
    rows = await db.all(_HOLDERS, {"now": now})
    return [Holder(*row) for row in rows]


async def doors(db: Db) -> list[Door]:
    """Every household."""
    rows = await db.all(
        select(
            Household.id,
            Household.community_id,
            Household.building_id,
            Household.area_id,
            Household.room,
            Household.safe_word,
            _community.name.label("community"),
            _building.name.label("building"),
            _spot.name.label("spot"),
            _spot.path,
        )
        .join(_community, _community.id == Household.community_id)
        .join(_building, _building.id == Household.building_id)
        .join(_spot, _spot.id == Household.area_id)
        .order_by(Household.id)
    )
    return [
        Door(
            row.id,
            row.community_id,
            tuple(int(id) for id in row.path.split(".") if id),
            row.community,
            row.building,
            row.spot if row.area_id != row.building_id else "",
            row.room,
            row.safe_word,
        )
        for row in rows
    ]


async def in_quarantine(db: Db) -> list[InQuarantine]:
    """Everybody whose case is open, in the order of the roster."""
    rows = await db.all(
        select(Case.household_id, Person.name, Case.starts_on, Case.ends_on)
        .join(Person, Person.id == Case.person_id)
        .where(Case.released_at.is_(None))
        .order_by(Person.id, Case.starts_on)
    )
    return [InQuarantine(*row) for row in rows]
