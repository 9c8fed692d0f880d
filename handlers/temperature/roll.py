"""The roll of a slot: everybody who is due in it, and how each of them stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from handlers.rules import Rules
from handlers.temperature.slots import before
from storage import absences, temperature
from storage.database import Db
from storage.temperature import Due, Taken, Window, Within

State = Literal["reported", "late", "by-others", "excused", "missing"]
BY_OTHERS = ("liaison", "doorstep")  # sources of readings that somebody who looks after them wrote down


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the roll. `reading` is the slot's value; `reason` why there is none, where that is known;
    `running` how many slots in a row nobody has known anything of them, this one included."""

    who: Due
    state: State
    reading: Taken | None = None
    fever: bool = False
    reason: str | None = None
    running: int = 0


def slot_value(readings: Sequence[Taken], fever: Decimal, recheck: timedelta) -> Taken | None:
    """The value of a slot: the newest of its readings (given oldest first), but a fever stands until a later reading
    comes that is a recheck: one taken at least `recheck` after it."""
    if not readings:
        return None
    newest = readings[-1]
    fevers = [reading for reading in readings if reading.celsius >= fever]
    if fevers and newest.celsius < fever and newest.taken_at - fevers[-1].taken_at < recheck:
        return fevers[-1]
    return newest


def state_of(reading: Taken | None, reason: str | None) -> State:
    """How somebody stands in a slot."""
    if reading is None:
        return "missing" if reason is None else "excused"
    if reading.source in BY_OTHERS:
        return "by-others"
    return "late" if reading.late else "reported"


async def call(db: Db, rules: Rules, window: Window, within: Within) -> list[Line]:
    """Call the roll of a slot in a place, by building, unit and room. Four queries, whatever the place."""
    readings: dict[int, list[Taken]] = defaultdict(list)
    for reading in await temperature.of_slot(db, window, within):
        readings[reading.person_id].append(reading)
    reasons = await absences.excused(db, window, within)
    running = await absences.missed(db, before(rules, window), within)
    lines = []
    for one in await temperature.due(db, window, within):
        value = slot_value(readings[one.person_id], rules.fever, rules.recheck)
        reason = reasons.get(one.person_id) if value is None else None
        state = state_of(value, reason)
        lines.append(
            Line(
                who=one,
                state=state,
                reading=value,
                fever=value is not None and value.celsius >= rules.fever,
                reason=reason,
                running=running.get(one.person_id, 0) + 1 if state == "missing" else 0,
            )
        )
    return lines
