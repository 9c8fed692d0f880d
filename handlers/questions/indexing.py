"""What has gone out, or stands in the FAQ, becomes passages that questions are looked up in."""

from __future__ import annotations

from datetime import datetime

from handlers.questions import cutting, reading
from handlers.rules import Rules
from storage.database import Db
from storage.notices import editions, keeping
from storage.notices.editions import Issued
from storage.questions import passages
from storage.questions.answers import Entry


async def cut_new(db: Db, rules: Rules, community_id: int, now: datetime) -> None:
    """What has gone out and the clock has not cut into passages yet. Whatever sends a notice need not know of
    questions."""
    for id, _ in await passages.uncut(db, now - rules.notices.current, community_id):
        await cut(db, rules, id, now)


async def cut(db: Db, rules: Rules, edition_id: int, now: datetime) -> None:
    """One edition, unless somebody else has just done it."""
    edition = await editions.hold(db, edition_id)
    if edition is not None and await passages.is_uncut(db, edition_id):
        await index(db, rules, edition, now)


async def index(db: Db, rules: Rules, edition: Issued, now: datetime) -> None:
    """An edition, in the place of what was cut of it before. What may be quoted of it is looked up when somebody asks:
    nobody need say that it was withdrawn."""
    pieces = []
    for language, text in (await keeping.texts(db, edition.notice_id, edition.version)).items():
        for number, passage in enumerate(cutting.passages(text.title, text.body)):
            pieces.append((number, language, text.title, passage, reading.words(f"{text.title} {passage}")))
    await passages.write(
        db, community_id=edition.community_id, source=edition.name, pieces=pieces, at=now,
        until=edition.began_at + rules.notices.current,
    )  # fmt: skip


async def index_answer(db: Db, entry: Entry) -> None:
    """An entry of the FAQ: its question, and its answer."""
    found = reading.words(f"{entry.question} {entry.answer}")
    await passages.write(
        db, community_id=entry.community_id, source=f"faq/{entry.id}", at=entry.at, until=None,
        pieces=[
            (0, entry.language, entry.question, entry.question, found),
            (1, entry.language, entry.question, entry.answer, found),
        ],
    )  # fmt: skip
