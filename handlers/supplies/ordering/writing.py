"""What is written while a draft waits for a yes: yes, no, something else instead, more of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers import access, temperature
from handlers import words as said_
from handlers.chat import Marked, Talk
from handlers.supplies import rounds, wording
from handlers.supplies.desk import urgency
from handlers.supplies.ordering import changes, drafting, others, photos, placed, placing, repeating, replies, tapping
from handlers.supplies.ordering.changes import Change
from handlers.supplies.ordering.orderly import things
from handlers.supplies.ordering.placing import Outcome, Short
from handlers.supplies.ordering.rows import MOST_OF, asked, price, row_again
from handlers.supplies.reading import clauses
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import Shelf, plain, shelf
from handlers.supplies.shop import ceiling
from storage import accounts, threads
from storage.accounts import Speaker
from storage.supplies import drafts, orders, wares
from storage.supplies.orders import Kept, Line

_NEGATIVE = {"ask": "minus"}


async def said(talk: Talk, text: str) -> bool:
    """Words while we wait for a yes: yes, no, a change, more of it; False: about something else, the draft stays."""
    speaker = talk.speaker
    assert speaker is not None
    if is_about_health(text, speaker):
        return False  # how somebody is goes its usual way, and what is ordered beside it is added there
    data = speaker.expects_data
    order = await _draft(talk, data.get("order", 0))
    capped = await ceiling.heard(talk, speaker, order)
    if capped is not None:
        if capped.state == "draft":
            await drafting.show(talk, capped.id)
        return True
    waiting = [order for id in data.get("orders", [data.get("order", 0)]) if (order := await _draft(talk, id))]
    if waiting and replies.is_yes(text):
        await place(talk, waiting)
        return True
    if order is not None and urgency.is_plea(text) and urgency.named(text) in (None, order.id):
        await urgency.ask(talk, order)
        await drafting.show(talk, order.id)
        return True
    if "double" in data and (replies.is_yes(text) or replies.is_no(text)):
        await repeating.answered(talk, int(data["double"]), wanted=replies.is_yes(text))
        return True
    if "placed" in data and await placed.answered(talk, int(data["placed"])):
        return True
    if order is not None and replies.is_no(text):
        await drop(talk, order)
        return True
    if order is not None and (replies.holds(text) or replies.looks(text)):
        if replies.holds(text):
            talk.say("order-held")
        await drafting.show(talk, order.id)
        return True
    if await others.answered(talk, speaker):
        return True
    keeper = access.roles_for(speaker.roles, "order-for")
    if keeper and await others.heard(talk, speaker, writing=order is not None):
        return True
    if order is not None and talk.incoming.kind == "photo":
        await photos.taken(talk, order)
        return True
    if order is not None and await changed(talk, order, text):
        return True
    if order is not None or speaker.household_id is None or {"placed", "double"} & set(data):
        return False
    if replies.is_yes(text) or replies.is_no(text):
        return False
    return await _begins(talk, speaker, text)


async def _begins(talk: Talk, speaker: Speaker, text: str) -> bool:
    """After "what would you like?" anything that can be read as a thing is one."""
    stock = await shelf(talk.db, speaker.community_id)
    lines = things(parse(changes.plainly(text), stock.catalogue))
    if not lines or speaker.household_id is None:
        return False
    order = await drafting.add(talk, speaker.household_id, lines, stock)
    await drafting.show(talk, order.id)
    return True


def is_about_health(text: str, speaker: Speaker) -> bool:
    """Whether a temperature, or that somebody is not well, stands in it."""
    parsed = temperature.understand(text, speaker)
    if parsed.readings and parsed.kind in ("report", "correction"):
        return True
    return bool(parsed.symptoms) and clauses.tells_of_health(text)  # 头疼药 is a thing


async def _draft(talk: Talk, id: int) -> Kept | None:
    """What they are writing, if it is a draft still and theirs to write."""
    order = await orders.by_id(talk.db, int(id)) if id else None
    if order is None or order.state != "draft" or order.kind != "supplies":
        return None
    return order if await others.may(talk, order.household_id) else None


async def changed(talk: Talk, order: Kept, text: str) -> bool:
    """Words about a draft that there is: what it has is changed, what it has not is put in. False: about something
    else."""
    assert talk.speaker is not None
    if replies.is_again(text):
        await repeating.again(talk, order.household_id)
        return True
    text = replies.corrected(text)
    stock = await shelf(talk.db, order.community_id)
    await threads.lock(talk.db, order.household_id)
    lines = await drafting.lines_of(talk, order)
    if await _chosen(talk, order, lines, text, stock):
        await drafting.show(talk, order.id)
        return True
    if drafting.said_before(talk, order, lines, parse(changes.plainly(text), stock.catalogue), stock):
        talk.say("order-noted", lines=talk.phrase("order-said-before"))
        await drafting.show(talk, order.id)
        return True
    swap = changes.swap(text, lines, stock.catalogue)
    if swap is not None and await _swapped(talk, order, lines, swap, stock):
        return True
    if replies.wants_change(text):
        await drafting.keep(talk, order, leaf=0)
        await drafting.show(talk, order.id)
        return True
    found, rest = changes.read(text, lines, stock.catalogue)
    if any(change.do == "all" for change in found):
        await drop(talk, order)
        return True
    more = things(parse(changes.plainly(rest), stock.catalogue)) if rest else []
    wish = bool(more) and not any(line.item or line.near for line in more) and changes.wish(text)
    if not found and (not more or wish):
        return await _of_the_last(talk, order, lines, text, stock)
    notes = [note for change in found if (note := await _change(talk, change, lines, stock)) is not None]
    await drafting.keep(talk, order, leaf=None)
    if notes:
        talk.say("order-noted", lines=said_.lines(notes))
    if more:
        order = await drafting.add_to(talk, await orders.by_id(talk.db, order.id) or order, more, stock)
    await drafting.show(talk, order.id)
    return True


async def _swapped(talk: Talk, order: Kept, lines: Sequence[Line], swap: changes.Swap, stock: Shelf) -> bool:
    """One thing takes the place of another: of the one that they name, else of what is not to be had, else of the only
    one; False: there is no telling which."""
    line = swap.line
    if line is None:
        short = [one.line for one in await placing.shortages(talk, order, lines) if not one.left]
        fitting = short if short else list(lines)
        line = fitting[0] if len(fitting) == 1 else None
    ware = stock.named(swap.item.name)
    if line is None or ware is None or line.name == ware.name:
        return False
    await tapping.swap(talk, order, line, str(ware.id))
    await drafting.keep(talk, order)
    await drafting.show(talk, order.id)
    return True


async def _of_the_last(talk: Talk, order: Kept, lines: Sequence[Line], text: str, stock: Shelf) -> bool:
    """三袋, 要海天的: said of the thing before it. Of several an amount could be any's: that is asked."""
    amount, wish = changes.amount_alone(text), changes.wish(text)
    if amount is not None and len(lines) > 1:
        talk.say("order-which-line", text=text)
        return True
    if not lines or (amount is None and not wish):
        return False
    line = lines[-1]
    if amount is not None:
        change = Change("set", text, line, line.name, 0, amount.number, amount.unit, amount.english)
        await _change(talk, change, lines, stock)
    else:
        note = "；".join(dict.fromkeys([*filter(None, [line.note]), wish]))[:300]
        await drafts.change_line(talk.db, line.id, {"note": note})
    await drafting.keep(talk, order)
    await drafting.show(talk, order.id)
    return True


