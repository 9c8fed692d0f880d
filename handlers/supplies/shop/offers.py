"""Something else instead, or a price asked by hand: whoever serves proposes it, and the household is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers import access, words
from handlers.chat import Talk
from handlers.roster.cells import BadCell
from handlers.supplies import wording
from handlers.supplies.reading import goods
from handlers.supplies.reading.vocabulary import NO
from handlers.supplies.shelf import Shelf, plain, shelf
from handlers.supplies.shop import alike, keeping, prices, questions
from handlers.supplies.shop.answers import answered
from storage import accounts
from storage.supplies import offers, orders, wares
from storage.supplies.orders import Kept, Line
from storage.supplies.wares import Ware
from storage.temperature import Within

TYPED, PRICE = "offer", "offer-price"  # what we wait for: a thing to propose, a price
PATIENCE = timedelta(minutes=30)
_PRESSED = re.compile(r"(begin|put|price|yes|no):(i?\d{1,12})(?::(\d{1,12}))?(?::([\d.]{1,40}))?", re.ASCII)
_THING = re.compile(
    r"(.{1,60}?)[\s:：,，]*(?:¥|￥)?(\d{1,5}(?:\.\d{1,2})?)\s*(?:元|块钱|块|yuan|rmb)?(?:[一/每]?\S{1,3})?"
)


@dataclass(frozen=True, slots=True)
class About:
    """What a proposal is about: lines that say the same thing, each with its order. `target`: the line, or i and the
    thing, as a button names them."""

    target: str
    found: Sequence[tuple[Kept, Line]]

    @property
    def line(self) -> Line:
        """The first of them, in whose words it is said."""
        return self.found[0][1]

    @property
    def quantity(self) -> Decimal:
        """How many are wanted together."""
        return sum((prices.missing(line) for _, line in self.found), Decimal(0))

    @property
    def medicine(self) -> bool:
        """Nobody but a clinician proposes another medicine."""
        return any(order.kind == "medicine" for order, _ in self.found)


async def pressed(talk: Talk, value: str) -> None:
    """A button about a line: "begin:LINE", "put:LINE::ITEMS", "price:LINE" of those who serve, "yes:LINE:N:WHICH",
    "no:LINE:N" of the household."""
    found = _PRESSED.fullmatch(value)
    if found is None:
        talk.say("old-button")
    elif found[1] in ("yes", "no"):
        which = _which(found[4]) if found[1] == "yes" else None
        await answered(talk, int(found[2].lstrip("i")), int(found[3] or 0), which)
    else:
        about = await _about(talk, found[2])
        if about is None:
            return
        match found[1]:
            case "begin":
                await _begin(talk, about)
            case "put":
                await _put(talk, about, [int(id) for id in (found[4] or "").split(".") if id])
            case _:
                await _ask_price(talk, about)


def _which(text: str | None) -> int:
    return int(text) if text is not None and text.isdigit() else 0


async def _about(talk: Talk, target: str) -> About | None:
    """The lines that somebody who serves may propose something for; None: it is not theirs, or nothing is open any
    more, and they were told so."""
    within = await access.allowed(talk, "serve-orders")
    if within is None:
        return None
    assert talk.speaker is not None
    if target.startswith("i"):
        item = int(target[1:])
        found = (await offers.holding(talk.db, talk.speaker.community_id, [item], prices.ASKABLE)).get(item, [])
    else:
        order = await orders.by_id(talk.db, await offers.order_of(talk.db, int(target)) or 0)
        found = [order] if order is not None and order.state in prices.ASKABLE else []
    mine = [order for order in found if _covers(within, order)]
    by_order = await orders.lines(talk.db, [order.id for order in mine])
    pairs = [
        (order, line)
        for order in mine
        for line in by_order[order.id]
        if line.state in ("wanted", "none", "part")
        and (line.item_id == int(target[1:]) if target.startswith("i") else line.id == int(target))
    ]
    if not pairs:
        talk.say("offer-nothing-open")
        return None
    return About(target, pairs)


def _covers(within: Within, order: Kept) -> bool:
    """Whether an order's door lies in a place."""
    return (
        within.community_id == order.community_id
        or order.building_id in within.buildings
        or order.area_id in within.areas
        or order.household_id in within.households
    )


