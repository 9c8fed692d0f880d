"""离岗: somebody leaves, and one command takes back all they may and hands on all they had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from handlers import access, alerts, checkin, invites, words
from handlers.chat import Marked, Talk
from handlers.liaisons import asking
from handlers.liaisons.assigning import actor, later
from handlers.liaisons.naming import Request, Someone
from handlers.supplies.kinds import SHARED
from handlers.threads import rules as threads_rules
from storage import access as granted
from storage import accounts, console, history, leaving
from storage import checkin as kept
from storage import liaisons as stored
from storage.leaving import Duty
from storage.liaisons import Holder
from storage.temperature import Within

_SINCE = timedelta(minutes=5)  # a role that ended while we waited ended after the moment we take for now
SURE = "dismiss"  # what we wait for: whether they are sure
_PATIENCE = timedelta(minutes=15)
_SHIFTS = 6  # empty shifts in one letter


async def ask(talk: Talk, request: Request) -> None:
    """「离岗 陈静」: what they hold, and one button."""
    within = await access.allowed(talk, "dismiss")
    if within is None or talk.speaker is None:
        return
    if not request.who:
        talk.say("liaisons-dismiss-how")
        return
    if await answered(talk, talk.text):  # the words on the button name nobody
        return
    holders = await stored.holders(talk.db, talk.speaker.community_id, talk.now)
    people = await asking.people(talk, request, within, holders)
    if not people:
        return
    await asking.wait(talk, None)
    one = people[0]
    if not await _may(talk, within, one, holders):
        return
    holding = await leaving.holding(talk.db, one.id, talk.now, SHARED)
    handed = await _handed(talk, one)
    roles = words.listed(talk.words, talk.language, [talk.phrase("liaisons-role", role=role) for role in one.roles])
    homes = len({holder.household_id for holder in holders if holder.person_id == one.id and holder.household_id})
    held = {
        "homes": homes, "alerts": holding.alerts,
        "worries": len(await kept.worries_of(talk.db, one.id, talk.now - checkin.LATELY)),
        "threads": holding.threads + len(handed), "orders": holding.orders, "shifts": holding.shifts,
    }  # fmt: skip
    said = [talk.phrase("liaisons-dismiss-held", what=what, count=count) for what, count in held.items() if count]
    talk.say(
        "liaisons-dismiss-ask", name=one.name, place=one.place or "none", roles=Marked(roles), count=holding.roles,
        held=Marked(words.listed(talk.words, talk.language, said)) if said else "none",
        choices=(
            talk.choice(f"dismiss:yes:{one.id}", "liaisons-dismiss-yes"),
            talk.choice("dismiss:no", "liaisons-dismiss-no"),
        ),
    )  # fmt: skip
    await accounts.expect(talk.db, talk.speaker.account_id, SURE, {"person": one.id}, talk.now + _PATIENCE)


async def answered(talk: Talk, text: str) -> bool:
    """The words on a button, or how they begin, typed instead of pressed. False: it was something else."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != SURE:
        return False
    said = re.sub(r"\W+$", "", text.strip()).lower()
    for verb in ("yes", "no"):
        label = talk.choice("-", f"liaisons-dismiss-{verb}").text.lower()
        if len(said) > 1 and label.startswith(said):
            await pressed(talk, f"yes:{speaker.expects_data.get('person', 0)}" if verb == "yes" else "no")
            return True
    return False


async def pressed(talk: Talk, value: str) -> None:
    """A button: "yes:<person>", "no"."""
    within = await access.allowed(talk, "dismiss")
    speaker = talk.speaker
    if within is None or speaker is None:
        return
    if speaker.expects == SURE:
        await accounts.expect(talk.db, speaker.account_id, None)
    verb, _, id = value.partition(":")
    if verb == "no":
        talk.say("liaisons-dropped")
        return
    if verb != "yes" or not (id.isascii() and id.isdigit() and len(id) < 16):
        talk.say("old-button")
        return
    # Two who dismiss each other: the second waits here, and finds that it may not any more.
    await stored.hold_community(talk.db, speaker.community_id)
    again = (await accounts.speakers(talk.db, [speaker.address], talk.now + _SINCE)).get(speaker.address)
    within = await access.scope(talk.db, again, "dismiss")
    if within is None:
        await access.refuse(talk, "dismiss")
        return
    named = (await stored.by_ids(talk.db, speaker.community_id, [int(id)])).get(int(id))
    if named is None:
        talk.say("old-button")
        return
    holders = await stored.holders(talk.db, speaker.community_id, talk.now)
    roles = tuple(dict.fromkeys(holder.role for holder in holders if holder.person_id == named.id))
    one = Someone(named.id, named.name, named.place, roles)
    if await _may(talk, within, one, holders):
        await _dismiss(talk, one, holders)


