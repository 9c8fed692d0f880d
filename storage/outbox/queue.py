"""Letters in their queue.

waiting → sending (claimed) → sent; or back to waiting (throttled, unreachable, a further part to send); or to an end
that stays visible: expired, gone, refused; replaced, of a living message that has a newer wording. A letter of a batch
may be held or stopped as well (`storage.outbox.batches`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, and_, bindparam, case, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from storage.database import Db, fixed, padded
from storage.models import Letter
from storage.types import Instant

OPEN = ("waiting", "sending")
FIXED_OPEN = [fixed(state) for state in OPEN]  # for statements that are to find the index of open letters
HELD, STOPPED = "=held", "=stopped"  # in claimed_by of what is under way: what becomes of it if it comes back
_LIVING_GAP = timedelta(seconds=5)  # between two wordings of a living message: a group hears 20 a minute, edits too


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter taken for sending."""

    id: int
    key: str
    chat: str
    lane: int
    body: dict[str, Any]
    attempts: int
    parts_sent: int
    messages: tuple[str, ...]
    expires_at: datetime | None
    created_at: datetime
    community_id: int | None = None
    former: str | None = None  # of a living message: the message of the chat that it takes the place of


_WRITE = {
    dialect: make(Letter).on_conflict_do_nothing(index_elements=["key"])
    for dialect, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}


async def write(db: Db, letters: list[dict[str, Any]]) -> None:
    """Put letters into the outbox (rows of `Letter` without state). One whose key is there already is not put twice.

    Of a living message only the newest wording waits, and not so soon that the chat hears of nothing else. A newer
    wording of what still waits in its batch goes in the place of that, when its turn comes.
    """
    if any(letter.get("living") for letter in letters):
        letters = await _living(db, letters)
    if letters:
        rows = [{**_EMPTY, **letter} for letter in letters]
        # To hand over nothing costs as much as to hand over something, and of most letters half the columns are empty.
        empty = {column for column in _OFTEN_EMPTY if all(row[column] is None for row in rows)}
        await db.run(
            _WRITE[db.dialect],
            [{name: value for name, value in row.items() if name not in empty} for row in rows] if empty else rows,
        )


