"""订单 as tables: what is open, by how far it has come; the building with most that is late comes first."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.console.frame import Asked, Page, Table
from handlers.supplies.lists.figures import Count, read

_COLUMNS = ("overdue", "untaken", "waiting", "open", "at-door", "done")


async def _read(asked: Asked) -> tuple[Table, ...]:
    found = await read(asked.db, asked.rules, asked.now, asked.within, asked.speaker.community_id)
    buildings = sorted(found.buildings, key=lambda one: (-one[1].overdue, -one[1].open))
    kinds = [(asked.say("order-kind", kind=name), count) for name, count in found.kinds]
    every = found.all
    head = asked.say(
        "console-orders-head", open=every.open, overdue=every.overdue, untaken=every.untaken, door=every.at_door
    )
    by_building = _table(asked, "console-by-building", "place", buildings, head)
    by_kind = _table(asked, "console-by-kind", "kind", kinds, "")
    return (by_building, by_kind) if by_kind.rows else (by_building,)


def _table(asked: Asked, title: str, first: str, lines: Iterable[tuple[str, Count]], about: str) -> Table:
    rows = tuple(
        (name, one.overdue, one.untaken, one.waiting, one.open, one.at_door, one.done)
        for name, one in lines
        if one.open or one.at_door or one.done
    )
    return Table(asked.say(title), asked.columns(first, *_COLUMNS), rows, asked.say("console-no-orders"), about)


PAGE = Page("orders", "see-orders", _read)
