"""订购: from what somebody asks for in plain words to the bag at their door.

`parse` reads what they ask for (`parsing.py` and what it stands on); `kinds.py` and `course.py` are the rules of what
there is and how it goes, `moving.py` takes a step, `ordering/` is the household's talk, `card.py` its living message;
`lists/` what is to be bought and how things stand, `accounts/` what was paid.
"""

from __future__ import annotations

from handlers.supplies import kits, shop
from handlers.supplies.accounts import paying, settling, slips, statement
from handlers.supplies.accounts.pressing import pressed as pressed_pay
from handlers.supplies.card import compose
from handlers.supplies.catalogue import Catalogue, Item
from handlers.supplies.lists import figures, picking, tables
from handlers.supplies.lists.pressing import pressed as pressed_list
from handlers.supplies.ordering import (
    DRAFT,
    again,
    asked,
    beside,
    compose_basket,
    for_others,
    heard,
    mine,
    pressed,
    pressed_basket,
    wordless,
)
from handlers.supplies.ordering import EXPECTED as ORDERING
from handlers.supplies.parsing import Line, parse

EXPECTED = {**ORDERING, paying.AMOUNT: paying.amount_said}
FILLERS = {**shop.FILLERS, "pick": tables.filled, "supply": figures.filled, "settle": settling.filled}

__all__ = [
    "DRAFT",
    "EXPECTED",
    "FILLERS",
    "Catalogue",
    "Item",
    "Line",
    "again",
    "asked",
    "beside",
    "compose",
    "compose_basket",
    "figures",
    "for_others",
    "heard",
    "kits",
    "mine",
    "parse",
    "paying",
    "picking",
    "pressed",
    "pressed_basket",
    "pressed_list",
    "pressed_pay",
    "settling",
    "shop",
    "slips",
    "statement",
    "wordless",
]
