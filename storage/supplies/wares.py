"""Wares: the things of the catalogue as they are kept, with their stock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, bindparam, func, insert, or_, select, update

from storage.database import Db, padded
from storage.models import Item, Merchant


@dataclass(frozen=True, slots=True)
class Goods:
    """What a shop says of one thing that it sells; see storage.models.Item. `merchant` is empty where nobody says who
    sells it."""

    name: str
    aliases: tuple[str, ...]
    category: str
    unit: str
    pack_size: Decimal | None
    pack_unit: str
    price: Decimal | None
    most: Decimal | None
    stock: Decimal | None
    merchant: str


@dataclass(frozen=True, slots=True)
class Ware(Goods):
    """One thing of the list as it is kept; `sold`: it is on sale now."""

    id: int
    merchant_id: int | None
    place: int
    sold: bool


_WARE = select(
    Item.id, Item.name, Item.aliases, Item.category, Item.unit, Item.pack_size, Item.pack_unit, Item.price, Item.most,
    Item.stock, Item.merchant_id, Merchant.name.label("merchant"), Item.place,
    Item.ended_at.is_(None).label("sold"),
).outerjoin(Merchant, Merchant.id == Item.merchant_id)  # fmt: skip


async def revision(db: Db, community_id: int) -> str:
    """Changes whenever something of the catalogue but its stock does."""
    row = await db.first(
        select(
            func.count(Item.id).label("things"),
            func.count(Item.ended_at).label("over"),
            func.max(Item.changed_at).label("newest"),
        ).where(Item.community_id == community_id)
    )
    return "" if row is None or not row.things else f"{row.things}/{row.over}/{row.newest}"


async def on_sale(db: Db, community_id: int) -> list[Ware]:
    """All that is sold now, in the order of the shop's list."""
    return await _wares(
        db, _WARE.where(Item.community_id == community_id, Item.ended_at.is_(None)).order_by(Item.place, Item.id)
    )


async def by_ids(db: Db, ids: Collection[int]) -> dict[int, Ware]:
    """These, sold or not."""
    if not ids:
        return {}
    return {ware.id: ware for ware in await _wares(db, _WARE.where(Item.id.in_(padded(list(ids)))))}


async def hold(db: Db, ids: Collection[int]) -> dict[int, Ware]:
    """These, as they are until the end of the transaction: nobody else takes of them or changes their price."""
    if not ids:
        return {}
    query = _WARE.where(Item.id.in_(padded(list(ids)))).with_for_update(of=Item, key_share=True)
    return {ware.id: ware for ware in await _wares(db, query.order_by(Item.id))}  # in one order: nobody waits in a ring


async def in_list(db: Db, community_id: int, item_id: int) -> Ware | None:
    """One thing of a community's list, sold or not."""
    query = _WARE.where(Item.id == item_id, Item.community_id == community_id)
    return next(iter(await _wares(db, query)), None)


async def _wares(db: Db, query: Select[*tuple[Any, ...]]) -> list[Ware]:
    return [
        Ware(**{
            **dict(row._mapping), "aliases": tuple(row.aliases), "merchant": row.merchant or "", "sold": bool(row.sold),
        })
        for row in await db.all(query)
    ]  # fmt: skip


async def take(db: Db, item_id: int, count: Decimal) -> bool:
    """Take so many from the stock; False if there are not so many any more. Nobody counts some things: always True."""
    return await db.run(
        update(Item)
        .where(Item.id == item_id, or_(Item.stock.is_(None), Item.stock >= count))
        .values(stock=Item.stock - count)
    ) > 0  # fmt: skip


async def take_held(db: Db, counts: Mapping[int, Decimal]) -> None:
    """Take so many of things that are held, of which there are enough, from the stock."""
    if counts:
        query = update(Item).where(Item.__table__.c.id == bindparam("row_id"))
        rows = [{"row_id": id, "taken": count} for id, count in counts.items()]
        await db.run(query.values(stock=Item.stock - bindparam("taken")), rows)


async def put_back(db: Db, item_id: int, count: Decimal) -> None:
    """They can be ordered again."""
    await db.run(update(Item).where(Item.id == item_id).values(stock=Item.stock + count))


async def ended(db: Db, item_id: int, now: datetime) -> bool:
    """It is not sold any more; False if it was not before."""
    return await db.run(
        update(Item).where(Item.id == item_id, Item.ended_at.is_(None)).values(ended_at=now, changed_at=now)
    ) > 0  # fmt: skip


# --- keeping the list -------------------------------------------------------------------------------------------------


async def everything(db: Db, community_id: int) -> list[Ware]:
    """All that there ever was in the list, in its order."""
    return await _wares(db, _WARE.where(Item.community_id == community_id).order_by(Item.place, Item.id))


async def merchants(db: Db, community_id: int, names: Collection[str]) -> dict[str, int]:
    """Merchants by name; those that are new are made."""
    query = select(Merchant.name, Merchant.id).where(Merchant.community_id == community_id)
    known = {row.name: row.id for row in await db.all(query)}
    fresh = [name for name in dict.fromkeys(names) if name and name not in known]
    for name in fresh:
        await db.put_new(Merchant, community_id=community_id, name=name)
    return known if not fresh else {row.name: row.id for row in await db.all(query)}


async def add(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New things: every column of Item but the id and what follows from it."""
    if rows:
        await db.run(insert(Item), rows)


async def change(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """Change what each row names of the thing whose `id` it holds: what it does not name may be changing meanwhile."""
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        by_columns[tuple(sorted(values))].append({**values, "row_id": row["id"]})
    for some in by_columns.values():
        await db.run(update(Item).where(Item.__table__.c.id == bindparam("row_id")), some)
