"""The rules of 体温: which slot a reading counts for, and who is due."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from handlers.rules import Slot
from handlers.temperature import is_due, next_opening, standing
from storage.accounts import Quarantine
from tests.world import RULES, SHANGHAI

THREE = (
    Slot("morning", time(7), time(9, 30)),
    Slot("noon", time(12), time(13)),
    Slot("evening", time(17), time(19, 30)),
)


@pytest.mark.parametrize(
    ("clock", "slots", "reported", "slot", "how"),
    [
        ("05:59", RULES.slots, "", None, "none"),
        ("06:00", RULES.slots, "", "morning", "early"),
        ("06:59", RULES.slots, "", "morning", "early"),
        ("07:00", RULES.slots, "", "morning", "open"),
        ("09:29", RULES.slots, "", "morning", "open"),
        ("09:30", RULES.slots, "", "morning", "late"),
        ("09:30", RULES.slots, "morning", None, "none"),
        ("15:59", RULES.slots, "", "morning", "late"),
        ("15:59", RULES.slots, "morning", None, "none"),
        ("16:00", RULES.slots, "", "evening", "early"),
        ("17:00", RULES.slots, "morning", "evening", "open"),
        ("19:30", RULES.slots, "morning", "evening", "late"),
        ("19:30", RULES.slots, "evening", None, "none"),
        ("23:59", RULES.slots, "", "evening", "late"),
        ("00:00", RULES.slots, "", None, "none"),
        ("10:00", THREE, "", "morning", "late"),
        ("11:00", THREE, "", "noon", "early"),
        ("13:30", THREE, "", "noon", "late"),
        ("13:30", THREE, "noon", None, "none"),
        ("10:00", THREE[::-1], "", "morning", "late"),
    ],
)
def test_which_slot_a_reading_counts_for(
    clock: str, slots: tuple[Slot, ...], reported: str, slot: str | None, how: str
) -> None:
    local = datetime.combine(date(2026, 11, 22), time.fromisoformat(clock), SHANGHAI)
    found = standing(local, slots, frozenset({reported}))
    assert (found.slot.name if found.slot else None, found.how, found.day) == (slot, how, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("moment", "day", "slot"),
    [
        ("2026-11-22T05:00", 22, "morning"),
        ("2026-11-22T07:00", 22, "evening"),
        ("2026-11-22T17:00", 23, "morning"),
        ("2026-11-22T23:59", 23, "morning"),
    ],
)
def test_which_slot_opens_next(moment: str, day: int, slot: str) -> None:
    local = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    found, opening = next_opening(local, RULES.slots)
    assert (found.day, opening.name) == (day, slot)


def test_an_hour_before_is_an_hour_that_passes_also_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    slots = (Slot("early", time(3, 30), time(5)),)
    at_half_past_one = datetime(2026, 3, 29, 1, 45, tzinfo=berlin)  # 3:30 is 45 minutes later: 2 o'clock is left out
    assert standing(at_half_past_one, slots).how == "early"
    autumn = datetime(2026, 10, 25, 2, 35, tzinfo=berlin)  # summer time still: 3:30 is 1 h 55 min away
    assert standing(autumn, slots).how == "none"
    assert standing(autumn.replace(fold=1), slots).how == "early"


def test_both_days_of_a_quarantine_count() -> None:
    quarantine = Quarantine(1, date(2026, 11, 20), date(2026, 12, 3))
    due = [day for day in (19, 20, 21, 30) if is_due(quarantine, date(2026, 11, day))]
    assert due == [20, 21, 30]
    assert is_due(quarantine, date(2026, 12, 3))
    assert not is_due(quarantine, date(2026, 12, 4))
    assert not is_due(None, date(2026, 11, 20))
