"""体温: understanding what people write, the slots of the day, and the conversation about them."""

from __future__ import annotations

from handlers.temperature.asking import open_slot
from handlers.temperature.board import board
from handlers.temperature.conversation import answer_mine, answer_whose, edited, how, report, understand
from handlers.temperature.lists import status
from handlers.temperature.missing import missing
from handlers.temperature.parsing import SELF, Parsed, parse
from handlers.temperature.quality import check
from handlers.temperature.slots import Standing, in_question, is_due, is_due_in, next_opening, standing, window
from handlers.temperature.why import answer_why, explain, why

__all__ = [
    "SELF", "Parsed", "Standing", "answer_mine", "answer_whose", "answer_why", "board", "check", "edited", "explain",
    "how", "in_question", "is_due", "is_due_in", "missing", "next_opening", "open_slot", "parse", "report", "standing",
    "status", "understand", "why", "window",
]  # fmt: skip
