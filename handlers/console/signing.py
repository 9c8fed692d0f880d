"""Who comes in: a link that opens the console once, the session that it begins, and how that ends.

Only keyed digests of links and sessions are stored. Roles are looked up anew at each request, so a grant that ends
works no more at once; whoever may not open the console any more has no session, either.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import access
from handlers.rules import Rules
from storage import accounts, history
from storage import console as stored
from storage.accounts import Speaker
from storage.console import Session
from storage.database import Db
from storage.vault import Vault

PATH = "/console/in/"
GOOD_FOR = timedelta(minutes=10)  # a link
_BYTES = 32  # of a token: 256 bits, which nobody tries out


@dataclass(frozen=True, slots=True)
class Visit:
    """A session with whoever it is of, as they stand now. `may`: they may still open the console."""

    session: Session
    speaker: Speaker
    may: bool


def make_token() -> str:
    """A new one, fit for an address and a cookie."""
    return secrets.token_urlsafe(_BYTES)


def _digest(vault: Vault, what: str, token: str) -> str:
    return vault.digest(f"console {what}/{token}")


async def link(
    db: Db, rules: Rules, person_id: int, community_id: int, language: str, by: str, now: datetime
) -> str:  # fmt: skip
    """A new link for somebody who may open the console; `by`: who asked for it, as the record says."""
    token = make_token()
    await stored.make_link(
        db, community_id=community_id, person_id=person_id, language=language,
        digest=_digest(db.vault, "link", token), until=now + GOOD_FOR, now=now,
    )  # fmt: skip
    await _note(db, community_id, by, "console-link", person_id, now)
    return f"{rules.public_url.rstrip('/')}{PATH}{token}"


async def knock(db: Db, token: str, now: datetime) -> Session | None:
    """Whose link it is, while it opens the door; looking does not use it up."""
    return await stored.link(db, _digest(db.vault, "link", token), now)


async def enter(db: Db, rules: Rules, token: str, former: str, now: datetime) -> str | None:
    """Use a link up; gives what the session's cookie holds, none where the link opens nothing. `former`: the
    cookie that it takes the place of, whose session nobody could leave any more."""
    found = await knock(db, token, now)
    speaker = await accounts.as_person(db, found.person_id, found.language, now) if found is not None else None
    if found is None or speaker is None:
        return None
    if await access.scope(db, speaker, "open-console") is None:
        await over(db, Visit(found, speaker, may=False), now)
        return None
    cookie = make_token()
    digest = _digest(db.vault, "session", cookie)
    if await stored.enter(db, _digest(db.vault, "link", token), digest, now, now + rules.console.lasts) is None:
        return None
    before = await stored.session(db, _digest(db.vault, "session", former), now) if former else None
    if before is not None:
        await stored.end(db, before.id, now)
    await _note(db, found.community_id, access.actor(speaker), "console-entered", found.person_id, now)
    return cookie


async def visit(db: Db, cookie: str, now: datetime) -> Visit | None:
    """Whose session a cookie is, while it lasts."""
    found = await stored.session(db, _digest(db.vault, "session", cookie), now) if cookie else None
    speaker = await accounts.as_person(db, found.person_id, found.language, now) if found is not None else None
    if found is None or speaker is None:
        return None
    return Visit(found, speaker, await access.scope(db, speaker, "open-console") is not None)


async def over(db: Db, visit: Visit, now: datetime) -> None:
    """Somebody came who may not open the console any more: what they came by ends, and it is on the record."""
    await stored.end(db, visit.session.id, now)
    await access.tried(db, visit.speaker, {"act": "open-console"}, now)


async def leave(db: Db, visit: Visit, now: datetime) -> None:
    """退出: the session ends at once."""
    if await stored.end(db, visit.session.id, now):
        who = visit.session
        await _note(db, who.community_id, access.actor(visit.speaker), "console-left", who.person_id, now)


async def _note(db: Db, community_id: int, by: str, action: str, person_id: int, now: datetime) -> None:
    await history.add(db, [{
        "community_id": community_id, "at": now, "actor": by, "action": action, "subject": f"person/{person_id}",
        "details": None,
    }])  # fmt: skip
