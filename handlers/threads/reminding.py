"""What the clock does about threads: somebody is told again, then the next; what was answered ends by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.chat import Lane, Letter, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.threads import letters, rules
from handlers.threads.hearing import chain, reachable, readers
from storage import history
from storage import threads as stored
from storage.access import Keeper
from storage.database import Db
from storage.threads import Said, Standing

_NAME = "threads"
_TAKEN_ALONG = 10  # messages that the next in the chain sees; of those that wait, at most as many are told again


async def _due(db: Db, settings: Rules, now: datetime) -> list[Errand]:
    """The threads of which somebody is to be told again, and those that are over."""
    found = [
        Errand(_NAME, "remind", f"thread/{one.id}", one.reminds_at, one.community_id)
        for one in await stored.to_remind(db, now)
        if one.reminds_at is not None and not _must_wait(settings, one.reminds_at, now)
    ]
    found += [
        Errand(_NAME, "close", f"thread/{one.id}", one.answered_at, one.community_id)
        for one in await stored.answered_before(db, now - rules.OVER)
        if one.answered_at is not None
    ]
    return found


def _must_wait(settings: Rules, at: datetime, now: datetime) -> bool:
    """In the quiet hours only what was alarming is gone on with: it alone was to be told again at such an hour."""
    return quiet_until(settings, now) is not None and quiet_until(settings, at) is None


async def _do(db: Db, settings: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Do one of them; twice gives nothing the second time."""
    thread = await stored.by_id(db, errand.id)
    if thread is None or thread.closed_at is not None:
        return []
    mail = Mail(errand.key, thread.community_id, phrases, settings, now)
    if errand.what == "remind" and thread.state == "open" and thread.reminds_at == errand.at:
        await stored.lock(db, thread.household_id)
        await _remind(db, mail, thread)
    elif errand.what == "close" and await stored.close_answered(db, thread.id, errand.at, now):
        await _note(db, thread, now, "thread-closed")
    return mail.letters


async def _remind(db: Db, mail: Mail, thread: Standing) -> None:
    """Whoever was told hears of it once more; after that, each time the next in the chain, with what was said last."""
    now, settings = mail.now, mail.rules
    rings = await chain(db, thread, now)
    at_night = thread.reminds_at is not None and quiet_until(settings, thread.reminds_at) is not None
    step = thread.step + 1 if rings else thread.step  # while nobody can be reached it stays where it is
    following = rules.next_reminder(settings, now, step, max(1, len(rings)), at_night=at_night)
    if not await stored.go_further(db, thread, step, following):
        return
    before = rules.told(rings, thread.step)
    new = rings[step - 1] if 1 < step <= len(rings) else []
    hear = new or (rings[-1] if step > len(rings) > 0 else before)
    lane = Lane.ALARM if at_night else Lane.REPLY
    for keeper in hear:
        await _tell(db, mail, thread, keeper, before, along=bool(new), lane=lane)
    if new and readers(thread, new):
        for chat, language in (await stored.home(db, thread)).chats:
            told = letters.names(mail, language, new)
            mail.tell(chat, language, "thread-home-more", lane=lane, told=told)
    await _note(db, thread, now, "thread-reminded", step=step, told=[keeper.person_id for keeper in hear])


async def _tell(
    db: Db, mail: Mail, thread: Standing, keeper: Keeper, before: Sequence[Keeper], *, along: bool, lane: Lane
) -> None:  # fmt: skip
    hands = [role for role in rules.HANDS if await reachable(db, thread, role, mail.now)]
    said = await _said(db, thread, along=along) if readers(thread, [keeper]) else []
    for chat, language in keeper.chats:
        wait = letters.waited(mail, language, thread.waits_since)
        if not said:  # what is said to a counsellor nobody else reads
            who = letters.who(mail, language, "", thread.role)
            mail.tell(chat, language, "thread-late-hidden", place=thread.place, wait=wait, who=who)
            continue
        others = letters.names(mail, language, [one for one in before if one.person_id != keeper.person_id])
        mail.tell(
            chat, language, "thread-late", lane=lane, about=f"thread/{thread.id}", place=thread.place, wait=wait,
            next="yes" if along and others else "no", before=others, lines=letters.lines(mail, language, said),
            choices=letters.buttons(mail, language, thread, hands),
        )  # fmt: skip


async def _said(db: Db, thread: Standing, *, along: bool) -> list[Said]:
    """What whoever is told reads: all that was said last, or what waits."""
    since = None if along else thread.waits_since
    return await stored.last_said(db, thread.id, _TAKEN_ALONG, since=since, roles=rules.told_to(thread.role))


async def _note(db: Db, thread: Standing, now: datetime, action: str, **details: object) -> None:
    await history.add(db, [{
        "community_id": thread.community_id, "at": now, "actor": "system", "action": action,
        "subject": f"thread/{thread.id}", "details": details or None,
    }])  # fmt: skip


FEATURE = Feature(_due, _do)
