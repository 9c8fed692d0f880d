"""What may be a request and may be meant for the liaison: we ask, and whatever is not a request goes on, in the end by
itself, so that nothing is lost."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

from handlers import temperature, threads
from handlers.chat import Incoming, Letter, Talk, Words
from handlers.errands import Errand, Feature
from handlers.rules import Rules
from handlers.supplies.reading.vocabulary import NO as NO_ORDER
from handlers.supplies.reading.vocabulary import YES as YES_ORDER
from handlers.supplies.requests import drafting, reading
from handlers.supplies.requests.reading import Asked
from handlers.supplies.requests.vocabulary import NO, YES
from storage import accounts, inbox
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import requests as stored
from storage.supplies.requests import Offer

OFFERED = "request-offer"
_PATIENCE = timedelta(minutes=10)  # then the words go on by themselves
_YES = frozenset(YES.split("|")) | frozenset(YES_ORDER.split("|"))
_NO = frozenset(NO.split("|")) | frozenset(NO_ORDER.split("|"))
_MARKS = "。.!！~～ ，,"


async def offer(talk: Talk, speaker: Speaker, asked: Asked) -> None:
    """Ask whether somebody is to do something about what they have told."""
    await go_past(talk, speaker)
    made = Offer(
        speaker.account_id, asked.kind, talk.incoming.key, speaker.address, talk.now, talk.incoming.message
    )  # fmt: skip
    await stored.offer(talk.db, made)
    await accounts.expect(talk.db, speaker.account_id, OFFERED, {"kind": asked.kind}, talk.now + drafting.PATIENCE)
    if asked.answers.get("danger") in ("leak", "electric"):  # that cannot wait for an answer
        talk.say("request-danger", what=asked.answers["danger"])
    talk.say(
        "request-offer", kind=asked.kind, choices=(
            talk.choice(f"request:offer:{asked.kind}", "choice-request-offer", kind=asked.kind),
            talk.choice("request:decline:", "choice-request-decline"),
        ),
    )  # fmt: skip


async def said(talk: Talk, text: str) -> bool:
    """Words while an offer stands: yes, no, or something else, which is no answer."""
    speaker = talk.speaker
    made = await stored.offered(talk.db, speaker.account_id) if speaker is not None else None
    if speaker is None or made is None:
        return False
    word = reading.plain(text).strip(_MARKS)
    if word in _YES:
        await accept(talk, speaker, made.kind)
        return True
    if word in _NO:
        await decline(talk, speaker)
        return True
    if temperature.understand(text, speaker).kind == "none":  # they go on talking: it was talk
        await go_past(talk, speaker)
    return False


async def edited(talk: Talk, speaker: Speaker) -> bool:
    """The words that an offer is about were changed: it is about the new ones. False: they were others."""
    made = await stored.offered(talk.db, speaker.account_id)
    if made is None or not talk.incoming.message or made.message != talk.incoming.message:
        return False
    await stored.offer(talk.db, dataclasses.replace(made, arrival=talk.incoming.key))
    return True


async def accept(talk: Talk, speaker: Speaker, kind: str) -> None:
    """It is to be done: what they had written is what it is about."""
    made = await stored.offered(talk.db, speaker.account_id)
    text = ""
    if made is not None and made.kind == kind and await stored.answered(talk.db, speaker.account_id):
        text = await inbox.text_of(talk.db, made.arrival)
    order = await drafting.start(talk, speaker, kind, reading.answers_in(kind, text) if text else {})
    await drafting.go_on(talk, order)


async def decline(talk: Talk, speaker: Speaker) -> None:
    """It is not: their words go to whoever looks after them. Pressed again, nothing happens again."""
    if not await go_past(talk, speaker):
        talk.say("old-button")


async def go_past(talk: Talk, speaker: Speaker) -> bool:
    """What was offered and is not answered goes on as it would have; False where nothing was."""
    made = await stored.offered(talk.db, speaker.account_id)
    if made is None or not await stored.answered(talk.db, speaker.account_id):
        return False
    if speaker.expects == OFFERED:
        await accounts.expect(talk.db, speaker.account_id, None)
    content = threads.Content("text", await inbox.text_of(talk.db, made.arrival), made.arrival, made.at)
    await threads.pass_on(talk, speaker, content=content)
    return True


# --- by itself --------------------------------------------------------------------------------------------------------


async def due(db: Db, _rules: Rules, now: datetime) -> list[Errand]:
    """Offers that have waited long enough."""
    return [
        Errand("request-offers", "pass", f"request-offer/{one.account_id}", one.at + _PATIENCE)
        for one in await stored.offers(db)
        if one.at + _PATIENCE <= now
    ]


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """The words of one of them go on."""
    made = await stored.offered(db, errand.id)
    if made is None or made.at + _PATIENCE > now:
        return []
    speaker = (await accounts.speakers(db, [made.address], now)).get(made.address)
    if speaker is None or speaker.account_id != made.account_id:
        await stored.answered(db, made.account_id)
        return []
    incoming = Incoming(f"{errand.subject}/{made.at:%Y%m%dT%H%M%S}", speaker.chat, speaker.address)
    talk = Talk(incoming, db, now, rules, words, speaker)
    await go_past(talk, speaker)
    return talk.letters


FEATURE = Feature(due, do)
