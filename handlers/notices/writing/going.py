"""Sending a draft: what it will come to is said first, a yes sends it, once; where the settings ask for it, to a second
person who may say yes."""

from __future__ import annotations

from datetime import datetime

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.living import Wording
from handlers.notices import coverage
from handlers.notices.places import covers
from handlers.notices.writing import approving, card, preview
from handlers.notices.writing.card import Sheet
from handlers.notices.writing.draft import (
    DRAFT,
    button,
    change,
    mine,
    note,
    put,
    quoted,
    stop_waiting,
    title_of,
    wait,
)
from handlers.quiet import quiet_until
from storage import accounts
from storage.notices import drafts, keeping, proposals
from storage.notices.keeping import Kept
from storage.temperature import Within

_MOST_PLACES = 40
_SENT = "sent"


async def ask(talk: Talk, notice: Kept, within: Within) -> None:
    """What it will come to, and whether that is meant."""
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    if not await _can_go(talk, of, within):
        return
    pace = card.pace(talk.rules, of, talk.now)
    reach = of.reach
    to = card.aimed(talk.words, talk.language, notice.target, of.areas, of.unread)
    lines = [
        talk.phrase("notice-write-sure", title=card.title_in(talk.words, talk.language, of.texts),
                    when="now" if notice.next_at is None else card.at(talk.words, talk.rules, talk.language, notice)),
        talk.phrase("notice-write-sure-to", to=to, groups=reach.groups, homes=reach.homes, minutes=pace.minutes,
                    whom="people" if notice.target.roles else "homes"),
    ]  # fmt: skip
    if reach.without:
        lines.append(talk.phrase("notice-write-sure-without", without=reach.without,
                                 whom="people" if notice.target.roles else "homes"))  # fmt: skip
    if pace.wakes is not None:
        lines.append(talk.phrase("notice-write-sure-quiet", clock=said.clock(talk.rules.local(pace.wakes))))
    if pace.rests is not None and pace.resumes is not None:
        lines.append(talk.phrase("notice-write-sure-night", rests=said.clock(talk.rules.local(pace.rests)),
                                 resumes=said.clock(talk.rules.local(pace.resumes))))  # fmt: skip
    lines += card.problems(talk.words, talk.language, of.texts)
    if talk.rules.notices.approval:
        lines.append(talk.phrase("notice-write-sure-approval"))
    choices = [button(talk.words, talk.language, "go", notice.id, "choice-notice-write-go")]
    choices.append(button(talk.words, talk.language, "card", notice.id, "choice-notice-write-look-again"))
    if reach.without:
        choices.append(button(talk.words, talk.language, "without", notice.id, "choice-notice-write-without"))
    await put(talk, notice.id, Wording(said.lines(lines), tuple(choices)))
    await wait(talk, notice.id, "go")


async def _can_go(talk: Talk, of: Sheet, within: Within) -> bool:
    """Whether it can be sent as it is; why not was said."""
    notice = of.notice
    wrong = card.problems(talk.words, talk.language, of.texts)
    if not card.can_go(of.texts):
        talk.say("notice-write-lines", lines=said.lines(wrong), choices=_mend(talk, notice, "text"))
        return False
    if notice.next_at is not None and notice.next_at <= talk.now:
        at = card.at(talk.words, talk.rules, talk.language, notice)
        talk.say("notice-write-past", at=at, choices=_mend(talk, notice, "when"))
        return False
    if not covers(within, notice.target):
        talk.say("notice-write-aim-again", choices=_mend(talk, notice, "aim"))
        return False
    if not of.reach.homes and not of.reach.groups:
        talk.say("notice-write-nobody", choices=_mend(talk, notice, "aim"))
        return False
    if notice.places == "groups" and not of.reach.groups:
        talk.say("notice-write-no-groups", choices=_mend(talk, notice, "aim"))
        return False
    return True


def _mend(talk: Talk, notice: Kept, verb: str) -> tuple[Choice, ...]:
    phrases = {"text": "choice-notice-write-text", "when": "choice-notice-write-when", "aim": "choice-notice-write-to"}
    return (button(talk.words, talk.language, verb, notice.id, phrases[verb]),)


async def without(talk: Talk, notice: Kept) -> None:
    """Whom nothing reaches: the doors in words, and, to whoever answers for the whole community, as a list to print."""
    local = talk.rules.local(talk.now)
    found = await drafts.without(talk.db, notice.community_id, notice.target, talk.now, local, _MOST_PLACES + 1)
    if not found:
        talk.say("notice-write-without-none")
        return
    more = "yes" if len(found) > _MOST_PLACES else "no"
    talk.say("notice-write-without", places=said.listed(talk.words, talk.language, found[:_MOST_PLACES]), more=more)
    within = await access.scope(talk.db, talk.speaker, "see-coverage")
    if within is not None and within.community_id is not None and not notice.target.roles:
        await coverage.printed(talk, notice.target, await title_of(talk, notice))


