"""Every table, by what it is about.

Rules that hold for all of them: times are aware UTC (`Instant`); each row of a community carries `community_id`, so
that the tables can be distributed by it; what happened is never overwritten, a later row points at the one it replaces.
"""

from __future__ import annotations

from storage.models.base import Base
from storage.models.health import Absence, Alert, Complaint, Reading
from storage.models.place import Area, Case, Grant, Household, Person
from storage.models.post import Arrival, File, Letter, Pause
from storage.models.record import History, Mark, Opening
from storage.models.speakers import Account, Group, GroupMember, Invite, Stranger

__all__ = [
    "Absence",
    "Account",
    "Alert",
    "Area",
    "Arrival",
    "Base",
    "Case",
    "Complaint",
    "File",
    "Grant",
    "Group",
    "GroupMember",
    "History",
    "Household",
    "Invite",
    "Letter",
    "Mark",
    "Opening",
    "Pause",
    "Person",
    "Reading",
    "Stranger",
]
