"""Temperatures in conversation: what people report, whose it is, which slot it counts for, what we say to it."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from handlers import access, enrolment, words
from handlers.chat import Incoming, Lane, Marked, Talk
from handlers.temperature.parsing import SELF, Parsed, parse
from handlers.temperature.slots import next_opening, standing
from handlers.temperature.vocabulary import KINDS
from storage import access as keepers
from storage import accounts, temperature
from storage.accounts import Member, Speaker

_CORRECTABLE = timedelta(hours=12)  # "更正 36.8" means the last reading, if it is not older than this
_ANSWER_WITHIN = timedelta(hours=6)  # a value waits so long for the answer to "whose is it?"
_MOST_WAITING = 20
_TAP_AGAIN = timedelta(seconds=10)  # an impatient thumb
_ASKING = ("temperature-mine", "temperature-whose")


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as somebody wrote it. `who`: a name that we could not place; None: the writer."""

    who: str | None
    celsius: Decimal
    at: datetime
    message: str
    correction: bool = False

    def kept(self) -> dict[str, Any]:
        """As it is remembered while we ask whose it is."""
        return {
            "who": self.who, "celsius": str(self.celsius), "at": self.at.isoformat(), "message": self.message,
            "correction": self.correction,
        }  # fmt: skip


_Pair = tuple[Member, _Value]


def understand(text: str, speaker: Speaker) -> Parsed:
    """What a message of this household's says about temperatures."""
    names = [member.name for member in speaker.people]
    return parse(text, [*names, *(part for name in names for part in _parts(name))])


def _parts(name: str) -> list[str]:
    """John Smith is called John, too, and 张雨桐 at home 雨桐. A given name of one character is too little to go by."""
    if re.fullmatch(r"[\u3400-\u9fff]{3,4}", name):
        return [name[-2:]]
    return [part for part in name.split() if part.isascii() and len(part) > 1 and part.lower() not in KINDS]


async def report(talk: Talk, parsed: Parsed) -> None:
    """Somebody of a household reported readings, or corrected one."""
    speaker = talk.speaker
    if speaker is None or speaker.household_id is None:
        return
    if parsed.kind == "correction" and not parsed.readings:
        talk.say("temperature-nothing-to-correct")
        return
    known, unplaced = _whose(talk, speaker, parsed)
    if parsed.kind == "unsure" or _is_double(known):
        talk.say("temperature-unsure")
        return
    if known:
        await _take(talk, speaker, known)
    if unplaced:
        await _ask(talk, speaker, _still_waiting(speaker, unplaced))


def _whose(talk: Talk, speaker: Speaker, parsed: Parsed) -> tuple[list[_Pair], list[_Value]]:
    """The readings whose person is known, and the others: those of an unknown writer, those with an unknown name."""
    writer = speaker.person
    if writer is None and len(speaker.people) == 1:
        writer = speaker.people[0]
    known: list[_Pair] = []
    unplaced: list[_Value] = []
    for who, celsius in parsed.readings:
        own = who is None or who == SELF
        member = writer if own else _member(speaker, who or "")
        value = _Value(
            None if own else who, celsius, talk.said_at, message_ref(talk.incoming), parsed.kind == "correction"
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
        [member for member in speaker.people if called in map(str.casefold, _parts(member.name))],
    ):
        if len(people) == 1:
            return people[0]
    return None


def _is_double(known: Sequence[_Pair]) -> bool:
    """Two values for one person in one message ("我36.5 张三36.8", from 张三): which one is it?"""
    return len({member.id for member, _ in known}) < len(known)


# --- whose is it? -----------------------------------------------------------------------------------------------------


def _waiting(speaker: Speaker) -> list[_Value]:
    """What waits for an answer of this account's."""
    if speaker.expects not in _ASKING:
        return []
    return [
        _Value(
            one["who"], Decimal(one["celsius"]), datetime.fromisoformat(one["at"]), one["message"], one["correction"]
        )
        for one in speaker.expects_data.get("waiting", ())
    ]


