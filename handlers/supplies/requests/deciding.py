"""What a clinician presses below a medicine: it may be bought, another one, a call first, a doctor, not at all. Of two
at once one decides, and the other is told; within a minute it can be taken back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from handlers import access
from handlers import words as spoken
from handlers.chat import Talk
from handlers.supplies import course, rounds, wording
from handlers.supplies.desk import crew
from handlers.supplies.moving import move, spread, take_back
from handlers.supplies.requests import triage
from handlers.supplies.requests.drafting import medicines
from handlers.supplies.requests.vocabulary import NONE
from handlers.supplies.shelf import shelf
from handlers.supplies.shop import questions
from storage import accounts
from storage.accounts import Speaker
from storage.supplies import drafts, offers, orders, steps, wares
from storage.supplies import requests as stored
from storage.supplies.orders import Kept
from storage.supplies.steps import Taken

ASKED = "triage"  # what we wait for: the other medicine, or a word to the household
_PRESSED = re.compile(r"(yes|swap|call|doctor|no|bare|undo|word):(\d{1,12})", re.ASCII)
_LONGEST = 500


async def pressed(talk: Talk, value: str) -> None:
    """A button of a triage: "VERB:ID"."""
    speaker = talk.speaker
    if await access.allowed(talk, "triage") is None or speaker is None:
        return
    found = _PRESSED.fullmatch(value)
    order = await orders.by_id(talk.db, int(found[2])) if found is not None else None
    if found is None or order is None or not await access.may_triage(talk.db, speaker, order.household_id, talk.now):
        talk.say("old-button")
        return
    verb = found[1]
    if verb == "undo":
        await _undo(talk, speaker, order)
    elif verb == "word":
        await _ask(talk, order, "word")
    elif order.waits != "clinician" or order.state != "placed":
        await _too_late(talk, order)
    elif verb in ("swap", "no"):
        await _ask(talk, order, verb)
    elif verb == "call":
        await _call(talk, speaker, order)
    else:
        await _decide(talk, speaker, order, "no" if verb == "bare" else verb, "")


async def said(talk: Talk, text: str) -> bool:
    """The words that we asked a clinician for. False: about something else."""
    speaker = talk.speaker
    if speaker is None:
        return False
    data = speaker.expects_data
    order = await orders.by_id(talk.db, int(data.get("order", 0)))
    if order is None or not await access.may_triage(talk.db, speaker, order.household_id, talk.now):
        return False
    await accounts.expect(talk.db, speaker.account_id, None)
    words = " ".join(text.split())[:_LONGEST]
    if data.get("what") == "word":
        await _tell_home(talk, order, "triage-home-word", word=words)
        talk.say("triage-word-sent", number=order.id)
        return True
    if order.waits != "clinician" or order.state != "placed":
        await _too_late(talk, order)
        return True
    bare = words.lower().strip("。. ") in NONE.split("|")
    await _decide(talk, speaker, order, str(data.get("what")), "" if bare and data.get("what") == "no" else words)
    return True


EXPECTED = {ASKED: said}


async def _ask(talk: Talk, order: Kept, what: str) -> None:
    assert talk.speaker is not None
    data = {"order": order.id, "what": what}
    await accounts.expect(talk.db, talk.speaker.account_id, ASKED, data, talk.now + course.UNDO * 30)
    choices = (talk.choice(f"triage:bare:{order.id}", "choice-triage", verb="bare"),) if what == "no" else ()
    talk.say("triage-ask", what=what, number=order.id, choices=choices)


async def _too_late(talk: Talk, order: Kept) -> None:
    """Another was quicker, or it is over: how it stands."""
    decided = triage.decision(await steps.of_order(talk.db, order.id))
    if decided is None:
        stands = wording.state(talk.words, talk.rules, talk.language, order)
        talk.say("triage-over", number=order.id, stands=stands)
        return
    talk.say(
        "triage-taken", number=order.id, name=decided.by, outcome=decided.details["outcome"],
        at=spoken.clock(talk.rules.local(decided.at)),
    )  # fmt: skip


# --- decisions --------------------------------------------------------------------------------------------------------


async def _call(talk: Talk, speaker: Speaker, order: Kept) -> None:
    """They phone first: it waits on, the household knows that somebody will call, and other clinicians see it."""
    by_id = speaker.person.id if speaker.person is not None else None
    await steps.note(talk.db, order, triage.CALLS, talk.now, by_id=by_id)
    await _tell_home(talk, order, "triage-home-call")
    await triage.refresh(talk.db, talk, order)
    talk.say(
        "triage-call", number=order.id, choices=(talk.choice(f"call:{order.household_id}", "home-call"),)
    )  # fmt: skip


async def _decide(talk: Talk, speaker: Speaker, order: Kept, outcome: str, word: str) -> None:
    round_at = rounds.joined(talk.rules, talk.now, urgent=order.urgent)
    keeps = outcome in ("yes", "swap")
    if not await stored.decide(talk.db, order, talk.now, **({"round_at": round_at} if keeps else {})):
        await _too_late(talk, await orders.by_id(talk.db, order.id) or order)
        return
    by_id = speaker.person.id if speaker.person is not None else None
    details: dict[str, Any] = {"outcome": outcome, "since": _iso(order)}
    if outcome == "swap":
        details |= await _swap(talk, order, word)
    if outcome == "doctor":
        details["doctor"] = await _send_for_doctor(talk, order, by_id)
    await steps.note(talk.db, order, triage.STEP, talk.now, by_id=by_id, details=details)
    now = await orders.by_id(talk.db, order.id) or order
    if keeps:
        await triage.refresh(talk.db, talk, now)
        await crew.ring(talk.db, talk, now)
        now = await questions.settle(talk.db, talk, order.id, new=True) or now
    else:
        now = await move(talk.db, talk, now, "refuse", by_id, details={"why": outcome}) or now
    when = {} if not keeps else {"round_at": round_at}
    await _tell_home(talk, now, "triage-home", outcome=outcome, word=word or "none", **when)
    choices = [talk.choice(f"triage:undo:{order.id}", "choice-triage", verb="undo")]
    if outcome == "yes":
        choices.append(talk.choice(f"triage:word:{order.id}", "choice-triage", verb="word"))
    if now.waits in offers.ASKS:
        await questions.ask(talk.db, talk, [now])
    talk.say("triage-done", number=order.id, outcome=outcome, choices=tuple(choices))


def _iso(order: Kept) -> str | None:
    return order.waits_since.isoformat() if order.waits_since is not None else None


async def _swap(talk: Talk, order: Kept, text: str) -> dict[str, Any]:
    """Other things in the place of what was asked for; gives which, so that it can be taken back."""
    stock = await shelf(talk.db, order.community_id)
    former = [one for one in (await orders.lines(talk.db, [order.id])).get(order.id, []) if one.state == "wanted"]
    for line in former:
        await orders.change_line(talk.db, line.id, ("wanted",), state="swapped")
        if line.item_id is not None:
            await wares.put_back(talk.db, line.item_id, line.quantity)
    place = 1 + max((one.place for one in (await orders.lines(talk.db, [order.id])).get(order.id, [])), default=-1)
    new = []
    for number, row in enumerate(medicines(text, stock), place):
        if row["item_id"] is not None and not await wares.take(talk.db, row["item_id"], Decimal(row["quantity"])):
            row = {**row, "item_id": None, "price": None}  # sold out: somebody is to look for it elsewhere
        instead = former[0].id if former else None
        new.append(await stored.add_line(talk.db, order, number, instead, row))
    return {"former": [line.id for line in former], "new": new}


async def _send_for_doctor(talk: Talk, order: Kept, by_id: int | None) -> int:
    """The household is to see a doctor: a request of its own."""
    things = [line.name for line in (await orders.lines(talk.db, [order.id])).get(order.id, [])]
    made = await drafts.start(
        talk.db, account_id=None, person_id=order.person_id, household_id=order.household_id, kind="doctor",
        now=talk.now, details={"medicine": order.id},
    )  # fmt: skip
    await stored.write(
        talk.db, made, ("draft",), talk.now, details=made.details, urgent_asked=order.urgent_asked,
        secrets={"why": spoken.listed(talk.words, talk.rules.language, things)},
    )  # fmt: skip
    made = await orders.by_id(talk.db, made.id) or made
    await move(talk.db, talk, made, "place", by_id)
    return made.id


async def _tell_home(talk: Talk, order: Kept, phrase: str, **values: Any) -> None:
    """Say it to all who follow the order, under the clinician's name."""
    name = talk.speaker.person.name if talk.speaker is not None and talk.speaker.person is not None else ""
    round_at = values.pop("round_at", None)
    for chat, language in await orders.chats(talk.db, order, talk.now):
        when = wording.when(talk.words, talk.rules, language, round_at, urgent=order.urgent)
        talk.tell(chat, language, phrase, number=order.id, name=name, when=when, **values)


