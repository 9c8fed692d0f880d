"""What stories about orders share: a shop, and the orders as they are kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from handlers.supplies.shelf import plain
from storage.models import Area, Item, Merchant, Order
from storage.supplies import orders
from storage.supplies.orders import Kept, Line
from tests.world import Heard, Phone, World

# name, aliases, category, unit, pack size, pack unit, price, limit, stock, merchant
SHELF = """
盐|食盐,salt|调料|袋|400|克|2.5|2||惠民超市
生抽|soy sauce|调料|瓶|500|毫升|9||20|惠民超市
老抽||调料|瓶|500|毫升|10|||惠民超市
米醋|醋,vinegar|调料|瓶|500|毫升|6|||惠民超市
大米|米,rice|粮油|袋|10|斤|32|||老王粮油
鸡蛋|egg,eggs|蛋奶|板|30|个|25|||惠民超市
纯牛奶|牛奶,milk|蛋奶|箱|24|盒|60||3|惠民超市
青菜|greens|蔬菜|斤|||4|||惠民超市
儿童口罩||防护|包|||12|||惠民超市
口罩|mask,masks|防护|包|10|个|10|||惠民超市
消毒液|disinfectant|防护|瓶|||15|||惠民超市
体温计|thermometer|防护|支|||20|||惠民超市
居家指南||防护|份|||0|||
连花清瘟|lianhua|药品|盒|||14|||康民药店
降压药||药品|盒|||35|||康民药店
"""


async def open_shop(world: World, shelf: str = SHELF) -> None:
    """Put a shop's list into the community's catalogue."""
    async with world.database.begin() as db:
        community = await db.scalar(select(Area.id).where(Area.kind == "community"))
        merchants: dict[str, int] = {}
        for place, row in enumerate(shelf.strip().splitlines()):
            name, aliases, category, unit, size, inner, price, most, stock, merchant = row.split("|")
            if merchant and merchant not in merchants:
                merchants[merchant] = await db.insert(Merchant, community_id=community, name=merchant)
            await db.insert(
                Item, community_id=community, name=name, aliases=[one for one in aliases.split(",") if one],
                category=category, unit=unit, pack_size=_number(size), pack_unit=inner, price=_number(price),
                most=_number(most), stock=_number(stock), merchant_id=merchants.get(merchant), place=place,
                changed_at=world.clock.now(),
            )  # fmt: skip


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


async def all_orders(world: World) -> list[Kept]:
    """All orders and drafts, oldest first."""
    async with world.database.read() as db:
        ids = await db.scalars(select(Order.id).order_by(Order.id))
        found = [await orders.by_id(db, id) for id in ids]
    return [order for order in found if order is not None]


async def order(world: World, id: int = 0) -> Kept:
    """This order; without a number the newest."""
    found = await all_orders(world)
    return next(one for one in found if one.id == id) if id else found[-1]


async def lines(world: World, order_id: int) -> list[Line]:
    """The lines of an order."""
    async with world.database.read() as db:
        return (await orders.lines(db, [order_id])).get(order_id, [])


async def things(world: World, order_id: int) -> list[tuple[str, str, str]]:
    """The same, in short: name, quantity, unit."""
    return [(one.name, str(plain(one.quantity)), one.unit) for one in await lines(world, order_id)]


async def stock(world: World, name: str) -> Decimal | None:
    """How many of a thing can still be ordered."""
    async with world.database.read() as db:
        return await db.scalar(select(Item.stock).where(Item.name == name))


async def later(world: World, **span: float) -> None:
    """Some seconds go by (or what `span` says), and what waited for them goes out: a message is not edited twice in
    five seconds."""
    world.clock.passes(**(span or {"seconds": 10}))
    await world.speaker.drain()


def card(phone: Phone) -> Heard:
    """The newest message about an order with its buttons, as it stands now."""
    return next(
        heard for heard in reversed(phone.heard)
        if not heard.gone and any(one.id.startswith("order:") for one in heard.choices)
    )  # fmt: skip


async def placed(world: World, phone: Phone, text: str, **more: Any) -> Kept:
    """Somebody orders something and says yes."""
    await phone.says(text, **more)
    await phone.presses("对，下单")
    return next(one for one in reversed(await all_orders(world)) if one.state != "draft")


async def open_more(world: World, shelf: str) -> None:
    """More things on the same shelf."""
    await open_shop(world, shelf)


async def end(world: World, *names: str) -> None:
    """These are not sold any more."""
    async with world.database.begin() as db:
        await db.run(
            update(Item)
            .where(Item.name.in_(names))
            .values(ended_at=world.clock.now(), changed_at=world.clock.now() + timedelta(seconds=1))
        )


async def price(world: World, name: str, price: Decimal) -> None:
    """A thing costs something else from now on."""
    async with world.database.begin() as db:
        await db.run(
            update(Item)
            .where(Item.name == name)
            .values(price=price, changed_at=world.clock.now() + timedelta(seconds=1))
        )


async def stands(world: World, order_id: int, state: str) -> None:
    """An order has come so far, by whomever."""
    async with world.database.begin() as db:
        await db.run(
            update(Order).where(Order.id == order_id).values(state=state, received_at=world.clock.now(), how="home")
        )
