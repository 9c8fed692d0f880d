"""A visit or call: how, what was found, what else there is to note; written down, and told to who must know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from handlers import access, checkin, temperature, words
from handlers.care import letters, rules
from handlers.care.vocabulary import FOUND, HOW, Visit
from handlers.chat import Talk
from storage import accounts, history, households
from storage import care as stored
from storage.access import Keeper
from storage.accounts import Speaker
from storage.care import Need
from storage.temperature import Within

NOTE = "care-note"  # we wait for what else was found
LINES = 8  # of a list at once: as many as fit a phone, each with its button
_WITHIN = timedelta(minutes=30)
_AGAIN = timedelta(minutes=10)  # the same visit tapped twice


def ask_how(talk: Talk, need: Need) -> None:
    """How somebody was looked in on."""
    choices = (
        *(talk.choice(f"care:how:{need.id}:{how}", "care-how", how=how) for how in HOW),
        talk.choice(f"call:{need.household_id}", "care-phone"),
    )
    talk.say(
        "care-ask-how", whose=letters.whose(talk, talk.language, need), reason=need.reason,
        phone=need.phone_mask or "none", choices=choices,
    )  # fmt: skip


def ask_found(talk: Talk, need: Need, how: str) -> None:
    """What was found."""
    choices = tuple(talk.choice(f"care:found:{need.id}:{how}:{found}", "care-found", found=found) for found in FOUND)
    talk.say("care-ask-found", name=need.name, choices=choices)


async def record(talk: Talk, need: Need, visit: Visit) -> None:
    """Write a visit down; what staff must know of it goes to them."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return
    local = talk.rules.local(talk.said_at)
    me = speaker.person.id
    next_on = rules.next_on(local, visit.found, need.every_days)
    call = await stored.lately(talk.db, need.id, me, visit.how, visit.found, talk.now - _AGAIN)
    new = call is None or bool(visit.note)
    if call is None or visit.note:
        call = await stored.record(
            talk.db, need, by_id=me, at=talk.said_at, day=local.date(), how=visit.how, found=visit.found,
            next_on=next_on,
        )  # fmt: skip
        await remember(talk, "care-done", need, call=call, how=visit.how, found=visit.found)
    if visit.note:
        await _keep_note(talk, speaker, need, call, visit.found, visit.note)
    elif new and visit.found == "needs":
        await letters.tell_staff(talk, need, "care-needs-told", by=speaker.person.name, text="none")
    if new and visit.found == "absent":
        await _absent(talk, need)
    now = await stored.of_people(talk.db, Within(households=(need.household_id,)), [need.person_id])
    following = now[0].next_on if now else next_on
    values: dict[str, Any] = {
        "whose": letters.whose(talk, talk.language, need), "how": visit.how, "found": visit.found,
        "next": words.day(talk.words, talk.language, following),
    }  # fmt: skip
    if visit.note:
        await accounts.expect(talk.db, speaker.account_id, None)
        talk.say("care-done", **values, note="yes", text=visit.note)
        return
    await accounts.expect(talk.db, speaker.account_id, NOTE, {"call": call}, talk.now + _WITHIN)
    choices = (talk.choice("care:nothing", "care-nothing"),)
    talk.say("care-done", **values, note="no", text="", choices=choices)


async def _absent(talk: Talk, need: Need) -> None:
    """Nobody was found; twice running, staff hear of it."""
    calls = await stored.calls(talk.db, need.id, 10)
    running = rules.absences_running(calls, {call.id: talk.rules.local(call.at) for call in calls})
    if running >= 2:
        await letters.tell_staff(talk, need, "care-absent-told", times=running)


async def note(talk: Talk, text: str) -> bool:
    """What else was found, in words. False: it is about something else, and we wait on."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None or talk.incoming.reply_to or temperature.parse(text).readings:
        return False
    within = await access.scope(talk.db, speaker, "care")
    call = int(speaker.expects_data.get("call", 0))
    of = await stored.call_of(talk.db, call, speaker.person.id)
    need = await stored.by_id(talk.db, within, of[0]) if within is not None and of is not None else None
    await accounts.expect(talk.db, speaker.account_id, None)
    if of is None or need is None:
        return False
    told = await _keep_note(talk, speaker, need, call, of[1], text)
    names = letters.names(talk, talk.language, told) if told else "none"
    talk.say("care-noted", whose=letters.whose(talk, talk.language, need), text=text, told=names)
    return True


async def _keep_note(talk: Talk, speaker: Speaker, need: Need, call: int, found: str, text: str) -> Sequence[Keeper]:
    """A note is sealed; where help is needed it goes to staff; if there is despair in it, to those who listen."""
    await stored.note(talk.db, call, text)
    talk.kept = ""  # it may be about somebody's health: it is kept sealed, and only there
    by = speaker.person.name if speaker.person is not None else ""
    if checkin.is_despair(text, talk.rules.checkin.despair):
        door = await households.by_id(talk.db, Within(households=(need.household_id,)), need.household_id)
        who = next((one.member for one in door.people if one.member.id == need.person_id), None) if door else None
        if door is not None:
            return (await checkin.raise_despair(talk, door, who, text, by))[0]
    if found != "needs":
        return []
    return await letters.tell_staff(talk, need, "care-needs-told", by=by, text=text)


async def nothing_more(talk: Talk, within: Within) -> None:
    """没有别的: done; and who is left today."""
    if talk.speaker is not None and talk.speaker.expects == NOTE:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    today = talk.rules.local(talk.now).date()
    due = [need for need in await stored.of_place(talk.db, within) if need.next_on <= today]
    talk.say("care-thanks", left=len(due), choices=letters.buttons(due[:LINES]))


async def remember(talk: Talk, action: str, need: Need, **details: object) -> None:
    """What was done about somebody goes on the record: ids and counts."""
    speaker = talk.speaker
    await history.add(talk.db, [{
        "community_id": need.community_id, "at": talk.now,
        "actor": f"account/{speaker.account_id}" if speaker is not None else "system",
        "action": action, "subject": f"care/{need.id}", "details": {"person": need.person_id, **details},
    }])  # fmt: skip
