"""Raising an alert, and what is told of it while it is open."""

from __future__ import annotations

import dataclasses
import html
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from handlers import words
from handlers.alerts import letters, rules
from handlers.alerts.duty import listeners, responsible, told
from handlers.alerts.letters import Item
from handlers.chat import Choice, Lane, Letter, Talk, Words
from handlers.mail import Mail
from handlers.rules import Rules
from storage import alerts as stored
from storage import history, households
from storage.access import Keeper
from storage.accounts import Member, Speaker
from storage.alerts import Standing
from storage.database import Db


@dataclass(frozen=True, slots=True)
class Sign:
    """What was just recorded of one person: a reading, what they feel, or both."""

    member: Member
    at: datetime  # when it was written
    celsius: Decimal | None = None
    reading_id: int | None = None
    felt: frozenset[str] = frozenset()


async def consider(talk: Talk, speaker: Speaker, signs: Sequence[Sign]) -> None:
    """What one message said of these people, each once: raises alerts, or joins what was said to the open ones, and
    writes to everybody whom it concerns. Call it once for a message, so that a keeper gets one letter for all."""
    signs = [sign for sign in signs if rules.may_concern(sign.member, sign.celsius, talk.rules, sign.felt)]
    if not signs:
        return
    known = await stored.open_of(talk.db, [sign.member.id for sign in signs])
    new: list[tuple[Standing, Sign]] = []
    for sign in signs:
        mine = {alert.topic: alert for alert in known.get(sign.member.id, ())}
        if sign.celsius is not None and rules.MISSING in mine:
            await _reported(talk, speaker, mine[rules.MISSING])
        alert = mine.get(rules.HEALTH)
        kind = rules.worry(sign.celsius, sign.felt, talk.rules)
        raised = False
        while alert is None and kind is not None:  # once, unless another's is closed at this very moment
            raised = await _open(talk, speaker, sign, kind)
            alert = await open_one(talk.db, sign.member.id, rules.HEALTH)
        if alert is not None and raised:
            new.append((alert, sign))
        elif alert is not None:
            await _join(talk, speaker, alert, sign)
        if rules.FEVER in sign.felt and sign.celsius is None and kind is None:
            talk.say("alert-measure", name=sign.member.name)
    by_household: dict[int, list[tuple[Standing, Sign]]] = defaultdict(list)
    for alert, sign in new:
        by_household[alert.household_id].append((alert, sign))
    for household_id, some in by_household.items():
        await _announce(talk, speaker, household_id, some)


async def tell_unplaced(talk: Talk, speaker: Speaker, celsius: Decimal, written: str) -> None:
    """A value that is alarming, of somebody of the household of whom we do not know yet who it is (`written`: what they
    were called). There can be no alert without a person; but whoever would be told of one is told now, with the
    household's phone a tap away, and does not wait for the answer to our question."""
    if speaker.household_id is None or rules.worry(celsius, (), talk.rules) is None:
        return
    keepers = await responsible(talk.db, speaker.household_id, talk.now)
    hear = rules.told_at(keepers, 0, len(talk.rules.escalate))
    for keeper in hear:
        for chat, language in keeper.chats:
            if chat != speaker.chat:
                call = Choice(f"call:{speaker.household_id}", html.unescape(talk.words(language, "alert-call")))
                talk.tell(
                    chat, language, "alert-unplaced", lane=Lane.ALARM, celsius=celsius, place=speaker.place,
                    name=written or "?", choices=(call,),
                )  # fmt: skip
    await history.add(talk.db, [{
        "community_id": speaker.community_id, "at": talk.now, "actor": actor(speaker), "action": "alert-unplaced",
        "subject": f"household/{speaker.household_id}", "details": {"told": [keeper.person_id for keeper in hear]},
    }])  # fmt: skip


async def note(
    db: Db, alert: Standing, now: datetime, actor: str, action: str, told: Collection[Keeper] = (), **details: Any
) -> None:
    """Write a step of an alert into its history; `told` are those who heard of it for the first time, or again."""
    if told:
        details["told"] = [keeper.person_id for keeper in told]
    await history.add(db, [{
        "community_id": alert.community_id, "at": now, "actor": actor, "action": action,
        "subject": f"alert/{alert.id}", "details": details or None,
    }])  # fmt: skip


def actor(speaker: Speaker) -> str:
    """Who did it, as the history says."""
    return f"account/{speaker.account_id}"


# --- a new one --------------------------------------------------------------------------------------------------------


async def open_one(db: Db, person_id: int, topic: str) -> Standing | None:
    """Somebody's open alert of a topic."""
    now_open = (await stored.open_of(db, [person_id])).get(person_id, ())
    return next((alert for alert in now_open if alert.topic == topic), None)


async def _open(talk: Talk, speaker: Speaker, sign: Sign, kind: str) -> bool:
    home = (await stored.homes(talk.db, [sign.member.id]))[sign.member.id]
    return await stored.open(
        talk.db, community_id=home.community_id, household_id=home.household_id, person_id=home.person_id,
        topic=rules.HEALTH, kind=kind, reading_id=sign.reading_id, account_id=speaker.account_id,
        raised_at=talk.now, step=0, escalates_at=talk.now + rules.wait(0, talk.rules.escalate), recheck="due",
        recheck_at=talk.now + talk.rules.recheck,
    )  # fmt: skip


