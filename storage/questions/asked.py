"""What was asked in plain words, sealed, and what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from storage.database import Db
from storage.models import Person, Question
from storage.vault import WrongKey


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. See storage.models.Question for what each means; `text` unsealed."""

    id: int
    community_id: int
    household_id: int | None
    account_id: int | None
    day: date
    at: datetime
    text: str
    language: str
    outcome: str
    source: str | None
    settled_at: datetime | None


_COLUMNS = (
    Question.id, Question.community_id, Question.household_id, Question.account_id, Question.day, Question.at,
    Question.text_sealed, Question.language, Question.outcome, Question.source, Question.settled_at,
)  # fmt: skip


def _asked(db: Db, row: Any) -> Asked:
    values = row._asdict()
    try:
        text = db.vault.open(values.pop("text_sealed"))
    except WrongKey:  # sealed with a key that is lost
        text = "?"
    return Asked(**values, text=text)


async def write(
    db: Db, *, community_id: int, household_id: int | None, account_id: int, day: date, at: datetime, text: str,
    language: str, outcome: str, source: str | None,
) -> int:  # fmt: skip
    """Write a question down; gives its id."""
    return await db.insert(
        Question, community_id=community_id, household_id=household_id, account_id=account_id, day=day, at=at,
        text_sealed=db.vault.seal(text), language=language, outcome=outcome, source=source, settled_at=None,
    )  # fmt: skip


async def by_id(db: Db, id: int) -> Asked | None:
    """A question; none where there is none of that number."""
    row = await db.first(select(*_COLUMNS).where(Question.id == id))
    return None if row is None else _asked(db, row)


async def turn(db: Db, id: int, outcome: str, to: str) -> bool:
    """Another outcome after all; False where it has it already."""
    return bool(await db.run(update(Question).where(Question.id == id, Question.outcome == outcome).values(outcome=to)))


async def unanswered(db: Db, community_id: int, since: datetime, until: datetime) -> list[Asked]:
    """What nothing has answered in a span, and staff have not settled, oldest first."""
    rows = await db.all(
        select(*_COLUMNS)
        .where(
            Question.community_id == community_id, Question.at > since, Question.at <= until,
            Question.outcome != "answered", Question.settled_at.is_(None),
        )
        .order_by(Question.id)
    )  # fmt: skip
    return [_asked(db, row) for row in rows]


async def settle(db: Db, ids: Collection[int], now: datetime) -> None:
    """Staff have answered them."""
    if ids:
        await db.run(
            update(Question).where(Question.id.in_(list(ids)), Question.settled_at.is_(None)).values(settled_at=now)
        )


async def names(db: Db, community_id: int) -> list[str]:
    """What everybody on a community's roster is called: none of it may stand in what many read."""
    return await db.scalars(select(Person.name).where(Person.community_id == community_id).distinct())


async def residents(db: Db, community_id: int) -> list[str]:
    """What those who live in a community are called."""
    return await db.scalars(
        select(Person.name).where(Person.community_id == community_id, Person.household_id.is_not(None)).distinct()
    )