# --- taken back -------------------------------------------------------------------------------------------------------


async def _undo(talk: Talk, speaker: Speaker, order: Kept) -> None:
    by_id = speaker.person.id if speaker.person is not None else None
    decided = triage.decision(await steps.of_order(talk.db, order.id))
    if decided is None or decided.by_id != by_id or not course.may_undo(decided.at, talk.now):
        talk.say("triage-undo-late", number=order.id)
        return
    at = decided.at
    if order.state == "cancelled":
        if await take_back(talk.db, talk, order, by_id) is None:
            talk.say("triage-undo-late", number=order.id)
            return
        at = talk.now
    if not await stored.reconsider(talk.db, order, at, order.placed_at, talk.now):
        talk.say("triage-undo-late", number=order.id)
        return
    await stored.withdrawn(talk.db, decided.id, talk.now)
    await _put_right(talk, decided, by_id)
    again = await orders.by_id(talk.db, order.id) or order
    await spread(talk.db, talk, again)
    await triage.refresh(talk.db, talk, again)
    await _tell_home(talk, again, "triage-home-undo")
    talk.say("triage-undone", number=order.id)


async def _put_right(talk: Talk, decided: Taken, by_id: int | None) -> None:
    """What a decision brought with it is taken back with it."""
    doctor = await orders.by_id(talk.db, int(decided.details.get("doctor", 0)))
    if doctor is not None:
        await move(talk.db, talk, doctor, "refuse", by_id)
    for id in decided.details.get("new", ()):
        await orders.change_line(talk.db, id, ("wanted",), state="dropped")
    lines = (await orders.lines(talk.db, [decided.order_id])).get(decided.order_id, [])
    for line in lines:
        if line.id in decided.details.get("new", ()) and line.item_id is not None:
            await wares.put_back(talk.db, line.item_id, line.quantity)
        if line.id in decided.details.get("former", ()):
            await orders.change_line(talk.db, line.id, ("swapped",), state="wanted")
            if line.item_id is not None:
                await wares.take(talk.db, line.item_id, line.quantity)
