"""Staff keep the list in plain words: 盐没货了, 盐 3 元, 盐 库存 20. What it touches is shown before it is done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from handlers import access, words
from handlers.chat import Talk
from handlers.supplies import wording
from handlers.supplies.shelf import plain, shelf
from handlers.supplies.shop import changes, listing, prices
from storage import history
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import offers, wares
from storage.supplies.wares import Ware

_NAME = r"(?P<name>(?:\d{1,3}(?=[^\d\s.元块]))?[^\d\s¥￥:,。][^¥￥:,。\n]{0,39}?)"  # 84消毒液, too
_NUMBER = r"(?P<number>\d{1,6}(?:\.\d{1,3})?)"
_OUT = re.compile(
    rf"{_NAME}\s*(?:都|已经|现在|今天)?(?:没货|没有货|卖完|断货|缺货|售完|售罄|卖光|sold out|out of stock)(?:了|啦)?",
    re.I,
)
_BACK = re.compile(rf"{_NAME}\s*(?:又)?(?:有货|到货|来货|back in stock|in stock)(?:了|啦)?", re.I)
_END = re.compile(rf"{_NAME}\s*(?:不卖|下架|不再卖|no longer sold)(?:了|啦)?", re.I)
_STOCK = re.compile(
    rf"{_NAME}\s*(?:库存|还有|还剩|只剩|剩下|剩|stock|left)\s*(?:改成|是|为)?\s*[:：]?\s*{_NUMBER}\s*(?P<unit>[^\d\s。]{{0,4}})",
    re.I,
)
_PRICE = re.compile(
    rf"{_NAME}\s*(?:现在|今天)?\s*(?:单价|价格|卖|改成|改为|涨到|降到|涨成|降成|涨价到|降价到)?\s*[:：]?\s*(?:¥|￥)?{_NUMBER}"
    r"\s*(?:元|块钱|块|yuan|rmb)(?:\s*[一/每]\s*(?P<unit>[^\d\s。]{1,4}))?",
    re.I,
)
_PRESSED = re.compile(r"(set|see|list|sheet|no)(?::(\d{1,12}))?(?::(price|stock|out|back|end))?(?::(\d{1,9}))?", re.A)
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to change about a thing: `what` price, stock, out, back, end; `number` in 元 or units, where there is."""

    name: str
    what: str
    number: Decimal | None = None


def read(text: str) -> Wish | None:
    """What a sentence wants of the list; none where it wants nothing of it."""
    text = unicodedata.normalize("NFKC", text).strip(" 。.!")
    for what, pattern in (("out", _OUT), ("back", _BACK), ("end", _END), ("stock", _STOCK), ("price", _PRICE)):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        number = Decimal(found["number"]) if what in ("stock", "price") else None
        if what == "price" and number != round(number or Decimal(0), 2):
            return None
        return Wish(found["name"].strip(), what, number)
    return None


async def typed(talk: Talk, speaker: Speaker) -> bool:
    """Words of somebody who keeps the shop; says whether they were about the list. Of what is not in it, they are
    not."""
    wish = read(talk.text)
    if wish is None or not access.roles_for(speaker.roles, "keep-shop"):
        return False
    ware, near = await _find(talk, speaker.community_id, wish.name)
    if ware is None and not near:
        return False
    if await access.allowed(talk, "keep-shop") is None:
        return True
    if ware is None:
        talk.say("shop-which", name=wish.name, names=words.listed(talk.words, talk.language, near[:_LISTED]))
        return True
    await _show(talk, ware, wish.what, wish.number)
    return True


async def _find(talk: Talk, community_id: int, name: str) -> tuple[Ware | None, Sequence[str]]:
    """The thing that is meant, one that is not sold any more, too; else those that may be."""
    stock = await shelf(talk.db, community_id)
    found = stock.catalogue.find(name)
    ware = stock.named(found.item.name if found.item is not None else None)
    if ware is not None:
        ware = (await wares.by_ids(talk.db, [ware.id])).get(ware.id)  # the shelf's stock may be some moments old
    if ware is not None and found.exact:
        return ware, ()
    everything = await wares.everything(talk.db, community_id)
    former = next((one for one in everything if not one.sold and name in (one.name, *one.aliases)), None)
    return (former or ware), found.near


