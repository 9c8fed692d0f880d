"""Living messages: one message of a chat that is edited in place instead of a stream of new ones.

What changes writes a letter with the name alone (`Pen.refresh`), in its own transaction; what the message says is put
together here shortly before it goes, so that the last one to go has seen everything, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.chat import Choice, Marked, Words
from handlers.rules import Rules
from storage.database import Db


@dataclass(frozen=True, slots=True)
class Page:
    """What a composer needs: the chat and the message's name ("signup/12"), and what all conversations have."""

    db: Db
    rules: Rules
    words: Words
    now: datetime
    chat: str
    name: str

    @property
    def subject(self) -> int:
        """The number in the name; 0 where there is none."""
        number = self.name.partition("/")[2]
        return int(number) if number.isascii() and number.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What a living message says now. It must fit into one message: at most about 3,000 characters."""

    text: Marked
    choices: tuple[Choice, ...] = ()


Composer = Callable[[Page], Awaitable[Wording | None]]
COMPOSERS: dict[str, Composer] = {}


async def compose(page: Page) -> Wording | None:
    """The newest wording of a living message; none where there is nothing to say any more."""
    composer = COMPOSERS.get(page.name.partition("/")[0])
    return await composer(page) if composer is not None else None
