"""Who has been released and still reports: heard as before, and told, once a day, that they need not."""

from __future__ import annotations

from datetime import timedelta

from handlers import words
from handlers.chat import Talk
from handlers.temperature.conversation import message_ref
from storage import curve as stored
from storage import temperature

_SOME_TIME = timedelta(days=30)  # who was released longer ago knows it


async def tell_released(talk: Talk) -> None:
    """After a report: a kind word to those in it who were released. A fever, or a value too low, needs other words."""
    speaker = talk.speaker
    if speaker is None:
        return
    today = talk.rules.local(talk.now).date()
    free = {member.id: member.name for member in speaker.people if member.quarantine is None}
    taken = [one for one in await temperature.of_message(talk.db, message_ref(talk.incoming)) if one.person_id in free]
    well = [one.person_id for one in taken if talk.rules.low <= one.celsius < talk.rules.fever]
    if not well:
        return
    released = {stay.person_id for stay in await stored.stays(talk.db, well, today - _SOME_TIME) if stay.released_at}
    of_today = [one.person_id for one in await temperature.of_day(talk.db, well, today)]
    names = [free[person] for person in dict.fromkeys(well) if person in released and of_today.count(person) == 1]
    if names:
        talk.say("temperature-released", names=words.listed(talk.words, talk.language, names))
