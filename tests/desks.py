"""What stories about the desk share: a shop, volunteers, and what stands in their chats."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from storage.models import Order
from storage.supplies.orders import Kept
from tests import shopping
from tests.keepers import presses_id
from tests.world import ROSTER, Heard, Phone, World

CREW = """阳光社区,,,,王强,13900000011,志愿者,,,
阳光社区,,,,周敏,13900000012,志愿者,3号楼,,
"""


async def opens(world: World) -> None:
    """The shop is open, and there are volunteers."""
    await world.import_(ROSTER + CREW)
    await shopping.open_shop(world)


def standing(phone: Phone, part: str) -> list[Heard]:
    """The messages with these words that are still there."""
    return [heard for heard in phone.heard if part in heard.text and not heard.gone]


def board(phone: Phone) -> Heard:
    """The one board of a chat."""
    found = [
        heard for heard in phone.heard
        if not heard.gone and any(one.id == "desk:mine" for one in heard.choices)
    ]  # fmt: skip
    assert len(found) == 1, [heard.text for heard in found]
    return found[0]


def card(phone: Phone, order: Kept) -> Heard:
    """The one card of an order in a chat of its crew."""
    found = [
        heard for heard in phone.heard
        if not heard.gone and heard.text.startswith(f"📦 {order.id} 号单") and "\n合计" in heard.text
    ]  # fmt: skip
    assert len(found) == 1, [heard.text for heard in found]
    return found[0]


def labels(heard: Heard) -> list[str]:
    """Its buttons."""
    return [one.text for one in heard.choices]


async def presses(phone: Phone, verb: str, order: Kept | int, *more: object) -> None:
    """A button of the desk, perhaps no longer shown."""
    id = order if isinstance(order, int) else order.id
    await presses_id(phone, ":".join(map(str, ("desk", verb, id, *more))))


async def passes(world: World, **span: float) -> None:
    """Time goes by, and what waited for it goes out."""
    world.clock.passes(**span)
    await world.beat()


async def changed(world: World, order: Kept, **values: Any) -> None:
    """Something else has changed an order."""
    async with world.database.begin() as db:
        await db.run(update(Order).where(Order.id == order.id).values(**values))
