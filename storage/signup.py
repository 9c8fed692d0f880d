"""报名: calls for hands, the chain of those who have put their names down, and the points of those who came.

Places are counted by the order of ids, never by a counter: the ninth of eight waits, whoever committed first. Whoever
changes a chain holds it (`hold`), so that on PostgreSQL, too, what somebody is told about their place is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from storage.access import subtree
from storage.database import Db
from storage.models import Account, Area, Case, Grant, Group, Household, Person, Points, Signup, SignupEntry
from storage.temperature import Within
from storage.temperature import place as in_place


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the tree of areas."""

    id: int
    kind: str
    name: str
    path: str  # of ids from the street down, its own last: "1.5.9."

    @property
    def line(self) -> tuple[int, ...]:
        """The ids from the street down to itself."""
        return tuple(int(id) for id in self.path.split(".") if id)


@dataclass(frozen=True, slots=True)
class Call:
    """A call for hands. `area_id` none: the whole community; `area` its name, empty then. `places` of it, `points` for
    each who comes."""

    id: int
    community_id: int
    area_id: int | None
    area: str
    title: str
    at: datetime
    places: int
    points: int
    closes_at: datetime
    created_by: int
    created_at: datetime
    cancelled_at: datetime | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One in the chain, in the order of the list. `came`: none while nobody has said."""

    id: int
    person_id: int
    account_id: int | None
    name: str
    phone_mask: str
    came: bool | None


# --- places -----------------------------------------------------------------------------------------------------------


async def places_in(db: Db, community_id: int) -> list[Place]:
    """The buildings and units of a community, buildings first."""
    rows = await db.all(
        select(Area.id, Area.kind, Area.name, Area.path)
        .where(Area.community_id == community_id, Area.kind.in_(("building", "unit")))
        .order_by(Area.kind, Area.id)
    )
    return [Place(row.id, row.kind, row.name, row.path) for row in rows]


async def building_of(db: Db, chat: str) -> tuple[int, int] | None:
    """The community and building that a group belongs to; none where it is bound to none."""
    row = await db.first(
        select(Group.community_id, Group.area_id).where(
            Group.chat == chat, Group.area_id.is_not(None), Group.left_at.is_(None)
        )
    )
    return None if row is None or row.community_id is None or row.area_id is None else (row.community_id, row.area_id)


async def groups_of(db: Db, community_id: int, area_id: int | None) -> list[tuple[str, int]]:
    """The groups in which a call for an area is read: chat and building. Of a unit it is its building's."""
    query = select(Group.chat, Group.area_id).where(
        Group.community_id == community_id, Group.area_id.is_not(None), Group.left_at.is_(None)
    )
    if area_id is not None:
        line = await _line(db, area_id)
        below = [id for id, _ in await subtree(db, [area_id])]
        query = query.where(Group.area_id.in_({*line, *below}))
    rows = await db.all(query.order_by(Group.id))
    return [(row.chat, row.area_id) for row in rows if row.area_id is not None]


async def area_line(db: Db, area_id: int) -> tuple[int, ...]:
    """An area and what it lies in, from the street down."""
    return tuple(await _line(db, area_id))


async def _line(db: Db, area_id: int) -> list[int]:
    path = await db.scalar(select(Area.path).where(Area.id == area_id))
    return [int(id) for id in (path or "").split(".") if id]


async def reach_of(db: Db, areas: Collection[int]) -> set[int]:
    """The areas of which somebody in these hears: they themselves, what they lie in, and what lies in them."""
    paths = await db.scalars(select(Area.path).where(Area.id.in_(list(areas))))
    above = {int(id) for path in paths for id in path.split(".") if id}
    return above | {id for id, _ in await subtree(db, list(areas))}


async def buildings_of(db: Db, households: Collection[int]) -> dict[int, int]:
    """The buildings in which these households live, by household."""
    rows = await db.all(select(Household.id, Household.building_id).where(Household.id.in_(list(households))))
    return {row.id: row.building_id for row in rows}


# --- calls ------------------------------------------------------------------------------------------------------------

_CALL = select(
    Signup.id, Signup.community_id, Signup.area_id, Area.name.label("area"), Signup.title, Signup.at, Signup.places,
    Signup.points, Signup.closes_at, Signup.created_by, Signup.created_at, Signup.cancelled_at, Signup.settled_at,
).outerjoin(Area, Area.id == Signup.area_id)  # fmt: skip


def _call(row: Any) -> Call:
    values = dict(row._mapping)
    return Call(**{**values, "area": values["area"] or ""})


async def take_draft(db: Db, account_id: int, what: str) -> bool:
    """Take what an account had ready to be sent; False if it was taken before, perhaps at this very moment."""
    return await db.run(
        update(Account)
        .where(Account.id == account_id, Account.expects == what)
        .values(expects=None, expects_data=None, expects_until=None)
    ) > 0  # fmt: skip


async def open(db: Db, **values: Any) -> int:
    """A new call; gives its id."""
    return await db.insert(Signup, **values)


