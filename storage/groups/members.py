"""Who is in the groups: comings and goings, who of the roster is not there, who is there and on no roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Account, Area, Group, GroupMember, Household, Person
from storage.temperature import Within, place


@dataclass(frozen=True, slots=True)
class Here:
    """A bound group in which somebody says something. `inside`: we know that they are in it. `left_at`: when they had
    left, as far as we know."""

    id: int
    title: str
    area_id: int
    community_id: int | None
    building: str
    rights: tuple[str, ...]
    topics: bool
    inside: bool
    left_at: datetime | None


_HEARD = (
    select(
        Group.id, Group.title, Group.area_id, Group.community_id, Area.name, Group.rights, Group.topics,
        GroupMember.id.label("member"), GroupMember.left_at,
    )
    .join(Area, Area.id == Group.area_id)
    .outerjoin(GroupMember, and_(GroupMember.group_id == Group.id, GroupMember.address == bindparam("address")))
    .where(Group.chat == bindparam("chat"), Group.left_at.is_(None))
)  # fmt: skip


async def heard(db: Db, chat: str, address: str) -> Here | None:
    """The bound group of a chat, and what we know of whoever speaks there; none for other groups."""
    row = await db.first(_HEARD, {"chat": chat, "address": address})
    if row is None or row.area_id is None:
        return None
    inside = row.member is not None and row.left_at is None
    return Here(
        row.id, row.title, row.area_id, row.community_id, row.name, tuple(row.rights or ()), row.topics, inside,
        row.left_at,
    )  # fmt: skip


async def note_member(
    db: Db, group_id: int, address: str, name: str, *, joined: datetime | None
) -> None:  # fmt: skip
    """Somebody is in a group: they have just come, or (`joined` none) were there before we heard of them."""
    here = (GroupMember.group_id == group_id) & (GroupMember.address == address)
    known: dict[str, object] = {"status": "member", "left_at": None}
    if joined is not None:
        known["joined_at"] = joined
    called = {"name": name[:100]} if name else {}
    new = await db.put_new(GroupMember, group_id=group_id, address=address, **known, **called)
    if not new:
        # One coming may be told twice, in two ways: only the first is a coming.
        absent = or_(GroupMember.left_at.is_not(None), GroupMember.joined_at.is_(None))
        await db.run(update(GroupMember).where(here, absent).values(**known, **called))


async def note_left(db: Db, group_id: int, address: str, *, removed: bool, when: datetime) -> None:
    """Somebody is not in a group any more."""
    gone = {"left_at": when, "status": "removed" if removed else "left"}
    if not await db.put_new(GroupMember, group_id=group_id, address=address, **gone):
        here = (GroupMember.group_id == group_id) & (GroupMember.address == address)
        await db.run(update(GroupMember).where(here).values(**gone))


async def note_standing(db: Db, group_id: int, address: str, name: str, status: str) -> None:
    """Somebody is admin there, or a plain member."""
    await note_member(db, group_id, address, name, joined=None)
    here = (GroupMember.group_id == group_id) & (GroupMember.address == address)
    await db.run(update(GroupMember).where(here).values(status=status))


# --- not yet reached --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reached:
    """How many households of a building there are, and how many of them have nobody in its group."""

    building_id: int
    building: str
    households: int
    outside: int
    bound: bool


@dataclass(frozen=True, slots=True)
class Home:
    """A household, by its place in words."""

    household_id: int
    place: str


def _inside() -> ColumnElement[bool]:
    """That somebody who speaks for the household is in its building's group, on whichever channel."""
    return (
        select(Account.id)
        .join(GroupMember, GroupMember.address == Account.address)
        .join(Group, Group.id == GroupMember.group_id)
        .where(
            Account.household_id == Household.id,
            GroupMember.left_at.is_(None),
            Group.area_id == Household.building_id,
            Group.left_at.is_(None),
        )
        .exists()
    )


def _lived_in() -> ColumnElement[bool]:
    return select(Person.id).where(Person.household_id == Household.id).exists()


async def reached(db: Db, within: Within) -> list[Reached]:
    """The buildings of a place that somebody lives in, with how many households are not in their group."""
    counted = (
        select(
            Household.building_id,
            func.count().label("households"),
            func.sum(case((_inside(), 0), else_=1)).label("outside"),
        )
        .where(place(within), _lived_in())
        .group_by(Household.building_id)
        .subquery()
    )
    bound = select(Group.id).where(Group.area_id == Area.id, Group.left_at.is_(None)).exists()
    rows = await db.all(
        select(Area.id, Area.name, counted.c.households, counted.c.outside, bound.label("bound"))
        .join(counted, counted.c.building_id == Area.id)
        .order_by(Area.id)
    )
    return [Reached(row.id, row.name, row.households, int(row.outside), bool(row.bound)) for row in rows]


async def outside(db: Db, within: Within) -> list[Home]:
    """The households of a place that have nobody in their building's group."""
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Household.id, Household.room, Household.area_id, Household.building_id, building.name.label("building"),
            unit.name.label("unit"),
        )
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
        .where(place(within), _lived_in(), ~_inside())
    )  # fmt: skip
    return [
        Home(row.id, row.building + (row.unit if row.area_id != row.building_id else "") + row.room) for row in rows
    ]


async def on_no_roster(db: Db, buildings: Sequence[int], names: int) -> tuple[int, list[str]]:
    """Those in the groups of these buildings whom no invite has let in: how many, and what the platform calls the
    first `names` of them."""
    known = select(Account.id).where(Account.address == GroupMember.address).exists()
    strangers = (
        select(GroupMember.name)
        .join(Group, Group.id == GroupMember.group_id)
        .where(Group.area_id.in_(buildings), Group.left_at.is_(None), GroupMember.left_at.is_(None), ~known)
    )
    count = await db.scalar(select(func.count()).select_from(strangers.subquery())) or 0
    return count, await db.scalars(strangers.order_by(GroupMember.id).limit(names))


# --- welcome ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Newcomers:
    """A bound group in which people are to be welcomed; `since`: the first of them came."""

    group_id: int
    community_id: int | None
    since: datetime


def _unwelcomed() -> tuple[ColumnElement[bool], ...]:
    return (
        GroupMember.joined_at.is_not(None), GroupMember.left_at.is_(None), GroupMember.welcomed_at.is_(None),
    )  # fmt: skip


async def newcomers(db: Db, before: datetime) -> list[Newcomers]:
    """The bound groups where somebody who came before that moment (and after the binding) was not yet welcomed."""
    rows = await db.all(
        select(Group.id, Group.community_id, func.min(GroupMember.joined_at).label("since"))
        .join(GroupMember, GroupMember.group_id == Group.id)
        .where(
            Group.area_id.is_not(None), Group.left_at.is_(None), *_unwelcomed(),
            GroupMember.joined_at >= Group.bound_at,
        )
        .group_by(Group.id, Group.community_id)
        .having(func.min(GroupMember.joined_at) <= before)
        .order_by(Group.id)
    )  # fmt: skip
    return [Newcomers(row.id, row.community_id, row.since) for row in rows if row.since is not None]


async def take_newcomers(db: Db, group_id: int, now: datetime) -> int:
    """Those who are there and were never welcomed are so now; gives their number. Nobody is taken twice."""
    bound = select(Group.bound_at).where(Group.id == group_id).scalar_subquery()
    return await db.run(
        update(GroupMember)
        .where(GroupMember.group_id == group_id, *_unwelcomed(), GroupMember.joined_at >= bound)
        .values(welcomed_at=now)
    )
