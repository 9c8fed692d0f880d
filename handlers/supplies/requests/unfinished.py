"""A request whose questions nobody goes on answering: they are reminded once; what may be urgent goes to whoever looks
after them as they wrote it, so that it is not lost in a draft."""

from __future__ import annotations

import html
from datetime import datetime, timedelta

from handlers import threads
from handlers.chat import Choice, Incoming, Letter, Talk, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies.requests import drafting, questions
from handlers.supplies.requests.questions import QUESTIONS
from storage import accounts, clock
from storage.database import Db
from storage.supplies import orders
from storage.supplies import requests as stored
from storage.supplies.orders import Kept

_FEATURE = "request-unfinished"
_WAITS = timedelta(minutes=10)


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Drafts that have been left alone for a while, each once."""
    quiet = quiet_until(rules, now) is not None
    found = [
        Errand(_FEATURE, "remind", f"order/{order.id}", order.created_at, order.community_id)
        for order in await stored.begun(db, tuple(QUESTIONS), now - drafting.PATIENCE, now - _WAITS)
        if order.urgent_asked or not quiet
    ]
    done = await clock.opened(db, [one.key for one in found]) if found else set()
    return [one for one in found if one.key not in done]


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Remind whoever began one of them."""
    order = await orders.by_id(db, errand.id)
    if order is None or order.state != "draft":
        return []
    if not await clock.open_once(db, errand.key, community_id=order.community_id, due_at=errand.at, now=now):
        return []
    writer = await stored.writer(db, order)
    if writer is None:
        return []
    address, chat, language = writer
    mail = Mail(errand.key, order.community_id, words, rules, now)
    known = order.details | await stored.sealed(db, order)
    question = questions.following(order.kind, known)
    go_on = f"request:ask:{order.id}:{question.name}" if question is not None else f"request:yes:{order.id}"
    phrase = "choice-request-go-on" if question is not None else "choice-request-yes"
    mail.tell(
        chat, language, "request-unfinished", kind=order.kind, urgent="yes" if order.urgent_asked else "no",
        choices=(
            Choice(go_on, html.unescape(words(language, phrase))),
            Choice(f"request:drop:{order.id}", html.unescape(words(language, "choice-request-drop"))),
        ),
    )  # fmt: skip
    if order.urgent_asked and not order.for_them:
        await _pass_on(db, mail, order, address, str(known.get("why") or known.get("what") or ""))
    return mail.letters


async def _pass_on(db: Db, mail: Mail, order: Kept, address: str, text: str) -> None:
    """Their words go on, as any others of theirs would."""
    speaker = (await accounts.speakers(db, [address], mail.now)).get(address)
    if speaker is None or not text:
        return
    incoming = Incoming(f"{mail.key}/words", speaker.chat, speaker.address)
    talk = Talk(incoming, db, mail.now, mail.rules, mail.words, speaker, mail.letters)
    await threads.pass_on(talk, speaker, content=threads.Content("text", text, incoming.key, order.created_at))


FEATURE = Feature(due, do)
