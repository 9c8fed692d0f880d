"""What moves an order on: a step is taken by one, its stock goes with it, and everybody who follows it sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

from handlers.chat import Lane, Pen
from handlers.supplies import course
from handlers.supplies.desk import crew
from handlers.supplies.kinds import KINDS
from storage.database import Db
from storage.supplies import orders, requests, steps, wares
from storage.supplies.offers import ASKS
from storage.supplies.orders import Kept
from storage.supplies.steps import Taken

# What else is to be undone with a step that is taken back, by its name: with the order as it stands again.
TAKEN_BACK: dict[str, Callable[[Db, Pen, Kept, Taken], Awaitable[None]]] = {}
Follow = Callable[[Db, Pen, Kept, str], Awaitable[None]]  # the order as it stands now, and the step that was taken
FOLLOWERS: list[Follow] = []  # who else hears of each step; "undo" where one was taken back
_GIVES_BACK = ("cancel", "refuse", "return")  # what was ordered is on the shelf again


async def move(
    db: Db, pen: Pen, order: Kept, step: str, by_id: int | None, *, details: dict[str, Any] | None = None, **values: Any
) -> Kept | None:
    """Take a step with an order as it stood when it was read; gives it as it stands now. None: it cannot take this step
    (any more), perhaps because somebody else was there first; the order is as it was."""
    if not course.possible(step, order.kind, order.state, clean=await _is_clean(db, order, step)):
        return None
    taken = course.STEPS[step]
    if taken.stamp:
        values = {taken.stamp: pen.now, **values}
    if step == "place" and KINDS[values.get("kind", order.kind)].urgent:
        values = {"urgent": True, **values}
    if taken.after in course.ENDS:
        values = {"ended_at": pen.now, **values}
    won = await steps.advance(
        db, order, step, taken.before, taken.after, pen.now, by_id=by_id, details=details, **values
    )  # fmt: skip
    if not won:
        return None
    if step in _GIVES_BACK:
        await _restock(db, order)
    moved = await orders.by_id(db, order.id)
    assert moved is not None
    await spread(db, pen, moved)
    await crew.tell_taker(db, pen, order, step, by_id)
    if step == "place" and moved.urgent:
        await crew.ring(db, pen, moved)
    elif step == "place" and moved.urgent_asked:
        await crew.ring_asked(db, pen, moved)
    for follow in FOLLOWERS:
        await follow(db, pen, moved, step)
    return moved


async def _is_clean(db: Db, order: Kept, step: str) -> bool:
    """Whether rubbish may be collected without being disinfected first: nobody behind that door is in quarantine, nor
    was when it was asked for."""
    if order.kind != "rubbish" or step != "finish" or order.details.get("disinfect", True):
        return False
    return not await requests.in_quarantine(db, order.household_id)


async def take_back(db: Db, pen: Pen, order: Kept, by_id: int | None, *, behind: bool = False) -> Taken | None:
    """Take back the newest step, if it is this person's and not a minute old; gives it, or None. `behind`: the step
    that followed it has just been taken back, too."""
    newest = next(
        (
            one
            for one in reversed(await steps.of_order(db, order.id))
            if one.undone_at is None and one.before != one.after
        ),
        None,
    )
    if newest is None or newest.by_id != by_id or by_id is None or not course.may_undo(newest.at, pen.now):
        return None
    if newest.step == "place":  # an order is called off, it does not become a draft again
        return None
    if newest.step in _GIVES_BACK and not await _take_again(db, order):
        return None
    if not await steps.undo(db, order, newest, pen.now, behind=behind):
        return None
    again = await orders.by_id(db, order.id)
    assert again is not None
    await spread(db, pen, again)
    await crew.tell_taker(db, pen, again, newest.step, by_id, back=True)
    if newest.step in TAKEN_BACK:
        await TAKEN_BACK[newest.step](db, pen, again, newest)
    for follow in FOLLOWERS:
        await follow(db, pen, again, "undo")
    return newest


async def _restock(db: Db, order: Kept) -> None:
    for line in (await orders.lines(db, [order.id])).get(order.id, []):
        if line.item_id is not None and line.due:
            await wares.put_back(db, line.item_id, line.due)


async def _take_again(db: Db, order: Kept) -> bool:
    taken: list[tuple[int, Decimal]] = []
    for line in (await orders.lines(db, [order.id])).get(order.id, []):
        if line.item_id is None or not line.due:
            continue
        if not await wares.take(db, line.item_id, line.due):
            for item_id, count in taken:
                await wares.put_back(db, item_id, count)
            return False
        taken.append((line.item_id, line.due))
    return True


async def spread(db: Db, pen: Pen, order: Kept) -> None:
    """Everybody who follows an order sees how it stands now."""
    for chat, _language in await orders.chats(db, order, pen.now):
        pen.refresh(chat, f"order/{order.id}", lane=Lane.REPLY)
        if order.state in ("cancelled", "returned") and order.waits in ASKS:  # nothing to say yes or no to any more
            pen.refresh(chat, f"asked/{order.household_id}", lane=Lane.REPLY)
    await crew.freshen(db, pen, order)
