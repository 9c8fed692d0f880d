"""What stories about check-ins and care calls share: a counsellor for the whole community."""

from __future__ import annotations

from sqlalchemy import select

from storage.models import Area, Grant, Person
from tests.world import ROSTER, Phone, World


async def counsellor(world: World, number: int = 20, roster: str = ROSTER) -> Phone:
    """周老师, who listens; what the phone heard at its first word is forgotten."""
    await world.import_(roster + "阳光社区,,,,周老师,13900000020,志愿者,,,\n")
    async with world.database.begin() as db:
        whose = await db.scalar(select(Person.id).where(Person.name == "周老师"))
        assert whose is not None
        community = await db.scalar(select(Area.id).where(Area.kind == "community"))
        assert community is not None
        await db.insert(
            Grant, community_id=community, person_id=whose, role="counsellor", area_id=None, household_id=None,
            since=world.clock.now(), until=None,
        )  # fmt: skip
    phone = await world.enrolled(number, "周老师")
    world.channel.sent.remove(phone.heard[-1])
    return phone
