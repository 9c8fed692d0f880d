"""Money that goes back to a household: of what was refused, returned, or settled so after a dispute. Written down by
whoever hands it back, once, and taken back within a minute."""

from __future__ import annotations

from decimal import Decimal

from handlers.chat import Pen, Talk
from handlers.quiet import quiet_until
from handlers.supplies import course
from handlers.supplies.accounts.balance import Balance, balance
from handlers.supplies.desk import crew
from handlers.supplies.door import disputing
from handlers.supplies.wording import money as in_words
from storage.database import Db
from storage.supplies import desk, door, money, orders
from storage.supplies.orders import Kept

_GIVES_BACK = ("refuse", "return", "cancel", "receive")  # steps that may leave money to be handed back


async def follow(db: Db, pen: Pen, order: Kept, step: str) -> None:
    """It came to nothing, or in part, and was paid for: whoever took the money and the desk hear how much is to go
    back, with a button that says that it has."""
    if step not in _GIVES_BACK or order.paid not in money.TAKEN:
        return
    found = await balance_of(db, order)
    if not found.owing or (step == "receive" and not found.back):
        return
    carrier = dict(await door.own_chats(db, order.taker_id)) if order.taker_id is not None else {}
    sum_, silent = in_words(found.owing), quiet_until(pen.rules, pen.now) is not None
    for chat, language in {**carrier, **await disputing.desk(db, order, pen)}.items():
        back = crew.labelled(
            pen.words, language, button(order, found.owing), "choice-pay-back", number=order.id, sum=sum_
        )  # fmt: skip
        pen.tell(
            chat, language, "pay-back-due", number=order.id, place=order.place, sum=sum_, silent=silent,
            choices=(back,),
        )  # fmt: skip


def button(order: Kept, owing: Decimal) -> str:
    """What the button says: so much of this order was handed back."""
    return f"pay:back:{order.id}:{int(owing * 100)}"


async def balance_of(db: Db, order: Kept) -> Balance:
    """How an order stands with its household."""
    lines = (await orders.lines(db, [order.id])).get(order.id, [])
    back = (await money.backs(db, [order.id])).get(order.id, money.NOTHING_BACK)
    return balance(order.state, [one for one in lines if one.due], back, order.paid, order.paid_amount)


async def note(talk: Talk, order: Kept, cents: str) -> None:
    """The button below an account: so much was handed back. It is written down if so much still is to be."""
    me = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
    held = await desk.hold(talk.db, order.id, (order.state,))  # of two who press at once one has it
    owing = (await balance_of(talk.db, order)).owing
    if not held or not me or not owing or cents != str(int(owing * 100)):
        talk.say("pay-back-changed", number=order.id, sum=in_words(owing) if owing else "none")
        return
    await money.repay(talk.db, order, owing, talk.now, by_id=me)
    talk.say(
        "pay-back-done", number=order.id, place=order.place, sum=in_words(owing), how=order.paid,
        choices=(talk.choice(f"pay:unback:{order.id}", "choice-pay-undo"),),
    )  # fmt: skip


async def undo(talk: Talk, order: Kept) -> None:
    """「记错了」, within a minute."""
    me = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
    if await money.unrepay(talk.db, order, talk.now, since=talk.now - course.UNDO, by_id=me):
        talk.say("pay-back-undone", number=order.id)
    else:
        talk.say("pay-back-late", number=order.id)
