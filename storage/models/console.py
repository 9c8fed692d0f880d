"""The staff's own page: who has signed in to it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class SignIn(Base):
    """One way into the console, from the link to the end of the session that it opened. Of the link and of the cookie
    only keyed digests are kept: whoever reads this table comes in nowhere."""

    __tablename__ = "signins"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    language: Mapped[str] = mapped_column(String(10))
    link_digest: Mapped[str] = mapped_column(String(64), unique=True)
    link_until: Mapped[datetime]
    session_digest: Mapped[str | None] = mapped_column(String(64), unique=True)  # none: nobody has entered yet
    entered_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]  # of the session
    ended_at: Mapped[datetime | None]  # before its time: they left, or may not any more
