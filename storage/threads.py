"""Threads between households and those who look after them: who waits for a word, who has it, what was said.

Whoever changes a household's thread locks the household first (`lock`): two who write at once, on two phones or from
both sides, take turns, and a household never has two threads that are not closed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import aliased

from storage import households
from storage.database import Db
from storage.models import Account, Area, Household, Letter, Person, Reading, Thread, ThreadMessage
from storage.temperature import Within, place
from storage.vault import WrongKey


@dataclass(frozen=True, slots=True)
class Standing:
    """A thread as it stands, with the household's address in words. Times and states: storage.models.Thread."""

    id: int
    community_id: int
    household_id: int
    place: str
    room: str
    state: str
    role: str
    holder_id: int | None
    step: int
    opened_at: datetime
    waits_since: datetime | None
    reminds_at: datetime | None
    answered_at: datetime | None
    told_at: datetime | None
    closed_at: datetime | None


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


_building, _unit = aliased(Area), aliased(Area)
_STANDING = (
    select(
        Thread.id, Thread.community_id, Thread.household_id, Thread.state, Thread.role, Thread.holder_id, Thread.step,
        Thread.opened_at, Thread.waits_since, Thread.reminds_at, Thread.answered_at, Thread.told_at, Thread.closed_at,
        Household.room, Household.area_id, Household.building_id,
        _building.name.label("building"), _unit.name.label("unit"),
    )
    .join(Household, Household.id == Thread.household_id)
    .join(_building, _building.id == Household.building_id)
    .join(_unit, _unit.id == Household.area_id)
)  # fmt: skip


async def _standing(
    db: Db, query: Select[*tuple[Any, ...]]
) -> list[Standing]:  # fmt: skip
    return [
        Standing(
            id=row.id, community_id=row.community_id, household_id=row.household_id,
            place=row.building + (row.unit if row.area_id != row.building_id else "") + row.room, room=row.room,
            state=row.state, role=row.role, holder_id=row.holder_id, step=row.step, opened_at=row.opened_at,
            waits_since=row.waits_since, reminds_at=row.reminds_at, answered_at=row.answered_at, told_at=row.told_at,
            closed_at=row.closed_at,
        )
        for row in await db.all(query)
    ]  # fmt: skip


async def lock(db: Db, household_id: int) -> None:
    """Wait until nobody else is changing the household's thread; held to the end of the transaction. (SQLite has one
    writer anyway.)"""
    await db.first(select(Household.id).where(Household.id == household_id).with_for_update())


async def by_id(db: Db, thread_id: int) -> Standing | None:
    """A thread."""
    return next(iter(await _standing(db, _STANDING.where(Thread.id == thread_id))), None)


async def current(db: Db, household_id: int) -> Standing | None:
    """The household's thread that is not closed."""
    found = await _standing(db, _STANDING.where(Thread.household_id == household_id, Thread.closed_at.is_(None)))
    return found[0] if found else None


async def waiting(db: Db, within: Within, roles: Collection[str] | None = None) -> list[Standing]:
    """The threads of a place in which a household waits for a word, longest waiting first; of these `roles` alone,
    where they are given."""
    query = _STANDING.where(Thread.closed_at.is_(None), Thread.state == "open", place(within))
    if roles is not None:
        query = query.where(Thread.role.in_(list(roles)))
    return await _standing(db, query.order_by(Thread.waits_since, Thread.id))


async def going_on(db: Db, within: Within, count: int = 30) -> list[Standing]:
    """The threads of a place that are not closed: those that wait, longest first, then those answered last."""
    return await _standing(
        db,
        _STANDING.where(Thread.closed_at.is_(None), place(within))
        .order_by(Thread.state.desc(), Thread.waits_since, Thread.answered_at.desc())
        .limit(count),
    )  # fmt: skip


async def count_answered(db: Db, within: Within) -> int:
    """How many threads of a place were answered and are not closed."""
    return (
        await db.scalar(
            select(func.count())
            .select_from(Thread)
            .join(Household, Household.id == Thread.household_id)
            .where(Thread.closed_at.is_(None), Thread.state == "answered", place(within))
        )
        or 0
    )


# --- changes: the household is locked ---------------------------------------------------------------------------------


async def open(db: Db, *, community_id: int, household_id: int, state: str, now: datetime) -> Standing:
    """A new thread, with the liaison; `state` answered: nobody waits for a word."""
    id = await db.insert(
        Thread, community_id=community_id, household_id=household_id, state=state, role="liaison", holder_id=None,
        step=0, opened_at=now, answered_at=now if state == "answered" else None,
    )  # fmt: skip
    found = await by_id(db, id)
    assert found is not None  # it was written a moment ago
    return found


async def wait(db: Db, thread: Standing, now: datetime, reminds_at: datetime | None) -> None:
    """The household waits for a word. Whoever waits already goes on waiting since the same moment; `reminds_at` none:
    somebody is told again when it was to be anyway."""
    values: dict[str, Any] = {"state": "open", "waits_since": thread.waits_since or now}
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


async def answered_before(db: Db, moment: datetime) -> list[Standing]:
    """The threads in which the last answer is older than this."""
    return await _standing(
        db,
        _STANDING.where(Thread.closed_at.is_(None), Thread.state == "answered", Thread.answered_at <= moment)
        .order_by(Thread.answered_at, Thread.id),
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


async def to_remind(db: Db, now: datetime) -> list[Standing]:
    """The threads of which somebody is to be told again, oldest first."""
    return await _standing(
        db, _STANDING.where(Thread.reminds_at <= now, Thread.state == "open").order_by(Thread.reminds_at, Thread.id)
    )


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


# --- what was said ----------------------------------------------------------------------------------------------------


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


async def last_words(db: Db, threads: Sequence[int]) -> dict[int, Said]:
    """What each household wrote last, by thread."""
    newest = (
        select(func.max(ThreadMessage.id))
        .where(ThreadMessage.thread_id.in_(list(threads)), ThreadMessage.inward.is_(True))
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


# --- to whom an answer goes -------------------------------------------------------------------------------------------


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
