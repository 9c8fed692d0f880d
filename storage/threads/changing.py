"""What becomes of a thread. Whoever calls these has locked the household, where nothing else is said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from storage.database import Db
from storage.models import Letter, Reading, Thread, ThreadMessage
from storage.threads.standing import Standing, by_id


async def open(db: Db, *, community_id: int, household_id: int, state: str, now: datetime) -> Standing:
    """A new thread, with the liaison; `state` answered: nobody waits for a word."""
    id = await db.insert(
        Thread, community_id=community_id, household_id=household_id, state=state, role="liaison", holder_id=None,
        step=0, opened_at=now, answered_at=now if state == "answered" else None,
    )  # fmt: skip
    found = await by_id(db, id)
    assert found is not None  # it was written a moment ago
    return found


async def wait(db: Db, thread: Standing, since: datetime, reminds_at: datetime | None) -> None:
    """The household waits for a word, `since` it wrote. Whoever waits already goes on waiting since the same moment;
    `reminds_at` none: somebody is told again when it was to be anyway."""
    values: dict[str, Any] = {"state": "open", "waits_since": thread.waits_since or since}
    if reminds_at is not None:
        values["reminds_at"] = reminds_at
    if thread.state != "open":
        values["step"] = 0
    await db.run(update(Thread).where(Thread.id == thread.id).values(**values))


async def tell(db: Db, thread_id: int, now: datetime) -> None:
    """The household has just heard who has its words."""
    await db.run(update(Thread).where(Thread.id == thread_id).values(told_at=now))


async def answer(db: Db, thread_id: int, person_id: int, now: datetime) -> bool:
    """Somebody answers what waits; False where nothing does, so that they are not the first."""
    first = await db.run(
        update(Thread)
        .where(Thread.id == thread_id, Thread.state == "open", Thread.closed_at.is_(None))
        .values(
            state="answered", holder_id=person_id, waits_since=None, reminds_at=None, step=0, answered_at=now
        )
    )  # fmt: skip
    if not first:
        await db.run(update(Thread).where(Thread.id == thread_id).values(answered_at=now))
    return first > 0


async def reopen(db: Db, thread_id: int, person_id: int, now: datetime) -> None:
    """A closed thread goes on, answered by whoever writes now. The household has no other that is not closed."""
    await db.run(
        update(Thread)
        .where(Thread.id == thread_id)
        .values(state="answered", holder_id=person_id, answered_at=now, closed_at=None)
    )


async def close(db: Db, thread_id: int, now: datetime) -> bool:
    """It is over; False where it was already."""
    return (
        await db.run(
            update(Thread)
            .where(Thread.id == thread_id, Thread.closed_at.is_(None))
            .values(state="closed", closed_at=now, waits_since=None, reminds_at=None)
        )
        > 0
    )


async def hand(db: Db, thread: Standing, role: str, now: datetime, reminds_at: datetime) -> bool:
    """Another role looks after it from now on; False where somebody else has handed it on meanwhile."""
    return (
        await db.run(
            update(Thread)
            .where(Thread.id == thread.id, Thread.role == thread.role, Thread.closed_at.is_(None))
            .values(
                role=role, holder_id=None, step=0, state="open", waits_since=thread.waits_since or now,
                reminds_at=reminds_at, told_at=now,
            )
        )
        > 0
    )  # fmt: skip


async def go_further(db: Db, thread: Standing, step: int, reminds_at: datetime) -> bool:
    """Somebody is told again, or the next are; False where it was answered, or another process has done it."""
    return (
        await db.run(
            update(Thread)
            .where(
                Thread.id == thread.id, Thread.state == "open", Thread.step == thread.step,
                Thread.reminds_at == thread.reminds_at,
            )
            .values(step=step, reminds_at=reminds_at)
        )
        > 0
    )  # fmt: skip


async def close_answered(db: Db, thread_id: int, answered_at: datetime, now: datetime) -> bool:
    """It is over by itself, unless something was said meanwhile."""
    return (
        await db.run(
            update(Thread)
            .where(
                Thread.id == thread_id, Thread.state == "answered", Thread.answered_at == answered_at,
                Thread.closed_at.is_(None),
            )
            .values(state="closed", closed_at=now)
        )
        > 0
    )  # fmt: skip


async def hasten(db: Db, chat: str, now: datetime) -> None:
    """Nobody is behind a chat any more, as we have just found. What was on its way there and waits for a word is told
    again: at once, or when it was to be told there."""
    rows = await db.all(
        select(Letter.body, Letter.not_before)
        .where(Letter.chat == chat, Letter.state == "gone", Letter.settled_at == now)
        .order_by(Letter.id)
    )
    for row in rows:
        thread = subject(str(row.body.get("about") or ""))
        if thread is not None:
            at = max(now, row.not_before or now)
            await db.run(
                update(Thread)
                .where(Thread.id == thread, Thread.state == "open", Thread.reminds_at > at)
                .values(reminds_at=at)
            )


def subject(about: str) -> int | None:
    """The thread that a message of ours is about: 17 of "thread/17" and of "thread/17/5"."""
    name, _, rest = about.partition("/")
    number = rest.partition("/")[0]
    return int(number) if name == "thread" and number.isascii() and number.isdigit() else None


async def read_out(db: Db, account_id: int, person_id: int, now: datetime) -> None:
    """Readings were written down at this moment for households by whoever looks after them. Where a thread waits with
    nothing but photos (of thermometers), that is the answer."""
    homes = await db.scalars(
        select(Reading.household_id)
        .where(
            Reading.account_id == account_id, Reading.recorded_at == now, Reading.source.in_(("liaison", "doorstep"))
        )
        .distinct()
    )
    words = select(ThreadMessage.id).where(
        ThreadMessage.thread_id == Thread.id, ThreadMessage.inward.is_(True), ThreadMessage.at >= Thread.waits_since,
        or_(ThreadMessage.kind != "photo", ThreadMessage.text_sealed.is_not(None)),
    )  # fmt: skip
    if homes:
        await db.run(
            update(Thread)
            .where(Thread.household_id.in_(homes), Thread.state == "open", ~words.exists())
            .values(
                state="answered", holder_id=person_id, waits_since=None, reminds_at=None, step=0, answered_at=now
            )
        )  # fmt: skip