async def _show(talk: Talk, ware: Ware, what: str, number: Decimal | None) -> None:
    """What would be changed, and what it touches."""
    held = (await offers.holding(talk.db, _community(talk), [ware.id], prices.UNBOUGHT)).get(ware.id, [])
    if what == "price":
        held = [order for order in held if not prices.is_given(order)]
    smallest = _smallest(what, number)
    id = f"shop:set:{ware.id}:{what}" + ("" if smallest is None else f":{smallest}")
    dearer = what == "price" and number is not None and ware.price is not None and number > ware.price
    talk.say(
        "shop-would", what=what, name=ware.name, unit=ware.unit, was=_was(ware, what), number=_number(what, number),
        count=len(held), asked="yes" if dearer else "no",
        known="no" if _was(ware, what) == "" else "yes",
        choices=(talk.choice(id, "choice-shop-do"), talk.choice("shop:no", "choice-shop-no")),
    )  # fmt: skip


def _community(talk: Talk) -> int:
    return talk.speaker.community_id if talk.speaker is not None else 0


def _smallest(what: str, number: Decimal | None) -> int | None:
    """A number as a button carries it: whole 分, or thousandths."""
    if number is None:
        return None
    return int(number * (100 if what == "price" else 1000))


def _was(ware: Ware, what: str) -> str:
    if what == "price":
        return "" if ware.price is None else wording.money(ware.price)
    return "" if ware.stock is None else str(plain(ware.stock))


def _number(what: str, number: Decimal | None) -> str:
    if number is None:
        return ""
    return wording.money(number) if what == "price" else str(plain(number))


async def pressed(talk: Talk, value: str) -> None:
    """A button of the list: "set:THING:WHAT:NUMBER", "see:THING" (its shelf), "list", "sheet", "no"."""
    if await access.allowed(talk, "keep-shop") is None:
        return
    found = _PRESSED.fullmatch(value)
    if found is None:
        talk.say("old-button")
        return
    match found[1]:
        case "no":
            talk.say("shop-left")
        case "list":
            await listing.show(talk, "")
        case "sheet":
            listing.send_sheet(talk)
        case _:
            ware = await wares.in_list(talk.db, _community(talk), int(found[2] or 0))
            if ware is None:
                talk.say("old-button")
            elif found[1] == "see":
                await listing.show_shelf(talk, ware)
            elif found[3] is None or (found[3] in ("price", "stock") and found[4] is None):
                talk.say("old-button")
            else:
                await _set(talk, ware, found[3], int(found[4] or 0))


async def _set(talk: Talk, ware: Ware, what: str, smallest: int) -> None:
    """Do it, and tell those concerned."""
    assert talk.speaker is not None
    number = None
    if what == "price":
        number = Decimal(smallest) / 100
    elif what == "stock":
        number = Decimal(smallest) / 1000
    priced, counted = await change(talk.db, ware, what, number, talk.now)
    await history.add(talk.db, [{
        "community_id": talk.speaker.community_id, "at": talk.now, "actor": f"account/{talk.speaker.account_id}",
        "action": "ware-changed", "subject": f"item/{ware.id}", "details": {"what": what, "number": smallest},
    }])  # fmt: skip
    person = talk.speaker.person
    told = await changes.tell(
        talk.db, talk, talk.speaker.community_id, priced, counted, by_id=person.id if person is not None else None,
        apart=(talk.speaker.chat,),
    )  # fmt: skip
    talk.say(
        "shop-done", what=what, name=ware.name, unit=ware.unit, number=_number(what, number), count=told.households,
        short=words.lines(told.short) if told.short else "none",
        choices=(talk.choice(f"offer:begin:i{ware.id}", "choice-shop-swap", name=ware.name),) if told.short else (),
    )  # fmt: skip


async def change(
    db: Db, ware: Ware, what: str, number: Decimal | None, now: datetime
) -> tuple[dict[int, Decimal | None], dict[int, Decimal | None]]:  # fmt: skip
    """Change one thing of the list; gives its new price and its new stock, by thing, as far as they are others."""
    values: dict[str, Any] = {}
    priced: dict[int, Decimal | None] = {}
    counted: dict[int, Decimal | None] = {}
    match what:
        case "price":
            values, priced = {"price": number, "changed_at": now}, {ware.id: number}
        case "stock":
            values, counted = {"stock": number}, {ware.id: number}
        case "out":
            values, counted = {"stock": Decimal(0)}, {ware.id: Decimal(0)}
        case "end":
            values, counted = {"ended_at": now, "changed_at": now}, {ware.id: Decimal(0)}
        case _:  # it is there again; nobody has said how many
            values = {"stock": None if not ware.stock else ware.stock, "ended_at": None, "changed_at": now}
    await wares.change(db, [{"id": ware.id, **values}])
    return priced, counted