async def _begin(talk: Talk, about: About) -> None:
    """Show what could take its place; a name and a price may be typed as well."""
    if about.medicine:
        talk.say("offer-medicine")
        return
    assert talk.speaker is not None
    line = about.line
    ware = (await wares.by_ids(talk.db, [line.item_id])).get(line.item_id) if line.item_id is not None else None
    on_sale = await wares.on_sale(talk.db, talk.speaker.community_id)  # the shelf's stock may be some moments old
    found = alike.proposals(line.name, ware, about.quantity, line.price, on_sale)
    choices = [
        talk.choice(
            f"offer:put:{about.target}:0:{one.id}", "choice-offer-one", name=one.name,
            price=wording.money(one.price or Decimal(0)),
        )
        for one in found
    ]  # fmt: skip
    if len(found) > 1:
        ids = ".".join(str(one.id) for one in found)
        choices.append(talk.choice(f"offer:put:{about.target}:0:{ids}", "choice-offer-all", count=len(found)))
    first = about.found[0][0]
    talk.say(
        "offer-begin", choices=tuple(choices), count=len(about.found), number=str(first.id), name=line.name,
        amount=str(plain(prices.missing(line))), unit=line.unit, any="yes" if found else "no",
    )  # fmt: skip
    await accounts.expect(talk.db, talk.speaker.account_id, TYPED, {"target": about.target}, talk.now + PATIENCE)


async def _put(talk: Talk, about: About, item_ids: Sequence[int]) -> None:
    """Propose things of the catalogue."""
    assert talk.speaker is not None
    on_sale = {one.id: one for one in await wares.on_sale(talk.db, talk.speaker.community_id)}
    found = [on_sale[id] for id in item_ids[: prices.MOST_THINGS] if id in on_sale and on_sale[id].price is not None]
    if not found:
        talk.say("offer-nothing-open")
        return
    await _propose(talk, about, [_of_ware(one) for one in found])


def _of_ware(ware: Ware) -> dict[str, Any]:
    return {"item": ware.id, "name": ware.name, "unit": ware.unit, "price": str(ware.price)}


async def _propose(talk: Talk, about: About, things: Sequence[dict[str, Any]]) -> None:
    """Ask the households of these lines, each in one message."""
    assert talk.speaker is not None
    if about.medicine:
        talk.say("offer-medicine")
        return
    asked = []
    for order, line in about.found:
        current = {one.id: one for one in await offers.lock(talk.db, order.id)}.get(line.id)
        if current is None or current.state not in ("wanted", "none", "part"):
            continue
        open_id = await _opened(talk, order, current)
        offer = prices.swap_offer(
            [{**one, "count": str(prices.missing(current))} for one in things], talk.now, talk.speaker.account_id
        )
        if await offers.put(talk.db, open_id, offer):
            settled = await questions.settle(talk.db, talk, order.id, new=True)
            if settled is not None:
                asked.append(settled)
    if talk.speaker.expects == TYPED:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    if not asked:
        talk.say("offer-nothing-open")
        return
    households = await questions.ask(talk.db, talk, asked)
    talk.say(
        "offer-sent", count=households, number=str(asked[0].id), name=about.line.name,
        to=words.listed(talk.words, talk.language, [one["name"] for one in things]),
    )  # fmt: skip


async def _opened(talk: Talk, order: Kept, line: Line) -> int:
    """The line that is open until they answer: what the desk wrote down as not to be had is so again, and of what was
    to be had in part the rest, as a line of its own."""
    if line.state == "none" or (line.state == "part" and not line.got):
        await orders.change_line(talk.db, line.id, (line.state,), state="wanted", got=None)
    elif line.state == "part":
        await orders.change_line(talk.db, line.id, ("part",), state="got", quantity=line.got)
        return await offers.add_line(
            talk.db, line, order.community_id, instead_of=None, item_id=line.item_id, merchant_id=line.merchant_id,
            name=line.name, quantity=prices.missing(line), unit=line.unit, price=line.price,
        )  # fmt: skip
    return line.id


