"""What somebody who writes notices finds by 通知: a new one, their drafts, what waits for a yes, what was sent."""

from __future__ import annotations

import html

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.notices.places import fitting
from handlers.notices.writing import card, options, preview, text
from handlers.notices.writing.draft import button, note, quoted, title_of, wait
from storage.notices import drafts, keeping, proposals
from storage.notices.keeping import Kept
from storage.notices.targets import Target
from storage.temperature import Within

_SENT = ("ready", "out", "withdrawn")
_MOST = 10


async def menu(talk: Talk) -> None:
    """What there is to do."""
    speaker = talk.speaker
    if speaker is None:
        return
    person = speaker.person.id if speaker.person is not None else 0
    mine = await keeping.listed(talk.db, speaker.community_id, ("draft",), author_id=person)
    waiting = await keeping.listed(talk.db, speaker.community_id, ("asked",))
    waiting += await proposals.noticed(talk.db, speaker.community_id)
    choices = [talk.choice("draft:new", "choice-notice-write-new")]
    if mine:
        choices.append(talk.choice("draft:mine", "choice-notice-write-mine", count=len(mine)))
    if waiting or talk.rules.notices.approval:
        choices.append(talk.choice("draft:waiting", "choice-notice-write-waiting", count=len(waiting)))
    choices.append(talk.choice("draft:recent", "choice-notice-write-recent"))
    choices.append(talk.choice("draft:seen", "choice-notice-write-seen"))
    talk.say("notice-write-menu", choices=tuple(choices))


async def start(talk: Talk, words: str = "") -> None:
    """A new draft, with what was written for it, if anything."""
    within = await access.allowed(talk, "write-notices")
    speaker = talk.speaker
    if within is None or speaker is None or speaker.person is None:
        return
    target = await _own_target(talk, within)
    if target is None:
        await access.refuse(talk, "write-notices")
        return
    former = None if words or text.brings(talk) else await _empty(talk)
    if former is not None:
        await options.ask_text(talk, former)
        return
    id = await keeping.create(
        talk.db, community_id=speaker.community_id, author_id=speaker.person.id, report_chat=speaker.chat,
        report_language=talk.language, now=talk.now, target=target,
    )  # fmt: skip
    await keeping.change(talk.db, id, ("draft",), talk.now, nudge_minutes=_minutes(talk))
    notice = await keeping.by_id(talk.db, id)
    if notice is None:
        return
    if text.brings(talk):
        await text.attach(talk, notice)
    if words:
        await text.write(talk, notice, words)
    else:
        await options.ask_text(talk, notice)


async def _empty(talk: Talk) -> Kept | None:
    """The draft that the speaker began last, if nothing has come of it yet."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return None
    drafts_ = await keeping.listed(
        talk.db, speaker.community_id, ("draft",), author_id=speaker.person.id, limit=1
    )  # fmt: skip
    if not drafts_ or await keeping.texts(talk.db, drafts_[0].id, drafts_[0].version):
        return None
    return None if await keeping.count_files(talk.db, drafts_[0].id) else drafts_[0]


def _minutes(talk: Talk) -> int:
    return int(talk.rules.notices.nudge.total_seconds() // 60)


async def _own_target(talk: Talk, within: Within) -> Target | None:
    if within.community_id is not None:
        return Target()
    community = talk.speaker.community_id if talk.speaker is not None else 0
    return fitting(Target(), within, await drafts.spots(talk.db, community))


async def mine(talk: Talk) -> None:
    """The speaker's own drafts, each a button."""
    if await access.allowed(talk, "write-notices") is None or talk.speaker is None or talk.speaker.person is None:
        return
    found = await keeping.listed(talk.db, talk.speaker.community_id, ("draft",), author_id=talk.speaker.person.id)
    await _show(talk, found, "open", "notice-write-mine")


async def waiting(talk: Talk) -> None:
    """What waits for a second person's yes: to decide on it, or, one's own, to look at it."""
    if await access.allowed(talk, "write-notices") is None or talk.speaker is None:
        return
    found = await keeping.listed(talk.db, talk.speaker.community_id, ("asked",))
    changed = await proposals.noticed(talk.db, talk.speaker.community_id)
    await _show(talk, [*found, *changed], "look", "notice-write-waiting")


async def recent(talk: Talk) -> None:
    """What was sent lately, to look at or to copy."""
    if await access.allowed(talk, "write-notices") is None or talk.speaker is None:
        return
    found = await keeping.listed(talk.db, talk.speaker.community_id, _SENT, limit=_MOST)
    await _show(talk, found, "look", "notice-write-recent")


