"""The import of a roster, and of a plan of shifts: files read as tables, and the commands."""

from __future__ import annotations

from bot.roster.command import import_file
from bot.roster.duty import import_duty
from bot.roster.reading import NoTable, Table, read_table

__all__ = ["NoTable", "Table", "import_duty", "import_file", "read_table"]
