"""Buttons below an alert: who takes it up, whom they phone, how it ends. Whoever presses is checked at the press."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from handlers import access, words
from handlers.alerts import letters, rules
from handlers.alerts.duty import told
from handlers.alerts.handing import followers, hand_on
from handlers.alerts.letters import Item
from handlers.alerts.raising import Sign, actor, consider, note
from handlers.chat import Lane, Marked, Talk
from storage import alerts as stored
from storage import complaints, households
from storage.access import Keeper
from storage.accounts import Member, Speaker
from storage.alerts import Standing

_PRESSED = re.compile(r"([a-z]{2,12}):(\d{1,12}(?:\.\d{1,12}){0,9})", re.ASCII)
_SYMPTOMS = {"well": (), "cough": ("cough",), "breathless": (rules.BREATHLESS,)}
_ASKED = ("cough", rules.BREATHLESS)  # what "no" says no to


async def pressed(talk: Talk, value: str) -> None:
    """A button of an alert: "<verb>:<id>", for several that came together "<verb>:<id>.<id>"."""
    speaker, read = talk.speaker, _PRESSED.fullmatch(value)
    if speaker is None or read is None:
        talk.say("old-button")
        return
    verb = read[1]
    alerts = await stored.by_ids(talk.db, [int(id) for id in read[2].split(".")])
    if verb in _SYMPTOMS:
        mine = [alert for alert in alerts if alert.household_id == speaker.household_id]
    else:
        mine = [alert for alert in alerts if await _may(talk, speaker, alert)]
    if not alerts:
        talk.say("old-button")
    elif not mine:
        await access.refuse(talk, "alert")
    elif verb == "take":
        await _take(talk, speaker, mine)
    else:
        await _one(talk, speaker, verb, mine[0])


async def _may(talk: Talk, speaker: Speaker, alert: Standing) -> bool:
    """Whoever looks after the household, but not for themselves; whoever took it, when their shift is over, too."""
    if _me(speaker) in alert.ill:
        return False
    if alert.taken_by == _me(speaker) and any(role.role in access.HEALTH_KEEPERS for role in speaker.roles):
        return True
    return await access.may_care(talk.db, speaker, alert.household_id, talk.now)


async def _one(talk: Talk, speaker: Speaker, verb: str, alert: Standing) -> None:
    """Everything but taking is about one alert."""
    if verb in _SYMPTOMS:
        await _symptom(talk, speaker, alert, verb)
    elif alert.closed_at is not None:
        _ended(talk, alert)
    elif verb == "show":
        await _show(talk, speaker, alert)
    elif verb == "call":
        await _call(talk, speaker, alert)
    elif verb == "over":
        await _take_over(talk, speaker, alert)
    elif verb == "pass":
        await _hand_on(talk, speaker, alert)
    elif verb in rules.OUTCOMES[alert.topic]:
        await _close(talk, speaker, alert, verb)
    else:
        talk.say("old-button")


def _me(speaker: Speaker) -> int:
    """Who presses, as a person; the gate has let through nobody who is none."""
    return speaker.person.id if speaker.person is not None else 0


def _name(speaker: Speaker) -> str:
    return speaker.person.name if speaker.person is not None else ""


def _whose(talk: Talk, *alerts: Standing) -> Marked:
    return letters.whose(talk, talk.language, alerts)


def _ended(talk: Talk, alert: Standing) -> None:
    result = letters.outcome(talk, talk.language, alert, alert.outcome or "")
    talk.say("alert-ended", whose=_whose(talk, alert), outcome=result)


def _theirs(talk: Talk, alert: Standing) -> None:
    """Somebody else has it; who has waited long enough may take it over."""
    taken_at = alert.taken_at or talk.now
    time, when = words.clock(talk.rules.local(taken_at)), letters.when(talk, talk.language, taken_at)
    choices = tuple(letters.button(talk, talk.language, verb, alert) for verb in ("call", "over"))
    talk.say("alert-theirs", whose=_whose(talk, alert), by=alert.taker, when=when, time=time, choices=choices)


def _mine(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    talk.say(
        "alert-yours", whose=_whose(talk, alert), what=letters.what(talk, talk.language, alert), topic=alert.topic,
        choices=letters.buttons(talk, talk.language, alert, _me(speaker)), lane=Lane.ALARM,
    )  # fmt: skip


# --- taking -----------------------------------------------------------------------------------------------------------


async def _take(talk: Talk, speaker: Speaker, alerts: Sequence[Standing]) -> None:
    """I have it: one wins, the other hears who."""
    took = []
    for alert in alerts:
        if await stored.take(talk.db, alert.id, _me(speaker), talk.now):
            took.append(await stored.by_id(talk.db, alert.id) or alert)
            await note(talk.db, alert, talk.now, actor(speaker), "alert-taken", person=_me(speaker))
            continue
        now = await stored.by_id(talk.db, alert.id) or alert
        if now.closed_at is not None:
            _ended(talk, now)
        elif now.taken_by == _me(speaker):
            _mine(talk, speaker, now)
        else:
            _theirs(talk, now)
    if len(took) == 1:
        _mine(talk, speaker, took[0])
    elif took:
        talk.say("alert-yours-many", count=len(took), choices=letters.shown(took), lane=Lane.ALARM)
    await _tell_taken(talk, speaker, took)


async def _tell_taken(talk: Talk, speaker: Speaker, alerts: Sequence[Standing]) -> None:
    """The others who were told hear who took it, and so does the household."""
    hear: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for alert in alerts:
        for keeper in await told(talk.db, alert, talk.now):
            if keeper.person_id != _me(speaker):
                for to in keeper.chats:
                    hear[to].append(alert)
    for (chat, language), some in hear.items():
        talk.tell(chat, language, "alert-taken", by=_name(speaker), whose=letters.whose(talk, language, some))
    homes: dict[int, list[Standing]] = defaultdict(list)
    for alert in alerts:
        if alert.topic in rules.URGENT:
            homes[alert.household_id].append(alert)
    for household_id, some in homes.items():
        for chat, language in await households.chats(talk.db, household_id):
            people = [letters.name_at_home(talk, language, alert) for alert in some]
            name = Marked(words.listed(talk.words, language, people)) if len(people) > 1 else people[0]
            talk.tell(chat, language, "alert-home-taken", by=_name(speaker), name=name)


async def _take_over(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    """From somebody who has it and does not get to it."""
    former = alert.taken_by
    if former is None or former == _me(speaker):
        await _take(talk, speaker, [alert])
        return
    if await stored.take_over(talk.db, alert.id, former, _me(speaker), talk.now):
        await note(talk.db, alert, talk.now, actor(speaker), "alert-taken-over", person=_me(speaker), former=former)
        alert = await stored.by_id(talk.db, alert.id) or alert
        _mine(talk, speaker, alert)
        await _tell_taken(talk, speaker, [alert])
    else:
        await _take(talk, speaker, [alert])


async def _hand_on(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    """To others: it is open again, and the next in the chain hear of it with all who were told before."""
    if alert.taken_by != _me(speaker):
        await _show(talk, speaker, alert)
        return
    step, hear = await followers(talk.db, talk.rules, alert, _me(speaker), talk.now)
    if not hear:
        talk.say("alert-pass-nobody", choices=letters.buttons(talk, talk.language, alert, _me(speaker)))
        return
    former = (_me(speaker), _name(speaker))
    if not await hand_on(talk.db, talk, alert, former, step, hear, actor(speaker)):
        await _show(talk, speaker, await stored.by_id(talk.db, alert.id) or alert)
        return
    talk.say("alert-passed-on", whose=_whose(talk, alert), told=letters.names(talk, talk.language, hear))


# --- looking ----------------------------------------------------------------------------------------------------------


async def _show(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    """What it is about, and what may be done with it now."""
    if alert.closed_at is not None:
        _ended(talk, alert)
    elif alert.taken_by not in (None, _me(speaker)):
        _theirs(talk, alert)
    else:
        keeper = Keeper(_me(speaker), _name(speaker), "", ((speaker.chat, talk.language),))
        letters.alarm(talk, keeper, [Item(alert, await stored.facts(talk.db, alert))], Lane.REPLY)


async def _call(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    """The household's whole numbers; that somebody looked is on the record."""
    numbers = await households.phones(talk.db, alert.household_id)
    choices = letters.buttons(talk, talk.language, alert, _me(speaker))
    choices = tuple(choice for choice in choices if not choice.id.startswith("alert:call:"))
    if not numbers:
        talk.say("phone-none", place=alert.place, choices=choices)
        return
    people = [person for person, _, _ in numbers]
    await note(talk.db, alert, talk.now, actor(speaker), "phone-shown", person=_me(speaker), people=people)
    lines = words.lines(talk.phrase("phone-line", name=name, phone=phone) for _, name, phone in numbers)
    talk.say("phone-list", place=alert.place, lines=lines, choices=choices)


