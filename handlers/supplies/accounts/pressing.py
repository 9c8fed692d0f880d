"""Buttons about money: "pay:WHAT:…"."""

from __future__ import annotations

from handlers import access
from handlers.chat import Talk
from handlers.supplies.accounts import books, owing, paying, repaying, slips, statement


async def pressed(talk: Talk, value: str) -> None:
    """One of them; what it carries is not to be trusted."""
    what, *rest = value.split(":")
    match what:
        case "home" if len(rest) == 1:
            await statement.chosen(talk, rest[0])
        case "settle":
            await books.table(talk, rest)
        case "owing" if len(rest) == 1 and rest[0].isascii() and rest[0].isdigit() and len(rest[0]) < 5:
            await owing.show(talk, int(rest[0]))
        case "slip" | "of" if len(rest) == 1 and rest[0].isascii() and rest[0].isdigit() and len(rest[0]) < 13:
            if await access.allowed(talk, "serve-orders") is not None:
                await (slips.ask if what == "slip" else slips.of)(talk, int(rest[0]))
        case "ask" | "show" | "other" | "undo" | "cash" | "code" | "later" | "back" | "unback" if rest:
            order = await paying.theirs(talk, rest[0])
            if order is None:
                return
            if what == "ask":
                await paying.ask(talk, order)
            elif what == "show":
                await slips.show(talk, order)
            elif what == "other":
                await paying.other(talk, order)
            elif what == "undo":
                await paying.undo(talk, order, rest[1:])
            elif what == "back" and len(rest) == 2:
                await repaying.note(talk, order, rest[1])
            elif what == "unback":
                await repaying.undo(talk, order)
            elif what == "back":
                talk.say("old-button")
            else:
                await paying.note(talk, order, what, rest[1:])
        case _:
            talk.say("old-button")
