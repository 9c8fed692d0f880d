"""通知: what is written once and goes to many; who has read it; what people ask; what they have heard say."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, new_id, ref
from storage.types import Id


class Notice(Base):
    """通知: its words are rows of NoticeText, each time it goes out is an Edition.

    `state`: draft; asked (waits for a second person's yes); ready (goes out at `next_at`); out (all of its editions
    have begun); dropped (never went out); withdrawn. `kind`: policy, test, supplies, safety, comfort.
    """

    __tablename__ = "notices"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"))
    kind: Mapped[str] = mapped_column(String(16))
    urgent: Mapped[bool] = mapped_column(Boolean, default=False)  # may speak in the quiet hours
    state: Mapped[str] = mapped_column(String(12))
    version: Mapped[int] = mapped_column(default=1)  # of the words that the next edition has
    target: Mapped[dict[str, Any]]  # storage.notices.targets.Target
    places: Mapped[str] = mapped_column(String(10))  # both, groups, private
    pinned: Mapped[bool] = mapped_column(Boolean, default=False)  # in the groups
    asks: Mapped[dict[str, Any]]  # storage.notices.keeping.Asks: what a reader can answer with a button
    nudge_minutes: Mapped[int | None]  # after so long whoever has not read it is reminded, once
    author_id: Mapped[int] = ref("people.id")
    report_chat: Mapped[str] = mapped_column(String(100))  # where the author hears how it goes
    report_language: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    approved_by: Mapped[int | None] = ref("people.id")
    approved_at: Mapped[datetime | None]
    copied_from: Mapped[int | None] = ref("notices.id")
    repeats: Mapped[dict[str, Any] | None]  # handlers.notices.timing.Repeat; none: once
    next_at: Mapped[datetime | None] = mapped_column()  # when the next edition is due
    paused_at: Mapped[datetime | None]  # a repeating one goes out no more until it goes on
    withdrawn_at: Mapped[datetime | None]
    proposed: Mapped[dict[str, Any] | None]  # changes that wait for a second person's yes (storage.notices.proposals)

    __table_args__ = (
        Index("ix_notices_community_id_state", "community_id", "state"),
        Index(
            "ix_notices_next_at", "next_at", sqlite_where=next_at.is_not(None), postgresql_where=next_at.is_not(None)
        ),
    )


class NoticeText(Base):
    """The words of a notice in one language, as they were typed (see handlers.notices.markup). A changed text is a new
    version; what has gone out keeps pointing at its own."""

    __tablename__ = "notice_texts"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    notice_id: Mapped[int] = ref("notices.id")
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = ref("people.id")
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("notice_id", "version", "language"),)


class NoticeFile(Base):
    """A picture or file of a notice: where it was sent to us (channel, ref), and, once fetched, its row of `files`."""

    __tablename__ = "notice_files"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    notice_id: Mapped[int] = mapped_column(Id, ForeignKey("notices.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    ref: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(200))
    mime: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]  # bytes; 0 where the channel does not say
    file_id: Mapped[int | None] = mapped_column(Id, ForeignKey("files.id"))


class Edition(Base):
    """One going-out of a notice. There is one for each moment at which it was due, so none goes out twice.

    `state`: sending; quiet (holds its breath until the quiet hours end); paused, stopped (by somebody); done; missed
    (we were down until it was of no use any more); withdrawn. `spread_to`: letters are written to all recipients up to
    this id; none once they are all written. Its letters are the batch "notice/<id>" of the outbox, and each is the
    chat's living message of that name.
    """

    __tablename__ = "editions"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"))
    notice_id: Mapped[int] = ref("notices.id")
    version: Mapped[int]
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12))
    spread_to: Mapped[int | None]
    sent_by: Mapped[int | None] = ref("people.id")  # none: the schedule
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    nudge_at: Mapped[datetime | None] = mapped_column()  # when those who have not read it are reminded
    nudged_at: Mapped[datetime | None]
    list_at: Mapped[datetime | None] = mapped_column()  # when the liaisons get their lists
    listed_at: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]  # the words have changed since it went out
    withdrawn_at: Mapped[datetime | None]
    shown: Mapped[str] = mapped_column(String(40), default="")  # what the author's progress message says, in short
    mended_to: Mapped[int | None] = mapped_column(Id)  # its letters up to this one have been put right; none: all

    __table_args__ = (
        UniqueConstraint("notice_id", "due_at"),
        Index("ix_editions_community_id_began_at", "community_id", "began_at"),
        Index(
            "ix_editions_sending",
            "state",
            sqlite_where=state.in_(["sending", "quiet", "paused"]),
            postgresql_where=state.in_(["sending", "quiet", "paused"]),
        ),
        Index(
            "ix_editions_mended_to",
            "mended_to",
            sqlite_where=mended_to.is_not(None),
            postgresql_where=mended_to.is_not(None),
        ),
        Index(
            "ix_editions_nudge_at",
            "nudge_at",
            sqlite_where=nudge_at.is_not(None),
            postgresql_where=nudge_at.is_not(None),
        ),
        Index(
            "ix_editions_list_at", "list_at", sqlite_where=list_at.is_not(None), postgresql_where=list_at.is_not(None)
        ),
    )


class Recipient(Base):
    """Whom an edition is for: a household, or somebody with a role (then `person_id`, and no household).

    The one row that says how they stand: `channels` by which a letter was written to them ("page,telegram"; empty:
    none, somebody must go there), read when, and `how`: button, group (their group's button), page, phone, door.
    `answer`: what they pressed last: read, known, help, ask, or c0, c1 … of the notice's own choices.
    """

    __tablename__ = "recipients"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    edition_id: Mapped[int] = ref("editions.id")
    household_id: Mapped[int | None] = mapped_column(Id, ForeignKey("households.id"))
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    building_id: Mapped[int | None] = ref("areas.id")
    channels: Mapped[str] = mapped_column(String(40), default="")
    read_at: Mapped[datetime | None] = mapped_column()
    how: Mapped[str | None] = mapped_column(String(10))
    by_id: Mapped[int | None] = ref("people.id")  # who pressed or told them, where we know
    answer: Mapped[str | None] = mapped_column(String(10))
    answered_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_recipients_edition_id_building_id", "edition_id", "building_id"),
        Index(
            "uq_recipients_household",
            "edition_id",
            "household_id",
            unique=True,
            sqlite_where=household_id.is_not(None),
            postgresql_where=household_id.is_not(None),
        ),
        Index(
            "uq_recipients_person",
            "edition_id",
            "person_id",
            unique=True,
            sqlite_where=person_id.is_not(None),
            postgresql_where=person_id.is_not(None),
        ),
        Index("ix_recipients_household_id", "household_id", "id"),
    )


class Faq(Base):
    """常见问题: a question that staff have answered once for all."""

    __tablename__ = "faq"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = mapped_column(Id, ForeignKey("areas.id"), index=True)
    language: Mapped[str] = mapped_column(String(10))
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = ref("people.id")
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    replaces_id: Mapped[int | None] = ref("faq.id")


class Passage(Base):
    """A piece of a notice or of the FAQ that can be quoted, cut into search words. `source`: notice/17, faq/3.
    `until`: not quoted any more from then on."""

    __tablename__ = "passages"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    source: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]  # of the piece, in its order
    language: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)  # plain
    words: Mapped[str] = mapped_column(Text)  # what the full-text index sees, parted by spaces
    at: Mapped[datetime]
    until: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("source", "number", "language", "at"),
        Index("ix_passages_community_id", "community_id"),
    )


class Question(Base):
    """Something that somebody asked in plain words: `outcome` answered, suggested, handed (to the liaison); `source`
    is what was quoted. The words are sealed: they may be about somebody's health."""

    __tablename__ = "questions"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    household_id: Mapped[int | None] = ref("households.id")
    account_id: Mapped[int | None] = ref("accounts.id")
    day: Mapped[date]
    at: Mapped[datetime]
    text_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str] = mapped_column(String(10))
    source: Mapped[str | None] = mapped_column(String(40))
    settled_at: Mapped[datetime | None]  # staff have answered it, or put it aside

    __table_args__ = (Index("ix_questions_community_id_day", "community_id", "day"),)


class Rumour(Base):
    """传言: something passed round that people ask about; one item however often it comes. `state`: open, answered,
    dropped. `likeness`: what makes two of them the same (handlers.rumours)."""

    __tablename__ = "rumours"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    likeness: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    picture: Mapped[dict[str, Any] | None]  # channel, ref, name, mime
    state: Mapped[str] = mapped_column(String(10))
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by: Mapped[int | None] = ref("people.id")
    answered_at: Mapped[datetime | None]
    notice_id: Mapped[int | None] = ref("notices.id")  # by which the answer was posted

    __table_args__ = (Index("ix_rumours_community_id_state", "community_id", "state", "last_at"),)


class RumourAsker(Base):
    """A chat that asked about a rumour, and is told what is true of it."""

    __tablename__ = "rumour_askers"
    id: Mapped[int] = new_id()
    community_id: Mapped[int] = ref("areas.id")
    rumour_id: Mapped[int] = ref("rumours.id")
    chat: Mapped[str] = mapped_column(String(100))
    language: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("rumour_id", "chat"),)
