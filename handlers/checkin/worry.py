"""Somebody is in distress: a mood that stays low, or words of despair. Told to few, quietly; one of them takes it.

What is told is known by its key: "mood/<household>/<person>/<day it began>", "despair/<household>/<person>/<minute>".
The person is 0 where nobody knows who of the household wrote.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers import access, words
from handlers.chat import Choice, Lane, Letter, Marked, Pen, Talk, Words
from handlers.checkin import rules
from handlers.errands import Errand
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import access as stored_access
from storage import alerts, clock, history, households
from storage import checkin as stored
from storage.access import Keeper
from storage.accounts import Member
from storage.database import Db
from storage.households import Door
from storage.temperature import Within

FEATURE = "despair"  # of the clock's errands
_AROUND = ("liaison", "staff", "admin")
_EVERYBODY = ("liaison", "counsellor", "staff", "admin")
_SAME = timedelta(hours=1)  # so long what is written again belongs to what was written before
LATELY = timedelta(days=3)  # whom somebody took up since then, they may still be talking with
_QUOTED = 300  # characters


async def listeners(db: Db, household_id: int, now: datetime, but: int = 0) -> list[Keeper]:
    """Who hears of it; not `but`, the person whom it is about, nor anybody in the household's own chats."""
    own = {chat for chat, _ in await households.chats(db, household_id)}
    minds = await stored_access.keepers(db, household_id, ("counsellor",), now)
    around = await stored_access.keepers(db, household_id, _AROUND, now)
    return [keeper for keeper in rules.hear(minds, around, own) if keeper.person_id != but]


def names(pen: Pen, language: str, keepers: Sequence[Keeper]) -> Marked:
    """The first of them by role and name; "nobody" where there is none."""
    if not keepers:
        return Marked("nobody")
    parts = [pen.words(language, "checkin-who", name=keeper.name, role=keeper.role) for keeper in keepers[:3]]
    return Marked(words.listed(pen.words, language, parts))


def wait_for_morning(pen: Pen, since: int) -> None:
    """What was written since then is no alarm: in the quiet hours it waits until they are over, as a notice: a reply
    that waits would hold back every later answer in its chat."""
    wake = quiet_until(pen.rules, pen.now)
    if wake is not None:
        pen.letters[since:] = [
            dataclasses.replace(letter, not_before=wake, lane=Lane.NOTICE) for letter in pen.letters[since:]
        ]


# --- a mood that stays low --------------------------------------------------------------------------------------------


async def consider_mood(talk: Talk, door: Door, member: Member, day: date) -> None:
    """A low mood was written down: the second running is told, once for each run."""
    low = rules.low_run(await stored.moods(talk.db, member.id, day - rules.LOOK_BACK, day), day)
    if low is None or low.times < 2:
        return
    key = f"mood/{door.household_id}/{member.id}/{low.since:%Y%m%d}"
    if not await clock.open_once(talk.db, key, community_id=door.community_id, due_at=talk.now, now=talk.now):
        return
    hear = await listeners(talk.db, door.household_id, talk.now, member.id)
    since = len(talk.letters)
    for keeper in hear:
        for chat, language in keeper.chats:
            talk.tell(
                chat, language, "checkin-low", place=door.place, name=member.name, daily="yes" if low.daily else "no",
                phone=_mask(door, member.id), silent=True, choices=(_take(talk, language, key),),
            )  # fmt: skip
    wait_for_morning(talk, since)
    await _note(talk.db, key, door.community_id, talk.now, "system", "mood-told", hear)


# --- words of despair -------------------------------------------------------------------------------------------------


async def raise_despair(
    talk: Talk, door: Door, member: Member | None, said: str, by: str = ""
) -> tuple[list[Keeper], bool]:
    """Tell those who should know, at once; gives them, and whether it is new. Within the hour it goes on to those who
    have been told already. `by`: who heard it of the person, where it was not the household that wrote."""
    person = member.id if member is not None else 0
    start = f"despair/{door.household_id}/{person}/"
    key = await stored.newest(talk.db, start, talk.now - _SAME)
    new = key is None
    hear = await listeners(talk.db, door.household_id, talk.now, person)
    if key is None:
        key = f"{start}{talk.rules.local(talk.now):%Y%m%d%H%M}"
        await clock.open_once(talk.db, key, community_id=door.community_id, due_at=talk.now, now=talk.now)
    else:
        before = await _told(talk.db, key)
        everybody = {keeper.person_id: keeper for keeper in await _all(talk.db, door.household_id, talk.now, person)}
        hear = [everybody[id] for id in before if id in everybody] or hear
    for keeper in hear:
        for chat, language in keeper.chats:
            if chat == talk.incoming.chat:
                continue
            talk.tell(
                chat, language, "checkin-despair-told", lane=Lane.ALARM, place=door.place,
                name=member.name if member is not None else "", known="yes" if member is not None else "no",
                text=said[:_QUOTED], by=by, heard="yes" if by else "no", again="no" if new else "yes",
                phone=_mask(door, person), choices=(_take(talk, language, key),),
            )  # fmt: skip
    actor = f"account/{talk.speaker.account_id}" if talk.speaker is not None else "system"
    await _note(talk.db, key, door.community_id, talk.now, actor, "despair-told", hear)
    return hear, new


