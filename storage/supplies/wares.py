"""Wares: the things of the catalogue as they are kept, with their stock."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, or_, select, update

from storage.database import Db, padded
from storage.models import Item, Merchant


@dataclass(frozen=True, slots=True)
class Ware:
    """One thing that can be ordered; see storage.models.Item. `merchant` is empty where nobody says who sells it."""

    id: int
    name: str
    aliases: tuple[str, ...]
    category: str
    unit: str
    pack_size: Decimal | None
    pack_unit: str
    price: Decimal | None
    most: Decimal | None
    stock: Decimal | None
    merchant_id: int | None
    merchant: str
    place: int


_WARE = select(
    Item.id, Item.name, Item.aliases, Item.category, Item.unit, Item.pack_size, Item.pack_unit, Item.price, Item.most,
    Item.stock, Item.merchant_id, Merchant.name.label("merchant"), Item.place,
).outerjoin(Merchant, Merchant.id == Item.merchant_id)  # fmt: skip


async def revision(db: Db, community_id: int) -> str:
    """Changes whenever something of the catalogue but its stock does."""
    row = await db.first(
        select(func.count(Item.id).label("things"), func.max(Item.changed_at).label("newest")).where(
            Item.community_id == community_id
        )
    )
    return "" if row is None or not row.things else f"{row.things}/{row.newest}"


async def on_sale(db: Db, community_id: int) -> list[Ware]:
    """All that is sold now, in the order of the shop's list."""
    return await _wares(db, _WARE.where(Item.community_id == community_id, Item.ended_at.is_(None)))


async def by_ids(db: Db, ids: Collection[int]) -> dict[int, Ware]:
    """These, sold or not."""
    if not ids:
        return {}
    return {ware.id: ware for ware in await _wares(db, _WARE.where(Item.id.in_(padded(list(ids)))))}


async def _wares(db: Db, query: object) -> list[Ware]:
    rows = await db.all(query.order_by(Item.place, Item.id))  # type: ignore[attr-defined]
    return [
        Ware(**{**dict(row._mapping), "aliases": tuple(row.aliases), "merchant": row.merchant or ""}) for row in rows
    ]


async def take(db: Db, item_id: int, count: Decimal) -> bool:
    """Take so many from the stock; False if there are not so many any more. Nobody counts some things: always True."""
    return await db.run(
        update(Item)
        .where(Item.id == item_id, or_(Item.stock.is_(None), Item.stock >= count))
        .values(stock=Item.stock - count)
    ) > 0  # fmt: skip


async def put_back(db: Db, item_id: int, count: Decimal) -> None:
    """They can be ordered again."""
    await db.run(update(Item).where(Item.id == item_id).values(stock=Item.stock + count))


async def ended(db: Db, item_id: int, now: datetime) -> bool:
    """It is not sold any more; False if it was not before."""
    return await db.run(
        update(Item).where(Item.id == item_id, Item.ended_at.is_(None)).values(ended_at=now, changed_at=now)
    ) > 0  # fmt: skip
