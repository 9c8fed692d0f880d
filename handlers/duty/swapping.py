"""换班: two people change shifts, or one gives theirs away. Both confirm; until then nothing changes, and who presses,
and what has changed meanwhile, is looked at when they press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from handlers import access
from handlers.chat import Choice, Pen, Talk
from handlers.duty import letters, present, rules
from handlers.duty.vocabulary import name_and_tail, read_exchange
from handlers.roster.cells import key
from storage import duty as stored
from storage import history
from storage.accounts import Speaker
from storage.database import Db
from storage.duty import Asked, Standing

_PRESSED = re.compile(r"(mine|with|to|give|yes|no|back):(\d{1,15})(?:\.(\d{1,15}))?", re.ASCII)
_MOST = 10  # buttons at once
_FAR = timedelta(days=60)


async def swap(talk: Talk, rest: str) -> None:
    """换班 11-26 早班 王芳 11-27 晚班. Without the second it is given away; without words, buttons ask."""
    speaker = talk.speaker
    if speaker is None or await access.allowed(talk, "see-duty") is None:
        return
    if not rest.strip():
        await _which_of_mine(talk, speaker)
        return
    today = talk.rules.local(talk.now).date()
    read = read_exchange(rest, today, talk.rules.duty.shifts)
    if read is None:
        talk.say("swap-how")
        return
    planned = await _coming(talk, speaker)
    begins, _ = rules.span(talk.rules.zone, read.day, read.shift)
    mine = next((one for one in planned if one.person_id == _me(speaker) and one.starts_at == begins), None)
    if mine is None:
        talk.say("swap-not-mine")
        return
    alone, tail = name_and_tail(read.name)
    people = [
        one for one in await stored.candidates(talk.db, speaker.community_id, talk.now)
        if key(one.name) == key(alone) and (not tail or one.phone_mask.endswith(tail))
    ]  # fmt: skip
    if len(people) != 1:
        talk.say("swap-who", name=read.name, many="yes" if people else "no")
        return
    other: Standing | None = None
    if read.other_day is not None and read.other_shift is not None:
        starts, _ = rules.span(talk.rules.zone, read.other_day, read.other_shift)
        theirs = (one for one in planned if one.person_id == people[0].person_id and one.starts_at == starts)
        other = next(theirs, None)
        if other is None:
            talk.say("swap-not-theirs", name=people[0].name)
            return
    await _ask(talk, speaker, mine, other, people[0].person_id, people[0].name)


async def pressed(talk: Talk, value: str) -> None:
    """A button of 换班."""
    speaker = talk.speaker
    if speaker is None or await access.allowed(talk, "see-duty") is None:
        return
    if not value:
        await _which_of_mine(talk, speaker)
        return
    read = _PRESSED.fullmatch(value)
    if read is None:
        talk.say("old-button")
        return
    verb, first, second = read[1], int(read[2]), int(read[3] or 0)
    if verb in ("yes", "no", "back"):
        await _decide(talk, speaker, verb, first)
        return
    planned = await _coming(talk, speaker)
    mine = next((one for one in planned if one.id == first and one.person_id == _me(speaker)), None)
    if mine is None:
        talk.say("swap-not-mine")
    elif verb == "mine":
        _with_whom(talk, speaker, mine, planned)
    elif verb == "to":
        await _to_whom(talk, speaker, mine)
    elif verb == "with":
        other = next((one for one in planned if one.id == second and one.person_id != _me(speaker)), None)
        if other is None:
            talk.say("old-button")
        else:
            await _ask(talk, speaker, mine, other, other.person_id, other.person)
    else:
        people = await stored.candidates(talk.db, speaker.community_id, talk.now)
        person = next((one for one in people if one.person_id == second), None)
        if person is None:
            talk.say("old-button")
        else:
            await _ask(talk, speaker, mine, None, person.person_id, person.name)


def _me(speaker: Speaker) -> int:
    return speaker.person.id if speaker.person is not None else 0


async def _coming(talk: Talk, speaker: Speaker) -> list[Standing]:
    """The shifts of the community that have not begun."""
    found = await stored.between(talk.db, talk.now, talk.now + _FAR, talk.now, community_id=speaker.community_id)
    return [one for one in found if one.starts_at > talk.now and one.fit]


# --- by buttons -------------------------------------------------------------------------------------------------------


async def _which_of_mine(talk: Talk, speaker: Speaker) -> None:
    mine = [one for one in await _coming(talk, speaker) if one.person_id == _me(speaker)]
    if not mine:
        talk.say("swap-none-of-mine")
        return
    choices = (Choice(f"swap:mine:{one.id}", letters.short(talk.words, talk.language, one)) for one in mine[:_MOST])
    talk.say("swap-which", choices=tuple(choices))


def _with_whom(talk: Talk, speaker: Speaker, mine: Standing, planned: Sequence[Standing]) -> None:
    """Theirs, the nearest first, and giving it away."""
    others = [
        one for one in planned
        if one.person_id != _me(speaker) and one.starts_at != mine.starts_at and one.reachable
    ]  # fmt: skip
    others.sort(key=lambda one: abs(one.starts_at - mine.starts_at))
    choices = [
        Choice(f"swap:with:{mine.id}.{one.id}", f"{one.person} {letters.short(talk.words, talk.language, one)}")
        for one in others[:_MOST]
    ]
    give = letters.button(talk.words, talk.language, f"swap:to:{mine.id}", "swap-give")
    when = letters.when(talk.words, talk.rules, talk.language, mine)
    talk.say("swap-with-whom", shift=when, choices=(*choices, give))


async def _to_whom(talk: Talk, speaker: Speaker, mine: Standing) -> None:
    people = await stored.candidates(talk.db, speaker.community_id, talk.now)
    choices = tuple(
        Choice(f"swap:give:{mine.id}.{one.person_id}", one.name)
        for one in people
        if one.reachable and one.person_id != _me(speaker)
    )
    when = letters.when(talk.words, talk.rules, talk.language, mine)
    talk.say("swap-to-whom" if choices else "swap-nobody", shift=when, choices=choices[:_MOST])


# --- asking -----------------------------------------------------------------------------------------------------------


async def _ask(
    talk: Talk, speaker: Speaker, mine: Standing, other: Standing | None, person_id: int, name: str
) -> None:  # fmt: skip
    """Ask the other, who has the word now."""
    if person_id == _me(speaker):
        talk.say("swap-self")
        return
    clash = await _clash(talk, mine, other, person_id)
    if clash is not None:
        talk.say("swap-clash", name=clash.person, shift=letters.when(talk.words, talk.rules, talk.language, clash))
        return
    voices = (await stored.voices(talk.db, [person_id], talk.now)).get(person_id, [])
    if not voices:
        talk.say("swap-unheard", name=name)
        return
    asked = await stored.open_swap(talk.db, mine.id, other.id if other is not None else None, person_id)
    if asked is None:
        id = await stored.ask(
            talk.db, community_id=mine.community_id, shift_id=mine.id, other_id=other.id if other is not None else None,
            by=_me(speaker), of=person_id, now=talk.now,
        )  # fmt: skip
        await _note(talk, speaker, "swap-asked", mine.id, id)
        for voice in voices:
            theirs = letters.when(talk.words, talk.rules, voice.language, other) if other is not None else "none"
            talk.tell(
                voice.chat, voice.language, "swap-asked", name=mine.person, theirs=theirs,
                shift=letters.when(talk.words, talk.rules, voice.language, mine),
                choices=(
                    letters.button(talk.words, voice.language, f"swap:yes:{id}", "swap-yes"),
                    letters.button(talk.words, voice.language, f"swap:no:{id}", "swap-no"),
                ),
            )  # fmt: skip
    else:
        id = asked.id
    back = letters.button(talk.words, talk.language, f"swap:back:{id}", "swap-back")
    talk.say("swap-waits", name=name, choices=(back,))


async def _clash(talk: Talk, mine: Standing, other: Standing | None, person_id: int) -> Standing | None:
    """A shift that would then overlap with another of the same person."""
    for taker, gets, gives in ((person_id, mine, other), (mine.person_id, other, mine)):
        if gets is None:
            continue
        for one in await stored.of_people(talk.db, [taker], talk.now, talk.now):
            if (gives is None or one.id != gives.id) and rules.overlaps(
                one.starts_at, one.ends_at, gets.starts_at, gets.ends_at
            ):
                return one
    return None


# --- deciding ---------------------------------------------------------------------------------------------------------


async def _decide(talk: Talk, speaker: Speaker, verb: str, id: int) -> None:
    asked = await stored.swap(talk.db, id)
    me = _me(speaker)
    if asked is None or me != (asked.asked_by if verb == "back" else asked.asked_of):
        talk.say("old-button")
        return
    if asked.state != "asked":
        talk.say("swap-over", state=asked.state)
        return
    shifts = await stored.by_ids(talk.db, _ids(asked), talk.now)
    mine = shifts.get(asked.shift_id)
    other = shifts.get(asked.other_id) if asked.other_id is not None else None
    if verb == "yes":
        await _agree(talk, speaker, asked, mine, other)
    elif await stored.decide(talk.db, id, "refused" if verb == "no" else "withdrawn", talk.now):
        await _note(talk, speaker, "swap-refused" if verb == "no" else "swap-withdrawn", asked.shift_id, id)
        talk.say("swap-not-done" if verb == "no" else "swap-taken-back")
        teller = speaker.person.name if speaker.person is not None else ""
        for voice in await _voices(talk, asked.asked_by if verb == "no" else asked.asked_of):
            talk.tell(voice.chat, voice.language, "swap-refused" if verb == "no" else "swap-withdrawn", name=teller)
    else:
        talk.say("swap-over", state=(await stored.swap(talk.db, id) or asked).state)


async def _agree(
    talk: Talk, speaker: Speaker, asked: Asked, mine: Standing | None, other: Standing | None
) -> None:  # fmt: skip
    """Both are still theirs, neither has begun, nobody would be in two places: then they change hands."""
    fits = _fits(asked, mine, other, talk.now) and mine is not None
    if fits and mine is not None and await _clash(talk, mine, other, asked.asked_of) is not None:
        fits = False
    people = {one.person_id for one in await stored.candidates(talk.db, asked.community_id, talk.now)}
    if not {asked.asked_by, asked.asked_of} <= people:
        fits = False
    ended = await stored.end(talk.db, _ids(asked), talk.now) if fits else []
    if not fits or mine is None or sorted(ended) != sorted(_ids(asked)):
        await stored.restore(talk.db, ended)  # the other half was taken from us at this very moment
        if await stored.decide(talk.db, asked.id, "lapsed", talk.now):
            await _note(talk, speaker, "swap-lapsed", asked.shift_id, asked.id)
            for voice in await _voices(talk, asked.asked_by):
                talk.tell(voice.chat, voice.language, "swap-changed")
        talk.say("swap-changed")
        return
    if not await stored.decide(talk.db, asked.id, "agreed", talk.now):
        await stored.restore(talk.db, ended)
        talk.say("swap-over", state=(await stored.swap(talk.db, asked.id) or asked).state)
        return
    for former, person_id in ((mine, asked.asked_of), (other, asked.asked_by)):
        if former is not None:
            await stored.add(
                talk.db, community_id=former.community_id, area_id=former.area_id, person_id=person_id, day=former.day,
                name=former.name, starts_at=former.starts_at, ends_at=former.ends_at, now=talk.now,
                replaces_id=former.id,
            )  # fmt: skip
    await _note(talk, speaker, "swap-agreed", asked.shift_id, asked.id)
    await _tell_done(talk, speaker, asked, mine, other)


def _ids(asked: Asked) -> list[int]:
    return [asked.shift_id, *([asked.other_id] if asked.other_id is not None else [])]


def _fits(asked: Asked, mine: Standing | None, other: Standing | None, now: datetime) -> bool:
    if mine is None or mine.person_id != asked.asked_by or mine.starts_at <= now:
        return False
    if asked.other_id is None:
        return True
    return other is not None and other.person_id == asked.asked_of and other.starts_at > now


async def _tell_done(
    talk: Talk, speaker: Speaker, asked: Asked, mine: Standing, other: Standing | None
) -> None:  # fmt: skip
    """Both, and who plans."""
    name = speaker.person.name if speaker.person is not None else ""

    def values(language: str) -> dict[str, Any]:
        return {
            "by": mine.person, "of": name, "shift": letters.when(talk.words, talk.rules, language, mine),
            "theirs": letters.when(talk.words, talk.rules, language, other) if other is not None else "none",
        }  # fmt: skip

    talk.say("swap-done", **values(talk.language))
    for voice in await _voices(talk, asked.asked_by):
        talk.tell(voice.chat, voice.language, "swap-done", **values(voice.language))
    both = (asked.asked_by, asked.asked_of)
    await present.tell_planners(talk, talk.db, asked.community_id, "swap-done", values, but=both)


async def lapse(pen: Pen, db: Db, asked: Asked) -> None:
    """One of the shifts has begun, and nobody has answered: it stays as it was, and whoever asked hears it."""
    if not await stored.decide(db, asked.id, "lapsed", pen.now):
        return
    voices = (await stored.voices(db, [asked.asked_by], pen.now)).get(asked.asked_by, [])
    begun = len(pen.letters)
    for voice in voices:
        pen.tell(voice.chat, voice.language, "swap-lapsed")
    letters.quietly(pen, begun)
    await history.add(db, [{
        "community_id": asked.community_id, "at": pen.now, "actor": "system", "action": "swap-lapsed",
        "subject": f"shift/{asked.shift_id}", "details": {"swap": asked.id},
    }])  # fmt: skip


async def _voices(talk: Talk, person_id: int) -> list[stored.Voice]:
    return (await stored.voices(talk.db, [person_id], talk.now)).get(person_id, [])


async def _note(talk: Talk, speaker: Speaker, action: str, shift_id: int, swap_id: int) -> None:
    await history.add(talk.db, [{
        "community_id": speaker.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": action, "subject": f"shift/{shift_id}", "details": {"swap": swap_id},
    }])  # fmt: skip
