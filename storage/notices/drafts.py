"""What the conversation about a notice that is being written needs to know besides the notice itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import aliased

from storage import access
from storage.database import Db
from storage.models import Area, History, Household, NoticeText, Person
from storage.notices import targets
from storage.notices.targets import Target


@dataclass(frozen=True, slots=True)
class Spot:
    """A building or a unit that a notice can be aimed at; `unit` is empty for a building. (A door without a room.)"""

    id: int
    building_id: int
    building: str
    unit: str
    room: str = ""


async def spots(db: Db, community_id: int) -> list[Spot]:
    """Every building and unit of a community, each building before its units."""
    above = aliased(Area)
    rows = await db.all(
        select(Area.id, Area.kind, Area.name, Area.parent_id, above.name.label("above"))
        .outerjoin(above, above.id == Area.parent_id)
        .where(Area.community_id == community_id, Area.kind.in_(("building", "unit")))
        .order_by(Area.kind, Area.id)
    )
    buildings = [Spot(row.id, row.id, row.name, "") for row in rows if row.kind == "building"]
    units = [Spot(row.id, row.parent_id or 0, row.above or "", row.name) for row in rows if row.kind == "unit"]
    return [one for each in buildings for one in (each, *(unit for unit in units if unit.building_id == each.id))]


async def rooms(db: Db, area_id: int) -> list[str]:
    """The rooms of a building or unit."""
    return await db.scalars(
        select(Household.room).where((Household.building_id == area_id) | (Household.area_id == area_id)).distinct()
    )


async def without(db: Db, community_id: int, target: Target, now: datetime, local: datetime, limit: int) -> list[str]:
    """The places of those that no private chat reaches."""
    found: list[str] = []
    async for one in targets.everybody(db, community_id, target, now, local.date()):
        if not one.chats:
            found.append(one.place)
            if len(found) == limit:
                break
    return found


async def remove_text(db: Db, notice_id: int, version: int, language: str) -> None:
    """A notice is not to be had in this language any more."""
    await db.run(
        delete(NoticeText).where(
            NoticeText.notice_id == notice_id, NoticeText.version == version, NoticeText.language == language
        )
    )


async def is_same_person(db: Db, person_id: int, other_id: int) -> bool:
    """Whether two rows of the roster are one human being: the same row, or the same phone number."""
    if person_id == other_id:
        return True
    digests = await db.scalars(select(Person.phone_digest).where(Person.id.in_([person_id, other_id])))
    return len(digests) == 2 and digests[0] is not None and digests[0] == digests[1]


async def name_of(db: Db, person_id: int) -> str:
    """What somebody is called."""
    return await db.scalar(select(Person.name).where(Person.id == person_id)) or ""


async def decided(db: Db, notice_id: int) -> tuple[str, str] | None:
    """The last word on a notice that waited for a yes: what was done, and the name of who did it."""
    row = await db.first(
        select(History.action, History.details)
        .where(History.subject == f"notice/{notice_id}", History.action.in_(["notice-approved", "notice-refused"]))
        .order_by(History.id.desc())
        .limit(1)
    )
    if row is None:
        return None
    return row.action, await name_of(db, int((row.details or {}).get("person", 0)))


async def approvers(
    db: Db, community_id: int, roles: frozenset[str], target: Target, author_id: int, now: datetime
) -> list[access.Duty]:
    """Who may say yes to a notice: they hold one of the roles for all that it is for, and did not write it."""
    aimed = {*target.areas, *(area for area, _ in target.floors)}
    found = []
    for duty in await access.duties(db, community_id, sorted(roles), now):
        held = [id for kind, id in duty.places if kind == "area"]
        covered = {id for id, _ in await access.subtree(db, held)}
        covers = community_id in held or (aimed and aimed <= covered)
        if covers and not await is_same_person(db, duty.person_id, author_id):
            found.append(duty)
    return found
