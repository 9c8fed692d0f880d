"""Buttons below lists: "list:WHAT:…"."""

from __future__ import annotations

from handlers import access
from handlers.chat import Talk
from handlers.supplies.lists import buying, figures, picking
from handlers.supplies.lists.vocabulary import pick_of


async def pressed(talk: Talk, value: str) -> None:
    """One of them; what it carries is not to be trusted."""
    within = await access.allowed(talk, "see-orders")
    if within is None:
        return
    what, *rest = value.split(":")
    if what == "not-bought":
        talk.say("pick-buy-no")
        return
    if what in ("figures", "figures-table"):
        await (figures.table if what == "figures-table" else figures.show)(talk, within)
        return
    if what == "back" and rest and rest[0].isascii() and rest[0].isdigit() and len(rest[0]) < 13:
        await buying.back(talk, int(rest[0]))
        return
    pick = pick_of(rest[0], talk.rules) if rest else None
    number = rest[1] if len(rest) > 1 else "1"
    match what:
        case "shops" | "homes" if pick is not None and number.isascii() and number.isdigit() and len(number) < 5:
            await picking.show(talk, within, pick, by=what, number=int(number))
        case "table" if pick is not None:
            await picking.table(talk, within, pick)
        case "print" if pick is not None:
            await picking.print_(talk, pick)
        case "buy" | "bought" if pick is not None and (seen := buying.seen_of(rest[1:])) is not None:
            await (buying.ask if what == "buy" else buying.bought)(talk, pick, seen)
        case _:
            talk.say("old-button")