async def due(db: Db, settings: Rules, now: datetime) -> list[Errand]:
    """Words of despair that nobody has taken up for so long that others must hear of them."""
    waits = settings.escalate
    opened = await stored.opened_since(db, "despair/", now - waits[-1] - _SAME)
    found = []
    for key, (at, community_id) in opened.items():
        step = rules.step_now(at, now, waits)
        if key.count("/") == 3 and step and f"{key}/taken" not in opened and f"{key}/step/{step}" not in opened:
            found.append(Errand(FEATURE, f"step/{step}", key, at + waits[step - 1], community_id))
    return found


async def do(db: Db, settings: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Nobody has taken it: everybody who looks after the household hears of it."""
    key, community_id = errand.subject, errand.community_id
    _, household, person, _ = key.split("/")
    new = await clock.open_once(
        db, f"{key}/{errand.what}", community_id=community_id, due_at=errand.at, now=now
    )  # fmt: skip
    door = await households.by_id(db, Within(households=(int(household),)), int(household))
    if not new or door is None or await stored.recorded(db, key, "worry-taken"):
        return []
    mail = Mail(f"{key}/{errand.what}", community_id, phrases, settings, now)
    hear = await _all(db, door.household_id, now, int(person))
    minutes = int((now - errand.at + settings.escalate[int(errand.what[-1]) - 1]).total_seconds() // 60)
    for keeper in hear:
        for chat, language in keeper.chats:
            mail.tell(
                chat, language, "checkin-despair-late", lane=Lane.ALARM, place=door.place,
                name=_name(door, int(person)), known="yes" if int(person) else "no", minutes=minutes,
                phone=_mask(door, int(person)), choices=(_take(mail, language, key),),
            )  # fmt: skip
    await _note(db, key, door.community_id, now, "system", "despair-told", hear)
    return mail.letters


async def _all(db: Db, household_id: int, now: datetime, but: int) -> list[Keeper]:
    own = {chat for chat, _ in await households.chats(db, household_id)}
    found = await stored_access.keepers(db, household_id, _EVERYBODY, now)
    found = [keeper for keeper in found if keeper.person_id != but]
    return rules.reached(found, own)


# --- taking it --------------------------------------------------------------------------------------------------------


async def take(talk: Talk, key: str) -> None:
    """我来聊聊: one takes it and sees the number, the others hear who."""
    within = await access.allowed(talk, "see-mood")
    speaker = talk.speaker
    if within is None or speaker is None or speaker.person is None:
        return
    handed = await stored.recorded(talk.db, key, "worry-handed")
    if handed:  # whoever had taken it has left: it goes on under another key
        key = str(handed[-1][1]["key"])
    topic, household, person, _ = key.split("/")
    door = await households.by_id(talk.db, within, int(household))
    if door is None or not await stored.recorded(talk.db, key, f"{topic}-told"):
        talk.say("old-button")
        return
    whose = _whose(talk, talk.language, door, int(person))
    mine = await clock.open_once(
        talk.db, f"{key}/taken", community_id=door.community_id, due_at=talk.now, now=talk.now
    )  # fmt: skip
    if mine:
        await history.add(talk.db, [{
            "community_id": door.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
            "action": "worry-taken", "subject": key, "details": {"person": speaker.person.id},
        }])  # fmt: skip
        for keeper in await _all(talk.db, door.household_id, talk.now, int(person)):
            if keeper.person_id != speaker.person.id and keeper.person_id in await _told(talk.db, key):
                for chat, language in keeper.chats:
                    talk.tell(
                        chat, language, "checkin-taken", by=speaker.person.name,
                        whose=_whose(talk, language, door, int(person)), silent=topic == "mood",
                    )  # fmt: skip
        await _tell_writer(talk, door, key, speaker.person.name)
    taken = await stored.recorded(talk.db, key, "worry-taken")
    taker = int(taken[0][1].get("person", 0)) if taken else 0
    if taker != speaker.person.id:
        talk.say("checkin-theirs", by=await stored.name_of(talk.db, taker), whose=whose)
        return
    numbers = await households.phones(talk.db, door.household_id)
    if numbers:
        await history.add(talk.db, [{
            "community_id": door.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
            "action": "phone-shown", "subject": f"household/{door.household_id}",
            "details": {"people": [id for id, _, _ in numbers]},
        }])  # fmt: skip
    own = [number for number in numbers if number[0] == int(person)] or numbers
    lines = [talk.phrase("phone-line", name=name, phone=phone) for _, name, phone in own]
    talk.say(
        "checkin-yours", whose=whose, phones="yes" if lines else "no", lines=words.lines(lines),
        lane=Lane.ALARM if topic == "despair" else Lane.REPLY,
    )  # fmt: skip


async def give_back(talk: Talk, person_id: int, name: str) -> int:
    """Somebody leaves: those with whom they were about to talk are told of anew, at once, to whoever hears of such a
    thing now. Their roles have ended already. Gives how many that were."""
    gone = 0
    for key in await stored.worries_of(talk.db, person_id, talk.now - LATELY):
        topic, household, person, _ = key.split("/")
        door = await households.by_id(talk.db, Within(households=(int(household),)), int(household))
        new = f"{topic}/{household}/{person}/{talk.rules.local(talk.now):%Y%m%d%H%M%S}"
        if door is None or not await clock.open_once(
            talk.db, new, community_id=door.community_id, due_at=talk.now, now=talk.now
        ):  # fmt: skip
            continue
        hear, since = await listeners(talk.db, door.household_id, talk.now, int(person)), len(talk.letters)
        for keeper in hear:
            for chat, language in keeper.chats:
                talk.tell(
                    chat, language, "checkin-handed", lane=Lane.ALARM if topic == "despair" else Lane.REPLY,
                    silent=topic == "mood", what=topic, by=name, phone=_mask(door, int(person)),
                    whose=_whose(talk, language, door, int(person)), choices=(_take(talk, language, new),),
                )  # fmt: skip
        if topic == "mood":
            wait_for_morning(talk, since)
        told = await stored.recorded(talk.db, key, f"{topic}-told")
        await _note(talk.db, new, door.community_id, talk.now, told[0][0] if told else "system", f"{topic}-told", hear)
        await history.add(talk.db, [{
            "community_id": door.community_id, "at": talk.now, "actor": "system", "action": "worry-handed",
            "subject": key, "details": {"key": new, "person": person_id},
        }])  # fmt: skip
        gone += 1
    return gone


async def _tell_writer(talk: Talk, door: Door, key: str, by: str) -> None:
    """Who wrote words of despair hears who will call, in the chat where they wrote and nowhere else."""
    for actor, _ in await stored.recorded(talk.db, key, "despair-told"):
        kind, _, id = actor.partition("/")
        chat = await alerts.chat_of(talk.db, int(id)) if kind == "account" else None
        if chat is not None and chat in await households.chats(talk.db, door.household_id):
            talk.tell(*chat, "checkin-coming", by=by, lane=Lane.ALARM)
            return


async def _told(db: Db, key: str) -> list[int]:
    """Who has been told, in the order they were."""
    rows = await stored.recorded(db, key, f"{key.partition('/')[0]}-told")
    return list(dict.fromkeys(id for _, details in rows for id in details.get("told", ())))


async def _note(
    db: Db, key: str, community_id: int, now: datetime, actor: str, action: str, told: Sequence[Keeper]
) -> None:  # fmt: skip
    await history.add(db, [{
        "community_id": community_id, "at": now, "actor": actor, "action": action, "subject": key,
        "details": {"told": [keeper.person_id for keeper in told]},
    }])  # fmt: skip


def _take(pen: Pen, language: str, key: str) -> Choice:
    return Choice(f"checkin:take:{key}", html.unescape(pen.words(language, "checkin-take")))


def _name(door: Door, person_id: int) -> str:
    return next((one.member.name for one in door.people if one.member.id == person_id), "")


def _whose(pen: Pen, language: str, door: Door, person_id: int) -> Marked:
    name = _name(door, person_id)
    return pen.words(language, "checkin-whose", place=door.place, name=name, known="yes" if name else "no")


def _mask(door: Door, person_id: int) -> str:
    """What may be shown of the number: the person's own, else the first behind the same door."""
    masks = [(one.member.id != person_id, one.phone_mask) for one in door.people if one.phone_mask]
    return min(masks, key=lambda one: one[0])[1] if masks else "none"
