"""What is scheduled: seen, paused, gone on with, skipped, ended, set to another time or to other words; and what was
missed, sent after all."""

from __future__ import annotations

from handlers.notices.repeating.changing import answered
from handlers.notices.repeating.conversation import asked, pressed
from handlers.notices.repeating.listing import EXPECTED_NAME

EXPECTED = {EXPECTED_NAME: answered}

__all__ = ["EXPECTED", "asked", "pressed"]
