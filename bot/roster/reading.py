"""Tables from files: .xlsx and .csv as spreadsheet programs really save them, or one reason why not."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from handlers.roster import Cell

_SEARCHED = 20  # rows in which the headings are looked for, below whatever title stands above the table
_BOOKS = (".xlsx", ".xlsm")
_TEXTS = (".csv", ".tsv", ".txt")
_MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')

Row = tuple[int, Sequence[Cell]]  # the number of the row as the spreadsheet shows it, and its cells


class NoTable(Exception):
    """A file that we cannot read as a table: `code` names the sentence, `values` go into it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Table:
    """The heading row and the rows below it that hold anything."""

    heading: Sequence[Cell]
    rows: Sequence[Row]


def read_table(path: Path, is_heading_row: Callable[[Sequence[Cell]], bool]) -> Table:
    """The table of a file: in a workbook that of the first sheet which has a heading row. Raises NoTable."""
    suffix = path.suffix.lower()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NoTable("no-file") from None
    except OSError as error:
        raise NoTable("no-access", reason=error.strerror or "") from None
    if not content.strip():
        raise NoTable("empty")
    if suffix == ".xls" or content.startswith(b"\xd0\xcf\x11\xe0"):  # the old format; also a workbook with a password
        raise NoTable("old-excel")
    if suffix not in _BOOKS + _TEXTS:
        raise NoTable("not-a-table")
    sheets = _book(content) if content.startswith(b"PK\x03\x04") else _text(content, is_heading_row)
    for rows in sheets:
        for at, (_, cells) in enumerate(rows[:_SEARCHED]):
            if is_heading_row(cells):
                return Table(cells, rows[at + 1 :])
    raise NoTable("no-heading-row")


def _book(content: bytes) -> Iterator[list[Row]]:
    """The rows of one sheet after another; formulas as the values last worked out."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drop-downs and styles, which we do not need
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if isinstance(sheet, ReadOnlyWorksheet):
                    sheet.reset_dimensions()  # some programs write wrong ones, and rows would be missing
                    rows: list[tuple[int, list[Any]]] = [
                        (number, list(cells))
                        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)
                        if _holds(cells)
                    ]
                    _spread(content, sheet, rows)
                    yield [*rows]
    except Exception:  # a damaged workbook fails in openpyxl in more ways than it has names for
        raise NoTable("not-a-table") from None


def _spread(content: bytes, sheet: ReadOnlyWorksheet, rows: list[tuple[int, list[Any]]]) -> None:
    """A cell merged downwards stands for each of its rows; the file holds its value in the first alone."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        source = archive.read(sheet._worksheet_path)  # type: ignore[attr-defined]
    by_number = dict(rows)
    for left, top, _, bottom in _MERGED.findall(source):
        first, last, at = int(top), int(bottom), column_index_from_string(left.decode()) - 1
        above = by_number.get(first, [])
        if last == first or at >= len(above):
            continue
        for number in range(first + 1, last + 1):
            cells = by_number.get(number)
            if cells is not None:
                cells.extend([None] * (at + 1 - len(cells)))
                cells[at] = above[at]


def _text(content: bytes, is_heading_row: Callable[[Sequence[Cell]], bool]) -> Iterator[list[Row]]:
    """The rows as each separator parts them, the one with which there is a heading row first."""
    text = _decoded(content)
    broken: NoTable | None = None
    for separator in (",", ";", "\t"):
        rows: list[Row] = []
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            for number, cells in enumerate(reader, 1):
                if _holds(cells):
                    rows.append((number, list(cells)))
        except csv.Error:
            if any(is_heading_row(cells) for _, cells in rows[:_SEARCHED]):
                broken = NoTable("broken-csv", row=str(rows[-1][0] + 1))
            continue
        yield rows
    if broken:
        raise broken


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise NoTable("not-a-table")
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoTable("not-a-table")


def _holds(cells: Sequence[Any]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)
