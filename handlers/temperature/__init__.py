"""体温: understanding what people write, the slots of the day, and the conversation about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.chat import Talk
from handlers.temperature import card, complaining, excuses, proxy, tapping
from handlers.temperature.asking import ask_now, open_slot, remind
from handlers.temperature.board import board
from handlers.temperature.closing import close, remind_keepers, settle
from handlers.temperature.conversation import answer_mine, answer_whose, edited, how, report, understand
from handlers.temperature.excuses import reason_in
from handlers.temperature.excuses import said as cannot
from handlers.temperature.lists import status
from handlers.temperature.missing import missing
from handlers.temperature.parsing import SELF, Parsed, is_bare, parse
from handlers.temperature.proxy import typed as for_others
from handlers.temperature.quality import check
from handlers.temperature.slots import Standing, in_question, is_due, is_due_in, next_opening, standing, window
from handlers.temperature.why import answer_why, explain, why

# What the buttons below our questions and lists begin with. Each checks for itself who presses it.
BUTTONS: dict[str, Callable[[Talk, str], Awaitable[None]]] = {
    "temp": tapping.tapped,
    "next": tapping.tapped_on,
    "each": tapping.one_by_one,
    "skip": excuses.pressed,
    "felt": complaining.pressed,
    "home": card.card,
    "call": card.phones,
    "door": proxy.measured,
    "atdoor": proxy.at_the_door,
    "missing": missing,
    "board": board,
    "quality": check,
    "why": answer_why,
}

__all__ = [
    "BUTTONS", "SELF", "Parsed", "Standing", "answer_mine", "answer_whose", "ask_now", "board", "cannot", "close",
    "edited", "explain", "for_others", "how", "in_question", "is_bare", "is_due", "is_due_in", "missing",
    "next_opening", "open_slot", "parse", "reason_in", "remind", "remind_keepers", "report", "settle", "standing",
    "status", "understand", "why", "window",
]  # fmt: skip
