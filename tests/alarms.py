"""What the tests about alerts share: the keepers, and what the database holds of an alert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from storage.models import Alert, History, Letter, Person
from tests.world import Phone, World


@dataclass
class Keepers:
    """The liaison of building 3, the doctor, the worker."""

    liaison: Phone
    doctor: Phone
    staff: Phone

    @property
    def all(self) -> tuple[Phone, Phone, Phone]:
        """All three."""
        return self.liaison, self.doctor, self.staff


async def keepers(world: World) -> Keepers:
    """They have opened their codes, and what they heard at that is forgotten."""
    made = Keepers(
        await world.enrolled(7, "李建国"), await world.enrolled(8, "王医生"), await world.enrolled(9, "陈静")
    )
    world.channel.sent.clear()
    return made


async def alerts(world: World) -> list[Any]:
    """Every alert: name, topic, kind, step, who took it, outcome."""
    async with world.database.read() as db:
        taker = aliased(Person)
        return [
            tuple(row)
            for row in await db.all(
                select(Person.name, Alert.topic, Alert.kind, Alert.step, taker.name, Alert.outcome)
                .join(Person, Person.id == Alert.person_id)
                .outerjoin(taker, taker.id == Alert.taken_by)
                .order_by(Alert.id)
            )
        ]


async def history(world: World, alert: int = 1) -> list[str]:
    """What happened to an alert."""
    async with world.database.read() as db:
        return await db.scalars(select(History.action).where(History.subject == f"alert/{alert}").order_by(History.id))


async def lanes(world: World, chat: str) -> list[tuple[int, str]]:
    """The letters to a chat: lane and phrase."""
    async with world.database.read() as db:
        found = await db.all(select(Letter.lane, Letter.body).where(Letter.chat == chat).order_by(Letter.id))
    return [(row.lane, row.body["phrase"]) for row in found]


def labels(phone: Phone) -> list[str]:
    """The buttons below the newest message."""
    return [choice.text for choice in phone.heard[-1].choices]


FREE = ["我来处理", "打电话", "送医院", "误报"]
MINE = ["打电话", "复测正常，结束", "在家观察，结束", "送医院", "误报", "转给别人"]
