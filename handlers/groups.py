"""楼栋群: where the bot was put, who came and went, a group that moved to a new address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.chat import Letter, Talk, Words
from handlers.rules import Rules
from storage import groups, outbox
from storage.database import Db


async def bot_joined(talk: Talk) -> None:
    """The bot was put into a group: it says who it is and that health is not spoken of here."""
    new = await groups.join(talk.db, talk.incoming.chat, talk.incoming.title, talk.now)
    if new:
        talk.tell(talk.incoming.chat, talk.rules.language, "group-hello")


async def bot_left(talk: Talk) -> None:
    """The bot was taken out of a group: letters that wait for it make no sense any more."""
    await groups.leave(talk.db, talk.incoming.chat, talk.now)
    await outbox.give_up_chat(talk.db, talk.incoming.chat, talk.now, "the bot is not in the group any more")


async def moved(talk: Talk) -> None:
    """The group has a new address: everything that knew the old one goes along."""
    await outbox.move_chat(talk.db, talk.incoming.chat, talk.incoming.moved_to, talk.now)


async def members_changed(talk: Talk) -> None:
    """People came or went: noted, so that it is known who has been reached through this group."""
    group = await groups.seen(talk.db, talk.incoming.chat, talk.incoming.title, talk.now)
    for address in talk.incoming.members:
        await groups.note_member(talk.db, group, address, joined=talk.incoming.kind == "joined", when=talk.now)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of something that a letter asked for (handlers.chat.Act): `why` says why it was not done, empty: it
    was."""

    chat: str
    act: dict[str, Any]
    result: dict[str, Any]
    why: str


async def acted(db: Db, rules: Rules, words: Words, done: Done, now: datetime) -> list[Letter]:
    """The channel has done something for us in a group, or has not; gives the letters that follow from it."""
    return []
