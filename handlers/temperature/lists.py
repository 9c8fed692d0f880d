"""Who has reported and who has not: 状态 for a household, totals and 未报 for those who look after others."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from handlers import access, words
from handlers.chat import Marked, Slot, Talk
from handlers.temperature.curve import of_household
from handlers.temperature.slots import is_due
from storage import inbox, outbox, temperature
from storage.accounts import Member, Speaker

_LINES = 20  # of a list at once: what a phone shows without losing one's place


def slot_in_question(local: datetime, slots: tuple[Slot, ...]) -> tuple[date, Slot]:
    """The day and slot that a list is about: the open one, else the one that opened last, be it yesterday evening."""
    opened = [slot for slot in slots if slot.opens <= local.time()]
    if opened:
        return local.date(), max(opened, key=lambda slot: slot.opens)
    return local.date() - timedelta(days=1), max(slots, key=lambda slot: slot.opens)


async def status(talk: Talk) -> None:
    """状态: a household's own day; after it, for those who look after others, the totals."""
    speaker = talk.speaker
    if speaker is None:
        return
    at_home = any(member.quarantine is not None for member in speaker.people)
    if speaker.household_id is not None and (at_home or not speaker.roles):
        await _household(talk, speaker)
    await _totals(talk)
    if not talk.letters:
        _refuse(talk)


def _refuse(talk: Talk) -> None:
    """Kindly; and what they may see instead."""
    at_home = talk.speaker is not None and talk.speaker.household_id is not None
    talk.say("not-yours", home="yes" if at_home else "no")


async def _household(talk: Talk, speaker: Speaker) -> None:
    today = talk.rules.local(talk.now).date()
    taken: dict[tuple[int, str | None], temperature.Taken] = {}
    for reading in await temperature.of_day(talk.db, [member.id for member in speaker.people], today):
        taken[reading.person_id, reading.slot] = reading  # the newest of a slot is the slot's value
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


def _person(talk: Talk, member: Member, taken: dict[tuple[int, str | None], temperature.Taken], stay: str) -> Marked:
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


async def _totals(talk: Talk) -> None:
    within = await access.scope(talk.db, talk.speaker, "see-missing")
    if within is not None:
        local = talk.rules.local(talk.now)
        when, slot = slot_in_question(local, talk.rules.slots)
        due = await temperature.due(talk.db, when, within)
        missing = await temperature.missing(talk.db, when, slot.name, within)
        day = words.day(talk.words, talk.language, when)
        if not due:
            talk.say("status-nobody-due", date=day)
        else:
            talk.say(
                "status-area",
                date=day,
                slot=words.slot(talk.words, talk.language, slot.name),
                due=len(due),
                reported=len(due) - len(missing),
                missing=len(missing),
                households=len({person.household_id for person in missing}),
            )
    if await access.scope(talk.db, talk.speaker, "see-trouble") is not None:
        figures = await outbox.figures(talk.db, talk.now)
        parked = await inbox.count_parked(talk.db)
        if parked or figures.refused or figures.in_doubt:
            talk.say("status-trouble", parked=parked, refused=figures.refused, doubt=figures.in_doubt)


async def missing(talk: Talk) -> None:
    """未报: the count first, then a line for each household that has not reported."""
    within = await access.scope(talk.db, talk.speaker, "see-missing")
    if within is None:
        _refuse(talk)
        return
    local = talk.rules.local(talk.now)
    when, slot = slot_in_question(local, talk.rules.slots)
    name = words.slot(talk.words, talk.language, slot.name)
    due = await temperature.due(talk.db, when, within)
    if not due:
        talk.say("status-nobody-due", date=words.day(talk.words, talk.language, when))
        return
    homes: dict[tuple[int, str], list[str]] = defaultdict(list)
    for person in await temperature.missing(talk.db, when, slot.name, within):
        homes[person.household_id, person.place].append(person.name)
    if not homes:
        talk.say("missing-none", slot=name)
        return
    lines = [
        talk.phrase("missing-line", number=number, place=place, names=words.listed(talk.words, talk.language, people))
        for number, ((_, place), people) in enumerate(list(homes.items())[:_LINES], 1)
    ]
    if len(homes) > _LINES:
        lines.append(talk.phrase("missing-more", count=len(homes) - _LINES))
    total = len({person.household_id for person in due})
    talk.say("missing-head", slot=name, households=len(homes), total=total, lines=words.lines(lines))
