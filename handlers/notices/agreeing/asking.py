"""A change is shown to everybody who may say yes to it; until one has, all stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers import words as said
from handlers.access import ALLOWED
from handlers.chat import Choice, Marked, Talk
from handlers.notices import markup, timing
from handlers.notices.sending import title_of
from handlers.notices.timing import When
from handlers.notices.writing.draft import note
from storage import accounts
from storage.notices import drafts, keeping, proposals
from storage.notices.keeping import Kept, Text
from storage.notices.proposals import Proposal, What


async def ask_words(
    talk: Talk, notice: Kept, texts: Mapping[str, Text], *, sent: bool = False, again: bool = False
) -> None:  # fmt: skip
    """New words wait for a yes; `sent`: they are for what has gone out, too, and `again` asks its readers once more."""
    await _ask(talk, notice, "words", texts, sent=sent, again=again)


async def ask_time(talk: Talk, notice: Kept, first: datetime | None, repeats: Mapping[str, Any] | None) -> None:
    """Another time waits for a yes; `first`: none, at once."""
    await _ask(talk, notice, "time", first=first, repeats=repeats)


async def _ask(
    talk: Talk, notice: Kept, what: What, texts: Mapping[str, Text] | None = None, **values: Any
) -> None:  # fmt: skip
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return
    new = Proposal(what, speaker.person.id, talk.now, speaker.chat, talk.language, **values)
    former = await proposals.propose(talk.db, notice, new, texts)
    if former is not None and former.chat != speaker.chat:
        title = await title_of(talk.db, notice, former.language)
        talk.tell(former.chat, former.language, "notice-agree-replaced", title=title, by=speaker.person.name)
    told = 0
    for duty in await drafts.approvers(
        talk.db, notice.community_id, ALLOWED["approve-notices"], notice.target, new.by_id, talk.now
    ):
        chats = [one for one in duty.chats if one[0] != speaker.chat]
        told += bool(chats)
        for chat, language in chats:
            await show(talk, notice, new, chat, language)
    await note(talk, notice, f"notice-{name_of(new)}-asked", told=told)
    await accounts.expect(talk.db, speaker.account_id, None)
    title = await title_of(talk.db, notice, talk.language)
    talk.say("notice-agree-asked", title=title, what=kind_of(new), told=told)


def kind_of(proposal: Proposal) -> str:
    """What is to be changed: sent (words that have gone out, too), words, time."""
    return "sent" if proposal.what == "words" and proposal.sent else proposal.what


def name_of(proposal: Proposal) -> str:
    """The same, as the record names it."""
    return {"sent": "correction", "words": "rewording", "time": "retiming"}[kind_of(proposal)]


async def show(
    talk: Talk, notice: Kept, proposal: Proposal, chat: str, language: str, *, own: bool = False
) -> None:  # fmt: skip
    """What is to be decided; `own`: to whoever asked for it, who cannot."""
    if proposal.what == "words":
        texts = await keeping.texts(talk.db, notice.id, notice.version + 1)
        lines = [Marked(f"<b>{markup.marked(one.title)}</b>\n{markup.marked(one.body)}") for one in texts.values()]
    else:
        lines = _time(talk, notice, proposal, language)
    choices = tuple(
        Choice(f"sched:{notice.id}:{verb}:{proposal.stamp}", talk.words(language, phrase))
        for verb, phrase in (("agree", "choice-notice-agree-yes"), ("deny", "choice-notice-agree-no"))
    )
    talk.tell(
        chat, language, "notice-agree-ask", by=await drafts.name_of(talk.db, proposal.by_id),
        title=await title_of(talk.db, notice, language), what=kind_of(proposal),
        again="yes" if proposal.again else "no", lines=said.lines(lines), choices=() if own else choices,
    )  # fmt: skip


def _time(talk: Talk, notice: Kept, proposal: Proposal, language: str) -> list[Marked]:
    if proposal.first is None:
        new = talk.words(language, "notice-agree-at-once")
    else:
        new = timing.said(talk.words, language, talk.rules, _when(talk, proposal.first, proposal.repeats))
    lines = [talk.words(language, "notice-agree-time", which="new", time=new)]
    if notice.next_at is not None:
        old = timing.said(talk.words, language, talk.rules, _when(talk, notice.next_at, notice.repeats))
        lines.append(talk.words(language, "notice-agree-time", which="old", time=old))
    return lines


def _when(talk: Talk, first: datetime, repeats: Mapping[str, Any] | None) -> When:
    return When(first, repeats, talk.rules.local(first).year != talk.rules.local(talk.now).year)
