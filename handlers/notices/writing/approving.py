"""A second person's yes. Whoever wrote a notice cannot say it, by whatever account; of two who say it at once one
counts, and what they say yes to is what they were shown."""

from __future__ import annotations

from datetime import timedelta

from handlers import access
from handlers import words as said
from handlers.access import ALLOWED
from handlers.chat import Talk
from handlers.notices.places import covers
from handlers.notices.sending import is_late
from handlers.notices.writing import aim, card, preview
from handlers.notices.writing.draft import button, note, quoted, title_of
from storage import accounts
from storage.notices import drafts, keeping
from storage.notices.keeping import Kept

REASON = "notice-reason"  # what we wait for from somebody who has said no
STRAGGLERS = timedelta(minutes=10)  # so long a picture may come after its notice
_PATIENCE = timedelta(minutes=30)


async def ask(talk: Talk, notice: Kept) -> int:
    """Show it to everybody who may say yes; gives how many they are."""
    told = await drafts.approvers(
        talk.db, notice.community_id, ALLOWED["approve-notices"], notice.target, notice.author_id, talk.now
    )
    own = talk.speaker.chat if talk.speaker is not None else ""
    reached = 0
    for duty in told:
        chats = [one for one in duty.chats if one[0] != own]
        reached += bool(chats)
        for chat, language in chats:
            await show(talk, notice, chat, language)
    return reached


async def show(talk: Talk, notice: Kept, chat: str, language: str) -> None:
    """What is to be decided, as readers will see it, and the question."""
    await preview.write(talk, talk.db, chat, language, notice)
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    lines = card.settings(talk.words, talk.rules, language, of)
    by = await drafts.name_of(talk.db, notice.author_id)
    title = quoted(card.title_in(talk.words, language, of.texts))
    choices = (
        button(talk.words, language, "yes", notice.id, "choice-notice-write-yes", _stamp(notice)),
        button(talk.words, language, "no", notice.id, "choice-notice-write-no", _stamp(notice)),
    )
    talk.tell(chat, language, "notice-write-approve", by=by, title=title, lines=said.lines(lines), choices=choices)


def _stamp(notice: Kept) -> int:
    """Tells what was shown from what it may have become since."""
    return int(notice.changed_at.timestamp() * 1000)


async def _theirs(talk: Talk, id: int, stamp: str) -> Kept | None:
    """The notice, held, if the speaker may decide on it as it was shown to them; else they were told why not."""
    within = await access.allowed(talk, "approve-notices")
    if within is None or talk.speaker is None or talk.speaker.person is None:
        return None
    notice = await keeping.hold(talk.db, id)
    if notice is None or notice.community_id != talk.speaker.community_id:
        talk.say("old-button")
        return None
    if await drafts.is_same_person(talk.db, talk.speaker.person.id, notice.author_id):
        talk.say("notice-write-own-approval")
        return None
    if not covers(within, notice.target):
        await access.refuse(talk, "approve-notices")
        return None
    if notice.state != "asked":
        await _settled(talk, notice)
        return None
    if stamp != str(_stamp(notice)):
        talk.say("notice-write-changed-since", title=quoted(await title_of(talk, notice)))
        await show(talk, notice, talk.speaker.chat, talk.language)
        return None
    return notice


async def _settled(talk: Talk, notice: Kept) -> None:
    """Somebody was quicker."""
    title = quoted(await title_of(talk, notice))
    decided = await drafts.decided(talk.db, notice.id)
    if decided is None:
        talk.say("notice-write-no-draft", title=title, state=notice.state)
    else:
        talk.say("notice-write-decided", title=title, by=decided[1],
                 how="yes" if decided[0] == "notice-approved" else "no")  # fmt: skip


async def agree(talk: Talk, id: int, stamp: str) -> None:
    """A yes: it goes, at once or at its time. The author hears it."""
    notice = await _theirs(talk, id, stamp)
    if notice is None or talk.speaker is None or talk.speaker.person is None:
        return
    if is_late(talk.rules, notice, talk.now):  # the clock gives it back to its author
        talk.say("notice-write-yes-late", title=quoted(await title_of(talk, notice)),
                 at=card.at(talk.words, talk.rules, talk.language, notice))  # fmt: skip
        return
    at = card.starts(talk.rules, notice, talk.now)
    if not await keeping.change(
        talk.db, id, ("asked",), talk.now, state="ready", next_at=at, approved_by=talk.speaker.person.id,
        approved_at=talk.now,
    ):  # fmt: skip
        await _settled(talk, await keeping.by_id(talk.db, id) or notice)
        return
    await note(talk, notice, "notice-approved")
    kept = await keeping.by_id(talk.db, id) or notice
    title = quoted(await title_of(talk, notice))
    when = "now" if at <= talk.now else "later"
    talk.say("notice-write-agreed", title=title, when=when,
             at=card.at(talk.words, talk.rules, talk.language, kept))  # fmt: skip
    language = notice.report_language
    talk.tell(notice.report_chat, language, "notice-write-agreed-told", title=title, by=talk.speaker.person.name,
              when=when, at=card.at(talk.words, talk.rules, language, kept))  # fmt: skip
    talk.refresh(notice.report_chat, f"draft/{id}")


async def ask_reason(talk: Talk, id: int, stamp: str) -> None:
    """A no: why?"""
    notice = await _theirs(talk, id, stamp)
    if notice is None or talk.speaker is None:
        return
    choices = (button(talk.words, talk.language, "noreason", id, "choice-notice-write-no-reason", stamp),)
    talk.say("notice-write-ask-reason", title=quoted(await title_of(talk, notice)), choices=choices)
    data = {"notice": id, "stamp": stamp}
    await accounts.expect(talk.db, talk.speaker.account_id, REASON, data, talk.now + _PATIENCE)


async def reasoned(talk: Talk, text: str) -> bool:
    """The reason, typed."""
    speaker = talk.speaker
    if speaker is None or aim.is_elsewhere(talk, text):
        return False
    await refuse(talk, int(speaker.expects_data.get("notice", 0)), str(speaker.expects_data.get("stamp", "")), text)
    return True


async def refuse(talk: Talk, id: int, stamp: str, reason: str = "") -> None:
    """It is a draft again; the author hears why."""
    notice = await _theirs(talk, id, stamp)
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return
    if speaker.expects == REASON:
        await accounts.expect(talk.db, speaker.account_id, None)
    if notice is None:
        return
    if not await keeping.change(talk.db, id, ("asked",), talk.now, state="draft"):
        await _settled(talk, await keeping.by_id(talk.db, id) or notice)
        return
    await note(talk, notice, "notice-refused")
    title = quoted(await title_of(talk, notice))
    talk.say("notice-write-refused", title=title)
    language = notice.report_language
    choices = (button(talk.words, language, "open", id, "choice-notice-write-open"),)
    talk.tell(notice.report_chat, language, "notice-write-refused-told", title=title, by=speaker.person.name,
              reason=quoted(reason, 300) or "none", choices=choices)  # fmt: skip
