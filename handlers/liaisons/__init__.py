"""谁照看谁: who looks after which door, and how that changes.

`spreading.py` is the rule by which households are spread and the one that says who looks after a door; `naming.py` what
people write, `asking.py` which person and which door they mean; `assigning.py`, `proposing.py`, `team.py` and
`dismissing.py` carry it out, `showing.py` shows it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.chat import Talk
from handlers.liaisons import dismissing, proposing, showing, team
from handlers.liaisons.conversation import assign, dismiss, pressed, said
from handlers.liaisons.conversation import team_ as team_of
from handlers.liaisons.showing import FEATURE, mine, overview
from handlers.liaisons.team import show_phone

# What the buttons below our lists begin with. Each checks for itself who presses it.
BUTTONS: dict[str, Callable[[Talk, str], Awaitable[None]]] = {
    "liaison": pressed,
    "liaisons": showing.turned,
    "spread": proposing.pressed,
    "dismiss": dismissing.pressed,
    "keeps": mine,
    "team": lambda talk, _: team.show(talk),
}

EXPECTED = {dismissing.SURE: dismissing.answered}

__all__ = ["BUTTONS", "EXPECTED", "FEATURE", "assign", "dismiss", "mine", "overview", "said", "show_phone", "team_of"]
