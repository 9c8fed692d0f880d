"""Whether we reach people: who shuts us out is looked after by a human."""

from __future__ import annotations

from datetime import datetime

from handlers.chat import Lane, Letter, Words
from storage import access, accounts, groups, threads
from storage.database import Db


async def lost(db: Db, words: Words, chat: str, now: datetime) -> list[Letter]:
    """A chat cannot be reached any more. Gives letters to the liaisons of the household, once for each loss."""
    await groups.leave(db, chat, now)
    await threads.hasten(db, chat, now)
    gone = await accounts.set_gone(db, chat, now)
    letters = []
    for account in await accounts.behind(db, gone):
        if account.household_id is None:
            continue
        for keeper in await access.keepers(db, account.household_id, ("liaison",), now):
            letters += [
                Letter(
                    key=f"lost/{account.id}/{now:%Y%m%dT%H%M%S}/{to}",
                    chat=to,
                    text=words(language, "lost-contact", place=account.place, name=account.name or "?"),
                    lane=Lane.REPLY,
                    phrase="lost-contact",
                    community_id=account.community_id,
                )
                for to, language in keeper.chats
                if to != chat
            ]
    return letters


async def found(db: Db, chat: str) -> None:
    """It can be reached again."""
    await accounts.set_gone(db, chat, None)
