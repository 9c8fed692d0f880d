"""What is written in a group: kept where the group is our own, so that the neighbours can read it; taken as a report
where it is one; taken away where it joins somebody to a state of health. What there is to say is said in private."""

from __future__ import annotations

from datetime import timedelta

from handlers import access, signup, temperature, threads, words
from handlers.chat import Lane, Talk
from handlers.hall.health import Neighbours, is_about_health, is_alarming, is_idle, says_one_is_ill, speaks_of_another
from storage import groups, hall, history
from storage.accounts import Speaker

_MOST, _WITHIN = 10, timedelta(minutes=1)  # posts of one sender; more is no talk among neighbours
_TAKEN, _HEARD = "👍", "🙏"  # no thumb goes up for a fever
_RANK = ("liaison", "clinician", "staff", "admin")  # as what a keeper is known in a group, the nearest first


async def opened(talk: Talk) -> None:
    """A phone looked into a building's group on the page for the first time: from now on it is in it. With the first
    of all the group is there, and what stands in such groups."""
    where = await _building(talk)
    if where is None:
        return
    new = await hall.standing(talk.db, chat=where.chat) == []
    group_id = await hall.found(talk.db, where, talk.now)
    # Nobody is welcomed to a page of their own.
    await groups.note_member(talk.db, group_id, talk.incoming.sender, "", joined=None)
    if new:
        talk.refresh(where.chat, f"board/{group_id}", pinned=True)
        await signup.show_open(talk, talk.db, where.community_id, where.id, where.chat)


async def keep(talk: Talk) -> bool:
    """Keep what was written in a group of ours. False: it was not, and nobody is to hear of it: its writer floods."""
    incoming, where = talk.incoming, await _building(talk)
    if where is None or incoming.kind != "text" or not talk.text:
        return True
    group_id = await hall.found(talk.db, where, talk.now)
    if await hall.posted_since(talk.db, group_id, incoming.sender, talk.now - _WITHIN) >= _MOST:
        talk.say("hall-slow")
        return False
    await hall.post(
        talk.db, community_id=where.community_id, group_id=group_id, key=incoming.key, message=incoming.message,
        sender=incoming.sender, name=known_as(talk), text=talk.text, at=talk.now,
    )  # fmt: skip
    return True


async def _building(talk: Talk) -> hall.Building | None:
    id = hall.building_of(talk.incoming.chat)
    return await hall.building(talk.db, id) if id is not None else None


def known_as(talk: Talk) -> str:
    """What neighbours see of whoever speaks: a resident's masked name, a keeper's role; empty: we do not know who."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return ""
    held = {role.role for role in speaker.roles}
    role = next((one for one in _RANK if one in held), None)
    if role is None:
        return words.masked(speaker.person.name)
    return str(talk.words(talk.rules.language, "hall-keeper", role=role, name=words.surname(speaker.person.name)))


async def listen(talk: Talk, speaker: Speaker | None) -> None:
    """What somebody we know wrote in a group, or changed there: a reading counts, and is answered by a mark on the
    message; what is not for many to read goes, as far as we may."""
    if speaker is None or talk.incoming.kind not in ("text", "edit") or not talk.text:
        return
    before = len(talk.letters)
    if is_about_health(talk.text) and await _of_another(talk, speaker):
        gone = await _take_away(talk, speaker, "others")
        talk.say("hall-others", gone="yes" if gone else "no")
    elif speaker.household_id is not None:
        await _own(talk, speaker)
    if speaker.gone:  # they have shut us out in private: nothing but the mark
        talk.letters[before:] = [letter for letter in talk.letters[before:] if letter.chat != speaker.chat]


async def _own(talk: Talk, speaker: Speaker) -> None:
    """What a household writes of itself."""
    parsed = temperature.understand(talk.text, speaker)
    reading = parsed.kind in ("report", "correction") and bool(parsed.readings)
    if not reading and (not parsed.symptoms or is_idle(talk.text)):
        if says_one_is_ill(talk.text):
            await _make_private(talk, speaker)
            await threads.pass_on(talk, speaker, alarming=True)
        return
    celsius = [value for _, value in parsed.readings]
    if is_alarming(celsius, parsed.symptoms, talk.rules.low, talk.rules.fever):
        await _make_private(talk, speaker)  # first, so that what is to be done now is the last word
    else:
        _react(talk, _TAKEN)
    corrected = talk.incoming.kind == "edit" and await temperature.edited(talk, parsed)
    if not corrected:
        await temperature.report(talk, parsed)


async def _make_private(talk: Talk, speaker: Speaker) -> None:
    gone = await _take_away(talk, speaker, "own")
    talk.say("hall-own", gone="yes" if gone else "no")


async def _of_another(talk: Talk, speaker: Speaker) -> bool:
    group = await hall.standing(talk.db, chat=talk.incoming.chat)
    around = Neighbours(*await hall.around(talk.db, group[0].building_id, speaker.household_id) if group else ())
    return speaks_of_another(talk.text, speaker, around, talk.rules.low, talk.rules.fever)


async def _take_away(talk: Talk, speaker: Speaker, why: str) -> bool:
    """Take the message away before all else, if we may; else a mark shows that it was heard."""
    incoming = talk.incoming
    may = await hall.may(talk.db, incoming.chat, "delete")
    if may:
        if hall.building_of(incoming.chat) is not None:  # ours: nobody gets to see it for a moment even
            await hall.hide(talk.db, incoming.chat, incoming.message, talk.now)
        talk.act(incoming.chat, "delete", lane=Lane.ALARM, message=incoming.message)
    else:
        _react(talk, _HEARD)
    await history.add(talk.db, [{
        "community_id": speaker.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": "group-health-removed" if may else "group-health-left", "subject": f"account/{speaker.account_id}",
        "details": {"why": why},
    }])  # fmt: skip
    return may


def _react(talk: Talk, mark: str) -> None:
    if talk.incoming.message:
        talk.act(talk.incoming.chat, "react", message=talk.incoming.message, mark=mark)


async def to_private(talk: Talk, _value: str = "") -> None:
    """报体温 was pressed below a call in a group, or led from there into the private chat: the question comes to
    whoever pressed it, in private. Whom we do not know we cannot write to."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("help-role" if access.roles_for(speaker.roles, "see-missing") else "help-helper")
        return
    await temperature.ask_now(talk)
