"""Who hears of a thread in which order, when somebody is told again, how often a household is: rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage.access import Keeper

COUNSELLOR = "counsellor"
HANDS = ("clinician", COUNSELLOR)  # those to whom a thread can be handed over
CHAIN: dict[str, tuple[str, ...]] = {  # by whom a thread is with: who is told, and who next
    "liaison": ("liaison", "staff", "admin"),
    "clinician": ("clinician", "staff", "admin"),
    COUNSELLOR: (COUNSELLOR, "staff", "admin"),
}
TOLD_AGAIN = timedelta(minutes=2)  # who writes line after line is told once; later it is another matter to them
ALBUM = timedelta(minutes=1)  # of several photos at once, as an album is, one is answered
OVER = timedelta(days=1)  # so long after the last answer a thread ends by itself
_SELDOM = 4  # once everybody knows, they are told again so many times less often


def told_to(role: str) -> tuple[str, ...] | None:
    """Of what was said while a thread was with others, what whoever it is with now may read: None: all of it. What a
    counsellor heard stays there."""
    return None if role == COUNSELLOR else ("liaison", "clinician")


def daytime(rules: Rules, moment: datetime, span: timedelta) -> datetime:
    """So long after a moment, the quiet hours not counted: half an hour after 21:50 is 6:50."""
    while True:
        moment = quiet_until(rules, moment) or moment
        local = rules.local(moment)
        begins = datetime.combine(local.date(), rules.quiet_from, rules.zone)
        if begins <= local:
            begins += timedelta(days=1)
        if moment + span < begins:
            return moment + span
        span -= begins - moment
        moment = begins


def span(now: datetime, since: datetime | None) -> tuple[int, str]:
    """How long somebody has waited, in the unit that one would say it in: minutes, hours, days."""
    minutes = int((now - (since or now)).total_seconds() // 60)
    if minutes < 120:
        return minutes, "minutes"
    return (minutes // 60, "hours") if minutes < 2880 else (minutes // 1440, "days")


def rings(by_role: Mapping[str, Sequence[Keeper]], role: str, holder_id: int | None) -> list[list[Keeper]]:
    """Who is told first, who next: the nearest of the role that the thread is with, those further away, then staff,
    then those above them. Somebody who has answered it, and can be reached, comes before all of them, and after them
    only those who stand as high. Nobody is there twice."""
    found: list[list[Keeper]] = []
    seen: set[int] = set()
    for one in CHAIN[role]:
        mine = [keeper for keeper in by_role.get(one, ()) if keeper.chats and keeper.person_id not in seen]
        seen |= {keeper.person_id for keeper in mine}
        found += [[keeper for keeper in mine if keeper.near == near] for near in sorted({k.near for k in mine})]
    for number, ring in enumerate(found):
        holder = [keeper for keeper in ring if keeper.person_id == holder_id]
        if holder:
            rest = [keeper for keeper in ring if keeper.person_id != holder_id]
            return [holder, *([rest] if rest else []), *found[number + 1 :]]
    return found


def told(chain: Sequence[Sequence[Keeper]], step: int) -> list[Keeper]:
    """Who has heard of a thread at a step: at 0 the first ring, at 1 the first ring again, at 2 the second as well."""
    return [keeper for ring in chain[: max(1, step)] for keeper in ring]


def next_reminder(rules: Rules, now: datetime, step: int, count: int, *, at_night: bool) -> datetime:
    """When somebody is told again, after a step of a chain of so many rings. `at_night`: it does not wait for the
    morning."""
    span = rules.threads.remind * (1 if step < count else _SELDOM)
    return now + span if at_night else daytime(rules, now, span)
