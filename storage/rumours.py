"""Rumours: what is passed round, who has asked about it, and what is true of it. State changes by conditional UPDATE,
so that of two people at once one wins."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from storage.database import Db
from storage.models import Account, Area, Arrival, Delivery, Person, Rumour, RumourAsker, ThreadMessage


@dataclass(frozen=True, slots=True)
class Kept:
    """A rumour. See storage.models.Rumour for what each means."""

    id: int
    community_id: int
    likeness: str
    text: str
    picture: dict[str, Any] | None
    state: str
    first_at: datetime
    answer: str | None
    answered_by: int | None
    answered_at: datetime | None
    notice_id: int | None

    @property
    def name(self) -> str:
        """What its message to staff is called, and what a reply to it is about."""
        return f"rumour/{self.id}"


_COLUMNS = (
    Rumour.id, Rumour.community_id, Rumour.likeness, Rumour.text, Rumour.picture, Rumour.state, Rumour.first_at,
    Rumour.answer, Rumour.answered_by, Rumour.answered_at, Rumour.notice_id,
)  # fmt: skip


async def lock(db: Db, community_id: int) -> None:
    """Wait until nobody else is putting a rumour of the community down; held to the end of the transaction. (SQLite has
    one writer anyway.)"""
    await db.first(select(Area.id).where(Area.id == community_id).with_for_update(key_share=True))


async def create(
    db: Db, *, community_id: int, likeness: str, text: str, picture: dict[str, Any] | None, now: datetime
) -> int:
    """A new one; gives its id."""
    return await db.insert(
        Rumour, community_id=community_id, likeness=likeness, text=text, picture=picture, state="open", first_at=now,
        last_at=now, answer=None, answered_by=None, answered_at=None, notice_id=None,
    )  # fmt: skip


async def by_id(db: Db, id: int) -> Kept | None:
    """A rumour; none where there is none of that number."""
    row = await db.first(select(*_COLUMNS).where(Rumour.id == id))
    return None if row is None else Kept(*row)


async def hold(db: Db, id: int) -> Kept | None:
    """A rumour, held until the end of the transaction."""
    row = await db.first(select(*_COLUMNS).where(Rumour.id == id).with_for_update())
    return None if row is None else Kept(*row)


def _comparable(community_id: int, since: datetime) -> Any:
    return and_(
        Rumour.community_id == community_id,
        or_(Rumour.state == "open", and_(Rumour.state.in_(["answered", "dropped"]), Rumour.last_at >= since)),
    )


async def alike(db: Db, community_id: int, likeness: str, since: datetime) -> Kept | None:
    """The newest with this very likeness that is open, or has been asked about since a moment."""
    query = select(*_COLUMNS).where(_comparable(community_id, since), Rumour.likeness == likeness)
    row = await db.first(query.order_by(Rumour.id.desc()).limit(1))
    return None if row is None else Kept(*row)


async def lately(db: Db, community_id: int, since: datetime, limit: int) -> list[Kept]:
    """Those that are open, or have been asked about since a moment: what people ask about now, first."""
    rows = await db.all(
        select(*_COLUMNS).where(_comparable(community_id, since)).order_by(Rumour.last_at.desc()).limit(limit)
    )
    return [Kept(*row) for row in rows]


async def ask(db: Db, rumour: Kept, chat: str, language: str, now: datetime) -> bool:
    """Somebody asks; False where the chat has asked before."""
    await db.run(update(Rumour).where(Rumour.id == rumour.id).values(last_at=now))
    return await db.put_new(
        RumourAsker, community_id=rumour.community_id, rumour_id=rumour.id, chat=chat, language=language, at=now,
        told_at=None,
    )  # fmt: skip


async def told(db: Db, rumour_id: int, chat: str, now: datetime) -> None:
    """A chat has been told what is true."""
    await db.run(
        update(RumourAsker).where(RumourAsker.rumour_id == rumour_id, RumourAsker.chat == chat).values(told_at=now)
    )


@dataclass(frozen=True, slots=True)
class Asker:
    """A chat that waits for the answer; `before`: it has been told another one already."""

    id: int
    chat: str
    language: str
    before: bool


def _untold(answered_at: Any) -> Any:
    return or_(RumourAsker.told_at.is_(None), RumourAsker.told_at < answered_at)


async def tell_some(db: Db, rumour: Kept, limit: int, now: datetime) -> list[Asker]:
    """The next that wait for what is true, marked as told."""
    rows = await db.all(
        select(RumourAsker.id, RumourAsker.chat, RumourAsker.language, RumourAsker.told_at)
        .where(RumourAsker.rumour_id == rumour.id, _untold(rumour.answered_at))
        .order_by(RumourAsker.id)
        .limit(limit)
    )
    found = [Asker(row.id, row.chat, row.language, row.told_at is not None) for row in rows]
    if found:
        upto = (RumourAsker.rumour_id == rumour.id, RumourAsker.id <= found[-1].id, _untold(rumour.answered_at))
        await db.run(update(RumourAsker).where(*upto).values(told_at=now))
    return found


async def to_tell(db: Db, since: datetime) -> list[Kept]:
    """Those answered since a moment of which some have not heard yet."""
    waits = select(RumourAsker.id).where(RumourAsker.rumour_id == Rumour.id, _untold(Rumour.answered_at)).exists()
    rows = await db.all(
        select(*_COLUMNS).where(Rumour.state == "answered", Rumour.answered_at >= since, waits).order_by(Rumour.id)
    )
    return [Kept(*row) for row in rows]


async def unanswered(db: Db, since: datetime, until: datetime) -> list[Kept]:
    """Those first asked about in a span of time that are still open."""
    rows = await db.all(
        select(*_COLUMNS)
        .where(Rumour.state == "open", Rumour.first_at >= since, Rumour.first_at <= until)
        .order_by(Rumour.id)
    )
    return [Kept(*row) for row in rows]


async def change(db: Db, id: int, states: Collection[str], seen: datetime | None, **values: Any) -> bool:
    """Change one that is in one of these states and has been answered at that moment last (none: never); False where it
    is not, because somebody was quicker."""
    last = Rumour.answered_at.is_(None) if seen is None else Rumour.answered_at == seen
    return bool(
        await db.run(update(Rumour).where(Rumour.id == id, Rumour.state.in_(list(states)), last).values(**values))
    )


async def post(db: Db, id: int, notice_id: int) -> bool:
    """It is posted by a notice; False where it is by another already."""
    return bool(
        await db.run(update(Rumour).where(Rumour.id == id, Rumour.notice_id.is_(None)).values(notice_id=notice_id))
    )


async def homes(db: Db, rumour_id: int) -> int:
    """How many households have asked; who has none counts by themselves."""
    home = (
        select(func.max(Account.household_id))
        .where(Account.chat == RumourAsker.chat)
        .correlate(RumourAsker)
        .scalar_subquery()
    )
    inner = select(RumourAsker.id, home.label("home")).where(RumourAsker.rumour_id == rumour_id).subquery()
    return await db.scalar(select(func.count(func.distinct(func.coalesce(inner.c.home, -inner.c.id))))) or 0


async def counted(db: Db, rumour: Kept) -> tuple[int, int]:
    """How many chats have asked, and how many of them have been told what stands now."""
    heard = RumourAsker.told_at >= (rumour.answered_at or rumour.first_at)
    row = await db.first(
        select(func.count().label("all"), func.count().filter(heard).label("told")).where(
            RumourAsker.rumour_id == rumour.id
        )
    )
    return (row.all, row.told) if row is not None else (0, 0)


async def shown_in(db: Db, name: str) -> list[str]:
    """The chats in which a rumour's message stands."""
    return await db.scalars(select(Delivery.chat).where(Delivery.about == name).distinct().order_by(Delivery.chat))


