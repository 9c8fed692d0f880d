"""Who has read an edition: the rows of those it is for, changed once; whom to remind, and whom somebody must tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.hall import HOSTED
from storage.models import (
    Account,
    Area,
    CareNeed,
    Delivery,
    Edition,
    Group,
    Household,
    Letter,
    Person,
    Recipient,
)
from storage.temperature import Within, place

_OUT = ("sending", "done")  # an edition that is on its way, or has gone out


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a household, or somebody with a role, stands to an edition. `language`: of the account that asks."""

    id: int
    household_id: int | None
    person_id: int | None
    building_id: int | None
    read_at: datetime | None
    answer: str | None
    language: str


def theirs() -> ColumnElement[bool]:
    """The rows of an account: its household's, and its holder's own where it was opened with their own invite."""
    return or_(
        Recipient.household_id == Account.household_id,
        and_(Recipient.person_id == Account.person_id, Account.scope.startswith("person/")),
    )


async def of_reader(db: Db, edition_id: int, *, chat: str = "", address: str = "") -> list[Receipt]:
    """The rows of an edition of all whom a private chat, or an address, speaks for; who was opened last is first."""
    who = Account.chat == chat if chat else Account.address == address
    rows = await db.all(
        select(
            Recipient.id, Recipient.household_id, Recipient.person_id, Recipient.building_id, Recipient.read_at,
            Recipient.answer, Account.language,
        )
        .select_from(Account)
        .join(Recipient, theirs())
        .where(who, Recipient.edition_id == edition_id)
        .order_by(Account.opened_at.desc(), Account.id.desc())
    )  # fmt: skip
    return list({row.id: Receipt(*row) for row in reversed(rows)}.values())[::-1]


def how_of(chat: str, *, in_group: bool) -> str:
    """By what somebody read it who pressed in a chat: as Recipient.how keeps it."""
    if in_group:
        return "group"
    return "page" if chat.partition(":")[0] == HOSTED else "button"


async def read(db: Db, ids: Sequence[int], now: datetime, how: str, by_id: int | None) -> int:
    """They have read it; whoever had before stays as they are. Gives how many are new."""
    return await db.run(
        update(Recipient)
        .where(Recipient.id.in_(list(ids)), Recipient.read_at.is_(None))
        .values(read_at=now, how=how, by_id=by_id)
    )


async def answer(db: Db, ids: Sequence[int], answer: str, now: datetime) -> int:
    """What they pressed last. Gives of how many that is another than before."""
    return await db.run(
        update(Recipient)
        .where(Recipient.id.in_(list(ids)), or_(Recipient.answer.is_(None), Recipient.answer != answer))
        .values(answer=answer, answered_at=now)
    )


async def answers(db: Db, edition_id: int, building_id: int | None = None) -> dict[str, int]:
    """How many households pressed what last: read, known, help, ask, c0, c1 …; of a building where it is named."""
    query = select(Recipient.answer, func.count()).where(
        Recipient.edition_id == edition_id, Recipient.answer.is_not(None)
    )
    if building_id is not None:
        query = query.where(Recipient.building_id == building_id)
    return {row[0] or "": row[1] for row in await db.all(query.group_by(Recipient.answer))}


# --- where it stands --------------------------------------------------------------------------------------------------


async def standing(db: Db, some: Sequence[Receipt], names: Sequence[str]) -> list[tuple[str, str]]:
    """The private chats of these in which a message of one of these names stands: chat, name."""
    homes = [one.household_id for one in some if one.household_id is not None]
    people = [one.person_id for one in some if one.person_id is not None]
    rows = await db.all(
        select(Delivery.chat, Delivery.about)
        .join(Account, Account.chat == Delivery.chat)
        .where(
            Delivery.about.in_(list(names)), Account.gone_at.is_(None),
            or_(
                Account.household_id.in_(homes),
                and_(Account.person_id.in_(people), Account.scope.startswith("person/")),
            ),
        )
        .distinct()
    )  # fmt: skip
    return [(row.chat, row.about) for row in rows]