async def go(talk: Talk, id: int) -> None:
    """A yes: it goes, or to whoever must say yes. Of two presses one counts."""
    held = await mine(talk, id)
    if held is None:
        return
    notice, within = held
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    if not await _can_go(talk, of, within):
        return
    if talk.rules.notices.approval:
        await _hand_on(talk, notice)
        return
    at = card.starts(talk.rules, notice, talk.now)
    if await change(talk, notice, state="ready", next_at=at):
        await note(talk, notice, "notice-sent", homes=of.reach.homes, groups=of.reach.groups)
        await _gone(talk, notice, at)


async def _gone(talk: Talk, notice: Kept, at: datetime) -> None:
    """Say that it goes; a picture that comes after it will be told so."""
    await _wait_for_stragglers(talk, notice)
    title = quoted(await title_of(talk, notice))
    planned = notice.next_at is not None
    when = "now" if at <= talk.now else "planned" if planned else "morning"
    begins = said.clock(talk.rules.local(at))
    if planned:
        begins = card.at(talk.words, talk.rules, talk.language, await keeping.by_id(talk.db, notice.id) or notice)
    talk.say("notice-write-gone", title=title, when=when, number=str(notice.id), at=begins)
    await preview.redraw(talk, notice.id)


async def _hand_on(talk: Talk, notice: Kept) -> None:
    if not await change(talk, notice, state="asked"):
        return
    asked = await approving.ask(talk, await keeping.by_id(talk.db, notice.id) or notice)
    await note(talk, notice, "notice-asked", told=asked)
    await _wait_for_stragglers(talk, notice)
    talk.say("notice-write-asked", title=quoted(await title_of(talk, notice)), told=asked)
    await preview.redraw(talk, notice.id)


async def _wait_for_stragglers(talk: Talk, notice: Kept) -> None:
    if talk.speaker is not None and talk.speaker.expects in (None, DRAFT):
        data = {"notice": notice.id, "asked": _SENT}
        await accounts.expect(talk.db, talk.speaker.account_id, DRAFT, data, talk.now + approving.STRAGGLERS)


# --- taking it back, throwing it away ---------------------------------------------------------------------------------


async def take_back(talk: Talk, id: int) -> None:
    """What has not gone out yet, or was thrown away, is a draft again."""
    held = await mine(talk, id, ("asked", "ready", "dropped", "draft"))
    if held is None:
        return
    notice, _ = held
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    if of.gone_out:
        talk.say("notice-write-no-draft", title=quoted(await title_of(talk, notice)), state="out",
                 choices=(button(talk.words, talk.language, "copy", id, "choice-notice-write-copy"),))  # fmt: skip
        return
    former = notice.state
    # What was to go at once is to go at once again.
    at_once = (notice.changed_at, quiet_until(talk.rules, notice.changed_at))
    soon = former == "ready" and notice.repeats is None and notice.next_at in at_once
    values = {"next_at": None} if soon else {}
    if former != "draft" and not await keeping.change(
        talk.db, id, (former,), talk.now, state="draft", approved_by=None, approved_at=None, paused_at=None, **values
    ):
        talk.say("old-button")
        return
    if former != "draft":
        await note(talk, notice, "notice-taken-back", state=former)
        await proposals.drop(talk.db, notice, "words")  # they were for what was to go out
        await proposals.drop(talk.db, notice, "time")
    await wait(talk, id)
    talk.say("notice-write-back", title=quoted(await title_of(talk, notice)), state=former)
    await preview.redraw(talk, id, below=True)


async def drop(talk: Talk, notice: Kept) -> None:
    """Thrown away; it can be had again."""
    if await change(talk, notice, state="dropped"):
        await note(talk, notice, "notice-dropped")
        await stop_waiting(talk)
        choices = (button(talk.words, talk.language, "back", notice.id, "choice-notice-write-back"),)
        drawn = Wording(talk.phrase("notice-write-dropped", title=quoted(await title_of(talk, notice))), choices)
        await put(talk, notice.id, drawn)


async def save(talk: Talk, notice: Kept) -> None:
    """Put aside."""
    await stop_waiting(talk)
    title = quoted(await title_of(talk, notice))
    choices = (button(talk.words, talk.language, "open", notice.id, "choice-notice-write-open"),)
    await put(talk, notice.id, Wording(talk.phrase("notice-write-saved", title=title, number=str(notice.id)), choices))
