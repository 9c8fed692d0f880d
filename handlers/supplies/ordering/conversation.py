"""What a household writes and presses about its orders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from handlers import words as said
from handlers.chat import Talk
from handlers.supplies import course, wording
from handlers.supplies.course import possible
from handlers.supplies.moving import move
from handlers.supplies.ordering import drafting, writing
from handlers.supplies.parsing import Line, parse
from handlers.supplies.shelf import shelf
from handlers.supplies.vocabulary import ASKED_FOR
from storage import accounts
from storage.accounts import Speaker
from storage.supplies import orders
from storage.supplies.orders import Kept

_PRESSED = re.compile(r"([a-z-]{2,12}):(\d{1,12})(?::([a-z0-9.:-]{1,30}))?", re.ASCII)
_ASKED_FOR = re.compile(ASKED_FOR, re.IGNORECASE)
_LISTED = 8


async def asked(talk: Talk, rest: str) -> None:
    """/order, 订购, with or without what is to be ordered behind it."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("order-for-whom")
        return
    stock = await shelf(talk.db, speaker.community_id)
    lines = parse(rest, stock.catalogue) if rest else []
    if lines:
        order = await drafting.add(talk, speaker.household_id, lines, stock)
        await drafting.show(talk, order.id)
        return
    talk.say("order-how")
    await accounts.expect(talk.db, speaker.account_id, drafting.DRAFT, {}, talk.now + drafting.PATIENCE)


async def heard(talk: Talk, speaker: Speaker) -> bool:
    """Something that nobody asked for by name may still be an order; says whether it was."""
    if speaker.household_id is None or talk.incoming.kind == "edit":
        return False
    stock = await shelf(talk.db, speaker.community_id)
    lines = parse(talk.text, stock.catalogue)
    if not is_order(talk.text, lines):
        return False
    order = await drafting.add(talk, speaker.household_id, lines, stock)
    await drafting.show(talk, order.id)
    return True


def is_order(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines that were read out of words said by the way are an order: one of them is a thing that is sold, or
    the words ask for something to be bought."""
    if not lines:
        return False
    return any(line.item is not None or line.near for line in lines) or _ASKED_FOR.search(text) is not None


async def mine(talk: Talk) -> None:
    """/orders, 我的订单: what is on its way, newest first."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("order-for-whom")
        return
    found = [
        one for one in await orders.of_home(talk.db, speaker.household_id, ("draft", *course.OPEN, "disputed"), _LISTED)
        if _may_see(speaker, one)
    ]  # fmt: skip
    if not found:
        talk.say("order-mine-none")
        return
    lines = [
        talk.phrase(
            "order-mine-line", number=order.id, kind=wording.kind(talk.words, talk.language, order.kind),
            stands=wording.state(talk.words, talk.rules, talk.language, order)
            if order.state != "draft" else talk.phrase("order-mine-draft"),
        )
        for order in found
    ]  # fmt: skip
    talk.say(
        "order-mine", count=len(found), lines=said.lines(lines),
        choices=tuple(
            wording.button(talk.words, talk.language, "show", order.id, "choice-order-show", number=order.id)
            for order in found
        ),
    )  # fmt: skip


async def pressed(talk: Talk, value: str) -> None:
    """A button below an order: "VERB:ID"."""
    found = _PRESSED.fullmatch(value)
    order = await orders.by_id(talk.db, int(found[2])) if found is not None else None
    if found is None or order is None or not await _is_theirs(talk, order):
        talk.say("old-button")
        return
    match found[1]:
        case "yes":
            await writing.yes(talk, order)
        case "drop":
            await writing.drop(talk, order)
        case "change":
            talk.say("order-change-how")
        case "show":
            await drafting.put(talk, order)
        case "got":
            await _step(talk, order, "receive", "order-got", how="home")
        case "cancel":
            await _step(talk, order, "cancel", "order-cancelled")
        case "wrong":
            await _step(talk, order, "dispute", "order-wrong")
        case _:
            talk.say("old-button")


async def _is_theirs(talk: Talk, order: Kept) -> bool:
    speaker = talk.speaker
    return speaker is not None and _may_see(speaker, order) and (
        order.household_id == speaker.household_id or order.account_id == speaker.account_id
    )  # fmt: skip


def _may_see(speaker: Speaker, order: Kept) -> bool:
    """What somebody asked for alone is theirs alone, even at home."""
    return not order.details.get("alone") or speaker.account_id in (order.account_id, order.details.get("by"))


async def _step(talk: Talk, order: Kept, step: str, phrase: str, **values: Any) -> None:
    by_id = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None
    if not possible(step, order.kind, order.state) or await move(talk.db, talk, order, step, by_id, **values) is None:
        stands = await orders.by_id(talk.db, order.id) or order
        talk.say("order-too-late", number=order.id,
                 stands=wording.state(talk.words, talk.rules, talk.language, stands))  # fmt: skip
        return
    await drafting.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
    talk.say(phrase, number=order.id)
