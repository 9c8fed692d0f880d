"""What a household says to order: words into a draft (`drafting.py`), changed by words (`changes.py`) and buttons
(`tapping.py`), a yes (`replies.py`) into an order (`placing.py`), which is taken back to be changed (`placed.py`);
looking instead of writing (`browsing.py`), asking what
something costs (`pricing.py`), the same as last time (`repeating.py`), and what is ordered for those who
cannot (`others.py`)."""

from __future__ import annotations

from handlers.supplies.ordering.browsing import compose as compose_basket
from handlers.supplies.ordering.browsing import pressed as pressed_basket
from handlers.supplies.ordering.conversation import again, asked, beside, for_others, heard, mine, pressed, unplaced
from handlers.supplies.ordering.drafting import DRAFT
from handlers.supplies.ordering.photos import wordless
from handlers.supplies.ordering.pricing import told as told_price
from handlers.supplies.ordering.writing import said

EXPECTED = {DRAFT: said}

__all__ = [
    "DRAFT", "EXPECTED", "again", "asked", "beside", "compose_basket", "for_others", "heard", "mine", "pressed",
    "pressed_basket", "told_price", "unplaced", "wordless",
]  # fmt: skip
