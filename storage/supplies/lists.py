"""Lists over many orders: what is to be bought, with the door that each thing is for; and how many a building has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Db, padded
from storage.models import Area, Household, Item, Merchant, Order, OrderLine, OrderStep, Person
from storage.supplies.orders import Kept, Line
from storage.temperature import Within, place

_CHUNK = 5_000  # values of one IN list: databases have a limit


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of an order that nobody has bought yet, and the door it is for. `merchant` is empty where nobody sells
    it; `shelf`: its row in the shop's list; `unit`: of the building, empty where it has none."""

    line: Line
    merchant: str
    shelf: int | None
    order_id: int
    kind: str
    state: str
    urgent: bool
    round_at: datetime | None
    placed_at: datetime | None
    waits: str | None
    taker_id: int | None
    taker: str
    household_id: int
    building_id: int
    building: str
    unit: str
    room: str

    @property
    def place(self) -> str:
        """The address in words, e.g. "3号楼2单元502"."""
        return self.building + self.unit + self.room


_building, _unit, _taker = aliased(Area), aliased(Area), aliased(Person)
_LINE = (
    OrderLine.id, OrderLine.order_id, OrderLine.item_id, OrderLine.merchant_id, OrderLine.place, OrderLine.text,
    OrderLine.name, OrderLine.quantity, OrderLine.unit, OrderLine.note, OrderLine.rounded, OrderLine.price,
    OrderLine.state, OrderLine.got, OrderLine.instead_of, OrderLine.offer,
)  # fmt: skip
_DOOR = (
    Order.kind, Order.state.label("order_state"), Order.urgent, Order.round_at, Order.placed_at, Order.waits,
    Order.taker_id, func.coalesce(_taker.name, "").label("taker"), Order.household_id, Order.building_id,
    _building.name.label("building"), case((Household.area_id == Household.building_id, ""), else_=_unit.name),
    Household.room,
)  # fmt: skip
_WANTED = (
    select(*_LINE, func.coalesce(Merchant.name, "").label("merchant"), Item.place.label("shelf"), *_DOOR)
    .join(Order, Order.id == OrderLine.order_id)
    .join(Household, Household.id == Order.household_id)
    .join(_building, _building.id == Order.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .outerjoin(Item, Item.id == OrderLine.item_id)
    .outerjoin(Merchant, Merchant.id == OrderLine.merchant_id)
    .outerjoin(_taker, _taker.id == Order.taker_id)
    .where(OrderLine.state == "wanted")
)


async def wanted(
    db: Db, within: Within, community_id: int, kinds: Collection[str], *, since: datetime | None = None,
    until: datetime | None = None,
) -> list[Wanted]:  # fmt: skip
    """All lines still to be bought, of orders of these kinds in a place: those of rounds from `since` to `until` (both
    count), and what waits for no round. One query, whatever the place."""
    rounds: list[ColumnElement[bool]] = [Order.round_at.is_(None), Order.urgent.is_(True)]
    if until is not None:
        rounds.append(
            Order.round_at <= until if since is None else and_(Order.round_at >= since, Order.round_at <= until)
        )
    rows: Sequence[Any] = await db.all(
        _WANTED.where(
            Order.community_id == community_id, Order.state.in_(("placed", "accepted")),
            Order.kind.in_(padded(sorted(kinds))), or_(*rounds), place(within),
        ).order_by(OrderLine.order_id, OrderLine.place)
    )  # fmt: skip
    known = len(_LINE)
    return [
        Wanted(Line(*row[:known]), row[known], row[known + 1], row.order_id, *row[known + 2 :]) for row in rows
    ]  # fmt: skip


async def mark_got(db: Db, line_ids: Sequence[int]) -> int:
    """These were to be had, all of them; gives how many of the lines were still wanted."""
    return sum(
        [
            await db.run(
                update(OrderLine)
                .where(OrderLine.id.in_(padded(line_ids[at : at + _CHUNK])), OrderLine.state == "wanted")
                .values(state="got")
            )
            for at in range(0, len(line_ids), _CHUNK)
        ]
    )


GOT = "got"  # the step that says: these lines were marked by a press for a whole merchant


@dataclass(frozen=True, slots=True)
class Marked:
    """What one press marked of one order; `id`: of the step that says so."""

    id: int
    order_id: int
    at: datetime
    merchant_id: int
    line_ids: tuple[int, ...]


async def note_got(
    db: Db, kept: Sequence[Kept], merchant_id: int, lines: dict[int, list[int]], now: datetime, *, by_id: int
) -> int:  # fmt: skip
    """Write down what one press marks, order by order; gives the number of the first note."""
    first = 0
    for order in kept:
        details = {"merchant": merchant_id, "lines": lines[order.id]}
        id = await db.insert(
            OrderStep, community_id=order.community_id, order_id=order.id, step=GOT, before=order.state,
            after=order.state, by_id=by_id, at=now, details=details,
        )  # fmt: skip
        first = first or id
    return first


async def marked_with(db: Db, step_id: int, by_id: int) -> list[Marked]:
    """All that the press marked of which this is a note, if it was this person's; what was taken back is left out."""
    one = await db.first(
        select(OrderStep.at).where(OrderStep.id == step_id, OrderStep.step == GOT, OrderStep.by_id == by_id)
    )  # fmt: skip
    if one is None:
        return []
    rows = await db.all(
        select(OrderStep.id, OrderStep.order_id, OrderStep.at, OrderStep.details)
        .where(
            OrderStep.id >= step_id, OrderStep.step == GOT, OrderStep.by_id == by_id, OrderStep.at == one.at,
            OrderStep.undone_at.is_(None),
        )
        .order_by(OrderStep.id)
    )  # fmt: skip
    return [
        Marked(row.id, row.order_id, row.at, row.details["merchant"], tuple(row.details["lines"])) for row in rows
    ]  # fmt: skip


async def unmark(db: Db, marked: Marked, now: datetime) -> None:
    """These are to be bought again, as far as nobody has said anything else of them since."""
    await db.run(update(OrderStep).where(OrderStep.id == marked.id).values(undone_at=now))
    await db.run(
        update(OrderLine)
        .where(OrderLine.id.in_(padded(list(marked.line_ids))), OrderLine.state == "got")
        .values(state="wanted")
    )


async def want_again(db: Db, order_id: int) -> None:
    """What counted as bought because its order did is to be bought again; what was marked by list stays."""
    notes = await db.scalars(
        select(OrderStep.details).where(
            OrderStep.order_id == order_id, OrderStep.step == GOT, OrderStep.undone_at.is_(None)
        )
    )  # fmt: skip
    by_list = [id for details in notes for id in details["lines"]]
    await db.run(
        update(OrderLine)
        .where(
            OrderLine.order_id == order_id, OrderLine.state == "got", OrderLine.id.not_in(padded(by_list or [0]))
        )
        .values(state="wanted")
    )  # fmt: skip


async def merchant_name(db: Db, merchant_id: int) -> str:
    """What a merchant is called; empty where there is no such."""
    return await db.scalar(select(Merchant.name).where(Merchant.id == merchant_id)) or ""


async def merchants(db: Db, community_id: int) -> dict[int, str]:
    """All merchants of a community: id and name."""
    rows = await db.all(select(Merchant.id, Merchant.name).where(Merchant.community_id == community_id))
    return {row.id: row.name for row in rows}


async def under_way(
    db: Db,
    communities: Collection[int],
    states: Collection[str],
    kinds: Collection[str],
    building_id: int | None = None,
) -> dict[int, int]:
    """How many orders of these kinds stand so, by building. One query, counted by the database."""
    if not communities:
        return {}
    query = (
        select(Order.building_id, func.count())
        .where(
            Order.community_id.in_(padded(sorted(communities))),
            Order.state.in_(padded(list(states))),
            Order.kind.in_(padded(sorted(kinds))),
        )
        .group_by(Order.building_id)
    )
    if building_id is not None:
        query = query.where(Order.building_id == building_id)
    return {row[0]: row[1] for row in await db.all(query)}
