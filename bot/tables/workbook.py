"""Workbooks (.xlsx) of plain data (handlers.sheets.workbook): headings that stay in sight, a filter, columns as wide as
what stands in them; or, for a sheet that is to be printed, lines, and pages that begin where they should."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from bot.tables import clean

_BOLD = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="E3EDE7")
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_A4 = 9  # as spreadsheets number papers
_MEASURED = 500  # rows that say how wide a column is
_WIDEST, _NARROWEST = 42, 6  # of a column, in digits
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_FULL = _WIDEST - 4  # what a line of the widest column holds: words are not cut through
_LINE_HIGH, _TALLEST = 15, 400  # points
_NOT_IN_TITLES = str.maketrans("", "", "[]:*?/\\'")


def made(book: dict[str, Any]) -> bytes:
    """The file."""
    found = Workbook(write_only=True)
    for sheet in book["sheets"]:
        _add(found, sheet)
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


def _add(book: Workbook, sheet: dict[str, Any]) -> None:
    page = book.create_sheet(sheet["title"].translate(_NOT_IN_TITLES)[:31] or None)
    heading, rows, above = sheet["heading"], sheet["rows"], sheet.get("above", ())
    printed = sheet.get("pages") is not None
    top = len(above) + 1  # the heading's row
    for number, width in enumerate(_widths([heading, *rows[:_MEASURED]], heading), 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = f"A{top + 1}"
    last = get_column_letter(len(heading))
    if printed:
        _for_paper(page, top, [number for number in sheet["pages"] if number])
    else:
        page.auto_filter.ref = f"A{top}:{last}{top + len(rows)}"
    for line in above:
        page.append([_cell(page, line, font=_BOLD)])
    page.append([_cell(page, name, font=_BOLD, fill=_SHADE, border=_BOX if printed else None) for name in heading])
    boxed = _cell(page, None, border=_BOX, alignment=_WRAPPED)._style  # looked up once: there may be 100,000 cells
    for number, row in enumerate(rows, top + 1):
        if printed and (lines := max(map(_lines, row), default=1)) > 1:  # of more lines than one: nothing is cut off
            page.row_dimensions[number].height = min(_TALLEST, lines * _LINE_HIGH + 9)
        page.append([_boxed(page, value, boxed) for value in row] if printed else [clean(value) for value in row])


def _cell(page: Any, value: str | int | float | None, **looks: Any) -> Any:
    cell = WriteOnlyCell(page, clean(value))
    for name, look in looks.items():
        if look is not None:
            setattr(cell, name, look)
    if "alignment" not in looks:
        cell.alignment = Alignment(vertical="center")
    return cell


def _boxed(page: Any, value: str | int | float | None, style: Any) -> Any:
    cell: Any = WriteOnlyCell(page, clean(value))
    cell._style = style
    return cell


def _for_paper(page: Any, top: int, pages: Iterable[int]) -> None:
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.sheet_format.defaultRowHeight, page.sheet_format.customHeight = 24, True
    page.print_title_rows = f"1:{top}"
    for number in pages:
        page.row_breaks.append(Break(id=top + number))  # behind the row of that number, as the sheet counts


def _widths(rows: Sequence[Sequence[str | int | float | None]], heading: Sequence[str]) -> list[int]:
    """A Chinese character is twice as wide as a digit."""
    return [
        max(_NARROWEST, *(min(_WIDEST, _width(row[number]) + 2) for row in rows if number < len(row)))
        for number in range(len(heading))
    ]


def _lines(value: str | int | float | None) -> int:
    """How many lines a cell's words take in the widest column."""
    return -(-_width(value) // _FULL) if isinstance(value, str) and len(value) * 2 > _FULL else 1


def _width(value: str | int | float | None) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in str("" if value is None else value))
