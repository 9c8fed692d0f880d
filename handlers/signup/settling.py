"""Who came, and the points for it. Said once; a mistake is mended by another row of points."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.signup.calling import may
from handlers.signup.joining import note
from handlers.signup.listing import button, called
from handlers.signup.telling import hold, show
from handlers.signup.vocabulary import all_came, that_is_all
from storage import accounts
from storage import signup as stored
from storage.accounts import Speaker
from storage.signup import Call, Entry

CAME = "signup-came"  # what we wait for while somebody says who did not come
_PATIENCE = timedelta(hours=12)
_BUTTONS = 40  # names below one message; others are typed


async def _held(talk: Talk, call_id: int) -> tuple[Call, list[Entry]] | None:
    """A call that is over or under way, held, with those who had a place; None (and a word) where it is none of the
    speaker's."""
    call = await stored.hold(talk.db, call_id)
    if not await may(talk, call) or call is None:
        return None
    if call.cancelled_at is not None or talk.now < call.at:
        talk.say("old-button")
        return None
    return call, (await stored.chain(talk.db, call.id))[: call.places]


async def ask_absent(talk: Talk, call_id: int) -> None:
    """Who did not come?"""
    found, speaker = await _held(talk, call_id), talk.speaker
    if found is None or speaker is None:
        return
    await accounts.expect(talk.db, speaker.account_id, CAME, {"call": call_id}, talk.now + _PATIENCE)
    _ask(talk, *found)


def _ask(talk: Talk, call: Call, entries: Sequence[Entry]) -> None:
    choices = tuple(
        Choice(f"signup:absent:{call.id}:{entry.id}", _label(talk, entry)) for entry in entries[:_BUTTONS]
    )  # fmt: skip
    text = talk.phrase("signup-came-who")
    absent = [entry.name for entry in entries if entry.came is False]
    if absent:
        names = words.listed(talk.words, talk.language, absent)
        text = words.lines([text, talk.phrase("signup-came-absent", names=names)])
    done = button(talk.words, talk.language, "these", "choice-signup-these", call.id)
    talk.say("signup-whole", text=text, choices=(*choices, done))


def _label(talk: Talk, entry: Entry) -> str:
    return html.unescape(talk.phrase("choice-signup-absent", name=entry.name)) if entry.came is False else entry.name


async def toggle(talk: Talk, call_id: int, entry_ids: Sequence[int]) -> None:
    """These did not come; or, said a second time, did."""
    found, speaker = await _held(talk, call_id), talk.speaker
    if found is None or speaker is None:
        return
    call, entries = found
    chosen = [entry for entry in entries if entry.id in entry_ids]
    if not chosen:
        talk.say("old-button")
        return
    for entry in chosen:
        if call.settled_at is not None:
            await _mend(talk, speaker, call, entry)
        else:
            await stored.mark(talk.db, entry.id, entry.came, None if entry.came is False else False)
    if call.settled_at is None:
        _ask(talk, call, (await stored.chain(talk.db, call.id))[: call.places])


async def settle(talk: Talk, call_id: int, *, everybody: bool = False) -> None:
    """That is all: whoever is not marked came, and gets the points. `everybody`: marked or not."""
    found, speaker = await _held(talk, call_id), talk.speaker
    if found is None or speaker is None:
        return
    call, entries = found
    if speaker.expects == CAME:
        await accounts.expect(talk.db, speaker.account_id, None)
    mend = button(talk.words, talk.language, "some", "choice-signup-mend", call.id)
    if not await stored.settle(talk.db, call.id, talk.now):
        talk.say("signup-settled", **_counts(talk, call, entries), choices=(mend,))
        return
    if everybody:
        for entry in entries:
            if entry.came is False:
                await stored.mark(talk.db, entry.id, False, None)
    await stored.set_came(talk.db, [entry.id for entry in entries])
    entries = (await stored.chain(talk.db, call.id))[: call.places]
    came = [entry for entry in entries if entry.came]
    by = speaker.person.id if speaker.person else None
    actor = f"account/{speaker.account_id}"
    await note(talk.db, call, talk.now, actor, "signup-settled", came=len(came), absent=len(entries) - len(came))
    talk.say("signup-settled", **_counts(talk, call, entries), choices=(mend,))
    if call.points:
        for entry in came:
            await stored.give(talk.db, call, entry.person_id, call.points, f"signup/{call.id}", by, talk.now)
        await _thank(talk, call, came)
    await show(talk, talk.db, call)


