"""Who has not read an edition, door by door, as those see it who are to tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Account, Area, CareNeed, Household, Person, Recipient
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Unread:
    """A household, or somebody with a role (then only `name`), as those see it who are to tell them. `unit` is empty
    where the building has no units."""

    id: int
    household_id: int | None
    person_id: int | None
    community_id: int
    building_id: int
    area_id: int
    building: str
    unit: str
    room: str
    name: str

    @property
    def place(self) -> str:
        """The address in words, or who it is."""
        return self.building + self.unit + self.room or self.name


_building, _unit = aliased(Area), aliased(Area)


async def unread(db: Db, edition_id: int) -> list[Unread]:
    """All who have not read it, by door."""
    return await _doors(db, edition_id, Recipient.read_at.is_(None))


async def named(db: Db, edition_id: int, ids: Collection[int]) -> list[Unread]:
    """These rows, whether they have read it or not."""
    return await _doors(db, edition_id, Recipient.id.in_(list(ids)))


async def _doors(db: Db, edition_id: int, condition: ColumnElement[bool]) -> list[Unread]:
    query = (
        select(
            Recipient.id, Recipient.household_id, Recipient.person_id, Recipient.community_id, Household.building_id,
            Household.area_id, _building.name.label("building"), _unit.name.label("unit"), Household.room, Person.name,
        )
        .outerjoin(Household, Household.id == Recipient.household_id)
        .outerjoin(_building, _building.id == Household.building_id)
        .outerjoin(_unit, _unit.id == Household.area_id)
        .outerjoin(Person, Person.id == Recipient.person_id)
        .where(Recipient.edition_id == edition_id, condition)
        .order_by(_building.name, _unit.name, func.length(Household.room), Household.room, Recipient.id)
    )  # fmt: skip
    return [
        Unread(
            row.id, row.household_id, row.person_id, row.community_id, row.building_id or 0, row.area_id or 0,
            row.building or "", (row.unit or "") if row.area_id != row.building_id else "", row.room or "",
            row.name or "",
        )
        for row in await db.all(query)
    ]  # fmt: skip


async def rows_within(db: Db, edition_id: int, within: Within) -> list[Unread]:
    """All whom an edition is for in a place; people with a role only where the place is the whole community."""
    return await _doors(db, edition_id, inside(within))


def inside(within: Within) -> ColumnElement[bool]:
    """The rows of a place; of people with a role only where the place is the whole community."""
    if within.community_id is None:
        return place(within)
    return Recipient.community_id == within.community_id


async def is_within(db: Db, edition_id: int, ids: Sequence[int], within: Within) -> list[int]:
    """Those of the rows of an edition that lie in a place."""
    return await db.scalars(
        select(Recipient.id)
        .outerjoin(Household, Household.id == Recipient.household_id)
        .where(Recipient.edition_id == edition_id, Recipient.id.in_(list(ids)), inside(within))
        .order_by(Recipient.id)
    )


@dataclass(frozen=True, slots=True)
class Dweller:
    """Somebody of a household: what lists may show of their phone, the note on the roster, why others look in on
    them."""

    name: str
    phone_mask: str
    note: str
    reason: str


async def dwellers(db: Db, homes: Collection[int]) -> dict[int, list[Dweller]]:
    """Who lives there, by household."""
    if not homes:
        return {}
    rows = await db.all(
        select(Person.household_id, Person.name, Person.phone_mask, Person.note, CareNeed.reason)
        .outerjoin(CareNeed, and_(CareNeed.person_id == Person.id, CareNeed.until.is_(None)))
        .where(Person.household_id.in_(padded(homes)))
        .order_by(Person.id)
    )
    found: dict[int, list[Dweller]] = defaultdict(list)
    for row in rows:
        found[row.household_id or 0].append(Dweller(row.name, row.phone_mask, row.note, row.reason or ""))
    return found


async def reached(db: Db, homes: Collection[int]) -> set[int]:
    """Those of the households that a private chat reaches."""
    if not homes:
        return set()
    query = select(Account.household_id).where(Account.household_id.in_(padded(homes)), Account.gone_at.is_(None))
    return {id for id in await db.scalars(query.distinct()) if id is not None}