# --- ending -----------------------------------------------------------------------------------------------------------


async def _close(talk: Talk, speaker: Speaker, alert: Standing, outcome: str) -> None:
    """It is over, and how; everybody who was told hears it, and the household."""
    if not await stored.close(talk.db, alert.id, _me(speaker), outcome, talk.now):
        await _show(talk, speaker, await stored.by_id(talk.db, alert.id) or alert)
        return
    await note(talk.db, alert, talk.now, actor(speaker), "alert-closed", outcome=outcome, person=_me(speaker))
    result = letters.outcome(talk, talk.language, alert, outcome)
    talk.say("alert-closed", whose=_whose(talk, alert), outcome=result)
    for keeper in await told(talk.db, alert, talk.now):
        if keeper.person_id == _me(speaker):
            continue
        for chat, language in keeper.chats:
            how = letters.outcome(talk, language, alert, outcome)
            whose = letters.whose(talk, language, [alert])
            talk.tell(chat, language, "alert-closed-told", by=_name(speaker), whose=whose, outcome=how)
    if alert.topic in rules.URGENT:
        for chat, language in await households.chats(talk.db, alert.household_id):
            if alert.topic == rules.SOS:
                talk.tell(chat, language, "sos-home-closed", by=_name(speaker), outcome=outcome)
            else:
                talk.tell(chat, language, "alert-home-closed", by=_name(speaker), name=alert.name, outcome=outcome)


# --- the household's own buttons --------------------------------------------------------------------------------------


async def _symptom(talk: Talk, speaker: Speaker, alert: Standing, verb: str) -> None:
    """What else there is, by a button below the household's own letter."""
    felt = _SYMPTOMS[verb]
    if alert.topic != rules.HEALTH or (alert.closed_at is not None and rules.BREATHLESS not in felt):
        talk.say("old-button")
        return
    day = talk.rules.local(talk.said_at).date()
    await complaints.record(
        talk.db, community_id=alert.community_id, household_id=alert.household_id, person_id=alert.person_id,
        felt=felt, denied=() if felt else _ASKED, account_id=speaker.account_id, arrival=talk.incoming.key,
        at=talk.said_at, day=day,
    )  # fmt: skip
    if not felt:
        await note(talk.db, alert, talk.now, actor(speaker), "alert-felt", count=0)
        talk.say("alert-home-well", name=alert.name)
        return
    sign = Sign(Member(alert.person_id, alert.name), talk.said_at, felt=frozenset(felt))
    await consider(talk, speaker, [sign])  # an old button, and still it is a new alarm
    if not talk.letters:  # it was known already
        talk.say("alert-home-felt", told=letters.know(talk, talk.language, await told(talk.db, alert, talk.now)))
