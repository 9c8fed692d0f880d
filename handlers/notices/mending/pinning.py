"""Pins: one notice of a kind in a group; where the bot may not pin, the author hears of it, once a sending."""

from __future__ import annotations

from handlers import words
from handlers.chat import Pen
from handlers.living import Page, Wording
from handlers.notices import wording
from storage import outbox
from storage.database import Db
from storage.notices import editions, keeping, pins


async def pinned(pen: Pen, db: Db, chat: str, message: str, *, why: str) -> None:
    """A message of ours was pinned in a group, or was not (`why`). If it is a notice, the older one of its kind is
    taken down; the board of the group, which is none, stays."""
    name, _, number = (await outbox.about(db, chat, message) or "").partition("/")
    edition = await editions.by_id(db, int(number)) if name == "notice" and number.isdigit() else None
    notice = await keeping.by_id(db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None:
        return
    if why:
        pen.refresh(notice.report_chat, f"notice-pins/{edition.id}")
        return
    former = await pins.before(db, chat, edition, notice.kind)
    if former is not None:
        pen.act(chat, "unpin", message=former)


async def compose(page: Page) -> Wording | None:
    """Where a notice stands and is not pinned, for its author: one message, however many groups it is about."""
    edition = await editions.by_id(page.db, page.subject)
    notice = await keeping.by_id(page.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None or notice.report_chat != page.chat:
        return None
    language = notice.report_language
    places = await pins.refused(page.db, edition)
    title = wording.in_language(await keeping.texts(page.db, notice.id, edition.version), language).title
    return Wording(
        page.words(language, "notice-mend-unpinned", title=title, places=words.listed(page.words, language, places))
    )
