"""Notices that stand pinned in groups: which was pinned before, and where pinning did not work."""

from __future__ import annotations

from sqlalchemy import select

from storage.database import Db, padded
from storage.models import Area, Delivery, Edition, Group, Letter, Notice
from storage.notices.editions import Issued

_LATEST = 60  # messages of a group that are looked through for what was pinned before


async def before(db: Db, chat: str, edition: Issued, kind: str) -> str | None:
    """The message of the notice of this kind that was pinned in a group before this edition."""
    rows = await db.all(
        select(Delivery.about, Delivery.message)
        .where(Delivery.chat == chat, Delivery.about.startswith("notice/"), Delivery.about != edition.name)
        .order_by(Delivery.id.desc())
        .limit(_LATEST)
    )
    messages: dict[int, str] = {}
    for row in rows:
        number = row.about.partition("/")[2]
        if number.isdigit() and int(number) < edition.id:
            messages.setdefault(int(number), row.message)
    if not messages:
        return None
    former = await db.scalar(
        select(Edition.id)
        .join(Notice, Notice.id == Edition.notice_id)
        .where(Edition.id.in_(padded(list(messages))), Notice.kind == kind, Notice.pinned.is_(True))
        .order_by(Edition.id.desc())
        .limit(1)
    )
    return messages[former] if former is not None else None


async def refused(db: Db, edition: Issued) -> list[str]:
    """The buildings in whose groups an edition should have been pinned and was not, by name."""
    rows = await db.all(
        select(Area.id, Area.name)
        .join(Group, Group.area_id == Area.id)
        .join(Letter, Letter.chat == Group.chat)
        .where(Letter.batch == f"{edition.name}/pin", Letter.state == "refused")
        .group_by(Area.id, Area.name)
        .order_by(Area.id)
    )
    return [row.name for row in rows]
