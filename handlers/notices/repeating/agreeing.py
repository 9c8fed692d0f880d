"""New words where a second person must say yes: until then what is scheduled goes out with the old ones."""

from __future__ import annotations

from handlers import access
from handlers import words as spoken
from handlers.access import ALLOWED
from handlers.chat import Choice, Marked, Talk
from handlers.notices import markup
from handlers.notices.places import covers
from handlers.notices.repeating.listing import note
from handlers.notices.sending import title_of
from storage import access as grants
from storage.notices import drafts, keeping, rewording
from storage.notices.keeping import Kept
from storage.notices.rewording import Proposal
from storage.temperature import Within


def _stamp(proposal: Proposal) -> int:
    return int(proposal.at.timestamp() * 1000)


async def ask(talk: Talk, notice: Kept, by_id: int) -> int:
    """Show the new words to everybody who may say yes; gives how many they are."""
    proposal = await rewording.proposed(talk.db, notice)
    if proposal is None:
        return 0
    told = 0
    texts = await keeping.texts(talk.db, notice.id, notice.version + 1)
    lines = [Marked(f"<b>{markup.marked(text.title)}</b>\n{markup.marked(text.body)}") for text in texts.values()]
    for duty in await grants.duties(talk.db, notice.community_id, sorted(ALLOWED["approve-notices"]), talk.now):
        if await drafts.is_same_person(talk.db, duty.person_id, by_id):
            continue
        if not covers(await _place(talk, notice.community_id, duty), notice.target):
            continue
        told += bool(duty.chats)
        for chat, language in duty.chats:
            title = await title_of(talk.db, notice, language)
            choices = tuple(
                Choice(f"sched:{notice.id}:{verb}:{_stamp(proposal)}", talk.words(language, phrase))
                for verb, phrase in (("agree", "choice-notice-time-agree"), ("deny", "choice-notice-time-deny"))
            )
            talk.tell(chat, language, "notice-time-agree", title=title, lines=spoken.lines(lines), choices=choices)
    return told


async def _place(talk: Talk, community_id: int, duty: grants.Duty) -> Within:
    areas = [id for kind, id in duty.places if kind == "area"]
    if community_id in areas:
        return Within(community_id=community_id)
    return Within(areas=tuple(id for id, _ in await grants.subtree(talk.db, areas)))


async def _theirs(talk: Talk, id: int, stamp: int) -> Kept | None:
    """The notice, held, if the speaker may decide on the words that were shown; else they were told why not."""
    within = await access.allowed(talk, "approve-notices")
    speaker = talk.speaker
    if within is None or speaker is None or speaker.person is None:
        return None
    notice = await keeping.hold(talk.db, id)
    if notice is None or notice.community_id != speaker.community_id:
        talk.say("old-button")
        return None
    if not covers(within, notice.target):
        await access.refuse(talk, "approve-notices")
        return None
    proposal = await rewording.proposed(talk.db, notice)
    if proposal is None or _stamp(proposal) != stamp or notice.state != "ready":
        talk.say("notice-time-agreed-already", title=await title_of(talk.db, notice, talk.language))
        return None
    if await drafts.is_same_person(talk.db, speaker.person.id, proposal.by_id):
        talk.say("notice-time-own")
        return None
    return notice


async def agree(talk: Talk, id: int, stamp: int) -> None:
    """A yes: the new words hold for what is still to come."""
    notice = await _theirs(talk, id, stamp)
    if notice is not None:
        await keeping.change(talk.db, id, ("ready",), talk.now, version=notice.version + 1)
        await note(talk, notice, "notice-reworded", version=notice.version + 1)
        await _say(talk, notice, "yes")


async def deny(talk: Talk, id: int, stamp: int) -> None:
    """A no: it goes on with the old words."""
    notice = await _theirs(talk, id, stamp)
    if notice is not None:
        await rewording.drop(talk.db, notice)
        await note(talk, notice, "notice-rewording-refused")
        await _say(talk, notice, "no")


async def _say(talk: Talk, notice: Kept, how: str) -> None:
    title = await title_of(talk.db, notice, talk.language)
    talk.say("notice-time-decided", title=title, how=how)
    if talk.speaker is not None and notice.report_chat != talk.speaker.chat:
        talk.tell(notice.report_chat, notice.report_language, "notice-time-decided", title=title, how=how)