async def by_id(db: Db, id: int) -> Call | None:
    """One call."""
    row = await db.first(_CALL.where(Signup.id == id))
    return None if row is None else _call(row)


async def hold(db: Db, id: int) -> Call | None:
    """One call, with its chain held until the end of the transaction: on PostgreSQL others who would change it wait. It
    is the community that is held: who changes several lists in one transaction must not wait in a circle."""
    held = select(Area.id).join(Signup, Signup.community_id == Area.id).where(Signup.id == id)
    await db.scalar(held.with_for_update(of=Area, key_share=True))
    return await by_id(db, id)


async def standing(db: Db, community_id: int, since: datetime) -> list[Call]:
    """The calls of a community that are not cancelled or settled, and not before `since`; newest first."""
    rows = await db.all(
        _CALL.where(
            Signup.community_id == community_id, Signup.cancelled_at.is_(None), Signup.settled_at.is_(None),
            Signup.at > since,
        ).order_by(Signup.id.desc())
    )  # fmt: skip
    return [_call(row) for row in rows]


async def timed(db: Db, since: datetime) -> list[Call]:
    """The calls of all communities that the clock may have to do with: not cancelled or settled, not before `since`."""
    rows = await db.all(
        _CALL.where(Signup.cancelled_at.is_(None), Signup.settled_at.is_(None), Signup.at > since).order_by(Signup.id)
    )
    return [_call(row) for row in rows]


async def cancel(db: Db, id: int, now: datetime) -> bool:
    """It will not be; False if that was said before, or it is settled."""
    return await db.run(
        update(Signup)
        .where(Signup.id == id, Signup.cancelled_at.is_(None), Signup.settled_at.is_(None))
        .values(cancelled_at=now)
    ) > 0  # fmt: skip


# --- the chain --------------------------------------------------------------------------------------------------------


async def chain(db: Db, id: int) -> list[Entry]:
    """Everybody on the list of a call, in its order; those behind the places wait."""
    rows = await db.all(
        select(
            SignupEntry.id, SignupEntry.person_id, SignupEntry.account_id, Person.name, Person.phone_mask,
            SignupEntry.came,
        )
        .join(Person, Person.id == SignupEntry.person_id)
        .where(SignupEntry.signup_id == id, SignupEntry.withdrawn_at.is_(None))
        .order_by(SignupEntry.id)
    )  # fmt: skip
    return [Entry(*row) for row in rows]


async def place_of(db: Db, id: int, person_id: int) -> int | None:
    """Which on the list somebody is, from 1; none who is not on it."""
    mine = (
        select(SignupEntry.id)
        .where(
            SignupEntry.signup_id == id, SignupEntry.person_id == person_id, SignupEntry.withdrawn_at.is_(None)
        )
        .scalar_subquery()
    )  # fmt: skip
    place = await db.scalar(
        select(func.count())
        .select_from(SignupEntry)
        .where(SignupEntry.signup_id == id, SignupEntry.withdrawn_at.is_(None), SignupEntry.id <= mine)
    )
    return place or None


async def count(db: Db, ids: Collection[int]) -> dict[int, int]:
    """How many are on the lists of these calls."""
    rows = await db.all(
        select(SignupEntry.signup_id, func.count().label("n"))
        .where(SignupEntry.signup_id.in_(list(ids)), SignupEntry.withdrawn_at.is_(None))
        .group_by(SignupEntry.signup_id)
    )
    return {row.signup_id: row.n for row in rows}


async def join(db: Db, call: Call, person_id: int, account_id: int | None, at: datetime) -> bool:
    """Put somebody at the end of the list; False if they are on it."""
    return await db.put_new(
        SignupEntry, community_id=call.community_id, signup_id=call.id, person_id=person_id, account_id=account_id,
        at=at,
    )  # fmt: skip


