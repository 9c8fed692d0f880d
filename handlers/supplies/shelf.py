"""What a community's shops sell now, ready to be read from what people write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from handlers.supplies.reading.catalogue import Catalogue, Item
from handlers.supplies.reading.units import MEDICINE, Sold
from storage.database import Db
from storage.supplies import wares
from storage.supplies.wares import Ware


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue, and the wares behind its names. Their stock may be some moments old: whoever needs it asks."""

    catalogue: Catalogue
    wares: Mapping[str, Ware]

    def named(self, name: str | None) -> Ware | None:
        """The ware of a name of the catalogue."""
        return self.wares.get(name) if name is not None else None


# The newest of each community. A catalogue takes some milliseconds to make and is asked for with every message; what
# is lost with the process is made again.
_SHELVES: dict[tuple[int, int], tuple[str, Shelf]] = {}


async def shelf(db: Db, community_id: int) -> Shelf:
    """What can be ordered now."""
    revision = await wares.revision(db, community_id)
    key = (community_id, id(db.vault))  # two databases in one process are two communities
    kept = _SHELVES.get(key)
    if kept is not None and kept[0] == revision:
        return kept[1]
    found = await wares.on_sale(db, community_id)
    made = Shelf(Catalogue([_item(ware) for ware in found]), {ware.name: ware for ware in found})
    _SHELVES[key] = (revision, made)
    return made


def _item(ware: Ware) -> Item:
    sold = Sold(ware.unit, _tidy(ware.pack_size), ware.pack_unit, MEDICINE in ware.category)
    return Item(ware.name, ware.aliases, ware.category, sold, ware.price, ware.most, ware.merchant)


def _tidy(number: Decimal | None) -> Decimal | None:
    return None if number is None else plain(number)


def plain(number: Decimal) -> Decimal:
    """Without the places that say nothing: 2.000 → 2, 10 stays 10, 1.50 → 1.5."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()
