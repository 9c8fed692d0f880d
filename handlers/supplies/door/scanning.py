"""A label's code, scanned: looking delivers nothing (programs that preview links look, too), a press does.

Who presses is known where they come by Telegram, or on a phone that has its own page here. Whoever is not is let to
deliver on the day of the round alone, and it is on the record that nobody knows who it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handlers import access
from handlers import words as said
from handlers.chat import Pen, Talk
from handlers.rules import Rules
from handlers.supplies.course import possible
from handlers.supplies.door import arriving, disputing, receiving, telling, tokens
from handlers.supplies.door.tokens import Label
from storage import history
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import door, orders
from storage.supplies.orders import Kept

View = Literal[
    "deliver",  # it can be set down
    "receive",  # it is their own
    "there",  # it stands at its door already
    "got",  # they have it
    "wrong",  # it is another household's
    "late",  # nobody we know, and the day is over
    "other",  # cancelled, or not to be carried yet
]


@dataclass(frozen=True, slots=True)
class Seen:
    """What whoever scans sees. `by`, `at`: who set it down when, as far as it is known; only those who carry read the
    whole name. `done`: this press did it."""

    order: Kept
    view: View
    by: str = ""
    at: datetime | None = None
    done: bool = False


async def look(db: Db, rules: Rules, token: str, speaker: Speaker | None, now: datetime) -> Seen | None:
    """What a label is about for whoever scans it; none where the code is not ours."""
    label = tokens.read_label(db.vault, token)
    order = await orders.by_id(db, label.order_id) if label is not None else None
    if label is None or order is None:
        return None
    by, at = await door.set_down_by(db, order.id)
    crew = await _carries(db, speaker, order)
    if not crew:
        by = said.masked(by) if by else ""
    return Seen(order, _view(order, speaker, crew=crew, in_time=_in_time(rules, label, now)), by, at)


def _view(order: Kept, speaker: Speaker | None, *, crew: bool, in_time: bool) -> View:
    home = speaker.household_id if speaker is not None else None
    if order.state == "received":
        return "got"
    if home == order.household_id and possible("receive", order.kind, order.state):
        return "receive"
    if order.state == "door":
        return "wrong" if home is not None and not crew else "there"
    if not (possible("deliver", order.kind, order.state) or (crew and order.state == "placed")):
        return "other"
    if order.waits == "clinician":
        return "other"
    if crew:
        return "deliver"
    if home is not None:
        return "wrong"
    return "deliver" if in_time else "late"


def _in_time(rules: Rules, label: Label, now: datetime) -> bool:
    return label.day <= rules.local(now).date() < label.day + timedelta(days=1)


async def _carries(db: Db, speaker: Speaker | None, order: Kept) -> bool:
    if speaker is None or speaker.person is None:
        return False
    within = await access.scope(db, speaker, "serve-orders")
    return within is not None and (
        order.taker_id == speaker.person.id or await door.within(db, order, within)
    )  # fmt: skip


async def press(db: Db, pen: Pen, token: str, speaker: Speaker | None, what: str) -> Seen | None:
    """Do what the button said that they saw (`what`: deliver, receive, wrong); gives what there is to see now. A press
    on a page that has lain for a while does nothing that is not to be done any more."""
    seen = await look(db, pen.rules, token, speaker, pen.now)
    if seen is None or seen.view != what:
        return seen
    by_id = speaker.person.id if speaker is not None and speaker.person is not None else None
    done: object = None
    if seen.view == "deliver":
        done = await arriving.set_down(db, pen, seen.order, by_id, alone=True, details={"how": "scan"})
    elif seen.view == "receive":
        done = await receiving.receive(db, pen, seen.order, by_id, "scan")
    elif seen.view == "wrong" and speaker is not None:
        await _misplaced(db, pen, seen.order, speaker)
        return Seen(seen.order, "wrong", done=True)
    after = await look(db, pen.rules, token, speaker, pen.now)
    assert after is not None
    if done and by_id is None:
        await history.add(db, [{
            "community_id": seen.order.community_id, "at": pen.now, "actor": "system", "action": f"scanned-{what}",
            "subject": f"order/{seen.order.id}", "details": None,
        }])  # fmt: skip
    return Seen(after.order, after.view, after.by, after.at, done=bool(done))


async def _misplaced(db: Db, pen: Pen, order: Kept, speaker: Speaker) -> None:
    """A household found another's bag at its door: whoever carried it, else the desk, comes to move it."""
    to = dict(await door.own_chats(db, order.taker_id)) if order.taker_id is not None else {}
    to = to or await disputing.desk(db, order, pen)
    for chat, language in to.items():
        pen.tell(chat, language, "door-misplaced", number=order.id, place=order.place, at=speaker.place)


# --- in chat ----------------------------------------------------------------------------------------------------------


async def started(talk: Talk, payload: str) -> None:
    """/start d<token>: a label was scanned, and Telegram has brought them here."""
    token = payload.removeprefix("d")
    seen = await look(talk.db, talk.rules, token, talk.speaker, talk.now)
    if seen is None or talk.speaker is None:
        talk.say("door-scan-unknown")
        return
    _show(talk, seen, token)


async def pressed(talk: Talk, value: str) -> None:
    """The button below it: "<what>:<token>"."""
    what, _, token = value.partition(":")
    before = await look(talk.db, talk.rules, token, talk.speaker, talk.now)
    if before is not None and what == "deliver" == before.view:
        await arriving.here(talk, before.order)  # with the photo, and the next door
        return
    seen = await press(talk.db, talk, token, talk.speaker, what)
    if seen is None:
        talk.say("door-scan-unknown")
    elif seen.view == "wrong" and seen.done:
        talk.say("door-misplaced-told", number=seen.order.id)
    else:
        _show(talk, seen, token)


def _show(talk: Talk, seen: Seen, token: str) -> None:
    order = seen.order
    buttons = {"deliver": "choice-door-put", "receive": "choice-door-got", "wrong": "choice-door-misplaced"}
    phrase = buttons.get(seen.view)
    value = f"scan:{seen.view}:{token}"
    choices = (telling.button(talk.words, talk.language, value, phrase),) if phrase is not None else ()
    talk.say(
        "door-scan", place=order.place, number=order.id, view=seen.view, by=seen.by or "none",
        at=said.clock(talk.rules.local(seen.at)) if seen.at is not None else "none", choices=choices,
    )  # fmt: skip
