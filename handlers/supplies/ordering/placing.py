"""A draft becomes an order: what is short or dearer by now is said first, medicine goes a way of its own, the rest
joins a round; what is too much for one order becomes several."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.chat import Talk
from handlers.living import Page
from handlers.supplies import rounds
from handlers.supplies.medicines import is_medicine
from handlers.supplies.moving import move
from handlers.supplies.ordering.rows import Part, parted
from handlers.supplies.ordering.rows import price as ware_price
from handlers.supplies.reading.units import MEDICINE
from storage import threads
from storage.supplies import drafts, orders, wares
from storage.supplies.orders import Kept, Line
from storage.supplies.wares import Ware


@dataclass(frozen=True, slots=True)
class Short:
    """A line that cannot be had as it was asked for: `why` ended (not sold any more), stock or most; `left`: so many of
    it could be."""

    line: Line
    why: str
    left: Decimal


@dataclass(frozen=True, slots=True)
class Dearer:
    """A line whose thing costs more than they were shown; the draft has the new price by now."""

    line: Line
    price: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a yes: the orders that a draft became; or what keeps it from being ordered. Nothing of either: it
    was ordered or put away already. `lines`: what it held, with today's prices."""

    lines: Sequence[Line] = ()
    placed: Sequence[Kept] = ()
    short: Sequence[Short] = ()
    dearer: Sequence[Dearer] = ()


async def place(talk: Talk, order: Kept) -> Outcome:
    """Order a draft. The things of it are held meanwhile: of two who want the last one has it, and
    nobody changes a price before the order stands."""
    await threads.lock(talk.db, order.household_id)  # two phones of one home: together they keep to the limits
    kept = (await orders.lines(talk.db, [order.id])).get(order.id, [])
    things = await wares.hold(talk.db, _things(kept))
    short = await _short(talk, order, kept, things)
    lines, dearer = await _priced(talk, kept, things)
    if short or dearer:
        return Outcome(lines, short=short, dearer=dearer)
    if not await orders.change(talk.db, order.id, ("draft",), talk.now):
        return Outcome()
    by_id = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None
    placed = []
    for one, part in await _parted(talk, order, lines, things):
        values: dict[str, Any] = {"kind": part.kind, "account_id": order.account_id, "ceiling": part.ceiling}
        if part.kind == "medicine":
            values |= {"waits": "clinician", "waits_since": talk.now}
        else:
            values["round_at"] = rounds.joined(talk.rules, talk.now, urgent=order.urgent)
        moved = await move(talk.db, talk, one, "place", by_id, **values)
        assert moved is not None  # nobody else changes it any more
        placed.append(moved)
    await wares.take_held(talk.db, {
        id: count for id, count in _counts(lines).items() if id in things and things[id].stock is not None
    })  # fmt: skip
    return Outcome(lines, placed)


async def shortages(source: Talk | Page, order: Kept, lines: Sequence[Line]) -> list[Short]:
    """What of a draft cannot be had as it stands: today's limit of a household, and the stock."""
    return await _short(source, order, lines, await wares.by_ids(source.db, _things(lines)))


def _things(lines: Sequence[Line]) -> list[int]:
    return list(_counts(lines))


def _counts(lines: Sequence[Line]) -> dict[int, Decimal]:
    """How many of each thing."""
    counts: dict[int, Decimal] = {}
    for line in lines:
        if line.item_id is not None:
            counts[line.item_id] = counts.get(line.item_id, Decimal(0)) + line.quantity
    return counts


async def _short(
    source: Talk | Page, order: Kept, lines: Sequence[Line], things: Mapping[int, Ware]
) -> list[Short]:  # fmt: skip
    limited = any(ware.most is not None for ware in things.values())
    day = source.rules.local(source.now).replace(hour=0, minute=0, second=0, microsecond=0)
    had = await drafts.ordered_since(source.db, order.household_id, day) if limited else {}
    found = []
    before: dict[int, Decimal] = {}  # of the same thing in lines above: with another note it is a line of its own
    for line in lines:
        ware = things.get(line.item_id or 0)
        if ware is None:
            continue
        above = before.get(ware.id, Decimal(0))
        before[ware.id] = above + line.quantity
        short = _lacks(line, ware, had.get(ware.id, Decimal(0)), above)
        if short is not None:
            found.append(short)
    return found


def _lacks(line: Line, ware: Ware, had: Decimal, above: Decimal) -> Short | None:
    if not ware.sold:
        return Short(line, "ended", Decimal(0))
    if ware.most is not None and had + above + line.quantity > ware.most:
        return Short(line, "most", max(Decimal(0), ware.most - had - above))
    if ware.stock is not None and above + line.quantity > ware.stock:
        return Short(line, "stock", max(Decimal(0), ware.stock - above))
    return None


async def _priced(
    talk: Talk, lines: Sequence[Line], things: Mapping[int, Ware]
) -> tuple[list[Line], list[Dearer]]:  # fmt: skip
    """The lines with today's prices, which the draft has from now on, and those that are dearer than they were shown:
    what got cheaper needs no second yes."""
    now, dearer = [], []
    for line in lines:
        ware = things.get(line.item_id or 0)
        price = line.price if ware is None else ware_price(ware, line.unit)
        if price != line.price:
            await drafts.change_line(talk.db, line.id, {"price": price})
        if price is not None and line.price is not None and price > line.price:
            dearer.append(Dearer(line, price))
        now.append(dataclasses.replace(line, price=price))
    return now, dearer


async def _parted(
    talk: Talk, order: Kept, lines: Sequence[Line], things: Mapping[int, Ware]
) -> list[tuple[Kept, Part]]:  # fmt: skip
    """A draft as the orders that it becomes, the draft itself first; each has its lines."""
    medicine = [line for line in lines if _is_medicine(line, things)]
    first, *rest = parted(order, lines, medicine)
    found = [(order, first)]
    for part in rest:
        apart = await drafts.start(
            talk.db, account_id=None, person_id=order.person_id, household_id=order.household_id, kind=part.kind,
            now=talk.now, for_them=order.for_them, urgent_asked=order.urgent_asked, note=order.note,
            details={"with": order.id},
        )  # fmt: skip
        await drafts.move_lines(talk.db, [line.id for line in part.lines], apart)
        found.append((apart, part))
    return found


def _is_medicine(line: Line, things: Mapping[int, Ware]) -> bool:
    ware = things.get(line.item_id or 0)
    return MEDICINE in ware.category if ware is not None else is_medicine(line.name)
