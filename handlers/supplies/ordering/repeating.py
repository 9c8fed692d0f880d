"""「和上次一样」: the last order once more, with today's prices; and the same words twice within minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers import words as said
from handlers.chat import Talk
from handlers.supplies.ordering import drafting
from handlers.supplies.ordering.rows import Row, asked, content, joined, price, row_again, row_of
from handlers.supplies.reading.lines import Line
from handlers.supplies.shelf import Shelf
from storage.supplies import drafts, orders, wares
from storage.supplies.orders import Kept
from storage.supplies.wares import Ware

KINDS = ("supplies", "medicine")
_SAME = timedelta(minutes=10)


async def again(talk: Talk, household_id: int) -> None:
    """The last order of a household goes into its draft."""
    order = await drafts.newest(talk.db, household_id, KINDS)
    if order is None:
        talk.say("order-again-none")
        return
    await once_more(talk, order)


async def once_more(talk: Talk, order: Kept) -> None:
    """What was asked for in an order (with its medicine, which went a way of its own) goes into the draft."""
    assert talk.speaker is not None
    theirs = order.household_id != talk.speaker.household_id
    if theirs and await drafting.full(talk, order.household_id):
        return
    lines = await _lines(talk, order)
    now = await wares.by_ids(talk.db, [line.item_id for line in lines if line.item_id is not None])
    sold = {ware.id for ware in await wares.on_sale(talk.db, order.community_id)}
    gone = [line.name for line in lines if line.item_id is not None and not _is_there(now.get(line.item_id), sold)]
    rows = [
        _again(line, now.get(line.item_id or 0)) for line in lines
        if line.item_id is None or _is_there(now.get(line.item_id), sold)
    ]  # fmt: skip
    if gone:
        talk.say("order-again-gone", names=said.listed(talk.words, talk.language, gone))
    if not rows:
        return
    draft = await drafting.begun(talk, order.household_id, for_them=theirs)
    notes = await drafting.put_in(talk, draft, rows)
    await drafting.keep(talk, await orders.by_id(talk.db, draft.id) or draft)
    if notes:
        talk.say("order-noted", lines=said.lines(notes))
    await drafting.show(talk, draft.id)


def _is_there(ware: Ware | None, sold: set[int]) -> bool:
    return ware is not None and ware.id in sold and (ware.stock is None or ware.stock > 0)


def _again(line: orders.Line, ware: Ware | None) -> Row:
    row = {**row_again(line), "offer": None, "price": price(ware, line.unit)}
    if ware is not None:
        row |= {"name": ware.name, "merchant_id": ware.merchant_id, "offer": asked(row, ware)}
        row["offer"] = None if (row["offer"] or {}).get("ask") == "lots" else row["offer"]  # it was right last time
    return row


async def _lines(talk: Talk, order: Kept) -> list[orders.Line]:
    """What was asked for: not what took its place, nor what was taken out."""
    with_it = [one for one in await _placed(talk, order.household_id, order) if _belongs(one, order)]
    found = await orders.lines(talk.db, [one.id for one in with_it])
    return [
        line for one in with_it for line in found.get(one.id, [])
        if line.instead_of is None and line.state != "dropped"
    ]  # fmt: skip


async def _placed(talk: Talk, household_id: int, order: Kept) -> list[Kept]:
    since = order.placed_at or order.created_at
    return sorted(await drafts.placed_since(talk.db, household_id, since), key=lambda one: one.id)


def _belongs(one: Kept, order: Kept) -> bool:
    first = order.details.get("with", order.id)
    return bool(one.id == first or one.details.get("with") == first)


async def just_ordered(talk: Talk, household_id: int, lines: Sequence[Line], stock: Shelf) -> Kept | None:
    """The order that has exactly these things and was placed minutes ago; none where there is none."""
    written = content(joined(row_of(line, stock) for line in lines if line.quantity))
    recent = await drafts.placed_since(talk.db, household_id, talk.now - _SAME)
    if not written or not recent:
        return None
    found = await orders.lines(talk.db, [one.id for one in recent])
    for order in recent:
        if "with" in order.details:
            continue
        rows = [row_again(line) for one in recent if _belongs(one, order) for line in found.get(one.id, [])]
        if content(rows) == written:
            return order
    return None


async def ask_double(talk: Talk, order: Kept) -> None:
    """It was ordered a moment ago: once more?"""
    talk.say("order-double", number=order.id, choices=(
        talk.choice(f"order:again:{order.id}", "choice-order-again"),
        talk.choice(f"order:enough:{order.id}", "choice-order-enough"),
    ))  # fmt: skip
