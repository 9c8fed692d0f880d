"""How a sending goes: one living message in its author's chat, with buttons to pause, go on, stop, and to try the
failed once more. The clock keeps it up to date, lets a notice that is not urgent rest in the quiet hours, and ends the
edition."""

from __future__ import annotations

import html
import math
from datetime import datetime, timedelta

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Lane, Letter, Marked, Pen, Talk, Words
from handlers.errands import Errand, Feature
from handlers.living import Page, Wording
from handlers.mail import Mail
from handlers.notices import wording
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import outbox
from storage.database import Db
from storage.notices import editions, keeping
from storage.notices.editions import GOING, Issued
from storage.notices.keeping import Kept
from storage.outbox import Tally

_FEATURE = "notice-progress"
_LONGEST_ID = 15  # digits
_LATELY = 10.0  # seconds over which storage.outbox.Tally counts as lately
_BUTTONS = {"sending": ("pause", "stop"), "quiet": ("pause", "stop"), "paused": ("resume", "stop"), "done": ("again",)}


def brief(edition: Issued, state: str, tally: Tally) -> str:
    """What the message says, in short: it is written anew when this changes."""
    spreading = "" if edition.spread_to is None else "+"
    return f"{state}/{tally.sent}/{tally.failed}/{tally.all}{spreading}/{tally.in_doubt}"[:40]


def step(edition: Issued, tally: Tally, *, rests: bool) -> str:
    """What is to be done for an edition now: end, hush, rise, show; empty: nothing. `rests`: these are quiet hours, and
    it may not speak in them."""
    if edition.spread_to is None and not tally.open:
        return "end"
    if edition.state == "sending" and rests:
        return "hush"
    if edition.state == "quiet" and not rests:
        return "rise"
    return "show" if edition.shown != brief(edition, edition.state, tally) else ""


