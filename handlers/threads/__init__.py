"""传话: what a household and those who look after it say to each other, carried both ways without anybody's address.

`rules.py` says who hears of it in which order and when, `hearing.py` who that is now, `relaying.py` carries from the
household, `replying.py` back to it, `handing.py` over to a doctor or counsellor; `reminding.py` is what the clock does,
`finding.py` the lists, `letters.py` how all of it is said, `vocabulary.py` what people write when there is nothing to
answer.
"""

from __future__ import annotations

from handlers.threads.finding import find, listed
from handlers.threads.handing import pressed
from handlers.threads.letters import Content
from handlers.threads.relaying import changed, keep, pass_on, wordless
from handlers.threads.reminding import FEATURE
from handlers.threads.replying import REPLY, expected, forget, read_out, replied, said, which
from handlers.threads.vocabulary import is_thanks, says_nothing

__all__ = [
    "FEATURE", "REPLY", "Content", "changed", "expected", "find", "forget", "is_thanks", "keep", "listed", "pass_on",
    "pressed",
    "read_out", "replied", "said", "says_nothing", "which", "wordless",
]  # fmt: skip
