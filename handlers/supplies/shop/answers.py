"""The household says yes or no: of two phones of a home the first counts, the other is told how it came out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from handlers.chat import Pen, Talk
from handlers.supplies import moving, wording
from handlers.supplies.shelf import plain
from handlers.supplies.shop import prices, questions
from storage.database import Db
from storage.supplies import door, offers, orders, steps, wares
from storage.supplies.orders import Kept, Line


async def answered(talk: Talk, line_id: int, stamp: int, which: int | None) -> None:
    """A button of the question: `which` of the things, or none of them."""
    speaker = talk.speaker
    order = await orders.by_id(talk.db, await offers.order_of(talk.db, line_id) or 0)
    if speaker is None or order is None or (
        order.household_id != speaker.household_id and order.account_id != speaker.account_id
    ):  # fmt: skip
        talk.say("old-button")
        return
    lines = await offers.lock(talk.db, order.id)
    order = await orders.by_id(talk.db, order.id) or order
    line = next(one for one in lines if one.id == line_id)
    if line.state != "wanted" or line.offer is None or order.state not in prices.ASKABLE:
        await _told_before(talk, order, line)
        return
    if line.offer["n"] != stamp:
        await questions.refresh(talk.db, talk, order)
        talk.say("offer-changed")
        return
    things = line.offer.get("things", [])
    if which is None or which >= max(1, len(things)):
        outcome, to = "drop", ""
    elif line.offer["kind"] == "price":
        outcome, to = "keep", ""
    else:
        outcome, to = "swap", str(things[which]["name"])
        if things[which]["item"] is not None and not await wares.take(
            talk.db, things[which]["item"], Decimal(things[which]["count"])
        ):
            await _gone(talk, order, line, which)
            return
    person = speaker.person.id if speaker.person is not None else None
    settled = await close(talk.db, talk, order, line, outcome, things[which] if outcome == "swap" else None, person)
    _say(talk, settled, outcome, line, to, (await orders.lines(talk.db, [order.id])).get(order.id, []))


def _say(talk: Talk, order: Kept, outcome: str, line: Line, to: str, lines: list[Line]) -> None:
    sum_, _open = orders.total(lines)
    talk.say(
        "offer-answered", how=outcome, name=line.name, to=to, number=str(order.id), sum=wording.money(sum_),
        left="no" if order.state == "cancelled" else "yes",
    )  # fmt: skip


async def _told_before(talk: Talk, order: Kept, line: Line) -> None:
    """Somebody of the home was first, or it has set out meanwhile."""
    done = [one for one in await steps.of_order(talk.db, order.id)
            if one.step in offers.SETTLED and one.details.get("line") == line.id]  # fmt: skip
    if not done:
        talk.say("old-button")
        return
    talk.say(
        "offer-answered-before", how=done[-1].step, name=line.name, to=str(done[-1].details.get("to", "")),
        number=str(order.id),
    )  # fmt: skip


async def _gone(talk: Talk, order: Kept, line: Line, which: int) -> None:
    """Somebody else has had the last of it: they choose from the others, or go without."""
    offer = line.offer or {}
    name = offer["things"][which]["name"]
    rest = [one for at, one in enumerate(offer["things"]) if at != which]
    if rest:
        await offers.put(talk.db, line.id, prices.swap_offer(rest, talk.now, offer.get("by")))
        await questions.refresh(talk.db, talk, order)
        talk.say("offer-gone", name=name, rest="yes")
        return
    await close(talk.db, talk, order, line, "drop", None, None)
    talk.say("offer-gone", name=name, rest="no")


async def close(
    db: Db, pen: Pen, order: Kept, line: Line, outcome: str, thing: dict[str, Any] | None, by_id: int | None
) -> Kept:  # fmt: skip
    """Write down how a question came out (swap, keep, drop, or lapse: nobody answered), and what follows: the line, the
    stock, what the order waits for; whoever asked hears of it. An order of which nothing is left ends. Gives it as it
    stands then."""
    offer = line.offer or {}
    if outcome == "keep":
        await offers.answer(db, line.id, price=Decimal(offer["price"]))
    elif thing is not None:
        await offers.answer(db, line.id, state="swapped")
        ware = (await wares.by_ids(db, [thing["item"]])).get(thing["item"]) if thing["item"] is not None else None
        await offers.add_line(
            db, line, order.community_id, item_id=thing["item"],
            merchant_id=ware.merchant_id if ware is not None else None, name=thing["name"],
            quantity=Decimal(thing["count"]), unit=thing["unit"], price=Decimal(thing["price"]),
        )  # fmt: skip
    else:
        await offers.answer(db, line.id, state="dropped")
        if offer["kind"] == "price" and line.item_id is not None:  # it is there, they only do not want it so dear
            await wares.put_back(db, line.item_id, line.quantity)
    to = "" if thing is None else str(thing["name"])
    await steps.note(
        db, order, outcome, pen.now, by_id=by_id, details={"line": line.id, "name": line.name, "to": to}
    )  # fmt: skip
    settled = await questions.settle(db, pen, order.id) or order
    left = (await orders.lines(db, [order.id])).get(order.id, [])
    if not any(one.due for one in left):
        step = "cancel" if settled.state in prices.UNBOUGHT else "refuse"
        settled = await moving.move(db, pen, settled, step, by_id) or settled
    await questions.refresh(db, pen, settled)
    await _tell_proposer(db, pen, settled, line, outcome, to, offer.get("by"))
    return settled


async def _tell_proposer(
    db: Db, pen: Pen, order: Kept, line: Line, outcome: str, to: str, account_id: int | None
) -> None:  # fmt: skip
    voice = await offers.voice(db, account_id)
    to_tell = dict([voice] if voice is not None else [])
    if order.taker_id is not None and order.state in prices.ASKABLE:  # who waits with the buying
        to_tell |= {chat: said for chat, said in await door.own_chats(db, order.taker_id) if chat not in to_tell}
    for chat, language in to_tell.items():
        pen.tell(
            chat, language, "offer-told", how=outcome, number=str(order.id), name=line.name, to=to,
            count=str(plain(line.quantity)), unit=line.unit, left="no" if order.state == "cancelled" else "yes",
        )  # fmt: skip
