"""Kits for households newly in quarantine: who is to have one, and which have not been handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from storage.database import Db
from storage.models import Case, Household, Order
from storage.supplies.orders import BY_DOOR, ORDERS, Kept, found
from storage.temperature import Within, place

_LATE = timedelta(days=2)  # whoever has been at home for longer has been looked after in another way


@dataclass(frozen=True, slots=True)
class NewHome:
    """A household that is in quarantine since lately; `case_id`: the first of its open cases, which is what a kit is
    for. `upto`: the newest case that was looked at."""

    household_id: int
    community_id: int
    case_id: int
    upto: int


async def newest_case(db: Db) -> int:
    """The number of the newest case; 0 where there is none."""
    return await db.scalar(select(func.max(Case.id))) or 0


async def beginning(db: Db, community_id: int, today: date) -> list[NewHome]:
    """The households of a community with somebody whose quarantine begins today."""
    return await _homes(db, (Case.community_id == community_id, Case.starts_on == today), None)


async def written_since(db: Db, after: int, today: date, limit: int) -> list[NewHome]:
    """The households of cases with higher numbers that have begun lately, oldest first."""
    return await _homes(
        db, (Case.id > after, Case.starts_on <= today, Case.starts_on >= today - _LATE, Case.ends_on >= today), limit
    )


async def _homes(db: Db, conditions: tuple[object, ...], limit: int | None) -> list[NewHome]:
    query = (
        select(Case.household_id, Case.community_id, Case.id)
        .where(*conditions, Case.released_at.is_(None))  # type: ignore[arg-type]
        .order_by(Case.id)
    )
    cases = await db.all(query if limit is None else query.limit(limit))
    if not cases:
        return []
    rows = await db.all(
        select(Case.household_id, func.min(Case.id).label("first"))
        .where(Case.household_id.in_({row.household_id for row in cases}), Case.released_at.is_(None))
        .group_by(Case.household_id)
    )
    first = {row.household_id: row.first for row in rows}
    homes: dict[int, NewHome] = {}
    for row in cases:
        homes[row.household_id] = NewHome(row.household_id, row.community_id, first[row.household_id], row.id)
    return list(homes.values())


async def to_hand_out(db: Db, within: Within, limit: int) -> tuple[list[Kept], int]:
    """Kits that nobody has handed out, by door, and how many there are of them."""
    waiting = (Order.kind == "kit", Order.state.in_(("placed", "accepted")), place(within))
    count = await db.scalar(
        select(func.count(Order.id)).join(Household, Household.id == Order.household_id).where(*waiting)
    )
    kits = await found(
        db,
        ORDERS.where(*waiting).order_by(*BY_DOOR).limit(limit),
    )
    return kits, count or 0
