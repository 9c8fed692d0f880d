"""Who answers for a household when something is wrong there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from handlers import access
from handlers.alerts.rules import chain
from storage import access as stored
from storage import alerts
from storage.access import Keeper
from storage.alerts import Standing
from storage.database import Db


async def responsible(db: Db, household_id: int, now: datetime, ill: Collection[int] = ()) -> list[Keeper]:
    """Everybody who looks after a household's health now, by the 负责 column of the roster and the roles granted since.

    This is the one place that knows who is responsible: shifts are to be put in front of it here. Who is ill is left
    out: nobody takes up their own alarm.
    """
    found = await stored.keepers(db, household_id, access.HEALTH_KEEPERS, now)
    return [keeper for keeper in found if keeper.person_id not in ill]


async def told(db: Db, alert: Standing, now: datetime) -> list[Keeper]:
    """Those who have been told of an alert and are still responsible and within reach."""
    ids = await alerts.told(db, alert.id)
    keepers = {keeper.person_id: keeper for keeper in await responsible(db, alert.household_id, now, [alert.person_id])}
    return [keepers[id] for id in ids if id in keepers and keepers[id].chats]


async def listeners(db: Db, alert: Standing, now: datetime) -> list[Keeper]:
    """Who hears what is new of an alert: whoever took it; if nobody has, or they cannot be reached, all who were told;
    if those cannot be either, the first in the chain."""
    keepers = await responsible(db, alert.household_id, now, [alert.person_id])
    taker = [keeper for keeper in keepers if keeper.person_id == alert.taken_by and keeper.chats]
    if taker:
        return taker
    return await told(db, alert, now) or next(iter(chain(keepers)), [])
