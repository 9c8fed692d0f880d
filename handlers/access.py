"""Who may see and do what, where: the one gate (role × area).

Seeing who is missing and the totals, reporting for others, asking why somebody was asked or not, checking readings that
look too regular, seeing what troubles the machine, taking up an alert.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from storage import access
from storage.accounts import Role, Speaker
from storage.database import Db
from storage.temperature import Within

Act = Literal["see-missing", "report-for", "ask-why", "check-readings", "see-trouble"]

_ALLOWED: dict[Act, frozenset[str]] = {
    "see-missing": frozenset({"liaison", "staff", "clinician", "admin"}),
    "ask-why": frozenset({"staff", "admin"}),
    "check-readings": frozenset({"staff", "admin"}),
    "see-trouble": frozenset({"staff", "admin"}),
    "report-for": frozenset({"liaison", "staff", "clinician", "admin"}),
}

HEALTH_KEEPERS = ("liaison", "clinician", "staff", "admin")  # who is told of a fever


def roles_for(roles: tuple[Role, ...], act: Act) -> tuple[Role, ...]:
    """Those of somebody's roles that allow an act."""
    return tuple(role for role in roles if role.role in _ALLOWED[act])


async def may_care(db: Db, speaker: Speaker | None, household_id: int, now: datetime) -> bool:
    """Whether the speaker may take up what troubles a household: who holds a health keeper's role for its place."""
    if speaker is None or speaker.person is None or not speaker.roles:
        return False
    held = await access.keepers(db, household_id, HEALTH_KEEPERS, now)
    return any(keeper.person_id == speaker.person.id for keeper in held)


async def scope(db: Db, speaker: Speaker | None, act: Act) -> Within | None:
    """Where the speaker may do this; None: nowhere."""
    held = roles_for(speaker.roles, act) if speaker is not None else ()
    if speaker is None or not held:
        return None
    if any(role.area_id is None and role.household_id is None for role in held):
        return Within(community_id=speaker.community_id)
    areas = [role.area_id for role in held if role.area_id is not None]
    if speaker.community_id in areas:
        return Within(community_id=speaker.community_id)
    below = await access.subtree(db, areas)
    return Within(
        buildings=tuple(id for id, kind in below if kind == "building"),
        areas=tuple(id for id, kind in below if kind == "unit"),
        households=tuple(role.household_id for role in held if role.household_id is not None),
    )
