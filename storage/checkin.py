"""Daily check-ins: who is to be asked, who has been, what they said; and who was told where somebody is in distress.

A row without answers says that somebody was asked and has said nothing yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Absence, Account, Alert, Case, Checkin, History, Opening, Person, Reading
from storage.temperature import Window, open_in

_AT_ONCE = 500  # rows of one INSERT: a database takes only so many values


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is to be asked."""

    person_id: int
    name: str
    household_id: int
    community_id: int
    at_home: int = 1  # how many live there


async def to_ask(db: Db, window: Window, community_id: int | None = None) -> list[Asked]:
    """Who is in quarantine, can be reached and has not been asked that day, of households whose readings of this slot
    have all come, or are explained. Nobody is asked where a health alert is open: a human is about to call there.
    `community_id` none: everywhere."""
    other = aliased(Case)
    reported = select(Reading.id).where(
        Reading.person_id == other.person_id, Reading.day == window.day, Reading.slot == window.slot
    )
    explained = select(Absence.id).where(
        Absence.person_id == other.person_id,
        Absence.day == window.day,
        Absence.slot == window.slot,
        Absence.reason.is_not(None),
    )
    in_slot = (
        other.starts_on <= window.day,
        other.ends_on >= window.day,
        other.created_at < window.closes,
        other.released_at.is_(None),
    )
    unreported = select(other.id).where(
        other.household_id == Case.household_id, *in_slot, ~reported.exists(), ~explained.exists()
    )
    return await _to_ask(db, window, community_id, ~unreported.exists())


async def not_asked(db: Db, window: Window, community_id: int | None = None) -> list[Asked]:
    """The same, whether the readings have come or not: when the slot is over."""
    return await _to_ask(db, window, community_id)


async def _to_ask(db: Db, window: Window, community_id: int | None, *conditions: Any) -> list[Asked]:
    asked = select(Checkin.id).where(Checkin.person_id == Case.person_id, Checkin.day == window.day)
    reached = select(Account.id).where(Account.household_id == Case.household_id, Account.gone_at.is_(None))
    ill = select(Alert.id).where(
        Alert.household_id == Case.household_id, Alert.topic == "health", Alert.closed_at.is_(None)
    )
    where = [Case.community_id == community_id] if community_id is not None else []
    other = aliased(Person)
    at_home = select(func.count(other.id)).where(other.household_id == Case.household_id).scalar_subquery()
    rows = await db.all(
        select(Case.person_id, Person.name, Case.household_id, Case.community_id, at_home.label("at_home"))
        .join(Person, Person.id == Case.person_id)
        .where(
            *open_in(window), Case.released_at.is_(None), *where, ~asked.exists(), reached.exists(), ~ill.exists(),
            *conditions,
        )
        .order_by(Case.household_id, Case.person_id)
    )  # fmt: skip
    return [Asked(*row) for row in rows]


async def ask(db: Db, people: Sequence[Asked], day: date, now: datetime) -> set[int]:
    """Write down that these people are asked; gives those who had not been, perhaps by another at this very moment."""
    make = sqlite.insert if db.dialect == "sqlite" else postgresql.insert
    new: set[int] = set()
    for start in range(0, len(people), _AT_ONCE):
        rows = [
            {
                "community_id": one.community_id, "household_id": one.household_id, "person_id": one.person_id,
                "day": day, "at": now,
            }
            for one in people[start : start + _AT_ONCE]
        ]  # fmt: skip
        statement = make(Checkin).values(rows).on_conflict_do_nothing(index_elements=["person_id", "day"])
        new |= {row.person_id for row in await db.returning(statement.returning(Checkin.person_id))}
    return new


