"""The steps of the crew: one order, a whole building, all that stand alike; and taking them back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.supplies.course import may_undo, possible
from handlers.supplies.desk import crew, hands, job, refusing
from handlers.supplies.desk.board import buildings
from handlers.supplies.desk.showing import choice, me, put, put_card, say_how_it_stands
from handlers.supplies.moving import move, take_back
from storage import history, households
from storage.supplies import desk, offers, orders, steps
from storage.supplies.orders import Kept

_LATELY = timedelta(minutes=30)  # what others have taken since then is said to whoever takes a whole building
_MICRO = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


async def may_go_on(talk: Talk, order: Kept) -> bool:
    """Whether the speaker may take the next steps of an order that somebody has: who took it, or who decides; others
    are told who has it."""
    if order.taker_id == me(talk) or await crew.may_keep(talk.db, talk.speaker, order):
        return True
    if order.state in desk.IN_HAND and order.taker_id is not None:
        at = said.clock(talk.rules.local(order.accepted_at or order.changed_at))
        talk.say("desk-theirs", number=order.id, name=order.taker, at=at)
    else:
        await say_how_it_stands(talk, order, "")
    return False


async def accept(talk: Talk, order: Kept) -> None:
    """I take it: one has it, the other is told who."""
    if order.waits == "clinician":
        _say_waits(talk, order)
        return
    if not possible("accept", order.kind, order.state) and order.taker_id == me(talk) and order.state in desk.IN_HAND:
        await put_card(talk, order)  # pressed twice: it is theirs
        return
    if await move(talk.db, talk, order, "accept", me(talk), taker_id=me(talk)) is None:
        await say_how_it_stands(talk, order, "accept")
    await put_card(talk, order)


async def go_on(talk: Talk, order: Kept, step: str) -> None:
    """Bought, set out, done."""
    if not await may_go_on(talk, order):
        return
    if step == "buy" and possible(step, order.kind, order.state) and await _waits(talk, order):
        return
    if step == "buy" and await _is_empty(talk, order):
        await refusing.refuse(talk, order, "short")
        return
    if await _take(talk, order, step) is None:
        await say_how_it_stands(talk, order, step)
    await put_card(talk, order)


async def _is_empty(talk: Talk, order: Kept) -> bool:
    """Whether nothing of an order was to be had: there is no bag to bring."""
    if not possible("buy", order.kind, order.state):
        return False
    kept = [one for one in (await orders.lines(talk.db, [order.id])).get(order.id, []) if one.state != "dropped"]
    return bool(kept) and all(line.state == "none" for line in kept)


async def _take(talk: Talk, order: Kept, step: str) -> Kept | None:
    """Whoever carries it to the door has it from then on."""
    values: dict[str, Any] = {"taker_id": me(talk)} if step in ("leave", "finish") else {}
    if step == "finish":
        values["how"] = "carrier"
    moved = await move(talk.db, talk, order, step, me(talk), **values)
    if moved is not None and step == "buy":
        await desk.mark_got(talk.db, order.id)
    return moved


async def _waits(talk: Talk, order: Kept) -> bool:
    """Whether the household is asked about something of it first: that is said, and the rest counts as bought."""
    kept = await offers.lock(talk.db, order.id)
    asked = [line for line in kept if line.asked]
    if not asked:
        if order.waits is not None:
            _say_waits(talk, order)
        return order.waits is not None
    rest = any(line.state == "wanted" and not line.asked for line in kept)
    if rest:
        await desk.mark_got(talk.db, order.id)
    names = said.listed(talk.words, talk.language, [line.name for line in asked])
    talk.say("desk-asked-first", number=order.id, names=names, rest="yes" if rest else "no")
    await put_card(talk, order)
    return True


def _say_waits(talk: Talk, order: Kept) -> None:
    why = talk.phrase("desk-job-waits", waits=order.waits or "price")
    talk.say("desk-waits", number=order.id, why=why)


async def release(talk: Talk, order: Kept) -> None:
    """Whoever took it gives it back, or somebody who decides does; others may take it, and the desk hears of it."""
    if not await may_go_on(talk, order):
        return
    free = await move(
        talk.db, talk, order, "release", me(talk), taker_id=None, accepted_at=None, nagged_at=None
    )  # fmt: skip
    if free is None:
        await say_how_it_stands(talk, order, "release")
    else:
        await crew.ring(talk.db, talk, free, but=me(talk))
    await put_card(talk, order)


async def undo(talk: Talk, order: Kept) -> None:
    """That was a slip: within a minute, by whoever did it, while nothing has happened since."""
    taken = await take_back(talk.db, talk, order, me(talk) or None)
    if taken is None:
        newest = job.newest_step(await steps.of_order(talk.db, order.id))
        late = newest is not None and newest.by_id == me(talk) and not may_undo(newest.at, talk.now)
        talk.say("desk-undo-late" if late else "desk-undo-not", number=order.id)
    else:
        talk.say("desk-undone", number=order.id)
        if taken.step == "refuse":
            await refusing.tell_again(talk, order)
    await put_card(talk, order)


# --- many with one press ----------------------------------------------------------------------------------------------


async def take_building(talk: Talk, building_id: int, shown: int) -> None:
    """All that waits in a building for the coming round; `shown`: how many the button spoke of."""
    reaches = await crew.reach(talk.db, talk.speaker)
    piles = await desk.piles(talk.db, reaches, talk.now)
    here = next((one for one in buildings(piles) if one.id == building_id), None)
    name = here.name if here is not None else await desk.area_name(talk.db, building_id)
    mine = lost = 0
    for order in await desk.of_building(talk.db, reaches, building_id, here.until) if here is not None else []:
        if await move(talk.db, talk, order, "accept", me(talk), taker_id=me(talk)) is not None:
            mine += 1
        else:
            lost += 1
    if shown > mine + lost:  # gone already when we looked
        lately = await desk.taken_lately(talk.db, building_id, talk.now - _LATELY, me(talk))
        lost = min(shown - mine, max(lost, lately))
    talk.say("desk-took", building=name, mine=mine, others=lost, choices=_undo(talk) if mine else ())
    if mine:
        await put(talk, crew.HANDS, anew=True)


def _undo(talk: Talk) -> tuple[Choice, ...]:
    return (choice(talk, f"back:{stamp(talk.now)}", "choice-desk-undo"),)


def stamp(at: datetime) -> int:
    """A moment as `back` takes it."""
    return (at - _EPOCH) // _MICRO


async def each(talk: Talk, step: str) -> None:
    """The same step with all that I have in hand and that stand so."""
    held = await desk.in_hand(talk.db, me(talk))
    reaches = await crew.reach(talk.db, talk.speaker)
    asked = await desk.asked(talk.db, [one.id for one in held])
    count = left = 0
    for order in sorted(hands.ready(step, held, asked), key=lambda one: one.id):
        if step == "buy" and await _is_empty(talk, order):
            await refusing.refuse(talk, order, "short")
        elif await desk.served(talk.db, reaches, order.id) and await _take(talk, order, step) is not None:
            count += 1
        else:
            left += 1
    talk.say("desk-each", step=step, count=count, left=left, choices=_undo(talk) if count else ())
    await put(talk, crew.HANDS, anew=True)


async def back(talk: Talk, stamped: int) -> None:
    """All that one press did was a slip."""
    count = 0
    at = _EPOCH + stamped * _MICRO
    if may_undo(at, talk.now):
        for order_id in await desk.stepped(talk.db, me(talk), at):
            order = await orders.by_id(talk.db, order_id)
            if order is not None and await take_back(talk.db, talk, order, me(talk) or None) is not None:
                count += 1
    late = "no" if may_undo(at, talk.now) else "yes"
    talk.say("desk-each-back", count=count, late=late)
    await put(talk, crew.HANDS, anew=True)


# --- looking ----------------------------------------------------------------------------------------------------------


async def phone(talk: Talk, order: Kept) -> None:
    """The household's whole numbers, for whoever has the order in hand; that somebody looked is on the record."""
    if not await may_go_on(talk, order):
        return
    numbers = await households.phones(talk.db, order.household_id)
    if not numbers:
        talk.say("phone-none", place=order.place)
        return
    assert talk.speaker is not None
    await history.add(talk.db, [{
        "community_id": order.community_id, "at": talk.now, "actor": f"account/{talk.speaker.account_id}",
        "action": "phone-shown", "subject": f"order/{order.id}",
        "details": {"person": me(talk), "people": [person for person, _, _ in numbers]},
    }])  # fmt: skip
    lines = said.lines(talk.phrase("phone-line", name=name, phone=number) for _, name, number in numbers)
    talk.say("phone-list", place=order.place, lines=lines)
