"""回执: who has read a notice, by their own button, by their group's, or because somebody told them.

`pressing.py` is the buttons below a notice, `reminding.py` what the clock does, `telling.py` the lists of whom to tell
and what comes back of it, `rules.py` what holds for all of them.
"""

from __future__ import annotations

from handlers.notices.receipts import telling
from handlers.notices.receipts.pressing import pressed, pressed_in_group
from handlers.notices.receipts.reminding import FEATURE, compose_nudge

compose_list, told, told_typed = telling.compose, telling.pressed, telling.typed

__all__ = ["FEATURE", "compose_list", "compose_nudge", "pressed", "pressed_in_group", "told", "told_typed"]
