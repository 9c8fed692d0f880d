"""What a household writes and presses about its orders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import access
from handlers import words as said
from handlers.chat import Talk
from handlers.supplies import course, wording
from handlers.supplies.desk import urgency
from handlers.supplies.door import disputing, reading, receiving
from handlers.supplies.ordering import browsing, changes, drafting, others, placed, repeating, replies, tapping, writing
from handlers.supplies.ordering.orderly import is_asked_for, is_counted, is_order
from handlers.supplies.reading.lines import Line
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import Shelf, shelf
from handlers.supplies.shop import answers as shop_answers
from handlers.supplies.shop import ceiling
from handlers.threads.vocabulary import is_thanks
from storage.accounts import Speaker
from storage.supplies import drafts, orders
from storage.supplies.orders import Kept

_PRESSED = re.compile(r"([a-z-]{2,12}):(\d{1,12})(?::([a-z0-9.:-]{1,44}))?", re.ASCII)
_LISTED = 8


async def asked(talk: Talk, rest: str) -> None:
    """/order, 订购, with or without what is to be ordered behind it."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.expects == drafting.DRAFT and replies.is_yes(talk.text) and await writing.said(talk, talk.text):
        return  # 下单, said of the draft
    if (
        rest
        and access.roles_for(speaker.roles, "order-for")
        and await others.heard(placed.with_text(talk, rest), speaker)
    ):
        return
    if speaker.household_id is None:
        if access.roles_for(speaker.roles, "order-for"):
            await others.ask_whom(talk, speaker, rest)
        else:
            talk.say("order-no-home")
        return
    stock = await shelf(talk.db, speaker.community_id)
    lines = parse(changes.plainly(rest), stock.catalogue) if rest else []
    if lines:
        await _taken(talk, speaker.household_id, lines, stock)
        return
    await browsing.greet(talk, speaker.household_id)
    draft = await drafts.current(talk.db, speaker.account_id, speaker.household_id, "supplies")
    await drafting.wait(talk, draft.id if draft is not None else 0)


