"""辟谣: what people pass round and ask about goes to staff as one item; the official answer goes to everyone who asked.

`vocabulary` and `likeness` are rules: how people ask, and what makes two the same. `asking` takes questions in,
`telling` writes to staff and to those who asked, `answering` is how staff answer.
"""

from __future__ import annotations

from handlers.rumours.answering import EXPECTED, pressed, replied
from handlers.rumours.asking import asked_by_name, heard, is_article, offer
from handlers.rumours.telling import FEATURE, compose

__all__ = ["EXPECTED", "FEATURE", "asked_by_name", "compose", "heard", "is_article", "offer", "pressed", "replied"]
