"""Who has not read a notice, to those who look after them: each their own list, on which whoever was told, by phone or
at the door, or has read it meanwhile, is no longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from handlers import access, addresses, words
from handlers.chat import Choice, Lane, Letter, Marked, Talk, Words
from handlers.living import Page, Wording
from handlers.notices import wording
from handlers.notices.receipts import rules
from handlers.notices.receipts.pressing import refresh_others, title_of
from handlers.temperature.places import door_order
from storage import access as grants
from storage import history, outbox
from storage.access import Duty
from storage.accounts import Speaker
from storage.database import Db
from storage.notices import editions
from storage.notices import receipts as stored
from storage.notices import unread as doors
from storage.notices.editions import Issued
from storage.notices.receipts import Receipt
from storage.notices.unread import Unread
from storage.temperature import Within

_LINES = 8  # households of a list at once, each with its button
_NAMES = 3  # of a household
_PRESSED = re.compile(r"(\d{1,15}):(\d{1,15}(?:\.\d{1,15}){0,7})(?::(phone|door))?", re.ASCII)
_PAGE = re.compile(r"(\d{1,15}):p(\d{1,4})", re.ASCII)
_MOST = 8  # households written in one line


# --- whose list is what -----------------------------------------------------------------------------------------------


async def lists(db: Db, edition: Issued, now: datetime) -> list[Letter]:
    """A list to each who has somebody to tell; what it says is put together when it goes."""
    shares = await _shares(db, edition, now)
    chats = dict.fromkeys(chat for duty, mine in shares if mine for chat, _ in duty.chats)
    return [
        Letter(
            key=f"{edition.name}/list/{chat}", chat=chat, text="", lane=Lane.REPLY, phrase="notice-read-list",
            living=f"unread/{edition.id}", community_id=edition.community_id,
        )
        for chat in chats
    ]  # fmt: skip


async def _shares(db: Db, edition: Issued, now: datetime) -> list[tuple[Duty, list[Unread]]]:
    """Whom each liaison is to tell; whom no liaison within reach looks after, staff are to, or else an admin."""
    left = await doors.unread(db, edition.id)
    found: list[tuple[Duty, list[Unread]]] = []
    for role in rules.TELLERS:
        if not left:
            break
        shares = [
            (duty, [one for one in left if _covers(duty, one)])
            for duty in await grants.duties(db, edition.community_id, (role,), now)
            if duty.chats
        ]
        if role == rules.TELLERS[0]:  # a liaison tells households
            shares = [(duty, [one for one in mine if one.household_id is not None]) for duty, mine in shares]
        taken = {one.id for _, mine in shares for one in mine}
        left = [one for one in left if one.id not in taken]
        found += shares
    return found


def _covers(duty: Duty, one: Unread) -> bool:
    areas = {one.community_id, one.building_id, one.area_id}
    return any(id in areas if kind == "area" else id == one.household_id for kind, id in duty.places)


async def compose(page: Page) -> Wording | None:
    """Somebody's list as it is now; none to a chat that has none yet and needs none."""
    edition = await editions.by_id(page.db, page.subject)
    if edition is None:
        return None
    mine: dict[int, Unread] = {}
    language = page.rules.language
    for duty, some in await _shares(page.db, edition, page.now):
        for chat, reads in duty.chats:
            if chat == page.chat:
                mine |= {one.id: one for one in some}
                language = reads
    if await outbox.standing(page.db, page.chat, page.name) is None and (not mine or edition.withdrawn_at is not None):
        return None
    if edition.withdrawn_at is not None:
        title = await title_of(page.db, edition, language)
        return Wording(page.words(language, "notice-read-nudge-over", title=title))
    return await _drawn(page.db, page.words, language, edition, list(mine.values()), 1)


