"""What the clock does at the desk: it tells of what nobody has taken, moves on what a round has left behind, and gives
back what somebody took who is not of the crew any more."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Lane, Letter, Marked, Pen, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies import rounds, wording
from handlers.supplies.course import possible
from handlers.supplies.desk import crew
from handlers.supplies.kinds import KINDS, SHARED
from handlers.supplies.moving import move
from storage import access as grants
from storage import duty as shifts
from storage.database import Db
from storage.supplies import desk
from storage.supplies.desk import Waiting
from storage.supplies.orders import Kept

_NAME = "desk"
_SHOWN = 3  # buttons for single orders
_HELD = 12  # of those that the board does not show
_CREW = tuple(sorted({role for kind in KINDS.values() for role in kind.crew}))


def is_late(rules: Rules, one: Waiting, now: datetime) -> bool:
    """Whether the desk is to be told of what has waited for longer than it should: once, and again shortly before its
    round sets out; of what is urgent again and again, at night, too."""
    patience = rules.supplies.unaccepted
    if one.placed_at > now - patience or (quiet_until(rules, now) is not None and not one.urgent):
        return False
    if one.nagged_at is None:
        return True
    if one.urgent:
        return one.nagged_at <= now - patience
    soon = one.round_at - patience if one.round_at is not None else None
    return soon is not None and one.nagged_at < soon <= now and (one.round_at or now) > now


async def _due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """The communities in which something waits for too long, or was left behind, or is nobody's."""
    waiting = await desk.untaken(db, SHARED, now - rules.supplies.unaccepted)
    late = {one.community_id for one in waiting if is_late(rules, one, now)}
    behind = {community for community, _ in await desk.left_behind(db, now)}
    return [
        *(Errand(_NAME, "move", f"desk/{id}", now, id) for id in sorted(behind)),
        *(Errand(_NAME, "nag", f"desk/{id}", now, id) for id in sorted(late)),
        *(
            Errand(_NAME, "adrift", f"desk/{community}/{person}", now, community)
            for community, person in await desk.adrift(db, _CREW, now)
        ),
    ]


