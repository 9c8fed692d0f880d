"""Who of 订购 hears what a household writes: a request of a kind of its own goes before the things of a basket."""

from __future__ import annotations

from handlers.chat import Talk
from handlers.supplies import ordering, requests
from storage.accounts import Speaker


async def heard(talk: Talk, speaker: Speaker) -> bool:
    """Something that nobody asked for by name may be a request, an order, or ask what something costs; says whether it
    was."""
    return (
        await ordering.unplaced(talk, speaker)
        or await requests.heard(talk, speaker)
        or await ordering.heard(talk, speaker)
        or await ordering.told_price(talk, speaker)
    )


async def for_others(talk: Talk, speaker: Speaker) -> bool:
    """Whoever looks after others wrote something: taken if it asks for something for somebody in care."""
    if talk.incoming.kind == "edit" and await requests.edited(talk, speaker):
        return True
    return await requests.for_others(talk, speaker) or await ordering.for_others(talk, speaker)


async def said(talk: Talk, text: str) -> bool:
    """Words while a basket waits for a yes. 「帮我拿个快递」 is none of its things."""
    if talk.speaker is not None and await requests.begun(talk, talk.speaker):
        return True
    if talk.speaker is not None and await requests.for_others(talk, talk.speaker, beside=True):
        return True
    return await ordering.EXPECTED[ordering.DRAFT](talk, text)


EXPECTED = {**ordering.EXPECTED, ordering.DRAFT: said, **requests.EXPECTED}
