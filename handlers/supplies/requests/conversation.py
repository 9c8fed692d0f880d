"""What a household writes and presses when it wants something done that is no shopping."""

from __future__ import annotations

import re
from typing import Any

from handlers import access, alerts, temperature, threads
from handlers.chat import Lane, Talk
from handlers.supplies import course, wording
from handlers.supplies.kinds import KINDS
from handlers.supplies.moving import spread
from handlers.supplies.ordering import asked as shop
from handlers.supplies.ordering import drafting as cards
from handlers.supplies.ordering import writing
from handlers.supplies.ordering.addressing import opening
from handlers.supplies.ordering.orderly import is_counted, is_order
from handlers.supplies.reading import patterns
from handlers.supplies.reading.parsing import parse
from handlers.supplies.reading.vocabulary import NO, YES
from handlers.supplies.requests import drafting, offering, others, questions, reading
from handlers.supplies.requests.drafting import CONFIRM, WAITS, is_theirs
from handlers.supplies.requests.offering import said as offer_answered
from handlers.supplies.requests.questions import QUESTIONS
from handlers.supplies.requests.reading import Asked
from handlers.supplies.requests.vocabulary import YES as YES_HERE
from handlers.supplies.shelf import shelf
from storage import accounts, outbox
from storage.accounts import Speaker
from storage.supplies import drafts, orders
from storage.supplies import requests as stored
from storage.supplies.orders import Kept

_PRESSED = re.compile(r"([a-z]{2,8}):(\d{1,12})(?::([a-z]{2,12}))?(?::([a-z0-9]{1,12}))?", re.ASCII)
_NAMED = re.compile(r"(new|offer|decline):([a-z]{0,16})", re.ASCII)
_MARKS = "。.!！~～ ，,"
_YES, _NO = frozenset(YES.split("|")) | frozenset(YES_HERE.split("|")), frozenset(NO.split("|"))
_MINE = ("parcel", "rubbish", "counselling", "care", "doctor", "other")  # these are never a thing of the shop's


async def menu(talk: Talk, _rest: str = "") -> None:
    """/request, 我要办事: the kinds as buttons."""
    if talk.speaker is None:
        return
    if talk.speaker.household_id is None:
        _no_home(talk, talk.speaker)
        return
    choices = tuple(talk.choice(f"request:new:{kind}", "choice-request-kind", kind=kind) for kind in questions.MENU)
    talk.say("request-menu", choices=choices)


def _no_home(talk: Talk, speaker: Speaker) -> None:
    talk.say("request-whose" if access.roles_for(speaker.roles, "order-for") else "request-no-home")


# --- in plain words ---------------------------------------------------------------------------------------------------


async def heard(talk: Talk, speaker: Speaker) -> bool:
    """Something that nobody asked for by name may be a request; says whether it was."""
    if speaker.household_id is None:
        return False
    if talk.incoming.kind == "edit":
        return await edited(talk, speaker)
    asked = reading.read(talk.text)
    if asked is None:
        return await _answers_late(talk, speaker)
    if asked.kind not in _MINE and not asked.alarm and await _is_shopping(talk, speaker):
        return False
    if asked.alarm:
        await _alarmed(talk, speaker, asked)
    elif asked.asked:
        await _begin(talk, speaker, asked)
    elif talk.incoming.kind != "text":
        return False  # a picture of it goes to whoever looks after them, with its words
    else:
        await offering.offer(talk, speaker, asked)
    return True


async def begun(talk: Talk, speaker: Speaker) -> bool:
    """Whether words that came while a basket waits for a yes ask outright for something that no basket holds, or for
    help."""
    asked = reading.read(talk.text) if speaker.household_id is not None else None
    if asked is not None and asked.alarm:
        await _alarmed(talk, speaker, asked)
        return True
    if asked is None or not asked.asked or asked.kind not in _MINE:
        return False
    await _begin(talk, speaker, asked)
    return True


async def _is_shopping(talk: Talk, speaker: Speaker) -> bool:
    """Whether the words are an order of things, which goes before medicines and repairs: 两盒降压药."""
    stock = await shelf(talk.db, speaker.community_id)
    return is_order(talk.text, parse(talk.text, stock.catalogue))