async def _do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Do one of them. What changes is changed on condition, so twice gives nothing the second time."""
    mail = Mail(errand.key, errand.community_id, words, rules, now)
    match errand.what:
        case "nag":
            await _nag(db, mail, errand.id)
        case "move":
            await _move_on(db, mail, errand.id)
        case "adrift":
            await _give_back(db, mail, errand.community_id or 0, errand.id)
    return mail.letters


FEATURE = Feature(_due, _do)


# --- what nobody has taken --------------------------------------------------------------------------------------------


async def _nag(db: Db, mail: Mail, community_id: int) -> None:
    waiting = [
        one for one in await desk.untaken(db, SHARED, mail.now - mail.rules.supplies.unaccepted)
        if one.community_id == community_id and is_late(mail.rules, one, mail.now)
    ]  # fmt: skip
    found = await desk.by_ids(db, await desk.note_nagged(db, waiting, mail.now))
    night = quiet_until(mail.rules, mail.now) is not None
    for chat, language, theirs in await _desk_of(db, mail, found, community_id):
        soon = sum(one.round_at is not None and _is_soon(mail.rules, one.round_at, mail.now) for one in theirs)
        mail.tell(
            chat, language, "desk-nag", lane=Lane.ALARM if night else Lane.REPLY, count=len(theirs),
            urgent=sum(one.urgent for one in theirs), soon=soon,
            minutes=int(mail.rules.supplies.unaccepted.total_seconds() // 60), choices=_ways(mail, language, theirs),
        )  # fmt: skip
    if found:
        await crew.freshen_boards(db, mail, community_id)  # how much of it is late stands there, too


def _is_soon(rules: Rules, round_at: datetime, now: datetime) -> bool:
    return round_at - rules.supplies.unaccepted <= now


def _ways(pen: Pen, language: str, theirs: Sequence[Kept], shown: int = _SHOWN) -> tuple[Choice, ...]:
    return (
        crew.button(pen, language, "open", "choice-desk-open"),
        *(
            crew.button(pen, language, f"show:{one.id}", "choice-desk-show", number=one.id)
            for one in theirs[:shown]
        ),
    )  # fmt: skip


async def _desk_of(db: Db, pen: Pen, found: Sequence[Kept], community_id: int) -> list[tuple[str, str, list[Kept]]]:
    """Who is told of these orders: the staff groups of the community, and the staff of each door, each chat once with
    those that are theirs; of a door whose staff cannot be reached, whoever is on duty for it."""
    if not found:
        return []
    told: dict[tuple[str, str], list[Kept]] = {}
    left = list(found)
    for staff in await grants.duties(db, community_id, sorted(access.ALLOWED["keep-shop"]), pen.now):
        theirs = [one for one in found if not _places(one).isdisjoint(staff.places)]
        for to in staff.chats:
            told[to] = theirs
        if staff.chats:
            left = [one for one in left if one not in theirs]
    if left:
        areas = {area for one in left for area in (one.building_id, one.area_id)}
        watching = await shifts.on_duty(db, community_id, areas, pen.now)
        for holder in await grants.duties(db, community_id, _CREW, pen.now) if watching else []:
            shares = {one.area_id for one in watching if one.person_id == holder.person_id}
            theirs = [
                one for one in left
                if shares & {None, community_id, one.building_id, one.area_id}
                and not _places(one).isdisjoint(holder.places)
            ]  # fmt: skip
            for to in holder.chats:
                told.setdefault(to, theirs)
    groups = [(chat, pen.rules.language, list(found)) for chat in await desk.groups(db, community_id)]
    return [*groups, *((chat, language, theirs) for (chat, language), theirs in told.items() if theirs)]


def _places(order: Kept) -> set[tuple[str, int]]:
    return {
        ("area", order.community_id), ("area", order.building_id), ("area", order.area_id),
        ("home", order.household_id),
    }  # fmt: skip


# --- what its round has left behind -----------------------------------------------------------------------------------


async def _move_on(db: Db, mail: Mail, community_id: int) -> None:
    for community, round_at in await desk.left_behind(db, mail.now):
        if community != community_id:
            continue
        later = rounds.joined(mail.rules, mail.now)
        moved = await desk.put_off(db, community_id, round_at, later, mail.now)
        if not moved:
            continue
        await desk.add_notes(db, moved, "put-off", mail.now, {"from": round_at.isoformat()})
        await _tell_homes(db, mail, moved, round_at, later)
        for chat, language, theirs in await _desk_of(db, mail, moved, community_id):
            mail.tell(
                chat, language, "desk-moved", clock=said.clock(mail.rules.local(round_at)), count=len(theirs),
                when=_when(mail, language, later), choices=_ways(mail, language, theirs),
            )  # fmt: skip
            _hold(mail)
        await crew.freshen_boards(db, mail, community_id)


async def _tell_homes(
    db: Db, mail: Mail, moved: Sequence[Kept], round_at: datetime, later: datetime | None
) -> None:  # fmt: skip
    homes = await desk.homes_of(db, moved)
    for one in moved:
        for chat, language in homes.get(one.id, []):
            mail.tell(
                chat, language, "desk-home-moved", number=one.id, clock=said.clock(mail.rules.local(round_at)),
                when=_when(mail, language, later),
            )  # fmt: skip
            _hold(mail)
            mail.refresh(chat, f"order/{one.id}")


def _when(pen: Pen, language: str, later: datetime | None) -> Marked:
    when = wording.when(pen.words, pen.rules, language, later, urgent=False)
    return pen.words(language, "desk-moved-when", how="soon" if later is None else "round", when=when)


def _hold(pen: Pen) -> None:
    """The letter just written waits for the morning, if it is night. As a notice: a reply that waits would hold back
    every later answer in its chat."""
    morning = quiet_until(pen.rules, pen.now)
    if morning is not None:
        pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=morning, lane=Lane.NOTICE)


# --- what is nobody's any more ----------------------------------------------------------------------------------------


async def _give_back(db: Db, mail: Mail, community_id: int, person_id: int) -> None:
    """Somebody's role has ended: what they took and did nothing about can be taken by others; of the rest staff hear,
    who can see it through."""
    if (community_id, person_id) not in await desk.adrift(db, _CREW, mail.now):
        return
    held = [one for one in await desk.in_hand(db, person_id) if one.community_id == community_id]
    back = []
    for one in held:
        if possible("release", one.kind, one.state):
            free = await move(db, mail, one, "release", None, taker_id=None, accepted_at=None, nagged_at=mail.now)
            if free is not None:
                back.append(free)
                await crew.ring(db, mail, free)
    others = [one for one in held if one.state != "accepted" and one.kind in SHARED]
    back = [one for one in back if one.kind in SHARED]  # whose it is now hears of the others: requests.calling
    new = bool(others) and await desk.note_adrift(db, person_id, [one.id for one in others], mail.now)
    if not back and not new:
        return
    name = await desk.name_of(db, person_id)
    for chat, language, theirs in await _desk_of(db, mail, [*back, *(others if new else [])], community_id):
        mail.tell(
            chat, language, "desk-adrift", name=name,
            back=sum(one.state == "placed" for one in theirs), held=sum(one.state != "placed" for one in theirs),
            choices=_ways(mail, language, [one for one in theirs if one.state != "placed"], _HELD),
        )  # fmt: skip
        _hold(mail)
