"""有问题: what came was short, broken, somebody else's, or is nowhere to be seen. The desk and whoever brought it hear
of it with the photo of the door."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers import access, temperature
from handlers import words as said
from handlers.chat import Choice, Pen, Talk
from handlers.quiet import quiet_until
from handlers.supplies import wording
from handlers.supplies.door import reading, telling
from handlers.supplies.kinds import KINDS
from handlers.supplies.moving import move
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import plain, shelf
from storage import access as keeping
from storage import accounts, households
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import door, orders, steps
from storage.supplies.orders import Kept, Line
from storage.vault import Vault, WrongKey

TROUBLE = "door-trouble"  # what we wait for from a household: what is the matter
STEP = "trouble"
WHAT = ("missing", "broken", "wrong", "unseen")
_WAIT = timedelta(minutes=30)
_LONGEST = 300
_MOST_LINES = 8
_LATELY = timedelta(hours=24)  # so long after it came something can turn out to be broken


@dataclass(frozen=True, slots=True)
class Said:
    """What a household says is the matter: one of WHAT, or other; their words; the lines it is about, if known."""

    what: str
    text: str
    lines: tuple[int, ...]


async def said_of(db: Db, order: Kept) -> Said:
    """What they have said so far."""
    what, text = "unsaid", ""
    lines: tuple[int, ...] = ()
    for step in await steps.of_order(db, order.id):
        if step.step == "dispute":
            what, text, lines = "unsaid", "", ()
        elif step.step == STEP:
            what = str(step.details.get("what", what))
            words = _opened(db.vault, step.details)
            text = "；".join(part for part in (text, words) if part)[-_LONGEST:]
            lines = tuple(step.details.get("lines") or lines)
    return Said(what, text, lines)


def _kept(vault: Vault, order: Kept, text: str) -> dict[str, str]:
    """Words as a step keeps them: those about a medicine may be about somebody's health."""
    if not text:
        return {}
    if KINDS[order.kind].sealed:
        return {"sealed": base64.b64encode(vault.seal(text)).decode()}
    return {"text": text}


def _opened(vault: Vault, details: dict[str, Any]) -> str:
    if "sealed" in details:
        with suppress(WrongKey):  # sealed with a key that is lost: as good as none
            return vault.open(base64.b64decode(details["sealed"]))
    return str(details.get("text", ""))


# --- from the household -----------------------------------------------------------------------------------------------


async def dispute(talk: Talk, order: Kept, said: Said | None = None) -> None:
    """有问题: it counts as disputed from now on, and is not confirmed by itself any more; then we ask what it is."""
    by_id = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None
    moved = order if order.state == "disputed" else await move(talk.db, talk, order, "dispute", by_id)
    if moved is None:
        now = await orders.by_id(talk.db, order.id) or order
        stands = wording.state(talk.words, talk.rules, talk.language, now)
        talk.say("door-already", number=now.id, state=now.state, stands=stands)
        return
    if said is not None:
        await _note(talk, moved, said)
        return
    if order.state != "disputed":
        await tell_desk(talk.db, talk, moved)
    await ask(talk, moved)


async def ask(talk: Talk, order: Kept) -> None:
    """What is it?"""
    assert talk.speaker is not None
    await accounts.expect(talk.db, talk.speaker.account_id, TROUBLE, {"order": order.id}, talk.now + _WAIT)
    choices = [talk.choice(f"door:why:{order.id}:{what}", "choice-door-why", what=what) for what in WHAT]
    talk.say(
        "door-trouble-ask", number=order.id,
        choices=(*choices, talk.choice(f"door:fine:{order.id}", "choice-door-nothing")),
    )  # fmt: skip


async def why(talk: Talk, order: Kept, what: str) -> None:
    """One of the buttons."""
    if order.state != "disputed":
        await dispute(talk, order, Said(what, "", ()))
    else:
        await _note(talk, order, Said(what, "", ()))


async def lacks(talk: Talk, order: Kept, line_id: int) -> None:
    """Which line it is about: one more of them."""
    known = await said_of(talk.db, order)
    lines = {line.id for line in (await orders.lines(talk.db, [order.id])).get(order.id, [])}
    if order.state != "disputed" or line_id not in lines:
        talk.say("old-button")
        return
    await _note(talk, order, Said(known.what, "", tuple(dict.fromkeys([*known.lines, line_id]))))


