"""At the door: what is carried where, who is to be told of what stands there, and what has stood there for long."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage.database import Db, padded
from storage.models import Account, Area, Case, Household, Order, OrderStep, Person
from storage.supplies.orders import ORDERS, Kept, found, wrote
from storage.temperature import Within, place

TOLD = "told"  # the step that says: the household has heard that it stands at the door
MOST = 2000  # orders of one list: more doors nobody walks to in a day


async def held(db: Db, person_id: int, states: Collection[str]) -> list[Kept]:
    """What somebody has taken and that stands so."""
    return await found(
        db,
        ORDERS.where(Order.taker_id == person_id, Order.state.in_(padded(list(states)))).order_by(Order.id).limit(MOST),
    )


async def going(
    db: Db, within: Within, states: Collection[str], kinds: Collection[str], *, until: datetime | None = None,
    household_id: int | None = None,
) -> list[Kept]:  # fmt: skip
    """The orders of a place that stand so, of these kinds; `until`: those alone that go with a round no later than that
    or with none."""
    query = ORDERS.where(place(within), Order.state.in_(padded(list(states))), Order.kind.in_(padded(list(kinds))))
    if until is not None:
        query = query.where(or_(Order.round_at.is_(None), Order.round_at <= until))
    if household_id is not None:
        query = query.where(Order.household_id == household_id)
    return await found(db, query.order_by(Order.id).limit(MOST))


async def next_round(
    db: Db, within: Within, states: Collection[str], kinds: Collection[str], after: datetime, building_id: int = 0
) -> datetime | None:
    """The first round after that moment with which something of a place goes (to this building; 0: any) that stands so;
    none: nothing does."""
    query = (
        select(func.min(Order.round_at))
        .join(Household, Household.id == Order.household_id)
        .where(
            place(within), Order.round_at > after, Order.state.in_(padded(list(states))),
            Order.kind.in_(padded(list(kinds))), or_(Order.waits.is_(None), Order.waits != "clinician"),
        )
    )  # fmt: skip
    return await db.scalar(query.where(Order.building_id == building_id) if building_id else query)


async def within(db: Db, order: Kept, where: Within) -> bool:
    """Whether an order is for a door of that place."""
    return await db.scalar(select(Household.id).where(Household.id == order.household_id, place(where))) is not None


async def at_home(db: Db, household_id: int) -> list[Kept]:
    """What stands at a household's door, in the order in which it came."""
    return await found(
        db, ORDERS.where(Order.household_id == household_id, Order.state == "door").order_by(Order.door_at, Order.id)
    )


async def is_told(db: Db, order: Kept) -> bool:
    """Whether the household has heard that it stands there."""
    told = select(OrderStep.id).where(OrderStep.order_id == order.id, *_told(order.door_at))
    return await db.first(told.limit(1)) is not None


def _told(since: Any) -> tuple[ColumnElement[bool], ...]:
    return OrderStep.step == TOLD, OrderStep.at >= since


async def quarantined(db: Db, homes: Collection[int], today: date) -> set[int]:
    """Those of these households in which somebody is in quarantine on that day. One of three may be out of it."""
    if not homes:
        return set()
    return set(
        await db.scalars(
            select(Case.household_id)
            .where(
                Case.household_id.in_(padded(list(homes))), Case.released_at.is_(None), Case.starts_on <= today,
                Case.ends_on >= today,
            )
            .distinct()
        )
    )  # fmt: skip


async def writer_chats(db: Db, order: Kept, now: datetime) -> list[tuple[str, str]]:
    """Where whoever wrote an order reads; none where it came by itself, they are gone, or look after that home no
    more."""
    rows = await db.all(
        select(Account.chat, Account.language).where(wrote(order, order.account_id, now), Account.gone_at.is_(None))
    )
    return [(row.chat, row.language) for row in rows]


