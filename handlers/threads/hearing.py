"""Who hears what a household writes: never the household itself."""

from __future__ import annotations

from datetime import datetime

from handlers.threads import rules
from storage import access, households
from storage.access import Keeper
from storage.database import Db
from storage.temperature import Within
from storage.threads import Standing


async def chain(db: Db, thread: Standing, now: datetime) -> list[list[Keeper]]:
    """Who is told, ring by ring: those who can be reached and do not live behind that door."""
    door = await households.by_id(db, Within(households=(thread.household_id,)), thread.household_id)
    own = {dweller.member.id for dweller in door.people} if door is not None else set()
    chats = {chat for chat, _ in await households.chats(db, thread.household_id)}
    by_role = {}
    for role in rules.CHAIN[thread.role]:
        by_role[role] = [
            Keeper(one.person_id, one.name, role, tuple(to for to in one.chats if to[0] not in chats), one.near)
            for one in await access.keepers(db, thread.household_id, (role,), now)
            if one.person_id not in own
        ]
    return rules.rings(by_role, thread.role, thread.holder_id)


def readers(thread: Standing, keepers: list[Keeper]) -> list[Keeper]:
    """Those of them who may read the words: what is said to a counsellor nobody else reads."""
    if thread.role != rules.COUNSELLOR:
        return keepers
    return [keeper for keeper in keepers if keeper.role == rules.COUNSELLOR]


async def reachable(db: Db, thread: Standing, role: str, now: datetime, *, but: int | None = None) -> list[Keeper]:
    """Who holds a role for the household and can be reached and does not live behind that door, nearest first;
    `but`: a person who is not meant."""
    door = await households.by_id(db, Within(households=(thread.household_id,)), thread.household_id)
    own = {dweller.member.id for dweller in door.people} if door is not None else set()
    found = [
        keeper
        for keeper in await access.keepers(db, thread.household_id, (role,), now)
        if keeper.chats and keeper.person_id not in own and keeper.person_id != but
    ]
    return sorted(found, key=lambda keeper: keeper.near)
