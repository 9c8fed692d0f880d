"""What is due now: the clock asks, each feature's opener answers.

Opening is idempotent by a unique key. What was missed while we were down is caught up as long as it still makes sense
(a slot that is still open), and recorded as missed when it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers import alerts, temperature
from handlers.chat import Letter, Rules, Slot, Words
from storage import access, clock
from storage.database import Db


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to open: a slot of a day for a community. After `until` it makes no sense any more."""

    key: str
    community_id: int
    day: date
    slot: Slot
    at: datetime
    until: datetime


def plan(rules: Rules, communities: Sequence[int], now: datetime) -> list[Due]:
    """All that should have been opened by now, from yesterday on, oldest first; opened or not."""
    today = rules.local(now).date()
    found = []
    for day in (today - timedelta(days=1), today):
        for slot in rules.slots:
            at = datetime.combine(day, slot.opens, rules.zone)
            if at > now:
                continue
            until = datetime.combine(day, slot.closes, rules.zone)
            found += [Due(f"slot/{day}/{slot.name}/community/{id}", id, day, slot, at, until) for id in communities]
    return sorted(found, key=lambda due: due.at)


async def due(db: Db, rules: Rules, now: datetime) -> list[Due | alerts.Due]:
    """What is to be opened now and has not been; alarms first."""
    planned = plan(rules, await access.communities(db), now)
    done = await clock.opened(db, [due.key for due in planned])
    return [*await alerts.due(db, now), *(due for due in planned if due.key not in done)]


async def open_due(db: Db, rules: Rules, words: Words, one: Due | alerts.Due, now: datetime) -> list[Letter]:
    """Open one of them, in a transaction of its own; gives the letters to write. Twice gives none the second time."""
    if isinstance(one, alerts.Due):
        return await alerts.go_on(db, rules, words, one, now)
    missed = now >= one.until
    if missed:
        since = await clock.first_case(db, one.community_id)
        if since is None or since > one.until:
            return []  # there was nobody to ask then: nothing was missed
    new = await clock.open_once(db, one.key, community_id=one.community_id, due_at=one.at, now=now, missed=missed)
    if not new or missed:
        return []
    return await temperature.open_slot(db, rules, words, one.community_id, one.day, one.slot)
