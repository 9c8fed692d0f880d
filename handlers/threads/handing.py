"""Handing a thread over to a doctor or counsellor and back, and ending it. Whoever presses is checked at the press."""

from __future__ import annotations

from handlers.chat import Talk
from handlers.quiet import quiet_until
from handlers.threads import letters, rules
from handlers.threads.finding import day, show
from handlers.threads.hearing import chain, reachable, readers
from handlers.threads.relaying import hands_for, note
from handlers.threads.replying import ask, is_anothers, may, stop, told_mine, told_which
from storage import threads as stored
from storage.access import Keeper
from storage.threads import Said, Standing

_TAKEN_ALONG = 10  # messages


async def pressed(talk: Talk, value: str) -> None:
    """A button of a thread: "<verb>:<id>", or "<verb>:<id>:<role>"."""
    speaker = talk.speaker
    verb, _, rest = value.partition(":")
    id, _, role = rest.partition(":")
    if verb == "stop":
        await stop(talk)
        return
    if verb == "mine" and speaker is not None:
        await told_mine(talk, speaker)
        return
    if verb == "day":
        await day(talk, rest)
        return
    known = id.isascii() and id.isdigit() and len(id) < 16
    thread = await stored.by_id(talk.db, int(id)) if known else None
    if speaker is None or thread is None or verb not in ("reply", "to", "show", "done", "hand", "back"):
        talk.say("old-button")
        return
    me = await may(talk, speaker, thread)
    if me is None:
        return
    if verb in ("reply", "to"):
        await (ask if verb == "reply" else told_which)(talk, speaker, thread)
        return
    await stored.lock(talk.db, thread.household_id)
    thread = await stored.by_id(talk.db, thread.id) or thread
    if thread.closed_at is not None and verb != "show":
        talk.say("thread-over", place=thread.place)
    elif is_anothers(thread, me):
        await _with_other(talk, thread)
    elif verb == "show":
        await show(talk, speaker, thread)
    elif verb == "done":
        await _done(talk, thread, me)
    else:
        await _hand(talk, thread, me, role if verb == "hand" else "liaison")


async def _with_other(talk: Talk, thread: Standing) -> None:
    ring = rules.told(await chain(talk.db, thread, talk.now), 0)
    names = letters.names(talk, talk.language, [keeper for keeper in ring if keeper.role == thread.role])
    who = names or letters.who(talk, talk.language, "", thread.role)
    talk.say("thread-with-other", place=thread.place, who=who)


# --- handing over -----------------------------------------------------------------------------------------------------


async def _hand(talk: Talk, thread: Standing, me: Keeper, role: str) -> None:
    """To somebody else: it goes along with its last messages, and everybody whom it concerns hears of it."""
    if role == thread.role or role not in ("liaison", *rules.HANDS):
        await _with_other(talk, thread)
        return
    if role != "liaison" and not await reachable(talk.db, thread, role, talk.now):
        talk.say("thread-hand-nobody", choices=letters.buttons(talk, talk.language, thread))
        return
    before = rules.told(await chain(talk.db, thread, talk.now), thread.step)
    reminds_at = rules.daytime(talk.rules, talk.now, talk.rules.threads.remind)
    if not await stored.hand(talk.db, thread, role, talk.now, reminds_at):
        await _with_other(talk, await stored.by_id(talk.db, thread.id) or thread)
        return
    former, thread = thread, await stored.by_id(talk.db, thread.id) or thread
    hear = [one for one in rules.told(await chain(talk.db, thread, talk.now), 0) if one.person_id != me.person_id]
    said = await stored.last_said(talk.db, thread.id, _TAKEN_ALONG, roles=rules.told_to(role))
    await _take_along(talk, thread, me, hear, said)
    names = letters.names(talk, talk.language, hear)
    talk.say("thread-handed", place=thread.place, told=names, known="yes" if hear else "no")
    for keeper in readers(former, before):
        if keeper.person_id != me.person_id and keeper.person_id not in [one.person_id for one in hear]:
            for chat, language in keeper.chats:
                told = letters.names(talk, language, hear)
                letters.quietly(talk, chat, language, "thread-handed-told", place=thread.place, told=told)
    await _tell_home(talk, thread, hear)
    await note(
        talk, thread, "thread-handed", role=role, former=former.role, told=[keeper.person_id for keeper in hear]
    )  # fmt: skip


async def _take_along(talk: Talk, thread: Standing, me: Keeper, hear: list[Keeper], said: list[Said]) -> None:
    hands = await hands_for(talk, thread)
    for keeper in hear:
        for chat, language in keeper.chats:
            talk.tell(
                chat, language, "thread-handed-to", by=letters.who(talk, language, me.name, me.role),
                place=thread.place, lines=letters.lines(talk, language, said), about=f"thread/{thread.id}",
                choices=letters.buttons(talk, language, thread, hands),
            )  # fmt: skip
            letters.later(talk, quiet_until(talk.rules, talk.now))


async def _tell_home(talk: Talk, thread: Standing, hear: list[Keeper]) -> None:
    """The household hears who looks after it now."""
    if hear:
        home = await stored.home(talk.db, thread)
        for chat, language in home.chats:
            letters.quietly(talk, chat, language, "thread-handed-home", told=letters.names(talk, language, hear))


# --- ending -----------------------------------------------------------------------------------------------------------


async def _done(talk: Talk, thread: Standing, me: Keeper) -> None:
    """It is done: the household hears it, and those who were told of it."""
    hear = readers(thread, rules.told(await chain(talk.db, thread, talk.now), thread.step))
    if not await stored.close(talk.db, thread.id, talk.now):
        talk.say("thread-over", place=thread.place)
        return
    await note(talk, thread, "thread-closed", person=me.person_id)
    home = await stored.home(talk.db, thread)
    talk.say("thread-closed", place=thread.place)
    for chat, language in home.chats:
        letters.quietly(talk, chat, language, "thread-closed-home", who=letters.who(talk, language, me.name, me.role))
    if thread.state == "open":  # else they have heard who answered
        for keeper in hear:
            if keeper.person_id != me.person_id:
                for chat, language in keeper.chats:
                    by = letters.who(talk, language, me.name, me.role)
                    letters.quietly(talk, chat, language, "thread-closed-told", who=by, place=thread.place)
