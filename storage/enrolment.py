"""Letting people in: accounts opened with an invite, and how often a stranger has tried codes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from storage.database import Db
from storage.invites import Invite
from storage.models import Account, Person, Stranger


async def open_account(
    db: Db, invite: Invite, *, address: str, chat: str, language: str, person_id: int | None, now: datetime
) -> bool:
    """Let an address in by an invite; says whether it is new. One that comes again keeps its language and person."""
    scope = f"person/{invite.person_id}" if invite.person_id is not None else f"household/{invite.household_id}"
    known = await db.scalar(select(Account.id).where(Account.address == address, Account.scope == scope))
    if known is not None:
        await db.run(
            update(Account)
            .where(Account.id == known)
            .values(invite_id=invite.id, chat=chat, opened_at=now, gone_at=None, expects=None, expects_data=None)
        )
        return False
    await db.insert(
        Account, community_id=invite.community_id, address=address, chat=chat, scope=scope, invite_id=invite.id,
        household_id=invite.household_id, person_id=person_id, language=language, opened_at=now,
    )  # fmt: skip
    await db.run(delete(Stranger).where(Stranger.address == address))
    return True


async def people_of(db: Db, invite: Invite) -> list[tuple[int, str | None]]:
    """Whom an invite is for: id and the language the roster gives."""
    own = invite.person_id is not None
    who = Person.id == invite.person_id if own else Person.household_id == invite.household_id
    rows = await db.all(select(Person.id, Person.language).where(who).order_by(Person.id))
    return [(row.id, row.language) for row in rows]


async def tries(db: Db, address: str, now: datetime, window: timedelta) -> int:
    """How many codes an address has tried in vain within the window."""
    row = await db.first(select(Stranger.tries, Stranger.since).where(Stranger.address == address))
    return row.tries if row is not None and row.since > now - window else 0


async def count_try(db: Db, address: str, now: datetime, window: timedelta) -> None:
    """One more in vain; the count starts anew when the window is over."""
    row = await db.first(select(Stranger.tries, Stranger.since).where(Stranger.address == address))
    if row is None or row.since <= now - window:
        await db.put(Stranger, address=address, tries=1, since=now)
    else:
        await db.put(Stranger, address=address, tries=row.tries + 1, since=row.since)