async def withdraw(db: Db, id: int, person_id: int, now: datetime) -> bool:
    """Take somebody off the list; False if they are not on it."""
    return await db.run(
        update(SignupEntry)
        .where(SignupEntry.signup_id == id, SignupEntry.person_id == person_id, SignupEntry.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    ) > 0  # fmt: skip


async def joined(db: Db, people: Collection[int], now: datetime) -> list[tuple[Call, int]]:
    """The lists to come that any of these people are on: the call and who, newest first."""
    rows = await db.all(
        _CALL.add_columns(SignupEntry.person_id)
        .join(SignupEntry, SignupEntry.signup_id == Signup.id)
        .where(
            SignupEntry.person_id.in_(list(people)), SignupEntry.withdrawn_at.is_(None), Signup.at > now,
            Signup.cancelled_at.is_(None), Signup.settled_at.is_(None),
        )
        .order_by(Signup.id.desc(), SignupEntry.id)
    )  # fmt: skip
    found = []
    for row in rows:
        values = dict(row._mapping)
        person = values.pop("person_id")
        found.append((Call(**{**values, "area": values["area"] or ""}), person))
    return found


async def isolated(db: Db, people: Collection[int]) -> set[int]:
    """Those of these people who are in quarantine."""
    return set(
        await db.scalars(select(Case.person_id).where(Case.person_id.in_(list(people)), Case.released_at.is_(None)))
    )


async def chats_of(db: Db, entries: Sequence[Entry]) -> dict[int, tuple[str, str]]:
    """Where each of a list is told something, by person: their own account, the one they wrote from first; else the
    one that put them down. Chat and language; who cannot be reached is missing from the answer."""
    people = [entry.person_id for entry in entries]
    wrote = [entry.account_id for entry in entries if entry.account_id is not None]
    rows = await db.all(
        select(Account.id, Account.person_id, Account.chat, Account.language)
        .where(Account.gone_at.is_(None), or_(Account.person_id.in_(people), Account.id.in_(wrote)))
        .order_by(Account.id)
    )
    by_account = {row.id: row for row in rows}
    by_person: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.person_id is not None:
            by_person[row.person_id].append(row)
    found = {}
    for entry in entries:
        own, used = by_person[entry.person_id], by_account.get(entry.account_id or 0)
        account = used if used is not None and used in own else own[0] if own else used
        if account is not None:
            found[entry.person_id] = (account.chat, account.language)
    return found


# --- who came ---------------------------------------------------------------------------------------------------------


async def mark(db: Db, entry_id: int, former: bool | None, came: bool | None) -> bool:
    """Write down whether somebody came; False if what was said before is something else by now."""
    before = SignupEntry.came.is_(None) if former is None else SignupEntry.came.is_(former)
    return await db.run(
        update(SignupEntry)
        .where(SignupEntry.id == entry_id, before, SignupEntry.withdrawn_at.is_(None))
        .values(came=came)
    ) > 0  # fmt: skip


async def settle(db: Db, id: int, now: datetime) -> bool:
    """Who came has been said; False if it was before."""
    return await db.run(
        update(Signup)
        .where(Signup.id == id, Signup.settled_at.is_(None), Signup.cancelled_at.is_(None))
        .values(settled_at=now)
    ) > 0  # fmt: skip


async def set_came(db: Db, entries: Collection[int]) -> None:
    """These came, unless something else was said of one."""
    await db.run(
        update(SignupEntry).where(SignupEntry.id.in_(list(entries)), SignupEntry.came.is_(None)).values(came=True)
    )


# --- points -----------------------------------------------------------------------------------------------------------


async def give(
    db: Db, call: Call, person_id: int, amount: int, subject: str, by_id: int | None, now: datetime
) -> bool:  # fmt: skip
    """Points for somebody, for a call; False if the same was given before."""
    return await db.put_new(
        Points, community_id=call.community_id, person_id=person_id, amount=amount, reason=call.title,
        subject=subject, at=now, by_id=by_id,
    )  # fmt: skip


async def rows_about(db: Db, person_id: int, call_id: int) -> int:
    """How many rows of points somebody has for a call."""
    mine = or_(Points.subject == f"signup/{call_id}", Points.subject.startswith(f"signup/{call_id}/"))
    return (
        await db.scalar(select(func.count()).select_from(Points).where(Points.person_id == person_id, mine)) or 0
    )  # fmt: skip


async def totals(db: Db, people: Collection[int]) -> dict[int, int]:
    """How many points these people have in all."""
    rows = await db.all(
        select(Points.person_id, func.sum(Points.amount).label("n"))
        .where(Points.person_id.in_(list(people)))
        .group_by(Points.person_id)
    )
    return {row.person_id: int(row.n or 0) for row in rows}


async def points_of(db: Db, person_id: int, most: int) -> list[tuple[datetime, int, str]]:
    """What somebody was given, newest first: when, how many, for what."""
    rows = await db.all(
        select(Points.at, Points.amount, Points.reason)
        .where(Points.person_id == person_id)
        .order_by(Points.id.desc())
        .limit(most)
    )
    return [(row.at, row.amount, row.reason) for row in rows]


async def table(db: Db, community_id: int, within: Within, most: int) -> tuple[list[tuple[str, int]], int]:
    """Who of a place has points, most first: name and how many; and how many people they are in all. Of a place that
    is less than the community: who lives there, or has a role for it."""
    total = func.sum(Points.amount)
    query = (
        select(Person.id, Person.name, total.label("n"))
        .join(Person, Person.id == Points.person_id)
        .where(Points.community_id == community_id)
        .group_by(Person.id, Person.name)
        .having(total != 0)
    )
    if within.community_id is None:
        homes = select(Household.id).where(in_place(within))
        held = select(Grant.person_id).where(
            and_(Grant.community_id == community_id, Grant.area_id.in_([*within.buildings, *within.areas]))
        )
        query = query.where(or_(Person.household_id.in_(homes), Person.id.in_(held)))
    number = await db.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = await db.all(query.order_by(total.desc(), Person.id).limit(most))
    return [(row.name, int(row.n)) for row in rows], number