async def typed(talk: Talk, text: str) -> bool:
    """A thing to propose, with its price where the list has none: 老抽, 老抽 10 元. False: it is about the list."""
    assert talk.speaker is not None
    if await _left(talk, text):
        return True
    wish = keeping.read(text)
    if wish is not None and wish.what != "price" and access.roles_for(talk.speaker.roles, "keep-shop"):
        return False
    about = await _about(talk, str(talk.speaker.expects_data.get("target", "0")))
    if about is None:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
        return True
    stock = await shelf(talk.db, talk.speaker.community_id)
    things = [_read(part.strip(), about.line, stock) for part in re.split(r"[、；;\n]", text) if part.strip()]
    found = [one for one in things if one is not None]
    if not found or len(found) < len(things):
        talk.say("offer-how", name=about.line.name)
        return True
    await _propose(talk, about, found[: prices.MOST_THINGS])
    return True


async def _left(talk: Talk, text: str) -> bool:
    """Whether they let it be."""
    left = text.strip(" 。.").lower() in NO.split("|")
    if left and talk.speaker is not None:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
        talk.say("offer-left")
    return left


def _read(text: str, line: Line, stock: Shelf) -> dict[str, Any] | None:
    """One thing as it was typed; none where there is no price to be had for it."""
    ware = stock.named(_found(stock, text))
    if ware is not None and ware.price is not None:
        return _of_ware(ware)
    read = _THING.fullmatch(text)
    if read is None:
        return None
    name, price = read[1].strip(), Decimal(read[2]).quantize(Decimal("0.01"))
    ware = stock.named(_found(stock, name))
    if ware is not None:
        return {**_of_ware(ware), "price": str(price)}
    return {"item": None, "name": name[:100], "unit": line.unit, "price": str(price)}


def _found(stock: Shelf, name: str) -> str | None:
    found = stock.catalogue.find(name)
    return found.item.name if found.item is not None and found.exact else None


# --- a price by hand --------------------------------------------------------------------------------------------------


async def _ask_price(talk: Talk, about: About) -> None:
    assert talk.speaker is not None
    line = about.line
    talk.say(
        "offer-price-how", number=str(about.found[0][0].id), name=line.name, unit=line.unit or talk.phrase("offer-each")
    )
    await accounts.expect(talk.db, talk.speaker.account_id, PRICE, {"target": about.target}, talk.now + PATIENCE)


async def priced(talk: Talk, text: str) -> bool:
    """A price, typed while we wait for one; False where it is none, and about something else."""
    assert talk.speaker is not None
    if await _left(talk, text):
        return True
    try:
        price = goods.price(text.strip("。. "))
    except BadCell:
        price = None
    if price is None:
        if not any(one.isdigit() for one in text):
            return False
        talk.say("offer-price-what", text=text[:40])
        return True
    about = await _about(talk, str(talk.speaker.expects_data.get("target", "0")))
    await accounts.expect(talk.db, talk.speaker.account_id, None)
    if about is None:
        return True
    order, line = about.found[0]
    lines = await offers.lock(talk.db, order.id)
    line = next((one for one in lines if one.id == line.id), line)
    by_id = talk.speaker.person.id if talk.speaker.person is not None else None
    outcome = await questions.price_line(
        talk.db, talk, order, lines, line, price, by=talk.speaker.account_id, by_id=by_id
    )  # fmt: skip
    settled = await questions.settle(talk.db, talk, order.id, new=outcome == "asked")
    if outcome == "asked" and settled is not None:
        await questions.ask(talk.db, talk, [settled])
    elif order.waits in offers.ASKS:
        await questions.refresh(talk.db, talk, order)
    sum_, _open = orders.total((await orders.lines(talk.db, [order.id])).get(order.id, []))
    talk.say(
        "offer-priced", outcome=outcome, number=str(order.id), name=line.name, price=wording.money(price),
        sum=wording.money(sum_), above=wording.money(prices.ASK_ABOVE),
        why="dearer" if line.price is not None else "much" if price * line.quantity > prices.ASK_ABOVE else "ceiling",
    )  # fmt: skip
    return True


EXPECTED = {TYPED: typed, PRICE: priced}
