"""The building's group: which groups stand for a building, what neighbours wrote in those we host, and the counts that
a group may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, or_, select, update

from storage import marks
from storage.database import Db
from storage.models import Area, Case, Grant, Group, GroupMember, Household, Invite, Mark, Person, Post, Shift
from storage.temperature import Window, Within, is_missing, open_in, place

HOSTED = "page"  # the one channel whose groups are our own
_LOOKED = "hall/looked"


@dataclass(frozen=True, slots=True)
class Building:
    """A building with its group on the page."""

    id: int
    community_id: int
    name: str

    @property
    def chat(self) -> str:
        """The group's address."""
        return f"{HOSTED}:-{self.id}"


def building_of(chat: str) -> int | None:
    """The building whose group on the page a chat is; none of any other chat."""
    number = chat.removeprefix(f"{HOSTED}:-")
    return int(number) if number != chat and number.isascii() and number.isdigit() else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A living group that stands for a building."""

    id: int
    chat: str
    building_id: int
    building: str
    community_id: int
    rights: tuple[str, ...]

    @property
    def hosted(self) -> bool:
        """Whether it is our own."""
        return self.chat.startswith(f"{HOSTED}:")


async def building(db: Db, id: int) -> Building | None:
    """A building by its id."""
    found = await _buildings(db, Area.id == id)
    return found[0] if found else None


async def buildings(db: Db, household_id: int | None, within: Within | None) -> list[Building]:
    """The buildings of a household and of a place; those of which somebody holds a part, too."""
    places: list[ColumnElement[bool]] = []
    if household_id is not None:
        places.append(Area.id.in_(select(Household.building_id).where(Household.id == household_id)))
    if within is not None and within.community_id is not None:
        places.append(Area.community_id == within.community_id)
    elif within is not None:
        places.append(Area.id.in_(within.buildings))
        places.append(Area.id.in_(select(Household.building_id).where(place(within))))
    return await _buildings(db, or_(*places)) if places else []


async def _buildings(db: Db, which: ColumnElement[bool]) -> list[Building]:
    rows = await db.all(select(Area.id, Area.community_id, Area.name).where(Area.kind == "building", which))
    return [Building(row.id, row.community_id or 0, row.name) for row in rows]


async def opens_role(db: Db, invite_id: int, roles: Collection[str], now: datetime) -> bool:
    """Whether an invite is the own one of somebody who holds one of these roles."""
    held = (
        select(Grant.id)
        .join(Invite, Invite.person_id == Grant.person_id)
        .where(
            Invite.id == invite_id, Grant.role.in_(list(roles)), Grant.since <= now,
            or_(Grant.until.is_(None), Grant.until > now),
        )
    )  # fmt: skip
    return await db.scalar(held.limit(1)) is not None


# --- groups -----------------------------------------------------------------------------------------------------------


async def found(db: Db, where: Building, now: datetime) -> int:
    """The group of a building on the page, made now if it was not there; gives its id."""
    known = await db.scalar(select(Group.id).where(Group.chat == where.chat))
    if known is not None:
        return known
    await db.put_new(
        Group, community_id=where.community_id, area_id=where.id, channel=HOSTED, chat=where.chat, title=where.name,
        rights=["delete", "pin"], topics=False, joined_at=now, greeted_at=now, bound_at=now,
    )  # fmt: skip
    return await db.scalar(select(Group.id).where(Group.chat == where.chat)) or 0


async def has_opened(db: Db, where: Building, address: str) -> bool:
    """Whether a phone has looked into a building's group on the page before: it is in it since then."""
    member = select(GroupMember.id).join(Group, Group.id == GroupMember.group_id)
    inside = (Group.chat == where.chat, GroupMember.address == address, GroupMember.left_at.is_(None))
    return await db.scalar(member.where(*inside)) is not None


async def standing(db: Db, *, chat: str = "", id: int = 0) -> list[Standing]:
    """The groups that stand for a building; the one of a chat, or of an id, where it is given."""
    query = (
        select(Group.id, Group.chat, Group.area_id, Area.name, Area.community_id, Group.rights)
        .join(Area, Area.id == Group.area_id)
        .where(Group.left_at.is_(None), Group.bound_at.is_not(None))
        .order_by(Group.id)
    )
    if chat:
        query = query.where(Group.chat == chat)
    if id:
        query = query.where(Group.id == id)
    return [
        Standing(row.id, row.chat, row.area_id, row.name, row.community_id or 0, tuple(row.rights or ()))
        for row in await db.all(query)
        if row.area_id is not None
    ]


async def may(db: Db, chat: str, right: str) -> bool:
    """Whether the bot may do something in a group, bound or not."""
    rights = await db.scalar(select(Group.rights).where(Group.chat == chat, Group.left_at.is_(None)))
    return right in (rights or ())


