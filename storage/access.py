"""Who looks after whom: the people with a role for a household's place, and the places a role covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select

from storage.database import Db
from storage.models import Account, Area, Grant, Household, Person
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody responsible for a household, with the chats they can be reached in (perhaps none).

    `near`: what the role is for: 0 the household itself, 1 its unit, 2 its building, 3 its community, 4 another place.
    Who holds several roles is there once, with the nearest. `on_duty`: it is their shift.
    """

    person_id: int
    name: str
    role: str
    chats: tuple[tuple[str, str], ...]  # chat, language
    near: int = 3
    on_duty: bool = False


def _own_account() -> ColumnElement[bool]:
    """An account within reach that the holder of a role opened with their own invite. One that came by a household's
    may be anybody's of that household, whoever it says it is: it is told nothing of others."""
    return and_(
        Account.person_id == Grant.person_id, Account.scope.startswith("person/"), Account.gone_at.is_(None)
    )  # fmt: skip


async def keepers(db: Db, household_id: int, roles: Sequence[str], now: datetime) -> list[Keeper]:
    """Who holds one of the roles for a household: for itself, for its unit, its building, or its whole community."""
    place = await db.first(
        select(Household.community_id, Household.building_id, Household.area_id).where(Household.id == household_id)
    )
    if place is None:
        return []
    areas = {place.community_id, place.building_id, place.area_id}
    everywhere = and_(Grant.area_id.is_(None), Grant.household_id.is_(None), Grant.community_id == place.community_id)
    rows = await db.all(
        select(
            Grant.person_id, Person.name, Grant.role, Grant.area_id, Grant.household_id, Account.chat, Account.language
        )
        .join(Person, Person.id == Grant.person_id)
        .outerjoin(Account, _own_account())
        .where(
            Grant.role.in_(roles),
            Grant.since <= now,
            or_(Grant.until.is_(None), Grant.until > now),
            or_(Grant.household_id == household_id, Grant.area_id.in_(areas), everywhere),
        )
        .order_by(Grant.id, Account.id)
    )  # fmt: skip
    found: dict[int, Keeper] = {}
    for row in rows:
        near = 0 if row.household_id is not None else 3
        if row.area_id in (place.area_id, place.building_id):
            near = 1 if row.area_id != place.building_id else 2
        keeper = found.get(row.person_id) or Keeper(row.person_id, row.name, row.role, (), near)
        chats = keeper.chats
        if row.chat is not None and row.chat not in [chat for chat, _ in chats]:
            chats = (*chats, (row.chat, row.language))
        nearer = near < keeper.near
        found[row.person_id] = Keeper(
            row.person_id, row.name, row.role if nearer else keeper.role, chats, min(near, keeper.near)
        )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody with a role in a community: what they look after (areas, homes, by kind and id) and their chats."""

    person_id: int
    name: str
    places: tuple[tuple[str, int], ...]
    chats: tuple[tuple[str, str], ...]  # chat, language


async def duties(db: Db, community_id: int, roles: Sequence[str], now: datetime) -> list[Duty]:
    """Everybody who holds one of the roles in a community now; with no place named, it is for the whole community."""
    rows = await db.all(
        select(Grant.person_id, Person.name, Grant.area_id, Grant.household_id, Account.chat, Account.language)
        .join(Person, Person.id == Grant.person_id)
        .outerjoin(Account, _own_account())
        .where(
            Grant.community_id == community_id,
            Grant.role.in_(roles),
            Grant.since <= now,
            or_(Grant.until.is_(None), Grant.until > now),
        )
        .order_by(Grant.person_id, Grant.id, Account.id)
    )
    names: dict[int, str] = {}
    places: dict[int, dict[tuple[str, int], None]] = defaultdict(dict)  # dict: in order, each once
    chats: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        names[row.person_id] = row.name
        if row.household_id is not None:
            places[row.person_id]["home", row.household_id] = None
        else:
            places[row.person_id]["area", row.area_id or community_id] = None
        if row.chat is not None:
            chats[row.person_id].setdefault(row.chat, row.language)
    return [Duty(id, name, tuple(places[id]), tuple(chats[id].items())) for id, name in names.items()]


async def room(db: Db, household_id: int) -> str:
    """The number on a household's door."""
    return await db.scalar(select(Household.room).where(Household.id == household_id)) or ""


async def subtree(db: Db, areas: Sequence[int]) -> list[tuple[int, str]]:
    """These areas and everything below them: id and kind."""
    paths = await db.scalars(select(Area.path).where(Area.id.in_(areas)))
    if not paths:
        return []
    rows = await db.all(select(Area.id, Area.kind).where(or_(*(Area.path.startswith(path) for path in paths))))
    return [(row.id, row.kind) for row in rows]


async def community_name(db: Db, community_id: int) -> str:
    """What the community is called."""
    return await db.scalar(select(Area.name).where(Area.id == community_id)) or ""


async def communities(db: Db) -> list[int]:
    """Every community."""
    return await db.scalars(select(Area.id).where(Area.kind == "community").order_by(Area.id))


async def buildings(db: Db, within: Within) -> list[tuple[int, str]]:
    """The buildings in which something of a place lies, be it one household: id and name."""
    rows = await db.all(
        select(Area.id, Area.name)
        .where(Area.id.in_(select(Household.building_id).where(place(within))))
        .order_by(Area.id)
    )
    return [(row.id, row.name) for row in rows]
