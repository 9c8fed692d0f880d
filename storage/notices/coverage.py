"""Who has been reached by an edition and who not: counts for all buildings at once, and the households one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Area, Edition, Household, Notice, NoticeText, Person, Recipient
from storage.temperature import Within, place

_NEVER = ("missed",)  # states of an edition that did not go out


@dataclass(frozen=True, slots=True)
class Cell:
    """So many recipients of one building stand alike. `building_id` 0: people with a role, who live nowhere here.
    `how` is none where nobody knows that they have read it, and then so is `answer`: it was given to other words."""

    building_id: int
    building: str
    channels: str
    how: str | None
    answer: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Home:
    """One recipient, and where they live. `unit` is empty where the building has no units; of somebody with a role,
    `building` is, too, and `room` is their name. `teller`: who told them, or pressed the button, where we know.
    `answer` is none of whoever is to read it again."""

    household_id: int | None
    building: str
    unit: str
    room: str
    channels: str
    read_at: datetime | None
    how: str | None
    answer: str | None
    teller: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A door on a list that somebody walks along: how many live behind it."""

    household_id: int
    building: str
    unit: str
    room: str
    people: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as it is offered for looking at."""

    id: int
    notice_id: int
    version: int
    began_at: datetime
    asks: bool  # whether its readers were given anything to press


def _theirs(within: Within) -> tuple[ColumnElement[bool], ...]:
    """The recipients of a place. People with a role belong to the community alone."""
    if within.community_id is not None and within.inside is None:
        return (Recipient.community_id == within.community_id,)
    here = place(within)
    buildings = select(Household.building_id).where(here).correlate(None)  # an index begins with them
    homes = select(Household.id).where(Household.id == Recipient.household_id, here).correlate(Recipient)
    return Recipient.building_id.in_(buildings), homes.exists()


async def cells(db: Db, edition_id: int, within: Within) -> list[Cell]:
    """How the recipients of an edition stand, counted by the database: one query for all buildings of a place."""
    read = Recipient.read_at.is_not(None)
    stands = (Recipient.building_id, Area.name, Recipient.channels, read, Recipient.how, Recipient.answer)
    rows = await db.all(
        select(*stands, func.count())
        .outerjoin(Area, Area.id == Recipient.building_id)
        .where(Recipient.edition_id == edition_id, *_theirs(within))
        .group_by(*stands)
    )
    return [
        Cell(
            building or 0, name or "", channels, (how or "button") if known else None, answer if known else None, count
        )
        for building, name, channels, known, how, answer, count in rows
    ]


async def homes(db: Db, edition_id: int, within: Within, *, unread: bool = False) -> list[Home]:
    """The recipients of an edition in a place, one by one, in no order; `unread`: those alone of whom nobody knows that
    they have read it."""
    building, unit, teller, holder = aliased(Area), aliased(Area), aliased(Person), aliased(Person)
    query = (
        select(
            Recipient.household_id, building.name, unit.name, Household.room, Recipient.channels, Recipient.read_at,
            Recipient.how, Recipient.answer, teller.name, holder.name, Household.area_id == Household.building_id,
        )
        .outerjoin(Household, Household.id == Recipient.household_id)
        .outerjoin(building, building.id == Household.building_id)
        .outerjoin(unit, unit.id == Household.area_id)
        .outerjoin(teller, teller.id == Recipient.by_id)
        .outerjoin(holder, holder.id == Recipient.person_id)
        .where(Recipient.edition_id == edition_id, *_theirs(within))
    )  # fmt: skip
    if unread:
        query = query.where(Recipient.read_at.is_(None))
    return [
        Home(
            row[0],
            row[1] or "",
            "" if row[10] else row[2] or "",
            row[3] or row[9] or "",
            *row[4:7],
            row[7] if row[5] is not None else None,
            row[8] or "",
        )
        for row in await db.all(query)
    ]


async def stops(db: Db, households: Collection[int]) -> list[Stop]:
    """These doors, in no order."""
    found: list[Stop] = []
    building, unit = aliased(Area), aliased(Area)
    people = select(func.count(Person.id)).where(Person.household_id == Household.id).scalar_subquery()
    wanted = list(households)
    for start in range(0, len(wanted), 1000):
        rows = await db.all(
            select(Household.id, building.name, unit.name, Household.room, people, Household.area_id, building.id)
            .join(building, building.id == Household.building_id)
            .join(unit, unit.id == Household.area_id)
            .where(Household.id.in_(padded(wanted[start : start + 1000])))
        )
        found += [Stop(row[0], row[1], "" if row[5] == row[6] else row[2], row[3], row[4]) for row in rows]
    return found


_SHOWN = (Edition.id, Edition.notice_id, Edition.version, Edition.began_at)


async def shown(
    db: Db, community_id: int, within: Within, *, notice_id: int = 0, words: Sequence[str] = (), limit: int = 5
) -> list[Shown]:
    """The last editions of a community that anybody of a place was to have, newest first: of one notice, or of those
    in whose title all these words stand, where they are given. What was withdrawn can still be looked at by number."""
    query = (
        select(*_SHOWN, Notice.asks)
        .join(Notice, Notice.id == Edition.notice_id)
        .where(Edition.community_id == community_id, Edition.state.not_in(_NEVER))
        .where(select(Recipient.id).where(Recipient.edition_id == Edition.id, *_theirs(within)).exists())
    )
    query = query.where(Edition.notice_id == notice_id if notice_id else Edition.withdrawn_at.is_(None))
    if words:
        named = [func.lower(NoticeText.title).contains(word.lower(), autoescape=True) for word in words]
        titles = select(NoticeText.id).where(
            NoticeText.notice_id == Edition.notice_id, NoticeText.version == Edition.version, and_(*named)
        )
        query = query.where(titles.exists())
    rows = await db.all(query.order_by(Edition.began_at.desc(), Edition.id.desc()).limit(limit))
    return [Shown(row[0], row[1], row[2], row[3], row[4].get("mode", "read") != "none") for row in rows]


async def sent(db: Db, *, notice_id: int = 0) -> list[tuple[int, Shown]]:
    """All editions that have gone out, oldest first, of all communities or of one notice: community, edition."""
    query = select(Edition.community_id, *_SHOWN, Notice.asks).join(Notice, Notice.id == Edition.notice_id)
    query = query.where(Edition.state.not_in(_NEVER))
    if notice_id:
        query = query.where(Edition.notice_id == notice_id)
    rows = await db.all(query.order_by(Edition.id))
    return [(row[0], Shown(row[1], row[2], row[3], row[4], row[5].get("mode", "read") != "none")) for row in rows]
