"""Who speaks: from an address on a channel to an account, its household, the people in it, and the roles held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Account, Alert, Area, Case, Grant, Household, Person
from storage.types import Instant


@dataclass(frozen=True, slots=True)
class Quarantine:
    """One person's case: both days count. `known_at` is when it came to us, `released_at` none while it is open."""

    case_id: int
    starts_on: date
    ends_on: date
    known_at: datetime | None = None
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the speaker's household. `watched`: an alert of theirs may be open."""

    id: int
    name: str
    quarantine: Quarantine | None = None
    watched: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """A role held now, for an area or for one household; for the whole community where both are none."""

    role: str
    area_id: int | None
    household_id: int | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """The account behind an address, with what every conversation needs to know of it.

    `person` is none until we know which of the household is writing. `place` is the household's address in words,
    e.g. "3号楼2单元502"; empty for a role holder without a household.
    """

    account_id: int
    community_id: int
    address: str
    chat: str
    language: str
    household_id: int | None
    safe_word: str
    place: str
    person: Member | None
    people: tuple[Member, ...]
    roles: tuple[Role, ...]
    expects: str | None
    expects_data: dict[str, Any]
    gone: bool = False  # they had blocked us; a word from them shows that this is over


_building, _unit = aliased(Area), aliased(Area)
_ACCOUNTS = (
    select(
        Account.id, Account.community_id, Account.address, Account.chat, Account.language, Account.household_id,
        Account.person_id, Account.scope, Account.expects, Account.expects_data, Account.expects_until, Account.gone_at,
        Household.safe_word, Household.room, Household.area_id, Household.building_id,
        _building.name.label("building"), _unit.name.label("unit"),
    )
    .outerjoin(Household, Household.id == Account.household_id)
    .outerjoin(_building, _building.id == Household.building_id)
    .outerjoin(_unit, _unit.id == Household.area_id)
    .where(Account.address.in_(bindparam("addresses", expanding=True)))
    .order_by(Account.opened_at, Account.id)
)  # fmt: skip
_PEOPLE = (
    select(
        Person.id, Person.name, Person.household_id, Case.id.label("case_id"), Case.starts_on, Case.ends_on,
        Case.created_at, Grant.id.label("grant_id"), Grant.role, Grant.area_id,
        Grant.household_id.label("cared_for"),
        select(Alert.id).where(Alert.person_id == Person.id, Alert.closed_at.is_(None)).exists().label("watched"),
    )
    .outerjoin(Case, (Case.person_id == Person.id) & Case.released_at.is_(None))
    .outerjoin(
        Grant,
        (Grant.person_id == Person.id)
        & (Grant.since <= bindparam("now", type_=Instant))
        & or_(Grant.until.is_(None), Grant.until > bindparam("now", type_=Instant)),
    )
    .where(
        or_(
            Person.household_id.in_(bindparam("households", expanding=True)),
            Person.id.in_(bindparam("people", expanding=True)),
        )
    )
    .order_by(Person.id, Case.starts_on, Grant.id)
)  # fmt: skip


async def speakers(db: Db, addresses: Sequence[str], now: datetime) -> dict[str, Speaker]:
    """The speakers behind these addresses; where one has several accounts, the one opened last.

    Two queries however many addresses; an address nobody has opened an invite with is missing from the answer.
    """
    rows = await db.all(_ACCOUNTS, {"addresses": padded(addresses)})
    if not rows:
        return {}
    newest = {row.address: row for row in rows}.values()
    households = {row.household_id for row in newest if row.household_id is not None}
    people = {row.person_id for row in newest if row.person_id is not None}
    members, homes, roles = await _people(db, households, people, now)
    found = {}
    for row in newest:
        place = ""
        if row.household_id is not None:
            place = row.building + (row.unit if row.area_id != row.building_id else "") + row.room
        waiting = row.expects is not None and (row.expects_until is None or row.expects_until > now)
        found[row.address] = Speaker(
            account_id=row.id,
            community_id=row.community_id,
            address=row.address,
            chat=row.chat,
            language=row.language,
            household_id=row.household_id,
            safe_word=row.safe_word or "",
            place=place,
            person=members.get(row.person_id) if row.person_id is not None else None,
            people=tuple(homes.get(row.household_id or 0, ())),
            # Whoever came by a household's invite may be anybody of it: roles come with the holder's own.
            roles=tuple(roles.get(row.person_id or 0, ())) if row.scope.startswith("person/") else (),
            expects=row.expects if waiting else None,
            expects_data=(row.expects_data or {}) if waiting else {},
            gone=row.gone_at is not None,
        )
    return found


