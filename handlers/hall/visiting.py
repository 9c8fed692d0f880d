"""Who may read and write in a building's group on the page: its own households, and those who look after them."""

from __future__ import annotations

from datetime import datetime

from handlers import access
from handlers.invites import natural
from storage import hall
from storage.accounts import Speaker
from storage.database import Db
from storage.hall import Building


async def open_to(db: Db, household_id: int | None, speaker: Speaker | None) -> list[Building]:
    """The buildings whose group is open to a household and to a holder of roles, in the order of their names. Whoever
    may see who has not reported knows the neighbours by name anyway; a volunteer does not."""
    within = await access.scope(db, speaker, "see-missing")
    return sorted(await hall.buildings(db, household_id, within), key=lambda one: natural(one.name))


async def leads_to_one(db: Db, invite_id: int, household_id: int | None, now: datetime) -> bool:
    """Whether a link opens a group, asked before it has been opened: a household's does, and a keeper's own."""
    return household_id is not None or await hall.opens_role(db, invite_id, access.ALLOWED["see-missing"], now)