async def _show(talk: Talk, found: list[Kept], verb: str, phrase: str) -> None:
    choices = []
    for notice in found[:_MOST]:
        day = html.unescape(said.day(talk.words, talk.language, talk.rules.local(notice.changed_at).date()))
        title = quoted(await title_of(talk, notice), 24)
        changed = phrase == "notice-write-waiting" and notice.state != "asked"  # what was sent is to be changed
        choices.append(Choice(f"sched:{notice.id}:asked" if changed else f"draft:{verb}:{notice.id}", f"{day} {title}"))
    talk.say(phrase, count=len(found), choices=tuple(choices))


async def open_(talk: Talk, notice: Kept) -> None:
    """Go on with a draft; from now on it is reported here."""
    speaker = talk.speaker
    if speaker is not None and notice.report_chat != speaker.chat:
        await keeping.change(
            talk.db, notice.id, ("draft",), talk.now, report_chat=speaker.chat, report_language=talk.language
        )  # fmt: skip
    if not await keeping.texts(talk.db, notice.id, notice.version):
        await options.ask_text(talk, notice)
        return
    await wait(talk, notice.id)
    await preview.show(talk, notice)


async def _anybodys(talk: Talk, id: int) -> tuple[Kept, Within] | None:
    """A notice of the community, to whoever may write some."""
    within = await access.allowed(talk, "write-notices")
    if within is None or talk.speaker is None or talk.speaker.person is None:
        return None
    notice = await keeping.by_id(talk.db, id)
    own = notice is not None and notice.author_id == talk.speaker.person.id
    if notice is None or notice.community_id != talk.speaker.community_id:
        talk.say("old-button")
        return None
    if notice.state in ("draft", "dropped") and not own:  # somebody else's, not for others' eyes yet
        talk.say("old-button")
        return None
    return notice, within


async def look(talk: Talk, id: int) -> None:
    """A notice as it was sent, or as it waits, with its settings."""
    found = await _anybodys(talk, id)
    if found is None or talk.speaker is None:
        return
    notice, _ = found
    await preview.write(talk, talk.db, talk.speaker.chat, talk.language, notice)
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    lines = [
        talk.phrase("notice-write-state", state=notice.state),
        *card.settings(talk.words, talk.rules, talk.language, of),
    ]
    choices = [button(talk.words, talk.language, "copy", id, "choice-notice-write-copy")]
    own = talk.speaker.person is not None and notice.author_id == talk.speaker.person.id
    if notice.state == "asked" and not own and access.roles_for(talk.speaker.roles, "approve-notices"):
        stamp = int(notice.changed_at.timestamp() * 1000)
        choices = [
            button(talk.words, talk.language, "yes", id, "choice-notice-write-yes", stamp),
            button(talk.words, talk.language, "no", id, "choice-notice-write-no", stamp),
        ]
    elif own and (notice.state == "asked" or (notice.state == "ready" and not of.gone_out)):
        choices.append(button(talk.words, talk.language, "back", id, "choice-notice-write-back"))
    talk.say("notice-write-lines", lines=said.lines(lines), choices=tuple(choices))


async def copy(talk: Talk, id: int) -> None:
    """A new draft with the words, files, target and answers of an old notice."""
    found = await _anybodys(talk, id)
    speaker = talk.speaker
    if found is None or speaker is None or speaker.person is None:
        return
    old, within = found
    target = fitting(old.target, within, await drafts.spots(talk.db, old.community_id))
    if target is None:
        target = await _own_target(talk, within)
    if target is None:
        await access.refuse(talk, "write-notices")
        return
    new = await keeping.create(
        talk.db, community_id=old.community_id, author_id=speaker.person.id, report_chat=speaker.chat,
        report_language=talk.language, now=talk.now, kind=old.kind, target=target, asks=old.asks, places=old.places,
        copied_from=old.id,
    )  # fmt: skip
    await keeping.change(
        talk.db, new, ("draft",), talk.now, nudge_minutes=old.nudge_minutes, pinned=old.pinned, urgent=old.urgent
    )
    notice = await keeping.by_id(talk.db, new)
    if notice is None:
        return
    for language, words in (await keeping.texts(talk.db, old.id, old.version)).items():
        await keeping.write(talk.db, notice, notice.version, language, words, speaker.person.id, talk.now)
    for file in await keeping.files(talk.db, old.id):
        await keeping.attach(
            talk.db, notice, channel=file.channel, ref=file.ref, name=file.name, mime=file.mime, size=file.size,
            file_id=file.file_id,
        )  # fmt: skip
    await note(talk, notice, "notice-copied", of=old.id)
    await wait(talk, new)
    talk.say("notice-write-copied", title=quoted(await title_of(talk, old)), number=str(new))
    await preview.show(talk, notice, files=False)
