"""楼栋群: the chats of many, who is in them, who asks to come in, and what was written in those that we host."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, String, Text, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class Group(Base):
    """楼栋群: a chat of many that the bot is or was in; bound to a building once somebody with the right says so.

    A building has one living group on each channel. `rights`: what the bot may do there (delete, pin, invite,
    restrict), none while nobody has told us. Unbound or left, the row stays.
    """

    __tablename__ = "groups"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = ref("areas.id")
    area_id: Mapped[int | None] = mapped_column(Id, ForeignKey("areas.id"))  # the building
    channel: Mapped[str] = mapped_column(String(16), default="")  # of the chat: telegram, page …
    chat: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str] = mapped_column(String(255), default="")
    rights: Mapped[list[Any] | None]
    topics: Mapped[bool] = mapped_column(Boolean, default=False)  # the group is a forum
    invite_link: Mapped[str | None] = mapped_column(String(255))  # the one we made; empty while it is being made
    added_by: Mapped[str | None] = mapped_column(String(100))  # the address of whoever put the bot in
    joined_at: Mapped[datetime]
    greeted_at: Mapped[datetime | None]
    bound_at: Mapped[datetime | None]
    bound_by: Mapped[int | None] = ref("people.id")  # who hears what does not work there
    left_at: Mapped[datetime | None] = mapped_column()

    __table_args__ = (
        Index(
            "uq_groups_area_id",
            "area_id",
            "channel",
            unique=True,
            sqlite_where=left_at.is_(None),
            postgresql_where=left_at.is_(None),
        ),
    )


class GroupMember(Base):
    """An address seen in a group. `status`: member, admin, left, removed."""

    __tablename__ = "group_members"
    id: Mapped[int] = new_id()
    group_id: Mapped[int] = ref("groups.id")
    address: Mapped[str] = mapped_column(String(100), index=True)
    name: Mapped[str] = mapped_column(String(100), default="")  # what the platform calls them; for staff alone
    status: Mapped[str] = mapped_column(String(10), default="member")
    joined_at: Mapped[datetime | None] = mapped_column()  # none: they were here before we heard of them
    left_at: Mapped[datetime | None] = mapped_column()
    welcomed_at: Mapped[datetime | None] = mapped_column()  # greeted once, even if they leave and come back

    __table_args__ = (
        UniqueConstraint("group_id", "address"),
        Index(
            "ix_group_members_new",
            "group_id",
            "joined_at",
            sqlite_where=and_(joined_at.is_not(None), left_at.is_(None), welcomed_at.is_(None)),
            postgresql_where=and_(joined_at.is_not(None), left_at.is_(None), welcomed_at.is_(None)),
        ),
    )


class JoinRequest(Base):
    """Somebody who asks to be let into a group. `state`: open (nobody has decided), asked (we wait for the code of the
    door notice), held (the liaison is to decide), approved, declined, lapsed (gone before anybody decided)."""

    __tablename__ = "join_requests"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = ref("areas.id")
    group_id: Mapped[int] = ref("groups.id")
    address: Mapped[str] = mapped_column(String(100), index=True)
    chat: Mapped[str] = mapped_column(String(100))  # where we may write to them, for five minutes
    name: Mapped[str] = mapped_column(String(100), default="")
    state: Mapped[str] = mapped_column(String(10))
    asked_at: Mapped[datetime]
    hold_at: Mapped[datetime | None] = mapped_column()  # when it goes to the liaison unless a code came
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = ref("people.id")

    __table_args__ = (
        Index("ix_join_requests_group_id", "group_id"),
        Index(
            "ix_join_requests_hold_at",
            "hold_at",
            sqlite_where=hold_at.is_not(None),
            postgresql_where=hold_at.is_not(None),
        ),
    )


class Post(Base):
    """What somebody wrote in a group. Kept only of groups that we host ourselves (on the page), so that the neighbours
    can read it, and of what is held for the liaison elsewhere. `mark`: the reaction it got; hidden: taken away."""

    __tablename__ = "posts"
    id: Mapped[int] = new_id()
    community_id: Mapped[int | None] = ref("areas.id")
    group_id: Mapped[int] = ref("groups.id")
    key: Mapped[str] = mapped_column(String(150), unique=True)  # of the arrival
    message: Mapped[str] = mapped_column(String(100))  # the channel's id of it
    sender: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100), default="")  # as the neighbours see it
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    mark: Mapped[str | None] = mapped_column(String(20))
    hidden_at: Mapped[datetime | None]
    held: Mapped[str | None] = mapped_column(String(10))  # held, let, refused: what the liaison did with it

    __table_args__ = (Index("ix_posts_group_id_message", "group_id", "message"),)
