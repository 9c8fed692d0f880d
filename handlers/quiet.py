"""静: the hours in which only alarms speak. Rules."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.rules import Rules


def quiet_until(rules: Rules, moment: datetime) -> datetime | None:
    """When the quiet hours that a moment falls into end; None outside them. They may run past midnight."""
    local = rules.local(moment)
    clock, begins, ends = local.time(), rules.quiet_from, rules.quiet_to
    if begins <= ends:
        inside, day = begins <= clock < ends, local.date()
    else:
        inside = clock >= begins or clock < ends
        day = local.date() + timedelta(days=1) if clock >= begins else local.date()
    return datetime.combine(day, ends, rules.zone) if inside else None