async def reader_of(db: Db, community_id: int, chat: str) -> str | None:
    """The language of somebody of the community who has a private chat of their own."""
    return await db.scalar(
        select(Account.language)
        .where(Account.chat == chat, Account.community_id == community_id, Account.scope.startswith("person/"))
        .order_by(Account.id.desc())
        .limit(1)
    )


async def name_of(db: Db, person_id: int) -> str:
    """What somebody is called."""
    return await db.scalar(select(Person.name).where(Person.id == person_id)) or ""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that came to us: its words as kept, and what was sent along."""

    key: str
    kind: str
    text: str
    picture: dict[str, Any] | None


def _sent(rows: Sequence[Any]) -> list[Sent]:
    return [Sent(row.key, row.kind, row.text, row.attachment if row.kind == "photo" else None) for row in rows]


_SENT = select(Arrival.key, Arrival.kind, Arrival.text, ThreadMessage.attachment).outerjoin(
    ThreadMessage, ThreadMessage.arrival == Arrival.key
)


async def sent_before(db: Db, chat: str, since: datetime, limit: int) -> list[Sent]:
    """What came to a private chat since a moment, the newest first."""
    return _sent(
        await db.all(
            _SENT.where(Arrival.chat == chat, Arrival.received_at >= since).order_by(Arrival.id.desc()).limit(limit)
        )
    )


async def sent_as(db: Db, chat: str, key: str) -> Sent | None:
    """What came under a key, if it came from that chat."""
    return next(iter(_sent(await db.all(_SENT.where(Arrival.key == key, Arrival.chat == chat)))), None)
