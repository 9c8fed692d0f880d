"""What is written about a rumour: the one message that each of the staff has of it, and the answer to whoever asked."""

from __future__ import annotations

import dataclasses
import html
from datetime import datetime, timedelta

from handlers import words as said
from handlers.chat import Choice, Lane, Letter, Marked, Pen, Picture, Words
from handlers.errands import Errand, Feature
from handlers.living import Page, Wording
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.rumours import likeness, vocabulary
from handlers.threads.rules import daytime
from storage import access, clock, duty, outbox
from storage import rumours as stored
from storage.access import Duty
from storage.database import Db
from storage.rumours import Kept

_FEATURE = "rumours"
_KEEPERS = ("staff", "admin")
_AT_ONCE = 500  # askers that letters are written to in one transaction
_PATIENCE = timedelta(hours=2)  # of the day, until staff are told again, once
_LATE = timedelta(days=2)  # so old that nobody is reminded of it any more
_STILL = timedelta(days=7)  # so long after an answer somebody may still wait for it
_SHOWN = 1500  # characters of a text that staff see


# --- in words ---------------------------------------------------------------------------------------------------------


def claim(words: Words, language: str, rumour: Kept) -> Marked:
    """What it is about, as it is quoted: short, without phones."""
    return words(
        language, "rumour-claim", what="picture" if rumour.picture else "text", text=likeness.short(rumour.text),
        said="yes" if rumour.text else "no",
    )  # fmt: skip


def button(words: Words, language: str, verb: str, phrase: str, id: int) -> Choice:
    """A button of a rumour."""
    return Choice(f"rumour:{verb}:{id}", html.unescape(words(language, phrase)))


def buttons(words: Words, language: str, rumour: Kept) -> tuple[Choice, ...]:
    """What staff can do with it."""
    if rumour.state == "answered":
        found = [("write", "rumour-choice-correct")]
        if rumour.notice_id is None:
            found.append(("notice", "rumour-choice-notice"))
    else:
        found = [("true", "rumour-choice-true"), ("false", "rumour-choice-false"), ("write", "rumour-choice-write")]
        if rumour.state == "open":
            found.append(("drop", "rumour-choice-drop"))
    return tuple(button(words, language, verb, phrase, rumour.id) for verb, phrase in found)


async def compose(page: Page) -> Wording | None:
    """The newest wording of a rumour, for one of the staff."""
    rumour = await stored.by_id(page.db, page.subject)
    if rumour is None:
        return None
    language = await stored.reader_of(page.db, rumour.community_id, page.chat)
    if language is None:
        return None
    homes = await stored.homes(page.db, rumour.id)
    text = rumour.text if len(rumour.text) <= _SHOWN else f"{rumour.text[: _SHOWN - 1]}…"
    lines = [
        page.words(
            language, "rumour-staff", homes=homes, what="picture" if rumour.picture else "text", text=text,
            said="yes" if text else "no",
        )
    ]  # fmt: skip
    if rumour.state == "answered" and rumour.answered_at is not None:
        askers, told = await stored.counted(page.db, rumour)
        name = await stored.name_of(page.db, rumour.answered_by or 0)
        at = said.clock(page.rules.local(rumour.answered_at))
        lines.append(page.words(language, "rumour-staff-answered", name=name, at=at, answer=rumour.answer or "",
                                told=told, all=askers))  # fmt: skip
    elif rumour.state == "dropped":
        lines.append(page.words(language, "rumour-staff-dropped"))
    return Wording(said.lines(lines), buttons(page.words, language, rumour))


# --- to staff ---------------------------------------------------------------------------------------------------------


async def keepers(db: Db, community_id: int, now: datetime) -> list[Duty]:
    """Who is asked: those of the staff who are on duty and can be reached, else all who can."""
    able = [one for one in await access.duties(db, community_id, _KEEPERS, now) if one.chats]
    watching = {shift.person_id for shift in await duty.on_duty(db, community_id, (), now)}
    return [one for one in able if one.person_id in watching] or able


async def show(pen: Pen, db: Db, rumour: Kept, *, gently: bool = False) -> None:
    """The message that staff have of it, anew; `gently`: at most once a minute, and not in the quiet hours."""
    morning = quiet_until(pen.rules, pen.now)
    minute = pen.now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    stands = await stored.shown_in(db, rumour.name)
    for chat in stands or [chat for one in await keepers(db, rumour.community_id, pen.now) for chat, _ in one.chats]:
        pen.refresh(chat, rumour.name)
        if not stands:
            pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=morning, silent=False)
        elif gently:
            pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=morning or minute)


