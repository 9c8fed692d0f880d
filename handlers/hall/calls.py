"""What the clock does for groups: one short call when a slot opens, and a look, once a minute, at whose board shows
what is not so any more. A report costs nothing for it, however many come."""

from __future__ import annotations

import hashlib
import html
from datetime import datetime, timedelta

from handlers import temperature, words
from handlers.chat import Choice, Lane, Letter, Words
from handlers.errands import Errand, Feature
from handlers.hall.board import on_duty
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies.course import OPEN
from handlers.supplies.kinds import SHARED
from storage import clock, hall
from storage.database import Db
from storage.hall import Homes, Standing
from storage.notices import news as stored_news
from storage.notices.news import Posted
from storage.supplies import lists
from storage.temperature import Window

_EVERY = timedelta(minutes=1)
_HALL = "hall"


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Groups to be called to a slot, and boards to be written anew, since the last look."""
    looked = await hall.looked_at(db)
    if looked is not None and now - looked < _EVERY:
        return []
    groups = await hall.standing(db)
    if not groups:
        return []
    window = temperature.in_question(rules, now)
    homes = await hall.homes(db, window)
    watching = await hall.watching(db, now)
    shown = await hall.shown(db, [group.id for group in groups])
    posted = await stored_news.posted(db, [group.chat for group in groups], now - rules.notices.current)
    orders = await lists.under_way(db, {group.community_id for group in groups}, OPEN, SHARED)
    quiet = quiet_until(rules, now) is not None
    found: list[Errand] = []
    if rules.groups.call_slots and window.opens <= now < window.closes:
        found += await _uncalled(db, groups, window, homes)
    for group in groups:
        news = posted.get(group.chat)
        here = (homes.get(group.building_id), orders.get(group.building_id, 0))
        what = _picture(group, window, *here, on_duty(watching, group), news, now)
        if shown.get(group.id) != what and (group.id in shown or not quiet):
            found.append(Errand(_HALL, f"board-{what}", f"group/{group.id}", now, group.community_id))
    return [*found, Errand(_HALL, "look", "groups/0", now)]


async def _uncalled(
    db: Db, groups: list[Standing], window: Window, homes: dict[int, Homes]
) -> list[Errand]:  # fmt: skip
    """Groups of buildings where somebody is still to report in a slot that is open, and that have not been called."""
    wanted = {}
    for group in groups:
        here = homes.get(group.building_id, Homes())
        if here.done < here.due:
            errand = Errand(_HALL, f"call-{window.slot}", f"group/{group.id}", window.opens, group.community_id)
            wanted[errand.key] = errand
    done = await clock.opened(db, list(wanted))
    return [errand for key, errand in wanted.items() if key not in done]


def _picture(
    group: Standing, window: Window, homes: Homes | None, orders: int, names: list[str], news: Posted | None,
    now: datetime,
) -> str:  # fmt: skip
    """What a board shows, and where, in short: two that are the same need not be written anew."""
    notice = (news.edition_id, news.version) if news is not None else None
    about = (group.chat, group.building_id, window.day, window.slot, now >= window.closes)
    shown = repr((*about, homes, orders, names, notice))
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


async def do(db: Db, rules: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them."""
    if errand.what == "look":
        await hall.look_noted(db, now)
        return []
    groups = await hall.standing(db, id=errand.id)
    if not groups:
        return []
    if errand.what.startswith("call-"):
        return await _call(db, rules, phrases, errand, groups[0], now)
    mail = Mail(errand.key, errand.community_id, phrases, rules, now)
    if await hall.show(db, groups[0].id, errand.what.removeprefix("board-")):
        mail.refresh(groups[0].chat, f"board/{groups[0].id}", pinned=True)
    return mail.letters


async def _call(
    db: Db, rules: Rules, phrases: Words, errand: Errand, group: Standing, now: datetime
) -> list[Letter]:  # fmt: skip
    window = temperature.in_question(rules, now)
    wake = quiet_until(rules, now)
    if (wake is not None and wake >= window.closes) or not await clock.open_once(
        db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now
    ):
        return []
    text = phrases(
        rules.language, "hall-call", slot=window.slot, building=group.building,
        until=words.clock(rules.local(window.closes)),
    )  # fmt: skip
    return [
        Letter(
            key=errand.key, chat=group.chat, text=text, phrase="hall-call", lane=Lane.NOTICE,
            choices=(Choice("temp", html.unescape(phrases(rules.language, "hall-choice-temp")), opens="private"),),
            community_id=group.community_id, not_before=wake, expires_at=window.closes,
        )
    ]  # fmt: skip


FEATURE = Feature(due, do)
