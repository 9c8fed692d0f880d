"""When a notice goes out: once, or again and again by a rule, in the community's own time. Rules only.

| file | what it knows |
|---|---|
| `model.py` | `When`, `NotATime`, and the shape of a rule as Notice.repeats keeps it |
| `tokens.py` | the pieces of what people type: days, clocks, rules, beginnings and ends |
| `clocks.py`, `days.py`, `naming.py`, `cron.py` | what a piece means: a clock, a day, a rule, a cron line |
| `reading.py` | from what was typed to a `When` |
| `following.py` | the moments of a rule |
| `workdays.py` | the official holidays, and the days worked instead |
| `saying.py` | a rule in words, and its next moments |
"""

from __future__ import annotations

from handlers.notices.timing.following import coming, following, in_quiet
from handlers.notices.timing.model import NotATime, When
from handlers.notices.timing.reading import read
from handlers.notices.timing.saying import coming_said, refusal, said

__all__ = ["NotATime", "When", "coming", "coming_said", "following", "in_quiet", "read", "refusal", "said"]
