"""定期看望: the old who live alone, the disabled, those in hardship are phoned or visited every so many days, and none
of them is forgotten.

`conversation.py` is the list and the lines people type, `visiting.py` a visit by taps, `rounds.py` what the clock does
each morning, `vocabulary.py` how people write, `rules.py` when it is time and whose task it is, `letters.py` the words.
"""

from __future__ import annotations

from handlers.care import rounds
from handlers.care.conversation import WHY, asked, ended, pressed, typed, visited, why
from handlers.care.visiting import note
from handlers.errands import Feature

FEATURES = {rounds.FEATURE: Feature(rounds.due, rounds.do)}

EXPECTED = {WHY: why}

__all__ = ["EXPECTED", "FEATURES", "asked", "ended", "note", "pressed", "typed", "visited"]
