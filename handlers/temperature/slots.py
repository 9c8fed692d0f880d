"""Which slot a reading counts for, and who is due in it: rules, in the community's own time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from handlers.chat import Slot
from storage.accounts import Quarantine

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


def is_due(quarantine: Quarantine | None, day: date) -> bool:
    """Whether a person reports on that day: from the first day of the quarantine to the last, both included."""
    return quarantine is not None and quarantine.starts_on <= day <= quarantine.ends_on
