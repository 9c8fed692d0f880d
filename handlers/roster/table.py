"""A table that a community keeps in a spreadsheet: its headings understood, each cell checked, every bad one named at
once. Rules; what the columns of a table are is said by whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

from handlers.roster.cells import BadCell, Cell, key, written

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: row as numbered in the sheet, heading as written in it. Neither: the whole file."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    row: int = 0
    heading: str = ""


class BadTable(Exception):
    """A table that cannot be taken, with everything that is wrong in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(sorted({problem.code for problem in problems})))
        self.problems = tuple(problems)


class Headings:
    """The columns that a table may have: by field, the Chinese words for it, the first of them the usual one."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words
        self._fields = {key(word): name for name, others in words.items() for word in (name, *others)}

    def field_of(self, heading: Cell) -> str | None:
        """Which field a heading means, in Chinese, English or both ("社区 / community"); none if we do not know it."""
        text = heading if isinstance(heading, str) else ""
        if name := self._fields.get(key(text).rstrip(":*")):
            return name
        meant = {self._fields.get(key(word)) for word in re.split(r"[\s/()（）／]+", text) if word}
        return meant.pop() if len(meant) == 1 else None

    def is_row(self, row: Sequence[Cell]) -> bool:
        """Whether a row names columns: two of its cells are headings that we know. A title above the table does not."""
        return sum(self.field_of(cell) is not None for cell in row) >= 2

    def columns(
        self, heading: Sequence[Cell], required: Callable[[Collection[str]], Sequence[str]]
    ) -> dict[str, int]:  # fmt: skip
        """Where each field stands. `required`: which there must be, given those that there are. Raises BadTable."""
        columns: dict[str, int] = {}
        unknown, twice = [], []
        for at, cell in enumerate(heading):
            if cell is None or not str(cell).strip():
                continue
            name = self.field_of(cell)
            if name is None:
                unknown.append(str(cell).strip())
            elif name in columns:
                twice.append(str(cell).strip())
            else:
                columns[name] = at
        missing = [self.words[name][0] for name in required(columns) if name not in columns]
        problems = [
            Problem(code, {"headings": "」「".join(dict.fromkeys(found)), "count": len(found)})
            for code, found in (("unknown-heading", unknown), ("heading-twice", twice), ("missing-heading", missing))
            if found
        ]
        if problems:
            raise BadTable(problems)
        return columns


def names_of(heading: Sequence[Cell], columns: Mapping[str, int]) -> dict[str, str]:
    """The headings as they are written, by field."""
    return {name: str(written(heading[at])) for name, at in columns.items()}


def without_heading(columns: Mapping[str, int], rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Problem]:
    """Cells that say something below no heading."""
    return [
        Problem("no-heading-above", {"value": str(cell)[:20], "column": at + 1}, number)
        for number, row in rows
        for at, cell in enumerate(row)
        if at not in columns.values() and cell is not None and str(cell).strip()
    ]


def in_order(
    problems: Sequence[Problem], columns: Mapping[str, int], names: Mapping[str, str]
) -> list[Problem]:  # fmt: skip
    """As they stand in the sheet: by row, then by column."""
    order = {names[name]: at for name, at in columns.items()}
    return sorted(problems, key=lambda problem: (problem.row, order.get(problem.heading, 999)))


class RowReader:
    """One row: reads its cells and gathers what is wrong with them. `words`: the usual headings, by field."""

    words: ClassVar[Mapping[str, tuple[str, ...]]]

    def __init__(
        self, number: int, row: Sequence[Cell], columns: Mapping[str, int], headings: Mapping[str, str]
    ) -> None:
        self.number = number
        self.bad: set[str] = set()
        self.problems: list[Problem] = []
        self._cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        self._headings = headings

    def take(self, name: str, read: Callable[[Cell], _T], blank: _T) -> _T:
        """What a cell says, or `blank` where it makes no sense."""
        try:
            return read(self._cells.get(name))
        except BadCell as error:
            self.wrong(name, error.code, **error.values)
            return blank

    def wrong(self, name: str, code: str, **values: object) -> None:
        """One complaint for each cell: the first is the cause of the others."""
        if name not in self.bad:
            self.bad.add(name)
            heading = self._headings.get(name, self.words[name][0])
            self.problems.append(Problem(code, values, self.number, heading))
