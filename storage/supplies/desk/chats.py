"""The chats that look at the desk, and those in which an order is followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update

from storage.database import Db, padded
from storage.models import Account, Desk, Group, OrderCard
from storage.supplies.orders import Kept

_NEVER = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Board:
    """A chat that looks at the desk."""

    chat: str
    community_id: int
    many: bool
    page: int


async def open_board(db: Db, community_id: int, chat: str, now: datetime, *, many: bool = False, page: int = 0) -> None:
    """A chat looks at the desk from now on, at this page of it."""
    await db.put_new(Desk, community_id=community_id, chat=chat, many=many, page=page, opened_at=now)
    await db.run(
        update(Desk)
        .where(Desk.chat == chat)
        .values(community_id=community_id, many=many, page=page, opened_at=now)
    )  # fmt: skip


async def board(db: Db, chat: str) -> Board | None:
    """The desk of a chat, if it has one; a group that we have left has none."""
    row = await db.first(
        select(Desk.chat, Desk.community_id, Desk.many, Desk.page)
        .outerjoin(Group, Group.chat == Desk.chat)
        .where(Desk.chat == chat, Group.left_at.is_(None))
    )
    return Board(*row) if row is not None else None


async def boards(db: Db, community_id: int, since: datetime) -> list[str]:
    """The chats whose board is kept fresh: staff groups, and whoever has opened it since then."""
    return await db.scalars(
        select(Desk.chat)
        .outerjoin(Group, Group.chat == Desk.chat)
        .where(Desk.community_id == community_id, Group.left_at.is_(None), or_(Desk.many, Desk.opened_at >= since))
        .order_by(Desk.id)
    )


async def groups(db: Db, community_id: int) -> list[str]:
    """The staff groups of a community's desk."""
    return await db.scalars(
        select(Desk.chat)
        .outerjoin(Group, Group.chat == Desk.chat)
        .where(Desk.community_id == community_id, Desk.many, Group.left_at.is_(None))
        .order_by(Desk.id)
    )


async def close_board(db: Db, chat: str) -> bool:
    """A group is no desk any more; says whether it was one."""
    return await db.run(update(Desk).where(Desk.chat == chat, Desk.many).values(many=False, opened_at=_NEVER)) > 0


async def put_card(db: Db, order: Kept, chat: str) -> None:
    """The crew's card of an order stands in this chat."""
    await db.put_new(OrderCard, community_id=order.community_id, order_id=order.id, chat=chat)


async def cards(db: Db, order_id: int) -> list[str]:
    """Where it stands."""
    return await db.scalars(select(OrderCard.chat).where(OrderCard.order_id == order_id).order_by(OrderCard.id))


async def addresses(db: Db, chat: str) -> list[str]:
    """The addresses of those who hear us in a chat by an invite of their own, the newest last."""
    return await db.scalars(
        select(Account.address)
        .where(Account.chat == chat, Account.scope.startswith("person/"))
        .order_by(Account.opened_at, Account.id)
    )


def _writer(order: Kept) -> int:
    return int(order.account_id or order.details.get("by") or 0)


async def homes_of(db: Db, orders: Sequence[Kept]) -> dict[int, list[tuple[str, str]]]:
    """Where these orders are followed, by order: see storage.supplies.orders.chats; one question for all."""
    if not orders:
        return {}
    rows = await db.all(
        select(Account.id, Account.household_id, Account.chat, Account.language)
        .where(
            or_(
                Account.household_id.in_(padded(list({one.household_id for one in orders}))),
                Account.id.in_(padded([_writer(one) for one in orders])),
            ),
            Account.gone_at.is_(None),
        )
        .order_by(Account.opened_at, Account.id)
    )
    homes: dict[int, dict[str, str]] = defaultdict(dict)
    accounts = {row.id: (row.chat, row.language) for row in rows}
    for row in rows:
        homes[row.household_id or 0].setdefault(row.chat, row.language)
    found_: dict[int, list[tuple[str, str]]] = {}
    for one in orders:
        chats = {} if one.details.get("alone") else dict(homes.get(one.household_id, {}))
        if _writer(one) in accounts:
            chats.setdefault(*accounts[_writer(one)])
        found_[one.id] = list(chats.items())
    return found_
