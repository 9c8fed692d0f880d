"""名册: who lives behind which door, who looks after whom and who is in quarantine, as the community's sheet says."""

from __future__ import annotations

from handlers.roster.cells import BadCell, Cell, last_day, name_mask, phone_mask, phone_number
from handlers.roster.importing import Prepared, carry_out, prepare
from handlers.roster.plan import Plan, Remark
from handlers.roster.sheet import Entry, Sheet, is_heading_row, read_rows
from handlers.roster.table import BadTable, Headings, Problem, RowReader, in_order, names_of, without_heading

__all__ = [
    "BadCell",
    "BadTable",
    "Cell",
    "Entry",
    "Headings",
    "Plan",
    "Prepared",
    "Problem",
    "Remark",
    "RowReader",
    "Sheet",
    "carry_out",
    "in_order",
    "is_heading_row",
    "last_day",
    "name_mask",
    "names_of",
    "phone_mask",
    "phone_number",
    "prepare",
    "read_rows",
    "without_heading",
]
