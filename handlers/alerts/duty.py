"""Who answers for a household when something is wrong there."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from datetime import datetime

from handlers import access
from handlers.alerts.rules import chain
from storage import access as stored
from storage import alerts
from storage import duty as shifts
from storage.access import Keeper
from storage.alerts import Standing
from storage.database import Db


async def responsible(db: Db, household_id: int, now: datetime, ill: Collection[int] = ()) -> list[Keeper]:
    """Everybody who looks after a household's health now, by the 负责 column of the roster and the roles granted since,
    and who is on duty for its place, marked as such: they are told first, whichever part of the community their role
    is for. Others stay in the chain behind them.

    A shift gives a place, not a trade: a volunteer or counsellor on duty hears of no fever, because only health keepers
    may see whose it is (handlers/access.py). Where nobody else is on duty, all is as if nobody were.

    This is the one place that knows who is responsible. Who is ill is left out: nobody takes up their own alarm.
    """
    found = {keeper.person_id: keeper for keeper in await stored.keepers(db, household_id, access.HEALTH_KEEPERS, now)}
    for keeper in await shifts.watching(db, household_id, access.HEALTH_KEEPERS, now):
        nearer = found.get(keeper.person_id)
        found[keeper.person_id] = keeper if nearer is None else dataclasses.replace(nearer, on_duty=True)
    return [keeper for keeper in found.values() if keeper.person_id not in ill]


async def _responsible_for(db: Db, alert: Standing, now: datetime) -> list[Keeper]:
    """The same for an alert, with whoever took it: it stays theirs when their shift is over."""
    found = await responsible(db, alert.household_id, now, alert.ill)
    if alert.taken_by is None or any(keeper.person_id == alert.taken_by for keeper in found):
        return found
    return [*found, *await shifts.holders(db, alert.community_id, [alert.taken_by], access.HEALTH_KEEPERS, now)]


async def told(db: Db, alert: Standing, now: datetime) -> list[Keeper]:
    """Those who have been told of an alert and are still responsible and within reach."""
    ids = await alerts.told(db, alert.id)
    keepers = {keeper.person_id: keeper for keeper in await _responsible_for(db, alert, now)}
    return [keepers[id] for id in ids if id in keepers and keepers[id].chats]


async def listeners(db: Db, alert: Standing, now: datetime) -> list[Keeper]:
    """Who hears what is new of an alert: whoever took it; if nobody has, or they cannot be reached, all who were told;
    if those cannot be either, the first in the chain."""
    keepers = await _responsible_for(db, alert, now)
    taker = [keeper for keeper in keepers if keeper.person_id == alert.taken_by and keeper.chats]
    if taker:
        return taker
    return await told(db, alert, now) or next(iter(chain(keepers)), [])