async def _is_counted(talk: Talk, speaker: Speaker) -> bool:
    """Whether the words ask for so many of a thing of the shop's: 鸡蛋一板 is no time and no place."""
    stock = await shelf(talk.db, speaker.community_id)
    return any(line.item is not None and is_counted(line.text) for line in parse(talk.text, stock.catalogue))


async def _begin(talk: Talk, speaker: Speaker, asked: Asked) -> None:
    await offering.go_past(talk, speaker)
    order = await drafting.start(talk, speaker, asked.kind, asked.answers)
    await drafting.picture(talk, order)
    if order.kind in questions.PHOTOS and await orders.photos(talk.db, order.id):
        order = await _seen(talk, order)
    await drafting.go_on(talk, order)


async def _alarmed(talk: Talk, speaker: Speaker, asked: Asked) -> None:
    """Gas, a child on its way, an ambulance: somebody is called at once, and what to do now is said; all else waits."""
    await alerts.call_for_help(talk, talk.text)
    talk.say("request-alarm", lane=Lane.ALARM, what=asked.alarm)
    if asked.alarm == "gas":
        order = await drafting.start(talk, speaker, asked.kind, asked.answers)
        await drafting.go_on(talk, order)


async def _answers_late(talk: Talk, speaker: Speaker) -> bool:
    """An answer to a question of ours that came after something else was asked in between."""
    if speaker.expects is not None or speaker.household_id is None:
        return False
    for order in await stored.unfinished(talk.db, speaker.household_id, tuple(QUESTIONS)):
        if order.details.get("by") != speaker.account_id or talk.now - order.changed_at > drafting.PATIENCE:
            continue
        known = order.details | await stored.sealed(talk.db, order)
        question = questions.following(order.kind, known)
        if question is None or question.free:
            continue
        value = reading.answer_to(order.kind, question.name, talk.text)
        if value is not None and not (isinstance(value, dict) and "said" in value):
            await _take(talk, order, {question.name: value})
            return True
    return False


async def edited(talk: Talk, speaker: Speaker) -> bool:
    """A message that answered something was changed: so is the answer, as long as nobody has taken it up."""
    if await offering.edited(talk, speaker):
        return True
    mark = f"{speaker.account_id}/{talk.incoming.message}"
    kinds = tuple(QUESTIONS)
    found = await stored.unfinished(talk.db, speaker.household_id or 0, kinds)
    if access.roles_for(speaker.roles, "order-for"):  # what they ask for another door
        waiting = await _waiting(talk, speaker)
        found += [waiting] if waiting is not None else []
        found += await drafts.written_by(talk.db, speaker.account_id, talk.now - 6 * drafting.PATIENCE)
    found += await orders.of_home(talk.db, speaker.household_id or 0, course.OPEN)
    order = next((one for one in found if mark in one.details.get("said", {}).values()), None)
    if order is None:
        return False
    if order.state not in ("draft", "placed") and KINDS[order.kind].alone:
        _too_late(talk, order)  # nobody else is to read it
        return True
    if order.state not in ("draft", "placed") or (order.kind == "medicine" and order.state != "draft"):
        await threads.pass_on(talk, speaker)  # somebody is on it, or a clinician looks at what stood there
        return True
    part = opening(talk.text) if order.for_them else None
    text = part.text if part is not None else talk.text
    names = [name for name, where in order.details["said"].items() if where == mark]
    answers = reading.answers_in(order.kind, text) if "" in names or len(names) > 1 else {}
    for name in names:
        value = reading.answer_to(order.kind, name, text) if name and name not in answers else None
        if value is not None:
            answers[name] = value
    if not answers:
        return False
    order = await drafting.learn(talk, order, _settled(talk, answers))
    if order.state == "draft":
        await drafting.go_on(talk, order)
    else:
        await spread(talk.db, talk, order)
        talk.say("request-edited", number=order.id)
    return True


def _settled(talk: Talk, answers: dict[str, Any]) -> dict[str, Any]:
    return drafting.settled(answers, talk.rules.local(talk.now).date())


# --- answers ----------------------------------------------------------------------------------------------------------


