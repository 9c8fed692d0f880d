"""Somebody was told, by phone or at the door: pressed on a list of whom to tell, or typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import access, addresses, words
from handlers.chat import Choice, Talk
from handlers.notices.receipts import rules
from handlers.notices.receipts.listing import drawn, shares
from handlers.notices.receipts.pressing import refresh_others, title_of
from storage import history, outbox
from storage.accounts import Speaker
from storage.notices import editions
from storage.notices import receipts as stored
from storage.notices import unread as doors
from storage.notices.editions import Issued
from storage.notices.receipts import Receipt
from storage.notices.unread import Unread
from storage.temperature import Within

_PRESSED = re.compile(r"(\d{1,15}):(\d{1,15}(?:\.\d{1,15}){0,7})(?::(phone|door))?", re.ASCII)
_PAGE = re.compile(r"(\d{1,15}):p(\d{1,4})", re.ASCII)
_MOST = 8  # households written in one line


async def pressed(talk: Talk, value: str) -> None:
    """A button of a list: "<edition>:<row>", then how they were told; or another page of it."""
    within = await access.allowed(talk, "tell-notices")
    if within is None:
        return
    turned = _PAGE.fullmatch(value)
    found = _PRESSED.fullmatch(value)
    number = turned[1] if turned is not None else found[1] if found is not None else ""
    edition = await editions.by_id(talk.db, int(number)) if number else None
    if edition is None or edition.community_id != talk.community:
        talk.say("old-button")
    elif edition.withdrawn_at is not None:
        talk.say("notice-read-list-over", title=await title_of(talk.db, edition, talk.language))
    elif turned is not None:
        await _turned(talk, edition, int(turned[2]))
    elif found is not None:
        ids = [int(id) for id in found[2].split(".")]
        await _told(talk, edition, within, ids, found[3] or "")


async def _turned(talk: Talk, edition: Issued, page: int) -> None:
    """Another page, as a message of its own: the list itself stands where it is."""
    mine = {
        one.id: one
        for duty, some in await shares(talk.db, edition, talk.now)
        for one in some
        if any(chat == talk.incoming.chat for chat, _ in duty.chats)
    }
    turned = await drawn(talk.db, talk.words, talk.language, edition, list(mine.values()), page)
    talk.say("notice-read-page", text=turned.text, choices=turned.choices, about=f"unread/{edition.id}/{page}")


async def typed(talk: Talk, speaker: Speaker) -> bool:
    """「301 电话」 of somebody with a list, or as the reply to it. False: it is about something else."""
    about = await _replied_to(talk)
    told = rules.read_told(talk.text) if talk.incoming.kind == "text" else None
    if told is None or not told.whole or not (told.how or told.says or about is not None):
        return False
    within = await access.scope(talk.db, speaker, "tell-notices")
    if within is None:
        return False
    since = talk.now - talk.rules.notices.current
    open_ = 0
    for id in [about] if about is not None else await stored.open_lists(talk.db, talk.incoming.chat, since):
        edition = await editions.by_id(talk.db, id)
        if edition is None or edition.community_id != talk.community:
            continue
        if edition.withdrawn_at is not None:
            if about is None:
                continue
            talk.say("notice-read-list-over", title=await title_of(talk.db, edition, talk.language))
            return True
        open_ += 1
        rows = await doors.rows_within(talk.db, edition.id, within)
        read = addresses.read(told.rooms, rows)
        behind = [addresses.behind(spoken, rows) for spoken in read.places]
        if read.unknown or not behind or not all(behind):
            continue
        several = next((some for some in behind if len(some) > 1), None)
        spoken = [one.id for some in behind for one in some]
        if several is not None and not any(place.until or place.is_area for place in read.places):
            _which(talk, edition, several, told.how)
        elif len(spoken) <= _MOST:
            await _told(talk, edition, within, spoken, told.how)
        else:
            continue
        return True
    if open_:
        talk.say("notice-read-nobody", text=talk.text[:40])
        return True
    return False


def _which(talk: Talk, edition: Issued, some: Sequence[Unread], how: str) -> None:
    """The same number is on several doors."""
    end = f":{how}" if how else ""
    choices = tuple(Choice(f"told:{edition.id}:{one.id}{end}", one.place) for one in some[:_MOST])
    talk.say("notice-read-which", room=some[0].room, choices=choices)


async def _replied_to(talk: Talk) -> int | None:
    """The edition of whose list this is the reply."""
    if not talk.incoming.reply_to:
        return None
    parts = (await outbox.about(talk.db, talk.incoming.chat, talk.incoming.reply_to) or "").split("/")
    return int(parts[1]) if parts[0] == "unread" and len(parts) > 1 and parts[1].isdecimal() else None


async def _told(talk: Talk, edition: Issued, within: Within, ids: Sequence[int], how: str) -> None:
    speaker = talk.speaker
    here = await doors.is_within(talk.db, edition.id, ids, within)
    if speaker is None or len(here) != len(set(ids)):
        await access.refuse(talk, "tell-notices")
        return
    new = set(await stored.still_unread(talk.db, here))
    both = await doors.named(talk.db, edition.id, here)
    some, known = [one for one in both if one.id in new], [one for one in both if one.id not in new]
    title = await title_of(talk.db, edition, talk.language)
    if not how and some:
        _ask_how(talk, edition, some)
        return
    if some:
        person = speaker.person
        ids = [one.id for one in some]
        await stored.read(talk.db, ids, talk.said_at, how, person.id if person is not None else None)
        await _remember(talk, edition, some, how)
        await refresh_others(talk, talk.db, edition, [_as_receipt(one) for one in some])
    await _say_left(talk, edition, some, known, how, title)


def _places(talk: Talk, some: Sequence[Unread]) -> str:
    return words.listed(talk.words, talk.language, [one.place for one in some])


def _as_receipt(one: Unread) -> Receipt:
    return Receipt(one.id, one.household_id, one.person_id, one.building_id or None, None, None, "")


def _ask_how(talk: Talk, edition: Issued, some: Sequence[Unread]) -> None:
    ids = ".".join(str(one.id) for one in some)
    choices = [
        talk.choice(f"told:{edition.id}:{ids}:{how}", "choice-notice-read-how", how=how) for how in rules.HOW
    ]  # fmt: skip
    if len(some) == 1 and some[0].household_id is not None:
        choices.append(talk.choice(f"call:{some[0].household_id}", "home-call"))
    talk.say(
        "notice-read-how", who=_places(talk, some), choices=tuple(choice for choice in choices if len(choice.id) <= 60)
    )


async def _say_left(
    talk: Talk, edition: Issued, some: Sequence[Unread], known: Sequence[Unread], how: str, title: str
) -> None:  # fmt: skip
    """Who was told just now, who knew already, and how many are left."""
    left = {
        one.id
        for duty, some in await shares(talk.db, edition, talk.now)
        for one in some
        if any(chat == talk.incoming.chat for chat, _ in duty.chats)
    }
    if some:
        others = _places(talk, known) or "none"
        talk.say(
            "notice-read-told", who=_places(talk, some), how=how, title=title, known=others, left=len(left)
        )  # fmt: skip
    else:
        talk.say("notice-read-known", who=_places(talk, known), title=title, left=len(left))


async def _remember(talk: Talk, edition: Issued, some: Sequence[Unread], how: str) -> None:
    actor = f"account/{talk.speaker.account_id}" if talk.speaker is not None else "system"
    await history.add(talk.db, [{
        "community_id": edition.community_id, "at": talk.now, "actor": actor, "action": "notice-told",
        "subject": edition.name,
        "details": {"how": how, "household": one.household_id, "person": one.person_id},
    } for one in some])  # fmt: skip
