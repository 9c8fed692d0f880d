"""Who is on duty now: for others to ask."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from handlers import access
from handlers.chat import Pen
from handlers.duty.letters import quietly
from storage import access as keepers
from storage import duty as stored
from storage import history
from storage.database import Db
from storage.duty import Standing
from storage.temperature import Within


async def on_duty(db: Db, community_id: int, area_id: int | None, now: datetime) -> list[Standing]:
    """Who is on duty now for a building or unit (none: for the whole community), also by a shift for all of it. Only
    who still holds a role; `reachable` says whether we can write to them."""
    path = await stored.path(db, area_id) if area_id is not None else ""
    above = [int(id) for id in path.split(".") if id]
    return await stored.on_duty(db, community_id, above, now)


async def take_back(db: Db, community_id: int, person_id: int, now: datetime, actor: str) -> int:
    """All shifts of somebody who leaves, the one under way too; gives how many. Who is left without anybody is found
    by the clock."""
    mine = [one.id for one in await stored.of_people(db, [person_id], now, now) if one.community_id == community_id]
    ended = await stored.end(db, mine, now)
    if ended:
        await history.add(db, [{
            "community_id": community_id, "at": now, "actor": actor, "action": "duty-taken-back",
            "subject": f"person/{person_id}", "details": {"shifts": ended},
        }])  # fmt: skip
    return len(ended)


async def scope_of(db: Db, within: Within) -> list[str] | None:
    """The paths of the places that somebody looks after; none: the whole community."""
    if within.community_id is not None:
        return None
    return await stored.paths(db, [*within.buildings, *within.areas], within.households)


async def tell_planners(
    pen: Pen, db: Db, community_id: int, phrase: str, values: Callable[[str], dict[str, Any]],
    *, but: Collection[int] = (),
) -> None:  # fmt: skip
    """Write to everybody who plans shifts, not in the quiet hours. `values`: those of the phrase, by language; `but`:
    people who know already."""
    begun = len(pen.letters)
    for one in await keepers.duties(db, community_id, tuple(access.ALLOWED["plan-duty"]), pen.now):
        for chat, language in one.chats:
            if one.person_id not in but:
                pen.tell(chat, language, phrase, **values(language))
    quietly(pen, begun)
