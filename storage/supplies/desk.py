"""The desk: what nobody has taken yet, what somebody has in hand, and the chats that look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, update

from storage.database import Db, padded
from storage.models import Account, Area, Desk, Grant, Group, Household, Order, OrderCard, OrderLine, OrderStep, Person
from storage.supplies.orders import ORDERS, Kept, found
from storage.temperature import Within, place

IN_HAND = ("accepted", "bought", "moving")


@dataclass(frozen=True, slots=True)
class Reach:
    """These kinds of request, in this place."""

    kinds: tuple[str, ...]
    within: Within


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits in a building for one round (none: for no round), counted. `late`: longer than it should."""

    building_id: int
    building: str
    round_at: datetime | None
    count: int
    urgent: int
    asked: int
    late: int


def _free(reaches: Sequence[Reach]) -> tuple[ColumnElement[bool], ...]:
    """What nobody has taken, as far as it may be taken: a medicine that no clinician has looked at may not."""
    return (Order.state == "placed", or_(Order.waits.is_(None), Order.waits != "clinician"), _in(reaches))


def _in(reaches: Sequence[Reach]) -> ColumnElement[bool]:
    return or_(false(), *(and_(Order.kind.in_(padded(one.kinds)), place(one.within)) for one in reaches))


async def piles(db: Db, reaches: Sequence[Reach], late_before: datetime) -> list[Pile]:
    """What waits, by building and round."""

    def count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((and_(*conditions), 1), else_=0))

    rows = await db.all(
        select(
            Order.building_id, Area.name, Order.round_at, func.count().label("count"), count(Order.urgent.is_(True)),
            count(Order.urgent_asked.is_(True), Order.urgent.is_(False)), count(Order.placed_at <= late_before),
        )
        .join(Household, Household.id == Order.household_id)
        .join(Area, Area.id == Order.building_id)
        .where(*_free(reaches))
        .group_by(Order.building_id, Area.name, Order.round_at)
        .order_by(Order.building_id, Order.round_at)
    )  # fmt: skip
    return [Pile(*row) for row in rows]


async def waiting(db: Db, reaches: Sequence[Reach], limit: int, offset: int) -> list[Kept]:
    """What waits: urgent first, then what the household calls urgent, then whoever has waited longest."""
    return await found(
        db,
        ORDERS.where(*_free(reaches))
        .order_by(Order.urgent.desc(), Order.urgent_asked.desc(), Order.placed_at, Order.id)
        .limit(limit)
        .offset(offset),
    )


async def of_building(db: Db, reaches: Sequence[Reach], building_id: int, until: datetime | None) -> list[Kept]:
    """What waits in a building and goes with no round, or with one that sets out no later than this; by number, so
    that two who take it all at once take turns."""
    due = Order.round_at.is_(None) if until is None else or_(Order.round_at.is_(None), Order.round_at <= until)
    return await found(db, ORDERS.where(*_free(reaches), Order.building_id == building_id, due).order_by(Order.id))


async def taken_lately(db: Db, building_id: int, since: datetime, but: int) -> int:
    """How much of a building others than this person have taken since then."""
    return await db.scalar(
        select(func.count()).where(
            Order.building_id == building_id, Order.accepted_at >= since, Order.taker_id != but,
            Order.state.in_(("accepted", "bought", "moving", "door", "received")),
        )
    ) or 0  # fmt: skip


async def served(db: Db, reaches: Sequence[Reach], order_id: int) -> bool:
    """Whether an order lies in their reach."""
    asked = select(Order.id).join(Household, Household.id == Order.household_id).where(Order.id == order_id)
    return await db.scalar(asked.where(_in(reaches))) is not None


async def in_hand(db: Db, person_id: int) -> list[Kept]:
    """What somebody has taken and not yet set down at its door, on the way that one goes: by building, unit, room."""
    held = await found(db, ORDERS.where(Order.taker_id == person_id, Order.state.in_(IN_HAND)))
    return sorted(held, key=lambda one: (one.building_id, len(one.unit), one.unit, len(one.room), one.room, one.id))


