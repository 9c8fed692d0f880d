"""The import of a roster: files read as tables, and the command."""

from __future__ import annotations

from bot.roster.command import import_file
from bot.roster.reading import NoTable, Table, read_table

__all__ = ["NoTable", "Table", "import_file", "read_table"]
