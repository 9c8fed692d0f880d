"""每日问候: once a day a household is asked how everybody is, when its last reading of the day has come, or else when
that slot is over. One short letter for each phone, whatever the number of people."""

from __future__ import annotations

import dataclasses
import html
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers import temperature
from handlers.chat import Choice, Lane, Letter, Pen, Words
from handlers.errands import Errand
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import checkin as stored
from storage.checkin import Asked
from storage.database import Db
from storage.temperature import Window

FEATURE = "checkin"
_FIRST = timedelta(minutes=5)  # after the slot opens: until then its own letters go
_ASKABLE = timedelta(hours=2)  # so long after the slot is over; later the evening is


def window_of(rules: Rules, day: date) -> Window:
    """The slot of a day with which the question comes: its last."""
    return temperature.window(rules.zone, day, max(rules.slots, key=lambda slot: slot.closes))


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """A thing to do for each community in which somebody is to be asked now."""
    window = window_of(rules, rules.local(now).date())
    askable = window.opens + _FIRST <= now < window.closes + _ASKABLE
    if not rules.checkin.enabled or not askable or quiet_until(rules, now) is not None:
        return []
    people = await _people(db, window, now)
    return [
        Errand(FEATURE, "ask", f"community/{id}", window.opens, id)
        for id in sorted({one.community_id for one in people})
    ]


async def do(db: Db, rules: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Ask whoever is to be asked in a community."""
    window = window_of(rules, rules.local(now).date())
    people = await _people(db, window, now, errand.community_id)
    new = await stored.ask(db, people, window.day, now)
    homes: dict[int, list[Asked]] = defaultdict(list)
    for one in people:
        if one.person_id in new:
            homes[one.household_id].append(one)
    chats = await stored.chats(db, list(homes))
    letters = []
    for household_id, some in homes.items():
        mail = Mail(
            f"checkin/{window.day}/{household_id}/{some[0].person_id}", errand.community_id, phrases, rules, now
        )
        for chat, language in chats.get(household_id, ()):
            _ask(mail, chat, language, household_id, some, window.day)
        letters += [dataclasses.replace(letter, expires_at=window.closes + _ASKABLE) for letter in mail.letters]
    return letters


async def _people(db: Db, window: Window, now: datetime, community_id: int | None = None) -> list[Asked]:
    if now < window.closes:
        return await stored.to_ask(db, window, community_id)
    return await stored.not_asked(db, window, community_id)


def _ask(pen: Pen, chat: str, language: str, household_id: int, people: Sequence[Asked], day: date) -> None:
    if len(people) == 1:
        pen.tell(
            chat, language, "checkin-ask-one", lane=Lane.NOTICE, name=people[0].name,
            alone="yes" if people[0].at_home == 1 else "no",
            choices=choices_one(pen, language, household_id, people[0].person_id, day),
        )  # fmt: skip
    else:
        choices = choices_home(pen, language, household_id, day)
        pen.tell(chat, language, "checkin-ask-home", lane=Lane.NOTICE, choices=choices)


def choices_one(pen: Pen, language: str, household_id: int, person_id: int, day: date) -> tuple[Choice, ...]:
    """One person: all well, or how the body is."""
    return (
        button(pen, language, f"well:{day:%m%d}:{household_id}", "checkin-all-well"),
        button(pen, language, f"body:{day:%m%d}:{person_id}:0", "checkin-body-well"),
        button(pen, language, f"body:{day:%m%d}:{person_id}:1", "checkin-body-so-so"),
        button(pen, language, f"body:{day:%m%d}:{person_id}:2", "checkin-body-badly"),
    )


def choices_home(pen: Pen, language: str, household_id: int, day: date, *, more: bool = False) -> tuple[Choice, ...]:
    """Several people: all well (or nothing `more`), or what is not."""
    tag = f"{day:%m%d}:{household_id}"
    return (
        button(pen, language, f"rest:{tag}", "checkin-that-is-all")
        if more
        else button(pen, language, f"well:{tag}", "checkin-all-well"),
        button(pen, language, f"whose:{tag}:body", "checkin-somebody-ill"),
        button(pen, language, f"whose:{tag}:mood", "checkin-mood-low"),
        button(pen, language, f"lack:{tag}", "checkin-lacking"),
    )


def button(pen: Pen, language: str, id: str, phrase: str) -> Choice:
    """A button of this feature."""
    return Choice(f"checkin:{id}", html.unescape(pen.words(language, phrase)))
