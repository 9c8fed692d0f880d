"""控制台: a link that opens the console once, said to nobody but whom it is for."""

from __future__ import annotations

import dataclasses

from handlers import access
from handlers.chat import Marked, Talk
from handlers.console.signing import GOOD_FOR, link


async def asked(talk: Talk) -> None:
    """控制台, /console. The answer goes to the speaker's own chat, also where it was asked for in a group; it does not
    go at all when the link is no good any more."""
    if await access.allowed(talk, "open-console") is None:
        return
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return
    made = await link(
        talk.db, talk.rules, speaker.person.id, speaker.community_id, speaker.language, access.actor(speaker), talk.now
    )
    shown = Marked(f'<a href="{made}">{made}</a>')
    talk.say("console-link", link=shown, minutes=int(GOOD_FOR.total_seconds() // 60))
    talk.letters[-1] = dataclasses.replace(talk.letters[-1], expires_at=talk.now + GOOD_FOR)
