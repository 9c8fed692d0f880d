"""A draft becomes an order: what is short is said first, medicine goes a way of its own, the rest joins a round."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.chat import Talk
from handlers.living import Page
from handlers.supplies import rounds
from handlers.supplies.medicines import is_medicine
from handlers.supplies.moving import move
from handlers.supplies.ordering.rows import joined, row_again
from handlers.supplies.ordering.rows import price as ware_price
from handlers.supplies.reading.units import MEDICINE
from storage import threads
from storage.supplies import drafts, orders, wares
from storage.supplies.orders import Kept, Line
from storage.supplies.wares import Ware


@dataclass(frozen=True, slots=True)
class Short:
    """A line that cannot be had as it was asked for: `why` ended (not sold any more), stock or most; `left`: so many of
    it could be. `why` price: at this very moment it costs another than they were shown; the draft says so by now."""

    line: Line
    why: str
    left: Decimal


@dataclass(frozen=True, slots=True)
class Repriced:
    """A line whose thing costs something else by now."""

    line: Line
    price: Decimal


async def repriced(talk: Talk, lines: list[Line]) -> list[Repriced]:
    """The lines whose price has changed since they were shown; from now on they have the new one."""
    now = await wares.by_ids(talk.db, [line.item_id for line in lines if line.item_id is not None])
    found = []
    for line in lines:
        ware = now.get(line.item_id or 0)
        price = ware_price(ware, line.unit)
        if ware is None or price == line.price:
            continue
        await drafts.change_line(talk.db, line.id, {"price": price})
        if price is not None and line.price is not None:
            found.append(Repriced(line, price))
    return found


async def shortages(talk: Talk | Page, order: Kept, lines: list[Line]) -> list[Short]:
    """What of a draft cannot be had as it stands: today's limit of a household, and the stock."""
    ids = [line.item_id for line in lines if line.item_id is not None]
    now = await wares.by_ids(talk.db, ids)
    on_sale = {ware.id for ware in await wares.on_sale(talk.db, order.community_id)} if ids else set()
    day = talk.rules.local(talk.now).replace(hour=0, minute=0, second=0, microsecond=0)
    had = await drafts.ordered_since(talk.db, order.household_id, day) if ids else {}
    found = []
    before: dict[int, Decimal] = {}  # of the same thing in lines above: with another note it is a line of its own
    for line in lines:
        ware = now.get(line.item_id or 0)
        if ware is None:
            continue
        above = before.get(ware.id, Decimal(0))
        before[ware.id] = above + line.quantity
        short = _short(line, ware, had.get(ware.id, Decimal(0)), above, sold=ware.id in on_sale)
        if short is not None:
            found.append(short)
    return found


def _short(line: Line, ware: Ware, had: Decimal, above: Decimal, *, sold: bool) -> Short | None:
    if not sold:
        return Short(line, "ended", Decimal(0))
    if ware.most is not None and had + above + line.quantity > ware.most:
        return Short(line, "most", max(Decimal(0), ware.most - had - above))
    if ware.stock is not None and above + line.quantity > ware.stock:
        return Short(line, "stock", max(Decimal(0), ware.stock - above))
    return None


async def place(talk: Talk, order: Kept) -> tuple[list[Kept], list[Short]]:
    """Order a draft: gives the orders that it became (medicine is one of its own). None of them and what is short: the
    draft is as it was. Neither: it was placed already."""
    await threads.lock(talk.db, order.household_id)  # two phones of one home: together they keep to the limits
    lines = (await orders.lines(talk.db, [order.id])).get(order.id, [])
    short = await shortages(talk, order, lines) or await _take(talk, lines) or await _changed(talk, lines)
    if short:
        return [], short
    placed = []
    for one, kind in await _parted(talk, order, lines):
        values: dict[str, Any] = {"kind": kind, "account_id": order.account_id}
        if kind == "medicine":
            values |= {"waits": "clinician", "waits_since": talk.now}
        else:
            values["round_at"] = rounds.joined(talk.rules, talk.now, urgent=order.urgent)
        by_id = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None
        moved = await move(talk.db, talk, one, "place", by_id, **values)
        if moved is None:
            await _put_back(talk, lines)
            return [], []
        placed.append(moved)
    return placed, []


async def _take(talk: Talk, lines: list[Line]) -> list[Short]:
    """Take it all from the stock, or nothing of it: then what somebody else has had the last of at this moment."""
    taken: list[Line] = []
    for line in sorted(lines, key=lambda line: line.item_id or 0):  # always in one order: nobody waits in a ring
        if line.item_id is None:
            continue
        if not await wares.take(talk.db, line.item_id, line.quantity):
            await _put_back(talk, taken)
            return [Short(line, "stock", Decimal(0))]
        taken.append(line)
    return []


async def _changed(talk: Talk, lines: list[Line]) -> list[Short]:
    """What costs another than the draft says. Asked when the things are taken, so that nobody changes their price any
    more before the order stands; they are put back, and the draft has the new price."""
    found = await repriced(talk, lines)
    if found:
        await _put_back(talk, lines)
    return [Short(one.line, "price", one.line.quantity) for one in found]


async def _put_back(talk: Talk, lines: list[Line]) -> None:
    for line in lines:
        if line.item_id is not None:
            await wares.put_back(talk.db, line.item_id, line.quantity)


async def _parted(talk: Talk, order: Kept, lines: list[Line]) -> list[tuple[Kept, str]]:
    """A draft as the orders that it becomes, each with its kind."""
    things = await wares.by_ids(talk.db, [line.item_id for line in lines if line.item_id is not None])
    medicine = [
        line for line in lines
        if (MEDICINE in things[line.item_id].category if line.item_id in things else is_medicine(line.name))
    ]  # fmt: skip
    others = [line for line in lines if line not in medicine]
    if not medicine or order.kind != "supplies":
        return [(order, order.kind)]
    if not others:
        return [(order, "medicine")]
    apart = await drafts.start(
        talk.db, account_id=None, person_id=order.person_id, household_id=order.household_id, kind="medicine",
        now=talk.now, for_them=order.for_them, note=order.note, details={"with": order.id}, ceiling=order.ceiling,
    )  # fmt: skip
    await drafts.write_lines(talk.db, apart, joined([row_again(line) for line in medicine]))
    await drafts.write_lines(talk.db, order, joined([row_again(line) for line in others]))
    return [(order, "supplies"), (apart, "medicine")]