async def send_picture(pen: Pen, db: Db, rumour: Kept) -> None:
    """The picture itself, a message of its own before the words: those are edited, a picture cannot be."""
    if rumour.picture is None:
        return
    fetch = {name: str(rumour.picture[name]) for name in ("channel", "ref", "name", "mime")}
    for one in await keepers(db, rumour.community_id, pen.now):
        for chat, language in one.chats:
            picture = Picture(
                alt=html.unescape(pen.words(language, "rumour-picture-alt")), fetch=fetch,
                instead=pen.words(language, "rumour-picture-lost"),
            )  # fmt: skip
            pen.tell(
                chat, language, "rumour-picture", picture=picture, lane=Lane.NOTICE, about=f"{rumour.name}/picture",
                silent=True,
            )  # fmt: skip
            later(pen)


# --- to those who asked -----------------------------------------------------------------------------------------------


async def answer(
    pen: Pen, db: Db, rumour: Kept, chat: str, language: str, *, corrected: bool = False
) -> None:  # fmt: skip
    """What is true of it, to one chat."""
    text, own = vocabulary.in_language(rumour.answer or "", language)
    pen.tell(
        chat, language, "rumour-answered", claim=claim(pen.words, language, rumour), answer=text,
        how="corrected" if corrected else "first", own="yes" if own else "no",
        community=await access.community_name(db, rumour.community_id),
    )  # fmt: skip


def later(pen: Pen) -> None:
    """The letter just written waits for the end of the quiet hours, and holds up nothing that is said before."""
    morning = quiet_until(pen.rules, pen.now)
    if morning is not None:
        pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=morning, lane=Lane.NOTICE)


async def tell_askers(pen: Pen, db: Db, rumour: Kept) -> None:
    """The next of those who wait for the answer get it."""
    for asker in await stored.tell_some(db, rumour, _AT_ONCE, pen.now):
        await answer(pen, db, rumour, asker.chat, asker.language, corrected=asker.before)
        later(pen)


# --- by the clock -----------------------------------------------------------------------------------------------------


async def _due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Answers that some have not got yet; rumours that staff are to be reminded of."""
    found = [
        Errand(_FEATURE, "tell", one.name, one.answered_at or now, one.community_id)
        for one in await stored.to_tell(db, now - _STILL)
    ]
    if quiet_until(rules, now) is not None:
        return found
    late = {}
    for one in await stored.unanswered(db, now - _LATE, now - _PATIENCE):
        if daytime(rules, one.first_at, _PATIENCE) <= now:
            errand = Errand(_FEATURE, "remind", one.name, one.first_at, one.community_id)
            late[errand.key] = errand
    done = await clock.opened(db, list(late)) if late else set()
    return [*found, *(errand for key, errand in late.items() if key not in done)]


async def _do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them; of a long list of askers, the next piece."""
    rumour = await stored.hold(db, errand.id)
    if rumour is None:
        return []
    mail = Mail(f"{errand.key}/{now:%Y%m%dT%H%M%S}", rumour.community_id, words, rules, now)
    if errand.what == "tell":
        if rumour.state == "answered":
            await tell_askers(mail, db, rumour)
            await show(mail, db, rumour, gently=True)
    elif rumour.state == "open" and await clock.open_once(
        db, errand.key, community_id=rumour.community_id, due_at=errand.at, now=now
    ):
        await _remind(mail, db, rumour)
    return mail.letters


async def _remind(mail: Mail, db: Db, rumour: Kept) -> None:
    homes = await stored.homes(db, rumour.id)
    for one in await keepers(db, rumour.community_id, mail.now):
        for chat, language in one.chats:
            if await outbox.standing(db, chat, rumour.name) is None:
                mail.refresh(chat, rumour.name)  # they have come on duty since
            mail.tell(
                chat, language, "rumour-remind", claim=claim(mail.words, language, rumour), homes=homes,
                choices=buttons(mail.words, language, rumour), about=f"{rumour.name}/remind",
            )  # fmt: skip


FEATURE = Feature(_due, _do)
