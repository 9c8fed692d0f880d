"""「我已阅读」, typed instead of pressed: by whoever has a phone without buttons, or answers as in a group."""

from __future__ import annotations

from handlers.chat import Talk
from handlers.notices.receipts import pressing, rules
from storage import outbox
from storage.notices import editions, keeping, news
from storage.notices import receipts as stored

_LATELY = 8  # notices, the newest of which that stands in the chat is meant


async def said(talk: Talk, text: str) -> bool:
    """Whether it was a receipt: it is one for the newest notice in the chat that nobody of theirs has read, and its
    title is said. Where an answer must be chosen, it comes once more with its buttons."""
    speaker = talk.speaker
    if speaker is None or talk.incoming.kind == "edit" or not rules.says_read(text):
        return False
    chat = talk.incoming.chat
    since = talk.now - talk.rules.notices.current
    found = await news.of_chat(talk.db, speaker.community_id, chat, since, _LATELY)
    for one in sorted(found, key=lambda one: one.read is True):  # those that are still unread first
        edition, notice = await editions.by_id(talk.db, one.id), await keeping.by_id(talk.db, one.notice_id)
        if edition is None or notice is None or not rules.answers(notice.asks):
            continue
        if await outbox.standing(talk.db, chat, edition.name) is None and (
            await outbox.standing(talk.db, chat, f"nudge/{edition.id}") is None
        ):
            continue  # it has not come to them yet
        answer = rules.answers(notice.asks)[0]
        if answer in rules.EVERYBODYS:
            talk.say("notice-read-thanks", title=await pressing.title_of(talk.db, edition, talk.language))
            if not one.read:
                mine = await stored.of_reader(talk.db, edition.id, chat=chat)
                await pressing.taken(talk, edition, notice, answer, mine)
        else:
            talk.say("notice-read-choose", title=await pressing.title_of(talk.db, edition, talk.language))
            await pressing.show(talk, edition, notice)
        return True
    return False
