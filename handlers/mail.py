"""What the clock writes: the letters of one thing that is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from handlers.chat import Letter, Pen, Words
from handlers.rules import Rules


@dataclass(slots=True)
class Mail(Pen):
    """The letters of one thing that the clock does; `key` is unique for ever."""

    key: str
    community_id: int | None
    words: Words
    rules: Rules
    now: datetime
    letters: list[Letter] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The key of what is done."""
        return self.key

    @property
    def community(self) -> int | None:
        """Whose letters they are."""
        return self.community_id
