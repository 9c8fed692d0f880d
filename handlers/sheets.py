"""Workbooks that a letter carries. The letter holds only what is wanted (`Picture.sheet`); what stands in it is read
here shortly before it goes, outside of anybody's turn, because it may be thousands of rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.chat import Words
from handlers.rules import Rules
from storage.database import Db

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Source:
    """What whoever fills a workbook needs: an open transaction, and what all conversations have."""

    db: Db
    rules: Rules
    words: Words
    now: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, in plain values. `above`: lines over the heading, which stay with it on every page.
    `pages`: it is to be printed, and a new page begins before each of these rows (counted from 0)."""

    title: str
    heading: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[str] = ()
    pages: Sequence[int] | None = None


def workbook(name: str, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """A workbook as plain data, from which bot/tables makes the file; `name`: of the file, with its ending."""
    return {
        "kind": "workbook",
        "name": name,
        "sheets": [
            {
                "title": sheet.title, "heading": list(sheet.heading), "rows": [list(row) for row in sheet.rows],
                "above": list(sheet.above), "pages": None if sheet.pages is None else list(sheet.pages),
            }
            for sheet in sheets
        ],
    }  # fmt: skip


Filler = Callable[[Source, dict[str, Any]], Awaitable[dict[str, Any] | None]]
FILLERS: dict[str, Filler] = {}


async def fill(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The workbook that is wanted, as plain data; none where nobody knows how to fill it. `wanted["of"]` says whose it
    is, the rest is theirs."""
    filler = FILLERS.get(wanted.get("of", ""))
    return await filler(source, wanted) if filler is not None else None
