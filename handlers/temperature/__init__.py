"""体温: understanding what people write, the slots of the day, and the conversation about them."""

from __future__ import annotations

from handlers.temperature.asking import open_slot
from handlers.temperature.conversation import answer_mine, answer_whose, edited, how, report, understand
from handlers.temperature.leaving import tell_released
from handlers.temperature.lists import missing, status
from handlers.temperature.parsing import SELF, Parsed, parse
from handlers.temperature.slots import Standing, is_due, next_opening, standing

__all__ = [
    "SELF", "Parsed", "Standing", "answer_mine", "answer_whose", "edited", "how", "is_due", "missing",
    "next_opening",
    "open_slot", "parse", "report", "standing", "status", "tell_released", "understand",
]  # fmt: skip
