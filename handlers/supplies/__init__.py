"""订购: from what somebody asks for in plain words to the bag at their door.

`parse` reads what they ask for (`reading/`); `kinds.py` and `course.py` are the rules of what
there is and how it goes, `moving.py` takes a step, `ordering/` is the household's talk, `card.py` its living message,
`desk/` is where the crew takes orders and sees them through; `shop/` keeps the catalogue, `lists/` what is to be bought
and how things stand, `accounts/` what was paid, `door/` the way to the door; `requests/` is what is asked for that is
no shopping, `hearing.py` says which of the two hears what is written; `asking.py` finds lists and accounts that are
asked for the other way round.
"""

from __future__ import annotations

from handlers.supplies import asking, card, door, kits, moving, requests, shop
from handlers.supplies.accounts import books, owing, paying, repaying, settling, slips, statement
from handlers.supplies.accounts.pressing import pressed as pressed_pay
from handlers.supplies.card import compose
from handlers.supplies.desk import board as desk_board
from handlers.supplies.desk import conversation as desk
from handlers.supplies.desk import hands as desk_hands
from handlers.supplies.desk import having as desk_lines
from handlers.supplies.desk import job as desk_job
from handlers.supplies.desk.timing import FEATURE as DESK
from handlers.supplies.hearing import EXPECTED as HEARING
from handlers.supplies.hearing import for_others, heard
from handlers.supplies.lists import buying, figures, picking, tables
from handlers.supplies.lists.pressing import pressed as pressed_list
from handlers.supplies.ordering import (
    DRAFT,
    again,
    asked,
    beside,
    compose_basket,
    mine,
    pressed,
    pressed_basket,
    wordless,
)
from handlers.supplies.reading.catalogue import Catalogue, Item
from handlers.supplies.reading.lines import Line
from handlers.supplies.reading.parsing import parse

EXPECTED = {**HEARING, paying.AMOUNT: paying.amount_said, **desk.EXPECTED}
FILLERS = {**shop.FILLERS, **door.FILLERS, "pick": tables.filled, "supply": figures.filled, "settle": books.filled}
COMPOSERS = {
    "order": compose,
    "asked": shop.compose,
    "basket": compose_basket,
    "desk": desk_board.compose,
    "hands": desk_hands.compose,
    "job": desk_job.compose,
    "lines": desk_lines.compose,
    "triage": requests.compose,
}

card.SHOWN |= requests.SHOWN
desk_job.SHOWN |= dict.fromkeys(requests.SHOWN, requests.for_crew)
moving.FOLLOWERS += [requests.follow, repaying.follow, desk_lines.follow]
moving.TAKEN_BACK["buy"] = buying.again

__all__ = [
    "COMPOSERS",
    "DESK",
    "DRAFT",
    "EXPECTED",
    "FILLERS",
    "Catalogue",
    "Item",
    "Line",
    "again",
    "asked",
    "asking",
    "beside",
    "compose",
    "compose_basket",
    "desk",
    "door",
    "figures",
    "for_others",
    "heard",
    "kits",
    "mine",
    "owing",
    "parse",
    "paying",
    "picking",
    "pressed",
    "pressed_basket",
    "pressed_list",
    "pressed_pay",
    "requests",
    "settling",
    "shop",
    "slips",
    "statement",
    "wordless",
]
