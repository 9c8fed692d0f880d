"""The neighbour for every door: threads, daily check-ins, care calls."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class Thread(Base):
    """What a household and those who look after it say to each other. A household has one at most that is not closed.

    `state`: open (the household waits for a word), answered, closed. `role`: who it is with: liaison, or after handing
    over clinician, counsellor; `holder_id`: who answered or took it, none: whoever comes first in the chain.
    """

    __tablename__ = "threads"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = mapped_column(Id, ForeignKey("households.id"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    role: Mapped[str] = mapped_column(String(16), default="liaison")
    holder_id: Mapped[int | None] = ref("people.id")
    step: Mapped[int] = mapped_column(default=0)  # how far along the chain it has been told
    opened_at: Mapped[datetime]
    waits_since: Mapped[datetime | None]  # of the oldest word that nobody has answered
    reminds_at: Mapped[datetime | None] = mapped_column()  # when somebody is told again, unless it is answered
    answered_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]  # when the household last heard who has its words
    closed_at: Mapped[datetime | None] = mapped_column()

    __table_args__ = (
        Index(
            "uq_threads_open",
            "household_id",
            unique=True,
            sqlite_where=closed_at.is_(None),
            postgresql_where=closed_at.is_(None),
        ),
        Index(
            "ix_threads_open",
            "community_id",
            sqlite_where=closed_at.is_(None),
            postgresql_where=closed_at.is_(None),
        ),
        Index(
            "ix_threads_reminds_at",
            "reminds_at",
            sqlite_where=reminds_at.is_not(None),
            postgresql_where=reminds_at.is_not(None),
        ),
    )


class ThreadMessage(Base):
    """One message of a thread: `inward` from the household, else to it. `text` is sealed (storage/vault.py): it may be
    about somebody's health. `attachment`: what came with it, as the channel keeps it (channel, ref, name, mime)."""

    __tablename__ = "thread_messages"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    thread_id: Mapped[int] = ref("threads.id")
    household_id: Mapped[int] = ref("households.id")
    at: Mapped[datetime]
    day: Mapped[date]  # the community's own day
    inward: Mapped[bool] = mapped_column(Boolean)
    role: Mapped[str] = mapped_column(String(16), default="liaison")  # of the thread then: who may read it later
    account_id: Mapped[int | None] = ref("accounts.id")
    person_id: Mapped[int | None] = ref("people.id")  # who wrote it, where known
    kind: Mapped[str] = mapped_column(String(16))  # of the arrival: text, photo, voice …
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    attachment: Mapped[dict[str, Any] | None]
    arrival: Mapped[str | None] = mapped_column(String(150), unique=True)

    __table_args__ = (
        Index("ix_thread_messages_thread_id", "thread_id"),
        Index("ix_thread_messages_household_id_day", "household_id", "day"),
    )


class Checkin(Base):
    """每日问候: how somebody is, once a day. Body and mood: 0 well, 1 so-so, 2 badly; none: not said."""

    __tablename__ = "checkins"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = ref("households.id")
    person_id: Mapped[int] = ref("people.id")
    day: Mapped[date]
    body: Mapped[int | None]
    mood: Mapped[int | None]
    needs: Mapped[int | None]  # 0 nothing, 1 something: what it is goes through the thread
    account_id: Mapped[int | None] = ref("accounts.id")
    at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("person_id", "day"),
        Index("ix_checkins_household_id_day", "household_id", "day"),
    )


class CareNeed(Base):
    """定期看望: somebody who is phoned or visited every so many days, and why: alone, disabled, hardship, other."""

    __tablename__ = "care_needs"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = ref("households.id")
    person_id: Mapped[int] = ref("people.id")
    reason: Mapped[str] = mapped_column(String(16))
    every_days: Mapped[int]
    next_on: Mapped[date]  # the day by whose end it is to be done
    since: Mapped[datetime]
    until: Mapped[datetime | None] = mapped_column()

    __table_args__ = (
        Index(
            "uq_care_needs_person_id",
            "person_id",
            unique=True,
            sqlite_where=until.is_(None),
            postgresql_where=until.is_(None),
        ),
        Index("ix_care_needs_community_id_next_on", "community_id", "next_on"),
    )


