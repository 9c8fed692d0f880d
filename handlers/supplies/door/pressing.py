"""The buttons "door:VERB:ID…": each is checked against whoever presses it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from handlers import access
from handlers.chat import Talk
from handlers.supplies.door import arriving, carrying, disputing, labelling, listing, receiving, scanning, settling
from storage.supplies import orders
from storage.supplies.orders import Kept

_OF_ORDER = re.compile(r"([a-z]{2,10}):([0-9]{1,12})(?::([a-z]{1,10}|[0-9]{1,15}))?", re.ASCII)

_CREW: dict[str, Callable[[Talk, Kept], Awaitable[None]]] = {
    "here": arriving.here, "bare": arriving.bare, "oops": arriving.oops,
}  # fmt: skip
_DESK: dict[str, Callable[[Talk, Kept], Awaitable[None]]] = {"refund": settling.refund, "solved": settling.solved}
_HOME: dict[str, Callable[[Talk, Kept], Awaitable[None]]] = {
    "got": receiving.got, "notyet": receiving.not_yet, "wrong": disputing.dispute,
}  # fmt: skip


async def pressed(talk: Talk, value: str) -> None:
    """A button of ours."""
    verb, _, rest = value.partition(":")
    match verb:
        case "list":
            await listing.listed(talk, rest)
        case "out":
            await listing.out(talk)
        case "xlsx":
            await listing.workbook(talk, rest)
        case "print":
            await listing.paper(talk, rest)
        case "labels" | "label-xlsx" | "label-text":
            await labelling.pressed(talk, verb, rest)
        case "scan":
            await scanning.pressed(talk, rest)
        case "other":
            await carrying.other(talk)
        case _:
            await _of_order(talk, value)


async def _of_order(talk: Talk, value: str) -> None:
    found = _OF_ORDER.fullmatch(value)
    if found is None:
        talk.say("old-button")
        return
    verb, more = found[1], found[3] or ""
    if verb in _CREW and await access.allowed(talk, "take-orders") is None:
        return
    if (verb in _DESK or verb == "resend") and await access.allowed(talk, "keep-shop") is None:
        return
    order = await orders.by_id(talk.db, int(found[2]))
    if order is None or order.state == "draft":
        talk.say("old-button")
    elif verb in _CREW and await arriving.may(talk, order):
        await _CREW[verb](talk, order)
    elif verb in _DESK:
        await _DESK[verb](talk, order)
    elif verb == "resend":
        await settling.resend(talk, order, int(more) if more.isdigit() else 0)
    elif verb == "fine":
        await receiving.fine(talk, order)
    elif receiving.is_theirs(talk.speaker, order):
        await _of_home(talk, order, verb, more)
    else:
        talk.say("old-button")


async def _of_home(talk: Talk, order: Kept, verb: str, more: str) -> None:
    if verb in _HOME:
        await _HOME[verb](talk, order)
    elif verb == "why" and more in disputing.WHAT:
        await disputing.why(talk, order, more)
    elif verb == "lack" and more.isdigit():
        await disputing.lacks(talk, order, int(more))
    else:
        talk.say("old-button")