async def chats(db: Db, households: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """The chats that answer for these households and can be reached: chat and language, each once."""
    found: dict[int, dict[str, str]] = {}
    for start in range(0, len(households), _AT_ONCE):
        rows = await db.all(
            select(Account.household_id, Account.chat, Account.language)
            .where(Account.household_id.in_(households[start : start + _AT_ONCE]), Account.gone_at.is_(None))
            .order_by(Account.opened_at, Account.id)
        )
        for row in rows:
            found.setdefault(row.household_id or 0, {}).setdefault(row.chat, row.language)
    return {household: list(some.items()) for household, some in found.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a person on a day, and by whom: see storage.models.Checkin."""

    body: int | None
    mood: int | None
    needs: int | None
    account_id: int | None


async def of_day(db: Db, people: Sequence[int], day: date) -> dict[int, Answer]:
    """What was said of these people on a day, by person; who was not asked and said nothing is missing."""
    rows = await db.all(
        select(Checkin.person_id, Checkin.body, Checkin.mood, Checkin.needs, Checkin.account_id).where(
            Checkin.person_id.in_(list(people)), Checkin.day == day
        )
    )
    return {row.person_id: Answer(row.body, row.mood, row.needs, row.account_id) for row in rows}


async def say(
    db: Db, *, community_id: int, household_id: int, person_id: int, day: date, account_id: int, at: datetime,
    **said: int,
) -> None:  # fmt: skip
    """Write down what was said of somebody (body, mood, needs); what was said of the same before is replaced, and of
    the others stays."""
    make = sqlite.insert if db.dialect == "sqlite" else postgresql.insert
    statement = make(Checkin).values(
        community_id=community_id, household_id=household_id, person_id=person_id, day=day, account_id=account_id,
        at=at, **said,
    )  # fmt: skip
    await db.run(
        statement.on_conflict_do_update(
            index_elements=["person_id", "day"], set_={**said, "account_id": account_id, "at": at}
        )
    )


async def moods(db: Db, person_id: int, since: date, until: date) -> list[tuple[date, int]]:
    """The days on which a person's mood was said, and what it was, oldest first."""
    rows = await db.all(
        select(Checkin.day, Checkin.mood)
        .where(Checkin.person_id == person_id, Checkin.day >= since, Checkin.day <= until, Checkin.mood.is_not(None))
        .order_by(Checkin.day)
    )
    return [(row.day, row.mood) for row in rows if row.mood is not None]


# --- somebody in distress ---------------------------------------------------------------------------------------------


async def recorded(db: Db, subject: str, action: str) -> list[tuple[str, dict[str, Any]]]:
    """What the record has of an action on a subject: who did it, and the details, oldest first."""
    rows = await db.all(
        select(History.actor, History.details)
        .where(History.subject == subject, History.action == action)
        .order_by(History.id)
    )
    return [(row.actor, row.details or {}) for row in rows]


async def worries_of(db: Db, person_id: int, since: datetime) -> list[str]:
    """The keys of what somebody has taken up since a moment and that has gone to nobody else, oldest first."""
    rows = await db.all(
        select(History.subject, History.details, History.action)
        .where(History.action.in_(("worry-taken", "worry-handed")), History.at >= since)
        .order_by(History.id)
    )
    mine = [row for row in rows if (row.details or {}).get("person") == person_id]
    handed = {row.subject for row in mine if row.action == "worry-handed"}
    return [row.subject for row in mine if row.action == "worry-taken" and row.subject not in handed]


async def newest(db: Db, start: str, since: datetime) -> str | None:
    """The newest thing whose key begins so, opened not before `since`."""
    return await db.scalar(
        select(Opening.key)
        .where(Opening.key.startswith(start), Opening.opened_at >= since, Opening.key.not_like("%/%/%/%/%"))
        .order_by(Opening.opened_at.desc(), Opening.key.desc())
        .limit(1)
    )


async def opened_since(db: Db, start: str, since: datetime) -> dict[str, tuple[datetime, int | None]]:
    """What was opened since a moment under keys that begin so: by key, when, and whose."""
    rows = await db.all(
        select(Opening.key, Opening.opened_at, Opening.community_id).where(
            Opening.key.startswith(start), Opening.opened_at >= since
        )
    )
    return {row.key: (row.opened_at, row.community_id) for row in rows}


async def name_of(db: Db, person_id: int) -> str:
    """What somebody is called."""
    return await db.scalar(select(Person.name).where(Person.id == person_id)) or ""
