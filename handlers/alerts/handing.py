"""An alert that somebody has taken goes to others: it is open again, and the next in the chain hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.alerts import letters, rules
from handlers.alerts.duty import responsible, told
from handlers.alerts.letters import Item
from handlers.alerts.raising import note
from handlers.chat import Lane, Pen
from handlers.rules import Rules
from storage import alerts as stored
from storage import households
from storage.access import Keeper
from storage.alerts import Standing
from storage.database import Db


async def followers(
    db: Db, settings: Rules, alert: Standing, person_id: int, now: datetime
) -> tuple[int, list[Keeper]]:  # fmt: skip
    """The next step of an alert that a person gives away, and who hears of it: the next in the chain, with all who were
    told before."""
    keepers = await responsible(db, alert.household_id, now, [*alert.ill, person_id])
    last = len(settings.escalate)
    step = min(alert.step + 1, last)
    before = [keeper for keeper in await told(db, alert, now) if keeper.person_id != person_id]
    following = rules.told_missing(keepers, 1) if alert.topic == rules.MISSING else rules.told_at(keepers, step, last)
    return step, list({keeper.person_id: keeper for keeper in [*following, *before]}.values())


async def hand_on(
    db: Db, pen: Pen, alert: Standing, former: tuple[int, str], step: int, hear: Sequence[Keeper], by: str
) -> bool:  # fmt: skip
    """Take an alert out of somebody's hands (id, name) and tell these; the household hears who that is. False if it is
    not in those hands any more. `by`: who did it, for the history."""
    id, name = former
    escalates_at = pen.now + pen.rules.escalate[0] if alert.topic in rules.URGENT else None
    if not await stored.hand_on(db, alert.id, id, step, escalates_at):
        return False
    await note(db, alert, pen.now, by, "alert-handed-on", hear, step=step, person=id)
    alert = await stored.by_id(db, alert.id) or alert
    item = Item(alert, await stored.facts(db, alert), note=("alert-passed", {"by": name}))
    lane = Lane.ALARM if alert.topic in rules.URGENT else Lane.REPLY
    for keeper in hear:
        letters.alarm(pen, keeper, [item], lane)
    if alert.topic in rules.URGENT and hear:
        for chat, language in await households.chats(db, alert.household_id):
            names, called = letters.names(pen, language, hear), letters.name_at_home(pen, language, alert)
            pen.tell(chat, language, "alert-home-passed", name=called, told=names)
    return True


async def give_back(db: Db, pen: Pen, person_id: int, name: str, by: str) -> int:
    """Somebody leaves: all that they had taken goes on along the chain, at once. Their roles have ended already. Gives
    how many alerts that were."""
    gone = 0
    for alert in await stored.taken_by(db, person_id):
        step, hear = await followers(db, pen.rules, alert, person_id, pen.now)
        gone += await hand_on(db, pen, alert, (person_id, name), step, hear, by)
    return gone