# --- what many may see ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Homes:
    """Households of a building that report in a slot, and of how many of them nobody is missing."""

    due: int = 0
    done: int = 0


async def homes(db: Db, window: Window, building_id: int | None = None) -> dict[int, Homes]:
    """By building, of those with somebody due in a slot. One query, counted by the database, whatever the place."""
    missing = case((is_missing(window), 1), else_=0)
    home = (
        select(Household.building_id, func.max(missing).label("missing"))
        .select_from(Case)
        .join(Household, Household.id == Case.household_id)
        .where(*open_in(window))
        .group_by(Case.household_id, Household.building_id)
    )
    if building_id is not None:
        home = home.where(Household.building_id == building_id)
    counted = home.subquery()
    rows = await db.all(
        select(counted.c.building_id, func.count(), func.sum(1 - counted.c.missing)).group_by(counted.c.building_id)
    )
    return {row[0]: Homes(row[1], int(row[2] or 0)) for row in rows}


async def watching(db: Db, now: datetime) -> dict[int, list[str]]:
    """Who is on duty now: names by what they watch over, a building, a part of one, or a whole community."""
    rows = await db.all(
        select(Shift.community_id, Shift.area_id, Person.name, Area.kind, Area.parent_id)
        .join(Person, Person.id == Shift.person_id)
        .outerjoin(Area, Area.id == Shift.area_id)
        .where(Shift.ended_at.is_(None), Shift.starts_at <= now, Shift.ends_at > now)
        .order_by(Shift.id)
    )
    by_area: dict[int, list[str]] = {}
    for row in rows:
        area = row.parent_id if row.kind == "unit" else row.area_id
        by_area.setdefault(area or row.community_id, []).append(row.name)
    return by_area


async def around(db: Db, building_id: int, but_household: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the people of a building, and their rooms, are called, those of one household aside."""
    query = (
        select(Household.room, Person.name)
        .outerjoin(Person, Person.household_id == Household.id)
        .where(Household.building_id == building_id)
    )
    rows = await db.all(query if but_household is None else query.where(Household.id != but_household))
    return tuple(row.name for row in rows if row.name), tuple({row.room for row in rows})


# --- what the clock has looked at -------------------------------------------------------------------------------------


async def looked_at(db: Db) -> datetime | None:
    """When the clock last looked at all the groups."""
    value = await marks.get(db, _LOOKED)
    return datetime.fromisoformat(value) if value else None


async def look_noted(db: Db, at: datetime) -> None:
    """It has looked at them."""
    await marks.put(db, _LOOKED, at.isoformat())


async def shown(db: Db, ids: Sequence[int]) -> dict[int, str]:
    """What each group's board was last asked to show, in short."""
    keys = {f"board/{id}": id for id in ids}
    rows = await db.all(select(Mark.key, Mark.value).where(Mark.key.in_(list(keys))))
    return {keys[row.key]: row.value for row in rows}


async def show(db: Db, group_id: int, what: str) -> bool:
    """A group's board is to show this now; False if it does already."""
    key = f"board/{group_id}"
    if await db.run(update(Mark).where(Mark.key == key, Mark.value != what).values(value=what)) > 0:
        return True
    return await db.put_new(Mark, key=key, value=what)


# --- what neighbours write in a group of ours -------------------------------------------------------------------------


async def post(db: Db, *, community_id: int | None, group_id: int, key: str, message: str, sender: str, name: str,
               text: str, at: datetime) -> None:  # fmt: skip
    """Something a neighbour wrote."""
    await db.insert(
        Post, community_id=community_id, group_id=group_id, key=key, message=message, sender=sender, name=name,
        text=text, at=at,
    )  # fmt: skip


async def posted_since(db: Db, group_id: int, sender: str, since: datetime) -> int:
    """How much somebody wrote in a group since a moment."""
    mine = select(func.count()).where(Post.group_id == group_id, Post.sender == sender, Post.at > since)
    return await db.scalar(mine) or 0


async def mark(db: Db, chat: str, message: str, sign: str) -> None:
    """The reaction that a message got."""
    await db.run(update(Post).where(_of(chat, message)).values(mark=sign))


async def hide(db: Db, chat: str, message: str, now: datetime) -> None:
    """A message is taken away; its words are not kept."""
    await db.run(update(Post).where(_of(chat, message), Post.hidden_at.is_(None)).values(hidden_at=now, text=""))


def _of(chat: str, message: str) -> ColumnElement[bool]:
    return Post.group_id.in_(select(Group.id).where(Group.chat == chat)) & (Post.message == message)


async def is_shown(db: Db, key: str) -> bool:
    """Whether what came in an arrival stands in its group for all to read."""
    found = await db.scalar(select(Post.id).where(Post.key == key, Post.hidden_at.is_(None)))
    return found is not None
