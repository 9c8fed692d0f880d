"""Which group is which building's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import false, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Area, Group
from storage.temperature import Within


@dataclass(frozen=True, slots=True)
class Building:
    """A building, with the community it belongs to."""

    id: int
    name: str
    community_id: int
    community: str


async def buildings(db: Db, within: Within) -> list[Building]:
    """The buildings of a place that are in it as a whole."""
    community = aliased(Area)
    here = Area.community_id == within.community_id if within.community_id is not None else false()
    rows = await db.all(
        select(Area.id, Area.name, community.id.label("community_id"), community.name.label("community"))
        .join(community, community.id == Area.community_id)
        .where(Area.kind == "building", or_(here, Area.id.in_(within.buildings)))
        .order_by(Area.id)
    )
    return [Building(row.id, row.name, row.community_id, row.community) for row in rows]


async def units_of(db: Db, area_id: int) -> tuple[set[int], set[int]]:
    """Of a building: its own id and those of all above it; its own and those of its units."""
    path = await db.scalar(select(Area.path).where(Area.id == area_id)) or ""
    units = await db.scalars(select(Area.id).where(Area.parent_id == area_id))
    return {area_id, *(int(id) for id in path.split(".") if id)}, {area_id, *units}


async def lock_building(db: Db, area_id: int) -> None:
    """Nobody else says at this moment which group is this building's: each waits for the other's commit."""
    await db.run(select(Area.id).where(Area.id == area_id).with_for_update(key_share=True))


async def bind(
    db: Db, group_id: int, former: int | None, other: int | None, building: Building, by: int | None, now: datetime
) -> bool:  # fmt: skip
    """This group is the building's from now on, if it is still of `former`, in the place of the group `other`. Whoever
    calls has locked the building. A link made for another building is not this one's."""
    same = Group.area_id.is_(None) if former is None else Group.area_id == former
    still = select(Group.id).where(Group.id == group_id, Group.left_at.is_(None), same).with_for_update()
    if await db.scalar(still) is None:
        return False
    if other is not None:
        await unbind(db, other, building.id)
    await db.run(
        update(Group)
        .where(Group.id == group_id)
        .values(area_id=building.id, community_id=building.community_id, bound_at=now, bound_by=by, invite_link=None)
    )
    return True


async def unbind(db: Db, group_id: int, area_id: int) -> bool:
    """The group is this building's no more; what was written down about it stays."""
    return (
        await db.run(
            update(Group)
            .where(Group.id == group_id, Group.area_id == area_id)
            .values(area_id=None, bound_at=None, bound_by=None, invite_link=None)
        )
        > 0
    )
