"""收回通知: asked once more, then done."""

from __future__ import annotations

from handlers.chat import Talk
from handlers.notices.mending import changing
from handlers.notices.mending.choosing import button, open_, title_of
from storage.notices import mending


async def ask(talk: Talk, edition_id: int) -> None:
    """A thumb slips easily: it is asked once more, with all that hangs on it."""
    opened = await open_(talk, edition_id)
    if opened is None:
        return
    edition, notice = opened
    spread = await mending.reach(talk.db, edition)
    choices = (
        button(talk, edition.id, "back", "choice-notice-mend-back"),
        button(talk, edition.id, "stay", "choice-notice-mend-stay"),
    )
    talk.say(
        "notice-mend-back-sure", title=await title_of(talk, notice), chats=spread.chats, groups=spread.groups,
        goes_on="yes" if notice.next_at is not None else "no", choices=choices,
    )  # fmt: skip


async def take_back(talk: Talk, edition_id: int) -> None:
    """It counts no more."""
    opened = await open_(talk, edition_id)
    if opened is None or talk.speaker is None:
        return
    title = await title_of(talk, opened[1])
    outcome = await changing.withdraw(
        talk.db, opened[1].id, actor=f"account/{talk.speaker.account_id}", rules=talk.rules, now=talk.now
    )
    talk.say("notice-mend-back-begun" if outcome == "done" else "notice-mend-back-already", title=title)


async def stay(talk: Talk, edition_id: int) -> None:
    """It stays as it is."""
    if await open_(talk, edition_id) is not None:
        talk.say("notice-mend-stays")
