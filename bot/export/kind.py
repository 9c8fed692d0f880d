"""What something that can be exported has to say for itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.sheets import Cell, Source

Row = Sequence[Cell]


class Nothing(Exception):
    """There is no such thing to export: `phrase` says it, `values` go into it."""

    def __init__(self, phrase: str, **values: object) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.values = values


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line. `notice`: the number of one; 0: all. `since`, `until`: days, both
    included."""

    notice: int = 0
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class What:
    """One of the things that can be exported. `heading` gives the columns, `rows` all rows, some at a time; it raises
    Nothing before the first. `subject`: what the record calls it."""

    title: Callable[[Source], str]
    heading: Callable[[Source], list[str]]
    rows: Callable[[Source, Asked], AsyncIterator[Sequence[Row]]]
    subject: Callable[[Asked], str]
