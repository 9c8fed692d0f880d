"""Who speaks to us: invites, accounts, strangers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class Invite(Base):
    """A household's (or a role holder's) way in: a short code to type, a long token for the page's address."""

    __tablename__ = "invites"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int | None] = mapped_column(Id, ForeignKey("households.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"), index=True)  # a role holder's own
    code_digest: Mapped[str] = mapped_column(String(64), unique=True)
    code_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    token_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Account(Base):
    """账号: an address on a channel, let in by an invite to speak for one household or as one role holder.

    `address` is who writes, `chat` where we answer in private (on the page several phones share one chat).
    One address may serve two households: two rows, told apart by `scope`; the one opened last is the one that speaks.
    """

    __tablename__ = "accounts"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    address: Mapped[str] = mapped_column(String(100))
    chat: Mapped[str] = mapped_column(String(100), index=True)
    scope: Mapped[str] = mapped_column(String(40))  # household/17 or person/4: what the invite was for
    invite_id: Mapped[int] = ref("invites.id")
    household_id: Mapped[int | None] = mapped_column(Id, ForeignKey("households.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"), index=True)  # none until we know who
    language: Mapped[str] = mapped_column(String(10))
    opened_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]  # blocked us, left, deactivated
    expects: Mapped[str | None] = mapped_column(String(60))  # what we wait for from them, e.g. "temperature-who"
    expects_data: Mapped[dict[str, Any] | None]
    expects_until: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("address", "scope"),)


class Stranger(Base):
    """An address that no invite has let in: how often it tried a code, so that codes cannot be guessed."""

    __tablename__ = "strangers"
    address: Mapped[str] = mapped_column(String(100), primary_key=True)
    tries: Mapped[int] = mapped_column(default=0)
    since: Mapped[datetime]
