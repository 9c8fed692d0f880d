"""Opening a slot: one letter to each chat that answers for somebody who is due and has not reported."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from handlers import words
from handlers.chat import Lane, Letter, Rules, Slot, Words
from handlers.temperature.slots import window
from storage import temperature
from storage.database import Db
from storage.temperature import Within


async def open_slot(db: Db, rules: Rules, phrases: Words, community_id: int, day: date, slot: Slot) -> list[Letter]:
    """The letters that ask for the temperatures of a slot; by their unique keys, asking twice asks once."""
    asking = window(rules.zone, day, slot)
    due = defaultdict(list)
    # Not those who measured early, or before we came back up.
    for person in await temperature.missing(db, asking, Within(community_id)):
        due[person.household_id].append(person.name)
    letters = []
    for asked in await temperature.chats_due(db, community_id, asking):
        language = asked.language
        names = [name for household in asked.households for name in due.get(household, ())]
        if not names:
            continue
        example = ""
        if len(names) > 1:
            example = phrases(language, "temperature-example", first=names[0], second=names[1])
        text = phrases(
            language,
            "temperature-ask",
            slot=slot.name,
            count=len(names),
            example=example,
            names=words.listed(phrases, language, names),
            until=words.clock(slot.closes),
        )
        letters.append(
            Letter(
                key=f"slot/{day}/{slot.name}/{community_id}/{asked.chat}",
                chat=asked.chat,
                text=text,
                lane=Lane.NOTICE,
                phrase="temperature-ask",
                community_id=community_id,
                expires_at=asking.closes,
            )
        )
    return letters
