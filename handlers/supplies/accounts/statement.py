"""我的账: a household's orders of the last month, what was paid for them, and what is still owed. Nobody sees another
home's but those who look after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.supplies.wording import money as in_words
from handlers.temperature.doors import hints, is_behind, spellings
from storage import households
from storage.households import Door
from storage.supplies import money, orders
from storage.supplies.orders import Kept, Line
from storage.temperature import Within

_RECENT = timedelta(days=30)
_SHOWN, _DOORS = 15, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One order in a household's account. `how`: cash, code, later, open (it was bought and not paid), coming (it was
    not bought yet), returned."""

    order: Kept
    sum: Decimal
    unpriced: bool
    how: str

    @property
    def owed(self) -> Decimal:
        """What of it is still to be paid."""
        return self.sum if self.how in ("open", "later") else Decimal(0)


def entry(order: Kept, lines: Sequence[Line]) -> Entry | None:
    """An order in the account; none where there is nothing to pay, and nothing was."""
    total, unpriced = orders.total(lines)
    if not total and not unpriced and order.paid is None:
        return None
    if order.state == "returned":
        how = "returned"
    elif order.paid in ("cash", "code"):
        how = order.paid or ""
    elif order.state in ("placed", "accepted"):
        how = "coming"
    else:
        how = "later" if order.paid == "later" else "open"
    return Entry(order, total, unpriced, how)


async def mine(talk: Talk) -> None:
    """我的账, /account."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("account-how")
        return
    await _show(talk, speaker.household_id, "")


async def of_door(talk: Talk, rest: str) -> None:
    """「账 502」: of a home that the speaker looks after."""
    within = await access.allowed(talk, "order-for")
    if within is None:
        return
    if not rest:
        talk.say("account-how")
        return
    doors = await _doors(talk, within, rest)
    if not doors:
        talk.say("account-nobody", what=rest)
    elif len(doors) > 1:
        choices = tuple(Choice(f"pay:home:{door.household_id}", door.place) for door in doors[:_DOORS])
        talk.say("account-which", choices=choices)
    else:
        await _show(talk, doors[0].household_id, doors[0].place)


async def chosen(talk: Talk, word: str) -> None:
    """Which home, of several."""
    within = await access.allowed(talk, "order-for")
    if within is None:
        return
    known = word.isascii() and word.isdigit() and len(word) < 13
    door = await households.by_id(talk.db, within, int(word)) if known else None
    if door is None:
        talk.say("old-button")
        return
    await _show(talk, door.household_id, door.place)


async def _doors(talk: Talk, within: Within, where: str) -> list[Door]:
    numbers = hints(where)
    if not numbers:
        return await households.by_name(talk.db, within, [where])
    found = await households.by_room(talk.db, within, spellings(numbers[-1:]))
    return [door for door in found if is_behind(door, numbers)]


async def _show(talk: Talk, household_id: int, place: str) -> None:
    found = await money.of_home(talk.db, household_id, talk.now - _RECENT)
    lines = await orders.lines(talk.db, [order.id for order in found])
    entries = [one for order in found if (one := entry(order, lines.get(order.id, []))) is not None]
    if not entries:
        talk.say("account-none", place=place or "none")
        return
    owed = sum((one.owed for one in entries), Decimal(0))
    coming = sum((one.sum for one in entries if one.how == "coming"), Decimal(0))
    shown = [
        talk.phrase(
            "account-head",
            place=place or "none",
            count=len(entries),
            owed=in_words(owed) if owed else "none",
            coming=in_words(coming) if coming else "none",
        )
    ]
    for one in entries[:_SHOWN]:
        placed = talk.rules.local(one.order.placed_at or one.order.created_at).date()
        shown.append(
            talk.phrase(
                "account-line", number=one.order.id, day=said.day(talk.words, talk.language, placed),
                sum=in_words(one.sum), open="yes" if one.unpriced else "no", how=one.how,
                paid=in_words(one.order.paid_amount or Decimal(0)),
            )
        )  # fmt: skip
    if len(entries) > _SHOWN:
        shown.append(talk.phrase("account-more", count=len(entries) - _SHOWN))
    talk.say("pick-said", lines=said.lines(shown))
