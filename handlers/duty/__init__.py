"""值班: who is on duty where and when.

`vocabulary.py` how people write days and shifts, `rules.py` what a plan is, `sheet.py` a plan in a spreadsheet,
`planning.py` what it changes, `present.py` who is on duty now, `conversation.py` 值班 and 排班, `swapping.py` 换班,
`handover.py` 交班, `watch.py` what the clock does, `letters.py` how all of it is said.
"""

from __future__ import annotations

from handlers.duty.conversation import plan, show, unplan
from handlers.duty.handover import EXPECTS as NOTE_EXPECTED
from handlers.duty.handover import answered as note_answered
from handlers.duty.handover import hand_over
from handlers.duty.handover import nothing as nothing_to_note
from handlers.duty.letters import gap, problem, tell_planned, when
from handlers.duty.planning import Prepared, Wish, carry_out, prepare
from handlers.duty.present import on_duty
from handlers.duty.rules import Gap, gaps
from handlers.duty.sheet import HEADINGS, read_plan
from handlers.duty.swapping import pressed as pressed_swap
from handlers.duty.swapping import swap
from handlers.duty.watch import FEATURE

__all__ = [
    "FEATURE", "HEADINGS", "NOTE_EXPECTED", "Gap", "Prepared", "Wish", "carry_out", "gap", "gaps",
    "hand_over", "note_answered", "nothing_to_note", "on_duty", "plan", "prepare", "pressed_swap", "problem",
    "read_plan", "show", "swap", "tell_planned", "unplan", "when",
]  # fmt: skip