async def things(db: Db, order_ids: Collection[int]) -> dict[int, int]:
    """How many things each of these orders has."""
    if not order_ids:
        return {}
    rows = await db.all(
        select(OrderLine.order_id, func.count().label("count"))
        .where(OrderLine.order_id.in_(padded(list(order_ids))), OrderLine.state.not_in(("dropped", "swapped")))
        .group_by(OrderLine.order_id)
    )
    return {row.order_id: row[1] for row in rows}


async def order_of(db: Db, line_id: int) -> int | None:
    """Which order a line belongs to."""
    return await db.scalar(select(OrderLine.order_id).where(OrderLine.id == line_id))


async def hold(db: Db, order_id: int, states: Collection[str]) -> bool:
    """Nobody else moves an order before our commit; False if it does not stand so any more."""
    return await db.scalar(
        select(Order.id).where(Order.id == order_id, Order.state.in_(padded(list(states)))).with_for_update()
    ) is not None  # fmt: skip


async def mark_got(db: Db, order_id: int) -> None:
    """Whatever of an order nobody has said anything about was to be had."""
    await db.run(
        update(OrderLine).where(OrderLine.order_id == order_id, OrderLine.state == "wanted").values(state="got")
    )


async def ask_urgent(db: Db, order_id: int, states: Collection[str], now: datetime) -> bool:
    """The household says that an order is urgent; False if that was known, or it does not stand so any more."""
    return await db.run(
        update(Order)
        .where(
            Order.id == order_id, Order.state.in_(padded(list(states))), ~Order.urgent, ~Order.urgent_asked
        )
        .values(urgent_asked=True, changed_at=now)
    ) > 0  # fmt: skip


async def decide_urgent(
    db: Db, order: Kept, states: Collection[str], now: datetime, *, urgent: bool, round_at: datetime | None
) -> bool:
    """Whether an order is urgent, decided as it was read; False if somebody else has decided, or it has gone on."""
    return await db.run(
        update(Order)
        .where(
            Order.id == order.id, Order.state.in_(padded(list(states))), Order.urgent.is_(order.urgent),
            Order.urgent_asked.is_(order.urgent_asked),
        )
        .values(urgent=urgent, urgent_asked=urgent and order.urgent_asked, round_at=round_at, changed_at=now)
    ) > 0  # fmt: skip


async def stepped(db: Db, person_id: int, at: datetime) -> list[int]:
    """The orders with which somebody took a step at exactly this moment: what they did with one press."""
    return await db.scalars(
        select(OrderStep.order_id)
        .join(Order, Order.id == OrderStep.order_id)
        .where(Order.taker_id == person_id, OrderStep.by_id == person_id, OrderStep.at == at)
        .order_by(OrderStep.order_id)
    )


# --- chats ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Board:
    """A chat that looks at the desk."""

    chat: str
    community_id: int
    many: bool
    page: int


async def open_board(db: Db, community_id: int, chat: str, now: datetime, *, many: bool = False, page: int = 0) -> None:
    """A chat looks at the desk from now on, at this page of it."""
    await db.put_new(Desk, community_id=community_id, chat=chat, many=many, page=page, opened_at=now)
    await db.run(
        update(Desk)
        .where(Desk.chat == chat)
        .values(community_id=community_id, many=many, page=page, opened_at=now)
    )  # fmt: skip


async def board(db: Db, chat: str) -> Board | None:
    """The desk of a chat, if it has one; a group that we have left has none."""
    row = await db.first(
        select(Desk.chat, Desk.community_id, Desk.many, Desk.page)
        .outerjoin(Group, Group.chat == Desk.chat)
        .where(Desk.chat == chat, Group.left_at.is_(None))
    )
    return Board(*row) if row is not None else None


