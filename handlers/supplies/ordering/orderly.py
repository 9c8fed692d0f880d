"""Whether words are an order at all. Rules only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.supplies.parsing import Line
from handlers.supplies.vocabulary import ASKED_FOR

_ASKED_FOR = re.compile(ASKED_FOR, re.IGNORECASE)


def is_order(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines that were read out of words said by the way are an order: one of them is a thing that is sold, or
    the words ask for something to be bought."""
    if not lines:
        return False
    return any(line.item is not None or line.near for line in lines) or _ASKED_FOR.search(text) is not None
