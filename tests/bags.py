"""What stories about bags at doors share: a volunteer with some in hand, and where everything stands."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.chat import Attachment
from storage.supplies import orders, steps
from storage.supplies.orders import Kept
from tests import shopping
from tests.keepers import person_id
from tests.world import ROSTER, Heard, Phone, World

CREWED = ROSTER + (
    "阳光社区,,,,赵志,13900000006,志愿者,,,\n"
    "阳光社区,3号楼,1单元,402,孙阿婆,,,,,\n"
    "阳光社区,3号楼,2单元,1203,钱进,,,,,\n"
)


@dataclass
class Crew:
    """Everybody."""

    home: Phone  # 502, 张伟
    carrier: Phone  # 赵志, volunteer for the whole community
    staff: Phone  # 陈静
    liaison: Phone  # 李建国, building 3


async def crew(world: World) -> Crew:
    """A shop, a home, and those who buy, carry and look after."""
    await world.import_(CREWED)
    await shopping.open_shop(world)
    return Crew(
        await world.enrolled(1, "张伟"), await world.enrolled(6, "赵志"), await world.enrolled(9, "陈静"),
        await world.enrolled(8, "李建国"),
    )  # fmt: skip


async def bought(world: World, phone: Phone, text: str, taker: str = "赵志", state: str = "moving") -> Kept:
    """Somebody orders, and it has come so far, with `taker`."""
    order = await shopping.placed(world, phone, text)
    return await carried(world, order.id, taker, state)


async def carried(world: World, order_id: int, taker: str = "赵志", state: str = "moving") -> Kept:
    """An order is taken and has come so far."""
    whose = await person_id(world, taker)
    now = world.clock.now()
    async with world.database.begin() as db:
        for step, after, values in (
            ("accept", "accepted", {"taker_id": whose, "accepted_at": now}),
            ("buy", "bought", {"bought_at": now}),
            ("leave", "moving", {"moving_at": now}),
        ):
            order = await orders.by_id(db, order_id)
            assert order is not None
            await steps.advance(db, order, step, [order.state], after, now, by_id=whose, **values)
            if after == state:
                break
        done = await orders.by_id(db, order_id)
    assert done is not None
    return done


async def photographs(phone: Phone, ref: str = "bag", text: str = "", album: str = "") -> None:
    """Send a photo."""
    await phone.says(text, kind="photo", attachment=Attachment(ref, mime="image/jpeg"), album=album)


def at_door(phone: Phone) -> list[Heard]:
    """The messages that say that something is at the door, and still stand."""
    told = "放在您家门口了，请 5 分钟内取进去。"
    return [heard for heard in phone.heard if heard.text.startswith("📦") and heard.text.endswith(told)
            and "\n" not in heard.text and not heard.gone]  # fmt: skip


async def state(world: World, order_id: int) -> str:
    """How it stands."""
    return (await shopping.order(world, order_id)).state
