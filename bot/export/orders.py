"""Orders: a row for each thing that was asked for, with the door, how far it came, and what was paid."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from bot.export.kind import Asked, Nothing, Row, What
from handlers.sheets import Source
from handlers.supplies.accounts.settling import between
from handlers.supplies.kinds import KINDS
from handlers.supplies.lists.tables import number
from handlers.supplies.lists.wording import Say
from storage.supplies import records
from storage.supplies.records import Record

_COLUMNS = (
    "community", "number", "kind", "state", "building", "stair", "room", "thing", "count", "got", "unit", "price",
    "cost", "shop", "taker", "placed", "bought", "door", "ended", "how", "paid", "paid-at", "payee", "back", "given",
)  # fmt: skip
# Nobody's visits to a doctor or a counsellor are taken away in a table of what was bought.
_KINDS = tuple(kind.name for kind in KINDS.values() if kind.carried or not kind.sealed)


def _say(source: Source) -> Say:
    return Say(source.words, source.rules, source.rules.language)


def _title(source: Source) -> str:
    return _say(source).plain("export-orders-title")


def _heading(source: Source) -> list[str]:
    say = _say(source)
    return [say.plain("export-orders-column", column=column) for column in _COLUMNS]


async def _rows(source: Source, asked: Asked) -> AsyncIterator[Sequence[Row]]:
    """Oldest first."""
    if asked.since is not None and asked.until is not None and asked.until < asked.since:
        raise Nothing("export-orders-days")
    since = between(source.rules, asked.since, asked.since)[0] if asked.since is not None else None
    until = between(source.rules, asked.until, asked.until)[1] if asked.until is not None else None
    say = _say(source)
    async for some in records.all_of(source.db, _KINDS, since, until):
        yield [_row(say, one) for one in some]


def _row(say: Say, one: Record) -> Row:
    """What was paid stands in the first row of an order alone, so that the column can be added up."""

    def at(moment: datetime | None) -> str:
        return say.rules.local(moment).strftime("%Y-%m-%d %H:%M") if moment is not None else ""

    paid = one.paid_amount if one.first and one.paid in ("cash", "code") else None
    return [
        one.community, one.order_id, say.plain("order-kind", kind=one.kind),
        say.plain("export-orders-state", state=one.state), one.building, one.unit, one.room, one.thing,
        None if one.quantity is None else number(one.quantity), None if one.due is None else number(one.due),
        one.measure, None if one.price is None else number(one.price), None if one.cost is None else number(one.cost),
        one.merchant, one.taker, at(one.placed_at), at(one.bought_at), at(one.door_at), at(one.ended_at),
        say.plain("settle-how", how=one.paid or "blank") if one.first else "",
        None if paid is None else number(paid), at(one.paid_at) if one.first else "", one.payee if one.first else "",
        number(one.cost) if one.is_back and one.cost else None, number(one.given) if one.first and one.given else None,
    ]  # fmt: skip


def _subject(asked: Asked) -> str:
    return f"orders/{asked.since or 'all'}/{asked.until or 'all'}"


ORDERS = What(_title, _heading, _rows, _subject)
