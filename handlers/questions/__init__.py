"""问: what people ask in plain words is looked up in current notices and in the FAQ that staff keep.

`reading` says what a question asks and what a passage speaks of, by `vocabulary` and `days`; `cutting` cuts notices
into passages (`sources`), `ranking` decides what answers and whether that is certain, `against` what speaks against it
(all rules). `indexing` keeps the passages,
`conversation` answers, `answering` keeps the FAQ, `evening` tells staff what nothing has answered.
"""

from __future__ import annotations

from handlers.questions.answering import TEXT, asked_for, keep_last, said
from handlers.questions.answering import pressed as pressed_faq
from handlers.questions.conversation import asked, pressed
from handlers.questions.evening import FEATURE
from handlers.questions.indexing import index

__all__ = ["FEATURE", "TEXT", "asked", "asked_for", "index", "keep_last", "pressed", "pressed_faq", "said"]
