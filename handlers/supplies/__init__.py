"""订购: from what somebody asks for in plain words to the bag at their door.

`parse` reads what they ask for (`parsing.py` and what it stands on); `kinds.py` and `course.py` are the rules of what
there is and how it goes, `moving.py` takes a step, `ordering/` is the household's talk, `card.py` its living message;
`requests/` is what is asked for that is no shopping; `hearing.py` says which of the two hears what is written.
"""

from __future__ import annotations

from handlers.supplies import card, moving, requests
from handlers.supplies.card import compose
from handlers.supplies.catalogue import Catalogue, Item
from handlers.supplies.hearing import EXPECTED, heard
from handlers.supplies.ordering import asked, mine, pressed
from handlers.supplies.parsing import Line, parse

card.SHOWN |= requests.SHOWN
moving.FOLLOWERS.append(requests.follow)

__all__ = [
    "EXPECTED", "Catalogue", "Item", "Line", "asked", "compose", "heard", "mine", "parse", "pressed", "requests",
]  # fmt: skip
