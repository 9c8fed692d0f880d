"""From the household to whoever looks after it: words that no feature understood, photos, voice, files, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers import words
from handlers.chat import Lane, Talk
from handlers.quiet import quiet_until
from handlers.threads import letters, rules
from handlers.threads.hearing import chain, reachable, readers
from handlers.threads.letters import Content
from storage import access, history, households, inbox, outbox
from storage import threads as stored
from storage.access import Keeper
from storage.accounts import Speaker
from storage.households import Door
from storage.temperature import Within
from storage.threads import Standing

CARRIED = ("photo", "voice", "file", "place")  # what can go on without words
_ANSWERS = {
    "voice": "wordless-voice",
    "sticker": "wordless-sticker",
    "file": "wordless-file",
    "place": "wordless-place",
}
How = Literal["words", "changed", "alarm", "beside"]


@dataclass(frozen=True, slots=True)
class _Told:
    """Who gets it, and whether they get it only in the morning."""

    thread: Standing
    keepers: Sequence[Keeper]
    until: datetime | None


def content_of(talk: Talk) -> Content:
    """What came in."""
    incoming, attachment = talk.incoming, talk.incoming.attachment
    kept = None
    if attachment is not None and attachment.ref:
        kept = {
            "channel": incoming.channel, "ref": attachment.ref, "mime": attachment.mime,
            "name": attachment.name or _file_name(incoming.kind, attachment.mime),
        }  # fmt: skip
        if attachment.unique:
            kept["unique"] = attachment.unique
    return Content(incoming.kind, talk.text, incoming.key, talk.said_at, kept, incoming.place)


def _file_name(kind: str, mime: str) -> str:
    """What something without a name is called."""
    if kind == "photo" or mime in letters.IMAGES:
        return "photo.jpg"
    return "voice.ogg" if kind == "voice" else "file"


# --- the ways in ------------------------------------------------------------------------------------------------------


async def pass_on(
    talk: Talk, speaker: Speaker, *, alarming: bool = False, content: Content | None = None
) -> None:  # fmt: skip
    """Words that nothing else was done with go to whoever looks after the household; `alarming`: at once, whatever the
    hour, before everything else. `content`: what they wrote, where it is not what came in now."""
    told = await _relay(talk, speaker, "alarm" if alarming else "words", content)
    if told is None:
        return
    if alarming and told.keepers:
        names = letters.names(talk, talk.language, told.keepers)
        talk.say("thread-alarm-passed-on", lane=Lane.ALARM, told=names)
    elif alarming:
        talk.say("alarming", lane=Lane.ALARM)
    elif not told.keepers:
        await _nobody(talk, told.thread)
    elif told.until is not None:
        _at_night(talk, told)
    else:
        talk.say("thread-passed-on", told=letters.names(talk, talk.language, told.keepers))


async def changed(talk: Talk, speaker: Speaker) -> None:
    """Words that went on were changed by whoever wrote them: the new wording goes on, too."""
    thread = await stored.current(talk.db, speaker.household_id or 0)
    if thread is not None and await stored.wrote_lately(
        talk.db, thread.id, speaker.account_id, talk.now - rules.OVER
    ):  # fmt: skip
        await _relay(talk, speaker, "changed")


async def wordless(talk: Talk, speaker: Speaker) -> None:
    """Something without words came in private."""
    incoming = talk.incoming
    content = content_of(talk)
    home = speaker.household_id is not None
    if home and incoming.kind in CARRIED and (content.attachment or content.place):
        told = await _relay(talk, speaker, "words")
        if told is not None:
            await _answer_carried(talk, told, content)
        return
    since = talk.now - rules.ALBUM
    if await inbox.came_lately(talk.db, incoming.chat, incoming.kind, since, but=incoming.key):
        return
    if incoming.kind == "photo" or content.what == "photo":
        talk.say("photo-nobody" if home else "photo-typed")
    else:
        talk.say(_ANSWERS.get(incoming.kind, "wordless-other"))


async def keep(talk: Talk, speaker: Speaker) -> None:
    """Something came with words below it, which were answered as words; it goes on all the same, not to be lost."""
    content = content_of(talk)
    carried = talk.incoming.kind in CARRIED and (content.attachment or content.place)
    if carried and speaker.household_id is not None and not await stored.is_written(talk.db, talk.incoming.key):
        await _relay(talk, speaker, "beside")


async def _answer_carried(talk: Talk, told: _Told, content: Content) -> None:
    if not told.keepers:
        if content.what == "photo":
            talk.say("photo-nobody")
        else:
            await _nobody(talk, told.thread)
    elif told.until is not None:
        _at_night(talk, told)
    elif content.what == "photo":
        people = [keeper.name for keeper in told.keepers]
        talk.say("photo-passed-on", told=words.listed(talk.words, talk.language, people))
    else:
        names = letters.names(talk, talk.language, told.keepers)
        talk.say("wordless-voice-passed" if content.what == "voice" else "thread-passed-on", told=names)


def _at_night(talk: Talk, told: _Told) -> None:
    time = words.clock(talk.rules.local(told.until or talk.now))
    talk.say("thread-passed-at-night", told=letters.names(talk, talk.language, told.keepers), time=time)


async def _nobody(talk: Talk, thread: Standing) -> None:
    """Nobody can be reached: whom to phone."""
    if thread.role == rules.COUNSELLOR:
        talk.say("thread-nobody-counsels", hotline=talk.rules.checkin.hotline)
        return
    found = []
    for role in rules.CHAIN["liaison"]:
        found = await access.keepers(talk.db, thread.household_id, (role,), talk.now)
        if found:
            break
    names = letters.names(talk, talk.language, sorted(found, key=lambda keeper: keeper.near))
    talk.say("thread-nobody", told=names, known="yes" if found else "no")


# --- the relay --------------------------------------------------------------------------------------------------------


async def _relay(talk: Talk, speaker: Speaker, how: How, content: Content | None = None) -> _Told | None:
    """Write it down and send it on. Gives who gets it where the household is to hear that; none where it is not: it is
    told so now and then, not after each line."""
    household_id = speaker.household_id
    if household_id is None:
        return None
    await stored.lock(talk.db, household_id)
    thread = await stored.current(talk.db, household_id)
    if thread is None:
        thread = await stored.open(
            talk.db, community_id=speaker.community_id, household_id=household_id, now=talk.now,
            state="answered" if how == "beside" else "open",
        )  # fmt: skip
    content = content or content_of(talk)
    written = await stored.write(
        talk.db, thread, at=content.at, day=talk.rules.local(content.at).date(), inward=True,
        account_id=speaker.account_id, person_id=speaker.person.id if speaker.person is not None else None,
        kind=content.what if content.attachment or content.place else "text", text=content.words,
        attachment=content.attachment, arrival=content.arrival,
    )  # fmt: skip
    if not written:
        return None
    alarming = how == "alarm"
    hear = await _hear(talk, speaker, thread)
    until = None if alarming else quiet_until(talk.rules, talk.now)
    fresh = await _is_news(talk, thread, content, how)
    if how != "beside":
        await _wait(talk, thread, content.at, alarming=alarming)
    await _tell(talk, speaker, thread, content, hear, how, until=until, fresh=fresh)
    await note(talk, thread, "thread-said", told=[keeper.person_id for keeper in hear])
    if how in ("changed", "beside") or not fresh:
        return None
    if hear:
        await stored.tell(talk.db, thread.id, talk.now)
    return _Told(thread, hear, until)


async def _is_news(talk: Talk, thread: Standing, content: Content, how: How) -> bool:
    """Whether the household is told who has it, and they how the household stands."""
    if content.attachment is not None or content.place is not None:
        kind, since = content.what, content.at - rules.ALBUM
        return not await stored.carried_lately(talk.db, thread.id, kind, since, inward=True, but=content.arrival)
    told_at = thread.told_at
    return how == "alarm" or told_at is None or talk.now - told_at >= rules.TOLD_AGAIN


async def _wait(talk: Talk, thread: Standing, since: datetime, *, alarming: bool) -> None:
    """From now on the household waits, if it did not already. An alarm waits less long, and not for the morning."""
    at: datetime | None = None
    if alarming:
        at = talk.now + talk.rules.escalate[0]
        if thread.state == "open" and thread.reminds_at is not None:
            at = min(at, thread.reminds_at)
    elif thread.state != "open" or thread.waits_since is None:
        at = rules.daytime(talk.rules, talk.now, talk.rules.threads.remind)
    await stored.wait(talk.db, thread, since, at)


async def _hear(talk: Talk, speaker: Speaker, thread: Standing) -> list[Keeper]:
    """Who gets it: of those who look after the household, all who have heard of the thread; of a reply, who is replied
    to, if they still look after it."""
    rings = await chain(talk.db, thread, talk.now)
    replied = await _replied_to(talk)
    if replied is not None:
        found = [keeper for ring in rings for keeper in ring if keeper.person_id == replied]
        if found:
            return readers(thread, found) or readers(thread, rules.told(rings, 0))
    return readers(thread, rules.told(rings, thread.step if thread.state == "open" else 0))


async def _replied_to(talk: Talk) -> int | None:
    """Who gave the answer that this is the reply to."""
    if not talk.incoming.reply_to:
        return None
    about = await outbox.about(talk.db, talk.incoming.chat, talk.incoming.reply_to) or ""
    parts = about.split("/")
    return int(parts[2]) if parts[0] == "thread" and len(parts) == 3 and parts[2].isdecimal() else None


async def _tell(
    talk: Talk, speaker: Speaker, thread: Standing, content: Content, hear: Sequence[Keeper], how: How, *,
    until: datetime | None, fresh: bool,
) -> None:  # fmt: skip
    name = speaker.person.name if speaker.person is not None else ""
    example = name or (speaker.people[0].name if speaker.people else "")
    door = await _door(talk, thread) if fresh and how in ("words", "alarm") else None
    now = await letters.state_of(talk.db, talk, door) if door is not None else None
    hands = await hands_for(talk, thread) if fresh else ()
    for keeper in hear:
        for to in keeper.chats:
            letters.to_keeper(
                talk, to, thread, content, name, example, until=until, changed=how == "changed",
                state=letters.state(talk, to[1], now) if now is not None else None,
                lane=Lane.ALARM if how == "alarm" else Lane.REPLY, choices=letters.buttons(talk, to[1], thread, hands),
            )  # fmt: skip


async def _door(talk: Talk, thread: Standing) -> Door | None:
    return await households.by_id(talk.db, Within(households=(thread.household_id,)), thread.household_id)


async def hands_for(talk: Talk, thread: Standing) -> tuple[str, ...]:
    """The roles to whom a thread can be handed over: those that somebody holds for the household who can be reached."""
    return tuple([
        role for role in rules.HANDS
        if role != thread.role and await reachable(talk.db, thread, role, talk.now)
    ])  # fmt: skip


async def note(talk: Talk, thread: Standing, action: str, **details: object) -> None:
    """Write a step of a thread into the history."""
    actor = f"account/{talk.speaker.account_id}" if talk.speaker is not None else talk.incoming.sender
    await history.add(talk.db, [{
        "community_id": thread.community_id, "at": talk.now, "actor": actor, "action": action,
        "subject": f"thread/{thread.id}", "details": details or None,
    }])  # fmt: skip
