"""A household as those who look after it see it: who has reported, what can be done about who has not."""

from __future__ import annotations

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.temperature import roll
from handlers.temperature.roll import Line
from handlers.temperature.slots import by_tag, in_question, tag
from storage import history, households
from storage.households import Door
from storage.temperature import Within

_PEOPLE = 6  # buttons "I measured them" on one card


async def card(talk: Talk, value: str) -> None:
    """home:<household>:<slot>, tapped in a list: everybody there, and a button for each thing to do."""
    id, _, which = value.partition(":")
    door = await _door(talk, id)
    if door is None:
        return
    window = by_tag(talk.rules, which, talk.now) or in_question(talk.rules, talk.now)
    lines = await roll.call(talk.db, talk.rules, window, Within(households=(door.household_id,)))
    phones = {dweller.member.id: dweller.phone_mask for dweller in door.people}
    missing = [line for line in lines if line.state == "missing"]
    which = tag(talk.rules, window)
    choices = [
        talk.choice(f"door:{which}:{line.who.person_id}", "home-measured", name=line.who.name)
        for line in missing[:_PEOPLE]
    ]
    if any(phones.values()):
        choices.append(talk.choice(f"call:{door.household_id}", "home-call"))
    if missing:
        choices.append(_cannot(talk, which, door))
    shown = [_line(talk, line, phones.get(line.who.person_id, "")) for line in lines]
    talk.say(
        "home-card",
        place=door.place,
        slot=words.slot(talk.words, talk.language, window.slot),
        lines=words.lines(shown or [talk.phrase("status-nothing", due="no")]),
        choices=tuple(choices),
    )


async def phones(talk: Talk, value: str) -> None:
    """call:<household>: the whole numbers of a household in care; that somebody looked is on the record."""
    door, speaker = await _door(talk, value), talk.speaker
    if door is None or speaker is None:
        return
    numbers = await households.phones(talk.db, door.household_id)
    if not numbers:
        talk.say("phone-none", place=door.place)
        return
    await history.add(talk.db, [{
        "community_id": door.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": "phone-shown", "subject": f"household/{door.household_id}",
        "details": {"people": [person for person, _, _ in numbers]},
    }])  # fmt: skip
    lines = words.lines(talk.phrase("phone-line", name=name, phone=number) for _, name, number in numbers)
    talk.say("phone-list", place=door.place, lines=lines)


async def _door(talk: Talk, id: str) -> Door | None:
    """The household that a button means, if the speaker looks after it; where not, that is said."""
    within = await access.allowed(talk, "report-for")
    if within is None:
        return None
    door = await households.by_id(talk.db, within, int(id)) if id.isdecimal() and len(id) < 16 else None
    if door is None:
        talk.say("old-button")
    return door


def _cannot(talk: Talk, which: str, door: Door) -> Choice:
    return talk.choice(f"skip:{which}:h{door.household_id}", "choice-cannot")


def _line(talk: Talk, line: Line, phone: str) -> Marked:
    return talk.phrase(
        "home-line",
        name=line.who.name,
        state=line.state,
        running=line.running if line.running > 1 else 0,
        reason=talk.phrase("excuse-reason", reason=line.reason or "other"),
        celsius=line.reading.celsius if line.reading else "",
        time=words.clock(talk.rules.local(line.reading.taken_at)) if line.reading else "",
        phone=phone or "none",
    )
