"""How somebody is: answered by a few taps, or in words. And words of despair, which are heard before all else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from handlers import temperature, threads, words
from handlers.chat import Choice, Lane, Marked, Talk
from handlers.checkin import rules, worry
from handlers.checkin.asking import button, choices_home, choices_one
from handlers.checkin.despair import is_despair
from handlers.checkin.vocabulary import WELL, Said, answer_in
from handlers.temperature.doors import parts_of
from storage import access, accounts, history, households
from storage import checkin as stored
from storage.access import Keeper
from storage.accounts import Member, Speaker
from storage.households import Door
from storage.temperature import Within

_NEED = "checkin-need"  # we wait for the words that say what they lack
_ABOUT = re.compile(r"(body|mood|needs):(\d{4}):(\d{1,12}):([012])|(well|rest|lack):(\d{4}):(\d{1,12})"
                    r"|whose:(\d{4}):(\d{1,12}):(body|mood)", re.ASCII)  # fmt: skip
_KEY = re.compile(r"take:((?:mood|despair)/\d{1,12}/\d{1,12}/\d{8,14})", re.ASCII)
_MOST = 12  # names to choose from
_OWN_WORDS = 100  # characters; what is longer and not of their own writing is an article
_VISIT = re.compile(r"/?(?:看过|看望|care)", re.IGNORECASE)


# --- words of despair -------------------------------------------------------------------------------------------------


async def hear_despair(talk: Talk, speaker: Speaker) -> bool:
    """Somebody of a household writes words of despair: few are told, at once, and they are answered with warmth, in
    private. False: it was nothing of the kind, or there is a temperature in it that is to be taken as well."""
    if speaker.household_id is None or not is_despair(talk.text, talk.rules.checkin.despair):
        return False
    if speaker.roles and _is_of_others(talk, speaker):
        return False
    if talk.incoming.forwarded and (talk.incoming.in_group or len(talk.text) > _OWN_WORDS):
        return False  # an article that somebody passes round
    door = await households.by_id(
        talk.db, Within(households=(speaker.household_id,)), speaker.household_id
    )  # fmt: skip
    if door is None:
        return False
    talk.kept = ""
    if talk.incoming.in_group and talk.incoming.message:
        talk.act(talk.incoming.chat, "delete", message=talk.incoming.message)
    member = speaker.person or (speaker.people[0] if len(speaker.people) == 1 else None)
    told, new = await worry.raise_despair(talk, door, member, talk.text)
    names = worry.names(talk, talk.language, told)
    if new:
        talk.say("checkin-despair", lane=Lane.ALARM, told=names, hotline=talk.rules.checkin.hotline or "none")
    else:
        talk.say("checkin-despair-again", lane=Lane.ALARM, told=names)
    return not temperature.understand(talk.text, speaker).readings


def _is_of_others(talk: Talk, speaker: Speaker) -> bool:
    """Whether somebody who looks after others writes about one of them: an answer, or what was found at a visit."""
    waits = (speaker.expects or "").startswith("care-")
    return waits or bool(talk.incoming.reply_to) or _VISIT.match(talk.text) is not None


# --- asked, and answered by taps --------------------------------------------------------------------------------------


async def open_(talk: Talk) -> None:
    """报平安: the question at any time, for whoever wants to say how they are."""
    speaker = talk.speaker
    if speaker is None or speaker.household_id is None:
        talk.say("checkin-no-home")
        return
    day = talk.rules.local(talk.now).date()
    people = _asked(speaker.people, day)
    if len(people) == 1:
        alone = "yes" if len(speaker.people) == 1 else "no"
        choices = choices_one(talk, talk.language, speaker.household_id, people[0].id, day)
        talk.say("checkin-ask-one", name=people[0].name, alone=alone, choices=choices)
    else:
        talk.say("checkin-ask-home", choices=choices_home(talk, talk.language, speaker.household_id, day))


async def pressed(talk: Talk, value: str) -> None:
    """A button below the question, or below what somebody was told; who presses it is checked."""
    key, about = _KEY.fullmatch(value), _ABOUT.fullmatch(value)
    if key is not None:
        await worry.take(talk, key[1])
        return
    tapped = await _tapped(talk, about) if about is not None else None
    if about is None or tapped is None:
        talk.say("old-button")
        return
    home, day = tapped
    if about[1]:
        member = next(one for one in home.people if one.id == int(about[3]))
        await _one(talk, home, member, day, about[1], int(about[4]))
    elif about[5] == "well":
        await _well(talk, home, day)
    elif about[5] == "rest":
        await _well(talk, home, day, rest=True)
    elif about[5] == "lack":
        await _lacking(talk, home, _writer(talk, home) or home.asked(day)[0], day)
    else:
        _ask_whose(talk, home, day, about[10])


class _Home:
    """The household that an answer is about."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.people = tuple(one.member for one in door.people)

    def asked(self, day: date) -> tuple[Member, ...]:
        """Whom the question of a day is about."""
        return _asked(self.people, day)


