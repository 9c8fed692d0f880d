"""A draft: what somebody asked for so far, kept and shown until they say yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from handlers import words as said
from handlers.chat import Choice, Letter, Marked, Talk
from handlers.living import Page, Wording, compose
from handlers.supplies import wording
from handlers.supplies.desk import urgency
from handlers.supplies.ordering import changes
from handlers.supplies.ordering.rows import MOST, Row, content, joined, merged, row_again, row_of, thing, twice
from handlers.supplies.reading.lines import Line
from handlers.supplies.shelf import Shelf, plain
from handlers.supplies.shop import ceiling
from storage import accounts, outbox, threads
from storage.supplies import drafts, orders
from storage.supplies.orders import Kept

__all__ = ["DRAFT", "PATIENCE", "STALE", "add", "begun", "drop", "joined", "keep", "put", "row_again", "row_of", "show"]

DRAFT = "order"  # what we wait for while an order is being written
PATIENCE = timedelta(hours=2)
STALE = timedelta(hours=12)  # a draft that has not been touched for so long is put away when the next begins
_SAME = timedelta(minutes=10)  # the same words again within this are one and the same
OPEN = 6  # drafts of one account at once
_LISTED = 8
_REMEMBERED = 40  # messages of a draft that can still be changed by editing them


async def begun(talk: Talk, household_id: int, *, for_them: bool = False) -> Kept:
    """The speaker's draft for a household, which is begun where there is none. What lay there too long is put away."""
    assert talk.speaker is not None
    await threads.lock(talk.db, household_id)
    order = await drafts.current(talk.db, talk.speaker.account_id, household_id)
    if order is not None and order.kind == "supplies" and order.changed_at >= talk.now - STALE:
        return order
    if order is not None:
        await orders.change(talk.db, order.id, ("draft",), talk.now, state="cancelled", ended_at=talk.now)
        if await lines_of(talk, order) or order.kind != "supplies":
            talk.say("order-put-away", kind=wording.kind(talk.words, talk.language, order.kind))
    person = talk.speaker.person
    return await drafts.start(
        talk.db, account_id=talk.speaker.account_id, person_id=person.id if person is not None else None,
        household_id=household_id, kind="supplies", now=talk.now, for_them=for_them,
    )  # fmt: skip


async def lines_of(talk: Talk, order: Kept) -> list[orders.Line]:
    """The lines of a draft."""
    return (await orders.lines(talk.db, [order.id])).get(order.id, [])


async def keep(talk: Talk, order: Kept, **details: Any) -> None:
    """Remember something with a draft; none: forget it. It counts as touched."""
    now = {name: value for name, value in {**order.details, **details}.items() if value is not None}
    await orders.change(talk.db, order.id, ("draft",), talk.now, details=now)


async def add(talk: Talk, household_id: int, lines: Sequence[Line], shelf: Shelf, *, for_them: bool = False) -> Kept:
    """Put what was read into the speaker's draft for a household, which is begun where there is none; what is to be
    said of it is said."""
    return await add_to(talk, await begun(talk, household_id, for_them=for_them), lines, shelf)


async def add_to(talk: Talk, order: Kept, lines: Sequence[Line], shelf: Shelf) -> Kept:
    """Put what was read into this draft; gives it as it is then."""
    rows = [row_of(line, shelf) for line in lines if line.quantity]
    nothing = [line.name or line.text for line in lines if not line.quantity]
    notes = [talk.phrase("order-zero", names=said.listed(talk.words, talk.language, nothing))] if nothing else []
    written = content(joined(rows))
    if rows and _is_again(talk, order, written):
        notes.append(talk.phrase("order-said-before"))
        rows = []
    notes += await put_in(talk, order, rows)
    if rows:
        entry = {"ref": ref(talk), "at": talk.now.isoformat(), "rows": written}
        order = await orders.by_id(talk.db, order.id) or order
        await keep(talk, order, written=[*order.details.get("written", ()), entry][-_REMEMBERED:])
    _rest, most = ceiling.apart(talk.text)
    if most is not None:
        await orders.change(talk.db, order.id, ("draft",), talk.now, ceiling=most)
    if urgency.parted(talk.text)[1]:
        await urgency.mark(talk, order)
    if notes:
        talk.say("order-noted", lines=said.lines(notes))
    return await orders.by_id(talk.db, order.id) or order


def ref(talk: Talk) -> str:
    """By what a draft remembers a message, so that a changed one finds it."""
    return f"{talk.incoming.chat}/{talk.incoming.message}" if talk.incoming.message else talk.incoming.key


