"""交班: what somebody tells whoever comes next, and what the next find waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers import access, temperature, words
from handlers.chat import Marked, Pen, Talk
from handlers.duty import letters, rules
from storage import accounts, history
from storage import duty as stored
from storage.accounts import Speaker
from storage.database import Db
from storage.duty import Standing

EXPECTS = "duty-note"
_LONGEST = 1000  # characters of a note


async def ask(pen: Pen, db: Db, shift: Standing) -> None:
    """The shift ends soon: what should the next know?"""
    voices = (await stored.voices(db, [shift.person_id], pen.now)).get(shift.person_id, [])
    for voice in voices:
        if not voice.busy:  # else they are asked all the same, and can write it with 交班 before it
            until = shift.ends_at + rules.NOTE
            await accounts.expect(db, voice.account_id, EXPECTS, {"shift": shift.id}, until)
        nothing = letters.button(pen.words, voice.language, f"note:{shift.id}", "duty-note-none")
        pen.tell(
            voice.chat, voice.language, "duty-note-ask", choices=(nothing,),
            shift=letters.shift(pen.words, voice.language, shift.name),
            time=words.clock(pen.rules.local(shift.ends_at)), lane=letters.lane(pen),
        )  # fmt: skip


async def answered(talk: Talk, text: str) -> bool:
    """What was written after we asked. A reading is none of it."""
    speaker = talk.speaker
    if speaker is None:
        return False
    parsed = temperature.parse(text, ())
    if parsed.kind in ("report", "correction") and parsed.readings:
        return False
    shift = await _own(talk, speaker, int(speaker.expects_data.get("shift", 0)))
    if shift is None:
        return False
    await _take(talk, speaker, shift, text)
    return True


async def hand_over(talk: Talk, rest: str) -> None:
    """交班 …, at any time of one's shift, and for half an hour behind it."""
    speaker = talk.speaker
    if speaker is None or await access.allowed(talk, "see-duty") is None:
        return
    shift = await _own(talk, speaker)
    if shift is None:
        talk.say("duty-note-no-shift")
    elif not rest.strip():
        await accounts.expect(talk.db, speaker.account_id, EXPECTS, {"shift": shift.id}, shift.ends_at + rules.NOTE)
        talk.say("duty-note-what")
    else:
        await _take(talk, speaker, shift, rest)


async def nothing(talk: Talk, value: str) -> None:
    """The button: there is nothing to tell."""
    speaker = talk.speaker
    shift = await _own(talk, speaker, int(value)) if speaker is not None and value.isdecimal() else None
    if speaker is None or shift is None:
        talk.say("old-button")
        return
    if speaker.expects == EXPECTS:
        await accounts.expect(talk.db, speaker.account_id, None)
    talk.say("duty-note-thanks", note="no")


async def _own(talk: Talk, speaker: Speaker, id: int = 0) -> Standing | None:
    """The speaker's shift that is under way, or was until a moment ago: this one, or the newest."""
    if speaker.person is None or not speaker.roles:
        return None
    mine = await stored.of_people(talk.db, [speaker.person.id], talk.now - rules.NOTE, talk.now)
    begun = [one for one in mine if one.starts_at <= talk.now and (not id or one.id == id)]
    running = [one for one in begun if one.ends_at > talk.now]
    return running[-1] if running else begun[-1] if begun else None


async def _take(talk: Talk, speaker: Speaker, shift: Standing, text: str) -> None:
    """Keep it; whoever is on duty already hears it now, else they hear it when they begin."""
    text = text.strip()[:_LONGEST]
    await stored.write_note(talk.db, shift.id, text)
    if speaker.expects == EXPECTS:
        await accounts.expect(talk.db, speaker.account_id, None)
    await history.add(talk.db, [{
        "community_id": speaker.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": "duty-note", "subject": f"shift/{shift.id}", "details": {"length": len(text)},
    }])  # fmt: skip
    talk.say("duty-note-thanks", note="yes")
    if shift.ends_at > talk.now:
        return
    now = await stored.between(
        talk.db, talk.now, talk.now + rules.NOTE, talk.now, community_id=shift.community_id
    )  # fmt: skip
    following = [one for one in now if one.starts_at <= talk.now and one.fit and one.person_id != shift.person_id]
    people = [one.person_id for one in following if rules.meets(one.path, [shift.path])]
    for voices in (await stored.voices(talk.db, people, talk.now)).values():
        for voice in voices:
            talk.tell(voice.chat, voice.language, "duty-note-late", name=shift.person, note=text)


async def receive(pen: Pen, db: Db, shift: Standing, before: Sequence[Standing]) -> None:
    """A shift begins: in one letter what those before left word of, and how much waits in its place."""
    notes = [
        one for one in before
        if one.note and one.ends_at <= shift.starts_at and one.person_id != shift.person_id
        and rules.meets(one.path, [shift.path])
    ]  # fmt: skip
    waiting = await stored.open_in(db, shift.community_id, shift.area_id)
    for voice in (await stored.voices(db, [shift.person_id], pen.now)).get(shift.person_id, []):
        lines = [
            pen.words(voice.language, "duty-note-from", name=one.person, note=one.note) for one in notes
        ]  # fmt: skip
        pen.tell(
            voice.chat, voice.language, "duty-begins", notes=words.lines(lines) if lines else Marked("none"),
            shift=letters.shift(pen.words, voice.language, shift.name), alerts=waiting.alerts, threads=waiting.threads,
            until=words.clock(pen.rules.local(shift.ends_at)), place=shift.place or "all", lane=letters.lane(pen),
        )  # fmt: skip


def since(shift: Standing) -> datetime:
    """From when on what was handed over may be for whoever begins this shift."""
    return shift.starts_at - 4 * rules.NOTE
