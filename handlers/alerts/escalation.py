"""What the clock does about alerts: the next step where nobody has taken one, and the measuring again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.alerts import letters, rules
from handlers.alerts.duty import listeners, responsible
from handlers.alerts.letters import Item
from handlers.alerts.raising import note
from handlers.chat import Lane, Letter, Words
from handlers.mail import Mail
from handlers.rules import Rules
from storage import alerts as stored
from storage import households
from storage.access import Keeper
from storage.alerts import Standing
from storage.database import Db


@dataclass(frozen=True, slots=True)
class Due:
    """Something about an alert whose time has come: the next "step", or the "recheck"."""

    alert_id: int
    what: str
    at: datetime

    @property
    def key(self) -> str:
        """Unique for ever: an alert has no two steps that are due at the same time."""
        return f"alert/{self.alert_id}/{self.what}/{self.at:%Y%m%dT%H%M%S}"


async def due(db: Db, now: datetime) -> list[Due]:
    """What is to be done now, oldest first. What a quiet hour is does not matter: alarms speak."""
    return [Due(*one) for one in await stored.due(db, now)]


async def go_on(db: Db, settings: Rules, phrases: Words, one: Due, now: datetime) -> list[Letter]:
    """Do one of them, in a transaction of its own; gives the letters to write. Twice, or in two processes at once,
    gives none the second time."""
    alert = await stored.by_id(db, one.alert_id)
    if alert is None or alert.closed_at is not None:
        return []
    mail = Mail(one.key, alert.community_id, phrases, settings, now)
    if one.what == "step" and alert.escalates_at == one.at:
        await _step(db, mail, alert, one.at)
    elif one.what == "recheck" and alert.recheck_at == one.at:
        await _recheck(db, mail, alert)
    return mail.letters


async def _step(db: Db, mail: Mail, alert: Standing, at: datetime) -> None:
    """Nobody has taken it: the next in the chain hear of it, and the household of them."""
    step, following = rules.next_step(alert.step, at, mail.now, mail.rules.escalate)
    if not await stored.go_further(db, alert, step, following):
        return
    before = await stored.told(db, alert.id)
    keepers = await responsible(db, alert.household_id, mail.now, alert.ill)
    hear = _heard(keepers, alert.step + 1, step, len(mail.rules.escalate))
    # A shift may have begun since: who is on duty at this moment hears of it in any case.
    known = {*before, *(keeper.person_id for keeper in hear)}
    hear = [*(keeper for keeper in keepers if keeper.on_duty and keeper.chats and keeper.person_id not in known), *hear]
    passed = letters.minutes(mail.now - alert.raised_at)
    item = Item(alert, await stored.facts(db, alert), note=("alert-late", {"minutes": passed}))
    for keeper in hear:
        letters.alarm(mail, keeper, [item], Lane.ALARM)
    await note(db, alert, mail.now, "system", "alert-escalated", hear, step=step)
    more = [keeper for keeper in hear if keeper.person_id not in before]
    if more:
        for chat, language in await households.chats(db, alert.household_id):
            told = letters.names(mail, language, more)
            name = letters.name_at_home(mail, language, alert)
            mail.tell(chat, language, "alert-home-more", lane=Lane.ALARM, told=told, name=name)


def _heard(keepers: Sequence[Keeper], first: int, step: int, last: int) -> list[Keeper]:
    """Who hears of the steps from the first to this one, each once: after a downtime several are done in one go."""
    found: dict[int, Keeper] = {}
    for number in range(min(first, step), step + 1):
        found |= {keeper.person_id: keeper for keeper in rules.told_at(keepers, number, last)}
    return list(found.values())


async def _recheck(db: Db, mail: Mail, alert: Standing) -> None:
    """Ask for it at its time; where it does not come, or nobody can be asked, a human hears of that, once."""
    ask = await _asked(db, alert) if alert.recheck == "due" else []
    if ask:
        if await stored.recheck(db, alert, "asked", mail.now + rules.PATIENCE):
            for chat, language in ask:
                mail.tell(chat, language, "alert-home-due", lane=Lane.ALARM, name=alert.name)
            await note(db, alert, mail.now, "system", "alert-recheck-asked")
        return
    if not await stored.recheck(db, alert, "over", None):
        return
    hear = await listeners(db, alert, mail.now)
    if alert.taken_by is None:
        last = len(mail.rules.escalate)
        keepers = await responsible(db, alert.household_id, mail.now, alert.ill)
        hear = rules.told_at(keepers, min(alert.step + 1, last), last)
    for keeper in hear:
        for chat, language in keeper.chats:
            mail.tell(
                chat, language, "alert-recheck-none", lane=Lane.ALARM, whose=letters.whose(mail, language, [alert]),
                choices=letters.buttons(mail, language, alert, keeper.person_id),
            )  # fmt: skip
    await note(db, alert, mail.now, "system", "alert-recheck-missing", hear)


async def _asked(db: Db, alert: Standing) -> list[tuple[str, str]]:
    """Who is asked to measure again: the household; where it has no phone with us, whoever reported for it."""
    chats = await households.chats(db, alert.household_id)
    if not chats and alert.account_id is not None:
        reporter = await stored.chat_of(db, alert.account_id)
        chats = [reporter] if reporter is not None else []
    return chats
