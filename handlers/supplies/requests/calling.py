"""A doctor, somebody to talk to: whoever could not be told of it when it was asked for hears of it once they can, and
what nobody takes is said again. Until then it stays as it is, and whoever asked knows."""

from __future__ import annotations

from datetime import datetime

from handlers.chat import Letter, Pen, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies.kinds import KINDS
from handlers.supplies.requests import crew
from storage import clock
from storage.database import Db
from storage.supplies import orders
from storage.supplies import requests as stored
from storage.supplies.orders import Kept

_FEATURE = "request-calls"
_KINDS = tuple(kind for kind in crew.TRADES if KINDS[kind].sealed)  # the others stand at the desk


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """What nobody has heard of and somebody could hear of now; and, once in a while, each that nobody has taken."""
    found, later = [], []
    for order in await stored.called_for(db, _KINDS):
        if not order.details.get("called"):
            if (await crew.within_reach(db, order, now))[0]:
                found.append(Errand(_FEATURE, "call", f"order/{order.id}", now, order.community_id))
        elif quiet_until(rules, now) is None:
            since, patience = order.placed_at or order.created_at, rules.supplies.unaccepted
            if now - since >= patience:
                at = since + (now - since) // patience * patience
                later.append(Errand(_FEATURE, "again", f"order/{order.id}", at, order.community_id))
    done = await clock.opened(db, [one.key for one in later]) if later else set()
    return found + [one for one in later if one.key not in done]


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Ring for one of them: whoever can hear of it by now, where nobody of those does who were told; else, once, all
    of them again."""
    order = await orders.by_id(db, errand.id)
    if order is None or order.state != "placed":
        return []
    if errand.what == "again" and not await _first_time(db, order, errand.key, errand.at, now):
        return []
    mail = Mail(errand.key, order.community_id, words, rules, now)
    told = set(order.details.get("called", ()))
    reached, trade = await crew.within_reach(db, order, now)
    if reached and told.isdisjoint(one.person_id for one in reached):
        await crew.call(db, mail, order)
        await comfort(db, mail, order, "trade" if trade else "office")
    elif told and await _first_time(db, order, f"request-again/{order.id}", errand.at, now):
        await crew.call(db, mail, order, everybody=True)
        await comfort(db, mail, order, "waits")
    return mail.letters


async def _first_time(db: Db, order: Kept, key: str, at: datetime, now: datetime) -> bool:
    return await clock.open_once(db, key, community_id=order.community_id, due_at=at, now=now)


async def comfort(db: Db, pen: Pen, order: Kept, heard: str) -> None:
    """Whoever asked hears who knows of it by now (trade, office), or that they know and nobody has come yet (waits)."""
    for chat, language in await orders.chats(db, order, pen.now):
        pen.tell(
            chat, language, "request-called", number=order.id, kind=order.kind, heard=heard,
            hotline=pen.rules.checkin.hotline or "none",
        )  # fmt: skip


FEATURE = Feature(due, do)
