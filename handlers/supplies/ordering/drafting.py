"""A draft: what somebody asked for so far, shown until they say yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers.chat import Letter, Talk
from handlers.living import Page
from handlers.supplies import card
from handlers.supplies.parsing import Line
from handlers.supplies.shelf import Shelf
from storage import accounts, outbox
from storage.supplies import drafts, orders
from storage.supplies.orders import Kept

DRAFT = "order"  # what we wait for while an order is being written
PATIENCE = timedelta(hours=2)
_LONGEST = 300  # characters of what they wrote that a line keeps
_THOUSANDTH = Decimal("0.001")


def row_of(line: Line, shelf: Shelf) -> dict[str, Any]:
    """A line that was read, as the draft keeps it."""
    ware = shelf.named(line.item)
    return {
        "item_id": ware.id if ware is not None else None,
        "merchant_id": ware.merchant_id if ware is not None else None,
        "text": line.text[:_LONGEST],
        "name": ware.name if ware is not None else (line.name or line.text)[:200],
        "quantity": line.quantity.quantize(_THOUSANDTH),
        "unit": line.unit[:10],
        "note": line.note[:_LONGEST],
        "rounded": line.rounded,
        "price": ware.price if ware is not None else None,
    }


def row_again(line: orders.Line) -> dict[str, Any]:
    """A line that the draft has, as it is kept again."""
    names = ("item_id", "merchant_id", "text", "name", "quantity", "unit", "note", "rounded", "price")
    return {name: getattr(line, name) for name in names}


def joined(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same, each thing once: 两袋盐 and one more are three. What differs in its note stays apart."""
    by_thing: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        thing = (row["item_id"] or row["name"], row["unit"], row["note"])
        if thing in by_thing:
            by_thing[thing]["quantity"] += row["quantity"]
        else:
            by_thing[thing] = dict(row)
    return list(by_thing.values())


async def add(
    talk: Talk, household_id: int, lines: Sequence[Line], shelf: Shelf, *, for_them: bool = False,
    most: Decimal | None = None,
) -> Kept:  # fmt: skip
    """Put what was read into the speaker's draft for a household, which is begun where there is none. `most`: what it
    may cost, where they said so."""
    assert talk.speaker is not None
    order = await drafts.current(talk.db, talk.speaker.account_id, household_id)
    rows = [row_of(line, shelf) for line in lines]
    if order is None:
        person = talk.speaker.person
        order = await drafts.start(
            talk.db, account_id=talk.speaker.account_id, person_id=person.id if person is not None else None,
            household_id=household_id, kind="supplies", now=talk.now, for_them=for_them,
        )  # fmt: skip
    else:
        kept = (await orders.lines(talk.db, [order.id])).get(order.id, [])
        rows = [*map(row_again, kept), *rows]
    await drafts.write_lines(talk.db, order, joined(rows))
    if most is not None:
        await orders.change(talk.db, order.id, ("draft",), talk.now, ceiling=most)
    return order


async def show(talk: Talk, order_id: int) -> None:
    """The draft as the newest message of the chat, and we wait for a yes."""
    assert talk.speaker is not None
    order = await orders.by_id(talk.db, order_id)
    assert order is not None
    await put(talk, order)
    await accounts.expect(talk.db, talk.speaker.account_id, DRAFT, {"order": order.id}, talk.now + PATIENCE)


async def put(talk: Talk, order: Kept, *, below: bool = True) -> None:
    """An order's card in the speaker's chat; `below`: as the newest message, the former one is taken away."""
    assert talk.speaker is not None
    chat, name = talk.speaker.chat, f"order/{order.id}"
    former = await outbox.standing(talk.db, chat, name) if below else None
    if former is not None:
        await outbox.forget_standing(talk.db, chat, former)
        talk.act(chat, "delete", message=former)
    page = Page(talk.db, talk.rules, talk.words, talk.now, chat, name)
    drawn = await card.draw(page, talk.language, order)
    talk.letters.append(
        Letter(
            f"{talk.source}/{len(talk.letters)}", chat, drawn.text, choices=drawn.choices, phrase="order-card",
            community_id=talk.community, living=name, not_before=talk.now,
        )
    )  # fmt: skip


async def drop(talk: Talk, order: Kept) -> bool:
    """Forget a draft; False if it is none any more."""
    assert talk.speaker is not None
    gone = await orders.change(
        talk.db, order.id, ("draft",), talk.now, state="cancelled", ended_at=talk.now
    )  # fmt: skip
    if gone and talk.speaker.expects == DRAFT:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    return gone
