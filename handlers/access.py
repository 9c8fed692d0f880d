"""Who may see and do what, where: the one gate (role × area), for chat and console alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from handlers.chat import Talk
from storage import access, duty, history
from storage.accounts import Role, Speaker
from storage.database import Db
from storage.temperature import Within

# Each role is granted for an area, a household, or (neither named) a community, from a moment to a moment.
ROLES = ("liaison", "staff", "clinician", "counsellor", "volunteer", "admin", "police", "property", "export")

Act = Literal[
    "see-missing",  # who has not reported, and the totals
    "report-for",  # report for others
    "ask-why",  # why somebody was asked or not
    "check-readings",  # readings that look too regular
    "see-trouble",  # what troubles the machine
    "bind",  # say which group is which building's
    "see-groups",  # who of the roster is in the group, and who in the group is on no roster
    "let-in",  # decide on who asks to join, and on what is held
    "answer",  # answer a household, take a thread, hand it over, close it
    "see-threads",  # all open threads of a place
    "find-relayed",  # what was said, by household and day
    "assign",  # who looks after whom
    "dismiss",  # take back all that somebody holds
    "call-hands",  # open a sign-up, say who came
    "plan-duty",
    "see-duty",
    "care",  # care calls: make them, write them down
    "see-mood",  # the daily check-ins
    "write-notices",  # write, send, change and withdraw them
    "approve-notices",  # say yes to somebody else's
    "see-coverage",  # who has been reached, and who not
    "tell-notices",  # write down that somebody was told by phone or at the door
    "keep-answers",  # the FAQ, questions that nothing answered, rumours
    "order-for",  # order for a household that one looks after
    "see-home-orders",  # what the households that one looks after have ordered, owe, and are to be given
    "take-orders",  # take up what is asked for, each role the kinds that it is crew of (handlers.supplies.kinds)
    "serve-orders",  # buy what is ordered, carry it to any door
    "keep-shop",  # prices, stock, substitutes, refusing an order, how urgent it is
    "triage",  # look at what is asked for as medicine, or a doctor
    "see-orders",  # lists, figures, settlements
    "open-console",  # the page of those who look after others; what is on it has acts of its own
    "export",
]

_KEEPERS = frozenset({"liaison", "staff", "clinician", "admin"})
_OFFICE = frozenset({"staff", "admin"})
_AROUND = frozenset({"liaison", "staff", "admin"})  # those who stand for a place, not for a trade

ALLOWED: dict[Act, frozenset[str]] = {
    "see-missing": _KEEPERS,
    "report-for": _KEEPERS,
    "ask-why": _OFFICE,
    "check-readings": _OFFICE,
    "see-trouble": _OFFICE,
    "bind": _OFFICE,
    "see-groups": _AROUND,
    "let-in": _AROUND,
    "answer": _KEEPERS | {"counsellor"},
    "see-threads": _AROUND,
    "find-relayed": _AROUND,
    "assign": _OFFICE,
    "dismiss": _OFFICE,
    "call-hands": _OFFICE,
    "plan-duty": _OFFICE,
    "see-duty": _KEEPERS | {"counsellor", "volunteer"},
    "care": _AROUND,
    "see-mood": _AROUND | {"counsellor"},
    "write-notices": _OFFICE,
    "approve-notices": _OFFICE,
    "see-coverage": _AROUND,
    "tell-notices": _AROUND,
    "keep-answers": _OFFICE,
    "order-for": _KEEPERS,
    "see-home-orders": _AROUND,
    "take-orders": _KEEPERS | {"volunteer", "counsellor", "property"},
    "serve-orders": _OFFICE | {"volunteer"},
    "keep-shop": _OFFICE,
    "triage": frozenset({"clinician"}),
    "see-orders": _AROUND | {"volunteer"},
    "open-console": _KEEPERS | {"counsellor"},
    "export": frozenset({"export"}),  # a right of its own: not even an admin has it unasked
}

HEALTH_KEEPERS = ("liaison", "clinician", "staff", "admin")  # who is told of a fever


def roles_for(roles: tuple[Role, ...], act: Act) -> tuple[Role, ...]:
    """Those of somebody's roles that allow an act."""
    return tuple(role for role in roles if role.role in ALLOWED[act])


async def may_care(db: Db, speaker: Speaker | None, household_id: int, now: datetime) -> bool:
    """Whether the speaker may take up what troubles a household: who holds a health keeper's role for its place, or
    for another, and is on duty for it."""
    if await may_for(db, speaker, household_id, HEALTH_KEEPERS, now):
        return True
    if speaker is None or speaker.person is None or not speaker.roles:
        return False
    watching = await duty.watching(db, household_id, HEALTH_KEEPERS, now)
    return any(keeper.person_id == speaker.person.id for keeper in watching)


async def may_triage(db: Db, speaker: Speaker | None, household_id: int, now: datetime) -> bool:
    """Whether the speaker may look at what a household asks for as medicine: a clinician for its place, or one for
    another who is on duty for it."""
    roles = sorted(ALLOWED["triage"])
    if await may_for(db, speaker, household_id, roles, now):
        return True
    if speaker is None or speaker.person is None or not roles_for(speaker.roles, "triage"):
        return False
    watching = await duty.watching(db, household_id, roles, now)
    return any(keeper.person_id == speaker.person.id for keeper in watching)


async def may_for(
    db: Db, speaker: Speaker | None, household_id: int, roles: Sequence[str], now: datetime
) -> bool:  # fmt: skip
    """Whether the speaker holds one of the roles for a household: for itself, its unit, building or community."""
    if speaker is None or speaker.person is None or not speaker.roles:
        return False
    held = await access.keepers(db, household_id, roles, now)
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


async def allowed(talk: Talk, act: Act) -> Within | None:
    """Where the speaker may do this. Nowhere: they are told so kindly, it is on the record, and None comes back."""
    within = await scope(talk.db, talk.speaker, act)
    if within is None:
        await refuse(talk, act)
    return within


async def refuse(talk: Talk, act: str) -> None:
    """Say kindly that this is not theirs to do, and write down that it was tried."""
    speaker = talk.speaker
    if speaker is None:
        talk.say("stranger")
        return
    talk.say("not-yours", home="yes" if speaker.household_id is not None else "no")
    await tried(talk.db, speaker, {"act": act}, talk.now)


async def tried(db: Db, speaker: Speaker, details: dict[str, Any], now: datetime) -> None:
    """Write down that somebody tried what is not theirs to do, in a chat or on the console."""
    who = actor(speaker)
    await history.add(db, [{
        "community_id": speaker.community_id, "at": now, "actor": who, "action": "refused", "subject": who,
        "details": details,
    }])  # fmt: skip


def actor(speaker: Speaker) -> str:
    """Who did it, as the record says: by their account, or as the person they are."""
    if speaker.account_id or speaker.person is None:
        return f"account/{speaker.account_id}"
    return f"person/{speaker.person.id}"