async def boards(db: Db, community_id: int, since: datetime) -> list[str]:
    """The chats whose board is kept fresh: staff groups, and whoever has opened it since then."""
    return await db.scalars(
        select(Desk.chat)
        .outerjoin(Group, Group.chat == Desk.chat)
        .where(Desk.community_id == community_id, Group.left_at.is_(None), or_(Desk.many, Desk.opened_at >= since))
        .order_by(Desk.id)
    )


async def groups(db: Db, community_id: int) -> list[str]:
    """The staff groups of a community's desk."""
    return await db.scalars(
        select(Desk.chat)
        .outerjoin(Group, Group.chat == Desk.chat)
        .where(Desk.community_id == community_id, Desk.many, Group.left_at.is_(None))
        .order_by(Desk.id)
    )


async def close_board(db: Db, chat: str) -> bool:
    """A group is no desk any more; says whether it was one."""
    return await db.run(update(Desk).where(Desk.chat == chat, Desk.many).values(many=False, opened_at=_NEVER)) > 0


_NEVER = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


async def put_card(db: Db, order: Kept, chat: str) -> None:
    """The crew's card of an order stands in this chat."""
    await db.put_new(OrderCard, community_id=order.community_id, order_id=order.id, chat=chat)


async def cards(db: Db, order_id: int) -> list[str]:
    """Where it stands."""
    return await db.scalars(select(OrderCard.chat).where(OrderCard.order_id == order_id).order_by(OrderCard.id))


async def addresses(db: Db, chat: str) -> list[str]:
    """The addresses of those who hear us in a chat by an invite of their own, the newest last."""
    return await db.scalars(
        select(Account.address)
        .where(Account.chat == chat, Account.scope.startswith("person/"))
        .order_by(Account.opened_at, Account.id)
    )


async def homes_of(db: Db, orders: Sequence[Kept]) -> dict[int, list[tuple[str, str]]]:
    """Where these orders are followed, by order: see storage.supplies.orders.chats; one question for all."""
    if not orders:
        return {}
    rows = await db.all(
        select(Account.id, Account.household_id, Account.chat, Account.language)
        .where(
            or_(
                Account.household_id.in_(padded(list({one.household_id for one in orders}))),
                Account.id.in_(padded([one.account_id or 0 for one in orders])),
            ),
            Account.gone_at.is_(None),
        )
        .order_by(Account.opened_at, Account.id)
    )
    homes: dict[int, dict[str, str]] = defaultdict(dict)
    accounts = {row.id: (row.chat, row.language) for row in rows}
    for row in rows:
        homes[row.household_id or 0].setdefault(row.chat, row.language)
    found_: dict[int, list[tuple[str, str]]] = {}
    for one in orders:
        chats = {} if one.details.get("alone") else dict(homes.get(one.household_id, {}))
        if one.account_id in accounts:
            chats.setdefault(*accounts[one.account_id])
        found_[one.id] = list(chats.items())
    return found_


# --- what the clock asks ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that nobody has taken."""

    id: int
    community_id: int
    placed_at: datetime
    round_at: datetime | None
    urgent: bool
    nagged_at: datetime | None


async def untaken(db: Db, kinds: Collection[str], placed_before: datetime) -> list[Waiting]:
    """What of these kinds has waited since before this, oldest first."""
    rows = await db.all(
        select(Order.id, Order.community_id, Order.placed_at, Order.round_at, Order.urgent, Order.nagged_at)
        .where(Order.state == "placed", Order.placed_at <= placed_before, Order.kind.in_(padded(sorted(kinds))))
        .where(or_(Order.waits.is_(None), Order.waits != "clinician"))
        .order_by(Order.placed_at, Order.id)
    )
    return [
        Waiting(row.id, row.community_id, row.placed_at, row.round_at, row.urgent, row.nagged_at)
        for row in rows
        if row.placed_at is not None
    ]


async def left_behind(db: Db, now: datetime) -> list[tuple[int, datetime]]:
    """Rounds that have set out without something that nobody has taken: community and round."""
    rows = await db.all(
        select(Order.community_id, Order.round_at)
        .where(Order.state == "placed", Order.round_at <= now)
        .distinct()
        .order_by(Order.round_at, Order.community_id)
    )
    return [(row.community_id, row.round_at) for row in rows if row.round_at is not None]


