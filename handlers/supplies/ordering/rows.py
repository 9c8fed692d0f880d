"""Lines as a draft keeps them: made of what was read, joined, with what is still to be asked about each. Rules only.

What is asked about a line before it can be ordered stands in its `offer`: {"ask": which (with "near", the ids of the
things that it could be), lots, minus, unit (with the "unit" that it is sold by)}. Once it is answered there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.supplies.reading import units
from handlers.supplies.reading.lines import Line
from handlers.supplies.shelf import Shelf
from storage.supplies import orders
from storage.supplies.orders import Kept
from storage.supplies.wares import Ware

MOST = 60  # lines of one order: what is more becomes another when it is placed
DRAFT_MOST = 600  # lines of a draft
_ROOM = 2_400  # characters of the lines of one order: its card is one message
MANY = 100  # so many of a thing are asked about
_LONGEST = 300  # characters of what they wrote that a line keeps
_ONE = "份"  # of what nobody said how it is counted
_SMALL = ("克", "毫克", "毫升")
_THOUSANDTH = Decimal("0.001")
_NAMES = ("item_id", "merchant_id", "text", "name", "quantity", "unit", "note", "rounded", "price", "offer")

MOST_OF = Decimal(1_000_000)  # units of a thing; whoever writes more is asked about this many
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a draft's lines: `changed` by id, `new` ones behind them, `over` have no place any more."""

    changed: dict[int, Row]
    new: list[Row]
    over: list[Row]


def row_of(line: Line, shelf: Shelf) -> Row:
    """A line that was read, as the draft keeps it."""
    ware = shelf.named(line.item)
    quantity = max(-MOST_OF, min(MOST_OF, line.quantity)).quantize(_THOUSANDTH)
    near = [found.id for name in line.near if (found := shelf.named(name)) is not None]
    row: Row = {
        "item_id": ware.id if ware is not None else None,
        "merchant_id": ware.merchant_id if ware is not None else None,
        "text": ("-" * (quantity < 0) + line.text)[:_LONGEST],
        "name": ware.name if ware is not None else (line.name or line.text)[:200],
        "quantity": abs(quantity),
        "unit": (line.unit or ("" if ware is not None else _ONE))[:10],
        "note": line.note[:_LONGEST],
        "rounded": line.rounded,
        "price": price(ware, line.unit),
        "offer": None,
    }
    row["offer"] = {"ask": "which", "near": near} if near and ware is None else asked(row, ware, negative=quantity < 0)
    return row


def price(ware: Ware | None, unit: str) -> Decimal | None:
    """What one of it costs; none where it has no price, or not for this unit."""
    return ware.price if ware is not None and _is_sold_by(ware, unit) else None


def asked(row: Row, ware: Ware | None, *, negative: bool = False) -> dict[str, Any] | None:
    """What is to be asked about a line before it can be ordered. Where there is a limit or a stock, that speaks for
    itself."""
    if negative:
        return {"ask": "minus"}
    if ware is not None and not _is_sold_by(ware, row["unit"]):
        return {"ask": "unit", "unit": ware.unit}
    limited = ware is not None and any(most is not None and row["quantity"] > most for most in (ware.most, ware.stock))
    if row["quantity"] >= MANY and row["unit"] not in _SMALL and not limited:
        return {"ask": "lots"}
    return None


def _is_sold_by(ware: Ware, unit: str) -> bool:
    return not ware.unit or units.same(unit, ware.unit, medicine=units.MEDICINE in ware.category)


def settled(row: Row, ware: Ware, said: Decimal) -> Row:
    """A line once it is known which ware is meant: so many of it, in its own unit."""
    sold = units.Sold(ware.unit, ware.pack_size, ware.pack_unit, units.MEDICINE in ware.category)
    amount = units.into(said, row["unit"], sold)
    fresh = {
        **row, "item_id": ware.id, "merchant_id": ware.merchant_id, "name": ware.name, "unit": amount.unit,
        "quantity": amount.quantity.quantize(_THOUSANDTH), "rounded": amount.rounded, "price": price(ware, amount.unit),
    }  # fmt: skip
    return {**fresh, "offer": asked(fresh, ware)}


