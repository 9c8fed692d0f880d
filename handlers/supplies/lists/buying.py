"""Bought by list: one word for all that a merchant hands over. What came after the list was looked at does not count,
and what others have taken stays theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from handlers import access
from handlers import words as said
from handlers.chat import Pen, Talk
from handlers.supplies.course import may_undo, possible
from handlers.supplies.lists.gathering import Picked, gather, rows_of
from handlers.supplies.lists.vocabulary import Pick
from handlers.supplies.moving import move, take_back
from storage.database import Db
from storage.supplies import desk, lists, orders, steps
from storage.supplies.lists import Marked, Wanted
from storage.supplies.orders import Kept
from storage.supplies.steps import Taken

_STEPS = ("accept", "buy")  # what a press may do with an order
_AT_ONCE = 200  # orders that are moved on in one turn: others who write meanwhile do not wait longer than a second


@dataclass(frozen=True, slots=True)
class Seen:
    """What a list showed when its button was made: nothing placed later, no line with a higher number."""

    merchant_id: int
    at: datetime
    line_id: int

    @property
    def word(self) -> str:
        """As buttons carry it."""
        return f"{self.merchant_id}:{int(self.at.timestamp())}:{self.line_id}"


def seen_of(words: Sequence[str]) -> Seen | None:
    """What a button carries; none where it is no such."""
    if len(words) != 3 or not all(word.isascii() and word.isdigit() and len(word) < 13 for word in words):
        return None
    return Seen(int(words[0]), datetime.fromtimestamp(min(int(words[1]), 9_999_999_999), UTC), int(words[2]))


def lines_of(picked: Picked, seen: Seen) -> tuple[list[Wanted], int]:
    """The lines of that merchant that stood on the list, and how many orders of his have come since."""
    of = [one for shop in picked.shops if shop.id == seen.merchant_id for one in shop.lines]
    stood = [
        one for one in of
        if one.line.id <= seen.line_id and (one.placed_at is None or int(one.placed_at.timestamp()) <= _second(seen))
    ]  # fmt: skip
    return stood, len({one.order_id for one in of} - {one.order_id for one in stood})


def _second(seen: Seen) -> int:
    return int(seen.at.timestamp())


async def ask(talk: Talk, pick: Pick, seen: Seen) -> None:
    """The button below a list: is it really all?"""
    found = await _read(talk, pick, seen)
    if found is None:
        return
    name, lines, _ = found
    mine = [one for one in lines if one.taker_id in (None, _me(talk))]
    if not mine:
        talk.say("pick-bought-none", name=name)
        return
    carried = f"{pick.word}:{seen.word}"
    talk.say(
        "pick-buy-ask", name=name, things=_things(mine), orders=len({one.order_id for one in mine}),
        others=len({one.order_id for one in lines} - {one.order_id for one in mine}),
        choices=(
            talk.choice(f"list:bought:{carried}", "pick-choice-buy-yes"),
            talk.choice("list:not-bought", "pick-choice-buy-no"),
        ),
    )  # fmt: skip


async def bought(talk: Talk, pick: Pick, seen: Seen) -> None:
    """Yes: they were all to be had. Orders that nobody has are the presser's from now on; those with nothing left to
    buy are bought."""
    found = await _read(talk, pick, seen)
    if found is None:
        return
    name, lines, later = found
    by_order: dict[int, list[Wanted]] = defaultdict(list)
    for one in lines:
        by_order[one.order_id].append(one)
    left = max(0, len(by_order) - _AT_ONCE)
    by_order = dict(sorted(by_order.items())[:_AT_ONCE])
    mine, others = await _taken(talk, by_order)
    theirs = [one for order in mine for one in by_order[order.id]]
    by_line = {order.id: [one.line.id for one in by_order[order.id]] for order in mine}
    note = await lists.note_got(talk.db, mine, seen.merchant_id, by_line, talk.now, by_id=_me(talk))
    await lists.mark_got(talk.db, [one.line.id for one in theirs])
    ready = await _moved_on(talk, list(by_line))
    if not theirs and not others:
        talk.say("pick-bought-none", name=name)
        return
    said_ = [
        talk.phrase("pick-bought", name=name, things=_things(theirs), orders=ready, rest=len(mine) - ready)
        if theirs else talk.phrase("pick-bought-none", name=name)
    ]  # fmt: skip
    if others:
        names = said.listed(talk.words, talk.language, sorted(set(others.values())))
        said_.append(talk.phrase("pick-bought-others", count=len(others), names=names))
    if left:
        said_.append(talk.phrase("pick-bought-left", count=left))
    if later:
        said_.append(talk.phrase("pick-bought-later", count=later))
    choices = (
        [
            talk.choice(f"pay:slip:{seen.merchant_id}", "pick-choice-receipt"),
            talk.choice(f"list:back:{note}", "choice-desk-undo"),
        ]
        if theirs
        else []
    )
    if left:
        choices.insert(0, talk.choice(f"list:bought:{pick.word}:{seen.word}", "pick-choice-buy-more"))
    talk.say("pick-said", lines=said.lines(said_), choices=tuple(choices))


async def again(db: Db, _pen: Pen, order: Kept, _taken: Taken) -> None:
    """That an order was bought was a slip: its things stand on the list again."""
    await lists.want_again(db, order.id)


async def back(talk: Talk, note: int) -> None:
    """「刚才按错了」: the whole press is taken back, but for the orders that somebody has moved on since, which are
    named."""
    marked = await lists.marked_with(talk.db, note, _me(talk))
    if not marked or not may_undo(marked[0].at, talk.now):
        talk.say("pick-back-late")
        return
    kept, left = 0, []
    for one in marked:
        if not await _restored(talk, one):
            left.append(one.order_id)
            continue
        await lists.unmark(talk.db, one, talk.now)
        kept += 1
    lines = [
        talk.phrase(
            "pick-back", name=await lists.merchant_name(talk.db, marked[0].merchant_id), orders=kept
        )
    ] if kept else []  # fmt: skip
    if left:
        numbers = said.listed(talk.words, talk.language, [str(number) for number in left])
        lines.append(talk.phrase("pick-back-left", count=len(left), numbers=numbers))
    talk.say("pick-said", lines=said.lines(lines))


async def _restored(talk: Talk, marked: Marked) -> bool:
    """Take back the steps that the press took with an order; False where another has followed."""
    order = await orders.by_id(talk.db, marked.order_id)
    if order is None or not await desk.hold(talk.db, order.id, (order.state,)):
        return False
    taken = [one for one in await steps.of_order(talk.db, order.id) if one.undone_at is None]
    moved = [one for one in taken if one.before != one.after]
    ours = [one for one in moved if one.step in _STEPS and one.at == marked.at and one.by_id == _me(talk)]
    if any(one.id > marked.id and one not in ours for one in moved):
        return False
    behind = False
    for _ in ours:
        if order is None or await take_back(talk.db, talk, order, _me(talk), behind=behind) is None:
            return False
        order, behind = await orders.by_id(talk.db, marked.order_id), True
    return True


async def _read(talk: Talk, pick: Pick, seen: Seen) -> tuple[str, list[Wanted], int] | None:
    within = await access.allowed(talk, "serve-orders")
    if within is None or talk.speaker is None or talk.speaker.person is None:
        return None
    picked = gather(await rows_of(talk.db, within, talk.speaker.community_id, pick), pick)
    lines, later = lines_of(picked, seen)
    return await lists.merchant_name(talk.db, seen.merchant_id), lines, later


def _me(talk: Talk) -> int:
    return talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0


def _things(lines: Sequence[Wanted]) -> int:
    return len({(one.line.item_id or one.line.name, one.line.unit) for one in lines})


async def _taken(talk: Talk, by_order: dict[int, list[Wanted]]) -> tuple[list[Kept], dict[int, str]]:
    """Take up what nobody has; gives the orders that are the speaker's, and who has which of the others."""
    kept = await orders.by_ids(talk.db, list(by_order))
    mine, others = [], {}
    for order in sorted(kept, key=lambda order: order.id):  # always in one order: nobody waits in a ring
        if order.state == "placed":
            moved = await move(talk.db, talk, order, "accept", _me(talk), taker_id=_me(talk))
            if moved is None:  # somebody else was there first
                now = await orders.by_id(talk.db, order.id)
                others[order.id] = now.taker if now is not None else ""
                continue
            order = moved
        elif order.taker_id != _me(talk):
            others[order.id] = order.taker
            continue
        mine.append(order)
    return mine, others


async def _moved_on(talk: Talk, order_ids: Sequence[int]) -> int:
    """Those with nothing left to buy are bought; gives how many have nothing left."""
    ready = 0
    lines = await orders.lines(talk.db, order_ids)
    for order in await orders.by_ids(talk.db, order_ids):
        if any(line.state == "wanted" for line in lines.get(order.id, [])):
            continue
        ready += 1
        if possible("buy", order.kind, order.state):
            await move(talk.db, talk, order, "buy", _me(talk))
    return ready