async def put_off(
    db: Db, community_id: int, round_at: datetime, later: datetime | None, now: datetime
) -> list[Kept]:  # fmt: skip
    """What a round has left behind goes with a later one; gives it."""
    rows = await db.returning(
        update(Order)
        .where(Order.community_id == community_id, Order.state == "placed", Order.round_at == round_at)
        .values(round_at=later, nagged_at=now, changed_at=now)
        .returning(Order.id)
    )
    return await by_ids(db, [row.id for row in rows])


async def by_ids(db: Db, ids: Collection[int]) -> list[Kept]:
    """These orders: urgent first, then whoever has waited longest."""
    if not ids:
        return []
    return await found(
        db,
        ORDERS.where(Order.id.in_(padded(list(ids)))).order_by(
            Order.urgent.desc(), Order.urgent_asked.desc(), Order.placed_at, Order.id
        ),
    )


async def note_nagged(db: Db, waiting: Sequence[Waiting], now: datetime) -> list[int]:
    """The desk is told of these; gives those of which it has not been told meanwhile, and which still wait."""
    won = []
    for one in waiting:
        same = Order.nagged_at.is_(None) if one.nagged_at is None else Order.nagged_at == one.nagged_at
        if await db.run(update(Order).where(Order.id == one.id, Order.state == "placed", same).values(nagged_at=now)):
            won.append(one.id)
    return won


async def adrift(db: Db, roles: Collection[str], now: datetime) -> list[tuple[int, int]]:
    """Who has something in hand and holds none of these roles any more: community and person. What has been bought and
    of which staff have been told (`note_adrift`) does not count: it stays theirs until somebody sees it through."""
    held = select(Grant.id).where(
        Grant.person_id == Order.taker_id, Grant.community_id == Order.community_id, Grant.role.in_(list(roles)),
        Grant.since <= now, or_(Grant.until.is_(None), Grant.until > now),
    )  # fmt: skip
    rows = await db.all(
        select(Order.community_id, Order.taker_id)
        .where(Order.state.in_(IN_HAND), Order.taker_id.is_not(None), ~held.exists())
        .where(or_(Order.state == "accepted", _is_news()))
        .distinct()
        .order_by(Order.taker_id)
    )
    return [(row.community_id, row.taker_id) for row in rows if row.taker_id is not None and row.community_id]


def _is_news() -> ColumnElement[bool]:
    return or_(Order.nagged_at.is_(None), Order.nagged_at < Order.accepted_at)


async def note_adrift(db: Db, person_id: int, ids: Collection[int], now: datetime) -> bool:
    """Staff are told that these need somebody; False if they have been."""
    return await db.run(
        update(Order)
        .where(Order.id.in_(padded(list(ids))), Order.taker_id == person_id, Order.state.in_(IN_HAND), _is_news())
        .values(nagged_at=now)
    ) > 0  # fmt: skip


async def name_of(db: Db, person_id: int) -> str:
    """What somebody is called."""
    return await db.scalar(select(Person.name).where(Person.id == person_id)) or ""


async def area_name(db: Db, area_id: int) -> str:
    """What a building is called."""
    return await db.scalar(select(Area.name).where(Area.id == area_id)) or ""


async def phones(db: Db, household_id: int) -> list[str]:
    """The numbers of a household as lists may show them."""
    return await db.scalars(
        select(Person.phone_mask)
        .where(Person.household_id == household_id, Person.phone_mask != "")
        .order_by(Person.id)
    )  # fmt: skip


async def add_notes(db: Db, orders: Sequence[Kept], step: str, now: datetime, details: dict[str, Any]) -> None:
    """Write down the same of several orders."""
    for one in orders:
        db.add(
            OrderStep, community_id=one.community_id, order_id=one.id, step=step, before=one.state, after=one.state,
            by_id=None, at=now, details=details,
        )  # fmt: skip
