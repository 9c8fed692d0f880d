"""Tables as files for spreadsheet programs: workbooks (bot.tables.workbook) and CSV, readable by their owner alone."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no spreadsheet takes them


def inert(text: str) -> str:
    """What begins like a formula (a name, a room) must not be worked out by the spreadsheet."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def clean(value: str | int | float | None) -> str | int | float | None:
    """A cell's value as it may stand in a file."""
    return inert(_CONTROL.sub("", value)) if isinstance(value, str) else value


def csv_lines(rows: Iterable[Sequence[str | int | float | None]]) -> str:
    """Rows as lines of CSV."""
    table = io.StringIO(newline="")
    csv.writer(table).writerows([clean(value) for value in row] for row in rows)
    return table.getvalue()


def open_private(path: Path) -> int:
    """A file to write anew, for its owner's eyes alone; gives its descriptor. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(descriptor, 0o600)
    return descriptor
