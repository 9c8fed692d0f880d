"""体温: understanding what people write, the slots of the day, and the conversation about them."""

from __future__ import annotations

from handlers.temperature.asking import open_slot, remind
from handlers.temperature.card import card, phones
from handlers.temperature.closing import close, remind_keepers, settle
from handlers.temperature.conversation import answer_mine, answer_whose, edited, how, report, understand
from handlers.temperature.excuses import pressed as cannot_pressed
from handlers.temperature.excuses import reason_in
from handlers.temperature.excuses import said as cannot
from handlers.temperature.lists import missing, status
from handlers.temperature.parsing import SELF, Parsed, parse
from handlers.temperature.proxy import at_the_door, measured
from handlers.temperature.proxy import typed as for_others
from handlers.temperature.slots import Standing, in_question, is_due, is_due_in, next_opening, standing, window
from handlers.temperature.tapping import one_by_one, tapped

__all__ = [
    "SELF", "Parsed", "Standing", "answer_mine", "answer_whose", "at_the_door", "cannot", "cannot_pressed", "card",
    "close", "edited", "for_others", "how", "in_question", "is_due", "is_due_in", "measured", "missing",
    "next_opening", "one_by_one", "open_slot", "parse", "phones", "reason_in", "remind", "remind_keepers", "report",
    "settle", "standing", "status", "tapped", "understand", "window",
]  # fmt: skip
