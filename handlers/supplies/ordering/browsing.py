"""Buttons for those who would rather look than write: categories, the things of each, one more into the draft. All of
it is one message, "basket/<household>", edited in place; where one is stands in the buttons alone."""

from __future__ import annotations

import html
import re
from decimal import Decimal

from handlers import words as said
from handlers.chat import Choice, Marked, Talk
from handlers.living import Page, Wording
from handlers.supplies import wording
from handlers.supplies.ordering import drafting, others, placing, repeating
from handlers.supplies.ordering.rows import Row, price, row_again, thing
from handlers.supplies.shelf import plain
from storage import accounts, households
from storage.supplies import drafts, orders, wares
from storage.supplies.orders import Kept
from storage.supplies.wares import Ware
from storage.temperature import Within

THINGS = 10  # of a page
_CATEGORIES = 16
_VALUE = re.compile(r"([a-z]{2,8}):(\d{1,12})\.(\d{1,3})\.(\d{1,12})", re.ASCII)


async def greet(talk: Talk, household_id: int) -> None:
    """How to order, and the categories, as the newest message of the chat."""
    await _stand(talk, household_id, await _top(talk, household_id, 0), below=True)


async def compose(page: Page) -> Wording | None:
    """The same, where the message has to be written anew without anybody having pressed anything."""
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    return Wording(page.words(language, "order-how"))


async def pressed(talk: Talk, value: str) -> None:
    """ "VERB:ID.PAGE.HOUSEHOLD": id is a thing, or 0."""
    found = _VALUE.fullmatch(value)
    if found is None or talk.speaker is None or not await others.may(talk, int(found[4])):
        talk.say("old-button")
        return
    verb, id, page, home = found[1], int(found[2]), int(found[3]), int(found[4])
    match verb:
        case "top":
            await _stand(talk, home, await _top(talk, home, page), below=False)
        case "cat":
            await _stand(talk, home, await _category(talk, home, id, page), below=False)
        case "put":
            await _put(talk, home, id, page)
        case "draft":
            await _draft(talk, home)
        case "again":
            await repeating.again(talk, home)
        case _:
            talk.say("old-button")


async def _stand(talk: Talk, household_id: int, drawn: Wording, *, below: bool) -> None:
    await drafting.stand(talk, f"basket/{household_id}", drawn, below=below)


async def _current(talk: Talk, household_id: int) -> tuple[Kept | None, list[orders.Line]]:
    assert talk.speaker is not None
    order = await drafts.current(talk.db, talk.speaker.account_id, household_id, "supplies")
    return order, await drafting.lines_of(talk, order) if order is not None else []


