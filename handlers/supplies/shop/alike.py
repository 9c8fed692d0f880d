"""Which things may take the place of one that cannot be had. Rules."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from handlers.supplies.reading.catalogue import key
from handlers.supplies.reading.units import MEDICINE
from handlers.supplies.shop.prices import MOST_THINGS
from storage.supplies.wares import Ware


def proposals(
    name: str, ware: Ware | None, quantity: Decimal, price: Decimal | None, wares: Iterable[Ware]
) -> list[Ware]:  # fmt: skip
    """Up to three things of the same category, alike in name, near in price and enough of them in stock; the nearest
    first. `ware`: what it was in the catalogue; for what was in none, names alone say what is alike."""
    fit = []
    for one in wares:
        if ware is not None and (one.id == ware.id or one.category != ware.category or not one.category):
            continue
        if one.price is None or MEDICINE in one.category or not _enough(one, quantity):
            continue
        likeness = _likeness(name, one)
        same_unit = ware is not None and one.unit == ware.unit
        if (likeness < 0.5 and ware is None) or (likeness == 0 and not same_unit):  # salt is no soy sauce
            continue
        distance = abs(one.price - price) / max(price, Decimal(1)) if price is not None else Decimal(0)
        fit.append((-likeness, not same_unit, distance, one.place, one.id, one))
    return [one for *_, one in sorted(fit)[:MOST_THINGS]]


def _enough(ware: Ware, quantity: Decimal) -> bool:
    return (ware.stock is None or ware.stock >= quantity) and (ware.most is None or ware.most >= quantity)


def _likeness(name: str, ware: Ware) -> float:
    """0 to 1: characters that a name and the nearest name of a thing share; what it is stands at the end."""
    wanted = key(name)
    best = 0.0
    for other in map(key, (ware.name, *ware.aliases)):
        if not wanted or not other:
            continue
        shared = len(set(wanted) & set(other)) / max(len(set(wanted)), len(set(other)))
        if wanted in other or other in wanted:
            shared = 1
        best = max(best, shared if wanted[-1] != other[-1] else 0.5 + shared / 2)
    return best
