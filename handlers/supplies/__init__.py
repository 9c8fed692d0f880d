"""订购: from what somebody asks for in plain words to the bag at their door.

`parse` reads what they ask for (`parsing.py` and what it stands on); `kinds.py` and `course.py` are the rules of what
there is and how it goes, `moving.py` takes a step, `ordering/` is the household's talk, `card.py` its living message,
`desk/` is where the crew takes orders and sees them through.
"""

from __future__ import annotations

from handlers.supplies.card import compose
from handlers.supplies.catalogue import Catalogue, Item
from handlers.supplies.desk import board as desk_board
from handlers.supplies.desk import conversation as desk
from handlers.supplies.desk import hands as desk_hands
from handlers.supplies.desk import having as desk_lines
from handlers.supplies.desk import job as desk_job
from handlers.supplies.desk.timing import FEATURE as DESK
from handlers.supplies.ordering import EXPECTED as ORDERING
from handlers.supplies.ordering import asked, heard, mine, pressed
from handlers.supplies.parsing import Line, parse

EXPECTED = {**ORDERING, **desk.EXPECTED}
COMPOSERS = {
    "order": compose,
    "desk": desk_board.compose,
    "hands": desk_hands.compose,
    "job": desk_job.compose,
    "lines": desk_lines.compose,
}

__all__ = [
    "COMPOSERS", "DESK", "EXPECTED", "Catalogue", "Item", "Line", "asked", "compose", "desk", "heard", "mine", "parse",
    "pressed",
]  # fmt: skip
