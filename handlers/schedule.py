"""What is due now: the clock asks, each feature's opener answers.

Opening is idempotent by a unique key. What was missed while we were down is caught up as long as it still makes sense
(asking, while the slot is open; closing, for a day), and recorded as missed when it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from handlers import (
    alerts,
    care,
    checkin,
    duty,
    groups,
    hall,
    liaisons,
    notices,
    questions,
    rumours,
    signup,
    supplies,
    temperature,
    threads,
)
from handlers.chat import Letter, Words
from handlers.errands import Errand, Feature
from handlers.notices import mending
from handlers.rules import Rules, Slot
from storage import access, clock
from storage.database import Db
from storage.temperature import Window

FEATURES: dict[str, Feature] = {  # by Errand.feature
    "groups": groups.FEATURE,
    "liaisons": liaisons.FEATURE,
    "threads": threads.FEATURE,
    "signup": signup.FEATURE,
    **checkin.FEATURES,
    "duty": duty.FEATURE,
    "hall": hall.FEATURE,
    **care.FEATURES,
    "notices": notices.FEATURE,
    "notice-progress": notices.progress.FEATURE,
    "notice-receipts": notices.RECEIPTS,
    "rumours": rumours.FEATURE,
    "questions": questions.FEATURE,
    "mending": mending.FEATURE,
    "kits": supplies.kits.FEATURE,
    "offers": supplies.shop.FEATURE,
    "desk": supplies.DESK,
    **supplies.door.FEATURES,
    **supplies.requests.FEATURES,
}

_CLOSABLE = timedelta(days=1)  # a slot is closed so long after its time; later there is nobody to knock at any more


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do for a slot of a community: open it, remind at a time, close it. After `until` it makes no sense
    any more."""

    key: str
    what: Literal["open", "remind", "close"]
    community_id: int
    window: Window
    at: datetime
    until: datetime
    last: bool = False  # of the reminders: those who look after others hear of it, too


def plan(rules: Rules, communities: Sequence[int], now: datetime) -> list[Due]:
    """All that should have been done by now, from yesterday on, oldest first; done or not."""
    today = rules.local(now).date()
    found = []
    for day in (today - timedelta(days=1), today):
        for slot in rules.slots:
            found += [due for id in communities for due in _of_slot(rules, id, day, slot) if due.at <= now]
    return sorted(found, key=lambda due: due.at)


def _of_slot(rules: Rules, community: int, day: date, slot: Slot) -> list[Due]:
    window = temperature.window(rules.zone, day, slot)
    name, closes = f"slot/{day}/{slot.name}", window.closes
    found = [Due(_opening(window, community), "open", community, window, window.opens, closes)]
    for at in slot.reminds:
        moment = datetime.combine(day, at, rules.zone)
        key = f"{name}/remind/{at:%H%M}/community/{community}"
        found.append(Due(key, "remind", community, window, moment, closes, last=at == max(slot.reminds)))
    key = f"{name}/close/community/{community}"
    return [*found, Due(key, "close", community, window, closes, closes + _CLOSABLE)]


def _opening(window: Window, community: int) -> str:
    return f"slot/{window.day}/{window.slot}/community/{community}"


AnyDue = Due | alerts.Due | Errand


async def due(db: Db, rules: Rules, now: datetime) -> list[AnyDue]:
    """What is to be done now and has not been; alarms first."""
    planned = plan(rules, await access.communities(db), now)
    done = await clock.opened(db, [due.key for due in planned])
    found: list[AnyDue] = [*await alerts.due(db, now), *(due for due in planned if due.key not in done)]
    for feature in FEATURES.values():
        found += await feature.due(db, rules, now)
    return found


async def due_briskly(db: Db, rules: Rules, now: datetime) -> list[AnyDue]:
    """What features that are asked every few seconds have to do."""
    return [one for feature in FEATURES.values() if feature.brisk for one in await feature.due(db, rules, now)]


async def open_due(db: Db, rules: Rules, words: Words, one: AnyDue, now: datetime) -> list[Letter]:
    """Do one of them, in a transaction of its own; gives the letters to write. Twice gives none the second time."""
    if isinstance(one, alerts.Due):
        return await alerts.go_on(db, rules, words, one, now)
    if isinstance(one, Errand):
        return await FEATURES[one.feature].do(db, rules, words, one, now)
    missed = now >= one.until
    if missed:
        since = await clock.first_case(db, one.community_id)
        if since is None or since > one.until:
            return []  # there was nobody to ask then: nothing was missed
    new = await clock.open_once(db, one.key, community_id=one.community_id, due_at=one.at, now=now, missed=missed)
    if not new or missed:
        return []
    about = (db, rules, words, one.community_id, one.window)
    match one.what:
        case "open":
            return await temperature.open_slot(*about, now)
        case "remind":
            at: time = rules.local(one.at).time()
            asked = await clock.opened_at(db, _opening(one.window, one.community_id))
            # Who is asked only now, because we were down, need not be reminded in the same breath.
            letters = await temperature.remind(*about, at, now) if asked is not None and asked < one.at else []
            return letters + (await temperature.remind_keepers(*about, at, now) if one.last else [])
        case "close" if one.window == temperature.in_question(rules, now):
            return await temperature.close(*about, now)
        case "close":  # caught up when the next slot is open already: written down, but no news any more
            await temperature.settle(db, rules, one.community_id, one.window, now)
            return []