def row_again(line: orders.Line) -> Row:
    """A line that there is, as it is kept again."""
    return {name: getattr(line, name) for name in _NAMES}


def thing(row: Row) -> tuple[Any, ...]:
    """What two lines share that are about the same thing: what differs in its note or unit stays apart."""
    near = tuple((row["offer"] or {}).get("near", ()))
    return (row["item_id"] or near or row["name"], row["unit"], row["note"])


def joined(rows: Iterable[Row]) -> list[Row]:
    """The same, each thing once: 两袋盐 and one more are three."""
    by_thing: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        same = by_thing.get(thing(row))
        by_thing[thing(row)] = dict(row) if same is None else together(same, row)
    return list(by_thing.values())


def together(one: Row, other: Row) -> Row:
    """Two lines of the same thing as one."""
    quantity = one["quantity"] + other["quantity"]
    ask = one["offer"] or other["offer"]
    if ask is None and quantity >= MANY and one["unit"] not in _SMALL:
        ask = {"ask": "lots"}
    return {**one, "quantity": quantity, "rounded": False, "price": other["price"], "offer": ask}


def merged(kept: Sequence[orders.Line], rows: Sequence[Row]) -> Merged:
    """Lines that come to those of a draft."""
    changed: dict[int, Row] = {}
    by_thing = {thing(row_again(line)): line for line in kept}
    new: list[Row] = []
    over: list[Row] = []
    for row in joined(rows):
        line = by_thing.get(thing(row))
        if line is not None:
            changed[line.id] = together(row_again(line), row)
        elif len(kept) + len(new) < DRAFT_MOST:
            new.append(row)
        else:
            over.append(row)
    return Merged(changed, new, over)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the orders that a draft becomes; `ceiling`: what it may cost of what the draft may cost."""

    kind: str
    lines: Sequence[orders.Line]
    ceiling: Decimal | None


def parted(order: Kept, lines: Sequence[orders.Line], medicine: Sequence[orders.Line]) -> list[Part]:
    """A draft as the orders that it becomes: its things, so many as one message holds in each, then its medicine. Of
    what it may cost each has what it costs now, and what is left is for the first in which a price is open: together
    they stay below."""
    others = [line for line in lines if line not in medicine]
    if order.kind != "supplies" or not medicine or not others:
        kind = "medicine" if order.kind == "supplies" and medicine else order.kind
        found = [(kind, some) for some in _filling(lines)]
    else:
        found = [(order.kind, some) for some in _filling(others)] + [("medicine", some) for some in _filling(medicine)]
    if order.ceiling is None or len(found) == 1:
        return [Part(kind, some, order.ceiling) for kind, some in found]
    sums = [orders.total(some) for _, some in found]
    left = max(Decimal(0), order.ceiling - sum(cost for cost, _ in sums))
    first = next((at for at, (_, is_open) in enumerate(sums) if is_open), 0)
    return [
        Part(kind, some, sums[at][0] + (left if at == first else Decimal(0))) for at, (kind, some) in enumerate(found)
    ]


def _filling(lines: Sequence[orders.Line]) -> list[list[orders.Line]]:
    found: list[list[orders.Line]] = [[]]
    room = _ROOM
    for line in lines:
        length = 30 + len(line.name) + len(line.note) + len(line.text) * line.rounded
        if found[-1] and (len(found[-1]) == MOST or length > room):
            found.append([])
            room = _ROOM
        found[-1].append(line)
        room -= length
    return found


def twice(rows: Sequence[Row]) -> list[Row]:
    """Of what one message asks for, the things that it names more than once, as they are together."""
    counts: dict[tuple[Any, ...], int] = {}
    for row in rows:
        counts[thing(row)] = counts.get(thing(row), 0) + 1
    return [row for row in joined(rows) if counts[thing(row)] > 1]


def content(rows: Iterable[Row]) -> list[list[Any]]:
    """What was asked for, to be compared and kept with a draft: thing, unit, note, how many."""
    return sorted(
        (
            [str(row["item_id"] or row["name"]), row["unit"], row["note"], str(row["quantity"].normalize())]
            for row in rows
        ),
    )