async def _top(talk: Talk, household_id: int, page: int) -> Wording:
    assert talk.speaker is not None
    found = await wares.on_sale(talk.db, talk.speaker.community_id)
    first: dict[str, Ware] = {}
    for ware in found:
        first.setdefault(ware.category, ware)
    names = list(first)
    last = max(0, (len(names) - 1) // _CATEGORIES)
    page = min(page, last)
    choices = [
        Choice(f"basket:cat:{first[name].id}.0.{household_id}", name[:40] or _label(talk, "choice-basket-other"))
        for name in names[page * _CATEGORIES : (page + 1) * _CATEGORIES]
    ]
    choices += _pages(talk, "top", 0, page, last, household_id)
    if await drafts.newest(talk.db, household_id, repeating.KINDS) is not None:
        choices.append(_button(talk, "again", 0, 0, household_id, "choice-basket-again"))
    choices.append(talk.choice("order:mine:0", "choice-basket-orders"))
    _, lines = await _current(talk, household_id)
    if lines:
        choices.append(_button(talk, "draft", 0, 0, household_id, "choice-basket-draft", count=len(lines)))
    theirs = household_id != talk.speaker.household_id
    text = talk.phrase(
        "basket-top", shelf="full" if found else "empty", them="yes" if theirs else "no",
        place=await _place(talk, household_id) if theirs else "",
    )  # fmt: skip
    return Wording(text, tuple(choices))


async def _place(talk: Talk, household_id: int) -> str:
    door = await households.by_id(talk.db, Within(households=(household_id,)), household_id)
    return door.place if door is not None else ""


async def _category(talk: Talk, household_id: int, id: int, page: int, note: Marked | None = None) -> Wording:
    assert talk.speaker is not None
    asked = (await wares.by_ids(talk.db, [id])).get(id)
    name = asked.category if asked is not None else ""
    found = [ware for ware in await wares.on_sale(talk.db, talk.speaker.community_id) if ware.category == name]
    last = max(0, (len(found) - 1) // THINGS)
    page = min(page, last)
    _, lines = await _current(talk, household_id)
    chosen: dict[int, Decimal] = {}
    for line in lines:
        if line.item_id is not None:
            chosen[line.item_id] = chosen.get(line.item_id, Decimal(0)) + line.quantity
    shown = found[page * THINGS : (page + 1) * THINGS]
    text = [
        talk.phrase(
            "basket-category",
            name=name or _label(talk, "choice-basket-other"),
            page=page + 1,
            pages=last + 1,
            count=len(found),
        )
    ]
    text += [priced(talk, ware, chosen.get(ware.id, Decimal(0))) for ware in shown]
    if note is not None:
        text.append(note)
    choices = [
        _button(
            talk, "put", ware.id, page, household_id, "choice-basket-put", name=ware.name[:30],
            count=_count(chosen.get(ware.id)),
        )
        for ware in shown if ware.stock is None or ware.stock > 0
    ]  # fmt: skip
    choices += _pages(talk, "cat", id, page, last, household_id)
    choices.append(_button(talk, "top", 0, 0, household_id, "choice-basket-back"))
    if lines:
        choices.append(_button(talk, "draft", 0, 0, household_id, "choice-basket-draft", count=len(lines)))
    return Wording(said.lines(text), tuple(choices))


def priced(talk: Talk, ware: Ware, chosen: Decimal | None = None) -> Marked:
    """What a thing costs, whether it is there; `chosen`: so many of it are in the draft."""
    pack = f"{plain(ware.pack_size)}{ware.pack_unit}" if ware.pack_size is not None and ware.pack_unit else ""
    return talk.phrase(
        "basket-thing", name=ware.name[:40], unit=ware.unit or "none", priced="no" if ware.price is None else "yes",
        price=wording.money(ware.price or Decimal(0)), pack=pack or "none",
        left="any" if ware.stock is None else _count(ware.stock),
        most="none" if ware.most is None else str(plain(ware.most)), chosen=_count(chosen),
    )  # fmt: skip


def _count(number: Decimal | None) -> str:
    """2, or "none"."""
    return str(plain(number)) if number is not None and number > 0 else "none"


def _pages(talk: Talk, verb: str, id: int, page: int, last: int, household_id: int) -> list[Choice]:
    found = []
    if page:
        found.append(_button(talk, verb, id, page - 1, household_id, "choice-basket-former"))
    if page < last:
        found.append(_button(talk, verb, id, page + 1, household_id, "choice-basket-next"))
    return found


def _button(
    talk: Talk, verb: str, id: int, page: int, household_id: int, phrase: str, **values: object
) -> Choice:  # fmt: skip
    return talk.choice(f"basket:{verb}:{id}.{page}.{household_id}", phrase, **values)


def _label(talk: Talk, phrase: str) -> str:
    return html.unescape(talk.phrase(phrase))


async def _put(talk: Talk, household_id: int, id: int, page: int) -> None:
    """One more of a thing into the draft; where there is no more to be had, that is said below the list."""
    speaker = talk.speaker
    ware = (
        next((one for one in await wares.on_sale(talk.db, speaker.community_id) if one.id == id), None)
        if speaker
        else None
    )
    if speaker is None or ware is None:
        await _stand(
            talk, household_id, await _category(talk, household_id, id, page, talk.phrase("basket-gone")), below=False
        )
        return
    theirs = household_id != speaker.household_id
    if theirs and await drafting.full(talk, household_id):
        return
    order = await drafting.begun(talk, household_id, for_them=theirs)
    former = await drafting.lines_of(talk, order)
    notes = await drafting.put_in(talk, order, [_row(ware)])
    lines = await drafting.lines_of(talk, order)
    row = thing(_row(ware))
    mine = next((line for line in lines if thing(row_again(line)) == row), None)
    short = next((one for one in await placing.shortages(talk, order, lines) if mine and one.line.id == mine.id), None)
    note = notes[0] if notes else None
    if short is not None and mine is not None:
        before = next((line for line in former if line.id == mine.id), None)
        if before is None:
            await drafts.remove_line(talk.db, mine.id)
        else:
            await drafts.change_line(talk.db, mine.id, row_again(before))
        note = talk.phrase("basket-no-more", name=ware.name, why=short.why)
    await drafting.keep(talk, await orders.by_id(talk.db, order.id) or order)
    await drafting.wait(talk, order.id)
    await _stand(talk, household_id, await _category(talk, household_id, id, page, note), below=False)


def _row(ware: Ware) -> Row:
    return {
        "item_id": ware.id, "merchant_id": ware.merchant_id, "text": ware.name, "name": ware.name,
        "quantity": Decimal(1), "unit": ware.unit, "note": "", "rounded": False, "price": price(ware, ware.unit),
        "offer": None,
    }  # fmt: skip


async def _draft(talk: Talk, household_id: int) -> None:
    order, lines = await _current(talk, household_id)
    if order is None or not lines:
        talk.say("order-empty")
        return
    await drafting.show(talk, order.id)
