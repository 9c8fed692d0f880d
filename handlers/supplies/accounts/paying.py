"""How an order was paid: cash, by code, later. Only the word of those who take the money counts, and it can be taken
back within a minute. What a household says of it is passed on."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from handlers import access, threads
from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.supplies import course
from handlers.supplies.accounts import slips
from handlers.supplies.accounts.reading import amount_in, says_paid
from handlers.supplies.moving import spread
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import shelf
from handlers.supplies.wording import money as in_words
from handlers.supplies.wording import paid
from storage import accounts
from storage.accounts import Speaker
from storage.supplies import money, orders
from storage.supplies.orders import Kept

AMOUNT = "pay-amount"  # what we wait for: another sum than the order's
_HOWS = {"cash": "choice-pay-cash", "code": "choice-pay-code", "later": "choice-pay-later"}
_PATIENCE = timedelta(minutes=30)
_RECENT = timedelta(days=30)
_PAYABLE = ("accepted", *money.HAD)


async def theirs(talk: Talk, word: str) -> Kept | None:
    """The order of a button, if the speaker takes up orders there; else they are told, and None comes back."""
    if await access.allowed(talk, "serve-orders") is None:
        return None
    order = await orders.by_id(talk.db, int(word)) if word.isascii() and word.isdigit() and len(word) < 13 else None
    roles = tuple(sorted(access.ALLOWED["serve-orders"]))
    if order is None or not await access.may_for(talk.db, talk.speaker, order.household_id, roles, talk.now):
        talk.say("old-button")
        return None
    return order


async def ask(talk: Talk, order: Kept) -> None:
    """「怎么付的」: what it costs, and the three answers; where it has been written down, what stands there."""
    total, unpriced = await _total(talk, order)
    if order.state not in _PAYABLE:
        talk.say("pay-not-yet", number=order.id)
    elif order.paid in ("cash", "code"):
        await _ask_again(talk, order, total)
    elif not total and not unpriced:
        talk.say("pay-nothing", number=order.id, choices=(talk.choice(f"pay:other:{order.id}", "choice-pay-other"),))
    else:
        talk.say(
            "pay-ask", number=order.id, place=order.place, sum=in_words(total), open="yes" if unpriced else "no",
            choices=_hows(talk, order, total, total, len(await slips.kept(talk.db, order.id))),
        )  # fmt: skip


async def _ask_again(talk: Talk, order: Kept, amount: Decimal) -> None:
    assert order.paid_at is not None
    talk.say(
        "pay-ask-again", number=order.id, stands=paid(talk.words, talk.language, order) or "",
        by=await money.payee(talk.db, order.id), at=said.clock(talk.rules.local(order.paid_at)),
        choices=_hows(talk, order, amount, await _sum(talk, order), len(await slips.kept(talk.db, order.id))),
    )  # fmt: skip


def _hows(talk: Talk, order: Kept, amount: Decimal, total: Decimal, receipts: int = 0) -> tuple[Choice, ...]:
    """Each button says how much, what the order cost when it was made, and what was written down by then."""
    carried = f"{order.id}:{_cents(amount)}:{_cents(total)}:{_second(order.paid_at)}"
    found = [talk.choice(f"pay:{how}:{carried}", label) for how, label in _HOWS.items()]
    if receipts:
        found.append(talk.choice(f"pay:show:{order.id}", "choice-pay-show", count=receipts))
    return (*found, talk.choice(f"pay:other:{order.id}", "choice-pay-other"))


def _cents(amount: Decimal) -> int:
    return int(amount * 100)


def _second(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment is not None else 0


async def _total(talk: Talk, order: Kept) -> tuple[Decimal, bool]:
    return orders.total((await orders.lines(talk.db, [order.id])).get(order.id, []))


async def _sum(talk: Talk, order: Kept) -> Decimal:
    return (await _total(talk, order))[0]


async def note(talk: Talk, order: Kept, how: str, carried: list[str]) -> None:
    """One of the three answers. It is written down if the order still costs what it did, and nobody has written
    anything meanwhile."""
    if len(carried) != 3 or not all(word.isascii() and word.isdigit() and len(word) < 12 for word in carried):
        talk.say("old-button")
        return
    amount, former, seen = (int(word) for word in carried)
    total = await _sum(talk, order)
    if order.state not in _PAYABLE:
        talk.say("pay-not-yet", number=order.id)
        return
    if _second(order.paid_at) != seen:
        await _ask_again(talk, order, total)
        return
    if _cents(total) != former:
        talk.say("pay-ask-changed", number=order.id, sum=in_words(total), former=in_words(Decimal(former) / 100),
                 choices=_hows(talk, order, total, total))  # fmt: skip
        return
    me = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
    sum_ = (Decimal(amount) / 100).quantize(Decimal("0.01"))
    if not await money.pay(talk.db, order, how, sum_, talk.now, by_id=me, seen=order.paid_at):
        now = await orders.by_id(talk.db, order.id) or order
        await _ask_again(talk, now, total)
        return
    now = await orders.by_id(talk.db, order.id) or order
    await spread(talk.db, talk, now)
    talk.say(
        "pay-done", how=how, number=order.id, sum=in_words(sum_),
        choices=(talk.choice(f"pay:undo:{order.id}:{_second(now.paid_at)}", "choice-pay-undo"),),
    )  # fmt: skip


async def undo(talk: Talk, order: Kept, carried: list[str]) -> None:
    """「记错了」, within a minute."""
    me = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
    fresh = order.paid_at is not None and course.may_undo(order.paid_at, talk.now)
    if (
        not fresh
        or carried != [str(_second(order.paid_at))]
        or not await money.unpay(talk.db, order, talk.now, by_id=me)
    ):
        talk.say("pay-undo-late", choices=(talk.choice(f"pay:ask:{order.id}", "choice-pay-ask"),))
        return
    await spread(talk.db, talk, await orders.by_id(talk.db, order.id) or order)
    talk.say("pay-undone", number=order.id)


async def other(talk: Talk, order: Kept) -> None:
    """「数目不对」: what is written next is the sum."""
    assert talk.speaker is not None
    data = {"order": order.id, "seen": _second(order.paid_at)}
    await accounts.expect(talk.db, talk.speaker.account_id, AMOUNT, data, talk.now + _PATIENCE)
    talk.say("pay-amount-how")


async def amount_said(talk: Talk, text: str) -> bool:
    """The sum. False: it is about something else (a number with words in it that is no money)."""
    assert talk.speaker is not None
    amount = amount_in(text)
    if amount is None:
        if any(char.isdigit() for char in text) and len(text) < 12:
            talk.say("pay-amount-what", text=text)
            return True
        return False
    await accounts.expect(talk.db, talk.speaker.account_id, None)
    order = await theirs(talk, str(talk.speaker.expects_data.get("order", "")))
    if order is None:
        return True
    total = await _sum(talk, order)
    if _second(order.paid_at) != talk.speaker.expects_data.get("seen"):
        await _ask_again(talk, order, amount)
        return True
    if amount == total:
        await ask(talk, order)
        return True
    talk.say(
        "pay-ask-amount", number=order.id, sum=in_words(total), amount=in_words(amount),
        way="more" if amount > total else "less", apart=in_words(abs(amount - total)),
        choices=_hows(talk, order, amount, total),
    )  # fmt: skip
    return True


async def told(talk: Talk, speaker: Speaker) -> bool:
    """「钱付了」 of a household: it is passed on as it is, and nothing is written down. Says whether that was all: they
    may have ordered something in the same breath."""
    if speaker.household_id is None or not says_paid(talk.text):
        return False
    if not await money.of_home(talk.db, speaker.household_id, talk.now - _RECENT):
        return False
    await threads.pass_on(talk, speaker)
    talk.say("pay-told")
    stock = await shelf(talk.db, speaker.community_id)
    return not any(line.item is not None for line in parse(talk.text, stock.catalogue))
