"""Who looks after whom, for a whole community at once: doors, the roles held for them, and how both change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Account, Area, Case, Grant, Household, Person
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Door:
    """A household with somebody in it. `unit` is empty where the building has no units; `isolated`: somebody there is
    in quarantine."""

    id: int
    community_id: int
    building_id: int
    area_id: int
    building: str
    unit: str
    room: str
    isolated: bool

    @property
    def place(self) -> str:
        """The address in words, e.g. "3号楼2单元502"."""
        return self.building + self.unit + self.room


@dataclass(frozen=True, slots=True)
class Holder:
    """A role that somebody holds now, for an area, a household or (neither) the community. `reached`: they have opened
    their own account and it hears us. `home`: the household they live in."""

    grant_id: int
    person_id: int
    name: str
    role: str
    area_id: int | None
    household_id: int | None
    reached: bool
    home: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of a community, with the words of their address (empty: no home here)."""

    id: int
    name: str
    place: str


def _held(now: datetime) -> ColumnElement[bool]:
    return and_(Grant.since <= now, or_(Grant.until.is_(None), Grant.until > now))


def _ends_later(now: datetime) -> ColumnElement[bool]:
    """Held now, or from some day on."""
    return or_(Grant.until.is_(None), Grant.until > now)


async def doors(db: Db, within: Within, building_id: int | None = None) -> list[Door]:
    """Every door of a place, or of one building of it, behind which somebody lives. One query."""
    building, unit = aliased(Area), aliased(Area)
    isolated = exists().where(Case.household_id == Household.id, Case.released_at.is_(None))
    rows = await db.all(
        select(
            Household.id, Household.community_id, Household.building_id, Household.area_id,
            building.name.label("building"),
            case((Household.area_id == Household.building_id, ""), else_=unit.name).label("unit"),
            Household.room, isolated.label("isolated"),
        )
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
        .where(
            place(within),
            exists().where(Person.household_id == Household.id),
            *([Household.building_id == building_id] if building_id is not None else []),
        )
        .order_by(Household.id)
    )  # fmt: skip
    return [
        Door(
            row.id, row.community_id, row.building_id, row.area_id, row.building, row.unit, row.room,
            bool(row.isolated),
        )
        for row in rows
    ]  # fmt: skip


async def holders(
    db: Db, community_id: int, now: datetime, *, roles: Sequence[str] = (), household_id: int | None = None
) -> list[Holder]:
    """Every role held in a community now, the oldest grant first; of these `roles` alone, for one household alone. One
    query."""
    reached = exists().where(
        Account.person_id == Grant.person_id, Account.scope.startswith("person/"), Account.gone_at.is_(None)
    )
    conditions = [Grant.community_id == community_id, _held(now)]
    if roles:
        conditions.append(Grant.role.in_(list(roles)))
    if household_id is not None:
        conditions.append(Grant.household_id == household_id)
    rows = await db.all(
        select(
            Grant.id, Grant.person_id, Person.name, Grant.role, Grant.area_id, Grant.household_id,
            reached.label("reached"), Person.household_id.label("home"),
        )
        .join(Person, Person.id == Grant.person_id)
        .where(*conditions)
        .order_by(Grant.id)
    )  # fmt: skip
    return [
        Holder(
            row[0], row.person_id, row.name, row.role, row.area_id, row.household_id, bool(row.reached), row.home
        )
        for row in rows
    ]  # fmt: skip


async def called(db: Db, community_id: int, names: Collection[str]) -> list[Named]:
    """Those of a community who are called so."""
    return await _named(db, Person.community_id == community_id, Person.name.in_(list(names)))


async def by_ids(db: Db, community_id: int, ids: Collection[int]) -> dict[int, Named]:
    """These people of a community, by id."""
    found = await _named(db, Person.community_id == community_id, Person.id.in_(list(ids)))
    return {one.id: one for one in found}


async def _named(db: Db, *conditions: ColumnElement[bool]) -> list[Named]:
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Person.id, Person.name, Household.room, Household.area_id, Household.building_id,
            building.name.label("building"), unit.name.label("unit"),
        )
        .outerjoin(Household, Household.id == Person.household_id)
        .outerjoin(building, building.id == Household.building_id)
        .outerjoin(unit, unit.id == Household.area_id)
        .where(*conditions)
        .order_by(Person.id)
    )  # fmt: skip
    return [
        Named(
            row.id,
            row.name,
            "" if row.room is None else row.building + (row.unit if row.area_id != row.building_id else "") + row.room,
        )
        for row in rows
    ]