async def own_chats(db: Db, person_id: int) -> list[tuple[str, str]]:
    """The chats that somebody with a role opened with their own invite."""
    rows = await db.all(
        select(Account.chat, Account.language)
        .where(Account.person_id == person_id, Account.scope.startswith("person/"), Account.gone_at.is_(None))
        .order_by(Account.id)
    )
    by_chat: dict[str, str] = {}
    for row in rows:
        by_chat.setdefault(row.chat, row.language)
    return list(by_chat.items())


async def address_of(db: Db, account_id: int) -> str | None:
    """The address of an account that is not gone."""
    return await db.scalar(select(Account.address).where(Account.id == account_id, Account.gone_at.is_(None)))


async def with_it(db: Db, order: Kept, person_id: int) -> list[Kept]:
    """What somebody set down at the very moment at which they set down an order: one press may be several."""
    return await found(
        db,
        ORDERS.where(
            Order.community_id == order.community_id, Order.state == "door", Order.door_at == order.door_at,
            select(OrderStep.id)
            .where(
                OrderStep.order_id == Order.id, OrderStep.step == "deliver", OrderStep.by_id == person_id,
                OrderStep.at == order.door_at, OrderStep.undone_at.is_(None),
            )
            .exists(),
        ).order_by(Order.id),
    )  # fmt: skip


async def set_down_by(db: Db, order_id: int) -> tuple[str, datetime | None]:
    """Who set it down at its door last, and when; nobody's name where we do not know."""
    row = await db.first(
        select(Person.name, OrderStep.at)
        .outerjoin(Person, Person.id == OrderStep.by_id)
        .where(OrderStep.order_id == order_id, OrderStep.step == "deliver", OrderStep.undone_at.is_(None))
        .order_by(OrderStep.id.desc())
        .limit(1)
    )
    return (row.name or "", row.at) if row is not None else ("", None)


# --- for the clock ----------------------------------------------------------------------------------------------------


def _at_doors() -> ColumnElement[bool]:
    """By community, because that is how the index of orders begins."""
    communities = select(Area.id).where(Area.kind == "community")
    return and_(Order.community_id.in_(communities), Order.state == "door")


async def untold(db: Db, before: datetime) -> list[tuple[int, int, datetime]]:
    """Where something has stood since before that moment that nobody has heard of: household, community, since when."""
    told = select(OrderStep.id).where(OrderStep.order_id == Order.id, *_told(Order.door_at))
    rows = await db.all(
        select(Order.household_id, Order.community_id, Order.door_at)
        .where(_at_doors(), Order.door_at <= before, ~told.exists())
        .order_by(Order.id)
        .limit(MOST)
    )
    return [(row.household_id, row.community_id, row.door_at) for row in rows if row.door_at is not None]


async def standing(db: Db, before: datetime) -> list[tuple[int, int, int, datetime]]:
    """What has stood at a door since before that moment: order, community, household, since when; the oldest first."""
    rows = await db.all(
        select(Order.id, Order.community_id, Order.household_id, Order.door_at)
        .where(_at_doors(), Order.door_at <= before)
        .order_by(Order.door_at, Order.id)
        .limit(MOST)
    )
    return [(row.id, row.community_id, row.household_id, row.door_at) for row in rows if row.door_at is not None]


async def takers(db: Db, community_id: int, round_at: datetime, states: Sequence[str]) -> list[int]:
    """Who holds orders of a round."""
    found_ = await db.scalars(
        select(Order.taker_id)
        .where(
            Order.community_id == community_id, Order.round_at == round_at, Order.taker_id.is_not(None),
            Order.state.in_(padded(list(states))),
        )
        .distinct()
        .order_by(Order.taker_id)
    )  # fmt: skip
    return [one for one in found_ if one is not None]


async def buildings(db: Db, where: Within) -> list[tuple[int, str]]:
    """The buildings in which somebody of a place lives: id and name."""
    rows = await db.all(
        select(Area.id, Area.name)
        .where(Area.id.in_(select(Household.building_id).where(place(where)).distinct()))
        .order_by(Area.name)
    )
    return [(row.id, row.name) for row in rows]