async def again(talk: Talk) -> None:
    """和上次一样."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("order-for-whom" if access.roles_for(speaker.roles, "order-for") else "order-no-home")
        return
    await repeating.again(talk, speaker.household_id)


async def for_others(talk: Talk, speaker: Speaker) -> bool:
    """Whoever looks after others wrote something: taken if it orders for somebody in care, or changes a message that
    did."""
    if talk.incoming.kind == "edit":
        return await writing.edited(talk, speaker)
    return await others.heard(talk, speaker)


async def heard(talk: Talk, speaker: Speaker) -> bool:
    """Something that nobody asked for by name may still be an order; says whether it was."""
    if talk.incoming.kind == "edit" and await writing.edited(talk, speaker):
        return True
    if speaker.household_id is None:
        return False
    draft = await drafts.current(talk.db, speaker.account_id, speaker.household_id, "supplies")
    if talk.incoming.kind != "edit":
        capped = await ceiling.heard(talk, speaker)
        if capped is not None:
            if capped.state == "draft":
                await drafting.show(talk, capped.id)
            return True
        if urgency.is_plea(talk.text):
            return await _hastened(talk, speaker.household_id, draft)
    if await placed.named(talk, speaker):
        return True
    if talk.incoming.kind != "edit" and await shop_answers.spoken(talk, speaker):
        return True
    if draft is not None and draft.changed_at < talk.now - drafting.STALE:
        draft = None
    kept = await drafting.lines_of(talk, draft) if draft is not None else []
    if talk.incoming.kind != "edit" and replies.is_again(talk.text):
        await repeating.again(talk, speaker.household_id)
        return True
    answers = (replies.is_yes(talk.text) and not is_thanks(talk.text)) or replies.is_no(talk.text)
    if draft is not None and kept and answers:
        await drafting.show(talk, draft.id)  # so late it may be a yes or no to something else
        return True
    if not kept and talk.incoming.kind != "edit" and await placed.spoken(talk, speaker):
        return True
    if replies.is_yes(talk.text) or replies.is_no(talk.text):
        return False
    stock = await shelf(talk.db, speaker.community_id)
    text = changes.plainly(talk.text)
    lines = parse(text, stock.catalogue)
    if draft is not None:
        found, _ = changes.read(talk.text, kept, stock.catalogue)
        if (any(one.line is not None for one in found) or is_order(text, lines)) and kept:
            return await writing.changed(talk, draft, talk.text)
    if not is_order(text, lines):
        return False
    await _taken(talk, speaker.household_id, lines, stock)
    return True


async def _hastened(talk: Talk, household_id: int, draft: Kept | None) -> bool:
    """很急: what they are writing, unless they name an order; else what they have ordered."""
    if draft is None or urgency.named(talk.text) is not None or draft.changed_at < talk.now - drafting.PATIENCE:
        return await urgency.pleaded(talk, household_id)
    await urgency.ask(talk, draft)
    await drafting.show(talk, draft.id)
    return True


async def beside(talk: Talk, speaker: Speaker) -> None:
    """How somebody is was written down; what the same message orders is not lost: 「36.5，再加一袋盐」,
    「我头疼，帮我买盒布洛芬」. The draft is shown, but what we may be waiting for is left as it is."""
    if speaker.household_id is None or talk.incoming.kind == "edit":
        return
    stock = await shelf(talk.db, speaker.community_id)
    read = parse(changes.plainly(talk.text), stock.catalogue)
    asks = is_asked_for(talk.text)
    lines = [line for line in read if line.item is not None and (asks or is_counted(line.text))]
    if lines:
        order = await drafting.add(talk, speaker.household_id, lines, stock)
        await drafting.put(talk, order)


async def _taken(talk: Talk, household_id: int, lines: Sequence[Line], stock: Shelf) -> None:
    """What was read goes into the draft; unless it was ordered with the same words a moment ago."""
    assert talk.speaker is not None
    if await drafts.current(talk.db, talk.speaker.account_id, household_id) is None:
        twice = None if changes.adds(talk.text) else await repeating.just_ordered(talk, household_id, lines, stock)
        if twice is not None:
            await repeating.ask_double(talk, twice)
            return
        if changes.adds(talk.text):
            await placed.joins(talk, household_id)
    order = await drafting.add(talk, household_id, lines, stock)
    await drafting.show(talk, order.id)


async def mine(talk: Talk) -> None:
    """/orders, 我的订单: what is on its way for their home, and what they ordered for others; newest first."""
    speaker = talk.speaker
    if speaker is None:
        return
    states = ("draft", *course.OPEN, "disputed")
    found = {order.id: order for order in await drafts.open_of(talk.db, speaker.account_id, states)}
    if speaker.household_id is not None:
        found |= {order.id: order for order in await orders.of_home(talk.db, speaker.household_id, states, _LISTED)}
    newest = [found[id] for id in sorted(found, reverse=True)[:_LISTED]]
    listed = [
        order for order in newest if receiving.may_see(speaker, order) and await others.may(talk, order.household_id)
    ]  # fmt: skip
    if not listed:
        talk.say("order-mine-none")
        return
    lines = []
    for order in listed:
        kind = wording.kind(talk.words, talk.language, order.kind)
        if order.household_id != speaker.household_id:
            kind = talk.phrase("order-mine-theirs", kind=kind, place=order.place)
        stands = (
            talk.phrase("order-mine-draft") if order.state == "draft"
            else wording.state(talk.words, talk.rules, talk.language, order)
        )  # fmt: skip
        lines.append(talk.phrase("order-mine-line", number=order.id, kind=kind, stands=stands))
    talk.say(
        "order-mine", count=len(listed), lines=said.lines(lines),
        choices=tuple(
            wording.button(talk.words, talk.language, "show", order.id, "choice-order-show", number=order.id)
            for order in listed
        ),
    )  # fmt: skip


async def unplaced(talk: Talk, speaker: Speaker) -> bool:
    """到哪了, of what has not been ordered: that is said, and it is shown with its buttons."""
    if not reading.asks_where(talk.text):
        return False
    for order in await drafts.of_account(talk.db, speaker.account_id):
        if order.kind != "supplies" or order.changed_at < talk.now - drafting.STALE:
            continue
        if order.household_id == speaker.household_id and await drafting.lines_of(talk, order):
            talk.say("order-unplaced")
            await drafting.show(talk, order.id)
            return True
    return False


async def pressed(talk: Talk, value: str) -> None:
    """A button below an order: "VERB:ID"."""
    found = _PRESSED.fullmatch(value)
    if found is not None and found[1] == "mine":
        await mine(talk)
        return
    if found is not None and found[1] == "home":
        await others.chosen(talk, int(found[2]))
        return
    if found is not None and found[1] == "all":
        await _all(talk, [found[2], *(found[3] or "").split(".")])
        return
    order = await orders.by_id(talk.db, int(found[2])) if found is not None else None
    if found is None or order is None or not await _is_theirs(talk, order):
        talk.say("old-button")
        return
    match found[1]:
        case "yes":
            await writing.yes(talk, order)
        case "drop":
            await writing.drop(talk, order)
        case verb if verb in tapping.VERBS:
            await tapping.tapped(talk, order, verb, found[3] or "")
        case "show":
            await drafting.put(talk, order)
            if order.state == "draft":
                await drafting.wait(talk, order.id)
        case "redo":
            await placed.redo(talk, order)
        case "again":
            await repeating.once_more(talk, order)
        case "enough":
            talk.say("order-enough", number=order.id)
        case "got":
            await receiving.got(talk, order)
        case "cancel":
            await placed.step_on(talk, order, "cancel", "order-cancelled")
        case "urgent":
            await urgency.ask(talk, order)
        case "wrong":
            await disputing.dispute(talk, order)
        case _:
            talk.say("old-button")


async def _all(talk: Talk, ids: Sequence[str]) -> None:
    """All drafts that one message made are ordered."""
    found = [await orders.by_id(talk.db, int(id)) for id in ids if id.isdigit()]
    waiting = [order for order in found if order is not None and await _is_theirs(talk, order)]
    if not waiting:
        talk.say("old-button")
        return
    await writing.place(talk, waiting)


async def _is_theirs(talk: Talk, order: Kept) -> bool:
    """Whether it is the speaker's own home's, or what they ordered for one that they still look after."""
    speaker = talk.speaker
    if speaker is None or not receiving.may_see(speaker, order):
        return False
    if order.household_id == speaker.household_id:
        return True
    return order.account_id == speaker.account_id and await others.may(talk, order.household_id)
