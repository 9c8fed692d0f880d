"""楼栋群: which chats we are in and whose they are, who is in them, who asks to come in, and what is held there.

`presence.py` coming, going, moving; `binding.py` which group is which building's; `members.py` who is in them;
`requests.py` who asks to come in; `held.py` what waits for the liaison.
"""

from __future__ import annotations

from storage.groups.binding import (
    Building,
    bind,
    buildings,
    lock_building,
    unbind,
    units_of,
)
from storage.groups.held import Held, decide_held, hold, is_holding, place_of
from storage.groups.members import (
    Here,
    Home,
    Newcomers,
    Reached,
    heard,
    newcomers,
    note_left,
    note_member,
    note_standing,
    on_no_roster,
    outside,
    reached,
    take_newcomers,
)
from storage.groups.presence import (
    Known,
    Lost,
    by_chat,
    by_id,
    claim_link,
    is_inside,
    join,
    leave,
    living_of,
    lost,
    move,
    note_rights,
    note_title,
    note_topics,
    of_household,
    seen,
    set_link,
)
from storage.groups.requests import (
    Asked,
    Waiting,
    ask,
    belongs,
    decide,
    is_asked,
    lapse,
    open_of,
    reopen,
    settle_open,
    take_waiting,
    to_liaison,
    waiting,
)

__all__ = [
    "Asked", "Building", "Held", "Here", "Home", "Known", "Lost", "Newcomers", "Reached", "Waiting", "ask",
    "belongs", "bind", "buildings", "by_chat", "by_id", "claim_link", "decide", "decide_held", "heard", "hold",
    "is_asked", "is_holding", "is_inside", "join", "lapse", "leave", "living_of", "lock_building", "lost",
    "move", "newcomers", "note_left", "note_member", "note_rights", "note_standing", "note_title",
    "note_topics", "of_household", "on_no_roster", "open_of", "outside", "place_of", "reached", "reopen",
    "seen", "set_link", "settle_open", "take_newcomers", "take_waiting", "to_liaison", "unbind", "units_of",
    "waiting",
]  # fmt: skip