async def answered(talk: Talk, text: str) -> bool:
    """What they write while we wait for what is the matter; a temperature, or a question, is no answer."""
    speaker = talk.speaker
    assert speaker is not None
    order = await orders.by_id(talk.db, int(speaker.expects_data.get("order", 0)))
    if order is None or order.state != "disputed":
        return False
    if temperature.understand(text, speaker).kind != "none" or text.endswith(("?", "？", "吗")):
        return False
    lines = (await orders.lines(talk.db, [order.id])).get(order.id, [])
    if reading.trouble(text) is None and not named(text, lines) and await _is_order(talk, speaker, text):
        return False
    known = await said_of(talk.db, order)
    what = reading.trouble(text) or (known.what if known.what != "unsaid" else "other")
    await _note(talk, order, Said(what, text[:_LONGEST], named(text, lines) or known.lines))
    return True


async def _is_order(talk: Talk, speaker: Speaker, text: str) -> bool:
    """Whether it asks for something of the catalogue, so many of it: not lost because we wait for something else."""
    stock = await shelf(talk.db, speaker.community_id)
    return reading.is_counted(text) and any(line.item is not None for line in parse(text, stock.catalogue))


async def heard(
    talk: Talk, speaker: Speaker, what: str, lines: dict[int, list[Line]], coming: Sequence[Kept]
) -> bool:  # fmt: skip
    """少了一袋盐, 送错了, said without being asked, of something that stands at the door or came lately. False: it is
    about something else, a broken pipe."""
    there = [one for one in coming if one.state == "door"]
    if not there and speaker.household_id is not None:
        lately = await orders.of_home(talk.db, speaker.household_id, ("received", "disputed"), 5)
        there = [one for one in lately if (one.door_at or one.received_at or one.changed_at) > talk.now - _LATELY]
        if what in ("missing", "wrong"):  # they have it, then: not everybody presses every button
            there += [one for one in coming if one.state == "moving"]
        lines = lines | await orders.lines(talk.db, [one.id for one in there])
    about = [one for one in there if named(talk.text, lines.get(one.id, ()))]
    if not about and (reading.about_things(talk.text) or reading.is_trouble_alone(talk.text)):
        about = there[:1]
    if not about:
        return False
    order = about[0]
    await dispute(talk, order, Said(what, talk.text[:_LONGEST], named(talk.text, lines.get(order.id, ()))))
    return True


def named(text: str, lines: Sequence[Line]) -> tuple[int, ...]:
    """The lines whose things stand in a text: 盐, 牛奶 for 纯牛奶."""
    text = reading.tidy(text)
    found = []
    for line in lines:
        names = {reading.tidy(line.name), reading.tidy(line.text).strip("0123456789 ")}
        short = {name[-2:] for name in names if len(name) > 2 and not name.isascii()}
        if line.due and any(name and name in text for name in names | short):
            found.append(line.id)
    return tuple(found)


async def _note(talk: Talk, order: Kept, what: Said) -> None:
    """Write down what it is, tell the desk, and ask of which line where that matters."""
    assert talk.speaker is not None
    by_id = talk.speaker.person.id if talk.speaker.person is not None else None
    details = {"what": what.what, "lines": list(what.lines), **_kept(talk.db.vault, order, what.text)}
    await steps.note(talk.db, order, STEP, talk.now, by_id=by_id, details=details)
    await tell_desk(talk.db, talk, order)
    lines = [line for line in (await orders.lines(talk.db, [order.id])).get(order.id, []) if line.due]
    choices: tuple[Choice, ...] = ()
    if what.what in ("missing", "broken") and len(what.lines) < len(lines) and len(lines) > 1:
        choices = tuple(
            talk.choice(
                f"door:lack:{order.id}:{line.id}",
                "choice-door-line",
                name=line.name,
                more="yes" if what.lines else "no",
            )
            for line in lines[:_MOST_LINES]
            if line.id not in what.lines
        )
    await accounts.expect(talk.db, talk.speaker.account_id, TROUBLE, {"order": order.id}, talk.now + _WAIT)
    talk.say(
        "door-trouble-noted", number=order.id, which="ask" if choices and not what.lines else "known", choices=choices
    )  # fmt: skip


