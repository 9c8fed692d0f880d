"""When a notice goes out: once, or again and again by a rule, in the community's own time. Rules only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.rules import Rules


class NotATime(Exception):
    """A text that does not say when. `reason` is the phrase that tells why (a day that there is not, a moment that is
    past, a cron line that never comes …), `said` the words it is about."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.said = said


@dataclass(frozen=True, slots=True)
class When:
    """A first moment, and the rule by which it goes on (none: once), as Notice.repeats keeps it."""

    first: datetime
    repeats: Mapping[str, Any] | None = None


def read(rules: Rules, text: str, now: datetime) -> When:
    """What was typed, e.g. 「明天早上 8 点」, 「每天 9 点到 12 月 1 日」, "0 9 * * 1-5". Raises NotATime."""
    raise NotATime("notice-time-unknown", text)


def following(rules: Rules, repeats: Mapping[str, Any] | None, after: datetime) -> datetime | None:
    """The first moment later than `after` at which a repeating notice goes out; none where there is none any more."""
    return None
