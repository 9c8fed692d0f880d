"""What the clock does for a call: closes it, reminds those on the list, and asks who came."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.chat import Letter, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.signup.joining import keep_home, note
from handlers.signup.listing import ENDS, button, called, reminds_at, staff_list
from handlers.signup.telling import callers, hold, show, tell_listed
from storage import clock
from storage import signup as stored
from storage.database import Db
from storage.signup import Call

_BACK = timedelta(days=7)  # whoever was down longer asks nobody any more who came


def plan(rules: Rules, call: Call, now: datetime) -> list[Errand]:
    """What should have been done for a call by now and still makes sense, done or not. At night nobody is asked or
    reminded; the list, which somebody may need before the day breaks, is written all the same."""
    found = []
    silent = quiet_until(rules, now) is not None

    def add(what: str, at: datetime) -> None:
        found.append(Errand("signup", what, f"signup/{call.id}", at, call.community_id))

    if call.closes_at <= now < call.at + ENDS:
        add("close", call.closes_at)
    reminded = reminds_at(rules, call)
    if reminded is not None and reminded <= now < call.at and not silent:
        add("remind", reminded)
    if call.at + ENDS <= now and not silent:
        add("ask", call.at + ENDS)
    return found


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """What is to be done now and has not been."""
    planned = [errand for call in await stored.timed(db, now - _BACK) for errand in plan(rules, call, now)]
    done = await clock.opened(db, [errand.key for errand in planned]) if planned else set()
    return [errand for errand in planned if errand.key not in done]


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Do one of them."""
    new = await clock.open_once(
        db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now, missed=False
    )  # fmt: skip
    call = await stored.hold(db, errand.id) if new else None
    if call is None or call.cancelled_at is not None or call.settled_at is not None:
        return []
    mail = Mail(errand.key, call.community_id, words, rules, now)
    match errand.what:
        case "close":
            await keep_home(mail, db, call)
            await _close(mail, db, call)
        case "remind":
            await keep_home(mail, db, call)
            entries = (await stored.chain(db, call.id))[: call.places]
            await tell_listed(mail, db, call, entries, "signup-remind", "choice-signup-leave")
        case "ask":
            await _ask(mail, db, call)
    return mail.letters


async def _close(mail: Mail, db: Db, call: Call) -> None:
    """Nobody may sign up any more; staff get the list."""
    await note(db, call, mail.now, "system", "signup-closed")
    entries = await stored.chain(db, call.id)
    for duty in await callers(mail, db, call):
        for chat, language in duty.chats:
            text = staff_list(mail.words, mail.rules, language, call, entries, mail.now)
            cancel = button(mail.words, language, "cancel", "choice-signup-cancel", call.id)
            mail.tell(chat, language, "signup-whole", text=text, choices=(cancel,))
            hold(mail, call.at)
    await show(mail, db, call)


async def _ask(mail: Mail, db: Db, call: Call) -> None:
    """Who came? Where nobody had signed up there is nothing to ask."""
    listed = min(len(await stored.chain(db, call.id)), call.places)
    await show(mail, db, call)
    if not listed:
        await stored.settle(db, call.id, mail.now)
        return
    for duty in await callers(mail, db, call):
        for chat, language in duty.chats:
            choices = (
                button(mail.words, language, "all", "choice-signup-all", call.id),
                button(mail.words, language, "some", "choice-signup-some", call.id),
            )
            said = called(mail.words, mail.rules, language, call)
            mail.tell(chat, language, "signup-came", call=said, count=listed, choices=choices)


FEATURE = Feature(due, do)