def _asked(people: Sequence[Member], day: date) -> tuple[Member, ...]:
    """Those in quarantine; where nobody is, everybody."""
    return tuple(one for one in people if temperature.is_due(one.quarantine, day)) or tuple(people)


async def _tapped(talk: Talk, about: re.Match[str]) -> tuple[_Home, date] | None:
    """Household and day of a button, if it is of today or yesterday, and of somebody for whom this chat answers."""
    speaker = talk.speaker
    if speaker is None:
        return None
    today = talk.rules.local(talk.now).date()
    tag, whose, home = about[2] or about[6] or about[8], about[3], about[7] or about[9]
    day = next((one for one in (today, today - timedelta(days=1)) if f"{one:%m%d}" == tag), None)
    within = Within(community_id=speaker.community_id)
    if whose:
        door = await households.of_person(talk.db, within, int(whose))
    else:
        door = await households.by_id(talk.db, within, int(home))
    if day is None or door is None:
        return None
    theirs = [chat for chat, _ in await households.chats(talk.db, door.household_id)]
    return (_Home(door), day) if speaker.chat in theirs or speaker.household_id == door.household_id else None


def _writer(talk: Talk, home: _Home) -> Member | None:
    """Who of the household writes, if we know it."""
    speaker = talk.speaker
    mine = speaker.person.id if speaker is not None and speaker.person is not None else 0
    return next((one for one in home.people if one.id == mine), None)


async def _say(talk: Talk, home: _Home, member: Member, day: date, **said: int) -> None:
    """Write down what was said of one person, and see whether somebody must hear of it."""
    await stored.say(
        talk.db, community_id=home.door.community_id, household_id=home.door.household_id, person_id=member.id,
        day=day, account_id=talk.speaker.account_id if talk.speaker is not None else 0, at=talk.now, **said,
    )  # fmt: skip
    if said.get("mood") == rules.BADLY:
        await worry.consider_mood(talk, home.door, member, day)


async def _well(talk: Talk, home: _Home, day: date, *, rest: bool = False) -> None:
    """All well; or (`rest`) all that has not been said. What another phone has said of somebody stays."""
    people = home.asked(day)
    before = await stored.of_day(talk.db, [one.id for one in people], day)
    mine = talk.speaker.account_id if talk.speaker is not None else 0
    for member in people:
        was = before.get(member.id)
        theirs = was is not None and was.account_id not in (None, mine) and len(people) > 1
        keep = was if was is not None and (rest or theirs) else stored.Answer(None, None, None, None)
        said = {
            name: 0
            for name, value in (("body", keep.body), ("mood", keep.mood), ("needs", keep.needs))
            if value is None
        }
        if said:
            await _say(talk, home, member, day, **said)
    talk.say("checkin-well")