async def _chosen(talk: Talk, order: Kept, lines: Sequence[Line], text: str, stock: Shelf) -> bool:
    """Whether it answers which of several things is meant."""
    open_ = next((line for line in lines if (line.offer or {}).get("ask") == "which"), None)
    if open_ is None:
        return False
    if replies.is_neither(text):
        await tapping.written(talk, order, open_)
        await drafting.keep(talk, order)
        return True
    near = (open_.offer or {})["near"]
    things = await wares.by_ids(talk.db, near)
    known = [id for id in near if id in things]
    at = changes.chosen(text, [things[id].name for id in known], stock.catalogue)
    if at is None:
        return False
    await tapping.choose(talk, order, open_, known[at])
    await drafting.keep(talk, order)
    return True


async def _change(talk: Talk, change: Change, lines: Sequence[Line], stock: Shelf) -> Marked | None:
    """Change one line; gives what is to be said of it, where it could not be."""
    line = change.line
    if line is None and change.number:
        return talk.phrase("order-no-number", number=change.number, count=len(lines))
    if line is None:
        return talk.phrase("order-not-in-it", name=change.named)
    if change.do == "drop":
        await drafts.remove_line(talk.db, line.id)
        return None
    item = next((one for one in stock.catalogue.items if one.name == line.name), None) if line.item_id else None
    quantity, unit, rounded = changes.into(change, line, item)
    same = unit == line.unit
    wanted = (line.quantity if same else Decimal(0)) + quantity if change.do == "add" else quantity
    if wanted == 0 or (change.do == "add" and wanted < 0):
        await drafts.remove_line(talk.db, line.id)
        return None
    ware = stock.named(line.name) if line.item_id is not None else None
    row = row_again(line) | {
        "quantity": min(abs(wanted), MOST_OF), "unit": unit, "rounded": rounded, "text": change.text[:300],
        "price": price(ware, unit) if ware is not None else line.price,
    }  # fmt: skip
    which = line.offer if (line.offer or {}).get("ask") == "which" else None
    row["offer"] = which or (_NEGATIVE if wanted < 0 else asked(row, ware))
    await drafts.change_line(talk.db, line.id, row)
    return None


