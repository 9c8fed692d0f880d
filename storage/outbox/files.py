"""What letters carry, and where the platforms keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from storage.database import Db
from storage.models import File, Upload

_LONGEST_REF = 300


@dataclass(frozen=True, slots=True)
class Kept:
    """A file without its bytes. `ref`: under which a channel's account keeps it; empty: it does not."""

    name: str
    mime: str
    size: int
    ref: str


async def file(db: Db, file_id: int, channel: str) -> Kept | None:
    """What is known of a file that a letter carries, for a channel."""
    row = await db.first(
        select(File.name, File.mime, func.length(File.content).label("size"), Upload.ref)
        .outerjoin(Upload, (Upload.file_id == File.id) & (Upload.channel == channel))
        .where(File.id == file_id)
        .order_by(Upload.id.desc())
        .limit(1)
    )
    return None if row is None else Kept(row.name, row.mime, row.size, row.ref or "")


async def content(db: Db, file_id: int) -> bytes:
    """A file's bytes."""
    return await db.scalar(select(File.content).where(File.id == file_id)) or b""


async def keep_file(db: Db, *, name: str, mime: str, content: bytes, digest: str, now: datetime) -> int:
    """Keep a file for letters to carry; the same content is kept once. Gives its id."""
    await db.put_new(File, digest=digest, name=name, mime=mime, content=content, created_at=now, community_id=None)
    return await db.scalar(select(File.id).where(File.digest == digest)) or 0


async def kept_under(db: Db, channel: str, ref: str) -> int | None:
    """The file that a channel's account keeps under a ref, where we have its bytes already."""
    return await db.scalar(select(Upload.file_id).where(Upload.channel == channel, Upload.ref == ref))


async def remember_ref(db: Db, channel: str, ref: str, file_id: int, now: datetime) -> None:
    """A channel's account keeps a file of ours under this ref: it need not be carried there, or fetched, again."""
    if len(ref) <= _LONGEST_REF:
        await db.put_new(Upload, channel=channel, ref=ref, file_id=file_id, at=now)


async def forget_ref(db: Db, channel: str, ref: str) -> None:
    """It does not, or not any more."""
    await db.run(delete(Upload).where(Upload.channel == channel, Upload.ref == ref))
