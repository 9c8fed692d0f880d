"""Editions: each going-out of a notice, and whom it is for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.database import Db, fixed, padded
from storage.models import Account, Edition, Group, Notice, Recipient
from storage.notices.targets import Addressee

GOING = ("sending", "quiet", "paused")


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition. See storage.models.Edition for what each means."""

    id: int
    community_id: int
    notice_id: int
    version: int
    due_at: datetime
    state: str
    spread_to: int | None
    sent_by: int | None
    began_at: datetime
    ended_at: datetime | None
    nudge_at: datetime | None
    nudged_at: datetime | None
    list_at: datetime | None
    listed_at: datetime | None
    corrected_at: datetime | None
    withdrawn_at: datetime | None
    shown: str

    @property
    def name(self) -> str:
        """What its letters are called: the batch, the living message in each chat, and what a reply is about."""
        return f"notice/{self.id}"


_COLUMNS = (
    Edition.id, Edition.community_id, Edition.notice_id, Edition.version, Edition.due_at, Edition.state,
    Edition.spread_to, Edition.sent_by, Edition.began_at, Edition.ended_at, Edition.nudge_at, Edition.nudged_at,
    Edition.list_at, Edition.listed_at, Edition.corrected_at, Edition.withdrawn_at, Edition.shown,
)  # fmt: skip


def _issued(row: Any) -> Issued:
    return Issued(*row)


async def open(
    db: Db, *, community_id: int, notice_id: int, version: int, due_at: datetime, sent_by: int | None, now: datetime,
    nudge_at: datetime | None = None, list_at: datetime | None = None, missed: bool = False,
) -> int | None:  # fmt: skip
    """A new edition, or one that was missed; gives its id. None: there is one for that moment already."""
    new = await db.put_new(
        Edition, community_id=community_id, notice_id=notice_id, version=version, due_at=due_at,
        state="missed" if missed else "sending", spread_to=None if missed else 0, sent_by=sent_by, began_at=now,
        ended_at=now if missed else None, nudge_at=nudge_at, list_at=list_at, shown="",
    )  # fmt: skip
    if not new:
        return None
    return await db.scalar(select(Edition.id).where(Edition.notice_id == notice_id, Edition.due_at == due_at))


async def by_id(db: Db, id: int) -> Issued | None:
    """An edition; none where there is none of that number."""
    row = await db.first(select(*_COLUMNS).where(Edition.id == id))
    return None if row is None else _issued(row)


async def hold(db: Db, id: int) -> Issued | None:
    """An edition, held until the end of the transaction."""
    row = await db.first(select(*_COLUMNS).where(Edition.id == id).with_for_update())
    return None if row is None else _issued(row)


async def of_notice(db: Db, notice_id: int) -> list[Issued]:
    """The editions of a notice, newest first."""
    rows = await db.all(select(*_COLUMNS).where(Edition.notice_id == notice_id).order_by(Edition.id.desc()))
    return [_issued(row) for row in rows]


async def going(db: Db) -> list[Issued]:
    """All that have begun and not ended, oldest first."""
    rows = await db.all(
        select(*_COLUMNS).where(Edition.state.in_([fixed(state) for state in GOING])).order_by(Edition.id)
    )
    return [_issued(row) for row in rows]


async def change(db: Db, id: int, states: Collection[str], **values: Any) -> bool:
    """Change an edition that is in one of these states; False where it is not, because somebody was quicker."""
    return bool(await db.run(update(Edition).where(Edition.id == id, Edition.state.in_(list(states))).values(**values)))


async def set(db: Db, id: int, **values: Any) -> None:
    """Change an edition whatever its state."""
    await db.run(update(Edition).where(Edition.id == id).values(**values))


async def address(db: Db, edition: Issued, some: Sequence[Addressee]) -> None:
    """Write down whom it is for; who is there already stays as they are."""
    if not some:
        return
    homes = [one.household_id for one in some if one.household_id is not None]
    people = [one.person_id for one in some if one.person_id is not None]
    known = {
        (row.household_id, row.person_id)
        for row in await db.all(
            select(Recipient.household_id, Recipient.person_id).where(
                Recipient.edition_id == edition.id,
                Recipient.household_id.in_(padded(homes)) if homes else Recipient.person_id.in_(padded(people)),
            )
        )
    }
    rows = [
        {
            "community_id": edition.community_id, "edition_id": edition.id, "household_id": one.household_id,
            "person_id": one.person_id, "building_id": one.building_id, "channels": one.channels[:40],
        }
        for one in some
        if (one.household_id, one.person_id) not in known
    ]  # fmt: skip
    if rows:
        await db.run(insert(Recipient), rows)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many an edition is for, how many of them have read it, and how many nothing reaches."""

    all: int
    read: int
    without: int


async def counted(db: Db, edition_id: int, building_id: int | None = None) -> Counted:
    """Of the whole edition, or of one building."""
    query = select(
        func.count().label("all"),
        func.count(Recipient.read_at).label("read"),
        func.count().filter(Recipient.channels == "").label("without"),
    ).where(Recipient.edition_id == edition_id)
    if building_id is not None:
        query = query.where(Recipient.building_id == building_id)
    row = await db.first(query)
    return Counted(row.all, row.read, row.without) if row is not None else Counted(0, 0, 0)


async def building_of(db: Db, chat: str) -> int | None:
    """The building whose group a chat is; none of a private chat."""
    return await db.scalar(select(Group.area_id).where(Group.chat == chat, Group.left_at.is_(None)))


@dataclass(frozen=True, slots=True)
class Reader:
    """How the one behind a private chat stands to an edition."""

    recipient_id: int
    language: str
    read_at: datetime | None
    answer: str | None
    answered_at: datetime | None


async def reader(db: Db, edition_id: int, chat: str) -> Reader | None:
    """Whom a private chat belongs to, if an edition is for them: a household, or somebody with a role."""
    rows = await db.all(
        select(Recipient.id, Account.language, Recipient.read_at, Recipient.answer, Recipient.answered_at)
        .join(
            Recipient,
            (Recipient.household_id == Account.household_id)
            | (Recipient.person_id == Account.person_id) & Account.scope.startswith("person/"),
        )
        .where(Account.chat == chat, Recipient.edition_id == edition_id)
        .order_by(Account.opened_at.desc(), Account.id.desc())
        .limit(1)
    )
    return Reader(*rows[0]) if rows else None


async def newest(db: Db, community_id: int, building_id: int | None, since: datetime, limit: int = 1) -> list[Issued]:
    """The last editions for households of a building (none: of the community) since a moment, newest first; what was
    withdrawn or stopped is left out."""
    query = (
        select(*_COLUMNS)
        .join(Notice, Notice.id == Edition.notice_id)
        .where(
            Edition.community_id == community_id, Edition.began_at >= since, Edition.withdrawn_at.is_(None),
            Notice.withdrawn_at.is_(None), Edition.state.in_(["sending", "quiet", "done"]),
        )
    )  # fmt: skip
    if building_id is not None:
        query = query.where(
            select(Recipient.id)
            .where(Recipient.edition_id == Edition.id, Recipient.building_id == building_id)
            .exists()
        )
    rows = await db.all(query.order_by(Edition.began_at.desc(), Edition.id.desc()).limit(limit))
    return [_issued(row) for row in rows]