async def stands_in(db: Db, chats: Collection[str], name: str) -> list[str]:
    """Those of the chats in which a message of this name stands."""
    if not chats:
        return []
    query = select(Delivery.chat).where(Delivery.chat.in_(padded(chats)), Delivery.about == name).distinct()
    return await db.scalars(query)


async def halls(db: Db, buildings: Collection[int], name: str) -> list[str]:
    """The groups of these buildings in which a message of this name stands."""
    query = (
        select(Group.chat)
        .join(Delivery, and_(Delivery.chat == Group.chat, Delivery.about == name))
        .where(Group.area_id.in_(list(buildings)), Group.left_at.is_(None))
        .distinct()
    )
    return await db.scalars(query)


async def waits_until(db: Db, chat: str, living: str) -> datetime | None:
    """Until when a new wording of a chat's living message waits, if one does."""
    return await db.scalar(
        select(func.max(Letter.not_before)).where(
            Letter.chat == chat, Letter.living == living, Letter.state == "waiting"
        )
    )


async def open_lists(db: Db, chat: str, since: datetime) -> list[int]:
    """The editions of which a list of those who have not read it stands in a chat, newest first."""
    names = await db.scalars(
        select(Delivery.about)
        .where(Delivery.chat == chat, Delivery.about.startswith("unread/"), Delivery.at >= since)
        .order_by(Delivery.id.desc())
    )
    return list(dict.fromkeys(int(name.split("/")[1]) for name in names))


# --- reminding --------------------------------------------------------------------------------------------------------


async def to_nudge(db: Db, now: datetime, since: datetime) -> list[int]:
    """Editions whose readers are to be reminded and have not been; none that is older than `since`."""
    query = select(Edition.id).where(
        Edition.nudge_at <= now, Edition.nudge_at >= since, Edition.nudged_at.is_(None), Edition.spread_to.is_(None),
        Edition.state.in_(_OUT), Edition.withdrawn_at.is_(None),
    )  # fmt: skip
    return await db.scalars(query.order_by(Edition.nudge_at, Edition.id))


async def to_list(db: Db, now: datetime, since: datetime) -> list[int]:
    """Editions of which liaisons are to hear who has not read them."""
    query = select(Edition.id).where(
        Edition.list_at <= now, Edition.list_at >= since, Edition.listed_at.is_(None), Edition.spread_to.is_(None),
        Edition.state.in_(_OUT), Edition.withdrawn_at.is_(None),
    )  # fmt: skip
    return await db.scalars(query.order_by(Edition.list_at, Edition.id))


async def is_nudged(db: Db, id: int, now: datetime) -> bool:
    """Its readers have been reminded; False where they had been before."""
    return await db.run(update(Edition).where(Edition.id == id, Edition.nudged_at.is_(None)).values(nudged_at=now)) > 0


async def is_listed(db: Db, id: int, now: datetime) -> bool:
    """Liaisons have their lists; False where they had them before."""
    return await db.run(update(Edition).where(Edition.id == id, Edition.listed_at.is_(None)).values(listed_at=now)) > 0


async def under_way(db: Db, batch: str) -> bool:
    """Whether letters of a batch are still to go out."""
    query = select(Letter.id).where(Letter.batch == batch, Letter.state.in_(("waiting", "sending", "held"))).limit(1)
    return await db.scalar(query) is not None


async def unread_chats(
    db: Db, edition_id: int, *, after: int, limit: int, language: str = ""
) -> tuple[list[str], int | None]:
    """The private chats within reach of the next of those who have not read it, and the row to go on after; none: these
    were the last. `language`: only who reads that."""
    ids = await db.scalars(
        select(Recipient.id)
        .where(Recipient.edition_id == edition_id, Recipient.read_at.is_(None), Recipient.id > after)
        .order_by(Recipient.id)
        .limit(limit)
    )
    if not ids:
        return [], None
    query = (
        select(Account.chat)
        .join(Recipient, theirs())
        .where(Recipient.id.in_(padded(ids)), Account.gone_at.is_(None))
        .order_by(Recipient.id, Account.opened_at, Account.id)
    )
    if language:
        query = query.where(Account.language == language)
    return list(dict.fromkeys(await db.scalars(query))), ids[-1] if len(ids) == limit else None


# --- who has not read it ----------------------------------------------------------------------------------------------


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