async def _living(db: Db, letters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    newest = {(letter["chat"], letter["living"]): letter for letter in letters if letter.get("living")}
    names: dict[str, list[str]] = {}
    for chat, name in newest:
        names.setdefault(name, []).append(chat)
    for name, chats in names.items():  # of a notice to many all at once: most chats have no former wording
        earlier = await db.all(
            select(
                Letter.chat,
                func.max(case((Letter.messages.is_not(None), Letter.settled_at))).label("last"),
                func.max(case((Letter.state == "waiting", Letter.id))).label("waits"),
                func.max(case((Letter.batch.is_not(None) & Letter.state.in_(("waiting", "held")), Letter.id))).label(
                    "in_batch"
                ),
            )
            .where(Letter.chat.in_(padded(chats)), Letter.living == name)
            .group_by(Letter.chat)
        )
        in_batch = {
            row.in_batch: row.chat
            for row in earlier
            if row.in_batch is not None and not newest[row.chat, name].get("batch")
        }
        for chat in await _compose_later(db, in_batch):
            del newest[chat, name]
        for row in earlier:
            letter = newest.get((row.chat, name))
            if letter is None:
                continue
            if row.waits is not None:
                await db.run(
                    update(Letter)
                    .where(
                        Letter.chat == row.chat, Letter.living == name, Letter.state == "waiting",
                        Letter.key != letter["key"],
                    )
                    .values(state="replaced", settled_at=letter["created_at"])
                )  # fmt: skip
            if row.last is not None and letter.get("not_before") is None:
                free = row.last + _LIVING_GAP
                if free > letter["created_at"]:
                    letter["not_before"] = free
    return [
        letter for letter in letters
        if not letter.get("living") or newest.get((letter["chat"], letter["living"])) is letter
    ]  # fmt: skip


async def _compose_later(db: Db, letters: dict[int, str]) -> list[str]:
    """Letters (id → chat) that have not gone out are put into words when they go, instead of being replaced: they stay
    with their batch, held if it is. Gives the chats where that was still to be had."""
    if not letters:
        return []
    rows = await db.all(
        select(Letter.id, Letter.body)
        .where(Letter.id.in_(padded(list(letters))), Letter.state.in_(("waiting", "held")))
        .with_for_update()
    )
    if rows:
        await db.run(
            update(Letter).where(Letter.id == bindparam("letter")).values(body=bindparam("wordless")),
            [{"letter": row.id, "wordless": {**row.body, "text": ""}} for row in rows],
        )
    return [letters[row.id] for row in rows]


_EMPTY: dict[str, Any] = {
    "state": "waiting", "attempts": 0, "doubts": 0, "parts_sent": 0, "not_before": None, "expires_at": None,
    "community_id": None, "living": None, "batch": None,
}  # fmt: skip
_OFTEN_EMPTY = ("not_before", "expires_at", "living", "batch")


_earlier = aliased(Letter)
_queue = select(_earlier.id).where(
    _earlier.chat == Letter.chat,
    _earlier.state.in_(FIXED_OPEN),
    or_(_earlier.lane < Letter.lane, and_(_earlier.lane == Letter.lane, _earlier.id < Letter.id)),
    # A living message that is not to go yet holds up nobody: where it stands in the chat, it stands.
    or_(
        _earlier.living.is_(None),
        _earlier.not_before.is_(None),
        _earlier.not_before <= bindparam("now", type_=Instant),
    ),
)
_DUE = (
    select(
        Letter.id, Letter.key, Letter.chat, Letter.lane, Letter.body, Letter.attempts, Letter.parts_sent,
        Letter.messages, Letter.expires_at, Letter.created_at, Letter.community_id,
    )
    .where(
        Letter.channel == bindparam("of_channel"),
        Letter.state == fixed("waiting"),
        or_(Letter.not_before.is_(None), Letter.not_before <= bindparam("now", type_=Instant)),
        Letter.chat.not_in(bindparam("silent", expanding=True)),
        Letter.id.not_in(bindparam("unready", expanding=True)),
        ~_queue.exists(),
    )
    .order_by(Letter.lane, Letter.id)
    .limit(bindparam("most"))
)  # fmt: skip


async def due(
    db: Db, channel: str, now: datetime, silent: Collection[str], limit: int, unready: Collection[int] = ()
) -> Sequence[Claimed]:
    """The next letters of a channel, alarms first, oldest first, at most one for each chat: the first of its queue.

    A chat in `silent` (being written to, throttled, or out of pace) is left out as a whole. A letter in `unready` is
    left out, and with it what stands behind it in its chat; an alarm, which stands before it, is not.
    """
    asked = {"of_channel": channel, "now": now, "silent": padded(silent), "most": limit, "unready": padded(unready)}
    rows = await db.all(_DUE, asked)
    return [
        Claimed(
            row.id, row.key, row.chat, row.lane, row.body, row.attempts, row.parts_sent,
            tuple(row.messages or ()), row.expires_at, row.created_at, row.community_id,
        )
        for row in rows
    ]  # fmt: skip


_CLAIM = (
    update(Letter)
    .where(Letter.id.in_(bindparam("ids", expanding=True)), Letter.state == fixed("waiting"))
    .values(state="sending", claimed_by=bindparam("by"), claimed_at=bindparam("now", type_=Instant))
    .returning(Letter.id)
)


async def claim(db: Db, ids: Sequence[int], by: str, now: datetime) -> set[int]:
    """Take letters for sending; gives those that were still to be had (the condition is repeated in the update)."""
    return {row.id for row in await db.returning(_CLAIM, {"ids": padded(ids), "by": by, "now": now})}


_BACK = case((Letter.claimed_by == HELD, "held"), (Letter.claimed_by == STOPPED, "stopped"), else_="waiting")
_NEW_STATE = bindparam("new_state", type_=String)
_SETTLE = (
    update(Letter)
    .where(Letter.id == bindparam("letter"))
    .values(
        state=case((_NEW_STATE == "waiting", _BACK), else_=_NEW_STATE), attempts=bindparam("new_attempts"),
        parts_sent=bindparam("new_parts"), messages=bindparam("new_messages"),
        not_before=bindparam("new_not_before"), doubts=Letter.doubts + bindparam("doubt"),
        settled_at=bindparam("new_settled"), error=bindparam("why"),
    )
)  # fmt: skip


async def settle(db: Db, outcomes: list[dict[str, Any]]) -> None:
    """Write down how sends ended: letter (its id), new_state, new_attempts, new_parts, new_messages, new_not_before,
    doubt (0 or 1), new_settled, why, of each."""
    if outcomes:
        await db.run(_SETTLE, sorted(outcomes, key=lambda outcome: int(outcome["letter"])))


async def drop(db: Db, letter_id: int, now: datetime) -> None:
    """A waiting letter that there is nothing to say for any more."""
    await db.run(
        update(Letter).where(Letter.id == letter_id, Letter.state == "waiting").values(state="replaced", settled_at=now)
    )


async def enclose(db: Db, letter_id: int, body: dict[str, Any]) -> None:
    """What a waiting letter carries has been got ready: this is its body now."""
    await db.run(update(Letter).where(Letter.id == letter_id, Letter.state == "waiting").values(body=body))


async def postpone(db: Db, letter_id: int, attempts: int, until: datetime) -> None:
    """What a waiting letter carries could not be got: it waits on."""
    await db.run(
        update(Letter)
        .where(Letter.id == letter_id, Letter.state == "waiting")
        .values(attempts=attempts, not_before=until)
    )


async def recover(db: Db, channel: str) -> int:
    """Letters that a process which is no more had taken: they may have gone out or not, so they go (again), counted
    as in doubt; those of a batch that has been held meanwhile are held. Only the one speaker of the channel calls this.
    Gives their number."""
    return await db.run(
        update(Letter)
        .where(Letter.channel == channel, Letter.state == "sending")
        .values(state=_BACK, doubts=Letter.doubts + 1, claimed_by=None)
    )


async def sent_since(db: Db, channel: str, since: datetime) -> Sequence[tuple[str, datetime]]:
    """What went out lately, oldest first, so that a new speaker knows how much of the pace is used up."""
    rows = await db.all(
        select(Letter.chat, Letter.settled_at)
        .where(Letter.channel == channel, Letter.settled_at > since, Letter.messages.is_not(None))
        .order_by(Letter.settled_at)
    )
    return [(row.chat, row.settled_at) for row in rows if row.settled_at is not None]


async def next_not_before(db: Db, channel: str) -> datetime | None:
    """When the first of the letters that must wait may go."""
    return await db.scalar(
        select(func.min(Letter.not_before)).where(Letter.channel == channel, Letter.state == fixed("waiting"))
    )