async def _one(talk: Talk, home: _Home, member: Member, day: date, what: str, value: int) -> None:
    """What was tapped of one person."""
    if what == "needs" and value:
        await _lacking(talk, home, member, day)
        return
    before = (await stored.of_day(talk.db, [member.id], day)).get(member.id)
    await _say(talk, home, member, day, **{what: value})
    if what == "body" and before is not None and before.body == value:  # tapped twice: nobody is told twice
        did = talk.phrase("checkin-noted", value=value)
    else:
        did = await _answer_to(talk, home, member, what, value)
    await _go_on(talk, home, member, day, did)


async def _answer_to(talk: Talk, home: _Home, member: Member, what: str, value: int) -> Marked:
    """What is said to what they said."""
    if what == "body" and value == rules.BADLY:
        told = await _tell(talk, home, member, "checkin-ill-told", "")
        return talk.phrase("checkin-ill", told=worry.names(talk, talk.language, told))
    if what == "mood" and value == rules.BADLY:
        return talk.phrase("checkin-low-home", hotline=talk.rules.checkin.hotline or "none")
    return talk.phrase("checkin-noted", value=value)


async def _go_on(talk: Talk, home: _Home, member: Member, day: date, did: Marked) -> None:
    """What is asked next, with what was said before it; nothing where all is said."""
    people = home.asked(day)
    if len(people) > 1:
        choices = choices_home(talk, talk.language, home.door.household_id, day, more=True)
        talk.say("checkin-more", did=did, choices=choices)
        return
    question = rules.next_question((await stored.of_day(talk.db, [member.id], day)).get(member.id))
    tag = f"{day:%m%d}:{member.id}"
    if question == "needs":
        choices = (
            button(talk, talk.language, f"needs:{tag}:0", "checkin-lacking-nothing"),
            button(talk, talk.language, f"needs:{tag}:1", "checkin-lacking"),
        )
    else:
        labels = ("checkin-good", "checkin-so-so", "checkin-bad")
        choices = tuple(
            button(talk, talk.language, f"{question}:{tag}:{n}", label) for n, label in enumerate(labels) if question
        )
    if question:
        talk.say("checkin-next", did=did, question=question, choices=choices)
    else:
        talk.say("checkin-done", did=did)


def _ask_whose(talk: Talk, home: _Home, day: date, what: str) -> None:
    choices = tuple(
        Choice(f"checkin:{what}:{day:%m%d}:{one.id}:{rules.BADLY}", one.name) for one in home.asked(day)[:_MOST]
    )
    talk.say("checkin-whose-ask", what=what, choices=choices)


# --- what they lack ---------------------------------------------------------------------------------------------------


async def _lacking(talk: Talk, home: _Home, member: Member, day: date) -> None:
    """They lack something: what it is, they say in words."""
    await _say(talk, home, member, day, needs=1)
    if talk.speaker is not None:
        data = {"person": member.id, "day": day.isoformat()}
        await accounts.expect(talk.db, talk.speaker.account_id, _NEED, data, _end_of_day(talk))
    talk.say("checkin-need-ask")


def _end_of_day(talk: Talk) -> datetime:
    tomorrow = talk.rules.local(talk.now).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(0), talk.rules.zone)


async def need(talk: Talk, text: str) -> bool:
    """What they lack, in words: it goes to the liaison. False: it was a temperature, and we wait on."""
    speaker = talk.speaker
    if speaker is None or speaker.household_id is None or temperature.understand(text, speaker).kind != "none":
        return False
    home = await _home(talk, speaker)
    member = next((one for one in home.people if one.id == speaker.expects_data.get("person")), None) if home else None
    if home is None or member is None:
        return False
    await accounts.expect(talk.db, speaker.account_id, None)
    said = answer_in(text)
    if said is not None and said.needs == 0:
        await _say(talk, home, member, date.fromisoformat(speaker.expects_data["day"]), needs=0)
        talk.say("checkin-well")
        return True
    await _lacks(talk)
    return True


async def _lacks(talk: Talk) -> None:
    """What they lack goes to whoever looks after them, as words of theirs that can be answered."""
    if talk.speaker is not None:
        await threads.pass_on(talk, talk.speaker)


