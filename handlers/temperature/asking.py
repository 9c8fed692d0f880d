"""Asking for the temperatures of a slot, and asking once more: one letter to each chat that answers for somebody who is
due and of whom nothing is known yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from handlers import words
from handlers.chat import Choice, Lane, Letter, Talk, Words
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.temperature.buttons import label, values
from handlers.temperature.slots import in_question, tag
from storage import temperature
from storage.database import Db
from storage.temperature import Due, Window, Within


async def open_slot(
    db: Db, rules: Rules, phrases: Words, community_id: int, window: Window, now: datetime
) -> list[Letter]:
    """The letters that ask for the temperatures of a slot; by their unique keys, asking twice asks once."""
    missing = await _missing(db, community_id, window)
    asked = await temperature.chats_due(db, community_id, window)
    wake = quiet_until(rules, now)
    letters = []
    for one in asked:
        people = [person for home in one.households for person in missing.get(home, ())]
        if people and (wake is None or wake < window.closes):
            letters.append(
                Letter(
                    key=f"slot/{window.day}/{window.slot}/{community_id}/{one.chat}",
                    chat=one.chat,
                    text=phrases(
                        one.language, "temperature-ask", **_asked(rules, phrases, one.language, window, people)
                    ),
                    choices=choices(rules, phrases, one.language, window, people),
                    lane=Lane.NOTICE,
                    phrase="temperature-ask",
                    community_id=community_id,
                    not_before=wake,
                    expires_at=window.closes,
                )
            )
    return letters


def _asked(
    rules: Rules, phrases: Words, language: str, window: Window, people: Sequence[Due]
) -> dict[str, Any]:  # fmt: skip
    """The values of the question."""
    names = [one.name for one in people]
    example = phrases(language, "temperature-example", first=names[0], second=names[1]) if len(names) > 1 else ""
    return {
        "slot": window.slot, "count": len(names), "example": example,
        "names": words.listed(phrases, language, names), "until": words.clock(rules.local(window.closes)),
    }  # fmt: skip


async def ask_now(talk: Talk) -> None:
    """The question of the slot, for a household that asks for it; where there is nothing to ask, how it is done."""
    speaker, window = talk.speaker, in_question(talk.rules, talk.now)
    if speaker is None or speaker.household_id is None:
        return
    people = await temperature.missing(talk.db, window, Within(households=(speaker.household_id,)))
    if not people or not window.opens <= talk.now < window.closes:
        name = speaker.people[0].name if speaker.people else ""
        talk.say("temperature-how", name=name)
        return
    asked = _asked(talk.rules, talk.words, talk.language, window, people)
    talk.say("temperature-ask", choices=choices(talk.rules, talk.words, talk.language, window, people), **asked)


async def remind(
    db: Db, rules: Rules, phrases: Words, community_id: int, window: Window, at: time, now: datetime
) -> list[Letter]:
    """The letters that ask once more, about those who are still missing; nobody is reminded in quiet hours."""
    if quiet_until(rules, now) is not None:
        return []
    missing = await _missing(db, community_id, window)
    letters = []
    for one in await temperature.chats_due(db, community_id, window):
        people = [person for home in one.households for person in missing.get(home, ())]
        if people:
            text = phrases(
                one.language,
                "temperature-remind",
                slot=words.slot(phrases, one.language, window.slot),
                names=words.listed(phrases, one.language, [person.name for person in people]),
                until=words.clock(rules.local(window.closes)),
            )
            letters.append(
                Letter(
                    key=f"slot/{window.day}/{window.slot}/{community_id}/remind/{at:%H%M}/{one.chat}",
                    chat=one.chat,
                    text=text,
                    choices=choices(rules, phrases, one.language, window, people),
                    lane=Lane.NOTICE,
                    phrase="temperature-remind",
                    community_id=community_id,
                    expires_at=window.closes,
                )
            )
    return letters


def choices(
    rules: Rules, phrases: Words, language: str, window: Window, people: Sequence[Due]
) -> tuple[Choice, ...]:  # fmt: skip
    """What can be tapped instead: the usual values for one, one after the other for several."""
    which = tag(rules, window)
    cannot = Choice(f"skip:{which}", label(phrases, language, "choice-cannot"))
    if len(people) == 1:
        return (*values(phrases, language, "temp", which, people[0].person_id), cannot)
    return (Choice(f"each:{which}", label(phrases, language, "choice-each")), cannot)


async def _missing(db: Db, community_id: int, window: Window) -> dict[int, list[Due]]:
    """Those of whom nothing is known yet, by household: not those who measured early, or who are excused."""
    missing: dict[int, list[Due]] = defaultdict(list)
    for person in await temperature.missing(db, window, Within(community_id)):
        missing[person.household_id].append(person)
    return missing
