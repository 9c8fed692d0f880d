"""What the bot may do in a group, what does not work without it, and what came of what it did there."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers import words as said
from handlers.chat import Letter, Pen, Talk, Words
from handlers.groups.joining import not_done
from handlers.groups.keepers import at_day, binder
from handlers.mail import Mail
from handlers.notices import mending
from handlers.rules import Rules
from storage import groups
from storage.database import Db
from storage.groups import Known

NEEDED = ("delete", "pin", "invite")  # of handlers.chat.RIGHTS, those that something here does not work without
_SPARE = ("restrict",)  # named where others are missing, with what is left to people without it; never asked for alone


@dataclass(frozen=True, slots=True)
class Done:
    """What came of something that a letter asked for (handlers.chat.Act): `why` says why it was not done, empty: it
    was."""

    chat: str
    act: dict[str, Any]
    result: dict[str, Any]
    why: str


def missing(rights: Sequence[str]) -> list[str]:
    """What we need and may not do."""
    return [right for right in NEEDED if right not in rights]


async def rights(talk: Talk) -> None:
    """Somebody has changed what the bot may do in a group."""
    incoming = talk.incoming
    await groups.seen(talk.db, incoming.chat, incoming.title, talk.now)
    group = await groups.by_chat(talk.db, incoming.chat)
    if group is not None and incoming.rights is not None:
        await _note(talk, talk.db, group, incoming.rights)


async def have_rights(pen: Pen, db: Db, group: Known) -> None:
    """A group is a building's now: say what is missing there, have its link made; look first, where nobody has told us
    what we may do."""
    if group.rights is None:
        _look(pen, group)
        return
    if missing(group.rights):
        await _tell(pen, db, group, group.rights)
    await _have_link(pen, db, group, group.rights)


async def _note(pen: Pen, db: Db, group: Known, now: Sequence[str]) -> None:
    """What we may do there now; whoever bound the group hears of it, if that is news."""
    before = group.rights
    await groups.note_rights(db, group.id, tuple(now))
    if group.area_id is None or group.left:
        return
    if before is None:
        if missing(now):
            await _tell(pen, db, group, now)
    elif missing(before) != missing(now):
        await _tell(pen, db, group, now)
    await _have_link(pen, db, group, now)


async def _tell(pen: Pen, db: Db, group: Known, now: Sequence[str]) -> None:
    lacking = missing(now)
    for duty in await binder(db, group, pen.now):
        for chat, language in duty.chats:
            if not lacking:
                pen.tell(chat, language, "group-rights-all", title=group.title)
            else:
                listed = [*lacking, *(right for right in _SPARE if right not in now)]
                lines = said.lines(pen.words(language, "group-right", right=right) for right in listed)
                pen.tell(chat, language, "group-rights-missing", title=group.title, lines=lines)
            at_day(pen)


async def _have_link(pen: Pen, db: Db, group: Known, now: Sequence[str]) -> None:
    """One link for the building, made once; joining by it is asked for."""
    if "invite" in now and await groups.claim_link(db, group.id):
        pen.act(group.chat, "invite", name=group.building)


def _look(pen: Pen, group: Known) -> None:
    pen.act(group.chat, "look", group=group.id)


async def acted(db: Db, rules: Rules, words: Words, done: Done, now: datetime) -> list[Letter]:
    """The channel has done something for us in a group, or has not; gives the letters that follow from it."""
    group = await groups.by_chat(db, done.chat)
    if group is None or group.area_id is None or group.left:
        return []
    do, request = done.act.get("do"), done.act.get("request")
    key = f"group/{group.id}/{do}/{secrets.token_hex(8)}"  # told once, in the transaction that settles the letter
    mail = Mail(key, group.community_id, words, rules, now)
    if do == "invite":
        await _linked(mail, db, group, done)
    elif do == "look":
        await _looked(mail, db, group, done.result)
    elif done.why and do in ("approve", "decline") and isinstance(request, int):
        await not_done(mail, db, group, request)
    elif do == "pin":
        await mending.pinned(mail, db, group.chat, str(done.act.get("message", "")), why=done.why)
    letters = mail.letters
    if done.why and do not in ("look", "react"):  # a right may have gone without our hearing of it: once an hour
        hourly = Mail(f"group/{group.id}/look/{now:%Y%m%dT%H}", group.community_id, words, rules, now)
        _look(hourly, group)
        letters = [*letters, *hourly.letters]
    return letters


async def _linked(mail: Mail, db: Db, group: Known, done: Done) -> None:
    link = done.result.get("link")
    made = isinstance(link, str) and bool(link) and len(link) <= 255
    if not await groups.set_link(db, group.id, str(link) if made else None) or not made:
        return
    for duty in await binder(db, group, mail.now):
        for chat, language in duty.chats:
            mail.tell(chat, language, "group-link-made", place=group.building, link=link)
            at_day(mail)


async def _looked(mail: Mail, db: Db, group: Known, result: dict[str, Any]) -> None:
    title, may = result.get("title"), result.get("rights")
    if isinstance(title, str) and title:
        await groups.note_title(db, group.chat, title)
    if isinstance(may, list):
        await _note(mail, db, group, [str(right) for right in may])
