"""预警: what a human must take up, told along the chain until somebody does, closed with an outcome.

`rules.py` says what is an alarm and who hears of it when, `duty.py` who is responsible, `raising.py` takes in what was
reported, `escalation.py` what the clock does, `conversation.py` the buttons, `letters.py` how all of it is said.
"""

from __future__ import annotations

from handlers.alerts.conversation import pressed
from handlers.alerts.duty import responsible
from handlers.alerts.escalation import Due, due, go_on
from handlers.alerts.handing import give_back
from handlers.alerts.letters import symptoms
from handlers.alerts.raising import Missing, Sign, consider, raise_missing, tell_unplaced
from handlers.alerts.rules import OUTCOMES, chain, is_fever, is_low, may_concern

__all__ = [
    "OUTCOMES", "Due", "Missing", "Sign", "chain", "consider", "due", "give_back", "go_on", "is_fever", "is_low",
    "may_concern", "pressed", "raise_missing", "responsible", "symptoms", "tell_unplaced",
]  # fmt: skip
