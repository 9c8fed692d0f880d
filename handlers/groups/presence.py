"""Where the bot was put, a group that moved or is called otherwise, and what is heard in it before anybody answers."""

from __future__ import annotations

from handlers import access
from handlers.chat import Lane, Talk
from handlers.groups.binding import ask_which
from handlers.groups.due import tell_out
from handlers.groups.holding import hold
from handlers.groups.keepers import at_day, binder
from handlers.groups.rights import have_rights
from storage import groups, outbox
from storage.groups import Here, Known

_PEOPLE_WRITE = ("text", "edit", "photo", "voice", "file", "sticker", "place", "other", "choice")


async def bot_joined(talk: Talk) -> None:
    """The bot was put into a group: it says who it is and that health is not spoken of here. Whoever put it there and
    may bind groups is asked in private which building it is."""
    incoming = talk.incoming
    new = await groups.join(
        talk.db, incoming.chat, incoming.title, talk.now, by=incoming.sender, rights=incoming.rights
    )
    group = await groups.by_chat(talk.db, incoming.chat)
    if not new or group is None:
        return
    talk.tell(incoming.chat, talk.rules.language, "group-hello", lane=Lane.NOTICE)
    at_day(talk)
    if group.area_id is not None:
        for duty in await binder(talk.db, group, talk.now):
            for chat, language in duty.chats:
                talk.tell(chat, language, "group-back", title=group.title, place=group.building)
                at_day(talk)
        await have_rights(talk, talk.db, group)
    elif talk.speaker is not None:
        within = await access.scope(talk.db, talk.speaker, "bind")
        if within is not None:
            await ask_which(talk, group, await groups.buildings(talk.db, within))


async def bot_left(talk: Talk) -> None:
    """The bot was taken out of a group: letters that wait for it make no sense any more, and its building has no group
    now."""
    group = await groups.leave(talk.db, talk.incoming.chat, talk.now)
    await outbox.give_up_chat(talk.db, talk.incoming.chat, talk.now, "the bot is not in the group any more")
    if group is not None:
        await tell_out(talk, talk.db, group, talk.now)


async def moved(talk: Talk) -> None:
    """The group has a new address: everything that knew the old one goes along."""
    await outbox.move_chat(talk.db, talk.incoming.chat, talk.incoming.moved_to, talk.now)


async def retitled(talk: Talk) -> None:
    """The group is called otherwise; which building's it is stays as it was said."""
    await groups.note_title(talk.db, talk.incoming.chat, talk.incoming.title)


async def topics(talk: Talk) -> None:
    """The group has topics now, or none any more."""
    group = await groups.by_chat(talk.db, talk.incoming.chat)
    if group is not None and talk.incoming.topics is not None:
        await _note_topics(talk, group, on=talk.incoming.topics)


async def _note_topics(talk: Talk, group: Known, *, on: bool) -> None:
    """Our letters go on to the general topic: staff are told once, for people may look elsewhere."""
    news = await groups.note_topics(talk.db, group.chat, on=on)
    if not news or not on or group.left:
        return
    for duty in await binder(talk.db, group, talk.now):
        for chat, language in duty.chats:
            talk.tell(chat, language, "group-topics", title=group.title)
            at_day(talk)


async def heard(talk: Talk) -> bool:
    """Something was said in a group: in a building's, whoever said it is in it. True where nobody else is to look at it
    for now: it waits for the liaison."""
    incoming = talk.incoming
    if incoming.kind not in _PEOPLE_WRITE or incoming.sender == incoming.chat:
        return False
    here = await groups.heard(talk.db, incoming.chat, incoming.sender)
    if here is None:
        return False
    if not here.inside and not _was_before(talk, here):
        await groups.note_member(talk.db, here.id, incoming.sender, incoming.name, joined=None)
    if incoming.topics is not None and incoming.topics != here.topics:
        await topics(talk)
    return await hold(talk, here)


def _was_before(talk: Talk, here: Here) -> bool:
    """Whether it was said before they left, and only comes later."""
    return here.left_at is not None and talk.said_at <= here.left_at
