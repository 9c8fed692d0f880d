"""What they told us of their health, what they did not, and what a human must take up because of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class Reading(Base):
    """体温: never overwritten; a correction is a new row that names the one it corrects."""

    __tablename__ = "readings"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = ref("households.id")
    person_id: Mapped[int] = ref("people.id")
    celsius: Mapped[Decimal]
    taken_at: Mapped[datetime]  # when the person wrote it
    recorded_at: Mapped[datetime]  # when we stored it
    day: Mapped[date]  # the community's own day
    slot: Mapped[str | None] = mapped_column(String(30))  # none: it counts for no slot
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    source: Mapped[str] = mapped_column(String(16))  # self, household, liaison, doorstep
    account_id: Mapped[int | None] = ref("accounts.id")  # through whom it came
    arrival: Mapped[str | None] = mapped_column(String(150))  # the key of the message it was in
    corrects_id: Mapped[int | None] = mapped_column(Id, ForeignKey("readings.id"), unique=True)

    __table_args__ = (
        Index("ix_readings_person_id_day_slot", "person_id", "day", "slot"),
        Index("ix_readings_arrival", "arrival"),
    )


class Absence(Base):
    """缺报: a person's slot without a reading: excused for a reason, or found missing when it closed. A late reading
    does not undo it: that it was missing then stays on the record."""

    __tablename__ = "absences"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = ref("households.id")
    person_id: Mapped[int] = ref("people.id")
    day: Mapped[date]
    slot: Mapped[str] = mapped_column(String(30))
    reason: Mapped[str | None] = mapped_column(String(20))  # asleep, hospital, no-thermometer, other; none: missing
    running: Mapped[int] = mapped_column(default=0)  # so many slots running were missed, this one included
    account_id: Mapped[int | None] = ref("accounts.id")  # who gave the reason
    at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("person_id", "day", "slot"),
        Index("ix_absences_household_id_day", "household_id", "day"),
    )


class Complaint(Base):
    """症状: what somebody says that a person feels, and what they say the person does not feel."""

    __tablename__ = "complaints"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = ref("households.id")
    person_id: Mapped[int] = ref("people.id")
    at: Mapped[datetime]
    day: Mapped[date]
    felt: Mapped[list[Any]]  # words of handlers.temperature.parsing: fever, cough …
    denied: Mapped[list[Any]]
    account_id: Mapped[int | None] = ref("accounts.id")
    arrival: Mapped[str | None] = mapped_column(String(150))  # the message it was in

    __table_args__ = (Index("ix_complaints_person_id_day", "person_id", "day"),)


class Alert(Base):
    """预警: something a human must take up. Told step by step until somebody takes it, closed with an outcome. Each
    step is in the history, under the subject alert/<id>. A person has one open alert of a topic at most.

    A call for help (sos) is the household's, so that two phones make one: it stands under the first person of it, and
    `account_id` says who called.

    `recheck` says what `recheck_at` is: due (when they are to be asked to measure again), asked (until when we wait for
    the value); over: it came, or somebody heard that it did not.
    """

    __tablename__ = "alerts"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int] = mapped_column(Id, ForeignKey("households.id"), index=True)
    person_id: Mapped[int] = ref("people.id")
    topic: Mapped[str] = mapped_column(String(10))  # health, missing, sos
    kind: Mapped[str] = mapped_column(String(20))  # fever, low, breathless; missing; sos
    reading_id: Mapped[int | None] = ref("readings.id")  # what raised it; a worse one, or its correction, since then
    account_id: Mapped[int | None] = ref("accounts.id")  # through whom it came: who is asked to measure again
    raised_at: Mapped[datetime]
    step: Mapped[int] = mapped_column(default=0)  # how far along the chain it has been told
    escalates_at: Mapped[datetime | None] = mapped_column()  # when the next step is due, unless somebody takes it
    recheck: Mapped[str | None] = mapped_column(String(8))  # due, asked, over; none where nothing is measured again
    recheck_at: Mapped[datetime | None] = mapped_column()
    taken_by: Mapped[int | None] = ref("people.id")
    taken_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = ref("people.id")
    closed_at: Mapped[datetime | None] = mapped_column()
    outcome: Mapped[str | None] = mapped_column(String(20))
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # what was written with a call for help

    __table_args__ = (
        Index(
            "uq_alerts_open",
            "person_id",
            "topic",
            unique=True,
            sqlite_where=closed_at.is_(None),
            postgresql_where=closed_at.is_(None),
        ),
        Index(
            "ix_alerts_open",
            "community_id",
            sqlite_where=closed_at.is_(None),
            postgresql_where=closed_at.is_(None),
        ),
        Index(
            "ix_alerts_escalates_at",
            "escalates_at",
            sqlite_where=escalates_at.is_not(None),
            postgresql_where=escalates_at.is_not(None),
        ),
        Index(
            "ix_alerts_recheck_at",
            "recheck_at",
            sqlite_where=recheck_at.is_not(None),
            postgresql_where=recheck_at.is_not(None),
        ),
    )
