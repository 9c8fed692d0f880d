"""通知: written once, sent on time to everyone it is for, with proof of who has read it.

`markup` and `wording` say how a notice reads, `writing` is the conversation in which staff write one, `timing` says
when it goes out, `sending` sends it, `progress` tells its author how that goes, `receipts` keeps who has read it,
`coverage` shows it."""

from __future__ import annotations

from handlers.notices import coverage, progress, repeating
from handlers.notices.asked import asked
from handlers.notices.reading import listed
from handlers.notices.receipts import FEATURE as RECEIPTS
from handlers.notices.receipts import (
    compose_list,
    compose_nudge,
    pressed,
    pressed_in_group,
    said,
    told,
    told_typed,
)
from handlers.notices.sending import FEATURE
from handlers.notices.wording import compose

__all__ = [
    "FEATURE", "RECEIPTS", "asked", "compose", "compose_list", "compose_nudge", "coverage", "listed", "pressed",
    "pressed_in_group", "progress", "repeating", "said", "told", "told_typed",
]  # fmt: skip