def _counts(talk: Talk, call: Call, entries: Sequence[Entry]) -> dict[str, Any]:
    absent = sum(entry.came is False for entry in entries)
    return {
        "call": called(talk.words, talk.rules, talk.language, call), "came": len(entries) - absent,
        "absent": absent, "points": call.points,
    }  # fmt: skip


async def _thank(talk: Talk, call: Call, came: Sequence[Entry]) -> None:
    """Each who came hears what was written down for them."""
    totals = await stored.totals(talk.db, [entry.person_id for entry in came])
    chats = await stored.chats_of(talk.db, came)
    for entry in came:
        if entry.person_id in chats:
            chat, language = chats[entry.person_id]
            talk.tell(
                chat, language, "signup-thanks", name=entry.name, points=call.points,
                call=called(talk.words, talk.rules, language, call), total=totals.get(entry.person_id, 0),
            )  # fmt: skip
            hold(talk, None)


async def _mend(talk: Talk, speaker: Speaker, call: Call, entry: Entry) -> None:
    """What was said of one was wrong: the points are taken back, or given after all, by a row of their own."""
    if not await stored.mark(talk.db, entry.id, entry.came, not entry.came):
        return
    amount = call.points if not entry.came else -call.points
    if amount:
        rows = await stored.rows_about(talk.db, entry.person_id, call.id)
        subject = f"signup/{call.id}/{rows + 1}" if rows else f"signup/{call.id}"
        by = speaker.person.id if speaker.person else None
        await stored.give(talk.db, call, entry.person_id, amount, subject, by, talk.now)
    actor = f"account/{speaker.account_id}"
    await note(talk.db, call, talk.now, actor, "signup-mended", person=entry.person_id, came=not entry.came)
    total = (await stored.totals(talk.db, [entry.person_id])).get(entry.person_id, 0)
    said = called(talk.words, talk.rules, talk.language, call)
    talk.say("signup-mended", name=entry.name, came="no" if entry.came else "yes", call=said, total=total)


async def answered(talk: Talk, text: str) -> bool:
    """Typed instead of tapped: names of those who did not come, 都来了, 就这些."""
    speaker = talk.speaker
    call_id = int(speaker.expects_data.get("call", 0)) if speaker is not None else 0
    if all_came(text) or that_is_all(text):
        await settle(talk, call_id, everybody=all_came(text))
        return True
    call = await stored.by_id(talk.db, call_id)
    if call is None:
        return False
    entries = (await stored.chain(talk.db, call.id))[: call.places]
    said = text.casefold()
    named = [entry.id for entry in entries if entry.name.casefold() in said]
    if not named or any(character.isdigit() for character in text):
        return False
    await toggle(talk, call_id, named)
    return True


# --- points -----------------------------------------------------------------------------------------------------------

_ROWS = 20  # of one's own
_TABLE = 100  # of an area's


async def points(talk: Talk) -> None:
    """积分: one's own, with the reasons; to staff, in a letter of its own, who of their place has how many."""
    speaker = talk.speaker
    if speaker is None:
        return
    people = [speaker.person] if speaker.person is not None else list(speaker.people)
    totals = await stored.totals(talk.db, [one.id for one in people])
    texts: list[Marked] = []
    for one in people:
        rows = await stored.points_of(talk.db, one.id, _ROWS)
        if not rows:
            texts.append(talk.phrase("points-none", name=one.name))
            continue
        texts.append(talk.phrase("points-own", name=one.name, total=totals.get(one.id, 0)))
        for at, amount, reason in rows:
            day = words.day(talk.words, talk.language, talk.rules.local(at).date())
            texts.append(talk.phrase("points-line", day=day, title=reason, amount=f"{amount:+}"))
    table = await _table(talk, speaker)
    if texts and (table is None or totals):
        talk.say("signup-whole", text=words.lines(texts))
    if table is not None:
        talk.say("signup-whole", text=table)


async def _table(talk: Talk, speaker: Speaker) -> Marked | None:
    within = await access.scope(talk.db, speaker, "call-hands")
    if within is None:
        return None
    rows, count = await stored.table(talk.db, speaker.community_id, within, _TABLE)
    if not rows:
        return talk.phrase("points-nobody")
    lines = [talk.phrase("points-table", count=count)]
    lines += [
        talk.phrase("points-row", number=number, name=name, points=total)
        for number, (name, total) in enumerate(rows, 1)
    ]
    if count > len(rows):
        lines.append(talk.phrase("signup-state-more", count=count - len(rows)))
    return words.lines(lines)