async def pictured(talk: Talk, photo: dict[str, str]) -> bool:
    """A photo of what is broken, while we wait for what is the matter: the desk gets it, too."""
    speaker = talk.speaker
    assert speaker is not None
    order = await orders.by_id(talk.db, int(speaker.expects_data.get("order", 0)))
    if order is None or order.state != "disputed":
        return False
    by_id = speaker.person.id if speaker.person is not None else None
    await orders.add_photo(talk.db, order, "other", **photo, by_id=by_id, now=talk.now)
    shown = (await orders.photos(talk.db, order.id))[-1]
    silent = quiet_until(talk.rules, talk.now) is not None and not order.urgent
    for chat, language in (await desk(talk.db, order, talk)).items():
        values = {"place": order.place, "number": order.id}
        missed = talk.words(language, "door-trouble-photo", **values)
        talk.tell(
            chat, language, "door-trouble-photo", silent=silent, place=order.place, number=order.id,
            picture=telling.fetched(talk, language, shown, missed),
        )  # fmt: skip
    if talk.text:
        await answered(talk, talk.text)
    else:
        talk.say("door-trouble-noted", number=order.id, which="known")
    return True


# --- to the desk ------------------------------------------------------------------------------------------------------


async def desk(db: Db, order: Kept, pen: Pen) -> dict[str, str]:
    """The chats of those who keep the shop for that door, the nearest of them: chat → language."""
    found = await keeping.keepers(db, order.household_id, sorted(access.ALLOWED["keep-shop"]), pen.now)
    found = [one for one in found if one.chats]
    near = min((one.near for one in found), default=0)
    own = {chat for chat, _ in await households.chats(db, order.household_id)}
    return {
        chat: language for one in found if one.near == near for chat, language in one.chats if chat not in own
    }  # fmt: skip


async def tell_desk(db: Db, pen: Pen, order: Kept) -> None:
    """What is the matter, to the desk with what can be done, and to whoever brought it, each with the photo. What was
    said before of the same goes."""
    known = await said_of(db, order)
    lines = (await orders.lines(db, [order.id])).get(order.id, [])
    photo = await telling.photo_of(db, order.id)
    to = await desk(db, order, pen)
    carrier = dict(await door.own_chats(db, order.taker_id)) if order.taker_id is not None else {}
    silent = quiet_until(pen.rules, pen.now) is not None and not order.urgent
    by, at = await door.set_down_by(db, order.id)
    for chat, language in {**carrier, **to}.items():
        values: dict[str, Any] = {
            "place": order.place, "number": order.id, "what": known.what, "text": known.text or "none",
            "things": things(pen, language, [one for one in lines if one.id in known.lines]) or "none",
            "by": by or "none", "at": said.clock(pen.rules.local(at)) if at is not None else "none",
        }  # fmt: skip
        text = pen.words(language, "door-trouble-told", **values)
        pen.act(chat, "delete", about=f"trouble/{order.id}")
        pen.tell(
            chat, language, "door-trouble-told", about=f"trouble/{order.id}", silent=silent,
            picture=telling.fetched(pen, language, photo, text),
            choices=_settling(pen, language, order, lines, known) if chat in to else (), **values,
        )  # fmt: skip


def things(pen: Pen, language: str, lines: Sequence[Line]) -> str:
    """盐 2 袋、大米 1 袋."""
    return said.listed(
        pen.words, language,
        [pen.words(language, "door-thing", name=one.name, count=str(plain(one.due)), unit=one.unit) for one in lines],
    )  # fmt: skip


def _settling(
    pen: Pen, language: str, order: Kept, lines: Sequence[Line], known: Said
) -> tuple[Choice, ...]:  # fmt: skip
    due = [line for line in lines if line.due]
    resend = [telling.button(pen.words, language, f"resend:{order.id}", "choice-door-resend",
                             all="no" if known.lines or len(due) < 2 else "yes")]  # fmt: skip
    if not known.lines and 1 < len(due) <= _MOST_LINES:
        resend += [
            telling.button(
                pen.words, language, f"resend:{order.id}:{line.id}", "choice-door-resend-line", name=line.name
            )
            for line in due
        ]
    return (
        *resend,
        telling.button(pen.words, language, f"refund:{order.id}", "choice-door-refund"),
        telling.button(pen.words, language, f"solved:{order.id}", "choice-door-solved"),
    )


async def over(pen: Talk, order: Kept) -> None:
    """The household says that nothing was the matter: the desk need not do anything."""
    for chat, language in (await desk(pen.db, order, pen)).items():
        pen.act(chat, "delete", about=f"trouble/{order.id}")
        pen.tell(chat, language, "door-trouble-over", place=order.place, number=order.id, silent=True)
