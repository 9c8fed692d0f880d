"""Who hears of a call: its groups, those who look after its place, those on its list."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from handlers import access
from handlers.chat import Choice, Lane, Pen
from handlers.quiet import quiet_until
from handlers.signup.listing import button, called, until
from storage import access as grants
from storage import outbox
from storage import signup as stored
from storage.access import Duty
from storage.database import Db
from storage.signup import Call, Entry

_HELPERS = tuple(role for role in access.ROLES if role != "export")


async def show(pen: Pen, db: Db, call: Call) -> set[int]:
    """The list in every group of its place, anew; gives the buildings that have one."""
    groups = await stored.groups_of(db, call.community_id, call.area_id)
    for chat, _ in groups:
        await show_in(pen, db, call, chat)
    return {building for _, building in groups}


async def show_in(pen: Pen, db: Db, call: Call, chat: str) -> None:
    """The list in one group. At night it is edited where it stands, but not said."""
    pen.refresh(chat, f"signup/{call.id}")
    morning = quiet_until(pen.rules, pen.now)
    if morning is not None and morning < call.at and await outbox.standing(db, chat, f"signup/{call.id}") is None:
        pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=morning)


async def show_open(pen: Pen, db: Db, community_id: int, building_id: int, chat: str) -> None:
    """A group has just become a building's: the lists that are open for it are shown there as well."""
    reach = await stored.reach_of(db, [building_id])
    for call in reversed(await stored.standing(db, community_id, pen.now)):
        if call.area_id is None or call.area_id in reach:
            await show_in(pen, db, call, chat)


def hold(pen: Pen, latest: datetime | None) -> None:
    """The letter just written waits for the morning, unless that were too late: after `latest` it makes no sense."""
    morning = quiet_until(pen.rules, pen.now)
    if morning is not None and (latest is None or morning < latest):
        # As a notice: a reply that waits would hold back every later answer in its chat.
        pen.letters[-1] = dataclasses.replace(
            pen.letters[-1], not_before=morning, lane=Lane.NOTICE, expires_at=latest
        )  # fmt: skip


async def tell_listed(
    pen: Pen, db: Db, call: Call, entries: Sequence[Entry], phrase: str, *labels: str, **values: Any
) -> None:
    """Each of a list is told something in private, with a button "I cannot come" where `labels` names it."""
    chats = await stored.chats_of(db, entries)
    for entry in entries:
        if entry.person_id not in chats:
            continue
        chat, language = chats[entry.person_id]
        choices = tuple(
            button(pen.words, language, "leave", label, call.id, entry.person_id) for label in labels
        )  # fmt: skip
        said = called(pen.words, pen.rules, language, call)
        pen.tell(chat, language, phrase, choices=choices, name=entry.name, call=said, **values)
        hold(pen, call.at if call.at > pen.now else None)


async def callers(pen: Pen, db: Db, call: Call) -> list[Duty]:
    """Who may say what becomes of a call: whoever made it; if they cannot be reached or may not any more, all who
    may for its place."""
    roles = sorted(access.ALLOWED["call-hands"])
    line = {call.community_id, *(await stored.area_line(db, call.area_id) if call.area_id else ())}
    able = [
        duty
        for duty in await grants.duties(db, call.community_id, roles, pen.now)
        if duty.chats and any(kind == "area" and id in line for kind, id in duty.places)
    ]
    return [duty for duty in able if duty.person_id == call.created_by] or able


async def tell_helpers(pen: Pen, db: Db, call: Call, grouped: set[int], **values: Any) -> int:
    """Those who look after what lies in the call's place and has no group are asked in private; gives their number."""
    reach = await stored.reach_of(db, [call.area_id]) if call.area_id else None
    covered = {id for id, _ in await grants.subtree(db, sorted(grouped))}
    duties = await grants.duties(db, call.community_id, _HELPERS, pen.now)
    homes = await stored.buildings_of(db, [id for duty in duties for kind, id in duty.places if kind == "home"])
    told = 0
    for duty in duties:
        places = {homes.get(id, 0) if kind == "home" else id for kind, id in duty.places}
        here = {place for place in places if reach is None or place in reach or place == call.community_id}
        reached = {place for place in here if place in covered or (place == call.community_id and grouped)}
        if not duty.chats or duty.person_id == call.created_by or not here - reached:
            continue
        told += 1
        for chat, language in duty.chats:
            choices: tuple[Choice, ...] = (button(pen.words, language, "join", "choice-signup-join", call.id),)
            said = called(pen.words, pen.rules, language, call)
            last = until(pen.words, pen.rules, language, call.closes_at)
            pen.tell(chat, language, "signup-invite", choices=choices, call=said, until=last, **values)
            hold(pen, call.at)
    return told
