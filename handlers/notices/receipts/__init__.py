"""回执: who has read a notice, by their own button, by their group's, or because somebody told them.

`pressing.py` is the buttons below a notice, `saying.py` what readers type instead of pressing, `reminding.py` what the
clock does, `listing.py` the lists of whom to tell, `telling.py` what comes back of them, `rules.py` what holds for all.
"""

from __future__ import annotations

from handlers.notices.receipts import listing, telling
from handlers.notices.receipts.pressing import pressed, pressed_in_group
from handlers.notices.receipts.reminding import FEATURE, compose_nudge
from handlers.notices.receipts.saying import said

compose_list, told, told_typed = listing.compose, telling.pressed, telling.typed

__all__ = ["FEATURE", "compose_list", "compose_nudge", "pressed", "pressed_in_group", "said", "told", "told_typed"]
