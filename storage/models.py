"""Every table on one page.

Rules that hold for all of them: times are aware UTC (`Instant`); each row of a community carries `community_id`, so
that the tables can be distributed by it; what happened is never overwritten, a later row points at the one it replaces.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.types import Celsius, Id, Instant


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can find it again on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        datetime: Instant,
        date: Date,
        Decimal: Celsius,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


def _id() -> Mapped[int]:
    return mapped_column(Id, primary_key=True)


def _ref(target: str) -> Any:
    return mapped_column(Id, ForeignKey(target))


# --- the place and its people -------------------------------------------------------------------------------------


class Area(Base):
    """网格: a node of the tree street → community → building → unit. `path` is "1.5.9.": its own id last."""

    __tablename__ = "areas"
    id: Mapped[int] = _id()
    community_id: Mapped[int | None] = mapped_column(Id, index=True)  # a community's own id; none for a street
    parent_id: Mapped[int | None] = _ref("areas.id")
    kind: Mapped[str] = mapped_column(String(16))  # street, community, building, unit
    name: Mapped[str] = mapped_column(String(100))
    path: Mapped[str] = mapped_column(String(200), index=True)

    __table_args__ = (
        UniqueConstraint("parent_id", "name"),
        Index(
            "uq_areas_root_name",
            "name",
            unique=True,
            sqlite_where=parent_id.is_(None),
            postgresql_where=parent_id.is_(None),
        ),
    )


class Household(Base):
    """户: the people behind one door. `area_id` is the unit where the building has units, else the building."""

    __tablename__ = "households"
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
    building_id: Mapped[int] = _ref("areas.id")
    area_id: Mapped[int] = _ref("areas.id")
    room: Mapped[str] = mapped_column(String(50))
    safe_word: Mapped[str] = mapped_column(String(20))  # 暗号: on the door notice and in our greeting, against fraud
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("area_id", "room"), Index("ix_households_building_id", "building_id"))


class Person(Base):
    """居民: a person, enrolled or only on the roster. Staff may have no household here."""

    __tablename__ = "people"
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
    household_id: Mapped[int | None] = _ref("households.id")
    name: Mapped[str] = mapped_column(String(100))
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # encrypted; see storage/vault.py
    phone_digest: Mapped[str | None] = mapped_column(String(64), index=True)  # keyed, to find a number again
    phone_mask: Mapped[str] = mapped_column(String(20), default="")  # 138****1234, what lists show
    language: Mapped[str | None] = mapped_column(String(10))  # from the roster; an account may choose otherwise
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("household_id", "name"),
        Index("ix_people_community_id_name", "community_id", "name"),
    )


class Grant(Base):
    """A role for an area or one household, from a moment to a moment; without a place it covers the community."""

    __tablename__ = "grants"
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))  # liaison, staff, clinician, volunteer, admin
    area_id: Mapped[int | None] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(Id, ForeignKey("households.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class Case(Base):
    """隔离档案: one person's quarantine. Both days count: from the first slot to the last of the last day."""

    __tablename__ = "cases"
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
    person_id: Mapped[int] = _ref("people.id")
    household_id: Mapped[int] = mapped_column(Id, ForeignKey("households.id"), index=True)
    policy: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    released_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("person_id", "starts_on"),)


# --- who speaks to us ---------------------------------------------------------------------------------------------


class Invite(Base):
    """A household's (or a role holder's) way in: a short code to type, a long token for the page's address."""

    __tablename__ = "invites"
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
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
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
    address: Mapped[str] = mapped_column(String(100))
    chat: Mapped[str] = mapped_column(String(100), index=True)
    scope: Mapped[str] = mapped_column(String(40))  # household/17 or person/4: what the invite was for
    invite_id: Mapped[int] = _ref("invites.id")
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


class Group(Base):
    """楼栋群: a chat of many that the bot is or was in; bound to an area once somebody with the right says so."""

    __tablename__ = "groups"
    id: Mapped[int] = _id()
    community_id: Mapped[int | None] = _ref("areas.id")
    area_id: Mapped[int | None] = _ref("areas.id")
    chat: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str] = mapped_column(String(255), default="")
    joined_at: Mapped[datetime]
    greeted_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]


class GroupMember(Base):
    """An address seen to join or leave a group."""

    __tablename__ = "group_members"
    id: Mapped[int] = _id()
    group_id: Mapped[int] = _ref("groups.id")
    address: Mapped[str] = mapped_column(String(100), index=True)
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("group_id", "address"),)


# --- what they told us --------------------------------------------------------------------------------------------


class Reading(Base):
    """体温: never overwritten; a correction is a new row that names the one it corrects."""

    __tablename__ = "readings"
    id: Mapped[int] = _id()
    community_id: Mapped[int] = _ref("areas.id")
    household_id: Mapped[int] = _ref("households.id")
    person_id: Mapped[int] = _ref("people.id")
    celsius: Mapped[Decimal]
    taken_at: Mapped[datetime]  # when the person wrote it
    recorded_at: Mapped[datetime]  # when we stored it
    day: Mapped[date]  # the community's own day
    slot: Mapped[str | None] = mapped_column(String(30))  # none: it counts for no slot
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    source: Mapped[str] = mapped_column(String(16))  # self, household, liaison, doorstep
    account_id: Mapped[int | None] = _ref("accounts.id")  # through whom it came
    arrival: Mapped[str | None] = mapped_column(String(150))  # the key of the message it was in
    corrects_id: Mapped[int | None] = mapped_column(Id, ForeignKey("readings.id"), unique=True)

    __table_args__ = (
        Index("ix_readings_person_id_day_slot", "person_id", "day", "slot"),
        Index("ix_readings_arrival", "arrival"),
    )


# --- coming in and going out --------------------------------------------------------------------------------------


class Arrival(Base):
    """来信: one incoming event; its key makes the second delivery a non-event. Parked = kept for staff to look at."""

    __tablename__ = "arrivals"
    id: Mapped[int] = _id()
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
    """信: one outgoing message. waiting → sending → sent, or an end that stays visible: expired, gone, refused."""

    __tablename__ = "letters"
    id: Mapped[int] = _id()
    community_id: Mapped[int | None] = mapped_column(Id)
    key: Mapped[str] = mapped_column(String(150), unique=True)
    channel: Mapped[str] = mapped_column(String(16))
    chat: Mapped[str] = mapped_column(String(100))
    lane: Mapped[int]  # 0 alarm, 1 reply, 2 notice
    body: Mapped[dict[str, Any]]  # see handlers.chat.Letter
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
        Index("ix_letters_settled", "channel", "settled_at"),
    )


class Pause(Base):
    """A penalty that outlives the process: nothing goes to `scope` (a channel, or one chat) before `until`."""

    __tablename__ = "pauses"
    scope: Mapped[str] = mapped_column(String(100), primary_key=True)
    until: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(200), default="")


class File(Base):
    """Bytes that a letter carries (a picture, a table); kept once for each content."""

    __tablename__ = "files"
    id: Mapped[int] = _id()
    community_id: Mapped[int | None] = mapped_column(Id)
    digest: Mapped[str] = mapped_column(String(64), unique=True)  # SHA-256 of the content
    name: Mapped[str] = mapped_column(String(200))
    mime: Mapped[str] = mapped_column(String(100))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


# --- the clock, the record ----------------------------------------------------------------------------------------


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
    id: Mapped[int] = _id()
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
