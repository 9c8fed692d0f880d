"""A yes or a no to a change that was asked for. Whoever asked cannot say it, by whatever account; of two who say it at
once one counts, and what they say yes to is what they were shown."""

from __future__ import annotations

from handlers import access
from handlers.chat import Talk
from handlers.notices import timing
from handlers.notices.agreeing.asking import kind_of, name_of, show
from handlers.notices.mending import changing
from handlers.notices.places import covers
from handlers.notices.sending import title_of
from handlers.notices.writing.draft import note
from storage.notices import drafts, keeping, proposals
from storage.notices.keeping import Kept
from storage.notices.proposals import Proposal

_STATES = {"sent": ("ready", "out"), "words": ("ready",), "time": ("ready",)}


async def look(talk: Talk, id: int) -> None:
    """What waits of a notice, to whoever comes to it later."""
    within = await access.allowed(talk, "approve-notices")
    speaker = talk.speaker
    if within is None or speaker is None or speaker.person is None:
        return
    notice = await keeping.by_id(talk.db, id)
    if notice is None or notice.community_id != speaker.community_id:
        talk.say("old-button")
        return
    found = [one for one in await proposals.waiting(talk.db, id) if notice.state in _STATES[kind_of(one)]]
    if not found:
        talk.say("notice-agree-settled", title=await title_of(talk.db, notice, talk.language))
    for one in found:
        own = await drafts.is_same_person(talk.db, speaker.person.id, one.by_id)
        await show(talk, notice, one, speaker.chat, talk.language, own=own or not covers(within, notice.target))


async def _theirs(talk: Talk, id: int, stamp: int) -> tuple[Kept, Proposal] | None:
    """The notice, held, and the change that was shown, if the speaker may decide on it; else they were told why not."""
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
    proposal = next((one for one in await proposals.waiting(talk.db, id) if one.stamp == stamp), None)
    if proposal is None or notice.state not in _STATES[kind_of(proposal)]:
        talk.say("notice-agree-settled", title=await title_of(talk.db, notice, talk.language))
        return None
    if await drafts.is_same_person(talk.db, speaker.person.id, proposal.by_id):
        talk.say("notice-agree-own")
        return None
    return notice, proposal


async def agree(talk: Talk, id: int, stamp: int) -> None:
    """A yes: it holds from now on."""
    theirs = await _theirs(talk, id, stamp)
    if theirs is None:
        return
    notice, proposal = theirs
    match kind_of(proposal):
        case "sent":
            done = await _correct(talk, notice, proposal)
        case "words":
            done = await _reword(talk, notice)
        case _:
            done = await _retime(talk, notice, proposal)
    await proposals.drop(talk.db, await keeping.by_id(talk.db, id) or notice, proposal.what)
    if done:
        await note(talk, notice, f"notice-{name_of(proposal)}-agreed", by=proposal.by_id)
    await _say(talk, notice, proposal, "yes" if done else "late")


async def _correct(talk: Talk, notice: Kept, proposal: Proposal) -> bool:
    texts = await keeping.texts(talk.db, notice.id, notice.version + 1)
    outcome = await changing.correct(
        talk.db, talk.rules, notice.id, texts, seen=notice.version, by=proposal.by_id,
        actor=f"person/{proposal.by_id}", now=talk.now, again=proposal.again,
    )  # fmt: skip
    return outcome == "done"


async def _reword(talk: Talk, notice: Kept) -> bool:
    version = notice.version + 1
    await note(talk, notice, "notice-reworded", version=version)
    return await keeping.change(talk.db, notice.id, ("ready",), talk.now, version=version)


async def _retime(talk: Talk, notice: Kept, proposal: Proposal) -> bool:
    """A time that has passed while it waited: its next one; of one that was to go out once there is none."""
    first, repeats = proposal.first or talk.now, proposal.repeats
    if first < talk.now:
        following = timing.following(talk.rules, dict(repeats) if repeats else None, talk.now)
        if following is None:
            return False
        first = following
    await note(talk, notice, "notice-retimed", next=first.isoformat())
    return await keeping.change(
        talk.db, notice.id, ("ready",), talk.now, next_at=first, repeats=dict(repeats) if repeats else None
    )  # fmt: skip


async def deny(talk: Talk, id: int, stamp: int) -> None:
    """A no: it stays as it is."""
    theirs = await _theirs(talk, id, stamp)
    if theirs is None:
        return
    notice, proposal = theirs
    await proposals.drop(talk.db, notice, proposal.what)
    await note(talk, notice, f"notice-{name_of(proposal)}-refused", by=proposal.by_id)
    await _say(talk, notice, proposal, "no")


async def _say(talk: Talk, notice: Kept, proposal: Proposal, how: str) -> None:
    """To whoever decided, to whoever asked, and, where something has changed, to whoever wrote the notice."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return
    what = kind_of(proposal)
    notice = await keeping.by_id(talk.db, notice.id) or notice  # it may have another title now
    title = await title_of(talk.db, notice, talk.language)
    talk.say("notice-agree-decided", title=title, how=how, what=what, by="none")
    told = {proposal.chat: proposal.language}
    if how == "yes":
        told.setdefault(notice.report_chat, notice.report_language)
    for chat, language in told.items():
        if chat != speaker.chat:
            title = await title_of(talk.db, notice, language)
            talk.tell(
                chat, language, "notice-agree-decided", title=title, how=how, what=what, by=speaker.person.name
            )  # fmt: skip
