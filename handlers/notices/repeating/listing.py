"""What is scheduled, as a list and one by one; and whose it is to change."""

from __future__ import annotations

import html
from collections.abc import Sequence

from handlers import access
from handlers import words as spoken
from handlers.chat import Choice, Marked, Talk
from handlers.notices import timing
from handlers.notices.places import covers
from handlers.notices.sending import title_of
from handlers.notices.timing import When
from storage import accounts, history
from storage.notices import editions, keeping
from storage.notices.keeping import Kept
from storage.temperature import Within

EXPECTED_NAME = "notice-again"  # what we wait for while a scheduled notice is being changed
_MOST = 10  # notices in a list


async def held(talk: Talk, id: int) -> Kept | None:
    """A notice that the speaker may change, held until the end of the turn; None: they were told why not."""
    within = await access.allowed(talk, "write-notices")
    if within is None:
        return None
    notice = await keeping.hold(talk.db, id)
    if notice is None or talk.speaker is None or notice.community_id != talk.speaker.community_id:
        talk.say("old-button")
        return None
    if not covers(within, notice.target):
        await access.refuse(talk, "write-notices")
        return None
    return notice


async def held_scheduled(talk: Talk, id: int) -> Kept | None:
    """The same, of one that is still to go out."""
    notice = await held(talk, id)
    if notice is not None and (notice.state != "ready" or notice.next_at is None):
        talk.say("notice-time-over", title=await title_of(talk.db, notice, talk.language), state=notice.state)
        return None
    return notice


def when_of(talk: Talk, notice: Kept) -> When:
    """The next moment of a notice, and its rule."""
    first = notice.next_at or talk.now
    return When(first, notice.repeats, talk.rules.local(first).year != talk.rules.local(talk.now).year)


def next_in_words(talk: Talk, notice: Kept) -> Marked:
    """When it goes out next, or that it is paused."""
    if notice.paused_at is not None or notice.next_at is None:
        return talk.phrase("notice-time-paused")
    local = talk.rules.local(notice.next_at)
    day = spoken.day(talk.words, talk.language, local.date())
    return talk.phrase("notice-time-next", day=day, clock=spoken.clock(local))


def button(talk: Talk, notice_id: int, verb: str, phrase: str, more: object = "") -> Choice:
    """A button of a scheduled notice: "sched:<id>:<verb>:<more>"."""
    tail = f":{more}" if more != "" else ""
    return talk.choice(f"sched:{notice_id}:{verb}{tail}", phrase)


async def mine(talk: Talk, within: Within) -> list[Kept]:
    """What is scheduled for places that the speaker answers for."""
    community = talk.speaker.community_id if talk.speaker is not None else 0
    return [one for one in await keeping.scheduled(talk.db, community) if covers(within, one.target)]


async def show_list(talk: Talk, found: Sequence[Kept]) -> None:
    """The count first; each with its rule and its next time, and a button that opens it."""
    if not found:
        talk.say("notice-time-none")
        return
    lines, choices = [], []
    for one in found[:_MOST]:
        title = await title_of(talk.db, one, talk.language)
        rule = timing.said(talk.words, talk.language, talk.rules, when_of(talk, one))
        moves = "yes" if one.repeats or one.paused_at else "no"
        after = next_in_words(talk, one)
        number = str(one.id)
        lines.append(
            talk.phrase("notice-time-listed", number=number, title=title, rule=rule, next=after, repeats=moves)
        )
        choices.append(Choice(f"sched:{one.id}:show", html.unescape(title)[:30]))
    if len(found) > _MOST:
        lines.append(talk.phrase("notice-time-list-more", count=len(found) - _MOST))
    talk.say("notice-time-list", count=len(found), lines=spoken.lines(lines), choices=tuple(choices))


async def show(talk: Talk, notice: Kept) -> None:
    """One, with its next five times and what can be done with it."""
    when = when_of(talk, notice)
    lines = [timing.said(talk.words, talk.language, talk.rules, when)] if notice.repeats else []
    if notice.paused_at is not None:
        lines.append(next_in_words(talk, notice))
    else:
        lines.append(timing.coming_said(talk.words, talk.language, talk.rules, when, talk.now))
    paused = notice.paused_at is not None
    choices = [
        button(talk, notice.id, *(("on", "choice-notice-time-on") if paused else ("pause", "choice-notice-time-pause")))
    ]
    if notice.repeats and not paused:
        choices.append(button(talk, notice.id, "skip", "choice-notice-time-skip", stamp(notice)))
    choices += [
        button(talk, notice.id, "time", "choice-notice-time-change"),
        button(talk, notice.id, "text", "choice-notice-time-text"),
        button(talk, notice.id, "end", "choice-notice-time-end"),
    ]
    title = await title_of(talk.db, notice, talk.language)
    talk.say("notice-time-card", number=str(notice.id), title=title, lines=spoken.lines(lines), choices=tuple(choices))


def stamp(notice: Kept) -> int:
    """Tells one next moment from another."""
    return int(notice.next_at.timestamp()) if notice.next_at is not None else 0


async def gone_out(talk: Talk, notice: Kept) -> bool:
    """Whether any of it has gone out."""
    return any(one.state != "missed" for one in await editions.of_notice(talk.db, notice.id))


async def note(talk: Talk, notice: Kept, action: str, **details: object) -> None:
    """What was done with a notice, for the record."""
    if talk.speaker is not None:
        await history.add(talk.db, [{
            "community_id": notice.community_id, "at": talk.now, "actor": f"account/{talk.speaker.account_id}",
            "action": action, "subject": f"notice/{notice.id}", "details": dict(details) or None,
        }])  # fmt: skip


async def forget(talk: Talk) -> None:
    """What comes next is about something else."""
    if talk.speaker is not None and talk.speaker.expects == EXPECTED_NAME:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
