"""What is written and pressed while a draft waits for a yes."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import words as said_
from handlers.chat import Marked, Talk
from handlers.supplies import rounds, wording
from handlers.supplies.ordering import drafting, placing
from handlers.supplies.ordering.placing import Short
from handlers.supplies.parsing import parse
from handlers.supplies.shelf import plain, shelf
from handlers.supplies.vocabulary import NO, YES
from storage import accounts
from storage.supplies import orders
from storage.supplies.orders import Kept

_MARKS = "。.!！~～ ，,"


async def said(talk: Talk, text: str) -> bool:
    """Words while we wait for a yes: yes, no, more of it; False: about something else."""
    assert talk.speaker is not None
    word = text.strip(_MARKS).lower()
    order = await orders.by_id(talk.db, int(talk.speaker.expects_data.get("order", 0)))
    if order is not None and order.state == "draft":
        if word in YES.split("|"):
            await yes(talk, order)
            return True
        if word in NO.split("|"):
            await drop(talk, order)
            return True
    if talk.speaker.household_id is None:
        return False
    stock = await shelf(talk.db, talk.speaker.community_id)
    lines = parse(text, stock.catalogue)
    if not lines:
        return False
    household = order.household_id if order is not None else talk.speaker.household_id
    added = await drafting.add(talk, household, lines, stock)
    await drafting.show(talk, added.id)
    return True


async def yes(talk: Talk, order: Kept) -> None:
    """The draft is ordered, or what is short is said."""
    assert talk.speaker is not None
    if order.state != "draft":
        talk.say("order-placed-before", number=order.id)
        return
    placed, short = await placing.place(talk, order)
    if short:
        tell_short(talk, short)
        return
    if not placed:
        talk.say("order-placed-before", number=order.id)
        return
    await accounts.expect(talk.db, talk.speaker.account_id, None)
    missed = rounds.missed(talk.rules, talk.now)
    for one in placed:
        when = wording.when(talk.words, talk.rules, talk.language, one.round_at, urgent=one.urgent)
        lines = [talk.phrase("order-placed-line", number=one.id, kind=one.kind, when=when)]
        if missed is not None and one.round_at is not None:
            lines.append(talk.phrase("order-placed-late", missed=said_.clock(talk.rules.local(missed))))
        talk.say("order-placed", lines=said_.lines(lines))
        await drafting.put(talk, one, below=False)


def tell_short(talk: Talk, short: Sequence[Short]) -> None:
    """What keeps a draft from being ordered."""
    talk.say("order-short", lines=said_.lines(_in_words(talk, one) for one in short))


def _in_words(talk: Talk, short: Short) -> Marked:
    return talk.phrase(
        "order-short-line", name=short.line.name, why=short.why, left=str(plain(short.left)), unit=short.line.unit,
        any="yes" if short.left else "no", asked=str(plain(short.line.quantity)),
    )  # fmt: skip


async def drop(talk: Talk, order: Kept) -> None:
    """It is not ordered."""
    if not await drafting.drop(talk, order):
        talk.say("old-button")
        return
    await drafting.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
    talk.say("order-dropped")
