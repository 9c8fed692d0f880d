"""通知, typed: whoever may write notices begins one by it, everybody else sees those that are news for them."""

from __future__ import annotations

from handlers import access
from handlers.chat import Talk
from handlers.notices import reading, receipts, writing
from handlers.notices.receipts import rules


async def asked(talk: Talk, rest: str) -> None:
    """/notices, 通知, with or without words behind it; 「通知 502 说了」 is about a list of whom to tell."""
    speaker = talk.speaker
    if speaker is None:
        return
    told = rules.read_told(rest) if rest and access.roles_for(speaker.roles, "tell-notices") else None
    says = told is not None and told.whole and bool(told.how or told.says)
    if says and await receipts.told_typed(talk, speaker):
        return
    if access.roles_for(speaker.roles, "write-notices"):
        await writing.begun(talk, rest)
    else:
        await reading.listed(talk)
