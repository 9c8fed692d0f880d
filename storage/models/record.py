"""The clock and the record: what was opened, who did what, small facts about this installation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id
from storage.types import Id


class Opening(Base):
    """What the clock has opened, by its unique key: the reason why two ticks, or two processes, do no harm."""

    __tablename__ = "openings"
    key: Mapped[str] = mapped_column(String(150), primary_key=True)
    community_id: Mapped[int | None] = mapped_column(Id)
    due_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    missed: Mapped[bool] = mapped_column(Boolean, default=False)  # too late to make sense; recorded


class History(Base):
    """Who did what to what, when. Never a temperature, name or phone in `details`: ids and counts."""

    __tablename__ = "history"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = mapped_column(Id, index=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))  # account/12, person/3, system
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(100), index=True)
    details: Mapped[dict[str, Any] | None]


class Mark(Base):
    """Small facts about this installation: that it is a demo, the bot's username."""

    __tablename__ = "marks"
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
