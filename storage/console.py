"""Who has signed in to the staff's own page: links that open it once, sessions, and how both end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from storage.database import Db
from storage.models import Account, Person, SignIn


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who has entered; `id` is the sign-in's."""

    id: int
    community_id: int
    person_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on the roster; `language` is none where they have chosen none."""

    id: int
    community_id: int
    name: str
    language: str | None


def _opens(digest: str, now: datetime) -> ColumnElement[bool]:
    """The sign-in whose link this is, as long as the link opens the door."""
    return and_(
        SignIn.link_digest == digest, SignIn.entered_at.is_(None), SignIn.ended_at.is_(None), SignIn.link_until > now
    )  # fmt: skip


async def make_link(
    db: Db, *, community_id: int, person_id: int, language: str, digest: str, until: datetime, now: datetime
) -> None:  # fmt: skip
    """A new link for somebody. What is over of theirs goes, what is open stays."""
    await db.run(
        delete(SignIn).where(
            SignIn.person_id == person_id,
            or_(
                SignIn.ended_at.is_not(None),
                SignIn.ends_at <= now,
                and_(SignIn.entered_at.is_(None), SignIn.link_until <= now),
            ),
        )
    )
    await db.insert(
        SignIn, community_id=community_id, person_id=person_id, language=language, link_digest=digest,
        link_until=until, session_digest=None, entered_at=None, ends_at=None, ended_at=None,
    )  # fmt: skip


async def link(db: Db, digest: str, now: datetime) -> Session | None:
    """Whose link it is, while it still opens the door; looking changes nothing."""
    return await _find(db, _opens(digest, now))


async def enter(db: Db, digest: str, session_digest: str, now: datetime, ends_at: datetime) -> Session | None:
    """Use a link up; none where it opens nothing (any more): of two who press at once, one gets in."""
    used = await db.run(
        update(SignIn).where(_opens(digest, now)).values(entered_at=now, session_digest=session_digest, ends_at=ends_at)
    )
    return await _find(db, SignIn.session_digest == session_digest) if used else None


async def session(db: Db, digest: str, now: datetime) -> Session | None:
    """Whose session it is, while it lasts."""
    return await _find(
        db, and_(SignIn.session_digest == digest, SignIn.ended_at.is_(None), SignIn.ends_at > now)
    )  # fmt: skip


async def _find(db: Db, which: ColumnElement[bool]) -> Session | None:
    row = await db.first(select(SignIn.id, SignIn.community_id, SignIn.person_id, SignIn.language).where(which))
    return None if row is None else Session(*row)


async def end(db: Db, id: int, now: datetime) -> bool:
    """A session is over; False where it was already."""
    return await db.run(update(SignIn).where(SignIn.id == id, SignIn.ended_at.is_(None)).values(ended_at=now)) > 0


async def end_all(db: Db, person_id: int, now: datetime) -> int:
    """All of somebody's are over, links that nobody has used as well; gives how many that were."""
    return await db.run(
        update(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None)).values(ended_at=now)
    )


async def by_phone(db: Db, digest: str) -> list[Named]:
    """Everybody on the roster with this number, with the language they read: as they chose it last, else as the roster
    says."""
    rows = await db.all(
        select(Person.id, Person.community_id, Person.name, Person.language)
        .where(Person.phone_digest == digest)
        .order_by(Person.id)
    )
    chosen = await _languages(db, [row.id for row in rows])
    return [Named(row.id, row.community_id, row.name, chosen.get(row.id, row.language)) for row in rows]


async def _languages(db: Db, people: Sequence[int]) -> dict[int, str]:
    rows = await db.all(
        select(Account.person_id, Account.language)
        .where(Account.person_id.in_(list(people)), Account.scope.startswith("person/"))
        .order_by(Account.opened_at, Account.id)
    )
    return {row.person_id or 0: row.language for row in rows}
