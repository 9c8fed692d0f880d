"""Which slot a reading counts for, and who is due in it: rules, in the community's own time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from handlers.rules import Rules, Slot
from storage.accounts import Quarantine
from storage.temperature import Window

_EARLY = timedelta(hours=1)  # who measures shortly before the slot opens need not measure again


@dataclass(frozen=True, slots=True)
class Standing:
    """What a reading counts for. `slot` is none where it counts for no slot; `day` is the community's own."""

    day: date
    slot: Slot | None
    how: Literal["open", "early", "late", "none"]


def standing(local: datetime, slots: tuple[Slot, ...], reported: frozenset[str] = frozenset()) -> Standing:
    """The slot that a reading taken at `local` (aware, the community's clock) counts for.

    In an open slot: that one. Within an hour before one opens: that one, early. Else the slot that closed last on the
    same day, late, unless it is among the names in `reported`. Else none.
    """
    day, clock = local.date(), local.time()
    past: Slot | None = None
    for slot in slots:
        if slot.opens <= clock < slot.closes:
            return Standing(day, slot, "open")
        opens = datetime.combine(day, slot.opens, local.tzinfo)
        # As time passes, not as hands turn: the clocks may change in between.
        if clock < slot.opens and opens.timestamp() - local.timestamp() <= _EARLY.total_seconds():
            return Standing(day, slot, "early")
        if slot.closes <= clock and (past is None or slot.closes > past.closes):
            past = slot
    if past is not None and past.name not in reported:
        return Standing(day, past, "late")
    return Standing(day, None, "none")


def next_opening(local: datetime, slots: tuple[Slot, ...]) -> tuple[date, Slot]:
    """The next slot to open after `local`, today or tomorrow."""
    later = [slot for slot in slots if slot.opens > local.time()]
    if later:
        return local.date(), min(later, key=lambda slot: slot.opens)
    return local.date() + timedelta(days=1), min(slots, key=lambda slot: slot.opens)


def window(zone: ZoneInfo, day: date, slot: Slot) -> Window:
    """A slot of a day, with the moments it opens and closes at by the community's clock."""
    return Window(
        day, slot.name, datetime.combine(day, slot.opens, zone), datetime.combine(day, slot.closes, zone)
    )  # fmt: skip


def in_question(rules: Rules, now: datetime) -> Window:
    """The slot that a list is about: the open one, else the one that opened last, be it yesterday evening."""
    local = rules.local(now)
    opened = [slot for slot in rules.slots if slot.opens <= local.time()]
    if opened:
        return window(rules.zone, local.date(), max(opened, key=lambda slot: slot.opens))
    return window(
        rules.zone, local.date() - timedelta(days=1), max(rules.slots, key=lambda slot: slot.opens)
    )  # fmt: skip


def before(rules: Rules, this: Window) -> Window:
    """The slot before this one, be it yesterday's last."""
    earlier = [slot for slot in rules.slots if datetime.combine(this.day, slot.opens, rules.zone) < this.opens]
    day = this.day if earlier else this.day - timedelta(days=1)
    return window(rules.zone, day, max(earlier or rules.slots, key=lambda slot: slot.opens))


def tag(rules: Rules, this: Window) -> str:
    """A slot of a day as buttons carry it: 1122-0 is the first slot of 22 November."""
    number = next((n for n, slot in enumerate(rules.slots) if slot.name == this.slot), 0)
    return f"{this.day:%m%d}-{number}"


def by_tag(rules: Rules, text: str, now: datetime) -> Window | None:
    """The slot that a button carries, if it is one of today or yesterday: what a button says is not to be trusted."""
    today = rules.local(now).date()
    for day in (today, today - timedelta(days=1)):
        for slot in rules.slots:
            found = window(rules.zone, day, slot)
            if tag(rules, found) == text:
                return found
    return None


def is_due(quarantine: Quarantine | None, day: date) -> bool:
    """Whether a person is in quarantine on that day: from its first day to its last, both included."""
    return quarantine is not None and quarantine.starts_on <= day <= quarantine.ends_on


def is_due_in(quarantine: Quarantine | None, slot: Window) -> bool:
    """Whether a person reports in a slot: from the first one after the quarantine begins, or after we know of it, to
    the last one of its last day, unless they are released before it closes."""
    if quarantine is None or not is_due(quarantine, slot.day):
        return False
    known, released = quarantine.known_at, quarantine.released_at
    return (known is None or known < slot.closes) and (released is None or released >= slot.closes)
