"""Changes of a notice that wait for a second person's yes: new words (the rows of its next version), another time.

Of each kind one can wait (`Notice.proposed`); a newer one takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, null, select, update

from storage.database import Db
from storage.models import Notice, NoticeText
from storage.notices import keeping
from storage.notices.keeping import Kept, Text

What = Literal["words", "time"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to change: who, when, where they hear what became of it. Of words: `sent`, whether they are
    for what has gone out as well, and `again`, whether who has read it is to read it once more. Of a time: `first`,
    none for at once, and `repeats`, none for once."""

    what: What
    by_id: int
    at: datetime
    chat: str
    language: str
    sent: bool = False
    again: bool = False
    first: datetime | None = None
    repeats: Mapping[str, Any] | None = field(default=None)

    @property
    def stamp(self) -> int:
        """Tells one proposal from another, on buttons."""
        return int(self.at.timestamp() * 1000) * 2 + (self.what == "time")

    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "by": self.by_id, "at": self.at.isoformat(), "chat": self.chat, "language": self.language,
            "sent": self.sent, "again": self.again, "first": self.first.isoformat() if self.first else None,
            "repeats": dict(self.repeats) if self.repeats else None,
        }  # fmt: skip

    @classmethod
    def of(cls, what: What, kept: Mapping[str, Any]) -> Proposal:
        """From what is stored."""
        first = datetime.fromisoformat(kept["first"]) if kept["first"] else None
        return cls(
            what, kept["by"], datetime.fromisoformat(kept["at"]), kept["chat"], kept["language"], kept["sent"],
            kept["again"], first, kept["repeats"],
        )  # fmt: skip


async def waiting(db: Db, notice_id: int) -> list[Proposal]:
    """What waits of a notice."""
    kept = await db.scalar(select(Notice.proposed).where(Notice.id == notice_id)) or {}
    kinds: tuple[What, ...] = ("words", "time")
    return [Proposal.of(what, kept[what]) for what in kinds if what in kept]


async def noticed(db: Db, community_id: int, limit: int = 20) -> list[Kept]:
    """The notices of a community of which something waits, the last changed first."""
    ids = await db.scalars(
        select(Notice.id)
        .where(
            Notice.community_id == community_id, Notice.state.in_(("ready", "out")), Notice.proposed.is_not(null())
        )
        .order_by(Notice.changed_at.desc(), Notice.id.desc())
        .limit(limit)
    )  # fmt: skip
    found = [await keeping.by_id(db, id) for id in ids]
    return [one for one in found if one is not None]


async def propose(db: Db, notice: Kept, new: Proposal, texts: Mapping[str, Text] | None = None) -> Proposal | None:
    """It waits from now on; `texts`: all that the next version says, of words. Gives the former that it takes the place
    of. Whoever calls it holds the notice."""
    former = await drop(db, notice, new.what)
    for language, text in (texts or {}).items():
        await keeping.write(db, notice, notice.version + 1, language, text, new.by_id, new.at)
    others: dict[str, Any] = {one.what: one.kept() for one in await waiting(db, notice.id)}
    await _keep(db, notice.id, {**others, new.what: new.kept()})
    return former


async def drop(db: Db, notice: Kept, what: What) -> Proposal | None:
    """What waited of a kind waits no more; gives it, where there was any."""
    if what == "words":
        await db.run(
            delete(NoticeText).where(NoticeText.notice_id == notice.id, NoticeText.version == notice.version + 1)
        )
    found = await waiting(db, notice.id)
    former = next((one for one in found if one.what == what), None)
    if former is not None:
        await _keep(db, notice.id, {one.what: one.kept() for one in found if one is not former})
    return former


async def _keep(db: Db, notice_id: int, kept: dict[str, Any]) -> None:
    await db.run(update(Notice).where(Notice.id == notice_id).values(proposed=kept or None))
