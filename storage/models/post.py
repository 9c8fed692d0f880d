"""Coming in and going out: arrivals, letters, what they carry, and penalties."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id
from storage.types import Id


class Arrival(Base):
    """来信: one incoming event; its key makes the second delivery a non-event. Parked = kept for staff to look at."""

    __tablename__ = "arrivals"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = mapped_column(Id)
    key: Mapped[str] = mapped_column(String(150), unique=True)
    chat: Mapped[str] = mapped_column(String(100))
    sender: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text, default="")
    received_at: Mapped[datetime]
    parked_at: Mapped[datetime | None] = mapped_column()
    error: Mapped[str | None] = mapped_column(Text)
    payload: Mapped[dict[str, Any] | None]  # of parked ones only, secrets out

    __table_args__ = (
        Index("ix_arrivals_chat_id", "chat", "id"),
        Index(
            "ix_arrivals_parked",
            "parked_at",
            sqlite_where=parked_at.is_not(None),
            postgresql_where=parked_at.is_not(None),
        ),
    )


class Letter(Base):
    """信: one outgoing message. waiting → sending → sent, or an end that stays visible: expired, gone, refused;
    replaced: a living message for which a newer wording came before it went, or since; stopped: somebody said that it
    was not to go. held: waits with its batch until that is let go.
    """

    __tablename__ = "letters"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = mapped_column(Id)
    key: Mapped[str] = mapped_column(String(150), unique=True)
    channel: Mapped[str] = mapped_column(String(16))
    chat: Mapped[str] = mapped_column(String(100))
    lane: Mapped[int]  # 0 alarm, 1 reply, 2 notice
    body: Mapped[dict[str, Any]]  # see handlers.chat.Letter
    living: Mapped[str | None] = mapped_column(String(60))  # the chat has one message of this name, edited in place
    batch: Mapped[str | None] = mapped_column(String(40))  # letters that are counted, held and let go together
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(default=0)
    doubts: Mapped[int] = mapped_column(default=0)  # times it may have gone out without our knowing
    parts_sent: Mapped[int] = mapped_column(default=0)  # of a text too long for one message
    messages: Mapped[list[Any] | None]  # the platform's ids of what was sent
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    claimed_by: Mapped[str | None] = mapped_column(String(60))
    claimed_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        Index(
            "ix_letters_due",
            "channel",
            "lane",
            "id",
            sqlite_where=state == "waiting",
            postgresql_where=state == "waiting",
        ),
        Index(
            "ix_letters_open",
            "chat",
            "lane",
            "id",
            sqlite_where=state.in_(["waiting", "sending"]),
            postgresql_where=state.in_(["waiting", "sending"]),
        ),
        Index("ix_letters_chat_id", "chat", "id"),
        Index(
            "ix_letters_living",
            "chat",
            "living",
            "id",
            sqlite_where=living.is_not(None),
            postgresql_where=living.is_not(None),
        ),
        Index("ix_letters_settled", "channel", "settled_at"),
        Index(
            "ix_letters_batch",
            "batch",
            "state",
            sqlite_where=batch.is_not(None),
            postgresql_where=batch.is_not(None),
        ),
    )


class Delivery(Base):
    """A message that stands in a chat and that people may answer, or that we go on writing: what it is about."""

    __tablename__ = "deliveries"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = mapped_column(Id)
    chat: Mapped[str] = mapped_column(String(100))
    message: Mapped[str] = mapped_column(String(100))  # the channel's own id of it
    about: Mapped[str] = mapped_column(String(60))  # thread/17; of a living message its name
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("chat", "message"), Index("ix_deliveries_chat_about", "chat", "about", "id"))


class Pause(Base):
    """A penalty that outlives the process: nothing goes to `scope` (a channel, or one chat) before `until`."""

    __tablename__ = "pauses"
    scope: Mapped[str] = mapped_column(String(100), primary_key=True)
    until: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(200), default="")


class File(Base):
    """Bytes that a letter carries (a picture, a table); kept once for each content."""

    __tablename__ = "files"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = mapped_column(Id)
    digest: Mapped[str] = mapped_column(String(64), unique=True)  # SHA-256 of the content
    name: Mapped[str] = mapped_column(String(200))
    mime: Mapped[str] = mapped_column(String(100))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class Upload(Base):
    """A file that a channel's account keeps for us: sent by it, or received by it, under its own `ref`. What is there
    already is not carried there, or fetched from there, a second time."""

    __tablename__ = "uploads"
    id: Mapped[int] = new_id()
    channel: Mapped[str] = mapped_column(String(16))
    ref: Mapped[str] = mapped_column(String(300))
    file_id: Mapped[int] = mapped_column(Id, ForeignKey("files.id"))
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("channel", "ref"), Index("ix_uploads_file_id", "file_id", "channel"))
