"""What the other files here share: a moment with its rule, and why a text is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

HORIZON = timedelta(days=8 * 366)  # what does not come within eight years (a leap day does) never comes
MOST_A_DAY = 12  # more often than that nobody reads it


class NotATime(Exception):
    """A text that does not say when. `reason` is the phrase that tells why (a day that there is not, a moment that is
    past, a cron line that never comes …), `said` the words it is about; `instead` a moment that may have been meant.
    `timing.refusal` puts it into words."""

    def __init__(self, reason: str, said: str = "", instead: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.said = said
        self.instead = instead


@dataclass(frozen=True, slots=True)
class When:
    """A first moment (UTC), and the rule by which it goes on (none: once), as Notice.repeats keeps it.

    A rule is plain data. `rule` is one of

    - daily; every `step` days counted from `anchor` (both only where it is not each day)
    - working: working days of the official calendar; off: all other days
    - weekly: `days` 1 (Monday) … 7, every `step` weeks counted from that of `anchor`
    - monthly: `days` 1 … 31, -1 the last; a month without that day is left out
    - dates: `days` as "2026-12-01"
    - cron: `line`

    and all but cron have `clocks`: ["08:30", …]. `from` and `until` are the first and last local date, both included.
    """

    first: datetime
    repeats: Mapping[str, Any] | None = None
    other_year: bool = False  # it is not in this year, so the year must be said
