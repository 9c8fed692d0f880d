"""What a feature has the clock do: a common word for it, so that the schedule can ask all features alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.chat import Letter, Words
from handlers.rules import Rules
from storage.database import Db


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing whose time has come. `subject` is what it is about ("thread/17"), `what` is to be done with it."""

    feature: str
    what: str
    subject: str
    at: datetime
    community_id: int | None = None

    @property
    def key(self) -> str:
        """Unique for ever: nothing has the same thing done twice at the same moment."""
        return f"{self.subject}/{self.what}/{self.at:%Y%m%dT%H%M%S}"

    @property
    def id(self) -> int:
        """The number in the subject."""
        return int(self.subject.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature that has something to do at its time. `due` asks what is to be done now and has not been; `do` does one
    thing, in a transaction of its own: twice, or in two processes at once, gives no letters the second time. `brisk`:
    it is asked every few seconds, so `due` must cost next to nothing while there is nothing to do."""

    due: Callable[[Db, Rules, datetime], Awaitable[list[Errand]]]
    do: Callable[[Db, Rules, Words, Errand, datetime], Awaitable[list[Letter]]]
    brisk: bool = False