def said_before(talk: Talk, order: Kept, lines: Sequence[Line], shelf: Shelf) -> bool:
    """Whether this is what they wrote a moment ago, once more: an impatient thumb, or a line that was bad."""
    return _is_again(talk, order, content(joined(row_of(line, shelf) for line in lines if line.quantity)))


def _is_again(talk: Talk, order: Kept, written: list[list[Any]]) -> bool:
    if not written or changes.adds(talk.text) or talk.incoming.kind == "choice":
        return False
    return any(
        entry["rows"] == written and entry["ref"] != ref(talk)
        and datetime.fromisoformat(entry["at"]) >= talk.now - _SAME
        for entry in order.details.get("written", ())
    )  # fmt: skip


async def put_in(talk: Talk, order: Kept, rows: Sequence[Row]) -> list[Marked]:
    """Lines come to a draft; gives what is to be said of it: joined, no place any more."""
    kept = await lines_of(talk, order)
    found = merged(kept, rows)
    place = max((line.place for line in kept), default=-1) + 1
    for id, row in found.changed.items():
        await drafts.change_line(talk.db, id, row)
    await drafts.add_lines(talk.db, order, place, found.new)
    notes = []
    again = {thing(row) for row in twice(rows)}
    for row in twice(rows):
        notes.append(_note(talk, "order-twice", row))
    if not changes.adds(talk.text) and talk.incoming.kind != "choice":
        notes += [_note(talk, "order-joined", row) for row in found.changed.values() if thing(row) not in again]
    if found.over:
        names = said.listed(talk.words, talk.language, [row["name"][:20] for row in found.over])
        notes.append(talk.phrase("order-over", most=MOST, count=len(found.over), names=names))
    return notes


def _note(talk: Talk, phrase: str, row: Row) -> Marked:
    return talk.phrase(phrase, name=row["name"], count=str(plain(row["quantity"])), unit=row["unit"])


async def take_out(talk: Talk, order: Kept, written: Sequence[Sequence[Any]]) -> None:
    """What a message had put in comes out again."""
    kept = {tuple(content([row_again(line)])[0][:3]): line for line in await lines_of(talk, order)}
    for *what, count in written:
        line = kept.get(tuple(what))
        if line is None:
            continue
        left = line.quantity - Decimal(count)
        if left > 0:
            await drafts.change_line(talk.db, line.id, {"quantity": left, "rounded": False})
        else:
            await drafts.remove_line(talk.db, line.id)


async def full(talk: Talk, household_id: int) -> bool:
    """Whether the speaker has as many drafts as one can keep in mind; then that is said, with a button for each."""
    assert talk.speaker is not None
    open_ = [one for one in await drafts.of_account(talk.db, talk.speaker.account_id) if one.kind == "supplies"]
    if len(open_) < OPEN or any(one.household_id == household_id for one in open_):
        return False
    choices = tuple(Choice(f"order:show:{one.id}", one.place[:60]) for one in open_[:_LISTED])
    talk.say("order-too-many", count=len(open_), choices=choices)
    return True


async def show(talk: Talk, order_id: int, **waiting: Any) -> None:
    """The draft as the newest message of the chat, and we wait for a yes."""
    assert talk.speaker is not None
    order = await orders.by_id(talk.db, order_id)
    assert order is not None
    await put(talk, order)
    await wait(talk, order_id, **waiting)


async def wait(talk: Talk, order_id: int, **waiting: Any) -> None:
    """What is written next may be about this draft."""
    assert talk.speaker is not None
    until = talk.now + PATIENCE
    await accounts.expect(talk.db, talk.speaker.account_id, DRAFT, {"order": order_id, **waiting}, until)


async def put(talk: Talk, order: Kept, *, below: bool = True) -> None:
    """An order's card in the speaker's chat; `below`: as the newest message, the former one is taken away."""
    assert talk.speaker is not None
    name = f"order/{order.id}"
    drawn = await compose(Page(talk.db, talk.rules, talk.words, talk.now, talk.speaker.chat, name))
    if drawn is not None:
        await stand(talk, name, drawn, below=below)


async def stand(talk: Talk, name: str, drawn: Wording, *, below: bool) -> None:
    """A living message of the speaker's chat says this now; `below`: as the newest message of the chat."""
    assert talk.speaker is not None
    chat = talk.speaker.chat
    former = await outbox.standing(talk.db, chat, name) if below else None
    if former is not None:
        await outbox.forget_standing(talk.db, chat, former)
        talk.act(chat, "delete", message=former)
    talk.letters.append(
        Letter(
            f"{talk.source}/{len(talk.letters)}", chat, drawn.text, choices=drawn.choices,
            phrase=name.partition("/")[0] + "-card", community_id=talk.community, living=name, not_before=talk.now,
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
