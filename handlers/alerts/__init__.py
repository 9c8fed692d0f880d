"""预警: what a human must take up, told along the chain until somebody does, closed with an outcome.

`rules.py` says what is an alarm and who hears of it when, `duty.py` who is responsible, `raising.py` takes in what was
reported, `sos.py` calls for help, `emergencies.py` the words that are one, `escalation.py` what the clock does,
`conversation.py` the buttons, `letters.py` how all of it is said.
"""

from __future__ import annotations

from handlers.alerts.conversation import pressed
from handlers.alerts.duty import responsible
from handlers.alerts.emergencies import is_emergency
from handlers.alerts.escalation import Due, due, go_on
from handlers.alerts.handing import give_back
from handlers.alerts.letters import symptoms
from handlers.alerts.raising import Missing, Sign, consider, raise_missing, tell_unplaced
from handlers.alerts.rules import OUTCOMES, chain, is_fever, is_low, may_concern
from handlers.alerts.sos import call as call_for_help
from handlers.alerts.sos import pressed as pressed_sos

__all__ = [
    "OUTCOMES", "Due", "Missing", "Sign", "call_for_help", "chain", "consider", "due", "give_back", "go_on",
    "is_emergency", "is_fever", "is_low", "may_concern", "pressed", "pressed_sos", "raise_missing", "responsible",
    "symptoms", "tell_unplaced",
]  # fmt: skip
