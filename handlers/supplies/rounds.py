"""Delivery rounds: which one an order goes with. Rules only."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.rules import Rules


def joined(rules: Rules, now: datetime, *, urgent: bool = False) -> datetime | None:
    """The round that an order placed now goes with; none: it waits for none."""
    if urgent or not rules.supplies.rounds:
        return None
    latest = now + rules.supplies.cutoff
    day = rules.local(now).date()
    while True:
        for clock in rules.supplies.rounds:
            moment = datetime.combine(day, clock, rules.zone)
            if moment >= latest:
                return moment
        day += timedelta(days=1)


def missed(rules: Rules, now: datetime) -> datetime | None:
    """The round of today that an order placed now has just missed: its cut-off is over and it has not set out yet."""
    day = rules.local(now).date()
    for clock in rules.supplies.rounds:
        moment = datetime.combine(day, clock, rules.zone)
        if moment - rules.supplies.cutoff < now <= moment:
            return moment
    return None