async def area_names(db: Db, areas: Collection[int]) -> dict[int, str]:
    """What these areas are called, a unit with its building: 3号楼2单元."""
    above = aliased(Area)
    rows = await db.all(
        select(Area.id, Area.name, Area.kind, above.name.label("above"))
        .outerjoin(above, above.id == Area.parent_id)
        .where(Area.id.in_(list(areas)))
    )
    return {row.id: (row.above or "") + row.name if row.kind == "unit" else row.name for row in rows}


# --- changing ---------------------------------------------------------------------------------------------------------


async def hold(db: Db, households: Collection[int]) -> None:
    """Let nobody else change who looks after these households until this transaction is over; who came first has
    committed when this returns."""
    await db.all(
        select(Household.id)
        .where(Household.id.in_(list(households)))
        .order_by(Household.id)
        .with_for_update(key_share=True)
    )


async def hold_community(db: Db, community_id: int) -> None:
    """The same for everybody's roles in a community."""
    await db.all(select(Area.id).where(Area.id == community_id).with_for_update(key_share=True))


async def grant(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New roles: community_id, person_id, role, area_id, household_id, since."""
    if rows:
        await db.run(insert(Grant), rows)


async def end(db: Db, grants: Collection[int], now: datetime) -> int:
    """These roles end now; gives how many had not before."""
    if not grants:
        return 0
    return await db.run(update(Grant).where(Grant.id.in_(list(grants)), _ends_later(now)).values(until=now))


async def end_all(db: Db, person_id: int, now: datetime) -> int:
    """All that somebody may do, now or from some later day on, ends now; gives how much that was."""
    return await db.run(update(Grant).where(Grant.person_id == person_id, _ends_later(now)).values(until=now))


# --- phones -----------------------------------------------------------------------------------------------------------


async def shows_phone(db: Db, person_id: int) -> tuple[bool, str]:
    """Whether somebody lets those in their care see their number, and how it is masked (empty: there is none)."""
    row = await db.first(select(Person.shows_phone, Person.phone_mask).where(Person.id == person_id))
    return (bool(row.shows_phone), row.phone_mask) if row is not None else (False, "")


async def set_shows_phone(db: Db, person_id: int, shows: bool) -> None:
    """They do, or do not any more."""
    await db.run(update(Person).where(Person.id == person_id).values(shows_phone=shows))


async def open_phones(db: Db, people: Collection[int]) -> dict[int, bytes]:
    """The sealed numbers of those of these people who let theirs be seen."""
    rows = await db.all(
        select(Person.id, Person.phone_sealed).where(
            Person.id.in_(list(people)), Person.shows_phone, Person.phone_sealed.is_not(None)
        )
    )
    return {row.id: row.phone_sealed or b"" for row in rows}


async def office(db: Db, community_id: int, now: datetime, but: int) -> int:
    """How many others hold the office (staff, admin) of a community."""
    return (
        await db.scalar(
            select(func.count(Grant.person_id.distinct())).where(
                Grant.community_id == community_id, Grant.role.in_(("staff", "admin")), _held(now),
                Grant.person_id != but,
            )
        )
        or 0
    )  # fmt: skip


# --- whom to write to -------------------------------------------------------------------------------------------------


async def chats(db: Db, people: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """The chats within reach that these people opened with their own invite: chat, language; each once."""
    found: dict[int, dict[str, str]] = {}
    for row in await db.all(
        select(Account.person_id, Account.chat, Account.language)
        .where(Account.person_id.in_(list(people)), Account.scope.startswith("person/"), Account.gone_at.is_(None))
        .order_by(Account.opened_at, Account.id)
    ):
        found.setdefault(row.person_id or 0, {}).setdefault(row.chat, row.language)
    return {id: list(some.items()) for id, some in found.items()}


async def home_chats(db: Db, households: Collection[int]) -> list[tuple[int, str, str]]:
    """The chats within reach that answer for these households: household, chat, language; each once."""
    rows = await db.all(
        select(Account.household_id, Account.chat, Account.language)
        .where(Account.household_id.in_(list(households)), Account.gone_at.is_(None))
        .order_by(Account.opened_at, Account.id)
    )
    found = {(row.household_id or 0, row.chat): row.language for row in rows}
    return [(household, chat, language) for (household, chat), language in found.items()]


async def residents(db: Db, households: Collection[int]) -> dict[int, list[str]]:
    """Who lives behind these doors, by household."""
    found: dict[int, list[str]] = {}
    for row in await db.all(
        select(Person.household_id, Person.name)
        .where(Person.household_id.in_(list(households)))
        .order_by(Person.household_id, Person.id)
    ):
        found.setdefault(row.household_id or 0, []).append(row.name)
    return found
