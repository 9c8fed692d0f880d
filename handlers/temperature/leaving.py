"""Who has been released and still reports: heard as before, and told, once a day, that they need not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers import words
from handlers.chat import Talk
from handlers.temperature.recording import Recorded
from storage import curve as stored
from storage import temperature

_SOME_TIME = timedelta(days=30)  # who was released longer ago knows it


async def tell_released(talk: Talk, done: Sequence[Recorded]) -> None:
    """After readings were written down: a kind word to those who were released. A fever, or a value too low, needs
    other words."""
    well = {
        one.member.id: one.member.name
        for one in done
        if one.member.quarantine is None and talk.rules.low <= one.value.celsius < talk.rules.fever
    }
    if not well:
        return
    today = talk.rules.local(talk.now).date()
    released = {stay.person_id for stay in await stored.stays(talk.db, list(well), today - _SOME_TIME)
                if stay.released_at}  # fmt: skip
    of_today = [one.person_id for one in await temperature.of_day(talk.db, list(released), today)] if released else []
    names = [name for person, name in well.items() if of_today.count(person) == 1]
    if names:
        talk.say("temperature-released", names=words.listed(talk.words, talk.language, names))
