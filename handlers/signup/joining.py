"""Putting one's name down and taking it off again: by button or by word, in a group or in private.

The order of the chain is the order in which we take it down. In a group nobody hears of one person: a reaction says
that it was heard, the rest is said in private.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import enrolment
from handlers.chat import Choice, Marked, Pen, Talk
from handlers.signup.listing import button, called, pick, state_of
from handlers.signup.telling import callers, hold, show, tell_listed
from handlers.signup.vocabulary import member_in
from storage import accounts, history
from storage import signup as stored
from storage.accounts import Member, Speaker
from storage.database import Db
from storage.signup import Call, Entry

WHO = "signup-who"  # what we wait for while we do not know who of the household it is
_PATIENCE = timedelta(hours=12)
_MARK = "👍"
_FILLERS = frozenset(["好的", "好", "那", "那就", "我也", "谢谢", "收到", "嗯", "行", "ok", "yes"])


async def open_here(talk: Talk, speaker: Speaker) -> list[Call]:
    """The calls that somebody may mean, newest first: those of the group's building, or in private those of where
    they live and of what they look after. One that is closed is among them: its list may be spoken of."""
    calls = await stored.standing(talk.db, speaker.community_id, talk.now)
    if not calls:
        return []
    areas: set[int] = set()
    if talk.incoming.in_group:
        bound = await stored.building_of(talk.db, talk.incoming.chat)
        if bound is None or bound[0] != speaker.community_id:
            return []
        areas.add(bound[1])
    else:
        if any(role.area_id in (None, speaker.community_id) and role.household_id is None for role in speaker.roles):
            return calls
        areas |= {role.area_id for role in speaker.roles if role.area_id is not None}
        homes = [role.household_id for role in speaker.roles if role.household_id is not None]
        homes += [speaker.household_id] if speaker.household_id is not None else []
        areas |= set((await stored.buildings_of(talk.db, homes)).values()) if homes else set()
    reach = await stored.reach_of(talk.db, areas) if areas else set()
    return [call for call in calls if call.area_id is None or call.area_id in reach]


def narrowed(calls: Sequence[Call], rest: str) -> list[Call]:
    """Those of the calls that a few words name: all of them where there are none."""
    said = rest.casefold().strip('「」“”" ')
    if not said:
        return list(calls)
    exact = [call for call in calls if call.title.casefold() == said]
    return exact or [
        call for call in calls if said in call.title.casefold() or call.title.casefold() in said
    ]  # fmt: skip


async def by_word(talk: Talk, speaker: Speaker, calls: Sequence[Call], rest: str, *, several: bool = False) -> bool:
    """Somebody writes that they come, or that somebody of their household does; says whether it was about that."""
    rest = "" if rest in _FILLERS else rest
    member = member_in(rest, speaker.people) if rest else None
    chosen = list(calls) if member is not None else narrowed(calls, rest)
    may = [call for call in chosen if state_of(call, talk.now) == "open"] or chosen
    if not calls:
        if not talk.incoming.in_group:
            talk.say("signup-none")
        return not talk.incoming.in_group
    if several:
        name = speaker.people[-1].name if speaker.people else "?"
        talk.say("signup-each", name=name)
    elif not chosen:
        if any(character.isdigit() for character in rest):  # 36.5+1 is about something else
            return False
        talk.say("signup-unknown", rest=rest)
    elif len(may) > 1:
        about = (member.id,) if member is not None else ()
        choices = tuple(pick(talk.words, talk.rules, talk.language, "join", call, *about) for call in may[:8])
        talk.say("signup-which", choices=choices)
    else:
        await put_down(talk, may[0].id, member)
    return True


async def put_down(talk: Talk, call_id: int, member: Member | None = None, said_at: datetime | None = None) -> None:
    """Put the speaker, or a member of their household, on the list of a call."""
    speaker, said_at = talk.speaker, said_at or talk.said_at
    if speaker is None:
        return
    call = await stored.hold(talk.db, call_id)
    if call is None or call.community_id != speaker.community_id:
        talk.say("old-button")
        return
    person = member or speaker.person or (speaker.people[0] if len(speaker.people) == 1 else None)
    if person is None:
        await _ask_who(talk, speaker, call, said_at)
        return
    said = called(talk.words, talk.rules, talk.language, call)
    state = state_of(call, talk.now)
    place = await stored.place_of(talk.db, call.id, person.id)
    if state == "cancelled" or state == "over":
        talk.say("signup-called-off" if state == "cancelled" else "signup-over", call=said)
    elif place is not None:
        _placed(talk, call, person, place, "known", said)
    elif state == "closed" and said_at >= call.closes_at:
        talk.say("signup-late", call=said)
    elif person.quarantine is not None:  # whoever must stay at home does no work outside
        talk.say("signup-at-home", name=person.name, call=said)
    elif await stored.join(talk.db, call, person.id, speaker.account_id, said_at):
        await note(talk.db, call, talk.now, f"account/{speaker.account_id}", "signup-joined", person=person.id)
        place = await stored.place_of(talk.db, call.id, person.id) or 1
        _placed(talk, call, person, place, "joined", said)
        await show(talk, talk.db, call)


async def put_down_by_button(talk: Talk, speaker: Speaker, call_id: int, person_id: int | None) -> None:
    """The same by a button, which may say who of the household it is for."""
    own = [*speaker.people, *([speaker.person] if speaker.person else ())]
    member = next((one for one in own if one.id == person_id), None)
    if person_id is not None and member is None:
        talk.say("old-button")
    else:
        await put_down(talk, call_id, member)


def _placed(talk: Talk, call: Call, person: Member, place: int, how: str, said: Marked) -> None:
    """Which place it is, in private; in the group a reaction to what was written there."""
    if place > call.places:
        how, place = "waiting" if how == "joined" else "known-waiting", place - call.places
    if talk.incoming.in_group and talk.incoming.kind != "choice" and talk.incoming.message:
        talk.act(talk.incoming.chat, "react", message=talk.incoming.message, mark=_MARK)
    choice = button(talk.words, talk.language, "leave", "choice-signup-leave", call.id, person.id)
    talk.say("signup-placed", how=how, name=person.name, place=place, call=said, choices=(choice,))


async def _ask_who(talk: Talk, speaker: Speaker, call: Call, said_at: datetime) -> None:
    """It counts from when it was said, as soon as we know who said it."""
    if not speaker.people:
        talk.say("old-button")
        return
    data = {"call": call.id, "at": said_at.isoformat()}
    await accounts.expect(talk.db, speaker.account_id, WHO, data, talk.now + _PATIENCE)
    choices = tuple(Choice(f"signup:me:{call.id}:{member.id}", member.name) for member in speaker.people[:8])
    talk.say("signup-who", call=called(talk.words, talk.rules, talk.language, call), choices=choices)


async def named(talk: Talk, call_id: int, member_id: int) -> None:
    """They have said by a button who they are."""
    speaker = talk.speaker
    member = enrolment.by_id(speaker, str(member_id)) if speaker is not None else None
    if speaker is None or member is None:
        talk.say("old-button")
        return
    said_at = talk.said_at
    if speaker.expects == WHO:
        if speaker.expects_data.get("call") == call_id:
            said_at = datetime.fromisoformat(speaker.expects_data["at"])
        await accounts.expect(talk.db, speaker.account_id, None)
    if speaker.person is None:
        await accounts.set_person(talk.db, speaker.account_id, member.id)
    await put_down(talk, call_id, member, said_at)


async def name_typed(talk: Talk, text: str) -> bool:
    """The same, typed."""
    speaker = talk.speaker
    member = enrolment.find_member(speaker, text) if speaker is not None else None
    if speaker is None or member is None:
        return False
    await named(talk, int(speaker.expects_data.get("call", 0)), member.id)
    return True


# --- taking one's name off --------------------------------------------------------------------------------------------


async def leave_by_word(talk: Talk, speaker: Speaker, rest: str, reply_to: int | None) -> bool:
    """Somebody writes that they cannot come; says whether they are on any list."""
    people = {member.id: member for member in ([speaker.person] if speaker.person else speaker.people)}
    member = member_in(rest, speaker.people) if rest else None
    if member is not None:
        people = {member.id: member}
    mine = await stored.joined(talk.db, list(people), talk.now) if people else []
    mine = [one for one in mine if reply_to in (None, one[0].id)]
    if rest and member is None:
        chosen = narrowed([call for call, _ in mine], rest)
        mine = [one for one in mine if one[0] in chosen]
    if not mine:
        return False
    if len(mine) > 1:
        choices = tuple(
            pick(talk.words, talk.rules, talk.language, "leave", call, person) for call, person in mine[:8]
        )  # fmt: skip
        talk.say("signup-which", choices=choices)
    else:
        await take_off(talk, mine[0][0].id, mine[0][1])
    return True


async def take_off(talk: Talk, call_id: int, person_id: int | None) -> None:
    """Take the speaker, or a member of their household, off a list; the first who waits moves up."""
    speaker = talk.speaker
    if speaker is None:
        return
    own = {member.id: member for member in (*speaker.people, *([speaker.person] if speaker.person else ()))}
    call = await stored.hold(talk.db, call_id)
    if call is None or call.community_id != speaker.community_id or (person_id is not None and person_id not in own):
        talk.say("old-button")
        return
    person = own[person_id] if person_id is not None else speaker.person
    if person is None:
        listed = [entry for entry in await stored.chain(talk.db, call.id) if entry.person_id in own]
        person = own[listed[0].person_id] if len(listed) == 1 else None
    said = called(talk.words, talk.rules, talk.language, call)
    state = state_of(call, talk.now)
    if state in ("cancelled", "over"):
        talk.say("signup-called-off" if state == "cancelled" else "signup-over", call=said)
    elif person is None:
        choices = tuple(Choice(f"signup:leave:{call.id}:{id}", member.name) for id, member in list(own.items())[:8])
        talk.say("signup-who", call=said, choices=choices)
    elif not await _withdraw(talk, talk.db, call, person.id, f"account/{speaker.account_id}"):
        talk.say("signup-not-in", name=person.name, call=said)
    else:
        if talk.incoming.in_group and talk.incoming.kind != "choice" and talk.incoming.message:
            talk.act(talk.incoming.chat, "react", message=talk.incoming.message, mark=_MARK)
        choices = ()
        if state == "open":
            choices = (button(talk.words, talk.language, "join", "choice-signup-join", call.id, person.id),)
        talk.say("signup-left", name=person.name, call=said, choices=choices)


async def _withdraw(pen: Pen, db: Db, call: Call, person_id: int, actor: str) -> bool:
    before = await stored.chain(db, call.id)
    if not await stored.withdraw(db, call.id, person_id, pen.now):
        return False
    await note(db, call, pen.now, actor, "signup-left", person=person_id)
    place, gone = next((one for one in enumerate(before) if one[1].person_id == person_id), (len(before), None))
    up: Entry | None = None
    if place < call.places < len(before):
        up = before[call.places]
        await tell_listed(pen, db, call, [up], "signup-up", "choice-signup-leave", place=call.places)
    if gone is not None and place < call.places and pen.now >= call.closes_at:  # staff have the list already
        now = min(len(before) - 1, call.places)
        for duty in await callers(pen, db, call):
            for chat, language in duty.chats:
                pen.tell(
                    chat, language, "signup-changed", name=gone.name, next=up.name if up else "none", count=now,
                    places=call.places, call=called(pen.words, pen.rules, language, call),
                )  # fmt: skip
                hold(pen, call.at)
    await show(pen, db, call)
    return True


async def keep_home(pen: Pen, db: Db, call: Call) -> None:
    """Who has come into quarantine since they signed up is taken off the list, and hears so."""
    entries = await stored.chain(db, call.id)
    home = await stored.isolated(db, [entry.person_id for entry in entries])
    for entry in entries:
        if entry.person_id in home and await _withdraw(pen, db, call, entry.person_id, "system"):
            await tell_listed(pen, db, call, [entry], "signup-at-home-now")


async def note(db: Db, call: Call, now: datetime, actor: str, action: str, **details: object) -> None:
    """What was done, into the record."""
    await history.add(db, [{
        "community_id": call.community_id, "at": now, "actor": actor, "action": action,
        "subject": f"signup/{call.id}", "details": details or None,
    }])  # fmt: skip
