"""Who is due in which slot: the rule in a table, and the same said by the database."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from handlers import temperature
from handlers.rules import Slot
from handlers.temperature import is_due_in, window
from handlers.temperature.slots import before, by_tag, in_question, tag
from storage.accounts import Quarantine
from storage.models import Case, Person
from storage.temperature import Within, due
from tests.world import ROSTER, RULES, SHANGHAI, World

MORNING, EVENING = RULES.slots


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """ "11-22 7:05" of 2026."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=zone)


def case(starts: str, ends: str, known: str = "11-01 8:00", released: str = "") -> Quarantine:
    return Quarantine(
        1,
        date.fromisoformat(f"2026-{starts}"),
        date.fromisoformat(f"2026-{ends}"),
        at(known),
        at(released) if released else None,
    )


# What about the case | day, slot | due
TABLE = [
    ("the first slot of the first day", case("11-22", "12-05"), "11-22", MORNING, True),
    ("the day before", case("11-22", "12-05"), "11-21", EVENING, False),
    ("the last slot of the last day", case("11-22", "12-05"), "12-05", EVENING, True),
    ("the day after the last", case("11-22", "12-05"), "12-06", MORNING, False),
    ("a stay of one day, its morning", case("11-22", "11-22"), "11-22", MORNING, True),
    ("a stay of one day, its evening", case("11-22", "11-22"), "11-22", EVENING, True),
    ("moved in at noon: not the morning", case("11-22", "12-05", known="11-22 12:00"), "11-22", MORNING, False),
    ("moved in at noon: the evening", case("11-22", "12-05", known="11-22 12:00"), "11-22", EVENING, True),
    ("came in while the slot was open", case("11-22", "12-05", known="11-22 9:00"), "11-22", MORNING, True),
    ("came in as it closed", case("11-22", "12-05", known="11-22 9:30"), "11-22", MORNING, False),
    ("entered three days late", case("11-22", "12-05", known="11-25 10:00"), "11-24", EVENING, False),
    ("released at noon: the morning stays", case("11-10", "11-23", released="11-22 12:00"), "11-22", MORNING, True),
    ("released at noon: not the evening", case("11-10", "11-23", released="11-22 12:00"), "11-22", EVENING, False),
    ("released while it was open", case("11-10", "11-23", released="11-22 8:00"), "11-22", MORNING, False),
    ("released as it closed", case("11-10", "11-23", released="11-22 9:30"), "11-22", MORNING, True),
    ("released later: earlier days stay", case("11-10", "11-30", released="11-22 12:00"), "11-15", EVENING, True),
    ("extended", case("11-01", "12-31"), "12-31", EVENING, True),
    ("starts tomorrow", case("11-23", "12-06"), "11-22", EVENING, False),
]


@pytest.mark.parametrize(("what", "quarantine", "day", "slot", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_who_is_due(what: str, quarantine: Quarantine, day: str, slot: Slot, expected: bool) -> None:
    asked = window(SHANGHAI, date.fromisoformat(f"2026-{day}"), slot)
    assert is_due_in(quarantine, asked) is expected


def test_nobody_without_a_quarantine_is_due() -> None:
    assert not is_due_in(None, window(SHANGHAI, date(2026, 11, 22), MORNING))


async def test_the_database_says_the_same_as_the_rule(world: World) -> None:
    async with world.database.begin() as db:
        zhao = await db.scalar(select(Person.id).where(Person.name == "赵桂兰"))
        community = await db.scalar(select(Person.community_id).where(Person.id == zhao))
        for what, quarantine, day, slot, expected in TABLE:
            await db.run(
                update(Case)
                .where(Case.person_id == zhao)
                .values(
                    starts_on=quarantine.starts_on,
                    ends_on=quarantine.ends_on,
                    created_at=quarantine.known_at,
                    released_at=quarantine.released_at,
                )
            )
            asked = window(SHANGHAI, date.fromisoformat(f"2026-{day}"), slot)
            found = {one.person_id for one in await due(db, asked, Within(community))}
            assert (zhao in found) is expected, what


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_slots_keep_their_hours_where_the_clocks_change(zone: str) -> None:
    place = ZoneInfo(zone)
    for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)):
        for slot in RULES.slots:
            found = window(place, date(2026, month, day), slot)
            assert (found.opens.hour, found.closes.hour) == (slot.opens.hour, slot.closes.hour)
            assert found.opens < found.closes


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("11-22 6:59", "11-21 evening"),
        ("11-22 7:00", "11-22 morning"),
        ("11-22 16:59", "11-22 morning"),
        ("11-22 17:00", "11-22 evening"),
        ("11-22 23:59", "11-22 evening"),
        ("11-23 0:00", "11-22 evening"),
    ],
)
def test_a_list_is_about_the_slot_that_opened_last(now: str, expected: str) -> None:
    found = in_question(RULES, at(now))
    assert f"{found.day:%m-%d} {found.slot}" == expected


def test_slots_follow_each_other_over_midnight() -> None:
    found = window(SHANGHAI, date(2026, 11, 22), EVENING)
    names = []
    for _ in range(4):
        names.append(f"{found.day.day} {found.slot}")
        found = before(RULES, found)
    assert names == ["22 evening", "22 morning", "21 evening", "21 morning"]


def test_a_button_finds_its_slot_again_for_two_days_and_no_longer() -> None:
    for slot, ago in itertools.product(RULES.slots, (0, 1)):
        asked = window(SHANGHAI, date(2026, 11, 22 - ago), slot)
        assert by_tag(RULES, tag(RULES, asked), at("11-22 8:00")) == asked
    assert by_tag(RULES, tag(RULES, window(SHANGHAI, date(2026, 11, 20), MORNING)), at("11-22 8:00")) is None
    for wrong in ("", "1122", "1122-7", "x", "1122-0-0", "９９"):
        assert by_tag(RULES, wrong, at("11-22 8:00")) is None


# --- in conversation --------------------------------------------------------------------------------------------------


async def test_who_moves_in_at_noon_is_asked_in_the_evening_first(world: World) -> None:
    world.clock.at("12:00")
    await world.beat()
    await world.import_(ROSTER + "阳光社区,3号楼,1单元,201,周明,,,,2026-11-22,\n")
    phone = await world.enrolled(5, "周明")
    before_evening = len(phone.heard)
    await world.beat()
    assert len(phone.heard) == before_evening
    world.clock.at("17:00")
    await world.beat()
    assert "周明" in phone.last


async def test_one_is_released_and_the_others_of_the_household_are_still_asked(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        father = await db.scalar(select(Person.id).where(Person.name == "张伟"))
        await db.run(update(Case).where(Case.person_id == father).values(released_at=world.clock.now()))
    world.clock.at("17:00")
    await world.beat()
    assert "王芳、张小雨" in phone.last
    assert "张伟" not in phone.last.partition("比如")[0]
    async with world.database.read() as db:
        asked = temperature.in_question(world.rules, world.clock.now())
        names = {one.name for one in await due(db, asked, Within(1))}
    assert "张伟" not in names
    assert {"王芳", "张小雨"} <= names
