"""Who decides about a group, and who hears of it."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from handlers import access as gate
from handlers.chat import Lane, Pen, Talk
from handlers.quiet import quiet_until
from storage import access, groups
from storage.access import Duty
from storage.database import Db
from storage.groups import Known


async def office(db: Db, area_id: int, community_id: int, now: datetime) -> list[Duty]:
    """The staff of a building who can be written to."""
    around, _ = await groups.units_of(db, area_id)
    held = await access.duties(db, community_id, ("staff", "admin"), now)
    return [duty for duty in held if duty.chats and any(place in duty.places for place in _areas(around))]


async def near(db: Db, area_id: int, community_id: int, now: datetime) -> list[Duty]:
    """The liaisons of a building or of a part of it who can be written to; where there are none, its staff."""
    around, units = await groups.units_of(db, area_id)
    held = await access.duties(db, community_id, ("liaison",), now)
    found = [duty for duty in held if duty.chats and any(place in duty.places for place in _areas(around | units))]
    return found or await office(db, area_id, community_id, now)


def _areas(ids: set[int]) -> list[tuple[str, int]]:
    return [("area", id) for id in ids]


async def binder(db: Db, group: Known, now: datetime) -> list[Duty]:
    """Whoever bound a group, while they are of its building's staff; else that staff."""
    if group.area_id is None or group.community_id is None:
        return []
    staff = await office(db, group.area_id, group.community_id, now)
    return [duty for duty in staff if duty.person_id == group.bound_by] or staff


async def may(talk: Talk, act: gate.Act, area_id: int, community_id: int | None) -> bool:
    """Whether the speaker may do this for a building as a whole, or, to let people in, for a part of it. If not, they
    are told so kindly, and it is on the record."""
    within = await gate.allowed(talk, act)
    if within is None:
        return False
    covered = area_id in within.buildings or (within.community_id is not None and within.community_id == community_id)
    if not covered and act == "let-in" and within.areas:
        _, units = await groups.units_of(talk.db, area_id)
        covered = bool(units & set(within.areas))
    if not covered:
        await gate.refuse(talk, act)
    return covered


def at_day(pen: Pen) -> None:
    """What was just written is no alarm and no answer: in the quiet hours it waits for the morning, in the last lane,
    so that answers do not wait behind it."""
    wait = quiet_until(pen.rules, pen.now)
    if wait is not None:
        pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=wait, lane=Lane.NOTICE)
