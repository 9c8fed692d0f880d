"""药单: a clinician looks at each medicine that is asked for, before anybody buys it. Living: "triage/<id>"."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime

from handlers import words as said
from handlers.chat import Choice, Lane, Letter, Marked, Pen, Picture, Words
from handlers.errands import Errand, Feature
from handlers.living import Page, Wording
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies import wording
from handlers.supplies.requests import crew
from handlers.supplies.requests.details import details
from handlers.threads.rules import daytime
from storage import accounts, clock, outbox
from storage.access import Keeper
from storage.database import Db
from storage.supplies import orders, steps
from storage.supplies import requests as stored
from storage.supplies.orders import Kept
from storage.supplies.steps import Taken

STEP = "triage"  # what a clinician decided, as a step of the order; "triage-call": that they phone first
CALLS = "triage-call"
_FEATURE = "triage"
_CLINICIANS = ("clinician",)


def name_of(order_id: int) -> str:
    """The living message of an order's triage."""
    return f"triage/{order_id}"


# --- who is told ------------------------------------------------------------------------------------------------------


async def tell(db: Db, pen: Pen, order: Kept) -> None:
    """Clinicians of the place get the order to look at; where none can be reached, staff hear that none can."""
    clinicians = crew.first(await crew.of(db, order, _CLINICIANS, pen.now))
    if clinicians:
        await _show(db, pen, order, clinicians)
    else:
        _late(pen, order, await crew.of(db, order, crew.OFFICE, pen.now), why="nobody")


async def _show(db: Db, pen: Pen, order: Kept, clinicians: Sequence[Keeper]) -> None:
    pictures = [one for one in await orders.photos(db, order.id) if one.of == "prescription"]
    for keeper in clinicians:
        for chat, language in keeper.chats:
            for one in pictures:
                alt = pen.words(language, "triage-photo", number=order.id)
                pen.tell(
                    chat, language, "triage-photo", number=order.id, silent=True, picture=Picture(
                        alt=html.unescape(alt), instead=pen.words(language, "triage-photo-missed", number=order.id),
                        fetch={"channel": one.channel, "ref": one.ref, "name": one.name, "mime": one.mime},
                    ),
                )  # fmt: skip
            crew.write(pen, order, chat, name_of(order.id), said.lines(()))


