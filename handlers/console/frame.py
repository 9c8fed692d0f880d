"""What a page of the console is made of: tables in plain words, read for somebody in a place."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.access import Act
from handlers.chat import Words
from handlers.rules import Rules
from storage.accounts import Speaker
from storage.database import Db
from storage.temperature import Within

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """One table, in plain words. The first cell of a row says what the row is about. `about` stands before the rows,
    the count first; `empty` takes the place of the rows where there are none."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who looks, and where: `within` is what the gate has let them see by the page's act, already narrowed to the
    building `inside`, where one was chosen. A page that asks for a second act narrows that one itself."""

    db: Db
    rules: Rules
    words: Words
    now: datetime
    speaker: Speaker
    within: Within
    inside: int | None = None

    @property
    def language(self) -> str:
        """What they read."""
        return self.speaker.language

    def say(self, phrase: str, /, **values: object) -> str:
        """A phrase as cells have it: plain words. (Phrases of the console hold no marks.)"""
        return html.unescape(self.words(self.language, phrase, **values))

    def columns(self, *names: str) -> tuple[str, ...]:
        """The headings of these columns."""
        return tuple(self.say("console-column", column=name) for name in names)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its word in the address, the act that the gate is asked for, and who reads its tables. What it is
    called stands in the phrases `console-page` and `console-about`."""

    name: str
    act: Act
    read: Callable[[Asked], Awaitable[tuple[Table, ...]]]
