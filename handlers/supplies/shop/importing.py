"""The use cases of a list's import: work out what it changes, then change it, and tell those concerned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.chat import Pen
from handlers.supplies.reading.catalogue import key
from handlers.supplies.shop import changes
from handlers.supplies.shop.changes import Told
from handlers.supplies.shop.sheet import Goods, List
from storage import history
from storage.database import Db
from storage.supplies import wares
from storage.supplies.wares import Ware

_COLUMNS = {  # by column of a file: what of a thing it says
    "aliases": ("aliases",), "category": ("category",), "unit": ("unit",), "pack_size": ("pack_size", "pack_unit"),
    "pack_unit": ("pack_size", "pack_unit"), "price": ("price",), "limit": ("most",), "stock": ("stock",),
    "merchant": ("merchant",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is in the list and is otherwise from now on. `values`: what changes, by field of Ware; `back`: it
    was not sold any more; `place` where only its row in the list is another."""

    ware: Ware
    values: Mapping[str, Any]
    back: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list that can be taken: what it changes. `same`: things that stay as they are."""

    community_id: int
    new: Sequence[tuple[int, Goods]] = ()  # its row in the list, from 0
    changed: Sequence[Change] = ()
    moved: Sequence[Change] = ()
    ended: Sequence[Ware] = ()
    same: int = 0

    @property
    def back(self) -> list[Ware]:
        """What is sold again."""
        return [one.ware for one in self.changed if one.back]

    @property
    def priced(self) -> dict[int, Decimal | None]:
        """The new price of each thing that has another."""
        return {one.ware.id: one.values["price"] for one in self.changed if "price" in one.values}

    @property
    def counted(self) -> dict[int, Decimal | None]:
        """The new stock of each thing that has another; nothing is left of what is not sold any more."""
        left: dict[int, Decimal | None] = {one.id: Decimal(0) for one in self.ended}
        return left | {one.ware.id: one.values["stock"] for one in self.changed if "stock" in one.values}


async def prepare(db: Db, community_id: int, listed: List) -> Prepared:
    """What this list would change; reads only."""
    stored, over = await wares.everything(db, community_id)
    return compare(community_id, listed, stored, over)


def compare(community_id: int, listed: List, stored: Sequence[Ware], over: frozenset[int]) -> Prepared:
    """What a list changes, given what there is and which of that is not sold any more."""
    exact = {ware.name: ware for ware in stored}
    alike: dict[str, Ware] = {}
    for ware in sorted(stored, key=lambda ware: ware.id in over):  # of two that are called alike, the one that is sold
        alike.setdefault(key(ware.name), ware)
    said = {attribute for column in listed.given for attribute in _COLUMNS.get(column, ())}
    new, changed, moved, seen, same = [], [], [], set(), 0
    for place, one in enumerate(listed.goods):
        found = exact.get(one.name) or alike.get(key(one.name))
        if found is None:
            new.append((place, one))
            continue
        seen.add(found.id)
        values = {name: getattr(one, name) for name in said if getattr(one, name) != getattr(found, name)}
        if one.name != found.name:
            values["name"] = one.name
        if values or found.id in over:
            changed.append(Change(found, values, back=found.id in over, place=place))
        else:
            same += 1
            if found.place != place:
                moved.append(Change(found, {}, place=place))
    ended = [ware for ware in stored if ware.id not in seen and ware.id not in over]
    return Prepared(community_id, new, changed, moved, ended, same)


async def carry_out(db: Db, pen: Pen, prepared: Prepared, actor: str) -> Told:
    """Write what `prepare` worked out, in the same transaction as it, and tell those concerned."""
    community_id, now = prepared.community_id, pen.now
    names = [one.merchant for _, one in prepared.new] + [
        str(one.values.get("merchant", "")) for one in prepared.changed
    ]
    merchants = await wares.merchants(db, community_id, names)
    await wares.add(db, [
        {
            "community_id": community_id, "name": one.name, "aliases": list(one.aliases), "category": one.category,
            "unit": one.unit, "pack_size": one.pack_size, "pack_unit": one.pack_unit, "price": one.price,
            "most": one.most, "stock": one.stock, "merchant_id": merchants.get(one.merchant), "place": place,
            "changed_at": now, "ended_at": None,
        }
        for place, one in prepared.new
    ])  # fmt: skip
    rows = [
        {"id": one.ware.id, "place": one.place, "changed_at": now, **_columns(one.values, merchants)}
        | ({"ended_at": None} if one.back else {})
        for one in prepared.changed
    ]
    rows += [{"id": one.ware.id, "place": one.place} for one in prepared.moved]
    rows += [{"id": one.id, "ended_at": now, "changed_at": now} for one in prepared.ended]
    await wares.change(db, rows)
    counts = {"new": len(prepared.new), "changed": len(prepared.changed), "ended": len(prepared.ended)}
    if any(counts.values()):
        await history.add(db, [{
            "community_id": community_id, "at": now, "actor": actor, "action": "catalogue-imported",
            "subject": f"area/{community_id}", "details": counts,
        }])  # fmt: skip
    return await changes.tell(db, pen, community_id, prepared.priced, prepared.counted)


def _columns(values: Mapping[str, Any], merchants: Mapping[str, int]) -> dict[str, Any]:
    """The columns that hold what has changed."""
    columns = {name: value for name, value in values.items() if name != "merchant"}
    if "aliases" in columns:
        columns["aliases"] = list(columns["aliases"])
    if "merchant" in values:
        columns["merchant_id"] = merchants.get(values["merchant"])
    return columns
