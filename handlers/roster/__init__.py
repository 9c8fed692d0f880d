"""名册: who lives behind which door, who looks after whom and who is in quarantine, as the community's sheet says."""

from __future__ import annotations

from handlers.roster.cells import BadCell, Cell, last_day, name_mask, phone_mask, phone_number
from handlers.roster.importing import Prepared, carry_out, prepare
from handlers.roster.plan import Plan, Remark
from handlers.roster.sheet import BadRoster, Entry, Problem, Sheet, is_heading_row, read_rows

__all__ = [
    "BadCell",
    "BadRoster",
    "Cell",
    "Entry",
    "Plan",
    "Prepared",
    "Problem",
    "Remark",
    "Sheet",
    "carry_out",
    "is_heading_row",
    "last_day",
    "name_mask",
    "phone_mask",
    "phone_number",
    "prepare",
    "read_rows",
]