async def said(talk: Talk, text: str) -> bool:
    """Words while we wait for an answer; False: they are about something else."""
    speaker = talk.speaker
    order = await _waiting(talk, speaker)
    if speaker is None or order is None:
        return False
    word = reading.plain(text).strip(_MARKS)
    asked_for = str(speaker.expects_data.get("ask", ""))
    question = questions.named(order.kind, asked_for)
    if word in _NO and not (question is not None and "none" in question.choices and reading.is_none(word)):
        await drop(talk, order)
        return True
    if asked_for == CONFIRM:
        return await _at_the_end(talk, order, word, text)
    if question is None:
        return False
    if word in _YES and question.choices:
        await drafting.go_on(talk, order)  # 「好」 says neither where nor when
        return True
    if not question.free and (patterns.QUESTION.search(word) or text.rstrip().endswith(("?", "？"))):
        return False  # 快递怎么拿 says nothing of where it lies
    measured = temperature.understand(text, speaker)
    if measured.readings or (measured.kind != "none" and question.free and question.name != "why"):
        return False
    if access.roles_for(speaker.roles, "order-for") and opening(text) is not None and question.name != "code":
        return False  # about another door
    other = reading.read(text)
    if other is not None and (other.alarm or (other.asked and other.kind != order.kind)):
        return False
    if await drafting.picture(talk, order):
        order = await _seen(talk, order)
    if not (question.free or question.sealed) and await _is_counted(talk, speaker):
        return False
    value = reading.answer_to(order.kind, question.name, text)
    more = {} if question.free else _readable(order, text)
    if value is None and question.name not in more:
        return False
    answers = more | ({question.name: value} if value is not None else {})
    await _take(talk, order, answers)
    return measured.kind == "none"  # a complaint is answered here, and taken up as one


def _readable(order: Kept, text: str) -> dict[str, Any]:
    """What else one answer says: the code, and where it is."""
    answers = reading.answers_in(order.kind, text)
    return {name: value for name, value in answers.items() if name not in ("what", "why")}


async def _at_the_end(talk: Talk, order: Kept, word: str, text: str) -> bool:
    if word in _YES:
        await yes(talk, order)
        return True
    answers = _readable(order, text)
    if not answers or talk.speaker is None or temperature.understand(text, talk.speaker).kind != "none":
        return False
    await _take(talk, order, answers)
    return True


async def _take(talk: Talk, order: Kept, answers: dict[str, Any]) -> None:
    order = await drafting.learn(talk, order, _settled(talk, answers))
    if answers.get("danger") == "gas":
        await alerts.call_for_help(talk, talk.text if talk.incoming.kind != "choice" else "")
        talk.say("request-alarm", lane=Lane.ALARM, what="gas")
    elif answers.get("danger") in ("leak", "electric"):
        talk.say("request-danger", what=answers["danger"])
    await drafting.go_on(talk, order)


async def _seen(talk: Talk, order: Kept) -> Kept:
    """A picture has come: that answers what a picture can answer."""
    name = next((one.name for one in QUESTIONS[order.kind] if one.photo and one.name in ("code", "photo")), None)
    if name is None:
        return order
    known = order.details.get(name)
    if known not in (None, "none"):
        return order
    return await drafting.learn(talk, order, {name: "photo" if name == "photo" else "none"})


async def photo(talk: Talk, speaker: Speaker) -> bool:
    """A picture without words, while a request is being written: it belongs to it. False: it does not."""
    order = await _waiting(talk, speaker)
    if order is None or not await drafting.picture(talk, order):
        return False
    await drafting.go_on(talk, await _seen(talk, order))
    return True


async def took(talk: Talk) -> bool:
    """Whether the picture that came in belongs to a request now, and is nobody else's to see."""
    found = talk.incoming.attachment
    return found is not None and bool(found.ref) and await stored.is_kept(talk.db, talk.incoming.channel, found.ref)


async def _waiting(talk: Talk, speaker: Speaker | None) -> Kept | None:
    if speaker is None or speaker.expects != WAITS:
        return None
    order = await orders.by_id(talk.db, int(speaker.expects_data.get("order", 0)))
    return order if order is not None and order.state == "draft" and await _may(talk, speaker, order) else None


async def _may(talk: Talk, speaker: Speaker, order: Kept) -> bool:
    return is_theirs(speaker, order) and await others.may(talk, order)


# --- buttons ----------------------------------------------------------------------------------------------------------


