"""Words about what is ordered already: more of it, less of it, nothing of it, and a yes that came twice."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from typing import Any

from handlers.chat import Talk
from handlers.supplies import course, rounds, wording
from handlers.supplies.course import possible
from handlers.supplies.door import receiving
from handlers.supplies.moving import move
from handlers.supplies.ordering import changes, drafting, repeating, replies
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import shelf
from handlers.threads.vocabulary import is_thanks
from storage import accounts
from storage.accounts import Speaker
from storage.supplies import orders
from storage.supplies.orders import Kept

_NUMBERED = re.compile(
    r"\s*(?P<cancel>取消|不要|cancel\s+)?\s*(?:(?P<latin>(?:order|number)\s*#?\s*)|第)?(?P<number>\d{1,12})"
    r"\s*(?(latin)|号(?:订?单子?)(?!元))",
    re.IGNORECASE,
)
_CANCELS = re.compile(r"(?:取消|不要|退)了?吧?|cancel(?: it)?", re.IGNORECASE)
_LISTED = 8
_JUST = timedelta(minutes=10)  # a yes within this is the same yes once more
_SOON = timedelta(minutes=30)  # 「不要了」 within this is about the order


def with_text(talk: Talk, text: str) -> Talk:
    """The same turn, as if only this had been written; letters go on into the same list."""
    return dataclasses.replace(talk, incoming=dataclasses.replace(talk.incoming, text=text))


async def joins(talk: Talk, household_id: int) -> None:
    """More of it, where an order is on its way already: it is one of its own, and with which round it goes is said."""
    placed = await orders.of_home(talk.db, household_id, course.GOING, _LISTED)
    order = next((one for one in placed if one.kind == "supplies"), None)
    if order is not None:
        same = order.round_at is not None and order.round_at == rounds.joined(talk.rules, talk.now)
        talk.say("order-joins", number=order.id, same="yes" if same else "no")


async def named(talk: Talk, speaker: Speaker) -> bool:
    """「128 号单再加一袋盐」: more, as an order of its own; 「取消128号单」."""
    found = _NUMBERED.match(talk.text)
    if found is None or talk.incoming.kind == "edit":
        return False
    order = await orders.by_id(talk.db, int(found["number"]))
    if order is None or order.household_id != speaker.household_id or order.placed_at is None:
        return False
    rest = talk.text[found.end() :].strip(" ,，:：")
    if found["cancel"] or _CANCELS.fullmatch(rest.strip("。!！")):
        await step_on(talk, order, "cancel", "order-cancelled")
        return True
    stock = await shelf(talk.db, speaker.community_id)
    lines = parse(changes.plainly(rest), stock.catalogue)
    if not lines:
        return False
    same = order.round_at is not None and order.round_at == rounds.joined(talk.rules, talk.now)
    talk.say("order-joins", number=order.id, same="yes" if same else "no")
    draft = await drafting.add(with_text(talk, rest), order.household_id, lines, stock)
    await drafting.show(talk, draft.id)
    return True


async def spoken(talk: Talk, speaker: Speaker) -> bool:
    """Words while nothing is being written: the yes once more, a change of what is ordered, or that it is not wanted.
    An order is not changed behind the back of whoever buys it: it is taken back whole and written anew."""
    if speaker.household_id is None:
        return False
    found = [
        order for order in await orders.of_home(talk.db, speaker.household_id, course.OPEN, _LISTED)
        if order.kind in repeating.KINDS and order.placed_at is not None
        and order.placed_at >= talk.now - drafting.STALE and receiving.may_see(speaker, order)
    ]  # fmt: skip
    if not found:
        return False
    newest = found[0]
    if replies.is_yes(talk.text):
        again = newest.placed_at is not None and newest.placed_at >= talk.now - _JUST and not is_thanks(talk.text)
        if again:
            talk.say("order-placed-before", number=newest.id)
        return again
    if replies.is_no(talk.text):
        about = newest if newest.placed_at is not None and newest.placed_at >= talk.now - _SOON else None
    else:
        stock = await shelf(talk.db, speaker.community_id)
        lines = await orders.lines(talk.db, [order.id for order in found])
        if any(changes.asks_when(talk.text, lines[one.id], stock.catalogue) for one in found):
            for one in found:
                await drafting.put(talk, one)
            return True
        about = next((one for one in found if changes.corrects(talk.text, lines[one.id], stock.catalogue)), None)
    if about is None:
        return False
    if not possible("cancel", about.kind, about.state):
        _too_late(talk, about)
        return True
    until = talk.now + drafting.PATIENCE
    await accounts.expect(talk.db, speaker.account_id, drafting.DRAFT, {"order": 0, "placed": about.id}, until)
    talk.say("order-change-placed", number=about.id, choices=(
        wording.button(talk.words, talk.language, "redo", about.id, "choice-order-redo"),
        wording.button(talk.words, talk.language, "cancel", about.id, "choice-order-cancel"),
    ))  # fmt: skip
    return True


async def answered(talk: Talk, order_id: int) -> bool:
    """An answer in words to what `spoken` asks: 取消这单, 改; False: about something else."""
    no, change = replies.is_no(talk.text), replies.wants_change(talk.text)
    order = await orders.by_id(talk.db, order_id) if no or change else None
    if order is None or talk.speaker is None:
        return False
    await accounts.expect(talk.db, talk.speaker.account_id, None)
    if no:
        await step_on(talk, order, "cancel", "order-cancelled")
    else:
        await redo(talk, order)
    return True


async def redo(talk: Talk, order: Kept) -> None:
    """An order is taken back, and what it held is a draft again."""
    assert talk.speaker is not None
    if order.household_id != talk.speaker.household_id and await drafting.full(talk, order.household_id):
        return
    kept = (await orders.lines(talk.db, [order.id])).get(order.id, [])
    if await step_on(talk, order, "cancel", "order-redone"):
        await repeating.fill(
            talk, order, [line for line in kept if line.instead_of is None and line.state != "dropped"]
        )


def _too_late(talk: Talk, order: Kept) -> None:
    stands = wording.state(talk.words, talk.rules, talk.language, order)
    talk.say("order-too-late", number=order.id, stands=stands)


async def step_on(talk: Talk, order: Kept, step: str, phrase: str, **values: Any) -> bool:
    """The household takes a step with its order; False: it cannot any more, and they are told how it stands."""
    by_id = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None
    if not possible(step, order.kind, order.state) or await move(talk.db, talk, order, step, by_id, **values) is None:
        _too_late(talk, await orders.by_id(talk.db, order.id) or order)
        return False
    await drafting.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
    talk.say(phrase, number=order.id)
    return True
