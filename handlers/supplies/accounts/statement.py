"""我的账: a household's orders of the last month, what was paid for them, and what is still owed. Nobody sees another
home's but those who look after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Marked, Talk
from handlers.supplies.accounts import repaying, settling
from handlers.supplies.accounts.balance import Balance, balance
from handlers.supplies.wording import money as in_words
from handlers.temperature.doors import hints, is_behind, spellings
from storage import households
from storage.households import Door
from storage.supplies import money, orders
from storage.supplies.money import Back
from storage.supplies.orders import Kept, Line
from storage.temperature import Within

_RECENT = timedelta(days=30)
_SHOWN, _DOORS = 15, 8
_COMING = ("placed", "accepted")


@dataclass(frozen=True, slots=True)
class Entry:
    """One order in a household's account. `how`: cash, code, later, open (it was bought and not paid), coming (it was
    not bought yet), none (it came to nothing, and nothing was paid)."""

    order: Kept
    sum: Decimal
    unpriced: bool
    how: str
    balance: Balance

    @property
    def owed(self) -> Decimal:
        """What of it is still to be paid."""
        return self.balance.owed if self.order.state not in _COMING else Decimal(0)


def entry(order: Kept, lines: Sequence[Line], back: Back = money.NOTHING_BACK) -> Entry | None:
    """An order in the account; none where there is nothing to pay, and nothing was."""
    total, unpriced = orders.total(lines)
    if not total and not unpriced and order.paid is None:
        return None
    if order.paid in money.TAKEN:
        how = order.paid or ""
    elif order.state in money.OVER:
        how = "none"
    elif order.state in _COMING:
        how = "coming"
    else:
        how = "later" if order.paid == "later" else "open"
    found = balance(order.state, [one for one in lines if one.due], back, order.paid, order.paid_amount)
    return Entry(order, total, unpriced, how, found)


async def mine(talk: Talk) -> None:
    """我的账."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("account-how")
        return
    await _show(talk, speaker.household_id, "")


async def of_door(talk: Talk, rest: str) -> None:
    """「账 502」, /account 502: of a home that the speaker looks after; without a room their own."""
    if not rest:
        await mine(talk)
        return
    within = await access.allowed(talk, "see-home-orders")
    if within is None:
        return
    if talk.speaker is not None and access.roles_for(talk.speaker.roles, "keep-shop") and not hints(rest):
        shop = await settling.shop_in(talk, rest)
        if shop is not None:
            await settling.of_shop(talk, *shop)
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
    within = await access.allowed(talk, "see-home-orders")
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
    ids = [order.id for order in found]
    lines, backs = await orders.lines(talk.db, ids), await money.backs(talk.db, ids)
    entries = [
        one for order in found
        if (one := entry(order, lines.get(order.id, []), backs.get(order.id, money.NOTHING_BACK))) is not None
    ]  # fmt: skip
    if not entries:
        talk.say("account-none", place=place or "none")
        return
    owed = sum((one.owed for one in entries), Decimal(0))
    owing = sum((one.balance.owing for one in entries), Decimal(0))
    coming = sum((one.balance.owed for one in entries if one.order.state in _COMING), Decimal(0))
    shown = [
        talk.phrase(
            "account-head", place=place or "none", count=len(entries), owed=in_words(owed) if owed else "none",
            coming=in_words(coming) if coming else "none", owing=in_words(owing) if owing else "none",
        )
    ]  # fmt: skip
    shown += [_line(talk, one) for one in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        shown.append(talk.phrase("account-more", count=len(entries) - _SHOWN))
    mine = talk.speaker is not None and access.roles_for(talk.speaker.roles, "serve-orders")
    choices = [
        talk.choice(
            repaying.button(one.order, one.balance.owing), "choice-pay-back", number=one.order.id,
            sum=in_words(one.balance.owing),
        )
        for one in entries if place and mine and one.balance.owing
    ]  # fmt: skip
    talk.say("pick-said", lines=said.lines(shown), choices=tuple(choices[:_DOORS]))


def _line(talk: Talk, one: Entry) -> Marked:
    """· 3 号 11月22日（周日） 37 元，退了，付了 37 元（现金），还要退 37 元."""
    placed = talk.rules.local(one.order.placed_at or one.order.created_at).date()
    found = one.balance
    over = one.order.state in money.OVER
    lacking = found.owed if one.how in money.TAKEN and not over else Decimal(0)
    return talk.phrase(
        "account-line", number=one.order.id, day=said.day(talk.words, talk.language, placed),
        sum=in_words(one.sum), open="yes" if one.unpriced else "no", how=one.how, paid=in_words(found.taken),
        gone=one.order.state if over else "part" if found.back else "no", back=in_words(found.back),
        given=in_words(found.given) if found.given else "none", owing=in_words(found.owing) if found.owing else "none",
        lacking=in_words(lacking) if lacking else "none",
    )  # fmt: skip
