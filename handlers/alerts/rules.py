"""What is an alarm, who hears of it when, how it may end: rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from handlers.rules import Rules
from storage.access import Keeper
from storage.accounts import Member

HEALTH, MISSING, SOS = "health", "missing", "sos"
URGENT = (HEALTH, SOS)  # of these the household hears who takes them, and nothing about them waits
FEVER, LOW, BREATHLESS = "fever", "low", "breathless"

OUTCOMES: dict[str, tuple[str, ...]] = {
    HEALTH: ("hospital", "false", "recovered", "watched", "slip"),
    MISSING: ("measured", "asleep", "hospital", "away"),
    SOS: ("visited", "hospital", "fine", "mistake"),
}
REPORTED = "reported"  # how a missing one ends by itself
PATIENCE = timedelta(minutes=5)  # so long after we asked for the recheck somebody hears that it has not come
_ROLES = ("liaison", "clinician", "staff")  # told first; admin is above them
_BY_SHIFT_ALONE = 4  # Keeper.near of who is on duty for the place, with a role for another


def is_fever(celsius: Decimal, rules: Rules) -> bool:
    """Whether a reading is a fever: from the limit in the settings on."""
    return celsius >= rules.fever


def is_low(celsius: Decimal, rules: Rules) -> bool:
    """Whether a reading is too low to be right, or somebody is chilled."""
    return celsius < rules.low


def worry(celsius: Decimal | None, felt: Collection[str], rules: Rules) -> str | None:
    """What is alarming in what was said of one person; None: nothing. A fever that is felt is no number yet."""
    if BREATHLESS in felt:
        return BREATHLESS
    if celsius is not None and is_fever(celsius, rules):
        return FEVER
    if celsius is not None and is_low(celsius, rules):
        return LOW
    return None


def may_concern(member: Member, celsius: Decimal | None, rules: Rules, felt: Collection[str] = ()) -> bool:
    """Whether what was said of somebody may be an alert's business: alarming, a fever that is felt, or of somebody who
    has an open one. Nearly all that comes is not, and is not looked into further."""
    return member.watched or FEVER in felt or worry(celsius, felt, rules) is not None


def is_worse(celsius: Decimal, than: Decimal | None, rules: Rules) -> bool:
    """Whether a reading is worse than the one that an alert is about: a (higher) fever, or lower still."""
    if is_fever(celsius, rules):
        return than is None or celsius > than
    return is_low(celsius, rules) and (than is None or celsius < than < rules.fever)


def is_recheck(at: datetime, recheck: str | None, recheck_at: datetime | None) -> bool:
    """Whether a reading written at this time is the one that was to be taken again, or came after it."""
    match recheck:
        case "due":
            return recheck_at is not None and at >= recheck_at
        case "asked":
            return recheck_at is not None and at >= recheck_at - PATIENCE
        case _:
            return True


def chain(keepers: Sequence[Keeper]) -> list[list[Keeper]]:
    """Who is told first, who next: who is on duty, if anybody is; in each further ring the nearest liaison, clinician
    and staff who were not in the one before; at last those above all of them. Only who can be reached is in it, so the
    first ring is never empty unless nobody can."""
    watch = [keeper for keeper in keepers if keeper.on_duty and keeper.chats]
    rings: list[list[Keeper]] = [watch] if watch else []
    keepers = [keeper for keeper in keepers if not keeper.on_duty]
    first = len(rings)
    for role in _ROLES:
        mine = [keeper for keeper in keepers if keeper.role == role and keeper.chats]
        for number, near in enumerate(sorted({keeper.near for keeper in mine}), first):
            if number == len(rings):
                rings.append([])
            rings[number] += [keeper for keeper in mine if keeper.near == near]
    above = [keeper for keeper in keepers if keeper.role not in _ROLES and keeper.chats]
    return [*rings, above] if above else rings


def told_at(keepers: Sequence[Keeper], step: int, last: int) -> list[Keeper]:
    """Who hears of an alert at a step: its ring of the chain, at the last step everybody. Where there is no such
    ring, everybody once more, so that no step passes in silence."""
    rings = chain(keepers)
    if step < min(last, len(rings)):
        return rings[step]
    return [keeper for ring in rings for keeper in ring]


def told_sos(keepers: Sequence[Keeper]) -> list[Keeper]:
    """Who hears of a call for help at once: who is on duty and those above, staff, or where there are none an admin.
    Where nobody is on duty, the first of the chain."""
    first = told_at(keepers, 0, 1) if keepers else []
    if not any(keeper.on_duty for keeper in first):
        return first
    off = [keeper for keeper in keepers if not keeper.on_duty and keeper.chats]
    staff = [keeper for keeper in off if keeper.role == "staff"]
    return [*first, *(staff or [keeper for keeper in off if keeper.role not in _ROLES])]


def told_missing(keepers: Sequence[Keeper], step: int) -> list[Keeper]:
    """Who hears of somebody missing: at step 0 their liaisons, at step 1 staff, too; whoever comes next in the chain
    where there are none."""
    keepers = [keeper for keeper in keepers if keeper.near < _BY_SHIFT_ALONE]
    liaisons = [keeper for keeper in keepers if keeper.role == "liaison" and keeper.chats]
    staff = [keeper for keeper in keepers if keeper.role == "staff" and keeper.chats]
    found = liaisons if step == 0 else [*liaisons, *staff]
    return found or staff or told_at(keepers, 0, 1)


def next_step(step: int, due: datetime, now: datetime, escalate: Sequence[timedelta]) -> tuple[int, datetime | None]:
    """Where an alert should be now that its next step was due at `due`, and when the step after is; None: never. One
    that is overdue by several steps goes straight to where it should be."""
    last = len(escalate)
    following: datetime | None = due
    while following is not None and following <= now:
        step = min(step + 1, last)
        following = following + wait(step, escalate) if step < last else None
    return step, following


def wait(step: int, escalate: Sequence[timedelta]) -> timedelta:
    """How long it waits at a step for somebody to take it up."""
    before = escalate[step - 1] if step else timedelta(0)
    return escalate[step] - before