async def _tell(talk: Talk, home: _Home, member: Member, phrase: str, text: str) -> list[Keeper]:
    """Something of the day goes to the nearest liaison, in the ordinary lane; gives who was told."""
    around = await access.keepers(talk.db, home.door.household_id, ("liaison", "staff", "admin"), talk.now)
    own = {chat for chat, _ in await households.chats(talk.db, home.door.household_id)}
    told = [one for one in rules.nearest(around, own) if one.person_id != member.id]
    since = len(talk.letters)
    for keeper in told:
        for chat, language in keeper.chats:
            talk.tell(chat, language, phrase, place=home.door.place, name=member.name, text=text)
    worry.wait_for_morning(talk, since)
    await history.add(talk.db, [{
        "community_id": home.door.community_id, "at": talk.now,
        "actor": f"account/{talk.speaker.account_id}" if talk.speaker is not None else "system",
        "action": phrase, "subject": f"household/{home.door.household_id}",
        "details": {"told": [keeper.person_id for keeper in told]},
    }])  # fmt: skip
    return told


# --- answered in words ------------------------------------------------------------------------------------------------


async def answered(talk: Talk, speaker: Speaker) -> bool:
    """An answer in words, while the question of the evening waits for one. False: it is none."""
    said = answer_in(talk.text) if talk.incoming.kind != "edit" else None
    if said is None or speaker.household_id is None:
        return False
    day = talk.rules.local(talk.now).date()
    asked = await stored.of_day(talk.db, [one.id for one in speaker.people], day)
    if not any(rules.next_question(answer) for answer in asked.values()):
        return False
    parsed = temperature.understand(talk.text, speaker)
    home = await _home(talk, speaker)
    if home is None or parsed.readings or parsed.kind in ("correction", "unsure"):
        return False
    if said == WELL:
        await _well(talk, home, day)
        return True
    who = _spoken_of(talk, home, day)
    if parsed.symptoms:  # the complaint goes its own way; that they are not well is kept here, too
        if who is not None:
            await _say(talk, home, who, day, body=rules.BADLY)
        return False
    await _words(talk, home, who, day, said)
    return True


async def _words(talk: Talk, home: _Home, who: Member | None, day: date, said: Said) -> None:
    people = home.asked(day)
    if who is None and rules.BADLY in (said.body, said.mood):
        if said.needs:
            await _lacks(talk)
        _ask_whose(talk, home, day, "mood" if said.mood == rules.BADLY else "body")
        return
    values = {name: value for name, value in (("body", said.body), ("mood", said.mood), ("needs", said.needs))
              if value is not None}  # fmt: skip
    for member in [who] if who is not None else people:
        await _say(talk, home, member, day, **values)
    member = who or people[0]
    if said.needs:
        await _lacks(talk)
        if rules.BADLY not in (said.body, said.mood):
            return
    did = [
        await _answer_to(talk, home, member, name, value)
        for name, value in values.items()
        if name != "needs" and (value == rules.BADLY or (name == "body" and rules.BADLY not in values.values()))
    ] or [talk.phrase("checkin-noted", value=0)]
    await _go_on(talk, home, member, day, words.lines(did))


def _spoken_of(talk: Talk, home: _Home, day: date) -> Member | None:
    """Of whom an answer speaks: the one who is named, else the writer, else the only one there is."""
    named = [
        one for one in home.people if one.name in talk.text or any(part in talk.text for part in parts_of(one.name))
    ]
    if named:
        return named[0] if len(named) == 1 else None
    people = home.asked(day)
    return _writer(talk, home) or (people[0] if len(people) == 1 else None)


async def _home(talk: Talk, speaker: Speaker) -> _Home | None:
    if speaker.household_id is None:
        return None
    door = await households.by_id(talk.db, Within(households=(speaker.household_id,)), speaker.household_id)
    return _Home(door) if door is not None else None