def _still_waiting(speaker: Speaker, new: Sequence[_Value]) -> list[_Value]:
    """What waits, with what has come now. A changed message or a correction takes the place of what it changes."""
    waiting = _waiting(speaker)
    corrected = {value.who for value in new if value.correction}
    kept = [one for one in waiting if one.who not in corrected and one.message != new[0].message][-_MOST_WAITING:]
    replaced = {one.who for one in waiting} & corrected  # never written down: there is nothing to correct
    return kept + [
        _Value(one.who, one.celsius, one.at, one.message, one.correction and one.who not in replaced) for one in new
    ]


async def _ask(talk: Talk, speaker: Speaker, waiting: Sequence[_Value], answered: Member | None = None) -> None:
    """Ask about the first of those that wait; those of an unknown writer before those with an unknown name."""
    if not waiting:
        await accounts.expect(talk.db, speaker.account_id, None)
        return
    first = next((value for value in reversed(waiting) if value.who is None), waiting[0])
    expected = "temperature-mine" if first.who is None else "temperature-whose"
    data: dict[str, Any] = {"waiting": [value.kept() for value in waiting]}
    if answered is not None:
        data["answered"] = {"member": answered.id, "at": talk.now.isoformat()}
    await accounts.expect(talk.db, speaker.account_id, expected, data, talk.now + _ANSWER_WITHIN)
    if first.who is None:
        talk.say("who-for-value", value=first.celsius, choices=enrolment.names(speaker, "mine"))
    else:
        talk.say("temperature-whose", who=first.who, celsius=first.celsius, choices=enrolment.names(speaker, "whose"))


async def answer_mine(talk: Talk, member: Member | None) -> None:
    """ "Who are you?", asked because a value had nobody: the answer names the writer and records the value."""
    await _answer(talk, member, writer=True)


async def answer_whose(talk: Talk, member: Member | None) -> None:
    """ "Whose is it?": the answer records the value, and says nothing about who is writing."""
    await _answer(talk, member, writer=False)


async def _answer(talk: Talk, member: Member | None, *, writer: bool) -> None:
    speaker = talk.speaker
    if speaker is None:
        return
    if member is None:
        talk.say("who-not-found", choices=enrolment.names(speaker, "mine" if writer else "whose"))
        return
    waiting = _waiting(speaker)
    if not writer and await _is_second_tap(talk, speaker, member, waiting):
        await _ask(talk, speaker, waiting, answered=member)
        return
    if writer:
        await accounts.set_person(talk.db, speaker.account_id, member.id)
        speaker = dataclasses.replace(speaker, person=member)
    about = None if writer else next((value.who for value in waiting if value.who is not None), None)
    answered = [value for value in waiting if value.who == about]
    if not answered:
        talk.say("who-taken" if writer else "old-button", name=member.name)
    await _take(talk, speaker, [(member, value) for value in answered])
    await _ask(talk, speaker, [value for value in waiting if value.who != about], answered=member)


async def _is_second_tap(talk: Talk, speaker: Speaker, member: Member, waiting: Sequence[_Value]) -> bool:
    """Whether an answer is the last one once more (a button pressed twice), and not meant for the question after it."""
    last = speaker.expects_data.get("answered")
    if not waiting or not last or last["member"] != member.id:
        return False
    if talk.now - datetime.fromisoformat(last["at"]) < _TAP_AGAIN:
        return True
    return any(taken.person_id == member.id for taken in await temperature.of_message(talk.db, waiting[0].message))


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
        await _take(talk, speaker, changed, former=former)
    if unplaced:
        await _ask(talk, speaker, _still_waiting(speaker, unplaced))
    return True


def message_ref(incoming: Incoming) -> str:
    """By what a reading remembers its message, so that an edit of the message finds it."""
    return f"{incoming.chat}/{incoming.message}" if incoming.message else incoming.key


