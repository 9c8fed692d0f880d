"""通知, typed: whoever may write notices begins one by it, everybody else sees those that are news for them."""

from __future__ import annotations

from handlers import access
from handlers.chat import Talk
from handlers.notices import reading, writing


async def asked(talk: Talk, rest: str) -> None:
    """/notices, 通知, with or without words behind it."""
    speaker = talk.speaker
    if speaker is None:
        return
    if access.roles_for(speaker.roles, "write-notices"):
        await writing.begun(talk, rest)
    else:
        await reading.listed(talk)
