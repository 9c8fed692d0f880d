"""What letters carry."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from storage.database import Db
from storage.models import File


async def file(db: Db, file_id: int) -> tuple[str, str, bytes] | None:
    """Name, MIME type and content of a file that a letter carries."""
    row = await db.first(select(File.name, File.mime, File.content).where(File.id == file_id))
    return (row.name, row.mime, row.content) if row else None


async def keep_file(db: Db, *, name: str, mime: str, content: bytes, digest: str, now: datetime) -> int:
    """Keep a file for letters to carry; the same content is kept once. Gives its id."""
    await db.put_new(File, digest=digest, name=name, mime=mime, content=content, created_at=now, community_id=None)
    return await db.scalar(select(File.id).where(File.digest == digest)) or 0
