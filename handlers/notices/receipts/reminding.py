"""A reminder in private, once, to those who have not read a notice; then the lists of whom somebody must tell."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.chat import Choice, Lane, Letter, Words
from handlers.errands import Errand, Feature
from handlers.living import Page, Wording
from handlers.notices import markup, wording
from handlers.notices.receipts import rules
from handlers.notices.receipts.listing import lists, living_letters
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import marks, outbox
from storage.database import Db
from storage.notices import editions, keeping
from storage.notices import receipts as stored
from storage.notices import reminding as reminders
from storage.notices.editions import Issued

_FEATURE = "notice-receipts"
_AT_ONCE = 500  # of those who have not read it, in one transaction
_PATIENCE = timedelta(hours=6)  # so long what has not gone out yet holds the reminder back
_STALE = timedelta(days=1)  # a reminder that comes later, because we were down, is none


async def due(db: Db, settings: Rules, now: datetime) -> list[Errand]:
    """Editions whose readers are to be reminded, and of which lists are to be made; in the quiet hours none."""
    if quiet_until(settings, now) is not None:
        return []
    since = now - settings.notices.current
    found = []
    for what, ids in (
        ("nudge", await reminders.to_nudge(db, now, since)), ("list", await reminders.to_list(db, now, since))
    ):  # fmt: skip
        for id in ids:
            edition = await editions.by_id(db, id)
            at = await _moment(db, settings, edition, what) if edition is not None else None
            if edition is not None and at is not None and at <= now and await _may(db, edition, what, at, now):
                found.append(Errand(_FEATURE, what, f"edition/{id}", at, edition.community_id))
    return found


async def _moment(db: Db, settings: Rules, edition: Issued, what: str) -> datetime | None:
    """When it is to be done, counted from when the letters began to go."""
    notice = await keeping.by_id(db, edition.notice_id)
    if notice is None:
        return None
    late = rules.went_out_at(settings, edition.began_at, urgent=notice.urgent) - edition.began_at
    if what == "nudge":
        return edition.nudge_at + late if edition.nudge_at is not None else None
    if edition.list_at is None:
        return None
    at = edition.list_at + late
    if edition.nudge_at is not None and edition.nudged_at is not None:  # reminded later: they have as long as others
        at = max(at, edition.nudged_at + (edition.list_at - edition.nudge_at))
    return at


async def _may(db: Db, edition: Issued, what: str, at: datetime, now: datetime) -> bool:
    if what == "list":
        return edition.nudge_at is None or edition.nudged_at is not None
    return now - at >= _PATIENCE or not await reminders.under_way(db, edition.name)


async def do(db: Db, settings: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them: for reminders, the next of those who have not read it."""
    edition = await editions.hold(db, errand.id)
    if edition is None or edition.withdrawn_at is not None or edition.state not in ("sending", "done"):
        return []
    if errand.what == "list":
        return await lists(db, edition, now) if await reminders.is_listed(db, edition.id, now) else []
    if edition.nudged_at is not None:
        return []
    if now - errand.at >= _STALE:
        await reminders.is_nudged(db, edition.id, now)
        return []
    return await _nudge(db, edition, now)


async def _nudge(db: Db, edition: Issued, now: datetime) -> list[Letter]:
    notice = await keeping.by_id(db, edition.notice_id)
    if notice is None:
        return []
    turn = rules.turn(edition.nudge_at)
    mark = f"nudge/{edition.id}/{turn}"
    after = int(await marks.get(db, mark) or 0)
    chats, more = await reminders.unread_chats(
        db, edition.id, after=after, limit=_AT_ONCE, language=notice.target.language
    )
    if more is None:
        await reminders.is_nudged(db, edition.id, now)
    else:
        await marks.put(db, mark, str(more))
    living = f"nudge/{edition.id}"
    return await living_letters(
        db, edition, chats, living, turn, "notice-read-nudge", Lane.NOTICE, key=f"{living}/{turn}"
    )  # fmt: skip


async def compose_nudge(page: Page) -> Wording | None:
    """The reminder as it is now; none to a chat that has none yet and need not have one any more."""
    edition = await editions.by_id(page.db, page.subject)
    notice = await keeping.by_id(page.db, edition.notice_id) if edition is not None else None
    mine = await stored.of_reader(page.db, edition.id, chat=page.chat) if edition is not None else []
    if edition is None or notice is None or not mine:
        return None
    language = mine[0].language
    typed = wording.in_language(await keeping.texts(page.db, notice.id, edition.version), language)
    stands = await outbox.standing(page.db, page.chat, page.name) is not None
    gone, waits = edition.withdrawn_at is not None, any(one.read_at is None for one in mine)
    if gone or not waits:
        phrase = "notice-read-nudge-over" if gone else "notice-read-nudge-done"
        return Wording(page.words(language, phrase, title=typed.title)) if stands else None
    line = rules.first_line(markup.plain(typed.body))
    whole = wording.button(page.words, language, edition.id, "show", "choice-notice-read-whole")
    choices: tuple[Choice, ...] = (*wording.choices(page.words, language, edition.id, notice.asks), whole)
    return Wording(page.words(language, "notice-read-nudge", title=typed.title, line=line or "none"), choices)


FEATURE = Feature(due, do)
