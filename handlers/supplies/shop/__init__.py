"""货单: what can be ordered, at which price, how much of it there is; and what becomes of orders when that changes.

`sheet.py` reads a shop's file and `importing.py` takes it in, `keeping.py` is the same for one thing in plain words,
`listing.py` shows it. `changes.py` tells those concerned; `questions.py` asks a household, `offers.py` proposes,
`answers.py` hears, `lapsing.py` ends what nobody answers. `prices.py`, `alike.py`, `ceiling.py`: the rules.
"""

from __future__ import annotations

from handlers.supplies.shop import ceiling
from handlers.supplies.shop.changes import Told, would
from handlers.supplies.shop.importing import Prepared, carry_out, prepare
from handlers.supplies.shop.keeping import pressed as pressed_shop
from handlers.supplies.shop.keeping import typed
from handlers.supplies.shop.lapsing import FEATURE
from handlers.supplies.shop.listing import FILLERS, asked, differences
from handlers.supplies.shop.offers import EXPECTED, pressed
from handlers.supplies.shop.questions import compose
from handlers.supplies.shop.sheet import HEADINGS, List, read_goods


def phrase_of(code: str) -> str:
    """The phrase that says what is wrong with a list."""
    if code == "unknown-heading":  # the words say which there are
        return "catalogue-unknown-heading"
    return code if code.startswith("catalogue-") else f"roster-{code}"


__all__ = [
    "EXPECTED", "FEATURE", "FILLERS", "HEADINGS", "List", "Prepared", "Told", "asked", "carry_out", "ceiling",
    "compose", "differences", "phrase_of", "prepare", "pressed", "pressed_shop", "read_goods", "typed", "would",
]  # fmt: skip
