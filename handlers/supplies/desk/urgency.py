"""急: the household says that an order is urgent, staff decide whether it is."""

from __future__ import annotations

import re
from datetime import datetime

from handlers import access
from handlers.chat import Talk
from handlers.supplies import rounds, wording
from handlers.supplies.desk import crew
from handlers.supplies.desk.showing import me, say_how_it_stands
from handlers.supplies.kinds import KINDS
from handlers.supplies.moving import spread
from storage.supplies import desk, orders, steps
from storage.supplies.orders import Kept

OPEN = ("placed", "accepted", "bought")  # it can still be hastened
_WORD = (
    r"(?:(?:我的|我家的|我们的|我们家的|这)?(?:[0-9]{1,9}\s*号)?(?:单子|订单|单|东西)?\s*)?(?:请|麻烦)?"
    r"(?:(?:很|特别|非常|比较|有点|有些|实在|真的|挺|十分|太)?(?:着急|紧急|急用|急需|急)|加急|尽快送?|快点送?)"
    r"(?:的|了|送|用|一下|处理)?(?:吧|啊|呀|呢)?(?:谢谢)?"
    r"|(?:(?:this|it|the order|my order) (?:is|'s) |it's )?(?:very |really |quite )?urgent(?:ly)?(?: please)?"
    r"|asap|please hurry"
)
_WHOLE = re.compile(rf"\s*(?:{_WORD})\s*[。.!！~～]*\s*", re.IGNORECASE)
_CLAUSE = re.compile(rf"(?:^|[\s，,。；;、])\s*(?:{_WORD})(?=$|[\s，,。；;、.!！])", re.IGNORECASE)
_LEAD = re.compile(r"^\s*(?:家里|我家|我们家)?急(?:需|用|要|缺)")
_NUMBER = re.compile(r"([0-9]{1,9})\s*号")


def is_plea(text: str) -> bool:
    """Whether words say nothing but that it is urgent: 很急, 加急, 128 号单很急."""
    return _WHOLE.fullmatch(text) is not None


def named(text: str) -> int | None:
    """Which order such words name; none where they name none."""
    found = _NUMBER.search(text)
    return int(found[1]) if found is not None else None


def parted(text: str) -> tuple[str, bool]:
    """What is asked for without "很急", and whether that was said."""
    without = _CLAUSE.sub("", text).strip(" ，,。；;、")
    if without and without != text.strip(" ，,。；;、"):
        return without, True
    return text, _LEAD.search(text) is not None


# --- the household ----------------------------------------------------------------------------------------------------


async def mark(talk: Talk, order: Kept) -> None:
    """What is being written is urgent, as they say; staff hear of it when it is ordered."""
    await desk.ask_urgent(talk.db, order.id, ("draft",), talk.now)


async def ask(talk: Talk, order: Kept) -> None:
    """An order is urgent, they say: whoever decides hears of it, once."""
    if order.state == "draft":
        await mark(talk, order)
        talk.say("desk-home-asked", draft="yes", number=order.id)
        return
    if order.state not in OPEN:
        stands = wording.state(talk.words, talk.rules, talk.language, order)
        talk.say("order-too-late", number=order.id, stands=stands)
        return
    if await desk.ask_urgent(talk.db, order.id, OPEN, talk.now):
        asked = await orders.by_id(talk.db, order.id) or order
        await steps.note(talk.db, asked, "urgent-asked", talk.now, by_id=me(talk) or None)
        await crew.ring_asked(talk.db, talk, asked)
        await spread(talk.db, talk, asked)
    now = await orders.by_id(talk.db, order.id) or order
    if now.urgent:
        talk.say("desk-home-urgent-already", number=order.id)
    else:
        draft = "alone" if KINDS[order.kind].alone else "no"
        talk.say("desk-home-asked", draft=draft, number=order.id)


async def pleaded(talk: Talk, household_id: int) -> bool:
    """很急, said by the way: of the order they name, or their newest; says whether there is one to be hastened."""
    found = await orders.of_home(talk.db, household_id, OPEN)
    number = named(talk.text)
    if number is not None:
        found = [order for order in found if order.id == number]
    if not found:
        return False
    await ask(talk, found[0])
    return True


# --- staff ------------------------------------------------------------------------------------------------------------


async def decide(talk: Talk, order: Kept, *, urgent: bool) -> None:
    """It is urgent and waits for no round, or goes with a round like the others; the household hears which."""
    if not await crew.may_keep(talk.db, talk.speaker, order):
        await access.refuse(talk, "keep-shop")
        return
    if order.state not in OPEN:
        await say_how_it_stands(talk, order, "urgent")
        return
    round_at = None if urgent else _round(talk, order)
    known = order.urgent == urgent and not (order.urgent_asked and not urgent)
    if not known and await desk.decide_urgent(talk.db, order, OPEN, talk.now, urgent=urgent, round_at=round_at):
        decided = await orders.by_id(talk.db, order.id) or order
        await steps.note(talk.db, decided, "urgent-yes" if urgent else "urgent-no", talk.now, by_id=me(talk) or None)
        for chat, language in await orders.chats(talk.db, decided, talk.now):
            if urgent:
                carried = "yes" if KINDS[order.kind].carried else "no"
                talk.tell(chat, language, "desk-home-urgent", number=order.id, carried=carried)
            else:
                when = wording.when(talk.words, talk.rules, language, round_at, urgent=False)
                talk.tell(chat, language, "desk-home-plain", number=order.id, when=when)
        await crew.ring(talk.db, talk, decided, but=me(talk))
        await spread(talk.db, talk, decided)
    now = await orders.by_id(talk.db, order.id) or order
    talk.say("desk-decided", number=order.id, urgent="yes" if now.urgent else "no")


def _round(talk: Talk, order: Kept) -> datetime | None:
    """With which round it goes: its own, if that has not set out; else the next."""
    if order.round_at is not None and order.round_at > talk.now:
        return order.round_at
    return rounds.joined(talk.rules, talk.now) if KINDS[order.kind].rounds else None
