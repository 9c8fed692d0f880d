"""Which notice is to be corrected or withdrawn, and whether it is the speaker's to change."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.notices import wording
from handlers.notices.places import covers
from storage.accounts import Speaker
from storage.notices import editions, keeping, mending
from storage.notices.editions import Issued
from storage.notices.keeping import Kept
from storage.temperature import Within

_SHOWN = 8  # notices to choose from
_LABEL = 24  # characters of a title on a button

What = Literal["correct", "withdraw"]


async def choose(talk: Talk, rest: str, what: What) -> int | None:
    """The edition that is meant; none: it was asked which, or there is none."""
    within, speaker = await access.allowed(talk, "write-notices"), talk.speaker
    if within is None or speaker is None:
        return None
    since = talk.now - talk.rules.notices.current
    found = await mending.sent(talk.db, speaker.community_id, talk.language, since)
    if rest:
        number = rest.strip("#号 ")
        named = [one for one in found if rest.casefold() in one.title.casefold()]
        found = [one for one in found if str(one.notice_id) == number] or named
    mine = []
    for one in found:
        notice = await keeping.by_id(talk.db, one.notice_id)
        if notice is not None and _may(within, notice, speaker):
            mine.append(one)
    if not mine:
        talk.say("notice-mend-none", rest=rest or "none")
        return None
    if len(mine) == 1 and rest:
        return mine[0].edition_id
    choices = tuple(
        Choice(f"mend:{one.edition_id}:{what}", f"{one.title[:_LABEL]} · {_moment(talk, one.began_at)}")
        for one in mine[:_SHOWN]
    )
    talk.say("notice-mend-which", what=what, choices=choices)
    return None


def _moment(talk: Talk, at: datetime) -> str:
    local = talk.rules.local(at)
    return f"{local.month}/{local.day} {said.clock(local)}"


def _may(within: Within, notice: Kept, speaker: Speaker) -> bool:
    """Whether a notice is somebody's to change: they wrote it, or answer for all the places it is for."""
    return covers(within, notice.target) or (speaker.person is not None and notice.author_id == speaker.person.id)


async def open_(talk: Talk, edition_id: int) -> tuple[Issued, Kept] | None:
    """The edition and its notice, if the speaker may change it and it still stands; if not, they are told."""
    within, speaker = await access.allowed(talk, "write-notices"), talk.speaker
    if within is None or speaker is None:
        return None
    edition = await editions.by_id(talk.db, edition_id)
    notice = await keeping.by_id(talk.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None or notice.community_id != speaker.community_id:
        talk.say("old-button")
        return None
    if not _may(within, notice, speaker):
        await access.refuse(talk, "write-notices")
        return None
    if notice.state == "withdrawn" or edition.withdrawn_at is not None:
        talk.say("notice-mend-back-already", title=await title_of(talk, notice))
        return None
    return edition, notice


async def title_of(talk: Talk, notice: Kept) -> str:
    """What a notice is called, for the speaker."""
    return wording.in_language(await keeping.texts(talk.db, notice.id, notice.version), talk.language).title


def button(talk: Talk, edition_id: int, what: str, phrase: str) -> Choice:
    """A button about an edition."""
    return talk.choice(f"mend:{edition_id}:{what}", phrase)