class CareCall(Base):
    """One visit or call: how (phone, visit), what was found (well, needs, absent), and a sealed note."""

    __tablename__ = "care_calls"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    need_id: Mapped[int] = ref("care_needs.id")
    household_id: Mapped[int] = ref("households.id")
    by_id: Mapped[int] = ref("people.id")
    at: Mapped[datetime]
    day: Mapped[date]
    how: Mapped[str] = mapped_column(String(10))
    found: Mapped[str] = mapped_column(String(10))
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    __table_args__ = (Index("ix_care_calls_need_id_day", "need_id", "day"),)


class Shift(Base):
    """值班: somebody on duty for an area (none: the whole community) from a moment to a moment. The note is what they
    hand over to the next, sealed: it may be about somebody's health. Changed hands or taken back, the row stays and
    another takes its place. Nobody begins two shifts at once."""

    __tablename__ = "shifts"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    area_id: Mapped[int | None] = ref("areas.id")
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    day: Mapped[date]  # on which it begins, in the community's own time
    name: Mapped[str] = mapped_column(String(30))  # of the settings: morning, evening, night
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column()  # taken back, or gone to somebody else
    replaces_id: Mapped[int | None] = ref("shifts.id")

    __table_args__ = (
        Index("ix_shifts_community_id_ends_at", "community_id", "ends_at"),
        Index(
            "uq_shifts_person_id",
            "person_id",
            "starts_at",
            unique=True,
            sqlite_where=ended_at.is_(None),
            postgresql_where=ended_at.is_(None),
        ),
    )


class Swap(Base):
    """换班: two people who change shifts, or one who gives one away (`other_id` none). Both confirm: `state` asked,
    agreed, refused, withdrawn, lapsed."""

    __tablename__ = "swaps"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    shift_id: Mapped[int] = ref("shifts.id")
    other_id: Mapped[int | None] = ref("shifts.id")
    asked_by: Mapped[int] = ref("people.id")
    asked_of: Mapped[int] = ref("people.id")
    state: Mapped[str] = mapped_column(String(10))
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_swaps_shift_id", "shift_id"),)


class Signup(Base):
    """报名: a call for hands, with so many places; who comes too late is on the waiting list. `area_id` none: the whole
    community."""

    __tablename__ = "signups"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    area_id: Mapped[int | None] = ref("areas.id")
    title: Mapped[str] = mapped_column(String(100))
    at: Mapped[datetime]  # when the hands are needed
    places: Mapped[int]
    points: Mapped[int]  # for each who came
    closes_at: Mapped[datetime]
    created_by: Mapped[int] = ref("people.id")
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]  # who came has been written down


class SignupEntry(Base):
    """One who has put their name down; the order of ids is the order of the chain. Whoever withdraws and comes again
    has a new row, at the end."""

    __tablename__ = "signup_entries"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    signup_id: Mapped[int] = ref("signups.id")
    person_id: Mapped[int] = ref("people.id")
    account_id: Mapped[int | None] = ref("accounts.id")
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column()
    came: Mapped[bool | None] = mapped_column(Boolean)

    __table_args__ = (
        Index("ix_signup_entries_signup_id", "signup_id"),
        Index(
            "uq_signup_entries_person",
            "signup_id",
            "person_id",
            unique=True,
            sqlite_where=withdrawn_at.is_(None),
            postgresql_where=withdrawn_at.is_(None),
        ),
    )


class Points(Base):
    """积分: what somebody was given, and for what; a mistake is mended by another row."""

    __tablename__ = "points"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    amount: Mapped[int]
    reason: Mapped[str] = mapped_column(String(100))
    subject: Mapped[str] = mapped_column(String(100))  # signup/12
    at: Mapped[datetime]
    by_id: Mapped[int | None] = ref("people.id")

    __table_args__ = (UniqueConstraint("person_id", "subject"),)
