"""Notices as they are kept: their settings, words and files. State changes by conditional UPDATE, so that of two people
at once one wins."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, func, select, update

from storage.database import Db
from storage.models import Notice, NoticeFile, NoticeText, Upload
from storage.notices.targets import Target

KINDS = ("policy", "test", "supplies", "safety", "comfort")
PLACES = ("both", "groups", "private")


@dataclass(frozen=True, slots=True)
class Asks:
    """What a reader can answer with a button. `mode`: none; read (我已阅读); reply (知道了, 需要帮助,
    有疑问: known, help, ask); choices (of the author's own, by language; the answer c0 is the first)."""

    mode: Literal["none", "read", "reply", "choices"] = "read"
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        return {"mode": self.mode, "labels": {language: list(labels) for language, labels in self.labels.items()}}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Asks:
        """From what is stored."""
        labels = {language: tuple(labels) for language, labels in kept.get("labels", {}).items()}
        return cls(kept.get("mode", "read"), labels)

    def answers(self, language: str) -> tuple[str, ...]:
        """The author's own choices for a reader; in another language where there are none in theirs."""
        found = self.labels.get(language) or next(iter(self.labels.values()), ())
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Kept:
    """A notice, without its words. See storage.models.Notice for what each means."""

    id: int
    community_id: int
    kind: str
    urgent: bool
    state: str
    version: int
    target: Target
    places: str
    pinned: bool
    asks: Asks
    nudge_minutes: int | None
    author_id: int
    report_chat: str
    report_language: str
    created_at: datetime
    changed_at: datetime
    approved_by: int | None
    copied_from: int | None
    repeats: dict[str, Any] | None
    next_at: datetime | None
    paused_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a notice in one language, as they were typed."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or file of a notice."""

    id: int
    channel: str
    ref: str
    name: str
    mime: str
    size: int
    file_id: int | None


_COLUMNS = (
    Notice.id, Notice.community_id, Notice.kind, Notice.urgent, Notice.state, Notice.version, Notice.target,
    Notice.places, Notice.pinned, Notice.asks, Notice.nudge_minutes, Notice.author_id, Notice.report_chat,
    Notice.report_language, Notice.created_at, Notice.changed_at, Notice.approved_by, Notice.copied_from,
    Notice.repeats, Notice.next_at, Notice.paused_at, Notice.withdrawn_at,
)  # fmt: skip


def _kept(row: Any) -> Kept:
    values = row._asdict()
    return Kept(**{**values, "target": Target.of(values["target"]), "asks": Asks.of(values["asks"])})


async def create(
    db: Db, *, community_id: int, author_id: int, report_chat: str, report_language: str, now: datetime,
    kind: str = "policy", target: Target | None = None, asks: Asks | None = None, places: str = "both",
    copied_from: int | None = None,
) -> int:  # fmt: skip
    """A new draft; gives its id."""
    return await db.insert(
        Notice, community_id=community_id, kind=kind, urgent=False, state="draft", version=1,
        target=(target or Target()).kept(), places=places, pinned=False, asks=(asks or Asks()).kept(),
        author_id=author_id, report_chat=report_chat, report_language=report_language, created_at=now,
        changed_at=now, copied_from=copied_from,
    )  # fmt: skip


async def by_id(db: Db, id: int) -> Kept | None:
    """A notice; none where there is none of that number."""
    row = await db.first(select(*_COLUMNS).where(Notice.id == id))
    return None if row is None else _kept(row)


async def hold(db: Db, id: int) -> Kept | None:
    """A notice, held until the end of the transaction: nobody else changes it meanwhile."""
    row = await db.first(select(*_COLUMNS).where(Notice.id == id).with_for_update())
    return None if row is None else _kept(row)


async def listed(
    db: Db, community_id: int, states: Collection[str], *, author_id: int | None = None, limit: int = 20
) -> list[Kept]:
    """The notices of a community in these states, the last changed first; those of one author, where one is named."""
    query = select(*_COLUMNS).where(Notice.community_id == community_id, Notice.state.in_(list(states)))
    if author_id is not None:
        query = query.where(Notice.author_id == author_id)
    return [_kept(row) for row in await db.all(query.order_by(Notice.changed_at.desc(), Notice.id.desc()).limit(limit))]


async def due(db: Db, now: datetime) -> list[Kept]:
    """Notices whose time has come."""
    rows = await db.all(
        select(*_COLUMNS)
        .where(Notice.next_at <= now, Notice.state == "ready", Notice.paused_at.is_(None))
        .order_by(Notice.next_at, Notice.id)
    )
    return [_kept(row) for row in rows]


async def unanswered(db: Db, before: datetime) -> list[Kept]:
    """Notices that were to go out once, before a moment, and to which nobody has said yes."""
    rows = await db.all(
        select(*_COLUMNS)
        .where(Notice.next_at < before, Notice.state == "asked", Notice.repeats.is_(None))
        .order_by(Notice.next_at, Notice.id)
    )
    return [_kept(row) for row in rows]


async def scheduled(db: Db, community_id: int) -> list[Kept]:
    """What is still to go out in a community, paused or not, the next first."""
    rows = await db.all(
        select(*_COLUMNS)
        .where(Notice.community_id == community_id, Notice.state == "ready", Notice.next_at.is_not(None))
        .order_by(Notice.next_at, Notice.id)
    )
    return [_kept(row) for row in rows]


async def change(db: Db, id: int, states: Collection[str], now: datetime, **values: Any) -> bool:
    """Change a notice that is in one of these states; False where it is not, because somebody was quicker. A Target or
    Asks is given as it is."""
    plain = {name: value.kept() if isinstance(value, Target | Asks) else value for name, value in values.items()}
    changed = await db.run(
        update(Notice).where(Notice.id == id, Notice.state.in_(list(states))).values(changed_at=now, **plain)
    )
    return bool(changed)


async def texts(db: Db, id: int, version: int) -> dict[str, Text]:
    """The words of a version, by language."""
    rows = await db.all(
        select(NoticeText.language, NoticeText.title, NoticeText.body)
        .where(NoticeText.notice_id == id, NoticeText.version == version)
        .order_by(NoticeText.id)
    )
    return {row.language: Text(row.title, row.body) for row in rows}


async def write(db: Db, notice: Kept, version: int, language: str, text: Text, by_id: int, now: datetime) -> None:
    """The words of a version in one language: put there, or changed while it has not gone out."""
    await db.run(
        delete(NoticeText).where(
            NoticeText.notice_id == notice.id, NoticeText.version == version, NoticeText.language == language
        )
    )
    db.add(
        NoticeText, community_id=notice.community_id, notice_id=notice.id, version=version, language=language,
        title=text.title, body=text.body, by_id=by_id, at=now,
    )  # fmt: skip
    await db.flush()


async def files(db: Db, id: int) -> list[Attached]:
    """The pictures and files of a notice, in their order."""
    rows = await db.all(
        select(
            NoticeFile.id, NoticeFile.channel, NoticeFile.ref, NoticeFile.name, NoticeFile.mime, NoticeFile.size,
            NoticeFile.file_id,
        )
        .where(NoticeFile.notice_id == id)
        .order_by(NoticeFile.id)
    )  # fmt: skip
    return [Attached(*row) for row in rows]


async def attach(
    db: Db, notice: Kept, *, channel: str, ref: str, name: str, mime: str, size: int, file_id: int | None = None
) -> None:
    """One more picture or file, where it was sent to us."""
    await db.insert(
        NoticeFile, community_id=notice.community_id, notice_id=notice.id, channel=channel, ref=ref, name=name[:200],
        mime=mime, size=size, file_id=file_id,
    )  # fmt: skip


async def fill_files(db: Db, id: int) -> None:
    """Those that have been fetched meanwhile, by a preview or with the first letter, have their rows of `files`."""
    fetched = (
        select(Upload.file_id)
        .where(Upload.channel == NoticeFile.channel, Upload.ref == NoticeFile.ref)
        .scalar_subquery()
    )
    await db.run(
        update(NoticeFile).where(NoticeFile.notice_id == id, NoticeFile.file_id.is_(None)).values(file_id=fetched)
    )


async def detach(db: Db, id: int) -> None:
    """All pictures and files of a notice taken off."""
    await db.run(delete(NoticeFile).where(NoticeFile.notice_id == id))


async def count_files(db: Db, id: int) -> int:
    """How many there are."""
    return await db.scalar(select(func.count()).select_from(NoticeFile).where(NoticeFile.notice_id == id)) or 0