async def _take(
    talk: Talk, speaker: Speaker, pairs: Sequence[_Pair], former: dict[int, temperature.Taken] | None = None
) -> None:
    """Record readings and say so. `former`: what the message held before it was changed, by person."""
    if speaker.household_id is None:
        return
    told: dict[tuple[str, str, str], list[_Pair]] = defaultdict(list)  # how it counted, for which slot, when → whose
    reported = await _reported(talk, pairs)
    for member, value in pairs:
        said = talk.rules.local(value.at)
        where = standing(said, talk.rules.slots, frozenset(reported[member.id, said.date()]))
        earlier = None
        if former is not None:
            earlier = former.get(member.id)
        elif value.correction:
            earlier = await temperature.newest(talk.db, member.id, talk.now - _CORRECTABLE)
        day, slot, late = where.day, where.slot.name if where.slot else None, where.how == "late"
        if earlier is not None:
            day, slot, late = earlier.day, earlier.slot, earlier.late
        if slot is not None:
            reported[member.id, day].add(slot)
        await temperature.record(
            talk.db,
            community_id=speaker.community_id,
            household_id=speaker.household_id,
            person_id=member.id,
            celsius=value.celsius,
            taken_at=value.at,
            recorded_at=talk.now,
            day=day,
            slot=slot,
            late=late,
            source="self" if speaker.person is not None and speaker.person.id == member.id else "household",
            account_id=speaker.account_id,
            arrival=value.message,
            corrects_id=earlier.id if earlier else None,
        )
        how_, counted = ("corrected", "") if earlier else (where.how, slot or "")
        told[how_, counted, words.clock(said)].append((member, value))
    for (how_, slot_name, time), whose in told.items():
        _confirm(talk, how_, slot_name, whose, time)
    for member, value in pairs:
        if value.celsius >= talk.rules.fever:
            await _fever(talk, speaker, member, value)
        elif value.celsius < talk.rules.low:
            talk.say("temperature-low", name=member.name)


async def _reported(talk: Talk, pairs: Sequence[_Pair]) -> dict[tuple[int, date], set[str]]:
    """The slots of a day that people have reported for, asked only about those who are late now: only there it matters,
    none is late for what is there."""
    late: dict[date, list[int]] = defaultdict(list)
    for member, value in pairs:
        said = talk.rules.local(value.at)
        if standing(said, talk.rules.slots).how == "late":
            late[said.date()].append(member.id)
    reported: dict[tuple[int, date], set[str]] = defaultdict(set)
    for day, people in late.items():
        for taken in await temperature.of_day(talk.db, people, day):
            if taken.slot is not None:
                reported[taken.person_id, day].add(taken.slot)
    return reported


def _confirm(talk: Talk, how_: str, slot_name: str, pairs: Sequence[_Pair], time: str) -> None:
    """What happened: who, what, when, and for which slot."""
    lines = words.lines(
        talk.phrase("temperature-line", name=member.name, celsius=value.celsius) for member, value in pairs
    )
    if how_ == "corrected":
        talk.say("temperature-corrected", time=time, lines=lines)
    elif how_ == "none":
        talk.say("temperature-taken-none", time=time, lines=lines, next=_next(talk))
    else:
        phrase = {"open": "temperature-taken", "early": "temperature-taken-early", "late": "temperature-taken-late"}
        slot = words.slot(talk.words, talk.language, slot_name)
        talk.say(phrase[how_], slot=slot, time=time, lines=lines)


def _next(talk: Talk) -> Marked:
    local = talk.rules.local(talk.now)
    day, slot = next_opening(local, talk.rules.slots)
    return talk.phrase(
        "temperature-next",
        day="today" if day == local.date() else "tomorrow",
        slot=words.slot(talk.words, talk.language, slot.name),
        time=words.clock(slot.opens),
    )


async def _fever(talk: Talk, speaker: Speaker, member: Member, value: _Value) -> None:
    """A fever is never only written down: the household hears what to do, those who look after it hear of it now."""
    if speaker.household_id is None:
        return
    told = []
    for keeper in await keepers.keepers(talk.db, speaker.household_id, access.HEALTH_KEEPERS, talk.now):
        for chat, language in keeper.chats:
            talk.tell(
                chat, language, "temperature-alarm", lane=Lane.ALARM, celsius=value.celsius,
                place=speaker.place, name=member.name, time=words.clock(talk.rules.local(value.at)),
            )  # fmt: skip
        if keeper.chats:
            told.append(keeper.name)
    names = words.listed(talk.words, talk.language, told[:3]) if told else "nobody"
    minutes = int(talk.rules.recheck.total_seconds() // 60)
    talk.say("temperature-high", name=member.name, minutes=minutes, told=names)


async def how(talk: Talk) -> None:
    """报体温 without a value: how it is done."""
    speaker = talk.speaker
    name = speaker.people[0].name if speaker is not None and speaker.people else ""
    talk.say("temperature-how", name=name)
