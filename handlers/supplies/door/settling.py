"""What the desk does about what was short, broken or somebody else's: once, by one; the household hears of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from handlers import access
from handlers import words as said
from handlers.chat import Talk
from handlers.quiet import quiet_until
from handlers.supplies.door import disputing, receiving
from handlers.supplies.moving import move
from handlers.supplies.ordering.drafting import row_again
from storage import households
from storage.supplies import door, drafts, orders, wares
from storage.supplies.orders import Kept, Line

_OF_DRAFT = ("written", "leaf", "with")  # what is noted of an order while it is written
_GOES_BACK = ("wrong", "unseen")  # the thing itself is not with them


async def may(talk: Talk, order: Kept) -> bool:
    """Whether it is the speaker's to settle; else they are told so."""
    within = await access.allowed(talk, "keep-shop")
    if within is None:
        return False
    if await door.within(talk.db, order, within):
        return True
    talk.say("old-button")
    return False


async def resend(talk: Talk, order: Kept, line_id: int = 0) -> None:
    """补送: what is missing is an order of its own, urgent, that costs nothing; this one is over."""
    if not await may(talk, order):
        return
    if order.state != "disputed":
        await receiving.already(talk, order)
        return
    known = await disputing.said_of(talk.db, order)
    lines = [line for line in (await orders.lines(talk.db, [order.id])).get(order.id, []) if line.due]
    wanted = [line for line in lines if line.id in ((line_id,) if line_id else known.lines)] or lines
    short = await _take(talk, wanted)
    if short is not None:
        talk.say("door-resend-short", name=short.name)
        return
    moved = await _end(talk, order, "receive", {"settled": "resend"})
    if moved is None:
        await _give_back(talk, wanted)
        return
    again = await _again(talk, order, wanted)
    talk.say("door-resent", number=order.id, again=again.id,
             things=disputing.things(talk, talk.language, wanted))  # fmt: skip
    await _tell(talk, order, "resend", again.id)


async def _again(talk: Talk, order: Kept, wanted: list[Line]) -> Kept:
    by_id = receiving.person_of(talk)
    draft = await drafts.start(
        talk.db, account_id=None, person_id=by_id, household_id=order.household_id, kind=order.kind, now=talk.now,
        for_them=order.for_them, note=order.note, details=_known(order) | {"instead": order.id},
    )  # fmt: skip
    await drafts.write_lines(talk.db, draft, [row_again(line) | {
        "quantity": line.due, "price": Decimal(0), "rounded": False,
    } for line in wanted])  # fmt: skip
    placed = await move(
        talk.db, talk, draft, "place", by_id, account_id=order.account_id, urgent=True, round_at=None
    )  # fmt: skip
    assert placed is not None
    return placed


def _known(order: Kept) -> dict[str, Any]:
    """What whoever brings it again has to know, the code of a parcel; and who is to hear of it."""
    return {name: value for name, value in order.details.items() if name not in _OF_DRAFT}


async def _take(talk: Talk, wanted: list[Line]) -> Line | None:
    """Take it all from the stock, or nothing of it: then what there is too little of."""
    taken: list[Line] = []
    for line in sorted(wanted, key=lambda one: one.item_id or 0):
        if line.item_id is None:
            continue
        if not await wares.take(talk.db, line.item_id, line.due):
            await _give_back(talk, taken)
            return line
        taken.append(line)
    return None


async def _give_back(talk: Talk, taken: list[Line]) -> None:
    for line in taken:
        if line.item_id is not None:
            await wares.put_back(talk.db, line.item_id, line.due)


async def refund(talk: Talk, order: Kept) -> None:
    """退钱/算了: what never reached them goes back; of the rest it is noted that there is money to give back."""
    if not await may(talk, order):
        return
    known = await disputing.said_of(talk.db, order)
    step = "return" if known.what in _GOES_BACK else "receive"
    details = {"settled": "refund", "lines": list(known.lines), "what": known.what}
    if await _end(talk, order, step, details) is not None:
        talk.say("door-refunded", number=order.id, how=step)
        await _tell(talk, order, "refund", 0)


async def solved(talk: Talk, order: Kept) -> None:
    """已解决."""
    if await may(talk, order) and await _end(talk, order, "receive", {"settled": "solved"}) is not None:
        talk.say("door-solved", number=order.id)
        await _tell(talk, order, "solved", 0)


async def _end(talk: Talk, order: Kept, step: str, details: dict[str, Any]) -> Kept | None:
    """The dispute is over; None where another has settled it, which is said."""
    values: dict[str, Any] = {"how": "carrier"} if step == "receive" else {}
    moved = None
    if order.state == "disputed":
        moved = await move(talk.db, talk, order, step, receiving.person_of(talk), details=details, **values)
    if moved is None:
        await receiving.already(talk, order)
    return moved


async def _tell(talk: Talk, order: Kept, how: str, again: int) -> None:
    """The household hears what comes now; the others of the desk that it is done, and by whom."""
    by = talk.speaker.person.name if talk.speaker is not None and talk.speaker.person is not None else ""
    silent = quiet_until(talk.rules, talk.now) is not None
    home = await households.chats(talk.db, order.household_id) or await door.writer_chats(talk.db, order, talk.now)
    for chat, language in home:
        talk.tell(chat, language, "door-settled", how=how, number=order.id, again=again, silent=silent)
    mine = talk.speaker.chat if talk.speaker is not None else ""
    for chat, language in (await disputing.desk(talk.db, order, talk)).items():
        if chat != mine:
            talk.tell(
                chat, language, "door-settled-by", how=how, number=order.id, by=by, silent=True,
                at=said.clock(talk.rules.local(talk.now)),
            )  # fmt: skip
