"""Batches: letters that are counted, held, let go and stopped together.

What is under way when its batch is held has left, and ends as it ends. Should it come back (throttled, not answered),
it is held like the others: holding leaves a mark in `claimed_by`, in the same UPDATE, which `queue.settle` and
`queue.recover` heed. So whichever of the two is first, no letter of a held batch goes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, case, func, or_, select, update

from storage.database import Db
from storage.models import Account, Group, Letter
from storage.outbox.queue import HELD, OPEN, STOPPED
from storage.types import Instant

_LATELY = timedelta(seconds=10)
_SENT = or_(Letter.state == "sent", and_(Letter.state == "replaced", Letter.messages.is_not(None)))
_IS_BACK = or_(
    select(Account.id).where(Account.chat == Letter.chat, Account.gone_at.is_(None)).exists(),
    select(Group.id).where(Group.chat == Letter.chat, Group.left_at.is_(None)).exists(),
)
_AGAIN = or_(Letter.state.in_(("refused", "expired")), and_(Letter.state == "gone", _IS_BACK))


@dataclass(frozen=True, slots=True)
class Tally:
    """How a batch stands. Chats, counted by the letter that is the chat's living message: `all`; `sent`; `gone`, people
    who do not hear us any more, and `left`, groups that do not; `refused` by the platform; `expired`, not taken for too
    long; `stopped`. Letters of any kind: `waiting`, `sending`, `held`; `in_doubt`, perhaps out twice; `lost`, files
    that did not go; `again`, those that could be tried again; `lately`, sent in the last ten seconds."""

    all: int
    sent: int
    gone: int
    left: int
    refused: int
    expired: int
    stopped: int
    waiting: int
    sending: int
    held: int
    in_doubt: int
    lost: int
    again: int
    lately: int

    @property
    def failed(self) -> int:
        """Chats that it did not get to, for whatever reason but our own stopping."""
        return self.gone + self.left + self.refused + self.expired

    @property
    def open(self) -> int:
        """Letters that have not ended."""
        return self.waiting + self.sending + self.held


_CHAT = Letter.living.is_not(None)
_FAILED = Letter.state.in_(("refused", "expired"))
_UNWANTED = or_(Letter.state == "stopped", and_(Letter.state == "replaced", Letter.messages.is_(None)))
_TALLY = select(
    func.count().filter(_CHAT).label("all"),
    func.count().filter(_CHAT, _SENT).label("sent"),
    func.count().filter(_CHAT, Letter.state == "gone").label("gone"),
    func.count().filter(_CHAT, Letter.state == "refused").label("refused"),
    func.count().filter(_CHAT, Letter.state == "expired").label("expired"),
    func.count().filter(_CHAT, _UNWANTED).label("stopped"),
    func.count().filter(Letter.state == "waiting").label("waiting"),
    func.count().filter(Letter.state == "sending").label("sending"),
    func.count().filter(Letter.state == "held").label("held"),
    func.count().filter(Letter.doubts > 0).label("in_doubt"),
    func.count().filter(~_CHAT, _FAILED).label("lost"),
    func.count().filter(_FAILED).label("again"),
    func.count()
    .filter(Letter.settled_at > bindparam("lately", type_=Instant), Letter.messages.is_not(None))
    .label("lately"),
).where(Letter.batch == bindparam("batch"))
_GONE = select(
    func.count().filter(_CHAT, select(Group.id).where(Group.chat == Letter.chat).exists()).label("left"),
    func.count().filter(_IS_BACK).label("back"),
).where(Letter.batch == bindparam("batch"), Letter.state == "gone")


async def tally(db: Db, batch: str, now: datetime) -> Tally:
    """How a batch stands now. The newer wordings of a living message are no part of it, so they do not count."""
    row = await db.first(_TALLY, {"batch": batch, "lately": now - _LATELY})
    assert row is not None
    found = dict(row._mapping)
    gone = None
    if found["gone"]:  # few, so only now are other tables asked
        gone = await db.first(_GONE, {"batch": batch})
    left, back = (gone.left, gone.back) if gone is not None else (0, 0)
    return Tally(**{**found, "gone": found["gone"] - left, "left": left, "again": found["again"] + back})


async def _lock(db: Db, batch: str) -> None:
    """In the order in which settling takes them: of two that want the same letters, neither waits for the other."""
    rows = select(Letter.id).where(Letter.batch == batch, Letter.state.in_((*OPEN, "held"))).order_by(Letter.id)
    await db.scalar(select(func.count()).select_from(rows.with_for_update().subquery()))


async def hold(db: Db, batch: str) -> int:
    """What waits is held: it goes to nobody, and holds up nothing that stands behind it. Gives how many were not yet
    sent."""
    await _lock(db, batch)
    return await db.run(
        update(Letter)
        .where(Letter.batch == batch, Letter.state.in_(OPEN))
        .values(
            state=case((Letter.state == "waiting", "held"), else_=Letter.state),
            claimed_by=case((Letter.state == "sending", HELD), else_=Letter.claimed_by),
        )
    )


async def let_go(db: Db, batch: str) -> int:
    """What was held waits for its turn again. Gives how many."""
    await _lock(db, batch)
    await db.run(
        update(Letter)
        .where(Letter.batch == batch, Letter.state == "sending", Letter.claimed_by == HELD)
        .values(claimed_by=None)
    )
    return await db.run(
        update(Letter).where(Letter.batch == batch, Letter.state == "held").values(state="waiting", claimed_by=None)
    )


async def call_off(db: Db, batch: str, now: datetime) -> int:
    """What has not gone out does not go any more. Gives how many that were, those under way included: they may still
    arrive."""
    await _lock(db, batch)
    return await db.run(
        update(Letter)
        .where(Letter.batch == batch, Letter.state.in_((*OPEN, "held")))
        .values(
            state=case((Letter.state == "sending", Letter.state), else_="stopped"),
            claimed_by=case((Letter.state == "sending", STOPPED), else_=Letter.claimed_by),
            settled_at=case((Letter.state == "sending", Letter.settled_at), else_=now),
        )
    )


async def again(db: Db, batch: str, now: datetime) -> int:
    """What failed waits once more, as if it were new: refused, expired, and gone where somebody is there again. Gives
    how many."""
    return await db.run(
        update(Letter)
        .where(Letter.batch == batch, _AGAIN)
        .values(state="waiting", attempts=0, created_at=now, not_before=None, settled_at=None, error=None)
    )
