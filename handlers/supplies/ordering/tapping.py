"""The buttons at the lines of a draft: one more, one less, not this one, which of them, so many as there are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal

from handlers.chat import Talk
from handlers.supplies.ordering import drafting, placing
from handlers.supplies.ordering.rows import Row, asked, row_again, settled
from storage import threads
from storage.supplies import drafts, orders, wares
from storage.supplies.orders import Kept, Line


async def tapped(talk: Talk, order: Kept, verb: str, rest: str) -> None:
    """A button of a draft was pressed: "more", and behind it the line. A line that has gone meanwhile is no matter: the
    draft is shown as it stands."""
    await threads.lock(talk.db, order.household_id)
    order = await orders.by_id(talk.db, order.id) or order
    if order.state != "draft":
        talk.say("order-placed-before" if order.placed_at is not None else "old-button", number=order.id)
        return
    if verb in _VIEWS:
        await drafting.keep(talk, order, leaf=_VIEWS[verb](rest))
    else:
        id, _, more = rest.partition(".")
        line = next((one for one in await drafting.lines_of(talk, order) if str(one.id) == id), None)
        if line is not None:
            await _TAPS[verb](talk, order, line, more)
        await drafting.keep(talk, await orders.by_id(talk.db, order.id) or order)
    await drafting.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
    await drafting.wait(talk, order.id)


async def count(talk: Talk, line: Line, quantity: Decimal) -> None:
    """So many of a line from now on; none of it: it is not there any more."""
    if quantity <= 0:
        await drafts.remove_line(talk.db, line.id)
    else:
        await drafts.change_line(talk.db, line.id, {"quantity": quantity, "rounded": False})


async def _more(talk: Talk, _order: Kept, line: Line, _rest: str) -> None:
    await count(talk, line, line.quantity + 1)


async def _less(talk: Talk, _order: Kept, line: Line, _rest: str) -> None:
    await count(talk, line, line.quantity - 1)


async def _out(talk: Talk, _order: Kept, line: Line, _rest: str) -> None:
    await drafts.remove_line(talk.db, line.id)


async def _sure(talk: Talk, _order: Kept, line: Line, _rest: str) -> None:
    """What was asked about is right: so many; or so many as the thing is sold."""
    values: dict[str, object] = {"offer": None}
    if (line.offer or {}).get("ask") == "which":
        return
    if (line.offer or {}).get("ask") == "unit" and line.item_id is not None:
        ware = (await wares.by_ids(talk.db, [line.item_id])).get(line.item_id)
        if ware is not None:
            values |= {"unit": ware.unit, "price": ware.price}
    await drafts.change_line(talk.db, line.id, values)


async def _fit(talk: Talk, order: Kept, line: Line, _rest: str) -> None:
    """So many as can be had."""
    found = await placing.shortages(talk, order, await drafting.lines_of(talk, order))
    short = next((one for one in found if one.line.id == line.id), None)
    if short is not None:
        await count(talk, line, short.left)


async def _which(talk: Talk, order: Kept, line: Line, rest: str) -> None:
    near = (line.offer or {}).get("near", [])
    if rest.isdigit() and int(rest) in near:
        await choose(talk, order, line, int(rest))


async def written(talk: Talk, _order: Kept, line: Line, _rest: str = "") -> None:
    """None of those that are called alike: it stays as it was written, and whoever buys it asks what it costs."""
    if (line.offer or {}).get("ask") == "which":
        await drafts.change_line(talk.db, line.id, {"offer": asked(row_again(line), None)})


async def swap(talk: Talk, order: Kept, line: Line, rest: str) -> None:
    """Another thing in the place of one that is not to be had: as many of it, in its own unit."""
    ware = await wares.in_list(talk.db, order.community_id, int(rest)) if rest.isdigit() else None
    if ware is None or not ware.sold:
        return
    row = row_again(line) | {"unit": ware.unit, "rounded": False}
    await _replace(talk, order, line, settled(row, ware, line.quantity))


async def choose(talk: Talk, order: Kept, line: Line, item_id: int) -> None:
    """Which of several things that are called alike is meant. If the draft has it already, it is more of it."""
    ware = (await wares.by_ids(talk.db, [item_id])).get(item_id)
    if ware is None:
        return
    await _replace(talk, order, line, settled(row_again(line), ware, line.quantity))


async def _replace(talk: Talk, order: Kept, line: Line, row: Row) -> None:
    await drafts.remove_line(talk.db, line.id)
    kept = await drafting.lines_of(talk, order)
    if any(one.item_id == row["item_id"] and (one.unit, one.note) == (row["unit"], row["note"]) for one in kept):
        await drafting.put_in(talk, order, [row])
    else:
        await drafts.add_lines(talk.db, order, line.place, [row])


_TAPS: dict[str, Callable[[Talk, Kept, Line, str], Awaitable[None]]] = {
    "more": _more, "less": _less, "out": _out, "sure": _sure, "fit": _fit, "which": _which, "swap": swap,
    "written": written,
}  # fmt: skip
_VIEWS: dict[str, Callable[[str], int | None]] = {
    "change": lambda _: 0,
    "turn": lambda rest: int(rest) if rest.isdigit() else 0,
    "done": lambda _: None,
}
VERBS = frozenset(_TAPS) | frozenset(_VIEWS)
