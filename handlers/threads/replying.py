"""From whoever looks after a household back to it: a reply to what it wrote, or words after the button."""

from __future__ import annotations

from datetime import timedelta

from handlers import access, temperature
from handlers.chat import Choice, Talk
from handlers.threads import letters, rules
from handlers.threads.hearing import chain, readers
from handlers.threads.letters import Content
from handlers.threads.relaying import CARRIED, content_of, note, pass_on
from storage import accounts, inbox, outbox, page
from storage import threads as stored
from storage.access import Keeper
from storage.accounts import Speaker
from storage.temperature import Within
from storage.threads import Home, Standing

REPLY, WHICH = "thread-reply", "thread-which"  # what we may be waiting for from a keeper …
_WITHIN = timedelta(minutes=30)  # … for so long
_MOST = 6  # buttons for "which household"


async def replied(talk: Talk, speaker: Speaker) -> bool:
    """A reply to what a household wrote goes to that household, whatever stands in it. False: it is no such reply."""
    if not talk.incoming.reply_to or talk.text.startswith("/"):
        return False
    about = await outbox.about(talk.db, talk.incoming.chat, talk.incoming.reply_to) or ""
    id = stored.subject(about)
    thread = await stored.by_id(talk.db, id) if id is not None and about.count("/") == 1 else None
    if thread is None or thread.household_id == speaker.household_id:
        return False
    await _answer_with(talk, speaker, thread)
    if talk.incoming.album and speaker.expects != REPLY:  # what was sent together with it goes there, too
        data = {"thread": thread.id, "album": talk.incoming.album}
        await accounts.expect(talk.db, speaker.account_id, REPLY, data, talk.now + rules.ALBUM)
    return True


async def expected(talk: Talk, speaker: Speaker) -> bool:
    """After the button what comes next goes to the household. Once something has gone there, a report for others is a
    report again."""
    if speaker.expects != REPLY:
        return False
    data = speaker.expects_data
    thread = await stored.by_id(talk.db, int(data.get("thread", 0)))
    if thread is None or data.get("album", talk.incoming.album) != talk.incoming.album:
        return False
    if data.get("sent") and await temperature.for_others(talk, speaker):
        return True
    await _answer_with(talk, speaker, thread)
    await accounts.keep_expecting(talk.db, speaker.account_id, data | {"sent": True})
    return True


async def said(talk: Talk, _text: str) -> bool:
    """The same, of words."""
    return talk.speaker is not None and await expected(talk, talk.speaker)


async def read_out(talk: Talk, speaker: Speaker) -> None:
    """A keeper has just written readings down: where a household waited with photos of thermometers alone, it waits no
    more."""
    if speaker.person is not None:
        await stored.read_out(talk.db, speaker.account_id, speaker.person.id, talk.now)


async def ask(talk: Talk, speaker: Speaker, thread: Standing) -> None:
    """The button "reply": what is written next goes there."""
    data = {"thread": thread.id}
    await accounts.expect(talk.db, speaker.account_id, REPLY, data, talk.now + _WITHIN)
    home = await stored.home(talk.db, thread)
    choices = (talk.choice("thread:stop", "thread-stop"),)
    talk.say("thread-ask", place=await place(talk, thread, home), choices=choices)


async def stop(talk: Talk) -> None:
    """What is written next goes nowhere."""
    if talk.speaker is not None:
        await forget(talk, talk.speaker)
    talk.say("thread-stopped")


async def forget(talk: Talk, speaker: Speaker) -> None:
    """Something else was asked for: what is written next is no answer to a household."""
    if speaker.expects in (REPLY, WHICH):
        await accounts.expect(talk.db, speaker.account_id, None)


async def which(talk: Talk, speaker: Speaker) -> bool:
    """A keeper wrote something to nobody in particular: to which household? False where none has written to them; who
    lives here writes about their own household unless another waits."""
    within = await access.scope(talk.db, speaker, "answer")
    mine = await open_threads(talk, speaker, within) if within is not None else []
    home = speaker.household_id is not None
    if home:
        mine = [thread for thread in mine if thread.state == "open"]
    if not mine:
        return False
    content = content_of(talk)
    data = {"arrival": content.arrival, "kind": content.kind, "attachment": content.attachment, "place": content.place}
    await accounts.expect(talk.db, speaker.account_id, WHICH, data, talk.now + _WITHIN)
    choices = [Choice(f"thread:to:{thread.id}", thread.place) for thread in mine[:_MOST]]
    if home:
        choices.append(talk.choice("thread:mine", "thread-mine"))
    talk.say("thread-which", choices=tuple(choices))
    return True


async def open_threads(talk: Talk, speaker: Speaker, within: Within) -> list[Standing]:
    """The threads of a place that are not closed and that somebody may read: those that wait first."""
    held = {role.role for role in speaker.roles}
    found = await stored.going_on(talk.db, within)
    mine = speaker.household_id
    return [one for one in found if may_read(one.role, held) and one.household_id != mine]


def may_read(role: str, held: set[str]) -> bool:
    """Whether somebody with these roles reads what was said while a thread was with a role."""
    if role == rules.COUNSELLOR:
        return rules.COUNSELLOR in held
    return role in held or bool(held & {"liaison", "staff", "admin"})


async def told_which(talk: Talk, speaker: Speaker, thread: Standing) -> None:
    """They have said to which: what they had written goes there."""
    content = await _written(talk, speaker)
    if content is None:
        await ask(talk, speaker, thread)
    else:
        await answer(talk, speaker, thread, content)


async def told_mine(talk: Talk, speaker: Speaker) -> None:
    """It is about their own household."""
    content = await _written(talk, speaker)
    if content is None:
        talk.say("old-button")
    else:
        await pass_on(talk, speaker, content=content)


