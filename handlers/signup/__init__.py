"""报名接龙: calls for hands, the chain of those who come, and points for those who came.

`asked` and `heard` take what people write, `pressed` what they press; `compose` writes the living list "signup/<id>",
`FEATURE` is what the clock does. `show_open` is for whoever makes a group a building's.
"""

from handlers.signup.calling import DRAFT
from handlers.signup.calling import answered as draft_answered
from handlers.signup.conversation import asked, heard, pressed, pressed_in_group
from handlers.signup.joining import WHO, name_typed
from handlers.signup.listing import compose
from handlers.signup.settling import CAME, points
from handlers.signup.settling import answered as came_answered
from handlers.signup.telling import show_open
from handlers.signup.timing import FEATURE

EXPECTED = {DRAFT: draft_answered, WHO: name_typed, CAME: came_answered}

__all__ = ["EXPECTED", "FEATURE", "asked", "compose", "heard", "points", "pressed", "pressed_in_group", "show_open"]
