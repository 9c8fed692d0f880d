"""Money that goes back to a household: of what was refused, returned, or settled so after a dispute. Written down by
whoever hands it back, once, and taken back within a minute."""

from __future__ import annotations

from handlers.chat import Talk
from handlers.supplies import course
from handlers.supplies.accounts.balance import Balance, balance
from handlers.supplies.wording import money as in_words
from storage.supplies import desk, money, orders
from storage.supplies.orders import Kept


async def balance_of(talk: Talk, order: Kept) -> Balance:
    """How an order stands with its household."""
    lines = (await orders.lines(talk.db, [order.id])).get(order.id, [])
    back = (await money.backs(talk.db, [order.id])).get(order.id, money.NOTHING_BACK)
    return balance(order.state, [one for one in lines if one.due], back, order.paid, order.paid_amount)


async def note(talk: Talk, order: Kept, cents: str) -> None:
    """The button below an account: so much was handed back. It is written down if so much still is to be."""
    me = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
    held = await desk.hold(talk.db, order.id, (order.state,))  # of two who press at once one has it
    owing = (await balance_of(talk, order)).owing
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
