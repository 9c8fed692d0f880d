"""The place and its people: areas, households, residents, roles, quarantines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class Area(Base):
    """网格: a node of the tree street → community → building → unit. `path` is "1.5.9.": its own id last."""

    __tablename__ = "areas"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = mapped_column(Id, index=True)  # a community's own id; none for a street
    parent_id: Mapped[int | None] = ref("areas.id")
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
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    building_id: Mapped[int] = ref("areas.id")
    area_id: Mapped[int] = ref("areas.id")
    room: Mapped[str] = mapped_column(String(50))
    safe_word: Mapped[str] = mapped_column(String(20))  # 暗号: on the door notice and in our greeting, against fraud
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("area_id", "room"), Index("ix_households_building_id", "building_id"))


class Person(Base):
    """居民: a person, enrolled or only on the roster. Staff may have no household here."""

    __tablename__ = "people"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int | None] = ref("households.id")
    name: Mapped[str] = mapped_column(String(100))
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # encrypted; see storage/vault.py
    phone_digest: Mapped[str | None] = mapped_column(String(64), index=True)  # keyed, to find a number again
    phone_mask: Mapped[str] = mapped_column(String(20), default="")  # 138****1234, what lists show
    language: Mapped[str | None] = mapped_column(String(10))  # from the roster; an account may choose otherwise
    note: Mapped[str] = mapped_column(Text, default="")
    shows_phone: Mapped[bool] = mapped_column(Boolean, default=False)  # of whoever looks after others: to those
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("household_id", "name"),
        Index("ix_people_community_id_name", "community_id", "name"),
    )


class Grant(Base):
    """A role for an area or one household, from a moment to a moment; without a place it covers the community."""

    __tablename__ = "grants"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))  # handlers.access.ROLES
    area_id: Mapped[int | None] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(Id, ForeignKey("households.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class Case(Base):
    """隔离档案: one person's quarantine. Both days count: from the first slot to the last of the last day."""

    __tablename__ = "cases"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    person_id: Mapped[int] = ref("people.id")
    household_id: Mapped[int] = mapped_column(Id, ForeignKey("households.id"), index=True)
    policy: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    released_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("person_id", "starts_on"),)
