"""楼栋群: one group per building.

`presence.py` where the bot was put and what changed there; `binding.py` which group is which building's; `naming.py`
how people write buildings; `rights.py` what the bot may do there and what came of what it did; `joining.py` who asks
to come in; `members.py` who is in, who is not yet, the welcome; `holding.py` links of people whom nobody knows;
`keepers.py` who decides and who hears of it; `due.py` what the clock does.
"""

from __future__ import annotations

from handlers.groups.binding import bind, keep, pressed, pressed_over, unbind
from handlers.groups.due import FEATURE
from handlers.groups.holding import let, refuse
from handlers.groups.joining import admitted, code_tried, join_asked, kept_out, way
from handlers.groups.members import members, members_at, members_changed, promoted
from handlers.groups.presence import bot_joined, bot_left, heard, moved, retitled, topics
from handlers.groups.rights import Done, acted, rights

__all__ = [
    "FEATURE", "Done", "acted", "admitted", "bind", "bot_joined", "bot_left", "code_tried", "heard", "join_asked",
    "keep", "kept_out", "let", "members", "members_at", "members_changed", "moved", "pressed", "pressed_over",
    "promoted", "refuse", "retitled", "rights", "topics", "unbind", "way",
]  # fmt: skip