def seconds_left(tally: Tally, since: timedelta) -> float | None:
    """How long what waits will take at the speed of the last seconds; none where nothing has moved."""
    if not tally.lately:
        return None
    speed = tally.lately / min(_LATELY, max(1.0, since.total_seconds()))
    return (tally.waiting + tally.sending) / speed


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Editions of which something is to be done or shown. While nothing is going, one question to an empty index."""
    found = []
    for edition in await editions.going(db):
        notice = await keeping.by_id(db, edition.notice_id)
        if notice is None:
            continue
        what = step(edition, await outbox.tally(db, edition.name, now), rests=_rests(rules, notice, now))
        if what:
            found.append(Errand(_FEATURE, what, f"run/{edition.id}", now, edition.community_id))
    return found


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them, as it stands now: somebody may have pressed a button meanwhile."""
    edition = await editions.hold(db, errand.id)
    notice = await keeping.by_id(db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None or edition.state not in GOING:
        return []
    tally = await outbox.tally(db, edition.name, now)
    state = edition.state
    match step(edition, tally, rests=_rests(rules, notice, now)):
        case "end":
            state = "done"
            await editions.set(db, edition.id, state=state, ended_at=now)
        case "hush":
            state = "quiet"
            await editions.set(db, edition.id, state=state)
            await outbox.hold(db, edition.name)
        case "rise":
            state = "sending"
            await editions.set(db, edition.id, state=state)
            await outbox.let_go(db, edition.name)
        case "":
            return []
    mail = Mail(errand.key, edition.community_id, words, rules, now)
    await _show(mail, db, edition, notice, state, tally)
    return mail.letters


async def _show(pen: Pen, db: Db, edition: Issued, notice: Kept, state: str, tally: Tally) -> None:
    """Before the notices that wait, or it would be seen after the last of them."""
    await editions.set(db, edition.id, shown=brief(edition, state, tally))
    pen.refresh(notice.report_chat, f"run/{edition.id}", lane=Lane.REPLY)


def _rests(rules: Rules, notice: Kept, now: datetime) -> bool:
    return not notice.urgent and quiet_until(rules, now) is not None


async def compose(page: Page) -> Wording | None:
    """The progress message as it is now; in the author's chat alone."""
    edition = await editions.by_id(page.db, page.subject)
    notice = await keeping.by_id(page.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None or page.chat != notice.report_chat:
        return None
    tally = await outbox.tally(page.db, edition.name, page.now)
    language = notice.report_language
    texts = await keeping.texts(page.db, notice.id, edition.version)
    title = wording.in_language(texts, language).title
    if edition.state == "done":
        counted = await editions.counted(page.db, edition.id)
        lines = [page.words(language, "notice-run-done", title=title)]
        lines += ended(page.words, language, tally, counted.without if notice.places != "groups" else 0)
    else:
        lines = [_heading(page, edition, language, title), counts(page.words, language, edition, tally, page.now)]
    names = [name for name in _BUTTONS.get(edition.state, ()) if name != "again" or tally.again]
    return Wording(
        said.lines(lines),
        tuple(
            Choice(f"notice-run:{edition.id}:{name}", html.unescape(page.words(language, f"choice-notice-run-{name}")))
            for name in names
        ),
    )


def _heading(page: Page, edition: Issued, language: str, title: str) -> Marked:
    match edition.state:
        case "quiet":
            wakes = quiet_until(page.rules, page.now) or page.now
            clock = said.clock(page.rules.local(wakes))
            return page.words(language, "notice-run-quiet", title=title, clock=clock)
        case "sending":
            return page.words(language, "notice-run-going", title=title)
        case "paused":
            return page.words(language, "notice-run-paused", title=title)
        case _:
            return page.words(language, "notice-run-stopped", title=title)


def counts(words: Words, language: str, edition: Issued, tally: Tally, now: datetime) -> Marked:
    """Sent 312 of 1,046, 2 failed, about 25 seconds left."""
    sending = edition.state == "sending"
    seconds = seconds_left(tally, now - edition.began_at) if sending else None
    left: str = "none"
    if seconds is not None and seconds >= 90:
        left = words(language, "notice-run-minutes", count=math.ceil(seconds / 60))
    elif seconds is not None:
        left = words(language, "notice-run-seconds", count=max(5, 5 * math.ceil(seconds / 5)))
    spreading = "yes" if sending and edition.spread_to is not None else "no"
    return words(language, "notice-run-counts", sent=tally.sent, all=tally.all, failed=tally.failed,
                 spreading=spreading, left=left)  # fmt: skip


def ended(words: Words, language: str, tally: Tally, without: int) -> list[Marked]:
    """How it went: delivered, failed by reason, reached by nothing, in doubt."""
    found = [words(language, "notice-run-delivered", sent=tally.sent, all=tally.all, failed=tally.failed)]
    reasons = {
        "gone": tally.gone, "left": tally.left, "expired": tally.expired, "refused": tally.refused,
        "lost": tally.lost, "without": without, "doubt": tally.in_doubt,
    }  # fmt: skip
    return found + [words(language, f"notice-run-{why}", count=count) for why, count in reasons.items() if count]


async def pressed(talk: Talk, rest: str) -> None:
    """notice-run:<edition>:pause, resume, stop or again."""
    within = await access.allowed(talk, "write-notices")
    number, _, what = rest.partition(":")
    if within is None or talk.speaker is None:
        return
    is_id = number.isascii() and number.isdigit() and len(number) <= _LONGEST_ID
    edition = await editions.hold(talk.db, int(number)) if is_id else None
    notice = await keeping.by_id(talk.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None or not _theirs(talk, within.community_id, notice):
        talk.say("notice-run-unknown")
        return
    rests = _rests(talk.rules, notice, talk.now)
    tally = await outbox.tally(talk.db, edition.name, talk.now)
    clock = said.clock(talk.rules.local(quiet_until(talk.rules, talk.now) or talk.now))
    match what, edition.state:
        case "pause", "sending" | "quiet":
            state = "paused"
            await outbox.hold(talk.db, edition.name)
            talk.say("notice-run-said-pause", left=tally.open)
        case "resume", "paused":
            state = "quiet" if rests else "sending"
            if rests:
                talk.say("notice-run-said-quiet", left=tally.open, clock=clock)
            else:
                await outbox.let_go(talk.db, edition.name)
                talk.say("notice-run-said-resume", left=tally.open)
        case "stop", "sending" | "quiet" | "paused":
            state = "stopped"
            await outbox.call_off(talk.db, edition.name, talk.now)
            talk.say("notice-run-said-stop", left=tally.open)
        case "again", "done" if tally.again:
            state = "quiet" if rests else "sending"
            count = await outbox.again(talk.db, edition.name, talk.now)
            if rests:
                await outbox.hold(talk.db, edition.name)
                talk.say("notice-run-said-quiet", left=count, clock=clock)
            else:
                talk.say("notice-run-said-again", count=count)
        case _:
            talk.say("notice-run-late")
            return
    await editions.set(talk.db, edition.id, state=state, ended_at=talk.now if state == "stopped" else None)
    await _show(talk, talk.db, edition, notice, state, await outbox.tally(talk.db, edition.name, talk.now))


def _theirs(talk: Talk, community_id: int | None, notice: Kept) -> bool:
    """Whoever writes notices for the community, and everybody for what they wrote themselves."""
    assert talk.speaker is not None
    person = talk.speaker.person
    mine = person is not None and person.id == notice.author_id
    return notice.community_id == talk.speaker.community_id and (mine or community_id == notice.community_id)


FEATURE = Feature(due, do, brisk=True)