async def _announce(
    talk: Talk, speaker: Speaker, household_id: int, some: Sequence[tuple[Standing, Sign]]
) -> None:  # fmt: skip
    """Tell the household and the first of the chain."""
    raised = [alert for alert, _ in some]
    keepers = await responsible(talk.db, household_id, talk.now, [alert.person_id for alert in raised])
    first = rules.told_at(keepers, 0, len(talk.rules.escalate))
    items = [Item(alert, await stored.facts(talk.db, alert), others(sign.felt)) for alert, sign in some]
    for keeper in first:
        letters.alarm(talk, keeper, items, Lane.ALARM)
    for alert in raised:
        await note(talk.db, alert, talk.now, actor(speaker), "alert-raised", first, reading=alert.reading_id)
    chats = await households.chats(talk.db, household_id)
    if speaker.household_id == household_id:
        chats = list(dict([*chats, (speaker.chat, speaker.language)]).items())
    else:
        line = words.lines(
            talk.phrase("alert-home-line", name=alert.name, what=letters.what(talk, talk.language, alert))
            for alert in raised
        )
        know = letters.know(talk, talk.language, first)
        talk.say("alert-proxy", lines=line, told=know, minutes=letters.minutes(talk.rules.recheck), lane=Lane.ALARM)
    for chat, language in chats:
        letters.to_home(talk, chat, language, raised, first)
    _lift(talk)


def others(felt: Collection[str]) -> tuple[str, ...]:
    """Symptoms that an alert does not name itself."""
    return tuple(sorted(set(felt) - {rules.FEVER, rules.BREATHLESS}))


def _lift(talk: Talk) -> None:
    """What was said to a chat before its alarm in this turn goes before it, too: in the same lane."""
    alarmed = {letter.chat for letter in talk.letters if letter.lane is Lane.ALARM}
    talk.letters[:] = [
        dataclasses.replace(letter, lane=Lane.ALARM) if letter.chat in alarmed else letter for letter in talk.letters
    ]


# --- while it is open -------------------------------------------------------------------------------------------------


async def _join(talk: Talk, speaker: Speaker, alert: Standing, sign: Sign) -> None:
    """Something more of somebody who has an open alert."""
    gasps = rules.BREATHLESS in sign.felt and alert.kind != rules.BREATHLESS
    again = sign.celsius is not None and rules.is_recheck(sign.at, alert.recheck, alert.recheck_at)
    corrects = worse = soon = False
    if sign.celsius is not None and sign.reading_id is not None:
        former = await stored.corrected_by(talk.db, sign.reading_id)
        corrects = former is not None and former[0] == alert.reading_id
        # To mend what was written before all this is not to measure again.
        again = again and (former is None or former[1] >= alert.raised_at)
        soon = former is None
        worse = rules.is_worse(sign.celsius, alert.celsius, talk.rules)
    if again and not corrects and alert.recheck != "over":
        await stored.recheck(talk.db, alert, "over", None)
    if gasps or worse or corrects:
        kind = rules.worry(sign.celsius, sign.felt, talk.rules) or alert.kind
        if alert.kind == rules.BREATHLESS:
            kind = alert.kind
        await stored.turn(talk.db, alert.id, kind, sign.reading_id or alert.reading_id)
        alert = await stored.by_id(talk.db, alert.id) or alert
    if gasps or worse:
        await _worse(talk, speaker, alert, sign)
    elif corrects:
        await _corrected(talk, speaker, alert, sign)
    elif again:
        await _rechecked(talk, speaker, alert, sign)
    elif soon and alert.recheck_at is not None:
        time = words.clock(talk.rules.local(alert.recheck_at))
        talk.say("alert-home-soon", name=alert.name, time=time, minutes=letters.minutes(talk.rules.recheck))
    felt = others(sign.felt)
    if felt and not (gasps or worse):
        await _felt(talk, speaker, alert, felt)


async def _worse(talk: Talk, speaker: Speaker, alert: Standing, sign: Sign) -> None:
    hear = await listeners(talk.db, alert, talk.now)
    item = Item(alert, await stored.facts(talk.db, alert), others(sign.felt))
    for keeper in hear:
        letters.alarm(talk, keeper, [item], Lane.ALARM)
    await note(talk.db, alert, talk.now, actor(speaker), "alert-worse", hear, reading=sign.reading_id)
    talk.say(
        "alert-home-worse", lane=Lane.ALARM, name=alert.name, what=letters.what(talk, talk.language, alert),
        told=letters.know(talk, talk.language, hear), kind=alert.kind,
    )  # fmt: skip
    _lift(talk)


