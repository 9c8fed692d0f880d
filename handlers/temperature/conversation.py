"""Temperatures in conversation: what people report, whose it is, which slot it counts for, what we say to it."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from handlers import alerts, enrolment
from handlers.chat import Incoming, Talk
from handlers.temperature import guessing
from handlers.temperature.complaining import Felt, alone, felt_in, is_urgent, together
from handlers.temperature.doors import names_of, parts_of
from handlers.temperature.parsing import SELF, Parsed, is_bare, parse, people_in
from handlers.temperature.recording import Pair, Value, remembered
from handlers.temperature.taking import take
from handlers.temperature.tapping import asked_about, typed
from storage import accounts, temperature
from storage.accounts import Member, Speaker

_ANSWER_WITHIN = timedelta(hours=6)  # a value waits so long for the answer to "whose is it?"
_MOST_WAITING = 20
_TAP_AGAIN = timedelta(seconds=10)  # an impatient thumb
_ASKING = ("temperature-mine", "temperature-whose")


def understand(text: str, speaker: Speaker) -> Parsed:
    """What a message of this household's says about temperatures."""
    return parse(text, () if is_bare(text) else names_of(speaker))


async def report(talk: Talk, parsed: Parsed) -> None:
    """Somebody of a household reported readings, or corrected one."""
    speaker = talk.speaker
    if speaker is None or speaker.household_id is None:
        return
    if parsed.kind == "correction" and not parsed.readings:
        talk.say("temperature-nothing-to-correct")
        return
    if parsed.kind == "unsure":
        guessing.ask(talk, speaker)
        return
    asked = asked_about(speaker)
    if asked is not None and _is_bare(parsed):
        value = Value(None, parsed.readings[0][1], talk.said_at, message_ref(talk.incoming))
        await typed(talk, speaker, asked, value)
        return
    felt = felt_in(parsed)
    if not parsed.readings:
        await alone(talk, speaker, felt, _said_of(talk.text, speaker))
        return
    known, unplaced = _whose(talk, speaker, parsed)
    if _is_double(known) or _is_crowd(unplaced):
        talk.say("temperature-unsure")
        return
    if known:
        await take(talk, speaker, known, felt=felt)
    elif felt and len(unplaced) == 1 and not is_urgent(felt):  # one question, and its answer says whose both are
        unplaced = [dataclasses.replace(unplaced[0], felt=tuple(felt.felt), denied=tuple(felt.denied))]
    elif felt:
        await alone(talk, speaker, felt, _said_of(talk.text, speaker))
    if unplaced:
        await _ask_new(talk, speaker, unplaced)


def _said_of(text: str, speaker: Speaker) -> Member | None:
    """Of whom a message without a number speaks: the one who is named, else the writer, if we know who that is."""
    spoken_of = people_in(text, names_of(speaker))
    if spoken_of:
        return _member(speaker, spoken_of[0]) if len(set(spoken_of)) == 1 else None
    return speaker.person or (speaker.people[0] if len(speaker.people) == 1 else None)


def _whose(talk: Talk, speaker: Speaker, parsed: Parsed) -> tuple[list[Pair], list[Value]]:
    """The readings whose person is known, and the others: those of an unknown writer, those with an unknown name."""
    writer = speaker.person
    if writer is None and len(speaker.people) == 1:
        writer = speaker.people[0]
    known: list[Pair] = []
    unplaced: list[Value] = []
    for (who, celsius), written in zip(parsed.readings, parsed.written, strict=True):
        called = who or written  # an unknown name, too, is somebody else's
        own = called is None or called == SELF
        member = writer if own else _member(speaker, called or "")
        value = Value(
            None if own else called, celsius, talk.said_at, message_ref(talk.incoming), parsed.kind == "correction"
        )
        if member is not None:
            known.append((member, value))
        else:
            unplaced.append(value)
    return known, unplaced


def _member(speaker: Speaker, who: str) -> Member | None:
    """The one of the household that a name means, however it is spelt; a part of a name where only one has it."""
    called = who.casefold()
    for people in (
        [member for member in speaker.people if member.name.casefold() == called],
        [member for member in speaker.people if called in map(str.casefold, parts_of(member.name))],
    ):
        if len(people) == 1:
            return people[0]
    return None


def _is_bare(parsed: Parsed) -> bool:
    """One number and nobody named: it is about whom we have asked."""
    return parsed.kind == "report" and len(parsed.readings) == 1 and parsed.written[0] is None


def _is_double(known: Sequence[Pair]) -> bool:
    """Two values for one person in one message ("我36.5 张三36.8", from 张三): which one is it?"""
    return len({member.id for member, _ in known}) < len(known)


def _is_crowd(unplaced: Sequence[Value]) -> bool:
    """Several values without a name: one answer must not make them all one person's."""
    return sum(value.who is None for value in unplaced) > 1


# --- whose is it? -----------------------------------------------------------------------------------------------------


def _waiting(speaker: Speaker) -> list[Value]:
    """What waits for an answer of this account's."""
    if speaker.expects not in _ASKING:
        return []
    return [remembered(one) for one in speaker.expects_data.get("waiting", ())]


def _still_waiting(speaker: Speaker, new: Sequence[Value]) -> list[Value]:
    """What waits, with what has come now. A changed message or a correction takes the place of what it changes."""
    waiting = _waiting(speaker)
    corrected = {value.who for value in new if value.correction}
    kept = [one for one in waiting if one.who not in corrected and one.message != new[0].message][-_MOST_WAITING:]
    replaced = {one.who for one in waiting} & corrected  # never written down: there is nothing to correct
    return kept + [dataclasses.replace(one, correction=one.correction and one.who not in replaced) for one in new]


