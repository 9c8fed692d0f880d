"""Households as those who look after them see them: who lives there, how they can be called, which chats answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, and_, func, select
from sqlalchemy.orm import aliased

from storage.accounts import Member, Quarantine
from storage.database import Db
from storage.models import Account, Area, Case, Household, Person
from storage.temperature import Within, place
from storage.vault import WrongKey


@dataclass(frozen=True, slots=True)
class Dweller:
    """Somebody who lives there; `phone_mask` is what lists may show of their number, empty where there is none."""

    member: Member
    phone_mask: str


@dataclass(frozen=True, slots=True)
class Door:
    """One household. `unit` is empty where the building has no units."""

    household_id: int
    community_id: int
    building: str
    unit: str
    room: str
    people: tuple[Dweller, ...]

    @property
    def place(self) -> str:
        """The address in words, e.g. "3号楼2单元502"."""
        return self.building + self.unit + self.room


async def by_id(db: Db, within: Within, household_id: int) -> Door | None:
    """A household of a place; none where it is not in it."""
    found = await _doors(db, within, Household.id == household_id)
    return found[0] if found else None


async def of_person(db: Db, within: Within, person_id: int) -> Door | None:
    """The household of a person, if it is in that place."""
    found = await _doors(db, within, Household.id == _home_of(person_id))
    return found[0] if found else None


async def by_room(db: Db, within: Within, rooms: Sequence[str]) -> list[Door]:
    """The households of a place whose room is one of these, as it is written on the roster."""
    return await _doors(db, within, Household.room.in_(list(rooms)))


async def by_name(db: Db, within: Within, names: Sequence[str]) -> list[Door]:
    """The households of a place in which somebody of one of these names lives."""
    homes = select(Person.household_id).where(Person.name.in_(list(names)))
    return await _doors(db, within, Household.id.in_(homes))


async def named_in(db: Db, within: Within, text: str) -> list[Door]:
    """The households of a place in which somebody lives whose whole name stands in a text."""
    stands = func.instr if db.dialect == "sqlite" else func.strpos
    homes = (
        select(Person.household_id)
        .join(Household, Household.id == Person.household_id)
        .where(place(within), stands(text, Person.name) > 0)
    )
    return await _doors(db, within, Household.id.in_(homes))


def _home_of(person_id: int) -> ColumnElement[int | None]:
    return select(Person.household_id).where(Person.id == person_id).scalar_subquery()


async def _doors(db: Db, within: Within, condition: ColumnElement[bool]) -> list[Door]:
    building, unit = aliased(Area), aliased(Area)
    rows = await db.all(
        select(
            Household.id.label("household_id"), Household.community_id, Household.room, Household.area_id,
            Household.building_id, building.name.label("building"), unit.name.label("unit"), Person.id, Person.name,
            Person.phone_mask, Case.id.label("case_id"), Case.starts_on, Case.ends_on, Case.created_at,
        )
        .join(building, building.id == Household.building_id)
        .join(unit, unit.id == Household.area_id)
        .join(Person, Person.household_id == Household.id)
        .outerjoin(Case, and_(Case.person_id == Person.id, Case.released_at.is_(None)))
        .where(place(within), condition)
        .order_by(Household.id, Person.id, Case.starts_on)
    )  # fmt: skip
    homes: dict[int, list[Row[*tuple[object, ...]]]] = {}
    for row in rows:
        homes.setdefault(row.household_id, []).append(row)
    return [_door(home) for home in homes.values()]


def _door(rows: Sequence[Row[*tuple[object, ...]]]) -> Door:
    first = rows[0]
    people: dict[int, Dweller] = {}
    for row in rows:
        case = None
        if row.case_id is not None:
            case = Quarantine(row.case_id, row.starts_on, row.ends_on, row.created_at)
        people[row.id] = Dweller(Member(row.id, row.name, case), row.phone_mask)
    return Door(
        household_id=first.household_id,
        community_id=first.community_id,
        building=first.building,
        unit=first.unit if first.area_id != first.building_id else "",
        room=first.room,
        people=tuple(people.values()),
    )


async def phones(db: Db, household_id: int) -> list[tuple[int, str, str]]:
    """The whole numbers of a household: person, name, number. Whoever asks for them writes the look into the record."""
    rows = await db.all(
        select(Person.id, Person.name, Person.phone_sealed)
        .where(Person.household_id == household_id, Person.phone_sealed.is_not(None))
        .order_by(Person.id)
    )
    found = []
    for row in rows:
        with suppress(WrongKey):  # sealed with a key that is lost: as good as none
            found.append((row.id, row.name, db.vault.open(row.phone_sealed or b"")))
    return found


async def chats(db: Db, household_id: int) -> list[tuple[str, str]]:
    """The chats that answer for a household and can be reached: chat and language, each once."""
    rows = await db.all(
        select(Account.chat, Account.language)
        .where(Account.household_id == household_id, Account.gone_at.is_(None))
        .order_by(Account.opened_at, Account.id)
    )
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row.chat, row.language)
    return list(found.items())
