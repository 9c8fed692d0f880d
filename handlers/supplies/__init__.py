"""订购: from what somebody asks for in plain words to the bag at their door.

`parse` reads what they ask for (`parsing.py` and what it stands on); `kinds.py` and `course.py` are the rules of what
there is and how it goes, `moving.py` takes a step, `ordering/` is the household's talk, `card.py` its living message,
`door/` the way to its door.
"""

from __future__ import annotations

from handlers.supplies import door
from handlers.supplies.card import compose
from handlers.supplies.catalogue import Catalogue, Item
from handlers.supplies.ordering import EXPECTED, asked, heard, mine, pressed
from handlers.supplies.parsing import Line, parse

__all__ = ["EXPECTED", "Catalogue", "Item", "Line", "asked", "compose", "door", "heard", "mine", "parse", "pressed"]