async def _ask_new(talk: Talk, speaker: Speaker, unplaced: Sequence[Value]) -> None:
    """Ask whose these are; an alarming one does not wait for the answer to be told."""
    for value in unplaced:
        await alerts.tell_unplaced(talk, speaker, value.celsius, value.who or "")
    await _ask(talk, speaker, _still_waiting(speaker, unplaced))


async def _ask(talk: Talk, speaker: Speaker, waiting: Sequence[Value], answered: Member | None = None) -> None:
    """Ask about one of those that wait."""
    if not waiting:
        await accounts.expect(talk.db, speaker.account_id, None)
        return
    first = _first(talk, waiting)
    expected = "temperature-mine" if first.who is None else "temperature-whose"
    data: dict[str, Any] = {"waiting": [value.kept() for value in waiting], "asked": _tag(first)}
    if answered is not None:
        data["answered"] = {"member": answered.id, "at": talk.now.isoformat()}
    await accounts.expect(talk.db, speaker.account_id, expected, data, talk.now + _ANSWER_WITHIN)
    if first.who is None:
        talk.say("who-for-value", value=first.celsius, choices=enrolment.names(speaker, "mine"))
    else:
        choices = enrolment.names(speaker, "whose", _tag(first))
        talk.say("temperature-whose", who=first.who, celsius=first.celsius, choices=choices)


def _first(talk: Talk, waiting: Sequence[Value]) -> Value:
    """Which of those that wait we ask about: an alarming one; else one of an unknown writer; else the first of the
    message that came last, for that is what they have in mind."""
    worrying = [value for value in waiting if not talk.rules.low <= value.celsius < talk.rules.fever]
    nameless = [value for value in waiting if value.who is None]
    if worrying or nameless:
        return (worrying or nameless)[-1]
    return next(value for value in waiting if value.message == waiting[-1].message)


def _tag(value: Value) -> str:
    """By what the buttons of a question know the value that it is about: an older question may still be pressed."""
    return f"{zlib.crc32(f'{value.message}/{value.who}'.encode()):08x}"


async def answer_mine(talk: Talk, member: Member | None) -> None:
    """ "Who are you?", asked because a value had nobody: the answer names the writer and records the value."""
    await _answer(talk, member, writer=True)


async def answer_whose(talk: Talk, member: Member | None, which: str = "") -> None:
    """ "Whose is it?": the answer records the value, and says nothing about who is writing. `which`: the value that the
    pressed button is about; a name that was typed is about the one we asked about last."""
    await _answer(talk, member, writer=False, which=which)


async def _answer(talk: Talk, member: Member | None, *, writer: bool, which: str = "") -> None:
    speaker = talk.speaker
    if speaker is None:
        return
    if member is None:
        asked_last = str(speaker.expects_data.get("asked", ""))
        talk.say("who-not-found", choices=enrolment.names(speaker, "mine" if writer else "whose", which or asked_last))
        return
    waiting = _waiting(speaker)
    asked = which or str(speaker.expects_data.get("asked", ""))
    meant = next((value for value in waiting if value.who is not None and _tag(value) == asked), None)
    if not writer and waiting and (meant is None or await _is_second_tap(talk, speaker, member, meant)):
        await _ask(talk, speaker, waiting, answered=member)
        return
    if writer:
        await accounts.set_person(talk.db, speaker.account_id, member.id)
        speaker = dataclasses.replace(speaker, person=member)
    about = None if writer or meant is None else meant.who
    answered = [value for value in waiting if value.who == about]
    if not answered:
        talk.say("who-taken" if writer else "old-button", name=member.name)
    said = [Felt(frozenset(value.felt), frozenset(value.denied)) for value in answered]
    await take(talk, speaker, [(member, value) for value in answered], felt=together(said))
    await _ask(talk, speaker, [value for value in waiting if value.who != about], answered=member)


async def _is_second_tap(talk: Talk, speaker: Speaker, member: Member, meant: Value) -> bool:
    """Whether an answer is the last one once more (a button pressed twice), and not meant for the question after it."""
    last = speaker.expects_data.get("answered")
    if not last or last["member"] != member.id:
        return False
    if talk.now - datetime.fromisoformat(last["at"]) < _TAP_AGAIN:
        return True
    return any(taken.person_id == member.id for taken in await temperature.of_message(talk.db, meant.message))


# --- writing it down --------------------------------------------------------------------------------------------------


async def edited(talk: Talk, parsed: Parsed) -> bool:
    """A message was changed by its writer: its readings are corrected. False where it held none: it is a new report."""
    speaker = talk.speaker
    if speaker is None or speaker.household_id is None or parsed.kind not in ("report", "correction"):
        return False
    former = {taken.person_id: taken for taken in await temperature.of_message(talk.db, message_ref(talk.incoming))}
    known, unplaced = _whose(talk, speaker, parsed)
    if not former or not known or _is_double(known):
        return False
    changed = [(member, value) for member, value in known
               if member.id not in former or former[member.id].celsius != value.celsius]  # fmt: skip
    if changed:
        await take(talk, speaker, changed, former=former)
    if unplaced:
        await _ask_new(talk, speaker, unplaced)
    return True


def message_ref(incoming: Incoming) -> str:
    """By what a reading remembers its message, so that an edit of the message finds it."""
    return f"{incoming.chat}/{incoming.message}" if incoming.message else incoming.key


async def how(talk: Talk) -> None:
    """报体温 without a value: how it is done."""
    speaker = talk.speaker
    name = speaker.people[0].name if speaker is not None and speaker.people else ""
    talk.say("temperature-how", name=name)
