"""Who is in a building's group, which households are not yet, and the welcome of those who come."""

from __future__ import annotations

import dataclasses
from itertools import zip_longest

from handlers import access
from handlers.chat import Choice, Lane, Marked, Talk
from handlers.groups.joining import show_way
from handlers.groups.keepers import at_day
from handlers.invites import natural
from handlers.mail import Mail
from handlers.words import lines, listed
from storage import groups
from storage.database import Db
from storage.groups import Known, Reached
from storage.temperature import Within

_LINES = 20  # households in one list
_BUTTONS = 12  # buildings
_NAMES = 10  # of those on no roster


async def members_changed(talk: Talk) -> None:
    """People came or went: noted, so that it is known who has been reached through this group."""
    incoming = talk.incoming
    group = await groups.seen(talk.db, incoming.chat, incoming.title, talk.now)
    for address, name in zip_longest(incoming.members, incoming.member_names[: len(incoming.members)], fillvalue=""):
        if incoming.kind == "joined":
            await groups.note_member(talk.db, group, address, name, joined=talk.now)
        else:
            await groups.note_left(talk.db, group, address, removed=incoming.removed, when=talk.now)
    if incoming.kind == "joined":
        await groups.settle_open(talk.db, group, incoming.members)


async def promoted(talk: Talk) -> None:
    """Somebody in a group may do more there than before, or less."""
    incoming = talk.incoming
    group = await groups.seen(talk.db, incoming.chat, "", talk.now)
    status = "admin" if incoming.title == "admin" else "member"
    for address, name in zip_longest(incoming.members, incoming.member_names[: len(incoming.members)], fillvalue=""):
        await groups.note_standing(talk.db, group, address, name, status)


async def members(talk: Talk) -> None:
    """进群: which households are not in their building's group; how many are in it and on no roster."""
    within = await access.allowed(talk, "see-groups")
    if within is not None:
        await _show(talk, within)
    else:  # a neighbour who says so may wish to come in
        await show_way(talk)


async def members_at(talk: Talk, value: str) -> None:
    """The same, of one building."""
    within = await access.allowed(talk, "see-groups")
    if within is None:
        return
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        talk.say("old-button")
        return
    await _show(talk, dataclasses.replace(within, inside=int(value)))


async def _show(talk: Talk, within: Within) -> None:
    found = sorted(await groups.reached(talk.db, within), key=lambda one: natural(one.building))
    if not found:
        talk.say("members-none")
        return
    alone = len(found) == 1
    shown = await _homes(talk, within, found[0]) if alone else _buildings(talk, found)
    shown += await _strangers(talk, within, found)
    outside, total = sum(one.outside for one in found), sum(one.households for one in found)
    choices: tuple[Choice, ...] = ()
    if not alone:
        choices = tuple(
            Choice(f"members:{one.building_id}", one.building) for one in found if one.outside
        )[:_BUTTONS]  # fmt: skip
    if alone and not outside:
        head = talk.phrase("members-in", place=found[0].building, total=total)
    else:
        head = talk.phrase("members-head", households=outside, total=total)
    if shown:
        talk.say("members-list", head=head, lines=lines(shown), choices=choices)
    else:
        talk.say("members-in", place=found[0].building, total=total)


async def _homes(talk: Talk, within: Within, building: Reached) -> list[Marked]:
    if not building.bound:
        return [talk.phrase("members-no-group", place=building.building)]
    homes = sorted(await groups.outside(talk.db, within), key=lambda one: natural(one.place))
    shown = [talk.phrase("members-line", number=n, place=home.place) for n, home in enumerate(homes[:_LINES], 1)]
    if len(homes) > _LINES:
        shown.append(talk.phrase("members-more", count=len(homes) - _LINES))
    return shown


def _buildings(talk: Talk, found: list[Reached]) -> list[Marked]:
    return [
        talk.phrase(
            "members-building", place=one.building, households=one.outside, bound="yes" if one.bound else "no"
        )
        for one in found
    ]  # fmt: skip


async def _strangers(talk: Talk, within: Within, found: list[Reached]) -> list[Marked]:
    """Of the buildings that the speaker looks after as a whole. What the platform calls people is for staff alone."""
    whole = [one.building_id for one in found if within.community_id is not None or one.building_id in within.buildings]
    count, names = await groups.on_no_roster(talk.db, whole, _NAMES)
    if not count:
        return []
    speaker = talk.speaker
    office = speaker is not None and any(role.role in ("staff", "admin") for role in speaker.roles)
    named = listed(talk.words, talk.language, [name for name in names if name]) if office else ""
    return [talk.phrase("members-strangers", count=count, names=named or "none")]


async def welcome(db: Db, mail: Mail, group: Known) -> None:
    """All who came since the last welcome are welcomed together, each once for ever."""
    count = await groups.take_newcomers(db, group.id, mail.now)
    if count:
        mail.tell(group.chat, mail.rules.language, "group-welcome", lane=Lane.NOTICE, count=count)
        at_day(mail)
