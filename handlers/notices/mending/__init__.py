"""更正 and 收回: what has gone out is written anew in its place, or taken away.

`changing` are the two use cases, `spreading` carries them to the chats, `pinning` keeps one pinned notice of a kind in
a group, `reading` understands what staff type; `conversation`, and behind it `choosing`, `correcting`, `withdrawing`,
is how they do it in a chat.
"""

from handlers.notices.mending.changing import correct, withdraw
from handlers.notices.mending.conversation import asked, asked_back, pressed
from handlers.notices.mending.correcting import WORDS, typed
from handlers.notices.mending.pinning import compose as compose_pins
from handlers.notices.mending.pinning import pinned
from handlers.notices.mending.spreading import FEATURE

EXPECTED = {WORDS: typed}

__all__ = [
    "EXPECTED", "FEATURE", "asked", "asked_back", "compose_pins", "correct", "pinned", "pressed", "typed", "withdraw",
]  # fmt: skip
