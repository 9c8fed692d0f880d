"""What is said in threads, sealed; and to whom an answer goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select

from storage import households
from storage.database import Db
from storage.models import Account, Person, Thread, ThreadMessage
from storage.threads.standing import Standing
from storage.vault import WrongKey


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a thread. `name`: of whoever wrote it, empty where that is not known; `text` unsealed."""

    id: int
    thread_id: int
    at: datetime
    day: date
    inward: bool
    role: str
    kind: str
    name: str
    person_id: int | None
    text: str


async def write(
    db: Db, thread: Standing, *, at: datetime, day: date, inward: bool, account_id: int | None, person_id: int | None,
    kind: str, text: str, attachment: dict[str, Any] | None, arrival: str, role: str = "",
) -> bool:  # fmt: skip
    """Write a message down, sealed; False where it was written before. `role`: who may read it later, where that is not
    whom the thread is with."""
    return await db.put_new(
        ThreadMessage, community_id=thread.community_id, thread_id=thread.id, household_id=thread.household_id, at=at,
        day=day, inward=inward, role=role or thread.role, account_id=account_id, person_id=person_id, kind=kind,
        text_sealed=db.vault.seal(text) if text else None, attachment=attachment, arrival=arrival[:150],
    )  # fmt: skip


_SAID = select(
    ThreadMessage.id, ThreadMessage.thread_id, ThreadMessage.at, ThreadMessage.day, ThreadMessage.inward,
    ThreadMessage.role, ThreadMessage.kind, ThreadMessage.person_id, ThreadMessage.text_sealed, Person.name,
).outerjoin(Person, Person.id == ThreadMessage.person_id)  # fmt: skip


async def _said(db: Db, query: Select[*tuple[Any, ...]]) -> list[Said]:
    found = []
    for row in await db.all(query):
        try:
            text = db.vault.open(row.text_sealed) if row.text_sealed is not None else ""
        except WrongKey:  # sealed with a key that is lost
            text = "?"
        found.append(
            Said(
                id=row.id, thread_id=row.thread_id, at=row.at, day=row.day, inward=row.inward, role=row.role,
                kind=row.kind, name=row.name or "", person_id=row.person_id, text=text,
            )
        )  # fmt: skip
    return found


async def last_said(
    db: Db, thread_id: int, count: int, *, since: datetime | None = None, roles: Collection[str] | None = None
) -> list[Said]:
    """The newest of what was said in a thread, oldest first; `since`: what the household wrote since then; `roles`:
    only while it was with one of these."""
    query = _SAID.where(ThreadMessage.thread_id == thread_id)
    if since is not None:
        query = query.where(ThreadMessage.inward.is_(True), ThreadMessage.at >= since)
    if roles is not None:
        query = query.where(ThreadMessage.role.in_(list(roles)))
    return (await _said(db, query.order_by(ThreadMessage.id.desc()).limit(count)))[::-1]


async def last_words(db: Db, threads: Sequence[int], private: str) -> dict[int, Said]:
    """What each household wrote last, by thread; what it wrote while the thread was with the role `private` only where
    the thread still is."""
    newest = (
        select(func.max(ThreadMessage.id))
        .join(Thread, Thread.id == ThreadMessage.thread_id)
        .where(
            ThreadMessage.thread_id.in_(list(threads)),
            ThreadMessage.inward.is_(True),
            or_(ThreadMessage.role != private, Thread.role == private),
        )
        .group_by(ThreadMessage.thread_id)
    )
    return {one.thread_id: one for one in await _said(db, _SAID.where(ThreadMessage.id.in_(newest)))}


async def days(db: Db, household_id: int, count: int) -> list[date]:
    """The last days on which something was said to or by a household, newest first."""
    return await db.scalars(
        select(ThreadMessage.day)
        .where(ThreadMessage.household_id == household_id)
        .distinct()
        .order_by(ThreadMessage.day.desc())
        .limit(count)
    )


async def of_day(db: Db, household_id: int, day: date) -> list[Said]:
    """What was said to and by a household on a day, oldest first."""
    return await _said(
        db,
        _SAID.where(ThreadMessage.household_id == household_id, ThreadMessage.day == day).order_by(ThreadMessage.id),
    )


async def is_written(db: Db, arrival: str) -> bool:
    """Whether what arrived so has been written into a thread."""
    return await db.scalar(select(ThreadMessage.id).where(ThreadMessage.arrival == arrival)) is not None


async def wrote_lately(db: Db, thread_id: int, account_id: int, since: datetime) -> bool:
    """Whether an account has written in a thread since a moment."""
    found = await db.scalar(
        select(ThreadMessage.id)
        .where(
            ThreadMessage.thread_id == thread_id, ThreadMessage.account_id == account_id, ThreadMessage.at >= since
        )
        .limit(1)
    )  # fmt: skip
    return found is not None


async def carried_lately(db: Db, thread_id: int, kind: str, since: datetime, *, inward: bool, but: str) -> bool:
    """Whether something of a kind (photo, voice …) came through a thread, from or to the household, since a moment,
    `but` (an arrival) aside."""
    found = await db.scalar(
        select(ThreadMessage.id)
        .where(
            ThreadMessage.thread_id == thread_id, ThreadMessage.kind == kind, ThreadMessage.at >= since,
            ThreadMessage.inward.is_(inward), ThreadMessage.arrival != but,
        )
        .limit(1)
    )  # fmt: skip
    return found is not None


@dataclass(frozen=True, slots=True)
class Home:
    """Where the people of a thread are now, and the chats they can be reached in (chat, language), each once."""

    household_id: int
    chats: tuple[tuple[str, str], ...]


async def home(db: Db, thread: Standing) -> Home:
    """Who hears the answer: the household; if those who wrote in the thread live elsewhere by now, they and their new
    household, and not whoever lives behind the old door."""
    rows = await db.all(
        select(
            Account.id, Account.chat, Account.language, Account.gone_at, Account.household_id,
            Person.household_id.label("moved_to"),
        )
        .join(ThreadMessage, ThreadMessage.account_id == Account.id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(ThreadMessage.thread_id == thread.id, ThreadMessage.inward.is_(True))
        .distinct()
        .order_by(Account.id)
    )  # fmt: skip
    lives = [row.moved_to or row.household_id or thread.household_id for row in rows]
    stays = not rows or thread.household_id in lives
    chats = {row.chat: row.language for row in rows if row.gone_at is None}
    for id in dict.fromkeys([*([thread.household_id] if stays else []), *lives]):
        chats = {**dict(await households.chats(db, id)), **chats}
    return Home(thread.household_id if stays else lives[-1], tuple(chats.items()))
