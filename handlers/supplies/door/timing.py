"""What the clock does about bags at doors: a household without a photo is told after a minute; a round that sets out
gives those who carry it their list; a bag that stands for three hours makes somebody ask after the household; and after
so many hours it counts as received."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.chat import Letter, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies.door import listing, loading, telling, walk
from handlers.supplies.moving import move
from storage import access, clock, households
from storage.access import Keeper
from storage.database import Db
from storage.supplies import door, orders

BRISK, SLOW = "door-told", "door"
STANDS = timedelta(hours=3)  # of the day; then somebody asks whether they are well
_LATE = timedelta(hours=1)  # so long after a round has set out its list still makes sense


# --- told without a photo ---------------------------------------------------------------------------------------------


async def untold(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Households at whose door something has stood for a minute without a word."""
    homes: dict[int, Errand] = {}
    for home, community, since in await door.untold(db, now - telling.PATIENCE):
        homes.setdefault(home, Errand(BRISK, "tell", f"home/{home}", since + telling.PATIENCE, community))
    return list(homes.values())


async def tell(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them is told."""
    mail = Mail(errand.key, errand.community_id, words, rules, now)
    await telling.tell(db, mail, errand.id)
    return mail.letters


# --- the rest ---------------------------------------------------------------------------------------------------------


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """What has stood for long, and rounds that set out."""
    found = await _standing(db, rules, now)
    found += [
        Errand(SLOW, "round", f"community/{id}", at, id)
        for at in _setting_out(rules, now) for id in await access.communities(db)
    ]  # fmt: skip
    done = await clock.opened(db, [errand.key for errand in found]) if found else set()
    return [errand for errand in found if errand.key not in done]


def _setting_out(rules: Rules, now: datetime) -> list[datetime]:
    today = rules.local(now).date()
    moments = [datetime.combine(today, at, rules.zone) for at in rules.supplies.rounds]
    return [moment for moment in moments if moment <= now < moment + _LATE]


async def _standing(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    found: list[Errand] = []
    asked: dict[int, Errand] = {}
    for id, community, home, since in await door.standing(db, now - min(STANDS, rules.supplies.confirm)):
        if since + rules.supplies.confirm <= now:
            found.append(Errand(SLOW, "confirm", f"order/{id}", since + rules.supplies.confirm, community))
        elif home not in asked and quiet_until(rules, now) is None and awake(rules, since, now) >= STANDS:
            asked[home] = Errand(SLOW, "stands", f"home/{home}", since, community)
    return [*asked.values(), *found]


def awake(rules: Rules, since: datetime, now: datetime) -> timedelta:
    """How much of a time was outside the quiet hours."""
    total, at = timedelta(), since
    while at < now:
        wakes = quiet_until(rules, at)
        if wakes is not None:
            at = wakes
            continue
        local = rules.local(at)
        sleeps = datetime.combine(local.date(), rules.quiet_from, rules.zone)
        if sleeps <= at:
            sleeps += timedelta(days=1)
        total += min(sleeps, now) - at
        at = sleeps if sleeps < now else now
    return total


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them."""
    mail = Mail(errand.key, errand.community_id, words, rules, now)
    new = await clock.open_once(
        db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now
    )  # fmt: skip
    if not new:
        return []
    if errand.what == "confirm":
        await _confirm(db, mail, errand.id)
    elif errand.what == "stands":
        await _ask_after(db, mail, errand.id)
    else:
        await _set_out(db, mail, errand)
    return mail.letters


async def _confirm(db: Db, mail: Mail, order_id: int) -> None:
    """Nobody said otherwise: it counts as received. Only the card says so, without a sound."""
    order = await orders.by_id(db, order_id)
    if order is not None and order.state == "door":
        await move(db, mail, order, "receive", None, how="itself")


async def _ask_after(db: Db, mail: Mail, household_id: int) -> None:
    """Perhaps they are not well: somebody who looks after them phones."""
    there = await door.at_home(db, household_id)
    if not there:
        return
    hours = int((mail.now - (there[0].door_at or mail.now)) / timedelta(hours=1))
    for keeper in await _nearest(db, household_id, ("liaison", "staff", "admin"), mail.now):
        for chat, language in keeper.chats:
            mail.tell(
                chat, language, "door-stands-long", place=there[0].place, hours=hours,
                numbers=telling.numbers(mail, language, there),
                choices=(telling.button(mail.words, language, f"fine:{there[0].id}", "choice-door-fine"),),
            )  # fmt: skip


async def _nearest(db: Db, household_id: int, roles: Sequence[str], now: datetime) -> list[Keeper]:
    own = {chat for chat, _ in await households.chats(db, household_id)}
    for role in roles:
        found = [
            Keeper(one.person_id, one.name, one.role, tuple(to for to in one.chats if to[0] not in own), one.near)
            for one in await access.keepers(db, household_id, (role,), now)
        ]
        found = [one for one in found if one.chats]
        if found:
            near = min(one.near for one in found)
            return [one for one in found if one.near == near]
    return []


async def _set_out(db: Db, mail: Mail, errand: Errand) -> None:
    """Each who holds something of the round gets their list."""
    assert errand.community_id is not None
    for person in await door.takers(db, errand.community_id, errand.at, walk.GOING):
        load = await loading.mine(db, mail.rules, person, mail.now)
        for chat, language in await door.own_chats(db, person) if load.stops and load.ahead is None else ():
            await listing.show(mail, language, load, "mine", 1, chat)


FEATURES = {BRISK: Feature(untold, tell, brisk=True), SLOW: Feature(due, do)}
