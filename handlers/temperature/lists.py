"""状态: a household's own day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from handlers import access, words
from handlers.chat import Marked, Talk
from handlers.temperature.board import totals
from handlers.temperature.curve import of_household
from handlers.temperature.roll import slot_value
from handlers.temperature.slots import is_due
from storage import temperature
from storage.accounts import Member, Speaker

_Taken = Mapping[tuple[int, str | None], temperature.Taken | None]  # by person and slot


async def status(talk: Talk) -> None:
    """状态: a household's own day; after it, for those who look after others, the totals."""
    speaker = talk.speaker
    if speaker is None:
        return
    at_home = any(member.quarantine is not None for member in speaker.people)
    if speaker.household_id is not None and (at_home or not speaker.roles):
        await _household(talk, speaker)
    await totals(talk)
    if not talk.letters:
        await access.refuse(talk, "see-missing")


async def _household(talk: Talk, speaker: Speaker) -> None:
    today = talk.rules.local(talk.now).date()
    came: dict[tuple[int, str | None], list[temperature.Taken]] = defaultdict(list)
    for reading in await temperature.of_day(talk.db, [member.id for member in speaker.people], today):
        came[reading.person_id, reading.slot].append(reading)
    taken = {whose: slot_value(readings, talk.rules.fever, talk.rules.recheck) for whose, readings in came.items()}
    shown = [member for member in speaker.people if is_due(member.quarantine, today)] or list(speaker.people)
    stays = [_stay(talk, member, today) for member in shown]
    together = len(set(stays)) == 1  # the same days for all are said once
    lines = [_person(talk, member, taken, "" if together else stay) for member, stay in zip(shown, stays, strict=True)]
    if together and stays[0]:
        lines.append(stays[0])
    day = words.day(talk.words, talk.language, today)
    before, picture = await of_household(talk, shown)
    talk.say(
        "status-household", place=speaker.place, date=day, lines=words.lines([*lines, *before]), picture=picture
    )  # fmt: skip


def _stay(talk: Talk, member: Member, today: date) -> Marked:
    """Which day of the quarantine it is, and how long it lasts; nothing for somebody who is in none."""
    quarantine = member.quarantine
    if quarantine is None or not is_due(quarantine, today):
        return Marked("")
    until = words.day(talk.words, talk.language, quarantine.ends_on)
    return talk.phrase("status-stay", day=(today - quarantine.starts_on).days + 1, until=until)


def _person(talk: Talk, member: Member, taken: _Taken, stay: str) -> Marked:
    """One of the household: what there is of today, and what should be there by now."""
    local = talk.rules.local(talk.now)
    due = is_due(member.quarantine, local.date())
    slots = []
    for slot in talk.rules.slots:
        reading = taken.get((member.id, slot.name))
        if reading is None and (not due or slot.opens > local.time()):
            continue
        name = words.slot(talk.words, talk.language, slot.name)
        slots.append(talk.phrase("status-slot", slot=name, celsius=reading.celsius if reading else "none"))
    other = taken.get((member.id, None))
    if other is not None:
        time = words.clock(talk.rules.local(other.taken_at))
        slots.append(talk.phrase("status-slot", slot=time, celsius=other.celsius))
    if not slots:
        slots.append(talk.phrase("status-nothing", due="yes" if due else "no"))
    text = Marked(words.listed(talk.words, talk.language, slots))
    return talk.phrase("status-person", name=member.name, slots=text, stay=Marked(stay), more="yes" if stay else "no")