async def _drawn(
    db: Db, phrases: Words, language: str, edition: Issued, mine: Sequence[Unread], page: int
) -> Wording:  # fmt: skip
    """The count first, then whoever is to be told first: who is alone, the old, whom nothing of ours reaches."""
    title = await title_of(db, edition, language)
    if not mine:
        return Wording(phrases(language, "notice-read-list-none", title=title))
    homes = {one.household_id for one in mine if one.household_id is not None}
    people = await doors.dwellers(db, homes)
    reached = await doors.reached(db, homes)
    care = {one.id: rules.care_of(people.get(one.household_id or 0, ())) for one in mine}
    silent = {one.id for one in mine if one.household_id is not None and one.household_id not in reached}
    order = sorted(
        mine,
        key=lambda one: (not care[one.id].alone, -care[one.id].age, one.id not in silent, *door_order(one)),
    )
    pages = -(-len(order) // _LINES)
    page = min(max(page, 1), pages)
    some = list(enumerate(order, 1))[(page - 1) * _LINES : page * _LINES]
    lines = []
    for number, one in some:
        marks = [phrases(language, "notice-read-age", age=care[one.id].age)] if care[one.id].age else []
        marks += [phrases(language, "notice-read-alone")] if care[one.id].alone else []
        marks += [phrases(language, "notice-read-silent")] if one.id in silent else []
        here = people.get(one.household_id or 0, ())
        phone = next((who.phone_mask for who in here if who.phone_mask), "")
        names = words.listed(phrases, language, [who.name for who in here[:_NAMES]]) or one.name
        lines.append(
            phrases(
                language, "notice-read-line", number=number, place=one.building + one.unit + one.room or "none",
                names=names, marks=Marked(words.listed(phrases, language, marks)) or "none", phone=phone or "none",
            )
        )  # fmt: skip
    rest = len(order) - some[-1][0]
    choices = [
        Choice(f"told:{edition.id}:{one.id}", wording.plainly(
            phrases(language, "choice-notice-read-told", number=number, room=one.unit + one.room or one.name)
        ))
        for number, one in some
    ]  # fmt: skip
    if rest:
        choices.append(_turn(phrases, language, edition, page + 1, "list-next"))
    if page > 1:
        choices.append(_turn(phrases, language, edition, page - 1, "list-previous"))
    example = order[0].room or "301"
    text = phrases(
        language, "notice-read-list", title=title, count=len(order), lines=words.lines(lines), rest=rest,
        example=example,
    )  # fmt: skip
    return Wording(text, tuple(choices))


def _turn(phrases: Words, language: str, edition: Issued, page: int, phrase: str) -> Choice:
    return Choice(f"told:{edition.id}:p{page}", wording.plainly(phrases(language, phrase)))


# --- 说过了 -----------------------------------------------------------------------------------------------------------


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
    elif turned is not None:
        await _turned(talk, edition, int(turned[2]))
    elif found is not None:
        ids = [int(id) for id in found[2].split(".")]
        await _told(talk, edition, within, ids, found[3] or "")


async def _turned(talk: Talk, edition: Issued, page: int) -> None:
    """Another page, as a message of its own: the list itself stands where it is."""
    mine = {
        one.id: one
        for duty, some in await _shares(talk.db, edition, talk.now)
        for one in some
        if any(chat == talk.incoming.chat for chat, _ in duty.chats)
    }
    drawn = await _drawn(talk.db, talk.words, talk.language, edition, list(mine.values()), page)
    talk.say("notice-read-page", text=drawn.text, choices=drawn.choices, about=f"unread/{edition.id}/{page}")


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
    for id in [about] if about is not None else await stored.open_lists(talk.db, talk.incoming.chat, since):
        edition = await editions.by_id(talk.db, id)
        if edition is None or edition.withdrawn_at is not None or edition.community_id != talk.community:
            continue
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
    if about is not None:
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
    some = await doors.named(talk.db, edition.id, here)
    who = words.listed(talk.words, talk.language, [one.place for one in some])
    title = await title_of(talk.db, edition, talk.language)
    if edition.withdrawn_at is not None:
        talk.say("notice-read-nudge-over", title=title)
        return
    if not how:
        _ask_how(talk, edition, some, who)
        return
    person = speaker.person
    new = await stored.read(talk.db, here, talk.said_at, how, person.id if person is not None else None)
    if new:
        await _remember(talk, edition, some, how)
        await refresh_others(talk, talk.db, edition, [_as_receipt(one) for one in some])
    await _say_left(talk, edition, who, how, title, new=new > 0)


def _as_receipt(one: Unread) -> Receipt:
    return Receipt(one.id, one.household_id, one.person_id, one.building_id or None, None, None, "")


def _ask_how(talk: Talk, edition: Issued, some: Sequence[Unread], who: str) -> None:
    ids = ".".join(str(one.id) for one in some)
    choices = [
        talk.choice(f"told:{edition.id}:{ids}:{how}", "choice-notice-read-how", how=how) for how in rules.HOW
    ]  # fmt: skip
    if len(some) == 1 and some[0].household_id is not None:
        choices.append(talk.choice(f"call:{some[0].household_id}", "home-call"))
    talk.say("notice-read-how", who=who, choices=tuple(choice for choice in choices if len(choice.id) <= 60))


async def _say_left(talk: Talk, edition: Issued, who: str, how: str, title: str, *, new: bool) -> None:
    left = {
        one.id
        for duty, some in await _shares(talk.db, edition, talk.now)
        for one in some
        if any(chat == talk.incoming.chat for chat, _ in duty.chats)
    }
    if new:
        talk.say("notice-read-told", who=who, how=how, title=title, left=len(left))
    else:
        talk.say("notice-read-known", who=who, title=title, left=len(left))


async def _remember(talk: Talk, edition: Issued, some: Sequence[Unread], how: str) -> None:
    actor = f"account/{talk.speaker.account_id}" if talk.speaker is not None else "system"
    await history.add(talk.db, [{
        "community_id": edition.community_id, "at": talk.now, "actor": actor, "action": "notice-told",
        "subject": edition.name,
        "details": {"how": how, "household": one.household_id, "person": one.person_id},
    } for one in some])  # fmt: skip
