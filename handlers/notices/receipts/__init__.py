"""回执: who has read a notice, by their own button, by their group's, or because somebody told them.

`pressing.py` is the buttons below a notice, `reminding.py` what the clock does, `listing.py` the lists of whom to tell,
`telling.py` what comes back of them, `rules.py` what holds for all of them.
"""

from __future__ import annotations

from handlers.notices.receipts import listing, telling
from handlers.notices.receipts.pressing import pressed, pressed_in_group
from handlers.notices.receipts.reminding import FEATURE, compose_nudge

compose_list, told, told_typed = listing.compose, telling.pressed, telling.typed

__all__ = ["FEATURE", "compose_list", "compose_nudge", "pressed", "pressed_in_group", "told", "told_typed"]
