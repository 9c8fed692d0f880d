"""Who asks to be let into a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, or_, select, update

from storage.accounts import Role
from storage.database import Db
from storage.models import Account, Area, Group, Household, JoinRequest, Person

OPEN = ("open", "asked", "held")  # nobody has decided yet


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `building` is empty where the group is no building's any more."""

    id: int
    group_id: int
    address: str
    name: str
    state: str
    chat: str  # of the group
    area_id: int | None
    community_id: int | None
    building: str
    left: bool  # we are not in the group any more
    decided_by: str


_ASKED = (
    select(
        JoinRequest.id, JoinRequest.group_id, JoinRequest.address, JoinRequest.name, JoinRequest.state, Group.chat,
        Group.area_id, Group.community_id, Area.name.label("building"), Group.left_at, Person.name.label("by"),
    )
    .join(Group, Group.id == JoinRequest.group_id)
    .outerjoin(Area, Area.id == Group.area_id)
    .outerjoin(Person, Person.id == JoinRequest.decided_by)
)  # fmt: skip


async def belongs(
    db: Db, area_id: int, community_id: int | None, address: str, roles: Sequence[Role]
) -> bool:  # fmt: skip
    """Whether an address speaks for a household of the building, or one of the roles covers a part or all of it."""
    home = select(Account.id).join(Household, Household.id == Account.household_id)
    if await db.scalar(home.where(Account.address == address, Household.building_id == area_id)) is not None:
        return True
    if not roles:
        return False
    path = await db.scalar(select(Area.path).where(Area.id == area_id)) or ""
    around = {int(id) for id in path.split(".") if id}
    if any(role.area_id in around or (role.area_id is None and role.household_id is None) for role in roles):
        return True
    areas = [role.area_id for role in roles if role.area_id is not None]
    homes = [role.household_id for role in roles if role.household_id is not None]
    units = select(Area.id).where(Area.id.in_(areas), Area.parent_id == area_id)
    doors = select(Household.id).where(Household.id.in_(homes), Household.building_id == area_id)
    return await db.scalar(units) is not None or await db.scalar(doors) is not None


async def ask(
    db: Db, *, group_id: int, community_id: int | None, address: str, chat: str, name: str, state: str, now: datetime,
    hold_at: datetime | None = None,
) -> int:  # fmt: skip
    """Somebody asks to be let in; `chat`: where they hear us. Who asks again while nobody has decided is there once.
    Gives the request's id."""
    told = {"chat": chat, "name": name[:100], "state": state, "hold_at": hold_at, "asked_at": now}
    if state == "approved":
        told["decided_at"] = now
    again = await db.returning(
        update(JoinRequest)
        .where(JoinRequest.group_id == group_id, JoinRequest.address == address, JoinRequest.state.in_(OPEN))
        .values(**told)
        .returning(JoinRequest.id)
    )
    if again:
        return int(again[0].id)
    return await db.insert(JoinRequest, group_id=group_id, community_id=community_id, address=address, **told)


async def open_of(db: Db, address: str) -> list[Asked]:
    """The requests of an address on which nobody has decided, in groups that are a building's and that we are in."""
    rows = await db.all(
        _ASKED.where(
            JoinRequest.address == address, JoinRequest.state.in_(OPEN), Group.area_id.is_not(None),
            Group.left_at.is_(None),
        ).order_by(JoinRequest.id)
    )  # fmt: skip
    return [_asked(row) for row in rows]


async def is_asked(db: Db, request_id: int) -> Asked | None:
    """One request, as it stands."""
    row = await db.first(_ASKED.where(JoinRequest.id == request_id))
    return None if row is None else _asked(row)


def _asked(row: Row[*tuple[object, ...]]) -> Asked:
    return Asked(
        id=row.id,
        group_id=row.group_id,
        address=row.address,
        name=row.name,
        state=row.state,
        chat=row.chat,
        area_id=row.area_id,
        community_id=row.community_id,
        building=row.building or "",
        left=row.left_at is not None,
        decided_by=row.by or "",
    )


async def decide(db: Db, request_id: int, state: str, by: int | None, now: datetime) -> bool:
    """It is decided; False where somebody has decided before, perhaps at this very moment."""
    return (
        await db.run(
            update(JoinRequest)
            .where(JoinRequest.id == request_id, JoinRequest.state.in_(OPEN))
            .values(state=state, decided_at=now, decided_by=by, hold_at=None)
        )
        > 0
    )


async def reopen(db: Db, request_id: int, now: datetime) -> int | None:
    """What was decided could not be done: it waits again. Gives who had decided; where nobody had, for we knew them by
    ourselves, the liaison is to be told."""
    by = await db.scalar(select(JoinRequest.decided_by).where(JoinRequest.id == request_id))
    waits = {"state": "held", "hold_at": None} if by is not None else {"state": "open", "hold_at": now}
    await db.run(
        update(JoinRequest)
        .where(JoinRequest.id == request_id, JoinRequest.state.in_(("approved", "declined")))
        .values(decided_at=None, decided_by=None, **waits)
    )
    return by


async def to_liaison(db: Db, request_id: int, now: datetime) -> bool:
    """We shall not know them by ourselves: the liaison is to be told. False where that is so already."""
    return (
        await db.run(
            update(JoinRequest)
            .where(JoinRequest.id == request_id, JoinRequest.state == "asked")
            .values(state="open", hold_at=now)
        )
        > 0
    )


async def settle_open(db: Db, group_id: int, addresses: Sequence[str]) -> None:
    """They are in the group: somebody else has let them in."""
    await db.run(
        update(JoinRequest)
        .where(
            JoinRequest.group_id == group_id, JoinRequest.address.in_(addresses), JoinRequest.state.in_(OPEN)
        )
        .values(state="lapsed", hold_at=None)
    )  # fmt: skip


async def lapse(db: Db, group_id: int) -> None:
    """Nobody decides any more on who asks to be let into this group."""
    await db.run(
        update(JoinRequest)
        .where(JoinRequest.group_id == group_id, JoinRequest.state.in_(OPEN))
        .values(state="lapsed", hold_at=None)
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group whose liaison is to be told of requests; `since`: when the first of them was due."""

    group_id: int
    community_id: int | None
    since: datetime


async def waiting(db: Db, now: datetime) -> list[Waiting]:
    """The groups where requests wait for the liaison, who does not know it yet."""
    rows = await db.all(
        select(JoinRequest.group_id, JoinRequest.community_id, func.min(JoinRequest.hold_at).label("since"))
        .where(JoinRequest.hold_at.is_not(None), JoinRequest.hold_at <= now)
        .group_by(JoinRequest.group_id, JoinRequest.community_id)
        .order_by(JoinRequest.group_id)
    )
    return [Waiting(row.group_id, row.community_id, row.since) for row in rows if row.since is not None]


async def take_waiting(db: Db, group_id: int, until: datetime) -> list[tuple[int, str]]:
    """Those that are due until then are the liaison's now: id and name of each, oldest first. Nobody is taken twice."""
    rows = await db.returning(
        update(JoinRequest)
        .where(
            JoinRequest.group_id == group_id,
            or_(JoinRequest.state == "asked", JoinRequest.state == "open"),
            JoinRequest.hold_at.is_not(None),
            JoinRequest.hold_at <= until,
        )
        .values(state="held", hold_at=None)
        .returning(JoinRequest.id, JoinRequest.name)
    )
    return sorted((row.id, row.name) for row in rows)
