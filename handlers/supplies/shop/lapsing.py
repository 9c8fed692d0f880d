"""Questions that nobody answers: asked again once in the day, and gone when the order sets out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta

from handlers import words as said
from handlers.chat import Letter, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies import wording
from handlers.supplies.course import UNDO
from handlers.supplies.shop import prices, questions
from handlers.supplies.shop.answers import close
from storage import access, clock
from storage.database import Db
from storage.supplies import offers, orders
from storage.supplies.orders import Kept

_AGAIN = timedelta(minutes=30)
_LONGEST = timedelta(hours=12)  # without an answer, of what goes with no round and holds nothing else


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Questions to be asked again, and those that are over."""
    waiting = await offers.waiting(db, await access.communities(db), (*prices.ASKABLE, *prices.SET_OUT))
    found: dict[str, Errand] = {}
    for order in waiting:
        errand = _due(rules, order, now)
        if errand is not None:
            found.setdefault(errand.key, errand)
    done = await clock.opened(db, list(found)) if found else set()
    return [errand for key, errand in found.items() if key not in done]


def _due(rules: Rules, order: Kept, now: datetime) -> Errand | None:
    """What is to be done about one order that waits for an answer."""
    since = order.waits_since or order.changed_at
    if order.state in prices.SET_OUT:
        at = (order.moving_at or order.door_at or order.changed_at) + UNDO  # setting out may have been a slip
    else:
        at = max(order.round_at or since + _LONGEST, since + _AGAIN)
    if at <= now:
        return Errand("offers", "lapse" if order.state in prices.SET_OUT else "stuck", f"order/{order.id}", at,
                      order.community_id)  # fmt: skip
    if since + _AGAIN <= now and order.state in prices.ASKABLE and quiet_until(rules, now) is None:
        day = datetime.combine(rules.local(now).date(), time(), rules.zone)  # once in the day, whatever is asked in it
        return Errand("offers", "again", f"asked/{order.household_id}", day, order.community_id)
    return None


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them; twice gives no letters the second time."""
    new = await clock.open_once(db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now)
    if not new:
        return []
    mail = Mail(errand.key, errand.community_id, words, rules, now)
    if errand.what == "again":
        await questions.ask(db, mail, await offers.asking(db, errand.id, prices.ASKABLE))
    else:
        await _lapse(db, mail, errand.id, prices.SET_OUT if errand.what == "lapse" else prices.ASKABLE,
                     whole=errand.what == "stuck")  # fmt: skip
    return mail.letters


async def _lapse(db: Db, mail: Mail, order_id: int, states: Collection[str], *, whole: bool) -> None:
    """What was not answered is not bought. `whole`: only if nothing else is in the order, which would never set out."""
    lines = await offers.lock(db, order_id)
    order = await orders.by_id(db, order_id)
    open_ = [line for line in lines if line.state == "wanted" and line.offer is not None]
    if order is None or order.state not in states or not open_:
        return
    if whole and any(line.due for line in lines if line not in open_):
        return
    for line in open_:
        order = await close(db, mail, order, line, "lapse", None, None)
    sum_, _open = orders.total((await orders.lines(db, [order_id])).get(order_id, []))
    for chat, language in await orders.chats(db, order, mail.now):
        mail.tell(
            chat, language, "offer-lapsed", number=str(order.id), sum=wording.money(sum_),
            names=said.listed(mail.words, language, [line.name for line in open_]),
            left="no" if order.state == "cancelled" else "yes",
        )  # fmt: skip


FEATURE = Feature(due, do)
