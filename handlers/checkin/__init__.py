"""每日问候: how everybody is, once a day; and somebody in distress, who is never left alone.

`asking.py` is what the clock does, `conversation.py` taps and words, `worry.py` who is told quietly and takes it up,
`despair.py` and `vocabulary.py` what people say, `rules.py` when somebody hears of it, and who.
"""

from __future__ import annotations

from handlers.checkin import asking, worry
from handlers.checkin.conversation import answered, hear_despair, need, open_, pressed
from handlers.checkin.despair import is_despair
from handlers.checkin.worry import LATELY, give_back, raise_despair
from handlers.errands import Feature

FEATURES = {asking.FEATURE: Feature(asking.due, asking.do), worry.FEATURE: Feature(worry.due, worry.do)}

__all__ = [
    "FEATURES",
    "LATELY",
    "answered",
    "give_back",
    "hear_despair",
    "is_despair",
    "need",
    "open_",
    "pressed",
    "raise_despair",
]
