"""A notice is corrected, or withdrawn: what is true from this moment on. The chats follow (`spreading`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from handlers.notices.receipts import rules as receipts
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import history, outbox
from storage.database import Db
from storage.notices import editions, keeping, mending, proposals
from storage.notices.keeping import Kept, Text

Outcome = Literal["done", "changed", "withdrawn", "unsent"]
"""done; somebody has changed it meanwhile; it does not count any more; it has not gone out yet."""

_AT_ONCE = 500  # readers in one row of the record


async def correct(
    db: Db, rules: Rules, notice_id: int, texts: Mapping[str, Text], *, seen: int, by: int, actor: str, now: datetime,
    again: bool = False,
) -> Outcome:  # fmt: skip
    """The words are these from now on: of what has gone out in the last days (`current` of the settings), of what is
    still going out, and of all that will. `texts` are all the languages that there are then: who reads another one gets
    one of these, for a sentence that is known to be false is left to nobody. `seen`: the version that the changes were
    made to; if there is a newer one, nothing is done. `by` is a person, `actor` them in the record. `again`: who has
    read its newest edition is asked to read it once more; the older ones are history."""
    held = await open_to(db, rules, notice_id, seen=seen, now=now)
    if isinstance(held, str):
        return held
    notice, standing = held
    version = notice.version + 1
    await proposals.drop(db, notice, "words")
    for language, text in texts.items():
        await keeping.write(db, notice, version, language, text, by, now)
    await keeping.change(db, notice.id, ("ready", "out"), now, version=version)
    await mending.mark(db, standing, version=version, corrected_at=now)
    read: dict[int, dict[int, str]] = {}
    for id in standing:
        edition = await editions.by_id(db, id)
        if edition is not None and edition.state == "sending":
            await outbox.hold(db, edition.name)  # the old words go to nobody any more
    if again:
        read[standing[0]] = await mending.unread(db, standing[0])
        await _remind(db, rules, notice, standing[0], now)
    details: dict[str, Any] = {"version": version, "editions": standing, "again": again}
    await _note(db, notice, now, actor, "notice-corrected", details)
    for id, readers in read.items():
        listed = list(readers.items())
        for at in range(0, len(listed), _AT_ONCE):
            some = dict(listed[at : at + _AT_ONCE])
            await _note(db, notice, now, actor, "notice-read-before", {"edition": id, "readers": some})
    return "done"


async def open_to(
    db: Db, rules: Rules, notice_id: int, *, seen: int, now: datetime
) -> tuple[Kept, list[int]] | Outcome:  # fmt: skip
    """A notice that can be corrected, held, and its editions that stand, newest first; else why it cannot."""
    notice = await keeping.hold(db, notice_id)
    refused = _refused(notice)
    if notice is None or refused is not None:
        return refused or "unsent"
    if notice.version != seen:
        return "changed"
    standing = await mending.standing(db, notice.id, now - rules.notices.current)
    return (notice, standing) if standing else "unsent"


async def withdraw(db: Db, notice_id: int, *, actor: str, rules: Rules, now: datetime) -> Outcome:
    """It does not count any more: what waits goes to nobody, no further edition begins, and what stands in chats is
    taken away there, or written over."""
    notice = await keeping.hold(db, notice_id)
    refused = _refused(notice)
    if notice is None or refused is not None:
        return refused or "unsent"
    standing = await mending.standing(db, notice.id, now - rules.notices.current)
    if not await keeping.change(
        db, notice.id, ("ready", "out"), now, state="withdrawn", withdrawn_at=now, next_at=None
    ):  # fmt: skip
        return "withdrawn"
    await mending.withdraw(db, notice.id, now)
    for id in standing:
        await outbox.call_off(db, f"notice/{id}", now)
    await mending.mark(db, standing)
    await _note(db, notice, now, actor, "notice-withdrawn", {"editions": standing})
    return "done"


def _refused(notice: Kept | None) -> Outcome | None:
    if notice is None or notice.state not in ("ready", "out", "withdrawn"):
        return "unsent"
    return "withdrawn" if notice.state == "withdrawn" else None


async def _remind(db: Db, rules: Rules, notice: Kept, edition_id: int, now: datetime) -> None:
    """An edit makes no sound: who is to read it once more is reminded like whoever has not read it at all, and whoever
    was told is told anew. So it is where the notice was not to be reminded of, too: else nobody would hear of it."""
    edition = await editions.by_id(db, edition_id)
    if notice.asks.mode == "none" or edition is None:
        return
    span = rules.notices.nudge if notice.nudge_minutes is None else timedelta(minutes=notice.nudge_minutes)
    begins = now if notice.urgent else quiet_until(rules, now) or now
    # Both are counted from when the edition was made, and what it waited for then is added.
    waited = receipts.went_out_at(rules, edition.began_at, urgent=notice.urgent) - edition.began_at
    nudge_at = begins + span - waited
    await editions.set(
        db, edition_id, nudge_at=nudge_at, nudged_at=None, list_at=nudge_at + rules.notices.list_after, listed_at=None
    )


async def _note(
    db: Db, notice: Kept, now: datetime, actor: str, action: str, details: dict[str, Any]
) -> None:  # fmt: skip
    await history.add(db, [{
        "community_id": notice.community_id, "at": now, "actor": actor, "action": action,
        "subject": f"notice/{notice.id}", "details": details,
    }])  # fmt: skip
