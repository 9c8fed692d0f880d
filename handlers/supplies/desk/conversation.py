"""What the crew writes and presses at the desk. Who may is asked at each press."""

from __future__ import annotations

import re

from handlers import access
from handlers.chat import Talk
from handlers.supplies.desk import binding, crew, having, refusing, serving, urgency
from handlers.supplies.desk.showing import me, put, put_board, put_card
from handlers.supplies.desk.spoken import typed
from storage.supplies import desk, orders
from storage.supplies.orders import Kept

__all__ = ["EXPECTED", "asked", "holds", "in_hand", "pressed", "pressed_in_group", "typed"]

_PRESSED = re.compile(r"([a-z-]{2,12})(?::(\d{1,18}))?(?::([a-z0-9.]{1,16}))?", re.ASCII)
_LINES = ("has", "only", "none")
_OFFICE = ("refuse", "why", "urgent", "plain")  # what those decide who keep the shop
EXPECTED = {having.COUNT: having.said, refusing.WHY: refusing.said}


async def asked(talk: Talk) -> None:
    """/desk, 订单台, 接单: the board; in a staff group that is a desk, there."""
    if talk.incoming.in_group:
        board = await desk.board(talk.db, talk.incoming.chat)
        if board is None or not board.many:
            return
        if await access.allowed(talk, "take-orders") is not None:
            await binding.show(talk, talk.incoming.chat)
        return
    if await access.allowed(talk, "take-orders") is not None:
        await put_board(talk, anew=True)


async def in_hand(talk: Talk) -> None:
    """/hands, 我手上的: what the speaker has taken."""
    if await access.allowed(talk, "take-orders") is not None:
        await put(talk, crew.HANDS, anew=True)


async def holds(talk: Talk) -> bool:
    """Whether the speaker is of the crew and has taken something."""
    speaker = talk.speaker
    if speaker is None or not access.roles_for(speaker.roles, "take-orders"):
        return False
    return bool(await desk.in_hand(talk.db, me(talk)))


async def pressed_in_group(talk: Talk, value: str) -> None:
    """Below the board of a staff group: what comes of it is said to whoever pressed, in private."""
    if talk.speaker is not None and not value.startswith("turn:"):
        await pressed(talk, value)


async def pressed(talk: Talk, value: str) -> None:
    """A button of the desk: "VERB:ID:MORE"."""
    if await access.allowed(talk, "take-orders") is None:
        return
    read = _PRESSED.fullmatch(value)
    if read is None:
        talk.say("old-button")
        return
    verb, id, more = read[1], int(read[2] or 0), read[3] or ""
    match verb:
        case "turn":
            await put_board(talk, id)
        case "open":
            await put_board(talk, anew=True)
        case "mine":
            await put(talk, crew.HANDS)
        case "all":
            await serving.take_building(talk, id, int(more) if more.isdigit() else 0)
        case "each-buy" | "each-leave":
            await serving.each(talk, verb.partition("-")[2])
        case "back":
            await serving.back(talk, id)
        case _ if verb in _LINES:
            await having.pressed(talk, verb, id, more)
        case _:
            await _with_order(talk, verb, id, more)


async def _with_order(talk: Talk, verb: str, id: int, more: str) -> None:
    order = await orders.by_id(talk.db, id)
    if order is None or order.state == "draft":
        talk.say("old-button")
        return
    keeps = await crew.may_keep(talk.db, talk.speaker, order)
    if not keeps and (verb in _OFFICE or not await crew.may_serve(talk.db, talk.speaker, order)):
        await access.refuse(talk, "keep-shop" if verb in _OFFICE else "take-orders")
        return
    match verb:
        case "show":
            await put_card(talk, order)
        case "accept":
            await serving.accept(talk, order)
        case "buy" | "leave" | "finish":
            await serving.go_on(talk, order, verb)
        case "release":
            await serving.release(talk, order)
        case "undo":
            await serving.undo(talk, order)
        case "lines":
            await having.show(talk, order)
        case "had":
            await having.done(talk, order)
        case "phone":
            await serving.phone(talk, order)
        case _ if verb in _OFFICE:
            await _decide(talk, order, verb, more)
        case _:
            talk.say("old-button")


async def _decide(talk: Talk, order: Kept, verb: str, reason: str) -> None:
    if verb == "refuse":
        await refusing.ask(talk, order)
    elif verb == "why" and reason in refusing.REASONS:
        await refusing.refuse(talk, order, reason)
    elif verb in ("urgent", "plain"):
        await urgency.decide(talk, order, urgent=verb == "urgent")
    else:
        talk.say("old-button")
