"""What the clock does for groups: welcomes, requests that wait for the liaison, groups that we are not in any more. All
of it waits for the end of the quiet hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.chat import Letter, Pen, Words
from handlers.errands import Errand, Feature
from handlers.groups.joining import tell_liaisons
from handlers.groups.keepers import at_day, binder
from handlers.groups.members import welcome
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import clock, groups
from storage.database import Db
from storage.groups import Known

_NEWS = timedelta(days=1)  # so long it is news that a building has no group any more


def _out(group_id: int, community_id: int | None, left_at: datetime) -> Errand:
    return Errand("groups", "out", f"group/{group_id}", left_at, community_id)


async def _due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    if quiet_until(rules, now) is not None:
        return []
    gone = [_out(one.group_id, one.community_id, one.left_at) for one in await groups.lost(db, now - _NEWS)]
    told = await clock.opened(db, [errand.key for errand in gone]) if gone else set()
    found = [errand for errand in gone if errand.key not in told]
    found += [
        Errand("groups", "requests", f"group/{one.group_id}", one.since, one.community_id)
        for one in await groups.waiting(db, now)
    ]
    found += [
        Errand("groups", "welcome", f"group/{one.group_id}", one.since, one.community_id)
        for one in await groups.newcomers(db, now - rules.groups.welcome)
    ]
    return found


async def _do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    group = await groups.by_id(db, errand.id)
    if group is None:
        return []
    mail = Mail(f"{errand.subject}/{errand.what}/{now:%Y%m%dT%H%M%S%f}", errand.community_id, words, rules, now)
    match errand.what:
        case "out":
            if group.left:
                await tell_out(mail, db, group, errand.at)
        case "requests":
            minute = f"{errand.subject}/requests/{now:%Y%m%dT%H%M}"  # the liaison gets one letter a minute, not ten
            if await clock.open_once(db, minute, community_id=errand.community_id, due_at=errand.at, now=now):
                await tell_liaisons(db, mail, group)
        case "welcome":
            await welcome(db, mail, group)
    return mail.letters


FEATURE = Feature(_due, _do)


async def tell_out(pen: Pen, db: Db, group: Known, left_at: datetime) -> None:
    """We are not in a building's group any more: its staff hear of it, once, for only they can put us back. Not where
    the building has another by now."""
    if group.area_id is None:
        return
    errand = _out(group.id, group.community_id, left_at)
    if not await clock.open_once(
        db, errand.key, community_id=group.community_id, due_at=left_at, now=pen.now
    ):  # fmt: skip
        return
    if await groups.living_of(db, group.area_id, group.channel) is not None:
        return
    for duty in await binder(db, group, pen.now):
        for chat, language in duty.chats:
            pen.tell(chat, language, "group-out", title=group.title, place=group.building)
            at_day(pen)