async def _may(talk: Talk, within: Within, one: Someone, holders: Sequence[Holder]) -> bool:
    """Whether this one can be dismissed by the speaker; where not, why is said."""
    speaker = talk.speaker
    held = [holder for holder in holders if holder.person_id == one.id]
    if speaker is None or not held:
        # Who holds nothing may live anywhere: their name is not for somebody who looks after one building.
        if within.community_id is None:
            talk.say("old-button")
        else:
            talk.say("liaisons-dismiss-nothing", name=one.name)
        return False
    if speaker.person is not None and speaker.person.id == one.id:
        talk.say("liaisons-dismiss-self")
        return False
    if {"staff", "admin"} & set(one.roles) and not await stored.office(
        talk.db, speaker.community_id, talk.now, but=one.id
    ):
        talk.say("liaisons-dismiss-last", name=one.name)
        return False
    above = "admin" in one.roles and not any(role.role == "admin" for role in speaker.roles)
    if above or not await _covers(talk, within, held):
        await access.refuse(talk, "dismiss-outside")
        return False
    return True


async def _covers(talk: Talk, within: Within, held: Sequence[Holder]) -> bool:
    """Whether all that somebody holds lies where the speaker may dismiss."""
    if within.community_id is not None:
        return True
    homes = {door.id for door in await stored.doors(talk.db, within)}
    areas = {*within.buildings, *within.areas}
    return all(
        holder.household_id in homes if holder.household_id is not None else holder.area_id in areas for holder in held
    )


async def _handed(talk: Talk, one: Someone) -> list[int]:
    """The threads that were handed over to somebody's trade, that wait, and for which nobody else of it is reached."""
    found = []
    roles = [role for role in one.roles if role in threads_rules.HANDS]
    for thread in await leaving.handed(talk.db, talk.speaker.community_id, roles) if talk.speaker and roles else ():
        near = await granted.keepers(talk.db, thread.household_id, [thread.role], talk.now)
        if {keeper.person_id for keeper in near if keeper.chats or keeper.person_id == one.id} == {one.id}:
            found.append(thread.id)
    return found


async def _dismiss(talk: Talk, one: Someone, holders: Sequence[Holder]) -> None:
    speaker = talk.speaker
    if speaker is None:
        return
    orders = (await leaving.holding(talk.db, one.id, talk.now, SHARED)).orders  # handlers.supplies.desk.timing
    handed = await _handed(talk, one)
    roles = await stored.end_all(talk.db, one.id, talk.now)
    for invite in await leaving.own_invites(talk.db, one.id):
        await invites.revoke(talk.db, invite, talk.now, actor(talk))
    await console.end_all(talk.db, one.id, talk.now)
    taken = await alerts.give_back(talk.db, talk, one.id, one.name, actor(talk))
    worries = await checkin.give_back(talk, one.id, one.name)
    threads = await leaving.release_threads(talk.db, one.id, talk.now, handed)
    shifts = await leaving.shifts(talk.db, one.id, talk.now)
    await leaving.end_shifts(talk.db, [shift.id for shift in shifts], talk.now)
    homes = {holder.household_id for holder in holders if holder.person_id == one.id and holder.household_id}
    await history.add(talk.db, [{
        "community_id": speaker.community_id, "at": talk.now, "actor": actor(talk), "action": "dismissed",
        "subject": f"person/{one.id}",
        "details": {
            "roles": roles, "households": len(homes), "alerts": taken, "worries": worries, "threads": threads,
            "orders": orders, "shifts": [shift.id for shift in shifts],
        },
    }])  # fmt: skip
    empty = [shift for shift in shifts if shift.alone]
    counts = {
        "homes": len(homes), "alerts": taken, "worries": worries, "threads": len(threads), "orders": orders,
        "shifts": len(shifts),
    }  # fmt: skip
    lines = [talk.phrase("liaisons-dismissed", name=one.name)]
    lines += [talk.phrase("liaisons-dismissed-what", what=what, count=count) for what, count in counts.items() if count]
    if empty:
        lines.append(_empty(talk, talk.language, empty))
    choices = (talk.choice("liaisons:0:1", "liaisons-choice"),) if homes else ()
    talk.say("liaisons-said", lines=words.lines(lines), choices=choices)
    start = len(talk.letters)
    for duty in await granted.duties(talk.db, speaker.community_id, ("staff", "admin"), talk.now) if empty else ():
        for chat, language in duty.chats:
            if chat != speaker.chat:
                talk.tell(
                    chat, language, "liaisons-dismiss-shifts", name=one.name, shifts=_empty(talk, language, empty)
                )  # fmt: skip
    for chat, language in (await stored.chats(talk.db, [one.id])).get(one.id, ()):
        community = await granted.community_name(talk.db, speaker.community_id)
        talk.tell(chat, language, "liaisons-dismiss-thanks", name=one.name, community=community)
    later(talk, start)


def _empty(talk: Talk, language: str, shifts: Sequence[Duty]) -> Marked:
    """The shifts that nobody has now."""
    said = []
    for shift in shifts[:_SHIFTS]:
        starts, ends = talk.rules.local(shift.starts_at), talk.rules.local(shift.ends_at)
        said.append(
            talk.words(
                language, "liaisons-shift", day=words.day(talk.words, language, starts), starts=words.clock(starts),
                ends=words.clock(ends),
            )
        )  # fmt: skip
    return talk.words(
        language, "liaisons-empty", count=len(shifts), shifts=Marked(words.listed(talk.words, language, said)),
        more="yes" if len(shifts) > _SHIFTS else "no",
    )  # fmt: skip
