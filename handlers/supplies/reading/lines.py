"""What was found in a message: its lines while it is being read, and what becomes of them. Rules only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from handlers.supplies.reading import patterns, units
from handlers.supplies.reading.catalogue import Catalogue, Found, key
from handlers.supplies.reading.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is asked for. `text` is the part of the message that says so; `item` its name in the catalogue,
    None where it is not there or could be several (`near`); `quantity` in `unit` (of an item: as it is sold);
    `rounded`: more than was said, because it is sold whole; `name`: what they call it, without the amount."""

    text: str
    item: str | None
    quantity: Decimal
    unit: str
    note: str = ""
    rounded: bool = False
    near: tuple[str, ...] = ()
    name: str = ""


class Mention(NamedTuple):
    """A thing that was spoken of, and where it stands."""

    name: str
    found: Found
    start: int


@dataclass(slots=True)
class Wanted:
    """A line while the message is still being read. `evident`: nobody would say so who wants nothing."""

    start: int
    end: int
    name: str
    found: Found
    quantity: Quantity | None
    notes: list[str]
    evident: bool

    @property
    def is_plain(self) -> bool:
        """Whether it is a thing of the catalogue, or of any shop, with an amount and its unit."""
        known = self.found.item is not None or key(self.name) in patterns.THINGS
        return known and self.quantity is not None and bool(self.quantity.unit)

    def count(self, quantity: Quantity | None, end: int | None = None) -> None:
        """So many of it; the words for that end at `end`."""
        self.quantity, self.evident = quantity, True
        self.end = max(self.end, end or 0)

    def line(self, text: str, catalogue: Catalogue) -> Line:
        """What becomes of it, in the units that it is sold by."""
        said_as = text[self.start : self.end].strip(patterns.TRIM)
        note = "；".join(dict.fromkeys(note for note in self.notes if note))
        number = self.quantity.number if self.quantity is not None else Decimal(1)
        unit = self.quantity.unit if self.quantity is not None else ""
        item = self.found.item
        if item is None:  # 醋两瓶（陈醋）
            said_so = (catalogue.find(one) for one in self.notes)
            item = next((found.item for found in said_so if found.exact), None)
        if item is None:
            if unit == units.DOZEN:
                number, unit = number * 12, "个"
            return Line(said_as, None, _tidy(number), units.plain(unit), note, near=self.found.near, name=self.name)
        english = self.quantity is not None and self.quantity.english
        amount = units.into(number, unit, item.sold, loosely=english)
        return Line(said_as, item.name, _tidy(amount.quantity), amount.unit, note, amount.rounded, name=self.name)


def _tidy(number: Decimal) -> Decimal:
    """2 and not 2.0; no exponent."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
