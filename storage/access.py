"""Who looks after whom: the people with a role for a household's place, and the places a role covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from storage.database import Db
from storage.models import Account, Area, Grant, Household, Person


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody responsible for a household, with the chats they can be reached in (perhaps none)."""

    person_id: int
    name: str
    role: str
    chats: tuple[tuple[str, str], ...]  # chat, language


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
        select(Grant.person_id, Person.name, Grant.role, Account.chat, Account.language)
        .join(Person, Person.id == Grant.person_id)
        .outerjoin(Account, and_(Account.person_id == Grant.person_id, Account.gone_at.is_(None)))
        .where(
            Grant.role.in_(roles),
            Grant.since <= now,
            or_(Grant.until.is_(None), Grant.until > now),
            or_(Grant.household_id == household_id, Grant.area_id.in_(areas), everywhere),
        )
        .order_by(Grant.id, Account.id)
    )
    found: dict[int, Keeper] = {}
    for row in rows:
        keeper = found.get(row.person_id) or Keeper(row.person_id, row.name, row.role, ())
        chats = keeper.chats
        if row.chat is not None and row.chat not in [chat for chat, _ in chats]:
            chats = (*chats, (row.chat, row.language))
        found[row.person_id] = Keeper(row.person_id, row.name, keeper.role, chats)
    return list(found.values())


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