def _late(pen: Pen, order: Kept, office: Sequence[Keeper], *, why: str) -> None:
    """Staff hear that no clinician has looked at it."""
    urgent = order.urgent or order.urgent_asked
    until = None if urgent else quiet_until(pen.rules, pen.now)
    for keeper in office:
        for chat, language in keeper.chats:
            text = pen.words(
                language, "triage-late", number=order.id, place=order.place, why=why,
                urgent="yes" if urgent else "no", minutes=int(pen.rules.supplies.unaccepted.total_seconds() // 60),
            )  # fmt: skip
            pen.letters.append(
                Letter(
                    f"{pen.source}/{len(pen.letters)}", chat, text, phrase="triage-late", not_before=until,
                    lane=Lane.REPLY if until is None else Lane.NOTICE, community_id=pen.community,
                )
            )  # fmt: skip


async def follow(db: Db, pen: Pen, order: Kept, step: str) -> None:
    """What the crew hears of a step: a medicine that waits goes to clinicians, what is of a trade to those who are of
    it, its pictures to whoever takes it; the card of whoever looks at a medicine follows it."""
    if step == "place" and order.waits == "clinician":
        await tell(db, pen, order)
    elif step == "place" and order.kind in crew.TRADES:
        await crew.call(db, pen, order)
    elif order.kind == "medicine":
        await refresh(db, pen, order)
    elif step == "accept":
        await crew.show_pictures(db, pen, order)


async def refresh(db: Db, pen: Pen, order: Kept) -> None:
    """The clinicians who have it before them see how it stands now."""
    name = name_of(order.id)
    chats = [chat for keeper in await crew.of(db, order, _CLINICIANS, pen.now) for chat, _ in keeper.chats]
    for chat, _ in await outbox.standing_of(db, [(chat, name) for chat in chats]):
        pen.refresh(chat, name, lane=Lane.REPLY)


# --- the card ---------------------------------------------------------------------------------------------------------


async def compose(page: Page) -> Wording | None:
    """The medicine that is asked for, for whom, and what can be decided; then what was."""
    order = await orders.by_id(page.db, page.subject)
    if order is None:
        return None
    if order.waits != "clinician" and await outbox.standing(page.db, page.chat, page.name) is None:
        return None  # it was settled before it went out
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    people = await stored.people(page.db, order.household_id)
    named = said.listed(page.words, language, [page.words(language, "triage-person", name=name, note=note or "none")
                                               for name, note in people])  # fmt: skip
    kept = (await orders.lines(page.db, [order.id])).get(order.id, [])
    pictures = {one.of for one in await orders.photos(page.db, order.id)}
    lines = [
        page.words(language, "triage-head", number=order.id, urgent="yes" if order.urgent_asked else "no"),
        page.words(language, "triage-whose", place=order.place, people=named),
        *wording.lines(page.words, language, kept),
        *await details(page.db, page.words, language, order, sealed_ok=True),
        page.words(language, "triage-has-photo", there="yes" if "prescription" in pictures else "no"),
    ]
    history = await steps.of_order(page.db, order.id)
    calls = next((one for one in reversed(history) if one.step == CALLS), None)
    if order.waits == "clinician" and order.state == "placed":
        if calls is not None:
            lines.append(page.words(language, "triage-calls", name=calls.by, at=said.clock(page.rules.local(calls.at))))
        return Wording(said.lines(lines), _choices(page.words, language, order))
    decided = decision(history)
    lines.append(_outcome(page, language, order, decided))
    choices = (_button(page.words, language, order, "undo"),) if decided is not None and _is_open(order) else ()
    return Wording(said.lines(lines), choices)


def decision(history: Sequence[Taken]) -> Taken | None:
    """What a clinician decided last and has not taken back."""
    return next((one for one in reversed(history) if one.step == STEP and one.undone_at is None), None)


def _is_open(order: Kept) -> bool:
    """Whether a decision could still be taken back, if it is young enough."""
    return order.state in ("placed", "cancelled")


def _outcome(page: Page, language: str, order: Kept, decided: Taken | None) -> Marked:
    if decided is None:
        return wording.state(page.words, page.rules, language, order)
    return page.words(
        language, "triage-decided", name=decided.by, at=said.clock(page.rules.local(decided.at)),
        outcome=decided.details["outcome"],
    )  # fmt: skip


def _choices(words: Words, language: str, order: Kept) -> tuple[Choice, ...]:
    return tuple(_button(words, language, order, verb) for verb in ("yes", "swap", "call", "doctor", "no"))


def _button(words: Words, language: str, order: Kept, verb: str) -> Choice:
    return Choice(f"triage:{verb}:{order.id}", html.unescape(words(language, "choice-triage", verb=verb)))


# --- nobody looks at it -----------------------------------------------------------------------------------------------


def late_at(rules: Rules, order: Kept) -> datetime:
    """When somebody else is told that nobody has looked at it: the night does not count, unless it is urgent."""
    since = order.waits_since or order.placed_at or order.created_at
    if order.urgent or order.urgent_asked:
        return since + rules.supplies.unaccepted
    return daytime(rules, since, rules.supplies.unaccepted)


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Medicines that no clinician has looked at in time; and again and again after that, as there may be another
    clinician by then."""
    waiting = []
    for order in await stored.untriaged(db):
        late, patience = late_at(rules, order), rules.supplies.unaccepted
        if late <= now and (order.urgent_asked or quiet_until(rules, now) is None):
            at = late + (now - late) // patience * patience
            waiting.append(Errand(_FEATURE, "late", f"order/{order.id}", at, order.community_id))
    done = await clock.opened(db, [one.key for one in waiting]) if waiting else set()
    return [one for one in waiting if one.key not in done]


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """The next are told of one of them: clinicians who have not heard of it, and, the first time, staff."""
    order = await orders.by_id(db, errand.id)
    if order is None or order.waits != "clinician" or order.state != "placed":
        return []
    new = await clock.open_once(db, errand.key, community_id=order.community_id, due_at=errand.at, now=now)
    if not new:
        return []
    mail = Mail(errand.key, order.community_id, words, rules, now)
    everybody = await crew.of(db, order, _CLINICIANS, mail.now)
    name = name_of(order.id)
    standing = await outbox.standing_of(db, [(chat, name) for one in everybody for chat, _ in one.chats])
    fresh = [one for one in everybody if not any((chat, name) in standing for chat, _ in one.chats)]
    await _show(db, mail, order, fresh)
    if not await clock.open_once(
        db, f"triage-late/{order.id}", community_id=order.community_id, due_at=errand.at, now=now
    ):  # fmt: skip
        return mail.letters
    told = {one.person_id for one in everybody}
    office = [one for one in await crew.of(db, order, crew.OFFICE, mail.now) if one.person_id not in told]
    _late(mail, order, office, why="late")
    return mail.letters


FEATURE = Feature(due, do)