# --- yes and no -------------------------------------------------------------------------------------------------------


async def yes(talk: Talk, order: Kept) -> None:
    """The draft is ordered, or what is short is said."""
    await place(talk, [order])


async def place(talk: Talk, waiting: Sequence[Kept]) -> None:
    """These drafts are ordered; of each that cannot be, why."""
    assert talk.speaker is not None
    left = []
    for one in waiting:
        await threads.lock(talk.db, one.household_id)
        order = await orders.by_id(talk.db, one.id) or one
        if not await _place(talk, order) and order.state == "draft":
            left.append(order)
    if not left:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    else:
        await drafting.wait(talk, left[-1].id, orders=[order.id for order in left])


async def _place(talk: Talk, order: Kept) -> bool:
    if order.state != "draft":
        talk.say("order-placed-before" if order.placed_at is not None else "old-button", number=order.id)
        return False
    lines = await drafting.lines_of(talk, order)
    if not lines:
        talk.say("order-empty")
        return False
    if any(line.offer for line in lines):
        talk.say("order-open-first")
        await drafting.put(talk, order)
        return False
    outcome = await placing.place(talk, order)
    tell_kept_back(talk, outcome)
    if outcome.short or outcome.dearer:
        await drafting.put(talk, order)
    elif not outcome.placed:
        talk.say("order-placed-before", number=order.id)
    else:
        await _tell_placed(talk, outcome)
    return bool(outcome.placed)


async def _tell_placed(talk: Talk, outcome: Outcome) -> None:
    """With which numbers it is ordered and when it comes; the draft's message turns into that of its first order."""
    told, placed = [], outcome.placed
    for one in placed:
        when = wording.when(talk.words, talk.rules, talk.language, one.round_at, urgent=one.urgent)
        told.append(talk.phrase("order-placed-line", number=one.id, kind=one.kind, when=when))
    missed = rounds.missed(talk.rules, talk.now)
    if missed is not None and any(one.round_at is not None for one in placed):
        told.append(talk.phrase("order-placed-late", missed=said_.clock(talk.rules.local(missed))))
    if len(placed) > len({one.kind for one in placed}):
        told.append(talk.phrase("order-placed-all", count=len(placed), things=len(outcome.lines)))
        cost = wording.sum_of(talk.words, talk.language, outcome.lines)
        told += [cost] if cost is not None else []
    talk.say("order-placed", lines=said_.lines(told))
    for one in placed:
        await drafting.put(talk, one, below=False)


def tell_kept_back(talk: Talk, outcome: Outcome) -> None:
    """What keeps a draft from being ordered."""
    if outcome.dearer:
        talk.say("order-dearer", lines=said_.lines(
            talk.phrase("order-dearer-line", name=one.line.name, was=wording.money(one.line.price or Decimal(0)),
                        now=wording.money(one.price))
            for one in outcome.dearer
        ))  # fmt: skip
    if outcome.short:
        talk.say("order-short", lines=said_.lines(_in_words(talk, one) for one in outcome.short))


def _in_words(talk: Talk, short: Short) -> Marked:
    return talk.phrase(
        "order-short-line", name=short.line.name, why=short.why, left=str(plain(short.left)), unit=short.line.unit,
        any="yes" if short.left else "no", asked=str(plain(short.line.quantity)),
    )  # fmt: skip


async def drop(talk: Talk, order: Kept) -> None:
    """It is not ordered."""
    if not await drafting.drop(talk, order):
        talk.say("old-button")
        return
    await drafting.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
    talk.say("order-dropped")


# --- a message that was changed ---------------------------------------------------------------------------------------


async def edited(talk: Talk, speaker: Speaker) -> bool:
    """A message was changed by its writer: the draft has what it says now. False: it was about no order."""
    ref = drafting.ref(talk)
    for order in await drafts.of_account(talk.db, speaker.account_id):
        entry = next((one for one in order.details.get("written", ()) if one["ref"] == ref), None)
        if entry is None or order.kind != "supplies":
            continue
        await threads.lock(talk.db, order.household_id)
        await drafting.take_out(talk, order, entry["rows"])
        rest = [one for one in order.details["written"] if one is not entry]
        await drafting.keep(talk, order, written=rest)
        stock = await shelf(talk.db, order.community_id)
        lines = parse(changes.plainly(others.behind_address(talk.text) or talk.text), stock.catalogue)
        if lines:
            await drafting.add_to(talk, await orders.by_id(talk.db, order.id) or order, lines, stock)
        await drafting.show(talk, order.id)
        return True
    day = talk.now - 12 * drafting.PATIENCE
    for order in await drafts.written_by(talk.db, speaker.account_id, day):
        if any(one["ref"] == ref for one in order.details.get("written", ())):
            talk.say("order-edited-late", number=order.id)
            return True
    return False