async def pressed(talk: Talk, value: str) -> None:
    """A button of a request: "menu", "new:KIND", "offer:KIND", "decline:", or "VERB:ID" with what is answered."""
    speaker = talk.speaker
    if value in ("", "menu"):
        await menu(talk)
        return
    if speaker is None:
        return
    named = _NAMED.fullmatch(value)
    if named is not None and speaker.household_id is None:
        _no_home(talk, speaker)
        return
    if named is not None:
        await _named(talk, speaker, named[1], named[2])
        return
    found = _PRESSED.fullmatch(value)
    if found is not None and found[1] == "home":
        await others.chosen(talk, int(found[2]))
        return
    order = await orders.by_id(talk.db, int(found[2])) if found is not None else None
    if found is None or order is None or order.kind not in QUESTIONS or not await _may(talk, speaker, order):
        talk.say("old-button")
        return
    match found[1]:
        case "yes":
            await yes(talk, order)
        case "drop":
            await drop(talk, order)
        case _ if order.state != "draft":
            _too_late(talk, order)
        case "change":
            await _change(talk, order)
        case "ask":
            await _ask_again(talk, order, found[3] or "")
        case "say":
            await _answered(talk, order, found[3] or "", found[4] or "")
        case _:
            talk.say("old-button")


async def _named(talk: Talk, speaker: Speaker, verb: str, kind: str) -> None:
    if verb == "decline":
        await offering.decline(talk, speaker)
    elif kind == "supplies":
        await shop(talk, "")
    elif kind not in QUESTIONS:
        talk.say("old-button")
    elif verb == "offer":
        await offering.accept(talk, speaker, kind)
    else:
        await offering.go_past(talk, speaker)
        order = await drafting.start(talk, speaker, kind, {})
        await drafting.go_on(talk, order)


def _too_late(talk: Talk, order: Kept) -> None:
    stands = wording.state(talk.words, talk.rules, talk.language, order)
    talk.say("order-too-late", number=order.id, stands=stands)


async def _answered(talk: Talk, order: Kept, name: str, choice: str) -> None:
    question = questions.named(order.kind, name)
    if question is None or choice not in question.choices:
        talk.say("old-button")
        return
    await _take(talk, order, {name: questions.value_of(question, choice)})


async def _change(talk: Talk, order: Kept) -> None:
    """改一改: which of the answers?"""
    choices = tuple(
        talk.choice(f"request:ask:{order.id}:{one.name}", "choice-request-change", what=f"{order.kind}-{one.name}")
        for one in QUESTIONS[order.kind]
    )
    talk.say("request-change", choices=choices)


async def _ask_again(talk: Talk, order: Kept, name: str) -> None:
    question = questions.named(order.kind, name)
    if question is None:
        talk.say("old-button")
    else:
        await drafting.ask(talk, order, question)


async def yes(talk: Talk, order: Kept) -> None:
    """It is right: it is ordered. Pressed again, nothing happens again."""
    speaker = talk.speaker
    if speaker is None:
        return
    if order.state != "draft":
        talk.say("order-placed-before", number=order.id)
        return
    known = order.details | await stored.sealed(talk.db, order)
    if questions.following(order.kind, known) is not None:
        await drafting.go_on(talk, order)
        return
    placed, outcome = await drafting.place(talk, order)
    if outcome.short or outcome.dearer:
        writing.tell_kept_back(talk, outcome)
        await cards.put(talk, order)
        return
    if placed is None:
        talk.say("order-placed-before", number=order.id)
        return
    if speaker.expects == WAITS:
        await accounts.expect(talk.db, speaker.account_id, None)
    await cards.put(talk, placed, below=False)
    when = wording.when(talk.words, talk.rules, talk.language, placed.round_at, urgent=placed.urgent)
    now = await orders.by_id(talk.db, placed.id) or placed
    heard = "nobody" if not now.details.get("called") else "office" if now.details.get("office") else "trade"
    talk.say(
        "request-placed", number=placed.id, kind=placed.kind, when=when, heard=heard,
        hotline=talk.rules.checkin.hotline or "none",
    )  # fmt: skip


async def drop(talk: Talk, order: Kept) -> None:
    """It is not wanted any more."""
    gone = await orders.change(talk.db, order.id, ("draft",), talk.now, state="cancelled", ended_at=talk.now)
    if not gone:
        _too_late(talk, order)
        return
    if talk.speaker is not None and talk.speaker.expects == WAITS:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    if await outbox.standing(talk.db, talk.incoming.chat, f"order/{order.id}") is not None:
        await cards.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
    talk.say("request-dropped")


EXPECTED = {WAITS: said, offering.OFFERED: offer_answered, **others.EXPECTED}
