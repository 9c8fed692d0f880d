"""Who has read an edition: the rows of those it is for, changed once; and where its messages stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from storage.database import Db, padded
from storage.hall import HOSTED
from storage.models import Account, Delivery, Group, Letter, Recipient


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


async def still_unread(db: Db, ids: Sequence[int]) -> list[int]:
    """Those of the rows that nobody has read, held until the end of the transaction."""
    rows = await db.all(
        select(Recipient.id)
        .where(Recipient.id.in_(list(ids)), Recipient.read_at.is_(None))
        .order_by(Recipient.id)
        .with_for_update()
    )
    return [row.id for row in rows]


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
    """How many households pressed what last: read, known, help, ask, c0, c1 …; of a building where it is named. What
    was pressed below words that have changed since counts once they have read the new ones."""
    query = select(Recipient.answer, func.count()).where(
        Recipient.edition_id == edition_id, Recipient.answer.is_not(None), Recipient.read_at.is_not(None)
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