async def _written(talk: Talk, speaker: Speaker) -> Content | None:
    """What they wrote to nobody in particular, if we have asked about it."""
    if speaker.expects != WHICH:
        return None
    await accounts.expect(talk.db, speaker.account_id, None)
    data = speaker.expects_data
    point, key = data.get("place"), str(data["arrival"])
    return Content(
        str(data["kind"]), await inbox.text_of(talk.db, key), key, talk.said_at, data.get("attachment"),
        (point[0], point[1]) if point else None,
    )  # fmt: skip


# --- the answer -------------------------------------------------------------------------------------------------------


async def _answer_with(talk: Talk, speaker: Speaker, thread: Standing) -> None:
    """What came in is the answer."""
    content = content_of(talk)
    if not content.text and not (talk.incoming.kind in CARRIED and (content.attachment or content.place)):
        talk.say("wordless-other")  # a sticker, or what nobody can carry
        return
    await answer(talk, speaker, thread, content)


async def may(talk: Talk, speaker: Speaker, thread: Standing) -> Keeper | None:
    """As what the speaker may answer a thread. Not at all: they are told so kindly, it is on the record, and None comes
    back. What is with a doctor or counsellor they answer as that, if they are."""
    held = {role.role for role in speaker.roles}
    for role in dict.fromkeys([thread.role, "liaison", "clinician", "staff", "admin", rules.COUNSELLOR]):
        if role in held and await access.may_for(talk.db, speaker, thread.household_id, (role,), talk.now):
            person = speaker.person
            assert person is not None  # who holds a role is somebody
            return Keeper(person.id, person.name, role, ((speaker.chat, talk.language),))
    await access.refuse(talk, "answer")
    return None


async def answer(talk: Talk, speaker: Speaker, thread: Standing, content: Content) -> None:
    """Send it to every phone of the household, under the speaker's name, and say where it went."""
    await stored.lock(talk.db, thread.household_id)
    thread = await stored.current(talk.db, thread.household_id) or await stored.by_id(talk.db, thread.id) or thread
    me = await may(talk, speaker, thread)
    if me is None:
        return
    aside = is_anothers(thread, me)
    written = await stored.write(
        talk.db, thread, at=content.at, day=talk.rules.local(content.at).date(), inward=False,
        account_id=speaker.account_id, person_id=me.person_id, text=content.words, attachment=content.attachment,
        kind=content.what if content.attachment or content.place else "text", arrival=content.arrival,
        role="liaison" if aside else thread.role,
    )  # fmt: skip
    if not written:
        return
    home = await stored.home(talk.db, thread)
    for to in home.chats:
        if to[0] != speaker.chat:
            letters.to_home(talk, to, thread, content, me, changed=talk.incoming.kind == "edit")
    how = await _settle(talk, thread, me, aside=aside)
    await note(talk, thread, "thread-answered", person=me.person_id)
    since = content.at - rules.ALBUM
    if talk.incoming.album and await stored.carried_lately(
        talk.db, thread.id, content.what, since, inward=False, but=content.arrival
    ):
        return  # it was said of the first of them
    await _confirm(talk, thread, home, how)


def is_anothers(thread: Standing, me: Keeper) -> bool:
    """Whether it was handed over to somebody who alone has a say in it now."""
    if thread.role == rules.COUNSELLOR:
        return me.role != rules.COUNSELLOR
    return thread.role != "liaison" and me.role not in rules.CHAIN[thread.role]


async def _settle(talk: Talk, thread: Standing, me: Keeper, *, aside: bool) -> str:
    """What the answer makes of the thread: sent, aside (it is with somebody else and stays there), reopened."""
    if aside:
        return "aside"
    if thread.closed_at is not None:
        await stored.reopen(talk.db, thread.id, me.person_id, talk.now)
        return "reopened"
    before = rules.told(await chain(talk.db, thread, talk.now), thread.step)
    if await stored.answer(talk.db, thread.id, me.person_id, talk.now):
        for keeper in readers(thread, before):
            if keeper.person_id != me.person_id:
                for chat, language in keeper.chats:
                    by = letters.who(talk, language, me.name, me.role)
                    letters.quietly(talk, chat, language, "thread-answered", who=by, place=thread.place)
    return "sent"


def _may_be_kept(talk: Talk, speaker: Speaker, thread: Standing) -> bool:
    """Whether the answer may go into the FAQ: words, in a thread that is no doctor's or counsellor's, of somebody who
    keeps it."""
    words = talk.incoming.kind == "text" and thread.role == "liaison"
    return words and bool(access.roles_for(speaker.roles, "keep-answers"))


async def _confirm(talk: Talk, thread: Standing, home: Home, how: str) -> None:
    where = await place(talk, thread, home)
    if not home.chats:
        talk.say("thread-unreachable", place=where, choices=(talk.choice(f"call:{home.household_id}", "home-call"),))
        return
    choices = () if how == "aside" else (talk.choice(f"thread:done:{thread.id}", "thread-done"),)
    if talk.speaker is not None and _may_be_kept(talk, talk.speaker, thread):
        choices = (*choices, talk.choice(f"faq:keep:{thread.id}", "choice-faq-keep"))
    by = letters.who(talk, talk.language, "", thread.role)
    talk.say("thread-sent", place=where, how=how, who=by, choices=choices)


async def place(talk: Talk, thread: Standing, home: Home) -> str:
    """Where the people of a thread live now, in words."""
    if home.household_id == thread.household_id:
        return thread.place
    return await page.place(talk.db, home.household_id) or thread.place