async def as_person(db: Db, person_id: int, language: str, now: datetime) -> Speaker | None:
    """Somebody who is known by their person and not by an address (account 0), with the roles they hold now; none where
    there is nobody of that id."""
    row = await db.first(select(Person.community_id, Person.household_id).where(Person.id == person_id))
    if row is None:
        return None
    members, _, roles = await _people(db, set(), {person_id}, now)
    return Speaker(
        account_id=0, community_id=row.community_id, address="", chat="", language=language,
        household_id=row.household_id, safe_word="", place="", person=members[person_id], people=(),
        roles=tuple(roles.get(person_id, ())), expects=None, expects_data={},
    )  # fmt: skip


async def _people(
    db: Db, households: set[int], people: set[int], now: datetime
) -> tuple[dict[int, Member], dict[int, list[Member]], dict[int, list[Role]]]:
    """People by id, by household, and the roles that each holds now."""
    members: dict[int, Member] = {}
    home: dict[int, int | None] = {}
    held: dict[int, dict[int, Role]] = defaultdict(dict)  # by person and grant: a person has a row for each case
    values = {"households": padded(households), "people": padded(people), "now": now}
    rows = await db.all(_PEOPLE, values)
    for id, name, household_id, case_id, first, last, known_at, grant_id, role, area_id, cared_for, watched in rows:
        quarantine = None if case_id is None else Quarantine(case_id, first, last, known_at)
        members[id] = Member(id, name, quarantine, watched)
        home[id] = household_id
        if grant_id is not None:
            held[id][grant_id] = Role(role, area_id, cared_for)
    homes: dict[int, list[Member]] = defaultdict(list)
    for member in members.values():
        household = home[member.id]
        if household is not None:
            homes[household].append(member)
    return members, homes, {person: list(roles.values()) for person, roles in held.items()}


async def set_language(db: Db, account_id: int, language: str) -> None:
    """What this account wants to read from now on."""
    await db.run(update(Account).where(Account.id == account_id).values(language=language))


async def language_of(db: Db, chat: str) -> str | None:
    """What is read in a chat; of several accounts the one opened last."""
    return await db.scalar(
        select(Account.language).where(Account.chat == chat).order_by(Account.opened_at.desc(), Account.id.desc())
    )


async def set_person(db: Db, account_id: int, person_id: int) -> None:
    """Who of the household it is that writes from this account."""
    await db.run(update(Account).where(Account.id == account_id).values(person_id=person_id))


async def expect(
    db: Db, account_id: int, what: str | None, data: dict[str, Any] | None = None, until: datetime | None = None
) -> None:
    """Remember what we wait for from this account; None: nothing any more."""
    await db.run(
        update(Account).where(Account.id == account_id).values(expects=what, expects_data=data, expects_until=until)
    )


async def keep_expecting(db: Db, account_id: int, data: dict[str, Any]) -> None:
    """We go on waiting for the same, until the same moment, and know more of it."""
    await db.run(update(Account).where(Account.id == account_id).values(expects_data=data))


async def set_gone(db: Db, chat: str, when: datetime | None) -> list[int]:
    """Mark the accounts of a chat as out of reach (or, with None, within reach again); gives those that changed."""
    change = Account.gone_at.is_(None) if when is not None else Account.gone_at.is_not(None)
    ids = await db.scalars(select(Account.id).where(Account.chat == chat, change))
    if ids:
        await db.run(update(Account).where(Account.id.in_(ids)).values(gone_at=when))
    return ids


@dataclass(frozen=True, slots=True)
class Behind:
    """An account with the words for whose it is."""

    id: int
    community_id: int
    household_id: int | None
    place: str
    name: str


async def behind(db: Db, account_ids: Sequence[int]) -> list[Behind]:
    """Whose these accounts are: the household's place, and the person's name where it is known."""
    if not account_ids:
        return []
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Account.id, Account.community_id, Account.household_id, Person.name, Household.room,
            building.name.label("building"), unit.name.label("unit"), Household.area_id, Household.building_id,
        )
        .outerjoin(Person, Person.id == Account.person_id)
        .outerjoin(Household, Household.id == Account.household_id)
        .outerjoin(building, building.id == Household.building_id)
        .outerjoin(unit, unit.id == Household.area_id)
        .where(Account.id.in_(account_ids))
    )  # fmt: skip
    return [
        Behind(
            row.id,
            row.community_id,
            row.household_id,
            "" if row.room is None else row.building + (row.unit if row.area_id != row.building_id else "") + row.room,
            row.name or "",
        )
        for row in rows
    ]
