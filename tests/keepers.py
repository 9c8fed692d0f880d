"""What stories about those who look after others have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, update

from handlers.temperature import in_question, slots
from storage import absences
from storage.models import Area, Grant, Household, Person
from storage.temperature import Due, Window
from tests.world import Phone, World


async def window(world: World) -> Window:
    """The slot in question now."""
    return in_question(world.rules, world.clock.now())


async def person_id(world: World, name: str) -> int:
    """Whose id."""
    async with world.database.read() as db:
        found = await db.scalar(select(Person.id).where(Person.name == name))
    assert found is not None
    return found


async def household_id(world: World, room: str) -> int:
    """Which door's id."""
    async with world.database.read() as db:
        found = await db.scalar(select(Household.id).where(Household.room == room))
    assert found is not None
    return found


async def area_id(world: World, name: str) -> int:
    """Which building's or unit's id."""
    async with world.database.read() as db:
        found = await db.scalar(select(Area.id).where(Area.name == name))
    assert found is not None
    return found


async def missed(world: World, name: str, *, running: int, at: Window) -> None:
    """A slot closed without a reading of `name`: so many running."""
    async with world.database.begin() as db:
        row = await db.first(
            select(Person.id, Person.household_id, Person.community_id).where(Person.name == name)
        )  # fmt: skip
        assert row is not None
        assert row.household_id is not None
        due = Due(row.id, name, row.household_id, row.community_id, 0, 0, "", "", "")
        await absences.close(db, at, [due], {row.id: running}, at.closes)


async def missed_before(world: World, name: str, running: int) -> None:
    """The slot before this one, and perhaps others before it, closed without a reading of `name`."""
    await missed(world, name, running=running, at=slots.before(world.rules, await window(world)))


async def excused(world: World, name: str, reason: str) -> None:
    """Somebody says why `name` has no reading in this slot."""
    async with world.database.begin() as db:
        row = await db.first(select(Person.id, Person.household_id, Person.community_id).where(Person.name == name))
        assert row is not None
        assert row.household_id is not None
        await absences.excuse(
            db, await window(world), community_id=row.community_id, household_id=row.household_id, person_id=row.id,
            reason=reason, account_id=None, now=world.clock.now(),
        )  # fmt: skip


async def no_roles_any_more(world: World, name: str) -> None:
    """All that `name` may is over now."""
    whose = await person_id(world, name)
    async with world.database.begin() as db:
        await db.run(update(Grant).where(Grant.person_id == whose).values(until=world.clock.now()))


def labels(phone: Phone) -> list[str]:
    """The buttons of the newest message."""
    return [choice.text for choice in phone.heard[-1].choices]


def ids(phone: Phone) -> list[str]:
    """What they send."""
    return [choice.id for choice in phone.heard[-1].choices]


async def presses_id(phone: Phone, id: str) -> None:
    """Press a button that is perhaps no longer shown, or never was."""
    await phone.says("", kind="choice", choice=id)


def homes(building: str, unit: str, rooms: Sequence[str], since: date = date(2026, 11, 20)) -> str:
    """Lines of a roster: a person in quarantine behind each of these doors."""
    return "".join(f"阳光社区,{building},{unit},{room},住户{unit}{room},,,,{since},\n" for room in rooms)
