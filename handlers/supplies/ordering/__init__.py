"""What a household says to order: words into a draft (`drafting.py`), a yes into an order (`placing.py`), and what it
writes and presses meanwhile (`conversation.py`)."""

from __future__ import annotations

from handlers.supplies.ordering.conversation import asked, heard, mine, pressed
from handlers.supplies.ordering.drafting import DRAFT
from handlers.supplies.ordering.writing import said

EXPECTED = {DRAFT: said}

__all__ = ["DRAFT", "EXPECTED", "asked", "heard", "mine", "pressed"]