async def _corrected(talk: Talk, speaker: Speaker, alert: Standing, sign: Sign) -> None:
    """Written wrong, they say: nobody but a keeper closes it, with one tap."""
    hear = await listeners(talk.db, alert, talk.now)
    fine = rules.worry(sign.celsius, (), talk.rules) is None
    for keeper in hear:
        for chat, language in keeper.chats:
            first = (letters.button(talk, language, "slip", alert),) if fine else ()
            talk.tell(
                chat, language, "alert-corrected", lane=Lane.ALARM, whose=letters.whose(talk, language, [alert]),
                celsius=sign.celsius, choices=(*first, *letters.buttons(talk, language, alert, keeper.person_id)),
            )  # fmt: skip
    await note(talk.db, alert, talk.now, actor(speaker), "alert-corrected", reading=sign.reading_id)
    if hear:  # else what was changed has been said, and there is nothing to add
        talk.say("alert-home-corrected", told=letters.know(talk, talk.language, hear))


async def _rechecked(talk: Talk, speaker: Speaker, alert: Standing, sign: Sign) -> None:
    hear = await listeners(talk.db, alert, talk.now)
    for keeper in hear:
        for chat, language in keeper.chats:
            talk.tell(
                chat, language, "alert-recheck", lane=Lane.ALARM, celsius=sign.celsius,
                whose=letters.whose(talk, language, [alert]), time=words.clock(talk.rules.local(sign.at)),
                choices=letters.buttons(talk, language, alert, keeper.person_id),
            )  # fmt: skip
    await note(talk.db, alert, talk.now, actor(speaker), "alert-rechecked", reading=sign.reading_id)
    fine = "no" if rules.worry(sign.celsius, (), talk.rules) else "yes" if hear else "alone"
    talk.say("alert-home-recheck", fine=fine, told=letters.know(talk, talk.language, hear))


async def _felt(talk: Talk, speaker: Speaker, alert: Standing, felt: Sequence[str]) -> None:
    hear = await listeners(talk.db, alert, talk.now)
    for keeper in hear:
        for chat, language in keeper.chats:
            talk.tell(
                chat, language, "alert-felt", lane=Lane.ALARM, whose=letters.whose(talk, language, [alert]),
                symptoms=letters.symptoms(talk, language, felt),
                choices=letters.buttons(talk, language, alert, keeper.person_id),
            )  # fmt: skip
    await note(talk.db, alert, talk.now, actor(speaker), "alert-felt", count=len(felt))
    talk.say("alert-home-felt", told=letters.know(talk, talk.language, hear))


# --- missing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who has not reported so many slots running."""

    person_id: int
    running: int


async def raise_missing(
    db: Db, settings: Rules, phrases: Words, people: Sequence[Missing], now: datetime
) -> list[Letter]:
    """A slot was closed, and these were missing again: from two running on their liaisons hear of it, from three on
    staff as well, each keeper in one letter for all (five a letter). Again for the same slot gives no letters."""
    wanted = {one.person_id: one for one in people if one.running >= 2}
    known = await stored.open_of(db, wanted)
    homes = await stored.homes(db, wanted)
    hear: dict[int, list[Item]] = defaultdict(list)
    keepers: dict[int, Keeper] = {}
    for person_id, one in wanted.items():
        step = 0 if one.running == 2 else 1
        alert = next((alert for alert in known.get(person_id, ()) if alert.topic == rules.MISSING), None)
        if person_id not in homes or not await _missing_at(db, homes[person_id], alert, step, now):
            continue
        action = "alert-raised" if alert is None else "alert-escalated"
        alert = await open_one(db, person_id, rules.MISSING)
        if alert is None:
            continue
        these = rules.told_missing(await responsible(db, alert.household_id, now, [person_id]), step)
        item = Item(alert, await stored.facts(db, alert), running=one.running)
        for keeper in these:
            keepers[keeper.person_id] = keeper
            hear[keeper.person_id].append(item)
        await note(db, alert, now, "system", action, these, step=step)
    written: list[Letter] = []
    for keeper_id, items in hear.items():
        first = items[0].alert
        mail = Mail(f"alert/{first.id}/missing/{first.step}/{keeper_id}", first.community_id, phrases, settings, now)
        letters.alarm(mail, keepers[keeper_id], items, Lane.REPLY)
        written += mail.letters
    return written


async def _missing_at(db: Db, home: stored.Home, alert: Standing | None, step: int, now: datetime) -> bool:
    """Bring the alert of somebody missing to a step; False if it is there already."""
    if alert is None:
        return await stored.open(
            db, community_id=home.community_id, household_id=home.household_id, person_id=home.person_id,
            topic=rules.MISSING, kind=rules.MISSING, raised_at=now, step=step,
        )  # fmt: skip
    return alert.step < step and await stored.go_further(db, alert, step, None)


async def _reported(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    """Who was missing has reported: it ends by itself."""
    if not await stored.close(talk.db, alert.id, None, rules.REPORTED, talk.now):
        return
    await note(talk.db, alert, talk.now, actor(speaker), "alert-closed", outcome=rules.REPORTED)
    hear = await told(talk.db, alert, talk.now)
    for keeper in hear:
        if speaker.person is not None and keeper.person_id == speaker.person.id:
            continue
        for chat, language in keeper.chats:
            talk.tell(chat, language, "alert-reported", whose=letters.whose(talk, language, [alert]))
